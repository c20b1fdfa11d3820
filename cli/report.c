#include "cli/report.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/sentences.h"

/* How the program speaks; set once by main() and options.c. */
static enum report_language spoken = REPORT_ENGLISH;
static bool as_json = false;

/* Messages whose exit status is not 1. */
static const struct {
    enum report_message message;
    enum report_exit exit;
} exits[] = {
    { REPORT_NO_VAULT, REPORT_EXIT_NO_VAULT },
    { REPORT_NOT_FOUND, REPORT_EXIT_NOT_FOUND },
    { REPORT_NOT_A_VAULT, REPORT_EXIT_NO_VAULT },
    { REPORT_HEADER, REPORT_EXIT_INTEGRITY },
    { REPORT_DAMAGED, REPORT_EXIT_INTEGRITY },
    { REPORT_JOURNAL, REPORT_EXIT_INTEGRITY },
    { REPORT_ROLLBACK, REPORT_EXIT_INTEGRITY },
    { REPORT_PASSPHRASE, REPORT_EXIT_PASSPHRASE },
    { REPORT_IN_USE, REPORT_EXIT_LOCKED },
    { REPORT_MOVED, REPORT_EXIT_LOCKED },
    { REPORT_INVALID, REPORT_EXIT_USAGE },
    { REPORT_SIGNED, REPORT_EXIT_SIGNED },
    { REPORT_HELD, REPORT_EXIT_SIGNED },
    { REPORT_UNKNOWN_COMMAND, REPORT_EXIT_USAGE },
    { REPORT_INCOMPLETE_COMMAND, REPORT_EXIT_USAGE },
    { REPORT_UNKNOWN_OPTION, REPORT_EXIT_USAGE },
    { REPORT_MISSING_VALUE, REPORT_EXIT_USAGE },
    { REPORT_UNWANTED_VALUE, REPORT_EXIT_USAGE },
    { REPORT_MISSING_WORD, REPORT_EXIT_USAGE },
    { REPORT_TOO_MANY_WORDS, REPORT_EXIT_USAGE },
    { REPORT_BAD_NUMBER, REPORT_EXIT_USAGE },
    { REPORT_BAD_LANGUAGE, REPORT_EXIT_USAGE },
    { REPORT_USAGE, REPORT_EXIT_USAGE },
    { REPORT_NO_PATH, REPORT_EXIT_NO_VAULT },
    { REPORT_LOCKED, REPORT_EXIT_LOCKED },
    { REPORT_NO_PASSPHRASE, REPORT_EXIT_PASSPHRASE },
    { REPORT_PASSPHRASE_FD, REPORT_EXIT_LOCKED },
    { REPORT_NOT_ACCEPTED, REPORT_EXIT_INTEGRITY },
    { REPORT_ALTERED, REPORT_EXIT_INTEGRITY },
    { REPORT_NO_EDITOR, REPORT_EXIT_USAGE },
    { REPORT_TOO_SHORT, REPORT_EXIT_USAGE },
    { REPORT_TOO_WEAK, REPORT_EXIT_USAGE },
    { REPORT_NOT_THE_SAME, REPORT_EXIT_PASSPHRASE },
    { REPORT_NOT_READ_BACK, REPORT_EXIT_USAGE },
    { REPORT_BAD_SECONDS, REPORT_EXIT_USAGE },
    { REPORT_BAD_SPAN, REPORT_EXIT_USAGE },
    { REPORT_REKEY_DROPS_NONE, REPORT_EXIT_USAGE },
    { REPORT_REKEY_NO_SLOT, REPORT_EXIT_USAGE },
    { REPORT_REKEY_REFUSED, REPORT_EXIT_INTEGRITY },
    { REPORT_BAD_SHARES, REPORT_EXIT_USAGE },
    { REPORT_SHARE_NO_SHARE, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_MISTYPED, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_FOREIGN, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_OUTDATED, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_MIXED, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_TWICE, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARE_TOO_FEW, REPORT_EXIT_PASSPHRASE },
    { REPORT_SHARES_NOWHERE, REPORT_EXIT_USAGE },
    { REPORT_NO_HEADER, REPORT_EXIT_USAGE },
    { REPORT_HEADER_BROKEN, REPORT_EXIT_INTEGRITY },
    { REPORT_NO_SLOT_HERE, REPORT_EXIT_NOT_FOUND },
    { REPORT_NO_CASE, REPORT_EXIT_NOT_FOUND },
    { REPORT_BAD_CODE, REPORT_EXIT_USAGE },
    { REPORT_BAD_LANGUAGE_OF_CASE, REPORT_EXIT_USAGE },
    { REPORT_BAD_DATE, REPORT_EXIT_USAGE },
    { REPORT_BAD_JSON, REPORT_EXIT_USAGE },
    { REPORT_BAD_FIELD, REPORT_EXIT_USAGE },
    { REPORT_NO_NAME_GIVEN, REPORT_EXIT_USAGE },
    { REPORT_NO_PERSON, REPORT_EXIT_NOT_FOUND },
    { REPORT_BAD_ROLE, REPORT_EXIT_USAGE },
    { REPORT_BAD_KIND, REPORT_EXIT_USAGE },
    { REPORT_EMPTY_VALUE, REPORT_EXIT_USAGE },
    { REPORT_NO_IDENTIFIERS, REPORT_EXIT_NOT_FOUND },
    { REPORT_NO_NOTE, REPORT_EXIT_NOT_FOUND },
    { REPORT_BAD_NOTE_KIND, REPORT_EXIT_USAGE },
    { REPORT_BAD_TEMPLATE, REPORT_EXIT_USAGE },
    { REPORT_EMPTY_NOTE, REPORT_EXIT_USAGE },
    { REPORT_INTERRUPTED, REPORT_EXIT_INTERRUPTED },
    { REPORT_NO_NOTES, REPORT_EXIT_NOT_FOUND },
    { REPORT_NO_CASES, REPORT_EXIT_NOT_FOUND },
    { REPORT_NO_HITS, REPORT_EXIT_NOT_FOUND },
    { REPORT_NO_HOLD, REPORT_EXIT_NOT_FOUND },
    { REPORT_BAD_REASON, REPORT_EXIT_USAGE },
    { REPORT_BAD_GROUND, REPORT_EXIT_USAGE },
    { REPORT_ERASE_UNCONFIRMED, REPORT_EXIT_USAGE },
    { REPORT_BAD_WORD, REPORT_EXIT_USAGE },
    { REPORT_NO_ENTRY, REPORT_EXIT_NOT_FOUND },
    { REPORT_NOTHING_RECORDED, REPORT_EXIT_NOT_FOUND },
    { REPORT_BAD_SCORE, REPORT_EXIT_USAGE },
    { REPORT_NO_MEASURE, REPORT_EXIT_NOT_FOUND },
    { REPORT_MEASURE_EXISTS, REPORT_EXIT_USAGE },
    { REPORT_BAD_MEASURE, REPORT_EXIT_USAGE },
    { REPORT_BAD_CONSENT, REPORT_EXIT_USAGE },
    { REPORT_CONSENT_WORDS, REPORT_EXIT_USAGE },
    { REPORT_NO_CONSENT, REPORT_EXIT_NOT_FOUND },
    { REPORT_IDLE_LOCKED, REPORT_EXIT_LOCKED },
    { REPORT_AUDIT_BROKEN, REPORT_EXIT_INTEGRITY },
    { REPORT_AUDIT_MISSING, REPORT_EXIT_INTEGRITY },
    { REPORT_CHECK_DAMAGED, REPORT_EXIT_INTEGRITY },
    { REPORT_NOT_TEXT, REPORT_EXIT_USAGE },
    { REPORT_BACKUP_PLACE, REPORT_EXIT_USAGE },
    { REPORT_IMPORT_EMPTY, REPORT_EXIT_NOT_FOUND },
    { REPORT_REPLY_NO_RELEASE, REPORT_EXIT_NOT_FOUND },
    { REPORT_REPLY_FORM_SAYS, REPORT_EXIT_USAGE },
    { REPORT_MISSING_OPTION, REPORT_EXIT_USAGE },
    { REPORT_BAD_PROFILE, REPORT_EXIT_USAGE },
    { REPORT_POLICY_LINE, REPORT_EXIT_USAGE },
    { REPORT_POLICY_REASON, REPORT_EXIT_USAGE },
    { REPORT_POLICY_NAME, REPORT_EXIT_USAGE },
    { REPORT_POLICY_TWICE, REPORT_EXIT_USAGE },
    { REPORT_SHORT_KEY, REPORT_EXIT_USAGE },
    { REPORT_BAD_FORM, REPORT_EXIT_USAGE },
    { REPORT_BAD_SEAL, REPORT_EXIT_USAGE },
    { REPORT_NO_SEAL_PASSPHRASE, REPORT_EXIT_USAGE },
    { REPORT_NO_AGE, REPORT_EXIT_FAILURE },
    { REPORT_AGE_KEYS, REPORT_EXIT_USAGE },
    { REPORT_CONSENT_MISSING, REPORT_EXIT_CONSENT },
    { REPORT_CONSENT_NONE_LIVE, REPORT_EXIT_CONSENT },
    { REPORT_CONSENT_DETAIL, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_NAME, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_JSON, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_FORMAT, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_UNKNOWN, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_MISSING, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_VALUE, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_VARIABLE, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_LIMIT, REPORT_EXIT_USAGE },
    { REPORT_PROJECT_POOL, REPORT_EXIT_USAGE },
    { REPORT_NO_PROJECT, REPORT_EXIT_NOT_FOUND },
    { REPORT_PROJECT_OVER, REPORT_EXIT_CONSENT },
    { REPORT_PROJECT_LAXER, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_FILE, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_SIGNATURE, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_HASH, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_SUMS, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_MANIFEST, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_PROJECT, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_DICTIONARY, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_RISK, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_ROW, REPORT_EXIT_INTEGRITY },
    { REPORT_BUNDLE_POOLED, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_OTHER, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_SYNTHETIC, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_KEY, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_TWICE, REPORT_EXIT_USAGE },
    { REPORT_BUNDLE_MEASURE, REPORT_EXIT_USAGE },
    { REPORT_CONSENT_PROJECT, REPORT_EXIT_CONSENT },
    { REPORT_RISK, REPORT_EXIT_RISK },
    { REPORT_RISK_FEW, REPORT_EXIT_RISK },
    { REPORT_RISK_BELOW, REPORT_EXIT_RISK },
    { REPORT_RISK_COLUMN, REPORT_EXIT_USAGE },
    { REPORT_RISK_EMPTY, REPORT_EXIT_NOT_FOUND },
    { REPORT_NOTHING_TO_RELEASE, REPORT_EXIT_NOT_FOUND },
    { REPORT_LEAK, REPORT_EXIT_LEAK },
    { REPORT_REVIEW_OPEN, REPORT_EXIT_REVIEW },
    { REPORT_OVERRIDE_GROUND, REPORT_EXIT_USAGE },
    { REPORT_OVERRIDE_REASON, REPORT_EXIT_USAGE },
    { REPORT_TOGETHER, REPORT_EXIT_REVIEW },
    { REPORT_NO_RELEASE, REPORT_EXIT_NOT_FOUND },
    { REPORT_NOT_RECALLED, REPORT_EXIT_NOT_FOUND },
    { REPORT_VERIFY_CHANGED, REPORT_EXIT_INTEGRITY },
    { REPORT_VERIFY_FORGED, REPORT_EXIT_INTEGRITY },
    { REPORT_VERIFY_NO_STAMP, REPORT_EXIT_INTEGRITY },
    { REPORT_VERIFY_MISSING, REPORT_EXIT_INTEGRITY },
    { REPORT_AUDIT_UNSEEN, REPORT_EXIT_INTEGRITY },
    { REPORT_BAD_SHELL, REPORT_EXIT_USAGE },
};

void
report_configure(enum report_language language, bool json)
{
    spoken = language;
    as_json = json;
}

enum report_language
report_environment_language(void)
{
    static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *value = getenv(names[i]);

        if (value != NULL && value[0] != '\0') {
            return strncmp(value, "id", 2) == 0 &&
                    strchr("_.@", value[2]) != NULL
                ? REPORT_INDONESIAN
                : REPORT_ENGLISH;
        }
    }
    return REPORT_ENGLISH;
}

const char *
report_sentence(enum report_message message, enum report_language language)
{
    /* Each sentence stands in one of the tables of its language. */
    static const char *const *const tables[][REPORT_LANGUAGE_COUNT] = {
        { sentences_en, sentences_id },
        { sentences_doctor_en, sentences_doctor_id },
        { sentences_keeping_en, sentences_keeping_id },
        { sentences_opening_en, sentences_opening_id },
        { sentences_pool_en, sentences_pool_id },
        { sentences_release_en, sentences_release_id },
    };
    const char *text = NULL;

    for (size_t i = 0; text == NULL && i < sizeof(tables) / sizeof(tables[0]);
         i++) {
        text = tables[i][language][message];
    }
    return text;
}

const char *
report_sentence_now(enum report_message message)
{
    return report_sentence(message, spoken);
}

int
report_exit_of(enum report_message message)
{
    for (size_t i = 0; i < sizeof(exits) / sizeof(exits[0]); i++) {
        if (exits[i].message == message) {
            return (int)exits[i].exit;
        }
    }
    return REPORT_EXIT_FAILURE;
}

enum report_message
report_of_vault(enum vault_status status)
{
    switch (status) {
    case VAULT_ERR_NO_MEMORY: return REPORT_NO_MEMORY;
    case VAULT_ERR_IO: return REPORT_IO;
    case VAULT_ERR_NO_SPACE: return REPORT_NO_SPACE;
    case VAULT_ERR_READ_ONLY: return REPORT_READ_ONLY;
    case VAULT_ERR_EXISTS: return REPORT_EXISTS;
    case VAULT_ERR_NO_VAULT: return REPORT_NO_VAULT;
    case VAULT_ERR_NOT_FOUND: return REPORT_NOT_FOUND;
    case VAULT_ERR_NOT_A_VAULT: return REPORT_NOT_A_VAULT;
    case VAULT_ERR_VERSION: return REPORT_VERSION;
    case VAULT_ERR_HEADER: return REPORT_HEADER;
    case VAULT_ERR_DAMAGED: return REPORT_DAMAGED;
    case VAULT_ERR_JOURNAL: return REPORT_JOURNAL;
    case VAULT_ERR_ROLLBACK: return REPORT_ROLLBACK;
    case VAULT_ERR_PASSPHRASE: return REPORT_PASSPHRASE;
    case VAULT_ERR_IN_USE: return REPORT_IN_USE;
    case VAULT_ERR_MOVED: return REPORT_MOVED;
    case VAULT_ERR_LIMIT: return REPORT_LIMIT;
    case VAULT_ERR_INVALID: return REPORT_INVALID;
    case VAULT_ERR_NO_SLOT: return REPORT_NO_SLOT;
    case VAULT_ERR_NO_CIPHER: return REPORT_NO_CIPHER;
    case VAULT_ERR_SIGNED: return REPORT_SIGNED;
    case VAULT_ERR_HELD: return REPORT_HELD;
    case VAULT_OK:
    case VAULT_DONE: break;
    }
    return REPORT_IO;
}

/* One message, put together before it is written in one go. */
struct line {
    char bytes[4096];
    size_t len;
};

/* Appends as much as there is room for, leaving some for the line end. */
static void
put_bytes(struct line *line, const char *bytes, size_t len)
{
    size_t room = sizeof(line->bytes) - 8 - line->len;

    len = len < room ? len : room;
    memcpy(line->bytes + line->len, bytes, len);
    line->len += len;
}

static void
put(struct line *line, const char *text)
{
    put_bytes(line, text, strlen(text));
}

/* As put(), with what a terminal or JSON would take amiss replaced. */
static void
put_subject(struct line *line, const char *text)
{
    for (; *text != '\0'; text++) {
        bool plain = (unsigned char)*text >= ' ' && *text != 0x7f;
        bool quoted = as_json && (*text == '"' || *text == '\\');

        put_bytes(line, "\\", quoted ? 1 : 0);
        put_bytes(line, plain ? text : "?", 1);
    }
}

/* The sentence with the subject in its place. */
static void
put_sentence(struct line *line, enum report_message message,
    const char *subject)
{
    const char *text = report_sentence_now(message);
    const char *mark;

    while ((mark = strstr(text, "{}")) != NULL) {
        put_bytes(line, text, (size_t)(mark - text));
        put_subject(line, subject);
        text = mark + 2;
    }
    put(line, text);
}

static void
say(enum report_message message, const char *subject, int exit_status)
{
    struct line line = { .len = 0 };
    char number[16];

    if (as_json) {
        put(&line, "{\"format_version\":1,\"kind\":\"");
        put(&line, exit_status != 0 ? "error\",\"exit\":" : "notice\"");
        (void)snprintf(number, sizeof(number), "%d", exit_status);
        put(&line, exit_status != 0 ? number : "");
        put(&line, ",\"message\":\"");
    } else if (exit_status != 0) {
        put(&line, "casevault: ");
    }
    put_sentence(&line, message, subject);
    /* put_bytes() left room for these. */
    if (as_json) {
        line.bytes[line.len++] = '"';
        line.bytes[line.len++] = '}';
    }
    line.bytes[line.len++] = '\n';
    /* Nobody is left to tell when stderr cannot be written. */
    if (write(STDERR_FILENO, line.bytes, line.len) < 0) {
        return;
    }
}

int
report_fail(enum report_message message, const char *subject)
{
    int exit_status = report_exit_of(message);

    say(message, subject, exit_status);
    return exit_status;
}

int
report_vault(enum vault_status status, const char *subject)
{
    return status == VAULT_OK || status == VAULT_DONE
        ? REPORT_EXIT_OK
        : report_fail(report_of_vault(status), subject);
}

int
report_lookup(enum vault_status status, enum report_message missing,
    const char *subject)
{
    return status == VAULT_ERR_NOT_FOUND ? report_fail(missing, subject)
                                         : report_vault(status, subject);
}

int
report_anon(enum anon_status status, const char *subject)
{
    switch (status) {
    case ANON_OK: return REPORT_EXIT_OK;
    case ANON_ERR_NO_MEMORY: return report_fail(REPORT_NO_MEMORY, subject);
    case ANON_ERR_LIMIT: return report_fail(REPORT_LIMIT, subject);
    case ANON_ERR_INVALID: return report_fail(REPORT_INVALID, subject);
    }
    return REPORT_EXIT_FAILURE;
}

int
report_errno(const char *subject)
{
    int error = errno;
    char line[1024];

    switch (error) {
    case ENOMEM: return report_fail(REPORT_NO_MEMORY, subject);
    case ENOSPC:
    case EDQUOT:
    case EFBIG: return report_fail(REPORT_NO_SPACE, subject);
    case EROFS: return report_fail(REPORT_READ_ONLY, subject);
    case EEXIST: return report_fail(REPORT_EXISTS, subject);
    default: break;
    }
    (void)snprintf(line, sizeof(line), "%s: %s", subject, strerror(error));
    return report_fail(REPORT_SYSTEM, line);
}

void
report_tell(enum report_message message, const char *subject)
{
    say(message, subject, REPORT_EXIT_OK);
}
