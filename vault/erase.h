#ifndef VAULT_ERASE_H
#define VAULT_ERASE_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/cursor.h"
#include "vault/hold.h"
#include "vault/vault.h"

/*
 * Erasing a case: every row that belongs to it goes, directly or through
 * another row, with its words in the search index.  What stays is the log,
 * which holds no client text, and the release register.  An entry of the log
 * says which rows went, so that their missing seals raise no alarm, and a row
 * that somebody else takes away still does.
 */
struct vault_erasure {
    int64_t id;          /* number of its audit entry */
    int64_t case_number; /* what the id of the case was */
    char code[VAULT_CODE_MAX];
    char at[VAULT_TIME_MAX];     /* UTC */
    char ground[VAULT_WORD_MAX]; /* empty: nothing had to be overridden */
    char reason[VAULT_REASON_MAX];
    int64_t note_count;
    int64_t row_count; /* sealed rows of every kind that went */
    bool finished;     /* the pages were written anew since */
};

/* What to erase, and why although something keeps it. */
struct vault_erase_request {
    const char *case_code;
    const char *ground; /* NULL, or a word of vault_erase_ground() */
    const char *reason; /* with a ground: UTF-8, 1 to 255 bytes */
};

/* The grounds that override a hold or a retention rule; NULL past the end. */
const char *vault_erase_ground(size_t index);

/*
 * Erases a case in one transaction, then writes every page of the vault anew,
 * for SQLite leaves pieces of rows between others when it moves them.
 * VAULT_ERR_HELD while a hold or a retention rule stands and no ground is
 * given.  When the rows are gone and only the second part failed (it needs
 * room for a second copy of the pages), the status is that failure and
 * `*ret_erasure` is filled, with `finished` false: vault_erase_finish() does
 * the rest.  Otherwise id stays 0.
 */
enum vault_status vault_erase(struct vault *vault,
    const struct vault_erase_request *request,
    struct vault_erasure *ret_erasure) VAULT_CHECK_RESULT;

/* Writes every page anew if an erasure still waits for that. */
enum vault_status vault_erase_finish(struct vault *vault) VAULT_CHECK_RESULT;

/*
 * Erases in `copy`, an older copy of the same vault, every case that was
 * erased in `vault` since; `*ret_count` is how many it still had.
 */
enum vault_status vault_erase_again(struct vault *copy, struct vault *vault,
    int64_t *ret_count) VAULT_CHECK_RESULT;

/* One erasure in a copy, if it has the very case; adds to `*count`. */
enum vault_status vault_erase_in_copy(struct vault *copy,
    const struct vault_erasure *erasure, int64_t *count) VAULT_CHECK_RESULT;

/* The erasure of a case code; VAULT_ERR_NOT_FOUND. */
enum vault_status vault_erasure_find(struct vault *vault, const char *case_code,
    struct vault_erasure *ret_erasure) VAULT_CHECK_RESULT;

/* Reads all of them, oldest first. */
enum vault_status vault_erasure_open(struct vault *vault,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_erasure_next(struct vault_cursor *cursor,
    struct vault_erasure *ret_erasure) VAULT_CHECK_RESULT;

#endif
