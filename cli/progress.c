#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    DELAY_MS = 500,    /* what is done sooner needs no bar */
    INTERVAL_MS = 100, /* between two drawings */
    BAR_WIDTH = 30,
};

static int64_t
now_ms(void)
{
    struct timespec now;

    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0) {
        return 0;
    }
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
put(const char *text)
{
    /* A bar that cannot be drawn is no reason to stop the work. */
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
        return;
    }
}

void
progress_begin(struct progress *progress, const char *what, uint64_t total)
{
    *progress = (struct progress){
        .what = what,
        .total = total,
        .started = now_ms(),
        .terminal = isatty(STDERR_FILENO) != 0,
    };
}

static void
draw(const struct progress *progress, uint64_t done)
{
    char line[160];
    char bar[BAR_WIDTH + 1];
    uint64_t total = progress->total;
    uint64_t part = done < total ? done : total;
    size_t filled;

    if (total == 0) {
        (void)snprintf(line, sizeof(line), "\r%.80s %" PRIu64, progress->what,
            done);
        put(line);
        return;
    }
    filled = (size_t)((double)part * BAR_WIDTH / (double)total);
    memset(bar, '.', BAR_WIDTH);
    memset(bar, '#', filled);
    bar[BAR_WIDTH] = '\0';
    (void)snprintf(line, sizeof(line), "\r%.40s [%s] %3.0f %%", progress->what,
        bar, (double)part * 100.0 / (double)total);
    put(line);
}

void
progress_step(struct progress *progress, uint64_t done)
{
    int64_t now;

    if (!progress->terminal) {
        return;
    }
    now = now_ms();
    if (now - progress->started < DELAY_MS ||
        now - progress->drawn < INTERVAL_MS) {
        return;
    }
    progress->drawn = now;
    draw(progress, done);
}

void
progress_end(struct progress *progress)
{
    if (progress->drawn != 0) {
        put("\r\033[K");
    }
    progress->drawn = 0;
    progress->terminal = false;
}
