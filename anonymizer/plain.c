#include "anonymizer/plain.h"

#include <stdint.h>
#include <string.h>

#include <uninorm.h>

#include "anonymizer/utf8.h"

/* Letters that are written with plain ones though they do not decompose. */
static const char *
respelling(uint32_t character)
{
    switch (character) {
    case 0x00DF: return "ss";
    case 0x00E6: return "ae";
    case 0x00F0: return "d";
    case 0x00F8: return "o";
    case 0x00FE: return "th";
    case 0x0111: return "d";
    case 0x0127: return "h";
    case 0x0131: return "i";
    case 0x0142: return "l";
    case 0x0153: return "oe";
    case 0x0259: return "e";
    default: return NULL;
    }
}

/* The letter under the accents. */
static uint32_t
base_of(uint32_t character)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];

    while (character >= 0x80) {
        int count = uc_canonical_decomposition(character, parts);

        if (count <= 0) {
            break;
        }
        character = parts[0];
    }
    return character;
}

size_t
anon_plain(struct anon_text word, char *out, size_t cap)
{
    size_t len = 0;
    size_t at = 0;

    while (at < word.len) {
        uint32_t character;
        const char *plain;
        char piece[4];
        size_t piece_len;

        at += anon_utf8_next(word, at, &character);
        plain = respelling(character);
        if (plain == NULL) {
            piece_len = anon_utf8_put(base_of(character), piece);
            plain = piece;
        } else {
            piece_len = strlen(plain);
        }
        if (piece_len > cap - len) {
            return 0;
        }
        memcpy(out + len, plain, piece_len);
        len += piece_len;
    }
    return len;
}
