#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/header.h"
#include "vault/header_file.h"
#include "vault/internal.h"
#include "vault/rekey.h"

static enum vault_status
opens(const char *path, const struct vault_secret *passphrase)
{
    struct vault *vault = NULL;
    enum vault_status status = vault_open(path, passphrase, NULL, &vault);

    vault_close(&vault);
    return status;
}

/* A vault and a backup of its header. */
static void
make_both(struct scratch *scratch, const char *name, const char *backup)
{
    struct vault *vault = scratch_open(scratch, scratch_copy(scratch, name));

    (void)unlink(scratch_path(scratch, backup));
    scratch_ok(vault_header_backup(vault, scratch_path(scratch, backup)));
    vault_close(&vault);
}

static enum vault_status
compare(struct scratch *scratch, const char *name, const char *backup,
    struct vault_header_comparison *comparison)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status = vault_header_compare(scratch_path(scratch, name),
        scratch_path(scratch, backup), &scratch->passphrase, comparison, &key);

    vault_secret_release(&key);
    return status;
}

static enum vault_status
restore(struct scratch *scratch, const char *name, const char *backup)
{
    return vault_header_restore(scratch_path(scratch, name),
        scratch_path(scratch, backup), &scratch->data_key);
}

/* Overwrites bytes of the file. */
static void
blot(const char *path, size_t at, size_t len)
{
    size_t size;
    uint8_t *bytes = scratch_read(path, &size);

    memset(bytes + at, 0xee, len);
    scratch_write(path, bytes, size);
    free(bytes);
}

static void
test_backup__is_one_copy_for_its_owner_only(void **state)
{
    struct scratch *scratch = *state;
    struct vault *vault;
    struct stat info;

    make_both(scratch, "one.vault", "one.header");
    assert_int_equal(stat(scratch_path(scratch, "one.header"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(info.st_size, VAULT_HEADER_LEN);
    vault = scratch_open(scratch, scratch_path(scratch, "one.vault"));
    scratch_status(vault_header_backup(vault,
                       scratch_path(scratch, "one.header")),
        VAULT_ERR_EXISTS);
    vault_close(&vault);
}

/* Both copies, then their magics too, then the anchors as well. */
static void
test_restore__of_a_header_that_is_lost(void **state)
{
    static const size_t from[] = { 100, 0, 0 };
    static const size_t len[] = { 3900, 20480, 65536 };
    struct scratch *scratch = *state;
    char path[256];
    struct vault_header_comparison comparison;
    size_t i;

    (void)snprintf(path, sizeof(path), "%s",
        scratch_path(scratch, "lost.vault"));
    for (i = 0; i < 3; i++) {
        make_both(scratch, "lost.vault", "lost.header");
        blot(path, from[i], len[i]);
        if (i == 0) {
            blot(path, 16384 + 100, 3900);
        }
        assert_int_not_equal(opens(path, &scratch->passphrase), VAULT_OK);
        scratch_ok(compare(scratch, "lost.vault", "lost.header", &comparison));
        assert_true(comparison.lost);
        assert_int_equal(comparison.changes[0], VAULT_HEADER_RETURNS);
        assert_int_equal(comparison.changes[2], VAULT_HEADER_SAME);
        scratch_ok(restore(scratch, "lost.vault", "lost.header"));
        scratch_ok(opens(path, &scratch->passphrase));
        scratch_ok(opens(path, &scratch->recovery));
    }
}

static void
test_restore__brings_back_what_was_removed_since(void **state)
{
    struct scratch *scratch = *state;
    char path[256];
    struct vault_header_comparison comparison;
    struct vault_secret changed = scratch_secret("a new passphrase of mine");
    struct vault_secret more = scratch_secret("one more passphrase of mine");
    struct vault *vault;

    (void)snprintf(path, sizeof(path), "%s",
        scratch_path(scratch, "since.vault"));
    make_both(scratch, "since.vault", "since.header");
    vault = scratch_open(scratch, path);
    scratch_ok(vault_slot_change(vault, &scratch->passphrase, &changed, 0));
    scratch_ok(vault_slot_remove(vault, 1));
    scratch_ok(vault_slot_add(vault, VAULT_SLOT_PASSPHRASE, &more, 0, NULL));
    scratch_ok(vault_slot_add(vault, VAULT_SLOT_PASSPHRASE, &more, 0, NULL));
    vault_close(&vault);
    scratch_ok(compare(scratch, "since.vault", "since.header", &comparison));
    assert_false(comparison.lost);
    assert_int_equal(comparison.changes[0], VAULT_HEADER_DIFFERS);
    assert_int_equal(comparison.changes[1], VAULT_HEADER_DIFFERS);
    assert_int_equal(comparison.changes[2], VAULT_HEADER_GOES);
    assert_int_equal(comparison.changes[3], VAULT_HEADER_SAME);
    scratch_ok(restore(scratch, "since.vault", "since.header"));
    scratch_ok(opens(path, &scratch->passphrase));
    scratch_ok(opens(path, &scratch->recovery));
    scratch_status(opens(path, &changed), VAULT_ERR_PASSPHRASE);
    vault = scratch_open(scratch, path);
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM audit"
                         " WHERE action = 'header-restore'"),
        1);
    vault_close(&vault);
    vault_secret_release(&more);
    vault_secret_release(&changed);
}

static void
test_compare__refuses_what_does_not_belong(void **state)
{
    struct scratch *scratch = *state;
    struct vault_header_comparison comparison;
    struct vault_create_options options = { 0, &scratch->passphrase, NULL };
    struct vault_rekey_keep keep = { 0, &scratch->passphrase };
    struct vault_rekey_options how = { .keep = &keep, .keep_count = 1 };
    struct vault *vault;
    uint8_t *before;
    uint8_t *after;
    size_t len;
    bool replaced;

    make_both(scratch, "mine.vault", "mine.header");
    (void)unlink(scratch_path(scratch, "theirs.vault"));
    scratch_ok(vault_create(scratch_path(scratch, "theirs.vault"), &options));
    scratch_status(compare(scratch, "theirs.vault", "mine.header", &comparison),
        VAULT_ERR_EXISTS);
    /* Nothing left that tells whose it is, but the pages. */
    blot(scratch_path(scratch, "theirs.vault"), 0, 65536);
    before = scratch_read(scratch_path(scratch, "theirs.vault"), &len);
    scratch_status(restore(scratch, "theirs.vault", "mine.header"),
        VAULT_ERR_MOVED);
    after = scratch_read(scratch_path(scratch, "theirs.vault"), &len);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);

    blot(scratch_path(scratch, "mine.header"), 300, 1);
    scratch_status(compare(scratch, "mine.vault", "mine.header", &comparison),
        VAULT_ERR_HEADER);
    scratch_write(scratch_path(scratch, "mine.header"), (const uint8_t *)"x",
        1);
    scratch_status(compare(scratch, "mine.vault", "mine.header", &comparison),
        VAULT_ERR_NOT_A_VAULT);
    scratch_status(compare(scratch, "mine.vault", "none", &comparison),
        VAULT_ERR_NOT_FOUND);

    make_both(scratch, "mine.vault", "mine.header");
    vault = scratch_open(scratch, scratch_path(scratch, "mine.vault"));
    scratch_ok(vault_rekey(&vault, &how, &replaced));
    vault_close(&vault);
    scratch_status(compare(scratch, "mine.vault", "mine.header", &comparison),
        VAULT_ERR_MOVED);
    scratch_status(restore(scratch, "mine.vault", "mine.header"),
        VAULT_ERR_MOVED);
    scratch_ok(
        opens(scratch_path(scratch, "mine.vault"), &scratch->passphrase));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_backup__is_one_copy_for_its_owner_only),
        cmocka_unit_test(test_restore__of_a_header_that_is_lost),
        cmocka_unit_test(test_restore__brings_back_what_was_removed_since),
        cmocka_unit_test(test_compare__refuses_what_does_not_belong),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
