#include "anonymizer/number_words.h"

/* The value of a token of one of `classes`, 1 to 100; 0: none. */
static int
value_of(const struct anon_document *document, size_t index, uint64_t classes)
{
    return (anon_document_cues(document, index) & classes) != 0
        ? document->tokens[index].cue->value
        : 0;
}

/* The units behind "twenty", "dua puluh", if there are any. */
static void
add_units(const struct anon_document *document, struct anon_number *number)
{
    size_t next = number->last + 1;
    int units =
        value_of(document, next, ANON_CUE_DIGIT | ANON_CUE_ORDINAL_WORD);

    if (units < 1 || units > 9 ||
        !anon_document_joined(document, number->last, " -", 1)) {
        return;
    }
    number->value += units;
    number->last = next;
    number->ordinal =
        (anon_document_cues(document, next) & ANON_CUE_ORDINAL_WORD) != 0;
}

bool
anon_number_read(const struct anon_document *document, size_t index,
    struct anon_number *ret_number)
{
    uint64_t cues = anon_document_cues(document, index);
    struct anon_number number = { 0, index, false };

    if ((cues & (ANON_CUE_DIGIT | ANON_CUE_NUMBER | ANON_CUE_ORDINAL_WORD)) ==
        0) {
        return false;
    }
    number.value = document->tokens[index].cue->value;
    number.ordinal = (cues & ANON_CUE_ORDINAL_WORD) != 0;
    if ((cues & ANON_CUE_NUMBER) && number.value >= 20) {
        add_units(document, &number);
    } else if ((cues & ANON_CUE_DIGIT) && number.value > 0 &&
        anon_document_joined(document, index, " ", 1)) {
        if (anon_document_is(document, index + 1, "belas")) {
            number.value += 10;
            number.last = index + 1;
        } else if (anon_document_is(document, index + 1, "puluh")) {
            number.value *= 10;
            number.last = index + 1;
            add_units(document, &number);
        }
    }
    if (number.value < 1) {
        return false;
    }
    *ret_number = number;
    return true;
}
