#include <string.h>

#include "scratch.h"
#include "vault/crypto.h"

/* FIPS 180-4, the examples of NIST. */
static void
test_sha256__known_answers(void **state)
{
    uint8_t want[32];
    uint8_t digest[32];

    (void)state;
    (void)scratch_hex("ba7816bf8f01cfea414140de5dae2223"
                      "b00361a396177a9cb410ff61f20015ad",
        want, sizeof(want));
    vault_sha256("abc", 3, digest);
    assert_memory_equal(digest, want, sizeof(want));
    (void)scratch_hex("e3b0c44298fc1c149afbf4c8996fb924"
                      "27ae41e4649b934ca495991b7852b855",
        want, sizeof(want));
    vault_sha256("", 0, digest);
    assert_memory_equal(digest, want, sizeof(want));
}

/* RFC 4231, test cases 2 and 6, whole and in parts. */
static void
test_hmac__rfc_4231(void **state)
{
    struct vault_secret key = scratch_secret("Jefe");
    struct vault_text parts[] = { { "what do ya ", 11 }, { "", 0 },
        { "want for nothing?", 17 } };
    uint8_t want[32];
    uint8_t mac[32];
    uint8_t long_key[131];
    struct vault_text text = {
        "Test Using Larger Than Block-Size Key - Hash Key First", 54
    };

    (void)state;
    (void)scratch_hex("5bdcc146bf60754e6a042426089575c7"
                      "5a003f089d2739839dec58b964ec3843",
        want, sizeof(want));
    vault_hmac(&key, parts, 3, mac);
    assert_memory_equal(mac, want, sizeof(want));

    memset(long_key, 0xaa, sizeof(long_key));
    vault_secret_clear(&key);
    scratch_ok(vault_secret_append(&key, long_key, sizeof(long_key)));
    (void)scratch_hex("60e431591ee0b67f0d8a26aacbf5b77f"
                      "8e0bc6213728c5140546040f0ee37f54",
        want, sizeof(want));
    vault_hmac(&key, &text, 1, mac);
    assert_memory_equal(mac, want, sizeof(want));
    vault_secret_release(&key);
}

static void
test_bytes_equal__sees_the_last_byte(void **state)
{
    (void)state;
    assert_true(vault_bytes_equal("abcd", "abcd", 4));
    assert_false(vault_bytes_equal("abcd", "abce", 4));
    assert_true(vault_bytes_equal("abcd", "abce", 3));
}

static void
make_key(struct vault_secret *key, uint8_t first)
{
    uint8_t bytes[32];
    size_t i;

    for (i = 0; i < sizeof(bytes); i++) {
        bytes[i] = (uint8_t)(first + i);
    }
    vault_secret_clear(key);
    scratch_ok(vault_secret_append(key, bytes, sizeof(bytes)));
}

/*
 * Computed apart from this library: HChaCha20 (draft-irtf-cfrg-xchacha-03,
 * checked with its test vector), then ChaCha20-Poly1305 of RFC 8439.
 */
static void
test_seal__known_answer(void **state)
{
    struct vault_seal_context context = { .slot = 3 };
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_secret plain = VAULT_SECRET_INIT;
    uint8_t sealed[VAULT_SEALED_LEN];
    uint8_t want[VAULT_SEALED_LEN];
    uint8_t i;

    (void)state;
    for (i = 0; i < 16; i++) {
        context.uuid[i] = i;
    }
    for (i = 0; i < 24; i++) {
        context.nonce[i] = (uint8_t)(0x40 + i);
    }
    make_key(&key, 0x80);
    make_key(&plain, 0x10);
    (void)scratch_hex("e11d61e74fe5e24de30b6dc8eab3834a1266504d2161bacb"
                      "e293df276e7823e7ea8f74ab17ed65515ae9d15b5b79b029",
        want, sizeof(want));
    vault_seal(&key, &context, &plain, sealed);
    assert_memory_equal(sealed, want, sizeof(want));
    vault_secret_release(&key);
    vault_secret_release(&plain);
}

static void
test_seal__opens_again(void **state)
{
    struct vault_seal_context context = { .slot = 3 };
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_secret plain = VAULT_SECRET_INIT;
    struct vault_secret back = VAULT_SECRET_INIT;
    uint8_t sealed[VAULT_SEALED_LEN];

    (void)state;
    make_key(&key, 0x80);
    make_key(&plain, 0x10);
    vault_seal(&key, &context, &plain, sealed);
    scratch_ok(vault_unseal(&key, &context, sealed, &back));
    assert_int_equal(back.len, 32);
    assert_memory_equal(back.data, plain.data, 32);
    vault_secret_release(&key);
    vault_secret_release(&plain);
    vault_secret_release(&back);
}

static void
test_unseal__refuses_every_flipped_bit(void **state)
{
    struct vault_seal_context context = { .slot = 3 };
    struct vault_seal_context other;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_secret plain = VAULT_SECRET_INIT;
    struct vault_secret back = scratch_secret("untouched");
    uint8_t sealed[VAULT_SEALED_LEN];
    size_t bit;

    (void)state;
    make_key(&key, 0x80);
    make_key(&plain, 0x10);
    vault_seal(&key, &context, &plain, sealed);
    for (bit = 0; bit < sizeof(sealed) * 8; bit++) {
        sealed[bit / 8] = (uint8_t)(sealed[bit / 8] ^ 1U << bit % 8);
        scratch_status(vault_unseal(&key, &context, sealed, &back),
            VAULT_ERR_PASSPHRASE);
        sealed[bit / 8] = (uint8_t)(sealed[bit / 8] ^ 1U << bit % 8);
    }
    for (bit = 0; bit < 256; bit++) {
        key.data[bit / 8] = (uint8_t)(key.data[bit / 8] ^ 1U << bit % 8);
        scratch_status(vault_unseal(&key, &context, sealed, &back),
            VAULT_ERR_PASSPHRASE);
        key.data[bit / 8] = (uint8_t)(key.data[bit / 8] ^ 1U << bit % 8);
    }
    other = context;
    other.slot = 4;
    scratch_status(vault_unseal(&key, &other, sealed, &back),
        VAULT_ERR_PASSPHRASE);
    other = context;
    other.uuid[15] = 1;
    scratch_status(vault_unseal(&key, &other, sealed, &back),
        VAULT_ERR_PASSPHRASE);
    other = context;
    other.nonce[0] = 1;
    scratch_status(vault_unseal(&key, &other, sealed, &back),
        VAULT_ERR_PASSPHRASE);
    assert_string_equal((char *)back.data, "untouched");
    vault_secret_release(&key);
    vault_secret_release(&plain);
    vault_secret_release(&back);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sha256__known_answers),
        cmocka_unit_test(test_hmac__rfc_4231),
        cmocka_unit_test(test_bytes_equal__sees_the_last_byte),
        cmocka_unit_test(test_seal__known_answer),
        cmocka_unit_test(test_seal__opens_again),
        cmocka_unit_test(test_unseal__refuses_every_flipped_bit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
