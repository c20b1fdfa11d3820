#include "cli/export/export.h"

static void
phrase(struct export_out *out, const struct export_brief *brief,
    enum export_phrase which)
{
    export_out_constant(out, export_phrase(which, brief->language));
}

static void
heading(struct export_out *out, const struct export_brief *brief,
    enum export_phrase which)
{
    export_out_constant(out, "\n## ");
    phrase(out, brief, which);
    export_out_constant(out, "\n\n");
}

static void
figure(struct export_out *out, const struct export_brief *brief,
    enum export_phrase which, int64_t number)
{
    export_out_constant(out, "- ");
    phrase(out, brief, which);
    export_out_constant(out, ": ");
    export_out_number(out, number);
    export_out_constant(out, "\n");
}

static void
question(struct export_out *out, const struct export_brief *brief)
{
    heading(out, brief, EXPORT_PHRASE_QUESTION);
    if (brief->question == NULL) {
        phrase(out, brief, EXPORT_PHRASE_NO_QUESTION);
    } else {
        export_out_clean(out, brief->question, EXPORT_FORM_MARKDOWN);
    }
    export_out_constant(out, "\n");
}

static void
age(struct export_out *out, const struct export_brief *brief)
{
    export_out_constant(out, "- ");
    phrase(out, brief, EXPORT_PHRASE_AGE);
    export_out_constant(out, ": ");
    if (brief->age_from == 0 && brief->age_to == 0) {
        phrase(out, brief, EXPORT_PHRASE_AGE_UNKNOWN);
        export_out_constant(out, "\n");
        return;
    }
    export_out_number(out, brief->age_from);
    if (brief->age_to > 0) {
        export_out_constant(out, "\xe2\x80\x93");
        export_out_number(out, brief->age_to);
    } else {
        export_out_constant(out, "+");
    }
    export_out_constant(out, " ");
    phrase(out, brief, EXPORT_PHRASE_YEARS);
    export_out_constant(out, "\n");
}

static void
circle(struct export_out *out, const struct export_brief *brief)
{
    bool any = false;

    export_out_constant(out, "- ");
    phrase(out, brief, EXPORT_PHRASE_CIRCLE);
    export_out_constant(out, ": ");
    for (unsigned i = 0; i < EXPORT_ROLE_COUNT; i++) {
        if (i == EXPORT_ROLE_CLIENT || brief->circle[i] == 0) {
            continue;
        }
        export_out_constant(out, any ? ", " : "");
        export_out_constant(out,
            export_role_label((enum export_role)i, brief->language));
        if (brief->circle[i] > 1) {
            export_out_constant(out, " (");
            export_out_number(out, brief->circle[i]);
            export_out_constant(out, ")");
        }
        any = true;
    }
    if (!any) {
        phrase(out, brief, EXPORT_PHRASE_CIRCLE_NONE);
    }
    export_out_constant(out, "\n");
}

static void
extent(struct export_out *out, const struct export_brief *brief)
{
    struct export_extent figures =
        export_extent(brief->marks, brief->mark_count);

    export_out_constant(out, "- ");
    phrase(out, brief, EXPORT_PHRASE_CONTACT);
    export_out_constant(out, ": ");
    export_out_number(out, (int64_t)brief->mark_count);
    export_out_constant(out, " ");
    phrase(out, brief, EXPORT_PHRASE_NOTES_COUNT);
    export_out_constant(out, ", ");
    export_out_number(out, figures.days);
    export_out_constant(out, " ");
    phrase(out, brief, EXPORT_PHRASE_DAYS_COUNT);
    export_out_constant(out, ", ");
    export_out_number(out, figures.weeks);
    export_out_constant(out, " ");
    phrase(out, brief, EXPORT_PHRASE_WEEKS_COUNT);
    export_out_constant(out, "\n");
    figure(out, brief, EXPORT_PHRASE_LONGEST_GAP, figures.gap);
}

/* One line for each week that has notes: "| 3 | o o risk |". */
static void
course(struct export_out *out, const struct export_brief *brief)
{
    int64_t week = INT64_MIN;

    heading(out, brief, EXPORT_PHRASE_COURSE);
    export_out_constant(out, "| ");
    phrase(out, brief, EXPORT_PHRASE_WEEK);
    export_out_constant(out, " | |\n| ---: | :--- |");
    for (size_t i = 0; i < brief->mark_count; i++) {
        const struct export_mark *mark = &brief->marks[i];

        if (mark->day == EXPORT_NO_DAY) {
            continue;
        }
        if (export_week(mark->day) != week) {
            week = export_week(mark->day);
            export_out_constant(out, "\n| ");
            export_out_number(out, week);
            export_out_constant(out, " | ");
        } else {
            export_out_constant(out, " \xc2\xb7 ");
        }
        export_out_constant(out,
            export_word_label(mark->kind, brief->language));
    }
    export_out_constant(out, "\n");
}

static void
markdown_begin(struct export_out *out, const struct export_brief *brief)
{
    export_out_constant(out, "# ");
    phrase(out, brief, EXPORT_PHRASE_TITLE);
    export_out_constant(out, "\n\n");
    phrase(out, brief, EXPORT_PHRASE_LEAD);
    export_out_constant(out, "\n");
    question(out, brief);
    heading(out, brief, EXPORT_PHRASE_WHO);
    age(out, brief);
    circle(out, brief);
    extent(out, brief);
    course(out, brief);
    heading(out, brief, EXPORT_PHRASE_NOTES);
}

static void
markdown_put(struct export_out *out, const struct export_brief *brief,
    const struct export_note *note)
{
    export_out_constant(out, "### ");
    export_out_number(out, note->number);
    export_out_constant(out, " \xc2\xb7 ");
    if (note->mark.day == EXPORT_NO_DAY) {
        phrase(out, brief, EXPORT_PHRASE_UNDATED);
    } else {
        phrase(out, brief, EXPORT_PHRASE_WEEK);
        export_out_constant(out, " ");
        export_out_number(out, export_week(note->mark.day));
    }
    export_out_constant(out, " \xc2\xb7 ");
    export_out_constant(out,
        export_word_label(note->mark.kind, brief->language));
    export_out_constant(out, "\n\n");
    export_out_clean(out, note->text, EXPORT_FORM_MARKDOWN);
    export_out_constant(out, "\n\n");
}

static void
markdown_end(struct export_out *out, const struct export_brief *brief,
    const struct export_review *review)
{
    int64_t total = 0;

    heading(out, brief, EXPORT_PHRASE_REMOVED);
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        total += review->removed[i];
        if (review->removed[i] > 0) {
            export_out_constant(out, "- ");
            export_out_constant(out,
                export_type_label((enum anon_type)i, brief->language));
            export_out_constant(out, ": ");
            export_out_number(out, review->removed[i]);
            export_out_constant(out, "\n");
        }
    }
    figure(out, brief, EXPORT_PHRASE_TOTAL, total);
    heading(out, brief, EXPORT_PHRASE_REVIEW);
    phrase(out, brief,
        review->unreviewed ? EXPORT_PHRASE_UNREVIEWED : EXPORT_PHRASE_REVIEWED);
    export_out_constant(out, "\n\n");
    figure(out, brief, EXPORT_PHRASE_BY_PERSON, review->by_person);
    figure(out, brief, EXPORT_PHRASE_KEPT, review->kept);
    export_out_constant(out, "\n");
    phrase(out, brief, EXPORT_PHRASE_STILL_PERSONAL);
    export_out_constant(out, "\n");
}

const struct export_writer export_markdown = {
    .name = "markdown",
    .extension = ".md",
    .begin = markdown_begin,
    .put = markdown_put,
    .end = markdown_end,
};
