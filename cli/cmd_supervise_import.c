#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/entry.h"
#include "cli/import/reply.h"
#include "cli/reply_docx.h"
#include "cli/reply_people.h"
#include "cli/report.h"
#include "vault/audit.h"
#include "vault/note.h"
#include "vault/reply.h"
#include "vault/supervision.h"

const struct option cmd_supervise_import_options[] = {
    { "date", 'd', "DAY", "a DOCX: of the sitting (that of the comments)" },
    { "minutes", 0, "N", "a DOCX: how long it lasted; else no hours count" },
    { "people", 0, "N", "a DOCX: in the group; 1 (default) is individual" },
    { "supervisor", 0, "NAME", "a DOCX: other than who commented" },
    OPTION_END,
};

static const struct {
    enum import_status status;
    enum report_message message;
} messages[] = {
    { IMPORT_ERR_NO_MEMORY, REPORT_NO_MEMORY },
    { IMPORT_ERR_UTF8, REPORT_IMPORT_UTF8 },
    { IMPORT_ERR_NUL, REPORT_IMPORT_NUL },
    { IMPORT_ERR_TOO_LONG, REPORT_IMPORT_TOO_LONG },
    { IMPORT_ERR_RELEASE, REPORT_REPLY_TITLE },
    { IMPORT_ERR_TWICE, REPORT_REPLY_TITLES },
    { IMPORT_ERR_PART, REPORT_REPLY_PART },
    { IMPORT_ERR_HOURS, REPORT_REPLY_HOURS },
    { IMPORT_ERR_TOO_MANY, REPORT_REPLY_HOURS },
    { IMPORT_ERR_CRASHED, REPORT_IMPORT_CRASHED },
};

static enum report_message
message_of(enum import_status status)
{
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
        if (messages[i].status == status) {
            return messages[i].message;
        }
    }
    return REPORT_NOT_TEXT;
}

/* Says what is wrong, and under which heading. */
static int
fail(enum report_message message, const char *path, const char *part)
{
    char place[1024];

    (void)snprintf(place, sizeof(place), part[0] != '\0' ? "%s (%s)" : "%s%s",
        path, part);
    return report_fail(message, place);
}

/* What is stored of a reply beside its text. */
struct log {
    char date[VAULT_DATE_MAX]; /* of the note */
    struct vault_supervision sittings[IMPORT_SITTING_MAX];
};

/* Makes sittings of the hours; false when one has no day. */
static bool
read_sittings(const struct import_reply *reply, const char *case_code,
    struct log *ret_log)
{
    struct vault_supervision *sittings = ret_log->sittings;
    const char *date = reply->date;
    char today[VAULT_DATE_MAX];

    date_today(today);
    for (size_t i = 0; i < reply->sitting_count; i++) {
        const struct import_sitting *from = &reply->sittings[i];
        struct vault_supervision *to = &sittings[i];

        *to = (struct vault_supervision){ .minutes = from->minutes,
            .people = from->people };
        (void)snprintf(to->case_code, sizeof(to->case_code), "%s", case_code);
        (void)snprintf(to->supervisor, sizeof(to->supervisor), "%s",
            reply->supervisor);
        if (!date_parse(from->date, today, DATE_PAST, to->date)) {
            return false;
        }
    }
    if (reply->sitting_count > 0) {
        date = sittings[0].date;
    }
    return date_parse(date[0] != '\0' ? date : today, today, DATE_PAST,
        ret_log->date);
}

/* Stores the note, and in the register what it is a reply to. */
static enum vault_status
store_note(struct vault *vault, const struct vault_reply_target *target,
    const char *date, struct vault_secret *text, int64_t *ret_note)
{
    struct vault_note_draft draft = { .case_code = target->case_code,
        .kind = "supervision",
        .date = date };
    size_t reply_len = text->len;
    enum vault_status status = vault_audit_append(vault, "identify",
        target->case_code, "supervise import");

    if (status == VAULT_OK) {
        status = reply_people_append(vault, target->case_code, text);
    }
    draft.text = (struct vault_text){ (const char *)text->data, text->len };
    if (status == VAULT_OK) {
        status = vault_note_add(vault, &draft, ret_note);
    }
    draft.text.len = reply_len;
    return status == VAULT_OK
        ? vault_reply_add(vault, target->release, *ret_note, draft.text)
        : status;
}

static enum vault_status
store_sittings(struct vault *vault, const struct vault_supervision *sittings,
    size_t count)
{
    enum vault_status status = VAULT_OK;
    int64_t id = 0;

    for (size_t i = 0; status == VAULT_OK && i < count; i++) {
        status = vault_supervision_add(vault, &sittings[i], &id);
    }
    return status;
}

/* All of it or nothing. */
static enum vault_status
store(struct vault *vault, const struct vault_reply_target *target,
    struct import_reply *reply, const struct log *log, int64_t *ret_note)
{
    enum vault_status status = vault_begin(vault);

    if (status != VAULT_OK) {
        return status;
    }
    status = store_note(vault, target, log->date, &reply->text, ret_note);
    if (status == VAULT_OK) {
        status = store_sittings(vault, log->sittings, reply->sitting_count);
    }
    if (status == VAULT_OK) {
        return vault_commit(vault);
    }
    vault_rollback(vault);
    return status;
}

static int
import_it(const struct options *options, struct vault *vault,
    struct import_reply *reply)
{
    const char *path = options_word(options, 0);
    struct vault_reply_target target;
    struct log log;
    enum vault_status status;
    int64_t note = 0;
    int exit_status =
        report_lookup(vault_reply_find(vault, reply->release, &target),
            REPORT_REPLY_NO_RELEASE, reply->release);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (!read_sittings(reply, target.case_code, &log)) {
        return fail(REPORT_REPLY_HOURS, path, "");
    }
    status = store(vault, &target, reply, &log, &note);
    if (status == VAULT_ERR_EXISTS) {
        report_tell(REPORT_REPLY_KNOWN, path);
        return REPORT_EXIT_OK;
    }
    if (status == VAULT_ERR_INVALID) {
        return fail(REPORT_REPLY_HOURS, path, "");
    }
    exit_status = report_vault(status, path);
    if (exit_status == REPORT_EXIT_OK) {
        entry_put(options, "note", note);
        report_tell(REPORT_REPLY_ADDED, target.case_code);
    }
    return exit_status;
}

/* What a document does not say itself: hours, and who it was. */
static int
add_hours(const struct options *options, struct import_reply *reply)
{
    const char *supervisor = options_value(options, "supervisor");
    const char *date = options_value(options, "date");
    struct import_sitting *sitting = &reply->sittings[0];

    if (supervisor != NULL && strlen(supervisor) < sizeof(reply->supervisor)) {
        (void)snprintf(reply->supervisor, sizeof(reply->supervisor), "%s",
            supervisor);
    }
    if (date != NULL && strlen(date) < sizeof(reply->date)) {
        (void)snprintf(reply->date, sizeof(reply->date), "%s", date);
    }
    if (!options_number(options, "minutes", 1440, 0, &sitting->minutes) ||
        !options_number(options, "people", VAULT_SUPERVISION_PEOPLE_MAX, 1,
            &sitting->people)) {
        return REPORT_EXIT_USAGE;
    }
    if (sitting->minutes > 0 && reply->supervisor[0] == '\0') {
        return report_fail(REPORT_MISSING_OPTION, "--supervisor");
    }
    (void)snprintf(sitting->date, sizeof(sitting->date), "%s",
        reply->date[0] != '\0' ? reply->date : "today");
    reply->sitting_count = sitting->minutes > 0;
    if (reply->sitting_count == 0) {
        report_tell(REPORT_REPLY_NO_HOURS, options_word(options, 0));
    }
    return REPORT_EXIT_OK;
}

/* Whether one of the options for a document was given. */
static const char *
given_option(const struct options *options)
{
    const struct option *option = cmd_supervise_import_options;

    while (option->name != NULL && !options_given(options, option->name)) {
        option++;
    }
    return option->name;
}

int
cmd_supervise_import(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    const char *part = "";
    struct import_reply reply = IMPORT_REPLY_INIT;
    enum import_status status = reply_docx_read(path, &reply);
    int exit_status = REPORT_EXIT_OK;

    if (status == IMPORT_OK) {
        exit_status = add_hours(options, &reply);
    } else if (status == IMPORT_ERR_PART) {
        exit_status = report_fail(REPORT_REPLY_NO_COMMENTS, path);
    } else if (status == IMPORT_ERR_RELEASE) {
        exit_status = report_fail(REPORT_REPLY_NO_BRIEF, path);
    } else if (status == IMPORT_ERR_TYPE && given_option(options) != NULL) {
        exit_status =
            report_fail(REPORT_REPLY_FORM_SAYS, given_option(options));
    } else if (status == IMPORT_ERR_TYPE) {
        status = import_reply_read(path, &reply, &part);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = status == IMPORT_OK ? import_it(options, vault, &reply)
            : status == IMPORT_ERR_IO     ? report_errno(path)
                                      : fail(message_of(status), path, part);
    }
    import_reply_release(&reply);
    return exit_status;
}
