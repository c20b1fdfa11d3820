/*
 * Secrets on paper: recovery codes, executor shares, and the letter a share is
 * looked for in.  The first byte says which; two forms have their check
 * characters mended, or hardly an input would get past them.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/share_in.h"
#include "vault/groups.h"
#include "vault/recovery.h"
#include "vault/share.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SHARE_GROUPS ((size_t)12)
#define CODE_GROUPS ((size_t)8)

static void
must(enum vault_status status)
{
    if (status != VAULT_OK) {
        abort();
    }
}

static void
append(struct vault_secret *text, const uint8_t *data, size_t size)
{
    must(vault_secret_append(text, data, size));
}

/* The input as characters of which every group is good. */
static void
append_groups(struct vault_secret *text, const uint8_t *data, size_t size,
    size_t groups)
{
    uint8_t values[SHARE_GROUPS * VAULT_GROUP_LEN] = { 0 };

    for (size_t i = 0; i < size && i < groups * VAULT_GROUP_LEN; i++) {
        values[i] = data[i] & 31;
    }
    vault_groups_seal(values, groups);
    must(vault_groups_write(values, groups, VAULT_GROUPS_HYPHENS, text));
}

/* A good code has one canonical form, which is a code and its own one. */
static void
check_code(const struct vault_secret *text)
{
    struct vault_secret once = VAULT_SECRET_INIT;
    struct vault_secret twice = VAULT_SECRET_INIT;
    unsigned group = 0;
    bool good = vault_recovery_check(text, &group) == VAULT_OK;

    if (group > CODE_GROUPS || (good && group != 0)) {
        abort();
    }
    if (good != (vault_recovery_canonical(text, &once) == VAULT_OK)) {
        abort();
    }
    if (good) {
        must(vault_recovery_canonical(&once, &twice));
        if (once.len != CODE_GROUPS * VAULT_GROUP_LEN ||
            once.len != twice.len ||
            memcmp(once.data, twice.data, once.len) != 0) {
            abort();
        }
    }
    vault_secret_release(&once);
    vault_secret_release(&twice);
}

/* What shares join to: 20 bytes, or another text that is none. */
static void
check_joined(const struct vault_secret *text)
{
    struct vault_secret bytes = VAULT_SECRET_INIT;

    if (vault_share_secret(text, &bytes) == VAULT_OK && bytes.len != 20) {
        abort();
    }
    vault_secret_release(&bytes);
}

/* A letter becomes one of its own lines, or stays what it was. */
static void
check_letter(struct vault_secret *text)
{
    struct vault_secret letter = VAULT_SECRET_INIT;

    append(&letter, text->data, text->len);
    share_in_find_line(text);
    if (text->len > letter.len ||
        (text->len > 0 &&
            memmem(letter.data, letter.len, text->data, text->len) == NULL) ||
        (text->len < letter.len &&
            memchr(text->data, '\n', text->len) != NULL)) {
        abort();
    }
    vault_secret_release(&letter);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    unsigned form = size == 0 ? 0 : data[0] % 3;

    if (size > 0) {
        data++;
        size--;
    }
    if (form == 0) {
        append(&text, data == NULL ? (const uint8_t *)"" : data, size);
    } else {
        append_groups(&text, data, size,
            form == 1 ? CODE_GROUPS : SHARE_GROUPS);
    }
    check_code(&text);
    check_joined(&text);
    check_letter(&text);
    vault_secret_release(&text);
    return 0;
}
