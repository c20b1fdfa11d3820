#ifndef CLI_EVALUATE_SUM_H
#define CLI_EVALUATE_SUM_H

#include <stddef.h>
#include <stdint.h>

#include "cli/evaluate.h"

/* What evaluate.c counts and evaluate_sum.c sums up. */

#define GROUPS_MAX 1024

struct group {
    char kind[12];
    char name[48];
    size_t mentions;
    size_t whole;
    size_t letters;
    size_t chars; /* that print */
    size_t covered;
};

/* What the bootstrap needs of a document. */
struct tally {
    uint32_t mentions;
    uint32_t letters;
    uint32_t covered;      /* characters, gold or ordinary */
    uint32_t gold_covered; /* characters that are gold */
    uint32_t span_chars;   /* characters of gold spans */
    uint32_t span_covered;
};

struct evaluation {
    struct evaluation_filter filter;
    struct group groups[GROUPS_MAX];
    size_t group_count;
    struct tally *tallies;
    size_t documents;
    size_t capacity;
    size_t mentions, whole, letters;
    size_t span_chars, span_covered;
    size_t gold_covered;
    size_t covered, ordinary, ordinary_covered;
    size_t leaks, identifiers;
    size_t with_gold, clean;
    size_t negatives, touched;
};

#endif
