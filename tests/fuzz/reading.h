#ifndef TEST_FUZZ_READING_H
#define TEST_FUZZ_READING_H

#include "vault/vault.h"

/*
 * Reads every row of every kind, as the commands do.  What is wrong with a row
 * is a status; a text that does not end, or an endless reading, ends the
 * program.
 */
void read_everything(struct vault *vault);

#endif
