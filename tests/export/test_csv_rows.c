#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "clean.h"
#include "cli/export/csv_rows.h"
#include "cli/import/table.h"

static const struct export_pseudonym name = { "ABCDEFG2" };

static void
put_text(struct sink *sink, int64_t number, const char *text, size_t len,
    enum export_guard guard)
{
    struct anon_clean *clean = clean_of(text, len);
    struct export_cell cells[3] = {
        { EXPORT_CELL_PSEUDONYM, { .pseudonym = name } },
        { EXPORT_CELL_NUMBER, { .number = number } },
        { EXPORT_CELL_TEXT, { .text = clean } },
    };

    export_csv_row(sink->out, export_table_get(EXPORT_TABLE_TEXT), cells,
        guard);
    anon_clean_free(&clean);
}

static void
test_export_csv_row__bytes(void **state)
{
    struct sink sink;
    struct export_cell cells[6] = {
        { EXPORT_CELL_PSEUDONYM, { .pseudonym = name } },
        { EXPORT_CELL_NUMBER, { .number = 3 } },
        { EXPORT_CELL_NUMBER, { .number = -4 } },
        { EXPORT_CELL_EMPTY, { .number = 0 } },
        { EXPORT_CELL_CODE, { .code = { "phq9" } } },
        { EXPORT_CELL_HUNDREDTHS, { .number = 1250 } },
    };

    (void)state;
    sink_open(&sink);
    export_csv_header(sink.out, export_table_get(EXPORT_TABLE_SCORES));
    export_csv_row(sink.out, export_table_get(EXPORT_TABLE_SCORES), cells,
        EXPORT_GUARD_ON);
    put_text(&sink, 1, "a \"b\",\nc", 8, EXPORT_GUARD_ON);
    sink_finish(&sink);
    assert_string_equal(sink.bytes,
        "\"case_id\",\"score_number\",\"day\",\"week\",\"measure\","
        "\"value\"\r\n"
        "\"ABCDEFG2\",3,-4,,\"phq9\",12.5\r\n"
        "\"ABCDEFG2\",1,\"a \"\"b\"\",\nc\"\r\n");
    sink_close(&sink);
}

static void
test_export_csv_cell__numbers_without_needless_noughts(void **state)
{
    static const struct {
        int64_t hundredths;
        const char *text;
    } rows[] = { { 0, "0" }, { 2310, "23.1" }, { 5, "0.05" }, { -25, "-0.25" },
        { 10000, "100" }, { -9800, "-98" } };
    struct sink sink;

    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct export_cell cell = { EXPORT_CELL_HUNDREDTHS,
            { .number = rows[i].hundredths } };

        sink_open(&sink);
        export_csv_cell(sink.out, &cell);
        sink_finish(&sink);
        assert_string_equal(sink.bytes, rows[i].text);
        sink_close(&sink);
    }
}

/* A measure may be called by a name: the gate has to see it. */
static void
test_export_csv_cell__codes_are_not_our_own_words(void **state)
{
    const struct export_cell cell = { EXPORT_CELL_CODE,
        { .code = { "rani" } } };
    struct sink sink;

    (void)state;
    sink_open(&sink);
    export_csv_cell(sink.out, &cell);
    sink_finish(&sink);
    assert_string_equal(sink.bytes, "\"rani\"");
    for (int i = 1; i < 5; i++) {
        assert_false(sink_owns(&sink, (size_t)i));
    }
    sink_close(&sink);
}

static void
test_export_code_set__forms(void **state)
{
    static const char *const good[] = { "F32", "ID-JB", "phq9", "6A70.1" };
    static const char *const bad[] = { "", "-1", "=1", "a b", "Rani Putri",
        "\xc3\xa9", "a\"b", "123456789012345678901234" };
    struct export_code code;

    (void)state;
    for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
        assert_true(export_code_set(good[i], &code));
        assert_string_equal(code.text, good[i]);
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        assert_false(export_code_set(bad[i], &code));
    }
}

static void
test_export_csv_guarded__formulas(void **state)
{
    static const char *const yes[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\tx",
        "\rx", "\nx",
        "\xef\xbc\x9d"
        "1",
        "\xef\xbc\x8b"
        "1",
        "\xef\xbc\x8d"
        "1",
        "\xef\xbc\xa0"
        "x",
        "'=1", "''-1" };
    static const char *const no[] = { "", "a=1", " =1", "'a", "''",
        "\xef\xbc\x91" };

    (void)state;
    for (size_t i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
        assert_true(
            export_csv_guarded((struct anon_text){ yes[i], strlen(yes[i]) }));
    }
    for (size_t i = 0; i < sizeof(no) / sizeof(no[0]); i++) {
        assert_false(
            export_csv_guarded((struct anon_text){ no[i], strlen(no[i]) }));
    }
}

static void
test_export_csv_row__guard_and_raw(void **state)
{
    struct sink sink;

    (void)state;
    sink_open(&sink);
    put_text(&sink, 1, "=HYPERLINK(1)", 13, EXPORT_GUARD_ON);
    put_text(&sink, 2, "=HYPERLINK(1)", 13, EXPORT_GUARD_OFF);
    sink_finish(&sink);
    assert_string_equal(sink.bytes,
        "\"ABCDEFG2\",1,\"'=HYPERLINK(1)\"\r\n"
        "\"ABCDEFG2\",2,\"=HYPERLINK(1)\"\r\n");
    sink_close(&sink);
}

static void
test_export_pseudonym_set__case_codes_are_none(void **state)
{
    struct export_pseudonym made;

    (void)state;
    assert_true(export_pseudonym_set("ABCDEFG2", &made));
    assert_false(export_pseudonym_set("K-7F3Q", &made));
    assert_false(export_pseudonym_set("K-7F3QAB", &made));
    assert_false(export_pseudonym_set("BUDI", &made));
    assert_false(export_pseudonym_set("ABCDEFG2X", &made));
}

/* The fields of the third column, one after the other. */
struct back {
    char *fields[64];
    size_t lens[64];
    size_t count;
};

static enum import_status
take_cell(void *data, const struct import_place *place, struct import_text text)
{
    struct back *back = data;

    if (place->column == 3) {
        back->fields[back->count] = malloc(text.len + 1);
        assert_non_null(back->fields[back->count]);
        memcpy(back->fields[back->count], text.data, text.len);
        back->lens[back->count++] = text.len;
    }
    return IMPORT_OK;
}

static enum import_status
take_row(void *data, const struct import_place *place, unsigned columns)
{
    (void)data;
    (void)place;
    assert_int_equal(columns, 3);
    return IMPORT_OK;
}

static uint32_t
next(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;
    return *seed >> 16;
}

/* Random text out of what is difficult; valid UTF-8 without NUL. */
static size_t
random_text(uint32_t *seed, char *text, size_t cap)
{
    static const char *const parts[] = { "\"", ",", "\r", "\n", "'", "=", "-",
        " ", "a", "\xc3\xa9", "\xf0\x9f\x98\x80", "\xef\xbb\xbf", ";", "\t",
        "\"\"", "\xef\xbc\x9d" };
    size_t len = 0;
    uint32_t count = next(seed) % 24;

    for (uint32_t i = 0; i < count && len + 4 < cap; i++) {
        const char *part = parts[next(seed) % 16];

        memcpy(text + len, part, strlen(part));
        len += strlen(part);
    }
    return len;
}

/* Undoes the guard as the import scripts do. */
static void
unguard(const char **field, size_t *len)
{
    struct anon_text text = { *field, *len };

    if (text.len > 0 && text.data[0] == '\'' && export_csv_guarded(text)) {
        (*field)++;
        (*len)--;
    }
}

static void
test_export_csv_row__round_trip(void **state)
{
    char texts[64][128];
    size_t lens[64];

    (void)state;
    for (uint32_t round = 1; round <= 100; round++) {
        uint32_t seed = round;
        struct sink sink;
        struct back back = { .count = 0 };
        struct import_table_taker taker = { take_cell, take_row, &back };
        struct import_table *table = NULL;

        sink_open(&sink);
        for (size_t i = 0; i < 64; i++) {
            lens[i] = random_text(&seed, texts[i], sizeof(texts[i]));
            put_text(&sink, 1, texts[i], lens[i], EXPORT_GUARD_ON);
        }
        sink_finish(&sink);
        assert_int_equal(import_table_new(&taker, &table), IMPORT_OK);
        assert_int_equal(import_table_feed(table, sink.bytes, sink.len),
            IMPORT_OK);
        assert_int_equal(import_table_finish(table), IMPORT_OK);
        assert_int_equal(back.count, 64);
        for (size_t i = 0; i < 64; i++) {
            const char *field = back.fields[i];
            size_t len = back.lens[i];

            unguard(&field, &len);
            assert_int_equal(len, lens[i]);
            assert_memory_equal(field, texts[i], len);
            free(back.fields[i]);
        }
        import_table_free(&table);
        sink_close(&sink);
    }
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_csv_row__bytes),
        cmocka_unit_test(
            test_export_csv_cell__numbers_without_needless_noughts),
        cmocka_unit_test(test_export_csv_cell__codes_are_not_our_own_words),
        cmocka_unit_test(test_export_code_set__forms),
        cmocka_unit_test(test_export_csv_guarded__formulas),
        cmocka_unit_test(test_export_csv_row__guard_and_raw),
        cmocka_unit_test(test_export_pseudonym_set__case_codes_are_none),
        cmocka_unit_test(test_export_csv_row__round_trip),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
