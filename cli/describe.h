#ifndef CLI_DESCRIBE_H
#define CLI_DESCRIBE_H

#include <jansson.h>

#include "cli/options.h"

/*
 * A new client described by options or at the prompts, in the form of
 * ledger.h.  Functions return an exit status, having reported what went
 * wrong; the caller releases `*ret_known` with json_decref().
 */

/* Whether one of them was given. */
bool describe_given(const struct options *options);

/* From the options. */
int describe_from_options(const struct options *options, json_t **ret_known);

/* From questions on the terminal. */
int describe_by_asking(json_t **ret_known);

#endif
