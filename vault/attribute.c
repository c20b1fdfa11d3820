#include "vault/attribute.h"

#include "vault/coded.h"
#include "vault/row.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct vault_row_kind row_kind = {
    .row = VAULT_ROW_ATTRIBUTE,
    .insert = "INSERT INTO attribute (id, case_id, kind, value)"
              " VALUES (?1, ?2, ?3, ?4)",
    .count = 4,
    .select = "SELECT f.code, a.kind, a.value, a.id"
              " FROM case_file f CROSS JOIN attribute a ON a.case_id = f.id"
              " WHERE f.id BETWEEN ?1 AND ?2 AND NOT EXISTS"
              "  (SELECT 1 FROM attribute n WHERE n.case_id = a.case_id"
              "   AND n.kind = a.kind AND n.id > a.id)"
              " ORDER BY f.id, a.kind",
    .action = "attribute-set",
};

enum vault_status
vault_attribute_set(struct vault *vault,
    const struct vault_attribute *attribute)
{
    struct vault_row_kind kind = row_kind;
    enum vault_coded field = vault_coded_attribute(attribute->kind);
    struct vault_value values[4];
    int64_t id = 0;

    if (field == VAULT_CODED_COUNT ||
        (!vault_coded_valid(field, attribute->value) &&
            !vault_coded_valid(VAULT_CODED_MISSING, attribute->value))) {
        return VAULT_ERR_INVALID;
    }
    /* The log tells the kind and never the value. */
    kind.detail = vault_coded_name(field);
    values[2] = vault_value_word(attribute->kind);
    values[3] = vault_value_word(attribute->value);
    return vault_row_add(vault, &kind, attribute->case_code, values, &id);
}

enum vault_status
vault_attribute_open(struct vault *vault, const char *case_code,
    struct vault_cursor **ret_cursor)
{
    return vault_row_open(vault, &row_kind, case_code, ret_cursor);
}

enum vault_status
vault_attribute_next(struct vault_cursor *cursor,
    struct vault_attribute *ret_attribute)
{
    struct vault_attribute found = { 0 };
    const struct vault_row_word words[] = {
        { found.case_code, sizeof(found.case_code) },
        { found.kind, sizeof(found.kind) },
        { found.value, sizeof(found.value) },
    };
    sqlite3_stmt *stmt = NULL;
    enum vault_status status =
        vault_row_read(cursor, row_kind.row, words, COUNT(words), &stmt);

    if (status == VAULT_OK) {
        found.id = sqlite3_column_int64(stmt, COUNT(words));
        *ret_attribute = found;
    }
    return status;
}
