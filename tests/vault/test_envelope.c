#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/evp.h>

#include "vault/envelope.h"

#define BOUND "these bytes stay in clear\n"
#define TEXT "and these do not"
#define TEXT_LEN (sizeof(TEXT) - 1)

struct letter {
    uint8_t salt[VAULT_ENVELOPE_SALT_LEN];
    uint8_t nonce[VAULT_ENVELOPE_NONCE_LEN];
    uint8_t sealed[TEXT_LEN];
    uint8_t tag[VAULT_ENVELOPE_TAG_LEN];
};

static enum vault_status
seal(const char *words, struct letter *ret_letter)
{
    struct vault_envelope *envelope = NULL;
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    enum vault_status status;

    assert_int_equal(vault_secret_append(&passphrase, words, strlen(words)),
        VAULT_OK);
    status = vault_envelope_new(&passphrase, &envelope);
    vault_secret_release(&passphrase);
    if (status != VAULT_OK) {
        return status;
    }
    memcpy(ret_letter->salt, vault_envelope_salt(envelope),
        sizeof(ret_letter->salt));
    memcpy(ret_letter->nonce, vault_envelope_nonce(envelope),
        sizeof(ret_letter->nonce));
    assert_int_equal(vault_envelope_bind(envelope, BOUND, strlen(BOUND)),
        VAULT_OK);
    /* In pieces, of which one is empty. */
    assert_int_equal(vault_envelope_seal(envelope, TEXT, 5, ret_letter->sealed),
        VAULT_OK);
    assert_int_equal(vault_envelope_seal(envelope, "", 0, NULL), VAULT_OK);
    assert_int_equal(vault_envelope_seal(envelope, &TEXT[5], TEXT_LEN - 5,
                         ret_letter->sealed + 5),
        VAULT_OK);
    assert_int_equal(vault_envelope_end(envelope, ret_letter->tag), VAULT_OK);
    vault_envelope_free(&envelope);
    assert_null(envelope);
    return VAULT_OK;
}

/* As another program would open it. */
static int
opens(const struct letter *letter, const char *words, const char *bound)
{
    uint8_t key[32];
    uint8_t clear[TEXT_LEN];
    uint8_t tag[VAULT_ENVELOPE_TAG_LEN];
    uint8_t none[16];
    int made = 0;
    int good;
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();

    memcpy(tag, letter->tag, sizeof(tag));
    assert_int_equal(PKCS5_PBKDF2_HMAC(words, -1, letter->salt,
                         sizeof(letter->salt), 600000, EVP_sha256(), 32, key),
        1);
    assert_int_equal(EVP_DecryptInit_ex(context, EVP_aes_256_gcm(), NULL, key,
                         letter->nonce),
        1);
    assert_int_equal(EVP_DecryptUpdate(context, NULL, &made,
                         (const uint8_t *)bound, (int)strlen(bound)),
        1);
    assert_int_equal(EVP_DecryptUpdate(context, clear, &made, letter->sealed,
                         (int)TEXT_LEN),
        1);
    assert_int_equal(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG,
                         sizeof(tag), tag),
        1);
    good = EVP_DecryptFinal_ex(context, none, &made) == 1 &&
        memcmp(clear, TEXT, TEXT_LEN) == 0;
    EVP_CIPHER_CTX_free(context);
    return good;
}

static void
test_vault_envelope_seal__opens_by_the_book(void **state)
{
    struct letter letter;

    (void)state;
    assert_int_equal(seal("seven green lanterns", &letter), VAULT_OK);
    assert_true(opens(&letter, "seven green lanterns", BOUND));
    assert_false(opens(&letter, "seven green lantern", BOUND));
    assert_false(opens(&letter, "seven green lanterns", "these bytes\n"));
    letter.sealed[3] ^= 1;
    assert_false(opens(&letter, "seven green lanterns", BOUND));
}

/* e with an accent in one character or in two is the same passphrase. */
static void
test_vault_envelope_new__normal_form(void **state)
{
    struct letter letter;

    (void)state;
    assert_int_equal(seal("caf\x65\xcc\x81 by the sea", &letter), VAULT_OK);
    assert_true(opens(&letter, "caf\xc3\xa9 by the sea", BOUND));
}

static void
test_vault_envelope_new__never_twice_the_same(void **state)
{
    struct letter one;
    struct letter other;

    (void)state;
    assert_int_equal(seal("seven green lanterns", &one), VAULT_OK);
    assert_int_equal(seal("seven green lanterns", &other), VAULT_OK);
    assert_memory_not_equal(one.salt, other.salt, sizeof(one.salt));
    assert_memory_not_equal(one.nonce, other.nonce, sizeof(one.nonce));
}

static void
test_vault_envelope_new__refuses(void **state)
{
    struct letter letter;

    (void)state;
    assert_int_equal(seal("", &letter), VAULT_ERR_INVALID);
    assert_int_equal(seal("\xff\xfe\xfd", &letter), VAULT_ERR_INVALID);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_vault_envelope_seal__opens_by_the_book),
        cmocka_unit_test(test_vault_envelope_new__normal_form),
        cmocka_unit_test(test_vault_envelope_new__never_twice_the_same),
        cmocka_unit_test(test_vault_envelope_new__refuses),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
