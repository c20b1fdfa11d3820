#include "anonymizer/code.h"

#include "anonymizer/bytes.h"

/* Letters and digits of the longest code. */
#define CODE_MAX 48

/* Words between a cue and its code: "MRN number is", "KTP saya:". */
static bool
is_filler(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "is", "are", "was", "adalah", "nya",
        "saya", "dia", "of", "and", "dan", "with", "dengan", "in", "atas",
        "nama", "the", "her", "his", "my", "their", "ini", "itu", "yaitu",
        "ending", "terlampir", "kesehatan", "tabungan", "motor", "mobil",
        "card", "code", "lama", "baru", "listed", "reads", "as" };
    size_t i;

    if (anon_document_cues(document, index) &
        (ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_ID_WEAK |
            ANON_CUE_NUMBERED)) {
        return true;
    }
    for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (anon_document_is(document, index, words[i])) {
            return true;
        }
    }
    return false;
}

/* Whether the code may go on with the token behind `last`. */
static bool
goes_on(const struct anon_document *document, size_t last)
{
    uint32_t next;

    if (anon_document_joined(document, last, "-./_:", 1) ||
        anon_document_joined(document, last, "[]", 1)) {
        return document->folded[document->tokens[last].end] != '.' ||
            anon_is_alnum(document->folded[document->tokens[last].end + 1]);
    }
    if (!anon_document_joined(document, last, " -/", 3)) {
        return false;
    }
    next = document->tokens[last + 1].flags;
    if (next & ANON_TOKEN_LINE) {
        return false;
    }
    if (next & ANON_TOKEN_NUMBER) {
        return (anon_document_cues(document, last + 2) & ANON_CUE_UNIT) == 0;
    }
    return (next & ANON_TOKEN_MIXED) != 0 ||
        (anon_code_is_capitals(document, last + 1, 3) &&
            (document->tokens[last].flags &
                (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)));
}

/* The code that begins with token `first`; false when it has no digits. */
static bool
read_code(const struct anon_document *document, size_t first, size_t *ret_last,
    size_t *ret_digits)
{
    size_t last = first;
    size_t kept = first;
    size_t digits = 0;

    for (;;) {
        size_t more = anon_code_digits(document, document->tokens[last].begin,
            document->tokens[last].end);

        digits += more;
        if (more > 0 || anon_code_is_capitals(document, last, 3) ||
            (last > first &&
                anon_document_joined(document, last - 1, "./-", 1))) {
            kept = last;
        }
        if (last - first > 8 ||
            document->tokens[last].end - document->tokens[first].begin >
                CODE_MAX ||
            !goes_on(document, last)) {
            break;
        }
        last++;
    }
    *ret_last = anon_code_with_check(document, kept);
    *ret_digits = digits;
    return digits > 0;
}

/* Whether token `index` could be the beginning of a code. */
static bool
may_begin(const struct anon_document *document, size_t index)
{
    uint32_t flags = document->tokens[index].flags;

    if (anon_document_cues(document, index) &
        (ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_NUMBERED |
            ANON_CUE_PHONE)) {
        return false;
    }
    return (flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0 ||
        (anon_code_is_capitals(document, index, 4) && goes_on(document, index));
}

uint8_t
anon_code_behind_cue(const struct anon_document *document, size_t index,
    size_t *ret_first, size_t *ret_last)
{
    uint64_t cues = anon_document_cues(document, index);
    bool numbered = (cues & ANON_CUE_NUMBERED) != 0;
    bool strong = (cues & ANON_CUE_ID_STRONG) != 0;
    bool cue = (cues & ANON_CUE_ID_CUE) != 0;
    size_t first = index + 1;
    size_t last;
    size_t digits;

    while (first < document->token_count && first - index <= 4 &&
        (document->tokens[first].flags & ANON_TOKEN_LINE) == 0 &&
        anon_document_joined(document, first - 1, " .:#=()-,'\"/", 4)) {
        uint64_t more = anon_document_cues(document, first);

        if (may_begin(document, first) &&
            read_code(document, first, &last, &digits)) {
            size_t len =
                document->tokens[last].end - document->tokens[first].begin;

            *ret_first = first;
            *ret_last = last;
            if (anon_document_cues(document, last + 1) & ANON_CUE_UNIT) {
                return 0;
            }
            if (strong) {
                return digits >= 4 ? 75 : digits >= 3 && len > 4 ? 60 : 0;
            }
            if (cue && (numbered || digits < len)) {
                return digits >= 4 ? 70 : digits >= 2 && len >= 5 ? 55 : 0;
            }
            if (cue) {
                return digits >= 5 ? 65 : 0;
            }
            return digits >= 6 ? 50 : 0;
        }
        if (!is_filler(document, first)) {
            break;
        }
        numbered = numbered || (more & ANON_CUE_NUMBERED);
        strong = strong || (more & ANON_CUE_ID_STRONG);
        cue = cue || (more & ANON_CUE_ID_CUE);
        first++;
    }
    return 0;
}
