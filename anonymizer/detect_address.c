#include "anonymizer/detect.h"

#include "anonymizer/address.h"

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
read_any(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    if (anon_address_read_before(document, index, ret_address)) {
        return true;
    }
    if (!anon_address_read_military(document, index, ret_address) &&
        !anon_address_read_suite(document, index, ret_address) &&
        !anon_address_read_foreign(document, index, ret_address) &&
        !anon_address_read_after(document, index, ret_address) &&
        !anon_address_read_cued(document, index, ret_address) &&
        !anon_address_read_number(document, index, ret_address)) {
        return anon_address_read_postcode(document, index, ret_address);
    }
    anon_address_take_number(document, index, ret_address);
    return true;
}

enum anon_status
anon_detect_address(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; status == ANON_OK && i < document->token_count; i++) {
        struct anon_address address;

        /* Nothing begins with a word in lower case that is no cue. */
        if (document->tokens[i].cue == NULL &&
            (document->tokens[i].flags &
                (ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) ==
                0) {
            continue;
        }
        if (is_counted(document, i) || !read_any(document, i, &address)) {
            continue;
        }
        status = anon_detect_hit(findings, address.begin, address.end,
            (struct anon_hit){ ANON_ADDRESS, address.confidence,
                address.rule });
        i = address.last;
    }
    return status;
}
