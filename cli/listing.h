#ifndef CLI_LISTING_H
#define CLI_LISTING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/json_out.h"
#include "cli/table.h"
#include "vault/status.h"

/*
 * One listing, as a table for people or as JSON: each field is named once and
 * put where the reader asked for it.
 */
struct listing_shape {
    const char *kind;            /* of the JSON document, "session-list" */
    const char *rows;            /* its list, "sessions" */
    const char *const *headings; /* of the table; a NULL ends them */
};

struct listing {
    bool as_json;
    struct table table;
    struct json_out json;
    size_t count; /* of the rows begun */
};

void listing_begin(struct listing *listing, const struct listing_shape *shape,
    bool as_json);

/* The same about one case, which the document then names. */
void listing_begin_case(struct listing *listing,
    const struct listing_shape *shape, const char *code, bool as_json);

/* A row, and its fields in the order of the headings. */
void listing_row(struct listing *listing);
void listing_text(struct listing *listing, const char *key, const char *value);
void listing_bytes(struct listing *listing, const char *key, const char *bytes,
    size_t len);
void listing_number(struct listing *listing, const char *key, int64_t value);
void listing_row_end(struct listing *listing);

/* Fields that only the JSON has. */
void listing_json_text(struct listing *listing, const char *key,
    const char *value);
void listing_json_number(struct listing *listing, const char *key,
    int64_t value);

/*
 * Writes the rest, unless `status` is a failure.  VAULT_DONE is none: it ends
 * an iteration.  Returns the first failure.
 */
enum vault_status listing_end(struct listing *listing,
    enum vault_status status) VAULT_CHECK_RESULT;

#endif
