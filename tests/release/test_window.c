#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/release/window.h"

/* What was handed over. */
struct seen {
    size_t pieces;
    size_t bytes; /* each byte once */
    size_t longest;
    size_t overlap; /* of the last piece */
    int64_t line;   /* where it begins */
    char last[8];
};

static enum release_status
take(const struct release_piece *piece, void *data)
{
    struct seen *seen = data;
    size_t len = piece->len < 7 ? piece->len : 7;

    seen->pieces++;
    seen->bytes += piece->len - piece->seen;
    seen->longest = piece->len > seen->longest ? piece->len : seen->longest;
    seen->overlap = piece->seen;
    seen->line = piece->line;
    memcpy(seen->last, piece->text, len);
    seen->last[len] = '\0';
    return RELEASE_OK;
}

static void
put_all(struct release_window *window, const char *text)
{
    for (; *text != '\0'; text++) {
        release_window_put(window, *text);
    }
}

/* Reads `count` times the line, and gives what was seen. */
static struct seen
read_lines(const char *line, size_t count)
{
    struct seen seen = { 0 };
    const struct release_window_taker taker = { .take = take, .data = &seen };
    struct release_window window;

    assert_int_equal(release_window_init(&window, &taker, false), RELEASE_OK);
    for (size_t i = 0; i < count; i++) {
        put_all(&window, line);
    }
    assert_int_equal(release_window_finish(&window), RELEASE_OK);
    release_window_release(&window);
    return seen;
}

static void
test_window_put__own_words_part_pieces(void **state)
{
    struct seen seen;

    (void)state;
    seen = read_lines("Ani|Budi", 1);
    assert_int_equal(seen.pieces, 2);
    assert_int_equal(seen.bytes, 7);
    assert_int_equal(seen.overlap, 0);
    assert_string_equal(seen.last, "Budi");
    assert_int_equal(read_lines("|||", 1).pieces, 0);
}

static void
test_window_put__the_line_a_piece_begins_on(void **state)
{
    (void)state;
    assert_int_equal(read_lines("Ani", 1).line, 1);
    assert_int_equal(read_lines("\n\nAni", 1).line, 3);
    assert_int_equal(read_lines("one\ntwo|\nthree", 1).line, 3);
}

/* What lies on the border of two pieces is whole in the second. */
static void
test_window_put__long_texts_overlap(void **state)
{
    struct seen seen;

    (void)state;
    seen = read_lines("0123456789abcde\n", 200000);
    assert_true(seen.pieces > 2);
    assert_int_equal(seen.bytes, 3200000);
    assert_true(seen.overlap >= 2000);
    assert_true(seen.longest <= ((size_t)2 << 20));
    /* One line without an end, of characters of two bytes. */
    seen = read_lines("\xc3\xa9\xc3\xa9\xc3\xa9", 500000);
    assert_true(seen.pieces >= 2);
    assert_int_equal(seen.bytes, 3000000);
    assert_true(seen.longest <= ((size_t)2 << 20));
    assert_int_equal((unsigned char)seen.last[0], 0xc3);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_window_put__own_words_part_pieces),
        cmocka_unit_test(test_window_put__the_line_a_piece_begins_on),
        cmocka_unit_test(test_window_put__long_texts_overlap),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
