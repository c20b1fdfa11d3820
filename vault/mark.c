#include "vault/mark.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/reseal.h"
#include "vault/statement.h"

_Static_assert(VAULT_MARK_MAC_LEN == VAULT_MAC_LEN, "length of a MAC");

enum vault_status
vault_mark_get(struct vault *vault, struct vault_mark *ret_mark)
{
    struct vault_anchor head;
    enum vault_status status = vault_log_head(vault, &head);

    if (status == VAULT_OK) {
        ret_mark->entries = head.count;
        memcpy(ret_mark->mac, head.head, sizeof(ret_mark->mac));
    }
    return status;
}

/* The MAC of one entry; VAULT_ERR_NOT_FOUND when the log ends before it. */
static enum vault_status
read_mac(struct vault *vault, int64_t number, uint8_t ret_mac[VAULT_MAC_LEN])
{
    static const char sql[] = "SELECT mac FROM audit WHERE number = ?1";
    const struct vault_value value = vault_value_int(number);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step_row(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_blob(stmt, 0, ret_mac, VAULT_MAC_LEN);
    }
    vault_statement_done(stmt);
    return status;
}

/* Whether the entry had the MAC of `mark` before a rekey made it anew. */
static enum vault_status
had_mac(struct vault *vault, const struct vault_mark *mark, bool *ret_had)
{
    static const char sql[] = "SELECT count(*) FROM rekey WHERE id > ?1"
                              " AND substr(macs, (?1 - 1) * ?2 + 1, ?2) = ?3";
    const struct vault_value values[] = {
        vault_value_int(mark->entries),
        vault_value_int(VAULT_RESEAL_KEPT),
        vault_value_blob(mark->mac, VAULT_RESEAL_KEPT),
    };
    enum vault_status status;
    int64_t count = 0;

    status = vault_statement_int(vault, sql, values, 3, &count);
    if (status == VAULT_OK) {
        *ret_had = count > 0;
    }
    return status;
}

enum vault_status
vault_mark_check(struct vault *vault, const struct vault_mark *mark,
    int64_t *ret_missing)
{
    struct vault_anchor head;
    uint8_t mac[VAULT_MAC_LEN];
    enum vault_status status;
    bool had = false;

    if (mark->entries < 1) {
        return VAULT_OK;
    }
    status = read_mac(vault, mark->entries, mac);
    if (status == VAULT_OK && memcmp(mac, mark->mac, sizeof(mac)) == 0) {
        return VAULT_OK;
    }
    if (status == VAULT_OK) {
        status = had_mac(vault, mark, &had);
        if (status == VAULT_OK && had) {
            return VAULT_OK;
        }
    }
    if (status != VAULT_OK && status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    status = vault_log_head(vault, &head);
    if (status != VAULT_OK) {
        return status;
    }
    *ret_missing = mark->entries > head.count ? mark->entries - head.count : 1;
    return VAULT_ERR_ROLLBACK;
}

void
vault_mark_vouch(struct vault *vault)
{
    vault->vouched = true;
}

bool
vault_mark_vouched(const struct vault *vault)
{
    return vault->vouched;
}
