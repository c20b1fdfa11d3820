/*
 * Preloaded into the program under test (LD_PRELOAD): ends it, or makes it
 * fail, at its Nth change of a file, its Nth read or its Nth request for
 * memory.  The variable FAULT says how; N = 0 only counts:
 *
 *   kill:N   SIGKILL in place of the Nth change
 *   torn:N   the Nth change, when it writes, is cut in half; then SIGKILL
 *   full:N   from the Nth change on, writes fail with ENOSPC
 *   fail:N   the Nth change alone fails with EIO
 *   short:N  the Nth change, when it writes, takes half of its bytes and says
 *            so
 *   read:N   the Nth read of a file fails with EIO
 *   nomem:N  the Nth request for memory alone is refused
 *   starve:N every request for memory from the Nth on is refused
 *
 * At the end the number of changes (reads, requests) goes to FAULT_COUNT.
 *
 * With CHEAP_ARGON2 set, Argon2id takes a thousandth of its memory, so that a
 * thousand runs take seconds; such vaults open in such programs only.
 * RESIDUE is residue.c's.  MEMINFO names a file that stands in for
 * /proc/meminfo.
 */

/* Both pwrite() and pwrite64() are defined here: no name stands for another. */
#undef _FILE_OFFSET_BITS

#include <argon2.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "tests/cli/opening.h"

enum fault {
    FAULT_NONE,
    FAULT_KILL,
    FAULT_TORN,
    FAULT_FULL,
    FAULT_FAIL,
    FAULT_SHORT,
    FAULT_READ,
    FAULT_NOMEM,
    FAULT_STARVE,
};

static enum fault fault;
static long at;
static long changes;
static long reads;
static long requests;

/* What the C library calls the functions that this file stands in for. */
extern void *__libc_malloc(size_t len);
extern void *__libc_calloc(size_t count, size_t len);
extern void *__libc_realloc(void *old, size_t len);

/* dlsym() returns an object pointer; POSIX lets it become a function. */
static void
real(const char *name, void *ret_function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(ret_function, &found, sizeof(found));
}

/* Counts one change; returns whether the call must fail, with errno set. */
static bool
strike(void)
{
    changes++;
    if ((fault == FAULT_KILL || fault == FAULT_TORN) && at > 0 &&
        changes >= at) {
        (void)kill(getpid(), SIGKILL);
    }
    if (fault == FAULT_FULL && at > 0 && changes >= at) {
        errno = ENOSPC;
        return true;
    }
    if (fault == FAULT_FAIL && changes == at) {
        errno = EIO;
        return true;
    }
    return false;
}

/* Whether this write is cut in half before the process is killed. */
static bool
tears(size_t len)
{
    return fault == FAULT_TORN && changes + 1 == at && len > 1;
}

/* How much of a write is done: less than asked for is no error. */
static size_t
shortened(size_t len)
{
    return fault == FAULT_SHORT && changes == at && len > 1 ? len / 2 : len;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
    ssize_t (*next)(int, const void *, size_t);

    real("write", &next);
    if (fd <= STDERR_FILENO) {
        return next(fd, bytes, len);
    }
    if (tears(len)) {
        (void)!next(fd, bytes, len / 2);
    }
    return strike() ? -1 : next(fd, bytes, shortened(len));
}

static ssize_t
put(const char *name, int fd, const void *bytes, size_t len, off_t offset)
{
    ssize_t (*next)(int, const void *, size_t, off_t);

    real(name, &next);
    if (tears(len)) {
        (void)!next(fd, bytes, len / 2, offset);
    }
    return strike() ? -1 : next(fd, bytes, shortened(len), offset);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t offset)
{
    return put("pwrite", fd, bytes, len, offset);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t offset)
{
    return put("pwrite64", fd, bytes, len, offset);
}

static int
on_fd(const char *name, int fd)
{
    int (*next)(int);

    real(name, &next);
    /* A full disk fails when the data are to go out, too. */
    return strike() ? -1 : next(fd);
}

int
fsync(int fd)
{
    return on_fd("fsync", fd);
}

int
fdatasync(int fd)
{
    return on_fd("fdatasync", fd);
}

/* A stream's own write(2) cannot be stood in for; its flush can. */
int
fflush(FILE *stream)
{
    int (*next)(FILE *);

    real("fflush", &next);
    if (stream == NULL || stream == stdout || stream == stderr) {
        return next(stream);
    }
    return strike() ? EOF : next(stream);
}

static int
cut(const char *name, int fd, off_t len)
{
    int (*next)(int, off_t);

    real(name, &next);
    /* Giving room back works on a full disk. */
    return strike() && fault != FAULT_FULL ? -1 : next(fd, len);
}

int
ftruncate(int fd, off_t len)
{
    return cut("ftruncate", fd, len);
}

int
ftruncate64(int fd, off64_t len)
{
    return cut("ftruncate64", fd, len);
}

int
unlink(const char *path)
{
    int (*next)(const char *);

    real("unlink", &next);
    return strike() && fault != FAULT_FULL ? -1 : next(path);
}

int
unlinkat(int dir, const char *path, int flags)
{
    int (*next)(int, const char *, int);

    real("unlinkat", &next);
    return strike() && fault != FAULT_FULL ? -1 : next(dir, path, flags);
}

int
rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    real("rename", &next);
    return strike() ? -1 : next(from, to);
}

int
renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    int (*next)(int, const char *, int, const char *);

    real("renameat", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to);
}

int
renameat2(int from_dir, const char *from, int to_dir, const char *to,
    unsigned flags)
{
    int (*next)(int, const char *, int, const char *, unsigned);

    real("renameat2", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to, flags);
}

int
linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
    int (*next)(int, const char *, int, const char *, int);

    real("linkat", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to, flags);
}

int
mkdir(const char *path, mode_t mode)
{
    int (*next)(const char *, mode_t);

    real("mkdir", &next);
    return strike() ? -1 : next(path, mode);
}

/* --- reading ------------------------------------------------------------- */

static bool
unreadable(void)
{
    reads++;
    if (fault == FAULT_READ && reads == at) {
        errno = EIO;
        return true;
    }
    return false;
}

ssize_t
read(int fd, void *ret_bytes, size_t len)
{
    ssize_t (*next)(int, void *, size_t);

    real("read", &next);
    return unreadable() ? -1 : next(fd, ret_bytes, len);
}

ssize_t
pread(int fd, void *ret_bytes, size_t len, off_t offset)
{
    ssize_t (*next)(int, void *, size_t, off_t);

    real("pread", &next);
    return unreadable() ? -1 : next(fd, ret_bytes, len, offset);
}

ssize_t
pread64(int fd, void *ret_bytes, size_t len, off64_t offset)
{
    ssize_t (*next)(int, void *, size_t, off64_t);

    real("pread64", &next);
    return unreadable() ? -1 : next(fd, ret_bytes, len, offset);
}

/* --- how much memory there is --------------------------------------------- */

static int
opened(const char *name, const char *path, int flags, mode_t mode)
{
    int (*next)(const char *, int, ...);
    const char *other = getenv("MEMINFO");

    real(name, &next);
    return next(other != NULL && strcmp(path, "/proc/meminfo") == 0 ? other
                                                                    : path,
        flags, mode);
}

/* --- memory -------------------------------------------------------------- */

static bool
refused(void)
{
    requests++;
    if ((fault == FAULT_NOMEM && requests == at) ||
        (fault == FAULT_STARVE && at > 0 && requests >= at)) {
        errno = ENOMEM;
        return true;
    }
    return false;
}

void *
malloc(size_t len)
{
    return refused() ? NULL : __libc_malloc(len);
}

void *
calloc(size_t count, size_t len)
{
    return refused() ? NULL : __libc_calloc(count, len);
}

void *
realloc(void *old, size_t len)
{
    return refused() ? NULL : __libc_realloc(old, len);
}

/* Guarded memory comes from here. */
void *
mmap(void *address, size_t len, int rights, int flags, int fd, off_t offset)
{
    static void *(*next)(void *, size_t, int, int, int, off_t);

    if (next == NULL) {
        real("mmap", &next);
    }
    return refused() ? MAP_FAILED
                     : next(address, len, rights, flags, fd, offset);
}

/* --- Argon2id ------------------------------------------------------------ */

int
argon2id_hash_raw(uint32_t passes, uint32_t memory_kib, uint32_t lanes,
    const void *text, size_t text_len, const void *salt, size_t salt_len,
    void *ret_key, size_t key_len)
{
    int (*next)(uint32_t, uint32_t, uint32_t, const void *, size_t,
        const void *, size_t, void *, size_t);

    real("argon2id_hash_raw", &next);
    if (getenv("CHEAP_ARGON2") != NULL) {
        memory_kib = memory_kib / 1024 + 8 * lanes;
    }
    return next(passes, memory_kib, lanes, text, text_len, salt, salt_len,
        ret_key, key_len);
}

/* --- the plan ------------------------------------------------------------ */

__attribute__((constructor)) static void
begin(void)
{
    static const struct {
        const char *name;
        enum fault fault;
    } names[] = { { "kill:", FAULT_KILL }, { "torn:", FAULT_TORN },
        { "full:", FAULT_FULL }, { "fail:", FAULT_FAIL },
        { "short:", FAULT_SHORT }, { "read:", FAULT_READ },
        { "nomem:", FAULT_NOMEM }, { "starve:", FAULT_STARVE } };
    const char *plan = getenv("FAULT");

    requests = 0;
    for (size_t i = 0; plan != NULL && i < sizeof(names) / sizeof(names[0]);
         i++) {
        if (strncmp(plan, names[i].name, strlen(names[i].name)) == 0) {
            at = strtol(plan + strlen(names[i].name), NULL, 10);
            fault = names[i].fault;
        }
    }
}

static long
counted(void)
{
    switch (fault) {
    case FAULT_READ: return reads;
    case FAULT_NOMEM:
    case FAULT_STARVE: return requests;
    case FAULT_NONE:
    case FAULT_KILL:
    case FAULT_TORN:
    case FAULT_FULL:
    case FAULT_FAIL:
    case FAULT_SHORT: break;
    }
    return changes;
}

__attribute__((destructor)) static void
end(void)
{
    const char *path = getenv("FAULT_COUNT");
    long count = counted();

    fault = FAULT_NONE;
    if (path != NULL) {
        FILE *out = fopen(path, "we");

        if (out != NULL) {
            fprintf(out, "%ld\n", count);
            (void)fclose(out);
        }
    }
}
