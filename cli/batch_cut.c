#include "cli/batch_cut.h"

#include <stdint.h>
#include <string.h>

#include "cli/eight.h"
#include "cli/utf8.h"

/* More digits may be more than the parser's numbers hold. */
#define DIGITS_MAX 18

static bool
is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

size_t
batch_cut_blanks(struct anon_text line, size_t at)
{
    while (at < line.len && is_blank(line.data[at])) {
        at++;
    }
    return at;
}

static struct anon_text
without_blanks(struct anon_text value)
{
    size_t from = batch_cut_blanks(value, 0);

    while (value.len > from && is_blank(value.data[value.len - 1])) {
        value.len--;
    }
    return (struct anon_text){ value.data + from, value.len - from };
}

/* Four hexadecimal digits; UINT32_MAX when they are not. */
static uint32_t
read_hex(struct anon_text line, size_t at)
{
    uint32_t value = 0;
    size_t i;

    if (line.len < 4 || at > line.len - 4) {
        return UINT32_MAX;
    }
    for (i = at; i < at + 4; i++) {
        char byte = line.data[i];
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

/* The character of \u and of a pair of them; UINT32_MAX when it is none. */
static uint32_t
read_unit(struct anon_text line, size_t *at)
{
    uint32_t value = read_hex(line, *at);
    uint32_t low;

    *at += 4;
    if (value < 0xD800 || value > 0xDFFF) {
        return value;
    }
    if (value > 0xDBFF || line.len - *at < 6 ||
        memcmp(line.data + *at, "\\u", 2) != 0) {
        return UINT32_MAX;
    }
    low = read_hex(line, *at + 2);
    *at += 6;
    return low < 0xDC00 || low > 0xDFFF
        ? UINT32_MAX
        : 0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00);
}

/* Writes a character in UTF-8; returns how many bytes. */
static size_t
put_character(char *out, uint32_t character)
{
    size_t len = character < 0x80 ? 1
        : character < 0x800       ? 2
        : character < 0x10000     ? 3
                                  : 4;
    static const unsigned char heads[] = { 0, 0, 0xC0, 0xE0, 0xF0 };
    size_t i;

    for (i = len; i > 1; i--) {
        out[i - 1] = (char)(0x80 | (character & 0x3F));
        character >>= 6;
    }
    out[0] = (char)(heads[len] | character);
    return len;
}

/* The escape behind the backslash before `*at`. */
static bool
read_escape(struct anon_text line, size_t *at, char *out, size_t *len)
{
    static const char from[] = "n\"\\/tbfr";
    static const char to[] = "\n\"\\/\t\b\f\r";
    uint32_t character;
    size_t i;

    if (*at >= line.len) {
        return false;
    }
    for (i = 0; i < sizeof(from) - 1; i++) {
        if (line.data[*at] == from[i]) {
            (*at)++;
            out[(*len)++] = to[i];
            return true;
        }
    }
    if (line.data[(*at)++] != 'u') {
        return false;
    }
    character = read_unit(line, at);
    if (character == UINT32_MAX) {
        return false;
    }
    *len += put_character(out + *len, character);
    return true;
}

/* One character that is no quote, as it is or escaped. */
static bool
read_character(struct anon_text line, size_t *at, char *out, size_t *len)
{
    unsigned char byte = (unsigned char)line.data[*at];
    uint32_t character;
    size_t step = 1;

    if (byte == '\\') {
        (*at)++;
        return read_escape(line, at, out, len);
    }
    if (byte >= 0x80) {
        step = utf8_next(line.data + *at, line.len - *at, &character);
    }
    if (byte < 0x20 || (byte >= 0x80 && step == 1)) {
        return false;
    }
    memcpy(out + *len, line.data + *at, step);
    *at += step;
    *len += step;
    return true;
}

bool
batch_cut_string(struct anon_text line, size_t *at, char *out,
    struct anon_text *ret_text)
{
    size_t from = *at;
    size_t len = 0;

    while (from < line.len) {
        if (line.len - from >= 8) {
            size_t plain = eight_plain(line.data + from);

            memcpy(out + len, line.data + from, 8);
            from += plain;
            len += plain;
            if (plain == 8) {
                continue;
            }
        }
        if (line.data[from] == '"') {
            *at = from + 1;
            *ret_text = (struct anon_text){ out, len };
            return true;
        }
        if (!read_character(line, &from, out, &len)) {
            return false;
        }
    }
    return false;
}

/* The closing quote of the string that begins at `at`, or line.len. */
static size_t
string_end(struct anon_text line, size_t at)
{
    while (at < line.len) {
        if (line.len - at >= 8) {
            size_t plain = eight_unescaped(line.data + at);

            at += plain;
            if (plain == 8) {
                continue;
            }
        }
        if (line.data[at] == '"') {
            return at;
        }
        at += line.data[at] == '\\' ? 2 : 1;
    }
    return line.len;
}

/*
 * The end of the value at `at`.  Who reads it looks at more than the brackets,
 * which are only counted.
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

static bool
is_key(struct anon_text key, const char *name)
{
    return key.len == strlen(name) && memcmp(key.data, name, key.len) == 0;
}

/* The key at `*at` and the colon behind it: `*at` moves to the value. */
static bool
read_key(struct anon_text line, size_t *at, struct anon_text *ret_key)
{
    size_t begin = batch_cut_blanks(line, *at);
    size_t end;

    if (begin >= line.len || line.data[begin] != '"') {
        return false;
    }
    begin++;
    end = string_end(line, begin);
    /* A key with escapes may spell anything. */
    if (end >= line.len || memchr(line.data + begin, '\\', end - begin)) {
        return false;
    }
    *ret_key = (struct anon_text){ line.data + begin, end - begin };
    end = batch_cut_blanks(line, end + 1);
    if (end >= line.len || line.data[end] != ':') {
        return false;
    }
    *at = batch_cut_blanks(line, end + 1);
    return true;
}

/* The text, of which there is one: `*at` moves to what follows it. */
static bool
read_text(struct anon_text line, size_t *at, char *room, struct batch_cut *cut)
{
    size_t begin = *at + 1;

    if (cut->raw.data != NULL || *at >= line.len || line.data[*at] != '"') {
        return false;
    }
    *at = begin;
    if (!batch_cut_string(line, at, room, &cut->text)) {
        return false;
    }
    cut->raw = (struct anon_text){ line.data + begin, *at - 1 - begin };
    /* Nothing but blanks may follow the string. */
    *at = batch_cut_blanks(line, *at);
    return *at < line.len && (line.data[*at] == ',' || line.data[*at] == '}');
}

/* One member: `*at` moves to what follows it. */
static bool
read_member(struct anon_text line, size_t *at, char *room,
    struct batch_cut *cut)
{
    struct anon_text key;
    struct anon_text *value;
    size_t begin;

    if (!read_key(line, at, &key)) {
        return false;
    }
    if (is_key(key, "text")) {
        return read_text(line, at, room, cut);
    }
    value = is_key(key, "id")  ? &cut->id
        : is_key(key, "lang")  ? &cut->lang
        : is_key(key, "known") ? &cut->known
                               : NULL;
    begin = *at;
    *at = value_end(line, begin);
    if (value == NULL || value->data != NULL) {
        cut->usual = false;
    } else {
        *value = (struct anon_text){ line.data + begin, *at - begin };
    }
    return true;
}

bool
batch_cut_read(struct anon_text line, char *room, struct batch_cut *ret_cut)
{
    struct batch_cut cut = { .usual = true };
    size_t at = batch_cut_blanks(line, 0);

    if (at >= line.len || line.data[at] != '{') {
        return false;
    }
    do {
        at++;
        if (!read_member(line, &at, room, &cut)) {
            return false;
        }
    } while (at < line.len && line.data[at] == ',');
    if (cut.raw.data == NULL || at >= line.len || line.data[at] != '}') {
        return false;
    }
    cut.usual = cut.usual && batch_cut_blanks(line, at + 1) == line.len;
    *ret_cut = cut;
    return true;
}

bool
batch_cut_word(struct anon_text value, struct anon_text *ret_word)
{
    struct anon_text word = without_blanks(value);
    size_t i = 1;

    if (word.len < 2 || word.data[0] != '"' || word.data[word.len - 1] != '"') {
        return false;
    }
    while (i < word.len - 1) {
        unsigned char byte = (unsigned char)word.data[i];
        uint32_t character;
        size_t step = utf8_next(word.data + i, word.len - 1 - i, &character);

        if (byte < 0x20 || byte == '"' || byte == '\\' ||
            (byte >= 0x80 && step == 1)) {
            return false;
        }
        i += step;
    }
    *ret_word = (struct anon_text){ word.data + 1, word.len - 2 };
    return true;
}

static bool
is_number(struct anon_text value)
{
    size_t i;

    if (value.len == 0 || value.len > DIGITS_MAX ||
        (value.data[0] == '0' && value.len > 1)) {
        return false;
    }
    for (i = 0; i < value.len; i++) {
        if (value.data[i] < '0' || value.data[i] > '9') {
            return false;
        }
    }
    return true;
}

bool
batch_cut_value(struct anon_text value, struct anon_text *ret_value)
{
    struct anon_text word;

    value = without_blanks(value);
    if (!is_number(value) && !batch_cut_word(value, &word)) {
        return false;
    }
    *ret_value = value;
    return true;
}
