#include "anonymizer/check_digit.h"

#include <stddef.h>

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
