/*
 * A folder that somebody calls a release: the input is its manifest.  Anybody
 * can sign what he likes with a key of his own, so the signature is a good one.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "cli/export/digest.h"
#include "cli/release/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char folder[] = "/tmp/casevault-fuzz-XXXXXX";
static int at = -1;
static uint8_t public_key[crypto_sign_PUBLICKEYBYTES];
static uint8_t secret_key[crypto_sign_SECRETKEYBYTES];

static const char *const names[] = { "manifest.json", "manifest.sig", "a.csv",
    "extra.txt" };

static void
remove_files(void)
{
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)unlinkat(at, names[i], 0);
    }
    (void)rmdir(folder);
}

static void
write_file(const char *name, const void *bytes, size_t len)
{
    int fd = openat(at, name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

    if (fd < 0 || (len > 0 && write(fd, bytes, len) != (ssize_t)len)) {
        abort();
    }
    (void)close(fd);
}

static void
prepare(void)
{
    static const uint8_t seed[crypto_sign_SEEDBYTES] = { 1 };

    if (sodium_init() < 0 || mkdtemp(folder) == NULL ||
        crypto_sign_seed_keypair(public_key, secret_key, seed) != 0) {
        abort();
    }
    at = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (at < 0) {
        abort();
    }
    (void)atexit(remove_files);
    write_file("a.csv", "a\n1\n", 4);
    write_file("extra.txt", "x", 1);
}

/* The line that vouches for `hash`; see cli/export/stamp.h. */
static void
sign(const char *hash)
{
    char line[EXPORT_STAMP_MAX];
    uint8_t signature[crypto_sign_BYTES];
    char hex[2 * crypto_sign_BYTES + 1];
    size_t len;

    (void)sodium_bin2hex(hex, sizeof(hex), public_key, sizeof(public_key));
    len = (size_t)snprintf(line, sizeof(line),
        EXPORT_STAMP_BEGIN "7K3QXM2P profile=research sha256=%s key=%s", hash,
        hex);
    (void)crypto_sign_detached(signature, NULL, (const uint8_t *)line, len,
        secret_key);
    (void)sodium_bin2hex(hex, sizeof(hex), signature, sizeof(signature));
    len += (size_t)snprintf(line + len, sizeof(line) - len, " signature=%s\n",
        hex);
    write_file("manifest.sig", line, len);
}

/* How often the file with a known content was called good. */
static void
tell(const char *name, enum release_file_verdict verdict, void *data)
{
    bool *signed_well = data;

    if (strcmp(name, "manifest.json") == 0 && verdict == RELEASE_FILE_GOOD) {
        *signed_well = true;
    }
    /* Nothing beyond the folder is ever opened. */
    if (verdict == RELEASE_FILE_GOOD &&
        (strchr(name, '/') != NULL || name[0] == '.')) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct release_verify_stamp stamp;
    char hash[EXPORT_HASH_MAX];
    bool signed_well = false;

    if (at < 0) {
        prepare();
    }
    if (size == 0) {
        return 0;
    }
    export_out_hash((const char *)data, size, hash);
    write_file("manifest.json", data, size);
    sign(hash);
    (void)release_verify_folder(at, tell, &signed_well, &stamp);
    if (!signed_well || strcmp(stamp.release, "7K3QXM2P") != 0) {
        abort();
    }
    return 0;
}
