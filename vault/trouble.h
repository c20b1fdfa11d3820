#ifndef VAULT_TROUBLE_H
#define VAULT_TROUBLE_H

#include "vault/status.h"

/*
 * What the system has refused this process: a read (VAULT_ERR_IO) or memory
 * (VAULT_ERR_NO_MEMORY).  SQLCipher answers both with the code it has for a
 * page whose HMAC fails; before a vault is called damaged this is asked.
 */

/* Notes a refusal; the first one since vault_trouble_forget() counts. */
void vault_trouble_note(enum vault_status refusal);

/* Begins anew: called when a vault is opened. */
void vault_trouble_forget(void);

/* `verdict`, or what was refused when that may have led to it. */
enum vault_status vault_trouble_or(enum vault_status verdict);

#endif
