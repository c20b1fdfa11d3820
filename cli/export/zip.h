#ifndef CLI_EXPORT_ZIP_H
#define CLI_EXPORT_ZIP_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/export/out.h"

/*
 * Zip containers, as DOCX is one.  A container is made of members, each an
 * output of its own in memory, so that the gate can tell their bytes that are
 * the program's own after they have been packed and unpacked again.
 */
struct export_zip;

/* Members of one container. */
#define EXPORT_ZIP_MEMBERS 16

/* Makes an empty container; NULL when memory ran out.  The caller frees. */
struct export_zip *export_zip_new(void);
void export_zip_free(struct export_zip **zip);

/*
 * Adds a member of this (constant) name; what is written to the output, which
 * belongs to the container, is its content.  NULL with errno set on failure.
 */
struct export_out *export_zip_add(struct export_zip *zip, const char *name);

/*
 * Ends the members there are; false with errno set when one failed.  `ret_hash`
 * is the SHA-256 over a line "hash  name" of each, as sha256sum writes it.
 */
bool export_zip_digest(struct export_zip *zip, char ret_hash[EXPORT_HASH_MAX]);

/*
 * Packs the members, in their order and with no time of their own, into `out`.
 * A failure is remembered there.
 */
void export_zip_write(struct export_zip *zip, struct export_out *out);

/*
 * The bytes of a member that are the program's own.  None when the member is
 * not of this container or its bytes are not those that were written.
 */
const struct export_range *export_zip_own(const struct export_zip *zip,
    const char *name, const char *bytes, size_t len, size_t *ret_count);

/* A finished file that goes into an archive; borrowed. */
struct export_zip_file {
    const char *name;
    int fd; /* can be mapped */
};

/*
 * Packs files into an archive on `fd`, in their order and with no time of their
 * own: under the passphrase by WinZip's AE-2 with AES-256 (key by
 * PBKDF2-HMAC-SHA-1 with 1,000 rounds, as that format has it), or in clear when
 * it is NULL.  Names and sizes stay readable.  False with errno set on failure.
 *
 * Secret: the passphrase, NUL-ended, is copied in a child process only, which
 * ends with all copies that the library makes.
 */
bool export_zip_pack(const struct export_zip_file *files, size_t count,
    const char *passphrase, int fd);

/* Takes a member while reading; false ends the reading. */
typedef bool export_zip_take_fn(const char *name, const char *bytes, size_t len,
    void *data);

/* No member is longer than this when unpacked, nor all of them together. */
#define EXPORT_ZIP_MAX ((size_t)256 << 20)

enum export_zip_result {
    EXPORT_ZIP_READ,
    EXPORT_ZIP_ENDED,  /* `take` did not want more */
    EXPORT_ZIP_BROKEN, /* no zip, damaged, encrypted or too large */
    EXPORT_ZIP_NO_MEMORY,
};

/* Unpacks a container, member by member.  Members are wiped after use. */
enum export_zip_result export_zip_read(const char *bytes, size_t len,
    export_zip_take_fn *take, void *data);

#endif
