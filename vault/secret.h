#ifndef VAULT_SECRET_H
#define VAULT_SECRET_H

#include <stddef.h>
#include <stdint.h>

#include "vault/status.h"

/*
 * A growable buffer for bytes that must not outlive their use: passphrases,
 * keys, note text, identities.  Memory is locked when the system allows it,
 * left out of core files, and wiped before it is released, moved or grown.
 * `data` always has one NUL byte after `len` once it is not NULL.
 *
 * Initialise with VAULT_SECRET_INIT.  Releasing an initialised or already
 * released secret is harmless, so every exit path may call it.
 */
struct vault_secret {
    uint8_t *data;
    size_t len;
    size_t cap;
};

#define VAULT_SECRET_INIT                                                      \
    {                                                                          \
        NULL, 0, 0                                                             \
    }

/* No secret grows beyond this many bytes: VAULT_ERR_LIMIT. */
#define VAULT_SECRET_MAX ((size_t)64 << 20)

/* Appends a copy of `len` bytes.  On failure the secret is unchanged. */
enum vault_status vault_secret_append(struct vault_secret *secret,
    const void *bytes, size_t len) VAULT_CHECK_RESULT;

/* Makes room for `extra` bytes after `len`, for a caller that reads there. */
enum vault_status vault_secret_reserve(struct vault_secret *secret,
    size_t extra) VAULT_CHECK_RESULT;

/* Wipes the bytes and sets `len` to 0; the room stays for the next use. */
void vault_secret_clear(struct vault_secret *secret);

/* Moves the bytes of `from` into `to` (released first); `from` is empty. */
void vault_secret_take(struct vault_secret *to, struct vault_secret *from);

/* Wipes and frees the bytes; the secret is empty and may be used again. */
void vault_secret_release(struct vault_secret *secret);

/* Wipes a buffer in a way the compiler may not remove. */
void vault_wipe(void *bytes, size_t len);

#endif
