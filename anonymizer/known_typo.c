#include "anonymizer/known_match.h"

#include "anonymizer/distance.h"
#include "anonymizer/known_deleted.h"

/* Whether a typing error of `edits` may have made `text` out of a part. */
static bool
is_typo(struct anon_text part, struct anon_text text, unsigned edits)
{
    size_t shorter = part.len < text.len ? part.len : text.len;
    bool same_head = part.data[0] == text.data[0];

    if (shorter < 4 || (edits > 1 && shorter < 7)) {
        return false;
    }
    /* The first two letters swapped, or the first lost, in a longer name. */
    return same_head ||
        (part.data[0] == text.data[1] &&
            (part.data[1] == text.data[0] || shorter > 5)) ||
        (part.data[1] == text.data[0] && shorter > 5);
}

/* Letters that may be wrong in a name of `len`. */
static unsigned
limit_of(size_t len)
{
    return len < 8 ? 1 : 2;
}

/* Tries one shortened form of `text`. */
static void
try_deleted(const struct anon_known *known, uint64_t key, struct anon_text text,
    struct anon_known_match *best)
{
    const struct anon_form_slot *slot;
    size_t at = 0;

    while ((slot = anon_known_next(known, key, &at)) != NULL) {
        struct anon_text part;
        unsigned limit;
        unsigned edits;

        if (anon_form_of(slot) != ANON_FORM_DELETED) {
            continue;
        }
        part = anon_known_part_text(known, anon_value_of(slot));
        limit = limit_of(part.len);
        edits = anon_distance(part, text, limit);
        if (edits <= limit && edits < best->edits &&
            is_typo(part, text, edits)) {
            best->edits = edits;
            best->item = known->parts[anon_value_of(slot)].owner[0];
            best->form = ANON_FORM_DELETED;
        }
    }
}

/* Longest word whose misspellings are looked for. */
#define TYPO_MAX 24

/* Tries `text` with up to `edits` letters left out. */
static void
try_all_deleted(const struct anon_known *known, struct anon_text text,
    unsigned edits, struct anon_known_match *best)
{
    uint64_t keys[ANON_DELETED_KEYS(TYPO_MAX)];
    size_t count = anon_deleted_keys(text, edits, keys);
    size_t i;

    /* With many identifiers each look is a wait for memory: ask for all. */
    for (i = 0; i < count; i++) {
        anon_known_prefetch(known, keys[i]);
    }
    for (i = 0; i < count; i++) {
        try_deleted(known, keys[i], text, best);
    }
}

/* At which of the keys of `text` a part of so many letters is met first. */
static size_t
first_met(struct anon_text part, const uint64_t *keys, size_t count)
{
    uint64_t own[ANON_DELETED_KEYS(TYPO_MAX + 2)];
    size_t own_count = anon_deleted_keys(part, limit_of(part.len), own);
    size_t i;
    size_t j;

    for (i = 0; i < count; i++) {
        for (j = 0; j < own_count; j++) {
            if (own[j] == keys[i]) {
                return i;
            }
        }
    }
    return count;
}

/* Of two parts as near to `text`, whether the search by keys meets `a` first.
 */
static bool
is_met_before(struct anon_text a, struct anon_text b, struct anon_text text,
    unsigned edits)
{
    uint64_t keys[ANON_DELETED_KEYS(TYPO_MAX)];
    size_t count = anon_deleted_keys(text, edits, keys);

    return first_met(a, keys, count) < first_met(b, keys, count);
}

/* A bit for each letter that is in `text`. */
static uint64_t
letters_of(struct anon_text text)
{
    uint64_t letters = 0;
    size_t i;

    for (i = 0; i < text.len; i++) {
        letters |= UINT64_C(1) << ((unsigned char)text.data[i] & 63);
    }
    return letters;
}

/* Whether more letters are in only one of two sets than `edits` account for. */
static bool
differ(uint64_t a, uint64_t b, unsigned edits)
{
    return __builtin_popcountll(a ^ b) > (int)(2 * edits);
}

/*
 * Tries each part: where there are few this is less than to make their keys,
 * and those of `text`.  What is found is the same.
 */
static void
try_all_parts(const struct anon_known *known, struct anon_text text,
    unsigned edits, struct anon_known_match *best)
{
    struct anon_text nearest = { NULL, 0 };
    uint64_t letters = letters_of(text);
    size_t i;

    for (i = 0; i < known->part_count; i++) {
        struct anon_text part = anon_known_part_text(known, (uint32_t)i);
        unsigned limit = limit_of(part.len);
        unsigned apart;

        if (part.len > text.len + limit || text.len > part.len + limit ||
            !is_typo(part, text, 1) ||
            differ(letters_of(part), letters, limit)) {
            continue;
        }
        apart = anon_distance(part, text, limit);
        if (apart > limit || apart > best->edits ||
            !is_typo(part, text, apart) ||
            (apart == best->edits &&
                (nearest.data == NULL ||
                    !is_met_before(part, nearest, text, edits)))) {
            continue;
        }
        nearest = part;
        best->edits = apart;
        best->item = known->parts[i].owner[0];
        best->form = ANON_FORM_DELETED;
    }
}

/*
 * Whether some part has the length and one of the first letters that is_typo()
 * asks for; nearly no word has.
 */
static bool
may_be_typo(const struct anon_known *known, struct anon_text plain)
{
    size_t first = anon_known_letter(plain.data[0]);
    size_t second = anon_known_letter(plain.data[1]);
    uint64_t lens = UINT64_C(0x1F) << (plain.len - 2);

    return ((known->first_letters[first] | known->first_letters[second] |
                known->second_letters[first]) &
               lens) != 0;
}

bool
anon_known_match_typo(const struct anon_known *known, struct anon_text plain,
    struct anon_known_match *match)
{
    struct anon_known_match best = *match;
    unsigned edits = known->edits;

    if (plain.len < 4 || edits == 0 || plain.len > TYPO_MAX ||
        !may_be_typo(known, plain)) {
        return false;
    }
    best.edits = edits + 1;
    edits = plain.len < 7 ? 1 : edits;
    if (known->few) {
        try_all_parts(known, plain, edits, &best);
    } else {
        try_all_deleted(known, plain, edits, &best);
    }
    if (best.form != ANON_FORM_DELETED || best.edits > known->edits) {
        return false;
    }
    *match = best;
    return true;
}
