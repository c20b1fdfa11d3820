#ifndef CLI_EXPORT_JSON_H
#define CLI_EXPORT_JSON_H

#include <stdbool.h>

#include "cli/export/out.h"

/*
 * Writes JSON (RFC 8259) onto an output, member by member, indented by two
 * blanks.  Not jansson: its strings could be anything, these are constants,
 * numbers and clean text, and the output knows which are ours.
 */
#define EXPORT_JSON_DEPTH 16

struct export_json {
    struct export_out *out;
    unsigned depth;
    bool filled[EXPORT_JSON_DEPTH]; /* something stands there already */
};

/*
 * `key` is the name of a member, or NULL inside a list and at the top.  Open
 * ends with the matching close; the depth is at most EXPORT_JSON_DEPTH.
 */
void export_json_object(struct export_json *json, const char *key);
void export_json_object_end(struct export_json *json);
void export_json_list(struct export_json *json, const char *key);
void export_json_list_end(struct export_json *json);

void export_json_constant(struct export_json *json, const char *key,
    const char *constant);
void export_json_number(struct export_json *json, const char *key,
    int64_t number);
/* Ten-thousandths, 417 as 0.0417. */
void export_json_share(struct export_json *json, const char *key,
    int64_t ten_thousandths);
/* A SHA-256 as "sha256:..." */
void export_json_hash(struct export_json *json, const char *key,
    const char *hash);
void export_json_bool(struct export_json *json, const char *key, bool value);
void export_json_clean(struct export_json *json, const char *key,
    const struct anon_clean *text);

#endif
