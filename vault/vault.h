#ifndef VAULT_VAULT_H
#define VAULT_VAULT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"
#include "vault/status.h"

/*
 * The encrypted store.  One open vault is one SQLCipher connection behind the
 * offset VFS; between calls it holds the data key's subkeys in guarded memory
 * and no passphrase and no note text of its own.
 */
struct vault;

/* A borrowed piece of text; not NUL-ended. */
struct vault_text {
    const char *data;
    size_t len;
};

#define VAULT_KEY_LEN 32

/* Lengths with the final NUL of the short strings that rows carry. */
#define VAULT_CODE_MAX 24  /* case code, "K-7F3Q" */
#define VAULT_DATE_MAX 11  /* ISO date, "2026-11-22" */
#define VAULT_TIME_MAX 21  /* ISO time in UTC, "2026-11-22T04:18:00Z" */
#define VAULT_WORD_MAX 40  /* kinds, roles, languages: our own words */
#define VAULT_NAME_MAX 128 /* project names, recipients, labels */
#define VAULT_UUID_MAX 37

/* How a vault is made. */
struct vault_create_options {
    /*
     * Seconds one unlock may take on this machine; Argon2id is calibrated to
     * it (memory first, then passes; floor 64 MiB t=3 p=4, RFC 9106's second
     * choice; cap 1 GiB and half of the memory).  0 means the floor.
     */
    double unlock_seconds;
    const struct vault_secret *passphrase; /* UTF-8, made NFKC before use */
    const struct vault_secret *recovery;   /* from vault_recovery_new() */
};

/*
 * Creates `path`, which must not exist (VAULT_ERR_EXISTS), with mode 0600, and
 * leaves it closed.  On failure no file stays behind.  VAULT_ERR_NOT_FOUND
 * when the folder does not exist.
 *
 * Secret: reads the passphrase and the code; the caller releases them.
 */
enum vault_status vault_create(const char *path,
    const struct vault_create_options *options) VAULT_CHECK_RESULT;

/* What opening found besides the data. */
struct vault_notice {
    bool header_repaired; /* one header copy was damaged and is whole again */
    bool salt_repaired;   /* the page salt was restored from the header */
    bool older;           /* the file ends before its audit anchor */
};

/*
 * Opens `path` with a passphrase or a recovery code.  On success the caller
 * closes `*ret_vault`.  VAULT_ERR_PASSPHRASE means every slot was tried and
 * the header is sound.  `ret_notice` may be NULL.
 *
 * Secret: reads the passphrase; the caller still owns and releases it.
 */
enum vault_status vault_open(const char *path,
    const struct vault_secret *passphrase, struct vault_notice *ret_notice,
    struct vault **ret_vault) VAULT_CHECK_RESULT;

/*
 * Opens `path` with the data key itself, as the session cache holds it.
 *
 * Secret: reads the key; the caller still owns and releases it.
 */
enum vault_status vault_open_with_key(const char *path,
    const struct vault_secret *data_key, struct vault_notice *ret_notice,
    struct vault **ret_vault) VAULT_CHECK_RESULT;

/*
 * Derives the data key from a passphrase and opens nothing, for the session
 * cache.
 *
 * Secret: `ret_key` gets 32 bytes; the caller releases it.
 */
enum vault_status vault_data_key(const char *path,
    const struct vault_secret *passphrase,
    struct vault_secret *ret_key) VAULT_CHECK_RESULT;

/* Wipes the keys, closes, sets the caller's pointer to NULL.  NULL is fine. */
void vault_close(struct vault **vault);

/* Writes the version of SQLCipher, "4.6.1 community". */
enum vault_status vault_cipher_version(struct vault *vault,
    char ret_version[VAULT_WORD_MAX]) VAULT_CHECK_RESULT;

/*
 * Gives back what was read of the vault, pages and values, so that memory
 * holds none of it while somebody is waited for.  Nothing is lost: what is
 * needed again is read again.  No iterator may be open.
 */
void vault_rest(struct vault *vault);

/*
 * Writes the UUID of the vault at `path` (from the clear header) for the
 * session cache and the state folder; needs no passphrase.
 */
enum vault_status vault_uuid(const char *path,
    char ret_uuid[VAULT_UUID_MAX]) VAULT_CHECK_RESULT;

/*
 * One transaction around many changes, as an import needs.  Calls do not nest.
 * What is refused for its arguments changes nothing and spoils nothing; a
 * change that fails half-way (a full disk) spoils the transaction: the calls
 * that follow and vault_commit() return its error, and nothing is stored.
 * A change outside such a pair commits by itself and is on disk on return.
 */
enum vault_status vault_begin(struct vault *vault) VAULT_CHECK_RESULT;
enum vault_status vault_commit(struct vault *vault) VAULT_CHECK_RESULT;
void vault_rollback(struct vault *vault);

/*
 * One view of the vault for many readings, until vault_look_end(): what others
 * store meanwhile is not seen, and has to wait.  Nothing may be changed in
 * between, and no transaction be open.
 */
enum vault_status vault_look_begin(struct vault *vault) VAULT_CHECK_RESULT;
void vault_look_end(struct vault *vault);

#endif
