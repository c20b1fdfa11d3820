#include "cli/evaluate_sum.h"

#include <stdlib.h>
#include <string.h>

#define BOOTSTRAP_ROUNDS 1000

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

/* F-measure with recall weighed `beta` squared times. */
static double
f_measure(double precision, double recall, double beta)
{
    double weight = beta * beta;

    return precision <= 0 || recall <= 0
        ? 0
        : (1 + weight) * precision * recall / (weight * precision + recall);
}

/* As usual where nothing was covered or nothing was gold: no error, no loss. */
static double
f_of(const struct tally *sum, double beta)
{
    double recall = share(sum->span_covered, sum->span_chars);
    double precision = share(sum->gold_covered, sum->covered);

    return f_measure(precision < 0 ? (sum->span_chars == 0 ? 1 : 0) : precision,
        recall < 0 ? 1 : recall, beta);
}

/* One resampling of the documents. */
static struct tally
resample(const struct evaluation *evaluation, uint64_t *state)
{
    struct tally sum = { 0 };
    size_t i;

    for (i = 0; i < evaluation->documents; i++) {
        const struct tally *tally =
            &evaluation->tallies[next_random(state) % evaluation->documents];

        sum.mentions += tally->mentions;
        sum.letters += tally->letters;
        sum.covered += tally->covered;
        sum.gold_covered += tally->gold_covered;
        sum.span_chars += tally->span_chars;
        sum.span_covered += tally->span_covered;
    }
    return sum;
}

static void
put_interval(double *values, double *ret_low, double *ret_high)
{
    qsort(values, BOOTSTRAP_ROUNDS, sizeof(values[0]), by_value);
    *ret_low = values[BOOTSTRAP_ROUNDS * 25 / 1000];
    *ret_high = values[BOOTSTRAP_ROUNDS * 975 / 1000];
}

static void
bootstrap(const struct evaluation *evaluation,
    struct evaluation_summary *summary)
{
    double letters[BOOTSTRAP_ROUNDS];
    double precision[BOOTSTRAP_ROUNDS];
    double f2[BOOTSTRAP_ROUNDS];
    uint64_t state = 0x9E3779B97F4A7C15u;
    size_t round;

    for (round = 0; round < BOOTSTRAP_ROUNDS; round++) {
        struct tally sum = resample(evaluation, &state);

        letters[round] = share(sum.letters, sum.mentions);
        precision[round] = share(sum.gold_covered, sum.covered);
        f2[round] = f_of(&sum, 2);
    }
    put_interval(letters, &summary->letters_low, &summary->letters_high);
    put_interval(precision, &summary->precision_low, &summary->precision_high);
    put_interval(f2, &summary->f2_low, &summary->f2_high);
}

void
evaluation_summarise(const struct evaluation *evaluation,
    struct evaluation_summary *ret_summary)
{
    const struct tally sum = { .covered = (uint32_t)evaluation->covered,
        .gold_covered = (uint32_t)evaluation->gold_covered,
        .span_chars = (uint32_t)evaluation->span_chars,
        .span_covered = (uint32_t)evaluation->span_covered };
    struct evaluation_summary all = { 0 };

    all.documents = evaluation->documents;
    all.mentions = evaluation->mentions;
    all.whole = share(evaluation->whole, evaluation->mentions);
    all.letters = share(evaluation->letters, evaluation->mentions);
    all.chars = share(evaluation->span_covered, evaluation->span_chars);
    all.letters_low = all.letters_high = all.letters;
    all.precision = share(evaluation->gold_covered, evaluation->covered);
    all.precision_low = all.precision_high = all.precision;
    all.f1 = f_of(&sum, 1);
    all.f2 = all.f2_low = all.f2_high = f_of(&sum, 2);
    if (evaluation->mentions > 0) {
        bootstrap(evaluation, &all);
    }
    all.over = share(evaluation->ordinary_covered, evaluation->ordinary);
    all.clean = share(evaluation->clean, evaluation->with_gold);
    all.negatives = evaluation->negatives;
    all.touched = share(evaluation->touched, evaluation->negatives);
    all.leaks = evaluation->leaks;
    all.identifiers = evaluation->identifiers;
    *ret_summary = all;
}

bool
evaluation_row(const struct evaluation *evaluation, size_t index,
    struct evaluation_row *ret_row)
{
    static const char *const order[] = { "type", "known", "unknown", "family",
        "kind", "language", "source", "label", "touched" };
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
            ret_row->chars = share(group->covered, group->chars);
            return true;
        }
    }
    return false;
}
