#include "cli/export/zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <malloc.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/export/sink.h"

struct member {
    const char *name;
    int fd;
    struct export_out *out;
    char hash[EXPORT_HASH_MAX]; /* empty until it is ended */
};

struct export_zip {
    struct member members[EXPORT_ZIP_MEMBERS];
    size_t count;
};

struct export_zip *
export_zip_new(void)
{
    return calloc(1, sizeof(struct export_zip));
}

void
export_zip_free(struct export_zip **zip)
{
    if (*zip != NULL) {
        for (size_t i = 0; i < (*zip)->count; i++) {
            export_out_free(&(*zip)->members[i].out);
            (void)close((*zip)->members[i].fd);
        }
        free(*zip);
        *zip = NULL;
    }
}

struct export_out *
export_zip_add(struct export_zip *zip, const char *name)
{
    struct member *member = &zip->members[zip->count];

    if (zip->count == EXPORT_ZIP_MEMBERS) {
        errno = ENFILE;
        return NULL;
    }
    *member = (struct member){ .name = name,
        .fd = memfd_create("member", MFD_CLOEXEC) };
    if (member->fd < 0) {
        return NULL;
    }
    member->out = export_out_new(member->fd);
    if (member->out == NULL) {
        (void)close(member->fd);
        errno = ENOMEM;
        return NULL;
    }
    zip->count++;
    return member->out;
}

bool
export_zip_digest(struct export_zip *zip, char ret_hash[EXPORT_HASH_MAX])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_state state;

    (void)crypto_hash_sha256_init(&state);
    for (size_t i = 0; i < zip->count; i++) {
        struct member *member = &zip->members[i];

        if (member->hash[0] == '\0' &&
            !export_out_finish(member->out, member->hash)) {
            return false;
        }
        (void)crypto_hash_sha256_update(&state,
            (const unsigned char *)member->hash, strlen(member->hash));
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)"  ", 2);
        (void)crypto_hash_sha256_update(&state,
            (const unsigned char *)member->name, strlen(member->name));
        (void)crypto_hash_sha256_update(&state, (const unsigned char *)"\n", 1);
    }
    (void)crypto_hash_sha256_final(&state, hash);
    (void)sodium_bin2hex(ret_hash, EXPORT_HASH_MAX, hash, sizeof(hash));
    return true;
}

/*
 * The libraries keep what they pack and unpack in windows of 32 KiB and more,
 * and free them as they are.  While this is on, free() overwrites what is
 * larger than its own small change (mallopt(3), M_PERTURB).
 */
static void
wipe_what_is_freed(bool on)
{
    (void)mallopt(M_PERTURB, on ? 0x5a : 0);
}

static la_ssize_t
pass_on(struct archive *archive, void *data, const void *bytes, size_t len)
{
    (void)archive;
    export_sink_put(data, bytes, len);
    return (la_ssize_t)len;
}

/* One file: its bytes are mapped, so that they are in no second buffer. */
static bool
pack(struct archive *archive, const struct export_zip_file *file, size_t len)
{
    struct archive_entry *entry = archive_entry_new();
    void *bytes = NULL;
    bool ok = entry != NULL;

    if (ok && len > 0) {
        bytes = mmap(NULL, len, PROT_READ, MAP_PRIVATE, file->fd, 0);
        ok = bytes != MAP_FAILED;
    }
    if (ok) {
        archive_entry_set_pathname(entry, file->name);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0600);
        archive_entry_set_size(entry, (la_int64_t)len);
        /* 1980-01-01, the first day that zip knows, for every file. */
        archive_entry_set_mtime(entry, 315532800, 0);
        ok = archive_write_header(archive, entry) == ARCHIVE_OK &&
            (len == 0 ||
                archive_write_data(archive, bytes, len) == (la_ssize_t)len) &&
            archive_write_finish_entry(archive) == ARCHIVE_OK;
    }
    if (bytes != NULL && bytes != MAP_FAILED) {
        (void)munmap(bytes, len);
    }
    archive_entry_free(entry);
    return ok;
}

void
export_zip_write(struct export_zip *zip, struct export_out *out)
{
    char hash[EXPORT_HASH_MAX];
    struct archive *archive = archive_write_new();
    bool ok;

    wipe_what_is_freed(true);
    ok = archive != NULL && export_zip_digest(zip, hash) &&
        archive_write_set_format_zip(archive) == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK &&
        archive_write_open(archive, out, NULL, pass_on, NULL) == ARCHIVE_OK;

    for (size_t i = 0; ok && i < zip->count; i++) {
        const struct member *member = &zip->members[i];
        const struct export_zip_file file = { member->name, member->fd };

        ok = pack(archive, &file, (size_t)export_out_size(member->out));
    }
    ok = ok && archive_write_close(archive) == ARCHIVE_OK;
    (void)archive_write_free(archive);
    wipe_what_is_freed(false);
    if (!ok) {
        export_sink_fail(out, EIO);
    }
}

/* In the child: all files, to `fd`. */
static bool
pack_all(const struct export_zip_file *files, size_t count,
    const char *passphrase, int fd)
{
    struct archive *archive = archive_write_new();
    struct stat info;
    bool ok = archive != NULL &&
        archive_write_set_format_zip(archive) == ARCHIVE_OK &&
        archive_write_set_bytes_in_last_block(archive, 1) == ARCHIVE_OK;

    if (ok && passphrase != NULL) {
        ok = archive_write_set_options(archive, "zip:encryption=aes256") ==
                ARCHIVE_OK &&
            archive_write_set_passphrase(archive, passphrase) == ARCHIVE_OK;
    }
    ok = ok && archive_write_open_fd(archive, fd) == ARCHIVE_OK;
    for (size_t i = 0; ok && i < count; i++) {
        ok = fstat(files[i].fd, &info) == 0 &&
            pack(archive, &files[i], (size_t)info.st_size);
    }
    ok = ok && archive_write_close(archive) == ARCHIVE_OK;
    (void)archive_write_free(archive);
    return ok;
}

bool
export_zip_pack(const struct export_zip_file *files, size_t count,
    const char *passphrase, int fd)
{
    int state = 0;
    pid_t child = fork();

    if (child == 0) {
        errno = 0;
        if (!pack_all(files, count, passphrase, fd)) {
            _exit(errno > 0 && errno < UINT8_MAX ? errno : EIO);
        }
        _exit(0);
    }
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR) {
        continue;
    }
    if (child > 0) {
        errno = WIFEXITED(state) ? WEXITSTATUS(state) : EIO;
    }
    return child > 0 && errno == 0;
}

const struct export_range *
export_zip_own(const struct export_zip *zip, const char *name,
    const char *bytes, size_t len, size_t *ret_count)
{
    char hex[EXPORT_HASH_MAX];

    export_out_hash(bytes, len, hex);
    *ret_count = 0;
    for (size_t i = 0; zip != NULL && i < zip->count; i++) {
        if (strcmp(zip->members[i].name, name) == 0 &&
            strcmp(zip->members[i].hash, hex) == 0) {
            return export_out_own(zip->members[i].out, ret_count);
        }
    }
    return NULL;
}

/* The bytes of one member; grows by doubling, wiping what it leaves. */
struct content {
    char *bytes;
    size_t len;
    size_t cap;
};

static bool
grow(struct content *content)
{
    size_t cap = content->cap == 0 ? (size_t)1 << 16 : 2 * content->cap;
    char *bytes = malloc(cap);

    if (bytes == NULL) {
        return false;
    }
    if (content->bytes != NULL) {
        memcpy(bytes, content->bytes, content->len);
        sodium_memzero(content->bytes, content->len);
        free(content->bytes);
    }
    content->bytes = bytes;
    content->cap = cap;
    return true;
}

static enum export_zip_result
unpack(struct archive *archive, struct content *content, size_t *total)
{
    content->len = 0;
    for (;;) {
        la_ssize_t got;

        if (content->len == content->cap && !grow(content)) {
            return EXPORT_ZIP_NO_MEMORY;
        }
        got = archive_read_data(archive, content->bytes + content->len,
            content->cap - content->len);
        if (got == 0) {
            return EXPORT_ZIP_READ;
        }
        if (got < 0 || *total + (size_t)got > EXPORT_ZIP_MAX) {
            return EXPORT_ZIP_BROKEN;
        }
        content->len += (size_t)got;
        *total += (size_t)got;
    }
}

static enum export_zip_result
read_all(struct archive *archive, export_zip_take_fn *take, void *data)
{
    struct content content = { NULL, 0, 0 };
    struct archive_entry *entry = NULL;
    enum export_zip_result result = EXPORT_ZIP_READ;
    size_t total = 0;
    int rc;

    while (result == EXPORT_ZIP_READ &&
        (rc = archive_read_next_header(archive, &entry)) != ARCHIVE_EOF) {
        const char *name = rc == ARCHIVE_OK || rc == ARCHIVE_WARN
            ? archive_entry_pathname(entry)
            : NULL;

        if (name == NULL) {
            result = EXPORT_ZIP_BROKEN;
            break;
        }
        result = unpack(archive, &content, &total);
        if (result == EXPORT_ZIP_READ &&
            !take(name, content.bytes, content.len, data)) {
            result = EXPORT_ZIP_ENDED;
        }
    }
    if (content.bytes != NULL) {
        sodium_memzero(content.bytes, content.cap);
        free(content.bytes);
    }
    return result;
}

enum export_zip_result
export_zip_read(const char *bytes, size_t len, export_zip_take_fn *take,
    void *data)
{
    struct archive *archive = archive_read_new();
    enum export_zip_result result;

    if (archive == NULL) {
        return EXPORT_ZIP_NO_MEMORY;
    }
    wipe_what_is_freed(true);
    result = archive_read_support_format_zip_seekable(archive) == ARCHIVE_OK &&
            archive_read_open_memory(archive, bytes, len) == ARCHIVE_OK
        ? read_all(archive, take, data)
        : EXPORT_ZIP_BROKEN;
    (void)archive_read_free(archive);
    wipe_what_is_freed(false);
    return result;
}
