#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_extend__runs(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("We met Jaroslav Pekar and Ludwig van Beekhoven at lunch."),
        "We met [Jaroslav Pekar] and [Ludwig van Beekhoven] at lunch.");
    assert_string_equal(
        found_en("A note by J. Whitcombe arrived. Annelise Brook called."),
        "A note by [J. Whitcombe] arrived. [Annelise Brook] called.");
}

static void
test_extend__runs_id(void **state)
{
    (void)state;
    assert_string_equal(
        found_id(
            "Surat untuk Siti binti Rahmat dan Farid al-Amudi sudah dikirim."),
        "Surat untuk [Siti binti Rahmat] dan [Farid al-Amudi] sudah dikirim.");
}

static void
test_extend__small_letters(void **state)
{
    (void)state;
    assert_string_equal(found_en("so bored. jill allen finishes today and she"),
        "so bored. [jill allen] finishes today and she");
    assert_string_equal(found_en("mail from oluwaseun k. adeyemi about it"),
        "mail from [oluwaseun k. adeyemi] about it");
}

static void
test_extend__not_over_words_between(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("We met Jaroslav and Then we left. Jaroslav Monday called."),
        "We met [Jaroslav] and Then we left. [Jaroslav] Monday called.");
}

/* A run that reaches over the 64th token, where a word of bits ends. */
static void
test_extend__over_any_token(void **state)
{
    char text[1024];
    char expected[1024];
    size_t before;

    (void)state;
    for (before = 56; before < 70; before++) {
        size_t len = 0;

        while (len < 3 * before) {
            memcpy(text + len, "we ", 3);
            len += 3;
        }
        memcpy(expected, text, len);
        (void)snprintf(text + len, sizeof(text) - len,
            "met Jaroslav M. van Pekar Lindqvist there.");
        (void)snprintf(expected + len, sizeof(expected) - len,
            "met [Jaroslav M. van Pekar Lindqvist] there.");
        assert_string_equal(found_en(text), expected);
    }
}

static void
test_extend__of_birth(void **state)
{
    (void)state;
    assert_string_equal(found_id(
                            "Pasien I Wayan Sudarta dan Ni Luh Suasti hadir."),
        "Pasien [I Wayan Sudarta] dan [Ni Luh Suasti] hadir.");
    assert_string_equal(found_id("Nama: Lalu Wirajaya\n"),
        "Nama: [Lalu Wirajaya]\n");
    assert_string_equal(found_id("Lalu Budi pulang."), "Lalu [Budi] pulang.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_extend__runs),
        cmocka_unit_test(test_extend__runs_id),
        cmocka_unit_test(test_extend__small_letters),
        cmocka_unit_test(test_extend__not_over_words_between),
        cmocka_unit_test(test_extend__over_any_token),
        cmocka_unit_test(test_extend__of_birth),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
