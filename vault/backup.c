#include "vault/backup.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/area.h"
#include "vault/audit.h"
#include "vault/audit_log.h"
#include "vault/check.h"
#include "vault/create.h"
#include "vault/db.h"
#include "vault/erase.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/random.h"
#include "vault/statement.h"

static enum vault_status
errno_status(int error)
{
    switch (error) {
    case EEXIST: return VAULT_ERR_EXISTS;
    case ENOENT: return VAULT_ERR_NO_VAULT;
    case ENOSPC:
    case EDQUOT: return VAULT_ERR_NO_SPACE;
    case EROFS:
    case EACCES:
    case EPERM: return VAULT_ERR_READ_ONLY;
    default: return VAULT_ERR_IO;
    }
}

/* Renames, but never over another file. */
static enum vault_status
rename_new(const char *from, const char *to)
{
    struct stat info;

    if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
        return VAULT_OK;
    }
    if (errno != EINVAL && errno != ENOSYS) {
        return errno_status(errno);
    }
    /* A file system that cannot: some on USB sticks. */
    if (lstat(to, &info) == 0) {
        return VAULT_ERR_EXISTS;
    }
    return rename(from, to) == 0 ? VAULT_OK : errno_status(errno);
}

/* A name beside `path` that nobody has: the caller frees it. */
static enum vault_status
partial_name(const char *path, char **ret_name)
{
    enum vault_status status;
    uint8_t bytes[4];
    char *name = NULL;

    status = vault_random(bytes, sizeof(bytes));
    if (status != VAULT_OK) {
        return status;
    }
    if (asprintf(&name, "%s.%02x%02x%02x%02x.partial", path, bytes[0], bytes[1],
            bytes[2], bytes[3]) < 0) {
        return VAULT_ERR_NO_MEMORY;
    }
    *ret_name = name;
    return VAULT_OK;
}

/* The header to copy: the newest one that the data key has sealed. */
static enum vault_status
read_header(struct vault *vault, struct vault_header *ret_header)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_file_of(vault->db, &file);
    if (status == VAULT_OK) {
        status = vault_area_header(&file, &key, ret_header);
    }
out:
    vault_secret_release(&key);
    return status;
}

/* Fills the empty file `path` with all of `vault` but its anchor. */
static enum vault_status
fill_copy(struct vault *vault, const char *path)
{
    enum vault_status status;
    struct vault_header header;

    status = read_header(vault, &header);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_create_area(path, &header, &vault->data_key);
    if (status != VAULT_OK) {
        return status;
    }
    return vault_create_copy(vault->db, path);
}

/* Opens the copy as a user would, reads every page, and anchors its log. */
static enum vault_status
prove_copy(const char *path, const struct vault_secret *data_key,
    const char *action)
{
    enum vault_status status;
    struct vault *copy = NULL;
    struct vault_anchor head;
    struct vault_check_report report;

    status = vault_open_with_key(path, data_key, NULL, &copy);
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
    if (status == VAULT_OK && action != NULL) {
        status = vault_audit_append(copy, action, NULL, NULL);
    }
out:
    vault_close(&copy);
    return status;
}

/*
 * Makes a proven copy of `vault` under a new name beside `path`; `action` is
 * logged in the copy, NULL for none.  The caller frees the name.
 */
static enum vault_status
make_copy(struct vault *vault, const char *path, const char *action,
    char **ret_partial)
{
    enum vault_status status;
    char *partial = NULL;
    bool made = false;

    status = partial_name(path, &partial);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_create_file(partial);
    if (status != VAULT_OK) {
        goto out;
    }
    made = true;
    status = fill_copy(vault, partial);
    if (status != VAULT_OK) {
        goto out;
    }
    status = prove_copy(partial, &vault->data_key, action);
    if (status != VAULT_OK) {
        goto out;
    }

    *ret_partial = partial;
    partial = NULL;
    made = false;
out:
    if (made) {
        vault_create_remove(partial);
    }
    free(partial);
    return status;
}

enum vault_status
vault_backup(struct vault *vault, const char *path)
{
    enum vault_status status;
    char *partial = NULL;
    struct stat info;

    if (vault->in_transaction) {
        return VAULT_ERR_INVALID;
    }
    if (lstat(path, &info) == 0) {
        return VAULT_ERR_EXISTS; /* before the work, not after it */
    }
    status = make_copy(vault, path, NULL, &partial);
    if (status != VAULT_OK) {
        goto out;
    }
    status = rename_new(partial, path);
    if (status != VAULT_OK) {
        vault_create_remove(partial);
        goto out;
    }
    status = vault_file_sync_folder(path);
    if (status != VAULT_OK) {
        vault_create_remove(path);
    }
out:
    free(partial);
    return status;
}

enum vault_status
vault_backup_erase(struct vault *vault, const char *path, int64_t *ret_count)
{
    enum vault_status status;
    struct vault *copy = NULL;

    status = vault_open_with_key(path, &vault->data_key, NULL, &copy);
    if (status == VAULT_OK) {
        status = vault_erase_again(copy, vault, ret_count);
    }
    vault_close(&copy);
    return status;
}

static bool
same_file(const char *a, const char *b)
{
    struct stat of_a;
    struct stat of_b;

    return stat(a, &of_a) == 0 && stat(b, &of_b) == 0 &&
        of_a.st_dev == of_b.st_dev && of_a.st_ino == of_b.st_ino;
}

/* What is put aside, and where. */
struct aside {
    const char *to;
    char *name;         /* `to`.before-restore */
    char *journal;      /* of `to` */
    char *name_journal; /* of `name` */
    bool linked;        /* the old vault has both names */
    bool moved;         /* it has only the other one */
};

static enum vault_status
aside_init(struct aside *aside, const char *to)
{
    *aside = (struct aside){ .to = to };
    if (asprintf(&aside->name, "%s.before-restore", to) < 0) {
        aside->name = NULL;
        return VAULT_ERR_NO_MEMORY;
    }
    if (asprintf(&aside->journal, "%s-journal", to) < 0) {
        aside->journal = NULL;
        return VAULT_ERR_NO_MEMORY;
    }
    if (asprintf(&aside->name_journal, "%s-journal", aside->name) < 0) {
        aside->name_journal = NULL;
        return VAULT_ERR_NO_MEMORY;
    }
    return VAULT_OK;
}

static void
aside_release(struct aside *aside)
{
    free(aside->name);
    free(aside->journal);
    free(aside->name_journal);
}

/*
 * Gives the old vault a second name, so that there is a vault under the first
 * at every moment.  Not every file system has such names, and a journal
 * belongs to one name: then `linked` stays false.
 */
static enum vault_status
link_aside(struct aside *aside)
{
    struct stat info;

    if (lstat(aside->journal, &info) == 0 || lstat(aside->to, &info) != 0) {
        return VAULT_OK;
    }
    if (same_file(aside->to, aside->name)) {
        (void)unlink(aside->name); /* a cut was just here */
    }
    if (link(aside->to, aside->name) != 0) {
        return errno == EEXIST || errno == ENOSPC ? errno_status(errno)
                                                  : VAULT_OK;
    }
    aside->linked = true;
    return vault_file_sync_folder(aside->to);
}

/* Moves the old vault, and a journal it may have, to its other name. */
static enum vault_status
move_aside(struct aside *aside)
{
    enum vault_status status;

    /* A cut from here on leaves no vault under the name, never one without
     * its journal nor one with the journal of another. */
    status = rename_new(aside->to, aside->name);
    aside->moved = status == VAULT_OK;
    if (status == VAULT_ERR_NO_VAULT) {
        status = VAULT_OK; /* nothing there, or a cut was just here */
    }
    if (status != VAULT_OK) {
        return status;
    }
    status = rename_new(aside->journal, aside->name_journal);
    if (status == VAULT_ERR_NO_VAULT) {
        status = VAULT_OK;
    }
    return status == VAULT_OK ? vault_file_sync_folder(aside->to) : status;
}

/* All as it was, when something failed; `*placed`: the new one has the name. */
static void
take_back(const struct aside *aside, bool *placed)
{
    if (aside->linked && !*placed) {
        (void)unlink(aside->name);
    } else if (aside->linked || aside->moved) {
        *placed = rename(aside->name, aside->to) != 0 && *placed;
        (void)rename_new(aside->name_journal, aside->journal);
    } else if (*placed) {
        *placed = unlink(aside->to) != 0;
    }
}

/* Gives `partial` the name. */
static enum vault_status
place(const char *partial, const struct aside *aside, bool *ret_placed)
{
    enum vault_status status = VAULT_OK;

    if (!aside->linked) {
        status = rename_new(partial, aside->to);
    } else if (rename(partial, aside->to) != 0) {
        status = errno_status(errno);
    }
    *ret_placed = status == VAULT_OK;
    return status == VAULT_OK ? vault_file_sync_folder(aside->to) : status;
}

/* Puts the old vault aside and `partial` in its place. */
static enum vault_status
exchange(const char *partial, const char *to, bool *ret_placed)
{
    enum vault_status status;
    struct aside aside;

    status = aside_init(&aside, to);
    if (status != VAULT_OK) {
        goto out;
    }
    status = link_aside(&aside);
    if (status == VAULT_OK && !aside.linked) {
        status = move_aside(&aside);
    }
    if (status == VAULT_OK) {
        status = place(partial, &aside, ret_placed);
    }
    if (status != VAULT_OK) {
        take_back(&aside, ret_placed);
    }
out:
    aside_release(&aside);
    return status;
}

/* Nobody may write to a vault while its name goes to another file. */
static enum vault_status
replace_file(const char *partial, const char *to, bool *ret_placed)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_file_open(to, true, &file);
    if (status == VAULT_OK) {
        status = vault_file_lock(&file);
    } else if (status == VAULT_ERR_NO_VAULT) {
        status = VAULT_OK;
    }
    if (status != VAULT_OK) {
        goto out;
    }
    status = exchange(partial, to, ret_placed);
out:
    vault_file_close(&file);
    return status;
}

/*
 * Erases in the copy `partial` of `backup` what was erased in the vault at
 * `to`, which may have another data key since, or passphrase.
 */
static enum vault_status
erase_again(struct vault *backup, const char *partial, const char *to,
    const struct vault_secret *passphrase, struct vault_restored *restored)
{
    enum vault_status status;
    struct vault *present = NULL;
    struct vault *copy = NULL;
    struct stat info;

    if (lstat(to, &info) != 0) {
        return VAULT_OK;
    }
    status = vault_open_with_key(to, &backup->data_key, NULL, &present);
    if (status != VAULT_OK) {
        status = vault_open(to, passphrase, NULL, &present);
    }
    if (status != VAULT_OK) {
        restored->unknown = true;
        return VAULT_OK;
    }
    status = VAULT_OK;
    if (memcmp(present->uuid, backup->uuid, sizeof(backup->uuid)) == 0) {
        status = vault_open_with_key(partial, &backup->data_key, NULL, &copy);
        if (status == VAULT_OK) {
            status = vault_erase_again(copy, present, &restored->erased);
        }
        restored->asked = status == VAULT_OK;
    }
    vault_close(&copy);
    vault_close(&present);
    return status;
}

/* The same for what is known to be erased from elsewhere. */
static enum vault_status
erase_marked(struct vault *backup, const char *partial,
    const struct vault_tombstones *erased, struct vault_restored *restored)
{
    enum vault_status status;
    struct vault *copy = NULL;
    int64_t count = 0;

    if (erased == NULL || erased->count == 0) {
        return VAULT_OK;
    }
    status = vault_open_with_key(partial, &backup->data_key, NULL, &copy);
    if (status == VAULT_OK) {
        status = vault_erase_marked(copy, erased, &count);
    }
    vault_close(&copy);
    restored->erased += count;
    return status;
}

/* When the newest entry of its log was made. */
static enum vault_status
read_time(struct vault *backup, char ret_time[VAULT_TIME_MAX])
{
    static const char sql[] =
        "SELECT at FROM audit ORDER BY number DESC LIMIT 1";
    enum vault_status status;
    sqlite3_stmt *stmt = NULL;

    status = vault_statement_get(backup, sql, NULL, 0, &stmt);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_db_step(stmt);
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 0, ret_time, VAULT_TIME_MAX);
    } else if (status == VAULT_DONE) {
        status = VAULT_OK;
    }
    vault_statement_done(stmt);
    return status;
}

enum vault_status
vault_restore(const char *from, const char *to,
    const struct vault_secret *passphrase,
    const struct vault_tombstones *erased, struct vault_restored *ret_restored)
{
    enum vault_status status;
    struct vault_restored restored = { 0 };
    struct vault *vault = NULL;
    char *partial = NULL;

    if (same_file(from, to)) {
        return VAULT_ERR_INVALID;
    }
    status = vault_open(from, passphrase, NULL, &vault);
    if (status != VAULT_OK) {
        goto out;
    }
    status = read_time(vault, restored.as_of);
    if (status != VAULT_OK) {
        goto out;
    }
    /* The copy is checked in full, so the backup is too. */
    status = make_copy(vault, to, "restore", &partial);
    if (status != VAULT_OK) {
        goto out;
    }
    status = erase_again(vault, partial, to, passphrase, &restored);
    if (status == VAULT_OK) {
        status = erase_marked(vault, partial, erased, &restored);
    }
    if (status == VAULT_OK) {
        status = replace_file(partial, to, &restored.placed);
    }
    if (status != VAULT_OK) {
        vault_create_remove(partial);
    }
    *ret_restored = restored;
out:
    vault_close(&vault);
    free(partial);
    return status;
}
