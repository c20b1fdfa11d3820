#ifndef CLI_RELEASE_BUNDLE_H
#define CLI_RELEASE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The folder a release is written to.  Its files have no name anywhere until
 * the gate has passed them; then the folder is made beside its place and put
 * there by one rename.  A killed run leaves nothing; SIGKILL in that moment can
 * leave the folder under its temporary name, never under the one asked for.
 */
struct release_bundle;

/* Files of one bundle. */
#define RELEASE_BUNDLE_FILES 48

/* What appears at the path. */
enum release_bundle_form {
    RELEASE_BUNDLE_FOLDER,
    RELEASE_BUNDLE_SEALED, /* one file; what is added stays in memory */
};

/*
 * Prepares a bundle for `path`; its parent must exist.  A folder must not exist
 * or be empty (EEXIST), and not be the current one (EBUSY); a file must not
 * exist.  False with errno set on failure.  The caller frees.
 */
bool release_bundle_open(const char *path, enum release_bundle_form form,
    struct release_bundle **ret_bundle);

/* Gives up what was not committed, frees, sets the pointer to NULL. */
void release_bundle_free(struct release_bundle **bundle);

/*
 * Adds an empty file of mode 0600 and returns its descriptor, which belongs to
 * the bundle; -1 with errno set on failure.  `name` is a constant.
 */
int release_bundle_add(struct release_bundle *bundle, const char *name);

/*
 * Makes the one file of a sealed bundle, of mode 0600, and returns its
 * descriptor, which belongs to the bundle; -1 with errno set on failure.
 */
int release_bundle_sealed(struct release_bundle *bundle);

/* File number `index`: its name, NULL past the end, and its descriptor. */
const char *release_bundle_name(const struct release_bundle *bundle,
    size_t index);
int release_bundle_fd(const struct release_bundle *bundle, size_t index);

/*
 * Syncs all files and puts the folder, of mode 0700, or the sealed file in its
 * place.  False with errno set on failure: nothing is there then.
 */
bool release_bundle_commit(struct release_bundle *bundle);

/* Takes what was committed away again. */
void release_bundle_withdraw(struct release_bundle *bundle);

#endif
