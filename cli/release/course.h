#ifndef CLI_RELEASE_COURSE_H
#define CLI_RELEASE_COURSE_H

#include "cli/release/run.h"

/* What the vault counts of one case, as a brief tells it. */
struct release_course {
    struct export_session *sessions;
    size_t session_count;
    struct export_mark *events;
    size_t event_count;
    struct export_measure *measures;
    struct anon_clean **names; /* of the measures */
    size_t measure_count;
};

/*
 * Reads sessions, events and scores.  release_course_release() frees them,
 * also after a failure.
 */
enum release_status release_course_read(struct release_run *run,
    struct release_scanner *scanner, struct release_course *ret_course);
void release_course_release(struct release_course *course);

#endif
