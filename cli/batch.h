#ifndef CLI_BATCH_H
#define CLI_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"

/*
 * `casevault anonymize`: a stream of text or of JSON lines in, the redacted
 * stream out.  Memory does not grow with the length of the input.
 */

/* Longest line of JSON, in bytes. */
#define BATCH_LINE_MAX ((size_t)8 << 20)

/* How texts are redacted. */
struct batch_treatment {
    const struct anon_policy *policy;
    uint64_t domain; /* of invented names; see struct anon_transform */
    uint64_t shift;  /* of dates */
};

enum batch_status {
    BATCH_OK = 0,
    BATCH_ERR_NO_MEMORY,
    BATCH_ERR_READ, /* errno says why */
    BATCH_ERR_LINE, /* a line is no JSON object of the documented form */
    BATCH_ERR_LONG, /* a line is longer than BATCH_LINE_MAX */
};

/*
 * Reads JSON lines from descriptor `in` and writes one line each to standard
 * output (cli/output.h) in the same order.  `*ret_line` is the number of the
 * line, from 1, that a failure is about.
 */
enum batch_status batch_json(int in, const struct batch_treatment *how,
    size_t *ret_line);

/* Reads text from descriptor `in` and writes it redacted. */
enum batch_status batch_text(int in, const struct batch_treatment *how);

#endif
