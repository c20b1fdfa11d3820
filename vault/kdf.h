#ifndef VAULT_KDF_H
#define VAULT_KDF_H

#include "vault/header.h"
#include "vault/memory.h"
#include "vault/secret.h"

/* RFC 9106's second choice: the least that is ever written. */
#define VAULT_KDF_FLOOR                                                        \
    (struct vault_kdf_cost)                                                    \
    {                                                                          \
        65536, 3, 4                                                            \
    }

/* Where calibrating is impossible: opens within seconds on a 2 GB laptop. */
#define VAULT_KDF_FALLBACK                                                     \
    (struct vault_kdf_cost)                                                    \
    {                                                                          \
        262144, 4, 4                                                           \
    }

/* A vault made here should open on a smaller machine too: 1 GiB. */
#define VAULT_KDF_MEMORY_CAP ((uint32_t)1 << 20)

/*
 * Argon2id version 1.3 (RFC 9106) of `text`, 32 bytes.  VAULT_ERR_NO_MEMORY
 * when the memory is not there: MemAvailable is read first, since taking more
 * calls the out-of-memory killer instead of failing.
 *
 * Secret: reads the text; the caller releases `ret_key`.
 */
enum vault_status vault_kdf_derive(const struct vault_kdf_cost *cost,
    const uint8_t salt[VAULT_SLOT_SALT_LEN], const struct vault_secret *text,
    struct vault_secret *ret_key) VAULT_CHECK_RESULT;

/* What to calibrate to. */
struct vault_kdf_target {
    double seconds;                    /* 0: the floor, without measuring */
    const struct vault_memory *memory; /* NULL: unknown */
    /* Measures the seconds one derivation takes. */
    enum vault_status (*measure)(const struct vault_kdf_cost *cost,
        void *context, double *ret_seconds);
    void *context;
};

/*
 * Finds a cost that takes 95 to 110 % of the time: memory first, up to the cap,
 * half of the machine's and half of the free memory, then passes.  A machine
 * too slow for the floor gets the floor.
 */
struct vault_kdf_cost vault_kdf_calibrate_to(
    const struct vault_kdf_target *target);

/*
 * The cost of a slot raised to `wanted`: as much memory as the greater of the
 * two, and at least as much work.  Returns false, and leaves `*ret_cost`, when
 * that is no more than `present`.
 */
bool vault_kdf_raise(const struct vault_kdf_cost *present,
    const struct vault_kdf_cost *wanted, struct vault_kdf_cost *ret_cost);

/* What vault_kdf_calibrate_to() finds for this machine; VAULT_KDF_FALLBACK when
 * it cannot be measured. */
struct vault_kdf_cost vault_kdf_calibrate(double seconds);

#endif
