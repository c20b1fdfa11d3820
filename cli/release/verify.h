#ifndef CLI_RELEASE_VERIFY_H
#define CLI_RELEASE_VERIFY_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/stamp.h"

/*
 * Whether a released file is as it was written, by what it carries itself: no
 * vault is asked, and nothing about whose vault it was is known but the
 * fingerprint of its key.
 */
enum release_file_verdict {
    RELEASE_FILE_GOOD,
    RELEASE_FILE_CHANGED,  /* its hash is another */
    RELEASE_FILE_FORGED,   /* the signature is not by the key it names */
    RELEASE_FILE_NO_STAMP, /* nothing in it to go by */
    RELEASE_FILE_MISSING,  /* the manifest lists it; it cannot be read */
    RELEASE_FILE_EXTRA, /* it lies beside, and the manifest does not list it */
};

/* "good", "changed", ... */
const char *release_verify_word(enum release_file_verdict verdict);

/* What a stamp says, worth something with RELEASE_FILE_GOOD only. */
struct release_verify_stamp {
    char release[9];
    char profile[40];
    char fingerprint[20];
};

/* Judges a brief (HTML, Markdown or DOCX, told by its content). */
enum release_file_verdict release_verify_bytes(const char *bytes, size_t len,
    struct release_verify_stamp *ret_stamp);

/* Told of every file of a folder. */
typedef void release_verify_fn(const char *name,
    enum release_file_verdict verdict, void *data);

/*
 * Judges a folder by its manifest.json and manifest.sig, telling `tell` of
 * each file that is listed, missing or there besides.  RELEASE_FILE_GOOD when
 * all that is listed is good.
 */
enum release_file_verdict release_verify_folder(int folder,
    release_verify_fn *tell, void *data,
    struct release_verify_stamp *ret_stamp);

/* A file in memory, read only. */
struct release_verify_file {
    const char *bytes;
    size_t len;
};

/*
 * Maps a regular file of `folder` (or AT_FDCWD); false with errno set.
 * release_verify_unmap() gives it back.
 */
bool release_verify_map(int folder, const char *name,
    struct release_verify_file *ret_file);
void release_verify_unmap(struct release_verify_file *file);

#endif
