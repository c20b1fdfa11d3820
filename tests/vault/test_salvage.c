#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/area.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/consent.h"
#include "vault/db.h"
#include "vault/internal.h"
#include "vault/note.h"
#include "vault/salvage.h"
#include "vault/wreck.h"

#define NOTES 160
#define CASES 8
#define PAGES_MAX 512

/* The vault that is damaged, and which notes lie on which of its pages. */
struct whole {
    uint8_t *bytes;
    size_t len;
    uint32_t pages;
    bool notes[PAGES_MAX]; /* pages with rows of note_version */
    bool touches[PAGES_MAX][NOTES + 1];
};

static struct whole whole;

static size_t
text_of(int note, char ret_text[24000])
{
    size_t len = note % 20 == 0 ? 20000 : 200 + (size_t)note * 37 % 1500;
    size_t i;

    for (i = 0; i < len; i++) {
        ret_text[i] = (char)('a' + (i * 7 + (size_t)note * 13) % 26);
    }
    (void)snprintf(ret_text, 12, "note %06d", note);
    ret_text[11] = ' ';
    return len;
}

static void
make_notes(struct vault *vault)
{
    char text[24000];
    char code[16];
    struct vault_note_draft draft = { .case_code = code };
    struct vault_case added;
    int64_t id;
    int i;

    for (i = 0; i < CASES; i++) {
        (void)snprintf(code, sizeof(code), "K-%d", i);
        scratch_ok(vault_case_add(vault, code, "2026-01-05", "id", &added));
    }
    for (i = 1; i <= NOTES; i++) {
        (void)snprintf(code, sizeof(code), "K-%d", i % CASES);
        draft.text = (struct vault_text){ text, text_of(i, text) };
        scratch_ok(vault_note_add(vault, &draft, &id));
        assert_int_equal(id, i);
    }
}

static void
break_page(const char *path, uint32_t page)
{
    scratch_flip(path, ((size_t)65536 + (page - 1) * 8192 + 3000) * 8);
}

/* Whether the library reads the note, page after page, as it was. */
static bool
reads(struct vault *vault, int note)
{
    char text[24000];
    size_t len = text_of(note, text);
    struct vault_value value = vault_value_int(note);
    sqlite3_stmt *stmt = NULL;
    bool good;

    good = vault_statement_new(vault,
               "SELECT text FROM note_version WHERE note_id = ?1", &value, 1,
               &stmt) == VAULT_OK &&
        vault_db_step(stmt) == VAULT_OK &&
        (size_t)sqlite3_column_bytes(stmt, 0) == len &&
        memcmp(sqlite3_column_text(stmt, 0), text, len) == 0;
    (void)sqlite3_finalize(stmt);
    return good;
}

/* The notes whose row or its continuation lies on that page. */
static void
learn_page(struct vault_wreck *wreck, uint32_t page)
{
    struct vault_leaf leaf;
    struct vault_leaf_row row;
    uint32_t at;
    size_t i;

    for (at = 1; at <= wreck->pages; at++) {
        for (i = 0; at != page && whole.notes[at]; i++) {
            scratch_ok(vault_wreck_page(wreck, at, &leaf));
            if (vault_leaf_kind(&leaf) != VAULT_LEAF_ROWS ||
                i == vault_leaf_count(&leaf)) {
                break;
            }
            /* Without that page its rows cannot be read. */
            if (vault_leaf_row(&leaf, i, &row) == VAULT_OK &&
                row.values[1].number <= NOTES) {
                whole.touches[page][row.values[1].number] = false;
            }
            vault_secret_release(&leaf.text);
        }
    }
}

static void
learn(struct scratch *scratch, const char *path, uint32_t page)
{
    static struct vault_wreck_table tables[VAULT_WRECK_TABLES];
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    struct vault_file file = VAULT_FILE_INIT;
    struct vault_header header;
    struct vault_wreck wreck = { .tables = tables };
    struct vault *vault = scratch_open(scratch, scratch->path);

    scratch_ok(vault_wreck_tables(vault->db, tables, &wreck.table_count));
    vault_close(&vault);
    scratch_ok(vault_file_open(path, false, &file));
    scratch_ok(vault_header_decode(whole.bytes, VAULT_HEADER_LEN, &header));
    scratch_ok(vault_page_keys_make(&scratch->data_key, header.salt, &keys));
    wreck.file = &file;
    wreck.keys = &keys;
    scratch_ok(vault_wreck_survey(&wreck));
    memset(whole.touches[page], page == 0 ? 0 : 1, sizeof(whole.touches[0]));
    if (page > 0) {
        learn_page(&wreck, page);
    } else {
        whole.pages = wreck.pages;
        for (page = 1; page <= wreck.pages; page++) {
            whole.notes[page] = wreck.owners[page] >= 0 &&
                strcmp(tables[wreck.owners[page]].name, "note_version") == 0;
        }
        assert_int_equal(wreck.bad_pages, 0);
    }
    vault_wreck_release(&wreck);
    vault_page_keys_release(&keys);
    vault_file_close(&file);
}

static int
prepare(void **state)
{
    struct scratch *scratch;
    struct vault *vault;
    const char *path;

    if (scratch_setup(state) != 0) {
        return -1;
    }
    scratch = *state;
    path = scratch_copy(scratch, "whole.vault");
    vault = scratch_open(scratch, path);
    make_notes(vault);
    vault_close(&vault);
    whole.bytes = scratch_read(path, &whole.len);
    learn(scratch, path, 0);
    assert_in_range(whole.pages, 60, PAGES_MAX - 1);
    return 0;
}

static int
finish(void **state)
{
    free(whole.bytes);
    return scratch_teardown(state);
}

/* Salvages and compares; `bad` has `count` damaged pages. */
static void
salvage(struct scratch *scratch, const uint32_t *bad, size_t count)
{
    struct vault_salvage_report report = { 0 };
    struct vault_check_report check;
    struct vault *vault = NULL;
    const char *to = scratch_path(scratch, "saved.vault");
    const char *path = scratch_path(scratch, "bad.vault");
    bool lost[NOTES + 1] = { false };
    int64_t counted = 0;
    int64_t want = 0;
    uint8_t *before;
    uint8_t *after;
    size_t len;
    size_t i;
    int n;

    scratch_write(path, whole.bytes, whole.len);
    for (i = 0; i < count; i++) {
        break_page(path, bad[i]);
    }
    before = scratch_read(path, &len);
    (void)unlink(to);
    scratch_ok(vault_salvage(path, to, &scratch->passphrase, &report));
    assert_int_equal(report.bad_pages, count);
    assert_int_equal(report.pages, whole.pages);
    /* Each page by itself tells which notes it takes away. */
    for (i = 0; i < count; i++) {
        const char *one = scratch_path(scratch, "one.vault");

        scratch_write(one, whole.bytes, whole.len);
        break_page(one, bad[i]);
        learn(scratch, one, bad[i]);
        for (n = 1; n <= NOTES; n++) {
            lost[n] |= whole.touches[bad[i]][n];
        }
    }
    vault = scratch_open(scratch, scratch_path(scratch, "saved.vault"));
    scratch_ok(vault_check(vault, true, &check));
    for (n = 1; n <= NOTES; n++) {
        assert_true(lost[n] || reads(vault, n));
        want += lost[n];
    }
    for (i = 0; i < report.loss_count; i++) {
        counted += report.losses[i].versions;
    }
    /* What the log still knows of is counted, never more. */
    assert_true(counted <= want);
    assert_true(counted + report.lost_entries >= want);
    vault_close(&vault);
    after = scratch_read(scratch_path(scratch, "bad.vault"), &len);
    assert_memory_equal(before, after, len);
    vault_salvage_report_free(&report);
    free(before);
    free(after);
}

static void
test_salvage__a_whole_vault_loses_nothing(void **state)
{
    salvage(*state, NULL, 0);
}

static void
test_salvage__each_page_by_itself(void **state)
{
    uint32_t step = (uint32_t)scratch_rounds(7, 1);
    uint32_t page;

    for (page = 1; page <= whole.pages; page += step) {
        salvage(*state, &page, 1);
    }
}

static void
test_salvage__several_pages_at_once(void **state)
{
    uint32_t bad[12];
    unsigned random = 7;
    size_t count;
    size_t i;
    size_t j;
    int round;

    for (round = 0; round < scratch_rounds(8, 300); round++) {
        count = 0;
        for (i = 0; i < 1 + (size_t)round % 12; i++) {
            random = random * 1103515245U + 12345U;
            bad[count] = 1 + (random >> 16) % whole.pages;
            for (j = 0; j < count && bad[j] != bad[count]; j++) {
            }
            count += j == count;
        }
        salvage(*state, bad, count);
    }
}

static void
test_salvage__one_header_copy_and_a_cut_file(void **state)
{
    struct scratch *scratch = *state;
    struct vault_salvage_report report = { 0 };
    const char *path = scratch_path(scratch, "cut.vault");
    const char *to = scratch_path(scratch, "saved.vault");
    struct vault *vault;

    scratch_write(path, whole.bytes, whole.len / 4 * 3);
    scratch_flip(path, 999);
    scratch_flip(path, (size_t)65536 * 8);
    (void)unlink(to);
    scratch_ok(vault_salvage(path, to, &scratch->passphrase, &report));
    assert_true(report.rows > 0);
    vault = scratch_open(scratch, to);
    vault_close(&vault);
    vault_salvage_report_free(&report);
    scratch_status(vault_salvage(path, to, &scratch->passphrase, &report),
        VAULT_ERR_EXISTS);
    vault_salvage_report_free(&report);
}

static void
test_salvage__not_without_the_passphrase(void **state)
{
    struct scratch *scratch = *state;
    struct vault_salvage_report report = { 0 };
    struct vault_secret wrong = scratch_secret("some other passphrase");
    const char *to = scratch_path(scratch, "never.vault");

    scratch_status(vault_salvage(scratch->path, to, &wrong, &report),
        VAULT_ERR_PASSPHRASE);
    assert_int_equal(access(to, F_OK), -1);
    vault_secret_release(&wrong);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_salvage__a_whole_vault_loses_nothing),
        cmocka_unit_test(test_salvage__each_page_by_itself),
        cmocka_unit_test(test_salvage__several_pages_at_once),
        cmocka_unit_test(test_salvage__one_header_copy_and_a_cut_file),
        cmocka_unit_test(test_salvage__not_without_the_passphrase),
    };

    return cmocka_run_group_tests(tests, prepare, finish);
}
