#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/piece.h"

enum {
    SIZE = 600000
};

static void
test_piece__short_texts_are_one(void **state)
{
    (void)state;
    assert_int_equal(anon_piece_end((struct anon_text){ "abc", 3 }, 0), 3);
    assert_int_equal(anon_piece_end((struct anon_text){ "", 0 }, 0), 0);
}

/* Fills with `piece` and returns where the first piece ends. */
static size_t
first_end(char *text, const char *piece)
{
    size_t i;

    for (i = 0; i < SIZE; i++) {
        text[i] = piece[i % strlen(piece)];
    }
    return anon_piece_end((struct anon_text){ text, SIZE }, 0);
}

static void
test_piece__cuts_where_it_may(void **state)
{
    char *text = malloc(SIZE);
    size_t end;

    (void)state;
    assert_non_null(text);
    end = first_end(text, "one two\n");
    assert_true(end > 30000 && end < SIZE && text[end - 1] == '\n');
    end = first_end(text, "one two ");
    assert_int_equal(text[end - 1], ' ');
    end = first_end(text, "\xE2\x80\x94");
    assert_int_equal((unsigned char)text[end], 0xE2);
    end = first_end(text, "x");
    assert_true(end > 0 && end < SIZE);
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_piece__short_texts_are_one),
        cmocka_unit_test(test_piece__cuts_where_it_may),
    };

    return cmocka_run_group_tests_name("piece", tests, NULL, NULL);
}
