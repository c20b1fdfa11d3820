#ifndef CLI_BATCH_LINE_H
#define CLI_BATCH_LINE_H

#include "anonymizer/text.h"
#include "cli/batch.h"

/*
 * Reads one line of JSON and writes the line that answers it.  `scratch` is
 * that of all lines.
 */
enum batch_status batch_line(struct anon_text line,
    const struct batch_treatment *how, struct anon_scratch *scratch);

#endif
