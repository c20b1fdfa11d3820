#include "cli/recall.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/atomic_file.h"
#include "cli/date.h"
#include "cli/report.h"
#include "vault/release_case.h"

/* A letter on its way: the same words, with marks or without. */
struct letter {
    FILE *out;
    bool marked;
};

static void
put_sentence(const struct letter *letter, enum report_message message,
    const char *subject)
{
    const char *text = report_sentence_now(message);
    const char *mark = strstr(text, "{}");

    if (mark == NULL) {
        (void)fprintf(letter->out, "%s", text);
        return;
    }
    (void)fprintf(letter->out, "%.*s%s%s", (int)(mark - text), text, subject,
        mark + 2);
}

static void
put_heading(const struct letter *letter, const char *depth,
    enum report_message message, const char *subject)
{
    (void)fprintf(letter->out, "%s", letter->marked ? depth : "");
    put_sentence(letter, message, subject);
    (void)fprintf(letter->out, "\n\n");
}

static void
put_paragraph(const struct letter *letter, enum report_message message,
    const char *subject)
{
    put_sentence(letter, message, subject);
    (void)fprintf(letter->out, "\n\n");
}

static void
put_item(const struct letter *letter, enum report_message message,
    const char *subject)
{
    (void)fprintf(letter->out, letter->marked ? "- " : "  ");
    put_sentence(letter, message, subject);
    (void)fprintf(letter->out, "\n");
}

/* The name the recipient knows it by; releases of long ago have none. */
static const char *
name_of(const struct vault_release *release, char ret_number[32])
{
    (void)snprintf(ret_number, 32, "%" PRId64, release->id);
    return release->code[0] != '\0' ? release->code : ret_number;
}

/* Which rows are meant; a brief is about one case and goes as a whole. */
static enum vault_status
put_cases(const struct letter *letter, struct vault *vault,
    const struct vault_release *release)
{
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case item;
    enum vault_status status =
        vault_release_case_iter_open(vault, release->id, &iter);

    while (status == VAULT_OK) {
        status = vault_release_case_iter_next(iter, &item);
        if (status == VAULT_OK && item.recalled[0] != '\0' &&
            item.pseudonym[0] != '\0') {
            put_item(letter, REPORT_RECALL_CASE, item.pseudonym);
        }
    }
    vault_release_case_iter_close(&iter);
    (void)fprintf(letter->out, "\n");
    return status == VAULT_DONE ? VAULT_OK : status;
}

static enum vault_status
put_letter(const struct letter *letter, struct vault *vault,
    const struct vault_release *release, const char *until)
{
    bool research = strcmp(release->kind, "research") == 0;
    char number[32];
    const char *name = name_of(release, number);
    enum vault_status status;

    put_heading(letter, "# ", REPORT_RECALL_TITLE, name);
    put_paragraph(letter, REPORT_RECALL_TO, "");
    put_paragraph(letter, REPORT_RECALL_WHY, name);
    put_item(letter, REPORT_RECALL_MADE, release->made_at);
    put_item(letter, REPORT_RECALL_HASH, release->sha256);
    status = put_cases(letter, vault, release);
    put_heading(letter, "## ", REPORT_RECALL_DELETE, until);
    put_paragraph(letter, research ? REPORT_RECALL_ROWS : REPORT_RECALL_BRIEF,
        "");
    put_heading(letter, "## ", REPORT_RECALL_FORM, name);
    put_item(letter, REPORT_RECALL_DONE, "");
    put_item(letter, REPORT_RECALL_NOT_DONE, "");
    put_item(letter, REPORT_RECALL_SIGNED, "");
    return status;
}

static int
write_one(struct vault *vault, const struct vault_release *release,
    const struct recall *recall, const char *ending)
{
    struct atomic_file file = ATOMIC_FILE_INIT;
    struct letter letter = { .marked = strcmp(ending, "md") == 0 };
    char path[PATH_MAX], number[32];
    enum vault_status status;

    if (snprintf(path, sizeof(path), "%s/recall-%s.%s", recall->folder,
            name_of(release, number), ending) >= (int)sizeof(path)) {
        errno = ENAMETOOLONG;
        return report_errno(recall->folder);
    }
    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    letter.out = file.stream;
    status = put_letter(&letter, vault, release, recall->until);
    if (status != VAULT_OK) {
        atomic_file_abandon(&file);
        return report_vault(status, path);
    }
    if (!atomic_file_commit(&file)) {
        return report_errno(path);
    }
    report_tell(REPORT_RECALL_WRITTEN, path);
    return REPORT_EXIT_OK;
}

int
recall_letter(struct vault *vault, const struct vault_release *release,
    const struct recall *recall)
{
    int exit_status;

    if (mkdir(recall->folder, 0700) != 0 && errno != EEXIST) {
        return report_errno(recall->folder);
    }
    exit_status = write_one(vault, release, recall, "md");
    return exit_status == REPORT_EXIT_OK
        ? write_one(vault, release, recall, "txt")
        : exit_status;
}

static bool
is_meant(const struct recall *recall, const char *code)
{
    for (size_t i = 0; i < recall->count; i++) {
        if (strcasecmp(recall->codes[i], code) == 0) {
            return true;
        }
    }
    return recall->codes == NULL;
}

/* Whether a release rests on a consent of this kind. */
static bool
is_of_kind(const struct vault_release *release, const char *kind)
{
    static const char research[] = "research:";

    if (strncmp(kind, research, sizeof(research) - 1) == 0) {
        return strcmp(release->kind, "research") == 0 &&
            strcmp(release->purpose, kind + sizeof(research) - 1) == 0;
    }
    return strcmp(release->kind, kind) == 0;
}

static enum vault_status
holds(struct vault *vault, const struct vault_release *release,
    const struct recall *recall, bool *ret_holds)
{
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case item;
    bool found = false;
    enum vault_status status =
        vault_release_case_iter_open(vault, release->id, &iter);

    while (status == VAULT_OK && !found) {
        status = vault_release_case_iter_next(iter, &item);
        found = status == VAULT_OK && item.recalled[0] != '\0' &&
            is_meant(recall, item.case_code);
    }
    vault_release_case_iter_close(&iter);
    *ret_holds = found;
    return status == VAULT_DONE ? VAULT_OK : status;
}

static int
recall_one(struct vault *vault, const struct vault_release *release,
    const struct recall *recall)
{
    bool meant = false;
    char number[32];
    enum vault_status status;

    if (release->recalled_count == 0 || !is_of_kind(release, recall->kind)) {
        return REPORT_EXIT_OK;
    }
    status = holds(vault, release, recall, &meant);
    if (status != VAULT_OK || !meant) {
        return report_vault(status, recall->kind);
    }
    report_tell(REPORT_RECALL_NEEDED, name_of(release, number));
    return recall->folder != NULL ? recall_letter(vault, release, recall)
                                  : REPORT_EXIT_OK;
}

int
recall_releases(struct vault *vault, const struct recall *recall)
{
    struct vault_release_iter *iter = NULL;
    struct vault_release release;
    int exit_status = REPORT_EXIT_OK;
    enum vault_status status = vault_release_iter_open(vault, NULL, &iter);

    while (status == VAULT_OK && exit_status == REPORT_EXIT_OK) {
        status = vault_release_iter_next(iter, &release);
        if (status == VAULT_OK) {
            exit_status = recall_one(vault, &release, recall);
        }
    }
    vault_release_iter_close(&iter);
    if (status != VAULT_OK && status != VAULT_DONE) {
        return report_vault(status, recall->kind);
    }
    return exit_status;
}

void
recall_until(char ret_date[VAULT_DATE_MAX])
{
    char today[VAULT_DATE_MAX];

    date_today(today);
    if (!date_parse("+14d", today, DATE_FUTURE, ret_date)) {
        memcpy(ret_date, today, VAULT_DATE_MAX);
    }
}
