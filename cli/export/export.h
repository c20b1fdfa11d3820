#ifndef CLI_EXPORT_EXPORT_H
#define CLI_EXPORT_EXPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/clean.h"
#include "anonymizer/finding.h"
#include "cli/export/out.h"
#include "cli/export/words.h"

/*
 * The brief for a supervisor.  Everything that comes from a person is clean
 * text; the rest are numbers and words of ours.  Days count from the first
 * session.
 */
#define EXPORT_NO_DAY INT32_MIN

/* One note on the time line. */
struct export_mark {
    int32_t day; /* or EXPORT_NO_DAY */
    enum export_word kind;
};

/* What stands before the notes.  All of it is borrowed. */
struct export_brief {
    enum export_language language;
    const struct anon_clean *question; /* NULL: none was written */
    int age_from; /* band of years at the first session; both 0: unknown */
    int age_to;   /* last year of the band; 0: and older */
    unsigned circle[EXPORT_ROLE_COUNT]; /* persons on record, by role */
    const struct export_mark *marks;    /* of the notes, in their order */
    size_t mark_count;
};

/* One note. */
struct export_note {
    int64_t number; /* from 1 */
    struct export_mark mark;
    const struct anon_clean *text;
};

/* What stands after the notes. */
struct export_review {
    int64_t removed[ANON_TYPE_COUNT];
    int64_t kept;      /* found, and left in the text */
    int64_t by_person; /* findings a person decided, now or before */
    bool unreviewed;
};

/* A way to write a brief. */
struct export_writer {
    const char *name;      /* "html" */
    const char *extension; /* ".html" */
    void (*begin)(struct export_out *out, const struct export_brief *brief);
    void (*put)(struct export_out *out, const struct export_brief *brief,
        const struct export_note *note);
    void (*end)(struct export_out *out, const struct export_brief *brief,
        const struct export_review *review);
};

/* The writer at `index`, in alphabetical order; NULL past the end. */
const struct export_writer *export_writer_at(size_t index);

extern const struct export_writer export_html;
extern const struct export_writer export_markdown;

/* Internal to the writers: the time line as an inline SVG picture. */
void export_plot(struct export_out *out, const struct export_brief *brief);

/* Figures of the time line. */
struct export_extent {
    int64_t days;  /* different days with a note */
    int64_t weeks; /* from the first to the last, rounded up */
    int64_t gap;   /* longest time between two notes, in whole weeks */
    int32_t last;  /* last day; 0 when there is none */
};

/* Sums up marks that stand in the order of their days. */
struct export_extent export_extent(const struct export_mark *marks,
    size_t count);

/* The week a day lies in: days 0 to 6 are week 1. */
int64_t export_week(int32_t day);

#endif
