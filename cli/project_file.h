#ifndef CLI_PROJECT_FILE_H
#define CLI_PROJECT_FILE_H

#include "cli/release/project.h"

/*
 * The file of a research project, from the disk or out of the vault.  Functions
 * return an exit status, having reported what is wrong.  The texts are no
 * secret; the caller releases them.
 */

/* Reads a file; "-" is standard input. */
int project_file_read(const char *path, struct release_project *ret_project,
    struct vault_secret *ret_text);

/*
 * Finds the project of this name in the vault.  Where there is none it says
 * nothing, and the name in `ret_project` is empty.
 */
int project_file_find(struct vault *vault, const char *name,
    struct release_project *ret_project, struct vault_secret *ret_text);

/* Says what is wrong with a file called `path`. */
int project_file_report(enum release_project_fault fault, const char *path,
    const struct release_project_place *place);

#endif
