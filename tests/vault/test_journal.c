#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/internal.h"

/* Leaves a hot journal beside a copy of the vault, as a crash does. */
static const char *
make_hot(struct scratch *scratch, const char *name)
{
    const char *path = scratch_copy(scratch, name);
    struct vault *vault;
    uint8_t *journal;
    uint8_t *file;
    size_t journal_len;
    size_t len;
    char beside[300];

    vault = scratch_open(scratch, path);
    (void)snprintf(beside, sizeof(beside), "%s-journal", path);
    /* Few pages of cache, so that some go to the file before the commit. */
    scratch_exec(vault,
        "PRAGMA cache_size = 3; BEGIN IMMEDIATE;"
        "CREATE TABLE filler (a); INSERT INTO filler"
        " WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        " WHERE i < 200) SELECT randomblob(4000) FROM c;"
        "UPDATE filler SET a = randomblob(4000)");
    journal = scratch_read(beside, &journal_len);
    file = scratch_read(path, &len);
    scratch_exec(vault, "ROLLBACK");
    vault_close(&vault);
    scratch_write(path, file, len);
    scratch_write(beside, journal, journal_len);
    assert_true(journal_len > 8192);
    assert_int_not_equal(journal[0], 0);
    free(journal);
    free(file);
    return path;
}

static void
test_check__its_own_journal_is_rolled_back(void **state)
{
    const char *path = make_hot(*state, "own.vault");
    struct vault *vault = scratch_open(*state, path);
    struct vault_check_report report;

    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM sqlite_master"
                         " WHERE name = 'filler'"),
        0);
    vault_close(&vault);
    assert_int_equal(access(scratch_path(*state, "own.vault-journal"), F_OK),
        -1);
}

/* The journal of another vault would write its pages into this one. */
static void
test_check__a_foreign_journal_is_refused(void **state)
{
    struct scratch *scratch = *state;
    struct vault_create_options options = { .passphrase =
                                                &scratch->passphrase };
    const char *other = scratch_path(scratch, "other.vault");
    struct vault *vault = NULL;
    uint8_t *bytes;
    uint8_t *before;
    uint8_t *after;
    size_t len;

    scratch_ok(vault_create(other, &options));
    (void)make_hot(scratch, "hot.vault");
    bytes = scratch_read(scratch_path(scratch, "hot.vault-journal"), &len);
    other = scratch_path(scratch, "other.vault");
    scratch_write(scratch_path(scratch, "other.vault-journal"), bytes, len);
    free(bytes);
    before = scratch_read(other, &len);
    scratch_status(vault_open(other, &scratch->passphrase, NULL, &vault),
        VAULT_ERR_JOURNAL);
    after = scratch_read(other, &len);
    assert_memory_equal(before, after, len);
    assert_int_equal(access(scratch_path(scratch, "other.vault-journal"), F_OK),
        0);
    free(before);
    free(after);
    /* A new vault is not made beside it either, and leaves it where it is. */
    assert_int_equal(unlink(other), 0);
    scratch_status(vault_create(other, &options), VAULT_ERR_JOURNAL);
    assert_int_equal(access(other, F_OK), -1);
    assert_int_equal(access(scratch_path(scratch, "other.vault-journal"), F_OK),
        0);
    /* Moved away, all is well. */
    (void)unlink(scratch_path(scratch, "other.vault-journal"));
    scratch_ok(vault_create(other, &options));
    scratch_ok(vault_open(other, &scratch->passphrase, NULL, &vault));
    vault_close(&vault);
}

/* One that was not synced holds nothing that is rolled back. */
static void
test_check__an_empty_or_cold_journal_does_not_matter(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "cold.vault");
    const uint8_t zeros[9000] = { 0 };
    struct vault *vault = NULL;

    scratch_write(scratch_path(scratch, "cold.vault-journal"), zeros, 0);
    vault = scratch_open(scratch, path);
    vault_close(&vault);
    scratch_write(scratch_path(scratch, "cold.vault-journal"), zeros,
        sizeof(zeros));
    vault = scratch_open(scratch, path);
    vault_close(&vault);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check__its_own_journal_is_rolled_back),
        cmocka_unit_test(test_check__a_foreign_journal_is_refused),
        cmocka_unit_test(test_check__an_empty_or_cold_journal_does_not_matter),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
