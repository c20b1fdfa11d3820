#ifndef CLI_LEDGER_H
#define CLI_LEDGER_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

#include "vault/vault.h"

/*
 * The fixed form in which a person's identifiers are handed over as JSON:
 *
 *   {"names": [...], "nicknames": [...], "relatives": [...], "phones": [...],
 *    "emails": [...], "handles": [...], "urls": [...], "addresses": [...],
 *    "cities": [...], "dates": [...], "ids": [...], "orgs": [...],
 *    "born": "1990-02-28"}
 *
 * Each field is optional and holds a string or a list of strings.  A relative
 * may also be an object {"role": "mother", "names": [...], ...} with the same
 * fields.  What is not a relative's belongs to the client.
 */

/*
 * Parses text into JSON; NULL when it is not JSON (`*ret_line` then tells
 * where, from 1).  The caller releases it with json_decref().
 *
 * Secret: copies pieces of the text; json_memory.h has them wiped.
 */
json_t *ledger_parse(const char *text, size_t len, int *ret_line);

/*
 * Checks the form.  False when it does not fit; `*ret_field` is then a
 * constant or borrowed name of the field that is unknown or of a wrong type,
 * "" for the whole.
 */
bool ledger_check(const json_t *known, const char **ret_field);

/*
 * Writes checked JSON into the ledger of a case: persons and identifiers.
 * Empty strings are passed over; a value that is there already stays once.
 * Not atomic by itself: wrap it in vault_begin() and vault_commit().
 *
 * Secret: reads the values.
 */
enum vault_status ledger_store(struct vault *vault, const char *case_code,
    const json_t *known) VAULT_CHECK_RESULT;

#endif
