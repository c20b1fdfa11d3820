#include "cli/release/entity.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <unistr.h>

static const struct {
    const char *name;
    char character;
} named[] = {
    { "&amp;", '&' },
    { "&apos;", '\'' },
    { "&colon;", ':' },
    { "&comma;", ',' },
    { "&commat;", '@' },
    { "&gt;", '>' },
    { "&hyphen;", '-' },
    { "&lowbar;", '_' },
    { "&lpar;", '(' },
    { "&lt;", '<' },
    { "&nbsp;", ' ' },
    { "&num;", '#' },
    { "&period;", '.' },
    { "&plus;", '+' },
    { "&quot;", '"' },
    { "&rpar;", ')' },
    { "&sol;", '/' },
};

static int
digit(char byte)
{
    if (byte >= '0' && byte <= '9') {
        return byte - '0';
    }
    if (byte >= 'a' && byte <= 'f') {
        return byte - 'a' + 10;
    }
    return byte >= 'A' && byte <= 'F' ? byte - 'A' + 10 : 16;
}

static size_t
encode(uint32_t character, char ret_utf8[4])
{
    int made = u8_uctomb((uint8_t *)ret_utf8, character, 4);

    return made > 0 ? (size_t)made : 0;
}

/* Digits from `at`; at most `most` of them; returns how many there are. */
static size_t
number(const char *bytes, size_t len, int base, uint32_t *ret_number)
{
    uint32_t value = 0;
    size_t i;

    for (i = 0; i < len && digit(bytes[i]) < base && value < 0x110000; i++) {
        value = value * (uint32_t)base + (uint32_t)digit(bytes[i]);
    }
    *ret_number = value;
    return i;
}

static size_t
numbered(const char *bytes, size_t len, char ret_utf8[4], size_t *ret_used)
{
    bool hex = len > 2 && (bytes[2] == 'x' || bytes[2] == 'X');
    size_t at = hex ? 3 : 2;
    uint32_t character;
    size_t digits =
        len > at ? number(bytes + at, len - at, hex ? 16 : 10, &character) : 0;

    if (digits == 0) {
        return 0;
    }
    at += digits;
    *ret_used = at < len && bytes[at] == ';' ? at + 1 : at;
    return encode(character, ret_utf8);
}

size_t
release_entity(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used)
{
    if (len >= 3 && bytes[0] == '&' && bytes[1] == '#') {
        return numbered(bytes, len, ret_utf8, ret_used);
    }
    for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++) {
        size_t name = strlen(named[i].name);

        if (len >= name && memcmp(bytes, named[i].name, name) == 0) {
            ret_utf8[0] = named[i].character;
            *ret_used = name;
            return 1;
        }
    }
    return 0;
}

/* The four digits of \uXXXX at `bytes`; false when they are not there. */
static bool
unit(const char *bytes, size_t len, uint32_t *ret_unit)
{
    return len >= 6 && bytes[0] == '\\' && bytes[1] == 'u' &&
        number(bytes + 2, 4, 16, ret_unit) == 4;
}

size_t
release_escape(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used)
{
    static const char from[] = "bfnrt\"\\/";
    static const char to[] = "\b\f\n\r\t\"\\/";
    const char *found;
    uint32_t high;
    uint32_t low;

    if (unit(bytes, len, &high)) {
        *ret_used = 6;
        if (high >= 0xd800 && high < 0xdc00 && unit(bytes + 6, len - 6, &low) &&
            low >= 0xdc00 && low < 0xe000) {
            *ret_used = 12;
            high = 0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00);
        }
        return encode(high, ret_utf8);
    }
    if (len < 2 || bytes[0] != '\\' || bytes[1] == '\0') {
        return 0;
    }
    found = strchr(from, bytes[1]);
    if (found == NULL) {
        return 0;
    }
    ret_utf8[0] = to[found - from];
    *ret_used = 2;
    return 1;
}

size_t
release_character(const char *bytes, size_t len)
{
    unsigned char lead = (unsigned char)bytes[0];
    size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;

    if (lead < 0x80) {
        return lead >= 0x20 && lead != 0x7f ? 1 : 0;
    }
    if (lead < 0xc2 || lead > 0xf4 || len <= more) {
        return 0;
    }
    for (size_t i = 1; i <= more; i++) {
        if (((unsigned char)bytes[i] & 0xc0) != 0x80) {
            return 0;
        }
    }
    return more + 1;
}

/* The byte that stands here, perhaps as "%41". */
static char
percent_byte(const char *bytes, size_t len, size_t *ret_used)
{
    if (len >= 3 && bytes[0] == '%' && digit(bytes[1]) < 16 &&
        digit(bytes[2]) < 16) {
        *ret_used = 3;
        return (char)(digit(bytes[1]) << 4 | digit(bytes[2]));
    }
    *ret_used = 1;
    return bytes[0];
}

size_t
release_percent(const char *bytes, size_t len, char ret_utf8[4],
    size_t *ret_used)
{
    size_t ends[4] = { 0 };
    size_t gathered = 0;
    size_t at = 0;
    size_t made;

    while (gathered < 4 && at < len) {
        size_t used;

        ret_utf8[gathered] = percent_byte(bytes + at, len - at, &used);
        at += used;
        ends[gathered++] = at;
    }
    made = gathered > 0 ? release_character(ret_utf8, gathered) : 0;
    *ret_used = made > 0 ? ends[made - 1] : ends[0];
    return made;
}
