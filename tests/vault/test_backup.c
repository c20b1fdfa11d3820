#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk_vfs.h"
#include "scratch.h"
#include "vault/audit.h"
#include "vault/backup.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/erase.h"
#include "vault/internal.h"

static void
add_case(struct vault *vault, const char *code)
{
    struct vault_case added;

    scratch_ok(vault_case_add(vault, code, "2026-01-05", "id", &added));
}

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

/* Takes what earlier tests left. */
static void
sweep(const struct scratch *scratch)
{
    static const char *const names[] = { "v", "b", "v.before-restore",
        "v-journal", "v.before-restore-journal" };
    size_t i;

    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        (void)unlink(scratch_path(scratch, names[i]));
    }
}

static int64_t
cases_of(struct scratch *scratch, const char *name)
{
    struct vault *vault = NULL;
    struct vault_notice notice = { true, true, true };
    struct vault_check_report report;
    int64_t count;

    scratch_ok(vault_open_with_key(scratch_path(scratch, name),
        &scratch->data_key, &notice, &vault));
    assert_false(notice.older);
    scratch_ok(vault_check(vault, true, &report));
    count = scratch_int64(vault, "SELECT count(*) FROM case_file");
    vault_close(&vault);
    return count;
}

static void
test_backup__is_a_whole_vault(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;
    struct vault *copy = NULL;
    struct stat info;

    sweep(scratch);
    vault = scratch_open(scratch, scratch_copy(scratch, "v"));
    add_case(vault, "K-1");
    add_case(vault, "K-2");
    scratch_ok(vault_backup(vault, scratch_path(scratch, "b")));
    add_case(vault, "K-3");
    vault_close(&vault);
    assert_int_equal(cases_of(scratch, "v"), 3);
    assert_int_equal(cases_of(scratch, "b"), 2);
    assert_int_equal(stat(scratch_path(scratch, "b"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(files_with(scratch, "partial"), 0);
    /* The same passphrase and the same code open it. */
    scratch_ok(vault_open(scratch_path(scratch, "b"), &scratch->passphrase,
        NULL, &copy));
    vault_close(&copy);
    scratch_ok(vault_open(scratch_path(scratch, "b"), &scratch->recovery, NULL,
        &copy));
    vault_close(&copy);
}

static void
test_backup__refuses(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;

    sweep(scratch);
    vault = scratch_open(scratch, scratch_copy(scratch, "v"));
    scratch_write(scratch_path(scratch, "b"), (const uint8_t *)"x", 1);
    scratch_status(vault_backup(vault, scratch_path(scratch, "b")),
        VAULT_ERR_EXISTS);
    scratch_status(vault_backup(vault, scratch_path(scratch, "v")),
        VAULT_ERR_EXISTS);
    scratch_status(vault_backup(vault, "/no/such/folder/b"),
        VAULT_ERR_NOT_FOUND);
    scratch_ok(vault_begin(vault));
    scratch_status(vault_backup(vault, scratch_path(scratch, "c")),
        VAULT_ERR_INVALID);
    vault_rollback(vault);
    vault_close(&vault);
}

static void
test_backup__of_a_damaged_vault_is_none(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;

    sweep(scratch);
    vault = scratch_open(scratch, scratch_copy(scratch, "v"));
    scratch_flip(scratch_path(scratch, "v"),
        (size_t)(65536 + 8192 * 8 + 99) * 8);
    scratch_status(vault_backup(vault, scratch_path(scratch, "b")),
        VAULT_ERR_DAMAGED);
    vault_close(&vault);
    assert_int_equal(access(scratch_path(scratch, "b"), F_OK), -1);
    assert_int_equal(files_with(scratch, "partial"), 0);
}

/* An unused page that a crash has torn does not stop a backup. */
static void
test_backup__leaves_unused_pages_behind(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;
    struct stat of_vault;
    struct stat of_backup;

    sweep(scratch);
    vault = scratch_open(scratch, scratch_copy(scratch, "v"));
    add_case(vault, "K-1");
    scratch_exec(vault,
        "CREATE TABLE filler (a);"
        "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        " WHERE i < 20) INSERT INTO filler SELECT randomblob(6000) FROM c;"
        "DROP TABLE filler");
    assert_int_equal(stat(scratch_path(scratch, "v"), &of_vault), 0);
    scratch_flip(scratch_path(scratch, "v"),
        (size_t)(of_vault.st_size - 100) * 8);
    scratch_ok(vault_backup(vault, scratch_path(scratch, "b")));
    vault_close(&vault);
    assert_int_equal(stat(scratch_path(scratch, "b"), &of_backup), 0);
    assert_true(of_backup.st_size < of_vault.st_size);
    assert_int_equal(cases_of(scratch, "b"), 1);
    assert_int_equal(cases_of(scratch, "v"), 1);
}

/* Whatever fails, there is a whole backup or none, and no litter. */
static void
test_backup__with_disk_operations_failing(void **state)
{
    struct scratch *scratch = *state;
    int step = scratch_rounds(5, 1);
    int struck = 0;
    int after;

    for (after = 0; after < 2000; after += step) {
        struct disk_fault fault = { after,
            after % 2 == 0 ? SQLITE_IOERR : SQLITE_FULL, true };
        enum vault_status status;
        struct vault *vault;
        bool hit;

        sweep(scratch);
        disk_vfs_install();
        vault = scratch_open(scratch, scratch_copy(scratch, "v"));
        disk_fault_set(fault);
        status = vault_backup(vault, scratch_path(scratch, "b"));
        hit = disk_fault_struck();
        disk_fault_set((struct disk_fault){ -1, 0, false });
        vault_close(&vault);
        disk_vfs_remove();
        assert_int_equal(files_with(scratch, "partial"), 0);
        if (!hit) {
            scratch_ok(status);
            break;
        }
        struck++;
        if (status == VAULT_OK) {
            assert_int_equal(cases_of(scratch, "b"), 0);
        } else {
            assert_int_equal(access(scratch_path(scratch, "b"), F_OK), -1);
        }
    }
    assert_true(struck > 5);
}

/* A vault with one case backed up as "b", and a second case since. */
static void
prepare(struct scratch *scratch)
{
    struct vault *vault;

    sweep(scratch);
    vault = scratch_open(scratch, scratch_copy(scratch, "v"));
    add_case(vault, "K-1");
    scratch_ok(vault_backup(vault, scratch_path(scratch, "b")));
    add_case(vault, "K-2");
    vault_close(&vault);
}

static struct vault_restored restored;

static enum vault_status
restore(struct scratch *scratch, const struct vault_secret *passphrase)
{
    return vault_restore(scratch_path(scratch, "b"), scratch_path(scratch, "v"),
        passphrase, NULL, &restored);
}

static void
test_restore__keeps_the_old_one_beside(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;

    prepare(scratch);
    scratch_ok(restore(scratch, &scratch->passphrase));
    assert_int_equal(cases_of(scratch, "v"), 1);
    assert_int_equal(cases_of(scratch, "b"), 1);
    assert_int_equal(cases_of(scratch, "v.before-restore"), 2);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM audit WHERE action = 'restore'"),
        1);
    vault_close(&vault);
    /* A second time the name beside is taken. */
    scratch_status(restore(scratch, &scratch->passphrase), VAULT_ERR_EXISTS);
    assert_int_equal(cases_of(scratch, "v"), 1);
    assert_int_equal(files_with(scratch, "partial"), 0);
}

/* The backup is older than an erasure: the case does not come back. */
static void
test_restore__erases_again(void **state)
{
    const struct vault_erase_request request = { .case_code = "K-1" };
    struct scratch *scratch = *state;
    struct vault_erasure erasure;
    struct vault *vault;

    prepare(scratch);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    scratch_ok(vault_erase(vault, &request, &erasure));
    vault_close(&vault);
    scratch_ok(restore(scratch, &scratch->passphrase));
    assert_int_equal(restored.erased, 1);
    assert_true(restored.asked);
    assert_false(restored.unknown);
    assert_int_equal(cases_of(scratch, "b"), 1);
    assert_int_equal(cases_of(scratch, "v"), 0);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    assert_int_equal(scratch_int64(vault, "SELECT count(*) FROM erasure"), 1);
    vault_close(&vault);
}

/* The vault itself is gone, but it was known outside what was erased in it. */
static void
test_restore__erases_what_is_marked(void **state)
{
    const struct vault_erase_request request = { .case_code = "K-1" };
    struct scratch *scratch = *state;
    struct vault_tombstones erased;
    struct vault_erasure erasure;
    struct vault *vault;
    const char *to;

    prepare(scratch);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    scratch_ok(vault_erase(vault, &request, &erasure));
    scratch_ok(vault_tombstones_make(vault, &erased));
    assert_int_equal(erased.count, 1);
    vault_close(&vault);
    to = scratch_path(scratch, "v");
    assert_int_equal(unlink(to), 0);
    scratch_ok(vault_restore(scratch_path(scratch, "b"), to,
        &scratch->passphrase, &erased, &restored));
    assert_int_equal(restored.erased, 1);
    assert_false(restored.asked);
    assert_false(restored.unknown);
    assert_int_equal(strlen(restored.as_of), VAULT_TIME_MAX - 1);
    assert_int_equal(cases_of(scratch, "v"), 0);
    vault_tombstones_free(&erased);
}

static void
test_restore__says_when_the_present_one_does_not_open(void **state)
{
    struct scratch *scratch = *state;

    prepare(scratch);
    scratch_write(scratch_path(scratch, "v"), (const uint8_t *)"gone", 4);
    scratch_ok(restore(scratch, &scratch->passphrase));
    assert_true(restored.unknown);
}

/* The same in a backup that stays where it is. */
static void
test_backup_erase__erases_and_stays_a_backup(void **state)
{
    const struct vault_erase_request request = { .case_code = "K-1" };
    struct scratch *scratch = *state;
    struct vault_erasure erasure;
    struct vault *vault;
    int64_t count = 0;

    prepare(scratch);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    scratch_ok(vault_erase(vault, &request, &erasure));
    scratch_ok(vault_backup_erase(vault, scratch_path(scratch, "b"), &count));
    assert_int_equal(count, 1);
    assert_int_equal(cases_of(scratch, "b"), 0);
    scratch_status(vault_backup_erase(vault, scratch_path(scratch, "none"),
                       &count),
        VAULT_ERR_NO_VAULT);
    vault_close(&vault);
}

static void
test_restore__where_there_is_none(void **state)
{
    struct scratch *scratch = *state;

    prepare(scratch);
    assert_int_equal(unlink(scratch_path(scratch, "v")), 0);
    /* A stray journal must not be rolled into the restored vault. */
    scratch_write(scratch_path(scratch, "v-journal"),
        (const uint8_t *)"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", 8);
    scratch_ok(restore(scratch, &scratch->recovery));
    assert_int_equal(cases_of(scratch, "v"), 1);
    assert_int_equal(access(scratch_path(scratch, "v-journal"), F_OK), -1);
}

static void
test_restore__refuses_and_leaves_all_as_it_was(void **state)
{
    struct scratch *scratch = *state;
    struct vault_secret wrong = scratch_secret("not the passphrase at all");
    struct vault *vault;

    prepare(scratch);
    scratch_status(restore(scratch, &wrong), VAULT_ERR_PASSPHRASE);
    scratch_status(vault_restore(scratch_path(scratch, "v"),
                       scratch_path(scratch, "v"), &scratch->passphrase, NULL,
                       &restored),
        VAULT_ERR_INVALID);
    scratch_status(vault_restore(scratch_path(scratch, "none"),
                       scratch_path(scratch, "v"), &scratch->passphrase, NULL,
                       &restored),
        VAULT_ERR_NO_VAULT);
    vault = scratch_open(scratch, scratch_path(scratch, "v"));
    scratch_ok(vault_begin(vault));
    scratch_status(restore(scratch, &scratch->passphrase), VAULT_ERR_IN_USE);
    vault_rollback(vault);
    vault_close(&vault);
    scratch_flip(scratch_path(scratch, "b"),
        (size_t)(65536 + 8192 * 9 + 99) * 8);
    scratch_status(restore(scratch, &scratch->passphrase), VAULT_ERR_DAMAGED);
    assert_int_equal(cases_of(scratch, "v"), 2);
    assert_int_equal(access(scratch_path(scratch, "v.before-restore"), F_OK),
        -1);
    assert_int_equal(files_with(scratch, "partial"), 0);
    vault_secret_release(&wrong);
}

/* A cut left the old vault with both names: they are one file. */
static void
test_restore__after_a_cut_between_two_names(void **state)
{
    struct scratch *scratch = *state;
    char aside[256];
    struct stat kept;
    struct stat now;

    prepare(scratch);
    (void)snprintf(aside, sizeof(aside), "%s",
        scratch_path(scratch, "v.before-restore"));
    assert_int_equal(link(scratch_path(scratch, "v"), aside), 0);
    assert_int_equal(stat(aside, &kept), 0);
    scratch_ok(restore(scratch, &scratch->passphrase));
    assert_int_equal(stat(aside, &now), 0);
    assert_int_equal(now.st_ino, kept.st_ino);
    assert_int_equal(now.st_nlink, 1);
    assert_int_equal(cases_of(scratch, "v"), 1);
    assert_int_equal(cases_of(scratch, "v.before-restore"), 2);
}

/* The vault to be replaced may be the reason for restoring. */
static void
test_restore__over_a_damaged_vault(void **state)
{
    struct scratch *scratch = *state;

    prepare(scratch);
    scratch_write(scratch_path(scratch, "v"), (const uint8_t *)"gone", 4);
    scratch_ok(restore(scratch, &scratch->passphrase));
    assert_int_equal(cases_of(scratch, "v"), 1);
    assert_int_equal(access(scratch_path(scratch, "v.before-restore"), F_OK),
        0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_backup__is_a_whole_vault),
        cmocka_unit_test(test_backup__refuses),
        cmocka_unit_test(test_backup__of_a_damaged_vault_is_none),
        cmocka_unit_test(test_backup__leaves_unused_pages_behind),
        cmocka_unit_test(test_backup__with_disk_operations_failing),
        cmocka_unit_test(test_restore__keeps_the_old_one_beside),
        cmocka_unit_test(test_restore__where_there_is_none),
        cmocka_unit_test(test_restore__erases_again),
        cmocka_unit_test(test_restore__erases_what_is_marked),
        cmocka_unit_test(test_restore__says_when_the_present_one_does_not_open),
        cmocka_unit_test(test_backup_erase__erases_and_stays_a_backup),
        cmocka_unit_test(test_restore__refuses_and_leaves_all_as_it_was),
        cmocka_unit_test(test_restore__after_a_cut_between_two_names),
        cmocka_unit_test(test_restore__over_a_damaged_vault),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
