#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/db.h"
#include "vault/file.h"
#include "vault/internal.h"

static void
test_open__what_is_no_vault_file(void **state)
{
    const struct scratch *scratch = *state;
    const char *fifo = scratch_path(scratch, "pipe");
    struct vault_file file = VAULT_FILE_INIT;

    scratch_status(vault_file_open(scratch_path(scratch, "none"), false, &file),
        VAULT_ERR_NO_VAULT);
    scratch_status(vault_file_open(scratch_path(scratch, "none/below"), false,
                       &file),
        VAULT_ERR_NO_VAULT);
    scratch_status(vault_file_open("", false, &file), VAULT_ERR_NO_VAULT);
    scratch_status(vault_file_open(scratch->folder, false, &file),
        VAULT_ERR_NOT_A_VAULT);
    /* Opening a pipe would wait for a writer for ever. */
    assert_int_equal(mkfifo(fifo, 0600), 0);
    scratch_status(vault_file_open(fifo, false, &file), VAULT_ERR_NOT_A_VAULT);
    scratch_status(vault_file_open("/dev/zero", false, &file),
        VAULT_ERR_NOT_A_VAULT);
    assert_null(file.real);
}

static void
test_read__beyond_the_end_is_zero(void **state)
{
    const char *path = scratch_path(*state, "short");
    struct vault_file file = VAULT_FILE_INIT;
    uint8_t bytes[8];
    int64_t len = 0;

    scratch_write(path, (const uint8_t *)"abc", 3);
    scratch_ok(vault_file_open(path, true, &file));
    scratch_ok(vault_file_size(&file, &len));
    assert_int_equal(len, 3);
    memset(bytes, 0xff, sizeof(bytes));
    scratch_ok(vault_file_read(&file, 1, bytes, sizeof(bytes)));
    assert_memory_equal(bytes, "bc\0\0\0\0\0\0", 8);
    scratch_ok(vault_file_write(&file, 3, "def", 3));
    scratch_ok(vault_file_sync(&file));
    scratch_ok(vault_file_read(&file, 0, bytes, 6));
    assert_memory_equal(bytes, "abcdef", 6);
    vault_file_close(&file);
    vault_file_close(&file);
}

/* Whether another process may write to the database now. */
static bool
other_may_write(struct scratch *scratch, const char *path)
{
    struct vault *vault = NULL;
    bool may;
    int status = 0;
    pid_t child = fork();

    if (child == 0) {
        may = vault_open_with_key(path, &scratch->data_key, NULL, &vault) ==
            VAULT_OK;
        if (may) {
            (void)sqlite3_busy_timeout(vault->db, 0);
            may = vault_db_exec(vault->db, "BEGIN IMMEDIATE") == VAULT_OK;
        }
        _exit(may ? 0 : 1);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return status == 0;
}

/* An open(2) and close(2) here would drop the locks of the connection. */
static void
test_close__keeps_the_locks_of_a_connection(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "locks.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_file file = VAULT_FILE_INIT;
    char uuid[VAULT_UUID_MAX];

    assert_true(other_may_write(scratch, path));
    scratch_ok(vault_begin(vault));
    assert_false(other_may_write(scratch, path));
    scratch_ok(vault_file_open(path, false, &file));
    vault_file_close(&file);
    scratch_ok(vault_uuid(path, uuid));
    assert_false(other_may_write(scratch, path));
    vault_rollback(vault);
    assert_true(other_may_write(scratch, path));
    vault_close(&vault);
}

static void
test_lock__is_refused_while_another_writes(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "lock.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_file file = VAULT_FILE_INIT;

    scratch_ok(vault_begin(vault));
    scratch_ok(vault_file_open(path, true, &file));
    scratch_status(vault_file_lock(&file), VAULT_ERR_IN_USE);
    vault_file_close(&file);
    vault_rollback(vault);
    scratch_ok(vault_file_open(path, true, &file));
    scratch_ok(vault_file_lock(&file));
    assert_false(other_may_write(scratch, path));
    vault_file_close(&file);
    assert_true(other_may_write(scratch, path));
    vault_close(&vault);
}

static void
test_sync_folder__of_any_path(void **state)
{
    const struct scratch *scratch = *state;

    scratch_ok(vault_file_sync_folder(scratch_path(scratch, "not-yet")));
    scratch_ok(vault_file_sync_folder("relative"));
    scratch_ok(vault_file_sync_folder("/top"));
    scratch_status(vault_file_sync_folder("/no/such/folder"), VAULT_ERR_IO);
}

static void
test_of__wants_a_connection_through_the_shim(void **state)
{
    struct vault_file file = VAULT_FILE_INIT;
    sqlite3 *db = NULL;

    (void)state;
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    scratch_status(vault_file_of(db, &file), VAULT_ERR_IO);
    (void)sqlite3_close(db);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open__what_is_no_vault_file),
        cmocka_unit_test(test_read__beyond_the_end_is_zero),
        cmocka_unit_test(test_close__keeps_the_locks_of_a_connection),
        cmocka_unit_test(test_lock__is_refused_while_another_writes),
        cmocka_unit_test(test_sync_folder__of_any_path),
        cmocka_unit_test(test_of__wants_a_connection_through_the_shim),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
