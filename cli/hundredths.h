#ifndef CLI_HUNDREDTHS_H
#define CLI_HUNDREDTHS_H

#include <stdbool.h>
#include <stdint.h>

/* Scores as people write them, kept in hundredths: "12.5" is 1250. */

/* Enough for any number below with its NUL. */
enum {
    HUNDREDTHS_MAX = 24,
};

/*
 * Reads a number of up to two decimals, after a point or, as in Indonesian, a
 * comma: "12", "-3", "12.5", "12,50".  False for another form or one beyond
 * ten million.
 */
bool hundredths_parse(const char *word, int64_t *ret_value);

/* Writes it without needless decimals: "12", "12.5", "-0.25". */
void hundredths_format(int64_t value, char ret_text[HUNDREDTHS_MAX]);

#endif
