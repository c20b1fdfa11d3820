#include "vault/recovery.h"

#include "vault/groups.h"
#include "vault/random.h"

#define GROUPS ((size_t)8)
#define CODE_LEN (GROUPS * VAULT_GROUP_LEN)

static enum vault_status
check(const struct vault_secret *code, uint8_t ret_values[CODE_LEN],
    unsigned *ret_group)
{
    *ret_group = 0;
    if (vault_groups_read(code, ret_values, CODE_LEN) != CODE_LEN) {
        return VAULT_ERR_INVALID;
    }
    *ret_group = vault_groups_first_bad(ret_values, GROUPS);
    return *ret_group == 0 ? VAULT_OK : VAULT_ERR_INVALID;
}

enum vault_status
vault_recovery_check(const struct vault_secret *code, unsigned *ret_group)
{
    enum vault_status status;
    uint8_t values[CODE_LEN];

    status = check(code, values, ret_group);
    vault_wipe(values, sizeof(values));
    return status;
}

enum vault_status
vault_recovery_canonical(const struct vault_secret *code,
    struct vault_secret *ret_canonical)
{
    enum vault_status status;
    struct vault_secret canonical = VAULT_SECRET_INIT;
    uint8_t values[CODE_LEN];
    unsigned group;

    status = check(code, values, &group);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_groups_write(values, GROUPS, VAULT_GROUPS_PLAIN, &canonical);
    if (status != VAULT_OK) {
        goto out;
    }
    vault_secret_take(ret_canonical, &canonical);
out:
    vault_wipe(values, sizeof(values));
    vault_secret_release(&canonical);
    return status;
}

enum vault_status
vault_recovery_new(struct vault_secret *ret_code)
{
    enum vault_status status;
    struct vault_secret code = VAULT_SECRET_INIT;
    uint8_t values[CODE_LEN];
    size_t i;

    /* 5 of every 8 random bits: 32 values of each character, all as likely. */
    status = vault_random(values, sizeof(values));
    if (status != VAULT_OK) {
        goto out;
    }
    for (i = 0; i < CODE_LEN; i++) {
        values[i] &= 31;
    }
    vault_groups_seal(values, GROUPS);
    status = vault_groups_write(values, GROUPS, VAULT_GROUPS_HYPHENS, &code);
    if (status != VAULT_OK) {
        goto out;
    }
    vault_secret_take(ret_code, &code);
out:
    vault_wipe(values, sizeof(values));
    vault_secret_release(&code);
    return status;
}
