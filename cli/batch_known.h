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

/*
 * The record that was compiled last.  The lines of one case follow each other
 * with the same record, which is compiled once.
 */
struct batch_known_last {
    json_t *object;
    struct anon_known *known; /* NULL: nothing is known */
};

/*
 * Makes `last` that of `object` (NULL: none) as batch_known() does, unless it
 * is.  The caller releases `last`, on failure too.
 */
enum batch_status batch_known_take(struct batch_known_last *last,
    json_t *object);

/* Wipes and frees; harmless twice. */
void batch_known_release(struct batch_known_last *last);

#endif
