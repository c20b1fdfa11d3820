#include "cli/commands.h"

#include <string.h>

#include "cli/nearest.h"

/* Keep in alphabetical order of the names. */
static const struct command commands[] = {
    {
        .name = "anonymize",
        .words = "",
        .summary = "redact text or JSON lines from standard input",
        .run = cmd_anonymize,
        .options = cmd_anonymize_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "attribute list",
        .words = "[CASE]",
        .summary = "list coded facts about clients",
        .run = cmd_attribute_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "attribute set",
        .words = "CASE KIND VALUE",
        .summary = "set a coded fact about the client",
        .run = cmd_attribute_set,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 3,
        .max_words = 3,
    },
    {
        .name = "audit accept",
        .words = "",
        .summary = "accept the present record as the newest",
        .run = cmd_audit_accept,
        .need = COMMAND_NEEDS_ANY_AGE,
    },
    {
        .name = "audit list",
        .words = "",
        .summary = "show who did what and when",
        .run = cmd_audit_list,
        .options = cmd_audit_list_options,
        .need = COMMAND_NEEDS_ANY_AGE,
    },
    {
        .name = "audit verify",
        .words = "",
        .summary = "check the chains of the record",
        .run = cmd_audit_verify,
        .need = COMMAND_NEEDS_ANY_AGE,
    },
    {
        .name = "backup",
        .words = "FILE",
        .summary = "write a checked copy of the vault",
        .run = cmd_backup,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "case close",
        .words = "CASE",
        .summary = "close a case",
        .run = cmd_case_close,
        .options = cmd_case_close_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "case list",
        .words = "",
        .summary = "list the cases",
        .run = cmd_case_list,
        .options = cmd_case_list_options,
        .need = COMMAND_NEEDS_VAULT,
    },
    {
        .name = "check",
        .words = "",
        .summary = "look for damage",
        .run = cmd_check,
        .options = cmd_check_options,
        .need = COMMAND_NEEDS_ANY_AGE,
    },
    {
        .name = "client add",
        .words = "",
        .summary = "add a client with a case; prints the code",
        .run = cmd_client_add,
        .options = cmd_client_add_options,
        .need = COMMAND_NEEDS_VAULT,
    },
    {
        .name = "completion",
        .words = "SHELL",
        .summary = "print the completion of a shell (bash)",
        .run = cmd_completion,
        .need = COMMAND_NEEDS_NOTHING,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "consent list",
        .words = "[CASE]",
        .summary = "list consents",
        .run = cmd_consent_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "consent record",
        .words = "CASE... KIND",
        .summary = "record a consent",
        .run = cmd_consent_record,
        .options = cmd_consent_record_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = COMMAND_ANY,
    },
    {
        .name = "consent revoke",
        .words = "CASE... KIND",
        .summary = "revoke a consent",
        .run = cmd_consent_revoke,
        .options = cmd_consent_revoke_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = COMMAND_ANY,
    },
    {
        .name = "doctor",
        .words = "",
        .summary = "look at what this machine can protect",
        .run = cmd_doctor,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "eval",
        .words = "GOLD [SYSTEM]",
        .summary = "score the anonymizer, or another, on gold spans",
        .run = cmd_eval,
        .options = cmd_eval_options,
        .need = COMMAND_NEEDS_NOTHING,
        .min_words = 1,
        .max_words = 2,
    },
    {
        .name = "event add",
        .words = "CASE KIND",
        .summary = "record an event; prints its number",
        .run = cmd_event_add,
        .options = cmd_event_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 2,
        .max_words = 2,
    },
    {
        .name = "event list",
        .words = "[CASE]",
        .summary = "list events",
        .run = cmd_event_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "event remove",
        .words = "NUMBER",
        .summary = "take an event back",
        .run = cmd_event_remove,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "header backup",
        .words = "FILE",
        .summary = "copy the key slots to a file",
        .run = cmd_header_backup,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "header restore",
        .words = "FILE",
        .summary = "put such a copy back",
        .run = cmd_header_restore,
        .need = COMMAND_NEEDS_NOTHING,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "help",
        .words = "[COMMAND]",
        .summary = "explain a command",
        .run = cmd_help,
        .need = COMMAND_NEEDS_NOTHING,
        .max_words = 2,
    },
    {
        .name = "identifier add",
        .words = "CASE KIND VALUE",
        .summary = "record an identifier; - reads it from stdin",
        .run = cmd_identifier_add,
        .options = cmd_identifier_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 3,
        .max_words = 3,
    },
    {
        .name = "identifier list",
        .words = "CASE",
        .summary = "show the identifiers of a case",
        .run = cmd_identifier_list,
        .need = COMMAND_NEEDS_NAMES,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "import",
        .words = "PATH",
        .summary = "read notes from CSV, JSON lines or a folder",
        .run = cmd_import,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "init",
        .words = "",
        .summary = "make a vault",
        .run = cmd_init,
        .options = cmd_init_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "lock",
        .words = "",
        .summary = "forget the key that unlock left",
        .run = cmd_lock,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "measure add",
        .words = "CODE NAME",
        .summary = "add a measure of your own",
        .run = cmd_measure_add,
        .options = cmd_measure_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 2,
        .max_words = 2,
    },
    {
        .name = "measure list",
        .words = "",
        .summary = "list the measures and their bands",
        .run = cmd_measure_list,
        .need = COMMAND_NEEDS_VAULT,
    },
    {
        .name = "note add",
        .words = "CASE",
        .summary = "write a note; prints its number",
        .run = cmd_note_add,
        .options = cmd_note_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "note edit",
        .words = "NOTE",
        .summary = "write a new version of a note",
        .run = cmd_note_edit,
        .options = cmd_note_edit_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "note list",
        .words = "[CASE]",
        .summary = "list notes without their text",
        .run = cmd_note_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "note show",
        .words = "NOTE",
        .summary = "show a note",
        .run = cmd_note_show,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "passwd",
        .words = "",
        .summary = "change the passphrase",
        .run = cmd_passwd,
        .options = cmd_passwd_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "person add",
        .words = "CASE ROLE",
        .summary = "add a person to a case",
        .run = cmd_person_add,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 2,
        .max_words = 2,
    },
    {
        .name = "person list",
        .words = "CASE",
        .summary = "list the persons of a case by role",
        .run = cmd_person_list,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "rekey",
        .words = "",
        .summary = "give the vault a new key, and old keys none",
        .run = cmd_rekey,
        .options = cmd_rekey_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "release list",
        .words = "[CASE]",
        .summary = "list what was released",
        .run = cmd_release_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "release research",
        .words = "",
        .summary = "write a research bundle without identifiers",
        .run = cmd_release_research,
        .options = cmd_release_research_options,
        .need = COMMAND_NEEDS_VAULT,
    },
    {
        .name = "release supervision",
        .words = "CASE",
        .summary = "write a brief without identifiers",
        .run = cmd_release_supervision,
        .options = cmd_release_supervision_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "restore",
        .words = "FILE",
        .summary = "put a backup back",
        .run = cmd_restore,
        .need = COMMAND_NEEDS_NOTHING,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "salvage",
        .words = "NEWFILE",
        .summary = "save what can be read of a damaged vault",
        .run = cmd_salvage,
        .need = COMMAND_NEEDS_NOTHING,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "score add",
        .words = "CASE MEASURE VALUE",
        .summary = "record a score; prints its number",
        .run = cmd_score_add,
        .options = cmd_score_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 3,
        .max_words = 3,
    },
    {
        .name = "score list",
        .words = "[CASE]",
        .summary = "list scores",
        .run = cmd_score_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "score remove",
        .words = "NUMBER",
        .summary = "take a score back",
        .run = cmd_score_remove,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "search",
        .words = "WORDS",
        .summary = "find notes by their words; - reads them from stdin",
        .run = cmd_search,
        .options = cmd_search_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = COMMAND_ANY,
    },
    {
        .name = "session add",
        .words = "CASE",
        .summary = "record a session; prints its number",
        .run = cmd_session_add,
        .options = cmd_session_add_options,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "session list",
        .words = "[CASE]",
        .summary = "list sessions",
        .run = cmd_session_list,
        .need = COMMAND_NEEDS_VAULT,
        .max_words = 1,
    },
    {
        .name = "session remove",
        .words = "NUMBER",
        .summary = "take a session back",
        .run = cmd_session_remove,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "slot add",
        .words = "",
        .summary = "add a passphrase or recovery code",
        .run = cmd_slot_add,
        .options = cmd_slot_add_options,
        .need = COMMAND_NEEDS_VAULT,
    },
    {
        .name = "slot harden",
        .words = "",
        .summary = "make guessing a passphrase costlier",
        .run = cmd_slot_harden,
        .options = cmd_slot_harden_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "slot list",
        .words = "",
        .summary = "list the key slots",
        .run = cmd_slot_list,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "slot remove",
        .words = "SLOT",
        .summary = "remove a passphrase or recovery code",
        .run = cmd_slot_remove,
        .need = COMMAND_NEEDS_VAULT,
        .min_words = 1,
        .max_words = 1,
    },
    {
        .name = "status",
        .words = "",
        .summary = "say whether the vault is locked",
        .run = cmd_status,
        .need = COMMAND_NEEDS_NOTHING,
    },
    {
        .name = "unlock",
        .words = "",
        .summary = "keep the vault open for a while",
        .run = cmd_unlock,
        .options = cmd_unlock_options,
        .need = COMMAND_NEEDS_NOTHING,
    },
};

enum {
    COMMAND_COUNT = sizeof(commands) / sizeof(commands[0]),
};

const struct command *
command_at(size_t index)
{
    return index < COMMAND_COUNT ? &commands[index] : NULL;
}

/* Whether `name`, of one or two words, is what `words` begin with. */
static bool
names(const char *name, const char *const *words, size_t count,
    size_t *ret_used)
{
    size_t len = strcspn(name, " ");

    if (strlen(words[0]) != len || strncmp(name, words[0], len) != 0) {
        return false;
    }
    if (name[len] == '\0') {
        *ret_used = 1;
        return true;
    }
    if (count < 2 || strcmp(name + len + 1, words[1]) != 0) {
        return false;
    }
    *ret_used = 2;
    return true;
}

const struct command *
command_find(const char *const *words, size_t count, size_t *ret_used)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (names(commands[i].name, words, count, ret_used)) {
            return &commands[i];
        }
    }
    return NULL;
}

int
command_is_group(const char *word)
{
    size_t len = strlen(word);

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strncmp(commands[i].name, word, len) == 0 &&
            commands[i].name[len] == ' ') {
            return 1;
        }
    }
    return 0;
}

/* The part of a name that may be mistyped: after the group, or the first. */
static bool
candidate(const char *name, const char *group, char ret_word[NEAREST_MAX])
{
    size_t skip = group != NULL ? strlen(group) + 1 : 0;
    size_t len;

    if (group != NULL &&
        (strncmp(name, group, skip - 1) != 0 || name[skip - 1] != ' ')) {
        return false;
    }
    len = strcspn(name + skip, " ");
    if (len >= NEAREST_MAX) {
        return false;
    }
    memcpy(ret_word, name + skip, len);
    ret_word[len] = '\0';
    return true;
}

const char *
command_nearest(const char *group, const char *word)
{
    const char *best = NULL;
    size_t best_distance = 0;
    char other[NEAREST_MAX];

    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (!candidate(commands[i].name, group, other) ||
            !nearest_is_near(word, other)) {
            continue;
        }
        if (best == NULL || nearest_distance(word, other) < best_distance) {
            best = commands[i].name;
            best_distance = nearest_distance(word, other);
        }
    }
    return best;
}
