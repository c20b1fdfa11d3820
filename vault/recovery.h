#ifndef VAULT_RECOVERY_H
#define VAULT_RECOVERY_H

#include "vault/slot.h"

/*
 * The 40 characters that are hashed, without hyphens and in one case, of a
 * code that passes vault_recovery_check(); VAULT_ERR_INVALID for other text.
 *
 * Secret: reads the code; the caller releases `ret_canonical`.
 */
enum vault_status vault_recovery_canonical(const struct vault_secret *code,
    struct vault_secret *ret_canonical) VAULT_CHECK_RESULT;

#endif
