#ifndef CLI_EVALUATE_H
#define CLI_EVALUATE_H

#include <stdbool.h>
#include <stddef.h>

#include <jansson.h>

/*
 * Scores an anonymizer against gold spans.  Measures, as usual in the field:
 * a mention is found `whole` when every character that prints is covered, and
 * by its `letters` when every letter and digit is; precision is the share of
 * covered characters that belong to a gold span; a leak is an identifier that
 * still stands in the text, whole and not inside a longer word.
 */
struct evaluation;

/* Which part of the gold counts. */
struct evaluation_filter {
    const char *language; /* "en", "id" or NULL for all */
    const char *source;   /* documents whose source contains it, or NULL */
    bool direct_only;     /* leave quasi-identifiers out */
};

/* Makes an empty evaluation; NULL when memory ran out. */
struct evaluation *evaluation_new(const struct evaluation_filter *filter);

/* Frees and sets the caller's pointer to NULL.  NULL is fine. */
void evaluation_free(struct evaluation **evaluation);

enum evaluation_status {
    EVALUATION_OK = 0,
    EVALUATION_SKIPPED,    /* the filter leaves this document out */
    EVALUATION_BAD_GOLD,   /* a field is missing or a span lies outside */
    EVALUATION_BAD_SYSTEM, /* the same in the system's answer */
    EVALUATION_NO_MEMORY,
};

/*
 * Adds one document.  `gold` is {"id","lang","source","text","spans":[{"start",
 * "end","type","kind"?,"known"?,"variant"? or "family"?}]}; `system` is
 * {"spans":[{"start","end"}], "redacted_text"?}, or NULL for an untouched
 * document; leaks are looked for in the redacted text where there is one.
 * Offsets are Unicode code points.  Nothing is kept of the text.
 */
enum evaluation_status evaluation_add(struct evaluation *evaluation,
    const json_t *gold, const json_t *system);

/* One line of the result: all, one type, one variant family, ... */
struct evaluation_row {
    const char *group; /* "type", "known", "unknown", "family", "kind",
                          "language", "source", "label" or "touched" */
    const char *name;
    size_t mentions;
    double whole;   /* share of mentions found whole, 0 to 1 */
    double letters; /* share found by their letters and digits */
    double chars;   /* share of their characters covered */
};

/* What holds for the set as a whole; shares are 0 to 1, or -1 for "none". */
struct evaluation_summary {
    size_t documents;
    size_t mentions;
    double whole;
    double chars; /* share of the characters of gold spans covered */
    double letters;
    double letters_low; /* bootstrap 95 % interval over documents */
    double letters_high;
    double precision;
    double precision_low;
    double precision_high;
    double f1; /* of precision and `chars` */
    double f2;
    double f2_low;
    double f2_high;
    double over;  /* share of ordinary characters covered */
    double clean; /* documents with gold and without any leak */
    size_t negatives;
    double touched; /* negative documents with anything covered */
    size_t leaks;
    size_t identifiers;
};

/* Sums up.  The bootstrap is seeded, so equal input gives equal output. */
void evaluation_summarise(const struct evaluation *evaluation,
    struct evaluation_summary *ret_summary);

/* The rows, in the order they are shown; index from 0; false past the end. */
bool evaluation_row(const struct evaluation *evaluation, size_t index,
    struct evaluation_row *ret_row);

#endif
