#ifndef CLI_NAMES_ONLY_H
#define CLI_NAMES_ONLY_H

#include <stdbool.h>

#include <jansson.h>

#include "cli/scored_text.h"

/*
 * Sets whose gold holds names only: what else identifies in them (links,
 * mails, handles, phones, dates) is neither gold nor error.
 */

/* Whether a document says so ("names_only": true) or is from a known one. */
bool names_only_is(const json_t *gold);

/*
 * Marks such things in the document's text as SCORED_CONTEXT, by the same
 * patterns as the scorer of those sets.  False when memory ran out.
 */
bool names_only_mark(struct scored_text *page, const char *text);

#endif
