#ifndef CLI_JSON_OUT_H
#define CLI_JSON_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * JSON on standard output, written as it goes: nothing of it stays in memory
 * that is not wiped.  Every document begins with "format_version" and "kind".
 */
struct json_out {
    bool comma; /* the next item needs one */
};

/* The version of all documents; a field that goes or changes raises it. */
#define JSON_OUT_VERSION 1

/* Begins and ends the document. */
void json_out_begin(struct json_out *json, const char *kind);
void json_out_end(struct json_out *json);

/* Begins and ends a list under `key`, and an object in a list. */
void json_out_list(struct json_out *json, const char *key);
void json_out_list_end(struct json_out *json);
void json_out_item(struct json_out *json);
void json_out_item_end(struct json_out *json);

/* Begins an object under `key`; json_out_item_end() ends it. */
void json_out_object(struct json_out *json, const char *key);

/* One field; bytes that are no UTF-8 become U+FFFD. */
void json_out_text(struct json_out *json, const char *key, const char *value);
void json_out_bytes(struct json_out *json, const char *key, const char *bytes,
    size_t len);
void json_out_number(struct json_out *json, const char *key, int64_t value);
/* To four decimals. */
void json_out_share(struct json_out *json, const char *key, double value);
void json_out_bool(struct json_out *json, const char *key, bool value);

/* A string in a list. */
void json_out_element(struct json_out *json, const char *bytes, size_t len);

#endif
