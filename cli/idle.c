#include "cli/idle.h"

#include <errno.h>
#include <poll.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include "cli/date.h"
#include "cli/keyring.h"

enum {
    DEFAULT_SECONDS = 5 * 60,
    LIMIT_SECONDS = 60 * 60,
    SLEEP_LEAST = 2000, /* milliseconds; the clocks are read in turn */
};

/* Between two looks at the clocks. */
static const struct timespec look_every = { .tv_sec = 1 };

static bool over;

/* What the user set, if it is a time. */
static int64_t
patience(void)
{
    const char *word = getenv("CASEVAULT_IDLE");
    int64_t seconds = DEFAULT_SECONDS;

    if (word != NULL && !date_span(word, LIMIT_SECONDS, &seconds)) {
        seconds = DEFAULT_SECONDS;
    }
    return seconds;
}

/* Seconds that go on while the machine sleeps. */
static int64_t
now(void)
{
    struct timespec at = { 0, 0 };

    (void)clock_gettime(CLOCK_BOOTTIME, &at);
    return (int64_t)at.tv_sec;
}

enum idle_end
idle_wait(int fd, const sigset_t *during)
{
    struct pollfd input = { .fd = fd, .events = POLLIN };
    int64_t slept = keyring_slept();
    int64_t end = now() + patience();

    for (;;) {
        int ready = ppoll(&input, 1, &look_every, during);

        /* First of all: a key pressed on waking is not yet the owner's. */
        if (keyring_slept() - slept > SLEEP_LEAST) {
            break;
        }
        if (ready > 0) {
            return IDLE_READY;
        }
        if (ready < 0) {
            return errno == EINTR ? IDLE_INTERRUPTED : IDLE_READY;
        }
        if (now() >= end) {
            break;
        }
    }
    over = true;
    return IDLE_OVER;
}

bool
idle_is_over(void)
{
    return over;
}
