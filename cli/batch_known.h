#ifndef CLI_BATCH_KNOWN_H
#define CLI_BATCH_KNOWN_H

#include <stdbool.h>

#include <jansson.h>

#include "anonymizer/known.h"
#include "cli/batch.h"

/*
 * Compiles the "known" object of a line; NULL or an empty one makes NULL.
 * Every name is a person of its own.  `scratch` is lent, or NULL.  On success
 * the caller frees `*ret_known`; BATCH_ERR_LINE when a value is neither text
 * nor a list of texts.
 */
enum batch_status batch_known(const json_t *object,
    struct anon_scratch *scratch, struct anon_known **ret_known);

/*
 * The record that was compiled last.  The lines of one case follow each other
 * with the same record, which is compiled once.
 */
struct batch_known_last {
    struct anon_scratch *scratch; /* lent to compile in, or NULL */
    struct anon_known *known;     /* NULL: nothing is known */
    json_t *object;               /* what it was made of, or NULL */
    char *written; /* the same as it stood in the line, or NULL */
    size_t written_len;
};

#define BATCH_KNOWN_LAST_INIT                                                  \
    {                                                                          \
        NULL, NULL, NULL, NULL, 0                                              \
    }

/*
 * Makes `last` that of `object` (NULL: none) as batch_known() does, unless it
 * is.  The caller releases `last`, on failure too.
 */
enum batch_status batch_known_take(struct batch_known_last *last,
    json_t *object);

/*
 * The same for an object as it stands in a line; `room` has space for as many
 * bytes and BATCH_CUT_SPARE more, until the call returns.  `*ret_read` false:
 * the object is not of the usual form, and `last` is as it was.
 */
enum batch_status batch_known_take_written(struct batch_known_last *last,
    struct anon_text written, char *room, bool *ret_read);

/* Wipes and frees; harmless twice. */
void batch_known_release(struct batch_known_last *last);

#endif
