#ifndef CLI_RELEASE_BUNDLE_H
#define CLI_RELEASE_BUNDLE_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The folder a release is written to.  Its files have no name anywhere until
 * the gate has passed them; then the folder is made beside its place and put
 * there by one rename.  A killed run leaves nothing.
 */
struct release_bundle;

/* Files of one bundle. */
#define RELEASE_BUNDLE_FILES 48

/*
 * Prepares a bundle for the folder `path`, which must not exist or be empty
 * (EEXIST), and not be the current one (EBUSY); its parent must exist.  False
 * with errno set on failure.  The caller frees.
 */
bool release_bundle_open(const char *path, struct release_bundle **ret_bundle);

/* Gives up what was not committed, frees, sets the pointer to NULL. */
void release_bundle_free(struct release_bundle **bundle);

/*
 * Adds an empty file of mode 0600 and returns its descriptor, which belongs to
 * the bundle; -1 with errno set on failure.  `name` is a constant.
 */
int release_bundle_add(struct release_bundle *bundle, const char *name);

/* File number `index`: its name, NULL past the end, and its descriptor. */
const char *release_bundle_name(const struct release_bundle *bundle,
    size_t index);
int release_bundle_fd(const struct release_bundle *bundle, size_t index);

/*
 * Syncs all files and puts the folder, of mode 0700, in its place.  False with
 * errno set on failure: nothing is there then.
 */
bool release_bundle_commit(struct release_bundle *bundle);

/* Takes a committed folder away again. */
void release_bundle_withdraw(struct release_bundle *bundle);

#endif
