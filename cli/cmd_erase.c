#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "cli/certificate.h"
#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/json_out.h"
#include "cli/mentions.h"
#include "cli/output.h"
#include "cli/passphrase.h"
#include "cli/prompt.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/case.h"

const struct option cmd_erase_options[] = {
    { "certificate-to", 0, "FILE", "write a signed certificate" },
    { "confirm", 0, "CODE", "the code again, in place of typing it" },
    { "ground", 0, "WORD", "override a hold or retention rule: see the page" },
    { "language", 0, "LANG", "of the certificate: en or id" },
    { "reason", 0, "TEXT", "why the ground is given; stays in the vault" },
    OPTION_END,
};

/* One erasing, from the question to the certificate. */
struct erasing {
    const struct options *options;
    struct vault *vault;
    char code[VAULT_CODE_MAX];
    char uuid[VAULT_UUID_MAX];
    struct vault_erasure erasure;
    struct mentions mentions;
    struct certificate_place *places;
    size_t count;
    enum report_language language;
    bool no_memory;
};

/* What was given must be good before anything is asked or erased. */
static int
check_options(struct erasing *work)
{
    const char *ground = options_value(work->options, "ground");
    const char *reason = options_value(work->options, "reason");
    const char *language = options_value(work->options, "language");
    const char *path = options_value(work->options, "certificate-to");
    struct stat st;
    size_t i = 0;

    work->language = report_environment_language();
    if (language != NULL) {
        if (strcmp(language, "en") != 0 && strcmp(language, "id") != 0) {
            return report_fail(REPORT_BAD_LANGUAGE, language);
        }
        work->language =
            language[0] == 'i' ? REPORT_INDONESIAN : REPORT_ENGLISH;
    }
    while (ground != NULL && vault_erase_ground(i) != NULL &&
        strcmp(vault_erase_ground(i), ground) != 0) {
        i++;
    }
    if (ground != NULL && vault_erase_ground(i) == NULL) {
        return report_fail(REPORT_BAD_GROUND, ground);
    }
    if ((ground == NULL) != (reason == NULL) ||
        (reason != NULL &&
            (reason[0] == '\0' || strlen(reason) >= VAULT_REASON_MAX))) {
        return report_fail(REPORT_BAD_REASON, "");
    }
    if (path != NULL && lstat(path, &st) == 0) {
        return report_fail(REPORT_EXISTS, path);
    }
    return path != NULL ? session_check_folder(path) : REPORT_EXIT_OK;
}

/* A person types the code of the case: no slip of the hand does that. */
static int
confirm(const struct erasing *work)
{
    const char *given = options_value(work->options, "confirm");
    struct vault_secret answer = VAULT_SECRET_INIT;
    bool same = given != NULL && strcasecmp(given, work->code) == 0;

    if (given == NULL && !options_settings(work->options)->no_input &&
        prompt_line(REPORT_ASK_ERASE, work->code, &answer) == VAULT_OK) {
        same = answer.len == strlen(work->code) &&
            strncasecmp((const char *)answer.data, work->code, answer.len) == 0;
    }
    vault_secret_release(&answer);
    return same ? REPORT_EXIT_OK
                : report_fail(REPORT_ERASE_UNCONFIRMED, work->code);
}

/* How much room it takes at most: every page goes into the journal. */
static int
report_no_room(const struct erasing *work)
{
    const char *path = options_settings(work->options)->vault_path;
    char subject[VAULT_CODE_MAX + 32];
    struct stat info;

    if (stat(path, &info) != 0) {
        return report_errno(path);
    }
    (void)snprintf(subject, sizeof(subject), "%s (%jd)", work->code,
        (intmax_t)info.st_size);
    return report_fail(REPORT_ERASE_NO_ROOM, subject);
}

static int
erase(struct erasing *work)
{
    const struct vault_erase_request request = {
        .case_code = work->code,
        .ground = options_value(work->options, "ground"),
        .reason = options_value(work->options, "reason"),
    };
    int exit_status =
        report_vault(mentions_find(work->vault, work->code, &work->mentions),
            work->code);
    enum vault_status status;

    if (exit_status == REPORT_EXIT_OK && request.ground == NULL) {
        exit_status =
            report_vault(vault_hold_check(work->vault, work->code), work->code);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = confirm(work);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_erase(work->vault, &request, &work->erasure);
    if (status != VAULT_OK && work->erasure.id > 0) {
        (void)report_vault(status, work->code);
        return report_fail(REPORT_ERASE_UNFINISHED, work->code);
    }
    if (status == VAULT_OK) {
        report_tell(REPORT_ERASED, work->code);
    }
    return status == VAULT_ERR_NO_SPACE ? report_no_room(work)
                                        : report_vault(status, work->code);
}

/* It was erased before: what was cut short then, or was away, is done now. */
static int
go_on(struct erasing *work, const char *word)
{
    enum vault_status status =
        vault_erasure_find(work->vault, word, &work->erasure);

    if (status == VAULT_OK) {
        status = vault_erase_finish(work->vault);
        if (status == VAULT_OK) {
            status = vault_erasure_find(work->vault, word, &work->erasure);
        }
    }
    return report_lookup(status, REPORT_NO_CASE, word);
}

static void
add_place(const struct vault_visit *visit, enum media_state state, void *data)
{
    struct erasing *work = data;
    struct certificate_place *grown =
        realloc(work->places, (work->count + 1) * sizeof(*grown));

    if (grown == NULL) {
        work->no_memory = true;
        return;
    }
    work->places = grown;
    grown[work->count].visit = *visit;
    grown[work->count++].state = state;
    switch (state) {
    case MEDIA_ERASED: break;
    case MEDIA_AWAY: report_tell(REPORT_MEDIUM_AWAY, visit->folder); break;
    case MEDIA_LOCKED: report_tell(REPORT_MEDIUM_LOCKED, visit->folder); break;
    case MEDIA_BY_HAND:
        report_tell(REPORT_MEDIUM_BY_HAND, visit->folder);
        break;
    }
}

static void
put_json(const struct erasing *work)
{
    struct json_out json;

    json_out_begin(&json, "erase");
    json_out_text(&json, "case", work->erasure.code);
    json_out_text(&json, "erased_at", work->erasure.at);
    json_out_number(&json, "notes", work->erasure.note_count);
    json_out_number(&json, "rows", work->erasure.row_count);
    json_out_list(&json, "mentions");
    for (size_t i = 0; i < work->mentions.count; i++) {
        json_out_item(&json);
        json_out_text(&json, "case", work->mentions.rows[i].code);
        json_out_number(&json, "note", work->mentions.rows[i].note);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_list(&json, "backups");
    for (size_t i = 0; i < work->count; i++) {
        json_out_item(&json);
        json_out_text(&json, "folder", work->places[i].visit.folder);
        json_out_text(&json, "state", media_state_word(work->places[i].state));
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

static void
put(const struct erasing *work)
{
    for (size_t i = 0; i < work->mentions.count; i++) {
        output_text("mentioned\t");
        output_text(work->mentions.rows[i].code);
        output_text("\t");
        output_number(work->mentions.rows[i].note);
        output_text("\n");
    }
    for (size_t i = 0; i < work->count; i++) {
        output_text("backups\t");
        output_text(work->places[i].visit.folder);
        output_text("\t");
        output_text(media_state_word(work->places[i].state));
        output_text("\n");
    }
}

static int
tell(struct erasing *work)
{
    const struct certificate certificate = { &work->erasure, work->uuid,
        work->places, work->count, work->language };
    const char *path = options_value(work->options, "certificate-to");
    char figure[24];

    if (options_settings(work->options)->json) {
        put_json(work);
    } else {
        put(work);
    }
    if (work->mentions.count > 0) {
        (void)snprintf(figure, sizeof(figure), "%zu", work->mentions.count);
        report_tell(REPORT_MENTIONED, figure);
    }
    return path != NULL ? certificate_write(work->vault, &certificate, path)
                        : REPORT_EXIT_OK;
}

static int
run(struct erasing *work, const char *word)
{
    const char *path = options_settings(work->options)->vault_path;
    struct vault_case found;
    enum vault_status status;
    int exit_status = check_options(work);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_vault(vault_uuid(path, work->uuid), path);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = vault_case_find(work->vault, word, &found);
    if (status == VAULT_OK) {
        memcpy(work->code, found.code, sizeof(work->code));
        exit_status = erase(work);
    } else {
        exit_status = go_on(work, word);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    status = media_visit_all(work->vault, work->uuid, work->erasure.id,
        add_place, work);
    if (status == VAULT_OK && work->no_memory) {
        status = VAULT_ERR_NO_MEMORY;
    }
    exit_status = report_vault(status, path);
    return exit_status == REPORT_EXIT_OK ? tell(work) : exit_status;
}

int
cmd_erase(const struct options *options, struct vault *vault)
{
    struct erasing work = { .options = options, .vault = vault };
    int exit_status = run(&work, options_word(options, 0));

    mentions_free(&work.mentions);
    free(work.places);
    return exit_status;
}
