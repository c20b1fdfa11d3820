#include "vault/recovery.h"

#include <stdbool.h>
#include <string.h>

#include "vault/random.h"

#define GROUPS ((size_t)8)
#define GROUP_DATA ((size_t)4) /* characters of 5 bits; a fifth checks them */
#define GROUP_LEN ((size_t)5)
#define CODE_LEN (GROUPS * GROUP_LEN)

/* Crockford's base 32: no I, L, O and U. */
static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/* Times x in GF(32) modulo x^5 + x^2 + 1. */
static uint8_t
times_x(uint8_t value)
{
    value = (uint8_t)(value << 1);
    return (value & 0x20) != 0 ? value ^ 0x25 : value;
}

/*
 * A weighted sum in GF(32), each character with its own power of x, plus the
 * number of the group: any one wrong character, two neighbours or two groups
 * swapped, change it.
 */
static uint8_t
check_value(const uint8_t values[GROUP_DATA], unsigned group)
{
    uint8_t sum = 0;
    size_t i;

    for (i = GROUP_DATA; i > 0; i--) {
        sum = times_x((uint8_t)(sum ^ values[i - 1]));
    }
    return (uint8_t)(sum ^ group);
}

/* The value of a typed character; 32 for a separator, 33 for another. */
static uint8_t
value_of(uint8_t character)
{
    const char *at;

    if (character >= 'a' && character <= 'z') {
        character = (uint8_t)(character - 'a' + 'A');
    }
    switch (character) {
    case 'O': return 0;
    case 'I':
    case 'L': return 1;
    case ' ':
    case '-':
    case '\t':
    case '\r':
    case '\n': return 32;
    case '\0': return 33;
    default: break;
    }
    at = strchr(alphabet, character);
    return at == NULL ? 33 : (uint8_t)(at - alphabet);
}

/* Values of the typed characters; a strange one keeps its place as 33. */
static size_t
read_values(const struct vault_secret *code, uint8_t ret_values[CODE_LEN])
{
    size_t count = 0;
    size_t i;
    uint8_t value;

    for (i = 0; i < code->len; i++) {
        value = value_of(code->data[i]);
        if (value == 32) {
            continue;
        }
        if (count < CODE_LEN) {
            ret_values[count] = value;
        }
        count++;
    }
    return count;
}

static bool
group_good(const uint8_t values[GROUP_LEN], unsigned group)
{
    size_t i;

    for (i = 0; i < GROUP_LEN; i++) {
        if (values[i] > 31) {
            return false;
        }
    }
    return check_value(values, group) == values[GROUP_DATA];
}

static unsigned
first_bad_group(const uint8_t values[CODE_LEN])
{
    unsigned group;

    for (group = 0; group < GROUPS; group++) {
        if (!group_good(values + group * GROUP_LEN, group)) {
            return group + 1;
        }
    }
    return 0;
}

static enum vault_status
check(const struct vault_secret *code, uint8_t ret_values[CODE_LEN],
    unsigned *ret_group)
{
    *ret_group = 0;
    if (read_values(code, ret_values) != CODE_LEN) {
        return VAULT_ERR_INVALID;
    }
    *ret_group = first_bad_group(ret_values);
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

static enum vault_status
write_code(const uint8_t values[CODE_LEN], bool hyphens,
    struct vault_secret *out)
{
    enum vault_status status;
    size_t i;

    status = vault_secret_reserve(out, CODE_LEN + GROUPS);
    for (i = 0; status == VAULT_OK && i < CODE_LEN; i++) {
        if (hyphens && i > 0 && i % GROUP_LEN == 0) {
            status = vault_secret_append(out, "-", 1);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(out, &alphabet[values[i] & 31], 1);
        }
    }
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
    status = write_code(values, false, &canonical);
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
    unsigned group;
    size_t i;

    /* 5 of every 8 random bits: 32 values of each character, all as likely. */
    status = vault_random(values, sizeof(values));
    if (status != VAULT_OK) {
        goto out;
    }
    for (i = 0; i < CODE_LEN; i++) {
        values[i] &= 31;
    }
    for (group = 0; group < GROUPS; group++) {
        values[group * GROUP_LEN + GROUP_DATA] =
            check_value(values + group * GROUP_LEN, group);
    }
    status = write_code(values, true, &code);
    if (status != VAULT_OK) {
        goto out;
    }
    vault_secret_take(ret_code, &code);
out:
    vault_wipe(values, sizeof(values));
    vault_secret_release(&code);
    return status;
}
