#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/marks.h"
#include "anonymizer/row.h"

#define TOKENS 300

/* Marks that some of TOKENS tokens have, the same in a plain array. */
struct sample {
    struct anon_marks marks;
    uint64_t plain[TOKENS];
};

static void
make(struct sample *sample, unsigned seed)
{
    unsigned next = seed;
    size_t i;

    *sample = (struct sample){ 0 };
    assert_int_equal(anon_marks_reset(&sample->marks, TOKENS), ANON_OK);
    for (i = 0; i < TOKENS; i++) {
        next = next * 1103515245u + 12345u;
        if ((next >> 16) % 7 == 0) {
            sample->plain[i] = UINT64_C(1) << (next >> 20) % ANON_MARK_KINDS;
            anon_marks_add(&sample->marks, i, sample->plain[i]);
        }
    }
}

static void
test_walk__stops_at_every_mark(void **state)
{
    const uint64_t which = ANON_MARK_CAPITAL | ANON_MARK_PLACE | ANON_MARK_GAP;
    struct sample sample;
    unsigned seed;

    (void)state;
    for (seed = 1; seed < 40; seed++) {
        struct anon_walk walk;
        size_t expected;
        size_t found;

        make(&sample, seed);
        walk = anon_walk_begin(&sample.marks, which);
        found = anon_walk_next(&walk, 0);
        for (expected = 0; expected < TOKENS; expected++) {
            if (sample.plain[expected] & which) {
                assert_int_equal(found, expected);
                found = anon_walk_next(&walk, found + 1);
            }
        }
        assert_int_equal(found, TOKENS);
        anon_marks_release(&sample.marks);
    }
}

static void
test_walk__jumps(void **state)
{
    struct sample sample;
    struct anon_walk walk;

    (void)state;
    make(&sample, 0);
    anon_marks_release(&sample.marks);
    assert_int_equal(anon_marks_reset(&sample.marks, TOKENS), ANON_OK);
    anon_marks_add(&sample.marks, 3, ANON_MARK_LINE);
    anon_marks_add(&sample.marks, 200, ANON_MARK_LINE);
    anon_marks_add(&sample.marks, 299, ANON_MARK_LINE);
    walk = anon_walk_begin(&sample.marks, ANON_MARK_LINE);
    assert_int_equal(anon_walk_next(&walk, 4), 200);
    assert_int_equal(anon_walk_next(&walk, 250), 299);
    assert_int_equal(anon_walk_next(&walk, 300), TOKENS);
    anon_marks_release(&sample.marks);
}

static void
test_marks__within_and_count(void **state)
{
    struct sample sample;
    size_t from;
    size_t len;

    (void)state;
    make(&sample, 99);
    for (from = 0; from < TOKENS; from++) {
        for (len = 0; len <= 64; len++) {
            size_t count = 0;
            size_t i;

            for (i = from; i < from + len && i < TOKENS; i++) {
                count += (sample.plain[i] & ANON_MARK_LINE) != 0;
            }
            assert_int_equal(anon_marks_within(&sample.marks, ANON_MARK_LINE,
                                 from, len),
                count > 0);
            if (from + len <= TOKENS) {
                assert_int_equal(anon_marks_count(&sample.marks, ANON_MARK_LINE,
                                     from, from + len),
                    count);
            }
        }
    }
    anon_marks_release(&sample.marks);
}

static void
test_marks_put__all_at_once(void **state)
{
    struct {
        uint32_t before;
        uint64_t marks;
        uint64_t behind;
    } tokens[128];
    struct anon_marks added = { NULL, 0, 0, false };
    struct anon_marks put = { NULL, 0, 0, false };
    struct anon_marks plain = { NULL, 0, 0, false };
    uint64_t next = 1;
    size_t i;

    (void)state;
    assert_int_equal(anon_marks_reset(&added, 128), ANON_OK);
    assert_int_equal(anon_marks_reset(&put, 128), ANON_OK);
    assert_int_equal(anon_marks_reset(&plain, 128), ANON_OK);
    for (i = 0; i < 128; i++) {
        next = next * UINT64_C(6364136223846793005) + 1442695040888963407u;
        tokens[i].before = UINT32_MAX;
        tokens[i].marks = (next ^ next >> 29) & (next << 7) &
            ((UINT64_C(1) << ANON_MARK_KINDS) - 1);
        tokens[i].behind = UINT64_MAX;
        anon_marks_add(&added, i, tokens[i].marks);
    }
    anon_marks_put(&put, &tokens[0].marks, sizeof(tokens[0]));
    anon_marks_put_plain(&plain, &tokens[0].marks, sizeof(tokens[0]));
    assert_memory_equal(put.bits, added.bits,
        2 * ANON_MARK_STRIDE * sizeof(added.bits[0]));
    assert_memory_equal(plain.bits, added.bits,
        2 * ANON_MARK_STRIDE * sizeof(added.bits[0]));
    anon_marks_release(&added);
    anon_marks_release(&put);
    anon_marks_release(&plain);
}

static void
test_marks__of_neighbours(void **state)
{
    struct anon_marks marks = { NULL, 0, 0, false };

    (void)state;
    assert_int_equal(anon_marks_reset(&marks, 130), ANON_OK);
    anon_marks_add(&marks, 63, ANON_MARK_GAP | ANON_MARK_PLACE_CUE);
    anon_marks_add(&marks, 64, ANON_MARK_CAPITAL);
    anon_marks_finish(&marks);
    assert_true(anon_marks_within(&marks, ANON_MARK_BEHIND, 64, 1));
    assert_true(anon_marks_within(&marks, ANON_MARK_PLACED, 64, 1));
    assert_true(anon_marks_within(&marks, ANON_MARK_LEADS, 63, 1));
    assert_true(anon_marks_within(&marks, ANON_MARK_BEHIND, 0, 1));
    assert_false(anon_marks_within(&marks, ANON_MARK_BEHIND, 1, 63));
    anon_marks_release(&marks);
}

/* Whether token `at` has the mark; those that do not exist have none. */
static bool
has_line(const struct sample *sample, long at)
{
    return at >= 0 && at < TOKENS && sample->plain[at] == ANON_MARK_LINE;
}

static void
test_row__tells_what_stands_near(void **state)
{
    struct sample sample;
    unsigned steps;
    long i;

    (void)state;
    make(&sample, 7);
    for (i = 0; i < TOKENS; i++) {
        struct anon_row row =
            anon_row_of(&sample.marks, (size_t)i / 64, ANON_MARK_LINE);
        uint64_t bit = UINT64_C(1) << (i & 63);
        bool ahead = false;
        bool back = false;

        assert_int_equal((row.here & bit) != 0, has_line(&sample, i));
        for (steps = 1; steps <= 8; steps++) {
            bool next = has_line(&sample, i + (long)steps);
            bool last = has_line(&sample, i - (long)steps);

            ahead = ahead || next;
            back = back || last;
            assert_int_equal((anon_row_next(row, steps) & bit) != 0, next);
            assert_int_equal((anon_row_last(row, steps) & bit) != 0, last);
            assert_int_equal((anon_row_ahead(row, steps) & bit) != 0, ahead);
            assert_int_equal((anon_row_back(row, steps) & bit) != 0, back);
        }
    }
    anon_marks_release(&sample.marks);
}

/* Behind a token on its own line: as some detectors tell where to look. */
static uint64_t
find_behind_lines(const struct anon_marks *marks, size_t block)
{
    return anon_row_last(anon_row_of(marks, block, ANON_MARK_LINE), 1);
}

static void
test_walk__stops_where_it_is_told(void **state)
{
    struct sample sample;
    struct anon_walk walk;
    size_t found;
    long i;

    (void)state;
    make(&sample, 11);
    walk = anon_walk_where(&sample.marks, find_behind_lines);
    found = anon_walk_next(&walk, 0);
    for (i = 0; i < TOKENS; i++) {
        if (has_line(&sample, i - 1)) {
            assert_int_equal(found, i);
            found = anon_walk_next(&walk, found + 1);
        }
    }
    assert_true(found >= TOKENS);
    anon_marks_release(&sample.marks);
}

static void
test_marks_of_number__by_length_and_value(void **state)
{
    static const struct {
        const char *digits;
        uint64_t marks;
    } cases[] = {
        { "7", ANON_MARK_AGE },
        { "0", 0 },
        { "034", ANON_MARK_AGE },
        { "120", ANON_MARK_AGE },
        { "121", 0 },
        { "1998", ANON_MARK_LONG },
        { "1803", 0 },
        { "4844", 0 },
        { "60111", ANON_MARK_LONG },
        { "20070407", ANON_MARK_LONG },
        { "081234567890", ANON_MARK_LONG },
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct anon_text digits = { cases[i].digits, strlen(cases[i].digits) };

        assert_int_equal(anon_marks_of_number(digits) &
                (ANON_MARK_AGE | ANON_MARK_LONG),
            cases[i].marks);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_walk__stops_at_every_mark),
        cmocka_unit_test(test_walk__jumps),
        cmocka_unit_test(test_marks__within_and_count),
        cmocka_unit_test(test_marks_put__all_at_once),
        cmocka_unit_test(test_marks__of_neighbours),
        cmocka_unit_test(test_row__tells_what_stands_near),
        cmocka_unit_test(test_walk__stops_where_it_is_told),
        cmocka_unit_test(test_marks_of_number__by_length_and_value),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
