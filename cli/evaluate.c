#include "cli/evaluate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/scored_text.h"

#define GROUPS_MAX 256
#define BOOTSTRAP_ROUNDS 1000
/* Shorter identifiers are judged by cover, not by search. */
#define SHORT_IDENTIFIER 3

struct group {
    char kind[12];
    char name[48];
    size_t mentions;
    size_t whole;
    size_t letters;
};

/* What the bootstrap needs of a document. */
struct tally {
    uint32_t mentions;
    uint32_t letters;
};

struct evaluation {
    struct evaluation_filter filter;
    struct group groups[GROUPS_MAX];
    size_t group_count;
    struct tally *tallies;
    size_t documents;
    size_t capacity;
    size_t mentions, letters;
    size_t gold_chars, gold_covered;
    size_t covered, ordinary, ordinary_covered;
    size_t leaks, identifiers;
    size_t with_gold, clean;
    size_t negatives, touched;
};

struct evaluation *
evaluation_new(const struct evaluation_filter *filter)
{
    struct evaluation *evaluation = calloc(1, sizeof(*evaluation));

    if (evaluation != NULL) {
        evaluation->filter = *filter;
    }
    return evaluation;
}

void
evaluation_free(struct evaluation **evaluation)
{
    if (*evaluation != NULL) {
        free((*evaluation)->tallies);
        free(*evaluation);
        *evaluation = NULL;
    }
}

/* Reads start and end of a span; false when it lies outside the text. */
static bool
span_bounds(const json_t *span, size_t len, size_t *ret_begin, size_t *ret_end)
{
    const json_t *start = json_object_get(span, "start");
    const json_t *end = json_object_get(span, "end");

    if (!json_is_integer(start) || !json_is_integer(end)) {
        return false;
    }
    *ret_begin = (size_t)json_integer_value(start);
    *ret_end = (size_t)json_integer_value(end);
    return json_integer_value(start) >= 0 && *ret_begin < *ret_end &&
        *ret_end <= len;
}

static bool
mark_spans(struct scored_text *page, const json_t *spans, uint8_t mark)
{
    size_t index, begin, end;
    json_t *span;

    json_array_foreach(spans, index, span)
    {
        if (!span_bounds(span, page->len, &begin, &end)) {
            return false;
        }
        while (begin < end) {
            page->marks[begin++] |= mark;
        }
    }
    return true;
}

static const char *
field(const json_t *object, const char *key, const char *absent)
{
    const char *value = json_string_value(json_object_get(object, key));

    return value == NULL ? absent : value;
}

static bool
is_relevant(const struct evaluation *evaluation, const json_t *span)
{
    const char *kind = field(span, "kind", "direct");

    return strcmp(kind, "direct") == 0 ||
        (strcmp(kind, "quasi") == 0 && !evaluation->filter.direct_only);
}

static struct group *
group_find(struct evaluation *evaluation, const char *kind, const char *name)
{
    struct group *group;
    size_t i;

    for (i = 0; i < evaluation->group_count; i++) {
        group = &evaluation->groups[i];
        if (strcmp(group->kind, kind) == 0 && strcmp(group->name, name) == 0) {
            return group;
        }
    }
    if (evaluation->group_count == GROUPS_MAX) {
        return NULL;
    }
    group = &evaluation->groups[evaluation->group_count++];
    memccpy(group->kind, kind, '\0', sizeof(group->kind) - 1);
    memccpy(group->name, name, '\0', sizeof(group->name) - 1);
    return group;
}

static void
group_count(struct evaluation *evaluation, const char *kind, const char *name,
    const bool found[2])
{
    struct group *group = group_find(evaluation, kind, name);

    if (group != NULL) {
        group->mentions++;
        group->whole += found[0];
        group->letters += found[1];
    }
}

/* Whether an earlier span of the document has the same text and type. */
static bool
is_repeated(const struct scored_text *page, const json_t *spans, size_t index)
{
    const json_t *span = json_array_get(spans, index);
    size_t begin, end, i;

    (void)span_bounds(span, page->len, &begin, &end);
    for (i = 0; i < index; i++) {
        const json_t *other = json_array_get(spans, i);
        size_t from, to;

        (void)span_bounds(other, page->len, &from, &to);
        if (to - from == end - begin &&
            strcmp(field(other, "type", ""), field(span, "type", "")) == 0 &&
            memcmp(page->text + from, page->text + begin,
                (end - begin) * sizeof(*page->text)) == 0) {
            return true;
        }
    }
    return false;
}

static void
count_groups(struct evaluation *evaluation, const json_t *span,
    const bool found[2])
{
    const json_t *known = json_object_get(span, "known");
    const char *type = field(span, "type", "?");
    const char *family = field(span, "family", NULL);
    char name[48];

    group_count(evaluation, "type", type, found);
    if (family != NULL) {
        group_count(evaluation, "family", family, found);
    }
    if (known == NULL) {
        return;
    }
    group_count(evaluation, json_is_true(known) ? "known" : "unknown", type,
        found);
    family = field(span, "variant", NULL);
    if (family != NULL) {
        (void)snprintf(name, sizeof(name), "%.20s %.24s", type, family);
        group_count(evaluation, json_is_true(known) ? "known" : "unknown", name,
            found);
    }
}

/* Judges the relevant gold spans; tells how many leak. */
static size_t
judge_spans(struct evaluation *evaluation, const struct scored_text *page,
    const json_t *spans, struct tally *tally)
{
    size_t index, begin, end, leaks = 0;
    bool found[2];
    json_t *span;

    json_array_foreach(spans, index, span)
    {
        if (!is_relevant(evaluation, span)) {
            continue;
        }
        (void)span_bounds(span, page->len, &begin, &end);
        scored_text_cover(page, begin, end, found);
        tally->mentions++;
        tally->letters += found[1];
        count_groups(evaluation, span, found);
        if (is_repeated(page, spans, index)) {
            continue;
        }
        evaluation->identifiers++;
        if (end - begin < SHORT_IDENTIFIER) {
            leaks += !found[0];
        } else {
            leaks += scored_text_untouched(page, begin, end) ||
                scored_text_stands(page, begin, end);
        }
    }
    return leaks;
}

/* Sums the characters; tells whether anything at all was covered. */
static bool
count_characters(struct evaluation *evaluation, const struct scored_text *page)
{
    bool any = false;
    size_t i;

    for (i = 0; i < page->len; i++) {
        bool covered = (page->marks[i] & SCORED_COVERED) != 0;

        if (scored_text_space(page->text[i])) {
            continue;
        }
        any = any || covered;
        if ((page->marks[i] & SCORED_GOLD) != 0) {
            evaluation->gold_chars++;
            evaluation->gold_covered += covered;
            evaluation->covered += covered;
        } else if ((page->marks[i] & SCORED_CONTEXT) == 0) {
            evaluation->ordinary++;
            evaluation->ordinary_covered += covered;
            evaluation->covered += covered;
        }
    }
    return any;
}

static struct tally *
tally_add(struct evaluation *evaluation)
{
    size_t capacity = evaluation->capacity == 0 ? 64 : evaluation->capacity * 2;
    struct tally *tallies;

    if (evaluation->documents == evaluation->capacity) {
        tallies = realloc(evaluation->tallies, capacity * sizeof(*tallies));
        if (tallies == NULL) {
            return NULL;
        }
        evaluation->tallies = tallies;
        evaluation->capacity = capacity;
    }
    tallies = &evaluation->tallies[evaluation->documents++];
    *tallies = (struct tally){ 0, 0 };
    return tallies;
}

static bool
mark_gold(const struct evaluation *evaluation, struct scored_text *page,
    const json_t *spans)
{
    size_t index, begin, end;
    json_t *span;

    json_array_foreach(spans, index, span)
    {
        uint8_t mark =
            is_relevant(evaluation, span) ? SCORED_GOLD : SCORED_CONTEXT;

        if (!span_bounds(span, page->len, &begin, &end)) {
            return false;
        }
        while (begin < end) {
            page->marks[begin++] |= mark;
        }
    }
    return true;
}

static enum evaluation_status
add_page(struct evaluation *evaluation, struct scored_text *page,
    const json_t *gold, const json_t *system)
{
    const json_t *spans = json_object_get(gold, "spans");
    struct tally *tally;
    size_t leaks;
    bool any;

    if (!json_is_array(spans) || !mark_gold(evaluation, page, spans)) {
        return EVALUATION_BAD_GOLD;
    }
    if (system != NULL &&
        !mark_spans(page, json_object_get(system, "spans"), SCORED_COVERED)) {
        return EVALUATION_BAD_SYSTEM;
    }
    tally = tally_add(evaluation);
    if (tally == NULL) {
        return EVALUATION_NO_MEMORY;
    }
    any = count_characters(evaluation, page);
    leaks = judge_spans(evaluation, page, spans, tally);
    evaluation->mentions += tally->mentions;
    evaluation->letters += tally->letters;
    evaluation->leaks += leaks;
    evaluation->with_gold += tally->mentions > 0;
    evaluation->clean += tally->mentions > 0 && leaks == 0;
    evaluation->negatives += json_array_size(spans) == 0;
    evaluation->touched += json_array_size(spans) == 0 && any;
    return EVALUATION_OK;
}

enum evaluation_status
evaluation_add(struct evaluation *evaluation, const json_t *gold,
    const json_t *system)
{
    const struct evaluation_filter *filter = &evaluation->filter;
    const char *text = field(gold, "text", NULL);
    struct scored_text page = { NULL, 0, NULL };
    enum evaluation_status status;

    if ((filter->language != NULL &&
            strcmp(field(gold, "lang", ""), filter->language) != 0) ||
        (filter->source != NULL &&
            strstr(field(gold, "source", ""), filter->source) == NULL)) {
        return EVALUATION_SKIPPED;
    }
    if (text == NULL) {
        return EVALUATION_BAD_GOLD;
    }
    status = EVALUATION_NO_MEMORY;
    if (scored_text_init(&page, text)) {
        status = add_page(evaluation, &page, gold, system);
    }
    scored_text_release(&page);
    return status;
}

static double
share(size_t part, size_t whole)
{
    return whole == 0 ? -1.0 : (double)part / (double)whole;
}

/* xorshift64: deterministic and good enough to resample with. */
static uint64_t
next_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static int
by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static void
bootstrap(const struct evaluation *evaluation,
    struct evaluation_summary *summary)
{
    double shares[BOOTSTRAP_ROUNDS];
    uint64_t state = 0x9E3779B97F4A7C15u;
    size_t round, i, mentions, letters;

    for (round = 0; round < BOOTSTRAP_ROUNDS; round++) {
        mentions = 0;
        letters = 0;
        for (i = 0; i < evaluation->documents; i++) {
            const struct tally *tally =
                &evaluation
                     ->tallies[next_random(&state) % evaluation->documents];

            mentions += tally->mentions;
            letters += tally->letters;
        }
        shares[round] = share(letters, mentions);
    }
    qsort(shares, BOOTSTRAP_ROUNDS, sizeof(shares[0]), by_value);
    summary->letters_low = shares[BOOTSTRAP_ROUNDS * 25 / 1000];
    summary->letters_high = shares[BOOTSTRAP_ROUNDS * 975 / 1000];
}

void
evaluation_summarise(const struct evaluation *evaluation,
    struct evaluation_summary *ret_summary)
{
    struct evaluation_summary sum = { 0 };
    double recall = share(evaluation->gold_covered, evaluation->gold_chars);

    sum.documents = evaluation->documents;
    sum.mentions = evaluation->mentions;
    sum.letters = share(evaluation->letters, evaluation->mentions);
    sum.letters_low = sum.letters;
    sum.letters_high = sum.letters;
    if (evaluation->mentions > 0) {
        bootstrap(evaluation, &sum);
    }
    sum.precision = share(evaluation->gold_covered, evaluation->covered);
    sum.f2 = sum.precision <= 0 || recall <= 0
        ? 0
        : 5 * sum.precision * recall / (4 * sum.precision + recall);
    sum.over = share(evaluation->ordinary_covered, evaluation->ordinary);
    sum.clean = share(evaluation->clean, evaluation->with_gold);
    sum.touched = share(evaluation->touched, evaluation->negatives);
    sum.leaks = evaluation->leaks;
    sum.identifiers = evaluation->identifiers;
    *ret_summary = sum;
}

bool
evaluation_row(const struct evaluation *evaluation, size_t index,
    struct evaluation_row *ret_row)
{
    static const char *const order[] = { "type", "known", "unknown", "family" };
    size_t kind, i;

    for (kind = 0; kind < sizeof(order) / sizeof(order[0]); kind++) {
        for (i = 0; i < evaluation->group_count; i++) {
            const struct group *group = &evaluation->groups[i];

            if (strcmp(group->kind, order[kind]) != 0 || index-- != 0) {
                continue;
            }
            ret_row->group = group->kind;
            ret_row->name = group->name;
            ret_row->mentions = group->mentions;
            ret_row->whole = share(group->whole, group->mentions);
            ret_row->letters = share(group->letters, group->mentions);
            return true;
        }
    }
    return false;
}
