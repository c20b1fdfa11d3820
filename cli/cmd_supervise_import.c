#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/entry.h"
#include "cli/import/reply.h"
#include "cli/reply_people.h"
#include "cli/report.h"
#include "vault/audit.h"
#include "vault/note.h"
#include "vault/reply.h"
#include "vault/supervision.h"

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

/* Makes sittings of the hours; false when one has no day. */
static bool
read_sittings(const struct import_reply *reply, const char *case_code,
    struct vault_supervision sittings[IMPORT_SITTING_MAX])
{
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
    return true;
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
    struct import_reply *reply, const struct vault_supervision *sittings,
    int64_t *ret_note)
{
    enum vault_status status = vault_begin(vault);

    if (status != VAULT_OK) {
        return status;
    }
    status =
        store_note(vault, target, sittings[0].date, &reply->text, ret_note);
    if (status == VAULT_OK) {
        status = store_sittings(vault, sittings, reply->sitting_count);
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
    struct vault_supervision sittings[IMPORT_SITTING_MAX];
    struct vault_reply_target target;
    enum vault_status status;
    int64_t note = 0;
    int exit_status =
        report_lookup(vault_reply_find(vault, reply->release, &target),
            REPORT_REPLY_NO_RELEASE, reply->release);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (!read_sittings(reply, target.case_code, sittings)) {
        return fail(REPORT_REPLY_HOURS, path, "");
    }
    status = store(vault, &target, reply, sittings, &note);
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

int
cmd_supervise_import(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    struct import_reply reply = IMPORT_REPLY_INIT;
    const char *part = "";
    enum import_status status = import_reply_read(path, &reply, &part);
    int exit_status;

    if (status == IMPORT_ERR_IO) {
        exit_status = report_errno(path);
    } else if (status != IMPORT_OK) {
        exit_status = fail(message_of(status), path, part);
    } else {
        exit_status = import_it(options, vault, &reply);
    }
    import_reply_release(&reply);
    return exit_status;
}
