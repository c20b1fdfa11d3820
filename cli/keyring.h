#ifndef CLI_KEYRING_H
#define CLI_KEYRING_H

#include <stdint.h>

#include "vault/secret.h"

/*
 * The data key of an unlocked vault, kept by the kernel for a while: one key
 * of type "user" in the user keyring (a session keyring is not seen by the
 * next process unless one was joined), readable by this user only, gone after
 * its time-out.  Only `casevault unlock` puts one there.
 */
struct keyring_times {
    int64_t since; /* seconds since 1970, UTC */
    int64_t until;
    int64_t slept; /* how long the machine had slept by then, milliseconds */
};

/*
 * How long this machine has slept since it was started, in milliseconds: what
 * CLOCK_BOOTTIME counts and CLOCK_MONOTONIC does not (clock_gettime(2)).
 */
int64_t keyring_slept(void);

/*
 * Keeps `key` for the vault `uuid` for `seconds`.  VAULT_ERR_READ_ONLY when
 * the kernel refuses keys to us (containers often do).
 *
 * Secret: reads the key.
 */
enum vault_status keyring_put(const char *uuid, const struct vault_secret *key,
    unsigned seconds) VAULT_CHECK_RESULT;

/*
 * Gets the key; VAULT_ERR_NOT_FOUND when there is none or its time is over,
 * or when the machine has slept since it was put there: then the key is
 * forgotten, for nobody knows who woke it.
 * `ret_key` and `ret_times` may be NULL.
 *
 * Secret: the caller releases the key.
 */
enum vault_status keyring_get(const char *uuid, struct vault_secret *ret_key,
    struct keyring_times *ret_times) VAULT_CHECK_RESULT;

/*
 * Makes the kernel forget the key, also for processes that found it before.
 * VAULT_ERR_NOT_FOUND when there was none.
 */
enum vault_status keyring_forget(const char *uuid) VAULT_CHECK_RESULT;

#endif
