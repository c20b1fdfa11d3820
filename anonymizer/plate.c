#include "anonymizer/code.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/run.h"

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

static bool
has_figures(const struct anon_document *document, size_t index)
{
    return index < document->token_count &&
        (document->tokens[index].flags &
            (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) != 0;
}

/* Regions of Indonesian plates. */
static bool
is_region(struct anon_text word)
{
    const struct anon_cue *cue =
        anon_cue_find(word, anon_hash(ANON_HASH_START, word.data, word.len));

    /* The other words of that class are longer. */
    return word.len <= 2 && cue != NULL && (cue->classes & ANON_CUE_BEFORE);
}

/* "B 1234 XYZ", capitals, a region that exists. */
static bool
read_plate(const struct anon_document *document, size_t index, size_t *ret_last)
{
    if (len_of(document, index) > 2 ||
        (anon_document_cues(document, index) & ANON_CUE_BEFORE) == 0 ||
        !anon_code_is_capitals(document, index, 2) ||
        !anon_document_joined(document, index, " -.", 1) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER) == 0 ||
        len_of(document, index + 1) > 4 || len_of(document, index + 1) < 3 ||
        !anon_document_joined(document, index + 1, " -.", 1) ||
        !anon_code_is_capitals(document, index + 2, 3)) {
        return false;
    }
    *ret_last = index + 2;
    return true;
}

/* "B1234XYZ" in one token. */
static bool
read_fused(const struct anon_document *document, size_t index, size_t *ret_last)
{
    struct anon_text word = anon_document_word(document, index);
    size_t head = 0;
    size_t digits = 0;
    size_t tail;

    if ((document->tokens[index].flags &
            (ANON_TOKEN_MIXED | ANON_TOKEN_UPPER)) !=
        (ANON_TOKEN_MIXED | ANON_TOKEN_UPPER)) {
        return false;
    }
    while (head < word.len && !anon_is_digit(word.data[head])) {
        head++;
    }
    while (
        head + digits < word.len && anon_is_digit(word.data[head + digits])) {
        digits++;
    }
    for (tail = head + digits; tail < word.len; tail++) {
        if (anon_is_digit(word.data[tail])) {
            return false;
        }
    }
    tail = word.len - head - digits;
    *ret_last = index;
    return digits >= 3 && digits <= 4 && tail >= 2 && tail <= 3 &&
        is_region((struct anon_text){ word.data, head });
}

/* British plates: AB51 ABC, A123 BCD, ABC 123D. */
static bool
read_british_plate(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    bool mixed = (document->tokens[index].flags & ANON_TOKEN_MIXED) != 0;

    *ret_last = index + 1;
    if (mixed && anon_code_has_shape(document, index, "AA99AAA")) {
        *ret_last = index;
        return true;
    }
    if (!anon_document_joined(document, index, " -", 1)) {
        return false;
    }
    return mixed ? anon_code_has_shape(document, index + 1, "AAA") &&
            (anon_code_has_shape(document, index, "AA99") ||
                anon_code_has_shape(document, index, "A999"))
                 : anon_code_has_shape(document, index + 1, "999A") &&
            anon_code_has_shape(document, index, "AAA");
}

/* A vehicle is spoken of shortly before token `index`. */
static bool
has_vehicle(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "plate", "plates", "plat", "platnya",
        "reg", "rego", "registration", "vehicle", "car", "van", "nopol",
        "nopolnya", "mobil", "mobilnya", "motor", "motornya", "motorbike",
        "truk", "angkot", "polisi", "truck", "lorry", "taxi", "ute", "bike",
        "scooter" };
    size_t back;

    /* Alone on a line, as on a form. */
    if ((document->tokens[index].flags & ANON_TOKEN_LINE) &&
        (index + 2 >= document->token_count ||
            (document->tokens[index + 2].flags & ANON_TOKEN_LINE))) {
        return true;
    }
    for (back = 1; back <= 3 && back <= index; back++) {
        if (anon_document_is_any(document, index - back, words,
                sizeof(words) / sizeof(words[0]))) {
            return true;
        }
    }
    return false;
}

/* "K4 MRW", "MRW 2D": too short for a plate unless a vehicle is spoken of. */
static bool
read_short_plate(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    *ret_last = index + 1;
    if (!anon_document_joined(document, index, " -", 1)) {
        return false;
    }
    if (document->tokens[index].flags & ANON_TOKEN_MIXED) {
        return anon_code_is_capitals(document, index + 1, 3) &&
            (anon_code_has_shape(document, index, "A9") ||
                anon_code_has_shape(document, index, "A99")) &&
            has_vehicle(document, index);
    }
    if (!anon_code_has_shape(document, index, "AAA") ||
        !(anon_code_has_shape(document, index + 1, "9A") ||
            anon_code_has_shape(document, index + 1, "9999") ||
            anon_code_has_shape(document, index + 1, "999") ||
            anon_code_has_shape(document, index + 1, "99A"))) {
        return false;
    }
    return has_vehicle(document, index);
}

bool
anon_plate_is_british_lower(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    size_t i;

    if (index + 1 >= document->token_count || word.len != 4 ||
        len_of(document, index + 1) != 3 ||
        (document->tokens[index + 1].flags & ANON_TOKEN_WORD) == 0 ||
        !anon_document_joined(document, index, " ", 1)) {
        return false;
    }
    for (i = 0; i < 4; i++) {
        if (anon_is_digit(word.data[i]) != (i > 1)) {
            return false;
        }
    }
    return has_vehicle(document, index);
}

bool
anon_plate_is_lower(const struct anon_document *document, size_t index)
{
    if (len_of(document, index) > 2 ||
        (anon_document_cues(document, index) & ANON_CUE_BEFORE) == 0 ||
        !anon_document_joined(document, index, " -.", 1) ||
        (document->tokens[index + 1].flags & ANON_TOKEN_NUMBER) == 0 ||
        len_of(document, index + 1) > 4 ||
        !anon_document_joined(document, index + 1, " -.", 1) ||
        (document->tokens[index + 2].flags & ANON_TOKEN_WORD) == 0 ||
        len_of(document, index + 2) > 3 ||
        anon_run_is_counted(document, index + 1)) {
        return false;
    }
    return has_vehicle(document, index);
}

bool
anon_plate_read(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    uint32_t flags = document->tokens[index].flags;

    *ret_last = index;
    if (len_of(document, index) > 9 ||
        ((flags & ANON_TOKEN_MIXED) == 0 &&
            !has_figures(document, index + 1))) {
        return false;
    }
    if (flags & ANON_TOKEN_CAPITAL) {
        return (len_of(document, index) <= 2 &&
                   read_plate(document, index, ret_last)) ||
            read_british_plate(document, index, ret_last) ||
            read_short_plate(document, index, ret_last) ||
            read_fused(document, index, ret_last);
    }
    return false;
}
