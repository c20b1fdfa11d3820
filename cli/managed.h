#ifndef CLI_MANAGED_H
#define CLI_MANAGED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * Managed backups: a folder in which we write, keep and prune backups of a
 * vault, each named by the vault's UUID and the second (UTC) it was made in:
 * casevault-UUID-20261122T041800Z.vault.  Files of other names, and of other
 * vaults, are never touched.
 */
#define MANAGED_NAME_MAX 80
#define MANAGED_STAMP_MAX 17 /* "20261122T041800Z" with its NUL */

/* Kept besides everything of the last day: the newest of so many of each. */
enum {
    MANAGED_DAYS = 7,
    MANAGED_WEEKS = 4,
    MANAGED_MONTHS = 12,
};

/* Writes the name of a backup made at `at` ("2026-11-22T04:18:00Z"). */
void managed_name(const char *uuid, const char *at,
    char ret_name[MANAGED_NAME_MAX]);

/* Whether `name` is one of ours, and of this vault; gives its time. */
bool managed_parse(const char *name, const char *uuid,
    char ret_stamp[MANAGED_STAMP_MAX]);

/*
 * Decides which of `count` times, oldest first, are kept on the day of `now`:
 * the newest of each of the last days, ISO weeks and months that have any, and
 * all of the last 24 hours.
 */
void managed_keep(const char (*stamps)[MANAGED_STAMP_MAX], size_t count,
    const char *now, bool *ret_keep);

/* The backups of one vault in a folder, oldest first. */
struct managed_list {
    char (*stamps)[MANAGED_STAMP_MAX];
    size_t count;
};

/* Reads the folder; false with errno set.  The caller frees the list. */
bool managed_list_read(const char *folder, const char *uuid,
    struct managed_list *ret_list);
void managed_list_free(struct managed_list *list);

/* The path of one of them, for the caller to free; NULL without memory. */
char *managed_path(const char *folder, const char *uuid, const char *stamp);

#endif
