#ifndef CLI_RELEASE_DECODE_H
#define CLI_RELEASE_DECODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "cli/export/out.h"
#include "cli/export/zip.h"
#include "cli/release/status.h"

/*
 * Reads a finished file twice, as the leak gate wants it: its raw bytes, and
 * what a reader of its format would see.  The program's own words part the
 * pieces; in the raw bytes "|" stands for them, which joins and matches
 * nothing.
 */
enum release_format {
    RELEASE_FORMAT_BINARY,    /* the strings in it; it is not compressed */
    RELEASE_FORMAT_CONTAINER, /* DOCX, ODT, zip: names, and each member */
    RELEASE_FORMAT_CSV,       /* cells, unquoted by libcsv */
    RELEASE_FORMAT_HTML,      /* text without tags, entities decoded */
    RELEASE_FORMAT_JSON,      /* strings, unescaped */
    RELEASE_FORMAT_MARKDOWN,  /* text without backslashes */
    RELEASE_FORMAT_PLAIN,     /* the bytes themselves */
    RELEASE_FORMAT_XML,       /* of a document: runs joined, breaks part */
};

/* A file; borrowed. */
struct release_content {
    const char *bytes;
    size_t len;
    enum release_format format;
    const struct export_range *own; /* sorted and disjoint */
    size_t own_count;
    const struct export_zip *zip; /* what a container was made of, or NULL */
};

/* A piece of it. */
struct release_piece {
    const char *text;
    size_t len;
    size_t seen;  /* so many bytes at the beginning stood in the piece before */
    bool raw;     /* another reading of the same bytes is decoded */
    bool packed;  /* and most of the bytes are compressed: noise */
    int64_t line; /* of the first byte, from 1 */
    int64_t row;  /* of a table, the header is 1; else 0 */
};

typedef enum release_status release_piece_fn(const struct release_piece *piece,
    void *data);

/*
 * Hands all of a file to `take`, in pieces of at most 2 MiB that overlap.  A
 * table that libcsv cannot read is RELEASE_ERR_INVALID, as is a container that
 * libarchive cannot unpack, or one within another beyond the third.
 */
enum release_status release_decode(const struct release_content *content,
    release_piece_fn *take, void *data);

/*
 * The format of a file of this name; false where there is no decoder for its
 * ending: such a file does not pass the gate.
 */
bool release_format_find(const char *name, enum release_format *ret_format);

/* The same for a member of a container, which may be anything: plain, then. */
enum release_format release_format_of(const char *name);

/* The endings there are decoders for, ".csv"; NULL past the end. */
const char *release_format_ending(size_t index);

#endif
