#ifndef VAULT_RANDOM_H
#define VAULT_RANDOM_H

#include <stddef.h>

#include "vault/status.h"

/*
 * Fills `len` bytes from the kernel's generator (getrandom(2)), waiting until
 * it has been seeded once.  VAULT_ERR_IO when the kernel refuses.
 */
enum vault_status vault_random(void *ret_bytes, size_t len) VAULT_CHECK_RESULT;

/* The digits of base 32 (RFC 4648). */
#define VAULT_RANDOM_BASE32 "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"

/* Writes `len` random digits of base 32 (5 bits each) and a NUL. */
enum vault_status vault_random_base32(char *ret_digits,
    size_t len) VAULT_CHECK_RESULT;

#endif
