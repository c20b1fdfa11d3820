#include <string.h>

#include "vault/audit_log.h"
#include "vault/case_row.h"
#include "vault/db.h"
#include "vault/random.h"
#include "vault/release.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum vault_status
draw(uint64_t *ret_drawn)
{
    enum vault_status status;

    do {
        status = vault_random(ret_drawn, sizeof(*ret_drawn));
    } while (status == VAULT_OK && *ret_drawn == 0);
    return status;
}

/* The log tells case and purpose; the number itself is the secret. */
static enum vault_status
insert_shift(struct vault *vault, const char *purpose,
    const struct vault_case_key *key, uint64_t *ret_drawn)
{
    static const char sql[] =
        "INSERT INTO date_shift (id, purpose, case_id, drawn)"
        " VALUES (?1, ?2, ?3, ?4)";
    const struct vault_log_line line = { "shift-add", key->code, purpose };
    struct vault_value values[4];
    enum vault_status status;
    int64_t entry = 0;
    uint64_t drawn = 0;

    status = draw(&drawn);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(purpose);
    values[2] = vault_value_int(key->id);
    values[3] = vault_value_int((int64_t)drawn);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        status = vault_log_write(vault, entry, VAULT_ROW_SHIFT, &line);
    }
    *ret_drawn = drawn;
    return status;
}

static enum vault_status
find_or_insert(struct vault *vault, const char *purpose, const char *case_code,
    uint64_t *ret_drawn)
{
    static const char sql[] = "SELECT coalesce((SELECT drawn FROM date_shift"
                              " WHERE purpose = ?1 AND case_id = ?2), 0)";
    struct vault_case_key key = { 0 };
    struct vault_value values[2];
    enum vault_status status;
    int64_t drawn = 0;

    status = vault_case_key_find(vault, case_code, &key);
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_word(purpose);
    values[1] = vault_value_int(key.id);
    status = vault_statement_int(vault, sql, values, COUNT(values), &drawn);
    if (status != VAULT_OK || drawn != 0) {
        *ret_drawn = (uint64_t)drawn;
        return status;
    }
    return insert_shift(vault, purpose, &key, ret_drawn);
}

enum vault_status
vault_shift_get(struct vault *vault, const char *purpose, const char *case_code,
    uint64_t *ret_drawn)
{
    enum vault_status status;
    uint64_t drawn = 0;

    if (!vault_word_valid(purpose, VAULT_NAME_MAX)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_change_end(vault,
        find_or_insert(vault, purpose, case_code, &drawn));
    if (status == VAULT_OK) {
        *ret_drawn = drawn;
    }
    return status;
}
