#ifndef VAULT_VISIT_H
#define VAULT_VISIT_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/cursor.h"
#include "vault/vault.h"

/*
 * Where backups were written, and which of these places have been visited
 * since: a visit erases in the backups that are there what was erased here.
 */
#define VAULT_FOLDER_MAX 4096 /* bytes of a path, with the NUL */
#define VAULT_FILE_MAX 256

struct vault_visit {
    int64_t id; /* of the newest clean visit: after an erasure's, it is done */
    char folder[VAULT_FOLDER_MAX];
    char file[VAULT_FILE_MAX]; /* the newest backup; empty: none was written */
    char at[VAULT_TIME_MAX];   /* when that was, UTC */
    bool managed; /* we keep the backups there; else they are copies by hand */
    bool clean;   /* what was erased here is erased in all that is there */
};

/*
 * Writes down a visit: a backup `file` that was just written to `folder`, or,
 * with an empty `file`, that the backups there were looked after.  Of `visit`
 * id and at are ours.  VAULT_ERR_INVALID for an empty folder.
 */
enum vault_status vault_visit_add(struct vault *vault,
    const struct vault_visit *visit) VAULT_CHECK_RESULT;

/* Reads the places, managed ones first; one row for each folder. */
enum vault_status vault_visit_open(struct vault *vault,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_visit_next(struct vault_cursor *cursor,
    struct vault_visit *ret_visit) VAULT_CHECK_RESULT;

/* When the newest backup was written; VAULT_ERR_NOT_FOUND: never. */
enum vault_status vault_visit_last(struct vault *vault,
    char ret_at[VAULT_TIME_MAX]) VAULT_CHECK_RESULT;

#endif
