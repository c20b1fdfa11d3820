#include "vault/groups.h"

#include <stdbool.h>
#include <string.h>

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
check_value(const uint8_t values[VAULT_GROUP_DATA], unsigned group)
{
    uint8_t sum = 0;
    size_t i;

    for (i = VAULT_GROUP_DATA; i > 0; i--) {
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

size_t
vault_groups_read(const struct vault_secret *text, uint8_t *ret_values,
    size_t cap)
{
    size_t count = 0;
    size_t i;
    uint8_t value;

    for (i = 0; i < text->len; i++) {
        value = value_of(text->data[i]);
        if (value == 32) {
            continue;
        }
        if (count < cap) {
            ret_values[count] = value;
        }
        count++;
    }
    return count;
}

static bool
group_good(const uint8_t values[VAULT_GROUP_LEN], unsigned group)
{
    size_t i;

    for (i = 0; i < VAULT_GROUP_LEN; i++) {
        if (values[i] > 31) {
            return false;
        }
    }
    return check_value(values, group) == values[VAULT_GROUP_DATA];
}

unsigned
vault_groups_first_bad(const uint8_t *values, size_t groups)
{
    unsigned group;

    for (group = 0; group < groups; group++) {
        if (!group_good(values + group * VAULT_GROUP_LEN, group)) {
            return group + 1;
        }
    }
    return 0;
}

void
vault_groups_seal(uint8_t *values, size_t groups)
{
    unsigned group;

    for (group = 0; group < groups; group++) {
        values[group * VAULT_GROUP_LEN + VAULT_GROUP_DATA] =
            check_value(values + group * VAULT_GROUP_LEN, group);
    }
}

enum vault_status
vault_groups_write(const uint8_t *values, size_t groups,
    enum vault_groups_form form, struct vault_secret *out)
{
    enum vault_status status;
    size_t i;

    status = vault_secret_reserve(out, groups * (VAULT_GROUP_LEN + 1));
    for (i = 0; status == VAULT_OK && i < groups * VAULT_GROUP_LEN; i++) {
        if (form == VAULT_GROUPS_HYPHENS && i > 0 && i % VAULT_GROUP_LEN == 0) {
            status = vault_secret_append(out, "-", 1);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(out, &alphabet[values[i] & 31], 1);
        }
    }
    return status;
}
