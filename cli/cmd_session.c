#include "cli/commands.h"
#include "cli/entry.h"
#include "cli/report.h"
#include "vault/appointment.h"

const struct option cmd_session_add_options[] = {
    { "date", 'd', "DAY", "2026-11-22, today (default), -3d, monday" },
    { "attendance", 'a', "WORD", "attended (default), late, cancelled, ..." },
    { "modality", 'm', "WORD", "in-person, video, phone, chat, email, ..." },
    { "platform", 0, "WORD", "practice, telehealth, messenger, ..." },
    { "privacy", 0, "WORD", "of the client's room: alone, others-near, ..." },
    { "minutes", 0, "N", "how long it lasted" },
    OPTION_END,
};

static int
read_words(const struct options *options, struct vault_appointment *added)
{
    const char *attendance = options_value(options, "attendance");
    int exit_status = entry_word(VAULT_CODED_ATTENDANCE,
        attendance != NULL ? attendance : "attended", added->attendance);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = entry_word(VAULT_CODED_MODALITY,
            options_value(options, "modality"), added->modality);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = entry_word(VAULT_CODED_PLATFORM,
            options_value(options, "platform"), added->platform);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = entry_word(VAULT_CODED_PRIVACY,
            options_value(options, "privacy"), added->privacy);
    }
    return exit_status;
}

int
cmd_session_add(const struct options *options, struct vault *vault)
{
    struct vault_appointment added = { 0 };
    int64_t id = 0;
    long minutes = -1;
    int exit_status = entry_day(options, added.date);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_words(options, &added);
    }
    if (exit_status == REPORT_EXIT_OK &&
        !options_number(options, "minutes", VAULT_MINUTES_MAX, -1, &minutes)) {
        exit_status = REPORT_EXIT_USAGE;
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status =
            entry_case(vault, options_word(options, 0), added.case_code);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    added.minutes = minutes;
    exit_status = report_vault(vault_appointment_add(vault, &added, &id),
        added.case_code);
    if (exit_status == REPORT_EXIT_OK) {
        entry_put(options, "session", id);
        report_tell(REPORT_SESSION_ADDED, added.case_code);
    }
    return exit_status;
}

static enum vault_status
put_next(struct vault *vault, struct vault_cursor *cursor,
    struct listing *listing)
{
    struct vault_appointment item;
    enum vault_status status = vault_appointment_next(cursor, &item);

    (void)vault;
    if (status != VAULT_OK) {
        return status;
    }
    listing_row(listing);
    listing_number(listing, "session", item.id);
    listing_text(listing, "case", item.case_code);
    listing_text(listing, "date", item.date);
    listing_text(listing, "attendance", item.attendance);
    listing_text(listing, "modality", item.modality);
    listing_text(listing, "platform", item.platform);
    listing_text(listing, "privacy", item.privacy);
    if (item.minutes >= 0) {
        listing_number(listing, "minutes", item.minutes);
    } else if (!listing->as_json) {
        listing_text(listing, "minutes", "");
    }
    listing_row_end(listing);
    return VAULT_OK;
}

int
cmd_session_list(const struct options *options, struct vault *vault)
{
    static const char *const headings[] = { "SESSION", "CASE", "DATE",
        "ATTENDANCE", "MODALITY", "PLATFORM", "PRIVACY", "MINUTES", NULL };
    static const struct listing_shape shape = { "session-list", "sessions",
        headings };
    static const struct entry_rows rows = { vault_appointment_open, put_next };

    return entry_list(options, vault, &shape, &rows);
}

int
cmd_session_remove(const struct options *options, struct vault *vault)
{
    return entry_remove(options, vault, vault_appointment_retract);
}
