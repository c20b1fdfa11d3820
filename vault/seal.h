#ifndef VAULT_SEAL_H
#define VAULT_SEAL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "vault/audit.h"
#include "vault/internal.h"
#include "vault/statement.h"

/* The kinds of rows, each vouched for by one entry of the audit log. */
enum vault_row {
    VAULT_ROW_NONE, /* an entry about no row */
    VAULT_ROW_CASE,
    VAULT_ROW_CLOSING,
    VAULT_ROW_PERSON,
    VAULT_ROW_IDENTIFIER,
    VAULT_ROW_NOTE,
    VAULT_ROW_CONSENT,
    VAULT_ROW_REVOCATION,
    VAULT_ROW_CONSENT_DETAIL,
    VAULT_ROW_RELEASE,
    VAULT_ROW_RELEASE_CODE,
    VAULT_ROW_REPLY,
    VAULT_ROW_PROJECT,
    VAULT_ROW_SITE,
    VAULT_ROW_PSEUDONYM,
    VAULT_ROW_DAY_ZERO,
    VAULT_ROW_SHIFT,
    VAULT_ROW_DECISION,
    VAULT_ROW_RULING,
    VAULT_ROW_APPOINTMENT,
    VAULT_ROW_MEASURE,
    VAULT_ROW_SCORE,
    VAULT_ROW_EVENT,
    VAULT_ROW_ATTRIBUTE,
    VAULT_ROW_SUPERVISION,
    VAULT_ROW_RETRACTION,
    VAULT_ROW_REKEY,
    VAULT_ROW_ERASURE,
    VAULT_ROW_HOLD,
    VAULT_ROW_HOLD_END,
    VAULT_ROW_RETENTION,
    VAULT_ROW_VISIT,
    VAULT_ROW_DISCLOSURE,
    VAULT_ROW_COUNT, /* keep last */
};

/* No row has more columns than this. */
#define VAULT_SEAL_COLUMNS 16

/*
 * Computes HMAC-SHA-256 (RFC 2104) under the audit key over `label`, then
 * type, length and bytes of each value, so that no two different rows give
 * the same input.
 */
void vault_seal_values(const struct vault *vault, const char *label,
    const struct vault_value *values, size_t count,
    uint8_t ret_mac[VAULT_MAC_LEN]);

/* The same over the columns from `first` on of the row `stmt` stands on. */
enum vault_status vault_seal_columns(const struct vault *vault,
    const char *label, sqlite3_stmt *stmt, int first,
    uint8_t ret_mac[VAULT_MAC_LEN]) VAULT_CHECK_RESULT;

/* Seals the row stored under `entry`; VAULT_ERR_NOT_FOUND without one. */
enum vault_status vault_seal_row(struct vault *vault, enum vault_row row,
    int64_t entry, uint8_t ret_mac[VAULT_MAC_LEN]) VAULT_CHECK_RESULT;

/* The table of rows of that kind. */
const char *vault_seal_table(enum vault_row row);

/* The column of that table with the number of the entry. */
const char *vault_seal_key(enum vault_row row);

/* Whether the row of an entry was erased, as an erasure vouches for. */
enum vault_status vault_seal_erased(struct vault *vault, int64_t entry,
    bool *ret_erased) VAULT_CHECK_RESULT;

/*
 * Counts the sealing entries whose row is gone and was not erased: fills
 * first_bad_note, and bad_rows with those of other kinds.
 */
enum vault_status vault_seal_missing(struct vault *vault,
    struct vault_audit_verdict *verdict) VAULT_CHECK_RESULT;

/* The kind of the rows of a table; VAULT_ROW_NONE when none is sealed. */
enum vault_row vault_seal_kind(const char *table);

/*
 * Makes every entry that has a row seal something, and every other nothing,
 * so that vault_reseal() can compute the rest: for a log and rows that were
 * read from a damaged vault.
 */
enum vault_status vault_seal_relink(struct vault *vault) VAULT_CHECK_RESULT;

/* The highest number that an entry or a row stored under one has. */
enum vault_status vault_seal_newest(struct vault *vault,
    int64_t *ret_entry) VAULT_CHECK_RESULT;

/*
 * Compares every row with its audit entry, and every sealing entry with its
 * row; fills the note and row figures of the verdict.
 */
enum vault_status vault_seal_verify(struct vault *vault,
    struct vault_audit_verdict *verdict) VAULT_CHECK_RESULT;

#endif
