#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/json_memory.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/release/verify.h"
#include "cli/report.h"

/* Where the verdicts go, one by one. */
struct telling {
    bool as_json;
    struct json_out json;
};

/* A name comes from a stranger: what would move the cursor is left out. */
static void
put_name(const char *name)
{
    for (size_t i = 0; name[i] != '\0'; i++) {
        if ((unsigned char)name[i] >= 0x20 && name[i] != 0x7f) {
            output_bytes(&name[i], 1);
        }
    }
}

static void
tell(const char *name, enum release_file_verdict verdict, void *data)
{
    struct telling *telling = data;

    if (telling->as_json) {
        json_out_item(&telling->json);
        json_out_text(&telling->json, "name", name);
        json_out_text(&telling->json, "verdict", release_verify_word(verdict));
        json_out_item_end(&telling->json);
        return;
    }
    put_name(name);
    output_text("\t");
    output_text(release_verify_word(verdict));
    output_text("\n");
}

/* What the stamp says, when it is one to believe. */
static void
put_stamp(struct telling *telling, const struct release_verify_stamp *stamp)
{
    const struct {
        const char *name;
        const char *value;
    } lines[] = {
        { "release", stamp->release },
        { "profile", stamp->profile },
        { "key", stamp->fingerprint },
    };

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        if (telling->as_json) {
            json_out_text(&telling->json, lines[i].name, lines[i].value);
        } else {
            output_text(lines[i].name);
            output_text("\t");
            output_text(lines[i].value);
            output_text("\n");
        }
    }
}

static int
report_verdict(enum release_file_verdict verdict, const char *path)
{
    switch (verdict) {
    case RELEASE_FILE_GOOD: report_tell(REPORT_VERIFY_GOOD, path); return 0;
    case RELEASE_FILE_EXTRA:
    case RELEASE_FILE_CHANGED: return report_fail(REPORT_VERIFY_CHANGED, path);
    case RELEASE_FILE_FORGED: return report_fail(REPORT_VERIFY_FORGED, path);
    case RELEASE_FILE_NO_STAMP:
        return report_fail(REPORT_VERIFY_NO_STAMP, path);
    case RELEASE_FILE_MISSING: return report_fail(REPORT_VERIFY_MISSING, path);
    }
    return REPORT_EXIT_FAILURE;
}

/* The last part of a path, which is what a file is called. */
static const char *
base_of(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

static int
verify(struct telling *telling, const char *path, int folder)
{
    struct release_verify_file file = { "", 0 };
    struct release_verify_stamp stamp;
    enum release_file_verdict verdict;

    if (telling->as_json) {
        json_out_begin(&telling->json, "verify");
        json_out_list(&telling->json, "files");
    }
    if (folder >= 0) {
        verdict = release_verify_folder(folder, tell, telling, &stamp);
    } else {
        if (!release_verify_map(AT_FDCWD, path, &file)) {
            output_discard();
            return report_errno(path);
        }
        verdict = release_verify_bytes(file.bytes, file.len, &stamp);
        release_verify_unmap(&file);
        tell(base_of(path), verdict, telling);
    }
    if (telling->as_json) {
        json_out_list_end(&telling->json);
        json_out_bool(&telling->json, "sound", verdict == RELEASE_FILE_GOOD);
    }
    if (verdict == RELEASE_FILE_GOOD) {
        put_stamp(telling, &stamp);
    }
    if (telling->as_json) {
        json_out_end(&telling->json);
    }
    return report_verdict(verdict, path);
}

int
cmd_verify(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    struct telling telling = {
        .as_json = options_settings(options)->json,
    };
    int folder;
    int exit_status;

    (void)vault;
    json_memory_wipe_freed();
    folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0 && errno != ENOTDIR) {
        return report_errno(path);
    }
    exit_status = verify(&telling, path, folder);
    if (folder >= 0) {
        (void)close(folder);
    }
    return exit_status;
}
