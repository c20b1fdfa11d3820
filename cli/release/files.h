#ifndef CLI_RELEASE_FILES_H
#define CLI_RELEASE_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "cli/export/out.h"
#include "cli/export/zip.h"
#include "cli/release/bundle.h"
#include "cli/release/gate.h"
#include "cli/release/status.h"

/* The files of a release while they are written, and before the gate. */
struct release_file {
    const char *name;
    int fd;
    struct export_out *out;
    struct export_zip *zip;     /* a container of which `out` is the whole */
    char hash[EXPORT_HASH_MAX]; /* once finished */
    int64_t rows;               /* of a table, without its header */
    uint32_t *owners;           /* of each row, see struct release_gate_file */
    size_t owner_count;
    size_t owner_cap;
};

/* What stands in every file of an invented bundle that has a place for it. */
#define RELEASE_SYNTHETIC                                                      \
    "SYNTHETIC: every row is invented and tells of nobody. Not data."

struct release_files {
    struct release_bundle *bundle;
    const char *mark; /* begins each file that can have a comment; or NULL */
    struct release_file items[RELEASE_BUNDLE_FILES];
    size_t len;
};

/* Prepares the folder or file; see release_bundle_open(). */
enum release_status release_files_open(struct release_files *files,
    const char *path, enum release_bundle_form form,
    struct release_cause *ret_cause);

/* Begins a file of this (constant) name. */
enum release_status release_files_add(struct release_files *files,
    const char *name, struct release_file **ret_file,
    struct release_cause *ret_cause);

/* Notes that the next row of a table is about case number `owner`. */
enum release_status release_file_owner(struct release_file *file,
    uint32_t owner);

/* Sends what waits and makes the hash. */
enum release_status release_file_finish(struct release_file *file,
    struct release_cause *ret_cause);

/* The bytes of a finished file, borrowed until they are unmapped. */
struct release_mapping {
    const char *bytes; /* NULL where there are none */
    size_t len;
};

enum release_status release_file_map(const struct release_file *file,
    struct release_mapping *ret_mapping, struct release_cause *ret_cause);

/* Harmless twice. */
void release_file_unmap(struct release_mapping *mapping);

/* Puts every file before the gate, reading back what is on the medium. */
enum release_status release_files_gate(const struct release_files *files,
    const struct release_gate *gate, struct release_gate_report *report,
    struct release_cause *ret_cause);

/* Gives up what was not committed and frees; harmless twice. */
void release_files_release(struct release_files *files);

#endif
