#include "scratch.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/db.h"
#include "vault/internal.h"
#include "vault/slot.h"

void
scratch_status(enum vault_status status, enum vault_status want)
{
    assert_string_equal(vault_status_name(status), vault_status_name(want));
}

void
scratch_ok(enum vault_status status)
{
    scratch_status(status, VAULT_OK);
}

struct vault_secret
scratch_secret(const char *text)
{
    struct vault_secret secret = VAULT_SECRET_INIT;

    scratch_ok(vault_secret_append(&secret, text, strlen(text)));
    return secret;
}

int
scratch_setup(void **state)
{
    struct scratch *scratch = calloc(1, sizeof(*scratch));
    struct vault_create_options options = { 0 };
    const char *top = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";

    assert_non_null(scratch);
    (void)snprintf(scratch->folder, sizeof(scratch->folder),
        "%s/casevault-test-XXXXXX", top);
    assert_non_null(mkdtemp(scratch->folder));
    (void)snprintf(scratch->path, sizeof(scratch->path), "%s/base.vault",
        scratch->folder);
    scratch->passphrase = scratch_secret("correct horse battery staple");
    scratch_ok(vault_recovery_new(&scratch->recovery));
    options.passphrase = &scratch->passphrase;
    options.recovery = &scratch->recovery;
    scratch_ok(vault_create(scratch->path, &options));
    scratch_ok(vault_data_key(scratch->path, &scratch->passphrase,
        &scratch->data_key));
    *state = scratch;
    return 0;
}

int
scratch_teardown(void **state)
{
    struct scratch *scratch = *state;
    DIR *folder = opendir(scratch->folder);
    struct dirent *entry;
    char path[512];

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        (void)snprintf(path, sizeof(path), "%s/%s", scratch->folder,
            entry->d_name);
        (void)unlink(path);
    }
    (void)closedir(folder);
    (void)rmdir(scratch->folder);
    vault_secret_release(&scratch->passphrase);
    vault_secret_release(&scratch->recovery);
    vault_secret_release(&scratch->data_key);
    free(scratch);
    return 0;
}

const char *
scratch_path(const struct scratch *scratch, const char *name)
{
    static char paths[4][256];
    static size_t next;
    char *path = paths[next++ % 4];

    (void)snprintf(path, sizeof(paths[0]), "%s/%s", scratch->folder, name);
    return path;
}

uint8_t *
scratch_read(const char *path, size_t *ret_len)
{
    FILE *in = fopen(path, "rb");
    struct stat info;
    uint8_t *bytes;

    assert_non_null(in);
    assert_int_equal(fstat(fileno(in), &info), 0);
    bytes = malloc((size_t)info.st_size + 1);
    assert_non_null(bytes);
    *ret_len = fread(bytes, 1, (size_t)info.st_size, in);
    assert_int_equal(*ret_len, info.st_size);
    (void)fclose(in);
    return bytes;
}

void
scratch_write(const char *path, const uint8_t *bytes, size_t len)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    assert_true(fd >= 0);
    assert_int_equal(len == 0 ? 0 : write(fd, bytes, len), len);
    assert_int_equal(close(fd), 0);
}

const char *
scratch_copy(const struct scratch *scratch, const char *name)
{
    char journal[300];
    const char *path = scratch_path(scratch, name);
    size_t len;
    uint8_t *bytes = scratch_read(scratch->path, &len);

    (void)snprintf(journal, sizeof(journal), "%s-journal", path);
    (void)unlink(journal);
    scratch_write(path, bytes, len);
    free(bytes);
    return path;
}

void
scratch_flip(const char *path, size_t bit)
{
    uint8_t byte;
    int fd = open(path, O_RDWR);

    assert_true(fd >= 0);
    assert_int_equal(pread(fd, &byte, 1, (off_t)(bit / 8)), 1);
    byte = (uint8_t)(byte ^ (1U << (bit % 8)));
    assert_int_equal(pwrite(fd, &byte, 1, (off_t)(bit / 8)), 1);
    assert_int_equal(close(fd), 0);
}

size_t
scratch_hex(const char *hex, uint8_t *ret_bytes, size_t cap)
{
    size_t len = strlen(hex) / 2;
    unsigned byte;
    size_t i;

    assert_true(len <= cap);
    for (i = 0; i < len; i++) {
        assert_int_equal(sscanf(hex + 2 * i, "%2x", &byte), 1);
        ret_bytes[i] = (uint8_t)byte;
    }
    return len;
}

struct vault *
scratch_open(const struct scratch *scratch, const char *path)
{
    struct vault *vault = NULL;

    scratch_ok(vault_open_with_key(path, &scratch->data_key, NULL, &vault));
    return vault;
}

void
scratch_exec(struct vault *vault, const char *sql)
{
    scratch_ok(vault_db_exec(vault->db, sql));
}

int64_t
scratch_int64(struct vault *vault, const char *sql)
{
    int64_t value = 0;

    scratch_ok(vault_db_int64(vault->db, sql, &value));
    return value;
}

int
scratch_rounds(int quick, int lengthy)
{
    return getenv("CASEVAULT_LONG") != NULL ? lengthy : quick;
}
