#include <errno.h>
#include <inttypes.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/json_out.h"
#include "cli/managed.h"
#include "cli/media.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/backup.h"

/* Days after which a backup is due, unless --days says otherwise. */
enum {
    DUE_DAYS = 7,
    DUE_MAX = 3650,
    DAY_SECONDS = 86400,
};

const struct option cmd_backup_options[] = {
    { "to", 0, "FOLDER", "a folder we keep: 7 days, 4 weeks, 12 months" },
    OPTION_END,
};

const struct option cmd_backup_due_options[] = {
    { "days", 0, "DAYS", "how old the newest backup may be (7)" },
    OPTION_END,
};

/* Writes down where it went; a medium that cannot be written forgets it. */
static int
write_down(struct vault *vault, const struct vault_visit *visit)
{
    enum vault_status status = vault_visit_add(vault, visit);

    if (status == VAULT_ERR_READ_ONLY) {
        report_tell(REPORT_NOT_LOGGED, "backup");
        return REPORT_EXIT_OK;
    }
    return report_vault(status, visit->folder);
}

/* The folder as it is known everywhere. */
static int
set_folder(const char *path, struct vault_visit *visit)
{
    char *real = realpath(path, NULL);
    int exit_status = REPORT_EXIT_OK;

    if (real == NULL) {
        return report_errno(path);
    }
    if (strlen(real) >= sizeof(visit->folder)) {
        exit_status = report_fail(REPORT_LIMIT, path);
    } else {
        memcpy(visit->folder, real, strlen(real) + 1);
    }
    free(real);
    return exit_status;
}

/* One copy by hand. */
static int
backup_file(struct vault *vault, const char *path)
{
    struct vault_visit visit = { .managed = false };
    char folder[PATH_MAX];
    char file[PATH_MAX];
    int exit_status = session_check_folder(path);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    (void)snprintf(folder, sizeof(folder), "%s", path);
    (void)snprintf(file, sizeof(file), "%s", path);
    (void)snprintf(visit.file, sizeof(visit.file), "%.255s", basename(file));
    exit_status = set_folder(dirname(folder), &visit);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_backup(vault, path), path);
    }
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_BACKUP_MADE, path);
        exit_status = write_down(vault, &visit);
    }
    return exit_status;
}

/* Takes away what the rotation does not keep; a failure can wait. */
static void
prune(const char *folder, const char *uuid, const char *now)
{
    struct managed_list list = { NULL, 0 };
    bool *keep = NULL;

    if (!managed_list_read(folder, uuid, &list) || list.count == 0) {
        return;
    }
    keep = calloc(list.count, sizeof(*keep));
    if (keep != NULL) {
        managed_keep((const char(*)[MANAGED_STAMP_MAX])list.stamps, list.count,
            now, keep);
    }
    for (size_t i = 0; keep != NULL && i < list.count; i++) {
        char *path =
            keep[i] ? NULL : managed_path(folder, uuid, list.stamps[i]);

        if (path != NULL && unlink(path) != 0) {
            (void)report_errno(path);
        }
        free(path);
    }
    free(keep);
    managed_list_free(&list);
}

/* A backup that is newer than now: our clock is wrong, or the vault is old. */
static int
check_newest(const char *folder, const char *uuid, const char *name)
{
    struct managed_list list = { NULL, 0 };
    char stamp[MANAGED_STAMP_MAX];
    int exit_status = REPORT_EXIT_OK;

    if (!managed_list_read(folder, uuid, &list)) {
        return report_errno(folder);
    }
    if (list.count > 0 && managed_parse(name, uuid, stamp) &&
        strcmp(list.stamps[list.count - 1], stamp) >= 0) {
        exit_status = report_fail(REPORT_BACKUP_NEWER, folder);
    }
    managed_list_free(&list);
    return exit_status;
}

static int
backup_managed(struct vault *vault, const char *vault_path, const char *folder)
{
    struct vault_visit visit = { .managed = true };
    char uuid[VAULT_UUID_MAX];
    char now[VAULT_TIME_MAX];
    enum media_state state;
    size_t count = 0;
    char *path = NULL;
    int exit_status = report_vault(vault_uuid(vault_path, uuid), vault_path);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = set_folder(folder, &visit);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    date_now(now);
    managed_name(uuid, now, visit.file);
    exit_status = check_newest(visit.folder, uuid, visit.file);
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    state = media_erase(vault, uuid, visit.folder, &count);
    visit.clean = state == MEDIA_ERASED;
    if (state == MEDIA_LOCKED) {
        report_tell(REPORT_MEDIUM_LOCKED, folder);
    }
    if (asprintf(&path, "%s/%s", visit.folder, visit.file) < 0) {
        return report_vault(VAULT_ERR_NO_MEMORY, folder);
    }
    exit_status = report_vault(vault_backup(vault, path), path);
    if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_BACKUP_MADE, path);
        exit_status = write_down(vault, &visit);
        prune(visit.folder, uuid, now);
    }
    free(path);
    return exit_status;
}

int
cmd_backup(const struct options *options, struct vault *vault)
{
    const char *folder = options_value(options, "to");
    const char *path = options_word(options, 0);

    if ((folder == NULL) == (path == NULL)) {
        return report_fail(REPORT_BACKUP_PLACE, "");
    }
    return path != NULL
        ? backup_file(vault, path)
        : backup_managed(vault, options_settings(options)->vault_path, folder);
}

int
cmd_backup_due(const struct options *options, struct vault *vault)
{
    char last[VAULT_TIME_MAX] = "-";
    enum vault_status status;
    long days = 0;
    int64_t age = 0;
    bool due;

    if (!options_number(options, "days", DUE_MAX, DUE_DAYS, &days)) {
        return REPORT_EXIT_USAGE;
    }
    status = vault_visit_last(vault, last);
    if (status != VAULT_OK && status != VAULT_ERR_NOT_FOUND) {
        return report_vault(status, options_settings(options)->vault_path);
    }
    age = (int64_t)time(NULL) - date_seconds(last);
    due = status != VAULT_OK || age >= (int64_t)days * DAY_SECONDS;
    if (options_settings(options)->json) {
        struct json_out json;

        json_out_begin(&json, "backup-due");
        json_out_bool(&json, "due", due);
        json_out_text(&json, "last", status == VAULT_OK ? last : "");
        json_out_number(&json, "days", days);
        json_out_end(&json);
    } else {
        output_text(last);
        output_text("\n");
    }
    return due ? report_fail(REPORT_BACKUP_DUE, last) : REPORT_EXIT_OK;
}
