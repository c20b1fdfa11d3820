#include "cli/release/decode.h"

#include <string.h>
#include <strings.h>

#include "cli/import/table.h"
#include "cli/release/entity.h"
#include "cli/release/tag.h"
#include "cli/release/window.h"

/* Whether a tag stands within a word without parting it. */
typedef bool inline_fn(const char *tag, size_t len);

/* The file being read, and which of its bytes are ours. */
struct input {
    const struct release_content *content;
    inline_fn *is_inline;
    size_t at;
    size_t range; /* the first own range that does not end before `at` */
};

/* Whether byte `at`, which never goes back, is one of the program's own. */
static bool
is_own(struct input *input, size_t at)
{
    const struct release_content *content = input->content;

    while (input->range < content->own_count &&
        content->own[input->range].end <= at) {
        input->range++;
    }
    return input->range < content->own_count &&
        content->own[input->range].begin <= at;
}

/* Puts a byte as it is, or the mark of our own words in its place. */
static void
put(struct release_window *window, struct input *input, char byte)
{
    bool own = is_own(input, input->at);

    release_window_put(window, own && byte != '\n' ? '|' : byte);
}

static void
read_plain(struct release_window *window, struct input *input)
{
    for (; input->at < input->content->len; input->at++) {
        put(window, input, input->content->bytes[input->at]);
    }
}

/* One character of text, which may be written as an entity. */
static void
read_character(struct release_window *window, struct input *input)
{
    const char *next = input->content->bytes + input->at;
    char utf8[4];
    size_t used = 1;
    size_t made = 0;

    if (*next == '&' && !is_own(input, input->at)) {
        made =
            release_entity(next, input->content->len - input->at, utf8, &used);
    }
    for (size_t i = 0; i < made; i++) {
        release_window_put(window, utf8[i]);
    }
    if (made == 0) {
        put(window, input, *next);
        used = 1;
    }
    input->at += used;
}

static void
read_markdown(struct release_window *window, struct input *input)
{
    const char *bytes = input->content->bytes;
    size_t len = input->content->len;

    while (input->at < len) {
        if (bytes[input->at] == '\\' && input->at + 1 < len &&
            strchr("\\`*_<&#>+-=~|:(", bytes[input->at + 1]) != NULL) {
            input->at++;
            put(window, input, bytes[input->at++]);
        } else if (bytes[input->at] == '*' && !is_own(input, input->at)) {
            /* Emphasis stands within a word without parting it. */
            input->at++;
        } else {
            read_character(window, input);
        }
    }
}

/* One character of an address; "|" where its bytes make none. */
static void
read_percent_character(struct release_window *window, struct input *input)
{
    const char *next = input->content->bytes + input->at;
    bool own = is_own(input, input->at);
    char utf8[4];
    size_t used = 1;
    size_t made = own
        ? 0
        : release_percent(next, input->content->len - input->at, utf8, &used);

    if (made == 0) {
        release_window_put(window, '|');
    }
    for (size_t i = 0; i < made; i++) {
        release_window_put(window, utf8[i] == '\n' ? ' ' : utf8[i]);
    }
    input->at += used;
}

/* The words that hold a character written in percent, as addresses do. */
static void
read_percent(struct release_window *window, struct input *input)
{
    const char *bytes = input->content->bytes;
    size_t len = input->content->len;

    while (input->at < len) {
        size_t end = input->at;
        bool coded = false;

        while (end < len && strchr(" \t\r\n\"'<>", bytes[end]) == NULL) {
            coded = coded || bytes[end] == '%';
            end++;
        }
        while (coded && input->at < end) {
            read_percent_character(window, input);
        }
        if (!coded) {
            input->at = end;
        }
        if (input->at < len) {
            release_window_put(window, bytes[input->at] == '\n' ? '\n' : '|');
            input->at++;
        }
    }
}

/* The strings among numbers that are not written in digits. */
static void
read_binary(struct release_window *window, struct input *input)
{
    const struct release_content *content = input->content;

    while (input->at < content->len) {
        size_t used = release_character(content->bytes + input->at,
            content->len - input->at);

        if (used == 0) {
            release_window_put(window, '|');
            input->at++;
        }
        for (; used > 0; used--, input->at++) {
            put(window, input, content->bytes[input->at]);
        }
    }
}

static void
read_tag(struct release_window *window, struct input *input)
{
    const char *bytes = input->content->bytes;
    size_t end = release_tag_end(bytes, input->content->len, input->at);

    if (is_own(input, input->at)) {
        release_window_put(window, '|');
    } else if (!input->is_inline(bytes + input->at + 1, end - input->at - 1)) {
        release_window_put(window, ' ');
    }
    for (; input->at < end; input->at++) {
        if (bytes[input->at] == '\n') {
            release_window_put(window, '\n');
        }
    }
}

/* What stands inside tags and comments, where no reader looks. */
static void
read_hidden(struct release_window *window, struct input *input)
{
    const char *bytes = input->content->bytes;
    size_t len = input->content->len;

    while (input->at < len) {
        size_t end = input->at + 1;

        if (bytes[input->at] == '<') {
            end = release_tag_end(bytes, len, input->at);
            while (input->at < end) {
                read_character(window, input);
            }
        } else {
            release_window_put(window, bytes[input->at] == '\n' ? '\n' : '|');
            input->at = end;
        }
    }
}

static void
read_html(struct release_window *window, struct input *input)
{
    while (input->at < input->content->len) {
        if (input->content->bytes[input->at] == '<') {
            read_tag(window, input);
        } else {
            read_character(window, input);
        }
    }
}

/* One string, from after its first quote to its last. */
static void
read_string(struct release_window *window, struct input *input)
{
    const char *bytes = input->content->bytes;
    size_t len = input->content->len;

    while (input->at < len && bytes[input->at] != '"') {
        char utf8[4];
        size_t used = 0;
        size_t made = 0;

        if (bytes[input->at] == '\\' && !is_own(input, input->at)) {
            made =
                release_escape(bytes + input->at, len - input->at, utf8, &used);
        }
        for (size_t i = 0; i < made; i++) {
            /* A line break inside a string is none of the file. */
            release_window_put(window, utf8[i] == '\n' ? ' ' : utf8[i]);
        }
        if (made == 0) {
            used = bytes[input->at] == '\\' && input->at + 1 < len ? 2 : 1;
            put(window, input, bytes[input->at]);
        }
        input->at += used;
    }
    input->at++;
    release_window_put(window, '|');
}

static void
read_json(struct release_window *window, struct input *input)
{
    while (input->at < input->content->len) {
        char byte = input->content->bytes[input->at];

        input->at++;
        if (byte == '"') {
            read_string(window, input);
        } else if (byte == '\n') {
            release_window_put(window, byte);
        }
    }
}

/* A table: cells go to `take` one by one. */
struct cells {
    release_piece_fn *take;
    void *data;
    enum release_status status;
};

static enum import_status
take_cell(void *data, const struct import_place *place, struct import_text text)
{
    struct cells *cells = data;
    struct release_piece piece = {
        .text = text.data,
        .len = text.len,
        .line = place->line,
        .row = place->row,
    };

    cells->status = cells->take(&piece, cells->data);
    return cells->status == RELEASE_OK ? IMPORT_OK : IMPORT_STOPPED;
}

static enum import_status
take_row(void *data, const struct import_place *place, unsigned columns)
{
    (void)data;
    (void)place;
    (void)columns;
    return IMPORT_OK;
}

/* Our own words blanked, but for what gives the table its form. */
static enum import_status
feed_table(struct import_table *table, const struct release_content *content)
{
    enum import_status status = IMPORT_OK;
    struct input input = { .content = content };
    char buffer[4096];
    size_t len = 0;

    while (status == IMPORT_OK && input.at < content->len) {
        char byte = content->bytes[input.at];

        if (is_own(&input, input.at) && strchr(",\"\r\n", byte) == NULL) {
            byte = '|';
        }
        buffer[len++] = byte;
        input.at++;
        if (len == sizeof(buffer)) {
            status = import_table_feed(table, buffer, len);
            len = 0;
        }
    }
    if (status == IMPORT_OK) {
        status = import_table_feed(table, buffer, len);
    }
    explicit_bzero(buffer, sizeof(buffer));
    return status == IMPORT_OK ? import_table_finish(table) : status;
}

static enum release_status
read_table(const struct release_content *content, release_piece_fn *take,
    void *data)
{
    struct cells cells = { take, data, RELEASE_OK };
    struct import_table_taker taker = { take_cell, take_row, &cells };
    struct import_table *table = NULL;
    enum import_status status = import_table_new(&taker, &table);

    if (status == IMPORT_OK) {
        status = feed_table(table, content);
    }
    import_table_free(&table);
    if (status == IMPORT_OK || status == IMPORT_STOPPED) {
        return cells.status;
    }
    return status == IMPORT_ERR_NO_MEMORY ? RELEASE_ERR_NO_MEMORY
                                          : RELEASE_ERR_INVALID;
}

typedef void read_fn(struct release_window *window, struct input *input);

static enum release_status
read_windows(const struct release_content *content, read_fn *read, bool raw,
    const struct release_window_taker *taker)
{
    struct input input = {
        .content = content,
        .is_inline = content->format == RELEASE_FORMAT_XML
            ? release_tag_inline_xml
            : release_tag_inline_html,
    };
    struct release_window window;
    enum release_status status = release_window_init(&window, taker, raw);

    if (status == RELEASE_OK) {
        read(&window, &input);
        status = release_window_finish(&window);
    }
    release_window_release(&window);
    return status;
}

/* A container may hold another, but not for ever. */
enum {
    DEPTH_MAX = 3,
};

struct unpacking {
    const struct export_zip *zip;
    release_piece_fn *take;
    void *data;
    int depth;
    enum release_status status;
};

static enum release_status decode(const struct release_content *content,
    release_piece_fn *take, void *data, int depth);

/* Names in a container are as good a place for a leak as any. */
static bool
take_member(const char *name, const char *bytes, size_t len, void *data)
{
    struct unpacking *unpacking = data;
    struct release_content member = {
        .bytes = bytes,
        .len = len,
        .format = release_format_of(name),
    };
    struct release_piece title = { .text = name, .len = strlen(name) };

    member.own =
        export_zip_own(unpacking->zip, name, bytes, len, &member.own_count);
    /* The names that we wrote are words of ours, as its content is. */
    title.raw = member.own != NULL;
    unpacking->status = unpacking->take(&title, unpacking->data);
    if (unpacking->status == RELEASE_OK) {
        unpacking->status = decode(&member, unpacking->take, unpacking->data,
            unpacking->depth + 1);
    }
    return unpacking->status == RELEASE_OK;
}

static enum release_status
read_container(const struct release_content *content, release_piece_fn *take,
    void *data, int depth)
{
    struct unpacking unpacking = { content->zip, take, data, depth,
        RELEASE_OK };
    enum export_zip_result result;

    if (depth > DEPTH_MAX) {
        return RELEASE_ERR_INVALID;
    }
    result =
        export_zip_read(content->bytes, content->len, take_member, &unpacking);
    switch (result) {
    case EXPORT_ZIP_READ: return RELEASE_OK;
    case EXPORT_ZIP_ENDED: return unpacking.status;
    case EXPORT_ZIP_NO_MEMORY: return RELEASE_ERR_NO_MEMORY;
    case EXPORT_ZIP_BROKEN: break;
    }
    return RELEASE_ERR_INVALID;
}

/* Of our own words and numbers alone nothing is anybody's. */
static bool
is_all_own(const struct release_content *content)
{
    return content->own_count == 1 && content->own[0].begin == 0 &&
        content->own[0].end == content->len;
}

static enum release_status
decode(const struct release_content *content, release_piece_fn *take,
    void *data, int depth)
{
    static read_fn *const readers[] = {
        [RELEASE_FORMAT_BINARY] = read_binary,
        [RELEASE_FORMAT_CONTAINER] = NULL,
        [RELEASE_FORMAT_CSV] = NULL,
        [RELEASE_FORMAT_HTML] = read_html,
        [RELEASE_FORMAT_JSON] = read_json,
        [RELEASE_FORMAT_MARKDOWN] = read_markdown,
        [RELEASE_FORMAT_PLAIN] = NULL,
        [RELEASE_FORMAT_XML] = read_html,
    };
    enum release_format format = content->format;
    struct release_window_taker taker = {
        .take = take,
        .data = data,
        .packed = format == RELEASE_FORMAT_CONTAINER,
    };
    enum release_status status;

    if (is_all_own(content)) {
        return RELEASE_OK;
    }
    status = read_windows(content, read_plain, format != RELEASE_FORMAT_PLAIN,
        &taker);
    if (status == RELEASE_OK && format != RELEASE_FORMAT_BINARY &&
        format != RELEASE_FORMAT_CONTAINER &&
        memchr(content->bytes, '%', content->len) != NULL) {
        status = read_windows(content, read_percent, false, &taker);
    }
    if (status != RELEASE_OK || format == RELEASE_FORMAT_PLAIN) {
        return status;
    }
    if (format == RELEASE_FORMAT_CONTAINER) {
        return read_container(content, take, data, depth);
    }
    if (format == RELEASE_FORMAT_CSV) {
        return read_table(content, take, data);
    }
    if (format == RELEASE_FORMAT_HTML || format == RELEASE_FORMAT_XML) {
        status = read_windows(content, read_hidden, false, &taker);
    }
    return status == RELEASE_OK
        ? read_windows(content, readers[format], false, &taker)
        : status;
}

enum release_status
release_decode(const struct release_content *content, release_piece_fn *take,
    void *data)
{
    return decode(content, take, data, 0);
}

/* Every kind of file that a release or a document in it may hold. */
static const struct {
    const char *ending;
    enum release_format format;
} formats[] = {
    { ".R", RELEASE_FORMAT_PLAIN },
    { ".csv", RELEASE_FORMAT_CSV },
    { ".docx", RELEASE_FORMAT_CONTAINER },
    { ".dta", RELEASE_FORMAT_BINARY },
    { ".html", RELEASE_FORMAT_HTML },
    { ".json", RELEASE_FORMAT_JSON },
    { ".md", RELEASE_FORMAT_MARKDOWN },
    { ".odt", RELEASE_FORMAT_CONTAINER },
    { ".py", RELEASE_FORMAT_PLAIN },
    { ".rels", RELEASE_FORMAT_XML },
    { ".sav", RELEASE_FORMAT_BINARY },
    { ".sig", RELEASE_FORMAT_PLAIN },
    { ".sql", RELEASE_FORMAT_PLAIN },
    { ".xml", RELEASE_FORMAT_XML },
    { ".zip", RELEASE_FORMAT_CONTAINER },
    { "SHA256SUMS", RELEASE_FORMAT_PLAIN },
};

enum {
    FORMATS = sizeof(formats) / sizeof(formats[0]),
};

const char *
release_format_ending(size_t index)
{
    return index < FORMATS ? formats[index].ending : NULL;
}

bool
release_format_find(const char *name, enum release_format *ret_format)
{
    const char *dot = strrchr(name, '.');
    const char *ending = dot == NULL ? name : dot;

    for (size_t i = 0; i < FORMATS; i++) {
        if (strcasecmp(ending, formats[i].ending) == 0) {
            *ret_format = formats[i].format;
            return true;
        }
    }
    return false;
}

enum release_format
release_format_of(const char *name)
{
    enum release_format format = RELEASE_FORMAT_PLAIN;

    (void)release_format_find(name, &format);
    return format;
}
