#include "anonymizer/date.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/run.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* A number of one or two digits from 1 to 31, with its ordinal or not. */
static bool
is_day(const struct anon_document *document, size_t index, bool *ret_ordinal)
{
    static const char *const endings[] = { "st", "nd", "rd", "th" };
    struct anon_text word = anon_document_word(document, index);
    int value = 0;
    size_t digits = 0;
    size_t i;

    while (
        digits < word.len && digits < 3 && anon_is_digit(word.data[digits])) {
        value = value * 10 + (word.data[digits++] - '0');
    }
    *ret_ordinal = false;
    if (digits == 0 || digits > 2 || value < 1 || value > 31) {
        return false;
    }
    for (i = 0; i < COUNT(endings); i++) {
        if (word.len == digits + 2 &&
            memcmp(word.data + digits, endings[i], 2) == 0) {
            *ret_ordinal = true;
        }
    }
    return *ret_ordinal || word.len == digits;
}

/* The day of the week that ends with token `index`: "Sat", "Kamis Wage". */
static bool
is_weekday(const struct anon_document *document, size_t index,
    size_t *ret_first)
{
    static const char *const markets[] = { "wage", "kliwon", "legi", "pahing",
        "pon", "paing", "manis" };

    *ret_first = index;
    if (index > 0 &&
        anon_document_is_any(document, index, markets, COUNT(markets)) &&
        anon_document_joined(document, index - 1, " 's", 3)) {
        *ret_first = --index;
    }
    return (anon_document_cues(document, index) & ANON_CUE_WEEKDAY) &&
        ((anon_document_cues(document, index) & ANON_CUE_UNIT) == 0 ||
            (document->tokens[index].flags & ANON_TOKEN_CAPITAL));
}

size_t
anon_date_with_weekday(const struct anon_document *document, size_t index)
{
    size_t first;

    if (index == 0 || (document->tokens[index].flags & ANON_TOKEN_LINE) ||
        !anon_document_joined(document, index - 1, " ,/", 3)) {
        return index;
    }
    return is_weekday(document, index - 1, &first) ? first : index;
}

/* "Idul Adha", "Eid al-Fitr": the last of its words is at `index`. */
static bool
is_eid(const struct anon_document *document, size_t index, size_t *ret_first)
{
    static const char *const ends[] = { "fitri", "adha", "fitr" };
    static const char *const begins[] = { "idul", "eid", "hari" };
    size_t first = index;

    if (index == 0 ||
        !anon_document_is_any(document, index, ends, COUNT(ends))) {
        return false;
    }
    first -= index > 1 &&
            (anon_document_is(document, index - 1, "al") ||
                anon_document_is(document, index - 1, "ul"))
        ? 2
        : 1;
    *ret_first = first;
    return anon_document_is_any(document, first, begins, COUNT(begins)) &&
        anon_document_joined(document, first, " -", 1);
}

/* "Easter", "Xmas Eve", "Lebaran": its first token ends at `index`. */
static bool
is_holiday(const struct anon_document *document, size_t index,
    size_t *ret_first)
{
    static const char *const names[] = { "christmas", "xmas", "easter",
        "halloween", "thanksgiving", "hanukkah", "diwali", "passover",
        "lebaran", "natal", "nyepi", "imlek", "paskah", "waisak", "galungan",
        "idulfitri", "iduladha", "eid", "holi", "vaisakhi", "deepavali",
        "purim", "hogmanay", "kuningan", "ashura", "ramadan", "ramadhan",
        "muharram", "safar", "rajab", "syaban", "syawal", "zulhijah",
        "zulkaidah", "dzulhijjah" };
    static const char *const days[] = { "day", "eve", "weekend", "night",
        "sunday", "monday" };

    *ret_first = index;
    if (is_eid(document, index, ret_first)) {
        return true;
    }
    if (index > 0 && anon_document_is_any(document, index, days, COUNT(days)) &&
        anon_document_joined(document, index - 1, " 's", 3)) {
        *ret_first = --index;
        if (!anon_document_is_any(document, index, names, COUNT(names)) &&
            (document->tokens[index].flags & ANON_TOKEN_CAPITAL) &&
            (document->tokens[index + 1].flags & ANON_TOKEN_CAPITAL)) {
            /* "Groundhog Day, 1946", "New Year's Eve 2020" */
            *ret_first -= index > 0 &&
                anon_document_is(document, index, "year") &&
                anon_document_is(document, index - 1, "new");
            return true;
        }
    }
    return (document->tokens[index].flags & ANON_TOKEN_CAPITAL) &&
        anon_document_is_any(document, index, names, COUNT(names));
}

/* "2019", "1443 H", "1443H" behind a feast or an Islamic month. */
static bool
is_year(const struct anon_document *document, size_t index, size_t *ret_last)
{
    struct anon_text word = anon_document_word(document, index);
    bool islamic = word.len > 3 && word.data[0] == '1' &&
        (word.data[1] == '3' || word.data[1] == '4');

    *ret_last = index;
    if (word.len == 5 && islamic) {
        return word.data[4] == 'h' && anon_is_digit(word.data[3]);
    }
    if (word.len != 4 ||
        (document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0) {
        return false;
    }
    if (islamic && anon_document_is(document, index + 1, "h") &&
        anon_document_joined(document, index, " ", 1)) {
        *ret_last = index + 1;
    }
    return islamic || memcmp(word.data, "19", 2) == 0 ||
        memcmp(word.data, "20", 2) == 0;
}

static void
fill(const struct anon_document *document, size_t first, size_t last,
    struct anon_date_match *ret_match)
{
    *ret_match = (struct anon_date_match){ .form = ANON_DATE_NAMED,
        .last = last,
        .begin = document->tokens[first].begin,
        .end = document->tokens[last].end };
}

/* Whether nothing is counted behind an ordinal: "the 8th, ..." */
static bool
stands_alone(const struct anon_document *document, size_t index)
{
    char after = document->folded[document->tokens[index].end];

    return after == '\0' || anon_is_one_of(after, ".,;:)\n!?");
}

uint8_t
anon_date_read_partial(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match)
{
    static const char *const words[] = { "tgl", "tanggal", "tgl.", "tggl" };
    size_t first = index;
    size_t last;
    bool ordinal;

    if (index == 0 || (document->tokens[index].flags & ANON_TOKEN_LINE)) {
        return 0;
    }
    /* Without an ordinal it takes a feast or "tgl" before it. */
    if ((document->tokens[index].flags & ANON_TOKEN_NUMBER) &&
        (document->tokens[index - 1].marks & ANON_MARK_BEFORE) == 0) {
        return 0;
    }
    if (is_year(document, index, &last) &&
        anon_document_joined(document, index - 1, " ,", 2) &&
        is_holiday(document, index - 1, &first)) {
        fill(document, first, last, ret_match);
        return 60;
    }
    if (!is_day(document, index, &ordinal) ||
        anon_run_is_counted(document, index)) {
        return 0;
    }
    if (ordinal && anon_document_is(document, index - 1, "the") &&
        anon_document_joined(document, index - 1, " ", 1)) {
        first = index - 1;
    }
    if (ordinal && anon_date_with_weekday(document, first) < first) {
        fill(document, anon_date_with_weekday(document, first), index,
            ret_match);
        return 60;
    }
    if (ordinal && first < index && stands_alone(document, index)) {
        fill(document, first, index, ret_match);
        return 50;
    }
    if (!ordinal && anon_document_joined(document, index - 1, " .:", 2) &&
        !(index > 1 &&
            (anon_document_is(document, index - 2, "tiap") ||
                anon_document_is(document, index - 2, "setiap"))) &&
        anon_document_is_any(document, index - 1, words, COUNT(words))) {
        fill(document, index, index, ret_match);
        return 50;
    }
    return 0;
}
