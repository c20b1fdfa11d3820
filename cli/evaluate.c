#include "cli/evaluate.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/evaluate_sum.h"
#include "cli/names_only.h"
#include "cli/scored_text.h"

/* Shorter identifiers are judged by cover, not by search. */
#define SHORT_IDENTIFIER 3

/* How a gold span was covered. */
struct found {
    bool whole;
    bool letters;
    size_t chars;
    size_t covered;
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
    const struct found *found)
{
    struct group *group = group_find(evaluation, kind, name);

    if (group != NULL) {
        group->mentions++;
        group->whole += found->whole;
        group->letters += found->letters;
        group->chars += found->chars;
        group->covered += found->covered;
    }
}

/* Whether two spans have the same text and type: one identifier. */
static bool
is_same(const struct scored_text *page, const json_t *a, const json_t *b)
{
    size_t begin, end, from, to;

    (void)span_bounds(a, page->len, &begin, &end);
    (void)span_bounds(b, page->len, &from, &to);
    return to - from == end - begin &&
        strcmp(field(a, "type", ""), field(b, "type", "")) == 0 &&
        memcmp(page->text + from, page->text + begin,
            (end - begin) * sizeof(*page->text)) == 0;
}

/* Whether an earlier relevant span of the document is the same identifier. */
static bool
is_repeated(const struct evaluation *evaluation, const struct scored_text *page,
    const json_t *spans, size_t index)
{
    size_t i;

    for (i = 0; i < index; i++) {
        const json_t *other = json_array_get(spans, i);

        if (is_relevant(evaluation, other) &&
            is_same(page, json_array_get(spans, index), other)) {
            return true;
        }
    }
    return false;
}

/* Groups of the document as a whole. */
static void
count_document(struct evaluation *evaluation, const json_t *gold,
    const struct found *found)
{
    group_count(evaluation, "language", field(gold, "lang", "?"), found);
    group_count(evaluation, "source", field(gold, "source", "?"), found);
}

static void
count_groups(struct evaluation *evaluation, const json_t *span,
    const struct found *found)
{
    const json_t *known = json_object_get(span, "known");
    const char *type = field(span, "type", "?");
    const char *family = field(span, "family", NULL);
    char name[48];

    group_count(evaluation, "type", type, found);
    group_count(evaluation, "kind", field(span, "kind", "direct"), found);
    if (json_object_get(span, "orig") != NULL) {
        group_count(evaluation, "label", field(span, "orig", "?"), found);
    }
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

static struct found
find(const struct scored_text *page, size_t begin, size_t end)
{
    struct found found = { false, false, 0, 0 };
    bool both[2];

    scored_text_cover(page, begin, end, both);
    found.whole = both[0];
    found.letters = both[1];
    for (; begin < end; begin++) {
        if (!scored_text_space(page->text[begin])) {
            found.chars++;
            found.covered += (page->marks[begin] & SCORED_COVERED) != 0;
        }
    }
    return found;
}

/* Whether the identifier of span `index` can still be read somewhere. */
static bool
leaks(const struct evaluation *evaluation, const struct scored_text *page,
    const struct scored_text *left, const json_t *spans, size_t index)
{
    const json_t *first = json_array_get(spans, index);
    size_t begin, end;

    (void)span_bounds(first, page->len, &begin, &end);
    if (end - begin >= SHORT_IDENTIFIER &&
        scored_text_stands(page, begin, end, left)) {
        return true;
    }
    for (; index < json_array_size(spans); index++) {
        const json_t *span = json_array_get(spans, index);

        if (!is_relevant(evaluation, span) || !is_same(page, first, span)) {
            continue;
        }
        (void)span_bounds(span, page->len, &begin, &end);
        if (end - begin < SHORT_IDENTIFIER
                ? !find(page, begin, end).whole
                : scored_text_untouched(page, begin, end)) {
            return true;
        }
    }
    return false;
}

static void
add_found(struct evaluation *evaluation, const struct found *found,
    struct tally *tally)
{
    tally->mentions++;
    tally->letters += found->letters;
    tally->span_chars += (uint32_t)found->chars;
    tally->span_covered += (uint32_t)found->covered;
    evaluation->mentions++;
    evaluation->whole += found->whole;
    evaluation->letters += found->letters;
    evaluation->span_chars += found->chars;
    evaluation->span_covered += found->covered;
}

/* Judges the relevant gold spans; tells how many leak. */
static size_t
judge_spans(struct evaluation *evaluation, const struct scored_text *page,
    const json_t *gold, const struct scored_text *left, struct tally *tally)
{
    const json_t *spans = json_object_get(gold, "spans");
    size_t index, begin, end, leaked = 0;
    json_t *span;

    json_array_foreach(spans, index, span)
    {
        struct found found;

        if (!is_relevant(evaluation, span)) {
            continue;
        }
        (void)span_bounds(span, page->len, &begin, &end);
        found = find(page, begin, end);
        add_found(evaluation, &found, tally);
        count_groups(evaluation, span, &found);
        count_document(evaluation, gold, &found);
        if (!is_repeated(evaluation, page, spans, index)) {
            evaluation->identifiers++;
            leaked += leaks(evaluation, page, left, spans, index);
        }
    }
    return leaked;
}

/* Sums the characters; tells whether anything at all was covered. */
static bool
count_characters(struct evaluation *evaluation, const struct scored_text *page,
    struct tally *tally)
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
            tally->gold_covered += covered;
            tally->covered += covered;
        } else if ((page->marks[i] & SCORED_CONTEXT) == 0) {
            evaluation->ordinary++;
            evaluation->ordinary_covered += covered;
            tally->covered += covered;
        }
    }
    evaluation->gold_covered += tally->gold_covered;
    evaluation->covered += tally->covered;
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
    *tallies = (struct tally){ 0 };
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

/* Marks what gold and system say of the page. */
static enum evaluation_status
mark_page(const struct evaluation *evaluation, struct scored_text *page,
    const json_t *gold, const json_t *system)
{
    const json_t *spans = json_object_get(gold, "spans");

    if (!json_is_array(spans) || !mark_gold(evaluation, page, spans)) {
        return EVALUATION_BAD_GOLD;
    }
    if (names_only_is(gold) &&
        !names_only_mark(page, field(gold, "text", ""))) {
        return EVALUATION_NO_MEMORY;
    }
    if (system != NULL &&
        !mark_spans(page, json_object_get(system, "spans"), SCORED_COVERED)) {
        return EVALUATION_BAD_SYSTEM;
    }
    return EVALUATION_OK;
}

/* Negative documents by what must not be found in them ("neg_type"). */
static void
count_negative(struct evaluation *evaluation, const json_t *gold, bool any)
{
    const struct found found = { any, any, 1, any };

    evaluation->negatives++;
    evaluation->touched += any;
    if (json_object_get(gold, "neg_type") != NULL) {
        group_count(evaluation, "touched", field(gold, "neg_type", "?"),
            &found);
    }
}

static enum evaluation_status
add_page(struct evaluation *evaluation, struct scored_text *page,
    const json_t *gold, const json_t *system)
{
    const char *made = field(system, "redacted_text", NULL);
    struct scored_text left = { NULL, 0, NULL };
    enum evaluation_status status = mark_page(evaluation, page, gold, system);
    struct tally *tally;
    size_t leaked;
    bool any;

    if (status != EVALUATION_OK) {
        return status;
    }
    tally = tally_add(evaluation);
    if (tally == NULL || (made != NULL && !scored_text_init(&left, made))) {
        scored_text_release(&left);
        return EVALUATION_NO_MEMORY;
    }
    any = count_characters(evaluation, page, tally);
    leaked =
        judge_spans(evaluation, page, gold, made == NULL ? page : &left, tally);
    evaluation->leaks += leaked;
    evaluation->with_gold += tally->mentions > 0;
    evaluation->clean += tally->mentions > 0 && leaked == 0;
    if (json_array_size(json_object_get(gold, "spans")) == 0) {
        count_negative(evaluation, gold, any);
    }
    scored_text_release(&left);
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
