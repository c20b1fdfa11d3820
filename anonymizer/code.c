#include "anonymizer/code.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/check_digit.h"

#define CODE_MAX 48

/* Regions of Indonesian plates, a blank around each. */
static const char plate_regions[] =
    " a aa ab ad ae ag b ba bb bd be bg bh bk bl bm bn bp d da db dc dd de dg "
    "dh dk dl dm dn dp dr ds dt dw e ea eb ed f g h k kb kh kt ku l m n p pa "
    "pb pg ps pt r s t w z ";

size_t
anon_code_digits(const struct anon_document *document, size_t begin, size_t end)
{
    size_t digits = 0;

    for (; begin < end; begin++) {
        digits += anon_is_digit(document->folded[begin]);
    }
    return digits;
}

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

/* Copies the letters and digits of tokens [first, last]; 0: too long. */
static size_t
squeeze(const struct anon_document *document, size_t first, size_t last,
    char out[CODE_MAX])
{
    size_t len = 0;
    size_t i;

    for (i = first; i <= last; i++) {
        struct anon_text word = anon_document_word(document, i);

        if (word.len > CODE_MAX - len) {
            return 0;
        }
        memcpy(out + len, word.data, word.len);
        len += word.len;
    }
    return len;
}

/* 8-4-4-4-12 hexadecimal digits (RFC 9562). */
static bool
read_uuid(const struct anon_document *document, size_t index, size_t *ret_last)
{
    static const size_t lens[] = { 8, 4, 4, 4, 12 };
    size_t i;
    size_t j;

    for (i = 0; i < 5; i++) {
        struct anon_text word;

        if (index + i >= document->token_count ||
            (i > 0 && !anon_document_joined(document, index + i - 1, "-", 1))) {
            return false;
        }
        word = anon_document_word(document, index + i);
        if (word.len != lens[i]) {
            return false;
        }
        for (j = 0; j < word.len; j++) {
            if (!anon_is_hex(word.data[j])) {
                return false;
            }
        }
    }
    *ret_last = index + 4;
    return true;
}

/* Two letters and two digits, then groups up to 34 in all. */
static bool
read_iban(const struct anon_document *document, size_t index, size_t *ret_last)
{
    struct anon_text word = anon_document_word(document, index);
    bool found = false;
    size_t last = index;

    if (word.len < 4 || anon_is_digit(word.data[0]) ||
        anon_is_digit(word.data[1]) || !anon_is_digit(word.data[2])) {
        return false;
    }
    while (last < document->token_count) {
        char code[CODE_MAX];
        size_t len = squeeze(document, index, last, code);

        if (len == 0 || len > 34) {
            break;
        }
        if (anon_is_iban((struct anon_text){ code, len })) {
            *ret_last = last;
            found = true;
        }
        if (!anon_document_joined(document, last, " -.", 1)) {
            break;
        }
        last++;
    }
    return found;
}

/* Bitcoin (base58 or bech32) and Ethereum addresses. */
static bool
is_wallet(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    size_t digits = anon_code_digits(document, document->tokens[index].begin,
        document->tokens[index].end);

    if (digits < 3) {
        return false;
    }
    if (word.len == 42 && memcmp(word.data, "0x", 2) == 0) {
        return true;
    }
    if (word.len >= 14 && word.len <= 74 && memcmp(word.data, "bc1", 3) == 0) {
        return true;
    }
    return word.len >= 26 && word.len <= 35 &&
        (word.data[0] == '1' || word.data[0] == '3');
}

static bool
is_upper_letters(const struct anon_document *document, size_t index, size_t max)
{
    const struct anon_token *token;
    size_t i;

    if (index >= document->token_count || len_of(document, index) > max) {
        return false;
    }
    token = &document->tokens[index];
    if ((token->flags & ANON_TOKEN_MIXED) ||
        (token->flags & ANON_TOKEN_WORD) == 0) {
        return false;
    }
    for (i = token->begin; i < token->end; i++) {
        if (!anon_folded_upper(&document->fold, i)) {
            return false;
        }
    }
    return true;
}

static bool
is_plate_region(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    char padded[5] = " ";

    if (word.len > 2) {
        return false;
    }
    memcpy(padded + 1, word.data, word.len);
    padded[1 + word.len] = ' ';
    padded[2 + word.len] = '\0';
    return strstr(plate_regions, padded) != NULL;
}

/* "B 1234 XYZ", capitals, a region that exists. */
static bool
read_plate(const struct anon_document *document, size_t index, size_t *ret_last)
{
    if (!is_upper_letters(document, index, 2) ||
        !is_plate_region(document, index) ||
        !anon_document_joined(document, index, " -.", 1) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER) == 0 ||
        len_of(document, index + 1) > 4 || len_of(document, index + 1) < 3 ||
        !anon_document_joined(document, index + 1, " -.", 1) ||
        !is_upper_letters(document, index + 2, 3)) {
        return false;
    }
    *ret_last = index + 2;
    return true;
}

bool
anon_code_read(const struct anon_document *document, size_t index,
    struct anon_code *ret_code)
{
    uint32_t flags = document->tokens[index].flags;
    size_t last = index;

    if ((flags & (ANON_TOKEN_MIXED | ANON_TOKEN_NUMBER)) ||
        len_of(document, index) == 8) {
        if (read_uuid(document, index, &last)) {
            *ret_code = (struct anon_code){ last, 90, "id.uuid" };
            return true;
        }
    }
    if ((flags & ANON_TOKEN_MIXED) && read_iban(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 90, "id.iban" };
        return true;
    }
    if ((flags & ANON_TOKEN_MIXED) && is_wallet(document, index)) {
        *ret_code = (struct anon_code){ index, 75, "id.wallet" };
        return true;
    }
    if ((flags & ANON_TOKEN_CAPITAL) && len_of(document, index) <= 2 &&
        read_plate(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 65, "id.plate" };
        return true;
    }
    return false;
}

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
        (is_upper_letters(document, last + 1, 3) &&
            (document->tokens[last].flags & ANON_TOKEN_NUMBER));
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
        if (more > 0 || is_upper_letters(document, last, 3) ||
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
    *ret_last = kept;
    *ret_digits = digits;
    return digits > 0;
}

/* Whether token `index` could be the beginning of a code. */
static bool
may_begin(const struct anon_document *document, size_t index)
{
    uint32_t flags = document->tokens[index].flags;

    return (flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0 ||
        (is_upper_letters(document, index, 4) && goes_on(document, index));
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
