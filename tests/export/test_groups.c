#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/groups.h"

static const struct export_column *
column(enum export_case_column index)
{
    return &export_table_get(EXPORT_TABLE_CASES)->columns[index];
}

static struct export_cell
number(int64_t value)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER, { .number = value } };
}

static struct export_cell
code(const char *text)
{
    struct export_cell cell = { .type = EXPORT_CELL_CODE };

    assert_true(export_code_set(text, &cell.code));
    return cell;
}

static bool
same(const struct export_cell *a, const struct export_cell *b)
{
    return a->type == b->type &&
        (a->type != EXPORT_CELL_CODE ||
            strcmp(a->code.text, b->code.text) == 0) &&
        (a->type != EXPORT_CELL_NUMBER || a->number == b->number);
}

/* Whether a value stands among the categories of a list. */
static bool
is_listed(enum export_list list, int64_t value)
{
    const struct export_category *category;

    for (size_t i = 0; (category = export_category_at(list, i)) != NULL; i++) {
        if (category->value == value) {
            return true;
        }
    }
    return false;
}

static void
assert_group(enum export_case_column index, unsigned level,
    struct export_cell cell, struct export_cell want)
{
    struct export_cell got = export_group_cell(column(index), level, &cell);

    assert_true(same(&got, &want));
}

static void
test_export_group_cell__age(void **state)
{
    (void)state;
    assert_int_equal(export_group_levels(column(EXPORT_CASE_AGE)), 4);
    assert_group(EXPORT_CASE_AGE, 0, number(35), number(35));
    assert_group(EXPORT_CASE_AGE, 1, number(35), number(130));
    assert_group(EXPORT_CASE_AGE, 2, number(35), number(220));
    assert_group(EXPORT_CASE_AGE, 1, number(90), number(190));
    /* 80 to 89 and 90 and over are one. */
    assert_group(EXPORT_CASE_AGE, 2, number(80), number(280));
    assert_group(EXPORT_CASE_AGE, 2, number(90), number(280));
    assert_group(EXPORT_CASE_AGE, 3, number(35), number(EXPORT_WITHHELD));
}

static void
test_export_group_cell__place(void **state)
{
    (void)state;
    assert_int_equal(export_group_levels(column(EXPORT_CASE_PLACE)), 4);
    assert_group(EXPORT_CASE_PLACE, 1, code("ID-JB"), code("ID-JW"));
    assert_group(EXPORT_CASE_PLACE, 1, code("ID-BA"), code("ID-NU"));
    assert_group(EXPORT_CASE_PLACE, 2, code("ID-BA"), code("ID"));
    assert_group(EXPORT_CASE_PLACE, 1, code("ID"), code("ID"));
    assert_group(EXPORT_CASE_PLACE, 1, code("US-CA"), code("US"));
    assert_group(EXPORT_CASE_PLACE, 1, code("GB-ENG"), code("GB"));
    assert_group(EXPORT_CASE_PLACE, 3, code("AU"), number(EXPORT_WITHHELD));
}

static void
test_export_group_cell__no_value(void **state)
{
    const struct export_cell empty = { EXPORT_CELL_EMPTY, { .number = 0 } };

    (void)state;
    assert_group(EXPORT_CASE_RELIGION, 0, empty, empty);
    assert_group(EXPORT_CASE_RELIGION, 1, empty, number(EXPORT_WITHHELD));
    assert_group(EXPORT_CASE_RELIGION, 1, number(EXPORT_DECLINED),
        number(EXPORT_WITHHELD));
    /* Sex has no groups: it is told or not. */
    assert_int_equal(export_group_levels(column(EXPORT_CASE_SEX)), 2);
    assert_group(EXPORT_CASE_SEX, 1, number(1), number(EXPORT_WITHHELD));
    /* A diagnosis is not known from elsewhere. */
    assert_int_equal(export_group_levels(column(EXPORT_CASE_DIAGNOSIS)), 1);
    assert_string_equal(export_group_name(column(EXPORT_CASE_SEX), 1),
        "withheld");
}

/*
 * Of every listed value: its groups stand in the list too, and values of one
 * group stay together at the next level.
 */
static void
test_export_group_cell__every_value(void **state)
{
    (void)state;
    for (unsigned i = EXPORT_CASE_AGE; i < EXPORT_CASE_PLACE; i++) {
        const struct export_column *about = column((enum export_case_column)i);
        const struct export_category *one, *other;

        for (size_t a = 0; (one = export_category_at(about->list, a)) != NULL &&
             one->value < 100;
             a++) {
            for (unsigned level = 1; level + 1 < export_group_levels(about);
                 level++) {
                struct export_cell cell = number(one->value);
                struct export_cell group =
                    export_group_cell(about, level, &cell);
                struct export_cell next =
                    export_group_cell(about, level + 1, &cell);

                assert_true(is_listed(about->list, group.number));
                for (size_t b = 0;
                     (other = export_category_at(about->list, b)) != NULL &&
                     other->value < 100;
                     b++) {
                    struct export_cell second = number(other->value);
                    struct export_cell there =
                        export_group_cell(about, level, &second);
                    struct export_cell further =
                        export_group_cell(about, level + 1, &second);

                    assert_true(!same(&group, &there) || same(&next, &further));
                }
            }
        }
    }
}

/*
 * What is coarse already is made coarser as if it had not been: for every value
 * of every list, from every level to every other.
 */
static void
test_export_group_again__as_if_at_once(void **state)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    const struct export_category *category;

    (void)state;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *about = &table->columns[i];
        unsigned levels = export_group_levels(about);

        for (size_t k = 0; about->role == EXPORT_ROLE_QUASI &&
             (category = export_category_at(about->list, k)) != NULL;
             k++) {
            struct export_cell value = number(category->value);

            if (category->value >= 100) {
                continue;
            }
            for (unsigned from = 0; from < levels; from++) {
                struct export_cell first =
                    export_group_cell(about, from, &value);

                assert_true(export_group_valid(about, from, &first));
                for (unsigned to = from; to < levels; to++) {
                    struct export_cell want =
                        export_group_cell(about, to, &value);
                    struct export_cell got =
                        export_group_again(about, from, to, &first);

                    assert_true(same(&want, &got));
                }
            }
        }
    }
}

static void
test_export_group_again__places_and_reasons(void **state)
{
    const struct export_column *place = column(EXPORT_CASE_PLACE);
    struct export_cell cell = code("ID-JB");
    struct export_cell islands = export_group_cell(place, 1, &cell);
    struct export_cell got = export_group_again(place, 1, 1, &islands);
    struct export_cell withheld = number(EXPORT_WITHHELD);

    (void)state;
    assert_true(same(&got, &islands));
    got = export_group_again(place, 1, 2, &islands);
    assert_string_equal(got.code.text, "ID");
    got = export_group_again(place, 1, 2, &withheld);
    assert_true(same(&got, &withheld));
    got = export_group_again(place, 2, 3, &cell);
    assert_true(same(&got, &withheld));
}

/* A cell that tells more, or other, than its level says. */
static void
test_export_group_valid__refuses(void **state)
{
    const struct export_column *sex = column(EXPORT_CASE_SEX);
    const struct export_column *age = column(EXPORT_CASE_AGE);
    const struct export_column *place = column(EXPORT_CASE_PLACE);
    const struct export_cell nothing = { EXPORT_CELL_EMPTY, { .number = 0 } };
    const struct export_cell cells[] = { number(1), number(4), number(35),
        number(36), number(130), number(EXPORT_DECLINED),
        number(EXPORT_WITHHELD), code("ID-JB"), code("ID"), code("Budi") };

    (void)state;
    assert_true(export_group_valid(sex, 0, &cells[0]));
    assert_false(export_group_valid(sex, 1, &cells[0]));
    assert_false(export_group_valid(sex, 0, &cells[1]));
    assert_true(export_group_valid(age, 0, &cells[2]));
    assert_false(export_group_valid(age, 1, &cells[2]));
    assert_false(export_group_valid(age, 0, &cells[3]));
    assert_true(export_group_valid(age, 1, &cells[4]));
    assert_false(export_group_valid(age, 0, &cells[4]));
    assert_true(export_group_valid(age, 0, &cells[5]));
    assert_false(export_group_valid(age, 1, &cells[5]));
    assert_true(export_group_valid(age, 1, &cells[6]));
    assert_true(export_group_valid(age, 0, &nothing));
    assert_false(export_group_valid(age, 1, &nothing));
    assert_true(export_group_valid(place, 0, &cells[7]));
    assert_true(export_group_valid(place, 2, &cells[8]));
    assert_false(export_group_valid(place, 2, &cells[7]));
    assert_false(export_group_valid(place, 0, &cells[9]));
    assert_false(export_group_valid(sex, 0, &cells[7]));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_group_again__as_if_at_once),
        cmocka_unit_test(test_export_group_again__places_and_reasons),
        cmocka_unit_test(test_export_group_cell__age),
        cmocka_unit_test(test_export_group_cell__every_value),
        cmocka_unit_test(test_export_group_cell__no_value),
        cmocka_unit_test(test_export_group_cell__place),
        cmocka_unit_test(test_export_group_valid__refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
