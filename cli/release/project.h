#ifndef CLI_RELEASE_PROJECT_H
#define CLI_RELEASE_PROJECT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/columns.h"
#include "cli/export/out.h"
#include "cli/release/disclose.h"
#include "vault/secret.h"
#include "vault/vault.h"

/*
 * A research project as its file, project.json, describes it: what is wanted
 * of each case, how careful a release has to be, and under which terms.  The
 * file comes from somebody else and is read as such.
 */
#define RELEASE_PROJECT_NAME_MAX 41  /* a name, "sleep-2026", with its NUL */
#define RELEASE_PROJECT_LINE_MAX 256 /* title, contact, ethics */
#define RELEASE_PROJECT_TERMS_MAX 8192
#define RELEASE_PROJECT_VARIABLES_MAX 128

/* How rows tell when something was. */
enum release_dates {
    RELEASE_DAYS,  /* day and week since the first session */
    RELEASE_WEEKS, /* the week only */
};

struct release_project {
    char name[RELEASE_PROJECT_NAME_MAX];
    char pool[RELEASE_PROJECT_NAME_MAX]; /* what is pooled under one name */
    char title[RELEASE_PROJECT_LINE_MAX];
    char contact[RELEASE_PROJECT_LINE_MAX];
    char board[RELEASE_PROJECT_LINE_MAX];  /* that approved it */
    char number[RELEASE_PROJECT_LINE_MAX]; /* of the approval */
    char until[VAULT_DATE_MAX];            /* it holds */
    char terms[RELEASE_PROJECT_TERMS_MAX]; /* of use; may be empty */
    struct release_risk_limits risk;
    enum release_dates dates;
    bool open; /* anybody may get the data */
    bool tables[EXPORT_TABLE_COUNT];
    bool columns[EXPORT_TABLE_COUNT][EXPORT_COLUMNS_MAX];
    char hash[EXPORT_HASH_MAX]; /* SHA-256 of the file */
};

/* What is wrong with a file. */
enum release_project_fault {
    RELEASE_PROJECT_FINE,
    RELEASE_PROJECT_JSON,     /* not one JSON object; `where` is the line */
    RELEASE_PROJECT_FORMAT,   /* of another format or version */
    RELEASE_PROJECT_UNKNOWN,  /* `where` is a member it may not have */
    RELEASE_PROJECT_MISSING,  /* a member that must be there, or is empty */
    RELEASE_PROJECT_VALUE,    /* a member that cannot be so */
    RELEASE_PROJECT_VARIABLE, /* `where` is no column and no table */
    RELEASE_PROJECT_LIMIT,    /* larger than VAULT_PROJECT_TEXT_MAX */
};

/* Where in the file, for a person. */
struct release_project_place {
    char where[64];
};

/*
 * Reads a file.  `ret_project` is filled in with RELEASE_PROJECT_FINE only;
 * `ret_place` names the member, variable or line otherwise.
 */
enum release_project_fault release_project_read(struct vault_text text,
    struct release_project *ret_project,
    struct release_project_place *ret_place);

/* Whether a word can be the name of a project or pool. */
bool release_project_name_valid(const char *name);

/*
 * Writes a file to begin with: everything that is pooled, the usual limits,
 * and empty places for what only people know, which release_project_read()
 * asks for.  The caller releases the text.
 */
enum vault_status release_project_template(const char *name,
    struct vault_secret *ret_text);

/*
 * Whether a column leaves in a release for this project; for NULL every one
 * does.  Keys and columns that are never empty come with their table.
 */
bool release_project_wants(const struct release_project *project,
    enum export_table_id table, size_t column);

/* The same for a table. */
bool release_project_wants_table(const struct release_project *project,
    enum export_table_id table);

#endif
