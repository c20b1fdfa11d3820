#include "anonymizer/address.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/run.h"

/* Words between the house number and the word for the street. */
#define NAME_MAX_WORDS 4

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

/* Street words that are hardly ever anything else, in any case. */
static bool
is_plain_street(const struct anon_document *document, size_t index)
{
    return (anon_document_cues(document, index) & ANON_CUE_STREET_PLAIN) != 0;
}

static bool
is_house_number(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
        anon_is_digit(document->folded[document->tokens[index].begin]) &&
        len_of(document, index) <= 6;
}

/* "50 mg with Dr Moss": counted by a unit in lower case, unlike "12 K St". */
static bool
is_amount(const struct anon_document *document, size_t index)
{
    return anon_run_is_counted(document, index) &&
        !has_flag(document, index + 1, ANON_TOKEN_CAPITAL);
}

/* "50 stopped by Dr Moss": a doctor, where no name goes before. */
static bool
is_doctor(const struct anon_document *document, size_t index)
{
    return anon_document_is(document, index, "dr") &&
        !has_flag(document, index - 1, ANON_TOKEN_CAPITAL | ANON_TOKEN_MIXED);
}

/* The word for the street behind the name that begins at `name`; 0: none. */
static size_t
find_street(const struct anon_document *document, size_t name)
{
    size_t street = 0;
    size_t i;

    for (i = name; i <= name + NAME_MAX_WORDS && i < document->token_count;
         i++) {
        bool capital = has_flag(document, i, ANON_TOKEN_CAPITAL);
        uint64_t cues = anon_document_cues(document, i);

        if (has_flag(document, i, ANON_TOKEN_LINE) ||
            (i > name && !anon_document_joined(document, i - 1, " .-'", 2))) {
            break;
        }
        if (i > name && (cues & ANON_CUE_STREET_AFTER) &&
            (capital || is_plain_street(document, i)) &&
            !is_doctor(document, i)) {
            street = i;
            continue;
        }
        if (!capital && !has_flag(document, i, ANON_TOKEN_MIXED) &&
            (street > 0 || i > name + 1)) {
            break;
        }
        if (street > 0 && len_of(document, i) > 2) {
            break;
        }
    }
    return street;
}

/* ", Apt 4B", " #20", ", Unit 3": returns the last token of it. */
static size_t
with_unit(const struct anon_document *document, size_t last)
{
    size_t next = last + 1;
    size_t unit;

    if (next >= document->token_count ||
        has_flag(document, next, ANON_TOKEN_LINE)) {
        return last;
    }
    if (is_house_number(document, next) &&
        anon_document_joined(document, last, " ,.#", 3) &&
        document->folded[document->tokens[next].begin - 1] == '#') {
        /* "#05-67" */
        return anon_document_joined(document, next, "-", 1) &&
                is_house_number(document, next + 1)
            ? next + 1
            : next;
    }
    unit = anon_address_read_unit(document, next);
    return unit > 0 && anon_document_joined(document, last, " ,.(", 3) ? unit
                                                                       : last;
}

/* "PO Box 123" */
static bool
read_box(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t box = index + 1;
    size_t last;

    if (anon_document_is(document, index, "p") &&
        anon_document_is(document, index + 1, "o") &&
        anon_document_joined(document, index, ". ", 2)) {
        box = index + 2;
    } else if ((anon_document_cues(document, index) & ANON_CUE_BOX_BEFORE) ==
        0) {
        return false;
    }
    if ((anon_document_cues(document, box) & ANON_CUE_BOX) == 0 ||
        !has_flag(document, box + 1, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) ||
        !anon_document_joined(document, box, " .#", 3)) {
        return false;
    }
    last = anon_address_extend(document, box + 1);
    *ret_address = (struct anon_address){ document->tokens[index].begin,
        document->tokens[last].end, last, 80, "address.box" };
    return true;
}

/* "Flat 3, 12 Baker Street", "Unit 4/22 Smith St": the unit goes first. */
static size_t
begin_with_unit(const struct anon_document *document, size_t index)
{
    size_t first = index;

    if (first > 0 &&
        has_flag(document, first - 1, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
        anon_document_joined(document, first - 1, "-/, ", 2) &&
        !has_flag(document, first, ANON_TOKEN_LINE) &&
        (anon_document_joined(document, first - 1, "-/", 1) ||
            (first > 1 &&
                (anon_document_cues(document, first - 2) &
                    ANON_CUE_STREET_UNIT)))) {
        first--;
    }
    if (first > 0 && first < index &&
        (anon_document_cues(document, first - 1) & ANON_CUE_STREET_UNIT) &&
        anon_document_joined(document, first - 1, " ", 1)) {
        first--;
    }
    return document->tokens[anon_address_first(document, first)].begin;
}

/*
 * "7785 The Limes, Apt 13C": no word for the street, but a unit, or the
 * article with a capital.
 */
static size_t
find_unit(const struct anon_document *document, size_t name)
{
    size_t i;

    for (i = name; i < name + NAME_MAX_WORDS && i < document->token_count;
         i++) {
        if (!has_flag(document, i, ANON_TOKEN_CAPITAL) ||
            (i > name && !anon_document_joined(document, i - 1, " '-", 1))) {
            return 0;
        }
        if (with_unit(document, i) > i) {
            return i;
        }
        if (i == name + 1 && anon_document_is(document, name, "the") &&
            !anon_document_joined(document, i, " ", 1)) {
            return i;
        }
    }
    return 0;
}

/* "SEEN AT SUCH STREET": among capitals the smallest words are small ones. */
static bool
has_small_word(const struct anon_document *document, size_t index, size_t end)
{
    size_t i;

    for (i = index; i < end; i++) {
        const struct anon_word *word = document->tokens[i].word;

        if (has_flag(document, i, ANON_TOKEN_UPPER) && word != NULL &&
            ((word->rank_en != 0 && word->rank_en <= 7) ||
                (word->rank_id != 0 && word->rank_id <= 7))) {
            return true;
        }
    }
    return false;
}

/* "Baker Street" without a number. */
static bool
read_bare(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t street;

    if (!has_flag(document, index, ANON_TOKEN_CAPITAL) ||
        has_flag(document, index, ANON_TOKEN_SENTENCE) ||
        anon_document_is(document, index, "the")) {
        return false;
    }
    street = find_street(document, index);
    if (street == 0 || !is_plain_street(document, street) ||
        !has_flag(document, street, ANON_TOKEN_CAPITAL) ||
        has_small_word(document, index, street)) {
        return false;
    }
    *ret_address = (struct anon_address){ document->tokens[index].begin,
        document->tokens[street].end, street, 60, "address.street" };
    return true;
}

bool
anon_address_read_after(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t street;
    size_t last;

    if (read_box(document, index, ret_address)) {
        return true;
    }
    if (!is_house_number(document, index)) {
        return read_bare(document, index, ret_address);
    }
    if (!anon_document_joined(document, index, " ", 1) ||
        is_amount(document, index)) {
        return false;
    }
    street = anon_marks_within(document->marks, ANON_MARK_STREET_END, index + 2,
                 NAME_MAX_WORDS)
        ? find_street(document, index + 1)
        : 0;
    if (street == 0) {
        street = find_unit(document, index + 1);
    }
    if (street == 0) {
        return false;
    }
    last = anon_address_extend(document, with_unit(document, street));
    *ret_address = (struct anon_address){ begin_with_unit(document, index),
        document->tokens[last].end, last, 80, "address.en" };
    return true;
}
