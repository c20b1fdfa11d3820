#include <string.h>

#include "scratch.h"
#include "vault/anchor.h"
#include "vault/case.h"

static struct vault_anchor_block
block_of(uint64_t sequence, int64_t count)
{
    struct vault_anchor_block block = { .sequence = sequence };

    memset(block.uuid, 0x11, sizeof(block.uuid));
    memset(block.anchor.head, (int)(count & 0xff), VAULT_MAC_LEN);
    block.anchor.count = count;
    return block;
}

static void
test_decode__gives_back_what_was_encoded(void **state)
{
    const struct scratch *scratch = *state;
    struct vault_anchor_block want = block_of(7, 1234567890123);
    struct vault_anchor_block block;
    uint8_t bytes[VAULT_ANCHOR_LEN];

    vault_anchor_encode(&want, &scratch->data_key, bytes);
    assert_memory_equal(bytes, "CASEANC\n\x01\0\0\0\0\0\0\0\x07", 17);
    scratch_ok(vault_anchor_decode(bytes, &scratch->data_key, &block));
    assert_int_equal(block.sequence, 7);
    assert_int_equal(block.anchor.count, 1234567890123);
    assert_memory_equal(block.anchor.head, want.anchor.head, VAULT_MAC_LEN);
    assert_memory_equal(block.uuid, want.uuid, 16);
}

static void
test_decode__every_flipped_bit_and_another_key(void **state)
{
    const struct scratch *scratch = *state;
    struct vault_secret other = scratch_secret("some other key");
    struct vault_anchor_block block = block_of(1, 5);
    uint8_t bytes[VAULT_ANCHOR_LEN];
    size_t bit;

    vault_anchor_encode(&block, &scratch->data_key, bytes);
    for (bit = 0; bit < sizeof(bytes) * 8; bit++) {
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
        scratch_status(vault_anchor_decode(bytes, NULL, &block),
            VAULT_ERR_NOT_FOUND);
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
    }
    scratch_ok(vault_anchor_decode(bytes, NULL, &block));
    scratch_status(vault_anchor_decode(bytes, &other, &block),
        VAULT_ERR_NOT_FOUND);
    block.anchor.count = -1;
    vault_anchor_encode(&block, &scratch->data_key, bytes);
    scratch_status(vault_anchor_decode(bytes, &scratch->data_key, &block),
        VAULT_ERR_NOT_FOUND);
    vault_secret_release(&other);
}

static void
expect(struct vault *vault, int64_t count, uint8_t first)
{
    struct vault_anchor anchor;

    scratch_ok(vault_audit_anchor_read(vault, &anchor));
    assert_int_equal(anchor.count, count);
    assert_int_equal(anchor.head[0], first);
}

static void
write_anchor(struct vault *vault, int64_t count, uint8_t first)
{
    uint8_t head[VAULT_MAC_LEN] = { first };

    scratch_ok(vault_audit_anchor_write(vault, head, count));
}

static void
test_write__goes_forward_only(void **state)
{
    const char *path = scratch_copy(*state, "forward.vault");
    struct vault *vault = scratch_open(*state, path);

    expect(vault, 0, 0);
    write_anchor(vault, 5, 0x50);
    expect(vault, 5, 0x50);
    write_anchor(vault, 4, 0x40);
    write_anchor(vault, 5, 0x51);
    expect(vault, 5, 0x50);
    write_anchor(vault, 6, 0x60);
    vault_close(&vault);
    vault = scratch_open(*state, path);
    expect(vault, 6, 0x60);
    vault_close(&vault);
}

static void
test_reset__may_go_back_and_both_blocks_say_so(void **state)
{
    static const long blocks[] = { 32768, 49152 };
    uint8_t head[VAULT_MAC_LEN] = { 0x20 };
    const char *path = scratch_copy(*state, "reset.vault");
    struct vault *vault = scratch_open(*state, path);
    int i;

    write_anchor(vault, 8, 0x80);
    write_anchor(vault, 9, 0x90);
    scratch_ok(vault_audit_anchor_reset(vault, head, 2));
    expect(vault, 2, 0x20);
    vault_close(&vault);
    for (i = 0; i < 2; i++) {
        scratch_flip(path, (size_t)blocks[i] * 8 + 3);
        vault = scratch_open(*state, path);
        expect(vault, 2, 0x20);
        vault_close(&vault);
        scratch_flip(path, (size_t)blocks[i] * 8 + 3);
    }
}

static void
test_write__inside_a_transaction_waits_for_the_commit(void **state)
{
    const char *path = scratch_copy(*state, "wait.vault");
    struct vault *vault = scratch_open(*state, path);

    scratch_ok(vault_begin(vault));
    write_anchor(vault, 3, 0x30);
    expect(vault, 0, 0);
    scratch_ok(vault_commit(vault));
    expect(vault, 3, 0x30);
    scratch_ok(vault_begin(vault));
    write_anchor(vault, 4, 0x40);
    vault_rollback(vault);
    expect(vault, 3, 0x30);
    vault_close(&vault);
}

/* Either block damaged, at any byte: the other one still vouches. */
static void
test_read__with_one_block_damaged(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "damaged.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_notice notice;
    size_t byte;

    write_anchor(vault, 1, 1); /* never in the log: */
    vault_close(&vault);
    scratch_ok(vault_open_with_key(path, &scratch->data_key, &notice, &vault));
    assert_true(notice.older);
    vault_close(&vault);
    for (byte = 0; byte < VAULT_ANCHOR_LEN; byte += 31) {
        /* The first block is from the making, the second one newer. */
        scratch_flip(path, (49152 + byte) * 8);
        vault = scratch_open(scratch, path);
        expect(vault, 0, 0);
        vault_close(&vault);
        scratch_flip(path, (49152 + byte) * 8);
        scratch_flip(path, (32768 + byte) * 8);
        vault = scratch_open(scratch, path);
        expect(vault, 1, 1);
        vault_close(&vault);
        scratch_flip(path, (32768 + byte) * 8);
    }
}

static void
test_read__both_damaged_is_reported(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "both.vault");
    struct vault *vault = NULL;
    struct vault_notice notice = { false, false, false };
    struct vault_anchor anchor;

    scratch_flip(path, (size_t)32768 * 8);
    scratch_flip(path, (size_t)(49152 + 500) * 8);
    scratch_ok(vault_open_with_key(path, &scratch->data_key, &notice, &vault));
    assert_true(notice.older);
    scratch_status(vault_audit_anchor_read(vault, &anchor),
        VAULT_ERR_NOT_FOUND);
    /* The next entry makes a block again. */
    write_anchor(vault, 1, 1);
    expect(vault, 1, 1);
    vault_close(&vault);
}

/* The block of another vault, or of the same one with another key. */
static void
test_read__a_foreign_block_does_not_count(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "foreign.vault");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_anchor_block block = block_of(99, 99);
    uint8_t bytes[VAULT_ANCHOR_LEN];
    struct vault_file file = VAULT_FILE_INIT;

    vault_anchor_encode(&block, &vault->audit_key, bytes);
    scratch_ok(vault_file_of(vault->db, &file));
    scratch_ok(vault_file_write(&file, 32768, bytes, sizeof(bytes)));
    expect(vault, 0, 0);
    memcpy(block.uuid, vault->uuid, sizeof(block.uuid));
    vault_anchor_encode(&block, &scratch->data_key, bytes);
    scratch_ok(vault_file_write(&file, 32768, bytes, sizeof(bytes)));
    expect(vault, 0, 0);
    vault_close(&vault);
}

static void
test_change__anchors_its_entry(void **state)
{
    const char *path = scratch_copy(*state, "change.vault");
    struct vault *vault = scratch_open(*state, path);
    struct vault_case added;
    struct vault_anchor anchor;

    scratch_ok(vault_case_add(vault, "K-1", "2026-01-05", "id", &added));
    scratch_ok(vault_case_add(vault, "K-2", "2026-01-05", "id", &added));
    scratch_ok(vault_audit_anchor_read(vault, &anchor));
    assert_int_equal(anchor.count,
        scratch_int64(vault, "SELECT max(number) FROM audit"));
    vault_close(&vault);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode__gives_back_what_was_encoded),
        cmocka_unit_test(test_decode__every_flipped_bit_and_another_key),
        cmocka_unit_test(test_write__goes_forward_only),
        cmocka_unit_test(test_reset__may_go_back_and_both_blocks_say_so),
        cmocka_unit_test(test_write__inside_a_transaction_waits_for_the_commit),
        cmocka_unit_test(test_read__with_one_block_damaged),
        cmocka_unit_test(test_read__both_damaged_is_reported),
        cmocka_unit_test(test_read__a_foreign_block_does_not_count),
        cmocka_unit_test(test_change__anchors_its_entry),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
