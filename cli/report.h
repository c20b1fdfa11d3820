#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include <stdbool.h>

#include "anonymizer/status.h"
#include "vault/status.h"

/*
 * Every sentence the program says to a person, in English and Indonesian.
 * Sentences may hold a path, a case code or an option the user typed; never
 * note text, a client's name or a passphrase.  All of it goes to stderr.
 */

/* Exit statuses; stable, documented in casevault(1). */
enum report_exit {
    REPORT_EXIT_OK = 0,
    REPORT_EXIT_FAILURE = 1,
    REPORT_EXIT_USAGE = 2,
    REPORT_EXIT_NOT_FOUND = 3,
    REPORT_EXIT_NO_VAULT = 10,
    REPORT_EXIT_LOCKED = 11,
    REPORT_EXIT_PASSPHRASE = 12,
    REPORT_EXIT_INTEGRITY = 13,
    REPORT_EXIT_CONSENT = 20,
    REPORT_EXIT_LEAK = 21,
    REPORT_EXIT_REVIEW = 22,
    REPORT_EXIT_RISK = 23,
    REPORT_EXIT_SIGNED = 24,
    REPORT_EXIT_INTERRUPTED = 130,
};

enum report_language {
    REPORT_ENGLISH,
    REPORT_INDONESIAN,
    REPORT_LANGUAGE_COUNT, /* keep last */
};

/*
 * Sentences.  "{}" in a sentence stands for the subject.  A new one needs a
 * row in sentences_en.c and sentences_id.c and, when it is a failure whose
 * exit status is not 1, one in report.c; a test counts them.
 */
enum report_message {
    /* Failures of the vault, in the order of enum vault_status. */
    REPORT_NO_MEMORY,
    REPORT_IO,
    REPORT_NO_SPACE,
    REPORT_READ_ONLY,
    REPORT_EXISTS,
    REPORT_NO_VAULT,
    REPORT_NOT_FOUND,
    REPORT_NOT_A_VAULT,
    REPORT_VERSION,
    REPORT_HEADER,
    REPORT_DAMAGED,
    REPORT_JOURNAL,
    REPORT_ROLLBACK,
    REPORT_PASSPHRASE,
    REPORT_IN_USE,
    REPORT_MOVED,
    REPORT_LIMIT,
    REPORT_INVALID,
    REPORT_NO_SLOT,
    REPORT_NO_CIPHER,
    REPORT_SIGNED,
    /* Usage. */
    REPORT_UNKNOWN_COMMAND,
    REPORT_INCOMPLETE_COMMAND,
    REPORT_UNKNOWN_OPTION,
    REPORT_DID_YOU_MEAN,
    REPORT_MISSING_VALUE,
    REPORT_UNWANTED_VALUE,
    REPORT_MISSING_WORD,
    REPORT_TOO_MANY_WORDS,
    REPORT_BAD_NUMBER,
    REPORT_BAD_LANGUAGE,
    REPORT_USAGE,
    /* The vault and its lock. */
    REPORT_NO_PATH,
    REPORT_LOCKED,
    REPORT_NO_PASSPHRASE,
    REPORT_PASSPHRASE_FD,
    REPORT_ASK_PASSPHRASE,
    REPORT_ASK_RESTORED,
    REPORT_NOT_ACCEPTED,
    REPORT_HEADER_REPAIRED,
    REPORT_SALT_REPAIRED,
    REPORT_SYSTEM,
    REPORT_STDOUT,
    REPORT_NOT_LOGGED,
    REPORT_NO_EDITOR,
    REPORT_NO_MEMORY_FOLDER,
    REPORT_EDITOR_FAILED,
    REPORT_NO_JAIL,
    REPORT_TOO_SHORT,
    REPORT_TOO_WEAK,
    REPORT_NOT_THE_SAME,
    REPORT_ASK_NEW_PASSPHRASE,
    REPORT_ASK_AGAIN,
    REPORT_ASK_OLD_PASSPHRASE,
    REPORT_ASK_GENERATE,
    REPORT_ASK_GENERATE_WEAK,
    REPORT_GENERATED,
    REPORT_RECOVERY_SHOWN,
    REPORT_ASK_GROUP,
    REPORT_WRONG_GROUP,
    REPORT_NOT_READ_BACK,
    REPORT_CREATED,
    REPORT_RECOVERY_WRITTEN,
    REPORT_CALIBRATING,
    REPORT_BAD_SECONDS,
    REPORT_BAD_SPAN,
    REPORT_UNLOCKED,
    REPORT_NO_KEYRING,
    REPORT_LOCKED_NOW,
    REPORT_WAS_LOCKED,
    REPORT_PASSPHRASE_CHANGED,
    REPORT_PASSPHRASE_ADDED,
    REPORT_REKEY_SLOT,
    REPORT_REKEY_DROPS,
    REPORT_REKEY_DROPS_CODE,
    REPORT_REKEY_DROPS_NONE,
    REPORT_REKEY_NO_SLOT,
    REPORT_REKEY_REFUSED,
    REPORT_ASK_REKEY,
    REPORT_REKEYING,
    REPORT_REKEYED,
    REPORT_ASK_SHARE,
    REPORT_ASK_SHARE_NOTED,
    REPORT_BAD_SHARES,
    REPORT_SHARE_NUMBER,
    REPORT_SHARE_NO_SHARE,
    REPORT_SHARE_MISTYPED,
    REPORT_SHARE_FOREIGN,
    REPORT_SHARE_OUTDATED,
    REPORT_SHARE_MIXED,
    REPORT_SHARE_TWICE,
    REPORT_SHARE_TOO_FEW,
    REPORT_SHARE_LETTER,
    REPORT_SHARE_LETTER_HOW,
    REPORT_SHARES_WRITTEN,
    REPORT_SHARES_NOWHERE,
    REPORT_HEADER_WRITTEN,
    REPORT_NO_HEADER,
    REPORT_HEADER_BROKEN,
    REPORT_HEADER_FOREIGN,
    REPORT_HEADER_OLD_KEY,
    REPORT_HEADER_LOST,
    REPORT_HEADER_RETURNS,
    REPORT_HEADER_DIFFERS,
    REPORT_HEADER_GOES,
    REPORT_HEADER_SAME,
    REPORT_ASK_HEADER,
    REPORT_HEADER_LEFT,
    REPORT_HEADER_RESTORED,
    REPORT_HARDENED,
    REPORT_HARD_ENOUGH,
    REPORT_COULD_HARDEN,
    REPORT_SLOT_ADDED,
    REPORT_SLOT_REMOVED,
    REPORT_NO_SLOT_HERE,
    REPORT_NO_CASE,
    REPORT_CASE_EXISTS,
    REPORT_BAD_CODE,
    REPORT_BAD_LANGUAGE_OF_CASE,
    REPORT_BAD_DATE,
    REPORT_BAD_JSON,
    REPORT_BAD_FIELD,
    REPORT_NO_NAME_GIVEN,
    REPORT_ARGV_WARNING,
    REPORT_CLIENT_ADDED,
    REPORT_ASK_NAME,
    REPORT_ASK_NICKNAME,
    REPORT_ASK_BORN,
    REPORT_ASK_PHONE,
    REPORT_ASK_EMAIL,
    REPORT_ASK_ADDRESS,
    REPORT_ASK_ORG,
    REPORT_ASK_RELATIVE,
    REPORT_NO_PERSON,
    REPORT_PERSON_ADDED,
    REPORT_BAD_ROLE,
    REPORT_BAD_KIND,
    REPORT_EMPTY_VALUE,
    REPORT_IDENTIFIER_ADDED,
    REPORT_NO_IDENTIFIERS,
    REPORT_NO_NOTE,
    REPORT_BAD_NOTE_KIND,
    REPORT_BAD_TEMPLATE,
    REPORT_EMPTY_NOTE,
    REPORT_COMPOSE_HINT,
    REPORT_INTERRUPTED,
    REPORT_NOTE_ADDED,
    REPORT_NOTE_EDITED,
    REPORT_NOTE_SAME,
    REPORT_NOTE_TOO_LONG,
    REPORT_NO_NOTES,
    REPORT_NO_CASES,
    REPORT_CASE_CLOSED,
    REPORT_CLOSED_ALREADY,
    REPORT_NO_HITS,
    /* Sessions, scores, events and attributes. */
    REPORT_BAD_WORD,
    REPORT_NO_ENTRY,
    REPORT_ENTRY_REMOVED,
    REPORT_NOTHING_RECORDED,
    REPORT_SESSION_ADDED,
    REPORT_EVENT_ADDED,
    REPORT_ATTRIBUTE_SET,
    REPORT_SCORE_ADDED,
    REPORT_BAD_SCORE,
    REPORT_NO_MEASURE,
    REPORT_MEASURE_ADDED,
    REPORT_MEASURE_EXISTS,
    REPORT_BAD_MEASURE,
    REPORT_BAD_CONSENT,
    REPORT_CONSENT_WORDS,
    REPORT_CONSENT_RECORDED,
    REPORT_CONSENT_REVOKED,
    REPORT_NO_CONSENT,
    REPORT_AUDIT_SOUND,
    REPORT_AUDIT_BROKEN,
    REPORT_AUDIT_MISSING,
    REPORT_AUDIT_ACCEPTED,
    REPORT_BACKUP_MADE,
    REPORT_RESTORED,
    REPORT_RESTORED_NEW,
    REPORT_CHECK_SOUND,
    REPORT_CHECK_DAMAGED,
    REPORT_ADVICE_HEADER,
    REPORT_ADVICE_SLOTS,
    REPORT_ADVICE_PAGES,
    REPORT_ADVICE_INDEX,
    REPORT_ADVICE_NOTE,
    REPORT_ADVICE_ROWS,
    REPORT_SALVAGED,
    REPORT_SALVAGE_LOSSES,
    REPORT_LAST_SLOT,
    REPORT_NOT_TEXT,
    REPORT_BEFORE_RESTORE,
    /* Import and release. */
    REPORT_IMPORT_TYPE,
    REPORT_IMPORT_UTF8,
    REPORT_IMPORT_NUL,
    REPORT_IMPORT_QUOTE,
    REPORT_IMPORT_OPEN,
    REPORT_IMPORT_RAGGED,
    REPORT_IMPORT_COLUMN,
    REPORT_IMPORT_TWICE,
    REPORT_IMPORT_NO_COLUMN,
    REPORT_IMPORT_JSON,
    REPORT_IMPORT_FIELD,
    REPORT_IMPORT_NO_TEXT,
    REPORT_IMPORT_TOO_LONG,
    REPORT_IMPORT_TOO_MANY,
    REPORT_IMPORT_EMPTY,
    REPORT_IMPORT_CASE,
    REPORT_IMPORT_DATE,
    REPORT_IMPORT_KIND,
    REPORT_IMPORT_LANGUAGE,
    REPORT_IMPORT_KNOWN,
    REPORT_IMPORTING,
    REPORT_WORD_ROW,
    REPORT_WORD_LINE,
    REPORT_WORD_COLUMN,
    REPORT_RELEASING,
    REPORT_MISSING_OPTION,
    REPORT_BAD_PROFILE,
    REPORT_POLICY_LINE,
    REPORT_POLICY_REASON,
    REPORT_POLICY_NAME,
    REPORT_POLICY_TWICE,
    REPORT_POLICY_FINE,
    REPORT_SHORT_KEY,
    REPORT_BAD_FORM,
    REPORT_CONSENT_MISSING,
    REPORT_CONSENT_PROJECT,
    REPORT_NOTHING_TO_RELEASE,
    REPORT_LEAK,
    REPORT_LEAK_HIT,
    REPORT_GATE_QUESTION,
    REPORT_REVIEW_OPEN,
    REPORT_REVIEW_HOW,
    REPORT_REVIEW_WRITTEN,
    REPORT_REVIEW_LINE,
    REPORT_OUTPUT_EXISTS,
    REPORT_OUTPUT_SYSTEM,
    REPORT_EMPTY_PARTS,
    REPORT_QUASI_CASES,
    REPORT_UNREVIEWED,
    REPORT_RELEASED,
    REPORT_VERIFY_GOOD,
    REPORT_VERIFY_CHANGED,
    REPORT_VERIFY_FORGED,
    REPORT_VERIFY_NO_STAMP,
    REPORT_VERIFY_MISSING,
    REPORT_DRY_RUN,
    REPORT_ASK_FINDING,
    REPORT_ASK_FINDING_KEEP,
    REPORT_EVAL_LINE,
    REPORT_BAD_LINE,
    REPORT_LONG_LINE,
    REPORT_NO_FOLDER,
    REPORT_AUDIT_UNSEEN,
    REPORT_BAD_SHELL,
    REPORT_HELD_BY,
    REPORT_KEYRING_GOOD,
    REPORT_KEYRING_NONE,
    REPORT_LANDLOCK_GOOD,
    REPORT_LANDLOCK_OLD,
    REPORT_LANDLOCK_NONE,
    REPORT_FOLDER_GOOD,
    REPORT_FOLDER_NONE,
    REPORT_MEMLOCK_GOOD,
    REPORT_MEMLOCK_SMALL,
    REPORT_SWAP_GOOD,
    REPORT_SWAP_CLEAR,
    REPORT_RIGHTS_GOOD,
    REPORT_RIGHTS_BAD,
    REPORT_LOCAL_DISK,
    REPORT_REMOTE_DISK,
    REPORT_MESSAGE_COUNT, /* keep last */
};

/* Sets the language and whether errors are written as JSON. */
void report_configure(enum report_language language, bool json);

/*
 * The language of the environment: LC_ALL, LC_MESSAGES, LANG.
 */
enum report_language report_environment_language(void);

/* Returns the sentence in a language; "{}" stands for the subject. */
const char *report_sentence(enum report_message message,
    enum report_language language);

/* The same in the language the program speaks. */
const char *report_sentence_now(enum report_message message);

/* The exit status of a message; 1 unless it has its own. */
int report_exit_of(enum report_message message);

/* The message of a status; never called with VAULT_OK or VAULT_DONE. */
enum report_message report_of_vault(enum vault_status status);

/* Says that something failed; returns the exit status. */
int report_fail(enum report_message message, const char *subject);

/* The same for a status of the vault; VAULT_OK is silent and 0. */
int report_vault(enum vault_status status, const char *subject);

/*
 * The same, with `missing` said in place of "not found", as in
 * report_lookup(status, REPORT_NO_CASE, code).
 */
int report_lookup(enum vault_status status, enum report_message missing,
    const char *subject);

/* The same for a status of the anonymizer; ANON_OK is silent and 0. */
int report_anon(enum anon_status status, const char *subject);

/* The same for errno, after a system call on `subject`. */
int report_errno(const char *subject);

/* Says something that is no failure: what was done, what to do next. */
void report_tell(enum report_message message, const char *subject);

#endif
