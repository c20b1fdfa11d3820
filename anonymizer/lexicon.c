#include "anonymizer/lexicon.h"

#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"

#define GOLDEN_RATIO UINT64_C(0x9E3779B97F4A7C15)
#define ENTRY_HEAD 3

/* Nothing longer is in a list. */
#define LISTED_MAX 48

static const struct anon_word *
find(const char *word, size_t len)
{
    uint64_t hash = anon_hash(ANON_HASH_START, word, len) * GOLDEN_RATIO;
    uint32_t count = anon_lexicon_slot_count;
    uint32_t at = (uint32_t)((hash >> 32) * count >> 32);
    const unsigned char *entry;
    uint32_t slot;

    while ((slot = anon_lexicon_slots[at]) != 0) {
        entry = anon_lexicon_pool + (slot >> 8);
        if ((slot & 0xFF) == (hash & 0xFF) && entry[0] == len &&
            memcmp(entry + ENTRY_HEAD, word, len) == 0) {
            return &anon_lexicon_kinds[entry[1] | entry[2] << 8];
        }
        at = at + 1 == count ? 0 : at + 1;
    }
    return NULL;
}

/*
 * The plain letter of a Latin letter with a mark, U+00C0 to U+017F folded, or
 * 0.  The lists hold plain letters only.
 */
static char
plain_letter(unsigned character)
{
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo/ouuuuyts"
                                 "aaaaaaaceeeeiiiidnooooo/ouuuuyty";
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggg"
                                   "hhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnn"
                                   "oooooooorrrrrrssssssssttttttuuuuuuuuuuuu"
                                   "wwyyyzzzzzzs";

    if (character >= 0xC0 && character < 0x100) {
        return latin1[character - 0xC0];
    }
    if (character >= 0x100 && character - 0x100 < sizeof(extended) - 1) {
        return extended[character - 0x100];
    }
    return 0;
}

/* Looks the word up without its marks. */
static const struct anon_word *
find_plain(const char *word, size_t len)
{
    char plain[LISTED_MAX];
    size_t used = 0;
    size_t i = 0;

    while (i < len && used < LISTED_MAX) {
        unsigned first = (unsigned char)word[i];
        char letter = (char)first;

        if (first >= 0x80) {
            /* U+0080 to U+07FF takes two bytes (RFC 3629). */
            if ((first & 0xE0) != 0xC0 || i + 1 >= len) {
                return NULL;
            }
            letter = plain_letter(
                (first & 0x1F) << 6 | ((unsigned char)word[i + 1] & 0x3F));
            i++;
        }
        if (letter == 0) {
            return NULL;
        }
        plain[used++] = letter;
        i++;
    }
    return i == len ? find(plain, used) : NULL;
}

const struct anon_word *
anon_lexicon_find(const char *word, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        if ((unsigned char)word[i] >= 0x80) {
            return find_plain(word, len);
        }
    }
    return find(word, len);
}

bool
anon_lexicon_region_exists(unsigned province, unsigned regency)
{
    return province < 100 && regency < 100 &&
        anon_lexicon_regions[province][regency] != 0;
}
