#ifndef TEST_VAULT_REFUSE_H
#define TEST_VAULT_REFUSE_H

#include <stdbool.h>

/*
 * Lets one call fail that the library makes of what lies outside it: of
 * SQLite, of the C library (memory, files, chance), of the libraries of
 * ciphers.  The program that links this stands in front of those libraries;
 * calls they make among themselves are not counted.
 *
 * Argon2id takes a thousandth of its memory here, and a vault made with it
 * opens in this program only.
 */

/* Lets call number `at` from now on fail, the first is 1; 0 only counts. */
void refuse_begin(long at);

/* Goes on as usual.  Returns whether a call has failed. */
bool refuse_end(void);

/* What failed: the name of the function. */
const char *refuse_name(void);

#endif
