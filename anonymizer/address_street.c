#include "anonymizer/address.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* Words in the name of a street, at most. */
#define NAME_MAX_WORDS 7

/* Words among the first 2^13 of a language are no street. */
#define USUAL_RANK 14

/* Bytes between the word "address" and what it announces. */
#define GAP_MAX 8

static bool
has_flag(const struct anon_document *document, size_t index, uint32_t flags)
{
    return index < document->token_count &&
        (document->tokens[index].flags & flags) != 0;
}

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

/* A number, or a number with a letter, that nothing is counted by. */
static bool
is_house_number(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
        anon_is_digit(document->folded[document->tokens[index].begin]) &&
        len_of(document, index) <= 5 &&
        (anon_document_cues(document, index + 1) &
            (ANON_CUE_UNIT | ANON_CUE_YEARS | ANON_CUE_MONEY)) == 0;
}

/* "Rue", "Via", "Calle", "ul.": before the name, in Europe's languages. */
static bool
goes_before(const struct anon_document *document, size_t index)
{
    return (anon_document_cues(document, index) & ANON_CUE_STREET_FOREIGN) != 0;
}

/* "Passauer Strasse", "Victor Hugo utca": behind the name. */
static bool
goes_behind(const struct anon_document *document, size_t index)
{
    return (anon_document_cues(document, index) & ANON_CUE_STREET_BEHIND) != 0;
}

/* The last three bytes of a word, as one number. */
#define ENDING(a, b, c)                                                        \
    ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (uint32_t)(c))

/* Whether one of the endings below may be at hand: hardly ever. */
static bool
may_be_compound(struct anon_text word)
{
    const unsigned char *end = (const unsigned char *)word.data + word.len;

    switch (ENDING(end[-3], end[-2], end[-1])) {
    case ENDING('s', 's', 'e'):
    case ENDING(0xC3, 0x9F, 'e'):
    case ENDING('w', 'e', 'g'):
    case ENDING('a', 't', 'z'):
    case ENDING('l', 'e', 'e'):
    case ENDING('a', 'm', 'm'):
    case ENDING('c', 'k', 'e'):
    case ENDING('b', 'e', 'n'):
    case ENDING('a', 'a', 't'):
    case ENDING('a', 'a', 'n'):
    case ENDING('e', 'i', 'n'):
    case ENDING('c', 'h', 't'):
    case ENDING('e', 'e', 'f'):
    case ENDING('t', 'a', 'n'):
    case ENDING('a', 't', 'a'):
    case ENDING('g', 'e', 'n'):
    case ENDING('i', 'e', 'n'):
    case ENDING('v', 'e', 'j'):
    case ENDING('g', 'e', 't'):
    case ENDING('a', 'd', 'e'):
    case ENDING(0xA6, 'd', 'e'):
    case ENDING('a', 'u', 't'):
    case ENDING('g', 'u', 'r'):
    case ENDING('a', 't', 'u'):
    case ENDING('u', 'j', 'a'):
    case ENDING('t', 'i', 'e'):
    case ENDING('l', 'k', 'u'):
    case ENDING('t', 'c', 'a'): return true;
    default: return false;
    }
}

bool
anon_address_is_compound(struct anon_text word)
{
    static const char *const ends[] = { "strasse", "straße", "gasse", "weg",
        "platz", "allee", "damm", "brücke", "graben", "straat", "laan", "plein",
        "gracht", "dreef", "gatan", "gata", "vägen", "vegen", "veien", "vej",
        "vænget", "gade", "krogen", "stræde", "braut", "stígur", "katu", "kuja",
        "ntie", "polku", "utca" };
    size_t i;

    if (word.len < 6 || !may_be_compound(word)) {
        return false;
    }
    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t len = strlen(ends[i]);

        if (word.len > len + 2 &&
            memcmp(word.data + word.len - len, ends[i], len) == 0) {
            return true;
        }
    }
    return false;
}

/* "Lindenstrasse", "Kerkstraat", "Storgatan": the word for street in it. */
static bool
is_compound(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_word *known = token->word;

    if ((token->flags & ANON_TOKEN_CAPITAL) == 0 ||
        (token->marks & ANON_MARK_FOREIGN) == 0) {
        return false;
    }
    if (known != NULL &&
        ((known->rank_en > 0 && known->rank_en <= USUAL_RANK) ||
            (known->rank_id > 0 && known->rank_id <= USUAL_RANK))) {
        return false;
    }
    return anon_address_is_compound(anon_document_word(document, index));
}

static bool
is_name(const struct anon_document *document, size_t index)
{
    return (has_flag(document, index, ANON_TOKEN_CAPITAL) &&
               (anon_document_cues(document, index) &
                   (ANON_CUE_WEEKDAY | ANON_CUE_MONTH)) == 0) ||
        anon_address_is_particle(document, index);
}

/* Whether token `index` follows its fellow on the line, in one name. */
static bool
goes_on(const struct anon_document *document, size_t index)
{
    /* "GDS 9/15. Vitamin D 1000": a sentence ends behind a number. */
    return !has_flag(document, index, ANON_TOKEN_LINE) &&
        !(has_flag(document, index, ANON_TOKEN_SENTENCE) &&
            has_flag(document, index - 1, ANON_TOKEN_NUMBER)) &&
        anon_document_joined(document, index - 1, " .-'", 2);
}

/* "rue de provence": all in lower case, with the article. */
static bool
is_lower_name(const struct anon_document *document, size_t name, size_t index)
{
    static const char *const plain[] = { "rue", "avenue", "boulevard", "chemin",
        "calle", "avenida", "rua" };

    return !has_flag(document, name, ANON_TOKEN_CAPITAL) && index <= name + 3 &&
        anon_document_is_any(document, name, plain,
            sizeof(plain) / sizeof(plain[0])) &&
        anon_address_is_particle(document, index - 1);
}

/* One past the name of a street that begins at token `name`; 0: none. */
static size_t
read_name(const struct anon_document *document, size_t name)
{
    size_t i;

    if (goes_before(document, name)) {
        for (i = name + 1; i <= name + NAME_MAX_WORDS; i++) {
            if (i >= document->token_count || !goes_on(document, i) ||
                (!is_name(document, i) && !is_lower_name(document, name, i))) {
                break;
            }
        }
        return i - 1 > name && !anon_address_is_particle(document, i - 1) ? i
                                                                          : 0;
    }
    for (i = name; i < name + 4 && i < document->token_count; i++) {
        if (i > name && !goes_on(document, i)) {
            break;
        }
        if ((i > name && goes_behind(document, i)) ||
            is_compound(document, i)) {
            return i + 1;
        }
        if (!has_flag(document, i, ANON_TOKEN_CAPITAL)) {
            break;
        }
    }
    return 0;
}

/* The first of the numbers that stand before the house number. */
static size_t
first_number(const struct anon_document *document, size_t index)
{
    size_t begin;

    if (index == 0 || has_flag(document, index, ANON_TOKEN_LINE) ||
        !has_flag(document, index - 1, ANON_TOKEN_NUMBER) ||
        len_of(document, index - 1) > 6 ||
        !anon_document_joined(document, index - 1, " ", 1)) {
        return index;
    }
    /* Not the end of a phone number or an amount. */
    begin = document->tokens[index - 1].begin;
    return begin > 0 && anon_is_one_of(document->folded[begin - 1], "-./,)$#")
        ? index
        : index - 1;
}

static void
finish(const struct anon_document *document, size_t first, size_t last,
    struct anon_address *ret_address)
{
    *ret_address = (struct anon_address){ document->tokens[first].begin,
        document->tokens[last].end, last, 75, "address.street" };
}

bool
anon_address_read_foreign(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t name = index;
    size_t last;
    bool number = false;

    if (!anon_marks_within(document->marks, ANON_MARK_FOREIGN, index, 6)) {
        return false;
    }
    while (name < index + 2 && is_house_number(document, name) &&
        anon_document_joined(document, name, " ,", 2) &&
        !has_flag(document, name + 1, ANON_TOKEN_LINE)) {
        name++;
        number = true;
    }
    if (name >= document->token_count ||
        (!number && !has_flag(document, name, ANON_TOKEN_CAPITAL) &&
            !anon_document_is(document, name, "ul"))) {
        return false;
    }
    if (!number &&
        !anon_marks_within(document->marks, ANON_MARK_NUMBER | ANON_MARK_MIXED,
            name + 1, NAME_MAX_WORDS + 1)) {
        return false;
    }
    last = read_name(document, name);
    if (last == 0) {
        return false;
    }
    last--;
    while (last + 1 < document->token_count &&
        is_house_number(document, last + 1) &&
        !has_flag(document, last + 1, ANON_TOKEN_LINE) &&
        anon_document_joined(document, last, " ,./-", 2)) {
        last++;
        number = true;
    }
    if (!number) {
        return false;
    }
    finish(document, index, anon_address_extend(document, last), ret_address);
    return true;
}

/* Whether token `index` may stand between a house number and its suite. */
static bool
is_part(const struct anon_document *document, size_t index)
{
    return is_name(document, index) || goes_behind(document, index) ||
        is_house_number(document, index);
}

bool
anon_address_read_suite(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    static const char *const units[] = { "suite", "ste", "apt", "apartment",
        "flat" };
    bool number;
    bool name;
    size_t i;

    if (!anon_marks_within(document->marks, ANON_MARK_UNIT, index + 1,
            NAME_MAX_WORDS)) {
        return false;
    }
    number = is_house_number(document, index);
    name = !number && is_name(document, index);
    if (!number && !has_flag(document, index, ANON_TOKEN_CAPITAL)) {
        return false;
    }
    for (i = index + 1;
         i <= index + NAME_MAX_WORDS && i < document->token_count; i++) {
        size_t unit = anon_address_read_unit(document, i);

        if (unit > 0 && number && name &&
            anon_document_is_any(document, i, units, 5) &&
            has_flag(document, i, ANON_TOKEN_CAPITAL) &&
            anon_document_joined(document, i - 1, " ,.\n\r", 4)) {
            finish(document, index, anon_address_extend(document, unit),
                ret_address);
            return true;
        }
        if (has_flag(document, i, ANON_TOKEN_LINE) ||
            (has_flag(document, i, ANON_TOKEN_SENTENCE) &&
                has_flag(document, i - 1, ANON_TOKEN_NUMBER)) ||
            !anon_document_joined(document, i - 1, " ,.-'/", 2) ||
            !is_part(document, i) ||
            (!number && document->folded[document->tokens[i - 1].end] == ',')) {
            return false;
        }
        number = number || is_house_number(document, i);
        name = name || has_flag(document, i, ANON_TOKEN_CAPITAL);
    }
    return false;
}

/* "APO AE 09012": mail of the armed forces of the United States. */
static size_t
read_forces(const struct anon_document *document, size_t index)
{
    static const char *const offices[] = { "apo", "fpo", "dpo" };
    static const char *const states[] = { "aa", "ae", "ap" };

    return anon_document_is_any(document, index, offices, 3) &&
            anon_document_is_any(document, index + 1, states, 3) &&
            has_flag(document, index + 2, ANON_TOKEN_NUMBER) &&
            len_of(document, index + 2) == 5
        ? index + 2
        : 0;
}

bool
anon_address_read_military(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    static const char *const heads[] = { "psc", "cmr", "unit", "uss", "usns",
        "usnv", "usnsv", "uscgc" };
    size_t office;

    if ((document->tokens[index].marks & ANON_MARK_STREET) == 0) {
        return false;
    }
    if (read_forces(document, index) > 0) {
        finish(document, index, read_forces(document, index), ret_address);
        return true;
    }
    if (!anon_document_is_any(document, index, heads,
            sizeof(heads) / sizeof(heads[0]))) {
        return false;
    }
    for (office = index + 1; office <= index + 5; office++) {
        size_t last = read_forces(document, office);

        if (last > 0) {
            finish(document, index, last, ret_address);
            return true;
        }
    }
    return false;
}

/*
 * "27 Sorrel 4, Lund, Sweden": no word for a street, but a number, a name and
 * the country or the code behind.
 */
bool
anon_address_read_number(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t last = index;
    size_t end;

    if (!is_house_number(document, index)) {
        return false;
    }
    while (last < index + 5 && last + 1 < document->token_count &&
        goes_on(document, last + 1) &&
        (is_name(document, last + 1) || goes_behind(document, last + 1))) {
        last++;
    }
    if (last == index || !has_flag(document, index + 1, ANON_TOKEN_CAPITAL)) {
        return false;
    }
    if (is_house_number(document, last + 1) && goes_on(document, last + 1)) {
        last++;
    } else if (len_of(document, index) == 4) {
        return false;
    }
    end = anon_address_extend(document, last);
    /* A state alone is too little: "8 OF US WENT, OK". */
    if (end == last ||
        (has_flag(document, end, ANON_TOKEN_UPPER) &&
            len_of(document, end) <= 3)) {
        return false;
    }
    finish(document, index, end, ret_address);
    ret_address->confidence = 60;
    return true;
}

/* "address: 53 Solvang 276": what the word announces, with a number in it. */
bool
anon_address_read_cued(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    static const char *const words[] = { "address", "alamat", "alamatnya",
        "beralamat" };
    static const char *const fillers[] = { "is", "di", "at", "to", "as" };
    size_t last = index;
    size_t cue = index;
    bool number = false;
    bool name = false;

    /* The words are cues: most tokens have none before them. */
    if (((cue > 0 ? anon_document_cues(document, cue - 1) : 0) &
            ANON_CUE_ADDRESS) == 0 &&
        ((cue > 1 ? anon_document_cues(document, cue - 2) : 0) &
            ANON_CUE_ADDRESS) == 0) {
        return false;
    }
    if (cue > 1 && anon_document_is_any(document, cue - 1, fillers, 5) &&
        anon_document_joined(document, cue - 1, " :", 2)) {
        cue--;
    }
    if (cue == 0 || !anon_document_is_any(document, cue - 1, words, 4) ||
        !anon_document_joined(document, cue - 1, " :\n", GAP_MAX)) {
        return false;
    }
    for (; last < index + NAME_MAX_WORDS && last < document->token_count &&
         (last == index || goes_on(document, last)) && is_part(document, last);
         last++) {
        number = number || is_house_number(document, last);
        name = name || has_flag(document, last, ANON_TOKEN_CAPITAL);
    }
    if (!number || !name) {
        return false;
    }
    finish(document, index, anon_address_extend(document, last - 1),
        ret_address);
    return true;
}

void
anon_address_take_number(const struct anon_document *document, size_t index,
    struct anon_address *address)
{
    size_t first = first_number(document, index);

    if (first < index && is_house_number(document, index) &&
        address->begin == document->tokens[index].begin) {
        address->begin = document->tokens[first].begin;
    }
}
