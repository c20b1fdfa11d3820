#include "anonymizer/utf8.h"

/* Smallest character of each sequence length: shorter forms exist below it. */
static const uint32_t smallest[5] = { 0, 0, 0x80, 0x800, 0x10000 };

static size_t
announced_len(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) {
        return 2;
    }
    if (lead >= 0xE0 && lead <= 0xEF) {
        return 3;
    }
    return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

size_t
anon_utf8_next(struct anon_text text, size_t at, uint32_t *ret_character)
{
    unsigned char lead = (unsigned char)text.data[at];
    size_t len = announced_len(lead);
    uint32_t character;
    size_t i;

    if (lead < 0x80) {
        *ret_character = lead;
        return 1;
    }
    *ret_character = ANON_UTF8_BROKEN;
    if (len == 0 || len > text.len - at) {
        return 1;
    }
    character = lead & (0x7Fu >> len);
    for (i = 1; i < len; i++) {
        if (!anon_utf8_is_tail(text.data[at + i])) {
            return 1;
        }
        character = character << 6 | ((unsigned char)text.data[at + i] & 0x3Fu);
    }
    if (character < smallest[len] || character > 0x10FFFF ||
        (character >= 0xD800 && character <= 0xDFFF)) {
        return 1;
    }
    *ret_character = character;
    return len;
}

size_t
anon_utf8_before(struct anon_text text, size_t at)
{
    uint32_t character;
    size_t back;

    for (back = 2; back <= 4 && back <= at; back++) {
        if (!anon_utf8_is_tail(text.data[at - back + 1])) {
            break;
        }
        if (!anon_utf8_is_tail(text.data[at - back])) {
            struct anon_text head = { text.data, at };

            if (anon_utf8_next(head, at - back, &character) == back) {
                return at - back;
            }
            break;
        }
    }
    return at - 1;
}

size_t
anon_utf8_put(uint32_t character, char *out)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0 | character >> 6);
        out[1] = (char)(0x80 | (character & 0x3F));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0 | character >> 12);
        out[1] = (char)(0x80 | (character >> 6 & 0x3F));
        out[2] = (char)(0x80 | (character & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | character >> 18);
    out[1] = (char)(0x80 | (character >> 12 & 0x3F));
    out[2] = (char)(0x80 | (character >> 6 & 0x3F));
    out[3] = (char)(0x80 | (character & 0x3F));
    return 4;
}
