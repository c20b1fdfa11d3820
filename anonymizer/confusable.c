#include "anonymizer/confusable.h"

#include <stddef.h>

struct lookalike {
    uint16_t character;
    char latin;
};

/* Sorted by character. */
static const struct lookalike lookalikes[] = {
    { 0x0131, 'i' },
    { 0x0251, 'a' },
    { 0x0261, 'g' },
    { 0x0262, 'g' },
    { 0x0269, 'i' },
    { 0x026A, 'i' },
    { 0x0274, 'n' },
    { 0x0280, 'r' },
    { 0x028F, 'y' },
    { 0x0299, 'b' },
    { 0x029C, 'h' },
    { 0x029F, 'l' },
    { 0x037F, 'j' },
    { 0x0391, 'a' },
    { 0x0392, 'b' },
    { 0x0395, 'e' },
    { 0x0396, 'z' },
    { 0x0397, 'h' },
    { 0x0399, 'i' },
    { 0x039A, 'k' },
    { 0x039C, 'm' },
    { 0x039D, 'n' },
    { 0x039F, 'o' },
    { 0x03A1, 'p' },
    { 0x03A4, 't' },
    { 0x03A5, 'y' },
    { 0x03A7, 'x' },
    { 0x03B1, 'a' },
    { 0x03B3, 'y' },
    { 0x03B5, 'e' },
    { 0x03B7, 'n' },
    { 0x03B9, 'i' },
    { 0x03BA, 'k' },
    { 0x03BD, 'v' },
    { 0x03BF, 'o' },
    { 0x03C1, 'p' },
    { 0x03C3, 'o' },
    { 0x03C4, 't' },
    { 0x03C5, 'u' },
    { 0x03C7, 'x' },
    { 0x03C9, 'w' },
    { 0x03F2, 'c' },
    { 0x03F3, 'j' },
    { 0x03F9, 'c' },
    { 0x0405, 's' },
    { 0x0406, 'i' },
    { 0x0408, 'j' },
    { 0x0410, 'a' },
    { 0x0412, 'b' },
    { 0x0415, 'e' },
    { 0x0417, 'z' },
    { 0x041A, 'k' },
    { 0x041C, 'm' },
    { 0x041D, 'h' },
    { 0x041E, 'o' },
    { 0x0420, 'p' },
    { 0x0421, 'c' },
    { 0x0422, 't' },
    { 0x0423, 'y' },
    { 0x0425, 'x' },
    { 0x0430, 'a' },
    { 0x0432, 'b' },
    { 0x0433, 'r' },
    { 0x0435, 'e' },
    { 0x0438, 'u' },
    { 0x043A, 'k' },
    { 0x043C, 'm' },
    { 0x043D, 'h' },
    { 0x043E, 'o' },
    { 0x043F, 'n' },
    { 0x0440, 'p' },
    { 0x0441, 'c' },
    { 0x0442, 't' },
    { 0x0443, 'y' },
    { 0x0445, 'x' },
    { 0x0448, 'w' },
    { 0x044A, 'b' },
    { 0x0455, 's' },
    { 0x0456, 'i' },
    { 0x0458, 'j' },
    { 0x0461, 'w' },
    { 0x0474, 'v' },
    { 0x0475, 'v' },
    { 0x04AE, 'y' },
    { 0x04AF, 'y' },
    { 0x04BA, 'h' },
    { 0x04BB, 'h' },
    { 0x04C0, 'l' },
    { 0x04CF, 'l' },
    { 0x0501, 'd' },
    { 0x050C, 'g' },
    { 0x051A, 'q' },
    { 0x051B, 'q' },
    { 0x051C, 'w' },
    { 0x051D, 'w' },
    { 0x054D, 'u' },
    { 0x054F, 's' },
    { 0x0555, 'o' },
    { 0x0561, 'w' },
    { 0x0563, 'q' },
    { 0x0566, 'q' },
    { 0x0570, 'h' },
    { 0x0578, 'n' },
    { 0x057C, 'n' },
    { 0x057D, 'u' },
    { 0x0581, 'g' },
    { 0x0584, 'f' },
    { 0x0585, 'o' },
    { 0x13A0, 'd' },
    { 0x13A1, 'r' },
    { 0x13A2, 't' },
    { 0x13A9, 'y' },
    { 0x13AA, 'a' },
    { 0x13AB, 'j' },
    { 0x13AC, 'e' },
    { 0x13B3, 'w' },
    { 0x13B7, 'm' },
    { 0x13BB, 'h' },
    { 0x13C0, 'g' },
    { 0x13C2, 'h' },
    { 0x13C3, 'z' },
    { 0x13CF, 'b' },
    { 0x13D2, 'r' },
    { 0x13D4, 'w' },
    { 0x13D5, 's' },
    { 0x13D9, 'v' },
    { 0x13DA, 's' },
    { 0x13DE, 'l' },
    { 0x13DF, 'c' },
    { 0x13E2, 'p' },
    { 0x13E6, 'k' },
    { 0x13E7, 'd' },
    { 0x13F4, 'b' },
    { 0x1D00, 'a' },
    { 0x1D04, 'c' },
    { 0x1D05, 'd' },
    { 0x1D07, 'e' },
    { 0x1D0A, 'j' },
    { 0x1D0B, 'k' },
    { 0x1D0D, 'm' },
    { 0x1D0F, 'o' },
    { 0x1D18, 'p' },
    { 0x1D1B, 't' },
    { 0x1D1C, 'u' },
    { 0x1D20, 'v' },
    { 0x1D21, 'w' },
    { 0x1D22, 'z' },
    { 0xA730, 'f' },
    { 0xA731, 's' },
};

/* Letters in filled circles and squares, which NFKC leaves alone. */
static char
enclosed(uint32_t character)
{
    if (character >= 0x1F150 && character <= 0x1F169) {
        return (char)('a' + (int)(character - 0x1F150));
    }
    if (character >= 0x1F170 && character <= 0x1F189) {
        return (char)('a' + (int)(character - 0x1F170));
    }
    return 0;
}

char
anon_confusable(uint32_t character)
{
    size_t low = 0;
    size_t high = sizeof(lookalikes) / sizeof(lookalikes[0]);

    if (character > 0xFFFF) {
        return enclosed(character);
    }
    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lookalikes[middle].character < character) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low < sizeof(lookalikes) / sizeof(lookalikes[0]) &&
        lookalikes[low].character == character) {
        return lookalikes[low].latin;
    }
    return 0;
}
