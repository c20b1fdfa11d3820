#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "cli/export/digest.h"

/* FIPS 180-4, examples of one and of two blocks. */
static void
test_export_digest_hash__examples(void **state)
{
    static const unsigned char one[] = { 0xba, 0x78, 0x16, 0xbf, 0x8f, 0x01,
        0xcf, 0xea, 0x41, 0x41, 0x40, 0xde, 0x5d, 0xae, 0x22, 0x23, 0xb0, 0x03,
        0x61, 0xa3, 0x96, 0x17, 0x7a, 0x9c, 0xb4, 0x10, 0xff, 0x61, 0xf2, 0x00,
        0x15, 0xad };
    static const unsigned char two[] = { 0x24, 0x8d, 0x6a, 0x61, 0xd2, 0x06,
        0x38, 0xb8, 0xe5, 0xc0, 0x26, 0x93, 0x0c, 0x3e, 0x60, 0x39, 0xa3, 0x3c,
        0xe4, 0x59, 0x64, 0xff, 0x21, 0x67, 0xf6, 0xec, 0xed, 0xd4, 0x19, 0xdb,
        0x06, 0xc1 };
    static const char text[] =
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    struct export_digest *digest = export_digest_new();
    unsigned char hash[32];

    (void)state;
    assert_true(export_digest_add(digest, "abc", 3));
    assert_true(export_digest_hash(digest, hash));
    assert_memory_equal(hash, one, sizeof(one));
    export_digest_free(&digest);
    assert_null(digest);
    /* Asked in between, it goes on. */
    digest = export_digest_new();
    assert_true(export_digest_add(digest, text, 20));
    assert_true(export_digest_hash(digest, hash));
    assert_true(export_digest_add(digest, text + 20, strlen(text) - 20));
    assert_true(export_digest_hash(digest, hash));
    assert_memory_equal(hash, two, sizeof(two));
    export_digest_free(&digest);
    export_digest_free(&digest);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_export_digest_hash__examples),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
