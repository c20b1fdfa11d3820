#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/doctor_vault.h"
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
    MACHINE_COUNT = 7,
};

static struct finding
finding(const char *name, bool good, enum report_message when_good,
    enum report_message when_bad)
{
    return (struct finding){ .name = name,
        .good = good,
        .message = good ? when_good : when_bad };
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

/* Whether a line of /proc/self/status is there. */
static bool
status_says(const char *line)
{
    char text[4096];
    int fd = open("/proc/self/status", O_RDONLY | O_CLOEXEC);
    ssize_t len = fd < 0 ? 0 : read(fd, text, sizeof(text));

    if (fd >= 0) {
        (void)close(fd);
    }
    return len > 0 && memmem(text, (size_t)len, line, strlen(line)) != NULL;
}

/* A core that goes to a program is made whatever the limit, if we let it. */
static bool
leaves_no_core(void)
{
    struct rlimit limit;

    return prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 &&
        getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0;
}

/* The sentence with the detail in its place. */
static void
write_sentence(const struct finding *finding, char *ret_text, size_t size)
{
    const char *text = report_sentence_now(finding->message);
    const char *mark = strstr(text, "{}");

    if (mark == NULL) {
        (void)snprintf(ret_text, size, "%s", text);
    } else {
        (void)snprintf(ret_text, size, "%.*s%s%s", (int)(mark - text), text,
            finding->detail, mark + 2);
    }
}

static void
put(const struct finding *findings, size_t count)
{
    char text[512];

    for (size_t i = 0; i < count; i++) {
        write_sentence(&findings[i], text, sizeof(text));
        output_text(findings[i].good ? "ok\t" : "note\t");
        output_text(findings[i].name);
        output_text("\t");
        output_text(text);
        output_text("\n");
    }
}

static void
put_json(const struct finding *findings, size_t count)
{
    struct json_out json;
    char text[512];

    json_out_begin(&json, "doctor");
    json_out_list(&json, "findings");
    for (size_t i = 0; i < count; i++) {
        json_out_item(&json);
        json_out_text(&json, "name", findings[i].name);
        json_out_bool(&json, "good", findings[i].good);
        write_sentence(&findings[i], text, sizeof(text));
        json_out_text(&json, "message", text);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

int
cmd_doctor(const struct options *options, struct vault *vault)
{
    const struct settings *settings = options_settings(options);
    struct finding findings[MACHINE_COUNT + DOCTOR_VAULT_MAX] = {
        finding("keyring", keyring_works(), REPORT_KEYRING_GOOD,
            REPORT_KEYRING_NONE),
        finding("seccomp", status_says("\nSeccomp:\t2"), REPORT_SECCOMP_GOOD,
            REPORT_SECCOMP_NONE),
        look_at_jail(),
        finding("core", leaves_no_core(), REPORT_CORE_GOOD, REPORT_CORE_BAD),
        finding("memory-folder", editor_has_folder(), REPORT_FOLDER_GOOD,
            REPORT_FOLDER_NONE),
        finding("locked-memory", memory_can_be_locked(), REPORT_MEMLOCK_GOOD,
            REPORT_MEMLOCK_SMALL),
        finding("swap", !swap_in_clear(), REPORT_SWAP_GOOD, REPORT_SWAP_CLEAR),
    };
    size_t count = 0;
    int exit_status = doctor_vault(settings, findings + MACHINE_COUNT, &count);

    (void)vault;
    if (settings->json) {
        put_json(findings, MACHINE_COUNT + count);
    } else {
        put(findings, MACHINE_COUNT + count);
    }
    return exit_status;
}
