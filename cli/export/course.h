#ifndef CLI_EXPORT_COURSE_H
#define CLI_EXPORT_COURSE_H

#include "cli/export/brief.h"

/* Internal to the brief: the course of a therapy in numbers and pictures. */

/* Figures of the time line. */
struct export_span {
    int64_t days;  /* different days with a note */
    int64_t weeks; /* from the first to the last, rounded up */
    int64_t gap;   /* longest time between two notes, in whole weeks */
};

/* Sums up marks that stand in the order of their days. */
struct export_span export_span(const struct export_mark *marks, size_t count);

/* The last day of anything in the brief; 0 when there is none. */
int32_t export_last_day(const struct export_brief *brief);

/* The week a day lies in: days 0 to 6 are week 1. */
int64_t export_week(int32_t day);

/* "Week 3", or "Without a date". */
void export_course_week(struct export_page *page, int32_t day);

/* Notes, sessions and events over the weeks; scores, each with its table. */
void export_course(struct export_page *page, const struct export_brief *brief);

/*
 * Pictures, as SVG that can be read in black and white: everything on the time
 * line, and the scores of one measure.
 */
void export_plot_course(struct export_page *page,
    const struct export_brief *brief);
void export_plot_measure(struct export_page *page,
    const struct export_brief *brief, size_t index);

#endif
