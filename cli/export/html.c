#include "cli/export/export.h"

/*
 * One file that asks the network for nothing: no script, no font, no picture
 * from outside, and a policy that would refuse them.
 */
static const char head[] =
    "<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width, "
    "initial-scale=1\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'\">\n"
    "<meta name=\"referrer\" content=\"no-referrer\">\n"
    "<meta name=\"robots\" content=\"noindex, noarchive\">\n"
    "<style>\n"
    ":root { color-scheme: light dark }\n"
    "body { max-width: 42rem; margin: 0 auto; padding: 1rem;\n"
    "  font: 1.05rem/1.55 Georgia, \"Noto Serif\", serif;\n"
    "  overflow-wrap: anywhere }\n"
    "h1 { font-size: 1.5rem; line-height: 1.25 }\n"
    "h2 { font-size: 1.2rem; margin-top: 2.2rem;\n"
    "  border-bottom: 1px solid currentColor }\n"
    "h3 { font-size: 1rem; margin: 1.6rem 0 .3rem }\n"
    ".text { white-space: pre-wrap; margin: 0 }\n"
    ".question { border-left: .3rem solid currentColor; padding-left: .8rem;\n"
    "  font-size: 1.15rem }\n"
    ".warning { border: 2px solid currentColor; padding: .6rem .8rem }\n"
    "svg { width: 100%; height: auto; fill: currentColor;\n"
    "  stroke: none; font: 11px sans-serif }\n"
    "svg line, svg .ring { stroke: currentColor; fill: none;\n"
    "  stroke-width: 1.5 }\n"
    "table { border-collapse: collapse }\n"
    "th, td { text-align: left; padding: .15rem 1.2rem .15rem 0;\n"
    "  border-bottom: 1px solid currentColor }\n"
    "td + td, th + th { text-align: right; padding-right: 0 }\n"
    "@media print { body { max-width: none; font-size: 11pt }\n"
    "  h2, h3 { break-after: avoid } svg { max-height: 4cm }\n"
    "  @page { margin: 2cm } }\n"
    "</style>\n";

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
    export_out_constant(out, "<h2>");
    phrase(out, brief, which);
    export_out_constant(out, "</h2>\n");
}

static void
question(struct export_out *out, const struct export_brief *brief)
{
    heading(out, brief, EXPORT_PHRASE_QUESTION);
    if (brief->question == NULL) {
        export_out_constant(out, "<p>");
        phrase(out, brief, EXPORT_PHRASE_NO_QUESTION);
        export_out_constant(out, "</p>\n");
        return;
    }
    export_out_constant(out, "<p class=\"text question\">");
    export_out_clean(out, brief->question, EXPORT_FORM_HTML);
    export_out_constant(out, "</p>\n");
}

static void
age(struct export_out *out, const struct export_brief *brief)
{
    export_out_constant(out, "<li>");
    phrase(out, brief, EXPORT_PHRASE_AGE);
    export_out_constant(out, ": ");
    if (brief->age_from == 0 && brief->age_to == 0) {
        phrase(out, brief, EXPORT_PHRASE_AGE_UNKNOWN);
    } else {
        export_out_number(out, brief->age_from);
        if (brief->age_to > 0) {
            export_out_constant(out, "\xe2\x80\x93");
            export_out_number(out, brief->age_to);
        } else {
            export_out_constant(out, "+");
        }
        export_out_constant(out, " ");
        phrase(out, brief, EXPORT_PHRASE_YEARS);
    }
    export_out_constant(out, "</li>\n");
}

static void
circle(struct export_out *out, const struct export_brief *brief)
{
    bool any = false;

    export_out_constant(out, "<li>");
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
    export_out_constant(out, "</li>\n");
}

static void
extent(struct export_out *out, const struct export_brief *brief)
{
    struct export_extent figures =
        export_extent(brief->marks, brief->mark_count);

    export_out_constant(out, "<li>");
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
    export_out_constant(out, "</li>\n");
}

static void
course(struct export_out *out, const struct export_brief *brief)
{
    struct export_extent figures =
        export_extent(brief->marks, brief->mark_count);

    heading(out, brief, EXPORT_PHRASE_COURSE);
    export_plot(out, brief);
    export_out_constant(out, "<p>");
    phrase(out, brief, EXPORT_PHRASE_COURSE_PLOT);
    export_out_constant(out, ". ");
    phrase(out, brief, EXPORT_PHRASE_LONGEST_GAP);
    export_out_constant(out, ": ");
    export_out_number(out, figures.gap);
    export_out_constant(out, ".</p>\n");
}

static void
html_begin(struct export_out *out, const struct export_brief *brief)
{
    export_out_constant(out, "<!DOCTYPE html>\n<html lang=\"");
    export_out_constant(out,
        brief->language == EXPORT_INDONESIAN ? "id" : "en");
    export_out_constant(out, "\">\n<head>\n");
    export_out_constant(out, head);
    export_out_constant(out, "<title>");
    phrase(out, brief, EXPORT_PHRASE_TITLE);
    export_out_constant(out, "</title>\n</head>\n<body>\n<main>\n<h1>");
    phrase(out, brief, EXPORT_PHRASE_TITLE);
    export_out_constant(out, "</h1>\n<p>");
    phrase(out, brief, EXPORT_PHRASE_LEAD);
    export_out_constant(out, "</p>\n");
    question(out, brief);
    heading(out, brief, EXPORT_PHRASE_WHO);
    export_out_constant(out, "<ul>\n");
    age(out, brief);
    circle(out, brief);
    extent(out, brief);
    export_out_constant(out, "</ul>\n");
    course(out, brief);
    heading(out, brief, EXPORT_PHRASE_NOTES);
}

static void
html_put(struct export_out *out, const struct export_brief *brief,
    const struct export_note *note)
{
    export_out_constant(out, "<h3>");
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
    export_out_constant(out, "</h3>\n<p class=\"text\">");
    export_out_clean(out, note->text, EXPORT_FORM_HTML);
    export_out_constant(out, "</p>\n");
}

static void
removed_row(struct export_out *out, const char *type, int64_t count)
{
    export_out_constant(out, "<tr><td>");
    export_out_constant(out, type);
    export_out_constant(out, "</td><td>");
    export_out_number(out, count);
    export_out_constant(out, "</td></tr>\n");
}

static void
removed(struct export_out *out, const struct export_brief *brief,
    const struct export_review *review)
{
    int64_t total = 0;

    heading(out, brief, EXPORT_PHRASE_REMOVED);
    export_out_constant(out, "<table>\n<tr><th scope=\"col\">");
    phrase(out, brief, EXPORT_PHRASE_REMOVED_TYPE);
    export_out_constant(out, "</th><th scope=\"col\">");
    phrase(out, brief, EXPORT_PHRASE_REMOVED_COUNT);
    export_out_constant(out, "</th></tr>\n");
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        if (review->removed[i] > 0) {
            removed_row(out,
                export_type_label((enum anon_type)i, brief->language),
                review->removed[i]);
        }
        total += review->removed[i];
    }
    removed_row(out, export_phrase(EXPORT_PHRASE_TOTAL, brief->language),
        total);
    export_out_constant(out, "</table>\n");
}

static void
html_end(struct export_out *out, const struct export_brief *brief,
    const struct export_review *review)
{
    removed(out, brief, review);
    heading(out, brief, EXPORT_PHRASE_REVIEW);
    export_out_constant(out,
        review->unreviewed ? "<p class=\"warning\">" : "<p>");
    phrase(out, brief,
        review->unreviewed ? EXPORT_PHRASE_UNREVIEWED : EXPORT_PHRASE_REVIEWED);
    export_out_constant(out, "</p>\n<ul>\n<li>");
    phrase(out, brief, EXPORT_PHRASE_BY_PERSON);
    export_out_constant(out, ": ");
    export_out_number(out, review->by_person);
    export_out_constant(out, "</li>\n<li>");
    phrase(out, brief, EXPORT_PHRASE_KEPT);
    export_out_constant(out, ": ");
    export_out_number(out, review->kept);
    export_out_constant(out, "</li>\n</ul>\n<p>");
    phrase(out, brief, EXPORT_PHRASE_STILL_PERSONAL);
    export_out_constant(out, "</p>\n</main>\n</body>\n</html>\n");
}

const struct export_writer export_html = {
    .name = "html",
    .extension = ".html",
    .begin = html_begin,
    .put = html_put,
    .end = html_end,
};
