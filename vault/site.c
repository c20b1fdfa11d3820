#include "vault/site.h"

#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/random.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static enum vault_status
find(struct vault *vault, const char *project, char ret_site[])
{
    static const char sql[] = "SELECT site FROM site WHERE project = ?1";
    const struct vault_value value = vault_value_word(project);
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, &value, 1, &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_site, VAULT_SITE_LEN + 1);
    }
    vault_statement_done(stmt);
    return status;
}

/* The log tells the project; the name itself is the secret. */
static enum vault_status
insert(struct vault *vault, const char *project, char ret_site[])
{
    static const char sql[] =
        "INSERT INTO site (id, project, site) VALUES (?1, ?2, ?3)";
    const struct vault_log_line line = { "site-add", project, NULL };
    struct vault_value values[3];
    enum vault_status status;
    int64_t entry = 0;

    status = vault_random_base32(ret_site, VAULT_SITE_LEN);
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_word(project);
    values[2] = vault_value_word(ret_site);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    return status == VAULT_OK
        ? vault_log_write(vault, entry, VAULT_ROW_SITE, &line)
        : status;
}

enum vault_status
vault_site_get(struct vault *vault, const char *project,
    char ret_site[VAULT_SITE_LEN + 1])
{
    char site[VAULT_SITE_LEN + 1] = "";
    enum vault_status status;

    if (!vault_word_valid(project, VAULT_NAME_MAX)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_change_begin(vault);
    if (status != VAULT_OK) {
        return status;
    }
    status = find(vault, project, site);
    if (status == VAULT_ERR_NOT_FOUND) {
        status = insert(vault, project, site);
    }
    status = vault_change_end(vault, status);
    if (status == VAULT_OK) {
        memcpy(ret_site, site, sizeof(site));
    }
    return status;
}
