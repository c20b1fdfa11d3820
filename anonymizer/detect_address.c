#include "anonymizer/detect.h"

#include "anonymizer/address.h"

/* Nothing begins with a word in lower case that is no cue. */
#define MARKS ANON_MARK_ADDRESS

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

    return token->cue != NULL ||
        (token->flags &
            (ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0;
}

static bool
read_any(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    /* "No 12, Jalan Ampang": it takes its number along. */
    size_t street = anon_document_is(document, index, "no") ? index + 2 : index;

    if (street < document->token_count &&
        anon_address_read_before(document, street, ret_address) &&
        ret_address->begin == document->tokens[index].begin) {
        return true;
    }
    if (!anon_address_read_military(document, index, ret_address) &&
        !anon_address_read_suite(document, index, ret_address) &&
        !anon_address_read_foreign(document, index, ret_address) &&
        !anon_address_read_house(document, index, ret_address) &&
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

enum anon_status
anon_detect_address(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_begin(document->marks, MARKS);
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
