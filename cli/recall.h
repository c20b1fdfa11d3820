#ifndef CLI_RECALL_H
#define CLI_RECALL_H

#include <stddef.h>

#include "vault/release.h"
#include "vault/vault.h"

/*
 * Recall: whoever received a release is asked to delete what it tells of a
 * case whose consent has been revoked since.  A letter names the release, its
 * hash and the names the cases have in it, and nobody.
 */
struct recall {
    const char *kind;         /* of the consent that was revoked */
    const char *const *codes; /* of the cases; NULL: whichever */
    size_t count;
    const char *folder; /* for the letters; NULL: none */
    const char *until;  /* ISO date by which to delete */
};

/*
 * Tells which releases are recalled for these cases and kind, and writes the
 * letters about them.  Returns the exit status; a failure has been told.
 */
int recall_releases(struct vault *vault, const struct recall *recall);

/* Writes the letter about one release, as recall-CODE.md and .txt. */
int recall_letter(struct vault *vault, const struct vault_release *release,
    const struct recall *recall);

/* The day by which to delete that is asked for where nobody names one. */
void recall_until(char ret_date[VAULT_DATE_MAX]);

#endif
