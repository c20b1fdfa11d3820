#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "scratch.h"

static void
test_append__text_ends_in_nul(void **state)
{
    struct vault_secret secret = VAULT_SECRET_INIT;

    (void)state;
    scratch_ok(vault_secret_append(&secret, "ab", 2));
    scratch_ok(vault_secret_append(&secret, "", 0));
    scratch_ok(vault_secret_append(&secret, "cd", 2));
    assert_int_equal(secret.len, 4);
    assert_string_equal((char *)secret.data, "abcd");
    vault_secret_release(&secret);
    assert_null(secret.data);
    vault_secret_release(&secret);
}

static void
test_append__grows_over_many_pages(void **state)
{
    struct vault_secret secret = VAULT_SECRET_INIT;
    uint32_t i;
    uint32_t value;

    (void)state;
    for (i = 0; i < 20000; i++) {
        scratch_ok(vault_secret_append(&secret, &i, sizeof(i)));
    }
    for (i = 0; i < 20000; i++) {
        memcpy(&value, secret.data + i * sizeof(i), sizeof(value));
        assert_int_equal(value, i);
    }
    vault_secret_release(&secret);
}

static void
test_reserve__refuses_beyond_the_limit(void **state)
{
    struct vault_secret secret = scratch_secret("kept");

    (void)state;
    scratch_status(vault_secret_reserve(&secret, VAULT_SECRET_MAX),
        VAULT_ERR_LIMIT);
    scratch_status(vault_secret_reserve(&secret, SIZE_MAX), VAULT_ERR_LIMIT);
    assert_string_equal((char *)secret.data, "kept");
    vault_secret_release(&secret);
}

static void
test_clear__leaves_no_byte_and_the_room(void **state)
{
    struct vault_secret secret = scratch_secret("a diagnosis");
    uint8_t *data = secret.data;
    size_t i;

    (void)state;
    vault_secret_clear(&secret);
    assert_int_equal(secret.len, 0);
    assert_ptr_equal(secret.data, data);
    for (i = 0; i < secret.cap; i++) {
        assert_int_equal(data[i], 0);
    }
    scratch_ok(vault_secret_append(&secret, "new", 3));
    assert_ptr_equal(secret.data, data);
    vault_secret_release(&secret);
}

static void
test_take__moves_and_releases_the_old(void **state)
{
    struct vault_secret from = scratch_secret("moved");
    struct vault_secret to = scratch_secret("old");
    uint8_t *data = from.data;

    (void)state;
    vault_secret_take(&to, &from);
    assert_ptr_equal(to.data, data);
    assert_null(from.data);
    assert_int_equal(from.len, 0);
    vault_secret_take(&to, &to);
    assert_string_equal((char *)to.data, "moved");
    vault_secret_release(&to);
}

static void
test_release__gives_the_pages_back(void **state)
{
    struct vault_secret secret = scratch_secret("gone");
    void *page = secret.data;
    unsigned char resident;

    (void)state;
    assert_int_equal(mincore(page, 1, &resident), 0);
    vault_secret_release(&secret);
    assert_int_equal(mincore(page, 1, &resident), -1);
}

/* The flags of the mapping that `at` lies in, from /proc/self/smaps. */
static bool
mapping_flags(const void *at, char *ret_flags, int cap)
{
    FILE *maps = fopen("/proc/self/smaps", "r");
    unsigned long address = (unsigned long)(uintptr_t)at;
    unsigned long from = 0;
    unsigned long to = 0;
    bool inside = false;
    bool found = false;

    while (!found && maps != NULL && fgets(ret_flags, cap, maps) != NULL) {
        if (sscanf(ret_flags, "%lx-%lx ", &from, &to) == 2) {
            inside = address >= from && address < to;
        }
        found = inside && strncmp(ret_flags, "VmFlags:", 8) == 0;
    }
    if (maps != NULL) {
        (void)fclose(maps);
    }
    return found;
}

/* "lo" is locked, "dd" left out of cores. */
static void
test_reserve__memory_is_locked_and_not_dumped(void **state)
{
    struct vault_secret secret = scratch_secret("flags");
    char flags[512] = "";
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void)state;
    /* Not every system locks, and sanitizers take the call away. */
    (void)mlock(page, 4096);
    if (!mapping_flags(page, flags, sizeof(flags)) ||
        strstr(flags, " lo") == NULL) {
        vault_secret_release(&secret);
        skip();
    }
    assert_true(mapping_flags(secret.data, flags, sizeof(flags)));
    assert_non_null(strstr(flags, " lo"));
    assert_non_null(strstr(flags, " dd"));
    vault_secret_release(&secret);
    assert_int_equal(munmap(page, 4096), 0);
}

static void
test_wipe__takes_null(void **state)
{
    char bytes[] = "secret";

    (void)state;
    vault_wipe(NULL, 0);
    vault_wipe(bytes, sizeof(bytes));
    assert_int_equal(bytes[0], 0);
    assert_int_equal(bytes[5], 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_append__text_ends_in_nul),
        cmocka_unit_test(test_append__grows_over_many_pages),
        cmocka_unit_test(test_reserve__refuses_beyond_the_limit),
        cmocka_unit_test(test_clear__leaves_no_byte_and_the_room),
        cmocka_unit_test(test_take__moves_and_releases_the_old),
        cmocka_unit_test(test_release__gives_the_pages_back),
        cmocka_unit_test(test_reserve__memory_is_locked_and_not_dumped),
        cmocka_unit_test(test_wipe__takes_null),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
