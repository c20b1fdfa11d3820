#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "vault/leaf.h"

static uint8_t page[VAULT_PAGE_USABLE];

static const uint8_t *
nothing(void *data, uint32_t number)
{
    (void)data;
    (void)number;
    return NULL;
}

static struct vault_leaf
leaf_of(uint32_t number)
{
    struct vault_leaf leaf = { page, number, nothing, NULL, VAULT_SECRET_INIT };

    return leaf;
}

/* One row: id 7; NULL, 300, "ab", x'0102', 1, -2. */
static void
make_row(void)
{
    static const uint8_t row[] = { 15, 7, 7, 0, 2, 17, 16, 9, 1, 0x01, 0x2c,
        'a', 'b', 1, 2, 0xfe };
    static const uint8_t header[] = { 0x0d, 0, 0, 0, 1, 0x1f, 0x00, 0 };

    memset(page, 0, sizeof(page));
    memcpy(page, header, sizeof(header));
    page[8] = 0x10;
    memcpy(page + 0x1000, row, sizeof(row));
    page[0x1000] = sizeof(row) - 2;
}

static void
test_row__values_of_every_type(void **state)
{
    struct vault_leaf leaf = leaf_of(2);
    struct vault_leaf_row row;

    (void)state;
    make_row();
    assert_int_equal(vault_leaf_kind(&leaf), VAULT_LEAF_ROWS);
    assert_int_equal(vault_leaf_count(&leaf), 1);
    scratch_ok(vault_leaf_row(&leaf, 0, &row));
    assert_int_equal(row.id, 7);
    assert_int_equal(row.count, 6);
    assert_int_equal(row.values[0].type, VAULT_VALUE_BLOB);
    assert_null(row.values[0].bytes);
    assert_int_equal(row.values[1].number, 300);
    assert_int_equal(row.values[2].type, VAULT_VALUE_TEXT);
    assert_memory_equal(row.values[2].bytes, "ab", 2);
    assert_int_equal(row.values[3].len, 2);
    assert_int_equal(row.values[4].number, 1);
    assert_int_equal(row.values[5].number, -2);
    vault_secret_release(&leaf.text);
}

/* Whatever the bytes say, nothing outside the page is touched. */
static void
test_row__nonsense_is_refused(void **state)
{
    struct vault_leaf leaf = leaf_of(2);
    struct vault_leaf_row row;
    unsigned random = 1;
    size_t i;
    int round;

    (void)state;
    for (round = 0; round < 20000; round++) {
        make_row();
        for (i = 0; i < 4; i++) {
            random = random * 1103515245U + 12345U;
            page[i == 0 ? random / 65536 % 12 : 0x1000 + random / 65536 % 12] =
                (uint8_t)(random >> 8);
        }
        for (i = 0; i < vault_leaf_count(&leaf) && i < 5; i++) {
            if (vault_leaf_row(&leaf, i, &row) == VAULT_OK) {
                assert_true(row.count <= VAULT_LEAF_COLUMNS);
            }
            (void)vault_leaf_branch(&leaf, i);
        }
    }
    vault_secret_release(&leaf.text);
}

/* What does not fit on the page is asked for. */
static void
test_row__a_lost_continuation_is_damage(void **state)
{
    struct vault_leaf leaf = leaf_of(2);
    struct vault_leaf_row row;

    (void)state;
    make_row();
    page[0x1000] = 0xff; /* 16,263 bytes */
    page[0x1001] = 0x07;
    scratch_status(vault_leaf_row(&leaf, 0, &row), VAULT_ERR_DAMAGED);
    vault_secret_release(&leaf.text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_row__values_of_every_type),
        cmocka_unit_test(test_row__nonsense_is_refused),
        cmocka_unit_test(test_row__a_lost_continuation_is_damage),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
