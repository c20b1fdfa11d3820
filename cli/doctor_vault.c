#include "cli/doctor_vault.h"

#include <inttypes.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

#include <linux/magic.h>

#include "cli/date.h"
#include "cli/keyring.h"
#include "cli/session.h"
#include "vault/audit.h"
#include "vault/slot.h"
#include "vault/visit.h"

/* What one unlocking may take, and how old a backup may be, by default. */
static const double unlock_seconds = 1.0;

enum {
    BACKUP_DAYS = 7,
};

struct examination {
    const struct settings *settings;
    struct finding *findings;
    size_t count;
};

static struct finding *
add(struct examination *work, const char *name, bool good,
    enum report_message when_good, enum report_message when_bad)
{
    struct finding *finding = &work->findings[work->count++];

    *finding = (struct finding){ .name = name,
        .good = good,
        .message = good ? when_good : when_bad };
    return finding;
}

/* Whether locks on the file are those of this machine only. */
static bool
on_local_disk(const char *path)
{
    static const unsigned long remote[] = { NFS_SUPER_MAGIC, SMB_SUPER_MAGIC,
        0xff534d42, 0xfe534d42, V9FS_MAGIC, FUSE_SUPER_MAGIC };
    struct statfs fs;

    if (statfs(path, &fs) != 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof(remote) / sizeof(remote[0]); i++) {
        if (((unsigned long)fs.f_type & 0xffffffff) == remote[i]) {
            return false;
        }
    }
    return true;
}

/* Whether nobody else can put another file in its place. */
static bool
folder_is_ours(const char *path)
{
    char copy[PATH_MAX];
    struct stat st;

    (void)snprintf(copy, sizeof(copy), "%s", path);
    return stat(dirname(copy), &st) == 0 &&
        ((st.st_mode & 022) == 0 || (st.st_mode & S_ISVTX) != 0);
}

static void
look_at_file(struct examination *work, const struct stat *st)
{
    const char *path = work->settings->vault_path;

    (void)add(work, "vault-rights",
        (st->st_mode & 077) == 0 && st->st_uid == geteuid(), REPORT_RIGHTS_GOOD,
        REPORT_RIGHTS_BAD);
    (void)add(work, "vault-folder", folder_is_ours(path),
        REPORT_VAULT_FOLDER_GOOD, REPORT_VAULT_FOLDER_BAD);
    (void)add(work, "vault-disk", on_local_disk(path), REPORT_LOCAL_DISK,
        REPORT_REMOTE_DISK);
}

/* What a guess at the cheapest passphrase costs, and whether that is enough. */
static void
look_at_cost(struct examination *work)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    const struct vault_slot_info *cheapest = NULL;
    struct finding *finding;
    double seconds = 0;
    size_t count = 0;

    if (vault_slot_list(work->settings->vault_path, slots, &count) !=
        VAULT_OK) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        if (slots[i].kind == VAULT_SLOT_PASSPHRASE &&
            (cheapest == NULL || slots[i].memory_kib < cheapest->memory_kib)) {
            cheapest = &slots[i];
        }
    }
    if (cheapest == NULL || vault_slot_time(cheapest, &seconds) != VAULT_OK) {
        return;
    }
    finding = add(work, "key-cost",
        !vault_slot_could_harden(cheapest, seconds, unlock_seconds),
        REPORT_COST_GOOD, REPORT_COST_LOW);
    (void)snprintf(finding->detail, sizeof(finding->detail),
        "Argon2id, %u MiB, t=%u, p=%u, %.1f s", cheapest->memory_kib / 1024,
        cheapest->passes, cheapest->lanes, seconds);
}

static void
look_at_backups(struct examination *work, struct vault *vault)
{
    char last[VAULT_TIME_MAX] = "-";
    enum vault_status status = vault_visit_last(vault, last);
    bool young = status == VAULT_OK &&
        (int64_t)time(NULL) - date_seconds(last) <
            (int64_t)BACKUP_DAYS * 24 * 60 * 60;
    struct finding *finding =
        add(work, "backup", young, REPORT_BACKUP_YOUNG, REPORT_BACKUP_OLD);

    (void)snprintf(finding->detail, sizeof(finding->detail), "%s", last);
}

/* What only who opens it can tell. */
static void
look_inside(struct examination *work, struct vault *vault)
{
    struct vault_audit_verdict verdict = { 0 };
    struct finding *finding;
    char version[VAULT_WORD_MAX] = "?";
    bool known = vault_cipher_version(vault, version) == VAULT_OK;
    bool holds = vault_audit_verify(vault, &verdict) == VAULT_OK;

    finding = add(work, "cipher", known, REPORT_CIPHER, REPORT_NO_CIPHER);
    (void)snprintf(finding->detail, sizeof(finding->detail), "%s", version);
    finding =
        add(work, "audit", holds, REPORT_AUDIT_HOLDS, REPORT_AUDIT_DOES_NOT);
    (void)snprintf(finding->detail, sizeof(finding->detail), "%" PRId64,
        verdict.entries);
    look_at_backups(work, vault);
}

/* Whether it opens without anybody being asked. */
static bool
opens(const struct settings *settings)
{
    char uuid[VAULT_UUID_MAX];

    return settings->passphrase_fd >= 0 ||
        (vault_uuid(settings->vault_path, uuid) == VAULT_OK &&
            keyring_get(uuid, NULL, NULL) == VAULT_OK);
}

int
doctor_vault(const struct settings *settings,
    struct finding ret_findings[DOCTOR_VAULT_MAX], size_t *ret_count)
{
    struct examination work = { settings, ret_findings, 0 };
    struct vault *vault = NULL;
    struct stat st;
    int exit_status = REPORT_EXIT_OK;

    *ret_count = 0;
    if (settings->vault_path == NULL || stat(settings->vault_path, &st) != 0) {
        return REPORT_EXIT_OK;
    }
    look_at_file(&work, &st);
    look_at_cost(&work);
    if (opens(settings)) {
        exit_status = session_open(settings, true, &vault);
        if (exit_status == REPORT_EXIT_OK) {
            look_inside(&work, vault);
        }
        session_close(settings, &vault);
    } else {
        (void)add(&work, "contents", false, REPORT_NOT_OPENED,
            REPORT_NOT_OPENED);
    }
    *ret_count = work.count;
    return exit_status;
}
