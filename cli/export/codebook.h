#ifndef CLI_EXPORT_CODEBOOK_H
#define CLI_EXPORT_CODEBOOK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/export/columns.h"
#include "cli/export/frequencies.h"
#include "cli/export/out.h"

/*
 * The codebook: every table, column and code in words, for people.  Which
 * tables are told of is a set of bits, 1 << enum export_table_id.
 */

/* A published measure that has scores in the bundle; constants of ours. */
struct export_known_measure {
    const char *code;
    const char *name;
    const char *source; /* of the bands */
    bool higher_is_worse;
    struct {
        int64_t bound;     /* in hundredths, see vault/measure.h */
        const char *label; /* NULL: no more */
    } bands[6];
};

enum export_book_form {
    EXPORT_BOOK_HTML,
    EXPORT_BOOK_MARKDOWN,
};

/* What is told of. */
struct export_book {
    enum export_book_form form;
    unsigned tables;  /* bits, as above */
    const char *mark; /* a constant that stands first, or NULL */
    const struct export_frequencies *frequencies; /* or NULL: not told */
};

void export_codebook(struct export_out *out, const struct export_book *told,
    const struct export_known_measure *measures, size_t count);

#endif
