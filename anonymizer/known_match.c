#include "anonymizer/known_match.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/plain.h"
#include "anonymizer/scratch.h"
#include "anonymizer/spelling.h"

/* Tokens of the longest form. */
#define WINDOW 14

/* What may lie between the words of one form. */
#define JOINTS " \t\n\r-_.,/@+:()#'&\""
#define JOINT_MAX 4

/* The letters of token `index`, plain; false when there are too many. */
static bool
read_plain(const struct anon_document *document, size_t index, char *scratch,
    struct anon_text *ret_plain)
{
    struct anon_text word = anon_document_word(document, index);

    if (word.len > ANON_KNOWN_WORD) {
        return false;
    }
    if (document->tokens[index].flags & ANON_TOKEN_PLAIN) {
        *ret_plain = word;
        return true;
    }
    ret_plain->len = anon_plain(word, scratch, ANON_KNOWN_WORD);
    ret_plain->data = scratch;
    return ret_plain->len > 0;
}

/* The identifier a slot stands for: an owner of the part, or itself. */
static uint32_t
item_of(const struct anon_known *known, const struct anon_form_slot *slot)
{
    switch (anon_form_of(slot)) {
    case ANON_FORM_PART:
    case ANON_FORM_SHORT:
    case ANON_FORM_SPELLING:
    case ANON_FORM_DELETED: return known->parts[anon_value_of(slot)].owner[0];
    case ANON_FORM_WHOLE:
    case ANON_FORM_INITIALS:
    case ANON_FORM_COMPOUND:
    case ANON_FORM_ADDRESS: break;
    }
    return anon_value_of(slot);
}

/* The best slot under `key`: forms are in order of how much they say. */
static const struct anon_form_slot *
best_slot(const struct anon_known *known, uint64_t key)
{
    const struct anon_form_slot *best = NULL;
    const struct anon_form_slot *slot;
    size_t at = 0;

    while ((slot = anon_known_next(known, key, &at)) != NULL) {
        if (best == NULL || anon_form_of(slot) < anon_form_of(best)) {
            best = slot;
        }
    }
    return best;
}

static void
set_match(const struct anon_document *document, size_t first, size_t last,
    struct anon_known_match *match)
{
    match->first = first;
    match->last = last;
    match->begin = document->tokens[first].begin;
    match->end = document->tokens[last].end;
    match->edits = 0;
}

/*
 * What token `index` puts into the key of an address, as known_number.c has it:
 * `*unified` holds one letter.
 */
static struct anon_text
address_letters(const struct anon_document *document, size_t index,
    struct anon_text plain, char *unified)
{
    uint64_t cues = anon_document_cues(document, index);

    if ((cues & ANON_CUE_NUMBERED) && (cues & ANON_CUE_STREET_IN)) {
        return (struct anon_text){ unified, 0 };
    }
    if (cues & ANON_CUE_ALIAS) {
        *unified = (char)document->tokens[index].cue->value;
        return (struct anon_text){ unified, 1 };
    }
    return plain;
}

static bool
match_address(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *match)
{
    uint64_t hash = ANON_SEED_ADDRESS;
    bool found = false;
    size_t len = 0;
    size_t i;

    for (i = index; i < index + WINDOW && i < document->token_count; i++) {
        const struct anon_form_slot *slot;
        char scratch[ANON_KNOWN_WORD];
        char unified;
        struct anon_text plain;

        if (!read_plain(document, i, scratch, &plain)) {
            break;
        }
        if (i == index && plain.len >= 3 &&
            anon_known_is_spelled_out(document, i) &&
            !anon_known_has_address_head(known, plain.data)) {
            break;
        }
        plain = address_letters(document, i, plain, &unified);
        len += plain.len;
        if (len > known->longest_address) {
            break;
        }
        hash = anon_hash(hash, plain.data, plain.len);
        slot = i == index ? NULL : best_slot(known, hash);
        if (slot != NULL) {
            set_match(document, index, i, match);
            match->item = anon_value_of(slot);
            match->form = ANON_FORM_ADDRESS;
            found = true;
        }
        if (!anon_document_joined(document, i, JOINTS, JOINT_MAX)) {
            break;
        }
    }
    return found;
}

/* Letters of a name spelled one by one, no fewer than this: "d e w i". */
#define SPELLED_LEAST 4

static bool
is_spelled(const struct anon_document *document, size_t first, size_t last)
{
    size_t i;

    for (i = first; i <= last; i++) {
        if (document->tokens[i].end - document->tokens[i].begin > 1) {
            return false;
        }
    }
    return last - first + 1 >= SPELLED_LEAST;
}

/* Words of a name may be written together and apart, but not any words. */
static bool
may_be_split(const struct anon_document *document, size_t first, size_t last)
{
    size_t i;

    if (first == last || is_spelled(document, first, last)) {
        return true;
    }
    for (i = first; i <= last; i++) {
        if ((document->tokens[i].flags & ANON_TOKEN_CAPITAL) == 0 &&
            anon_known_is_ordinary(document, i)) {
            return anon_document_joined(document, first, "-\n\r ", 3) &&
                document->folded[document->tokens[first].end] == '-';
        }
    }
    return true;
}

static bool
may_be(const struct anon_document *document, size_t first, size_t last,
    enum anon_form form)
{
    switch (form) {
    case ANON_FORM_WHOLE: return true;
    case ANON_FORM_PART: return may_be_split(document, first, last);
    case ANON_FORM_SHORT: return first == last;
    case ANON_FORM_INITIALS: return true;
    case ANON_FORM_COMPOUND:
        return first == last && anon_known_is_compound(document, first);
    case ANON_FORM_ADDRESS:
    case ANON_FORM_SPELLING:
    case ANON_FORM_DELETED: break;
    }
    return false;
}

bool
anon_known_match_exact(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match)
{
    uint64_t hash = ANON_SEED_TEXT;
    char head[ANON_KNOWN_STEM];
    size_t len = 0;
    size_t letters = 0;
    bool found = false;
    size_t i;

    if (anon_known_begins_nothing(known, document, index)) {
        return false;
    }
    for (i = index; i < index + WINDOW && i < document->token_count; i++) {
        const struct anon_form_slot *slot;
        char scratch[ANON_KNOWN_WORD];
        struct anon_text plain;
        size_t j;

        if (!read_plain(document, i, scratch, &plain)) {
            break;
        }
        for (j = 0; j < plain.len && len < sizeof(head); j++) {
            head[len++] = plain.data[j];
        }
        letters += plain.len;
        if (letters > known->longest ||
            !anon_known_may_begin(known, (struct anon_text){ head, len })) {
            break;
        }
        hash = anon_hash(hash, plain.data, plain.len);
        slot = best_slot(known, hash);
        if (slot != NULL && may_be(document, index, i, anon_form_of(slot))) {
            set_match(document, index, i, ret_match);
            ret_match->item = item_of(known, slot);
            ret_match->form = anon_form_of(slot);
            found = true;
        }
        if (!anon_document_joined(document, i, JOINTS, JOINT_MAX)) {
            break;
        }
    }
    if (known->has_address) {
        struct anon_known_match address;

        if (match_address(known, document, index, &address) &&
            (!found || address.last > ret_match->last)) {
            *ret_match = address;
            found = true;
        }
    }
    return found;
}

/* Looks up the first `len` letters of a token, as a name only. */
static bool
match_stem(const struct anon_known *known, const char *text, size_t len,
    struct anon_known_match *match)
{
    const struct anon_form_slot *slot;

    if (len < 3 || !anon_known_has_head(known, text)) {
        return false;
    }
    slot = best_slot(known, anon_hash(ANON_SEED_TEXT, text, len));
    if (slot == NULL ||
        (anon_form_of(slot) != ANON_FORM_PART &&
            anon_form_of(slot) != ANON_FORM_WHOLE &&
            anon_form_of(slot) != ANON_FORM_SHORT)) {
        return false;
    }
    match->item = item_of(known, slot);
    match->form = anon_form_of(slot);
    return true;
}

/* Wulannya, Dewiku, Raka-lah: the name without one of these clitics. */
static bool
match_clitic(const struct anon_known *known, struct anon_text plain,
    const struct anon_text *clitics, size_t count,
    struct anon_known_match *match)
{
    char last = plain.data[plain.len - 1];
    size_t i;

    for (i = 0; i < count; i++) {
        size_t len = clitics[i].len;

        if (last == clitics[i].data[len - 1] && plain.len > len + 2 &&
            memcmp(plain.data + plain.len - len, clitics[i].data, len) == 0 &&
            match_stem(known, plain.data, plain.len - len, match)) {
            match->end -= len;
            return true;
        }
    }
    return false;
}

static bool
match_spelling(const struct anon_known *known, struct anon_text plain,
    struct anon_known_match *match)
{
    char spelled[ANON_KNOWN_WORD];
    char first = anon_spelling_first(plain);
    const struct anon_form_slot *slot;
    size_t len;

    if (plain.len < 4 ||
        (first != 0 && (known->sounds >> anon_known_letter(first) & 1) == 0)) {
        return false;
    }
    len = anon_spelling(plain, spelled, sizeof(spelled));
    if (len < 3) {
        return false;
    }
    slot = best_slot(known, anon_hash(ANON_SEED_SPELLING, spelled, len));
    if (slot == NULL || anon_form_of(slot) != ANON_FORM_SPELLING) {
        return false;
    }
    match->item = item_of(known, slot);
    match->form = ANON_FORM_SPELLING;
    return true;
}

/* The question of the memo: whether the letters alone come near anything. */
static bool
match_letters(const struct anon_known *known, struct anon_text plain,
    struct anon_known_match *match)
{
    static const struct anon_text clitics[] = { { "nya", 3 }, { "ku", 2 },
        { "mu", 2 }, { "lah", 3 }, { "kah", 3 }, { "pun", 3 } };
    /* Many names end so: a slip in one is the likelier. */
    static const struct anon_text ending = { "an", 2 };

    return match_clitic(known, plain, clitics,
               sizeof(clitics) / sizeof(clitics[0]), match) ||
        match_spelling(known, plain, match) ||
        anon_known_match_typo(known, plain, match) ||
        match_clitic(known, plain, &ending, 1, match);
}

bool
anon_known_match_near(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match)
{
    struct anon_memo *memo = document->scratch->near;
    uint64_t key = anon_memo_key(document->tokens[index].hash, known->print);
    struct anon_known_match match;
    char scratch[ANON_KNOWN_WORD];
    struct anon_text plain;
    uint8_t nothing;

    if (memo != NULL && anon_memo_find(memo, key, &nothing)) {
        return false;
    }
    if (!read_plain(document, index, scratch, &plain) || plain.len < 4) {
        return false;
    }
    set_match(document, index, index, &match);
    match.form = ANON_FORM_WHOLE;
    if (!match_letters(known, plain, &match)) {
        if (memo != NULL) {
            anon_memo_put(memo, key, 1);
        }
        return false;
    }
    *ret_match = match;
    return true;
}

/* Letters that digits stand for: d3w1. */
static char
unleet(char byte)
{
    static const char letters[] = "oizeasgtbg";

    return anon_is_digit(byte) ? letters[byte - '0'] : byte;
}

/* The longest name in text[from, len), four letters or more; 0: none. */
static size_t
longest_name(const struct anon_known *known, const char *text, size_t len,
    struct anon_known_match *match)
{
    uint64_t hash = ANON_SEED_TEXT;
    size_t longest = 0;
    size_t i;

    if (len < 4 || !anon_known_has_head(known, text)) {
        return 0;
    }
    for (i = 0; i < len; i++) {
        const struct anon_form_slot *slot;

        hash = anon_hash_byte(hash, text[i]);
        slot = i < 3 ? NULL : best_slot(known, hash);
        if (slot != NULL && anon_form_of(slot) <= ANON_FORM_COMPOUND &&
            anon_form_of(slot) != ANON_FORM_INITIALS &&
            (anon_form_of(slot) != ANON_FORM_SHORT || i > 3)) {
            match->item = item_of(known, slot);
            match->form = anon_form_of(slot);
            longest = i + 1;
        }
    }
    return longest;
}

bool
anon_known_match_inside(const struct anon_known *known,
    const struct anon_document *document, size_t index,
    struct anon_known_match *ret_match)
{
    char letters[ANON_KNOWN_WORD];
    char scratch[ANON_KNOWN_WORD];
    struct anon_known_match match;
    struct anon_text plain;
    unsigned round;
    size_t i;

    if (!read_plain(document, index, scratch, &plain) || plain.len < 4) {
        return false;
    }
    set_match(document, index, index, &match);
    memcpy(letters, plain.data, plain.len);
    for (round = 0; round < 2; round++) {
        for (i = 0; i + 4 <= plain.len; i++) {
            size_t len =
                longest_name(known, letters + i, plain.len - i, &match);

            if (len > 0) {
                match.edits = i > 0 && i + len < plain.len;
                *ret_match = match;
                return true;
            }
        }
        for (i = 0; i < plain.len; i++) {
            letters[i] = unleet(letters[i]);
        }
    }
    return false;
}
