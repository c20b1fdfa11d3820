#ifndef VAULT_CURSOR_H
#define VAULT_CURSOR_H

#include "vault/vault.h"

/*
 * Rows being read: opened by vault_appointment_open(), vault_score_open() and
 * the like, read with the vault_..._next() of the same name (another one says
 * VAULT_ERR_INVALID), which gives VAULT_OK, VAULT_DONE at the end, or an error.
 * By case, then date, then the order in which they were added.
 */
struct vault_cursor;

/* Ends it, before the vault is closed, and sets the caller's pointer to NULL.
 * NULL is fine. */
void vault_cursor_close(struct vault_cursor **cursor);

#endif
