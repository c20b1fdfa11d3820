#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "disk_vfs.h"
#include "scratch.h"
#include "vault/audit.h"
#include "vault/check.h"
#include "vault/header.h"
#include "vault/internal.h"
#include "vault/slot.h"

static enum vault_status
opens(const char *path, const struct vault_secret *passphrase)
{
    struct vault *vault = NULL;
    enum vault_status status = vault_open(path, passphrase, NULL, &vault);

    vault_close(&vault);
    return status;
}

static void
test_list__shows_the_slots_of_a_new_vault(void **state)
{
    const struct scratch *scratch = *state;
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    size_t count = 0;

    scratch_ok(vault_slot_list(scratch->path, slots, &count));
    assert_int_equal(count, 2);
    assert_int_equal(slots[0].kind, VAULT_SLOT_PASSPHRASE);
    assert_int_equal(slots[1].kind, VAULT_SLOT_RECOVERY);
    assert_int_equal(slots[1].number, 1);
    assert_int_equal(slots[0].memory_kib, 65536);
    assert_int_equal(slots[0].passes, 3);
    assert_int_equal(slots[0].lanes, 4);
    assert_int_equal(strlen(slots[0].created), 20);
    assert_int_equal(slots[0].created[19], 'Z');
    scratch_status(vault_slot_list(scratch_path(scratch, "none"), slots,
                       &count),
        VAULT_ERR_NO_VAULT);
}

static void
test_change__the_new_one_opens_and_the_old_one_does_not(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "change.vault");
    struct vault_secret new_one = scratch_secret("a new passphrase of mine");
    struct vault *vault = scratch_open(scratch, path);
    struct vault_check_report report;
    uint8_t *before;
    uint8_t *after;
    size_t len;
    size_t i;

    before = scratch_read(path, &len);
    scratch_status(vault_slot_change(vault, &new_one, &new_one, 0),
        VAULT_ERR_PASSPHRASE);
    scratch_ok(vault_slot_change(vault, &scratch->passphrase, &new_one, 0));
    scratch_ok(vault_check(vault, false, &report));
    vault_close(&vault);
    scratch_ok(opens(path, &new_one));
    scratch_ok(opens(path, &scratch->recovery));
    scratch_status(opens(path, &scratch->passphrase), VAULT_ERR_PASSPHRASE);

    /* The old slot is overwritten in both copies. */
    after = scratch_read(path, &len);
    for (i = 0; i < len; i++) {
        assert_false(len - i >= 48 && memcmp(after + i, before + 208, 48) == 0);
    }
    free(before);
    free(after);
    vault_secret_release(&new_one);
}

static void
test_change__a_recovery_code_stays_one(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "code.vault");
    struct vault_secret code = VAULT_SECRET_INIT;
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct vault *vault = scratch_open(scratch, path);
    size_t count;

    scratch_status(vault_slot_change(vault, &scratch->recovery,
                       &scratch->passphrase, 0),
        VAULT_ERR_INVALID);
    scratch_ok(vault_recovery_new(&code));
    scratch_ok(vault_slot_change(vault, &scratch->recovery, &code, 0));
    vault_close(&vault);
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 2);
    assert_int_equal(slots[1].kind, VAULT_SLOT_RECOVERY);
    scratch_ok(opens(path, &code));
    scratch_status(opens(path, &scratch->recovery), VAULT_ERR_PASSPHRASE);
    vault_secret_release(&code);
}

/* At 0 seconds the floor is wanted, which is what it has. */
static void
test_harden__never_lowers(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "harden.vault");
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct vault *vault = scratch_open(scratch, path);
    size_t count;
    bool raised = true;

    scratch_ok(vault_slot_harden(vault, &scratch->passphrase, 0, &raised));
    assert_false(raised);
    raised = true;
    scratch_ok(vault_slot_harden(vault, &scratch->recovery, 1, &raised));
    assert_false(raised);
    scratch_ok(vault_slot_harden(vault, &scratch->passphrase, 1, &raised));
    vault_close(&vault);
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(raised,
        (uint64_t)slots[0].memory_kib * slots[0].passes > 65536 * 3);
    assert_int_equal(slots[1].memory_kib, 65536);
}

static void
test_could_harden__from_twice_the_cost_on(void **state)
{
    struct vault_slot_info slot = { .kind = VAULT_SLOT_PASSPHRASE };

    (void)state;
    assert_true(vault_slot_could_harden(&slot, 0.5, 1.0));
    assert_false(vault_slot_could_harden(&slot, 0.51, 1.0));
    assert_false(vault_slot_could_harden(&slot, 0, 1.0));
    slot.kind = VAULT_SLOT_RECOVERY;
    assert_false(vault_slot_could_harden(&slot, 0.1, 1.0));
}

static void
test_add__until_all_are_taken(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "add.vault");
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct vault *vault = scratch_open(scratch, path);
    char text[32] = "one more passphrase 0";
    size_t count;
    int i;

    for (i = 0; i < 6; i++) {
        struct vault_secret more = scratch_secret(text);

        scratch_ok(
            vault_slot_add(vault, VAULT_SLOT_PASSPHRASE, &more, 0, "laptop"));
        text[20]++;
        vault_secret_release(&more);
    }
    scratch_status(vault_slot_add(vault, VAULT_SLOT_PASSPHRASE,
                       &scratch->passphrase, 0, NULL),
        VAULT_ERR_NO_SLOT);
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 8);
    assert_string_equal(slots[7].label, "laptop");
    scratch_ok(vault_slot_remove(vault, 3));
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 7);
    assert_int_equal(slots[3].number, 4);
    vault_close(&vault);
}

static void
test_remove__never_the_last_passphrase(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "remove.vault");
    struct vault *vault = scratch_open(scratch, path);

    scratch_status(vault_slot_remove(vault, 0), VAULT_ERR_NO_SLOT);
    scratch_status(vault_slot_remove(vault, 2), VAULT_ERR_NOT_FOUND);
    scratch_status(vault_slot_remove(vault, 8), VAULT_ERR_INVALID);
    scratch_ok(vault_begin(vault));
    scratch_status(vault_slot_remove(vault, 1), VAULT_ERR_INVALID);
    vault_rollback(vault);
    scratch_ok(vault_slot_remove(vault, 1));
    scratch_status(vault_slot_remove(vault, 1), VAULT_ERR_NOT_FOUND);
    vault_close(&vault);
    scratch_status(opens(path, &scratch->recovery), VAULT_ERR_PASSPHRASE);
    scratch_ok(opens(path, &scratch->passphrase));
}

static void
test_changes__are_in_the_audit_log(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "log.vault");
    struct vault *vault = scratch_open(scratch, path);

    scratch_ok(vault_slot_remove(vault, 1));
    assert_int_equal(scratch_int64(vault,
                         "SELECT count(*) FROM audit WHERE action ="
                         " 'slot-remove' AND subject = 'slot 1'"),
        1);
    vault_close(&vault);
}

/* Two open connections: what one changed the other does not undo. */
static void
test_remove__sees_the_work_of_another_connection(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "two.vault");
    struct vault_secret more = scratch_secret("passphrase from elsewhere");
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct vault *a = scratch_open(scratch, path);
    struct vault *b = scratch_open(scratch, path);
    size_t count;

    scratch_ok(vault_slot_add(a, VAULT_SLOT_PASSPHRASE, &more, 0, NULL));
    scratch_ok(vault_slot_remove(b, 1));
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_int_equal(count, 2);
    assert_int_equal(slots[1].number, 2);
    vault_close(&a);
    vault_close(&b);
    scratch_ok(opens(path, &more));
    vault_secret_release(&more);
}

/* A header that nobody with the data key has sealed is not sealed again. */
static void
test_change__refuses_foreign_slots(void **state)
{
    struct scratch *scratch = *state;
    const char *path = scratch_copy(scratch, "foreign.vault");
    struct vault_secret other =
        scratch_secret("a key that is not the vault's ..");
    struct vault_header header;
    struct vault_check_report report;
    struct vault *vault = NULL;
    uint8_t *bytes;
    size_t len;

    bytes = scratch_read(path, &len);
    scratch_ok(vault_header_decode(bytes, len, &header));
    vault_header_encode(&header, &other, bytes);
    memcpy(bytes + VAULT_HEADER_SPACING, bytes, VAULT_HEADER_LEN);
    scratch_write(path, bytes, len);
    free(bytes);
    vault = scratch_open(scratch, path);
    scratch_status(vault_slot_remove(vault, 1), VAULT_ERR_HEADER);
    scratch_status(vault_check(vault, false, &report), VAULT_ERR_DAMAGED);
    assert_true(report.slots_unauthenticated);
    assert_false(report.header_copy_damaged[0]);
    vault_close(&vault);
    vault_secret_release(&other);
}

/* Removes a slot on a failing disk; returns whether the fault struck. */
static bool
remove_with_fault(struct scratch *scratch, struct disk_fault fault)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    const char *path = scratch_copy(scratch, "fault.vault");
    enum vault_status status;
    struct vault *vault;
    size_t count = 0;
    bool struck;

    disk_vfs_install();
    vault = scratch_open(scratch, path);
    disk_fault_set(fault);
    status = vault_slot_remove(vault, 1);
    struck = disk_fault_struck();
    disk_fault_set((struct disk_fault){ -1, 0, false });
    vault_close(&vault);
    disk_vfs_remove();

    vault = scratch_open(scratch, path); /* repairs the copies */
    vault_close(&vault);
    scratch_ok(vault_slot_list(path, slots, &count));
    assert_in_range(count, 1, 2);
    assert_true(status != VAULT_OK || count == 1);
    assert_true(struck || status == VAULT_OK);
    return struck;
}

/*
 * The disk fails at the first, second, … operation, once or for good: always
 * the old slots or the new ones, and the status never claims too much.
 */
static void
test_remove__with_every_disk_operation_failing(void **state)
{
    static const int kinds[] = { SQLITE_IOERR, SQLITE_FULL };
    struct disk_fault fault;
    int struck = 0;
    int variant;

    for (variant = 0; variant < 4; variant++) {
        fault = (struct disk_fault){ 0, kinds[variant % 2], variant >= 2 };
        while (remove_with_fault(*state, fault)) {
            fault.after++;
            struck++;
        }
    }
    assert_true(struck > 40);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_list__shows_the_slots_of_a_new_vault),
        cmocka_unit_test(
            test_change__the_new_one_opens_and_the_old_one_does_not),
        cmocka_unit_test(test_change__a_recovery_code_stays_one),
        cmocka_unit_test(test_harden__never_lowers),
        cmocka_unit_test(test_could_harden__from_twice_the_cost_on),
        cmocka_unit_test(test_add__until_all_are_taken),
        cmocka_unit_test(test_remove__never_the_last_passphrase),
        cmocka_unit_test(test_changes__are_in_the_audit_log),
        cmocka_unit_test(test_remove__sees_the_work_of_another_connection),
        cmocka_unit_test(test_change__refuses_foreign_slots),
        cmocka_unit_test(test_remove__with_every_disk_operation_failing),
    };

    return cmocka_run_group_tests(tests, scratch_setup, scratch_teardown);
}
