#ifndef TEST_VAULT_SCRATCH_H
#define TEST_VAULT_SCRATCH_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "vault/vault.h"

/*
 * A folder of our own with one vault at the floor of the cost.  Making it takes
 * most of a second, so tests work on copies of the file.
 */
struct scratch {
    char folder[64];
    char path[128];
    struct vault_secret passphrase; /* "correct horse battery staple" */
    struct vault_secret recovery;
    struct vault_secret data_key;
};

/* Group set-up and tear-down for cmocka; the state is a struct scratch. */
int scratch_setup(void **state);
int scratch_teardown(void **state);

/* Asserts VAULT_OK and says the name of anything else. */
void scratch_ok(enum vault_status status);

/* Asserts one status, by name. */
void scratch_status(enum vault_status status, enum vault_status want);

/* A path in the folder; valid until the next call but three. */
const char *scratch_path(const struct scratch *scratch, const char *name);

/* A fresh copy of the vault under that name, without a journal. */
const char *scratch_copy(const struct scratch *scratch, const char *name);

/* Whole files; the caller frees the bytes. */
uint8_t *scratch_read(const char *path, size_t *ret_len);
void scratch_write(const char *path, const uint8_t *bytes, size_t len);

/* Inverts one bit. */
void scratch_flip(const char *path, size_t bit);

/* A secret made of a string. */
struct vault_secret scratch_secret(const char *text);

/* Bytes of a hexadecimal string; returns how many. */
size_t scratch_hex(const char *hex, uint8_t *ret_bytes, size_t cap);

/* Opens with the data key, which takes no Argon2id; asserts VAULT_OK. */
struct vault *scratch_open(const struct scratch *scratch, const char *path);

/* Runs statements on an open vault; asserts VAULT_OK. */
void scratch_exec(struct vault *vault, const char *sql);
int64_t scratch_int64(struct vault *vault, const char *sql);

/* `quick`, or `lengthy` when CASEVAULT_LONG is set. */
int scratch_rounds(int quick, int lengthy);

#endif
