#include "vault/audit_log.h"

#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "vault/audit.h"
#include "vault/date.h"
#include "vault/db.h"
#include "vault/statement.h"

#define PASSWD_MAX 4096

/* What the MAC of an entry covers, the MAC before it among them. */
#define ENTRY_VALUES 8

/*
 * The user who runs us, by the name in /etc/passwd.  getpwuid(3) would ask
 * name services, over sockets, which this program never opens.
 */
static void
read_actor(char ret_actor[VAULT_NAME_MAX])
{
    FILE *file = fopen("/etc/passwd", "re");
    char room[PASSWD_MAX];
    struct passwd record;
    struct passwd *found = NULL;

    (void)snprintf(ret_actor, VAULT_NAME_MAX, "uid %ju", (uintmax_t)geteuid());
    if (file == NULL) {
        return;
    }
    while (fgetpwent_r(file, &record, room, sizeof(room), &found) == 0 &&
        record.pw_uid != geteuid()) {
        found = NULL;
    }
    (void)fclose(file);
    if (found != NULL && strlen(found->pw_name) < VAULT_NAME_MAX) {
        (void)snprintf(ret_actor, VAULT_NAME_MAX, "%s", found->pw_name);
    }
}

enum vault_status
vault_log_head(struct vault *vault, struct vault_anchor *ret_head)
{
    static const char sql[] =
        "SELECT number, mac FROM audit ORDER BY number DESC LIMIT 1";
    struct vault_anchor head = { .count = 0 };
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(vault, sql, NULL, 0, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step(stmt);
    if (status == VAULT_OK) {
        head.count = sqlite3_column_int64(stmt, 0);
        status = vault_db_column_blob(stmt, 1, head.head, sizeof(head.head));
    } else if (status == VAULT_DONE) {
        status = VAULT_OK;
    }
    if (status == VAULT_OK) {
        *ret_head = head;
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_log_next(struct vault *vault, int64_t *ret_entry)
{
    struct vault_anchor head;
    enum vault_status status;

    status = vault_log_head(vault, &head);
    if (status == VAULT_OK) {
        *ret_entry = head.count + 1;
    }
    return status;
}

static bool
line_valid(const struct vault_log_line *line)
{
    return line->action != NULL && line->action[0] != '\0' &&
        strlen(line->action) < VAULT_WORD_MAX &&
        (line->subject == NULL || strlen(line->subject) < VAULT_NAME_MAX) &&
        (line->detail == NULL ||
            strlen(line->detail) <
                sizeof(((struct vault_audit_entry *)NULL)->detail));
}

/*
 * Chains an entry to the one before it and stores it.  The values of the row
 * are those of the MAC, and stand in the same order.
 */
static enum vault_status
insert_entry(struct vault *vault, const struct vault_anchor *head,
    const uint8_t *link, const struct vault_log_line *line)
{
    static const char sql[] =
        "INSERT INTO audit (mac, number, at, actor, action, subject, detail,"
        " link) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    const char *subject = line->subject != NULL ? line->subject : "";
    const char *detail = line->detail != NULL ? line->detail : "";
    struct vault_value values[ENTRY_VALUES];
    uint8_t mac[VAULT_MAC_LEN];
    char at[VAULT_TIME_MAX];
    enum vault_status status;

    vault_time_now(at);
    if (vault->actor[0] == '\0') {
        read_actor(vault->actor);
    }
    values[0] = head->count > 0
        ? vault_value_blob(head->head, sizeof(head->head))
        : vault_value_blob(NULL, 0);
    values[1] = vault_value_int(head->count + 1);
    values[2] = vault_value_word(at);
    values[3] = vault_value_word(vault->actor);
    values[4] = vault_value_word(line->action);
    values[5] = vault_value_word(subject);
    values[6] = vault_value_word(detail);
    values[7] = vault_value_blob(link, link != NULL ? VAULT_MAC_LEN : 0);
    vault_seal_values(vault, VAULT_LOG_LABEL, values, ENTRY_VALUES, mac);
    values[0] = vault_value_blob(mac, sizeof(mac));
    status = vault_statement_run(vault, sql, values, ENTRY_VALUES);
    if (status == VAULT_OK) {
        status = vault_audit_anchor_write(vault, mac, head->count + 1);
    }
    return status;
}

enum vault_status
vault_log_write(struct vault *vault, int64_t entry, enum vault_row row,
    const struct vault_log_line *line)
{
    uint8_t link[VAULT_MAC_LEN];
    struct vault_anchor head;
    enum vault_status status;

    if (!line_valid(line)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_log_head(vault, &head);
    if (status != VAULT_OK) {
        return status;
    }
    if (head.count + 1 != entry) {
        return VAULT_ERR_INVALID;
    }
    if (row == VAULT_ROW_NONE) {
        return insert_entry(vault, &head, NULL, line);
    }
    status = vault_seal_row(vault, row, entry, link);
    if (status == VAULT_OK) {
        status = insert_entry(vault, &head, link, line);
    }
    return status;
}

/* How many entries the anchor knows and the log lacks; see audit.h. */
static enum vault_status
compare_anchor(struct vault *vault, const struct vault_anchor *anchor,
    int64_t *ret_missing)
{
    static const char sql[] = "SELECT mac = ?2 FROM audit WHERE number = ?1";
    const struct vault_value values[] = {
        vault_value_int(anchor->count),
        vault_value_blob(anchor->head, sizeof(anchor->head)),
    };
    struct vault_anchor head;
    enum vault_status status;
    int64_t same = 0;

    status = vault_log_head(vault, &head);
    if (status != VAULT_OK) {
        return status;
    }
    if (head.count < anchor->count) {
        *ret_missing = anchor->count - head.count;
        return VAULT_OK;
    }
    if (anchor->count == 0) {
        *ret_missing = 0;
        return VAULT_OK;
    }
    status = vault_statement_int(vault, sql, values, 2, &same);
    if (status == VAULT_OK || status == VAULT_ERR_NOT_FOUND) {
        *ret_missing = same == 1 ? 0 : 1;
        status = VAULT_OK;
    }
    return status;
}

/* Without a readable anchor there is nothing to miss; check says so. */
static enum vault_status
read_anchor(struct vault *vault, struct vault_anchor *ret_anchor)
{
    enum vault_status status;

    status = vault_audit_anchor_read(vault, ret_anchor);
    if (status == VAULT_ERR_NOT_FOUND) {
        memset(ret_anchor, 0, sizeof(*ret_anchor));
        return VAULT_OK;
    }
    return status;
}

enum vault_status
vault_log_compare(struct vault *vault, int64_t *ret_anchored,
    int64_t *ret_missing)
{
    struct vault_anchor anchor;
    enum vault_status status;
    int64_t missing = 0;

    status = read_anchor(vault, &anchor);
    if (status == VAULT_OK) {
        status = compare_anchor(vault, &anchor, &missing);
    }
    if (status == VAULT_OK) {
        *ret_anchored = anchor.count;
        *ret_missing = missing;
    }
    return status;
}

enum vault_status
vault_log_quick(struct vault *vault)
{
    enum vault_status status;
    int64_t anchored = 0;
    int64_t missing = 0;

    status = vault_log_compare(vault, &anchored, &missing);
    return status == VAULT_OK && missing > 0 ? VAULT_ERR_ROLLBACK : status;
}
