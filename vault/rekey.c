#include "vault/rekey.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/area.h"
#include "vault/audit_log.h"
#include "vault/check.h"
#include "vault/create.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/kdf.h"
#include "vault/keyslot.h"
#include "vault/random.h"
#include "vault/reseal.h"

/* The copy on its way; one name, so that the next opening finds it. */
#define PARTIAL ".rekey-partial"

#define DETAIL_MAX 128

struct rekeying {
    struct vault *vault;
    const char *path; /* as SQLite has it: whole, without links */
    char *partial;
    struct vault_header before;
    struct vault_header after;
    struct vault_secret data_key; /* the new one */
    char detail[DETAIL_MAX];      /* which slots stay, for the log */
};

static enum vault_status
read_header(struct vault *vault, struct vault_header *ret_header)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &key);
    if (status == VAULT_OK) {
        status = vault_file_of(vault->db, &file);
    }
    if (status == VAULT_OK) {
        status = vault_area_header(&file, &key, ret_header);
    }
    vault_secret_release(&key);
    return status;
}

static enum vault_status
new_data_key(struct vault_secret *ret_key)
{
    enum vault_status status = vault_secret_reserve(ret_key, VAULT_KEY_LEN);

    if (status == VAULT_OK) {
        status = vault_random(ret_key->data, VAULT_KEY_LEN);
    }
    if (status == VAULT_OK) {
        ret_key->len = VAULT_KEY_LEN;
    }
    return status;
}

/* A slot like the one before, around the new key. */
static enum vault_status
keep_slot(struct rekeying *work, const struct vault_rekey_keep *keep)
{
    const struct vault_slot *before;
    struct vault_keyslot_request request = {
        .number = keep->number,
        .passphrase = keep->secret,
    };

    if (keep->number >= VAULT_SLOT_COUNT ||
        work->before.slots[keep->number].kind == VAULT_SLOT_FREE) {
        return VAULT_ERR_NOT_FOUND;
    }
    before = &work->before.slots[keep->number];
    request.kind = before->kind;
    request.cost = before->cost;
    request.label = before->label;
    return vault_keyslot_make(work->after.uuid, &request, &work->data_key,
        &work->after.slots[keep->number]);
}

/* Where a new recovery code goes: in the place of an old one, or a free one. */
static enum vault_status
recovery_place(const struct rekeying *work, unsigned *ret_number)
{
    unsigned found = VAULT_SLOT_COUNT;
    unsigned i;

    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (work->after.slots[i].kind != VAULT_SLOT_FREE) {
            continue;
        }
        if (work->before.slots[i].kind == VAULT_SLOT_RECOVERY) {
            *ret_number = i;
            return VAULT_OK;
        }
        found = found < VAULT_SLOT_COUNT ? found : i;
    }
    *ret_number = found;
    return found < VAULT_SLOT_COUNT ? VAULT_OK : VAULT_ERR_NO_SLOT;
}

static enum vault_status
add_recovery(struct rekeying *work, const struct vault_secret *code)
{
    enum vault_status status;
    struct vault_keyslot_request request = {
        .kind = VAULT_SLOT_RECOVERY,
        .passphrase = code,
        .cost = VAULT_KDF_FLOOR,
    };

    status = recovery_place(work, &request.number);
    return status == VAULT_OK
        ? vault_keyslot_make(work->after.uuid, &request, &work->data_key,
              &work->after.slots[request.number])
        : status;
}

/* What the log says: "slots kept: 0; dropped: 2; recovery code: new". */
static void
describe(struct rekeying *work, const struct vault_rekey_options *options)
{
    char kept[2 * VAULT_SLOT_COUNT + 1] = "";
    char dropped[2 * VAULT_SLOT_COUNT + 1] = "";
    size_t k = 0;
    size_t d = 0;
    unsigned i;

    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (work->after.slots[i].kind != VAULT_SLOT_FREE) {
            kept[k++] = ' ';
            kept[k++] = (char)('0' + i);
        } else if (work->before.slots[i].kind != VAULT_SLOT_FREE) {
            dropped[d++] = ' ';
            dropped[d++] = (char)('0' + i);
        }
    }
    (void)snprintf(work->detail, sizeof(work->detail),
        "slots:%s; dropped:%s; recovery code: %s", kept,
        d > 0 ? dropped : " none",
        options->recovery != NULL ? "new" : "as was");
}

/* The seconds of Argon2id are spent before the lock is taken. */
static enum vault_status
make_slots(struct rekeying *work, const struct vault_rekey_options *options)
{
    enum vault_status status;
    bool passphrase = false;
    size_t i;

    status = read_header(work->vault, &work->before);
    if (status != VAULT_OK) {
        return status;
    }
    work->after = work->before;
    work->after.sequence++;
    memset(work->after.slots, 0, sizeof(work->after.slots));
    status = new_data_key(&work->data_key);
    for (i = 0; status == VAULT_OK && i < options->keep_count; i++) {
        status = keep_slot(work, &options->keep[i]);
    }
    if (status == VAULT_OK && options->recovery != NULL) {
        status = add_recovery(work, options->recovery);
    }
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        passphrase |= work->after.slots[i].kind == VAULT_SLOT_PASSPHRASE;
    }
    if (status == VAULT_OK && !passphrase) {
        return VAULT_ERR_NO_SLOT;
    }
    describe(work, options);
    return status;
}

/*
 * Nothing that was forged may be vouched for by the new key.  Both anchors
 * gone is no accident either.
 */
static enum vault_status
verify(struct rekeying *work)
{
    enum vault_status status;
    struct vault_header now;
    struct vault_anchor anchor;
    struct vault_audit_verdict verdict;

    status = read_header(work->vault, &now);
    if (status != VAULT_OK) {
        return status;
    }
    if (memcmp(now.slots, work->before.slots, sizeof(now.slots)) != 0) {
        return VAULT_ERR_IN_USE;
    }
    status = vault_audit_anchor_read(work->vault, &anchor);
    if (status != VAULT_OK) {
        return status == VAULT_ERR_NOT_FOUND ? VAULT_ERR_ROLLBACK : status;
    }
    return vault_audit_verify(work->vault, &verdict);
}

/* The file of the new vault belongs to the owner of the old one. */
static enum vault_status
make_file(const struct rekeying *work)
{
    enum vault_status status;
    struct stat info;

    vault_create_remove(work->partial); /* of a rekey that was cut */
    status = vault_create_file(work->partial);
    if (status != VAULT_OK) {
        return status;
    }
    if (stat(work->path, &info) != 0 ||
        (info.st_uid != geteuid() &&
            chown(work->partial, info.st_uid, info.st_gid) != 0)) {
        return VAULT_ERR_READ_ONLY;
    }
    return vault_create_area(work->partial, &work->after, &work->data_key);
}

/*
 * Through a connection of its own: VACUUM cannot run in the transaction that
 * holds the lock.
 */
static enum vault_status
copy_pages(const struct rekeying *work)
{
    enum vault_status status;
    sqlite3 *db = NULL;

    status = vault_db_open_vault(work->path, &work->before,
        &work->vault->data_key, &db);
    if (status == VAULT_OK) {
        status = vault_create_copy(db, work->partial);
    }
    (void)sqlite3_close(db);
    return status;
}

static enum vault_status
encrypt_anew(const struct rekeying *work)
{
    enum vault_status status;
    sqlite3 *db = NULL;

    status = vault_db_open_vault(work->partial, &work->before,
        &work->vault->data_key, &db);
    if (status == VAULT_OK) {
        status = vault_db_rekey(db, work->after.salt, &work->data_key);
    }
    if (sqlite3_close(db) != SQLITE_OK && status == VAULT_OK) {
        status = VAULT_ERR_IO;
    }
    return status;
}

/* Opens the copy as a user would, makes its log fit, and reads every page. */
static enum vault_status
seal_and_prove(const struct rekeying *work)
{
    enum vault_status status;
    struct vault *copy = NULL;
    struct vault_anchor head;
    struct vault_check_report report;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_open_with_key(work->partial, &work->data_key, NULL, &copy);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_reseal(copy, work->detail);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_log_head(copy, &head);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_audit_anchor_reset(copy, head.head, head.count);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_check(copy, true, &report);
    if (status != VAULT_OK) {
        goto out;
    }
    /* The pages were encrypted without waiting for the disk. */
    status = vault_file_of(copy->db, &file);
    if (status == VAULT_OK) {
        status = vault_file_sync(&file);
    }
out:
    vault_close(&copy);
    return status;
}

/* Whether the name still is that of the locked file. */
static enum vault_status
require_unmoved(const struct rekeying *work)
{
    int moved = 0;

    return sqlite3_file_control(work->vault->db, "main", SQLITE_FCNTL_HAS_MOVED,
               &moved) == SQLITE_OK &&
            moved == 0
        ? VAULT_OK
        : VAULT_ERR_MOVED;
}

static enum vault_status
build_copy(struct rekeying *work)
{
    enum vault_status status;

    status = verify(work);
    if (status != VAULT_OK) {
        return status;
    }
    status = make_file(work);
    if (status != VAULT_OK) {
        return status;
    }
    status = copy_pages(work);
    if (status != VAULT_OK) {
        return status;
    }
    status = encrypt_anew(work);
    if (status != VAULT_OK) {
        return status;
    }
    status = seal_and_prove(work);
    return status == VAULT_OK ? require_unmoved(work) : status;
}

/* The lock on the old file is held: who waits for it finds it moved. */
static enum vault_status
replace(struct rekeying *work, bool *ret_replaced)
{
    enum vault_status status = build_copy(work);

    if (status == VAULT_OK && rename(work->partial, work->path) != 0) {
        status = VAULT_ERR_IO;
    }
    if (status != VAULT_OK) {
        vault_create_remove(work->partial);
        return status;
    }
    *ret_replaced = true;
    return vault_file_sync_folder(work->path);
}

static enum vault_status
replace_locked(struct rekeying *work, struct vault **ret_new,
    bool *ret_replaced)
{
    enum vault_status status = vault_db_begin(work->vault->db);
    enum vault_status opened;

    if (status != VAULT_OK) {
        return status;
    }
    status = replace(work, ret_replaced);
    if (*ret_replaced) {
        opened =
            vault_open_with_key(work->path, &work->data_key, NULL, ret_new);
        status = status == VAULT_OK ? opened : status;
    }
    (void)!vault_db_unlock(work->vault->db);
    return status;
}

enum vault_status
vault_rekey(struct vault **vault, const struct vault_rekey_options *options,
    bool *ret_replaced)
{
    enum vault_status status;
    struct rekeying work = { .vault = *vault, .data_key = VAULT_SECRET_INIT };
    struct vault *renewed = NULL;

    *ret_replaced = false;
    work.path = sqlite3_db_filename(work.vault->db, "main");
    if (work.vault->in_transaction || work.path == NULL) {
        return VAULT_ERR_INVALID;
    }
    if (sqlite3_db_readonly(work.vault->db, "main") == 1) {
        return VAULT_ERR_READ_ONLY;
    }
    if (asprintf(&work.partial, "%s" PARTIAL, work.path) < 0) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = make_slots(&work, options);
    if (status == VAULT_OK) {
        status = replace_locked(&work, &renewed, ret_replaced);
    }
    if (*ret_replaced) {
        vault_close(vault);
        *vault = renewed;
    }
    vault_secret_release(&work.data_key);
    free(work.partial);
    return status;
}

void
vault_rekey_tidy(struct vault *vault)
{
    const char *path = sqlite3_db_filename(vault->db, "main");
    char *partial = NULL;
    struct stat info;

    if (path == NULL || sqlite3_db_readonly(vault->db, "main") == 1 ||
        asprintf(&partial, "%s" PARTIAL, path) < 0) {
        return;
    }
    if (lstat(partial, &info) == 0 && S_ISREG(info.st_mode)) {
        /* Whoever makes it holds the lock: do not wait for that. */
        (void)sqlite3_busy_timeout(vault->db, 0);
        if (vault_db_begin(vault->db) == VAULT_OK) {
            vault_create_remove(partial);
            (void)!vault_db_unlock(vault->db);
        }
        (void)sqlite3_busy_timeout(vault->db, VAULT_BUSY_MS);
    }
    free(partial);
}
