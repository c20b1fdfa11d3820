#include "disk_vfs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "scratch.h"
#include "vault/vfs.h"

#define NAMES 32

struct disk_file {
    sqlite3_file base;
    int number;
};

static sqlite3_vfs disk_vfs;
static char names[NAMES][256];
static int name_count;
static struct disk_op *ops;
static size_t op_count;
static size_t op_cap;
static bool recording;
static struct disk_fault fault = { .after = -1 };
static bool struck;

static sqlite3_file *
real_file(sqlite3_file *file)
{
    return (sqlite3_file *)((struct disk_file *)(void *)file + 1);
}

static int
number_of(const sqlite3_file *file)
{
    return ((const struct disk_file *)(const void *)file)->number;
}

static sqlite3_vfs *
base_vfs(void)
{
    return disk_vfs.pAppData;
}

static int
name_number(const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    int i;

    for (i = 0; i < name_count; i++) {
        if (strcmp(names[i], name) == 0) {
            return i;
        }
    }
    if (name_count == NAMES) { /* a long run of passing names */
        assert_false(recording);
        return NAMES - 1;
    }
    (void)snprintf(names[name_count], sizeof(names[0]), "%s", name);
    return name_count++;
}

static void
record(struct disk_op op, const void *bytes)
{
    if (!recording) {
        return;
    }
    if (op_count == op_cap) {
        op_cap = op_cap == 0 ? 1024 : 2 * op_cap;
        ops = realloc(ops, op_cap * sizeof(*ops));
        assert_non_null(ops);
    }
    if (bytes != NULL) {
        op.bytes = malloc(op.len + 1);
        assert_non_null(op.bytes);
        memcpy(op.bytes, bytes, op.len);
    }
    ops[op_count++] = op;
}

/* Whether this operation fails; the code is the fault's. */
static bool
strikes(bool writes)
{
    if (fault.after < 0 || (fault.code == SQLITE_FULL && !writes)) {
        return false;
    }
    if (fault.after > 0) {
        fault.after--;
        return false;
    }
    struck = true;
    if (!fault.forever) {
        fault.after = -1;
    }
    return true;
}

static int
disk_close(sqlite3_file *file)
{
    return real_file(file)->pMethods->xClose(real_file(file));
}

static int
disk_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
    return real_file(file)->pMethods->xRead(real_file(file), bytes, len, at);
}

static int
disk_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    struct disk_op op = { DISK_WRITE, number_of(file), at, (size_t)len, NULL,
        false };

    if (strikes(true)) {
        return fault.code == SQLITE_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    record(op, bytes);
    return real_file(file)->pMethods->xWrite(real_file(file), bytes, len, at);
}

static int
disk_truncate(sqlite3_file *file, sqlite3_int64 len)
{
    struct disk_op op = { DISK_TRUNCATE, number_of(file), len, 0, NULL, false };

    if (strikes(false)) {
        return SQLITE_IOERR_TRUNCATE;
    }
    record(op, NULL);
    return real_file(file)->pMethods->xTruncate(real_file(file), len);
}

static int
disk_sync(sqlite3_file *file, int flags)
{
    struct disk_op op = { DISK_SYNC, number_of(file), 0, 0, NULL, false };
    int rc;

    if (strikes(false)) {
        return SQLITE_IOERR_FSYNC;
    }
    rc = real_file(file)->pMethods->xSync(real_file(file), flags);
    record(op, NULL);
    return rc;
}

static int
disk_size(sqlite3_file *file, sqlite3_int64 *ret_len)
{
    return real_file(file)->pMethods->xFileSize(real_file(file), ret_len);
}

static int
disk_lock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xLock(real_file(file), level);
}

static int
disk_unlock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

static int
disk_check_reserved(sqlite3_file *file, int *ret_yes)
{
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file),
        ret_yes);
}

static int
disk_control(sqlite3_file *file, int op, void *arg)
{
    return real_file(file)->pMethods->xFileControl(real_file(file), op, arg);
}

static int
disk_sector_size(sqlite3_file *file)
{
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static int
disk_characteristics(sqlite3_file *file)
{
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

static const sqlite3_io_methods disk_methods = {
    .iVersion = 1,
    .xClose = disk_close,
    .xRead = disk_read,
    .xWrite = disk_write,
    .xTruncate = disk_truncate,
    .xSync = disk_sync,
    .xFileSize = disk_size,
    .xLock = disk_lock,
    .xUnlock = disk_unlock,
    .xCheckReservedLock = disk_check_reserved,
    .xFileControl = disk_control,
    .xSectorSize = disk_sector_size,
    .xDeviceCharacteristics = disk_characteristics,
};

static int
disk_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
    int *ret_flags)
{
    struct disk_op op = { .kind = DISK_CREATE };
    int exists = 1;
    int rc;

    (void)vfs;
    file->pMethods = NULL;
    assert_non_null(name);
    (void)base_vfs()->xAccess(base_vfs(), name, SQLITE_ACCESS_EXISTS, &exists);
    if (exists == 0 && strikes(false)) {
        return SQLITE_CANTOPEN;
    }
    rc = base_vfs()->xOpen(base_vfs(), name, real_file(file), flags, ret_flags);
    if (rc != SQLITE_OK) {
        return rc;
    }
    op.file = name_number(name);
    ((struct disk_file *)(void *)file)->number = op.file;
    if (exists == 0) {
        record(op, NULL);
    }
    file->pMethods = &disk_methods;
    return SQLITE_OK;
}

static int
disk_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    struct disk_op op = { .kind = DISK_DELETE };
    int rc;

    (void)vfs;
    if (strikes(false)) {
        return SQLITE_IOERR_DELETE;
    }
    rc = base_vfs()->xDelete(base_vfs(), name, sync_folder);
    if (rc == SQLITE_OK) {
        op.file = name_number(name);
        op.folder_synced = sync_folder != 0;
        record(op, NULL);
    }
    return rc;
}

void
disk_vfs_install(void)
{
    sqlite3_vfs *base;

    assert_int_equal(sqlite3_initialize(), SQLITE_OK);
    if (disk_vfs.pAppData == NULL) {
        base = sqlite3_vfs_find(NULL);
        assert_non_null(base);
        disk_vfs = *base;
        disk_vfs.iVersion = 2;
        disk_vfs.pNext = NULL;
        disk_vfs.szOsFile = (int)sizeof(struct disk_file) + base->szOsFile;
        disk_vfs.zName = DISK_VFS_NAME;
        disk_vfs.pAppData = base;
        disk_vfs.xOpen = disk_open;
        disk_vfs.xDelete = disk_delete;
        assert_int_equal(sqlite3_vfs_register(&disk_vfs, 0), SQLITE_OK);
    }
    scratch_ok(vault_vfs_register(DISK_VFS_NAME));
}

void
disk_vfs_remove(void)
{
    fault.after = -1;
    recording = false;
    scratch_ok(vault_vfs_register(NULL));
}

void
disk_record_free(void)
{
    size_t i;

    for (i = 0; i < op_count; i++) {
        free(ops[i].bytes);
    }
    free(ops);
    ops = NULL;
    op_count = 0;
    op_cap = 0;
}

void
disk_record_start(void)
{
    disk_record_free();
    recording = true;
}

void
disk_record_stop(void)
{
    recording = false;
}

void
disk_mark(int64_t value)
{
    struct disk_op op = { .kind = DISK_MARK, .at = value };

    record(op, NULL);
}

size_t
disk_op_count(void)
{
    return op_count;
}

const struct disk_op *
disk_op(size_t number)
{
    return &ops[number];
}

const char *
disk_name(int file)
{
    return names[file];
}

void
disk_fault_set(struct disk_fault next)
{
    fault = next;
    struck = false;
}

bool
disk_fault_struck(void)
{
    return struck;
}
