#ifndef CLI_EXPORT_STAMP_H
#define CLI_EXPORT_STAMP_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/policy.h"
#include "cli/export/csv_rows.h"
#include "cli/export/out.h"

/*
 * The line by which a file can be checked without a vault:
 *
 *   casevault-release 1 release=7K3QXM2P profile=supervision sha256=...
 *   key=... signature=...
 *
 * (in one line; hex in lower case).  The hash is that of everything before the
 * line, the signature (Ed25519) that of the line before " signature=".
 */
struct export_stamp {
    struct export_pseudonym release;
    const struct anon_policy *policy;
    char hash[EXPORT_HASH_MAX];
    uint8_t public_key[32];
    uint8_t signature[64];
};

#define EXPORT_STAMP_BEGIN "casevault-release 1 release="
/* Longer than any line, with its NUL. */
#define EXPORT_STAMP_MAX 480

/* What is signed of a stamp; returns its length. */
size_t export_stamp_message(const struct export_stamp *stamp,
    char ret_text[EXPORT_STAMP_MAX]);

/* Writes the line, without an end of line. */
void export_stamp_put(struct export_out *out, const struct export_stamp *stamp);

/* Writes it as the comment that ends an HTML or Markdown file. */
#define EXPORT_STAMP_OPEN "<!-- "
#define EXPORT_STAMP_CLOSE " -->\n"
void export_stamp_comment(struct export_out *out,
    const struct export_stamp *stamp);

/* A stamp as it was read from a file of anybody's. */
struct export_stamp_seen {
    struct export_pseudonym release;
    char profile[40];
    char hash[EXPORT_HASH_MAX];
    uint8_t public_key[32];
    uint8_t signature[64];
    size_t signed_len; /* bytes of the line that are signed */
};

/*
 * Reads the line that `text` begins with; false when it is none of ours.
 * `*ret_len` is its length.
 */
bool export_stamp_read(const char *text, size_t len,
    struct export_stamp_seen *ret_seen, size_t *ret_len);

#endif
