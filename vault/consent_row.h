#ifndef VAULT_CONSENT_ROW_H
#define VAULT_CONSENT_ROW_H

#include <sqlite3.h>

#include "vault/consent_detail.h"

/* Internal to vault/: the rows of consent_detail.h in the database. */

/* The columns vault_consent_detail_read() reads, of a table called d. */
#define VAULT_CONSENT_DETAIL_COLUMNS                                           \
    "coalesce(d.informed_how, ''), coalesce(d.understood_how, ''),"            \
    " coalesce(d.accepted_how, ''), coalesce(d.text_version, ''),"             \
    " coalesce(d.text_language, ''), coalesce(d.given_by, ''),"                \
    " coalesce(d.relation, ''), coalesce(d.witness, ''),"                      \
    " coalesce(d.told, ''), coalesce(d.continues, 0)"

/*
 * Stores how consent `consent` of case `code` came about, with its own entry
 * in the log; nothing is stored of a detail that says nothing.  Call it within
 * a change.
 */
enum vault_status vault_consent_detail_insert(struct vault *vault,
    int64_t consent, const char *code,
    const struct vault_consent_detail *detail) VAULT_CHECK_RESULT;

/* Reads the columns above, of which the first is number `first`. */
enum vault_status vault_consent_detail_read(sqlite3_stmt *stmt, int first,
    struct vault_consent_detail *ret_detail) VAULT_CHECK_RESULT;

#endif
