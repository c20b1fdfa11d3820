#include "vault/passphrase.h"

#include <stdbool.h>
#include <uninorm.h>
#include <unistr.h>

/* U+FDFA is the worst case: 3 bytes become 33. */
#define NFKC_GROWTH 11

/* More than u8_normalize(3) and what it calls take of the stack. */
#define STACK_LEN 16384

static bool
all_ascii(const struct vault_secret *text)
{
    size_t i;

    for (i = 0; i < text->len; i++) {
        if (text->data[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* Overwrites what the library left of the letters below our frame. */
static __attribute__((noinline)) void
wipe_stack(void)
{
    uint8_t below[STACK_LEN];

    vault_wipe(below, sizeof(below));
}

static __attribute__((noinline)) enum vault_status
compose(const struct vault_secret *text, struct vault_secret *out)
{
    enum vault_status status;
    size_t len;
    uint8_t *composed;

    /* Room for the worst case: the library never has to take its own. */
    status = vault_secret_reserve(out, text->len * NFKC_GROWTH);
    if (status != VAULT_OK) {
        return status;
    }
    len = out->cap - 1;
    composed =
        u8_normalize(UNINORM_NFKC, text->data, text->len, out->data, &len);
    if (composed != out->data || len >= out->cap) {
        return VAULT_ERR_NO_MEMORY;
    }
    out->len = len;
    out->data[len] = '\0';
    return VAULT_OK;
}

enum vault_status
vault_passphrase_normalise(const struct vault_secret *passphrase,
    struct vault_secret *ret_normal)
{
    enum vault_status status;
    struct vault_secret normal = VAULT_SECRET_INIT;

    if (passphrase->len == 0) {
        return VAULT_ERR_INVALID;
    }
    if (passphrase->len > VAULT_PASSPHRASE_MAX) {
        return VAULT_ERR_LIMIT;
    }
    if (all_ascii(passphrase)) {
        status =
            vault_secret_append(&normal, passphrase->data, passphrase->len);
    } else if (u8_check(passphrase->data, passphrase->len) != NULL) {
        status = VAULT_ERR_INVALID;
    } else {
        status = compose(passphrase, &normal);
        wipe_stack();
    }
    if (status == VAULT_OK) {
        vault_secret_take(ret_normal, &normal);
    }
    vault_secret_release(&normal);
    return status;
}
