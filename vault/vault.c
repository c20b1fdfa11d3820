#include "vault/vault.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "vault/area.h"
#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/keyslot.h"
#include "vault/rekey.h"
#include "vault/schema.h"
#include "vault/statement.h"
#include "vault/trouble.h"

/* Repairs what the header knows better; the caller holds the lock. */
static enum vault_status
repair_locked(struct vault *vault, const struct vault_secret *header_key,
    struct vault_notice *notice)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    struct vault_area area;
    int newest;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_area_read(&file, &area);
    if (status != VAULT_OK) {
        return status;
    }
    newest = vault_area_newest(&area, header_key);
    if (newest < 0) {
        return VAULT_OK; /* edited by somebody: nothing to take as good */
    }
    status =
        vault_area_repair(&file, &area, header_key, &notice->header_repaired);
    if (status != VAULT_OK ||
        memcmp(area.page_salt, area.copies[newest].header.salt,
            sizeof(area.page_salt)) == 0) {
        return status;
    }
    status = vault_file_write(&file, VAULT_AREA_LEN,
        area.copies[newest].header.salt, sizeof(area.page_salt));
    if (status == VAULT_OK) {
        status = vault_file_sync(&file);
    }
    notice->salt_repaired = status == VAULT_OK;
    return status;
}

/* Whether repairing is worth the lock. */
static bool
needs_repair(const struct vault_area *area,
    const struct vault_secret *header_key)
{
    int newest = vault_area_newest(area, header_key);

    return newest >= 0 &&
        (memcmp(area->copies[0].bytes, area->copies[1].bytes,
             VAULT_HEADER_LEN) != 0 ||
            memcmp(area->page_salt, area->copies[newest].header.salt,
                sizeof(area->page_salt)) != 0);
}

/* A vault that cannot be repaired, on a full or read-only disk, still opens. */
static void
repair(struct vault *vault, const struct vault_secret *header_key,
    struct vault_notice *notice)
{
    if (sqlite3_db_readonly(vault->db, "main") == 0 &&
        vault_db_begin(vault->db) == VAULT_OK) {
        if (repair_locked(vault, header_key, notice) != VAULT_OK) {
            notice->header_repaired = false;
        }
        (void)!vault_db_unlock(vault->db);
    }
}

static enum vault_status
look_at_anchor(struct vault *vault, struct vault_notice *notice)
{
    enum vault_status status;
    struct vault_anchor anchor;

    /* Both blocks gone is no accident either: they lie 16 KiB apart. */
    status = vault_audit_anchor_read(vault, &anchor);
    if (status == VAULT_OK) {
        status = vault_log_quick(vault);
    }
    if (status == VAULT_ERR_ROLLBACK || status == VAULT_ERR_NOT_FOUND) {
        notice->older = true;
        return VAULT_OK;
    }
    return status;
}

/*
 * Whether the slots at `path` are others than those of `area`: a key was
 * derived, which takes a second, while the vault got a new one.
 */
static bool
changed_since(const char *path, const struct vault_area *area)
{
    struct vault_area now;
    int then = vault_area_newest(area, NULL);
    int newest;

    if (vault_area_read_path(path, &now) != VAULT_OK) {
        return false;
    }
    newest = vault_area_newest(&now, NULL);
    return memcmp(now.copies[newest].header.slots,
               area->copies[then].header.slots,
               sizeof(area->copies[then].header.slots)) != 0;
}

/*
 * Opens the database of `area`.  A data key that fits neither a header copy
 * nor the first page is the wrong one, not a sign of damage.
 */
static enum vault_status
open_database(const char *path, const struct vault_area *area,
    const struct vault_secret *header_key, struct vault *vault)
{
    enum vault_status status;
    int newest = vault_area_newest(area, header_key);
    bool authentic = newest >= 0;

    if (!authentic) {
        newest = vault_area_newest(area, NULL);
    }
    memcpy(vault->uuid, area->copies[newest].header.uuid, sizeof(vault->uuid));
    status = vault_db_open_vault(path, &area->copies[newest].header,
        &vault->data_key, &vault->db);
    if (status == VAULT_ERR_DAMAGED && !authentic) {
        return VAULT_ERR_PASSPHRASE;
    }
    return status == VAULT_ERR_DAMAGED && changed_since(path, area)
        ? VAULT_ERR_MOVED
        : status;
}

static enum vault_status
open_area(const char *path, const struct vault_area *area,
    const struct vault_secret *data_key, struct vault_notice *notice,
    struct vault **ret_vault)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault *vault = NULL;

    vault = calloc(1, sizeof(*vault));
    if (vault == NULL) {
        status = VAULT_ERR_NO_MEMORY;
        goto out;
    }
    status =
        vault_secret_append(&vault->data_key, data_key->data, data_key->len);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status =
        vault_subkey(&vault->data_key, VAULT_SUBKEY_AUDIT, &vault->audit_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = open_database(path, area, &header_key, vault);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_schema_upgrade(vault->db);
    if (status != VAULT_OK) {
        goto out;
    }
    if (needs_repair(area, &header_key)) {
        repair(vault, &header_key, notice);
    }
    vault_rekey_tidy(vault);
    status = look_at_anchor(vault, notice);
    if (status != VAULT_OK) {
        goto out;
    }

    *ret_vault = vault;
    vault = NULL;
out:
    vault_close(&vault);
    vault_secret_release(&header_key);
    return status;
}

/*
 * Before a vault is called damaged it is read once more, header and all: a
 * read may have gone wrong, or the file changed between header and pages.
 */
static enum vault_status
open_twice(const char *path, struct vault_area *area,
    const struct vault_secret *data_key, struct vault_notice *notice,
    struct vault **ret_vault)
{
    enum vault_status status;

    vault_trouble_forget();
    status = open_area(path, area, data_key, notice, ret_vault);
    if (status != VAULT_ERR_DAMAGED && status != VAULT_ERR_IO) {
        return status;
    }
    vault_trouble_forget();
    *notice = (struct vault_notice){ 0 };
    if (vault_area_read_path(path, area) != VAULT_OK) {
        return status;
    }
    return open_area(path, area, data_key, notice, ret_vault);
}

enum vault_status
vault_open(const char *path, const struct vault_secret *passphrase,
    struct vault_notice *ret_notice, struct vault **ret_vault)
{
    enum vault_status status;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_notice notice = { 0 };
    struct vault_area area;

    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_keyslot_open_area(&area, passphrase, &data_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = open_twice(path, &area, &data_key, &notice, ret_vault);
    if (status == VAULT_OK && ret_notice != NULL) {
        *ret_notice = notice;
    }
out:
    vault_secret_release(&data_key);
    return status;
}

enum vault_status
vault_open_with_key(const char *path, const struct vault_secret *data_key,
    struct vault_notice *ret_notice, struct vault **ret_vault)
{
    enum vault_status status;
    struct vault_notice notice = { 0 };
    struct vault_area area;

    if (data_key->len != VAULT_KEY_LEN) {
        return VAULT_ERR_INVALID;
    }
    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        return status;
    }
    status = open_twice(path, &area, data_key, &notice, ret_vault);
    if (status == VAULT_OK && ret_notice != NULL) {
        *ret_notice = notice;
    }
    return status;
}

enum vault_status
vault_data_key(const char *path, const struct vault_secret *passphrase,
    struct vault_secret *ret_key)
{
    enum vault_status status;
    struct vault_area area;

    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_keyslot_open_area(&area, passphrase, ret_key);
}

void
vault_close(struct vault **vault)
{
    if (*vault == NULL) {
        return;
    }
    vault_rollback(*vault);
    vault_statements_release(&(*vault)->statements);
    (void)sqlite3_close_v2((*vault)->db);
    vault_secret_release(&(*vault)->data_key);
    vault_secret_release(&(*vault)->audit_key);
    vault_wipe(*vault, sizeof(**vault));
    free(*vault);
    *vault = NULL;
}

enum vault_status
vault_cipher_version(struct vault *vault, char ret_version[VAULT_WORD_MAX])
{
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_db_prepare(vault->db, "PRAGMA cipher_version", &stmt);
    if (status == VAULT_OK) {
        status = vault_db_step_row(stmt);
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_version, VAULT_WORD_MAX);
    }
    (void)sqlite3_finalize(stmt);
    return status;
}

void
vault_rest(struct vault *vault)
{
    (void)sqlite3_db_release_memory(vault->db);
    /* The cipher keeps the page it decrypted last: make that the first one. */
    (void)sqlite3_exec(vault->db, "PRAGMA user_version", NULL, NULL, NULL);
}

enum vault_status
vault_uuid(const char *path, char ret_uuid[VAULT_UUID_MAX])
{
    enum vault_status status;
    struct vault_area area;
    const uint8_t *u;

    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        return status;
    }
    u = area.copies[vault_area_newest(&area, NULL)].header.uuid;
    (void)snprintf(ret_uuid, VAULT_UUID_MAX,
        "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
        "%02x%02x%02x%02x%02x%02x",
        u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9], u[10],
        u[11], u[12], u[13], u[14], u[15]);
    return VAULT_OK;
}
