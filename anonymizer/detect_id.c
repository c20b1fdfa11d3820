#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/check_digit.h"
#include "anonymizer/code.h"
#include "anonymizer/row.h"
#include "anonymizer/run.h"

/* A bare number of this many digits is hardly anything but an identifier. */
#define BARE_DIGITS 9

struct shape {
    const char *rule;
    const char *parts; /* lengths of the parts, or NULL: any */
    bool (*check)(struct anon_text digits);
    uint8_t checked;   /* confidence when the check holds */
    uint8_t unchecked; /* otherwise; 0: no identifier then */
};

/* Swiss social security: 756 and the check digit of EAN-13. */
static bool
is_ahv(struct anon_text digits)
{
    int sum = 0;
    size_t i;

    for (i = 0; i < digits.len; i++) {
        sum += (digits.data[i] - '0') * (i % 2 == 0 ? 1 : 3);
    }
    return digits.len == 13 && memcmp(digits.data, "756", 3) == 0 &&
        sum % 10 == 0;
}

/* Tried in order; the first that fits gives the label. */
static const struct shape shapes[] = {
    { "id.nik", NULL, anon_is_nik, 90, 0 },
    { "id.card", NULL, anon_is_card, 90, 0 },
    { "id.card", "4-4-4-4", anon_is_card, 90, 65 },
    { "id.npwp", "2-3-3-1-3-3", anon_is_npwp, 90, 75 },
    { "id.npwp", "15", anon_is_npwp, 80, 0 },
    { "id.ssn", "3-2-4", anon_is_ssn, 75, 55 },
    { "id.ahv", "3-4-4-2", is_ahv, 80, 0 },
    { "id.mykad", "6-2-4", anon_is_mykad, 80, 0 },
    { "id.tfn", "3-3-3", anon_is_tfn, 75, 0 },
    { "id.abn", "2-3-3-3", anon_is_abn, 80, 0 },
    { "id.medicare", "4-5-1", anon_is_medicare, 80, 0 },
    { "id.medicare", "4-5-1-1", anon_is_medicare, 80, 0 },
    { "id.ird", "3-3-3", anon_is_ird, 75, 0 },
    { "id.nhs", "3-3-4", anon_is_nhs, 75, 0 },
    { "id.nhs", "10", anon_is_nhs, 60, 0 },
};

static bool
fits(const struct shape *shape, const struct anon_run *run)
{
    if (shape->parts == NULL) {
        return true;
    }
    if (shape->parts[2] == '\0') {
        return run->parts == 1 &&
            run->digits ==
            (size_t)((shape->parts[0] - '0') * 10 + shape->parts[1] - '0');
    }
    /* Most differ in the first part already. */
    return (unsigned)(shape->parts[0] - '0') == run->len[0] &&
        anon_run_has_shape(run, shape->parts);
}

/* Shapes that some country writes its numbers in. */
static bool
is_grouped(const struct anon_run *run)
{
    static const char *const known[] = { "3-3-3", "2-3-3-3", "4-4-4", "4-3-3",
        "3-3-3-3" };
    size_t hyphens = 0;
    size_t part;
    size_t i;

    for (part = 1; part < run->parts; part++) {
        hyphens += run->joint[part] == '-';
    }
    if (run->parts > 1 && run->parts < 5 && hyphens == run->parts - 1 &&
        run->digits >= BARE_DIGITS) {
        return true;
    }
    for (i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
        if (anon_run_has_shape(run, known[i])) {
            return (run->joint[1] == ' ' || run->joint[1] == '-') &&
                run->joint[2] == run->joint[1];
        }
    }
    return false;
}

/* The best shape of the run; 0 when it has none. */
static uint8_t
rate_run(const struct anon_run *run, const char **ret_rule)
{
    struct anon_text digits = { run->digit, run->digits };
    size_t i;

    if (run->digits < BARE_DIGITS) {
        return 0; /* no shape has as few */
    }
    for (i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
        uint8_t rated;

        if (!fits(&shapes[i], run)) {
            continue;
        }
        rated =
            shapes[i].check(digits) ? shapes[i].checked : shapes[i].unchecked;
        if (rated > 0) {
            *ret_rule = shapes[i].rule;
            return rated;
        }
    }
    return is_grouped(run) ? 50 : 0;
}

/* Numbers that are identifiers by their shape and check digits. */
static enum anon_status
push_run(const struct anon_document *document, size_t *index,
    struct anon_findings *findings)
{
    struct anon_run run;
    struct anon_run best = { 0 };
    const char *rule = "id.number";
    uint8_t best_rated = 0;

    if (!anon_run_start(document, *index, &run)) {
        return ANON_OK;
    }
    do {
        const char *run_rule = rule;
        uint8_t rated = rate_run(&run, &run_rule);

        if (rated > 0 && rated >= best_rated) {
            best = run;
            best_rated = rated;
            rule = run_rule;
        }
    } while (anon_run_extend(document, &run));
    if (best_rated == 0 ||
        (best_rated <= 50 && anon_run_is_counted(document, best.last))) {
        return ANON_OK;
    }
    *index = best.last;
    return anon_detect_hit(findings, document->tokens[best.first].begin,
        best.end, (struct anon_hit){ ANON_ID, best_rated, rule });
}

/* The end of token `last`, with the bracket that was opened in the code. */
static size_t
end_of(const struct anon_document *document, size_t begin, size_t last)
{
    const char *text = document->folded;
    size_t end = document->tokens[last].end;

    return text[end] == ')' && memchr(text + begin, '(', end - begin) != NULL &&
            memchr(text + begin, ')', end - begin) == NULL
        ? end + 1
        : end;
}

/* A long number, or letters and digits mixed, with no cue at all. */
static enum anon_status
push_bare(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    const struct anon_token *token = &document->tokens[index];
    size_t len = token->end - token->begin;
    size_t digits = token->flags & ANON_TOKEN_NUMBER
        ? len
        : anon_code_digits(document, token->begin, token->end);
    uint8_t confidence = 0;
    size_t last = index;

    if (token->flags & ANON_TOKEN_MIXED) {
        last = anon_code_with_check(document, index);
    }
    if (token->flags & ANON_TOKEN_NUMBER) {
        confidence = len >= BARE_DIGITS ? 55 : 0;
    } else if (anon_is_nric(anon_document_word(document, index)) ||
        anon_is_pps(anon_document_word(document, index))) {
        confidence = 80;
    } else if (anon_plate_is_british_lower(document, index)) {
        confidence = 60;
        last = index + 1;
    } else if (digits >= 5) {
        confidence = 55;
    } else if (digits >= 4 && len >= 7 && (token->flags & ANON_TOKEN_UPPER)) {
        confidence = 50;
    } else if (digits >= 3 && len >= 8 && (token->flags & ANON_TOKEN_UPPER)) {
        confidence = 50;
    } else if (digits >= 4 && len >= 6) {
        confidence = 40;
    }
    /* "#398114"; a weak word before: "student 3344917". */
    if (confidence < 50 && digits >= 5 &&
        (anon_code_is_hashed(document, index) ||
            (digits >= 6 && index > 0 &&
                (anon_document_cues(document, index - 1) & ANON_CUE_ID_WEAK) &&
                !anon_run_is_counted(document, index)))) {
        confidence = 55;
    }
    if (confidence == 0 || len > 128 ||
        (anon_run_is_money(document, index) &&
            !anon_code_is_hashed(document, index))) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, token->begin,
        end_of(document, token->begin, last),
        (struct anon_hit){ ANON_ID, confidence, "id.bare" });
}

/* Codes with their own alphabet: UUID, IBAN, wallet, plate, passport. */
static enum anon_status
push_code(const struct anon_document *document, size_t *index,
    struct anon_findings *findings)
{
    struct anon_code code;
    enum anon_status status;

    if (!anon_code_read(document, *index, &code)) {
        return ANON_OK;
    }
    status = anon_detect_hit(findings, document->tokens[*index].begin,
        document->tokens[code.last].end,
        (struct anon_hit){ ANON_ID, code.confidence, code.rule });
    *index = code.last;
    return status;
}

/*
 * Lower case letters alone make no code, but for half a UUID; nor do words with
 * one capital, but for those that announce one.
 */
static bool
may_be_code(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    return (token->marks &
               (ANON_MARK_CODE | ANON_MARK_MIXED | ANON_MARK_ID |
                   ANON_MARK_SHORT)) != 0 &&
        ((token->flags &
             (ANON_TOKEN_CAPITAL | ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) !=
                0 ||
            token->end - token->begin == 8);
}

/* "ab 4512 xz", "hh 01 02 03 d": codes whose first letters are lower case. */
static bool
is_lower_code(const struct anon_document *document, size_t index,
    size_t *ret_last)
{
    size_t last = index + 2;

    if (!anon_plate_is_lower(document, index) &&
        !anon_code_read_insurance(document, index, &last)) {
        return false;
    }
    *ret_last = last;
    return true;
}

static enum anon_status
push_cued(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    size_t first;
    size_t last;
    uint8_t confidence = anon_code_behind_cue(document, index, &first, &last);

    if (confidence == 0) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[first].begin,
        end_of(document, document->tokens[first].begin, last),
        (struct anon_hit){ ANON_ID, confidence, "id.cue" });
}

/*
 * Where an identifier, or the word for one, may begin.  Few figures are a part
 * of one only with more of them behind, with a joint, or behind the region of
 * a plate; capitals only with a joint or figures.  The second half of "a/c" is
 * a word for one.
 */
static uint64_t
find_codes(const struct anon_marks *marks, size_t block)
{
    struct anon_row number = anon_row_of(marks, block, ANON_MARK_NUMBER);
    struct anon_row mixed = anon_row_of(marks, block, ANON_MARK_MIXED);
    struct anon_row region = anon_row_of(marks, block, ANON_MARK_BEFORE);
    uint64_t letter = anon_marks_block(marks, block, ANON_MARK_SHORT);
    uint64_t joint =
        anon_marks_block(marks, block, ANON_MARK_DOTTED | ANON_MARK_SLASH);
    uint64_t words = anon_marks_block(marks, block, ANON_MARK_CODE) | letter;

    return anon_marks_block(marks, block, ANON_MARK_ID) | mixed.here |
        (number.here &
            (anon_marks_block(marks, block, ANON_MARK_LONG) | joint |
                anon_row_next(number, 1) | anon_row_last(region, 1))) |
        (words & ~number.here &
            (joint | anon_row_next(anon_row_or(number, mixed), 1))) |
        (letter & anon_marks_block(marks, block, ANON_MARK_BEHIND));
}

enum anon_status
anon_detect_id(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_where(document->marks, find_codes);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        uint64_t cues = anon_document_cues(document, i);
        size_t at = i;

        if ((cues &
                (ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_NUMBERED)) ||
            anon_code_is_account(document, i)) {
            status = push_cued(document, i, findings);
        }
        if (status == ANON_OK && may_be_code(document, i)) {
            status = push_code(document, &at, findings);
        }
        if (status != ANON_OK || at > i) {
            i = at;
            continue;
        }
        if (i > 0 && (document->tokens[i].flags & ANON_TOKEN_NUMBER) &&
            is_lower_code(document, i - 1, &at)) {
            status = anon_detect_hit(findings, document->tokens[i - 1].begin,
                document->tokens[at].end,
                (struct anon_hit){ ANON_ID, 60, "id.lower" });
            i = at;
            continue;
        }
        if ((document->tokens[i].flags & ANON_TOKEN_NUMBER) &&
            anon_run_may_reach(document, i, BARE_DIGITS)) {
            status = push_run(document, &at, findings);
        }
        if (status == ANON_OK && at == i &&
            (document->tokens[i].flags &
                (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED))) {
            status = push_bare(document, i, findings);
        }
        i = at;
    }
    return status;
}
