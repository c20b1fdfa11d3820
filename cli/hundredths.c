#include "cli/hundredths.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define WHOLE_MAX 10000000

static bool
is_digit(char character)
{
    return character >= '0' && character <= '9';
}

bool
hundredths_parse(const char *word, int64_t *ret_value)
{
    bool negative = word[0] == '-';
    const char *at = word + (negative ? 1 : 0);
    int64_t value = 0;
    int decimals = 0;

    if (!is_digit(*at)) {
        return false;
    }
    for (; is_digit(*at) && value <= WHOLE_MAX; at++) {
        value = value * 10 + (*at - '0');
    }
    if (value > WHOLE_MAX) {
        return false;
    }
    if (*at == '.' || *at == ',') {
        for (at++; is_digit(*at) && decimals < 2; at++, decimals++) {
            value = value * 10 + (*at - '0');
        }
        if (decimals == 0) {
            return false;
        }
    }
    for (; decimals < 2; decimals++) {
        value *= 10;
    }
    *ret_value = negative ? -value : value;
    return *at == '\0';
}

void
hundredths_format(int64_t value, char ret_text[HUNDREDTHS_MAX])
{
    int64_t size = value < 0 ? -value : value;
    size_t len;

    (void)snprintf(ret_text, HUNDREDTHS_MAX, "%s%" PRId64 ".%02d",
        value < 0 ? "-" : "", size / 100, (int)(size % 100));
    len = strlen(ret_text);
    while (ret_text[len - 1] == '0') {
        ret_text[--len] = '\0';
    }
    if (ret_text[len - 1] == '.') {
        ret_text[len - 1] = '\0';
    }
}
