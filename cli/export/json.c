#include "cli/export/json.h"

#include <stddef.h>

static void
line(struct export_json *json)
{
    export_out_constant(json->out, "\n");
    for (unsigned i = 0; i < json->depth; i++) {
        export_out_constant(json->out, "  ");
    }
}

/* What stands before a value: a comma, a new line, the key. */
static void
lead(struct export_json *json, const char *key)
{
    if (json->depth > 0) {
        export_out_constant(json->out,
            json->filled[json->depth - 1] ? "," : "");
        json->filled[json->depth - 1] = true;
        line(json);
    }
    if (key != NULL) {
        export_out_constant(json->out, "\"");
        export_out_constant(json->out, key);
        export_out_constant(json->out, "\": ");
    }
}

static void
open_level(struct export_json *json, const char *key, const char *bracket)
{
    lead(json, key);
    export_out_constant(json->out, bracket);
    if (json->depth < EXPORT_JSON_DEPTH) {
        json->filled[json->depth] = false;
        json->depth++;
    }
}

static void
close_level(struct export_json *json, const char *bracket)
{
    bool filled = json->filled[json->depth - 1];

    json->depth--;
    if (filled) {
        line(json);
    }
    export_out_constant(json->out, bracket);
    if (json->depth == 0) {
        export_out_constant(json->out, "\n");
    }
}

void
export_json_object(struct export_json *json, const char *key)
{
    open_level(json, key, "{");
}

void
export_json_object_end(struct export_json *json)
{
    close_level(json, "}");
}

void
export_json_list(struct export_json *json, const char *key)
{
    open_level(json, key, "[");
}

void
export_json_list_end(struct export_json *json)
{
    close_level(json, "]");
}

/* Our constants hold no control characters; quotes and backslashes may be. */
void
export_json_constant(struct export_json *json, const char *key,
    const char *constant)
{
    char byte[2] = { '\0', '\0' };

    lead(json, key);
    export_out_constant(json->out, "\"");
    for (size_t i = 0; constant[i] != '\0'; i++) {
        if (constant[i] == '"' || constant[i] == '\\') {
            export_out_constant(json->out, "\\");
        }
        byte[0] = constant[i];
        export_out_constant(json->out, byte);
    }
    export_out_constant(json->out, "\"");
}

void
export_json_number(struct export_json *json, const char *key, int64_t number)
{
    lead(json, key);
    export_out_number(json->out, number);
}

void
export_json_share(struct export_json *json, const char *key,
    int64_t ten_thousandths)
{
    lead(json, key);
    export_out_number(json->out, ten_thousandths / 10000);
    export_out_constant(json->out, ".");
    for (int64_t unit = 1000; unit > 0; unit /= 10) {
        export_out_number(json->out, ten_thousandths / unit % 10);
    }
}

void
export_json_hash(struct export_json *json, const char *key, const char *hash)
{
    lead(json, key);
    export_out_constant(json->out, "\"sha256:");
    export_out_constant(json->out, hash);
    export_out_constant(json->out, "\"");
}

void
export_json_bool(struct export_json *json, const char *key, bool value)
{
    lead(json, key);
    export_out_constant(json->out, value ? "true" : "false");
}

void
export_json_clean(struct export_json *json, const char *key,
    const struct anon_clean *text)
{
    lead(json, key);
    export_out_constant(json->out, "\"");
    export_out_clean(json->out, text, EXPORT_FORM_JSON);
    export_out_constant(json->out, "\"");
}
