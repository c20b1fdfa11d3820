/*
 * Dates in a text that are moved.  What is written can be read again and says
 * the same; a day that is moved there and back is where it was.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/date_shift.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool
is_same(struct anon_date a, struct anon_date b)
{
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

static void
check_written(const struct anon_dated *dated, enum anon_language language)
{
    struct anon_dated again;
    char text[ANON_DATED_MAX];

    anon_dated_write(dated, language, text);
    if (memchr(text, '\0', sizeof(text)) == NULL || text[0] == '\0' ||
        anon_dated_read((struct anon_text){ text, strlen(text) }, language,
            ANON_ORDER_DAY_FIRST, &again) != ANON_OK ||
        again.grain != dated->grain || !is_same(again.date, dated->date)) {
        abort();
    }
}

static void
check_moved(const struct anon_dated *dated, int32_t days)
{
    struct anon_dated moved = *dated;

    if (!anon_dated_shift(&moved, days, ANON_NO_DAY)) {
        if (memcmp(&moved, dated, sizeof(moved)) != 0) {
            abort();
        }
        return;
    }
    if (dated->grain != ANON_GRAIN_DAY) {
        return;
    }
    if (anon_date_day(moved.date) - anon_date_day(dated->date) != days ||
        !anon_dated_shift(&moved, -days, ANON_NO_DAY) ||
        !is_same(moved.date, dated->date)) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct anon_text text;
    struct anon_dated dated;
    enum anon_language language;
    enum anon_date_order order;
    int32_t days;

    if (size < 2) {
        return 0;
    }
    language = data[0] % 2 == 0 ? ANON_LANGUAGE_EN : ANON_LANGUAGE_ID;
    order = (enum anon_date_order)(data[0] / 2 % 3);
    days = anon_date_offset((uint64_t)data[1] * 0x0101010101010101U,
        data[0] / 8 % 2 != 0);
    text = (struct anon_text){ (const char *)data + 2, size - 2 };
    if (anon_dated_read(text, language, order, &dated) == ANON_OK &&
        dated.grain != ANON_GRAIN_NONE) {
        check_written(&dated, language);
        check_moved(&dated, days);
    }
    return 0;
}
