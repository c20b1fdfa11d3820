#include "anonymizer/known_expand.h"

#include <string.h>

#include "anonymizer/distance.h"
#include "anonymizer/hash.h"
#include "anonymizer/known_deleted.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/nickname.h"
#include "anonymizer/spelling.h"

/* Rank of the 512 most frequent words. */
#define COMMON 10

_Static_assert(COMMON <= ANON_LEXICON_FREQUENT, "they are found by that");

/* Shortest truncation of a name that is looked for. */
#define SHORT_MIN 3

/* Edits that a name of so many letters allows. */
static unsigned
edits_of(size_t len)
{
    if (len < 4) {
        return 0;
    }
    return len < 8 ? 1 : 2;
}

static enum anon_status
put_text(struct anon_known *known, struct anon_text text, enum anon_form form,
    uint32_t value)
{
    anon_known_put_head(known, text, text.len);
    return anon_known_put(known, anon_hash(ANON_SEED_TEXT, text.data, text.len),
        form, value);
}

/* Every way to leave out up to `edits` letters. */
static enum anon_status
put_deleted(struct anon_known *known, struct anon_text text, unsigned edits,
    uint32_t part)
{
    uint64_t keys[ANON_DELETED_KEYS(ANON_VALUE_LETTERS)];
    size_t count = anon_deleted_keys(text, edits, keys);
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; status == ANON_OK && i < count; i++) {
        status = anon_known_put(known, keys[i], ANON_FORM_DELETED, part);
    }
    return status;
}

/* Names that stand for this one. */
static enum anon_status
put_nicknames(struct anon_known *known, struct anon_text text, uint32_t part)
{
    enum anon_status status = ANON_OK;
    const char *group;
    size_t at = 0;

    while (
        status == ANON_OK && (group = anon_nickname_next(text, &at)) != NULL) {
        while (status == ANON_OK && *group != '\0') {
            size_t len = strcspn(group, " ");

            status = put_text(known, (struct anon_text){ group, len },
                ANON_FORM_SHORT, part);
            group += len + (group[len] == ' ');
        }
    }
    return status;
}

/* Short forms that are among the most frequent words are never one. */
static bool
is_common_word(struct anon_text text, uint64_t hash)
{
    const struct anon_word *word = anon_lexicon_find_frequent(hash);
    size_t i;

    for (i = 0; word == NULL && i < text.len; i++) {
        if ((unsigned char)text.data[i] >= 0x80) {
            word = anon_lexicon_find(text.data, text.len);
            break;
        }
    }
    return word != NULL &&
        ((word->rank_en > 0 && word->rank_en <= COMMON) ||
            (word->rank_id > 0 && word->rank_id <= COMMON));
}

/* `hash`: of the text. */
static enum anon_status
put_short(struct anon_known *known, struct anon_text text, uint64_t hash,
    uint32_t part)
{
    if (is_common_word(text, hash)) {
        return ANON_OK;
    }
    anon_known_put_head(known, text, text.len);
    return anon_known_put(known, hash, ANON_FORM_SHORT, part);
}

/*
 * The first letters of a name, with the very first and without.  How the former
 * begin is known from the name.
 */
static enum anon_status
put_beginnings(struct anon_known *known, struct anon_text text, uint32_t part)
{
    uint64_t whole = anon_hash(ANON_SEED_TEXT, text.data, SHORT_MIN - 1);
    uint64_t rest = anon_hash(ANON_SEED_TEXT, text.data + 1, SHORT_MIN - 2);
    enum anon_status status = ANON_OK;
    size_t len;

    if (text.len > SHORT_MIN + 2) {
        anon_known_put_head(known,
            (struct anon_text){ text.data + 1, text.len - 3 }, text.len - 3);
    }
    for (len = SHORT_MIN; status == ANON_OK && len + 1 < text.len; len++) {
        whole = anon_hash_byte(whole, text.data[len - 1]);
        rest = anon_hash_byte(rest, text.data[len - 1]);
        if (!is_common_word((struct anon_text){ text.data, len }, whole)) {
            status = anon_known_put(known, whole, ANON_FORM_SHORT, part);
        }
        if (status == ANON_OK && len > SHORT_MIN) {
            status = anon_known_put(known, rest, ANON_FORM_SHORT, part);
        }
    }
    return status;
}

/* Wulandari: Wulan, Ulan, Dari; Setiawan: Wawan, Iwan. */
static enum anon_status
put_truncations(struct anon_known *known, struct anon_text text, uint32_t part)
{
    enum anon_status status = put_beginnings(known, text, part);
    char twice[5];
    size_t len;

    for (len = SHORT_MIN; status == ANON_OK && len <= 5 && len + 1 < text.len;
         len++) {
        const struct anon_text end = { text.data + text.len - len, len };

        status = put_short(known, end,
            anon_hash(ANON_SEED_TEXT, end.data, end.len), part);
    }
    if (status == ANON_OK && text.len > 5) {
        const struct anon_text doubled = { twice, sizeof(twice) };

        memcpy(twice, text.data + text.len - 3, 2);
        memcpy(twice + 2, text.data + text.len - 3, 3);
        status = put_short(known, doubled,
            anon_hash(ANON_SEED_TEXT, twice, sizeof(twice)), part);
    }
    return status;
}

enum anon_status
anon_known_expand_part(struct anon_known *known, struct anon_text text,
    uint32_t item)
{
    bool own = known->items[item].origin == ANON_FROM_OWN;
    unsigned edits = edits_of(text.len);
    char spelled[ANON_VALUE_LETTERS];
    enum anon_status status;
    uint32_t part;
    size_t len;
    bool fresh;

    status = anon_known_put_part(known, text, item, &part, &fresh);
    if (status != ANON_OK || !fresh) {
        return status;
    }
    anon_known_put_head(known, text, text.len);
    len = anon_spelling(text, spelled, sizeof(spelled));
    if (len >= 3 && text.len >= 4) {
        known->sounds |= UINT32_C(1) << anon_known_letter(spelled[0]);
        status =
            anon_known_put(known, anon_hash(ANON_SEED_SPELLING, spelled, len),
                ANON_FORM_SPELLING, part);
    }
    /* People of other cases get one edit, and only in longer names. */
    edits = own ? edits : (edits > 0 && text.len > 4);
    known->edits = edits > known->edits ? edits : known->edits;
    if (status == ANON_OK && edits > 0) {
        uint64_t bit = UINT64_C(1) << (text.len < 63 ? text.len : 63);

        known->first_letters[anon_known_letter(text.data[0])] |= bit;
        known->second_letters[anon_known_letter(text.data[1])] |= bit;
        status = known->few ? ANON_OK : put_deleted(known, text, edits, part);
    }
    if (status == ANON_OK && text.len >= 3) {
        status = put_nicknames(known, text, part);
    }
    if (status == ANON_OK && own && text.len > 4) {
        status = put_truncations(known, text, part);
    }
    return status;
}

/* Letters of the longest of the words below. */
#define IDLE_MAX 5

/* A word of a name that says nothing by itself: a title, "bin", an initial. */
static bool
is_idle(const struct anon_value *value, size_t index)
{
    static const struct anon_text idle[] = { { "al", 2 }, { "and", 3 },
        { "as", 2 }, { "bin", 3 }, { "binti", 5 }, { "da", 2 }, { "dan", 3 },
        { "de", 2 }, { "del", 3 }, { "della", 5 }, { "den", 3 }, { "der", 3 },
        { "di", 2 }, { "do", 2 }, { "dos", 3 }, { "du", 2 }, { "el", 2 },
        { "ibn", 3 }, { "la", 2 }, { "le", 2 }, { "of", 2 }, { "san", 3 },
        { "st", 2 }, { "ter", 3 }, { "the", 3 }, { "van", 3 }, { "von", 3 } };
    size_t i;

    if (value->word[index].len < 2) {
        return true;
    }
    /* "Binti Rahmah": with nobody before it the word is her name. */
    if (index == 0 && value->word[0].len == 5 &&
        memcmp(value->word[0].text, "binti", 5) == 0) {
        return false;
    }
    if (value->count > 1 && (value->word[index].cues & ANON_CUE_TITLE) &&
        value->word[index].len < 5) {
        return true;
    }
    for (i = 0; value->word[index].len <= IDLE_MAX &&
         i < sizeof(idle) / sizeof(idle[0]);
         i++) {
        if (idle[i].len == value->word[index].len &&
            memcmp(idle[i].data, value->word[index].text, idle[i].len) == 0) {
            return true;
        }
    }
    return false;
}

/*
 * The first `lens` letters of two words, run together; `hash`: of those of the
 * first word.
 */
static enum anon_status
put_pair(struct anon_known *known, const struct anon_text words[2],
    const size_t lens[2], uint64_t hash, uint32_t item)
{
    bool whole = lens[0] > 1 && lens[1] > 1;
    char head[ANON_KNOWN_STEM];
    size_t len;
    size_t i;

    len = lens[0] < sizeof(head) ? lens[0] : sizeof(head);
    memcpy(head, words[0].data, len);
    for (i = 0; i < lens[1] && len < sizeof(head); i++) {
        head[len++] = words[1].data[i];
    }
    anon_known_put_head(known, (struct anon_text){ head, len },
        lens[0] + lens[1]);
    return anon_known_put(known, anon_hash(hash, words[1].data, lens[1]),
        whole ? ANON_FORM_WHOLE : ANON_FORM_COMPOUND, item);
}

/* Two words, and either with the first letter of the other. */
static enum anon_status
put_both(struct anon_known *known, const struct anon_text words[2],
    uint32_t item)
{
    const size_t full[2] = { words[0].len, words[1].len };
    const size_t first[2] = { 1, full[1] };
    const size_t last[2] = { full[0], 1 };
    uint64_t one = anon_hash_byte(ANON_SEED_TEXT, words[0].data[0]);
    uint64_t hash = anon_hash(one, words[0].data + 1, full[0] - 1);
    enum anon_status status = put_pair(known, words, full, hash, item);

    if (status == ANON_OK && full[1] > 2) {
        status = put_pair(known, words, first, one, item);
    }
    if (status == ANON_OK && full[0] > 2) {
        status = put_pair(known, words, last, hash, item);
    }
    return status;
}

/* Every two words in both orders. */
static enum anon_status
put_pairs(struct anon_known *known, const struct anon_value *value,
    const size_t *words, size_t count, uint32_t item)
{
    enum anon_status status = ANON_OK;
    size_t i;
    size_t j;

    for (i = 0; status == ANON_OK && i < count; i++) {
        for (j = 0; status == ANON_OK && j < count; j++) {
            const struct anon_text pair[2] = {
                { value->word[words[i]].text, value->word[words[i]].len },
                { value->word[words[j]].text, value->word[words[j]].len },
            };

            if (i != j) {
                status = put_both(known, pair, item);
            }
        }
    }
    return status;
}

/* "sw", and "sdw" for three names. */
static enum anon_status
put_initials(struct anon_known *known, const struct anon_value *value,
    const size_t *words, size_t count, uint32_t item)
{
    struct anon_known_item *entry = &known->items[item];
    enum anon_status status = ANON_OK;
    size_t len = 0;
    size_t i;

    for (i = 0; i < count && len + 1 < sizeof(entry->initials); i++) {
        entry->initials[len++] = value->word[words[i]].text[0];
    }
    entry->initials[len] = '\0';
    if (len > 0 && entry->origin == ANON_FROM_OWN &&
        entry->initials[0] >= 'a' && entry->initials[0] <= 'z' &&
        known->initial[entry->initials[0] - 'a'] == 0) {
        known->initial[entry->initials[0] - 'a'] = item + 1;
    }
    if (len >= 2 && entry->origin == ANON_FROM_OWN) {
        const char ends[2] = { entry->initials[0], entry->initials[len - 1] };

        status = put_text(known, (struct anon_text){ entry->initials, len },
            ANON_FORM_INITIALS, item);
        if (status == ANON_OK) {
            status = put_text(known, (struct anon_text){ ends, 2 },
                ANON_FORM_INITIALS, item);
        }
        if (status == ANON_OK) {
            status = put_text(known, (struct anon_text){ entry->initials, 2 },
                ANON_FORM_INITIALS, item);
        }
    }
    return status;
}

enum anon_status
anon_known_expand_name(struct anon_known *known, const struct anon_value *value,
    uint32_t item)
{
    size_t words[ANON_VALUE_WORDS];
    enum anon_status status = ANON_OK;
    size_t count = 0;
    size_t i;

    for (i = 0; i < value->count; i++) {
        if (!is_idle(value, i)) {
            words[count++] = i;
        }
    }
    for (i = 0; status == ANON_OK && i < count; i++) {
        status = anon_known_expand_part(known,
            (struct anon_text){ value->word[words[i]].text,
                value->word[words[i]].len },
            item);
    }
    /* "Anne-Marie" is one name too. */
    for (i = 1; status == ANON_OK && i < value->count; i++) {
        if (value->word[i].dashed) {
            status = anon_known_put_words(known, value, i - 1, i + 1, item);
        }
    }
    if (status == ANON_OK && value->count > 1) {
        status = anon_known_put_words(known, value, 0, value->count, item);
    }
    if (status == ANON_OK) {
        status = put_pairs(known, value, words, count, item);
    }
    if (status == ANON_OK) {
        status = put_initials(known, value, words, count, item);
    }
    return status;
}
