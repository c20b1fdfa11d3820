#include "cli/keyring.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include <keyutils.h>

#include "vault/vault.h"

/* What the kernel keeps: the key, then the times. */
enum {
    PAYLOAD_LEN = VAULT_KEY_LEN + sizeof(struct keyring_times),
};

/* The two clocks are not read at the same moment; no sleep is this short. */
enum {
    SLEEP_LEAST = 500,
};

/*
 * Rights of this user and of whoever has the key in a keyring of his own;
 * none for the group and others.
 */
static const key_perm_t rights = KEY_POS_VIEW | KEY_POS_READ | KEY_POS_SEARCH |
    KEY_POS_WRITE | KEY_POS_SETATTR | KEY_USR_VIEW | KEY_USR_READ |
    KEY_USR_SEARCH | KEY_USR_WRITE | KEY_USR_SETATTR;

static void
describe(const char *uuid, char description[64])
{
    (void)snprintf(description, 64, "casevault:%s", uuid);
}

static enum vault_status
put_payload(const char *uuid, const struct vault_secret *payload,
    unsigned seconds)
{
    char description[64];
    key_serial_t id;

    describe(uuid, description);
    id = add_key("user", description, payload->data, payload->len,
        KEY_SPEC_USER_KEYRING);
    if (id < 0) {
        return VAULT_ERR_READ_ONLY;
    }
    if (keyctl_setperm(id, rights) != 0 ||
        keyctl_set_timeout(id, seconds) != 0) {
        (void)keyctl_revoke(id);
        (void)keyctl_unlink(id, KEY_SPEC_USER_KEYRING);
        return VAULT_ERR_READ_ONLY;
    }
    return VAULT_OK;
}

int64_t
keyring_slept(void)
{
    struct timespec awake = { 0, 0 };
    struct timespec all = { 0, 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &awake);
    (void)clock_gettime(CLOCK_BOOTTIME, &all);
    return ((int64_t)all.tv_sec - (int64_t)awake.tv_sec) * 1000 +
        ((int64_t)all.tv_nsec - (int64_t)awake.tv_nsec) / 1000000;
}

static bool
has_slept(const struct keyring_times *times)
{
    int64_t since = keyring_slept() - times->slept;

    /* Less than none: another machine's clock, as in a container. */
    return since > SLEEP_LEAST || since < -SLEEP_LEAST;
}

enum vault_status
keyring_put(const char *uuid, const struct vault_secret *key, unsigned seconds)
{
    enum vault_status status = VAULT_ERR_INVALID;
    struct vault_secret payload = VAULT_SECRET_INIT;
    struct keyring_times times = { .since = (int64_t)time(NULL),
        .slept = keyring_slept() };

    times.until = times.since + (int64_t)seconds;
    if (key->len != VAULT_KEY_LEN || seconds == 0) {
        goto out;
    }
    status = vault_secret_append(&payload, key->data, key->len);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_secret_append(&payload, &times, sizeof(times));
    if (status != VAULT_OK) {
        goto out;
    }
    /* An older key would keep its older time-out. */
    if (keyring_forget(uuid) == VAULT_ERR_READ_ONLY) {
        status = VAULT_ERR_READ_ONLY;
        goto out;
    }
    status = put_payload(uuid, &payload, seconds);
out:
    vault_secret_release(&payload);
    return status;
}

static key_serial_t
find(const char *uuid)
{
    char description[64];

    describe(uuid, description);
    return (key_serial_t)keyctl_search(KEY_SPEC_USER_KEYRING, "user",
        description, 0);
}

enum vault_status
keyring_get(const char *uuid, struct vault_secret *ret_key,
    struct keyring_times *ret_times)
{
    enum vault_status status;
    struct vault_secret payload = VAULT_SECRET_INIT;
    struct keyring_times times;
    key_serial_t id = find(uuid);

    if (id < 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    status = vault_secret_reserve(&payload, PAYLOAD_LEN);
    if (status != VAULT_OK) {
        goto out;
    }
    if (keyctl_read(id, (char *)payload.data, PAYLOAD_LEN) != PAYLOAD_LEN) {
        status = VAULT_ERR_NOT_FOUND;
        goto out;
    }
    payload.len = PAYLOAD_LEN;
    memcpy(&times, payload.data + VAULT_KEY_LEN, sizeof(times));
    if (has_slept(&times)) {
        status = keyring_forget(uuid);
        status = status == VAULT_OK ? VAULT_ERR_NOT_FOUND : status;
        goto out;
    }
    if (ret_times != NULL) {
        *ret_times = times;
    }
    if (ret_key != NULL) {
        vault_secret_clear(ret_key);
        status = vault_secret_append(ret_key, payload.data, VAULT_KEY_LEN);
    }
out:
    vault_secret_release(&payload);
    return status;
}

enum vault_status
keyring_forget(const char *uuid)
{
    key_serial_t id = find(uuid);

    if (id < 0) {
        return errno == ENOKEY || errno == EKEYEXPIRED || errno == EKEYREVOKED
            ? VAULT_ERR_NOT_FOUND
            : VAULT_ERR_READ_ONLY;
    }
    if (keyctl_revoke(id) != 0) {
        return VAULT_ERR_READ_ONLY;
    }
    (void)keyctl_unlink(id, KEY_SPEC_USER_KEYRING);
    return VAULT_OK;
}
