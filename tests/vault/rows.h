#ifndef TESTS_VAULT_ROWS_H
#define TESTS_VAULT_ROWS_H

#include <stdint.h>

#include "vault/audit.h"
#include "vault/decision.h"
#include "vault/vault.h"

/*
 * A vault per test.  One template is made per program, at the floor of
 * Argon2id, and copied; copies are opened with the data key.
 */
struct rows {
    char path[256];
    struct vault *vault;
};

/* Group set-up and tear-down. */
int rows_template_make(void **state);
int rows_template_remove(void **state);

/* Test set-up and tear-down: `*state` is a struct rows. */
int rows_open(void **state);
int rows_close(void **state);

/* Closes and opens the same file again. */
void rows_reopen(struct rows *rows);

/* Opens the file again; the status instead of a failed test. */
enum vault_status rows_try_reopen(struct rows *rows);

/* A surface form that is the same when it is folded. */
struct vault_surface rows_surface(const char *text);

struct vault_text rows_text(const char *text);
void rows_case(struct rows *rows, const char *code);
int64_t rows_note(struct rows *rows, const char *code, const char *text);

void rows_identifier(struct rows *rows, int64_t person, const char *value);

/* One row of every kind, 15 log entries; person 4 is the client of AB-1. */
void rows_fill(struct rows *rows);

/*
 * After rows_fill(), one row of every clinical kind in AB-1: entries 16 to 22
 * are a session, a measure, a score, two events, an attribute, and the
 * retraction of the first event.
 */
void rows_fill_clinical(struct rows *rows);

/* The clear header before the database. */
#define ROWS_HEADER_LEN 65536

/* The bytes of a file; the caller frees them. */
struct rows_image {
    uint8_t *bytes;
    size_t len;
};

struct rows_image rows_image_read(const char *path);
void rows_image_write(const char *path, const struct rows_image *image);

/* Runs SQL behind the library's back, as a tamperer would. */
void rows_sql(struct rows *rows, const char *sql);
int64_t rows_sql_int(struct rows *rows, const char *sql);

/* Fails the test unless the log and all rows verify. */
void rows_assert_sound(struct rows *rows);

/* How many audit entries have this action. */
int64_t rows_log_count(struct rows *rows, const char *action);

/* Asserts that no audit entry contains `word`. */
void rows_assert_unlogged(struct rows *rows, const char *word);

#endif
