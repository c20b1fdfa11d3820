#include "anonymizer/detect.h"

#include "anonymizer/address.h"
#include "anonymizer/row.h"

/* "Session 4", "PHQ 12": the number is no house. */
static bool
is_counted(const struct anon_document *document, size_t index)
{
    return (document->tokens[index].flags & ANON_TOKEN_NUMBER) && index > 0 &&
        (anon_document_cues(document, index - 1) &
            (ANON_CUE_COUNTED | ANON_CUE_SCORE | ANON_CUE_MONTH)) &&
        (document->tokens[index].flags & ANON_TOKEN_LINE) == 0;
}

static bool
may_begin(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    return (anon_document_cues(document, index) & ~ANON_CUE_OF_RULES) != 0 ||
        (token->flags &
            (ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0;
}

/* Addresses that take one of some words, at their beginning or near it. */
static bool
read_by_word(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    const struct anon_token *token = &document->tokens[index];
    bool head = (token->marks & ANON_MARK_STREET) != 0;
    bool near = anon_marks_within(document->marks,
        ANON_MARK_UNIT | ANON_MARK_FOREIGN, index, 8);

    return (head && anon_address_read_military(document, index, ret_address)) ||
        (near &&
            (anon_address_read_suite(document, index, ret_address) ||
                anon_address_read_foreign(document, index, ret_address))) ||
        /* "#09-114" */
        ((head ||
             (token->begin > 0 && document->folded[token->begin - 1] == '#')) &&
            anon_address_read_house(document, index, ret_address));
}

static bool
read_any(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    /* "No 12, Jalan Ampang": it takes its number along. */
    size_t street = anon_document_is(document, index, "no") ? index + 2 : index;

    if (street < document->token_count &&
        (document->tokens[street].marks & ANON_MARK_STREET) &&
        anon_address_read_before(document, street, ret_address) &&
        ret_address->begin == document->tokens[index].begin) {
        return true;
    }
    if (!read_by_word(document, index, ret_address) &&
        !anon_address_read_after(document, index, ret_address) &&
        !anon_address_read_cued(document, index, ret_address)) {
        /* What is left begins with digits, or has them. */
        if ((document->tokens[index].flags &
                (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) == 0) {
            return false;
        }
        if (!anon_address_read_number(document, index, ret_address)) {
            return anon_address_read_postcode(document, index, ret_address);
        }
    }
    anon_address_take_number(document, index, ret_address);
    return true;
}

/* Addresses that begin with a word: _before, _house, _bare, _foreign. */
static uint64_t
find_words(const struct anon_marks *marks, size_t block, struct anon_row digits)
{
    struct anon_row street = anon_row_of(marks, block, ANON_MARK_STREET);
    struct anon_row foreign = anon_row_of(marks, block, ANON_MARK_FOREIGN);
    struct anon_row capital = anon_row_of(marks, block, ANON_MARK_CAPITAL);
    struct anon_row plain = anon_row_of(marks, block, ANON_MARK_PLAIN);
    uint64_t near = anon_row_ahead(foreign, 3) | foreign.here;

    if (near != 0) {
        near &= anon_row_ahead(digits, 8);
    }
    /* "No 12, Jalan Ampang" begins two tokens before the street. */
    return street.here | anon_row_next(street, 2) |
        (capital.here & anon_row_ahead(anon_row_and(plain, capital), 4)) |
        (near & (capital.here | foreign.here));
}

/* Those that begin with a number: _after, _foreign, _number, _postcode. */
static uint64_t
find_numbers(const struct anon_marks *marks, size_t block,
    struct anon_row digits)
{
    struct anon_row capital = anon_row_of(marks, block, ANON_MARK_CAPITAL);
    struct anon_row line = anon_row_of(marks, block, ANON_MARK_LINE);
    struct anon_row number = anon_row_of(marks, block, ANON_MARK_NUMBER);
    struct anon_row street = anon_row_of(marks, block, ANON_MARK_STREET_END);
    struct anon_row foreign = anon_row_of(marks, block, ANON_MARK_FOREIGN);
    uint64_t gap = anon_marks_block(marks, block, ANON_MARK_GAP);
    uint64_t code = number.here &
        (~anon_marks_block(marks, block, ANON_MARK_AGE) |
            anon_row_next(number, 1));
    uint64_t name = anon_row_next(capital, 1) & ~anon_row_next(line, 1);

    /* No sentence goes on behind a number. */
    name &= ~(number.here &
        anon_row_next(anon_row_of(marks, block, ANON_MARK_SENTENCE), 1));
    return digits.here &
        (name | (~gap & anon_row_ahead(street, 5)) |
            anon_row_ahead(foreign, 5) | (code & anon_row_last(capital, 1)) |
            (capital.here & ~number.here) |
            /* "#09-114" */
            (gap & anon_row_next(digits, 1) &
                anon_marks_block(marks, block, ANON_MARK_BEHIND)));
}

/* Where an address may begin. */
static uint64_t
find_addresses(const struct anon_marks *marks, size_t block)
{
    struct anon_row digits =
        anon_row_or(anon_row_of(marks, block, ANON_MARK_NUMBER),
            anon_row_of(marks, block, ANON_MARK_MIXED));
    struct anon_row unit =
        anon_row_and(anon_row_of(marks, block, ANON_MARK_UNIT),
            anon_row_of(marks, block, ANON_MARK_CAPITAL));
    uint64_t cued =
        anon_row_back(anon_row_of(marks, block, ANON_MARK_ANNOUNCES), 3);
    uint64_t found = find_words(marks, block, digits);

    if (digits.here != 0) {
        found |= find_numbers(marks, block, digits);
    }
    if (cued != 0) {
        found |= cued & (digits.here | anon_row_ahead(digits, 6));
    }
    return found |
        (anon_row_ahead(unit, 7) &
            (digits.here | anon_marks_block(marks, block, ANON_MARK_CAPITAL)));
}

enum anon_status
anon_detect_address(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_where(document->marks, find_addresses);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        struct anon_address address;

        if (!may_begin(document, i) || is_counted(document, i) ||
            !read_any(document, i, &address)) {
            continue;
        }
        status = anon_detect_hit(findings, address.begin, address.end,
            (struct anon_hit){ ANON_ADDRESS, address.confidence,
                address.rule });
        i = address.last;
    }
    return status;
}
