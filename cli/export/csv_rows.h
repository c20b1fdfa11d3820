#ifndef CLI_EXPORT_CSV_ROWS_H
#define CLI_EXPORT_CSV_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/clean.h"
#include "cli/export/columns.h"
#include "cli/export/out.h"
#include "cli/export/words.h"

/*
 * Tables by RFC 4180: UTF-8 without byte order mark, CRLF, one header row,
 * codes and text quoted, numbers plain, empty where nothing was recorded.
 */

/*
 * The name of a case in one project: eight characters of A-Z and 0-9, in a
 * registered project behind the ten of the site and a hyphen; or the eight of
 * a release.
 */
#define EXPORT_SITE_LEN 10
#define EXPORT_NAME_LEN 8

struct export_pseudonym {
    char text[EXPORT_SITE_LEN + 1 + EXPORT_NAME_LEN + 1];
};

/* False when `text` is no such name; a case code never is. */
bool export_pseudonym_set(const char *text,
    struct export_pseudonym *ret_pseudonym);

/*
 * A code in letters, digits, points and hyphens, of a list or form known to
 * the vault: "ID-JB", "F32", "phq9".
 */
struct export_code {
    char text[24];
};

/* False when `text` is longer or of another form, or empty. */
bool export_code_set(const char *text, struct export_code *ret_code);

enum export_cell_type {
    EXPORT_CELL_EMPTY,
    EXPORT_CELL_NUMBER,     /* also a code of a list, or -99 to -96 */
    EXPORT_CELL_HUNDREDTHS, /* 1250 is written 12.5 */
    EXPORT_CELL_CODE,
    EXPORT_CELL_PSEUDONYM,
    EXPORT_CELL_TEXT,
};

struct export_cell {
    enum export_cell_type type;
    union {
        int64_t number;
        struct export_code code;
        struct export_pseudonym pseudonym;
        const struct anon_clean *text;
    };
};

/* How text cells are written. */
enum export_guard {
    /*
     * A spreadsheet runs a cell that begins with = + - @, a tab or a line
     * break, or a full-width form of the four, as a formula, quoted or not
     * (OWASP, "CSV Injection").  Such text gets an apostrophe in front, and
     * so does text in which apostrophes stand in front of one of these, so
     * that taking one off gives the text back.
     */
    EXPORT_GUARD_ON,
    EXPORT_GUARD_OFF, /* --raw-text */
};

/* Writes the header row of a table. */
void export_csv_header(struct export_out *out,
    const struct export_table *table);

/* Writes one row of as many cells as the table has columns. */
void export_csv_row(struct export_out *out, const struct export_table *table,
    const struct export_cell *cells, enum export_guard guard);

/* Writes one cell, text guarded. */
void export_csv_cell(struct export_out *out, const struct export_cell *cell);

/* Whether text that begins like this needs the apostrophe. */
bool export_csv_guarded(struct anon_text text);

#endif
