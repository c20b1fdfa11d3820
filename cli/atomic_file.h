#ifndef CLI_ATOMIC_FILE_H
#define CLI_ATOMIC_FILE_H

#include <limits.h>
#include <stdbool.h>
#include <stdio.h>

/*
 * A file that appears under its name complete and on disk, or not at all.
 * While it is written it has no name (O_TMPFILE) where the file system can do
 * that, so that even SIGKILL and a power cut leave nothing behind.
 */
enum atomic_file_mode {
    ATOMIC_FILE_NEW,     /* fails with EEXIST when the name is taken */
    ATOMIC_FILE_REPLACE, /* takes the place of what is there; either of the two
                            may be there after a power cut, whole */
};

struct atomic_file {
    FILE *stream; /* write here; NULL when not open */
    enum atomic_file_mode mode;
    int folder;              /* descriptor of the folder */
    char name[NAME_MAX + 1]; /* in the folder, when complete */
    char temp[NAME_MAX + 1]; /* in the folder, until then; empty: no name */
};

#define ATOMIC_FILE_INIT                                                       \
    {                                                                          \
        .stream = NULL, .folder = -1                                           \
    }

/*
 * Opens for writing with mode 0600.  False with errno set on failure; nothing
 * is to be closed then.
 */
bool atomic_file_open(struct atomic_file *file, const char *path,
    enum atomic_file_mode mode);

/*
 * Flushes, syncs, gives the file its name and, when it is a new one, syncs the
 * folder.  False with errno set when any of it failed: then the name is as it
 * was before.  Closes in every case.
 */
bool atomic_file_commit(struct atomic_file *file);

/* Closes and leaves nothing behind; harmless after a commit or when closed. */
void atomic_file_abandon(struct atomic_file *file);

#endif
