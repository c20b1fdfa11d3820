#include <string.h>

#include "scratch.h"
#include "vault/hkdf.h"

/* RFC 5869, appendix A, the three vectors with SHA-256. */
static const struct {
    const char *key;
    const char *salt;
    const char *info;
    const char *want;
} vectors[] = {
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b",
        "000102030405060708090a0b0c", "f0f1f2f3f4f5f6f7f8f9",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
        "34007208d5b887185865" },
    { "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
      "202122232425262728292a2b2c2d2e2f303132333435363738393a3b3c3d3e3f"
      "404142434445464748494a4b4c4d4e4f",
        "606162636465666768696a6b6c6d6e6f707172737475767778797a7b7c7d7e7f"
        "808182838485868788898a8b8c8d8e8f909192939495969798999a9b9c9d9e9f"
        "a0a1a2a3a4a5a6a7a8a9aaabacadaeaf",
        "b0b1b2b3b4b5b6b7b8b9babbbcbdbebfc0c1c2c3c4c5c6c7c8c9cacbcccdcecf"
        "d0d1d2d3d4d5d6d7d8d9dadbdcdddedfe0e1e2e3e4e5e6e7e8e9eaebecedeeef"
        "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff",
        "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
        "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
        "cc30c58179ec3e87c14c01d5c1f3434f1d87" },
    { "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "", "",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
        "9d201395faa4b61a96c8" },
};

static void
test_hkdf__rfc_5869(void **state)
{
    uint8_t bytes[4][96];
    size_t lens[4];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
        struct vault_secret key = VAULT_SECRET_INIT;
        struct vault_secret out = VAULT_SECRET_INIT;
        struct vault_text salt = { (const char *)bytes[1], 0 };
        struct vault_text info = { (const char *)bytes[2], 0 };

        lens[0] = scratch_hex(vectors[i].key, bytes[0], sizeof(bytes[0]));
        salt.len = scratch_hex(vectors[i].salt, bytes[1], sizeof(bytes[1]));
        info.len = scratch_hex(vectors[i].info, bytes[2], sizeof(bytes[2]));
        lens[3] = scratch_hex(vectors[i].want, bytes[3], sizeof(bytes[3]));
        scratch_ok(vault_secret_append(&key, bytes[0], lens[0]));
        scratch_ok(vault_hkdf(&key, salt, info, lens[3], &out));
        assert_int_equal(out.len, lens[3]);
        assert_memory_equal(out.data, bytes[3], lens[3]);
        vault_secret_release(&key);
        vault_secret_release(&out);
    }
}

static void
test_hkdf__more_than_255_blocks_is_too_long(void **state)
{
    struct vault_secret key = scratch_secret("key");
    struct vault_secret out = VAULT_SECRET_INIT;
    struct vault_text none = { "", 0 };

    (void)state;
    scratch_status(vault_hkdf(&key, none, none, 255 * 32 + 1, &out),
        VAULT_ERR_LIMIT);
    assert_null(out.data);
    vault_secret_release(&key);
}

static void
test_subkey__each_purpose_has_its_own(void **state)
{
    static const char *const purposes[] = {
        VAULT_SUBKEY_SQLCIPHER,
        VAULT_SUBKEY_HEADER,
        VAULT_SUBKEY_AUDIT,
        VAULT_SUBKEY_BACKUP,
    };
    struct vault_secret key =
        scratch_secret("0123456789abcdef0123456789abcdef");
    struct vault_secret keys[4] = { VAULT_SECRET_INIT, VAULT_SECRET_INIT,
        VAULT_SECRET_INIT, VAULT_SECRET_INIT };
    size_t i;
    size_t k;

    (void)state;
    for (i = 0; i < 4; i++) {
        scratch_ok(vault_subkey(&key, purposes[i], &keys[i]));
        assert_int_equal(keys[i].len, VAULT_KEY_LEN);
        assert_memory_not_equal(keys[i].data, key.data, VAULT_KEY_LEN);
        for (k = 0; k < i; k++) {
            assert_memory_not_equal(keys[i].data, keys[k].data, VAULT_KEY_LEN);
        }
    }
    for (i = 0; i < 4; i++) {
        vault_secret_release(&keys[i]);
    }
    vault_secret_release(&key);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hkdf__rfc_5869),
        cmocka_unit_test(test_hkdf__more_than_255_blocks_is_too_long),
        cmocka_unit_test(test_subkey__each_purpose_has_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
