#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/audit.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/crypto.h"
#include "vault/header.h"
#include "vault/internal.h"
#include "vault/slot.h"

static enum vault_status
open_with(const char *path, const struct vault_secret *passphrase)
{
    struct vault *vault = NULL;
    enum vault_status status = vault_open(path, passphrase, NULL, &vault);

    assert_int_equal(status == VAULT_OK, vault != NULL);
    vault_close(&vault);
    assert_null(vault);
    return status;
}

static void
test_open__passphrase_recovery_code_and_key(void **state)
{
    struct scratch *scratch = *state;
    struct vault_secret wrong = scratch_secret("correct horse battery stapler");
    struct vault *vault = NULL;
    struct vault_notice notice = { true, true, true };

    scratch_ok(
        vault_open(scratch->path, &scratch->passphrase, &notice, &vault));
    assert_false(notice.header_repaired);
    assert_false(notice.salt_repaired);
    assert_false(notice.older);
    vault_close(&vault);
    scratch_ok(open_with(scratch->path, &scratch->recovery));
    scratch_status(open_with(scratch->path, &wrong), VAULT_ERR_PASSPHRASE);
    vault_secret_clear(&wrong);
    scratch_status(open_with(scratch->path, &wrong), VAULT_ERR_PASSPHRASE);
    scratch_status(vault_open_with_key(scratch->path, &wrong, NULL, &vault),
        VAULT_ERR_INVALID);
    scratch_ok(
        vault_secret_append(&wrong, "0123456789abcdef0123456789abcdef", 32));
    scratch_status(vault_open_with_key(scratch->path, &wrong, NULL, &vault),
        VAULT_ERR_PASSPHRASE);
    vault_secret_release(&wrong);
}

static void
test_open__a_wrong_passphrase_changes_no_byte(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "wrong.vault");
    struct vault_secret wrong = scratch_secret("not the passphrase");
    uint8_t *before;
    uint8_t *after;
    size_t len;
    size_t len_after;

    scratch_flip(path, (size_t)3000 * 8);  /* a header copy that wants repair */
    scratch_flip(path, (size_t)65540 * 8); /* and a salt */
    before = scratch_read(path, &len);
    scratch_status(open_with(path, &wrong), VAULT_ERR_PASSPHRASE);
    after = scratch_read(path, &len_after);
    assert_int_equal(len, len_after);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);
    vault_secret_release(&wrong);
}

/* What else a path may lead to, and what we say to it. */
static void
test_open__other_files(void **state)
{
    static const struct {
        const char *what;
        const char *bytes;
        size_t len;
        enum vault_status want;
    } files[] = {
        { "empty", "", 0, VAULT_ERR_NOT_A_VAULT },
        { "one byte", "C", 1, VAULT_ERR_NOT_A_VAULT },
        { "text", "Dear diary, today was long.\n", 28, VAULT_ERR_NOT_A_VAULT },
        { "LUKS", "LUKS\xba\xbe\0\2", 8, VAULT_ERR_NOT_A_VAULT },
        { "zip", "PK\3\4", 4, VAULT_ERR_NOT_A_VAULT },
        { "our magic alone", "CASEVLT\n", 8, VAULT_ERR_DAMAGED },
        { "magic and version 1", "CASEVLT\n\1\0\0\0", 12, VAULT_ERR_DAMAGED },
    };
    struct scratch *scratch = *state;
    const char *path = scratch_path(scratch, "other");
    uint8_t zeros[80000] = { 0 };
    sqlite3 *db = NULL;
    size_t i;

    for (i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        scratch_write(path, (const uint8_t *)files[i].bytes, files[i].len);
        scratch_status(open_with(path, &scratch->passphrase), files[i].want);
    }
    scratch_write(path, zeros, sizeof(zeros));
    scratch_status(open_with(path, &scratch->passphrase),
        VAULT_ERR_NOT_A_VAULT);
    (void)unlink(path);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "CREATE TABLE t (a)", 0, 0, 0), 0);
    (void)sqlite3_close(db);
    scratch_status(open_with(path, &scratch->passphrase),
        VAULT_ERR_NOT_A_VAULT);
    scratch_status(open_with(scratch->folder, &scratch->passphrase),
        VAULT_ERR_NOT_A_VAULT);
    scratch_status(open_with(scratch_path(scratch, "none"),
                       &scratch->passphrase),
        VAULT_ERR_NO_VAULT);
}

/* Cut short anywhere it is damaged, never empty and never a wrong passphrase.
 */
static void
test_open__cut_short(void **state)
{
    static const size_t lengths[] = { 12, 100, 4095, 4096, 10000, 16384, 20480,
        32768, 49152, 65535, 65536, 65537, 65552, 70000, 73727, 73728, 81920 };
    struct scratch *scratch = *state;
    struct vault *vault = NULL;
    uint8_t *bytes;
    size_t len;
    size_t i;

    bytes = scratch_read(scratch->path, &len);
    for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
        const char *path = scratch_path(scratch, "cut.vault");

        scratch_write(path, bytes, lengths[i]);
        scratch_status(vault_open_with_key(path, &scratch->data_key, NULL,
                           &vault),
            VAULT_ERR_DAMAGED);
    }
    for (i = 65536 + 8192; i < len; i += 8192) {
        const char *path = scratch_path(scratch, "cut.vault");

        scratch_write(path, bytes, i);
        scratch_status(vault_open_with_key(path, &scratch->data_key, NULL,
                           &vault),
            VAULT_ERR_DAMAGED);
    }
    free(bytes);
}

/* Writes `len` bytes at one place of both header copies. */
static void
overwrite(const char *path, size_t at, const char *bytes, size_t len)
{
    uint8_t *file;
    size_t file_len;
    int i;

    file = scratch_read(path, &file_len);
    for (i = 0; i < 2; i++) {
        uint8_t *copy = file + (size_t)i * VAULT_HEADER_SPACING;

        memcpy(copy + at, bytes, len);
        if (at < 4064) { /* a forger mends the checksum */
            vault_sha256(copy, 4064, copy + 4064);
        }
    }
    scratch_write(path, file, file_len);
    free(file);
}

static void
test_open__hostile_headers(void **state)
{
    static const struct {
        size_t at;
        const char *bytes;
        size_t len;
        enum vault_status want;
    } edits[] = {
        { 4070, "\x55\x55\x55\x55", 4, VAULT_ERR_HEADER },
        { 8, "\2\0\0\0", 4, VAULT_ERR_VERSION },
        { 132, "\xff\xff\xff\xff", 4, VAULT_ERR_LIMIT },
        { 136, "\x41\0\0\0", 4, VAULT_ERR_LIMIT },
        { 140, "\x41\0\0\0", 4, VAULT_ERR_LIMIT },
        { 56, "\0\x10\0\0", 4, VAULT_ERR_HEADER },
        { 256, "\x1b[2J", 4, VAULT_ERR_HEADER },
        { 0, "\0\0\0\0\0\0\0\0", 8, VAULT_ERR_HEADER },
        { 208, "\0\0\0\0", 4, VAULT_ERR_PASSPHRASE },
        { 176, "\0\0\0\0", 4, VAULT_ERR_PASSPHRASE },
        { 16, "\0\0\0\0", 4, VAULT_ERR_PASSPHRASE },
        { 136, "\4\0\0\0", 4, VAULT_ERR_PASSPHRASE },
    };
    struct scratch *scratch = *state;
    size_t i;

    for (i = 0; i < sizeof(edits) / sizeof(edits[0]); i++) {
        const char *path = scratch_copy(scratch, "hostile.vault");

        overwrite(path, edits[i].at, edits[i].bytes, edits[i].len);
        scratch_status(open_with(path, &scratch->passphrase), edits[i].want);
    }
}

/* Memory that the machine does not have is asked for by no honest vault. */
static void
test_open__four_gibibytes_are_not_taken_blindly(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "huge.vault");
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count;

    overwrite(path, 132, "\x01\0\x40\0", 4);
    scratch_status(vault_slot_list(path, slots, &count), VAULT_ERR_LIMIT);
}

/* What must come of one flipped bit, by where it lies. */
struct region {
    const char *name;
    size_t from;
    size_t to;
    enum vault_status opens;
    bool header_repaired;
    bool salt_repaired;
};

static const struct region regions[] = {
    { "copy A", 0, 4096, VAULT_OK, true, false },
    { "after copy A", 4096, 16384, VAULT_OK, false, false },
    { "copy B", 16384, 20480, VAULT_OK, true, false },
    { "after copy B", 20480, 32768, VAULT_OK, false, false },
    { "anchor 1", 32768, 33280, VAULT_OK, false, false },
    { "after anchor 1", 33280, 49152, VAULT_OK, false, false },
    { "anchor 2", 49152, 49664, VAULT_OK, false, false },
    { "after anchor 2", 49664, 65536, VAULT_OK, false, false },
    { "salt", 65536, 65552, VAULT_OK, false, true },
    { "page 1", 65552, 73728, VAULT_ERR_DAMAGED, false, false },
};

static void
flip_and_open(struct scratch *scratch, const struct region *region, size_t bit)
{
    const char *path = scratch_copy(scratch, "flip.vault");
    struct vault *vault = NULL;
    struct vault_notice notice = { false, false, false };
    uint8_t *before;
    uint8_t *after;
    size_t len;

    scratch_flip(path, bit);
    scratch_status(vault_open_with_key(path, &scratch->data_key, &notice,
                       &vault),
        region->opens);
    assert_int_equal(notice.header_repaired, region->header_repaired);
    assert_int_equal(notice.salt_repaired, region->salt_repaired);
    assert_false(notice.older);
    vault_close(&vault);
    if (!region->header_repaired && !region->salt_repaired) {
        return;
    }
    /* Repaired means as it was, to the last bit. */
    before = scratch_read(scratch->path, &len);
    after = scratch_read(path, &len);
    assert_memory_equal(before, after, len);
    free(before);
    free(after);
}

static void
test_open__every_region_of_flipped_bits(void **state)
{
    struct scratch *scratch = *state;
    size_t i;
    size_t bit;

    for (i = 0; i < sizeof(regions) / sizeof(regions[0]); i++) {
        size_t bits = (regions[i].to - regions[i].from) * 8;
        size_t step = bits / (size_t)scratch_rounds(60, 4000) + 1;

        for (bit = 0; bit < bits; bit += step) {
            flip_and_open(scratch, &regions[i], regions[i].from * 8 + bit);
        }
    }
}

/* Beyond page 1 the vault opens, or says damaged; check names the pages. */
static void
test_check__finds_every_flipped_bit_of_the_pages(void **state)
{
    struct scratch *scratch = *state;
    int rounds = scratch_rounds(60, 3000);
    uint8_t *bytes;
    size_t len;
    int i;

    bytes = scratch_read(scratch->path, &len);
    free(bytes);
    for (i = 0; i < rounds; i++) {
        size_t at = 73728 + (size_t)i * ((len - 73728) / (size_t)rounds);
        const char *path = scratch_copy(scratch, "page.vault");
        struct vault_check_report report;
        struct vault *vault = NULL;
        enum vault_status status;

        scratch_flip(path, at * 8 + (size_t)i % 8);
        status = vault_open_with_key(path, &scratch->data_key, NULL, &vault);
        if (status == VAULT_OK) {
            status = vault_check(vault, true, &report);
            assert_int_equal(report.bad_pages, 1);
        }
        scratch_status(status, VAULT_ERR_DAMAGED);
        vault_close(&vault);
    }
}

static void
add_case(struct vault *vault, const char *code)
{
    struct vault_case added;

    scratch_ok(vault_case_add(vault, code, "2026-01-05", "id", &added));
}

/* The database of last week behind the header of today. */
static void
test_open__an_older_database_is_noticed(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "older.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_audit_verdict verdict;
    struct vault_notice notice;
    uint8_t *old;
    uint8_t *new;
    size_t old_len;
    size_t new_len;

    add_case(vault, "K-1");
    vault_close(&vault);
    old = scratch_read(path, &old_len);
    vault = scratch_open(scratch, path);
    add_case(vault, "K-2");
    add_case(vault, "K-3");
    vault_close(&vault);
    new = scratch_read(path, &new_len);

    memcpy(old, new, 65536);
    scratch_write(path, old, old_len);
    scratch_ok(vault_open_with_key(path, &scratch->data_key, &notice, &vault));
    assert_true(notice.older);
    scratch_status(vault_audit_verify(vault, &verdict), VAULT_ERR_ROLLBACK);
    assert_int_equal(verdict.missing, 2);
    scratch_ok(vault_audit_accept(vault));
    vault_close(&vault);
    scratch_ok(vault_open_with_key(path, &scratch->data_key, &notice, &vault));
    assert_false(notice.older);
    vault_close(&vault);
    free(old);
    free(new);
}

/* The header of last week in front of the database of today is normal: a
 * power cut may have lost the anchor. */
static void
test_open__an_older_anchor_is_normal(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "anchor.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_notice notice;
    uint8_t *old;
    uint8_t *new;
    size_t old_len;
    size_t new_len;

    add_case(vault, "K-1");
    old = scratch_read(path, &old_len);
    add_case(vault, "K-2");
    vault_close(&vault);
    new = scratch_read(path, &new_len);
    memcpy(new, old, 65536);
    scratch_write(path, new, new_len);
    scratch_ok(vault_open_with_key(path, &scratch->data_key, &notice, &vault));
    assert_false(notice.older);
    assert_int_equal(scratch_int64(vault, "SELECT count(*) FROM case_file"), 2);
    vault_close(&vault);
    free(old);
    free(new);
}

/* On a medium that cannot be written the vault opens all the same. */
static void
test_open__read_only_file(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "readonly.vault");
    struct vault *vault = NULL;
    struct vault_notice notice = { false, false, false };
    enum vault_status status;

    if (geteuid() != 0) {
        skip();
    }
    scratch_flip(path, (size_t)500 * 8);
    assert_int_equal(chmod(scratch->folder, 0755), 0);
    assert_int_equal(chmod(path, 0444), 0);
    assert_int_equal(seteuid(65534), 0);
    status = vault_open_with_key(path, &scratch->data_key, &notice, &vault);
    assert_int_equal(seteuid(0), 0);
    scratch_ok(status);
    assert_false(notice.header_repaired);
    scratch_status(vault_begin(vault), VAULT_ERR_READ_ONLY);
    scratch_status(vault_slot_remove(vault, 1), VAULT_ERR_READ_ONLY);
    vault_close(&vault);
    assert_int_equal(chmod(scratch->folder, 0700), 0);
}

static void
test_uuid__has_the_form_of_version_4(void **state)
{
    struct scratch *scratch = *state;
    char uuid[VAULT_UUID_MAX];

    scratch_ok(vault_uuid(scratch->path, uuid));
    assert_int_equal(strlen(uuid), 36);
    assert_int_equal(uuid[8], '-');
    assert_int_equal(uuid[14], '4');
    assert_non_null(strchr("89ab", uuid[19]));
    scratch_status(vault_uuid(scratch_path(scratch, "none"), uuid),
        VAULT_ERR_NO_VAULT);
}

static void
test_data_key__is_the_one_that_opens(void **state)
{
    struct scratch *scratch = *state;
    struct vault_secret key = VAULT_SECRET_INIT;

    scratch_ok(vault_data_key(scratch->path, &scratch->recovery, &key));
    assert_int_equal(key.len, VAULT_KEY_LEN);
    assert_memory_equal(key.data, scratch->data_key.data, VAULT_KEY_LEN);
    vault_secret_release(&key);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open__passphrase_recovery_code_and_key),
        cmocka_unit_test(test_open__a_wrong_passphrase_changes_no_byte),
        cmocka_unit_test(test_open__other_files),
        cmocka_unit_test(test_open__cut_short),
        cmocka_unit_test(test_open__hostile_headers),
        cmocka_unit_test(test_open__four_gibibytes_are_not_taken_blindly),
        cmocka_unit_test(test_open__every_region_of_flipped_bits),
        cmocka_unit_test(test_check__finds_every_flipped_bit_of_the_pages),
        cmocka_unit_test(test_open__an_older_database_is_noticed),
        cmocka_unit_test(test_open__an_older_anchor_is_normal),
        cmocka_unit_test(test_open__read_only_file),
        cmocka_unit_test(test_uuid__has_the_form_of_version_4),
        cmocka_unit_test(test_data_key__is_the_one_that_opens),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
