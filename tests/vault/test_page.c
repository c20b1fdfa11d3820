#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "vault/header.h"
#include "vault/page.h"

static void
keys_of(const struct scratch *scratch, const uint8_t *file,
    struct vault_page_keys *ret_keys)
{
    struct vault_header header;

    scratch_ok(vault_header_decode(file, VAULT_HEADER_LEN, &header));
    scratch_ok(vault_page_keys_make(&scratch->data_key, header.salt, ret_keys));
}

/* Every page that SQLCipher has written, and none with another number. */
static void
test_decrypt__what_sqlcipher_wrote(void **state)
{
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    struct scratch *scratch = *state;
    uint8_t plain[VAULT_PAGE_USABLE];
    uint32_t number;
    uint8_t *bytes;
    size_t len;

    bytes = scratch_read(scratch->path, &len);
    keys_of(scratch, bytes, &keys);
    assert_true(len >= 65536 + 10 * VAULT_PAGE_LEN);
    for (number = 1; 65536 + (size_t)number * VAULT_PAGE_LEN <= len; number++) {
        const uint8_t *page =
            bytes + 65536 + (size_t)(number - 1) * VAULT_PAGE_LEN;

        scratch_ok(vault_page_decrypt(&keys, number, page, plain));
        scratch_status(vault_page_decrypt(&keys, number + 1, page, plain),
            VAULT_ERR_DAMAGED);
    }
    /* The page size of the first page, as SQLite's format has it. */
    scratch_ok(vault_page_decrypt(&keys, 1, bytes + 65536, plain));
    assert_int_equal(plain[16] << 8 | plain[17], VAULT_PAGE_LEN);
    assert_int_equal(plain[20], VAULT_PAGE_LEN - VAULT_PAGE_USABLE);
    vault_page_keys_release(&keys);
    free(bytes);
}

static void
test_decrypt__any_flipped_bit_is_noticed(void **state)
{
    struct vault_page_keys keys = VAULT_PAGE_KEYS_INIT;
    struct scratch *scratch = *state;
    uint8_t plain[VAULT_PAGE_USABLE];
    uint8_t *page;
    uint8_t *bytes;
    size_t len;
    size_t bit;

    bytes = scratch_read(scratch->path, &len);
    keys_of(scratch, bytes, &keys);
    page = bytes + 65536 + (size_t)2 * VAULT_PAGE_LEN;
    for (bit = 0; bit < (size_t)8 * VAULT_PAGE_LEN; bit += 37) {
        page[bit / 8] ^= (uint8_t)(1U << bit % 8);
        scratch_status(vault_page_decrypt(&keys, 3, page, plain),
            VAULT_ERR_DAMAGED);
        page[bit / 8] ^= (uint8_t)(1U << bit % 8);
    }
    scratch_ok(vault_page_decrypt(&keys, 3, page, plain));
    vault_page_keys_release(&keys);
    free(bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decrypt__what_sqlcipher_wrote),
        cmocka_unit_test(test_decrypt__any_flipped_bit_is_noticed),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
