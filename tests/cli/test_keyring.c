#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

#include "cli/keyring.h"
#include "vault/vault.h"

static char uuid[VAULT_UUID_MAX];
static bool refused = false;

static void
fill(struct vault_secret *key, unsigned char byte)
{
    vault_secret_clear(key);
    for (int i = 0; i < VAULT_KEY_LEN; i++) {
        assert_int_equal(vault_secret_append(key, &byte, 1), VAULT_OK);
    }
}

/* A kernel that keeps no keys for us leaves nothing to test but that. */
static void
needs_keys(void)
{
    if (refused) {
        skip();
    }
}

static void
test_put__comes_back_with_its_times(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_secret again = VAULT_SECRET_INIT;
    struct keyring_times times = { 0 };

    (void)state;
    needs_keys();
    fill(&key, 0x5a);
    assert_int_equal(keyring_put(uuid, &key, 60), VAULT_OK);
    assert_int_equal(keyring_get(uuid, &again, &times), VAULT_OK);
    assert_int_equal(again.len, VAULT_KEY_LEN);
    assert_memory_equal(again.data, key.data, VAULT_KEY_LEN);
    assert_int_equal(times.until - times.since, 60);
    assert_true(times.since <= time(NULL));
    assert_int_equal(keyring_forget(uuid), VAULT_OK);
    vault_secret_release(&again);
    vault_secret_release(&key);
}

static void
test_slept__does_not_grow_awake(void **state)
{
    int64_t before = keyring_slept();
    struct timespec moment = { 0, 20000000 };

    (void)state;
    assert_true(before >= -1);
    assert_int_equal(nanosleep(&moment, NULL), 0);
    /* A machine that does sleep just now is a rare one. */
    assert_in_range(keyring_slept() - before + 5, 0, 10);
}

static void
test_put__the_new_key_takes_the_place(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_secret again = VAULT_SECRET_INIT;

    (void)state;
    needs_keys();
    fill(&key, 1);
    assert_int_equal(keyring_put(uuid, &key, 1), VAULT_OK);
    fill(&key, 2);
    assert_int_equal(keyring_put(uuid, &key, 60), VAULT_OK);
    (void)sleep(2);
    assert_int_equal(keyring_get(uuid, &again, NULL), VAULT_OK);
    assert_int_equal(again.data[0], 2);
    assert_int_equal(keyring_forget(uuid), VAULT_OK);
    vault_secret_release(&again);
    vault_secret_release(&key);
}

static void
test_forget__is_gone(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;

    (void)state;
    needs_keys();
    fill(&key, 3);
    assert_int_equal(keyring_put(uuid, &key, 60), VAULT_OK);
    assert_int_equal(keyring_forget(uuid), VAULT_OK);
    assert_int_equal(keyring_get(uuid, NULL, NULL), VAULT_ERR_NOT_FOUND);
    assert_int_equal(keyring_forget(uuid), VAULT_ERR_NOT_FOUND);
    vault_secret_release(&key);
}

static void
test_get__its_time_is_over(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;

    (void)state;
    needs_keys();
    fill(&key, 4);
    assert_int_equal(keyring_put(uuid, &key, 1), VAULT_OK);
    (void)sleep(2);
    assert_int_equal(keyring_get(uuid, NULL, NULL), VAULT_ERR_NOT_FOUND);
    vault_secret_release(&key);
}

static void
test_put__not_a_key(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;

    (void)state;
    assert_int_equal(vault_secret_append(&key, "short", 5), VAULT_OK);
    assert_int_equal(keyring_put(uuid, &key, 60), VAULT_ERR_INVALID);
    fill(&key, 5);
    assert_int_equal(keyring_put(uuid, &key, 0), VAULT_ERR_INVALID);
    vault_secret_release(&key);
}

static int
try_kernel(void **state)
{
    struct vault_secret key = VAULT_SECRET_INIT;

    (void)state;
    (void)snprintf(uuid, sizeof(uuid), "test-%ld", (long)getpid());
    fill(&key, 0);
    refused = keyring_put(uuid, &key, 60) == VAULT_ERR_READ_ONLY;
    vault_secret_release(&key);
    return refused || keyring_forget(uuid) == VAULT_OK ? 0 : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slept__does_not_grow_awake),
        cmocka_unit_test(test_put__comes_back_with_its_times),
        cmocka_unit_test(test_put__the_new_key_takes_the_place),
        cmocka_unit_test(test_forget__is_gone),
        cmocka_unit_test(test_get__its_time_is_over),
        cmocka_unit_test(test_put__not_a_key),
    };

    return cmocka_run_group_tests(tests, try_kernel, NULL);
}
