#include "anonymizer/check_digit.h"

#include <stddef.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/date.h"
#include "anonymizer/lexicon.h"

static int
digit_at(struct anon_text text, size_t at)
{
    return text.data[at] - '0';
}

static int
pair_at(struct anon_text text, size_t at)
{
    return digit_at(text, at) * 10 + digit_at(text, at + 1);
}

static bool
all_digits(struct anon_text text, size_t min, size_t max)
{
    size_t i;

    if (text.len < min || text.len > max) {
        return false;
    }
    for (i = 0; i < text.len; i++) {
        if (!anon_is_digit(text.data[i])) {
            return false;
        }
    }
    return true;
}

/* The sum of ISO/IEC 7812-1, annex B. */
static bool
luhn(struct anon_text digits)
{
    int sum = 0;
    size_t i;

    for (i = 0; i < digits.len; i++) {
        int digit = digit_at(digits, digits.len - 1 - i);

        if (i % 2 == 1) {
            digit *= 2;
        }
        sum += digit > 9 ? digit - 9 : digit;
    }
    return sum % 10 == 0;
}

bool
anon_is_card(struct anon_text digits)
{
    int first;

    if (!all_digits(digits, 13, 19)) {
        return false;
    }
    first = digit_at(digits, 0);
    return first >= 2 && first <= 6 && luhn(digits);
}

bool
anon_is_iban(struct anon_text code)
{
    unsigned rest = 0;
    size_t i;

    if (code.len < 15 || code.len > 34 || anon_is_digit(code.data[0]) ||
        anon_is_digit(code.data[1]) || !anon_is_digit(code.data[2]) ||
        !anon_is_digit(code.data[3])) {
        return false;
    }
    for (i = 0; i < code.len; i++) {
        char byte = code.data[(i + 4) % code.len];

        if ((unsigned char)byte >= 0x80 || !anon_is_alnum(byte)) {
            return false;
        }
        rest = anon_is_digit(byte) ? rest * 10 + (unsigned)(byte - '0')
                                   : rest * 100 + (unsigned)(byte - 'a') + 10;
        rest %= 97;
    }
    return rest == 1;
}

bool
anon_is_nhs(struct anon_text digits)
{
    int sum = 0;
    int i;

    if (!all_digits(digits, 10, 10)) {
        return false;
    }
    for (i = 0; i < 9; i++) {
        sum += digit_at(digits, (size_t)i) * (10 - i);
    }
    return (11 - sum % 11) % 11 == digit_at(digits, 9);
}

bool
anon_is_nik(struct anon_text digits)
{
    struct anon_date birth;

    if (!all_digits(digits, 16, 16)) {
        return false;
    }
    birth.day = pair_at(digits, 6) % 40;
    birth.month = pair_at(digits, 8);
    birth.year = 2000 + pair_at(digits, 10);
    return pair_at(digits, 6) <= 71 && anon_date_exists(birth) &&
        anon_lexicon_region_exists((unsigned)pair_at(digits, 0),
            (unsigned)pair_at(digits, 2));
}

bool
anon_is_npwp(struct anon_text digits)
{
    return all_digits(digits, 15, 15) &&
        luhn((struct anon_text){ digits.data, 9 });
}

bool
anon_is_ssn(struct anon_text digits)
{
    int area;

    if (!all_digits(digits, 9, 9)) {
        return false;
    }
    area = pair_at(digits, 0) * 10 + digit_at(digits, 2);
    return area != 0 && area != 666 && pair_at(digits, 3) != 0 &&
        (pair_at(digits, 5) != 0 || pair_at(digits, 7) != 0);
}

/* The digits from `at` on, each times its weight, `len` of them. */
static int
weighed(struct anon_text digits, const int *weights, size_t len)
{
    int sum = 0;
    size_t i;

    for (i = 0; i < len; i++) {
        sum += digit_at(digits, i) * weights[i];
    }
    return sum;
}

bool
anon_is_tfn(struct anon_text digits)
{
    static const int weights[] = { 1, 4, 3, 7, 5, 8, 6, 9, 10 };

    return all_digits(digits, 9, 9) && weighed(digits, weights, 9) % 11 == 0;
}

bool
anon_is_abn(struct anon_text digits)
{
    static const int weights[] = { 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 };

    /* One is taken from the first digit. */
    return all_digits(digits, 11, 11) && digits.data[0] != '0' &&
        (weighed(digits, weights, 11) - 10) % 89 == 0;
}

bool
anon_is_medicare(struct anon_text digits)
{
    static const int weights[] = { 1, 3, 7, 9, 1, 3, 7, 9 };

    return all_digits(digits, 10, 11) && digits.data[0] >= '2' &&
        digits.data[0] <= '6' &&
        weighed(digits, weights, 8) % 10 == digit_at(digits, 8);
}

bool
anon_is_ird(struct anon_text digits)
{
    static const int first[] = { 3, 2, 7, 6, 5, 4, 3, 2 };
    static const int second[] = { 7, 4, 3, 2, 5, 2, 7, 6 };
    int check;

    if (!all_digits(digits, 9, 9)) {
        return false;
    }
    check = -weighed(digits, first, 8) % 11;
    check = check < 0 ? check + 11 : check;
    if (check == 10) {
        check = -weighed(digits, second, 8) % 11;
        check = check < 0 ? check + 11 : check;
    }
    return check == digit_at(digits, 8);
}

bool
anon_is_mykad(struct anon_text digits)
{
    struct anon_date birth;

    if (!all_digits(digits, 12, 12)) {
        return false;
    }
    birth.day = pair_at(digits, 4);
    birth.month = pair_at(digits, 2);
    birth.year = 2000 + pair_at(digits, 0);
    return anon_date_exists(birth) && pair_at(digits, 6) > 0;
}

bool
anon_is_nric(struct anon_text code)
{
    static const int weights[] = { 2, 7, 6, 5, 4, 3, 2 };
    struct anon_text digits = { code.data + 1, 7 };
    const char *letters;
    int sum;

    if (code.len != 9 || !anon_is_one_of(code.data[0], "stfgm") ||
        !all_digits(digits, 7, 7)) {
        return false;
    }
    sum = weighed(digits, weights, 7);
    letters = "jzihgfedcba";
    if (code.data[0] == 't' || code.data[0] == 'g') {
        sum += 4;
    }
    if (code.data[0] == 'f' || code.data[0] == 'g') {
        letters = "xwutrqpnmlk";
    } else if (code.data[0] == 'm') {
        sum += 3;
        letters = "xwutrqpnjlk";
    }
    return code.data[8] == letters[sum % 11];
}

bool
anon_is_pps(struct anon_text code)
{
    static const int weights[] = { 8, 7, 6, 5, 4, 3, 2 };
    struct anon_text digits = { code.data, 7 };
    int sum;

    if (code.len < 8 || code.len > 9 || !all_digits(digits, 7, 7)) {
        return false;
    }
    sum = weighed(digits, weights, 7);
    if (code.len == 9 && code.data[8] != 'w') {
        if (code.data[8] < 'a' || code.data[8] > 'i') {
            return false;
        }
        sum += 9 * (code.data[8] - 'a' + 1);
    }
    return code.data[7] == "wabcdefghijklmnopqrstuv"[sum % 23];
}
