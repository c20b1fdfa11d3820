#ifndef CLI_EXPORT_SEALED_H
#define CLI_EXPORT_SEALED_H

#include <stddef.h>
#include <stdint.h>

#include "cli/export/out.h"
#include "cli/export/words.h"

/*
 * One HTML file that opens itself: sealed bytes, and the few lines of script
 * that ask for the passphrase and unseal them in the reader's browser.  It
 * asks the network for nothing and needs nothing installed.  docs/EXPORT.md
 * has its format.
 */
#define EXPORT_SEALED_SALT_LEN 16
#define EXPORT_SEALED_NONCE_LEN 12

/* What stays in clear, and is bound to what is sealed. */
#define EXPORT_SEALED_HEAD_MAX 160

/* Writes the head, NUL-ended; returns its length. */
size_t export_sealed_head(char ret_head[EXPORT_SEALED_HEAD_MAX], int rounds,
    const uint8_t salt[EXPORT_SEALED_SALT_LEN],
    const uint8_t nonce[EXPORT_SEALED_NONCE_LEN]);

/* Bytes on their way into base 64; begin with { .out = out }. */
struct export_sealed {
    struct export_out *out; /* borrowed */
    uint8_t line[57];       /* 76 characters, as RFC 2045 has them */
    size_t len;
};

/* Writes all of the page before the sealed bytes. */
void export_sealed_begin(struct export_sealed *sealed,
    enum export_language language, const char *head);

/* Adds sealed bytes; never clear ones. */
void export_sealed_put(struct export_sealed *sealed, const uint8_t *bytes,
    size_t len);

/* Writes the rest of the page. */
void export_sealed_end(struct export_sealed *sealed);

#endif
