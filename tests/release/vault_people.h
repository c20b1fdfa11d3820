#ifndef TESTS_RELEASE_VAULT_PEOPLE_H
#define TESTS_RELEASE_VAULT_PEOPLE_H

#include "../vault/rows.h"

/*
 * Two cases with invented people: "AB-1" with a client and a mother, "XY-2"
 * with a client.  Some names are words of every day.
 */
void people_enter(struct rows *rows);

/* The forms of their identifiers that may never leave, NULL-ended. */
extern const char *const people_leaks[];

/* Texts that hold nothing of them, NULL-ended. */
extern const char *const people_harmless[];

#endif
