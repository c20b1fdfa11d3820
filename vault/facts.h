#ifndef VAULT_FACTS_H
#define VAULT_FACTS_H

#include <stdint.h>

#include "vault/cursor.h"

/* Facts about notes without their text, for tables and time lines. */
struct vault_facts {
    int64_t note;
    int64_t characters; /* of the newest version */
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_WORD_MAX];
    char date[VAULT_DATE_MAX];
    char language[VAULT_WORD_MAX];
};

/* Reads them of one case, or of all when `case_code` is NULL, by date. */
enum vault_status vault_facts_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_facts_next(struct vault_cursor *cursor,
    struct vault_facts *ret_facts) VAULT_CHECK_RESULT;

/*
 * The day that weeks count from: of the first session held; without one, of
 * the first session, note, score or event, whichever of these there is first.
 * VAULT_ERR_NOT_FOUND when there is none of them.
 */
enum vault_status vault_facts_first_day(struct vault *vault,
    const char *case_code, char ret_date[VAULT_DATE_MAX]) VAULT_CHECK_RESULT;

#endif
