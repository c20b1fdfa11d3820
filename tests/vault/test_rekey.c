#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk_vfs.h"
#include "rows.h"
#include "scratch.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/internal.h"
#include "vault/mark.h"
#include "vault/rekey.h"
#include "vault/search.h"

/* Files in the folder whose name contains `part`. */
static int
files_with(const struct scratch *scratch, const char *part)
{
    DIR *folder = opendir(scratch->folder);
    struct dirent *entry;
    int count = 0;

    assert_non_null(folder);
    while ((entry = readdir(folder)) != NULL) {
        count += strstr(entry->d_name, part) != NULL;
    }
    (void)closedir(folder);
    return count;
}

static enum vault_status
opens(const char *path, const struct vault_secret *passphrase)
{
    struct vault *vault = NULL;
    enum vault_status status = vault_open(path, passphrase, NULL, &vault);

    vault_close(&vault);
    return status;
}

/* A copy of the vault with rows of every kind, open. */
static struct vault *
filled(struct scratch *scratch, const char *name)
{
    struct rows rows = { .vault = NULL };

    rows.vault = scratch_open(scratch, scratch_copy(scratch, name));
    rows_fill(&rows);
    return rows.vault;
}

/* Keeps slot 0 and drops the code. */
static enum vault_status
rekey(struct scratch *scratch, struct vault **vault)
{
    struct vault_rekey_keep keep = { 0, &scratch->passphrase };
    struct vault_rekey_options options = { .keep = &keep, .keep_count = 1 };
    bool replaced = false;
    enum vault_status status = vault_rekey(vault, &options, &replaced);

    assert_int_equal(status == VAULT_OK, replaced);
    return status;
}

static void
assert_sound(struct vault *vault)
{
    struct vault_check_report report;

    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(report.audit.missing, 0);
}

static void
test_rekey__old_keys_open_nothing(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "old.vault");
    const char *path = scratch_path(scratch, "old.vault");
    struct vault *other = NULL;
    uint8_t *before;
    uint8_t *after;
    size_t before_len;
    size_t after_len;
    struct stat info;

    before = scratch_read(path, &before_len);
    scratch_ok(rekey(scratch, &vault));
    assert_sound(vault);
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM note_search"
                         " WHERE note_search MATCH 'kedua'"),
        1);
    vault_close(&vault);
    scratch_ok(opens(path, &scratch->passphrase));
    scratch_status(opens(path, &scratch->recovery), VAULT_ERR_PASSPHRASE);
    scratch_status(vault_open_with_key(path, &scratch->data_key, NULL, &other),
        VAULT_ERR_PASSPHRASE);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(files_with(scratch, "old.vault"), 1);

    /* The header of before over the file of now opens nothing either. */
    after = scratch_read(path, &after_len);
    memcpy(after, before, 65536);
    scratch_write(path, after, after_len);
    scratch_status(opens(path, &scratch->passphrase), VAULT_ERR_DAMAGED);
    free(before);
    free(after);
}

static void
test_rekey__a_new_code_takes_the_place_of_the_old(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "code.vault");
    const char *path = scratch_path(scratch, "code.vault");
    struct vault_secret code = VAULT_SECRET_INIT;
    struct vault_secret second = scratch_secret("a second passphrase of two");
    struct vault_rekey_keep keep[] = {
        { 2, &second },
        { 0, &scratch->passphrase },
    };
    struct vault_rekey_options options = { keep, 2, &code };
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    bool replaced = false;
    size_t count = 0;

    scratch_ok(vault_slot_add(vault, VAULT_SLOT_PASSPHRASE, &second, 0, "two"));
    scratch_ok(vault_recovery_new(&code));
    scratch_ok(vault_rekey(&vault, &options, &replaced));
    vault_close(&vault);
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 3);
    assert_int_equal(slots[1].kind, VAULT_SLOT_RECOVERY);
    assert_string_equal(slots[2].label, "two");
    scratch_ok(opens(path, &code));
    scratch_ok(opens(path, &second));
    scratch_ok(opens(path, &scratch->passphrase));
    scratch_status(opens(path, &scratch->recovery), VAULT_ERR_PASSPHRASE);
    vault_secret_release(&second);
    vault_secret_release(&code);
}

/* What was seen before, on another machine too, is not taken for lost. */
static void
test_rekey__the_log_goes_on(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "log.vault");
    struct vault_mark early;
    struct vault_mark late;
    struct vault_mark now;
    int64_t missing = 0;

    scratch_ok(vault_mark_get(vault, &early));
    scratch_ok(vault_audit_append(vault, "backup", NULL, NULL));
    scratch_ok(vault_mark_get(vault, &late));
    scratch_ok(rekey(scratch, &vault));
    scratch_ok(vault_mark_get(vault, &now));
    assert_int_equal(now.entries, late.entries + 1);
    scratch_ok(vault_mark_check(vault, &early, &missing));
    scratch_ok(vault_mark_check(vault, &late, &missing));
    scratch_ok(rekey(scratch, &vault));
    scratch_ok(vault_mark_check(vault, &early, &missing));
    scratch_ok(vault_mark_check(vault, &now, &missing));
    early.mac[0] ^= 1;
    scratch_status(vault_mark_check(vault, &early, &missing),
        VAULT_ERR_ROLLBACK);
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM audit WHERE action = 'rekey'"),
        2);
    assert_sound(vault);
    vault_close(&vault);
}

static void
test_rekey__of_a_log_without_entries(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault =
        scratch_open(scratch, scratch_copy(scratch, "empty.vault"));

    assert_int_equal(scratch_int64(vault, "SELECT count(*) FROM audit"), 0);
    scratch_ok(rekey(scratch, &vault));
    assert_sound(vault);
    vault_close(&vault);
}

/* Forged rows and a cut log are not made good by a new key. */
static void
test_rekey__launders_nothing(void **state)
{
    static const struct {
        const char *sql;
        enum vault_status status;
    } forgeries[] = {
        { "UPDATE note_version SET text = 'another'", VAULT_ERR_DAMAGED },
        { "UPDATE audit SET actor = 'nobody' WHERE number = 3",
            VAULT_ERR_DAMAGED },
        { "DELETE FROM consent_revocation", VAULT_ERR_DAMAGED },
        { "DELETE FROM audit WHERE link IS NULL AND number ="
          " (SELECT max(number) FROM audit)",
            VAULT_ERR_ROLLBACK },
    };
    struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "forged.vault");
    struct vault *vault;
    uint8_t *before;
    uint8_t *after;
    size_t before_len;
    size_t after_len;
    size_t i;

    for (i = 0; i < sizeof(forgeries) / sizeof(forgeries[0]); i++) {
        vault = filled(scratch, "forged.vault");
        scratch_exec(vault, forgeries[i].sql);
        before = scratch_read(path, &before_len);
        scratch_status(rekey(scratch, &vault), forgeries[i].status);
        assert_non_null(vault);
        vault_close(&vault);
        after = scratch_read(path, &after_len);
        assert_int_equal(before_len, after_len);
        assert_memory_equal(before, after, after_len);
        free(before);
        free(after);
        assert_int_equal(files_with(scratch, "forged.vault"), 1);
    }
}

static void
test_rekey__refuses(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "refuses.vault");
    struct vault_rekey_keep keep = { 1, &scratch->recovery };
    struct vault_rekey_options options = { .keep = &keep, .keep_count = 1 };
    struct vault *other;
    bool replaced = true;

    scratch_status(vault_rekey(&vault, &options, &replaced), VAULT_ERR_NO_SLOT);
    assert_false(replaced);
    keep.number = 5;
    scratch_status(vault_rekey(&vault, &options, &replaced),
        VAULT_ERR_NOT_FOUND);
    scratch_ok(vault_begin(vault));
    scratch_status(rekey(scratch, &vault), VAULT_ERR_INVALID);
    vault_rollback(vault);
    /* Both anchors lost: the end of the log is not known. */
    other = scratch_open(scratch, scratch_path(scratch, "refuses.vault"));
    scratch_flip(scratch_path(scratch, "refuses.vault"), 8 * (32768 + 40));
    scratch_flip(scratch_path(scratch, "refuses.vault"), 8 * (49152 + 40));
    scratch_status(rekey(scratch, &vault), VAULT_ERR_ROLLBACK);
    vault_close(&other);
    vault_close(&vault);
}

/* Who held the file open does not write to one that has no name any more. */
static void
test_rekey__others_notice(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "two.vault");
    struct vault *other =
        scratch_open(scratch, scratch_path(scratch, "two.vault"));
    struct vault_case added;

    scratch_ok(rekey(scratch, &vault));
    scratch_status(vault_case_add(other, "K-9", "2026-01-05", "id", &added),
        VAULT_ERR_MOVED);
    scratch_status(vault_begin(other), VAULT_ERR_MOVED);
    scratch_status(vault_slot_remove(other, 1), VAULT_ERR_MOVED);
    scratch_status(rekey(scratch, &other), VAULT_ERR_MOVED);
    /* What it had read it may still read. */
    assert_int_equal(scratch_int64(other, "SELECT count(*) FROM case_file"), 2);
    vault_close(&other);
    scratch_ok(vault_case_add(vault, "K-9", "2026-01-05", "id", &added));
    assert_sound(vault);
    vault_close(&vault);
}

static void
test_rekey__waits_for_nobody_who_writes(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault = filled(scratch, "busy.vault");
    struct vault *other =
        scratch_open(scratch, scratch_path(scratch, "busy.vault"));

    (void)sqlite3_busy_timeout(vault->db, 10);
    scratch_ok(vault_begin(other));
    scratch_status(rekey(scratch, &vault), VAULT_ERR_IN_USE);
    vault_rollback(other);
    vault_close(&other);
    assert_sound(vault);
    vault_close(&vault);
    assert_int_equal(files_with(scratch, "busy.vault"), 1);
}

static void
test_rekey_tidy__takes_what_a_cut_left(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "cut.vault");
    const char *left = scratch_path(scratch, "cut.vault.rekey-partial");
    struct vault *vault = scratch_open(scratch, path);
    struct vault *other;

    scratch_write(left, (const uint8_t *)"half", 4);
    scratch_ok(vault_begin(vault)); /* as a rekey would */
    other = scratch_open(scratch, path);
    assert_int_equal(access(left, F_OK), 0);
    vault_rollback(vault);
    vault_close(&other);
    vault_close(&vault);
    vault = scratch_open(scratch, path);
    assert_int_equal(files_with(scratch, "cut.vault"), 1);
    vault_close(&vault);
}

/* Whether `op` changes the file `name`. */
static bool
changes(const struct disk_op *op, const char *name)
{
    return op->kind != DISK_MARK && op->kind != DISK_SYNC &&
        strcmp(disk_name(op->file), name) == 0;
}

/*
 * The power may go at any moment: nothing is written to the old file, and what
 * is written to the new one is on the disk before it takes the name (after
 * which it is written to no more).
 */
static void
test_rekey__is_on_disk_before_the_name_changes(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;
    const struct disk_op *op;
    bool unsynced = false;
    int writes = 0;
    size_t i;

    disk_vfs_install();
    vault = filled(scratch, "power.vault");
    disk_record_start();
    scratch_ok(rekey(scratch, &vault));
    disk_record_stop();
    for (i = 0; i < disk_op_count(); i++) {
        op = disk_op(i);
        assert_false(changes(op, "power.vault"));
        assert_false(changes(op, "power.vault-journal"));
        if (changes(op, "power.vault.rekey-partial")) {
            unsynced = true;
            writes++;
        } else if (op->kind == DISK_SYNC &&
            strcmp(disk_name(op->file), "power.vault.rekey-partial") == 0) {
            unsynced = false;
        }
    }
    assert_true(writes > 20);
    assert_false(unsynced);
    vault_close(&vault);
    disk_record_free();
    disk_vfs_remove();
}

/* One rekey with a failing disk; false once the fault struck no more. */
static bool
rekey_with_fault(struct scratch *scratch, struct disk_fault fault)
{
    const char *path = scratch_path(scratch, "fault.vault");
    struct vault *vault;
    enum vault_status status;
    bool struck;

    disk_vfs_install();
    vault = filled(scratch, "fault.vault");
    disk_fault_set(fault);
    status = rekey(scratch, &vault);
    struck = disk_fault_struck();
    disk_fault_set((struct disk_fault){ -1, 0, false });
    assert_true(struck || status == VAULT_OK);
    vault_close(&vault);
    disk_vfs_remove();

    assert_int_equal(files_with(scratch, "fault.vault"), 1);
    if (status == VAULT_OK) {
        scratch_ok(vault_open(path, &scratch->passphrase, NULL, &vault));
    } else {
        vault = scratch_open(scratch, path);
    }
    assert_int_equal(scratch_int64(vault, "SELECT count(*) FROM note"), 2);
    assert_sound(vault);
    vault_close(&vault);
    return struck;
}

static void
test_rekey__with_disk_operations_failing(void **state)
{
    static const int kinds[] = { SQLITE_IOERR, SQLITE_FULL };
    int step = scratch_rounds(23, 1);
    struct disk_fault fault;
    int struck = 0;
    int variant;

    for (variant = 0; variant < 4; variant++) {
        fault =
            (struct disk_fault){ variant, kinds[variant % 2], variant >= 2 };
        while (rekey_with_fault(*state, fault)) {
            fault.after += step;
            struck++;
        }
    }
    assert_true(struck > 10);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rekey__old_keys_open_nothing),
        cmocka_unit_test(test_rekey__a_new_code_takes_the_place_of_the_old),
        cmocka_unit_test(test_rekey__the_log_goes_on),
        cmocka_unit_test(test_rekey__of_a_log_without_entries),
        cmocka_unit_test(test_rekey__launders_nothing),
        cmocka_unit_test(test_rekey__refuses),
        cmocka_unit_test(test_rekey__others_notice),
        cmocka_unit_test(test_rekey__waits_for_nobody_who_writes),
        cmocka_unit_test(test_rekey_tidy__takes_what_a_cut_left),
        cmocka_unit_test(test_rekey__is_on_disk_before_the_name_changes),
        cmocka_unit_test(test_rekey__with_disk_operations_failing),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
