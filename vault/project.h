#ifndef VAULT_PROJECT_H
#define VAULT_PROJECT_H

#include <stdint.h>

#include "vault/cursor.h"
#include "vault/secret.h"

/* Most bytes of the file that describes a project. */
#define VAULT_PROJECT_TEXT_MAX 65536

/* A research project as it was registered; the file itself comes apart. */
struct vault_project {
    int64_t id;
    char name[VAULT_NAME_MAX];
    char sha256[65];            /* of the file, lower-case hex */
    char added[VAULT_TIME_MAX]; /* UTC */
};

/*
 * Registers the file that describes a project; an older one of the same name
 * stays, and no longer counts.  VAULT_ERR_EXISTS when the one that counts is
 * the same, VAULT_ERR_INVALID for a name or text that is empty or not UTF-8,
 * VAULT_ERR_LIMIT for a text beyond VAULT_PROJECT_TEXT_MAX bytes.
 */
enum vault_status vault_project_add(struct vault *vault, const char *name,
    struct vault_text text, int64_t *ret_id) VAULT_CHECK_RESULT;

/*
 * Finds the file that counts and replaces `text` by it; VAULT_ERR_NOT_FOUND.
 * The caller releases the text.
 */
enum vault_status vault_project_find(struct vault *vault, const char *name,
    struct vault_project *ret_project,
    struct vault_secret *text) VAULT_CHECK_RESULT;

/* Reads the projects that count, by name. */
enum vault_status vault_project_open(struct vault *vault,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_project_next(struct vault_cursor *cursor,
    struct vault_project *ret_project) VAULT_CHECK_RESULT;

#endif
