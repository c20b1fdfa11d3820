#ifndef CLI_ENTRY_H
#define CLI_ENTRY_H

#include <stdint.h>

#include "cli/listing.h"
#include "cli/options.h"
#include "vault/coded.h"
#include "vault/cursor.h"
#include "vault/vault.h"

/*
 * What the commands that record coded facts (session, score, event,
 * attribute) have in common.  Functions that return an int return an exit
 * status, having reported what is wrong.
 */

/* The code of the case named by a word, as it is stored. */
int entry_case(struct vault *vault, const char *word,
    char ret_code[VAULT_CODE_MAX]);

/* The same for the optional first word: NULL stays NULL, for all cases. */
int entry_case_or_all(const struct options *options, struct vault *vault,
    char ret_code[VAULT_CODE_MAX], const char **ret_which);

/* The day of --date, or today. */
int entry_day(const struct options *options, char ret_day[VAULT_DATE_MAX]);

/* Copies a word of a field; NULL leaves the copy empty. */
int entry_word(enum vault_coded field, const char *word,
    char ret_word[VAULT_WORD_MAX]);

/* Says which words a field has in place of `word`; for a wrong one. */
int entry_bad_word(enum vault_coded field, const char *word);

/*
 * Ends a listing of `which` (NULL: all cases).  REPORT_EXIT_NOT_FOUND when it
 * is empty.
 */
int entry_listed(struct listing *listing, enum vault_status status,
    const char *which);

/* What a list command lists. */
struct entry_rows {
    /* Begins with those of a case, or of all (NULL). */
    enum vault_status (*open)(struct vault *vault, const char *which,
        struct vault_cursor **ret_cursor);
    /* Lists the next; VAULT_DONE after the last. */
    enum vault_status (*put_next)(struct vault *vault,
        struct vault_cursor *cursor, struct listing *listing);
};

/* Lists the rows of the case that the first word names, or of all. */
int entry_list(const struct options *options, struct vault *vault,
    const struct listing_shape *shape, const struct entry_rows *rows);

/* Takes back the entry whose number is the first word. */
int entry_remove(const struct options *options, struct vault *vault,
    enum vault_status (*retract)(struct vault *vault, int64_t id));

/* Prints the number of what was added, under `key` as JSON. */
void entry_put(const struct options *options, const char *key, int64_t id);

#endif
