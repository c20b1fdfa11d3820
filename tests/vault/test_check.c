#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/header.h"
#include "vault/internal.h"
#include "vault/note.h"

/* A vault with two notes, so that every table and index has something. */
static struct vault *
prepare(struct scratch *scratch, const char *name)
{
    const char *path = scratch_copy(scratch, name);
    struct vault *vault = scratch_open(scratch, path);
    struct vault_note_draft draft = { .case_code = "K-1",
        .text = { "klien merasa cemas", 18 } };
    struct vault_case added;
    int64_t id;

    scratch_ok(vault_case_add(vault, "K-1", "2026-01-05", "id", &added));
    scratch_ok(vault_note_add(vault, &draft, &id));
    scratch_ok(vault_note_add(vault, &draft, &id));
    return vault;
}

static void
test_check__a_sound_vault(void **state)
{
    struct vault *vault = prepare(*state, "sound.vault");
    const struct vault_check_report nothing = { 0 };
    struct vault_check_report report;

    memset(&report, 0xff, sizeof(report));
    scratch_ok(vault_check(vault, false, &report));
    assert_true(report.audit.anchored >= 3);
    memset(&report, 0xff, sizeof(report));
    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(report.audit.note_versions, 2);
    assert_int_equal(report.audit.anchored, report.audit.entries);
    report.audit = nothing.audit;
    assert_int_equal(report.bad_pages, 0);
    assert_int_equal(report.bad_free_pages, 0);
    assert_int_equal(report.structure_errors, 0);
    assert_int_equal(report.foreign_key_errors, 0);
    assert_false(report.search_index_wrong);
    assert_false(report.size_wrong);
    assert_false(report.salt_differs);
    assert_false(report.slots_unauthenticated);
    vault_close(&vault);
}

/* Damage that comes while the vault is open is not repaired away. */
static void
test_check__names_the_header_copy_and_the_salt(void **state)
{
    const char *path;
    struct vault *vault = prepare(*state, "header.vault");
    struct vault_check_report report;

    path = scratch_path(*state, "header.vault");
    scratch_flip(path, (size_t)900 * 8);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_true(report.header_copy_damaged[0]);
    assert_false(report.header_copy_damaged[1]);
    scratch_flip(path, (size_t)900 * 8);
    scratch_flip(path, (size_t)(16384 + 4095) * 8);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_false(report.header_copy_damaged[0]);
    assert_true(report.header_copy_damaged[1]);
    scratch_flip(path, (size_t)900 * 8);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_true(report.header_copy_damaged[0]);
    assert_true(report.header_copy_damaged[1]);
    scratch_flip(path, (size_t)900 * 8);
    scratch_flip(path, (size_t)(16384 + 4095) * 8);
    scratch_ok(vault_check(vault, false, &report));
    scratch_flip(path, (size_t)65536 * 8);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_true(report.salt_differs);
    vault_close(&vault);
}

/* Flips a bit below an open vault, and puts it right again. */
static void
check_bit(struct vault *vault, const char *path, size_t bit, bool full,
    struct vault_check_report *ret_report)
{
    scratch_flip(path, bit);
    if (vault_check(vault, full, ret_report) == VAULT_ERR_NO_MEMORY) {
        fail();
    }
    scratch_flip(path, bit);
}

static void
assert_header(const struct vault_check_report *report, int copy, bool slot)
{
    assert_int_equal(report->header_copy_damaged[copy], true);
    assert_int_equal(report->header_copy_damaged[1 - copy], false);
    assert_int_equal(report->slots_damaged, slot);
    assert_int_equal(report->anchor_damaged, 0);
    assert_false(report->salt_differs);
    assert_int_equal(report->bad_pages, 0);
}

/* Every bit of both copies with CASEVAULT_LONG, else one in 41. */
static void
test_check__tells_header_slot_and_salt_apart(void **state)
{
    struct vault *vault = prepare(*state, "bits.vault");
    char path[256];
    struct vault_check_report report;
    size_t step = (size_t)scratch_rounds(41, 1);
    size_t bit;
    int copy;

    (void)snprintf(path, sizeof(path), "%s",
        scratch_path(*state, "bits.vault"));
    for (copy = 0; copy < 2; copy++) {
        for (bit = 0; bit < (size_t)8 * VAULT_HEADER_LEN; bit += step) {
            size_t at = bit / 8;

            check_bit(vault, path,
                (size_t)copy * VAULT_HEADER_SPACING * 8 + bit, false, &report);
            assert_header(&report, copy,
                at >= VAULT_HEADER_SLOTS_AT &&
                    at < VAULT_HEADER_SLOTS_AT +
                            VAULT_SLOT_COUNT * VAULT_HEADER_SLOT_LEN);
        }
    }
    for (bit = 0; bit < (size_t)8 * VAULT_HEADER_SALT_LEN; bit++) {
        check_bit(vault, path, (size_t)65536 * 8 + bit, false, &report);
        assert_true(report.salt_differs);
        assert_int_equal(report.slots_damaged, 0);
        assert_false(report.header_copy_damaged[0]);
    }
    for (bit = 0; bit < (size_t)8 * 512; bit += step) {
        check_bit(vault, path, (size_t)32768 * 8 + bit, false, &report);
        assert_int_equal(report.anchor_damaged, 1);
        check_bit(vault, path, (size_t)49152 * 8 + bit, false, &report);
        assert_int_equal(report.anchor_damaged, 1);
        assert_int_equal(report.audit.missing, 0);
    }
    scratch_ok(vault_check(vault, true, &report));
    vault_close(&vault);
}

/*
 * One bit in the same byte of every page but the first, which is read when a
 * vault is opened: with CASEVAULT_LONG every byte of every page is hit.
 */
static void
test_check__finds_a_bit_in_every_byte_of_every_page(void **state)
{
    struct vault *vault = prepare(*state, "bytes.vault");
    struct vault_check_report report;
    int step = scratch_rounds(331, 1);
    char path[256];
    uint8_t *good;
    uint8_t *bad;
    size_t len;
    size_t at;
    size_t page;

    (void)snprintf(path, sizeof(path), "%s",
        scratch_path(*state, "bytes.vault"));
    good = scratch_read(path, &len);
    for (at = 0; at < VAULT_HEADER_PAGE_SIZE; at += (size_t)step) {
        bad = scratch_read(path, &len);
        for (page = 65536 + VAULT_HEADER_PAGE_SIZE; page < len;
             page += VAULT_HEADER_PAGE_SIZE) {
            bad[page + at] ^= (uint8_t)(1U << (at + page / 8192) % 8);
        }
        scratch_write(path, bad, len);
        scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
        assert_int_equal(report.bad_pages,
            (len - 65536) / VAULT_HEADER_PAGE_SIZE - 1);
        assert_int_equal(report.bad_page_list[0], 2);
        assert_false(report.header_copy_damaged[0] || report.salt_differs);
        scratch_write(path, good, len);
        free(bad);
    }
    scratch_ok(vault_check(vault, true, &report));
    free(good);
    vault_close(&vault);
}

/* The first page is read when a vault is opened, which then says so. */
static void
test_check__a_bit_in_every_byte_of_the_first_page(void **state)
{
    const struct scratch *scratch = *state;
    const char *name = "first.vault";
    struct vault *vault = prepare(*state, name);
    int step = scratch_rounds(331, 1);
    char path[256];
    size_t at;

    (void)snprintf(path, sizeof(path), "%s", scratch_path(*state, name));
    vault_close(&vault);
    for (at = VAULT_HEADER_SALT_LEN; at < VAULT_HEADER_PAGE_SIZE;
         at += (size_t)step) {
        size_t bit = (65536 + at) * 8 + at % 7;

        scratch_flip(path, bit);
        scratch_status(vault_open_with_key(path, &scratch->data_key, NULL,
                           &vault),
            VAULT_ERR_DAMAGED);
        scratch_flip(path, bit);
    }
    vault = scratch_open(scratch, path);
    vault_close(&vault);
}

static void
test_check__pages_cut_off_the_end(void **state)
{
    const char *path;
    struct vault *vault = prepare(*state, "size.vault");
    struct vault_check_report report;
    uint8_t *bytes;
    size_t len;

    path = scratch_path(*state, "size.vault");
    bytes = scratch_read(path, &len);
    scratch_ok(vault_check(vault, false, &report));
    assert_int_equal(truncate(path, (off_t)len - 8192), 0);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    scratch_write(path, bytes, len);
    /* Longer is sound: a lost truncation leaves such a file. */
    assert_int_equal(truncate(path, (off_t)len + 8192 + 77), 0);
    scratch_ok(vault_check(vault, false, &report));
    assert_int_equal(report.beyond_end, 8192 + 77);
    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(report.bad_pages, 0);
    assert_int_equal(report.beyond_end, 8192 + 77);
    free(bytes);
    vault_close(&vault);
}

static void
test_check__counts_bad_pages(void **state)
{
    const char *path;
    struct vault *vault = prepare(*state, "pages.vault");
    struct vault_check_report report;

    path = scratch_path(*state, "pages.vault");
    vault_close(&vault);
    vault = scratch_open(*state, path);
    scratch_flip(path, (size_t)(65536 + 8192 * 6 + 77) * 8);
    scratch_flip(path, (size_t)(65536 + 8192 * 9 + 4000) * 8);
    scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
    assert_int_equal(report.bad_pages, 2);
    assert_int_equal(report.bad_page_list[0], 7);
    assert_int_equal(report.bad_page_list[1], 10);
    assert_true(report.table_count > 0);
    vault_close(&vault);
}

/* The page that a table begins on. */
static size_t
root_of(struct vault *vault, const char *table)
{
    char sql[128];

    (void)snprintf(sql, sizeof(sql),
        "SELECT rootpage FROM sqlite_schema WHERE name = '%s'", table);
    return (size_t)scratch_int64(vault, sql);
}

static void
test_check__names_the_tables_concerned(void **state)
{
    static const char *const tables[] = { "note_version", "consent",
        "note_search_data" };
    static const char *const named[] = { "note_version", "consent",
        "note_search" };
    struct vault *vault = prepare(*state, "tables.vault");
    struct vault_check_report report;
    char path[256];
    size_t bit;
    size_t i;

    (void)snprintf(path, sizeof(path), "%s",
        scratch_path(*state, "tables.vault"));
    for (i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
        bit = (65536 + 8192 * (root_of(vault, tables[i]) - 1) + 99) * 8;
        scratch_flip(path, bit);
        scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
        scratch_flip(path, bit);
        assert_int_equal(report.table_count, 1);
        assert_string_equal(report.tables[0], named[i]);
    }
    vault_close(&vault);
}

/* A kill in the middle of a write leaves an unused page torn: see check.c. */
static void
test_check__a_torn_page_of_the_free_list_is_harmless(void **state)
{
    const char *path;
    struct vault *vault = prepare(*state, "free.vault");
    struct vault_check_report report;
    uint8_t *bytes;
    size_t len;

    path = scratch_path(*state, "free.vault");
    scratch_exec(vault,
        "CREATE TABLE filler (a);"
        "WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c"
        " WHERE i < 20) INSERT INTO filler SELECT randomblob(6000) FROM c;"
        "DROP TABLE filler");
    bytes = scratch_read(path, &len);
    memset(bytes + len - 4096, 0xee, 4096);
    scratch_write(path, bytes, len);
    scratch_ok(vault_check(vault, true, &report));
    assert_int_equal(report.bad_free_pages, 1);
    assert_int_equal(report.bad_pages, 0);
    /* A page in use beside it is still found. */
    memset(bytes + 65536 + (size_t)6 * 8192, 0xee, 4096);
    scratch_write(path, bytes, len);
    scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
    assert_int_equal(report.bad_pages, 2);
    assert_int_equal(report.bad_free_pages, 0);
    free(bytes);
    vault_close(&vault);
}

static void
test_check__rows_without_their_case(void **state)
{
    struct vault *vault = prepare(*state, "foreign.vault");
    struct vault_check_report report;

    scratch_exec(vault, "PRAGMA foreign_keys = OFF; DELETE FROM case_file");
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_int_equal(report.foreign_key_errors, 2);
    vault_close(&vault);
}

static void
test_check__a_search_index_that_misses_a_note(void **state)
{
    struct vault *vault = prepare(*state, "index.vault");
    struct vault_check_report report;

    scratch_exec(vault,
        "INSERT INTO note_search (note_search, rowid, text)"
        " VALUES ('delete', 1, 'klien merasa cemas')");
    scratch_ok(vault_check(vault, false, &report));
    scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
    assert_true(report.search_index_wrong);
    assert_int_equal(report.bad_pages, 0);
    vault_close(&vault);
}

static void
test_check__a_changed_note_and_a_shortened_log(void **state)
{
    struct vault *vault = prepare(*state, "chain.vault");
    struct vault_check_report report;

    scratch_exec(vault,
        "UPDATE note_version SET text = 'klien tenang'"
        " WHERE note_id = 2");
    scratch_status(vault_check(vault, true, &report), VAULT_ERR_DAMAGED);
    assert_int_equal(report.audit.first_bad_note, 2);
    assert_int_equal(report.table_count, 2);
    assert_string_equal(report.tables[0], "note_version");
    assert_string_equal(report.tables[1], "note_search");
    vault_close(&vault);

    vault = prepare(*state, "log.vault");
    scratch_exec(vault,
        "DELETE FROM audit WHERE number ="
        " (SELECT max(number) FROM audit)");
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_ROLLBACK);
    assert_int_equal(report.audit.missing, 1);
    vault_close(&vault);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_check__a_sound_vault),
        cmocka_unit_test(test_check__names_the_header_copy_and_the_salt),
        cmocka_unit_test(test_check__tells_header_slot_and_salt_apart),
        cmocka_unit_test(test_check__finds_a_bit_in_every_byte_of_every_page),
        cmocka_unit_test(test_check__a_bit_in_every_byte_of_the_first_page),
        cmocka_unit_test(test_check__pages_cut_off_the_end),
        cmocka_unit_test(test_check__counts_bad_pages),
        cmocka_unit_test(test_check__names_the_tables_concerned),
        cmocka_unit_test(test_check__a_torn_page_of_the_free_list_is_harmless),
        cmocka_unit_test(test_check__rows_without_their_case),
        cmocka_unit_test(test_check__a_search_index_that_misses_a_note),
        cmocka_unit_test(test_check__a_changed_note_and_a_shortened_log),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
