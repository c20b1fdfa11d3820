#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include <limits.h>
#include <stddef.h>

#include "cli/options.h"

struct vault;

/*
 * The one table of commands: parsing, help, completion and the exit of unknown
 * words come from it.  A command has a row here, a page docs/man/
 * casevault-NAME.1.scd and a T-script under tests/cli.
 */

/* What main() opens before the command runs. */
enum command_need {
    COMMAND_NEEDS_NOTHING, /* `vault` is NULL */
    COMMAND_NEEDS_VAULT,   /* an open vault, as new as its audit anchor */
    /*
     * The same, for commands that read identities: an "identify" entry with
     * the first word (which must be a case code, if any) goes into the audit
     * log first.  A command with a given --identify option gets it too.
     */
    COMMAND_NEEDS_NAMES,
    /* An open vault even when it is older than its anchor, for looking at. */
    COMMAND_NEEDS_ANY_AGE,
};

/*
 * Runs the command; returns the exit status, having reported every failure.
 * `vault` is borrowed: main() closes it.
 */
typedef int command_fn(const struct options *options, struct vault *vault);

/* No upper limit on the words after the command. */
#define COMMAND_ANY UINT_MAX

struct command {
    const char *name;    /* one word or two: "init", "note add" */
    const char *words;   /* the words that follow, for the usage; NULL: none */
    const char *summary; /* one line */
    command_fn *run;
    const struct option *options; /* ends with OPTION_END; may be NULL */
    enum command_need need;
    unsigned min_words;
    unsigned max_words;
};

/* Returns the row at `index`, in alphabetical order; NULL past the end. */
const struct command *command_at(size_t index);

/*
 * Finds the command that `words` begin with ("note", "add", ...);
 * `*ret_used` tells how many words its name takes.  NULL when there is none.
 */
const struct command *command_find(const char *const *words, size_t count,
    size_t *ret_used);

/* Returns whether `word` is the first of a command of two words ("note"). */
int command_is_group(const char *word);

/*
 * Returns the word nearest to `word` that could stand in its place (after
 * `group`, or at the beginning when `group` is NULL); NULL when none is near.
 */
const char *command_nearest(const char *group, const char *word);

/* One function per command, in cmd_X.c, with its option table beside it. */
command_fn cmd_anonymize;
command_fn cmd_attribute_list;
command_fn cmd_attribute_set;
command_fn cmd_audit_accept;
command_fn cmd_audit_export;
command_fn cmd_audit_list;
command_fn cmd_audit_verify;
command_fn cmd_backup;
command_fn cmd_backup_due;
command_fn cmd_bundle_check;
command_fn cmd_bundle_merge;
command_fn cmd_case_close;
command_fn cmd_case_list;
command_fn cmd_case_retention;
command_fn cmd_check;
command_fn cmd_client_add;
command_fn cmd_completion;
command_fn cmd_consent_list;
command_fn cmd_consent_record;
command_fn cmd_consent_revoke;
command_fn cmd_consent_show;
command_fn cmd_consent_text;
command_fn cmd_disclosure_list;
command_fn cmd_doctor;
command_fn cmd_erase;
command_fn cmd_eval;
command_fn cmd_event_add;
command_fn cmd_event_list;
command_fn cmd_event_remove;
command_fn cmd_header_backup;
command_fn cmd_header_restore;
command_fn cmd_help;
command_fn cmd_hold_clear;
command_fn cmd_hold_list;
command_fn cmd_hold_set;
command_fn cmd_identifier_add;
command_fn cmd_identifier_list;
command_fn cmd_import;
command_fn cmd_init;
command_fn cmd_lock;
command_fn cmd_measure_add;
command_fn cmd_measure_list;
command_fn cmd_note_add;
command_fn cmd_note_edit;
command_fn cmd_note_list;
command_fn cmd_note_show;
command_fn cmd_passwd;
command_fn cmd_person_add;
command_fn cmd_person_list;
command_fn cmd_policy_check;
command_fn cmd_policy_show;
command_fn cmd_project_add;
command_fn cmd_project_check;
command_fn cmd_project_init;
command_fn cmd_project_list;
command_fn cmd_project_show;
command_fn cmd_rekey;
command_fn cmd_release_list;
command_fn cmd_release_research;
command_fn cmd_release_show;
command_fn cmd_release_supervision;
command_fn cmd_restore;
command_fn cmd_risk;
command_fn cmd_salvage;
command_fn cmd_score_add;
command_fn cmd_score_list;
command_fn cmd_score_remove;
command_fn cmd_search;
command_fn cmd_session_add;
command_fn cmd_session_list;
command_fn cmd_session_remove;
command_fn cmd_slot_add;
command_fn cmd_slot_harden;
command_fn cmd_slot_list;
command_fn cmd_slot_remove;
command_fn cmd_status;
command_fn cmd_supervise_add;
command_fn cmd_supervise_export;
command_fn cmd_supervise_import;
command_fn cmd_supervise_list;
command_fn cmd_supervise_remove;
command_fn cmd_supervise_total;
command_fn cmd_template;
command_fn cmd_unlock;
command_fn cmd_verify;

extern const struct option cmd_anonymize_options[];
extern const struct option cmd_audit_list_options[];
extern const struct option cmd_backup_due_options[];
extern const struct option cmd_backup_options[];
extern const struct option cmd_bundle_merge_options[];
extern const struct option cmd_case_close_options[];
extern const struct option cmd_case_list_options[];
extern const struct option cmd_check_options[];
extern const struct option cmd_client_add_options[];
extern const struct option cmd_consent_list_options[];
extern const struct option cmd_consent_record_options[];
extern const struct option cmd_consent_revoke_options[];
extern const struct option cmd_consent_text_options[];
extern const struct option cmd_erase_options[];
extern const struct option cmd_eval_options[];
extern const struct option cmd_event_add_options[];
extern const struct option cmd_identifier_add_options[];
extern const struct option cmd_init_options[];
extern const struct option cmd_measure_add_options[];
extern const struct option cmd_note_add_options[];
extern const struct option cmd_note_edit_options[];
extern const struct option cmd_passwd_options[];
extern const struct option cmd_project_init_options[];
extern const struct option cmd_rekey_options[];
extern const struct option cmd_release_research_options[];
extern const struct option cmd_release_show_options[];
extern const struct option cmd_release_supervision_options[];
extern const struct option cmd_risk_options[];
extern const struct option cmd_score_add_options[];
extern const struct option cmd_search_options[];
extern const struct option cmd_session_add_options[];
extern const struct option cmd_slot_add_options[];
extern const struct option cmd_slot_harden_options[];
extern const struct option cmd_supervise_add_options[];
extern const struct option cmd_supervise_import_options[];
extern const struct option cmd_supervise_list_options[];
extern const struct option cmd_template_options[];
extern const struct option cmd_unlock_options[];

#endif
