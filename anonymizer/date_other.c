#include "anonymizer/date.h"

#include <string.h>

#include "anonymizer/bytes.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* "Q3", "third quarter", "kuartal III", with its last token. */
static bool
quarter_end(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    static const char *const names[] = { "kuartal", "triwulan", "caturwulan" };
    static const char *const which[] = { "i", "ii", "iii", "iv", "1", "2", "3",
        "4", "pertama", "kedua", "ketiga", "keempat" };
    struct anon_text word = anon_document_word(document, index);
    uint64_t cues = anon_document_cues(document, index);

    *ret_last = index;
    if (word.len == 2 && word.data[0] == 'q') {
        return word.data[1] >= '1' && word.data[1] <= '4';
    }
    *ret_last = index + 1;
    if (cues & ANON_CUE_ORDINAL_WORD) {
        return anon_document_is(document, index + 1, "quarter");
    }
    return (cues & ANON_CUE_COUNTED) != 0 &&
        anon_document_is_any(document, index, names, COUNT(names)) &&
        anon_document_is_any(document, index + 1, which, COUNT(which));
}

/* Whether token `index` is a year of four digits. */
static bool
is_year(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);

    return (document->tokens[index].flags & ANON_TOKEN_NUMBER) &&
        word.len == 4 &&
        (memcmp(word.data, "19", 2) == 0 || memcmp(word.data, "20", 2) == 0);
}

bool
anon_date_read_quarter(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match)
{
    size_t last;

    if (!quarter_end(document, index, &last)) {
        return false;
    }
    if (anon_document_joined(document, last, " ", 1) &&
        (anon_document_is(document, last + 1, "of") ||
            anon_document_is(document, last + 1, "tahun"))) {
        last++;
    }
    if (!anon_document_joined(document, last, " /-,'", 2) ||
        !is_year(document, last + 1)) {
        return false;
    }
    *ret_match = (struct anon_date_match){ .form = ANON_DATE_MONTH,
        .last = last + 1,
        .begin = document->tokens[index].begin,
        .end = document->tokens[last + 1].end };
    return true;
}

/* "Ramadan", "Rabiul Awal": returns its last token, or 0. */
static size_t
hijri_month(const struct anon_document *document, size_t index)
{
    static const char *const months[] = { "muharram", "muharam", "safar",
        "rajab", "syaban", "sya'ban", "shaban", "ramadan", "ramadhan", "syawal",
        "shawwal", "zulkaidah", "dzulkaidah", "dzulqa'dah", "dzulqadah",
        "zulhijah", "zulhijjah", "dzulhijjah" };
    static const char *const halves[] = { "rabiul", "jumadil", "jumadal",
        "rabi'ul" };
    static const char *const seconds[] = { "awal", "akhir", "ula" };
    size_t i;

    for (i = 0; i < sizeof(months) / sizeof(months[0]); i++) {
        if (anon_document_is(document, index, months[i])) {
            return index;
        }
    }
    for (i = 0; i < 12; i++) {
        if (anon_document_is(document, index, halves[i / 3]) &&
            anon_document_is(document, index + 1, seconds[i % 3])) {
            return index + 1;
        }
    }
    return 0;
}

/*
 * "12 Ramadan 1445 H": a day of the Islamic calendar.  The date is not
 * computed: the month began when the moon was seen.
 */
bool
anon_date_read_hijri(const struct anon_document *document, size_t index,
    struct anon_date_match *ret_match)
{
    struct anon_text word = anon_document_word(document, index);
    size_t last;

    if (word.len > 2 || index + 1 >= document->token_count ||
        !(anon_document_cues(document, index + 1) & ANON_CUE_MONTH_OTHER) ||
        !anon_document_joined(document, index, " -", 1) ||
        !(document->tokens[index + 1].flags & ANON_TOKEN_CAPITAL)) {
        return false;
    }
    last = hijri_month(document, index + 1);
    if (last == 0) {
        return false;
    }
    *ret_match = (struct anon_date_match){ .form = ANON_DATE_NAMED,
        .begin = document->tokens[index].begin };
    if (anon_document_joined(document, last, " ,", 2)) {
        struct anon_text year = anon_document_word(document, last + 1);

        /* "1445", "1445H", "1445 H" */
        if ((year.len == 4 || (year.len == 5 && year.data[4] == 'h')) &&
            year.data[0] == '1' && anon_is_digit(year.data[3])) {
            ret_match->form = ANON_DATE_FULL;
            last++;
            if (anon_document_is(document, last + 1, "h") &&
                anon_document_joined(document, last, " ", 1)) {
                last++;
            }
        }
    }
    ret_match->last = last;
    ret_match->end = document->tokens[last].end;
    return true;
}
