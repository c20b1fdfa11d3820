#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "rows.h"
#include "vault/note.h"

#define MANY 2000
#define MODEL_NOTES 64
#define MODEL_STEPS 600

static void
assert_note(struct rows *rows, int64_t id, const char *text, int64_t version)
{
    struct vault_note note = VAULT_NOTE_INIT;

    assert_int_equal(vault_note_get(rows->vault, id, &note), VAULT_OK);
    assert_int_equal(note.text.len, strlen(text));
    assert_memory_equal(note.text.data, text, note.text.len);
    assert_int_equal(note.version, version);
    assert_int_equal(note.id, id);
    vault_note_release(&note);
    assert_null(note.text.data);
}

static enum vault_status
add(struct rows *rows, const struct vault_note_draft *draft)
{
    int64_t id = -1;
    enum vault_status status;

    status = vault_note_add(rows->vault, draft, &id);
    assert_true((status == VAULT_OK) == (id > 0));
    return status;
}

static void
test_note_kind_known__is_the_list_of_the_header(void **state)
{
    (void)state;
    assert_true(vault_note_kind_known("progress"));
    assert_true(vault_note_kind_known("ai-material"));
    assert_true(vault_note_kind_known("closing"));
    assert_false(vault_note_kind_known("Progress"));
    assert_false(vault_note_kind_known("letter"));
    assert_false(vault_note_kind_known(""));
    assert_false(vault_note_kind_known(NULL));
}

static void
test_note_add__is_read_back_after_reopening(void **state)
{
    static const char text[] = "Klien datang tepat waktu.\n\xf0\x9f\x99\x82 "
                               "'); DELETE FROM note; -- \"x\"\t\r\n";
    const struct vault_note_draft draft = {
        .case_code = "ab-1",
        .kind = "risk",
        .date = "2026-02-28",
        .language = "en",
        .text = { text, sizeof(text) - 1 },
    };
    struct vault_note note = VAULT_NOTE_INIT;
    struct rows *rows = *state;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(vault_note_get(rows->vault, id, &note), VAULT_OK);
    assert_string_equal(note.case_code, "AB-1");
    assert_string_equal(note.kind, "risk");
    assert_string_equal(note.date, "2026-02-28");
    assert_string_equal(note.language, "en");
    assert_int_equal(strlen(note.written_at), VAULT_TIME_MAX - 1);
    assert_int_equal(note.version, 1);
    assert_int_equal(note.text.len, sizeof(text) - 1);
    assert_string_equal((char *)note.text.data, text);
    vault_note_release(&note);
    rows_assert_sound(rows);
    rows_assert_unlogged(rows, "Klien");
}

static void
test_note_add__fills_in_what_the_draft_leaves_out(void **state)
{
    const struct vault_note_draft draft = {
        .case_code = "AB-1",
        .text = { "x", 1 },
    };
    struct vault_note note = VAULT_NOTE_INIT;
    struct rows *rows = *state;
    int64_t id = 0;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
    assert_int_equal(vault_note_get(rows->vault, id, &note), VAULT_OK);
    assert_string_equal(note.kind, "progress");
    assert_string_equal(note.language, "id");
    assert_memory_equal(note.date, note.written_at, VAULT_DATE_MAX - 1);
    vault_note_release(&note);
}

static void
test_note_add__refuses_bad_arguments(void **state)
{
    struct vault_note_draft draft = { .case_code = "AB-1", .text = { "x", 1 } };
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    draft.kind = "gossip";
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.kind = NULL;
    draft.date = "2026-02-29";
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.date = NULL;
    draft.language = "fr";
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.language = NULL;
    draft.case_code = "AB-2";
    assert_int_equal(add(rows, &draft), VAULT_ERR_NOT_FOUND);
    draft.case_code = NULL;
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.case_code = "AB-1";
    draft.text = (struct vault_text){ "", 0 };
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.text = (struct vault_text){ "a\0b", 3 };
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    draft.text = rows_text("\xc3(");
    assert_int_equal(add(rows, &draft), VAULT_ERR_INVALID);
    assert_int_equal(rows_log_count(rows, "note-add"), 0);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"), 0);
}

static void
test_note_add__four_mebibytes_and_no_more(void **state)
{
    struct vault_note_draft draft = { .case_code = "AB-1" };
    struct vault_note note = VAULT_NOTE_INIT;
    struct rows *rows = *state;
    char *text = malloc(VAULT_NOTE_MAX + 1);
    int64_t id = 0;

    assert_non_null(text);
    memset(text, 'a', VAULT_NOTE_MAX + 1);
    rows_case(rows, "AB-1");
    draft.text = (struct vault_text){ text, VAULT_NOTE_MAX + 1 };
    assert_int_equal(add(rows, &draft), VAULT_ERR_LIMIT);
    draft.text.len = VAULT_NOTE_MAX;
    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
    assert_int_equal(vault_note_get(rows->vault, id, &note), VAULT_OK);
    assert_int_equal(note.text.len, VAULT_NOTE_MAX);
    assert_memory_equal(note.text.data, text, VAULT_NOTE_MAX);
    vault_note_release(&note);
    free(text);
    rows_assert_sound(rows);
}

static void
test_note_edit__writes_a_new_version(void **state)
{
    struct rows *rows = *state;
    int64_t id, other;

    rows_case(rows, "AB-1");
    id = rows_note(rows, "AB-1", "first");
    other = rows_note(rows, "AB-1", "untouched");
    assert_int_equal(vault_note_edit(rows->vault, id, rows_text("second")),
        VAULT_OK);
    assert_int_equal(vault_note_edit(rows->vault, id, rows_text("third")),
        VAULT_OK);
    rows_reopen(rows);
    assert_note(rows, id, "third", 3);
    assert_note(rows, other, "untouched", 1);
    assert_int_equal(rows_sql_int(rows,
                         "SELECT count(*) FROM note_version"
                         " WHERE note_id = 1 AND text IN ('first', 'second')"),
        2);
    assert_int_equal(rows_log_count(rows, "note-edit"), 2);
    rows_assert_sound(rows);
}

static void
test_note_edit__refuses_bad_arguments(void **state)
{
    struct rows *rows = *state;
    int64_t id;

    rows_case(rows, "AB-1");
    id = rows_note(rows, "AB-1", "first");
    assert_int_equal(vault_note_edit(rows->vault, id + 1, rows_text("second")),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_note_edit(rows->vault, id, rows_text("")),
        VAULT_ERR_INVALID);
    assert_int_equal(vault_note_edit(rows->vault, id, rows_text("\xff")),
        VAULT_ERR_INVALID);
    assert_note(rows, id, "first", 1);
}

static void
test_note_get__finds_no_other(void **state)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct rows *rows = *state;
    int64_t id;

    rows_case(rows, "AB-1");
    id = rows_note(rows, "AB-1", "first");
    assert_int_equal(vault_note_get(rows->vault, id + 1, &note),
        VAULT_ERR_NOT_FOUND);
    assert_int_equal(vault_note_get(rows->vault, -1, &note),
        VAULT_ERR_NOT_FOUND);
    assert_null(note.text.data);
}

static int64_t
add_on(struct rows *rows, const char *code, const char *date)
{
    const struct vault_note_draft draft = { .case_code = code,
        .date = date,
        .text = { "x", 1 } };
    int64_t id = 0;

    assert_int_equal(vault_note_add(rows->vault, &draft, &id), VAULT_OK);
    return id;
}

static void
test_note_iter__by_case_date_and_id(void **state)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    struct rows *rows = *state;
    int64_t order[4];
    size_t i;

    rows_case(rows, "AB-1");
    rows_case(rows, "AB-2");
    order[3] = add_on(rows, "AB-2", "2026-01-01");
    order[1] = add_on(rows, "AB-1", "2026-03-01");
    order[0] = add_on(rows, "AB-1", "2026-02-01");
    order[2] = add_on(rows, "AB-1", "2026-03-01");
    assert_int_equal(vault_note_edit(rows->vault, order[0], rows_text("y")),
        VAULT_OK);
    assert_int_equal(vault_note_iter_open(rows->vault, NULL, &iter), VAULT_OK);
    for (i = 0; i < 4; i++) {
        assert_int_equal(vault_note_iter_next(iter, &note), VAULT_OK);
        assert_int_equal(note.id, order[i]);
        assert_string_equal((char *)note.text.data, i == 0 ? "y" : "x");
    }
    assert_int_equal(vault_note_iter_next(iter, &note), VAULT_DONE);
    assert_int_equal(note.text.len, 0);
    vault_note_iter_close(&iter);
    assert_int_equal(vault_note_iter_open(rows->vault, "ab-2", &iter),
        VAULT_OK);
    assert_int_equal(vault_note_iter_next(iter, &note), VAULT_OK);
    assert_int_equal(note.id, order[3]);
    assert_int_equal(vault_note_iter_next(iter, &note), VAULT_DONE);
    vault_note_iter_close(&iter);
    vault_note_iter_close(&iter);
    vault_note_release(&note);
    assert_int_equal(vault_note_iter_open(rows->vault, "AB-3", &iter),
        VAULT_ERR_NOT_FOUND);
}

/* What the note before held must not be seen by who reads the next. */
static void
test_note_iter__wipes_the_note_before(void **state)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    struct rows *rows = *state;
    const uint8_t *data;

    rows_case(rows, "AB-1");
    rows_note(rows, "AB-1", "a long first note");
    rows_note(rows, "AB-1", "b");
    assert_int_equal(vault_note_iter_open(rows->vault, "AB-1", &iter),
        VAULT_OK);
    assert_int_equal(vault_note_iter_next(iter, &note), VAULT_OK);
    data = note.text.data;
    assert_int_equal(vault_note_iter_next(iter, &note), VAULT_OK);
    assert_ptr_equal(note.text.data, data);
    assert_string_equal((const char *)data, "b");
    assert_int_equal(data[2], 0);
    assert_int_equal(data[10], 0);
    vault_note_iter_close(&iter);
    vault_note_release(&note);
}

static void
test_rollback__leaves_nothing_behind(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    rows_note(rows, "AB-1", "never happened");
    vault_rollback(rows->vault);
    rows_note(rows, "AB-1", "happened");
    rows_reopen(rows);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"), 1);
    assert_int_equal(rows_log_count(rows, "note-add"), 1);
    rows_assert_sound(rows);
}

/* Bad lines of an import are refused one by one; the good ones stay. */
static void
test_commit__keeps_the_good_among_refused(void **state)
{
    const struct vault_note_draft bad = { .case_code = "AB-1",
        .text = { "\xff", 1 } };
    const struct vault_note_draft lost = { .case_code = "AB-9",
        .text = { "x", 1 } };
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    rows_note(rows, "AB-1", "one");
    assert_int_equal(add(rows, &bad), VAULT_ERR_INVALID);
    assert_int_equal(add(rows, &lost), VAULT_ERR_NOT_FOUND);
    rows_note(rows, "AB-1", "two");
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"), 2);
    rows_assert_sound(rows);
}

/* A change that stops half-way must not be committed with the rest. */
static void
test_commit__refuses_a_half_done_change(void **state)
{
    const struct vault_note_draft draft = { .case_code = "AB-1",
        .text = { "half", 4 } };
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    rows_sql(rows,
        "CREATE TEMP TRIGGER stop BEFORE INSERT ON audit"
        " WHEN new.action = 'note-add' AND new.number > 3"
        " BEGIN SELECT raise(ABORT, 'stop'); END");
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    rows_note(rows, "AB-1", "one");
    rows_note(rows, "AB-1", "two");
    assert_int_not_equal(add(rows, &draft), VAULT_OK);
    assert_int_not_equal(add(rows, &draft), VAULT_OK);
    assert_int_not_equal(vault_commit(rows->vault), VAULT_OK);
    rows_reopen(rows);
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"), 0);
    rows_assert_sound(rows);
    rows_note(rows, "AB-1", "three");
    rows_assert_sound(rows);
}

/* What a note should be, kept outside the vault. */
struct model {
    char text[MODEL_NOTES][32];
    int64_t version[MODEL_NOTES];
    size_t count;
};

static uint32_t
next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void
model_step(struct rows *rows, struct model *model, uint32_t *seed)
{
    char text[32];
    size_t i;

    (void)snprintf(text, sizeof(text), "kata%u suka%u", next_random(seed) % 50,
        next_random(seed) % 50);
    if (model->count < MODEL_NOTES && next_random(seed) % 3 == 0) {
        i = model->count++;
        assert_int_equal(rows_note(rows, "AB-1", text), (int64_t)i + 1);
        model->version[i] = 1;
    } else if (model->count > 0) {
        i = next_random(seed) % model->count;
        assert_int_equal(vault_note_edit(rows->vault, (int64_t)i + 1,
                             rows_text(text)),
            VAULT_OK);
        model->version[i]++;
    } else {
        return;
    }
    memcpy(model->text[i], text, sizeof(text));
}

static void
assert_model(struct rows *rows, const struct model *model)
{
    size_t i;

    for (i = 0; i < model->count; i++) {
        assert_note(rows, (int64_t)i + 1, model->text[i], model->version[i]);
    }
    assert_int_equal(rows_sql_int(rows, "SELECT count(*) FROM note"),
        model->count);
    rows_assert_sound(rows);
    /* FTS5 compares every word of the index with the texts. */
    rows_sql(rows,
        "INSERT INTO note_search (note_search, rank)"
        " VALUES ('integrity-check', 1)");
}

/* Random changes, transactions kept or dropped, and reopenings. */
static void
test_notes__agree_with_a_model(void **state)
{
    struct model model = { .count = 0 }, before;
    struct rows *rows = *state;
    uint32_t seed = 20261122;
    int step, i;

    rows_case(rows, "AB-1");
    for (step = 0; step < MODEL_STEPS; step += 12) {
        before = model;
        assert_int_equal(vault_begin(rows->vault), VAULT_OK);
        for (i = 0; i < 10; i++) {
            model_step(rows, &model, &seed);
        }
        if (next_random(&seed) % 4 == 0) {
            vault_rollback(rows->vault);
            model = before;
        } else {
            assert_int_equal(vault_commit(rows->vault), VAULT_OK);
        }
        model_step(rows, &model, &seed);
        model_step(rows, &model, &seed);
        if (next_random(&seed) % 5 == 0) {
            rows_reopen(rows);
            assert_model(rows, &model);
        }
    }
    assert_model(rows, &model);
    assert_true(model.count > 30);
}

static double
seconds(void)
{
    struct timespec now;

    assert_int_equal(clock_gettime(CLOCK_MONOTONIC, &now), 0);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Enough different words for the index to be real work. */
static void
fill_text(char *text, size_t size, uint32_t *seed)
{
    size_t at = 0;

    while (at + 12 < size) {
        at += (size_t)snprintf(text + at, size - at, "%c%cs%ca%u ",
            'a' + (int)(next_random(seed) % 26),
            'a' + (int)(next_random(seed) % 26),
            'a' + (int)(next_random(seed) % 26), next_random(seed) % 8);
    }
}

static void
test_note_add__imports_in_one_transaction(void **state)
{
    static char text[2048];
    struct rows *rows = *state;
    uint32_t seed = 7;
    double begun;
    int i;

    rows_case(rows, "AB-1");
    begun = seconds();
    assert_int_equal(vault_begin(rows->vault), VAULT_OK);
    for (i = 0; i < MANY; i++) {
        fill_text(text, sizeof(text), &seed);
        rows_note(rows, "AB-1", text);
    }
    assert_int_equal(vault_commit(rows->vault), VAULT_OK);
    print_message("# %d notes of 2 KB: %.2f s\n", MANY, seconds() - begun);
    assert_true(seconds() - begun < 20);
    rows_assert_sound(rows);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_note_kind_known__is_the_list_of_the_header),
        cmocka_unit_test_setup_teardown(
            test_note_add__is_read_back_after_reopening, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_note_add__fills_in_what_the_draft_leaves_out, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_note_add__refuses_bad_arguments,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_note_add__four_mebibytes_and_no_more, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_note_edit__writes_a_new_version,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_note_edit__refuses_bad_arguments,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_note_get__finds_no_other,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_note_iter__by_case_date_and_id,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_note_iter__wipes_the_note_before,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_rollback__leaves_nothing_behind,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_commit__keeps_the_good_among_refused, rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_commit__refuses_a_half_done_change,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(test_notes__agree_with_a_model,
            rows_open, rows_close),
        cmocka_unit_test_setup_teardown(
            test_note_add__imports_in_one_transaction, rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
