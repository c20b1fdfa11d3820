#ifndef VAULT_AREA_H
#define VAULT_AREA_H

#include "vault/file.h"
#include "vault/header.h"
#include "vault/vfs.h"

/*
 * The clear area: two copies of the header, of which the newer good one
 * counts.  An update writes the damaged or older copy first and waits until it
 * is on disk before it touches the other, so that a power cut at any byte,
 * whichever copy was damaged before, leaves the old header or the new one.
 */
struct vault_area_copy {
    enum vault_status status; /* of decoding it */
    struct vault_header header;
    uint8_t bytes[VAULT_HEADER_LEN];
};

struct vault_area {
    struct vault_area_copy copies[VAULT_HEADER_COPIES];
    int64_t file_len;
    uint8_t page_salt[VAULT_HEADER_SALT_LEN]; /* as the first page has it */
};

/*
 * Reads both copies.  VAULT_OK when one is good and the file could hold a
 * database; otherwise what is wrong with the file: VAULT_ERR_NOT_A_VAULT,
 * _VERSION, _LIMIT, _HEADER, _DAMAGED (cut).
 */
enum vault_status vault_area_read(const struct vault_file *file,
    struct vault_area *ret_area) VAULT_CHECK_RESULT;

/* The same for a closed file. */
enum vault_status vault_area_read_path(const char *path,
    struct vault_area *ret_area) VAULT_CHECK_RESULT;

/*
 * The newest good copy; with a key only among those whose HMAC fits it.  -1
 * when there is none.
 */
int vault_area_newest(const struct vault_area *area,
    const struct vault_secret *header_key);

/*
 * The newest header that `header_key` has sealed.  VAULT_ERR_HEADER when there
 * is none: sealing another one again would make a foreign edit, an old slot
 * put back among them, our own.
 */
enum vault_status vault_area_header(const struct vault_file *file,
    const struct vault_secret *header_key,
    struct vault_header *ret_header) VAULT_CHECK_RESULT;

/*
 * Writes `header` in both copies with the next sequence number; the caller
 * holds the lock.  `area` is what was read under that lock.
 */
enum vault_status vault_area_update(const struct vault_file *file,
    const struct vault_area *area, const struct vault_header *header,
    const struct vault_secret *header_key) VAULT_CHECK_RESULT;

/*
 * The same when no copy need be authentic, for a header out of a backup: the
 * damaged or older copy is written first.
 */
enum vault_status vault_area_put(const struct vault_file *file,
    const struct vault_area *area, const struct vault_header *header,
    const struct vault_secret *header_key) VAULT_CHECK_RESULT;

/*
 * Puts the newest authentic copy in the place of the other one when they
 * differ; the caller holds the lock.
 */
enum vault_status vault_area_repair(const struct vault_file *file,
    const struct vault_area *area, const struct vault_secret *header_key,
    bool *ret_repaired) VAULT_CHECK_RESULT;

/* Lays the area out in an empty file, without the anchor blocks. */
enum vault_status vault_area_format(const struct vault_file *file,
    const struct vault_header *header,
    const struct vault_secret *header_key) VAULT_CHECK_RESULT;

#endif
