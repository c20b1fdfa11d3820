#include "vault/status.h"

const char *
vault_status_name(enum vault_status status)
{
    switch (status) {
    case VAULT_OK: return "VAULT_OK";
    case VAULT_DONE: return "VAULT_DONE";
    case VAULT_ERR_NO_MEMORY: return "VAULT_ERR_NO_MEMORY";
    case VAULT_ERR_IO: return "VAULT_ERR_IO";
    case VAULT_ERR_NO_SPACE: return "VAULT_ERR_NO_SPACE";
    case VAULT_ERR_READ_ONLY: return "VAULT_ERR_READ_ONLY";
    case VAULT_ERR_EXISTS: return "VAULT_ERR_EXISTS";
    case VAULT_ERR_NO_VAULT: return "VAULT_ERR_NO_VAULT";
    case VAULT_ERR_NOT_FOUND: return "VAULT_ERR_NOT_FOUND";
    case VAULT_ERR_NOT_A_VAULT: return "VAULT_ERR_NOT_A_VAULT";
    case VAULT_ERR_VERSION: return "VAULT_ERR_VERSION";
    case VAULT_ERR_HEADER: return "VAULT_ERR_HEADER";
    case VAULT_ERR_DAMAGED: return "VAULT_ERR_DAMAGED";
    case VAULT_ERR_JOURNAL: return "VAULT_ERR_JOURNAL";
    case VAULT_ERR_ROLLBACK: return "VAULT_ERR_ROLLBACK";
    case VAULT_ERR_PASSPHRASE: return "VAULT_ERR_PASSPHRASE";
    case VAULT_ERR_IN_USE: return "VAULT_ERR_IN_USE";
    case VAULT_ERR_MOVED: return "VAULT_ERR_MOVED";
    case VAULT_ERR_LIMIT: return "VAULT_ERR_LIMIT";
    case VAULT_ERR_INVALID: return "VAULT_ERR_INVALID";
    case VAULT_ERR_NO_SLOT: return "VAULT_ERR_NO_SLOT";
    case VAULT_ERR_NO_CIPHER: return "VAULT_ERR_NO_CIPHER";
    case VAULT_ERR_SIGNED: return "VAULT_ERR_SIGNED";
    case VAULT_ERR_HELD: return "VAULT_ERR_HELD";
    }
    return "VAULT_ERR_UNKNOWN";
}
