#include "anonymizer/lexicon.h"

#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"

#define GOLDEN_RATIO UINT64_C(0x9E3779B97F4A7C15)
#define ENTRY_HEAD 3

/* Nothing longer is in a list. */
#define LISTED_MAX 48

struct table {
    const uint32_t *slots;
    uint32_t count;
};

static const struct anon_word *
probe(struct table table, uint64_t hash, struct anon_text word)
{
    uint32_t at = (uint32_t)((hash >> 32) * table.count >> 32);
    const unsigned char *entry;
    uint32_t slot;

    while ((slot = table.slots[at]) != 0) {
        entry = anon_lexicon_pool + (slot >> 8);
        if ((slot & 0xFF) == (hash & 0xFF) && entry[0] == word.len &&
            memcmp(entry + ENTRY_HEAD, word.data, word.len) == 0) {
            return &anon_lexicon_kinds[entry[1] | entry[2] << 8];
        }
        at = at + 1 == table.count ? 0 : at + 1;
    }
    return NULL;
}

static const struct anon_word *
find(struct anon_text word, uint64_t hash)
{
    const struct table front = { anon_lexicon_front, anon_lexicon_front_count };
    const struct table rest = { anon_lexicon_rest, anon_lexicon_rest_count };
    const struct anon_word *found;

    hash *= GOLDEN_RATIO;
    found = probe(front, hash, word);
    return found != NULL ? found : probe(rest, hash, word);
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

/* The plain letter at `word[*at]`, or 0; `*at` moves behind it. */
static char
next_plain(struct anon_text word, size_t *at)
{
    unsigned first = (unsigned char)word.data[*at];

    (*at)++;
    if (first < 0x80) {
        return (char)first;
    }
    /* U+0080 to U+07FF takes two bytes (RFC 3629). */
    if ((first & 0xE0) != 0xC0 || *at >= word.len) {
        return 0;
    }
    first = (first & 0x1F) << 6 | ((unsigned char)word.data[*at] & 0x3F);
    (*at)++;
    return plain_letter(first);
}

/* Looks the word up without its marks. */
static const struct anon_word *
find_plain(struct anon_text word)
{
    char plain[LISTED_MAX];
    size_t used = 0;
    size_t at = 0;

    while (at < word.len) {
        char letter = next_plain(word, &at);

        if (letter == 0 || used == LISTED_MAX) {
            return NULL;
        }
        plain[used++] = letter;
    }
    return find((struct anon_text){ plain, used },
        anon_hash(ANON_HASH_START, plain, used));
}

const struct anon_word *
anon_lexicon_find_hashed(struct anon_text word, uint64_t hash)
{
    size_t i;

    for (i = 0; i < word.len; i++) {
        if ((unsigned char)word.data[i] >= 0x80) {
            return find_plain(word);
        }
    }
    return find(word, hash);
}

const struct anon_word *
anon_lexicon_find(const char *word, size_t len)
{
    return anon_lexicon_find_hashed((struct anon_text){ word, len },
        anon_hash(ANON_HASH_START, word, len));
}

bool
anon_lexicon_region_exists(unsigned province, unsigned regency)
{
    return province < 100 && regency < 100 &&
        anon_lexicon_regions[province][regency] != 0;
}
