#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "disk_vfs.h"
#include "scratch.h"
#include "vault/create.h"
#include "vault/internal.h"

static enum vault_status
create(const char *path, const char *text, const struct vault_secret *recovery)
{
    struct vault_secret passphrase = scratch_secret(text);
    struct vault_create_options options = {
        .passphrase = &passphrase,
        .recovery = recovery,
    };
    enum vault_status status = vault_create(path, &options);

    vault_secret_release(&passphrase);
    return status;
}

static void
test_create__is_private_and_at_rest_one_file(void **state)
{
    const struct scratch *scratch = *state;
    struct stat info;
    char journal[200];

    assert_int_equal(stat(scratch->path, &info), 0);
    assert_int_equal(info.st_mode & 07777, 0600);
    assert_int_equal((info.st_size - 65536) % 8192, 0);
    (void)snprintf(journal, sizeof(journal), "%s-journal", scratch->path);
    assert_int_equal(access(journal, F_OK), -1);
}

static void
test_create__leaves_what_is_there(void **state)
{
    const struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "taken");
    const char *link = scratch_path(scratch, "link");
    const char *target = scratch_path(scratch, "target");
    uint8_t *bytes;
    size_t len;

    scratch_write(path, (const uint8_t *)"mine", 4);
    scratch_status(create(path, "a passphrase", NULL), VAULT_ERR_EXISTS);
    bytes = scratch_read(path, &len);
    assert_int_equal(len, 4);
    free(bytes);
    /* A link that points nowhere is not followed. */
    assert_int_equal(symlink(target, link), 0);
    scratch_status(create(link, "a passphrase", NULL), VAULT_ERR_EXISTS);
    assert_int_equal(access(target, F_OK), -1);
    scratch_status(create(scratch->folder, "a passphrase", NULL),
        VAULT_ERR_EXISTS);
}

static void
test_create__bad_arguments_leave_no_file(void **state)
{
    const struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "bad");
    struct vault_secret code = scratch_secret("no recovery code");

    scratch_status(create(path, "", NULL), VAULT_ERR_INVALID);
    scratch_status(create(path, "\xff", NULL), VAULT_ERR_INVALID);
    scratch_status(create(path, "a passphrase", &code), VAULT_ERR_INVALID);
    assert_int_equal(access(path, F_OK), -1);
    scratch_status(create("/no/such/folder/x.vault", "a passphrase", NULL),
        VAULT_ERR_NOT_FOUND);
    vault_secret_release(&code);
}

/* Nothing that could tell two vaults or two keys from noise is shared. */
static void
test_create__twice_shares_no_secret(void **state)
{
    const struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "other.vault");
    struct vault_secret passphrase =
        scratch_secret("correct horse battery staple");
    struct vault_secret key = VAULT_SECRET_INIT;
    uint8_t *a;
    uint8_t *b;
    size_t len_a;
    size_t len_b;

    scratch_ok(create(path, "correct horse battery staple", NULL));
    scratch_ok(vault_data_key(path, &passphrase, &key));
    assert_non_null(key.data);
    assert_memory_not_equal(key.data, scratch->data_key.data, VAULT_KEY_LEN);
    a = scratch_read(scratch->path, &len_a);
    b = scratch_read(path, &len_b);
    assert_memory_not_equal(a + 16, b + 16, 16);   /* UUID */
    assert_memory_not_equal(a + 40, b + 40, 16);   /* salt */
    assert_memory_not_equal(a + 152, b + 152, 24); /* nonce */
    assert_memory_not_equal(a + 176, b + 176, 32); /* slot salt */
    assert_memory_equal(a + 40, a + 65536, 16);
    assert_null(memmem(a, len_a, key.data, 32));
    assert_null(memmem(a, len_a, scratch->data_key.data, 32));
    assert_null(memmem(a, len_a, "CREATE TABLE", 12));
    free(a);
    free(b);
    vault_secret_release(&key);
    vault_secret_release(&passphrase);
}

/* Whatever fails, no file and no journal stay behind. */
static void
test_create__with_disk_operations_failing(void **state)
{
    const struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "fault.vault");
    const char *journal = scratch_path(scratch, "fault.vault-journal");
    int step = scratch_rounds(9, 1);
    int struck = 0;
    int after;

    disk_vfs_install();
    for (after = 0; after < 1000; after += step) {
        struct disk_fault fault = { after,
            after % 2 == 0 ? SQLITE_IOERR : SQLITE_FULL, true };
        enum vault_status status;

        disk_fault_set(fault);
        status = create(path, "a passphrase", NULL);
        if (!disk_fault_struck()) {
            scratch_ok(status);
            break;
        }
        struck++;
        assert_int_not_equal(status, VAULT_OK);
        assert_true(after % 2 == 0 || status == VAULT_ERR_NO_SPACE);
        disk_fault_set((struct disk_fault){ -1, 0, false });
        assert_int_equal(access(path, F_OK), -1);
        assert_int_equal(access(journal, F_OK), -1);
    }
    disk_vfs_remove();
    assert_true(struck > 4);
}

static void
test_file__of_create_is_exclusive(void **state)
{
    const char *path = scratch_path(*state, "exclusive");

    scratch_ok(vault_create_file(path));
    scratch_status(vault_create_file(path), VAULT_ERR_EXISTS);
    vault_create_remove(path);
    assert_int_equal(access(path, F_OK), -1);
    vault_create_remove(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_create__is_private_and_at_rest_one_file),
        cmocka_unit_test(test_create__leaves_what_is_there),
        cmocka_unit_test(test_create__bad_arguments_leave_no_file),
        cmocka_unit_test(test_create__twice_shares_no_secret),
        cmocka_unit_test(test_create__with_disk_operations_failing),
        cmocka_unit_test(test_file__of_create_is_exclusive),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
