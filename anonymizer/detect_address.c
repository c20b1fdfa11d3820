#include "anonymizer/detect.h"

#include "anonymizer/address.h"

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
        if (!anon_address_read_before(document, i, &address) &&
            !anon_address_read_after(document, i, &address) &&
            !anon_address_read_postcode(document, i, &address)) {
            continue;
        }
        status = anon_detect_hit(findings, address.begin, address.end,
            (struct anon_hit){ ANON_ADDRESS, address.confidence,
                address.rule });
        i = address.last;
    }
    return status;
}
