#ifndef VAULT_PERSON_H
#define VAULT_PERSON_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * The identity ledger: who belongs to a case, in which role, and every
 * recorded identifier of each of them.  Kept apart from clinical text.
 */

/* Roles are our own words; "client" marks whom the case is about. */
#define VAULT_ROLE_CLIENT "client"

struct vault_person {
    int64_t id;
    char case_code[VAULT_CODE_MAX];
    char role[VAULT_WORD_MAX]; /* client, mother, partner, friend, doctor, … */
};

/*
 * Kinds of identifier, as typed in `identifier add`: name, nickname, phone,
 * email, handle, url, address, place, date, birth, id, org.  NIK, NPWP and the
 * like are `id`; "birth" is the date of birth.
 */
struct vault_identifier {
    int64_t id;
    int64_t person_id;
    char case_code[VAULT_CODE_MAX];
    char role[VAULT_WORD_MAX];
    char kind[VAULT_WORD_MAX];
    struct vault_secret value; /* UTF-8 */
};

#define VAULT_IDENTIFIER_INIT                                                  \
    {                                                                          \
        .value = VAULT_SECRET_INIT                                             \
    }

/* Longest value, in bytes; longer is VAULT_ERR_LIMIT. */
#define VAULT_IDENTIFIER_MAX ((size_t)4096)

/* Returns whether `kind` is one of the kinds above. */
bool vault_identifier_kind_known(const char *kind);

/* Adds a person to a case. */
enum vault_status vault_person_add(struct vault *vault, const char *case_code,
    const char *role, int64_t *ret_person) VAULT_CHECK_RESULT;

/* Finds the first person of `role` in a case; VAULT_ERR_NOT_FOUND. */
enum vault_status vault_person_find(struct vault *vault, const char *case_code,
    const char *role, int64_t *ret_person) VAULT_CHECK_RESULT;

/* The same; a person of that role is added where there is none. */
enum vault_status vault_person_ensure(struct vault *vault,
    const char *case_code, const char *role,
    int64_t *ret_person) VAULT_CHECK_RESULT;

/*
 * Records an identifier of a person; the same value twice is stored once.
 * The value is UTF-8, not empty, without NUL bytes (VAULT_ERR_INVALID).
 *
 * Secret: reads the value.
 */
enum vault_status vault_identifier_add(struct vault *vault, int64_t person,
    const char *kind, struct vault_text value) VAULT_CHECK_RESULT;

/* Iterates over the identifiers of one case, or of all when code is NULL. */
struct vault_identifier_iter;
enum vault_status vault_identifier_iter_open(struct vault *vault,
    const char *case_code,
    struct vault_identifier_iter **ret_iter) VAULT_CHECK_RESULT;
/* `identifier` is reused: its value is wiped by the next call. */
enum vault_status vault_identifier_iter_next(struct vault_identifier_iter *iter,
    struct vault_identifier *identifier) VAULT_CHECK_RESULT;
void vault_identifier_iter_close(struct vault_identifier_iter **iter);
void vault_identifier_release(struct vault_identifier *identifier);

#endif
