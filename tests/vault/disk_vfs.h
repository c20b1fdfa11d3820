#ifndef TEST_VAULT_DISK_VFS_H
#define TEST_VAULT_DISK_VFS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A VFS that goes under the shim, remembers everything that reaches the disk,
 * so that a power cut can be replayed, and fails when it is told to.
 */
#define DISK_VFS_NAME "test-disk"

enum disk_op_kind {
    DISK_CREATE,
    DISK_WRITE,
    DISK_TRUNCATE,
    DISK_SYNC,
    DISK_DELETE,
    DISK_MARK, /* the program was told that something is safe */
};

struct disk_op {
    enum disk_op_kind kind;
    int file;   /* number of the name, see disk_name() */
    int64_t at; /* offset, length, or what was marked */
    size_t len;
    uint8_t *bytes;
    bool folder_synced; /* of DISK_DELETE */
};

/* Registers it over the default VFS and slides it under the shim. */
void disk_vfs_install(void);

/* Puts the shim back over the default VFS. */
void disk_vfs_remove(void);

/* Forgets what was recorded and begins again, or stops. */
void disk_record_start(void);
void disk_record_stop(void);
void disk_mark(int64_t value);
size_t disk_op_count(void);
const struct disk_op *disk_op(size_t number);
const char *disk_name(int file); /* without its folder */

/* Frees the record. */
void disk_record_free(void);

/* What fails. */
struct disk_fault {
    int after; /* operations that still succeed; below 0: none fails */
    int code;  /* SQLite's, for SQLITE_FULL only writes count */
    bool forever;
};

void disk_fault_set(struct disk_fault next);

/* Whether the fault has struck since it was set. */
bool disk_fault_struck(void);

#endif
