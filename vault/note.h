#ifndef VAULT_NOTE_H
#define VAULT_NOTE_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/* Longest note, in bytes; longer is VAULT_ERR_LIMIT. */
#define VAULT_NOTE_MAX ((size_t)4 << 20)

/*
 * Kinds: progress, process, intake, plan, risk, safety-plan, contact,
 * collateral, ai-material, supervision, closing.
 */
struct vault_note {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_WORD_MAX];
    char date[VAULT_DATE_MAX];       /* of the session, ISO */
    char written_at[VAULT_TIME_MAX]; /* first version, UTC */
    char language[VAULT_WORD_MAX];   /* "id", "en" or empty */
    int64_t version;                 /* 1 for the first */
    struct vault_secret text;        /* UTF-8 */
};

#define VAULT_NOTE_INIT                                                        \
    {                                                                          \
        .text = VAULT_SECRET_INIT                                              \
    }

/* Returns whether `kind` is one of the kinds above. */
bool vault_note_kind_known(const char *kind);

/* What a new note is made of; everything is borrowed for the call. */
struct vault_note_draft {
    const char *case_code;
    const char *kind;       /* NULL: progress */
    const char *date;       /* ISO; NULL: today in UTC */
    const char *language;   /* NULL or "": that of the case */
    struct vault_text text; /* UTF-8, not empty, no NUL bytes */
};

/*
 * Adds a note, its search entry and its link in the version chain; on disk
 * when it returns (unless inside vault_begin).
 *
 * Secret: reads the text.
 */
enum vault_status vault_note_add(struct vault *vault,
    const struct vault_note_draft *draft, int64_t *ret_id) VAULT_CHECK_RESULT;

/* Writes a new version of a note; older versions stay in the chain. */
enum vault_status vault_note_edit(struct vault *vault, int64_t id,
    struct vault_text text) VAULT_CHECK_RESULT;

/*
 * Reads the newest version of a note into an initialised struct, whose old text
 * is wiped.
 *
 * Secret: the caller releases it with vault_note_release().
 */
enum vault_status vault_note_get(struct vault *vault, int64_t id,
    struct vault_note *ret_note) VAULT_CHECK_RESULT;

/*
 * Iterates over the newest versions, by case, date and id; one case, or all
 * when `case_code` is NULL.  `note` is reused: its text is wiped by the next
 * call and by vault_note_release().
 */
struct vault_note_iter;
enum vault_status vault_note_iter_open(struct vault *vault,
    const char *case_code,
    struct vault_note_iter **ret_iter) VAULT_CHECK_RESULT;
enum vault_status vault_note_iter_next(struct vault_note_iter *iter,
    struct vault_note *note) VAULT_CHECK_RESULT;
void vault_note_iter_close(struct vault_note_iter **iter);
void vault_note_release(struct vault_note *note);

#endif
