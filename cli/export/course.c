#include "cli/export/course.h"

#include <stdlib.h>

struct export_span
export_span(const struct export_mark *marks, size_t count)
{
    struct export_span span = { 0, 0, 0 };
    int32_t first = EXPORT_NO_DAY;
    int32_t last = EXPORT_NO_DAY;

    for (size_t i = 0; i < count; i++) {
        int32_t day = marks[i].day;

        if (day == EXPORT_NO_DAY) {
            continue;
        }
        if (first == EXPORT_NO_DAY) {
            first = day;
            span.days = 1;
        } else if (day != last) {
            int64_t gap = ((int64_t)day - last) / 7;

            span.days++;
            span.gap = gap > span.gap ? gap : span.gap;
        }
        last = day;
    }
    if (first != EXPORT_NO_DAY) {
        span.weeks = ((int64_t)last - first) / 7 + 1;
    }
    return span;
}

static int32_t
later(int32_t one, int32_t other)
{
    return one > other ? one : other;
}

int32_t
export_last_day(const struct export_brief *brief)
{
    int32_t last = 0;

    for (size_t i = 0; i < brief->mark_count; i++) {
        last = later(last, brief->marks[i].day);
    }
    for (size_t i = 0; i < brief->session_count; i++) {
        last = later(last, brief->sessions[i].day);
    }
    for (size_t i = 0; i < brief->event_count; i++) {
        last = later(last, brief->events[i].day);
    }
    for (size_t i = 0; i < brief->measure_count; i++) {
        const struct export_measure *measure = &brief->measures[i];

        if (measure->point_count > 0) {
            last = later(last, measure->points[measure->point_count - 1].day);
        }
    }
    return last;
}

int64_t
export_week(int32_t day)
{
    return day < 0 ? -((-(int64_t)day + 6) / 7) : day / 7 + 1;
}

void
export_course_week(struct export_page *page, int32_t day)
{
    if (day == EXPORT_NO_DAY) {
        export_page_phrase(page, EXPORT_PHRASE_UNDATED);
        return;
    }
    export_page_phrase(page, EXPORT_PHRASE_WEEK);
    export_page_constant(page, " ");
    export_page_number(page, export_week(day));
}

/* "Sessions: 12 (held 10, cancelled 2)". */
static void
sessions(struct export_page *page, const struct export_brief *brief)
{
    int64_t counts[EXPORT_WORD_COUNT] = { 0 };
    bool any = false;

    if (brief->session_count == 0) {
        return;
    }
    for (size_t i = 0; i < brief->session_count; i++) {
        counts[brief->sessions[i].attendance]++;
    }
    export_page_open(page, EXPORT_BLOCK_ITEM);
    export_page_phrase(page, EXPORT_PHRASE_SESSIONS);
    export_page_constant(page, ": ");
    export_page_number(page, (int64_t)brief->session_count);
    export_page_constant(page, " (");
    for (unsigned i = 0; i < EXPORT_WORD_COUNT; i++) {
        if (counts[i] > 0) {
            export_page_constant(page, any ? ", " : "");
            export_page_constant(page,
                export_word_label((enum export_word)i, page->language));
            export_page_constant(page, " ");
            export_page_number(page, counts[i]);
            any = true;
        }
    }
    export_page_constant(page, ")");
    export_page_close(page, EXPORT_BLOCK_ITEM);
}

static void
figures(struct export_page *page, const struct export_brief *brief)
{
    struct export_span span = export_span(brief->marks, brief->mark_count);

    export_page_open(page, EXPORT_BLOCK_LIST);
    export_page_open(page, EXPORT_BLOCK_ITEM);
    export_page_phrase(page, EXPORT_PHRASE_CONTACT);
    export_page_constant(page, ": ");
    export_page_number(page, (int64_t)brief->mark_count);
    export_page_constant(page, " ");
    export_page_phrase(page, EXPORT_PHRASE_NOTES_COUNT);
    export_page_constant(page, ", ");
    export_page_number(page, span.days);
    export_page_constant(page, " ");
    export_page_phrase(page, EXPORT_PHRASE_DAYS_COUNT);
    export_page_constant(page, ", ");
    export_page_number(page, span.weeks);
    export_page_constant(page, " ");
    export_page_phrase(page, EXPORT_PHRASE_WEEKS_COUNT);
    export_page_close(page, EXPORT_BLOCK_ITEM);
    sessions(page, brief);
    export_page_figure(page, EXPORT_PHRASE_LONGEST_GAP, span.gap);
    export_page_close(page, EXPORT_BLOCK_LIST);
}

/* The time line in words: one row for each week in which something was. */
struct weeks {
    struct export_page *page;
    int64_t week; /* of the row that is open; 0: none */
};

static void
end_week(struct weeks *weeks)
{
    if (weeks->week != 0) {
        export_page_close(weeks->page, EXPORT_BLOCK_CELL);
        export_page_close(weeks->page, EXPORT_BLOCK_ROW);
    }
}

/* Goes to the place of a thing of that day. */
static void
to_week(struct weeks *weeks, int32_t day)
{
    if (export_week(day) == weeks->week) {
        export_page_constant(weeks->page, " \xc2\xb7 ");
        return;
    }
    end_week(weeks);
    weeks->week = export_week(day);
    export_page_open(weeks->page, EXPORT_BLOCK_ROW);
    export_page_open(weeks->page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_number(weeks->page, weeks->week);
    export_page_close(weeks->page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_open(weeks->page, EXPORT_BLOCK_CELL);
}

static void
put_word(struct export_page *page, enum export_word word)
{
    export_page_constant(page, export_word_label(word, page->language));
}

static void
put_session(struct weeks *weeks, const struct export_session *session)
{
    to_week(weeks, session->day);
    export_page_phrase(weeks->page, EXPORT_PHRASE_SESSION);
    export_page_constant(weeks->page, " (");
    put_word(weeks->page, session->attendance);
    if (session->modality != EXPORT_WORD_NONE) {
        export_page_constant(weeks->page, ", ");
        put_word(weeks->page, session->modality);
    }
    export_page_constant(weeks->page, ")");
}

/* All three lists stand in the order of their days. */
static void
put_weeks(struct weeks *weeks, const struct export_brief *brief)
{
    size_t mark = 0;
    size_t session = 0;
    size_t event = 0;

    for (;;) {
        int64_t days[3] = { INT64_MAX, INT64_MAX, INT64_MAX };

        while (mark < brief->mark_count &&
            brief->marks[mark].day == EXPORT_NO_DAY) {
            mark++;
        }
        if (session < brief->session_count) {
            days[0] = brief->sessions[session].day;
        }
        if (mark < brief->mark_count) {
            days[1] = brief->marks[mark].day;
        }
        if (event < brief->event_count) {
            days[2] = brief->events[event].day;
        }
        if (days[0] != INT64_MAX && days[0] <= days[1] && days[0] <= days[2]) {
            put_session(weeks, &brief->sessions[session++]);
        } else if (days[1] != INT64_MAX && days[1] <= days[2]) {
            to_week(weeks, brief->marks[mark].day);
            put_word(weeks->page, brief->marks[mark++].kind);
        } else if (days[2] != INT64_MAX) {
            to_week(weeks, brief->events[event].day);
            put_word(weeks->page, brief->events[event++].kind);
        } else {
            break;
        }
    }
    end_week(weeks);
}

static void
timeline(struct export_page *page, const struct export_brief *brief)
{
    struct weeks weeks = { page, 0 };

    if (page->format->pictures) {
        export_plot_course(page, brief);
    }
    figures(page, brief);
    export_page_table(page, 2);
    export_page_line(page, EXPORT_BLOCK_CAPTION, EXPORT_PHRASE_COURSE_TABLE);
    export_page_open(page, EXPORT_BLOCK_HEAD_ROW);
    export_page_line(page, EXPORT_BLOCK_HEAD_NUMBER, EXPORT_PHRASE_WEEK);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_WHAT_WAS);
    export_page_close(page, EXPORT_BLOCK_HEAD_ROW);
    put_weeks(&weeks, brief);
    export_page_close(page, EXPORT_BLOCK_TABLE);
}

/* "0 to 27; higher is worse; least change that counts: 6". */
static void
about(struct export_page *page, const struct export_measure *measure)
{
    export_page_open(page, EXPORT_BLOCK_PARAGRAPH);
    export_page_phrase(page, EXPORT_PHRASE_RANGE);
    export_page_constant(page, " ");
    export_page_hundredths(page, measure->lowest);
    export_page_constant(page, "\xe2\x80\x93");
    export_page_hundredths(page, measure->highest);
    export_page_constant(page, "; ");
    export_page_phrase(page,
        measure->higher_is_worse ? EXPORT_PHRASE_HIGHER_WORSE
                                 : EXPORT_PHRASE_HIGHER_BETTER);
    if (measure->reliable_change > 0) {
        export_page_constant(page, "; ");
        export_page_phrase(page, EXPORT_PHRASE_LEAST_CHANGE);
        export_page_constant(page, " ");
        export_page_hundredths(page, measure->reliable_change);
    }
    export_page_constant(page, ".");
    export_page_close(page, EXPORT_BLOCK_PARAGRAPH);
}

static enum export_phrase
verdict(const struct export_measure *measure, int64_t change)
{
    if (llabs(change) < measure->reliable_change) {
        return EXPORT_PHRASE_NO_CHANGE;
    }
    return (change > 0) == measure->higher_is_worse ? EXPORT_PHRASE_WORSE
                                                    : EXPORT_PHRASE_BETTER;
}

/* "-7 (reliably better)", or as much of it as is known. */
static void
put_change(struct export_page *page, const struct export_measure *measure)
{
    int64_t by = measure->points[measure->point_count - 1].value -
        measure->points[0].value;

    if (measure->point_count < 2) {
        return;
    }
    export_page_constant(page, by > 0 ? "+" : "");
    export_page_hundredths(page, by);
    if (measure->reliable_change > 0) {
        export_page_constant(page, " (");
        export_page_phrase(page, verdict(measure, by));
        export_page_constant(page, ")");
    }
}

/* From the first score to the last. */
static void
change(struct export_page *page, const struct export_measure *measure)
{
    if (measure->point_count < 2) {
        return;
    }
    export_page_open(page, EXPORT_BLOCK_PARAGRAPH);
    export_page_phrase(page, EXPORT_PHRASE_SINCE_FIRST);
    export_page_constant(page, ": ");
    put_change(page, measure);
    export_page_constant(page, ".");
    export_page_close(page, EXPORT_BLOCK_PARAGRAPH);
}

static void
score_row(struct export_page *page, const struct export_point *point)
{
    export_page_open(page, EXPORT_BLOCK_ROW);
    export_page_open(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_number(page, export_week(point->day));
    export_page_close(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_open(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_hundredths(page, point->value);
    export_page_close(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_open(page, EXPORT_BLOCK_CELL);
    put_word(page, point->band);
    export_page_close(page, EXPORT_BLOCK_CELL);
    export_page_close(page, EXPORT_BLOCK_ROW);
}

static void
scores(struct export_page *page, const struct export_brief *brief, size_t index)
{
    const struct export_measure *measure = &brief->measures[index];

    export_page_open(page, EXPORT_BLOCK_SUBHEADING);
    export_page_clean(page, measure->name);
    export_page_close(page, EXPORT_BLOCK_SUBHEADING);
    if (page->format->pictures) {
        export_plot_measure(page, brief, index);
    }
    about(page, measure);
    change(page, measure);
    export_page_table(page, 3);
    export_page_line(page, EXPORT_BLOCK_CAPTION, EXPORT_PHRASE_SCORES);
    export_page_open(page, EXPORT_BLOCK_HEAD_ROW);
    export_page_line(page, EXPORT_BLOCK_HEAD_NUMBER, EXPORT_PHRASE_WEEK);
    export_page_line(page, EXPORT_BLOCK_HEAD_NUMBER, EXPORT_PHRASE_SCORE);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_BAND);
    export_page_close(page, EXPORT_BLOCK_HEAD_ROW);
    for (size_t i = 0; i < measure->point_count; i++) {
        score_row(page, &measure->points[i]);
    }
    export_page_close(page, EXPORT_BLOCK_TABLE);
}

/* One measure in one row: "17 (1), 12 (3), 8 (5)". */
static void
short_row(struct export_page *page, const struct export_measure *measure)
{
    export_page_open(page, EXPORT_BLOCK_ROW);
    export_page_open(page, EXPORT_BLOCK_CELL);
    export_page_clean(page, measure->name);
    export_page_close(page, EXPORT_BLOCK_CELL);
    export_page_open(page, EXPORT_BLOCK_CELL);
    for (size_t i = 0; i < measure->point_count; i++) {
        export_page_constant(page, i > 0 ? ", " : "");
        export_page_hundredths(page, measure->points[i].value);
        export_page_constant(page, " (");
        export_page_number(page, export_week(measure->points[i].day));
        export_page_constant(page, ")");
    }
    export_page_close(page, EXPORT_BLOCK_CELL);
    export_page_open(page, EXPORT_BLOCK_CELL);
    put_change(page, measure);
    export_page_close(page, EXPORT_BLOCK_CELL);
    export_page_close(page, EXPORT_BLOCK_ROW);
}

static void
short_scores(struct export_page *page, const struct export_brief *brief)
{
    export_page_table(page, 3);
    export_page_open(page, EXPORT_BLOCK_HEAD_ROW);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_MEASURE);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_SCORE_WEEK);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_SINCE_FIRST);
    export_page_close(page, EXPORT_BLOCK_HEAD_ROW);
    for (size_t i = 0; i < brief->measure_count; i++) {
        if (brief->measures[i].point_count > 0) {
            short_row(page, &brief->measures[i]);
        }
    }
    export_page_close(page, EXPORT_BLOCK_TABLE);
}

void
export_course(struct export_page *page, const struct export_brief *brief)
{
    if (brief->extent == EXPORT_ONE_PAGE) {
        figures(page, brief);
        if (brief->measure_count > 0) {
            short_scores(page, brief);
        }
        return;
    }
    timeline(page, brief);
    for (size_t i = 0; i < brief->measure_count; i++) {
        if (brief->measures[i].point_count > 0) {
            scores(page, brief, i);
        }
    }
}
