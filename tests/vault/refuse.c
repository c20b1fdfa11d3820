/* Both open() and open64() have names here: none stands for another. */
#undef _FILE_OFFSET_BITS

#include "refuse.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <argon2.h>
#include <libgfshare.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <sqlite3.h>

#include "vault/heap.h"

#ifdef __SANITIZE_ADDRESS__
#define OWN_MEMORY 0 /* it is the sanitizer's */
#else
#define OWN_MEMORY 1
#endif

static struct {
    bool on;
    long at;
    long calls;
    const char *name;
} plan;

/* Where the code of this program lies; set by the linker. */
extern const char __executable_start;
extern const char etext;

void
refuse_begin(long at)
{
    plan.at = at;
    plan.calls = 0;
    plan.name = NULL;
    plan.on = true;
}

bool
refuse_end(void)
{
    plan.on = false;
    return plan.name != NULL;
}

const char *
refuse_name(void)
{
    return plan.name == NULL ? "nothing" : plan.name;
}

/* Whether this call, made from `caller`, fails. */
static bool
strike(const char *name, const void *caller)
{
    const char *from = caller;

    if (!plan.on || from < &__executable_start || from >= &etext ||
        ++plan.calls != plan.at) {
        return false;
    }
    plan.name = name;
    errno = EIO;
    return true;
}

/* dlsym() returns an object pointer; POSIX lets it become a function. */
static void
find(const char *name, void *ret_function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(ret_function, &found, sizeof(found));
}

/* Defines `name` in front of a library: it fails with `failure`, or goes on. */
#define IN_FRONT_OF(type, name, parameters, arguments, failure)                \
    type name parameters                                                       \
    {                                                                          \
        static type(*next) parameters;                                         \
                                                                               \
        if (next == NULL) {                                                    \
            find(#name, &next);                                                \
        }                                                                      \
        return strike(#name, __builtin_return_address(0)) ? (failure)          \
                                                          : next arguments;    \
    }

/* --- SQLite ----------------------------------------------------------------
 */

IN_FRONT_OF(int, sqlite3_step, (sqlite3_stmt * stmt), (stmt), SQLITE_IOERR)
IN_FRONT_OF(int, sqlite3_exec,
    (sqlite3 * db, const char *sql, int (*take)(void *, int, char **, char **),
        void *data, char **error),
    (db, sql, take, data, error), SQLITE_IOERR)
IN_FRONT_OF(int, sqlite3_prepare_v2,
    (sqlite3 * db, const char *sql, int len, sqlite3_stmt **stmt,
        const char **tail),
    (db, sql, len, stmt, tail), (*stmt = NULL, SQLITE_NOMEM))
IN_FRONT_OF(int, sqlite3_prepare_v3,
    (sqlite3 * db, const char *sql, int len, unsigned flags,
        sqlite3_stmt **stmt, const char **tail),
    (db, sql, len, flags, stmt, tail), (*stmt = NULL, SQLITE_NOMEM))
IN_FRONT_OF(int, sqlite3_bind_int64,
    (sqlite3_stmt * stmt, int index, sqlite3_int64 value), (stmt, index, value),
    SQLITE_NOMEM)
IN_FRONT_OF(int, sqlite3_bind_text,
    (sqlite3_stmt * stmt, int index, const char *text, int len,
        void (*release)(void *)),
    (stmt, index, text, len, release), SQLITE_NOMEM)
IN_FRONT_OF(int, sqlite3_bind_text64,
    (sqlite3_stmt * stmt, int index, const char *text, sqlite3_uint64 len,
        void (*release)(void *), unsigned char encoding),
    (stmt, index, text, len, release, encoding), SQLITE_NOMEM)
IN_FRONT_OF(int, sqlite3_bind_blob64,
    (sqlite3_stmt * stmt, int index, const void *bytes, sqlite3_uint64 len,
        void (*release)(void *)),
    (stmt, index, bytes, len, release), SQLITE_NOMEM)
IN_FRONT_OF(int, sqlite3_bind_pointer,
    (sqlite3_stmt * stmt, int index, void *pointer, const char *type,
        void (*release)(void *)),
    (stmt, index, pointer, type, release), SQLITE_NOMEM)

/*
 * In place of vault/heap.c: SQLite keeps to its own memory here.  What it asks
 * for is a call among libraries, and SQLCipher 4.6.1 does not survive each of
 * them failing.
 */
void
vault_heap_install(void)
{
}

/* An empty text is as good as none. */
const unsigned char *
sqlite3_column_text(sqlite3_stmt *stmt, int column)
{
    static const unsigned char *(*next)(sqlite3_stmt *, int);

    if (next == NULL) {
        find("sqlite3_column_text", &next);
    }
    return sqlite3_column_bytes(stmt, column) > 0 &&
            strike("sqlite3_column_text", __builtin_return_address(0))
        ? NULL
        : next(stmt, column);
}

IN_FRONT_OF(int, sqlite3_file_control,
    (sqlite3 * db, const char *name, int what, void *data),
    (db, name, what, data), SQLITE_IOERR)
IN_FRONT_OF(int, sqlite3_open_v2,
    (const char *path, sqlite3 **db, int flags, const char *vfs),
    (path, db, flags, vfs), (*db = NULL, SQLITE_NOMEM))
IN_FRONT_OF(int, sqlite3_key_v2,
    (sqlite3 * db, const char *name, const void *key, int len),
    (db, name, key, len), SQLITE_NOMEM)
IN_FRONT_OF(int, sqlite3_rekey_v2,
    (sqlite3 * db, const char *name, const void *key, int len),
    (db, name, key, len), SQLITE_IOERR)

/* --- chance and ciphers -----------------------------------------------------
 */

IN_FRONT_OF(ssize_t, getrandom, (void *bytes, size_t len, unsigned flags),
    (bytes, len, flags), -1)
IN_FRONT_OF(EVP_KDF *, EVP_KDF_fetch,
    (OSSL_LIB_CTX * library, const char *name, const char *properties),
    (library, name, properties), NULL)
IN_FRONT_OF(EVP_KDF_CTX *, EVP_KDF_CTX_new, (EVP_KDF * kdf), (kdf), NULL)
IN_FRONT_OF(int, EVP_KDF_derive,
    (EVP_KDF_CTX * context, unsigned char *key, size_t len,
        const OSSL_PARAM parameters[]),
    (context, key, len, parameters), 0)
IN_FRONT_OF(EVP_CIPHER_CTX *, EVP_CIPHER_CTX_new, (void), (), NULL)
IN_FRONT_OF(int, EVP_DecryptInit_ex,
    (EVP_CIPHER_CTX * context, const EVP_CIPHER *cipher, ENGINE *engine,
        const unsigned char *key, const unsigned char *iv),
    (context, cipher, engine, key, iv), 0)
IN_FRONT_OF(int, EVP_EncryptInit_ex,
    (EVP_CIPHER_CTX * context, const EVP_CIPHER *cipher, ENGINE *engine,
        const unsigned char *key, const unsigned char *iv),
    (context, cipher, engine, key, iv), 0)
IN_FRONT_OF(int, EVP_EncryptUpdate,
    (EVP_CIPHER_CTX * context, unsigned char *out, int *out_len,
        const unsigned char *in, int in_len),
    (context, out, out_len, in, in_len), 0)
IN_FRONT_OF(int, EVP_EncryptFinal_ex,
    (EVP_CIPHER_CTX * context, unsigned char *out, int *out_len),
    (context, out, out_len), 0)
IN_FRONT_OF(int, PKCS5_PBKDF2_HMAC,
    (const char *text, int text_len, const unsigned char *salt, int salt_len,
        int rounds, const EVP_MD *digest, int key_len, unsigned char *key),
    (text, text_len, salt, salt_len, rounds, digest, key_len, key), 0)
IN_FRONT_OF(gfshare_ctx *, gfshare_ctx_init_enc,
    (unsigned char *indexes, unsigned count, unsigned char needed,
        unsigned len),
    (indexes, count, needed, len), NULL)
IN_FRONT_OF(gfshare_ctx *, gfshare_ctx_init_dec,
    (unsigned char *indexes, unsigned count, unsigned len),
    (indexes, count, len), NULL)

/* By another name, or nothing would be asked of that library any more. */
int
argon2id_hash_raw(uint32_t passes, uint32_t memory_kib, uint32_t lanes,
    const void *text, size_t text_len, const void *salt, size_t salt_len,
    void *key, size_t key_len)
{
    return strike("argon2id_hash_raw", __builtin_return_address(0))
        ? ARGON2_MEMORY_ALLOCATION_ERROR
        : argon2_hash(passes, memory_kib / 1024 + 8 * lanes, lanes, text,
              text_len, salt, salt_len, key, key_len, NULL, 0, Argon2_id,
              ARGON2_VERSION_13);
}

/* --- files ------------------------------------------------------------------
 */

IN_FRONT_OF(ssize_t, read, (int fd, void *bytes, size_t len), (fd, bytes, len),
    -1)
IN_FRONT_OF(ssize_t, pread64, (int fd, void *bytes, size_t len, off64_t at),
    (fd, bytes, len, at), -1)
IN_FRONT_OF(ssize_t, write, (int fd, const void *bytes, size_t len),
    (fd, bytes, len), -1)
IN_FRONT_OF(int, fsync, (int fd), (fd), -1)
IN_FRONT_OF(int, rename, (const char *from, const char *to), (from, to), -1)
IN_FRONT_OF(int, renameat2,
    (int old_at, const char *from, int at, const char *to, unsigned flags),
    (old_at, from, at, to, flags), -1)
IN_FRONT_OF(int, stat64, (const char *path, struct stat64 *info), (path, info),
    -1)
IN_FRONT_OF(int, lstat64, (const char *path, struct stat64 *info), (path, info),
    -1)

int
open64(const char *path, int flags, ...)
{
    static int (*next)(const char *, int, ...);
    va_list rest;
    unsigned mode;

    if (next == NULL) {
        find("open64", &next);
    }
    va_start(rest, flags);
    mode = va_arg(rest, unsigned);
    va_end(rest);
    return strike("open64", __builtin_return_address(0))
        ? -1
        : next(path, flags, mode);
}

/* --- memory -----------------------------------------------------------------
 */

#if OWN_MEMORY
extern void *__libc_malloc(size_t len);
extern void *__libc_calloc(size_t count, size_t len);
extern void *__libc_realloc(void *old, size_t len);

static bool
lacks_memory(const char *name, const void *caller)
{
    if (strike(name, caller)) {
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *
malloc(size_t len)
{
    return lacks_memory("malloc", __builtin_return_address(0))
        ? NULL
        : __libc_malloc(len);
}

void *
calloc(size_t count, size_t len)
{
    return lacks_memory("calloc", __builtin_return_address(0))
        ? NULL
        : __libc_calloc(count, len);
}

void *
realloc(void *old, size_t len)
{
    return lacks_memory("realloc", __builtin_return_address(0))
        ? NULL
        : __libc_realloc(old, len);
}

char *
strdup(const char *text)
{
    size_t len = strlen(text) + 1;
    char *copy = lacks_memory("strdup", __builtin_return_address(0))
        ? NULL
        : __libc_malloc(len);

    return copy == NULL ? NULL : memcpy(copy, text, len);
}

char *
strndup(const char *text, size_t most)
{
    size_t len = strnlen(text, most);
    char *copy = lacks_memory("strndup", __builtin_return_address(0))
        ? NULL
        : __libc_calloc(len + 1, 1);

    return copy == NULL ? NULL : memcpy(copy, text, len);
}

int
asprintf(char **text, const char *format, ...)
{
    va_list values;
    int len;

    if (lacks_memory("asprintf", __builtin_return_address(0))) {
        return -1;
    }
    va_start(values, format);
    len = vasprintf(text, format, values);
    va_end(values);
    return len;
}

void *
mmap64(void *address, size_t len, int rights, int flags, int fd, off64_t at)
{
    static void *(*next)(void *, size_t, int, int, int, off64_t);

    if (next == NULL) {
        find("mmap64", &next);
    }
    return lacks_memory("mmap64", __builtin_return_address(0))
        ? MAP_FAILED
        : next(address, len, rights, flags, fd, at);
}
#endif
