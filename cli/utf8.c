#include "cli/utf8.h"

#include <stdbool.h>

/* Length of a sequence by its first byte, 0 when none begins so. */
static size_t
sequence_len(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xc2 && first < 0xe0) {
        return 2;
    }
    if (first >= 0xe0 && first < 0xf0) {
        return 3;
    }
    return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

static bool
permitted(uint32_t character, size_t len)
{
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };

    return character >= least[len] && character <= 0x10ffff &&
        (character < 0xd800 || character > 0xdfff);
}

size_t
utf8_next(const char *bytes, size_t len, uint32_t *ret_character)
{
    unsigned char first = (unsigned char)bytes[0];
    size_t want = sequence_len(first);
    uint32_t character = first & (0xffU >> (want > 1 ? want + 1 : 1));

    *ret_character = UTF8_BROKEN;
    if (want == 0 || want > len) {
        return 1;
    }
    for (size_t i = 1; i < want; i++) {
        unsigned char next = (unsigned char)bytes[i];

        if ((next & 0xc0) != 0x80) {
            return 1;
        }
        character = character << 6 | (next & 0x3f);
    }
    if (!permitted(character, want)) {
        return 1;
    }
    *ret_character = character;
    return want;
}

size_t
utf8_count(const char *bytes, size_t len)
{
    uint32_t character;
    size_t count = 0;

    for (size_t i = 0; i < len; count++) {
        i += utf8_next(bytes + i, len - i, &character);
    }
    return count;
}
