#ifndef VAULT_RANDOM_H
#define VAULT_RANDOM_H

#include <stddef.h>

#include "vault/status.h"

/*
 * Fills `len` bytes from the kernel's generator (getrandom(2)), waiting until
 * it has been seeded once.  VAULT_ERR_IO when the kernel refuses.
 */
enum vault_status vault_random(void *ret_bytes, size_t len) VAULT_CHECK_RESULT;

#endif
