#ifndef CLI_EXPORT_OUT_H
#define CLI_EXPORT_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/clean.h"

/*
 * What an export writer writes to.  It takes three things only: constants of
 * the program, numbers the program counted, and clean text.  It remembers which
 * bytes are the program's own, hashes as it goes, and keeps the first failure
 * until the end, so that writers need not look after each call.
 */
struct export_out;

/* Bytes [begin, end) of the file that are the program's own words. */
struct export_range {
    uint64_t begin;
    uint64_t end;
};

/* How clean text is written down. */
enum export_form {
    EXPORT_FORM_PLAIN,
    EXPORT_FORM_DOCX, /* inside <w:t>: XML, and breaks for line ends */
    EXPORT_FORM_HTML,
    EXPORT_FORM_JSON, /* inside a string */
    EXPORT_FORM_MARKDOWN,
};

/* A SHA-256 in lower-case hex, NUL-ended. */
#define EXPORT_HASH_MAX 65

/* The SHA-256 of `len` bytes (FIPS 180-4), lower-case hex. */
void export_hash(const void *bytes, size_t len, char ret_hash[EXPORT_HASH_MAX]);

/* Makes an output on `fd`, which is borrowed; NULL when memory ran out. */
struct export_out *export_out_new(int fd);

/* Wipes what waits, frees, sets the caller's pointer to NULL. */
void export_out_free(struct export_out **out);

/* Writes a constant of the program; never anything a person typed. */
void export_out_constant(struct export_out *out, const char *constant);

/* Writes a number in decimal. */
void export_out_number(struct export_out *out, int64_t number);

/* Writes clean text. */
void export_out_clean(struct export_out *out, const struct anon_clean *text,
    enum export_form form);

/*
 * Sends what waits; false with errno set when that or any earlier write
 * failed.  `ret_hash` gets the SHA-256 of all bytes (FIPS 180-4).
 */
bool export_out_finish(struct export_out *out, char ret_hash[EXPORT_HASH_MAX]);

/* The SHA-256 of the bytes so far; writing may go on. */
void export_out_digest(struct export_out *out, char ret_hash[EXPORT_HASH_MAX]);

/* The SHA-256 of bytes in memory. */
void export_out_hash(const char *bytes, size_t len,
    char ret_hash[EXPORT_HASH_MAX]);

/* How many bytes were written. */
uint64_t export_out_size(const struct export_out *out);

/* The program's own bytes, in order and disjoint; borrowed. */
const struct export_range *export_out_own(const struct export_out *out,
    size_t *ret_count);

#endif
