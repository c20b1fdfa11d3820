#include "anonymizer/code.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/check_digit.h"

#define CODE_MAX 48

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

size_t
anon_code_with_check(const struct anon_document *document, size_t last)
{
    return anon_document_joined(document, last, "(", 1) &&
            len_of(document, last + 1) == 1 &&
            document->folded[document->tokens[last + 1].end] == ')'
        ? last + 1
        : last;
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

    if (word.len == 42 && memcmp(word.data, "0x", 2) == 0) {
        return true;
    }
    if (word.len >= 14 && word.len <= 74 && digits > 2 &&
        memcmp(word.data, "bc1", 3) == 0) {
        return true;
    }
    return word.len >= 26 && word.len <= 35 &&
        (word.data[0] == '1' || word.data[0] == '3');
}

bool
anon_code_is_capitals(const struct anon_document *document, size_t index,
    size_t max)
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

/* Whether token `index` has this shape: A a capital letter, 9 a digit. */
bool
anon_code_has_shape(const struct anon_document *document, size_t index,
    const char *shape)
{
    const struct anon_token *token;
    size_t i;

    if (index >= document->token_count) {
        return false;
    }
    token = &document->tokens[index];
    for (i = token->begin; i < token->end; i++, shape++) {
        bool digit = anon_is_digit(document->folded[i]);

        if (*shape == '\0' || (*shape == '9') != digit ||
            (!digit && !anon_folded_upper(&document->fold, i))) {
            return false;
        }
    }
    return *shape == '\0';
}

/* British National Insurance number, with blanks: AB 123456 C (HMRC). */
bool
anon_code_read_insurance(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    size_t last = index;
    size_t digits = 0;

    if (len_of(document, index) != 2 ||
        (document->tokens[index].flags & ANON_TOKEN_WORD) == 0) {
        return false;
    }
    while (digits < 6 && anon_document_joined(document, last, " -", 1) &&
        (document->tokens[last + 1].flags & ANON_TOKEN_NUMBER)) {
        last++;
        digits += len_of(document, last);
    }
    *ret_last = last + 1;
    if (digits != 6 || !anon_document_joined(document, last, " -", 1) ||
        len_of(document, last + 1) != 1) {
        return false;
    }
    /* In lower case only as it is printed on the card, in pairs. */
    return (anon_code_has_shape(document, index, "AA") &&
               anon_code_has_shape(document, last + 1, "A")) ||
        (last - index == 3 &&
            document->folded[document->tokens[last + 1].begin] <= 'd');
}

/* Digits from byte `at` of a token on. */
static size_t
digits_from(const struct anon_document *document, size_t index, size_t at)
{
    struct anon_text word = anon_document_word(document, index);
    size_t end = at;

    while (end < word.len && anon_is_digit(word.data[end])) {
        end++;
    }
    return end - at;
}

/*
 * British driving licence, with or without blanks: five letters of the name,
 * six digits of the birth date, two initials, a digit and two more.
 */
static bool
read_licence(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    size_t last = index;

    if (!(document->tokens[index].flags & ANON_TOKEN_UPPER)) {
        return false;
    }
    if (anon_code_has_shape(document, index, "AAAAA") &&
        anon_document_joined(document, index, " -", 1) &&
        len_of(document, index + 1) == 11) {
        last = index + 1;
        if (digits_from(document, last, 0) != 6) {
            return false;
        }
    } else if (len_of(document, index) != 16 ||
        digits_from(document, index, 0) > 0 ||
        digits_from(document, index, 5) != 6) {
        return false;
    }
    if (anon_document_joined(document, last, " -", 1) &&
        anon_code_has_shape(document, last + 1, "99")) {
        last++;
    }
    *ret_last = last;
    return true;
}

/* "131052-308T", "Y8063915-Z": letters and digits joined by hyphens. */
static bool
read_hyphened(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    bool mixed = (document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0;
    size_t last = index;
    size_t digits;

    while (last - index < 4 && anon_document_joined(document, last, "-", 1) &&
        ((document->tokens[last + 1].flags & ANON_TOKEN_MIXED) ||
            (document->tokens[last + 1].flags & ANON_TOKEN_NUMBER) ||
            anon_code_is_capitals(document, last + 1, 3))) {
        last++;
        mixed = mixed || (document->tokens[last].flags & ANON_TOKEN_WORD);
    }
    digits = anon_code_digits(document, document->tokens[index].begin,
        document->tokens[last].end);
    *ret_last = last;
    return last > index && mixed && digits >= 6;
}

/* "1246/SK/I/2018", "LP/B/30/IV/2010/SPKT": a file of a court or police. */
static bool
read_docket(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    size_t last = index;
    size_t slashes = 0;
    bool year = false;
    bool letters = false;

    while (
        last - index < 10 && anon_document_joined(document, last, "/.-", 1)) {
        struct anon_text word = anon_document_word(document, last + 1);

        slashes += document->folded[document->tokens[last].end] == '/';
        last++;
        year = year ||
            (word.len == 4 &&
                (document->tokens[last].flags & ANON_TOKEN_NUMBER) &&
                (memcmp(word.data, "19", 2) == 0 ||
                    memcmp(word.data, "20", 2) == 0));
        letters = letters ||
            (document->tokens[last].flags &
                (ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) ==
                ANON_TOKEN_CAPITAL;
    }
    *ret_last = last;
    return slashes >= 2 && year && letters &&
        anon_code_digits(document, document->tokens[index].begin,
            document->tokens[last].end) >= 5;
}

/* "TN/0097316", "# CL-88213": capitals, a joint, and five digits or more. */
static bool
read_prefixed(const struct anon_document *document, size_t index)
{
    size_t digits;

    if (!anon_code_is_capitals(document, index, 4) ||
        !anon_document_joined(document, index, "/-", 1) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER) == 0) {
        return false;
    }
    digits = len_of(document, index + 1);
    return digits >= 6 ||
        (digits == 5 && anon_code_is_hashed(document, index)) ||
        (digits >= 4 && index > 0 &&
            (anon_document_cues(document, index - 1) &
                (ANON_CUE_ID_WEAK | ANON_CUE_ID_CUE)));
}

/* Codes of letters and digits in one token, or in several. */
static bool
read_mixed(const struct anon_document *document, size_t index,
    struct anon_code *ret_code)
{
    size_t last = index;

    if (read_iban(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 90, "id.iban" };
        return true;
    }
    if (is_wallet(document, index)) {
        *ret_code = (struct anon_code){ index, 75, "id.wallet" };
        return true;
    }
    return false;
}

/* Codes that begin with a capital. */
static bool
read_capitals(const struct anon_document *document, size_t index,
    struct anon_code *ret_code)
{
    size_t last = index;

    if (anon_plate_read(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 62, "id.plate" };
        return true;
    }
    if (anon_code_read_insurance(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 70, "id.insurance" };
        return true;
    }
    if (read_licence(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 75, "id.licence" };
        return true;
    }
    return false;
}

/* Codes with a slash or a hyphen behind their first token. */
static bool
read_joined(const struct anon_document *document, size_t index, char joint,
    struct anon_code *ret_code)
{
    size_t last = index;

    if (joint == '/' && read_docket(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 65, "id.docket" };
        return true;
    }
    if (read_prefixed(document, index)) {
        *ret_code = (struct anon_code){ index + 1, 55, "id.prefixed" };
        return true;
    }
    if (joint == '-' &&
        ((document->tokens[index].flags &
             (ANON_TOKEN_MIXED | ANON_TOKEN_NUMBER)) ||
            anon_code_is_capitals(document, index, 3)) &&
        read_hyphened(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 55, "id.hyphened" };
        return true;
    }
    return false;
}

bool
anon_code_read(const struct anon_document *document, size_t index,
    struct anon_code *ret_code)
{
    const struct anon_token *token = &document->tokens[index];
    char joint = document->folded[token->end];
    size_t last = index;

    if (joint == '-' && token->end - token->begin == 8 &&
        read_uuid(document, index, &last)) {
        *ret_code = (struct anon_code){ last, 90, "id.uuid" };
        return true;
    }
    if ((token->flags & ANON_TOKEN_MIXED) &&
        read_mixed(document, index, ret_code)) {
        return true;
    }
    if ((token->flags & ANON_TOKEN_CAPITAL) &&
        read_capitals(document, index, ret_code)) {
        return true;
    }
    return (joint == '/' || joint == '-') &&
        read_joined(document, index, joint, ret_code);
}
