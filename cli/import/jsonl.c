#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "cli/import/import.h"
#include "vault/secret.h"

#define READ_SIZE ((size_t)1 << 16)

static const char mark[] = "\xef\xbb\xbf";

struct jsonl {
    const struct import_receiver *receiver;
    struct import_report *report;
    struct vault_secret pending; /* the beginning of a line, or more lines */
    int64_t offset;
};

/* The field of an item that a JSON key fills, or NULL. */
static struct import_text *
item_field(struct import_item *item, const char *key, const char **ret_name)
{
    const struct {
        const char *name;
        struct import_text *text;
    } fields[] = {
        { "case", &item->case_code },
        { "date", &item->date },
        { "id", &item->id },
        { "kind", &item->kind },
        { "lang", &item->language },
        { "text", &item->text },
    };

    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        if (strcmp(fields[i].name, key) == 0) {
            *ret_name = fields[i].name;
            return fields[i].text;
        }
    }
    return NULL;
}

/* null counts as not given. */
static enum import_status
take_field(struct jsonl *jsonl, struct import_item *item, const char *key,
    const json_t *value)
{
    const char *name = "known";
    struct import_text *text = item_field(item, key, &name);

    if (text == NULL && strcmp(key, name) != 0) {
        jsonl->report->ignored++;
        return IMPORT_OK;
    }
    jsonl->report->place.field = name;
    if (json_is_null(value)) {
        return IMPORT_OK;
    }
    if (text == NULL) {
        item->known = value;
        return json_is_object(value) ? IMPORT_OK : IMPORT_ERR_FIELD;
    }
    if (!json_is_string(value)) {
        return IMPORT_ERR_FIELD;
    }
    if (json_string_length(value) == 0) {
        return IMPORT_OK;
    }
    text->data = json_string_value(value);
    text->len = json_string_length(value);
    return text != &item->text && text->len > IMPORT_WORD_MAX
        ? IMPORT_ERR_TOO_LONG
        : IMPORT_OK;
}

static enum import_status
take_object(struct jsonl *jsonl, json_t *object)
{
    enum import_status status = IMPORT_OK;
    struct import_item item = { .offset = jsonl->offset };
    const char *key;
    json_t *value;

    json_object_foreach(object, key, value)
    {
        status = take_field(jsonl, &item, key, value);
        if (status != IMPORT_OK) {
            return status;
        }
    }
    jsonl->report->place.field = "";
    return import_give(jsonl->receiver, &item, jsonl->report);
}

static enum import_status
parse_failure(struct jsonl *jsonl, const json_error_t *error)
{
    static const struct {
        enum json_error_code code;
        enum import_status status;
    } causes[] = {
        { json_error_out_of_memory, IMPORT_ERR_NO_MEMORY },
        { json_error_invalid_utf8, IMPORT_ERR_UTF8 },
        { json_error_null_byte_in_key, IMPORT_ERR_NUL },
        { json_error_null_character, IMPORT_ERR_NUL },
        { json_error_duplicate_key, IMPORT_ERR_TWICE },
    };

    jsonl->report->place.column =
        error->column > 0 ? (unsigned)error->column : 1;
    for (size_t i = 0; i < sizeof(causes) / sizeof(causes[0]); i++) {
        if (causes[i].code == json_error_code(error)) {
            return causes[i].status;
        }
    }
    return IMPORT_ERR_JSON;
}

static enum import_status
take_line(struct jsonl *jsonl, const char *line, size_t len)
{
    enum import_status status;
    json_error_t error = { .column = 0 };
    json_t *object;

    jsonl->report->place.line++;
    jsonl->report->place.field = "";
    if (len > 0 && line[len - 1] == '\r') {
        len--;
    }
    if (jsonl->report->place.line == 1 && len >= 3 &&
        memcmp(line, mark, 3) == 0) {
        line += 3;
        len -= 3;
    }
    if (len == 0) {
        return IMPORT_OK;
    }
    if (len > IMPORT_LINE_MAX) {
        return IMPORT_ERR_TOO_LONG;
    }
    object = json_loadb(line, len, JSON_REJECT_DUPLICATES, &error);
    if (object == NULL) {
        return parse_failure(jsonl, &error);
    }
    status =
        json_is_object(object) ? take_object(jsonl, object) : IMPORT_ERR_JSON;
    json_decref(object);
    return status;
}

/* Takes the whole lines of what is pending; the rest moves to the front. */
static enum import_status
take_lines(struct jsonl *jsonl, size_t fresh)
{
    enum import_status status = IMPORT_OK;
    char *data = (char *)jsonl->pending.data;
    size_t len = jsonl->pending.len;
    size_t begin = 0;
    size_t from = fresh;

    while (status == IMPORT_OK) {
        char *end = memchr(data + from, '\n', len - from);

        if (end == NULL) {
            break;
        }
        status = take_line(jsonl, data + begin, (size_t)(end - data) - begin);
        begin = (size_t)(end - data) + 1;
        from = begin;
    }
    memmove(data, data + begin, len - begin);
    vault_wipe(data + len - begin, begin);
    jsonl->pending.len = len - begin;
    if (status == IMPORT_OK && jsonl->pending.len > IMPORT_LINE_MAX) {
        jsonl->report->place.line++;
        status = IMPORT_ERR_TOO_LONG;
    }
    return status;
}

static enum import_status
read_more(struct jsonl *jsonl, int fd, size_t *ret_got)
{
    ssize_t got;

    if (vault_secret_reserve(&jsonl->pending, READ_SIZE) != VAULT_OK) {
        return IMPORT_ERR_NO_MEMORY;
    }
    do {
        got = read(fd, jsonl->pending.data + jsonl->pending.len, READ_SIZE);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return IMPORT_ERR_IO;
    }
    jsonl->pending.len += (size_t)got;
    jsonl->offset += got;
    *ret_got = (size_t)got;
    return IMPORT_OK;
}

enum import_status
import_jsonl(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    enum import_status status = IMPORT_OK;
    struct jsonl jsonl = { .receiver = receiver, .report = report };
    size_t got = 1;

    while (status == IMPORT_OK && got > 0) {
        size_t fresh = jsonl.pending.len;

        status = read_more(&jsonl, fd, &got);
        if (status == IMPORT_OK && got > 0) {
            status = take_lines(&jsonl, fresh);
        }
    }
    if (status == IMPORT_OK && jsonl.pending.len > 0) {
        status = take_line(&jsonl, (const char *)jsonl.pending.data,
            jsonl.pending.len);
    }
    vault_secret_release(&jsonl.pending);
    return status;
}
