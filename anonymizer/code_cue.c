#include "anonymizer/code.h"

#include "anonymizer/bytes.h"
#include "anonymizer/run.h"

/* Letters and digits of the longest code. */
#define CODE_MAX 48

/* Characters between a cue and its code, as in "**No.:** 12". */
#define CUE_GAP 6

/* Words between a cue and its code: "MRN number is", "KTP saya:". */
static bool
is_filler(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "is", "are", "was", "adalah", "nya",
        "saya", "dia", "of", "and", "dan", "with", "dengan", "in", "atas",
        "nama", "the", "her", "his", "my", "their", "ini", "itu", "yaitu",
        "ending", "terlampir", "kesehatan", "tabungan", "motor", "mobil",
        "card", "code", "lama", "baru", "listed", "reads", "as", "klien",
        "pasien", "kliennya", "pasiennya", "client", "patient", "ibu", "bapak",
        "ayah", "anak", "anaknya", "suami", "istri", "milik", "tercatat",
        "tertulis", "on", "file", "dari", "untuk", "for", "full", "induk" };

    if (anon_document_cues(document, index) &
        (ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_ID_WEAK |
            ANON_CUE_NUMBERED)) {
        return true;
    }
    return anon_document_is_any(document, index, words,
        sizeof(words) / sizeof(words[0]));
}

/* Whether the code may go on with the token behind `last`. */
static bool
goes_on(const struct anon_document *document, size_t last)
{
    uint32_t next;

    if ((document->tokens[last].flags & ANON_TOKEN_BLANK) == 0 &&
        anon_document_joined(document, last, "-./_:[]", 1)) {
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
        return !anon_run_is_counted(document, last + 1);
    }
    return (next & ANON_TOKEN_MIXED) != 0 ||
        (anon_code_is_capitals(document, last + 1, 3) &&
            (document->tokens[last].flags &
                (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)));
}

/* "01 02 03 04 05 ab": the pair of letters that ends a MAC address. */
static bool
has_sixth_pair(const struct anon_document *document, size_t first, size_t last)
{
    struct anon_text word;
    size_t i;

    if (last != first + 4 || last + 1 >= document->token_count) {
        return false;
    }
    for (i = first; i <= last + 1; i++) {
        word = anon_document_word(document, i);
        if (word.len != 2 || !anon_is_hex(word.data[0]) ||
            !anon_is_hex(word.data[1]) ||
            (i <= last && !anon_document_joined(document, i, " ", 1))) {
            return false;
        }
    }
    return true;
}

/* How many digits token `index` has. */
static size_t
digits_of(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    if (token->flags & ANON_TOKEN_MIXED) {
        return anon_code_digits(document, token->begin, token->end);
    }
    return token->flags & ANON_TOKEN_NUMBER ? token->end - token->begin : 0;
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
        size_t more = digits_of(document, last);

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
    kept += has_sixth_pair(document, first, kept);
    *ret_last = anon_code_with_check(document, kept);
    *ret_digits = digits;
    return digits > 0;
}

/* Whether token `index` could be the beginning of a code. */
static bool
may_begin(const struct anon_document *document, size_t index)
{
    uint32_t flags = document->tokens[index].flags;

    if (anon_code_is_capitals(document, index, 4) &&
        anon_document_joined(document, index, "-", 1) &&
        (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER)) {
        return true;
    }
    if (anon_document_cues(document, index) &
        (ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_NUMBERED |
            ANON_CUE_PHONE)) {
        return false;
    }
    return (flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0 ||
        (anon_code_is_capitals(document, index, 4) && goes_on(document, index));
}

bool
anon_code_is_hashed(const struct anon_document *document, size_t index)
{
    size_t begin = document->tokens[index].begin;
    size_t at = begin;

    if (at > 1 && document->folded[at - 1] == ' ') {
        at--;
    }
    return at > 0 && document->folded[at - 1] == '#';
}

bool
anon_code_is_account(const struct anon_document *document, size_t index)
{
    return index > 0 && anon_document_is(document, index, "c") &&
        anon_document_is(document, index - 1, "a") &&
        anon_document_joined(document, index - 1, "/", 1);
}

/* What the words before a code say of it. */
struct cues {
    bool numbered; /* "no." */
    bool strong;
    bool cue;
    bool code; /* of an illness: "ICD code" */
};

static void
add_cues(const struct anon_document *document, size_t index, struct cues *cues)
{
    uint64_t more = anon_document_cues(document, index);

    cues->numbered = cues->numbered || (more & ANON_CUE_NUMBERED);
    cues->strong = cues->strong || (more & ANON_CUE_ID_STRONG);
    cues->cue = cues->cue || (more & ANON_CUE_ID_CUE) ||
        anon_code_is_account(document, index);
    cues->code = cues->code || anon_document_is(document, index, "icd") ||
        anon_document_is(document, index, "dsm") ||
        anon_document_is(document, index, "ppdgj");
}

/* "DSM-5 code", "student ID": what stands before the cue itself. */
static void
add_cues_before(const struct anon_document *document, size_t index,
    struct cues *cues)
{
    size_t back;

    for (back = 1; back <= 2 && back <= index &&
         (document->tokens[index - back + 1].flags & ANON_TOKEN_LINE) == 0;
         back++) {
        struct cues before = { false, false, false, false };

        add_cues(document, index - back, &before);
        cues->code = cues->code || before.code;
        if (back == 1 && anon_document_joined(document, index - 1, " ", 1) &&
            (anon_document_cues(document, index - 1) & ANON_CUE_ID_WEAK)) {
            cues->cue = true;
        }
    }
}

/* How sure it is that tokens [first, last] are what the cues announce. */
static uint8_t
rate(const struct anon_document *document, size_t first, size_t last,
    const struct cues *cues)
{
    size_t begin = document->tokens[first].begin;
    size_t len = document->tokens[last].end - begin;
    size_t digits =
        anon_code_digits(document, begin, document->tokens[last].end);

    if (cues->code ||
        (digits == len && digits < 6 && anon_run_is_counted(document, last))) {
        return 0;
    }
    if (cues->strong) {
        return digits >= 4                                          ? 75
            : (digits >= 3 && len > 4) || (digits > 0 && len >= 10) ? 60
            : digits == 3                                           ? 55
                                                                    : 0;
    }
    if (cues->cue && (cues->numbered || digits < len)) {
        return digits >= 4 ? 70 : digits >= 2 && len >= 5 ? 55 : 0;
    }
    if (cues->cue) {
        return digits >= 5 ? 65 : 0;
    }
    /* "No. TY/0268": letters among the digits, no house number. */
    return digits >= 6 || (digits >= 4 && len >= 7 && digits < len) ? 50 : 0;
}

/* The same, the cues being those of token `index` and of the words between. */
static uint8_t
rate_behind(const struct anon_document *document, size_t index, size_t first,
    size_t last)
{
    struct cues cues = { false, false, false, false };
    size_t i;

    add_cues_before(document, index, &cues);
    for (i = index; i < first; i++) {
        add_cues(document, i, &cues);
    }
    return rate(document, first, last, &cues);
}

uint8_t
anon_code_behind_cue(const struct anon_document *document, size_t index,
    size_t *ret_first, size_t *ret_last)
{
    size_t first = index + 1;
    size_t last;
    size_t digits;

    while (first < document->token_count && first - index <= 4 &&
        (document->tokens[first].flags & ANON_TOKEN_LINE) == 0 &&
        anon_document_joined(document, first - 1, " .:#=()-,'\"/*_|\t[",
            CUE_GAP)) {
        if (may_begin(document, first) &&
            read_code(document, first, &last, &digits)) {
            *ret_first = first;
            *ret_last = last;
            return rate_behind(document, index, first, last);
        }
        if (!is_filler(document, first)) {
            break;
        }
        first++;
    }
    return 0;
}
