#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/number_words.h"
#include "anonymizer/run.h"

/* Where an age may begin. */
#define MARKS (ANON_MARK_NUMBER | ANON_MARK_MIXED | ANON_MARK_COUNTS)

#define AGE_MAX 120

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
    return i > 3 || value > AGE_MAX ? 0 : value;
}

/* The number is a part of something longer: 3.5, 1/2, 10:30, $20, 5%. */
static bool
is_part(const struct anon_document *document, size_t begin, size_t end)
{
    const char *text = document->folded;

    if (begin > 0 &&
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
        "widowed", "younger", "older", "experience", "pengalaman" };

    return (index > 0 &&
               anon_document_is_any(document, index - 1, before,
                   sizeof(before) / sizeof(before[0]))) ||
        anon_document_is_any(document, after, behind,
            sizeof(behind) / sizeof(behind[0]));
}

/* Whether token `index` says who has the age. */
static bool
is_person(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "boy", "girl", "man", "woman", "male",
        "female", "anak", "pria", "wanita", "perempuan", "laki", "lelaki",
        "remaja", "gadis", "klien", "client", "patient", "pasien", "lady",
        "gentleman", "teenager", "child", "student", "kid", "bocah", "bayi",
        "cowok", "cewek", "siswa", "siswi", "mahasiswa", "mahasiswi",
        "karyawan" };
    const struct anon_word *word;

    if (index >= document->token_count) {
        return false;
    }
    if (anon_document_is_any(document, index, words,
            sizeof(words) / sizeof(words[0])) ||
        (anon_document_cues(document, index) &
            (ANON_CUE_KIN | ANON_CUE_TITLE))) {
        return true;
    }
    word = document->tokens[index].word;
    return (document->tokens[index].flags & ANON_TOKEN_CAPITAL) &&
        (word == NULL || word->odds_en > 0 || word->odds_id > 0);
}

/* "34-year-old", "34 years old", "34 y/o": English, with "old". */
static bool
is_old(const struct anon_document *document, size_t index)
{
    size_t next = index + 1;

    if ((anon_document_cues(document, next) & ANON_CUE_YEARS) == 0 ||
        !anon_document_joined(document, index, " -", 2)) {
        return false;
    }
    if (anon_document_is(document, next, "yo")) {
        return true;
    }
    if (!anon_document_joined(document, next, " -/.", 2)) {
        return false;
    }
    return anon_document_is(document, next + 1, "old") ||
        anon_document_is(document, next + 1, "o") ||
        (anon_document_is(document, next + 1, "of") &&
            anon_document_is(document, next + 2, "age"));
}

/* "(12 tahun)", "klien, 40 th": Indonesian, of a person. */
static bool
is_indonesian(const struct anon_document *document, size_t index)
{
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
    return index > 0 && anon_document_joined(document, index - 1, " ,(", 2) &&
        is_person(document, index - 1);
}

/* A bare number of years in brackets behind a name: "Wulan (34)". */
static bool
is_bracketed(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_token *before;
    const char *text = document->folded;

    if (index == 0 || token->begin == 0 || text[token->begin - 1] != '(' ||
        !anon_is_one_of(text[token->end], "),;") ||
        !anon_document_joined(document, index - 1, " (.", 3)) {
        return false;
    }
    before = token - 1;
    if (before->end - before->begin > 1 &&
        (anon_document_cues(document, index - 1) &
            (ANON_CUE_SCORE | ANON_CUE_COUNTED | ANON_CUE_NUMBERED |
                ANON_CUE_UNIT))) {
        return false;
    }
    if (before->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) {
        return false;
    }
    if (before->flags & ANON_TOKEN_UPPER) {
        return text[token->end] == ',' || before->end - before->begin <= 3;
    }
    return (before->flags & ANON_TOKEN_CAPITAL) != 0 ||
        is_person(document, index - 1);
}

/* "Client is 46 and lives", "she's 19.": nothing counted behind. */
static bool
is_stated(const struct anon_document *document, size_t index)
{
    static const char *const verbs[] = { "is", "was", "am", "are", "he", "she",
        "i", "im", "just", "only", "client" };
    static const char *const behind[] = { "and", "but", "now", "so", "when",
        "today", "this", "next", "with", "who", "dan", "or" };
    static const char *const people[] = { "he", "she", "i", "they", "who",
        "now", "just", "only", "client", "patient", "herself", "himself" };
    size_t end = document->tokens[index].end;
    char after = document->folded[end];

    if (index < 2 || document->tokens[index].flags & ANON_TOKEN_SENTENCE ||
        !anon_document_is_any(document, index - 1, verbs,
            sizeof(verbs) / sizeof(verbs[0]))) {
        return false;
    }
    if (!anon_document_is_any(document, index - 2, people,
            sizeof(people) / sizeof(people[0])) &&
        !is_person(document, index - 2)) {
        return false;
    }
    return anon_is_one_of(after, ".,;)\n") || after == '\0' ||
        anon_document_is_any(document, index + 1, behind,
            sizeof(behind) / sizeof(behind[0]));
}

/* "age 34", "berusia 17", "umur: 3 thn", "turned 40". */
static bool
is_cued(const struct anon_document *document, size_t index)
{
    uint64_t before;
    size_t back;

    if (anon_document_cues(document, index + 1) & ANON_CUE_UNIT) {
        return false;
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
    return (anon_document_cues(document, index - 1) & ANON_CUE_AGE_TURN) &&
        anon_document_joined(document, index - 1, " ", 1);
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
        (token->begin > 0 && document->folded[token->begin - 1] == '(') ||
        anon_document_is(document, index + 1, "old");
}

/* How sure it is that the number is somebody's age. */
static uint8_t
rate(const struct anon_document *document, size_t index, size_t end)
{
    if (document->tokens[index].flags & ANON_TOKEN_MIXED) {
        return is_fused(document, index, end) ? 60 : 0;
    }
    if (is_old(document, index)) {
        return 85;
    }
    if (index > 0 && is_cued(document, index)) {
        return 80;
    }
    if (is_indonesian(document, index)) {
        return 70;
    }
    if (is_bracketed(document, index)) {
        return 60;
    }
    return is_stated(document, index) ? 60 : 0;
}

/* How sure it is that a number in words is an age. */
static uint8_t
rate_words(const struct anon_document *document, size_t index,
    const struct anon_number *number)
{
    uint64_t next = anon_document_cues(document, number->last + 1);
    size_t back = 1;

    if (number->ordinal || number->value > AGE_MAX) {
        return 0;
    }
    if (is_old(document, number->last)) {
        return 85;
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
    return number->value >= 10 &&
            (anon_document_cues(document, index - 1) & ANON_CUE_AGE_TURN)
        ? 65
        : 0;
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
        document->tokens[number.last].end,
        (struct anon_hit){ ANON_AGE, number.value > AGE_HIGH ? 100 : confidence,
            "age.words" });
}

enum anon_status
anon_detect_age(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_begin(document->marks, MARKS);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        const struct anon_token *token = &document->tokens[i];
        uint8_t confidence;
        size_t end;
        int age;

        if (token->cue != NULL) {
            status = push_words(document, &i, findings);
        }
        if (status != ANON_OK ||
            (token->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) == 0 ||
            !anon_is_digit(document->folded[token->begin])) {
            continue;
        }
        age = age_of(document, i, &end);
        if (age == 0 || is_part(document, token->begin, end)) {
            continue;
        }
        confidence = rate(document, i, end);
        if (confidence > 0) {
            confidence = age > AGE_HIGH ? 100 : confidence;
            status = anon_detect_hit(findings, token->begin, end,
                (struct anon_hit){ ANON_AGE, confidence, "age.number" });
        }
    }
    return status;
}
