#include <string.h>

#include "scratch.h"
#include "vault/memory.h"

static enum vault_status
parse(const char *text, struct vault_memory *ret_memory)
{
    return vault_memory_parse(text, strlen(text), ret_memory);
}

static void
test_parse__reads_both_numbers(void **state)
{
    struct vault_memory memory;

    (void)state;
    scratch_ok(parse("MemTotal:       24685440 kB\n"
                     "MemFree:         111 kB\n"
                     "MemAvailable:   24351000 kB\n",
        &memory));
    assert_int_equal(memory.total_kib, 24685440);
    assert_int_equal(memory.available_kib, 24351000);
}

static void
test_parse__refuses_what_does_not_tell(void **state)
{
    static const char *const texts[] = {
        "",
        "MemTotal: 1 kB\n",
        "MemAvailable: 1 kB\n",
        "MemTotal:\nMemAvailable: 1 kB\n",
        "MemTotal: x kB\nMemAvailable: 1 kB\n",
        "XMemTotal: 1 kB\nMemAvailable: 1 kB\n",
        "MemTotal: 1 kB\nMemAvailable:",
    };
    struct vault_memory memory = { 7, 7 };
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        scratch_status(parse(texts[i], &memory), VAULT_ERR_NOT_FOUND);
    }
    assert_int_equal(memory.total_kib, 7);
}

static void
test_read__this_machine_has_memory(void **state)
{
    struct vault_memory memory;

    (void)state;
    scratch_ok(vault_memory_read(&memory));
    assert_true(memory.total_kib > 65536);
    assert_true(memory.available_kib <= memory.total_kib);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__reads_both_numbers),
        cmocka_unit_test(test_parse__refuses_what_does_not_tell),
        cmocka_unit_test(test_read__this_machine_has_memory),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
