#include <stdlib.h>
#include <string.h>

#include "memory_file.h"
#include "scratch.h"
#include "vault/area.h"
#include "vault/crypto.h"

#define SECTOR ((size_t)512)
#define SECTORS (VAULT_HEADER_LEN / SECTOR)
#define TWO_COPIES ((int64_t)2 * VAULT_HEADER_LEN)

static struct vault_secret key;
static struct memory_file disk;
static struct memory_file start;

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

/* A header that can be told from others by its creation time. */
static struct vault_header
header_of(int64_t created)
{
    struct vault_header header = {
        .sequence = 1,
        .page_size = VAULT_HEADER_PAGE_SIZE,
        .created = created,
    };

    header.slots[0].kind = VAULT_SLOT_PASSPHRASE;
    header.slots[0].cost = (struct vault_kdf_cost){ 65536, 3, 4 };
    return header;
}

static void
format(struct memory_file *memory, int64_t created)
{
    struct vault_file file = memory_file_handle(memory);
    struct vault_header header = header_of(created);

    memory_file_init(memory);
    scratch_ok(vault_area_format(&file, &header, &key));
}

/* Updates to `created` with the present file; the status is the file's. */
static enum vault_status
update(struct memory_file *memory, int64_t created)
{
    struct vault_file file = memory_file_handle(memory);
    struct vault_header header = header_of(created);
    struct vault_area area;

    scratch_ok(vault_area_read(&file, &area));
    return vault_area_update(&file, &area, &header, &key);
}

/* The creation time of the header that counts after the power is back. */
static int64_t
read_back(struct memory_file *memory)
{
    struct vault_file file = memory_file_handle(memory);
    struct vault_area area;
    int newest;

    memory->off = false;
    memory->budget = -1;
    scratch_ok(vault_area_read(&file, &area));
    newest = vault_area_newest(&area, &key);
    assert_true(newest >= 0);
    assert_int_equal(newest, vault_area_newest(&area, NULL));
    return area.copies[newest].header.created;
}

static void
test_format__two_equal_copies(void **state)
{
    (void)state;
    format(&disk, 1);
    assert_int_equal(read_back(&disk), 1);
    assert_memory_equal(disk.bytes, disk.bytes + VAULT_HEADER_SPACING,
        VAULT_HEADER_LEN);
    assert_true(disk.syncs >= 2);
}

static void
test_update__both_copies_get_the_next_sequence(void **state)
{
    struct vault_header header;

    (void)state;
    format(&disk, 1);
    scratch_ok(update(&disk, 2));
    assert_int_equal(read_back(&disk), 2);
    assert_memory_equal(disk.bytes, disk.bytes + VAULT_HEADER_SPACING,
        VAULT_HEADER_LEN);
    scratch_ok(vault_header_decode(disk.bytes, VAULT_HEADER_LEN, &header));
    assert_true(header.sequence == 2);
}

/* How the two copies may be before an update. */
enum before {
    WHOLE,
    A_DAMAGED,
    B_DAMAGED,
    A_OLDER,
    B_OLDER,
    A_FORGED,
    B_FORGED,
    BEFORE_COUNT,
};

/* A copy with a high sequence number, sealed by somebody without the key. */
static void
forge(uint8_t *copy)
{
    struct vault_secret other =
        scratch_secret("another key, 32 bytes of length.");
    struct vault_header header = header_of(666);

    header.sequence = INT64_MAX;
    vault_header_encode(&header, &other, copy);
    vault_secret_release(&other);
}

static void
prepare(struct memory_file *memory, enum before before)
{
    static struct memory_file old;
    uint8_t *b = memory->bytes + VAULT_HEADER_SPACING;

    format(&old, 1);
    format(memory, 1);
    scratch_ok(update(memory, 2));
    switch (before) {
    case A_DAMAGED: memset(memory->bytes + 1000, 0xee, 100); break;
    case B_DAMAGED: memset(b, 0, VAULT_HEADER_LEN); break;
    case A_OLDER: memcpy(memory->bytes, old.bytes, VAULT_HEADER_LEN); break;
    case B_OLDER: memcpy(b, old.bytes, VAULT_HEADER_LEN); break;
    case A_FORGED: forge(memory->bytes); break;
    case B_FORGED: forge(b); break;
    case WHOLE:
    case BEFORE_COUNT: break;
    }
}

/* Either header, whole; the new one for certain when update() said so. */
static void
cut_update(int64_t budget)
{
    enum vault_status status;
    int64_t created;

    disk = start;
    disk.budget = budget;
    status = update(&disk, 3);
    created = read_back(&disk);
    assert_true(created == 2 || created == 3);
    /* The first copy is on disk, so the new header counts. */
    assert_true(budget < VAULT_HEADER_LEN || created == 3);
    assert_int_equal(status == VAULT_OK, budget == TWO_COPIES);
}

static void
test_update__cut_at_every_byte(void **state)
{
    int before;
    int64_t budget;

    (void)state;
    for (before = WHOLE; before < A_FORGED; before++) {
        prepare(&start, (enum before)before);
        for (budget = 0; budget <= TWO_COPIES; budget++) {
            cut_update(budget);
        }
    }
}

/* The sectors of `set` as `to` has them, the others as `from`. */
static void
mix_sectors(unsigned set, const struct memory_file *from,
    const struct memory_file *to)
{
    size_t i;
    size_t at;

    disk = *from;
    for (i = 0; i < 2 * SECTORS; i++) {
        at = i / SECTORS * VAULT_HEADER_SPACING + i % SECTORS * SECTOR;
        if ((set >> i % SECTORS & 1) != 0) {
            memcpy(disk.bytes + at, to->bytes + at, SECTOR);
        }
    }
}

/* Tears the first or the second write of an update in every way. */
static void
tear_write(int64_t write)
{
    static struct memory_file from;
    static struct memory_file to;
    unsigned set;
    int64_t created;

    from = start;
    from.budget = write * VAULT_HEADER_LEN;
    assert_int_not_equal(update(&from, 3), VAULT_OK);
    to = start;
    to.budget = (write + 1) * VAULT_HEADER_LEN;
    assert_int_equal(update(&to, 3) == VAULT_OK, write == 1);
    for (set = 0; set < 1U << SECTORS; set++) {
        mix_sectors(set, &from, &to);
        created = read_back(&disk);
        assert_true(created == 2 || created == 3);
        assert_true(write == 0 || created == 3);
    }
}

/* Every set of the sectors of the write that the cut fell into. */
static void
test_update__every_set_of_torn_sectors(void **state)
{
    int before;

    (void)state;
    for (before = WHOLE; before < A_FORGED; before++) {
        prepare(&start, (enum before)before);
        tear_write(0);
        tear_write(1);
    }
}

/* Without the first sync both writes could arrive torn. */
static void
test_update__waits_for_the_disk_between_the_copies(void **state)
{
    (void)state;
    format(&disk, 1);
    disk.syncs = 0;
    disk.budget = VAULT_HEADER_LEN;
    assert_int_not_equal(update(&disk, 2), VAULT_OK);
    assert_int_equal(disk.syncs, 1);
    assert_int_equal(disk.written,
        2 * VAULT_HEADER_LEN + 65536 + 2 * VAULT_HEADER_LEN);
}

static void
test_update__a_forged_copy_goes_first_and_loses(void **state)
{
    int before;

    (void)state;
    for (before = A_FORGED; before < BEFORE_COUNT; before++) {
        struct vault_file file;
        struct vault_area area;

        prepare(&disk, (enum before)before);
        file = memory_file_handle(&disk);
        scratch_ok(vault_area_read(&file, &area));
        assert_int_equal(vault_area_newest(&area, NULL), before - A_FORGED);
        assert_int_equal(vault_area_newest(&area, &key), B_FORGED - before);
        scratch_ok(update(&disk, 3));
        assert_int_equal(read_back(&disk), 3);
        assert_memory_equal(disk.bytes, disk.bytes + VAULT_HEADER_SPACING,
            VAULT_HEADER_LEN);
    }
}

static void
test_repair__from_every_state(void **state)
{
    int before;

    (void)state;
    for (before = WHOLE; before < BEFORE_COUNT; before++) {
        struct vault_file file;
        struct vault_area area;
        bool repaired = false;

        prepare(&disk, (enum before)before);
        file = memory_file_handle(&disk);
        scratch_ok(vault_area_read(&file, &area));
        scratch_ok(vault_area_repair(&file, &area, &key, &repaired));
        assert_int_equal(repaired, before != WHOLE);
        assert_int_equal(read_back(&disk), 2);
        assert_memory_equal(disk.bytes, disk.bytes + VAULT_HEADER_SPACING,
            VAULT_HEADER_LEN);
    }
}

static void
test_repair__cut_at_every_byte_keeps_the_good_copy(void **state)
{
    int before;
    int64_t budget;

    (void)state;
    for (before = A_DAMAGED; before < BEFORE_COUNT; before++) {
        prepare(&start, (enum before)before);
        for (budget = 0; budget <= VAULT_HEADER_LEN; budget += 13) {
            struct vault_file file = memory_file_handle(&disk);
            struct vault_area area;
            bool repaired = false;
            int good;

            disk = start;
            disk.budget = budget;
            scratch_ok(vault_area_read(&file, &area));
            assert_int_not_equal(vault_area_repair(&file, &area, &key,
                                     &repaired),
                VAULT_OK);
            assert_false(repaired);
            disk.off = false;
            scratch_ok(vault_area_read(&file, &area));
            good = vault_area_newest(&area, &key);
            assert_true(good >= 0);
            assert_int_equal(area.copies[good].header.created, 2);
        }
    }
}

/* What a file without a good copy is called. */
static void
test_read__verdicts(void **state)
{
    struct vault_file file = memory_file_handle(&disk);
    struct vault_area area;

    (void)state;
    memory_file_init(&disk);
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_NOT_A_VAULT);

    memcpy(disk.bytes, "SQLite format 3", 16);
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_NOT_A_VAULT);

    /* Both magics overwritten, but an anchor block is there. */
    memory_file_init(&disk);
    memcpy(disk.bytes + 49152, "CASEANC\n", 8);
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_HEADER);

    format(&disk, 1);
    disk.bytes[100] ^= 1;
    disk.bytes[VAULT_HEADER_SPACING + 4000] ^= 1;
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_HEADER);

    /* One of the two from a newer release, the other one damaged. */
    format(&disk, 1);
    disk.bytes[8] = 2;
    vault_sha256(disk.bytes, 4064, disk.bytes + 4064);
    scratch_ok(vault_area_read(&file, &area));
    assert_int_equal(vault_area_newest(&area, NULL), 1);
    disk.bytes[VAULT_HEADER_SPACING] ^= 1;
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_VERSION);

    format(&disk, 1);
    memset(disk.bytes + 132, 0xff, 4);
    vault_sha256(disk.bytes, 4064, disk.bytes + 4064);
    disk.bytes[VAULT_HEADER_SPACING + 500] ^= 1;
    scratch_status(vault_area_read(&file, &area), VAULT_ERR_LIMIT);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_format__two_equal_copies),
        cmocka_unit_test(test_update__both_copies_get_the_next_sequence),
        cmocka_unit_test(test_update__cut_at_every_byte),
        cmocka_unit_test(test_update__every_set_of_torn_sectors),
        cmocka_unit_test(test_update__waits_for_the_disk_between_the_copies),
        cmocka_unit_test(test_update__a_forged_copy_goes_first_and_loses),
        cmocka_unit_test(test_repair__from_every_state),
        cmocka_unit_test(test_repair__cut_at_every_byte_keeps_the_good_copy),
        cmocka_unit_test(test_read__verdicts),
    };

    return cmocka_run_group_tests(tests, make_key, drop_key);
}
