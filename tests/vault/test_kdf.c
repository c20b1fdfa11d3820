#include <string.h>

#include "scratch.h"
#include "vault/kdf.h"

#define GIB_KIB (1024.0 * 1024.0)

/* Computed apart from this library, by OpenSSL's Argon2id. */
static void
test_derive__known_answers(void **state)
{
    static const struct {
        struct vault_kdf_cost cost;
        const char *want;
    } vectors[] = {
        { { 65536, 3, 4 },
            "0b220637b2f1ea0425e3c3e4ea5c5c14"
            "fd91b0f26b5726839a04f2e387f75f73" },
        { { 64, 1, 1 },
            "da1aebe764f4e4a2614b8c4a8488b223"
            "e546dec13ffc77a693ac917cf47410f5" },
    };
    struct vault_secret text = scratch_secret("correct horse battery staple");
    struct vault_secret key = VAULT_SECRET_INIT;
    uint8_t salt[VAULT_SLOT_SALT_LEN];
    uint8_t want[VAULT_KEY_LEN];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(salt); i++) {
        salt[i] = (uint8_t)i;
    }
    for (i = 0; i < 2; i++) {
        (void)scratch_hex(vectors[i].want, want, sizeof(want));
        scratch_ok(vault_kdf_derive(&vectors[i].cost, salt, &text, &key));
        assert_int_equal(key.len, VAULT_KEY_LEN);
        assert_memory_equal(key.data, want, sizeof(want));
    }
    vault_secret_release(&key);
    vault_secret_release(&text);
}

static void
test_derive__refuses_memory_that_is_not_there(void **state)
{
    struct vault_kdf_cost cost = { VAULT_KDF_MEMORY_MAX, 1, 1 };
    struct vault_secret text = scratch_secret("x");
    struct vault_secret key = VAULT_SECRET_INIT;
    uint8_t salt[VAULT_SLOT_SALT_LEN] = { 0 };
    struct vault_memory memory;

    (void)state;
    if (vault_memory_read(&memory) != VAULT_OK ||
        memory.available_kib >= UINT32_MAX) {
        vault_secret_release(&text);
        skip();
    }
    /* More than the machine has; a header may not ask for it (header.c). */
    cost.memory_kib = (uint32_t)memory.available_kib + 1048576;
    scratch_status(vault_kdf_derive(&cost, salt, &text, &key),
        VAULT_ERR_NO_MEMORY);
    assert_null(key.data);
    vault_secret_release(&text);
}

/* A machine whose time grows with memory and passes. */
struct machine {
    double seconds_per_gib_pass;
    double overhead;
    int measured;
    enum vault_status fails;
};

static enum vault_status
simulate(const struct vault_kdf_cost *cost, void *context, double *ret_seconds)
{
    struct machine *machine = context;

    machine->measured++;
    if (machine->fails != VAULT_OK) {
        return machine->fails;
    }
    *ret_seconds = machine->overhead +
        machine->seconds_per_gib_pass * cost->memory_kib / GIB_KIB *
            cost->passes;
    return VAULT_OK;
}

static struct vault_kdf_cost
calibrate(struct machine *machine, const struct vault_memory *memory,
    double seconds)
{
    struct vault_kdf_target target = {
        .seconds = seconds,
        .memory = memory,
        .measure = simulate,
        .context = machine,
    };

    return vault_kdf_calibrate_to(&target);
}

/* Whether the machine is fast enough for more than the floor. */
static bool
hits_the_time(double speed, double target)
{
    const struct vault_memory memory = { 16 << 20, 12 << 20 };
    struct machine machine = { speed, 0.01, 0, VAULT_OK };
    struct vault_kdf_cost cost = calibrate(&machine, &memory, target);
    double seconds = 0;

    scratch_ok(simulate(&cost, &machine, &seconds));
    if (cost.memory_kib == 65536 && cost.passes == 3) {
        assert_true(seconds >= target);
        return false;
    }
    assert_true(seconds >= 0.95 * target);
    assert_true(seconds <= 1.10 * target);
    assert_true(cost.memory_kib >= 65536);
    assert_true(cost.memory_kib <= VAULT_KDF_MEMORY_CAP);
    assert_true(cost.passes >= 3);
    assert_int_equal(cost.lanes, 4);
    /* Memory first: passes only when memory is at its limit. */
    assert_true(
        cost.passes == 3 || cost.memory_kib > VAULT_KDF_MEMORY_CAP * 3 / 4);
    assert_true(machine.measured <= 9);
    return true;
}

static void
test_calibrate_to__hits_the_time_on_any_machine(void **state)
{
    static const double speeds[] = { 0.2, 0.5, 0.95, 1.7, 3.0 };
    static const double times[] = { 0.5, 1.0, 2.0, 5.0 };
    int hits = 0;
    size_t i;
    size_t k;

    (void)state;
    for (i = 0; i < 5; i++) {
        for (k = 0; k < 4; k++) {
            hits += hits_the_time(speeds[i], times[k]);
        }
    }
    assert_true(hits >= 18);
}

static void
test_calibrate_to__slow_machine_gets_the_floor(void **state)
{
    struct machine machine = { 100, 0, 0, VAULT_OK };
    struct vault_kdf_cost cost = calibrate(&machine, NULL, 1.0);

    (void)state;
    assert_int_equal(cost.memory_kib, 65536);
    assert_int_equal(cost.passes, 3);
    assert_int_equal(cost.lanes, 4);
}

static void
test_calibrate_to__zero_is_the_floor_unmeasured(void **state)
{
    struct machine machine = { 0.001, 0, 0, VAULT_OK };
    struct vault_kdf_cost cost = calibrate(&machine, NULL, 0);

    (void)state;
    assert_int_equal(cost.memory_kib, 65536);
    assert_int_equal(cost.passes, 3);
    assert_int_equal(machine.measured, 0);
}

static void
test_calibrate_to__leaves_half_of_the_memory(void **state)
{
    struct machine machine = { 0.1, 0, 0, VAULT_OK };
    const struct vault_memory total = { 512 << 10, 512 << 10 };
    const struct vault_memory busy = { 8 << 20, 300 << 10 };
    struct vault_kdf_cost cost = calibrate(&machine, &total, 2.0);

    (void)state;
    assert_true(cost.memory_kib <= 256 << 10);
    assert_true(cost.passes > 3);
    cost = calibrate(&machine, &busy, 2.0);
    assert_true(cost.memory_kib <= 150 << 10);
}

static void
test_calibrate_to__without_a_measurement_falls_back(void **state)
{
    struct machine machine = { 1, 0, 0, VAULT_ERR_NO_MEMORY };
    struct vault_kdf_cost cost = calibrate(&machine, NULL, 1.0);

    (void)state;
    assert_int_equal(cost.memory_kib, 262144);
    assert_int_equal(cost.passes, 4);
    assert_int_equal(cost.lanes, 4);
}

/* Whatever is wanted: never less memory, never less work. */
static void
test_raise__never_lowers(void **state)
{
    static const uint32_t memories[] = { 65536, 100000, 262144, 1048576 };
    static const uint32_t passes[] = { 3, 4, 9, 30 };
    struct vault_kdf_cost cost;
    int raised = 0;
    int i;

    (void)state;
    for (i = 0; i < 256; i++) {
        struct vault_kdf_cost present = { memories[i & 3], passes[i >> 2 & 3],
            4 };
        struct vault_kdf_cost wanted = { memories[i >> 4 & 3],
            passes[i >> 6 & 3], 4 };

        if (!vault_kdf_raise(&present, &wanted, &cost)) {
            assert_true((uint64_t)wanted.memory_kib * wanted.passes <
                (uint64_t)present.memory_kib * (present.passes + 1));
            continue;
        }
        raised++;
        assert_true(cost.memory_kib >= present.memory_kib);
        assert_true(cost.memory_kib >= wanted.memory_kib);
        assert_true((uint64_t)cost.memory_kib * cost.passes >
            (uint64_t)present.memory_kib * present.passes);
    }
    assert_true(raised > 80);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_derive__known_answers),
        cmocka_unit_test(test_derive__refuses_memory_that_is_not_there),
        cmocka_unit_test(test_calibrate_to__hits_the_time_on_any_machine),
        cmocka_unit_test(test_calibrate_to__slow_machine_gets_the_floor),
        cmocka_unit_test(test_calibrate_to__zero_is_the_floor_unmeasured),
        cmocka_unit_test(test_calibrate_to__leaves_half_of_the_memory),
        cmocka_unit_test(test_calibrate_to__without_a_measurement_falls_back),
        cmocka_unit_test(test_raise__never_lowers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
