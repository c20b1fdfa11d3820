#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/db.h"
#include "vault/internal.h"

static const struct {
    int rc;
    enum vault_status want;
} codes[] = {
    { SQLITE_OK, VAULT_OK },
    { SQLITE_ROW, VAULT_OK },
    { SQLITE_DONE, VAULT_DONE },
    { SQLITE_NOMEM, VAULT_ERR_NO_MEMORY },
    { SQLITE_IOERR_NOMEM, VAULT_ERR_NO_MEMORY },
    { SQLITE_FULL, VAULT_ERR_NO_SPACE },
    { SQLITE_READONLY, VAULT_ERR_READ_ONLY },
    { SQLITE_READONLY_DBMOVED, VAULT_ERR_MOVED },
    { SQLITE_PERM, VAULT_ERR_READ_ONLY },
    { SQLITE_BUSY, VAULT_ERR_IN_USE },
    { SQLITE_BUSY_RECOVERY, VAULT_ERR_IN_USE },
    { SQLITE_LOCKED, VAULT_ERR_IN_USE },
    { SQLITE_CORRUPT, VAULT_ERR_DAMAGED },
    { SQLITE_CORRUPT_VTAB, VAULT_ERR_DAMAGED },
    { SQLITE_NOTADB, VAULT_ERR_DAMAGED },
    { SQLITE_TOOBIG, VAULT_ERR_LIMIT },
    { SQLITE_CONSTRAINT_UNIQUE, VAULT_ERR_EXISTS },
    { SQLITE_CONSTRAINT_PRIMARYKEY, VAULT_ERR_EXISTS },
    { SQLITE_CONSTRAINT_FOREIGNKEY, VAULT_ERR_NOT_FOUND },
    { SQLITE_CONSTRAINT_CHECK, VAULT_ERR_INVALID },
    { SQLITE_IOERR_WRITE, VAULT_ERR_IO },
    { SQLITE_IOERR_SHORT_READ, VAULT_ERR_IO },
    { SQLITE_CANTOPEN, VAULT_ERR_IO },
    { SQLITE_ERROR, VAULT_ERR_DAMAGED },
};

static void
test_status__every_code_has_its_meaning(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        scratch_status(vault_db_status(codes[i].rc), codes[i].want);
    }
}

static void
test_open__settings(void **state)
{
    static const struct {
        const char *sql;
        int64_t want;
    } settings[] = {
        { "PRAGMA page_size", 8192 },
        { "PRAGMA synchronous", 3 }, /* EXTRA */
        { "PRAGMA foreign_keys", 1 },
        { "PRAGMA secure_delete", 1 },
        { "PRAGMA temp_store", 2 }, /* MEMORY */
        { "PRAGMA trusted_schema", 0 },
        { "PRAGMA cell_size_check", 1 },
        { "PRAGMA cache_size", -32768 },
        { "PRAGMA busy_timeout", 5000 },
        { "PRAGMA cipher_memory_security", 0 },
        { "SELECT journal_mode = 'delete' FROM pragma_journal_mode", 1 },
    };
    const char *path = scratch_copy(*state, "settings.vault");
    struct vault *vault = scratch_open(*state, path);
    size_t i;

    for (i = 0; i < sizeof(settings) / sizeof(settings[0]); i++) {
        assert_int_equal(scratch_int64(vault, settings[i].sql),
            settings[i].want);
    }
    vault_close(&vault);
}

static void
test_open__wrong_key_or_salt_or_arguments(void **state)
{
    struct scratch *scratch = *state;
    struct vault_header header = { .page_size = 8192 };
    struct vault_secret key =
        scratch_secret("0123456789abcdef0123456789abcdef");
    struct vault_db_options options = { .path = scratch->path,
        .key = &key,
        .salt = header.salt,
        .page_size = 8192 };
    sqlite3 *db = NULL;

    scratch_status(vault_db_open_vault(scratch->path, &header, &key, &db),
        VAULT_ERR_DAMAGED);
    assert_null(db);
    options.page_size = 4096;
    scratch_status(vault_db_open(&options, &db), VAULT_ERR_INVALID);
    options.page_size = 8192;
    key.len = 31;
    scratch_status(vault_db_open(&options, &db), VAULT_ERR_INVALID);
    vault_secret_release(&key);
}

/* SQLCipher 4.6 says three lines about a wrong key unless it is told not to. */
static void
test_open__a_wrong_key_is_silent(void **state)
{
    struct scratch *scratch = *state;
    struct vault_header header = { .page_size = 8192 };
    struct vault_secret key =
        scratch_secret("0123456789abcdef0123456789abcdef");
    char said[100];
    sqlite3 *db = NULL;
    int fds[2];
    int kept = dup(STDERR_FILENO);

    assert_int_equal(pipe(fds), 0);
    assert_true(dup2(fds[1], STDERR_FILENO) >= 0);
    scratch_status(vault_db_open_vault(scratch->path, &header, &key, &db),
        VAULT_ERR_DAMAGED);
    assert_true(dup2(kept, STDERR_FILENO) >= 0);
    (void)close(kept);
    (void)close(fds[1]);
    assert_int_equal(read(fds[0], said, sizeof(said)), 0);
    (void)close(fds[0]);
    vault_secret_release(&key);
}

static void
test_step__rows_and_ends(void **state)
{
    const char *path = scratch_copy(*state, "step.vault");
    struct vault *vault = scratch_open(*state, path);
    sqlite3_stmt *stmt = NULL;
    int64_t value = 0;

    scratch_ok(vault_db_prepare(vault->db, "SELECT 7 WHERE ?1 = 'x'", &stmt));
    scratch_ok(vault_db_bind_string(stmt, 1, "x"));
    scratch_ok(vault_db_step_row(stmt));
    scratch_status(vault_db_step(stmt), VAULT_DONE);
    (void)sqlite3_reset(stmt);
    scratch_ok(vault_db_bind_string(stmt, 1, "y"));
    scratch_status(vault_db_step_row(stmt), VAULT_ERR_NOT_FOUND);
    (void)sqlite3_finalize(stmt);
    scratch_status(vault_db_int64(vault->db, "SELECT 1 WHERE 0", &value),
        VAULT_ERR_NOT_FOUND);
    scratch_ok(vault_db_prepare(vault->db, "SELECT 1", &stmt));
    scratch_status(vault_db_step_done(stmt), VAULT_ERR_INVALID);
    (void)sqlite3_finalize(stmt);
    vault_close(&vault);
}

static void
test_column__kinds_and_limits(void **state)
{
    const char *path = scratch_copy(*state, "column.vault");
    struct vault *vault = scratch_open(*state, path);
    struct vault_secret secret = scratch_secret("old and longer");
    struct vault_text text = { "caf\xc3\xa9 more", 5 };
    sqlite3_stmt *stmt = NULL;
    uint8_t blob[3];
    char string[6];

    scratch_ok(
        vault_db_prepare(vault->db, "SELECT ?1, ?2, NULL, x'', ?3", &stmt));
    scratch_ok(vault_db_bind_text(stmt, 1, text));
    scratch_ok(vault_db_bind_blob(stmt, 2, "\0\1\2", 3));
    scratch_ok(vault_db_bind_int64(stmt, 3, INT64_MIN));
    scratch_ok(vault_db_step_row(stmt));
    scratch_ok(vault_db_column_string(stmt, 0, string, sizeof(string)));
    assert_string_equal(string, "caf\xc3\xa9");
    scratch_status(vault_db_column_string(stmt, 0, string, 5), VAULT_ERR_LIMIT);
    scratch_ok(vault_db_column_string(stmt, 2, string, 1));
    assert_string_equal(string, "");
    scratch_ok(vault_db_column_blob(stmt, 1, blob, 3));
    assert_memory_equal(blob, "\0\1\2", 3);
    scratch_status(vault_db_column_blob(stmt, 1, blob, 2), VAULT_ERR_DAMAGED);
    scratch_status(vault_db_column_blob(stmt, 2, blob, 3), VAULT_ERR_DAMAGED);
    scratch_ok(vault_db_column_secret(stmt, 0, &secret));
    assert_int_equal(secret.len, 5);
    assert_string_equal((char *)secret.data, "caf\xc3\xa9");
    scratch_ok(vault_db_column_secret(stmt, 3, &secret));
    assert_int_equal(secret.len, 0);
    assert_int_equal(sqlite3_column_int64(stmt, 4), INT64_MIN);
    (void)sqlite3_finalize(stmt);
    vault_secret_release(&secret);
    vault_close(&vault);
}

/* A second program waits, and is then told that the vault is in use. */
static void
test_busy__another_process_is_told(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "busy.vault");
    struct vault *vault = scratch_open(scratch, path);
    int status = 0;
    pid_t child;

    scratch_ok(vault_begin(vault));
    child = fork();
    if (child == 0) {
        struct vault *other = NULL;

        if (vault_open_with_key(path, &scratch->data_key, NULL, &other) !=
            VAULT_OK) {
            _exit(1);
        }
        (void)sqlite3_busy_timeout(other->db, 100);
        _exit(vault_begin(other) == VAULT_ERR_IN_USE ? 0 : 2);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(status, 0);
    vault_rollback(vault);
    vault_close(&vault);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_status__every_code_has_its_meaning),
        cmocka_unit_test(test_open__settings),
        cmocka_unit_test(test_open__wrong_key_or_salt_or_arguments),
        cmocka_unit_test(test_open__a_wrong_key_is_silent),
        cmocka_unit_test(test_step__rows_and_ends),
        cmocka_unit_test(test_column__kinds_and_limits),
        cmocka_unit_test(test_busy__another_process_is_told),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
