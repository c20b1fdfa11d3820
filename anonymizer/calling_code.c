#include "anonymizer/calling_code.h"

#include <string.h>

/* Codes of two digits; those of three begin with the other pairs. */
static const char two_digits[] = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 "
                                 "47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 "
                                 "64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

size_t
anon_calling_code_len(const char *digits)
{
    char pair[4] = { digits[0], ' ', ' ', '\0' };

    if (digits[0] == '\0' || digits[0] == '0') {
        return 0;
    }
    if (digits[0] == '1' || digits[0] == '7') {
        return 1;
    }
    if (digits[1] == '\0') {
        return 0;
    }
    pair[1] = digits[1];
    if (strstr(two_digits, pair) != NULL) {
        return 2;
    }
    return digits[2] == '\0' ? 0 : 3;
}
