#include "cli/release/status.h"

#include <errno.h>

enum release_status
release_vault(enum vault_status status, struct release_cause *ret_cause)
{
    if (status == VAULT_OK || status == VAULT_DONE) {
        return RELEASE_OK;
    }
    ret_cause->vault = status;
    return status == VAULT_ERR_NO_MEMORY ? RELEASE_ERR_NO_MEMORY
                                         : RELEASE_ERR_VAULT;
}

enum release_status
release_anon(enum anon_status status, struct release_cause *ret_cause)
{
    if (status == ANON_OK) {
        return RELEASE_OK;
    }
    ret_cause->anon = status;
    return status == ANON_ERR_NO_MEMORY ? RELEASE_ERR_NO_MEMORY
                                        : RELEASE_ERR_ANON;
}

enum release_status
release_errno(struct release_cause *ret_cause)
{
    ret_cause->system = errno;
    return RELEASE_ERR_SYSTEM;
}
