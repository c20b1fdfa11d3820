#include "anonymizer/address.h"

#include "anonymizer/bytes.h"
#include "anonymizer/run.h"

/* No address is longer than this many tokens. */
#define CHAIN_MAX 28

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

static bool
has_flag(const struct anon_document *document, size_t index, uint32_t flags)
{
    return index < document->token_count &&
        (document->tokens[index].flags & flags) != 0;
}

static bool
is_number(const struct anon_document *document, size_t index)
{
    return has_flag(document, index, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
        len_of(document, index) <= 6;
}

/* A comma or bracket lies between token `index` and the next. */
static bool
has_comma(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index);
    size_t i;

    for (i = 0; i < gap.len; i++) {
        if (anon_is_one_of(gap.data[i], ",;()")) {
            return true;
        }
    }
    return false;
}

/* "gang ciseke besar no 3": the number behind words in lower case, or 0. */
static size_t
number_behind(const struct anon_document *document, size_t index)
{
    size_t i;

    for (i = index + 1; i <= index + 4 && i < document->token_count; i++) {
        if (has_flag(document, i, ANON_TOKEN_LINE) ||
            !anon_document_joined(document, i - 1, " .", 2)) {
            return 0;
        }
        if (i > index + 1 &&
            (anon_document_cues(document, i) & ANON_CUE_STREET_IN) &&
            is_number(document, i + 1) &&
            anon_document_joined(document, i, " .", 2)) {
            return i + 1;
        }
        if (!has_flag(document, i, ANON_TOKEN_WORD)) {
            return 0;
        }
    }
    return 0;
}

/* "Jalan 10.000 langkah", "jalan 3 km": on foot. */
static bool
is_walk(const struct anon_document *document, size_t index)
{
    const char *after = document->folded + document->tokens[index + 1].end;

    return anon_document_is(document, index, "jalan") &&
        (anon_run_is_counted(document, index + 1) ||
            (anon_is_one_of(after[0], ".,") && anon_is_digit(after[1])));
}

/* Whether an Indonesian street word at `index` begins an address. */
static bool
begins(const struct anon_document *document, size_t index)
{
    bool capital = has_flag(document, index, ANON_TOKEN_CAPITAL);
    uint64_t cues = anon_document_cues(document, index);

    if (cues == 0) {
        return false; /* "rt" is a cue too */
    }
    if (anon_document_is(document, index, "rt")) {
        /* In English "Rt 35" is a route, unless an RW follows. */
        return is_number(document, index + 1) &&
            anon_document_joined(document, index, " .", 2) &&
            (document->language == ANON_LANGUAGE_ID ||
                anon_document_is(document, index + 2, "rw"));
    }
    if (!anon_document_joined(document, index, " .", 2)) {
        return false;
    }
    /* "Kp. Utan Jati RT 1/8" */
    if ((cues & ANON_CUE_AREA) && capital &&
        has_flag(document, index + 1, ANON_TOKEN_CAPITAL)) {
        return number_behind(document, index) > 0;
    }
    if ((cues & ANON_CUE_STREET_BEFORE) == 0 || is_walk(document, index)) {
        return false;
    }
    if (anon_document_is(document, index, "jl") ||
        anon_document_is(document, index, "jln")) {
        return true;
    }
    if (is_number(document, index + 1)) {
        return capital || anon_document_is(document, index, "gg") ||
            anon_document_is(document, index, "blok");
    }
    return (has_flag(document, index + 1, ANON_TOKEN_CAPITAL) &&
               !has_flag(document, index + 1, ANON_TOKEN_SENTENCE)) ||
        number_behind(document, index) > 0;
}

/* "No. 12, Jalan Ampang": the house in Malaysia. */
static size_t
number_before(const struct anon_document *document, size_t index)
{
    return index > 1 && is_number(document, index - 1) &&
            anon_document_joined(document, index - 1, " ,", 2) &&
            (anon_document_is(document, index - 2, "no") ||
                anon_document_is(document, index - 2, "lot")) &&
            anon_document_joined(document, index - 2, " .", 2)
        ? index - 2
        : index;
}

/* ", 47301 Petaling Jaya", ", 11480": the code, and the town behind it. */
static size_t
with_code(const struct anon_document *document, size_t last)
{
    size_t next = last + 1;

    if (!anon_document_joined(document, last, " ,", 2) ||
        !has_flag(document, next, ANON_TOKEN_NUMBER) ||
        has_flag(document, next, ANON_TOKEN_LINE) ||
        len_of(document, next) != 5 || anon_run_is_counted(document, next)) {
        return last;
    }
    while (next - last < 4 && anon_document_joined(document, next, " ", 1) &&
        has_flag(document, next + 1, ANON_TOKEN_CAPITAL) &&
        !has_flag(document, next + 1, ANON_TOKEN_SENTENCE) &&
        (anon_document_cues(document, next + 1) & ~ANON_CUE_OF_RULES) == 0) {
        next++;
    }
    return next;
}

/* ", Surabaya 60111": a town with its postcode; `*ret_last` is the code. */
static bool
is_town(const struct anon_document *document, size_t index, size_t *ret_last)
{
    size_t i;

    for (i = index; i < index + 4 && i < document->token_count; i++) {
        if (has_flag(document, i, ANON_TOKEN_NUMBER)) {
            *ret_last = i;
            return i > index && len_of(document, i) == 5;
        }
        if (!has_flag(document, i, ANON_TOKEN_CAPITAL) ||
            !anon_document_joined(document, i, " ,-", 3)) {
            return false;
        }
    }
    return false;
}

/* Titles in the names of streets, with a full stop: "Jl. Jend. Sudirman". */
static bool
is_rank(const struct anon_document *document, size_t index)
{
    static const char *const ranks[] = { "jend", "moch", "kapt", "kapten",
        "kol", "letjen", "mayjen", "brigjen", "prof", "letkol", "laksda" };
    size_t i;

    for (i = 0; i < sizeof(ranks) / sizeof(ranks[0]); i++) {
        if (anon_document_is(document, index, ranks[i])) {
            return true;
        }
    }
    return len_of(document, index) <= 3;
}

/* Whether token `index` goes on the address that token `index - 1` is in. */
static bool
continues(const struct anon_document *document, size_t index)
{
    uint64_t cues = anon_document_cues(document, index);
    uint64_t before = anon_document_cues(document, index - 1);
    bool abbreviated = is_rank(document, index - 1) &&
        !has_flag(document, index - 1, ANON_TOKEN_NUMBER);

    if (has_flag(document, index, ANON_TOKEN_LINE) ||
        !anon_document_joined(document, index - 1, " .,/-#:()", 4)) {
        return false;
    }
    if (cues & (ANON_CUE_STREET_IN | ANON_CUE_AREA | ANON_CUE_STREET_BEFORE)) {
        return is_number(document, index + 1) ||
            has_flag(document, index + 1, ANON_TOKEN_CAPITAL);
    }
    if (has_comma(document, index - 1)) {
        return false;
    }
    if (is_number(document, index)) {
        return !anon_run_is_counted(document, index);
    }
    if (len_of(document, index) == 1 && is_number(document, index - 1) &&
        document->folded[document->tokens[index - 1].end] != ' ') {
        return true;
    }
    if (has_flag(document, index, ANON_TOKEN_SENTENCE) && !abbreviated) {
        return false;
    }
    return has_flag(document, index, ANON_TOKEN_CAPITAL) ||
        (before & ANON_CUE_STREET_BEFORE) != 0;
}

bool
anon_address_read_before(const struct anon_document *document, size_t index,
    struct anon_address *ret_address)
{
    size_t last = index;
    size_t town;
    bool number = false;

    if (!begins(document, index)) {
        return false;
    }
    town = number_behind(document, index);
    while (last + 1 < document->token_count && last - index < CHAIN_MAX &&
        (last < town || continues(document, last + 1))) {
        last++;
        number = number || is_number(document, last);
    }
    if (last == index) {
        return false;
    }
    if (last + 1 < document->token_count &&
        !has_flag(document, last + 1, ANON_TOKEN_LINE) &&
        anon_document_joined(document, last, " ,", 3) &&
        is_town(document, last + 1, &town)) {
        last = town;
    }
    last = with_code(document, last);
    index = number_before(document, index);
    *ret_address = (struct anon_address){ document->tokens[index].begin,
        document->tokens[last].end, last, number ? 80 : 65, "address.id" };
    return true;
}
