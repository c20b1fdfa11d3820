#include <string.h>

#include "scratch.h"
#include "vault/rekey.h"
#include "vault/share.h"

static enum vault_status
opens(const char *path, const struct vault_secret *text)
{
    struct vault *vault = NULL;
    enum vault_status status = vault_open(path, text, NULL, &vault);

    vault_close(&vault);
    return status;
}

static void
release(struct vault_secret shares[VAULT_SHARES_MAX])
{
    size_t i;

    for (i = 0; i < VAULT_SHARES_MAX; i++) {
        vault_secret_release(&shares[i]);
    }
}

/* Adds a slot for `needed` of `made` shares. */
static unsigned
add(struct scratch *scratch, const char *path, unsigned needed, unsigned made,
    struct vault_secret shares[VAULT_SHARES_MAX])
{
    struct vault *vault = scratch_open(scratch, path);
    struct vault_share_request request = { needed, made, "executors" };
    unsigned slot = 99;

    scratch_ok(vault_share_add(vault, &request, shares, &slot));
    vault_close(&vault);
    return slot;
}

/* What joining the shares with these numbers comes to. */
static struct vault_share_finding
find(const char *path, const struct vault_secret *shares, const int *which,
    size_t count)
{
    struct vault_secret given[VAULT_SHARES_MAX];
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_share_finding finding;
    enum vault_status status;
    size_t i;

    for (i = 0; i < count; i++) {
        given[i] = shares[which[i]];
    }
    status = vault_share_join(path, given, count, &finding, &text);
    assert_int_equal(status == VAULT_OK, finding.fault == VAULT_SHARE_GOOD);
    vault_secret_release(&text);
    return finding;
}

static void
test_join__any_two_of_three_open(void **state)
{
    static const int pairs[][2] = { { 0, 1 }, { 2, 0 }, { 1, 2 } };
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "two.vault");
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_share_finding finding;
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count;
    size_t i;

    assert_int_equal(add(scratch, path, 2, 3, shares), 2);
    assert_int_equal(shares[0].len, 71);
    assert_null(shares[3].data);
    for (i = 0; i < 3; i++) {
        struct vault_secret given[2] = { shares[pairs[i][0]],
            shares[pairs[i][1]] };

        scratch_ok(vault_share_join(path, given, 2, &finding, &text));
        scratch_ok(opens(path, &text));
    }
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 3);
    assert_int_equal(slots[2].kind, VAULT_SLOT_SHARES);
    assert_int_equal(slots[2].needed, 2);
    assert_int_equal(slots[2].made, 3);
    vault_secret_release(&text);
    release(shares);
}

/* Every subset of the right size, every k and n up to six: the same secret. */
static void
test_join__every_subset_gives_the_same(void **state)
{
    struct scratch *scratch = *state;
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    struct vault_share_finding finding;
    unsigned needed;

    for (needed = 2; needed <= 5; needed++) {
        const char *path = scratch_copy(scratch, "subsets.vault");
        struct vault_secret first = VAULT_SECRET_INIT;
        struct vault_secret text = VAULT_SECRET_INIT;
        unsigned set;

        (void)add(scratch, path, needed, 6, shares);
        for (set = 0; set < 64; set++) {
            struct vault_secret given[VAULT_SHARES_MAX];
            size_t count = 0;
            int i;

            for (i = 0; i < 6; i++) {
                if ((set >> i & 1) != 0) {
                    given[count++] = shares[i];
                }
            }
            if (count < needed) {
                scratch_status(vault_share_join(path, given, count, &finding,
                                   &text),
                    VAULT_ERR_PASSPHRASE);
                assert_int_equal(finding.fault, VAULT_SHARE_TOO_FEW);
                assert_true(count == 0 || finding.missing == needed - count);
                continue;
            }
            scratch_ok(vault_share_join(path, given, count, &finding, &text));
            if (first.len == 0) {
                scratch_ok(vault_secret_append(&first, text.data, text.len));
            }
            assert_int_equal(first.len, text.len);
            assert_memory_equal(first.data, text.data, text.len);
        }
        vault_secret_release(&first);
        vault_secret_release(&text);
        release(shares);
    }
}

static void
test_join__says_what_is_wrong(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "wrong.vault");
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    struct vault_secret others[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    struct vault_share_finding finding;
    struct vault *vault;

    (void)add(scratch, path, 2, 3, shares);
    (void)add(scratch, path, 2, 3, others);
    finding = find(path, shares, (const int[]){ 0 }, 1);
    assert_int_equal(finding.fault, VAULT_SHARE_TOO_FEW);
    assert_int_equal(finding.missing, 1);
    finding = find(path, shares, (const int[]){ 1, 1 }, 2);
    assert_int_equal(finding.fault, VAULT_SHARE_TWICE);
    assert_int_equal(finding.share, 1);
    vault_secret_release(&shares[2]);
    vault_secret_take(&shares[2], &others[2]);
    finding = find(path, shares, (const int[]){ 0, 2 }, 2);
    assert_int_equal(finding.fault, VAULT_SHARE_MIXED);
    assert_int_equal(finding.share, 1);
    shares[1].data[14] = shares[1].data[14] == '7' ? '8' : '7';
    finding = find(path, shares, (const int[]){ 0, 1 }, 2);
    assert_int_equal(finding.fault, VAULT_SHARE_MISTYPED);
    assert_int_equal(finding.group, 3);
    shares[1].len -= 6;
    finding = find(path, shares, (const int[]){ 1 }, 1);
    assert_int_equal(finding.fault, VAULT_SHARE_NO_SHARE);

    vault = scratch_open(scratch, path);
    scratch_ok(vault_slot_remove(vault, 2));
    vault_close(&vault);
    finding = find(path, shares, (const int[]){ 0 }, 1);
    assert_int_equal(finding.fault, VAULT_SHARE_OUTDATED);
    release(shares);
    release(others);
}

static void
test_join__knows_its_vault(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "own.vault");
    const char *other = scratch_path(scratch, "other.vault");
    struct vault_create_options options = { 0, &scratch->passphrase, NULL };
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };

    scratch_ok(vault_create(other, &options));
    (void)add(scratch, path, 2, 2, shares);
    assert_int_equal(find(other, shares, (const int[]){ 0, 1 }, 2).fault,
        VAULT_SHARE_FOREIGN);
    release(shares);
}

static void
test_add__refuses_numbers_out_of_range(void **state)
{
    static const unsigned wrong[][2] = { { 1, 3 }, { 0, 0 }, { 4, 3 },
        { 2, 17 } };
    struct scratch *scratch = *state;
    struct vault *vault =
        scratch_open(scratch, scratch_copy(scratch, "range.vault"));
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    unsigned slot;
    size_t i;

    for (i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        struct vault_share_request request = { wrong[i][0], wrong[i][1], NULL };

        scratch_status(vault_share_add(vault, &request, shares, &slot),
            VAULT_ERR_INVALID);
    }
    vault_close(&vault);
}

/* Text that looks like it is a passphrase like any other. */
static void
test_secret__other_text_is_none(void **state)
{
    static const char *const texts[] = {
        "",
        "casevault shares ",
        "casevault shares 0123456789abcdef0123456789abcdef0123456x",
        "casevault shares 0123456789abcdef0123456789abcdef012345678",
    };
    struct vault_secret bytes = VAULT_SECRET_INIT;
    struct vault_secret good = scratch_secret(
        "casevault shares 00112233445566778899aabbccddeeff00112233");
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct vault_secret text = scratch_secret(texts[i]);

        scratch_status(vault_share_secret(&text, &bytes), VAULT_ERR_INVALID);
        vault_secret_release(&text);
    }
    scratch_ok(vault_share_secret(&good, &bytes));
    assert_int_equal(bytes.len, 20);
    assert_int_equal(bytes.data[1], 0x11);
    vault_secret_release(&good);
    vault_secret_release(&bytes);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_join__any_two_of_three_open),
        cmocka_unit_test(test_join__every_subset_gives_the_same),
        cmocka_unit_test(test_join__says_what_is_wrong),
        cmocka_unit_test(test_join__knows_its_vault),
        cmocka_unit_test(test_add__refuses_numbers_out_of_range),
        cmocka_unit_test(test_secret__other_text_is_none),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
