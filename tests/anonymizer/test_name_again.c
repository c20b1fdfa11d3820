#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/anonymizer/found.h"

static void
test_again__parts_and_possessives(void **state)
{
    (void)state;
    assert_string_equal(found_en("My brother, Casimir, drinks. I miss "
                                 "Casimir's jokes. casimir called."),
        "My brother, [Casimir], drinks. I miss [Casimir]'s jokes. [casimir] "
        "called.");
}

static void
test_again__misspelt(void **state)
{
    (void)state;
    assert_string_equal(
        found_en("Her friend Wilhelmina came. Wilhelmna stayed for tea."),
        "Her friend [Wilhelmina] came. [Wilhelmna] stayed for tea.");
}

static void
test_again__clitics(void **state)
{
    (void)state;
    assert_string_equal(found_id("Temannya, Kusumaningtyas, datang. "
                                 "Kusumaningtyasnya tidak mau pulang."),
        "Temannya, [Kusumaningtyas], datang. [Kusumaningtyas]nya tidak mau "
        "pulang.");
}

static void
test_again__ordinary_word_needs_capital(void **state)
{
    (void)state;
    assert_string_equal(found_en("My daughter, Hope, left. I hope that she "
                                 "will write and then Hope wrote."),
        "My daughter, [Hope], left. I hope that she will write and then [Hope] "
        "wrote.");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_again__parts_and_possessives),
        cmocka_unit_test(test_again__misspelt),
        cmocka_unit_test(test_again__clitics),
        cmocka_unit_test(test_again__ordinary_word_needs_capital),
    };

    return cmocka_run_group_tests_name("name_again", tests, NULL, NULL);
}
