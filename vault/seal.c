#include "vault/seal.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "vault/db.h"
#include "vault/internal.h"

_Static_assert(VAULT_MAC_LEN == crypto_auth_hmacsha256_BYTES,
    "the seal is one HMAC-SHA-256");

/*
 * What is sealed of each kind of row: the number of its entry, its id, then
 * every column that does not change.  A note version carries the facts of its
 * note and the seal of the version before it.
 */
#define CASE_ROW "SELECT id, id, code, opened, language FROM case_file"
#define CLOSING_ROW "SELECT id, id, case_id, closed FROM case_closing"
#define PERSON_ROW "SELECT id, id, case_id, role FROM person"
#define IDENTIFIER_ROW "SELECT id, id, person_id, kind, value FROM identifier"
#define NOTE_ROW                                                               \
    "SELECT v.entry, v.note_id, v.version, n.case_id, n.kind, n.date,"         \
    " n.written_at, n.language, v.text,"                                       \
    " (SELECT a.link FROM note_version p JOIN audit a ON a.number = p.entry"   \
    "  WHERE p.note_id = v.note_id AND p.version = v.version - 1)"             \
    " FROM note_version v LEFT JOIN note n ON n.id = v.note_id"
#define CONSENT_ROW                                                            \
    "SELECT id, id, case_id, kind, informed, understood, accepted, expires"    \
    " FROM consent"
#define REVOCATION_ROW                                                         \
    "SELECT id, id, consent_id, revoked FROM consent_revocation"
#define CONSENT_DETAIL_ROW                                                     \
    "SELECT id, id, consent_id, continues, informed_how, understood_how,"      \
    " accepted_how, text_version, text_language, given_by, relation, witness," \
    " told FROM consent_detail"
#define RELEASE_ROW                                                            \
    "SELECT r.entry, r.id, r.kind, r.purpose, r.profile, r.made_at,"           \
    " r.finding_count, r.decision_count, r.sha256,"                            \
    " (SELECT group_concat(case_id) FROM (SELECT case_id FROM release_case"    \
    "  WHERE release_id = r.id ORDER BY case_id))"                             \
    " FROM release r"
#define RELEASE_CODE_ROW "SELECT id, id, release_id, code FROM release_code"
#define REPLY_ROW "SELECT id, id, release_id, note_id, sha256 FROM reply"
#define PROJECT_ROW "SELECT id, id, name, sha256, text FROM project"
#define SITE_ROW "SELECT id, id, project, site FROM site"
#define PSEUDONYM_ROW                                                          \
    "SELECT id, id, project, case_id, pseudonym FROM pseudonym"
#define DAY_ZERO_ROW "SELECT id, id, project, case_id, date FROM day_zero"
#define SHIFT_ROW "SELECT id, id, purpose, case_id, drawn FROM date_shift"
#define DECISION_ROW "SELECT id, id, case_id, surface, decision FROM decision"
#define RULING_ROW                                                             \
    "SELECT id, id, case_id, surface, decision, label, folded FROM ruling"
#define APPOINTMENT_ROW                                                        \
    "SELECT id, id, case_id, date, attendance, modality, platform, privacy,"   \
    " minutes FROM appointment"
#define MEASURE_ROW                                                            \
    "SELECT id, id, code, name, direction, lowest, highest, step FROM measure"
#define SCORE_ROW                                                              \
    "SELECT id, id, case_id, date, measure, value, missing FROM score"
#define EVENT_ROW "SELECT id, id, case_id, date, kind FROM event"
#define ATTRIBUTE_ROW "SELECT id, id, case_id, kind, value FROM attribute"
#define SUPERVISION_ROW                                                        \
    "SELECT id, id, case_id, date, minutes, people, supervisor"                \
    " FROM supervision"
#define RETRACTION_ROW "SELECT id, id, row_id FROM retraction"
#define DISCLOSURE_ROW                                                         \
    "SELECT id, id, case_id, date, recipient, what, ground, reason"            \
    " FROM disclosure"
#define REKEY_ROW "SELECT id, id, macs FROM rekey"
#define ERASURE_ROW                                                            \
    "SELECT id, id, case_number, code, ground, reason, note_count, last_note," \
    " (SELECT group_concat(entry) FROM (SELECT entry FROM erased"              \
    "  WHERE erasure_id = e.id ORDER BY entry)) FROM erasure e"
#define HOLD_ROW "SELECT id, id, case_id, reason FROM hold"
#define HOLD_END_ROW "SELECT id, id, hold_id FROM hold_end"
#define RETENTION_ROW "SELECT id, id, case_id, years FROM retention"
#define VISIT_ROW "SELECT id, id, folder, file, managed, clean FROM visit"

static const struct {
    const char *label;
    const char *table;
    const char *key; /* the column with the number of the entry */
    const char *all;
    const char *one;
} rows[] = {
    [VAULT_ROW_CASE] = { "case", "case_file", "id", CASE_ROW,
        CASE_ROW " WHERE id = ?1" },
    [VAULT_ROW_CLOSING] = { "closing", "case_closing", "id", CLOSING_ROW,
        CLOSING_ROW " WHERE id = ?1" },
    [VAULT_ROW_PERSON] = { "person", "person", "id", PERSON_ROW,
        PERSON_ROW " WHERE id = ?1" },
    [VAULT_ROW_IDENTIFIER] = { "identifier", "identifier", "id", IDENTIFIER_ROW,
        IDENTIFIER_ROW " WHERE id = ?1" },
    [VAULT_ROW_NOTE] = { "note", "note_version", "entry", NOTE_ROW,
        NOTE_ROW " WHERE v.entry = ?1" },
    [VAULT_ROW_CONSENT] = { "consent", "consent", "id", CONSENT_ROW,
        CONSENT_ROW " WHERE id = ?1" },
    [VAULT_ROW_REVOCATION] = { "revocation", "consent_revocation", "id",
        REVOCATION_ROW, REVOCATION_ROW " WHERE id = ?1" },
    [VAULT_ROW_CONSENT_DETAIL] = { "consent-detail", "consent_detail", "id",
        CONSENT_DETAIL_ROW, CONSENT_DETAIL_ROW " WHERE id = ?1" },
    [VAULT_ROW_RELEASE] = { "release", "release", "entry", RELEASE_ROW,
        RELEASE_ROW " WHERE r.entry = ?1" },
    [VAULT_ROW_RELEASE_CODE] = { "release-code", "release_code", "id",
        RELEASE_CODE_ROW, RELEASE_CODE_ROW " WHERE id = ?1" },
    [VAULT_ROW_REPLY] = { "reply", "reply", "id", REPLY_ROW,
        REPLY_ROW " WHERE id = ?1" },
    [VAULT_ROW_PROJECT] = { "project", "project", "id", PROJECT_ROW,
        PROJECT_ROW " WHERE id = ?1" },
    [VAULT_ROW_SITE] = { "site", "site", "id", SITE_ROW,
        SITE_ROW " WHERE id = ?1" },
    [VAULT_ROW_PSEUDONYM] = { "pseudonym", "pseudonym", "id", PSEUDONYM_ROW,
        PSEUDONYM_ROW " WHERE id = ?1" },
    [VAULT_ROW_DAY_ZERO] = { "day-zero", "day_zero", "id", DAY_ZERO_ROW,
        DAY_ZERO_ROW " WHERE id = ?1" },
    [VAULT_ROW_SHIFT] = { "shift", "date_shift", "id", SHIFT_ROW,
        SHIFT_ROW " WHERE id = ?1" },
    [VAULT_ROW_DECISION] = { "decision", "decision", "id", DECISION_ROW,
        DECISION_ROW " WHERE id = ?1" },
    [VAULT_ROW_RULING] = { "ruling", "ruling", "id", RULING_ROW,
        RULING_ROW " WHERE id = ?1" },
    [VAULT_ROW_APPOINTMENT] = { "appointment", "appointment", "id",
        APPOINTMENT_ROW, APPOINTMENT_ROW " WHERE id = ?1" },
    [VAULT_ROW_MEASURE] = { "measure", "measure", "id", MEASURE_ROW,
        MEASURE_ROW " WHERE id = ?1" },
    [VAULT_ROW_SCORE] = { "score", "score", "id", SCORE_ROW,
        SCORE_ROW " WHERE id = ?1" },
    [VAULT_ROW_EVENT] = { "event", "event", "id", EVENT_ROW,
        EVENT_ROW " WHERE id = ?1" },
    [VAULT_ROW_ATTRIBUTE] = { "attribute", "attribute", "id", ATTRIBUTE_ROW,
        ATTRIBUTE_ROW " WHERE id = ?1" },
    [VAULT_ROW_SUPERVISION] = { "supervision", "supervision", "id",
        SUPERVISION_ROW, SUPERVISION_ROW " WHERE id = ?1" },
    [VAULT_ROW_RETRACTION] = { "retraction", "retraction", "id", RETRACTION_ROW,
        RETRACTION_ROW " WHERE id = ?1" },
    [VAULT_ROW_REKEY] = { "rekey", "rekey", "id", REKEY_ROW,
        REKEY_ROW " WHERE id = ?1" },
    [VAULT_ROW_ERASURE] = { "erasure", "erasure", "id", ERASURE_ROW,
        ERASURE_ROW " WHERE id = ?1" },
    [VAULT_ROW_HOLD] = { "hold", "hold", "id", HOLD_ROW,
        HOLD_ROW " WHERE id = ?1" },
    [VAULT_ROW_HOLD_END] = { "hold-end", "hold_end", "id", HOLD_END_ROW,
        HOLD_END_ROW " WHERE id = ?1" },
    [VAULT_ROW_RETENTION] = { "retention", "retention", "id", RETENTION_ROW,
        RETENTION_ROW " WHERE id = ?1" },
    [VAULT_ROW_VISIT] = { "visit", "visit", "id", VISIT_ROW,
        VISIT_ROW " WHERE id = ?1" },
    [VAULT_ROW_DISCLOSURE] = { "disclosure", "disclosure", "id", DISCLOSURE_ROW,
        DISCLOSURE_ROW " WHERE id = ?1" },
};

_Static_assert(sizeof(rows) / sizeof(rows[0]) == VAULT_ROW_COUNT,
    "one row for each kind");
_Static_assert(VAULT_ROW_COUNT <= 64, "a bit for each kind in a verdict");

enum part_type {
    PART_INT = 1,
    PART_TEXT = 2,
    PART_BLOB = 3,
    PART_NULL = 4,
};

/* Little-endian. */
static void
put_number(uint8_t ret_bytes[8], uint64_t number)
{
    size_t i;

    for (i = 0; i < 8; i++) {
        ret_bytes[i] = (uint8_t)(number & 0xff);
        number >>= 8;
    }
}

/* Type and length before the bytes: no two rows run together. */
static void
add_part(crypto_auth_hmacsha256_state *state, enum part_type type,
    const void *bytes, size_t len)
{
    uint8_t frame[9];

    frame[0] = (uint8_t)type;
    put_number(frame + 1, len);
    (void)crypto_auth_hmacsha256_update(state, frame, sizeof(frame));
    if (len > 0) {
        (void)crypto_auth_hmacsha256_update(state, bytes, len);
    }
}

static void
add_value(crypto_auth_hmacsha256_state *state, const struct vault_value *value)
{
    uint8_t number[8];

    switch (value->type) {
    case VAULT_VALUE_INT:
        put_number(number, (uint64_t)value->number);
        add_part(state, PART_INT, number, sizeof(number));
        break;
    case VAULT_VALUE_TEXT:
        add_part(state, PART_TEXT, value->bytes, value->len);
        break;
    case VAULT_VALUE_BLOB:
        add_part(state, value->bytes == NULL ? PART_NULL : PART_BLOB,
            value->bytes, value->len);
        break;
    }
}

void
vault_seal_values(const struct vault *vault, const char *label,
    const struct vault_value *values, size_t count,
    uint8_t ret_mac[VAULT_MAC_LEN])
{
    crypto_auth_hmacsha256_state state;
    size_t i;

    (void)crypto_auth_hmacsha256_init(&state, vault->audit_key.data,
        vault->audit_key.len);
    add_part(&state, PART_TEXT, label, strlen(label));
    for (i = 0; i < count; i++) {
        add_value(&state, &values[i]);
    }
    (void)crypto_auth_hmacsha256_final(&state, ret_mac);
    vault_wipe(&state, sizeof(state));
}

static enum vault_status
read_column(sqlite3_stmt *stmt, int column, struct vault_value *ret_value)
{
    const void *bytes;

    switch (sqlite3_column_type(stmt, column)) {
    case SQLITE_INTEGER:
        *ret_value = vault_value_int(sqlite3_column_int64(stmt, column));
        return VAULT_OK;
    case SQLITE_TEXT:
        bytes = sqlite3_column_text(stmt, column);
        *ret_value = vault_value_text((struct vault_text){
            .data = bytes,
            .len = (size_t)sqlite3_column_bytes(stmt, column),
        });
        return bytes == NULL ? VAULT_ERR_NO_MEMORY : VAULT_OK;
    case SQLITE_BLOB:
        /* Of no bytes SQLite gives NULL. */
        bytes = sqlite3_column_bytes(stmt, column) == 0
            ? ""
            : sqlite3_column_blob(stmt, column);
        *ret_value =
            vault_value_blob(bytes, (size_t)sqlite3_column_bytes(stmt, column));
        return bytes == NULL ? VAULT_ERR_NO_MEMORY : VAULT_OK;
    case SQLITE_NULL: *ret_value = vault_value_blob(NULL, 0); return VAULT_OK;
    default: return VAULT_ERR_DAMAGED;
    }
}

enum vault_status
vault_seal_columns(const struct vault *vault, const char *label,
    sqlite3_stmt *stmt, int first, uint8_t ret_mac[VAULT_MAC_LEN])
{
    struct vault_value values[VAULT_SEAL_COLUMNS];
    enum vault_status status = VAULT_OK;
    int columns = sqlite3_column_count(stmt) - first;
    int i;

    if (columns > VAULT_SEAL_COLUMNS) {
        return VAULT_ERR_LIMIT;
    }
    for (i = 0; i < columns && status == VAULT_OK; i++) {
        status = read_column(stmt, first + i, &values[i]);
    }
    if (status == VAULT_OK) {
        vault_seal_values(vault, label, values, (size_t)columns, ret_mac);
    }
    return status;
}

enum vault_status
vault_seal_row(struct vault *vault, enum vault_row row, int64_t entry,
    uint8_t ret_mac[VAULT_MAC_LEN])
{
    const struct vault_value values[] = { vault_value_int(entry) };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, rows[row].one, values, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step(stmt);
    if (status == VAULT_OK) {
        status = vault_seal_columns(vault, rows[row].label, stmt, 1, ret_mac);
    } else if (status == VAULT_DONE) {
        status = VAULT_ERR_NOT_FOUND;
    }
    vault_statement_done(stmt);
    return status;
}

/* Whether the audit entry `entry` seals with `mac` a row that may be there. */
static enum vault_status
entry_seals(struct vault *vault, int64_t entry,
    const uint8_t mac[VAULT_MAC_LEN], bool *ret_seals)
{
    static const char sql[] = "SELECT link = ?2 AND NOT EXISTS"
                              " (SELECT 1 FROM erased e WHERE e.entry = number)"
                              " FROM audit WHERE number = ?1";
    const struct vault_value values[] = {
        vault_value_int(entry),
        vault_value_blob(mac, VAULT_MAC_LEN),
    };
    enum vault_status status;
    int64_t same = 0;

    status = vault_statement_int(vault, sql, values, 2, &same);
    if (status == VAULT_OK || status == VAULT_ERR_NOT_FOUND) {
        *ret_seals = status == VAULT_OK && same == 1;
        return VAULT_OK;
    }
    return status;
}

/* What verifying found: rows of this kind are not as they were written. */
static void
mark_kind(struct vault_audit_verdict *verdict, enum vault_row row)
{
    verdict->bad_kinds |= UINT64_C(1) << row;
}

static void
count_row(struct vault_audit_verdict *verdict, enum vault_row row, int64_t id,
    bool fits)
{
    if (!fits) {
        mark_kind(verdict, row);
    }
    if (row == VAULT_ROW_NOTE) {
        verdict->note_versions++;
        if (!fits &&
            (verdict->first_bad_note == 0 || id < verdict->first_bad_note)) {
            verdict->first_bad_note = id;
        }
    } else {
        verdict->rows++;
        verdict->bad_rows += fits ? 0 : 1;
    }
}

static enum vault_status
verify_kind(struct vault *vault, enum vault_row row,
    struct vault_audit_verdict *verdict)
{
    uint8_t mac[VAULT_MAC_LEN];
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    bool fits = false;

    status = vault_statement_new(vault, rows[row].all, NULL, 0, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status == VAULT_OK) {
            status = vault_seal_columns(vault, rows[row].label, stmt, 1, mac);
        }
        if (status == VAULT_OK) {
            status =
                entry_seals(vault, sqlite3_column_int64(stmt, 0), mac, &fits);
        }
        if (status == VAULT_OK) {
            count_row(verdict, row, sqlite3_column_int64(stmt, 1), fits);
        }
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

enum vault_status
vault_seal_erased(struct vault *vault, int64_t entry, bool *ret_erased)
{
    static const char sql[] = "SELECT count(*) FROM erased WHERE entry = ?1";
    const struct vault_value value = vault_value_int(entry);
    enum vault_status status;
    int64_t count = 0;

    status = vault_statement_int(vault, sql, &value, 1, &count);
    if (status == VAULT_OK) {
        *ret_erased = count > 0;
    }
    return status;
}

/* Writes the query for entries that no table has a row of. */
static void
missing_query(char *ret_sql, size_t size)
{
    size_t len = 0;
    size_t row;

    len += (size_t)snprintf(ret_sql, size,
        "SELECT a.action IN ('note-add', 'note-edit'),"
        " CAST(a.subject AS INTEGER) FROM audit a WHERE a.link IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM erased WHERE entry = a.number)");
    for (row = VAULT_ROW_NONE + 1; row < VAULT_ROW_COUNT && len < size; row++) {
        len += (size_t)snprintf(ret_sql + len, size - len,
            " AND NOT EXISTS (SELECT 1 FROM %s WHERE %s = a.number)",
            rows[row].table, rows[row].key);
    }
}

/* Entries whose row is gone: a page from before it was added was put back. */
enum vault_status
vault_seal_missing(struct vault *vault, struct vault_audit_verdict *verdict)
{
    char sql[(VAULT_ROW_COUNT + 3) * 96];
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;
    int64_t note;

    missing_query(sql, sizeof(sql));
    status = vault_statement_new(vault, sql, NULL, 0, &stmt);
    while (status == VAULT_OK) {
        status = vault_db_step(stmt);
        if (status != VAULT_OK) {
            break;
        }
        note = sqlite3_column_int64(stmt, 1);
        if (sqlite3_column_int(stmt, 0) == 0) {
            verdict->bad_rows++;
            continue;
        }
        mark_kind(verdict, VAULT_ROW_NOTE);
        if (verdict->first_bad_note == 0 || note < verdict->first_bad_note) {
            verdict->first_bad_note = note;
        }
    }
    (void)sqlite3_finalize(stmt);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* Notes that name another version than the newest as theirs. */
static enum vault_status
verify_newest(struct vault *vault, struct vault_audit_verdict *verdict)
{
    static const char sql[] =
        "SELECT n.id FROM note n WHERE n.version IS NOT"
        " (SELECT max(v.version) FROM note_version v WHERE v.note_id = n.id)"
        " ORDER BY n.id LIMIT 1";
    enum vault_status status;
    int64_t note = 0;

    status = vault_statement_int(vault, sql, NULL, 0, &note);
    if (status == VAULT_ERR_NOT_FOUND) {
        return VAULT_OK;
    }
    if (status == VAULT_OK &&
        (verdict->first_bad_note == 0 || note < verdict->first_bad_note)) {
        verdict->first_bad_note = note;
    }
    return status;
}

static enum vault_status
verify_index(struct vault *vault, const char *table,
    struct vault_audit_verdict *verdict)
{
    static const char sql[] = "SELECT count(*) FROM pragma_integrity_check(?1)"
                              " WHERE integrity_check <> 'ok'";
    const struct vault_value value = vault_value_word(table);
    enum vault_status status;
    int64_t findings = 0;

    status = vault_statement_int(vault, sql, &value, 1, &findings);
    verdict->bad_rows += status == VAULT_OK ? findings : 0;
    return status;
}

/*
 * An index page from an old copy hides rows that are there, a revocation
 * among them: compares every index with its table.
 */
static enum vault_status
verify_indexes(struct vault *vault, struct vault_audit_verdict *verdict)
{
    static const char *const others[] = { "audit", "note", "release_case",
        "erased" };
    enum vault_status status = VAULT_OK;
    size_t i;

    for (i = VAULT_ROW_NONE + 1; status == VAULT_OK && i < VAULT_ROW_COUNT;
         i++) {
        int64_t before = verdict->bad_rows;

        status = verify_index(vault, rows[i].table, verdict);
        if (verdict->bad_rows != before) {
            mark_kind(verdict, (enum vault_row)i);
        }
    }
    for (i = 0; status == VAULT_OK && i < sizeof(others) / sizeof(others[0]);
         i++) {
        status = verify_index(vault, others[i], verdict);
    }
    return status;
}

enum vault_status
vault_seal_verify(struct vault *vault, struct vault_audit_verdict *verdict)
{
    enum vault_status status = VAULT_OK;
    size_t row;

    for (row = VAULT_ROW_NONE + 1; status == VAULT_OK && row < VAULT_ROW_COUNT;
         row++) {
        status = verify_kind(vault, (enum vault_row)row, verdict);
    }
    if (status == VAULT_OK) {
        status = vault_seal_missing(vault, verdict);
    }
    if (status == VAULT_OK) {
        status = verify_newest(vault, verdict);
    }
    if (status == VAULT_OK) {
        status = verify_indexes(vault, verdict);
    }
    return status;
}

enum vault_row
vault_seal_kind(const char *table)
{
    size_t row;

    for (row = VAULT_ROW_NONE + 1; row < VAULT_ROW_COUNT; row++) {
        if (strcmp(rows[row].table, table) == 0) {
            return (enum vault_row)row;
        }
    }
    return VAULT_ROW_NONE;
}

const char *
vault_seal_table(enum vault_row row)
{
    return rows[row].table;
}

const char *
vault_seal_key(enum vault_row row)
{
    return rows[row].key;
}

enum vault_status
vault_seal_relink(struct vault *vault)
{
    static const char forget[] = "UPDATE audit SET link = NULL";
    char sql[160];
    enum vault_status status = vault_db_exec(vault->db, forget);
    size_t row;

    for (row = VAULT_ROW_NONE + 1; row < VAULT_ROW_COUNT && status == VAULT_OK;
         row++) {
        (void)snprintf(sql, sizeof(sql),
            "UPDATE audit SET link = zeroblob(32)"
            " WHERE number IN (SELECT %s FROM %s)",
            rows[row].key, rows[row].table);
        status = vault_db_exec(vault->db, sql);
    }
    return status;
}

enum vault_status
vault_seal_newest(struct vault *vault, int64_t *ret_entry)
{
    char sql[128];
    enum vault_status status;
    int64_t newest = 0;
    int64_t found = 0;
    size_t row;

    status = vault_db_int64(vault->db,
        "SELECT coalesce(max(number), 0) FROM audit", &newest);
    for (row = VAULT_ROW_NONE + 1; row < VAULT_ROW_COUNT && status == VAULT_OK;
         row++) {
        (void)snprintf(sql, sizeof(sql), "SELECT coalesce(max(%s), 0) FROM %s",
            rows[row].key, rows[row].table);
        status = vault_db_int64(vault->db, sql, &found);
        newest = found > newest ? found : newest;
    }
    if (status == VAULT_OK) {
        *ret_entry = newest;
    }
    return status;
}
