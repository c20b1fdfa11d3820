#include "cli/batch_cut.h"

#include <stdint.h>
#include <string.h>

#include "cli/eight.h"
#include "cli/utf8.h"

static size_t
skip_blank(struct anon_text line, size_t at)
{
    while (at < line.len &&
        (line.data[at] == ' ' || line.data[at] == '\t' ||
            line.data[at] == '\r' || line.data[at] == '\n')) {
        at++;
    }
    return at;
}

/* The closing quote of the string that begins at `at`, or line.len. */
static size_t
string_end(struct anon_text line, size_t at)
{
    while (at < line.len) {
        if (line.len - at >= 8 && !eight_escape(line.data + at)) {
            at += 8;
        } else if (line.data[at] == '"') {
            return at;
        } else {
            at += line.data[at] == '\\' ? 2 : 1;
        }
    }
    return line.len;
}

/*
 * The end of the value at `at`.  The parser sees all values but the text, so
 * brackets are only counted.
 */
static size_t
value_end(struct anon_text line, size_t at)
{
    size_t depth = 0;

    for (; at < line.len; at++) {
        switch (line.data[at]) {
        case '"': at = string_end(line, at + 1); break;
        case '{':
        case '[': depth++; break;
        case '}':
        case ']':
            if (depth == 0) {
                return at;
            }
            depth--;
            break;
        case ',':
            if (depth == 0) {
                return at;
            }
            break;
        default: break;
        }
    }
    return line.len;
}

/* One member: `*at` moves to what follows it. */
static bool
read_member(struct anon_text line, size_t *at, struct anon_text *text)
{
    size_t begin = skip_blank(line, *at);
    size_t end;
    bool is_text;

    if (begin >= line.len || line.data[begin] != '"') {
        return false;
    }
    begin++;
    end = string_end(line, begin);
    /* A key with escapes may spell anything. */
    if (end >= line.len || memchr(line.data + begin, '\\', end - begin)) {
        return false;
    }
    is_text = end - begin == 4 && memcmp(line.data + begin, "text", 4) == 0;
    end = skip_blank(line, end + 1);
    if (end >= line.len || line.data[end] != ':') {
        return false;
    }
    begin = skip_blank(line, end + 1);
    if (!is_text) {
        *at = value_end(line, begin);
        return true;
    }
    if (text->data != NULL || begin >= line.len || line.data[begin] != '"') {
        return false;
    }
    end = string_end(line, begin + 1);
    *text = (struct anon_text){ line.data + begin + 1, end - begin - 1 };
    if (end >= line.len) {
        return false;
    }
    /* Nothing but blanks may follow the string. */
    *at = skip_blank(line, end + 1);
    return *at < line.len && (line.data[*at] == ',' || line.data[*at] == '}');
}

bool
batch_cut_find(struct anon_text line, struct anon_text *ret_text)
{
    struct anon_text text = { NULL, 0 };
    size_t at = skip_blank(line, 0);

    if (at >= line.len || line.data[at] != '{') {
        return false;
    }
    do {
        at++;
        if (!read_member(line, &at, &text)) {
            return false;
        }
    } while (at < line.len && line.data[at] == ',');
    if (text.data == NULL || at >= line.len || line.data[at] != '}') {
        return false;
    }
    *ret_text = text;
    return true;
}

/* Four hexadecimal digits; UINT32_MAX when they are not. */
static uint32_t
read_hex(struct anon_text escaped, size_t at)
{
    uint32_t value = 0;
    size_t i;

    if (escaped.len - at < 4) {
        return UINT32_MAX;
    }
    for (i = at; i < at + 4; i++) {
        char byte = escaped.data[i];
        char letter = (char)(byte | 0x20);

        if (byte >= '0' && byte <= '9') {
            value = value << 4 | (uint32_t)(byte - '0');
        } else if (letter >= 'a' && letter <= 'f') {
            value = value << 4 | (uint32_t)(letter - 'a' + 10);
        } else {
            return UINT32_MAX;
        }
    }
    return value;
}

/*
 * The escape behind the backslash before `*at`.  \u stands for one character
 * below U+0800 here, and surrogates and the rest are the parser's.
 */
static bool
read_escape(struct anon_text escaped, size_t *at, char *out, size_t *len)
{
    static const char from[] = "\"\\/bfnrt";
    static const char to[] = "\"\\/\b\f\n\r\t";
    const char *found;
    uint32_t value;
    char byte;

    if (*at >= escaped.len) {
        return false;
    }
    byte = escaped.data[(*at)++];
    found = memchr(from, byte, sizeof(from) - 1);
    if (found != NULL) {
        out[(*len)++] = to[found - from];
        return true;
    }
    value = byte == 'u' ? read_hex(escaped, *at) : UINT32_MAX;
    if (value >= 0xD800 && (value < 0xE000 || value > 0xFFFF)) {
        return false;
    }
    *at += 4;
    if (value < 0x80) {
        out[(*len)++] = (char)value;
        return true;
    }
    if (value >= 0x800) {
        out[(*len)++] = (char)(0xE0 | value >> 12);
    }
    out[(*len)++] =
        (char)(value < 0x800 ? 0xC0 | value >> 6 : 0x80 | (value >> 6 & 0x3F));
    out[(*len)++] = (char)(0x80 | (value & 0x3F));
    return true;
}

bool
batch_cut_decode(struct anon_text escaped, char *out, size_t *ret_len)
{
    size_t len = 0;
    size_t at = 0;

    while (at < escaped.len) {
        unsigned char byte = (unsigned char)escaped.data[at];
        uint32_t character;
        size_t step = 1;

        if (escaped.len - at >= 8 && eight_plain(escaped.data + at)) {
            memcpy(out + len, escaped.data + at, 8);
            at += 8;
            len += 8;
            continue;
        }
        if (byte == '\\') {
            at++;
            if (!read_escape(escaped, &at, out, &len)) {
                return false;
            }
            continue;
        }
        if (byte >= 0x80) {
            step = utf8_next(escaped.data + at, escaped.len - at, &character);
        }
        if (byte < 0x20 || byte == '"' || (byte >= 0x80 && step == 1)) {
            return false;
        }
        memcpy(out + len, escaped.data + at, step);
        at += step;
        len += step;
    }
    *ret_len = len;
    return true;
}
