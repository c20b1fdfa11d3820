#include "cli/release/leftover.h"

#include "anonymizer/quasi.h"
#include "anonymizer/rare.h"
#include "cli/release/merge.h"

static const char *const rare_rules[] = {
    [ANON_RARE_NUMBER] = "rare.number",
    [ANON_RARE_CAPITAL] = "rare.capital",
    [ANON_RARE_WORD] = "rare.word",
};

/* What happens to few tells most; every therapy has a month. */
static const struct {
    const char *rule;
    uint8_t commonness;
} quasi_rules[ANON_QUASI_COUNT] = {
    [ANON_QUASI_OCCUPATION] = { "rare.occupation", 6 },
    [ANON_QUASI_RELIGION] = { "rare.religion", 6 },
    [ANON_QUASI_ETHNICITY] = { "rare.ethnicity", 6 },
    [ANON_QUASI_MEDICATION] = { "rare.medication", 7 },
    [ANON_QUASI_DIAGNOSIS] = { "rare.diagnosis", 4 },
    [ANON_QUASI_SCHOOL] = { "rare.school", 6 },
    [ANON_QUASI_EMPLOYER] = { "rare.employer", 6 },
    [ANON_QUASI_EVENT] = { "rare.event", 1 },
    [ANON_QUASI_CALENDAR] = { "rare.calendar", 8 },
};

/* Pushes what touches none of the first `known` findings from `*low` on. */
static enum anon_status
push(struct anon_findings *findings, size_t known, size_t *low,
    const struct anon_finding *leftover)
{
    while (*low < known && findings->items[*low].end <= leftover->begin) {
        (*low)++;
    }
    for (size_t i = *low; i < known && findings->items[i].begin < leftover->end;
         i++) {
        if (findings->items[i].end > leftover->begin) {
            return ANON_OK;
        }
    }
    return anon_findings_push(findings, leftover);
}

static struct anon_finding
leftover_at(size_t begin, size_t end, const char *rule, uint8_t commonness)
{
    return (struct anon_finding){
        .begin = begin,
        .end = end,
        .type = ANON_DETAIL,
        .decision = ANON_FLAG,
        .confidence = commonness,
        .identifier = ANON_NO_IDENTIFIER,
        .rule = rule,
    };
}

static enum anon_status
add_quasi(struct anon_text text, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_quasi_mark mark;
    size_t known = findings->len, low = 0, at = 0;

    while (status == ANON_OK && anon_quasi_next(text, &at, &mark)) {
        const struct anon_finding leftover = leftover_at(mark.begin, mark.end,
            quasi_rules[mark.quasi].rule, quasi_rules[mark.quasi].commonness);

        status = push(findings, known, &low, &leftover);
    }
    return status;
}

static enum anon_status
add_rare(struct anon_text text, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_rare_mark mark;
    size_t known = findings->len, low = 0, at = 0;

    while (status == ANON_OK && anon_rare_next(text, &at, &mark)) {
        const struct anon_finding leftover = leftover_at(mark.begin, mark.end,
            rare_rules[mark.rare], mark.commonness);

        status = push(findings, known, &low, &leftover);
    }
    return status;
}

enum anon_status
release_leftover_add(struct anon_text text, bool quasi,
    struct anon_findings *findings)
{
    enum anon_status status = quasi ? add_quasi(text, findings) : ANON_OK;

    release_merge_sort(findings);
    if (status == ANON_OK) {
        status = add_rare(text, findings);
    }
    release_merge_sort(findings);
    return status;
}
