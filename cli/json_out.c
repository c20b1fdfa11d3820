#include "cli/json_out.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/output.h"
#include "cli/show.h"
#include "cli/utf8.h"

/* "\\u202e"; beyond U+FFFF a pair of surrogates (RFC 8259, section 7). */
static void
put_unit(uint32_t unit)
{
    char escape[8];

    (void)snprintf(escape, sizeof(escape), "\\u%04x", unit & 0xffff);
    output_text(escape);
}

static void
put_escaped(uint32_t character)
{
    switch (character) {
    case '"': output_text("\\\""); return;
    case '\\': output_text("\\\\"); return;
    case '\n': output_text("\\n"); return;
    case '\r': output_text("\\r"); return;
    case '\t': output_text("\\t"); return;
    default: break;
    }
    if (character > 0xffff) {
        put_unit(0xd800 + ((character - 0x10000) >> 10));
        put_unit(0xdc00 + ((character - 0x10000) & 0x3ff));
        return;
    }
    put_unit(character);
}

/* Whether a character is written as it is, also to a terminal. */
static bool
stands(uint32_t character)
{
    return character != '"' && character != '\\' && !show_acts(character);
}

static void
put_string(const char *bytes, size_t len)
{
    uint32_t character;
    size_t used;

    output_text("\"");
    for (size_t i = 0; i < len; i += used) {
        used = utf8_next(bytes + i, len - i, &character);
        if (character == UTF8_BROKEN) {
            output_text("\xef\xbf\xbd");
        } else if (stands(character)) {
            output_bytes(bytes + i, used);
        } else {
            put_escaped(character);
        }
    }
    output_text("\"");
}

static void
put_key(struct json_out *json, const char *key)
{
    if (json->comma) {
        output_text(",");
    }
    json->comma = true;
    if (key != NULL) {
        put_string(key, strlen(key));
        output_text(":");
    }
}

static void
open_with(struct json_out *json, const char *key, const char *bracket)
{
    put_key(json, key);
    output_text(bracket);
    json->comma = false;
}

static void
close_with(struct json_out *json, const char *bracket)
{
    output_text(bracket);
    json->comma = true;
}

void
json_out_begin(struct json_out *json, const char *kind)
{
    json->comma = false;
    open_with(json, NULL, "{");
    json_out_number(json, "format_version", JSON_OUT_VERSION);
    json_out_text(json, "kind", kind);
}

void
json_out_end(struct json_out *json)
{
    close_with(json, "}\n");
    json->comma = false;
}

void
json_out_list(struct json_out *json, const char *key)
{
    open_with(json, key, "[");
}

void
json_out_list_end(struct json_out *json)
{
    close_with(json, "]");
}

void
json_out_item(struct json_out *json)
{
    open_with(json, NULL, "{");
}

void
json_out_item_end(struct json_out *json)
{
    close_with(json, "}");
}

void
json_out_object(struct json_out *json, const char *key)
{
    open_with(json, key, "{");
}

void
json_out_text(struct json_out *json, const char *key, const char *value)
{
    json_out_bytes(json, key, value, strlen(value));
}

void
json_out_bytes(struct json_out *json, const char *key, const char *bytes,
    size_t len)
{
    put_key(json, key);
    put_string(bytes, len);
}

void
json_out_number(struct json_out *json, const char *key, int64_t value)
{
    put_key(json, key);
    output_number(value);
}

void
json_out_share(struct json_out *json, const char *key, double value)
{
    int64_t scaled = (int64_t)(value * 10000 + 0.5);
    char text[32];

    /* In whole numbers: printf() would write the comma of some countries. */
    (void)snprintf(text, sizeof(text), "%" PRId64 ".%04" PRId64, scaled / 10000,
        scaled % 10000);
    put_key(json, key);
    output_text(text);
}

void
json_out_bool(struct json_out *json, const char *key, bool value)
{
    put_key(json, key);
    output_text(value ? "true" : "false");
}

void
json_out_element(struct json_out *json, const char *bytes, size_t len)
{
    json_out_bytes(json, NULL, bytes, len);
}
