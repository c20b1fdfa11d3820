#ifndef CLI_BATCH_LINE_H
#define CLI_BATCH_LINE_H

#include "anonymizer/text.h"
#include "cli/batch.h"

struct batch_known_last;

/*
 * Reads one line of JSON and writes the line that answers it.  `scratch` and
 * `last`, the record of the line before, are those of all lines.
 */
enum batch_status batch_line(struct anon_text line,
    const struct batch_treatment *how, struct anon_scratch *scratch,
    struct batch_known_last *last);

#endif
