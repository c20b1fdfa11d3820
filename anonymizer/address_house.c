#include "anonymizer/address.h"

#include "anonymizer/bytes.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Tokens of "Blk 217 Lorong 8 #09-114, Singapore 310217". */
#define BLOCK_MAX 14

/* Tokens of "corner of Mill Lane 12 and Baker Street". */
#define CORNER_MAX 14

/* Words in the name of a house. */
#define NAME_MAX_WORDS 3

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

/* "14B", "217" */
static bool
is_short_number(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
        len_of(document, index) <= 5;
}

/* Words that end the name of a house: "Attlee Court". */
static bool
is_house_word(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "house", "court", "cottage", "lodge",
        "hall", "halls", "mansions", "tower", "towers", "villas", "building",
        "buildings", "apartments", "heights", "flats", "farm", "barn",
        "residences", "residence", "chambers", "point", "wharf", "mill" };

    return anon_document_is_any(document, index, words, COUNT(words));
}

static bool
is_unit_word(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "level", "block", "blk", "tower",
        "studio", "floor", "ward", "house", "garden", "basement", "ground",
        "top" };

    return (anon_document_cues(document, index) & ANON_CUE_STREET_UNIT) ||
        anon_document_is_any(document, index, words, COUNT(words));
}

/*
 * The first token of what goes before token `index` with a comma: "Flat 3,",
 * "Level 4,", "Garden Flat,", "Attlee House,"; or `index`.
 */
static size_t
part_before(const struct anon_document *document, size_t index)
{
    size_t last = index - 1;
    size_t first = last;

    if (index == 0 || has_flag(document, index, ANON_TOKEN_LINE) ||
        !anon_document_joined(document, last, " ,", 2) ||
        document->folded[document->tokens[last].end] != ',') {
        return index;
    }
    if (is_short_number(document, last)) {
        return last > 0 && is_unit_word(document, last - 1) &&
                anon_document_joined(document, last - 1, " .", 2)
            ? last - 1
            : index;
    }
    if (!has_flag(document, last, ANON_TOKEN_CAPITAL) ||
        (!is_house_word(document, last) &&
            !anon_document_is(document, last, "flat"))) {
        return index;
    }
    while (first > 0 && last - first < NAME_MAX_WORDS &&
        has_flag(document, first - 1, ANON_TOKEN_CAPITAL) &&
        !has_flag(document, first, ANON_TOKEN_SENTENCE) &&
        anon_document_joined(document, first - 1, " '", 2)) {
        first--;
    }
    return first < last ? first : index;
}

size_t
anon_address_first(const struct anon_document *document, size_t index)
{
    size_t parts;

    for (parts = 0; parts < 3; parts++) {
        size_t first = part_before(document, index);

        if (first == index) {
            break;
        }
        index = first;
    }
    return index;
}

/* "Room 14B, Attlee Court", "flat 30 tollgate house". */
static bool
read_named(const struct anon_document *document, size_t index, size_t *ret_last)
{
    static const char *const units[] = { "flat", "apt", "apartment", "room",
        "unit" };
    size_t name = index + 2;
    size_t i;

    if (!anon_document_is_any(document, index, units, COUNT(units)) ||
        !is_short_number(document, index + 1) ||
        !anon_document_joined(document, index, " .", 2) ||
        !anon_document_joined(document, index + 1, " ,", 2)) {
        return false;
    }
    for (i = name; i <= name + NAME_MAX_WORDS && i < document->token_count;
         i++) {
        if (!has_flag(document, i, ANON_TOKEN_WORD) ||
            has_flag(document, i, ANON_TOKEN_LINE) ||
            (i > name && !anon_document_joined(document, i - 1, " '", 2))) {
            return false;
        }
        if (i > name && is_house_word(document, i)) {
            *ret_last = i;
            return has_flag(document, name, ANON_TOKEN_CAPITAL) ||
                anon_document_joined(document, index + 1, " ", 1);
        }
    }
    return false;
}

/* "County Road 412", "RR 2 Box 88": addresses without a name. */
static bool
read_route(const struct anon_document *document, size_t index, size_t *ret_last)
{
    size_t number = index + 1;

    if (!has_flag(document, index, ANON_TOKEN_CAPITAL)) {
        return false;
    }
    if ((anon_document_is(document, index, "county") ||
            anon_document_is(document, index, "rural")) &&
        (anon_document_is(document, index + 1, "road") ||
            anon_document_is(document, index + 1, "route"))) {
        number++;
    } else if (!anon_document_is(document, index, "rr")) {
        return false;
    }
    if (!is_short_number(document, number) ||
        !anon_document_joined(document, number - 1, " ", 1)) {
        return false;
    }
    *ret_last = number;
    if (anon_document_is(document, number + 1, "box") &&
        is_short_number(document, number + 2)) {
        *ret_last = number + 2;
    }
    return true;
}

/* "the corner of Mill Lane and Baker Street", from "corner" on. */
static bool
read_corner(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    bool both = false;
    size_t i;

    if (!anon_document_is(document, index, "corner") ||
        !anon_document_is(document, index + 1, "of")) {
        return false;
    }
    *ret_last = index;
    for (i = index + 2; i < document->token_count && i < index + CORNER_MAX;
         i++) {
        bool part = has_flag(document, i, ANON_TOKEN_CAPITAL) ||
            is_short_number(document, i) ||
            anon_address_is_particle(document, i) ||
            anon_document_is(document, i, "ul");

        if (has_flag(document, i, ANON_TOKEN_LINE) ||
            !anon_document_joined(document, i - 1, " .'-", 2)) {
            break;
        }
        if (!both && i > index + 2 && anon_document_is(document, i, "and")) {
            both = true;
        } else if (both && !part) {
            break;
        } else if (both) {
            *ret_last = i;
        } else if (!part && i > index + 3) {
            /* "Csabai kapu 39. and": one word may be in lower case. */
            return false;
        }
        if (both && i > index + 3 &&
            has_flag(document, i, ANON_TOKEN_SENTENCE)) {
            break;
        }
    }
    return both && *ret_last > index &&
        has_flag(document, *ret_last, ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER);
}

/* "#09-114": a floor and a door, whose last token it returns; or 0. */
static size_t
read_door(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
            document->tokens[index].begin > 0 &&
            document->folded[document->tokens[index].begin - 1] == '#' &&
            anon_document_joined(document, index, "-", 1) &&
            is_short_number(document, index + 1)
        ? index + 1
        : 0;
}

/* "Blk 217 Lorong 8 #09-114, Singapore 310217". */
static bool
read_block(const struct anon_document *document, size_t index, size_t *ret_last)
{
    bool found = false;
    size_t last = index + 1;
    size_t i;

    if ((!anon_document_is(document, index, "blk") &&
            !anon_document_is(document, index, "block")) ||
        !is_short_number(document, index + 1) ||
        !anon_document_joined(document, index, " .", 2)) {
        return false;
    }
    for (i = last + 1; i < document->token_count && i <= index + BLOCK_MAX;
         i++) {
        size_t door = read_door(document, i);

        if (has_flag(document, i, ANON_TOKEN_LINE) ||
            !anon_document_joined(document, i - 1, " ,.#", 3)) {
            break;
        }
        if (door > 0) {
            last = i = door;
            found = true;
        } else if (has_flag(document, i, ANON_TOKEN_NUMBER)) {
            /* Six digits are the postcode, and the end. */
            last = i;
            if (len_of(document, i) > 4) {
                found = true;
                break;
            }
        } else if (!has_flag(document, i, ANON_TOKEN_CAPITAL) ||
            has_flag(document, i, ANON_TOKEN_SENTENCE)) {
            break;
        } else if (anon_document_cues(document, i) & ANON_CUE_STREET_AFTER) {
            last = i;
            found = true;
        }
    }
    *ret_last = last;
    return found;
}

/* The code behind a house: ", 310217", ", Singapore 310217". */
static size_t
with_code(const struct anon_document *document, size_t last)
{
    size_t next = last + 1;

    if (anon_document_joined(document, last, " ,", 2) &&
        anon_document_is(document, next, "singapore")) {
        next++;
    }
    return has_flag(document, next, ANON_TOKEN_NUMBER) &&
            !has_flag(document, next, ANON_TOKEN_LINE) &&
            anon_document_joined(document, next - 1, " ,", 2) &&
            len_of(document, next) == 6
        ? next
        : last;
}

bool
anon_address_read_house(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t first = index;
    size_t last = read_door(document, index);

    if (last == 0 &&
        (anon_document_cues(document, index) & ANON_CUE_ADDRESS_HEAD) == 0) {
        return false;
    }
    if (last == 0 && !read_block(document, index, &last) &&
        !read_named(document, index, &last) &&
        !read_route(document, index, &last) &&
        !read_corner(document, index, &last)) {
        return false;
    }
    if (index > 0 && anon_document_is(document, index, "corner") &&
        anon_document_is(document, index - 1, "the")) {
        first--;
    }
    last = with_code(document, last);
    *ret_address = (struct anon_address){ document->tokens[first].begin,
        document->tokens[last].end, last, 65, "address.house" };
    return true;
}
