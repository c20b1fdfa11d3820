#ifndef VAULT_WAVE_H
#define VAULT_WAVE_H

#include <stdint.h>

#include "vault/cursor.h"

/* The releases of one research project, one after the other. */
struct vault_wave {
    int64_t number;            /* 1 is the first; 0: none yet */
    char code[VAULT_CODE_MAX]; /* of the release */
    char sha256[65];           /* of its manifest */
};

/* The last one that was registered; number 0 when there is none. */
enum vault_status vault_wave_last(struct vault *vault, const char *project,
    struct vault_wave *ret_wave) VAULT_CHECK_RESULT;

/* A case that was told of in some release of the project. */
struct vault_wave_case {
    char case_code[VAULT_CODE_MAX];
    char pseudonym[VAULT_CODE_MAX];
};

/*
 * Reads those of one project by pseudonym; a case that was erased is not among
 * them, because its pseudonym went with it.
 */
enum vault_status vault_wave_open(struct vault *vault,
    struct vault_cursor **ret_cursor) VAULT_CHECK_RESULT;
enum vault_status vault_wave_next(struct vault_cursor *cursor,
    const char *project, struct vault_wave_case *ret_case) VAULT_CHECK_RESULT;

/*
 * The day that the days of a case count from in a project, since a release
 * told of it; VAULT_ERR_NOT_FOUND before.
 */
enum vault_status vault_wave_day_get(struct vault *vault, const char *project,
    const char *case_code, char ret_date[VAULT_DATE_MAX]) VAULT_CHECK_RESULT;

/* Keeps it; what was kept before stays. */
enum vault_status vault_wave_day_set(struct vault *vault, const char *project,
    const char *case_code, const char *date) VAULT_CHECK_RESULT;

#endif
