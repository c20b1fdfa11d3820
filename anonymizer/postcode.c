#include "anonymizer/address.h"

#include "anonymizer/code.h"
#include "anonymizer/run.h"

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

/* The first half of a British postcode (BS 7666-0). */
static bool
is_outward(const struct anon_document *document, size_t index)
{
    return anon_code_has_shape(document, index, "A9") ||
        anon_code_has_shape(document, index, "A99") ||
        anon_code_has_shape(document, index, "AA9") ||
        anon_code_has_shape(document, index, "AA99") ||
        anon_code_has_shape(document, index, "A9A") ||
        anon_code_has_shape(document, index, "AA9A");
}

/* "H91 X7Y2": Ireland's, letters and digits mixed behind a town's key. */
static bool
is_eircode(const struct anon_document *document, size_t index)
{
    return anon_code_has_shape(document, index, "A99") &&
        has_flag(document, index + 1, ANON_TOKEN_MIXED) &&
        has_flag(document, index + 1, ANON_TOKEN_CAPITAL) &&
        (anon_code_has_shape(document, index + 1, "A9A9") ||
            anon_code_has_shape(document, index + 1, "A9AA") ||
            anon_code_has_shape(document, index + 1, "AA99") ||
            anon_code_has_shape(document, index + 1, "A999") ||
            anon_code_has_shape(document, index + 1, "AAA9"));
}

bool
anon_address_is_postcode(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    if (!has_flag(document, index, ANON_TOKEN_MIXED) ||
        !has_flag(document, index, ANON_TOKEN_CAPITAL)) {
        return false;
    }
    if (anon_code_has_shape(document, index, "AA99AA") ||
        anon_code_has_shape(document, index, "AA999AA") ||
        anon_code_has_shape(document, index, "A999AA") ||
        anon_code_has_shape(document, index, "A99AA") ||
        anon_code_has_shape(document, index, "AA9A9AA")) {
        *ret_last = index;
        return true;
    }
    if (index + 1 >= document->token_count ||
        !anon_document_joined(document, index, " -", 1)) {
        return false;
    }
    *ret_last = index + 1;
    return (is_outward(document, index) &&
               anon_code_has_shape(document, index + 1, "9AA")) ||
        is_eircode(document, index) ||
        (anon_code_has_shape(document, index, "A9A") &&
            anon_code_has_shape(document, index + 1, "9A9"));
}

/* A town goes before: its name is in the list of places. */
static bool
is_place(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_CAPITAL) &&
        document->tokens[index].word != NULL &&
        (document->tokens[index].word->flags &
            (ANON_WORD_PLACE | ANON_WORD_PLACE_TAIL));
}

/* "in Little Marrow 43015": the name of a town that no list has. */
static bool
ends_town(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "in", "near", "from", "di", "dari" };
    size_t first = index;
    size_t i;

    while (first > 0 && index - first < 3 &&
        has_flag(document, first - 1, ANON_TOKEN_CAPITAL) &&
        !has_flag(document, first - 1, ANON_TOKEN_UPPER | ANON_TOKEN_MIXED) &&
        anon_document_joined(document, first - 1, " ", 1)) {
        first--;
    }
    for (i = 0; first < index && i < sizeof(words) / sizeof(words[0]); i++) {
        if (first > 0 && anon_document_is(document, first - 1, words[i])) {
            return true;
        }
    }
    return false;
}

/* "4844", "840 24", "3610-114": codes of Europe, none of them a year. */
static bool
is_short_code(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    char first = document->folded[document->tokens[index].begin];
    size_t next = index + 1;
    bool number = has_flag(document, next, ANON_TOKEN_NUMBER);

    *ret_last = index;
    if (len_of(document, index) == 3 && number && len_of(document, next) == 2 &&
        anon_document_joined(document, index, " ", 1)) {
        *ret_last = next;
        return true;
    }
    if (len_of(document, index) == 4 && number && len_of(document, next) == 3 &&
        anon_document_joined(document, index, "-", 1)) {
        *ret_last = next;
        return true;
    }
    return len_of(document, index) == 4 && first != '1' && first != '2' &&
        !anon_run_is_counted(document, index);
}

bool
anon_address_read_postcode(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t last = index;
    uint8_t confidence = 0;

    if (anon_address_is_postcode(document, index, &last)) {
        confidence = 65;
    } else if (!has_flag(document, index, ANON_TOKEN_NUMBER) ||
        len_of(document, index) < 3 || len_of(document, index) > 6) {
        return false;
    } else if (anon_run_has_cue(document, index,
                   anon_document_is(document, index - 1, "is") ? 3 : 2,
                   ANON_CUE_POSTCODE)) {
        confidence = 70;
    } else if (len_of(document, index) == 5 &&
        anon_run_has_cue(document, index, 2, ANON_CUE_ADDRESS)) {
        confidence = 55;
    } else if (index > 0 && len_of(document, index) == 5 &&
        anon_document_joined(document, index - 1, " ,", 2) &&
        (is_place(document, index - 1) ||
            (has_flag(document, index - 1, ANON_TOKEN_UPPER) &&
                len_of(document, index - 1) == 2))) {
        confidence = 60;
    } else if (len_of(document, index) == 5 && ends_town(document, index)) {
        confidence = 55;
    } else if (is_short_code(document, index, &last) &&
        ends_town(document, index)) {
        confidence = 52;
    }
    if (confidence == 0) {
        return false;
    }
    if (last == index && len_of(document, index) == 5 &&
        index + 1 < document->token_count && len_of(document, index + 1) == 4 &&
        has_flag(document, index + 1, ANON_TOKEN_NUMBER) &&
        anon_document_joined(document, index, "-", 1)) {
        last = index + 1;
    }
    *ret_address = (struct anon_address){ document->tokens[index].begin,
        document->tokens[last].end, last, confidence, "address.postcode" };
    return true;
}
