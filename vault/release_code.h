#ifndef VAULT_RELEASE_CODE_H
#define VAULT_RELEASE_CODE_H

#include <stdbool.h>

#include "vault/release.h"

/* Internal to vault/: the name a release goes by outside. */

/* Whether a code has the form of vault_release_code_new(). */
bool vault_release_code_valid(const char *code);

/*
 * Stores the code of a release that has an id, with its audit entry; within a
 * change.  VAULT_ERR_EXISTS when it is taken.
 */
enum vault_status vault_release_code_store(struct vault *vault,
    const struct vault_release *release) VAULT_CHECK_RESULT;

#endif
