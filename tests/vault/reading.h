#ifndef TEST_VAULT_READING_H
#define TEST_VAULT_READING_H

#include "vault/vault.h"

/*
 * Reads every row of every kind, as the commands do, and gives the first
 * failure.  A text that does not end, or an endless reading, ends the program.
 */
enum vault_status read_everything(struct vault *vault);

#endif
