#include <stdlib.h>

#include "cli/export/course.h"

/*
 * Pictures of a course.  What is drawn differs by shape and line, not by
 * colour, so that it can be read in black and white; the tables beside them
 * say the same in words.
 */
enum {
    WIDTH = 680,
    LEFT = 84,
    RIGHT = 664,
    SLOT = 12, /* width of a column of marks */
    STACK = 5, /* marks in a column; more are one "+" */
    COLUMNS = (RIGHT - LEFT) / SLOT + 1,
    SESSIONS = 20, /* y of the lanes */
    NOTES = 96,
    EVENTS = 128,
    AXIS = 142,
    TOP = 16, /* of a plot of scores */
    BOTTOM = 136,
};

static void
attribute(struct export_out *out, const char *name, int64_t value)
{
    export_out_constant(out, " ");
    export_out_constant(out, name);
    export_out_constant(out, "=\"");
    export_out_number(out, value);
    export_out_constant(out, "\"");
}

static void
text_at(struct export_out *out, int64_t x, int64_t y, const char *anchor)
{
    export_out_constant(out, "<text");
    attribute(out, "x", x);
    attribute(out, "y", y);
    export_out_constant(out, " text-anchor=\"");
    export_out_constant(out, anchor);
    export_out_constant(out, "\">");
}

static void
line(struct export_out *out, const char *style, const int64_t at[4])
{
    export_out_constant(out, "<line class=\"");
    export_out_constant(out, style);
    export_out_constant(out, "\"");
    attribute(out, "x1", at[0]);
    attribute(out, "y1", at[1]);
    attribute(out, "x2", at[2]);
    attribute(out, "y2", at[3]);
    export_out_constant(out, "/>");
}

static void
polygon(struct export_out *out, const int (*points)[2], int64_t x, int64_t y)
{
    export_out_constant(out, "<polygon points=\"");
    for (int i = 0; i < 4; i++) {
        export_out_number(out, x + points[i][0]);
        export_out_constant(out, ",");
        export_out_number(out, y + points[i][1]);
        export_out_constant(out, i < 3 ? " " : "\"/>");
    }
}

static void
circle(struct export_out *out, const char *style, int64_t x, int64_t y)
{
    export_out_constant(out, "<circle class=\"");
    export_out_constant(out, style);
    export_out_constant(out, "\"");
    attribute(out, "cx", x);
    attribute(out, "cy", y);
    export_out_constant(out, " r=\"4\"/>");
}

/* Where a day lies from left to right; what is before the first, on it. */
static int64_t
x_of(int32_t day, int32_t last)
{
    if (day <= 0 || last <= 0) {
        return LEFT;
    }
    return LEFT + (int64_t)day * (RIGHT - LEFT) / last;
}

/* Begins a picture with its name, which a screen reader says. */
static void
begin(struct export_out *out, int64_t height, int64_t number)
{
    export_out_constant(out, "<figure>\n<svg role=\"img\" viewBox=\"0 0 ");
    export_out_number(out, WIDTH);
    export_out_constant(out, " ");
    export_out_number(out, height);
    export_out_constant(out, "\" aria-labelledby=\"plot-");
    export_out_number(out, number);
    export_out_constant(out, "\">\n<title id=\"plot-");
    export_out_number(out, number);
    export_out_constant(out, "\">");
}

/* The weeks below: never more than a dozen numbers. */
static void
axis(struct export_page *page, int64_t y, int32_t last)
{
    int64_t weeks = export_week(last);
    int64_t step = (weeks + 11) / 12;

    line(page->out, "axis", (const int64_t[]){ LEFT - 8, y, RIGHT + 8, y });
    for (int64_t week = 1; week <= weeks; week += step) {
        int64_t x = x_of((int32_t)(week - 1) * 7, last);

        line(page->out, "axis", (const int64_t[]){ x, y, x, y + 4 });
        text_at(page->out, x, y + 16, "middle");
        export_page_number(page, week);
        export_out_constant(page->out, "</text>");
    }
    text_at(page->out, (LEFT + RIGHT) / 2, y + 32, "middle");
    export_page_phrase(page, EXPORT_PHRASE_AXIS);
    export_out_constant(page->out, "</text>\n");
}

static bool
is_risk(enum export_word kind)
{
    return kind == EXPORT_WORD_RISK || kind == EXPORT_WORD_SAFETY_PLAN ||
        kind == EXPORT_WORD_CRISIS || kind == EXPORT_WORD_SELF_HARM ||
        kind == EXPORT_WORD_SUICIDE_ATTEMPT;
}

/* Square: a beginning or an end; diamond: risk; ring: the rest. */
static void
note(struct export_out *out, enum export_word kind, int64_t x, int64_t y)
{
    static const int square[4][2] = { { -4, -4 }, { 4, -4 }, { 4, 4 },
        { -4, 4 } };
    static const int diamond[4][2] = { { 0, -6 }, { 6, 0 }, { 0, 6 },
        { -6, 0 } };

    if (kind == EXPORT_WORD_INTAKE || kind == EXPORT_WORD_CLOSING) {
        polygon(out, square, x, y);
    } else if (is_risk(kind)) {
        polygon(out, diamond, x, y);
    } else {
        circle(out, "ring", x, y);
    }
}

static void
lane(struct export_page *page, int64_t y, enum export_phrase name)
{
    text_at(page->out, 0, y + 4, "start");
    export_page_phrase(page, name);
    export_out_constant(page->out, "</text>");
}

/* Notes stand on each other where they are many. */
static void
notes(struct export_page *page, const struct export_brief *brief, int32_t last)
{
    int stacks[COLUMNS] = { 0 };

    lane(page, NOTES, EXPORT_PHRASE_NOTES_LANE);
    for (size_t i = 0; i < brief->mark_count; i++) {
        const struct export_mark *mark = &brief->marks[i];
        int64_t column;
        int64_t x;

        if (mark->day == EXPORT_NO_DAY) {
            continue;
        }
        column = (x_of(mark->day, last) - LEFT) / SLOT;
        x = LEFT + column * SLOT;
        if (is_risk(mark->kind)) {
            line(page->out, "risk", (const int64_t[]){ x, 8, x, AXIS });
        }
        if (stacks[column] < STACK) {
            note(page->out, mark->kind, x, NOTES - SLOT * stacks[column]);
        } else if (stacks[column] == STACK) {
            text_at(page->out, x, NOTES - SLOT * STACK + 4, "middle");
            export_out_constant(page->out, "+</text>");
        }
        stacks[column]++;
    }
}

/* A disc for a session that was held, a cross for another. */
static void
sessions(struct export_page *page, const struct export_brief *brief,
    int32_t last)
{
    if (brief->session_count > 0) {
        lane(page, SESSIONS, EXPORT_PHRASE_SESSIONS);
    }
    for (size_t i = 0; i < brief->session_count; i++) {
        const struct export_session *session = &brief->sessions[i];
        int64_t x = x_of(session->day, last);

        if (session->attendance == EXPORT_WORD_ATTENDED ||
            session->attendance == EXPORT_WORD_LATE) {
            circle(page->out, "disc", x, SESSIONS);
            continue;
        }
        line(page->out, "cross",
            (const int64_t[]){ x - 4, SESSIONS - 4, x + 4, SESSIONS + 4 });
        line(page->out, "cross",
            (const int64_t[]){ x - 4, SESSIONS + 4, x + 4, SESSIONS - 4 });
    }
}

static void
events(struct export_page *page, const struct export_brief *brief, int32_t last)
{
    static const int triangle[4][2] = { { 0, -5 }, { 5, 4 }, { -5, 4 },
        { 0, -5 } };

    if (brief->event_count > 0) {
        lane(page, EVENTS, EXPORT_PHRASE_EVENTS);
    }
    for (size_t i = 0; i < brief->event_count; i++) {
        const struct export_mark *event = &brief->events[i];
        int64_t x = x_of(event->day, last);

        if (is_risk(event->kind)) {
            note(page->out, event->kind, x, EVENTS);
        } else {
            polygon(page->out, triangle, x, EVENTS);
        }
    }
}

void
export_plot_course(struct export_page *page, const struct export_brief *brief)
{
    int32_t last = export_last_day(brief);

    begin(page->out, AXIS + 40, 0);
    export_page_phrase(page, EXPORT_PHRASE_COURSE_PLOT);
    export_out_constant(page->out, "</title>\n");
    axis(page, AXIS, last);
    sessions(page, brief, last);
    export_out_constant(page->out, "\n");
    notes(page, brief, last);
    export_out_constant(page->out, "\n");
    events(page, brief, last);
    export_out_constant(page->out, "\n</svg>\n<figcaption>");
    export_page_phrase(page, EXPORT_PHRASE_COURSE_PLOT);
    export_out_constant(page->out, ". ");
    export_page_phrase(page, EXPORT_PHRASE_COURSE_KEY);
    export_out_constant(page->out, ".</figcaption>\n</figure>\n");
}

/* Where a value lies from top to bottom, kept inside. */
static int64_t
y_of(const struct export_measure *measure, int64_t value)
{
    int64_t range = measure->highest - measure->lowest;

    if (value < measure->lowest || range <= 0) {
        return BOTTOM;
    }
    if (value > measure->highest) {
        return TOP;
    }
    return BOTTOM - (value - measure->lowest) * (BOTTOM - TOP) / range;
}

static void
level(struct export_page *page, const struct export_measure *measure,
    int64_t value, const char *style)
{
    int64_t y = y_of(measure, value);

    if (value < measure->lowest || value > measure->highest) {
        return;
    }
    line(page->out, style, (const int64_t[]){ LEFT - 8, y, RIGHT + 8, y });
    text_at(page->out, LEFT - 14, y + 4, "end");
    export_page_hundredths(page, value);
    export_out_constant(page->out, "</text>");
}

/* The range, and how far from the first score a change begins to count. */
static void
levels(struct export_page *page, const struct export_measure *measure)
{
    level(page, measure, measure->highest, "level");
    level(page, measure, measure->lowest, "level");
    if (measure->reliable_change > 0) {
        level(page, measure,
            measure->points[0].value + measure->reliable_change, "change");
        level(page, measure,
            measure->points[0].value - measure->reliable_change, "change");
    }
    export_out_constant(page->out, "\n");
}

static void
curve(struct export_page *page, const struct export_measure *measure,
    int32_t last)
{
    size_t each = measure->point_count / 16 + 1;

    export_out_constant(page->out, "<polyline points=\"");
    for (size_t i = 0; i < measure->point_count; i++) {
        export_out_constant(page->out, i > 0 ? " " : "");
        export_out_number(page->out, x_of(measure->points[i].day, last));
        export_out_constant(page->out, ",");
        export_out_number(page->out, y_of(measure, measure->points[i].value));
    }
    export_out_constant(page->out, "\"/>\n");
    for (size_t i = 0; i < measure->point_count; i++) {
        int64_t x = x_of(measure->points[i].day, last);
        int64_t y = y_of(measure, measure->points[i].value);

        circle(page->out, "disc", x, y);
        if (i % each == 0 || i == measure->point_count - 1) {
            text_at(page->out, x, y > TOP + 12 ? y - 9 : y + 18, "middle");
            export_page_hundredths(page, measure->points[i].value);
            export_out_constant(page->out, "</text>");
        }
    }
}

void
export_plot_measure(struct export_page *page, const struct export_brief *brief,
    size_t index)
{
    const struct export_measure *measure = &brief->measures[index];
    int32_t last = export_last_day(brief);

    begin(page->out, BOTTOM + 48, (int64_t)index + 1);
    export_page_clean(page, measure->name);
    export_out_constant(page->out, "</title>\n");
    levels(page, measure);
    axis(page, BOTTOM + 8, last);
    curve(page, measure, last);
    export_out_constant(page->out, "\n</svg>\n<figcaption>");
    export_page_clean(page, measure->name);
    export_out_constant(page->out, ". ");
    export_page_phrase(page,
        measure->reliable_change > 0 ? EXPORT_PHRASE_PLOT_CHANGE
                                     : EXPORT_PHRASE_PLOT_PLAIN);
    export_out_constant(page->out, "</figcaption>\n</figure>\n");
}
