#include "vault/trouble.h"

static enum vault_status refused = VAULT_OK;

void
vault_trouble_note(enum vault_status refusal)
{
    if (refused == VAULT_OK) {
        refused = refusal;
    }
}

void
vault_trouble_forget(void)
{
    refused = VAULT_OK;
}

enum vault_status
vault_trouble_or(enum vault_status verdict)
{
    return refused == VAULT_OK ? verdict : refused;
}
