#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "vault/crypto.h"
#include "vault/header.h"

static struct vault_secret key;

static void
fill(void *bytes, size_t len, uint8_t first)
{
    uint8_t *at = bytes;
    size_t i;

    for (i = 0; i < len; i++) {
        at[i] = (uint8_t)(first + i);
    }
}

/* A header with all kinds of slots. */
static struct vault_header
sample(void)
{
    struct vault_header header = {
        .sequence = 0x0102030405060708,
        .page_size = 8192,
        .created = 1795324680,
    };
    unsigned i;

    fill(header.uuid, sizeof(header.uuid), 0x10);
    fill(header.salt, sizeof(header.salt), 0x30);
    for (i = 0; i < 3; i++) {
        struct vault_slot *slot = &header.slots[i + i];

        slot->kind = i == 1 ? VAULT_SLOT_RECOVERY : VAULT_SLOT_PASSPHRASE;
        slot->cost = (struct vault_kdf_cost){ 65536U << i, 3 + i, 4 };
        slot->created = 1795324680 + i;
        fill(slot->nonce, sizeof(slot->nonce), (uint8_t)(0x40 + i));
        fill(slot->salt, sizeof(slot->salt), (uint8_t)(0x60 + i));
        fill(slot->wrapped, sizeof(slot->wrapped), (uint8_t)(0x80 + i));
    }
    memcpy(header.slots[0].label, "laptop \xc3\xa9", 10);
    memcpy(header.slots[4].label, "0123456789012345678901234567890", 32);
    return header;
}

static void
encode(uint8_t bytes[VAULT_HEADER_LEN])
{
    struct vault_header header = sample();

    vault_header_encode(&header, &key, bytes);
}

/* Makes the checksum fit again, as a forger would. */
static void
reseal(uint8_t bytes[VAULT_HEADER_LEN])
{
    vault_sha256(bytes, 4064, bytes + 4064);
}

static int
make_key(void **state)
{
    (void)state;
    key = scratch_secret("0123456789abcdef0123456789abcdef");
    return 0;
}

static int
drop_key(void **state)
{
    (void)state;
    vault_secret_release(&key);
    return 0;
}

static void
test_decode__gives_back_what_was_encoded(void **state)
{
    struct vault_header want = sample();
    struct vault_header header;
    uint8_t bytes[VAULT_HEADER_LEN];
    uint8_t again[VAULT_HEADER_LEN];
    size_t i;

    (void)state;
    encode(bytes);
    scratch_ok(vault_header_decode(bytes, sizeof(bytes), &header));
    assert_memory_equal(header.uuid, want.uuid, sizeof(want.uuid));
    assert_memory_equal(header.salt, want.salt, sizeof(want.salt));
    assert_true(header.sequence == want.sequence);
    assert_int_equal(header.page_size, want.page_size);
    assert_int_equal(header.created, want.created);
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        assert_int_equal(header.slots[i].kind, want.slots[i].kind);
        assert_int_equal(header.slots[i].created, want.slots[i].created);
        assert_memory_equal(&header.slots[i].cost, &want.slots[i].cost,
            sizeof(want.slots[i].cost));
        assert_memory_equal(header.slots[i].nonce, want.slots[i].nonce, 24);
        assert_memory_equal(header.slots[i].salt, want.slots[i].salt, 32);
        assert_memory_equal(header.slots[i].wrapped, want.slots[i].wrapped, 48);
        assert_string_equal(header.slots[i].label, want.slots[i].label);
    }
    vault_header_encode(&header, &key, again);
    assert_memory_equal(again, bytes, sizeof(bytes));
}

/* The offsets of docs/FORMAT.md, so that neither changes alone. */
static void
test_encode__puts_each_field_where_the_format_says(void **state)
{
    static const struct {
        size_t at;
        const char *hex;
    } fields[] = {
        { 0, "43415345564c540a" },
        { 8, "01000000" },
        { 12, "00100000" },
        { 16, "101112131415161718191a1b1c1d1e1f" },
        { 32, "0807060504030201" },
        { 40, "303132333435363738393a3b3c3d3e3f" },
        { 56, "00200000" },
        { 60, "00000000" },
        { 64, "087b026b00000000" },
        { 128, "01010100" },
        { 132, "00000100" },
        { 136, "03000000" },
        { 140, "04000000" },
        { 144, "087b026b00000000" },
        { 152, "404142434445464748494a4b4c4d4e4f5051525354555657" },
        { 176, "606162636465666768696a6b6c6d6e6f" },
        { 208, "808182838485868788898a8b8c8d8e8f" },
        { 256, "6c6170746f7020c3a90000" },
        { 288, "0000000000000000" },
        { 640, "020101000000020004000000" },
        { 1152, "01010100" },
    };
    uint8_t bytes[VAULT_HEADER_LEN];
    uint8_t want[64];
    uint8_t mac[32];
    struct vault_text signed_part = { (const char *)bytes, 4032 };
    size_t i;

    (void)state;
    encode(bytes);
    for (i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        size_t len = scratch_hex(fields[i].hex, want, sizeof(want));

        assert_memory_equal(bytes + fields[i].at, want, len);
    }
    vault_hmac(&key, &signed_part, 1, mac);
    assert_memory_equal(bytes + 4032, mac, 32);
    vault_sha256(bytes, 4064, mac);
    assert_memory_equal(bytes + 4064, mac, 32);
}

/* One flipped bit is damage everywhere, and in the magic no vault at all. */
static void
test_decode__every_flipped_bit(void **state)
{
    struct vault_header header;
    uint8_t bytes[VAULT_HEADER_LEN];
    size_t bit;

    (void)state;
    encode(bytes);
    for (bit = 0; bit < sizeof(bytes) * 8; bit++) {
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
        scratch_status(vault_header_decode(bytes, sizeof(bytes), &header),
            bit < 64 ? VAULT_ERR_NOT_A_VAULT : VAULT_ERR_HEADER);
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
    }
    scratch_ok(vault_header_decode(bytes, sizeof(bytes), &header));
}

static void
test_decode__every_length(void **state)
{
    struct vault_header header;
    uint8_t bytes[VAULT_HEADER_LEN];
    size_t len;

    (void)state;
    encode(bytes);
    for (len = 0; len < sizeof(bytes); len++) {
        uint8_t *exact = malloc(len + 1);

        memcpy(exact, bytes, len);
        scratch_status(vault_header_decode(exact, len, &header),
            VAULT_ERR_NOT_A_VAULT);
        free(exact);
    }
}

/* What a file may claim with a checksum that fits, and what we say to it. */
static const struct {
    const char *what;
    size_t at;
    const char *hex;
    enum vault_status want;
} claims[] = {
    { "magic of another program", 0, "4c554b53babe0002",
        VAULT_ERR_NOT_A_VAULT },
    { "magic in other letters", 0, "636173655674", VAULT_ERR_NOT_A_VAULT },
    { "version 0", 8, "00000000", VAULT_ERR_HEADER },
    { "version 2", 8, "02000000", VAULT_ERR_VERSION },
    { "version 4294967295", 8, "ffffffff", VAULT_ERR_VERSION },
    { "page size 0", 56, "00000000", VAULT_ERR_HEADER },
    { "page size 4096", 56, "00100000", VAULT_ERR_HEADER },
    { "page size 65536", 56, "00000100", VAULT_ERR_HEADER },
    { "page size 8193", 56, "01200000", VAULT_ERR_HEADER },
    { "sequence 0", 32, "0000000000000000", VAULT_ERR_HEADER },
    { "sequence above 2^63", 32, "0000000000000080", VAULT_ERR_HEADER },
    { "sequence 2^63 - 1", 32, "ffffffffffffff7f", VAULT_OK },
    { "first reserved bytes", 60, "01", VAULT_ERR_HEADER },
    { "second reserved bytes", 72, "01", VAULT_ERR_HEADER },
    { "end of the second reserved bytes", 127, "80", VAULT_ERR_HEADER },
    { "third reserved bytes", 2176, "01", VAULT_ERR_HEADER },
    { "end of the third reserved bytes", 4031, "ff", VAULT_ERR_HEADER },
    { "created before 1970", 64, "ffffffffffffffff", VAULT_ERR_HEADER },
    { "created in year 10000", 64, "0042ff02eb370000", VAULT_ERR_HEADER },
    { "created at the end of year 9999", 64, "7f41f4ff3a000000", VAULT_OK },
    { "other UUID", 16, "ffffffffffffffffffffffffffffffff", VAULT_OK },
    { "other salt", 40, "00000000000000000000000000000000", VAULT_OK },
    { "slot kind 3", 128, "03", VAULT_ERR_HEADER },
    { "slot kind 255", 128, "ff", VAULT_ERR_HEADER },
    { "free slot with content", 128, "00", VAULT_ERR_HEADER },
    { "content in a free slot", 384 + 255, "01", VAULT_ERR_HEADER },
    { "kind in a free slot", 384, "01", VAULT_ERR_HEADER },
    { "no key derivation", 129, "00", VAULT_ERR_HEADER },
    { "unknown key derivation", 129, "02", VAULT_ERR_HEADER },
    { "no cipher", 130, "00", VAULT_ERR_HEADER },
    { "unknown cipher", 130, "02", VAULT_ERR_HEADER },
    { "reserved byte of a slot", 131, "01", VAULT_ERR_HEADER },
    { "memory 0", 132, "00000000", VAULT_ERR_HEADER },
    { "memory below 8 per lane", 132, "1f000000", VAULT_ERR_HEADER },
    { "memory 8 per lane", 132, "20000000", VAULT_OK },
    { "memory 4 GiB", 132, "00004000", VAULT_OK },
    { "memory 4 GiB and 1 KiB", 132, "01004000", VAULT_ERR_LIMIT },
    { "memory 4 TiB", 132, "ffffffff", VAULT_ERR_LIMIT },
    { "passes 0", 136, "00000000", VAULT_ERR_HEADER },
    { "passes 1", 136, "01000000", VAULT_OK },
    { "passes 64", 136, "40000000", VAULT_OK },
    { "passes 65", 136, "41000000", VAULT_ERR_LIMIT },
    { "passes 4294967295", 136, "ffffffff", VAULT_ERR_LIMIT },
    { "lanes 0", 140, "00000000", VAULT_ERR_HEADER },
    { "lanes 64", 140, "40000000", VAULT_OK },
    { "lanes 65", 140, "41000000", VAULT_ERR_LIMIT },
    { "lanes 4294967295", 140, "ffffffff", VAULT_ERR_LIMIT },
    { "all costs at once", 132, "ffffffffffffffffffffffff", VAULT_ERR_LIMIT },
    { "slot made before 1970", 144, "ffffffffffffffff", VAULT_ERR_HEADER },
    { "slot made in the far future", 144, "ffffffffffffff7f",
        VAULT_ERR_HEADER },
    { "label without an end", 1152 + 128 + 31, "41", VAULT_ERR_HEADER },
    { "label with an escape sequence", 256, "1b5b324a00", VAULT_ERR_HEADER },
    { "label with a line feed", 256, "0a", VAULT_ERR_HEADER },
    { "label with DEL", 256, "7f", VAULT_ERR_HEADER },
    { "label with a C1 control", 256, "c29b", VAULT_ERR_HEADER },
    { "label with broken UTF-8", 256, "c3", VAULT_ERR_HEADER },
    { "label with a surrogate", 256, "eda080", VAULT_ERR_HEADER },
    { "label with bytes after its end", 256 + 30, "41", VAULT_ERR_HEADER },
    { "empty label", 256, "000000000000000000", VAULT_OK },
    { "reserved bytes at the end of a slot", 288, "01", VAULT_ERR_HEADER },
    { "last reserved byte of a slot", 383, "01", VAULT_ERR_HEADER },
    { "other nonce", 152, "00", VAULT_OK },
    { "other wrapped key", 208, "00", VAULT_OK },
};

static void
test_decode__claims_with_a_fitting_checksum(void **state)
{
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(claims) / sizeof(claims[0]); i++) {
        struct vault_header header;
        uint8_t bytes[VAULT_HEADER_LEN];
        enum vault_status status;

        encode(bytes);
        (void)scratch_hex(claims[i].hex, bytes + claims[i].at, 64);
        reseal(bytes);
        status = vault_header_decode(bytes, sizeof(bytes), &header);
        if (status != claims[i].want) {
            print_error("%s: %s, not %s\n", claims[i].what,
                vault_status_name(status), vault_status_name(claims[i].want));
        }
        assert_int_equal(status, claims[i].want);
        assert_false(vault_header_authentic(bytes, &key));
    }
}

/* A newer release may make its copies longer or shorter. */
static void
test_decode__newer_version_of_another_length(void **state)
{
    static const size_t lengths[] = { 128, 512, 4096, 8192 };
    struct vault_header header;
    uint8_t bytes[8192];
    size_t i;

    (void)state;
    for (i = 0; i < 4; i++) {
        size_t len = lengths[i];

        memset(bytes, 0xab, sizeof(bytes));
        memcpy(bytes, VAULT_HEADER_MAGIC, 8);
        fill(bytes + 8, 8, 0);
        memcpy(bytes + 8, "\x07\0\0\0", 4);
        bytes[12] = (uint8_t)len;
        bytes[13] = (uint8_t)(len >> 8);
        bytes[14] = bytes[15] = 0;
        vault_sha256(bytes, len - 32, bytes + len - 32);
        scratch_status(vault_header_decode(bytes, sizeof(bytes), &header),
            VAULT_ERR_VERSION);
        bytes[40] ^= 1;
        scratch_status(vault_header_decode(bytes, sizeof(bytes), &header),
            VAULT_ERR_HEADER);
    }
}

static void
test_authentic__only_under_the_right_key(void **state)
{
    struct vault_secret other =
        scratch_secret("0123456789abcdef0123456789abcdeF");
    uint8_t bytes[VAULT_HEADER_LEN];
    size_t bit;

    (void)state;
    encode(bytes);
    assert_true(vault_header_authentic(bytes, &key));
    assert_false(vault_header_authentic(bytes, &other));
    for (bit = 0; bit < (size_t)4064 * 8; bit += 7) {
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
        assert_false(vault_header_authentic(bytes, &key));
        bytes[bit / 8] = (uint8_t)(bytes[bit / 8] ^ 1U << bit % 8);
    }
    vault_secret_release(&other);
}

static void
test_label_valid__lengths_and_letters(void **state)
{
    (void)state;
    assert_true(vault_header_label_valid(""));
    assert_true(vault_header_label_valid("Ibu Sri's laptop"));
    assert_true(vault_header_label_valid("0123456789012345678901234567890"));
    assert_false(vault_header_label_valid("01234567890123456789012345678901"));
    assert_false(vault_header_label_valid("tab\there"));
    assert_false(vault_header_label_valid("\xff"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_decode__gives_back_what_was_encoded),
        cmocka_unit_test(test_encode__puts_each_field_where_the_format_says),
        cmocka_unit_test(test_decode__every_flipped_bit),
        cmocka_unit_test(test_decode__every_length),
        cmocka_unit_test(test_decode__claims_with_a_fitting_checksum),
        cmocka_unit_test(test_decode__newer_version_of_another_length),
        cmocka_unit_test(test_authentic__only_under_the_right_key),
        cmocka_unit_test(test_label_valid__lengths_and_letters),
    };

    return cmocka_run_group_tests(tests, make_key, drop_key);
}
