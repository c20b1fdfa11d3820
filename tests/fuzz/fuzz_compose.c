/*
 * Bytes from a keyboard, and passphrases.  A text that was typed stays within
 * its limit; a normalised passphrase is normal.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/compose.h"
#include "vault/note.h"
#include "vault/passphrase.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
type(const uint8_t *data, size_t size)
{
    struct compose_keys keys = { 0, false };
    struct vault_secret text = VAULT_SECRET_INIT;
    char echo[8];

    for (size_t i = 0; i < size; i++) {
        size_t before = text.len;

        memset(echo, 0, sizeof(echo));
        if (compose_key(&keys, data[i], &text, echo)) {
            break;
        }
        if (text.len > before + 1 || text.len > VAULT_NOTE_MAX ||
            memchr(echo, '\0', sizeof(echo)) == NULL) {
            abort();
        }
    }
    vault_secret_release(&text);
}

static void
normalise(const uint8_t *data, size_t size)
{
    struct vault_secret typed = VAULT_SECRET_INIT;
    struct vault_secret once = VAULT_SECRET_INIT;
    struct vault_secret twice = VAULT_SECRET_INIT;

    if (vault_secret_append(&typed, size > 0 ? (const char *)data : "", size) !=
        VAULT_OK) {
        abort();
    }
    if (vault_passphrase_normalise(&typed, &once) == VAULT_OK &&
        once.len <= VAULT_PASSPHRASE_MAX &&
        (vault_passphrase_normalise(&once, &twice) != VAULT_OK ||
            once.len != twice.len ||
            memcmp(once.data, twice.data, once.len) != 0)) {
        abort();
    }
    vault_secret_release(&typed);
    vault_secret_release(&once);
    vault_secret_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    type(data, size);
    normalise(data, size);
    return 0;
}
