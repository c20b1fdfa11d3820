#include "cli/managed.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PREFIX "casevault-"
#define SUFFIX ".vault"
#define FOLDER_COUNT_MAX 100000

enum {
    DAY_SECONDS = 86400,
    FIRST_MONDAY = 4, /* 1970-01-01 was a Thursday */
};

/* "2026-11-22T04:18:00Z" without the marks between. */
static void
stamp_of(const char *at, char ret_stamp[MANAGED_STAMP_MAX])
{
    size_t len = 0;

    for (; *at != '\0' && len < MANAGED_STAMP_MAX - 1; at++) {
        if (*at != '-' && *at != ':') {
            ret_stamp[len++] = *at;
        }
    }
    ret_stamp[len] = '\0';
}

static void
name_of(const char *uuid, const char *stamp, char ret_name[MANAGED_NAME_MAX])
{
    (void)snprintf(ret_name, MANAGED_NAME_MAX, PREFIX "%.36s-%.16s" SUFFIX,
        uuid, stamp);
}

void
managed_name(const char *uuid, const char *at, char ret_name[MANAGED_NAME_MAX])
{
    char stamp[MANAGED_STAMP_MAX];

    stamp_of(at, stamp);
    name_of(uuid, stamp, ret_name);
}

/* Seconds since 1970; false when the stamp is of no time. */
static bool
seconds_of(const char *stamp, int64_t *ret_seconds)
{
    char again[MANAGED_STAMP_MAX];
    struct tm parts = { 0 };
    const char *end = strptime(stamp, "%Y%m%dT%H%M%SZ", &parts);
    time_t seconds;

    if (end == NULL || *end != '\0') {
        return false;
    }
    seconds = timegm(&parts);
    /* Not the 31st of February, and every digit in its place. */
    if (strftime(again, sizeof(again), "%Y%m%dT%H%M%SZ", &parts) == 0 ||
        strcmp(again, stamp) != 0) {
        return false;
    }
    *ret_seconds = (int64_t)seconds;
    return true;
}

bool
managed_parse(const char *name, const char *uuid,
    char ret_stamp[MANAGED_STAMP_MAX])
{
    char stamp[MANAGED_STAMP_MAX];
    char same[MANAGED_NAME_MAX];
    int64_t seconds;
    size_t skip = strlen(PREFIX) + strlen(uuid) + 1;

    if (strlen(name) != skip + MANAGED_STAMP_MAX - 1 + strlen(SUFFIX)) {
        return false;
    }
    (void)snprintf(stamp, sizeof(stamp), "%.16s", name + skip);
    name_of(uuid, stamp, same);
    if (strcmp(name, same) != 0 || !seconds_of(stamp, &seconds)) {
        return false;
    }
    memcpy(ret_stamp, stamp, sizeof(stamp));
    return true;
}

/* Which day, week or month a time is in. */
typedef int64_t period_fn(const char *stamp, int64_t seconds);

static int64_t
day_of(const char *stamp, int64_t seconds)
{
    (void)stamp;
    return seconds / DAY_SECONDS;
}

static int64_t
week_of(const char *stamp, int64_t seconds)
{
    return (day_of(stamp, seconds) + 7 - FIRST_MONDAY) / 7;
}

static int64_t
month_of(const char *stamp, int64_t seconds)
{
    char month[7];

    (void)seconds;
    (void)snprintf(month, sizeof(month), "%.6s", stamp);
    return strtoll(month, NULL, 10);
}

/* Keeps the newest of each of the last `limit` periods that have any. */
static void
keep_newest(const char (*stamps)[MANAGED_STAMP_MAX], size_t count,
    period_fn *period_of, int limit, bool *keep)
{
    int64_t last = -1;
    int64_t seconds = 0;

    for (size_t i = count; i > 0 && limit > 0; i--) {
        int64_t period;

        if (!seconds_of(stamps[i - 1], &seconds)) {
            continue;
        }
        period = period_of(stamps[i - 1], seconds);
        if (period != last) {
            keep[i - 1] = true;
            last = period;
            limit--;
        }
    }
}

void
managed_keep(const char (*stamps)[MANAGED_STAMP_MAX], size_t count,
    const char *now, bool *ret_keep)
{
    char today[MANAGED_STAMP_MAX];
    int64_t end = 0;
    int64_t seconds = 0;

    stamp_of(now, today);
    (void)seconds_of(today, &end);
    for (size_t i = 0; i < count; i++) {
        /* What is no time of ours is nothing of ours to take away. */
        ret_keep[i] =
            !seconds_of(stamps[i], &seconds) || seconds > end - DAY_SECONDS;
    }
    keep_newest(stamps, count, day_of, MANAGED_DAYS, ret_keep);
    keep_newest(stamps, count, week_of, MANAGED_WEEKS, ret_keep);
    keep_newest(stamps, count, month_of, MANAGED_MONTHS, ret_keep);
}

static int
compare(const void *a, const void *b)
{
    return strcmp(a, b);
}

static bool
add(struct managed_list *list, const char *stamp)
{
    char(*grown)[MANAGED_STAMP_MAX];

    if (list->count == FOLDER_COUNT_MAX) {
        errno = EFBIG;
        return false;
    }
    grown = realloc(list->stamps, (list->count + 1) * sizeof(*grown));
    if (grown == NULL) {
        return false;
    }
    list->stamps = grown;
    memcpy(grown[list->count++], stamp, MANAGED_STAMP_MAX);
    return true;
}

bool
managed_list_read(const char *folder, const char *uuid,
    struct managed_list *ret_list)
{
    struct managed_list list = { NULL, 0 };
    char stamp[MANAGED_STAMP_MAX];
    const struct dirent *entry;
    DIR *dir = opendir(folder);
    bool good = dir != NULL;
    int error;

    errno = good ? 0 : errno;
    while (good && (entry = readdir(dir)) != NULL) {
        good = !managed_parse(entry->d_name, uuid, stamp) || add(&list, stamp);
    }
    error = errno;
    if (dir != NULL) {
        (void)closedir(dir);
    }
    if (!good || error != 0) {
        managed_list_free(&list);
        errno = error;
        return false;
    }
    if (list.count > 0) {
        qsort(list.stamps, list.count, sizeof(*list.stamps), compare);
    }
    *ret_list = list;
    return true;
}

void
managed_list_free(struct managed_list *list)
{
    free(list->stamps);
    *list = (struct managed_list){ NULL, 0 };
}

char *
managed_path(const char *folder, const char *uuid, const char *stamp)
{
    char name[MANAGED_NAME_MAX];
    char *path = NULL;

    name_of(uuid, stamp, name);
    return asprintf(&path, "%s/%s", folder, name) < 0 ? NULL : path;
}
