#ifndef CLI_IDLE_H
#define CLI_IDLE_H

#include <signal.h>
#include <stdbool.h>

/*
 * Waiting for somebody at a terminal while a vault is open, but not for ever:
 * after five minutes without a key, or when the machine slept, the wait ends,
 * and with it the command.  $CASEVAULT_IDLE sets another time ("90s", "10m"),
 * at most an hour.
 */
enum idle_end {
    IDLE_READY,       /* there is something to read, or the terminal is gone */
    IDLE_INTERRUPTED, /* by a signal */
    IDLE_OVER,        /* nobody is there */
};

/*
 * `during` is the signal mask while it waits, for a caller that blocks the
 * signals it catches at all other times and so misses none; NULL: as it is.
 */
enum idle_end idle_wait(int fd, const sigset_t *during);

/* Whether a wait of this process ended with IDLE_OVER. */
bool idle_is_over(void);

#endif
