#include <string.h>

#include "scratch.h"
#include "vault/hkdf.h"
#include "vault/kdf.h"
#include "vault/keyslot.h"

/* The cheapest cost that a header may ask for: these tests are not about it. */
static const struct vault_kdf_cost cheap = { 32, 1, 1 };

static struct vault_secret data_key;

static int
make_key(void **state)
{
    (void)state;
    data_key = scratch_secret("0123456789abcdef0123456789abcdef");
    return 0;
}

static int
drop_key(void **state)
{
    (void)state;
    vault_secret_release(&data_key);
    return 0;
}

static void
put_slot(struct vault_header *header, unsigned number,
    enum vault_slot_kind kind, const char *text)
{
    struct vault_secret passphrase = scratch_secret(text);
    struct vault_keyslot_request request = {
        .kind = kind,
        .number = number,
        .passphrase = &passphrase,
        .cost = cheap,
        .label = "label",
    };

    scratch_ok(vault_keyslot_make(header->uuid, &request, &data_key,
        &header->slots[number]));
    vault_secret_release(&passphrase);
}

static enum vault_status
try(const struct vault_header *header, const char *text, unsigned *ret_number)
{
    struct vault_secret passphrase = scratch_secret(text);
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status =
        vault_keyslot_open(header, &passphrase, ret_number, &key);

    if (status == VAULT_OK) {
        assert_int_equal(key.len, VAULT_KEY_LEN);
        assert_memory_equal(key.data, data_key.data, VAULT_KEY_LEN);
    } else {
        assert_null(key.data);
    }
    vault_secret_release(&key);
    vault_secret_release(&passphrase);
    return status;
}

static void
test_open__every_slot_by_its_own_passphrase(void **state)
{
    struct vault_header header = { .sequence = 1 };
    char text[32] = "passphrase number 0";
    unsigned number = 99;
    unsigned i;

    (void)state;
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        text[18] = (char)('0' + i);
        put_slot(&header, i, VAULT_SLOT_PASSPHRASE, text);
    }
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        text[18] = (char)('0' + i);
        scratch_ok(try(&header, text, &number));
        assert_int_equal(number, i);
    }
    scratch_status(try(&header, "passphrase number 8", &number),
        VAULT_ERR_PASSPHRASE);
    scratch_status(try(&header, "", &number), VAULT_ERR_PASSPHRASE);
    scratch_status(try(&header, "\xff\xfe", &number), VAULT_ERR_PASSPHRASE);
}

static void
test_open__any_way_of_typing_the_same_letters(void **state)
{
    struct vault_header header = { .sequence = 1 };
    unsigned number;

    (void)state;
    put_slot(&header, 0, VAULT_SLOT_PASSPHRASE, "caf\xc3\xa9 tubruk manis");
    put_slot(&header, 5, VAULT_SLOT_RECOVERY,
        "Z330F-ZWKZF-XVNQN-H4KH5-NH020-TK5AE-3KN2T-4HMVW");
    scratch_ok(try(&header, "cafe\xcc\x81 tubruk manis", &number));
    assert_int_equal(number, 0);
    scratch_ok(try(&header, "z330f zwkzf xvnqn h4kh5 nho2o tk5ae 3kn2t 4hmvw",
        &number));
    assert_int_equal(number, 5);
    scratch_status(try(&header, "Cafe tubruk manis", &number),
        VAULT_ERR_PASSPHRASE);
}

/* A slot is bound to its place and to its vault. */
static void
test_open__a_moved_slot_does_not_open(void **state)
{
    struct vault_header header = { .sequence = 1 };
    struct vault_header moved = { .sequence = 1 };
    unsigned number;

    (void)state;
    put_slot(&header, 2, VAULT_SLOT_PASSPHRASE, "a passphrase");
    scratch_ok(try(&header, "a passphrase", &number));
    moved.slots[3] = header.slots[2];
    scratch_status(try(&moved, "a passphrase", &number), VAULT_ERR_PASSPHRASE);
    header.uuid[0] ^= 1;
    scratch_status(try(&header, "a passphrase", &number), VAULT_ERR_PASSPHRASE);
}

static void
test_make__refuses_what_could_not_be_opened(void **state)
{
    struct vault_secret text = scratch_secret("not a recovery code");
    struct vault_keyslot_request request = {
        .kind = VAULT_SLOT_RECOVERY,
        .passphrase = &text,
        .cost = cheap,
    };
    const uint8_t uuid[VAULT_UUID_LEN] = { 0 };
    struct vault_slot slot = { .kind = VAULT_SLOT_FREE };

    (void)state;
    scratch_status(vault_keyslot_make(uuid, &request, &data_key, &slot),
        VAULT_ERR_INVALID);
    request.kind = VAULT_SLOT_FREE;
    scratch_status(vault_keyslot_make(uuid, &request, &data_key, &slot),
        VAULT_ERR_INVALID);
    request.kind = VAULT_SLOT_PASSPHRASE;
    request.label = "a label\nof two lines";
    scratch_status(vault_keyslot_make(uuid, &request, &data_key, &slot),
        VAULT_ERR_INVALID);
    request.label = NULL;
    vault_secret_clear(&text);
    scratch_status(vault_keyslot_make(uuid, &request, &data_key, &slot),
        VAULT_ERR_INVALID);
    assert_int_equal(slot.kind, VAULT_SLOT_FREE);
    vault_secret_release(&text);
}

static void
test_make__twice_shares_nothing(void **state)
{
    struct vault_header a = { .sequence = 1 };
    struct vault_header b = { .sequence = 1 };

    (void)state;
    put_slot(&a, 0, VAULT_SLOT_PASSPHRASE, "the same");
    put_slot(&b, 0, VAULT_SLOT_PASSPHRASE, "the same");
    assert_memory_not_equal(a.slots[0].salt, b.slots[0].salt, 32);
    assert_memory_not_equal(a.slots[0].nonce, b.slots[0].nonce, 24);
    assert_memory_not_equal(a.slots[0].wrapped, b.slots[0].wrapped, 48);
}

/* An area whose copies were sealed with these keys. */
static void
make_area(struct vault_area *area, const struct vault_header *a,
    const struct vault_secret *key_a, const struct vault_header *b)
{
    struct vault_secret key = VAULT_SECRET_INIT;

    scratch_ok(vault_subkey(&data_key, VAULT_SUBKEY_HEADER, &key));
    area->copies[0].header = *a;
    vault_header_encode(a, key_a == NULL ? &key : key_a, area->copies[0].bytes);
    area->copies[1].header = *b;
    vault_header_encode(b, &key, area->copies[1].bytes);
    area->copies[0].status = area->copies[1].status = VAULT_OK;
    vault_secret_release(&key);
}

static enum vault_status
try_area(const struct vault_area *area, const char *text)
{
    struct vault_secret passphrase = scratch_secret(text);
    struct vault_secret key = VAULT_SECRET_INIT;
    enum vault_status status = vault_keyslot_open_area(area, &passphrase, &key);

    vault_secret_release(&key);
    vault_secret_release(&passphrase);
    return status;
}

/* A revoked passphrase does not come back with an outdated copy. */
static void
test_open_area__the_newer_copy_decides(void **state)
{
    struct vault_header newer = { .sequence = 2, .page_size = 8192 };
    struct vault_header older = { .sequence = 1, .page_size = 8192 };
    static struct vault_area area;

    (void)state;
    put_slot(&older, 0, VAULT_SLOT_PASSPHRASE, "old one");
    put_slot(&newer, 0, VAULT_SLOT_PASSPHRASE, "new one");
    make_area(&area, &newer, NULL, &older);
    scratch_ok(try_area(&area, "new one"));
    scratch_status(try_area(&area, "old one"), VAULT_ERR_PASSPHRASE);
    area.copies[0].status = VAULT_ERR_HEADER;
    scratch_ok(try_area(&area, "old one"));
    area.copies[1].status = VAULT_ERR_HEADER;
    scratch_status(try_area(&area, "old one"), VAULT_ERR_HEADER);
}

/* But a newer copy that we did not seal locks nobody out. */
static void
test_open_area__a_forged_copy_locks_nobody_out(void **state)
{
    struct vault_header forged = { .sequence = 9, .page_size = 8192 };
    struct vault_header older = { .sequence = 1, .page_size = 8192 };
    struct vault_secret other =
        scratch_secret("the key of a forger, 32 bytes ..");
    static struct vault_area area;

    (void)state;
    put_slot(&older, 0, VAULT_SLOT_PASSPHRASE, "the owner");
    put_slot(&forged, 0, VAULT_SLOT_PASSPHRASE, "the forger");
    memset(forged.slots[0].wrapped, 0, sizeof(forged.slots[0].wrapped));
    make_area(&area, &forged, &other, &older);
    scratch_ok(try_area(&area, "the owner"));
    scratch_status(try_area(&area, "the forger"), VAULT_ERR_PASSPHRASE);
    vault_secret_release(&other);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_open__every_slot_by_its_own_passphrase),
        cmocka_unit_test(test_open__any_way_of_typing_the_same_letters),
        cmocka_unit_test(test_open__a_moved_slot_does_not_open),
        cmocka_unit_test(test_make__refuses_what_could_not_be_opened),
        cmocka_unit_test(test_make__twice_shares_nothing),
        cmocka_unit_test(test_open_area__the_newer_copy_decides),
        cmocka_unit_test(test_open_area__a_forged_copy_locks_nobody_out),
    };

    return cmocka_run_group_tests(tests, make_key, drop_key);
}
