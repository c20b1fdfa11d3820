#ifndef CLI_BATCH_ANSWER_H
#define CLI_BATCH_ANSWER_H

#include <stdbool.h>

#include <jansson.h>

#include "anonymizer/anonymizer.h"

/* The line that answers a line of `casevault anonymize --jsonl`. */
struct batch_answer {
    const json_t *parsed_id; /* NULL: none */
    struct anon_text id;     /* JSON, in place of that; `data` NULL: none */
    struct anon_text text;
    struct anon_findings findings;
    struct anon_clean *clean; /* the text without them */
    bool quasi;               /* point quasi-identifiers out */
};

/* Writes it to standard output (cli/output.h). */
void batch_answer_write(const struct batch_answer *answer);

#endif
