#ifndef CLI_RELEASE_AGE_H
#define CLI_RELEASE_AGE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Encryption to the public keys of its readers by the program `age` (the format
 * age-encryption.org/v1), which is called and never imitated.
 */

/* Most keys that are named one by one. */
#define RELEASE_AGE_KEYS 16

/* Who can read it; borrowed. */
struct release_age {
    const char *keys[RELEASE_AGE_KEYS]; /* "age1...", "ssh-ed25519 ..." */
    size_t key_count;
    const char *file; /* of keys, one in each line; or NULL */
};

enum release_age_result {
    RELEASE_AGE_OK,
    RELEASE_AGE_MISSING, /* there is no such program */
    RELEASE_AGE_FAILED,  /* it said why on standard error */
};

/*
 * Seals what can be read from `from`, a file from its beginning, and writes it
 * to `to`.  Nothing of it is on any disk in clear: it passes through memory.
 */
enum release_age_result release_age_seal(const struct release_age *recipients,
    int from, int to);

/* Whether the program is there and takes these keys: seals nothing. */
enum release_age_result release_age_check(const struct release_age *recipients);

#endif
