#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <linux/magic.h>

#include "cli/commands.h"
#include "cli/editor.h"
#include "cli/jail.h"
#include "cli/json_out.h"
#include "cli/keyring.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/swap.h"
#include "vault/vault.h"

/* Landlock forbids truncate(2) from version 3 on (Linux 6.2). */
enum {
    LANDLOCK_TRUNCATES = 3,
    MEMLOCK_ENOUGH = 8 << 20, /* the default of Debian 12 */
};

/* What was looked at: one sentence when it is in order, one when not. */
struct finding {
    const char *name;
    bool good;
    enum report_message message;
};

static struct finding
finding(const char *name, bool good, enum report_message when_good,
    enum report_message when_bad)
{
    return (struct finding){ name, good, good ? when_good : when_bad };
}

/* Puts a key of zeros into the keyring and takes it out again. */
static bool
keyring_works(void)
{
    static const char name[] = "doctor";
    static const uint8_t zeros[VAULT_KEY_LEN];
    struct vault_secret key = VAULT_SECRET_INIT;
    bool works = vault_secret_append(&key, zeros, sizeof(zeros)) == VAULT_OK &&
        keyring_put(name, &key, 1) == VAULT_OK &&
        keyring_get(name, NULL, NULL) == VAULT_OK;

    if (works) {
        works = keyring_forget(name) == VAULT_OK;
    }
    vault_secret_release(&key);
    return works;
}

static struct finding
look_at_jail(void)
{
    int version = jail_version();

    if (version > 0 && version < LANDLOCK_TRUNCATES) {
        return finding("landlock", false, REPORT_LANDLOCK_OLD,
            REPORT_LANDLOCK_OLD);
    }
    return finding("landlock", version > 0, REPORT_LANDLOCK_GOOD,
        REPORT_LANDLOCK_NONE);
}

static bool
memory_can_be_locked(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_MEMLOCK, &limit) == 0 &&
        limit.rlim_cur >= MEMLOCK_ENOUGH;
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

/* The vault that was named, if there is one; how many findings. */
static size_t
look_at_vault(const char *path, struct finding *ret_findings)
{
    struct stat st;

    if (path == NULL || stat(path, &st) != 0) {
        return 0;
    }
    ret_findings[0] = finding("vault-rights",
        (st.st_mode & 077) == 0 && st.st_uid == geteuid(), REPORT_RIGHTS_GOOD,
        REPORT_RIGHTS_BAD);
    ret_findings[1] = finding("vault-disk", on_local_disk(path),
        REPORT_LOCAL_DISK, REPORT_REMOTE_DISK);
    return 2;
}

static void
put(const struct finding *findings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        output_text(findings[i].good ? "ok\t" : "note\t");
        output_text(findings[i].name);
        output_text("\t");
        output_text(report_sentence_now(findings[i].message));
        output_text("\n");
    }
}

static void
put_json(const struct finding *findings, size_t count)
{
    struct json_out json;

    json_out_begin(&json, "doctor");
    json_out_list(&json, "findings");
    for (size_t i = 0; i < count; i++) {
        json_out_item(&json);
        json_out_text(&json, "name", findings[i].name);
        json_out_bool(&json, "good", findings[i].good);
        json_out_text(&json, "message",
            report_sentence_now(findings[i].message));
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

int
cmd_doctor(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    struct finding findings[] = {
        finding("keyring", keyring_works(), REPORT_KEYRING_GOOD,
            REPORT_KEYRING_NONE),
        look_at_jail(),
        finding("memory-folder", editor_has_folder(), REPORT_FOLDER_GOOD,
            REPORT_FOLDER_NONE),
        finding("locked-memory", memory_can_be_locked(), REPORT_MEMLOCK_GOOD,
            REPORT_MEMLOCK_SMALL),
        finding("swap", !swap_in_clear(), REPORT_SWAP_GOOD, REPORT_SWAP_CLEAR),
        { 0 },
        { 0 },
    };
    size_t count = 5;

    (void)vault;
    count += look_at_vault(settings->vault_path, findings + count);
    if (settings->json) {
        put_json(findings, count);
    } else {
        put(findings, count);
    }
    return REPORT_EXIT_OK;
}
