#ifndef CLI_BATCH_KNOWN_H
#define CLI_BATCH_KNOWN_H

#include <jansson.h>

#include "anonymizer/known.h"
#include "cli/batch.h"

/*
 * Compiles the "known" object of a line; NULL or an empty one makes NULL.
 * Every name is a person of its own.  On success the caller frees
 * `*ret_known`; BATCH_ERR_LINE when a value is neither text nor a list of
 * texts.
 */
enum batch_status batch_known(const json_t *object,
    struct anon_known **ret_known);

#endif
