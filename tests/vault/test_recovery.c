#include <string.h>

#include "scratch.h"
#include "vault/recovery.h"

#define CODE_LEN ((size_t)47) /* eight groups of five, and hyphens */

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

static enum vault_status
check(const char *text, unsigned *ret_group)
{
    struct vault_secret code = scratch_secret(text);
    enum vault_status status = vault_recovery_check(&code, ret_group);

    vault_secret_release(&code);
    return status;
}

static void
make(char ret_code[CODE_LEN + 1])
{
    struct vault_secret code = VAULT_SECRET_INIT;

    scratch_ok(vault_recovery_new(&code));
    assert_int_equal(code.len, 47);
    memcpy(ret_code, code.data, 48);
    vault_secret_release(&code);
}

static void
test_new__has_the_form_and_checks(void **state)
{
    char a[CODE_LEN + 1];
    char b[CODE_LEN + 1];
    unsigned group = 9;
    size_t i;

    (void)state;
    make(a);
    make(b);
    assert_string_not_equal(a, b);
    for (i = 0; i < 47; i++) {
        if (i % 6 == 5) {
            assert_int_equal(a[i], '-');
        } else {
            assert_non_null(strchr(alphabet, a[i]));
        }
    }
    scratch_ok(check(a, &group));
    assert_int_equal(group, 0);
}

static void
test_new__uses_every_character_everywhere(void **state)
{
    uint32_t seen[CODE_LEN] = { 0 };
    char code[CODE_LEN + 1];
    int round;
    size_t i;

    (void)state;
    for (round = 0; round < 1500; round++) {
        make(code);
        for (i = 0; i < CODE_LEN; i++) {
            seen[i] |= code[i] == '-'
                ? UINT32_MAX
                : UINT32_C(1) << (strchr(alphabet, code[i]) - alphabet);
        }
    }
    for (i = 0; i < CODE_LEN; i++) {
        assert_true(seen[i] == UINT32_MAX);
    }
}

/* Asserts that a code is refused, and for which group. */
static void
refused(const char *typed, size_t want)
{
    unsigned group;

    scratch_status(check(typed, &group), VAULT_ERR_INVALID);
    assert_int_equal(group, want);
}

/* Every other character in the place of one. */
static void
mistype(const char *code, size_t at)
{
    char typed[CODE_LEN + 1];
    size_t k;

    memcpy(typed, code, sizeof(typed));
    for (k = 0; k < 32; k++) {
        typed[at] = alphabet[k];
        if (typed[at] != code[at]) {
            refused(typed, at / 6 + 1);
        }
    }
}

static void
test_check__every_single_mistake(void **state)
{
    char code[CODE_LEN + 1];
    size_t i;

    (void)state;
    make(code);
    for (i = 0; i < CODE_LEN; i++) {
        if (code[i] != '-') {
            mistype(code, i);
        }
    }
}

static void
swap_neighbours(const char *code)
{
    char typed[CODE_LEN + 1];
    size_t i;

    for (i = 0; i < CODE_LEN; i++) {
        if (i % 6 < 3 && code[i] != code[i + 1]) {
            memcpy(typed, code, sizeof(typed));
            typed[i] = code[i + 1];
            typed[i + 1] = code[i];
            refused(typed, i / 6 + 1);
        }
    }
}

static void
swap_groups(const char *code)
{
    char typed[CODE_LEN + 1];
    size_t i;
    size_t k;

    for (i = 0; i < 8; i++) {
        for (k = i + 1; k < 8; k++) {
            memcpy(typed, code, sizeof(typed));
            memcpy(typed + i * 6, code + k * 6, 5);
            memcpy(typed + k * 6, code + i * 6, 5);
            refused(typed, i + 1);
        }
    }
}

static void
test_check__neighbours_and_groups_swapped(void **state)
{
    char code[CODE_LEN + 1];
    int round;

    (void)state;
    for (round = 0; round < 50; round++) {
        make(code);
        swap_neighbours(code);
        swap_groups(code);
    }
}

static void
test_canonical__typing_habits_do_not_matter(void **state)
{
    /* Made once; holds 0 and 1, which are typed as o, O, i, I, l, L. */
    const char *habits[] = {
        "Z330F-ZWKZF-XVNQN-H4KH5-NH020-TK5AE-3KN2T-4HMVW",
        "z330fzwkzfxvnqnh4kh5nh020tk5ae3kn2t4hmvw",
        " Z33oF ZWKZF XVNQN\tH4KH5 NHO2O TK5AE 3KN2T 4HMVW\r\n",
        "Z-3-3-0-F-ZWKZFXVNQNH4KH5NH02O-TK5AE3KN2T4HMVW",
    };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(habits) / sizeof(habits[0]); i++) {
        struct vault_secret code = scratch_secret(habits[i]);
        struct vault_secret canonical = VAULT_SECRET_INIT;

        scratch_ok(vault_recovery_canonical(&code, &canonical));
        assert_string_equal((char *)canonical.data,
            "Z330FZWKZFXVNQNH4KH5NH020TK5AE3KN2T4HMVW");
        vault_secret_release(&code);
        vault_secret_release(&canonical);
    }
}

static void
test_check__i_and_l_are_read_as_one(void **state)
{
    char code[CODE_LEN + 1];
    char typed[CODE_LEN + 1];
    unsigned group;
    char *one;
    int round;

    (void)state;
    for (round = 0; round < 200; round++) {
        make(code);
        memcpy(typed, code, sizeof(typed));
        for (one = strchr(typed, '1'); one != NULL; one = strchr(one, '1')) {
            *one = "iIlL"[round % 4];
        }
        scratch_ok(check(typed, &group));
    }
}

static void
test_check__wrong_length_names_no_group(void **state)
{
    char code[CODE_LEN + 1];
    char typed[64];
    unsigned group = 9;

    (void)state;
    make(code);
    memcpy(typed, code, sizeof(code));
    typed[46] = '\0';
    scratch_status(check(typed, &group), VAULT_ERR_INVALID);
    assert_int_equal(group, 0);
    memcpy(typed, code, sizeof(code));
    memcpy(typed + 47, "Z", 2);
    scratch_status(check(typed, &group), VAULT_ERR_INVALID);
    assert_int_equal(group, 0);
    scratch_status(check("", &group), VAULT_ERR_INVALID);
    assert_int_equal(group, 0);
}

static void
test_check__strange_characters_name_their_group(void **state)
{
    static const char strange[] = { 'U', 'u', '!', '\x7f', '@' };
    char code[CODE_LEN + 1];
    unsigned group = 0;
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(strange); i++) {
        make(code);
        code[12] = strange[i];
        scratch_status(check(code, &group), VAULT_ERR_INVALID);
        assert_int_equal(group, 3);
    }
}

static void
test_canonical__refuses_a_passphrase(void **state)
{
    struct vault_secret text = scratch_secret("correct horse battery staple");
    struct vault_secret canonical = VAULT_SECRET_INIT;

    (void)state;
    scratch_status(vault_recovery_canonical(&text, &canonical),
        VAULT_ERR_INVALID);
    assert_null(canonical.data);
    vault_secret_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_new__has_the_form_and_checks),
        cmocka_unit_test(test_new__uses_every_character_everywhere),
        cmocka_unit_test(test_check__every_single_mistake),
        cmocka_unit_test(test_check__neighbours_and_groups_swapped),
        cmocka_unit_test(test_canonical__typing_habits_do_not_matter),
        cmocka_unit_test(test_check__i_and_l_are_read_as_one),
        cmocka_unit_test(test_check__wrong_length_names_no_group),
        cmocka_unit_test(test_check__strange_characters_name_their_group),
        cmocka_unit_test(test_canonical__refuses_a_passphrase),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
