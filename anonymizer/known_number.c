#include "anonymizer/known_expand.h"

#include <stdio.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/calling_code.h"
#include "anonymizer/hash.h"

/* Digits of one value that are looked at. */
#define DIGITS_MAX 32

static enum anon_status
put_digits(struct anon_known *known, const char *before, const char *digits,
    size_t len, uint32_t item)
{
    char text[DIGITS_MAX + 8];
    size_t before_len = strlen(before);

    memcpy(text, before, before_len);
    memcpy(text + before_len, digits, len);
    anon_known_put_head(known, (struct anon_text){ text, before_len + len },
        before_len + len);
    return anon_known_put(known,
        anon_hash(ANON_SEED_TEXT, text, before_len + len), ANON_FORM_WHOLE,
        item);
}

/* The number without calling code, with 0, 00 and the code before it. */
static enum anon_status
put_national(struct anon_known *known, const char *code, const char *digits,
    size_t len, uint32_t item)
{
    char before[8];
    enum anon_status status = put_digits(known, "", digits, len, item);

    if (status == ANON_OK) {
        status = put_digits(known, "0", digits, len, item);
    }
    if (status == ANON_OK && *code != '\0') {
        status = put_digits(known, code, digits, len, item);
    }
    if (status == ANON_OK && *code != '\0') {
        (void)snprintf(before, sizeof(before), "00%s", code);
        status = put_digits(known, before, digits, len, item);
    }
    if (status == ANON_OK && *code != '\0') {
        (void)snprintf(before, sizeof(before), "%s0", code);
        status = put_digits(known, before, digits, len, item);
    }
    return status;
}

enum anon_status
anon_known_expand_phone(struct anon_known *known,
    const struct anon_value *value, uint32_t item)
{
    char digits[DIGITS_MAX + 1];
    char code[4] = "";
    size_t len = 0;
    size_t skip = 0;
    size_t i;
    size_t j;

    for (i = 0; i < value->count; i++) {
        for (j = 0; j < value->word[i].len && len < DIGITS_MAX; j++) {
            if (anon_is_digit(value->word[i].text[j])) {
                digits[len++] = value->word[i].text[j];
            }
        }
    }
    digits[len] = '\0';
    if (len < 5) {
        return len == 0 ? ANON_OK : put_digits(known, "", digits, len, item);
    }
    skip = strspn(digits, "0");
    if (skip == 1) {
        /* A trunk prefix: national, of Indonesia if it is of anywhere. */
        return put_national(known, "62", digits + 1, len - 1, item);
    }
    if (len - skip > 9) {
        size_t code_len = anon_calling_code_len(digits + skip);

        memcpy(code, digits + skip, code_len);
        code[code_len] = '\0';
        skip += code_len;
    }
    if (put_digits(known, "", digits, len, item) != ANON_OK) {
        return ANON_ERR_NO_MEMORY;
    }
    return put_national(known, code, digits + skip, len - skip, item);
}

/* What a word puts into the key of an address: `*unified` holds one letter. */
static struct anon_text
letters_of(const struct anon_value *value, size_t index, char *unified)
{
    uint64_t cues = value->word[index].cues;

    if ((cues & ANON_CUE_NUMBERED) && (cues & ANON_CUE_STREET_IN)) {
        return (struct anon_text){ unified, 0 };
    }
    if (value->word[index].cue_value > 0 && (cues & ANON_CUE_ALIAS)) {
        *unified = (char)value->word[index].cue_value;
        return (struct anon_text){ unified, 1 };
    }
    return (
        struct anon_text){ value->word[index].text, value->word[index].len };
}

/* A word for a street, unified; "no." is left out. */
static uint64_t
hash_word(uint64_t hash, const struct anon_value *value, size_t index)
{
    char unified;
    struct anon_text letters = letters_of(value, index, &unified);

    return anon_hash(hash, letters.data, letters.len);
}

static bool
has_digit(const struct anon_value *value, size_t index)
{
    size_t i;

    for (i = 0; i < value->word[index].len; i++) {
        if (anon_is_digit(value->word[index].text[i])) {
            return true;
        }
    }
    return false;
}

/* Remembers what the keys of the address from word `from` on begin with. */
static void
put_address_head(struct anon_known *known, const struct anon_value *value,
    size_t from)
{
    char head[3] = { 0 };
    size_t len = 0;
    size_t i;
    uint32_t bit;

    for (i = from; i < value->count; i++) {
        char unified;
        struct anon_text letters = letters_of(value, i, &unified);
        size_t at;

        for (at = 0; at < letters.len && len + at < sizeof(head); at++) {
            head[len + at] = letters.data[at];
        }
        len += letters.len;
    }
    known->longest_address =
        len > known->longest_address ? len : known->longest_address;
    bit = anon_known_address_head_of(head);
    known->address_heads[bit >> 6] |= UINT64_C(1) << (bit & 63);
}

/* Street and number; street; postcode; and the whole. */
enum anon_status
anon_known_expand_address(struct anon_known *known,
    const struct anon_value *value, uint32_t item)
{
    uint64_t hash = ANON_SEED_ADDRESS;
    enum anon_status status = ANON_OK;
    bool named = false;
    size_t i;

    known->has_address = true;
    put_address_head(known, value, 0);
    put_address_head(known, value, 1);
    for (i = 0; status == ANON_OK && i < value->count; i++) {
        bool digit = has_digit(value, i);

        hash = hash_word(hash, value, i);
        named = named ||
            (!digit && value->word[i].len > 2 &&
                (value->word[i].cues & ANON_CUE_ALIAS) == 0);
        /* From two words on, with a name: "jl melati", "12 baker". */
        if (i > 0 && named) {
            status = anon_known_put(known, hash, ANON_FORM_ADDRESS, item);
        }
        if (status == ANON_OK && digit && value->word[i].len >= 5) {
            status = anon_known_put_words(known, value, i, i + 1, item);
        }
    }
    /* "Baker Street" without the house number. */
    hash = ANON_SEED_ADDRESS;
    for (i = 1; status == ANON_OK && i < value->count && has_digit(value, 0);
         i++) {
        hash = hash_word(hash, value, i);
        if (i > 1) {
            status = anon_known_put(known, hash, ANON_FORM_ADDRESS, item);
        }
    }
    return status;
}
