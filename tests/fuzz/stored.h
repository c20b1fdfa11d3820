#ifndef TEST_FUZZ_STORED_H
#define TEST_FUZZ_STORED_H

#include "vault/vault.h"

/*
 * A vault with a row of nearly every kind (rows_fill() and
 * rows_fill_clinical()), made once.  It lies in a scratch folder and waits for
 * no disk.  A target begins a transaction and rolls it back, so that each
 * input finds the same.
 */
struct vault *fuzz_vault(void);

#endif
