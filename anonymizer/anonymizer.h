#ifndef ANONYMIZER_ANONYMIZER_H
#define ANONYMIZER_ANONYMIZER_H

#include <stddef.h>
#include <stdint.h>

#include "anonymizer/clean.h"
#include "anonymizer/finding.h"
#include "anonymizer/known.h"
#include "anonymizer/policy.h"
#include "anonymizer/status.h"
#include "anonymizer/text.h"

/*
 * The engine: text and rules in, findings out; findings and text in, clean
 * text out.  No I/O, clock, locale or globals; every buffer that held text is
 * wiped before it is freed.
 */

/* Longest text of one scan, in bytes; longer is ANON_ERR_LIMIT. */
#define ANON_TEXT_MAX ((size_t)64 << 20)

enum anon_language {
    ANON_LANGUAGE_AUTO, /* guessed from the text */
    ANON_LANGUAGE_EN,
    ANON_LANGUAGE_ID,
};

/*
 * What the notes of one case taught: names, places and organisations found by
 * a strong cue in one note are looked for in all of them.  Optional.
 */
struct anon_memory;

/* Makes an empty memory; the caller frees it. */
enum anon_status anon_memory_new(
    struct anon_memory **ret_memory) ANON_CHECK_RESULT;

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void anon_memory_free(struct anon_memory **memory);

/*
 * Memory that scans use one after the other, and what they found out about
 * words on the way: the findings are the same with it and without, sooner.  It
 * serves one thread at a time and keeps parts of the texts until it is freed.
 */
struct anon_scratch;

/* Makes one; the caller frees it. */
enum anon_status anon_scratch_new(
    struct anon_scratch **ret_scratch) ANON_CHECK_RESULT;

/* Wipes, frees and sets the caller's pointer to NULL. */
void anon_scratch_free(struct anon_scratch **scratch);

/* How to scan.  Everything is borrowed for the call; NULL means "none". */
struct anon_scan_options {
    enum anon_language language;
    const struct anon_policy *policy; /* NULL: supervision */
    const struct anon_known *known;   /* may be NULL */
    const struct anon_memory *memory; /* may be NULL */
    struct anon_scratch *scratch;     /* may be NULL */
};

/*
 * Adds to `memory` what `text` teaches by strong cues.  Call it for every note
 * of a case before scanning the first.
 */
enum anon_status anon_learn(struct anon_text text,
    const struct anon_scan_options *options,
    struct anon_memory *memory) ANON_CHECK_RESULT;

/*
 * Finds identifiers.  Findings are sorted; those with ANON_REMOVE are
 * disjoint, those with ANON_FLAG overlap none of them.  The caller releases
 * `*ret_findings`.
 */
enum anon_status anon_scan(struct anon_text text,
    const struct anon_scan_options *options,
    struct anon_findings *ret_findings) ANON_CHECK_RESULT;

/*
 * The people, places and numbers of one release, so that the same one gets the
 * same replacement in every text of that release ("[Person 2]").
 */
struct anon_cast;

/* Makes an empty cast; the caller frees it. */
enum anon_status anon_cast_new(struct anon_cast **ret_cast) ANON_CHECK_RESULT;

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void anon_cast_free(struct anon_cast **cast);

/*
 * Gives person number `person` of the anon_known items a role label, such as
 * "Klien" or "Client's mother", written into the text as "[Klien]".  The label
 * is copied.
 */
enum anon_status anon_cast_label(struct anon_cast *cast, uint32_t person,
    const char *label) ANON_CHECK_RESULT;

/* Days since 1970-01-01 that stand for "unknown". */
#define ANON_NO_DAY INT32_MIN

/* How to replace.  Everything is borrowed for the call. */
struct anon_transform {
    enum anon_language language;      /* of the replacement words; AUTO is EN */
    const struct anon_policy *policy; /* NULL: supervision */
    const struct anon_known *known;   /* the one the scan used, or NULL */
    struct anon_cast *cast;           /* NULL: bare type tags, "[PERSON]" */
    /*
     * The day of the first session, in days since 1970-01-01.  Where the
     * policy says so, full dates become "[day 35]" or "[week 6]" counted from
     * it, which keeps every interval and gives no date away; ANON_NO_DAY
     * makes them "[DATE]".
     */
    int32_t first_day;
    /*
     * Where a policy shifts dates: a random number of this case and release
     * domain, the same for all its texts, from which the days are made by
     * which they move.  0: dates become "[DATE]".
     */
    uint64_t shift;
    /*
     * Where a policy invents names: a random number of this release, kept
     * nowhere, from which they are drawn, and the identifiers an invented name
     * must not look like (NULL: `known`).  0: numbers instead of names.
     */
    uint64_t domain;
    const struct anon_known *avoid;
};

/*
 * Makes clean text: `text` with exactly the findings marked ANON_REMOVE
 * replaced.  The findings must be sorted and disjoint as anon_scan() leaves
 * them; a caller may change decisions, types and drop items.
 * On success the caller frees `*ret_clean`.
 */
enum anon_status anon_redact(struct anon_text text,
    const struct anon_findings *findings,
    const struct anon_transform *transform,
    struct anon_clean **ret_clean) ANON_CHECK_RESULT;

/*
 * Makes clean text out of a constant the program itself wrote (a heading, a
 * field name).  Never call it with anything a person typed.
 */
enum anon_status anon_clean_constant(const char *constant,
    struct anon_clean **ret_clean) ANON_CHECK_RESULT;

/*
 * Days since 1970-01-01 of an ISO date (YYYY-MM-DD), or ANON_NO_DAY.
 */
int32_t anon_day_of(struct anon_text date);

#endif
