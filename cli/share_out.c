#include "cli/share_out.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/atomic_file.h"
#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/qr.h"
#include "cli/report.h"

bool
share_out_numbers(const char *word, struct vault_share_request *request)
{
    char rest = '\0';

    if (sscanf(word, "%2u/%2u%c", &request->needed, &request->made, &rest) !=
            2 ||
        request->needed < VAULT_SHARES_LEAST ||
        request->needed > request->made || request->made > VAULT_SHARES_MAX) {
        (void)report_fail(REPORT_BAD_SHARES, word);
        return false;
    }
    return true;
}

/* Writes a sentence to the letter, with the subject in its place. */
static void
put_sentence(FILE *letter, enum report_message message, const char *subject)
{
    const char *text = report_sentence_now(message);
    const char *mark = strstr(text, "{}");

    if (mark == NULL) {
        (void)fprintf(letter, "%s\n\n", text);
        return;
    }
    (void)fprintf(letter, "%.*s%s%s\n\n", (int)(mark - text), text, subject,
        mark + 2);
}

/* "2 (3/5)": the number, how many are needed, how many there are. */
static void
name_share(const struct vault_share_request *request, unsigned number,
    char ret_name[32])
{
    (void)snprintf(ret_name, 32, "%u (%u/%u)", number, request->needed,
        request->made);
}

static bool
letter_name(const char *folder, unsigned number, char ret_path[PATH_MAX])
{
    int n = snprintf(ret_path, PATH_MAX, "%s/share-%u.txt", folder, number);

    return n > 0 && n < PATH_MAX;
}

/* What is handed out, and how. */
struct handing {
    const struct options *options;
    const struct vault_share_request *request;
    const struct vault_secret *shares;
};

static int
write_letter(const char *path, const char *name,
    const struct vault_secret *share, const struct vault_secret *drawing)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    /* Unbuffered, so that stdio keeps no copy. */
    (void)setvbuf(file.stream, NULL, _IONBF, 0);
    put_sentence(file.stream, REPORT_SHARE_LETTER, name);
    (void)fprintf(file.stream, "    ");
    (void)fwrite(share->data, 1, share->len, file.stream);
    (void)fprintf(file.stream, "\n\n");
    (void)fwrite(drawing->data, 1, drawing->len, file.stream);
    put_sentence(file.stream, REPORT_SHARE_LETTER_HOW, "");
    if (ferror(file.stream)) {
        int exit_status = report_errno(path);

        atomic_file_abandon(&file);
        return exit_status;
    }
    return atomic_file_commit(&file) ? REPORT_EXIT_OK : report_errno(path);
}

/* Removes the letters before `end`. */
static void
remove_letters(const char *folder, unsigned end)
{
    char path[PATH_MAX];

    for (unsigned number = 1; number < end; number++) {
        if (letter_name(folder, number, path)) {
            (void)unlink(path);
        }
    }
}

static int
write_one(const struct handing *handing, const char *folder, unsigned number)
{
    const struct vault_secret *share = &handing->shares[number - 1];
    struct vault_secret drawing = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_OK;
    char path[PATH_MAX];
    char name[32];
    int exit_status;

    name_share(handing->request, number, name);
    if (!letter_name(folder, number, path)) {
        return report_fail(REPORT_LIMIT, folder);
    }
    if (options_given(handing->options, "qr")) {
        status = qr_draw(share, &drawing);
    }
    exit_status = status == VAULT_OK ? write_letter(path, name, share, &drawing)
                                     : report_vault(status, path);
    vault_secret_release(&drawing);
    return exit_status;
}

static int
write_letters(const struct handing *handing, const char *folder)
{
    int exit_status = REPORT_EXIT_OK;

    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        return report_errno(folder);
    }
    for (unsigned number = 1; number <= handing->request->made; number++) {
        exit_status = write_one(handing, folder, number);
        if (exit_status != REPORT_EXIT_OK) {
            remove_letters(folder, number);
            return exit_status;
        }
    }
    report_tell(REPORT_SHARES_WRITTEN, folder);
    return exit_status;
}

/* One after the other, each until Enter is pressed. */
static int
show_shares(const struct handing *handing)
{
    const struct vault_share_request *request = handing->request;
    struct vault_secret answer = VAULT_SECRET_INIT;
    enum vault_status status = VAULT_OK;
    char name[32];

    prompt_other_screen(true);
    for (unsigned number = 1; number <= request->made && status == VAULT_OK;
         number++) {
        const struct vault_secret *share = &handing->shares[number - 1];

        name_share(request, number, name);
        if (options_given(handing->options, "qr")) {
            status = qr_show(share);
        }
        report_tell(REPORT_SHARE_LETTER, name);
        (void)prompt_show("\n    ", 5);
        (void)prompt_show((const char *)share->data, share->len);
        (void)prompt_show("\n\n", 2);
        if (status == VAULT_OK) {
            status = prompt_line(REPORT_ASK_SHARE_NOTED, "", &answer);
        }
    }
    prompt_other_screen(false);
    vault_secret_release(&answer);
    return status == VAULT_OK ? REPORT_EXIT_OK
                              : report_fail(REPORT_SHARES_NOWHERE, "");
}

int
share_out_add(const struct options *options, struct vault *vault,
    const struct vault_share_request *request)
{
    const struct settings *settings = options_settings(options);
    const char *folder = options_value(options, "shares-to");
    struct vault_secret shares[VAULT_SHARES_MAX] = { VAULT_SECRET_INIT };
    const struct handing handing = { options, request, shares };
    unsigned slot = 0;
    enum vault_status status;
    int exit_status;

    if (folder == NULL && (settings->no_input || !passphrase_can_ask())) {
        return report_fail(REPORT_SHARES_NOWHERE, "");
    }
    status = vault_share_add(vault, request, shares, &slot);
    exit_status = report_vault(status, settings->vault_path);
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = folder != NULL ? write_letters(&handing, folder)
                                     : show_shares(&handing);
        if (exit_status != REPORT_EXIT_OK) {
            (void)report_vault(vault_slot_remove(vault, slot),
                settings->vault_path);
        }
    }
    for (size_t i = 0; i < VAULT_SHARES_MAX; i++) {
        vault_secret_release(&shares[i]);
    }
    return exit_status;
}
