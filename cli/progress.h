#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

/*
 * A bar on stderr for work that lasts: one line, only on a terminal, not
 * before half a second, gone when the work is done.
 */
struct progress {
    const char *what; /* said before the bar */
    uint64_t total;   /* steps; 0: not known, the count is shown */
    int64_t started;  /* milliseconds */
    int64_t drawn;    /* milliseconds, 0: not yet */
    bool terminal;
};

/* Begins; `what` is borrowed until progress_end(). */
void progress_begin(struct progress *progress, const char *what,
    uint64_t total);

/* Tells how many steps are done; cheap enough for every one. */
void progress_step(struct progress *progress, uint64_t done);

/* Takes the bar away. */
void progress_end(struct progress *progress);

#endif
