#include "anonymizer/lexicon.h"

#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"

#define GOLDEN_RATIO UINT64_C(0x9E3779B97F4A7C15)

/* Kinds and 1 are below this: 16 bits of a slot. */
#define KIND_LIMIT (UINT64_C(1) << 16)

/* Nothing longer is in a list. */
#define LISTED_MAX 48

struct table {
    const uint64_t *slots;
    uint32_t count;
};

/* The first slot of a spread hash. */
static inline uint32_t
slot_of(uint32_t count, uint64_t hash)
{
    return (uint32_t)((hash >> 32) * count >> 32);
}

static inline const struct anon_word *
probe(struct table table, uint64_t hash)
{
    uint32_t at = slot_of(table.count, hash);
    uint64_t slot;

    while ((slot = table.slots[at]) != 0) {
        if ((slot ^ hash << 16) < KIND_LIMIT) {
            return &anon_lexicon_kinds[slot % KIND_LIMIT - 1];
        }
        at = at + 1 == table.count ? 0 : at + 1;
    }
    return NULL;
}

const struct anon_word *
anon_lexicon_find_plain(uint64_t hash)
{
    const struct table front = { anon_lexicon_front, anon_lexicon_front_count };
    const struct table rest = { anon_lexicon_rest, anon_lexicon_rest_count };
    const struct anon_word *found;

    hash *= GOLDEN_RATIO;
    found = probe(front, hash);
    return found != NULL ? found : probe(rest, hash);
}

/* They are in the front table: FRONT_RANK of data/pack.py. */
const struct anon_word *
anon_lexicon_find_frequent(uint64_t hash)
{
    const struct table front = { anon_lexicon_front, anon_lexicon_front_count };

    return probe(front, hash * GOLDEN_RATIO);
}

void
anon_lexicon_prefetch(uint64_t hash)
{
    hash *= GOLDEN_RATIO;
    __builtin_prefetch(
        &anon_lexicon_front[slot_of(anon_lexicon_front_count, hash)]);
    __builtin_prefetch(
        &anon_lexicon_rest[slot_of(anon_lexicon_rest_count, hash)]);
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
find_unmarked(struct anon_text word)
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
    return anon_lexicon_find_plain(anon_hash(ANON_HASH_START, plain, used));
}

const struct anon_word *
anon_lexicon_find(const char *word, size_t len)
{
    uint64_t hash = ANON_HASH_START;
    size_t i;

    for (i = 0; i < len; i++) {
        if ((unsigned char)word[i] >= 0x80) {
            return find_unmarked((struct anon_text){ word, len });
        }
        hash = anon_hash_byte(hash, word[i]);
    }
    return anon_lexicon_find_plain(hash);
}

const struct anon_word *
anon_lexicon_find_phrase(struct anon_text phrase)
{
    uint64_t hash = ANON_HASH_START;
    size_t bit;
    size_t i;

    for (i = 0; i < phrase.len; i++) {
        if ((unsigned char)phrase.data[i] >= 0x80) {
            return find_unmarked(phrase);
        }
        hash = anon_hash_byte(hash, phrase.data[i]);
    }
    bit = (size_t)(hash * GOLDEN_RATIO >> (64 - ANON_LEXICON_PHRASE_BITS));
    return (anon_lexicon_phrases[bit / 64] >> (bit & 63) & 1) == 0
        ? NULL
        : anon_lexicon_find_plain(hash);
}

bool
anon_lexicon_region_exists(unsigned province, unsigned regency)
{
    return province < 100 && regency < 100 &&
        anon_lexicon_regions[province][regency] != 0;
}
