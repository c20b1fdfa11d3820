#ifndef CLI_EXPORT_BRIEF_H
#define CLI_EXPORT_BRIEF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/clean.h"
#include "anonymizer/policy.h"
#include "cli/export/csv_rows.h"
#include "cli/export/page.h"
#include "cli/export/parts.h"
#include "cli/export/words.h"

/*
 * The brief for a supervisor.  Everything that comes from a person is clean
 * text; the rest are numbers and words of ours.  Days count from the first
 * session.
 */
#define EXPORT_NO_DAY INT32_MIN

/* How much of it. */
enum export_extent {
    EXPORT_FULL,     /* twelve parts, every note */
    EXPORT_GROUP,    /* twelve parts as written, no note */
    EXPORT_ONE_PAGE, /* what a supervisor reads before the hour */
};

/* A note, a session or an event on the time line. */
struct export_mark {
    int32_t day; /* or EXPORT_NO_DAY */
    enum export_word kind;
};

/* A session: whether it was held, and how. */
struct export_session {
    int32_t day;
    enum export_word attendance;
    enum export_word modality; /* NONE: not recorded */
};

/* A score, in hundredths, and the published band it lies in. */
struct export_point {
    int32_t day;
    int64_t value;
    enum export_word band; /* NONE: in none */
};

/* A measure and its scores, in the order of their days. */
struct export_measure {
    const struct anon_clean *name;
    bool higher_is_worse;
    int64_t lowest;
    int64_t highest;
    int64_t reliable_change; /* 0: not known */
    struct export_point *points;
    size_t point_count;
};

/* What stands under one of the twelve headings. */
struct export_section {
    struct anon_clean *text; /* NULL: nothing */
    struct export_mark from; /* of a note it is taken from; kind NONE: written
                                for the brief */
    bool shortened;
};

/* What a supervisor can compare over the telephone: "K7XQ-PM2A-77QD-XH3K". */
struct export_fingerprint {
    char text[20];
};

/* False when `text` has another form. */
bool export_fingerprint_set(const char *text,
    struct export_fingerprint *ret_fingerprint);

/* What stands before the notes.  All of it is borrowed. */
struct export_brief {
    enum export_language language;
    enum export_extent extent;
    struct export_pseudonym release; /* what it is called */
    struct export_fingerprint key;
    const struct anon_policy *policy;
    const struct export_section *sections; /* EXPORT_PART_COUNT of them */
    int age_from; /* band of years at the first session; both 0: unknown */
    int age_to;   /* last year of the band; 0: and older */
    unsigned circle[EXPORT_ROLE_COUNT]; /* persons on record, by role */
    const struct export_mark *marks;    /* of the notes, in their order */
    size_t mark_count;
    const struct export_session *sessions;
    size_t session_count;
    const struct export_mark *events;
    size_t event_count;
    const struct export_measure *measures;
    size_t measure_count;
};

/* One note. */
struct export_note {
    int64_t number; /* from 1 */
    struct export_mark mark;
    const struct anon_clean *text; /* NULL: it stands in `part` already */
    enum export_part part;
};

/* What stands after the notes. */
struct export_review {
    int64_t removed[ANON_TYPE_COUNT];
    int64_t kept;      /* found, and left in the text */
    int64_t by_person; /* findings a person decided, now or before */
    bool unreviewed;
};

/*
 * Write a brief on a page that has begun: first all before the notes, then
 * note by note, then the rest.
 */
void export_brief_begin(struct export_page *page,
    const struct export_brief *brief);
void export_brief_note(struct export_page *page,
    const struct export_brief *brief, const struct export_note *note);
void export_brief_end(struct export_page *page,
    const struct export_brief *brief, const struct export_review *review);

/* Writes the form in which a supervisor can answer. */
void export_reply(struct export_page *page, const struct export_brief *brief);

/* Whether a brief of this extent has this part. */
bool export_brief_has(enum export_extent extent, enum export_part part);

/* How many of the parts it could have are empty. */
int64_t export_brief_empty(const struct export_brief *brief);

#endif
