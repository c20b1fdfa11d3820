#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/age.h"
#include "anonymizer/bytes.h"
#include "anonymizer/number_words.h"
#include "anonymizer/row.h"
#include "anonymizer/run.h"

/* Above this age 45 CFR 164.514(b)(2)(i)(C) wants it removed. */
#define AGE_HIGH 89

/* A number of two or three digits that could be an age; 0 when it is none. */
static int
age_of(const struct anon_document *document, size_t index, size_t *ret_end)
{
    struct anon_text word = anon_document_word(document, index);
    int value = 0;
    size_t i;

    for (i = 0; i < word.len && i < 4 && anon_is_digit(word.data[i]); i++) {
        value = value * 10 + (word.data[i] - '0');
    }
    *ret_end = document->tokens[index].begin + i;
    return i > 3 || value > ANON_AGE_MAX ? 0 : value;
}

/* The number is a part of something longer: 3.5, 1/2, 10:30, $20, 5%. */
static bool
is_part(const struct anon_document *document, size_t begin, size_t end)
{
    const char *text = document->folded;

    if (begin > 0 && text[begin - 1] != ' ' &&
        (anon_is_one_of(text[begin - 1], "$#@+/:_") ||
            (anon_is_one_of(text[begin - 1], ".,-") && begin > 1 &&
                anon_is_digit(text[begin - 2])))) {
        return true;
    }
    return text[end] == '%' || text[end] == '_' || text[end] == '@' ||
        (anon_is_one_of(text[end], ".,:/") && anon_is_digit(text[end + 1]));
}

/* "selama 3 tahun", "5 years ago": a stretch of time. */
static bool
is_duration(const struct anon_document *document, size_t index, size_t after)
{
    static const char *const before[] = { "selama", "sudah", "sekitar", "lebih",
        "hampir", "setiap", "tiap", "for", "past", "last", "about", "over",
        "nearly", "almost", "sejak", "setelah", "after", "within", "in",
        "dalam", "kurang", "telah", "baru", "every", "per" };
    static const char *const behind[] = { "ago", "lalu", "yang", "terakhir",
        "lamanya", "menikah", "pernikahan", "ke", "bekerja", "bersama", "later",
        "since", "in", "of", "pacaran", "kemudian", "together", "berlalu",
        "kerja", "kuliah", "penjara", "silam", "belakangan", "setelah",
        "sebelum", "before", "now", "sober", "clean", "married", "divorced",
        "widowed", "younger", "older", "experience", "pengalaman", "di",
        "hidup", "tinggal", "menunggu", "menjadi", "jadi", "merantau",
        "memendam", "menderita", "mengalami", "menjalani", "minum", "dipenjara",
        "belajar", "sekolah", "mengajar", "kenal", "berpisah", "pisah",
        "bercerai", "cerai", "lagi", "nganggur", "menganggur" };

    return (index > 0 &&
               anon_document_is_any(document, index - 1, before,
                   sizeof(before) / sizeof(before[0]))) ||
        (anon_document_joined(document, after - 1, " ", 1) &&
            anon_document_is_any(document, after, behind,
                sizeof(behind) / sizeof(behind[0])));
}

/* "34-year-old", "34 years old", "34 y/o": English, with "old". */
static bool
is_old(const struct anon_document *document, size_t index)
{
    static const char *const short_spans[] = { "month", "months", "week",
        "weeks", "mth", "mths", "mo" };
    size_t next = index + 1;

    if (!anon_document_joined(document, index, " -", 2)) {
        return false;
    }
    if ((anon_document_cues(document, next) & ANON_CUE_YEARS) == 0) {
        return anon_document_is_any(document, next, short_spans, 7) &&
            anon_document_is(document, next + 1, "old");
    }
    if (anon_document_is(document, next, "yo")) {
        return true;
    }
    if (!anon_document_joined(document, next, " -/.", 2)) {
        return false;
    }
    return anon_document_is(document, next + 1, "old") ||
        anon_document_is(document, next + 1, "young") ||
        anon_document_is(document, next + 1, "o") ||
        (anon_document_is(document, next + 1, "of") &&
            anon_document_is(document, next + 2, "age"));
}

/* "Rendi, tanpa nama keluarga, 12 th (kira-kira)": a name three words back. */
static bool
is_told_of(const struct anon_document *document, size_t index)
{
    size_t end = document->tokens[index + 1].end;
    size_t back;

    if (!anon_is_one_of(document->folded[end], ",.;)(") &&
        document->folded[end] != '\0' &&
        strncmp(document->folded + end, " (", 2) != 0) {
        return false;
    }
    for (back = 1; back <= 4 && back <= index; back++) {
        if (document->tokens[index - back].flags & ANON_TOKEN_CAPITAL) {
            return document->folded[document->tokens[index - 1].end] != ' ';
        }
    }
    return false;
}

/* "(12 tahun)", "klien, 40 th": Indonesian, of a person. */
static bool
is_indonesian(const struct anon_document *document, size_t index)
{
    static const char *const pronouns[] = { "aku", "saya", "gue", "gua", "gw" };
    static const char *const letters[] = { "p", "l", "pr", "lk" };
    size_t next = index + 1;
    size_t begin = document->tokens[index].begin;
    const char *text = document->folded;

    if ((anon_document_cues(document, next) & ANON_CUE_YEARS) == 0 ||
        !anon_document_joined(document, index, " -", 1) ||
        anon_document_is(document, next, "years") ||
        anon_document_is(document, next, "year") ||
        anon_document_is(document, next, "y")) {
        return false;
    }
    if (begin > 0 && text[begin - 1] == '(' &&
        anon_is_one_of(text[document->tokens[next].end], "),;")) {
        return true;
    }
    if (is_duration(document, index, next + 1)) {
        return false;
    }
    if (index == 0 ||
        (!anon_document_joined(document, index - 1, " ,()", 3) &&
            !anon_age_behind_stop(document, index))) {
        return false;
    }
    /* "P, 27 th" */
    return anon_age_is_person(document, index - 1) ||
        ((document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL) &&
            anon_document_is_any(document, index - 1, letters, 4)) ||
        /* "aku vania 19 thn" */
        (index > 1 && anon_document_is_any(document, index - 2, pronouns, 5)) ||
        is_told_of(document, index);
}

/* "age 34", "berusia 17", "umur: 3 thn", "turned 40". */
static bool
is_cued(const struct anon_document *document, size_t index)
{
    static const char *const months[] = { "bulan", "bln", "month", "months",
        "weeks", "minggu" };
    uint64_t before;
    size_t back;

    if (anon_run_is_counted(document, index)) {
        return anon_document_is_any(document, index + 1, months, 6) &&
            (anon_document_cues(document, index - 1) & ANON_CUE_AGE);
    }
    if ((anon_document_cues(document, index - 1) & ANON_CUE_AGE_TURN) &&
        anon_document_joined(document, index - 1, " ", 1)) {
        return true;
    }
    for (back = 1; back <= 3 && back <= index; back++) {
        if (document->tokens[index - back + 1].flags & ANON_TOKEN_LINE) {
            return false;
        }
        before = anon_document_cues(document, index - back);
        if (before & ANON_CUE_AGE) {
            return true;
        }
        if (document->tokens[index - back].flags & ANON_TOKEN_NUMBER) {
            return false;
        }
    }
    return false;
}

/* "34F", "34yo", "17th" behind a bracket or comma. */
static bool
is_fused(const struct anon_document *document, size_t index, size_t digits_end)
{
    static const char *const tails[] = { "f", "m", "yo", "yr", "yrs", "y", "th",
        "thn", "tahun", "years", "year", "yearold" };
    const struct anon_token *token = &document->tokens[index];
    const char *tail = document->folded + digits_end;
    size_t len = token->end - digits_end;
    size_t i;

    for (i = 0; i < sizeof(tails) / sizeof(tails[0]); i++) {
        if (strlen(tails[i]) == len && memcmp(tails[i], tail, len) == 0) {
            break;
        }
    }
    if (i == sizeof(tails) / sizeof(tails[0])) {
        return false;
    }
    if (i < 2) {
        return digits_end - token->begin == 2 &&
            anon_folded_upper(&document->fold, digits_end);
    }
    if (i == 2 || i > 8) {
        return i == 2 || i == 11 ||
            anon_document_is(document, index + 1, "old");
    }
    return is_cued(document, index) ||
        ((i == 7 || i == 8) && index > 0 &&
            anon_age_is_person(document, index - 1)) ||
        (token->begin > 0 && document->folded[token->begin - 1] == '(') ||
        anon_document_is(document, index + 1, "old");
}

/* "between 6 and 9" behind a word for age, "umur 12 sampai 15": the other. */
static bool
is_second(const struct anon_document *document, size_t index)
{
    static const char *const links[] = { "and", "to", "until", "or", "dan",
        "sampai", "hingga", "atau" };

    return index > 2 && anon_document_is_any(document, index - 1, links, 8) &&
        anon_document_joined(document, index - 1, " ", 1) &&
        anon_document_joined(document, index - 2, " ", 1) &&
        (document->tokens[index - 2].flags & ANON_TOKEN_NUMBER) != 0 &&
        is_cued(document, index - 2);
}

static uint8_t rate(const struct anon_document *document, size_t index,
    size_t end);

/* "12 years 5 months", "3 tahun, 2 bulan": the months of an age. */
static uint8_t
rate_months(const struct anon_document *document, size_t index)
{
    static const char *const months[] = { "months", "month", "mths", "mth",
        "bulan", "bln" };
    static const char *const and[] = { "and", "dan" };
    size_t years = index - 1;
    size_t end;

    if (index < 2 || !anon_document_is_any(document, index + 1, months, 6) ||
        !anon_document_joined(document, index, " ", 1)) {
        return 0;
    }
    years -= anon_document_is_any(document, years, and, 2);
    if (years == 0 || !anon_document_joined(document, index - 1, " ,", 2) ||
        !anon_document_joined(document, years, " ,", 2) ||
        !anon_document_joined(document, years - 1, " ", 1) ||
        (anon_document_cues(document, years) & ANON_CUE_YEARS) == 0 ||
        (document->tokens[years - 1].flags & ANON_TOKEN_NUMBER) == 0 ||
        age_of(document, years - 1, &end) == 0) {
        return 0;
    }
    return rate(document, years - 1, end);
}

/* How sure it is that the number is somebody's age. */
static uint8_t
rate(const struct anon_document *document, size_t index, size_t end)
{
    bool behind = anon_age_has_behind(document, index);
    uint8_t beside;

    if (document->tokens[index].flags & ANON_TOKEN_MIXED) {
        return is_fused(document, index, end) ||
                anon_document_is(document, index + 1, "birthday")
            ? 60
            : 0;
    }
    if (behind && is_old(document, index)) {
        return 85;
    }
    if (index > 0 && is_cued(document, index)) {
        return 80;
    }
    if (behind && is_indonesian(document, index)) {
        return 70;
    }
    beside = anon_age_beside(document, index);
    if (beside > 0) {
        return beside;
    }
    if (anon_age_in_list(document, index) || is_second(document, index) ||
        anon_age_in_column(document, index)) {
        return 60;
    }
    beside = anon_age_told(document, index, index);
    return beside > 0 || !behind ? beside : rate_months(document, index);
}

/* The end of the age whose last token is `last`: "seven and a half". */
static size_t
halves_end(const struct anon_document *document, size_t last)
{
    size_t next = last + 1;

    if (!anon_document_joined(document, last, " ", 1)) {
        return document->tokens[last].end;
    }
    if (anon_document_is(document, next, "setengah")) {
        return document->tokens[next].end;
    }
    return anon_document_is(document, next, "and") &&
            anon_document_is(document, next + 1, "a") &&
            anon_document_is(document, next + 2, "half") &&
            anon_document_joined(document, next, " ", 1) &&
            anon_document_joined(document, next + 1, " ", 1)
        ? document->tokens[next + 2].end
        : document->tokens[last].end;
}

/* "umurnya waktu itu enam tahun": small words behind the word for age. */
static bool
is_said_before(const struct anon_document *document, size_t index)
{
    static const char *const small[] = { "waktu", "itu", "saat", "baru",
        "masih", "kala", "genap", "was", "only", "just", "barely" };
    size_t at = index;

    while (at > 0 && index - at < 4 &&
        anon_document_joined(document, at - 1, " ", 1) &&
        anon_document_is_any(document, at - 1, small,
            sizeof(small) / sizeof(small[0]))) {
        at--;
    }
    return at > 0 && at < index &&
        (anon_document_cues(document, at - 1) & ANON_CUE_AGE) != 0;
}

/* How sure it is that a number in words is an age. */
static uint8_t
rate_words(const struct anon_document *document, size_t index,
    const struct anon_number *number)
{
    uint64_t next = anon_document_cues(document, number->last + 1);
    size_t back = 1;

    if (number->ordinal || number->value > ANON_AGE_MAX) {
        return 0;
    }
    if (is_old(document, number->last)) {
        return 85;
    }
    if (number->value >= 10 && (next & (ANON_CUE_UNIT | ANON_CUE_MONEY)) == 0 &&
        anon_age_words_beside(document, index, number->last) > 0) {
        return anon_age_words_beside(document, index, number->last);
    }
    if (index == 0 || (next & (ANON_CUE_UNIT | ANON_CUE_MONEY)) ||
        (document->tokens[index].flags & ANON_TOKEN_LINE)) {
        return 0;
    }
    /* "at this age one can": a single unit wants the word for years. */
    if (number->value < 2 && (next & ANON_CUE_YEARS) == 0) {
        return 0;
    }
    if (index > 1 &&
        (anon_document_is(document, index - 1, "of") ||
            anon_document_is(document, index - 1, "sekitar") ||
            anon_document_is(document, index - 1, "about"))) {
        back = 2;
    }
    if (anon_document_cues(document, index - back) & ANON_CUE_AGE) {
        return 75;
    }
    if (number->value >= 10 &&
        (anon_document_cues(document, index - 1) & ANON_CUE_AGE_TURN)) {
        return 65;
    }
    /* "anak perempuan sembilan tahun" */
    if ((next & ANON_CUE_YEARS) && anon_age_is_one(document, index - 1) &&
        anon_document_joined(document, index - 1, " ", 1) &&
        !is_duration(document, index, number->last + 2)) {
        return 65;
    }
    if (anon_age_words_beside(document, index, number->last) > 0) {
        return anon_age_words_beside(document, index, number->last);
    }
    return is_said_before(document, index)
        ? 65
        : anon_age_told(document, index, number->last);
}

/* Ages in words; `*index` moves to the last token of the number. */
static enum anon_status
push_words(const struct anon_document *document, size_t *index,
    struct anon_findings *findings)
{
    struct anon_number number;
    size_t first = *index;
    uint8_t confidence;

    if (!anon_number_read(document, first, &number)) {
        return ANON_OK;
    }
    *index = number.last;
    confidence = rate_words(document, first, &number);
    if (confidence == 0) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[first].begin,
        halves_end(document, number.last),
        (struct anon_hit){ ANON_AGE, number.value > AGE_HIGH ? 100 : confidence,
            "age.words" });
}

/*
 * Where an age may begin: in words, fused with letters, or at figures that
 * have beside them what an age has.
 */
static uint64_t
find_ages(const struct anon_marks *marks, size_t block)
{
    struct anon_row before =
        anon_row_or(anon_row_of(marks, block, ANON_MARK_AGE_BEFORE),
            anon_row_or(anon_row_of(marks, block, ANON_MARK_CAPITAL),
                anon_row_of(marks, block, ANON_MARK_NUMBER)));
    uint64_t words =
        anon_marks_block(marks, block, ANON_MARK_MIXED | ANON_MARK_COUNTS);
    uint64_t figures = anon_marks_block(marks, block, ANON_MARK_AGE);

    if (figures == 0) {
        return words;
    }
    return words |
        (figures &
            (anon_marks_block(marks, block, ANON_MARK_BEHIND) |
                anon_row_last(before, 1) |
                anon_row_next(anon_row_of(marks, block, ANON_MARK_AGE_BEHIND),
                    1) |
                anon_row_back(anon_row_of(marks, block, ANON_MARK_ANNOUNCES),
                    3)));
}

enum anon_status
anon_detect_age(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_where(document->marks, find_ages);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        const struct anon_token *token = &document->tokens[i];
        struct anon_age_span hit;
        uint8_t confidence;
        size_t end;
        int age;

        if (token->cue != NULL && anon_age_read_decade(document, i, &hit)) {
            status = anon_detect_hit(findings, hit.begin, hit.end,
                (struct anon_hit){ ANON_AGE, 60, "age.decade" });
            i = hit.last;
            continue;
        }
        if (token->cue != NULL) {
            status = push_words(document, &i, findings);
        }
        if (status != ANON_OK ||
            (token->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) == 0 ||
            !anon_is_digit(document->folded[token->begin])) {
            continue;
        }
        if (anon_age_read_decade(document, i, &hit)) {
            status = anon_detect_hit(findings, hit.begin, hit.end,
                (struct anon_hit){ ANON_AGE, 60, "age.decade" });
            i = hit.last;
            continue;
        }
        age = age_of(document, i, &end);
        if (age == 0) {
            continue;
        }
        confidence = anon_age_behind_letter(document, i);
        if (confidence == 0 && !is_part(document, token->begin, end)) {
            confidence = rate(document, i, end);
        }
        if (confidence > 0) {
            confidence = age > AGE_HIGH ? 100 : confidence;
            status = anon_detect_hit(findings, token->begin, end,
                (struct anon_hit){ ANON_AGE, confidence, "age.number" });
        }
    }
    return status;
}
