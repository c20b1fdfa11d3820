#include "cli/export/groups.h"
#include "cli/release/disclose.h"
#include "cli/release/run.h"

/*
 * disclosure-risk.html: what disclosure-risk.json says, for people.  One file,
 * nothing from outside, no script; the picture is read by outline, hatching and
 * numbers, and the tables say the same.
 */
static const char head[] =
    "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
    "'none'; style-src 'unsafe-inline'\">\n<title>Disclosure risk</title>\n"
    "<style>\n"
    "body{font:16px/1.5 sans-serif;max-width:48em;margin:2em auto;"
    "padding:0 1em;color:#222;background:#fff}\n"
    "table{border-collapse:collapse;margin:1em 0}\n"
    "th,td{border:1px solid #bbb;padding:.3em .6em;text-align:left}\n"
    "td.n{text-align:right}\nth{background:#eee}\n"
    "svg{width:100%;height:auto}\nsvg text{font:13px sans-serif}\n"
    "</style>\n</head>\n<body>\n<h1>Disclosure risk</h1>\n";

enum {
    PLOT_HEIGHT = 200, /* of the highest bar */
    PLOT_TOP = 24,
    SLOT = 110, /* width of a band of sizes */
    BAR = 38,
};

static void
put(struct export_out *out, const char *words)
{
    export_out_constant(out, words);
}

/* ` key="number"`. */
static void
put_place(struct export_out *out, const char *key, int64_t number)
{
    put(out, " ");
    put(out, key);
    put(out, "=\"");
    export_out_number(out, number);
    put(out, "\"");
}

/* A share to two decimals of a percent. */
static void
put_percent(struct export_out *out, double share)
{
    int64_t hundredths = (int64_t)(share * 10000 + 0.5);

    export_out_number(out, hundredths / 100);
    put(out, ".");
    export_out_number(out, hundredths / 10 % 10);
    export_out_number(out, hundredths % 10);
    put(out, " %");
}

static int64_t
highest_band(const struct release_disclosure *disclosure)
{
    uint64_t most = 1;

    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        most = disclosure->before.bands[i] > most ? disclosure->before.bands[i]
                                                  : most;
        most = disclosure->after.bands[i] > most ? disclosure->after.bands[i]
                                                 : most;
    }
    return (int64_t)most;
}

/* One bar with its number above it: before hatched, after filled. */
static void
put_bar(struct export_out *out, int64_t left, int64_t height, int64_t count,
    bool after)
{
    int64_t top = PLOT_TOP + PLOT_HEIGHT - height;

    put(out, "<rect");
    put_place(out, "x", left);
    put_place(out, "y", top);
    put_place(out, "width", BAR);
    put_place(out, "height", height);
    put(out,
        after ? " fill=\"#333\" stroke=\"#333\"/>\n"
              : " fill=\"url(#hatch)\" stroke=\"#333\"/>\n");
    put(out, "<text text-anchor=\"middle\"");
    put_place(out, "x", left + BAR / 2);
    put_place(out, "y", top - 5);
    put(out, ">");
    export_out_number(out, count);
    put(out, "</text>\n");
}

static void
put_bars(struct export_out *out, const struct release_disclosure *disclosure)
{
    int64_t most = highest_band(disclosure);

    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        int64_t left = 10 + (int64_t)i * SLOT;
        int64_t before = (int64_t)disclosure->before.bands[i];
        int64_t after = (int64_t)disclosure->after.bands[i];

        put_bar(out, left, before * PLOT_HEIGHT / most, before, false);
        put_bar(out, left + BAR + 4, after * PLOT_HEIGHT / most, after, true);
        put(out, "<text text-anchor=\"middle\"");
        put_place(out, "x", left + BAR + 2);
        put_place(out, "y", PLOT_TOP + PLOT_HEIGHT + 18);
        put(out, ">");
        put(out, risk_figures_band(i));
        put(out, "</text>\n");
    }
}

static void
put_plot(struct export_out *out, const struct release_disclosure *disclosure)
{
    put(out,
        "<h2>How many share all attributes</h2>\n"
        "<p>Classes of cases that look alike, by their size: hatched before, "
        "filled after. A class of 1 is a case alone.</p>\n"
        "<svg viewBox=\"0 0 670 280\" role=\"img\" aria-label=\"Classes by "
        "size before and after; the table below says the same\">\n"
        "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" "
        "patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        "<rect width=\"6\" height=\"6\" fill=\"#fff\"/>"
        "<path d=\"M0 0V6\" stroke=\"#333\" stroke-width=\"2\"/></pattern>"
        "</defs>\n<path d=\"M0 224H670\" stroke=\"#333\"/>\n");
    put_bars(out, disclosure);
    put(out,
        "<text x=\"335\" y=\"268\" text-anchor=\"middle\">cases in a class"
        "</text>\n</svg>\n");
}

static void
put_count(struct export_out *out, const char *what, uint64_t before,
    uint64_t after)
{
    put(out, "<tr><td>");
    put(out, what);
    put(out, "</td><td class=\"n\">");
    export_out_number(out, (int64_t)before);
    put(out, "</td><td class=\"n\">");
    export_out_number(out, (int64_t)after);
    put(out, "</td></tr>\n");
}

static void
put_share(struct export_out *out, const char *what, double before, double after)
{
    put(out, "<tr><td>");
    put(out, what);
    put(out, "</td><td class=\"n\">");
    put_percent(out, before);
    put(out, "</td><td class=\"n\">");
    put_percent(out, after);
    put(out, "</td></tr>\n");
}

static void
put_figures(struct export_out *out, const struct release_disclosure *disclosure)
{
    const struct risk_figures *before = &disclosure->before;
    const struct risk_figures *after = &disclosure->after;

    put(out,
        "<h2>Figures</h2>\n<table>\n<tr><th></th><th>Before</th><th>After"
        "</th></tr>\n");
    put_count(out, "Cases", before->rows, after->rows);
    put_count(out, "Classes", before->classes, after->classes);
    put_count(out, "Smallest class (k)", before->smallest, after->smallest);
    put_count(out, "Cases that are alone", before->uniques, after->uniques);
    put_count(out, "Cases in classes below the k asked for", before->below,
        after->below);
    for (unsigned i = 0; i < RISK_SIZE_BANDS; i++) {
        put(out, "<tr><td>Classes of ");
        put(out, risk_figures_band(i));
        put(out, "</td><td class=\"n\">");
        export_out_number(out, (int64_t)before->bands[i]);
        put(out, "</td><td class=\"n\">");
        export_out_number(out, (int64_t)after->bands[i]);
        put(out, "</td></tr>\n");
    }
    put_share(out, "Prosecutor: highest risk", before->prosecutor_highest,
        after->prosecutor_highest);
    put_share(out, "Prosecutor: mean", before->prosecutor_mean,
        after->prosecutor_mean);
    put_share(out, "Journalist: highest risk", before->journalist_highest,
        after->journalist_highest);
    put_share(out, "Marketer", before->marketer, after->marketer);
    put_count(out, "Different diagnoses in a class, at least", before->distinct,
        after->distinct);
    put(out, "</table>\n");
}

static void
put_levels(struct export_out *out, const struct release_disclosure *disclosure)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);

    put(out,
        "<h2>What was made coarser</h2>\n<table>\n<tr><th>Column</th>"
        "<th>Told</th><th>Level</th></tr>\n");
    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *column = &table->columns[i];

        if (column->role != EXPORT_ROLE_QUASI) {
            continue;
        }
        put(out, "<tr><td>");
        put(out, column->name);
        put(out, "</td><td>");
        put(out, export_group_name(column, disclosure->levels[i]));
        put(out, "</td><td class=\"n\">");
        export_out_number(out, disclosure->levels[i]);
        put(out, " of ");
        export_out_number(out, (int64_t)export_group_levels(column) - 1);
        put(out, "</td></tr>\n");
    }
    put(out, "</table>\n");
}

static void
put_summary(struct export_out *out, const struct release_disclosure *disclosure)
{
    put(out, "<p>Asked for: at least <strong>");
    export_out_number(out, disclosure->limits.k);
    put(out,
        "</strong> cases alike in every attribute that is told. Reached: "
        "<strong>");
    export_out_number(out, (int64_t)disclosure->after.smallest);
    put(out, "</strong>. Cases left out: <strong>");
    export_out_number(out, disclosure->left_out);
    put(out, "</strong> of ");
    export_out_number(out, disclosure->cases);
    put(out, ".</p>\n");
    if (disclosure->too_few) {
        put(out,
            "<p>Fewer cases take part than have to be alike: every attribute "
            "is withheld.</p>\n");
    }
    if (disclosure->untold > 0) {
        put(out,
            "<p>Cases of which no attribute is told, and which are not "
            "counted: ");
        export_out_number(out, disclosure->untold);
        put(out, ".</p>\n");
    }
}

enum release_status
release_risk_page(struct release_run *run)
{
    const struct release_disclosure *disclosure = &run->result->disclosure;
    struct release_file *file = NULL;
    enum release_status status = release_files_add(&run->files,
        "disclosure-risk.html", &file, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    put(file->out, head);
    if (run->files.mark != NULL) {
        put(file->out, "<p><strong>");
        put(file->out, run->files.mark);
        put(file->out, "</strong></p>\n");
    }
    put_summary(file->out, disclosure);
    put_plot(file->out, disclosure);
    put_levels(file->out, disclosure);
    put_figures(file->out, disclosure);
    put(file->out,
        "<p>The risks are the highest they can be: nobody outside the table "
        "is counted. The number and days of sessions, scores and events are "
        "told as they are, and are not in these figures.</p>\n"
        "</body>\n</html>\n");
    return release_file_finish(file, run->cause);
}
