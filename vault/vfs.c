#include "vault/vfs.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "vault/header.h"
#include "vault/heap.h"
#include "vault/trouble.h"

/* The real file follows this one in the memory SQLite gives us. */
struct shim_file {
    sqlite3_file base;
};

static sqlite3_vfs shim_vfs;

static sqlite3_file *
real_file(sqlite3_file *file)
{
    return (sqlite3_file *)((struct shim_file *)(void *)file + 1);
}

static sqlite3_vfs *
base_vfs(sqlite3_vfs *vfs)
{
    return vfs->pAppData;
}

static int
file_close(sqlite3_file *file)
{
    return real_file(file)->pMethods->xClose(real_file(file));
}

static int
file_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
    int rc = real_file(file)->pMethods->xRead(real_file(file), bytes, len,
        at + VAULT_AREA_LEN);

    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ) {
        vault_trouble_note(VAULT_ERR_IO);
    }
    return rc;
}

static int
file_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    static const char clear[] = "SQLite format 3";

    /* A clear first page means that the codec is not in the path: another
     * SQLite was loaded first, or there was no key. */
    if (at == 0 && (size_t)len >= sizeof(clear) &&
        memcmp(bytes, clear, sizeof(clear)) == 0) {
        return SQLITE_IOERR_WRITE;
    }
    return real_file(file)->pMethods->xWrite(real_file(file), bytes, len,
        at + VAULT_AREA_LEN);
}

static int
file_truncate(sqlite3_file *file, sqlite3_int64 len)
{
    return real_file(file)->pMethods->xTruncate(real_file(file),
        len + VAULT_AREA_LEN);
}

static int
file_sync(sqlite3_file *file, int flags)
{
    return real_file(file)->pMethods->xSync(real_file(file), flags);
}

static int
file_size(sqlite3_file *file, sqlite3_int64 *ret_len)
{
    sqlite3_int64 len = 0;
    int rc = real_file(file)->pMethods->xFileSize(real_file(file), &len);

    if (rc == SQLITE_OK) {
        *ret_len = len > VAULT_AREA_LEN ? len - VAULT_AREA_LEN : 0;
    }
    return rc;
}

static int
file_lock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xLock(real_file(file), level);
}

static int
file_unlock(sqlite3_file *file, int level)
{
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

static int
file_check_reserved(sqlite3_file *file, int *ret_reserved)
{
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file),
        ret_reserved);
}

static int
file_control(sqlite3_file *file, int op, void *arg)
{
    sqlite3_file *real = real_file(file);
    sqlite3_int64 hint;

    switch (op) {
    case VAULT_VFS_REAL_FILE: *(sqlite3_file **)arg = real; return SQLITE_OK;
    case SQLITE_FCNTL_SIZE_HINT:
        hint = *(sqlite3_int64 *)arg + VAULT_AREA_LEN;
        return real->pMethods->xFileControl(real, op, &hint);
    case SQLITE_FCNTL_VFSNAME:
        *(char **)arg = sqlite3_mprintf("%s", VAULT_VFS_NAME);
        return SQLITE_OK;
    case SQLITE_FCNTL_MMAP_SIZE: /* no xFetch here */
    case SQLITE_FCNTL_TEMPFILENAME: return SQLITE_NOTFOUND;
    default: return real->pMethods->xFileControl(real, op, arg);
    }
}

static int
file_sector_size(sqlite3_file *file)
{
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static int
file_characteristics(sqlite3_file *file)
{
    /* Without the batch writes of F2FS, which would go round the journal and
     * with it everything the power-cut tests know. */
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file)) &
        ~SQLITE_IOCAP_BATCH_ATOMIC;
}

/* Version 1: no shared memory, so no WAL; no xFetch, so no mapping. */
static const sqlite3_io_methods shim_methods = {
    .iVersion = 1,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_reserved,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
};

/* Either copy of the header may be torn; one magic is enough. */
static bool
has_magic(sqlite3_file *real)
{
    uint8_t magic[VAULT_HEADER_MAGIC_LEN];
    int i;

    for (i = 0; i < VAULT_HEADER_COPIES; i++) {
        if (real->pMethods->xRead(real, magic, sizeof(magic),
                (sqlite3_int64)i * VAULT_HEADER_SPACING) == SQLITE_OK &&
            memcmp(magic, VAULT_HEADER_MAGIC, sizeof(magic)) == 0) {
            return true;
        }
    }
    return false;
}

static int
open_main(sqlite3_vfs *base, const char *name, sqlite3_file *file, int flags,
    int *ret_flags)
{
    sqlite3_file *real = real_file(file);
    int rc;

    /* The header is there before the database: SQLite never creates it. */
    real->pMethods = NULL;
    rc = base->xOpen(base, name, real, flags & ~SQLITE_OPEN_CREATE, ret_flags);
    if (rc == SQLITE_OK && !has_magic(real)) {
        rc = SQLITE_NOTADB;
    }
    if (rc != SQLITE_OK) {
        if (real->pMethods != NULL) {
            (void)real->pMethods->xClose(real);
        }
        return rc;
    }
    file->pMethods = &shim_methods;
    return SQLITE_OK;
}

static int
vfs_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags,
    int *ret_flags)
{
    sqlite3_vfs *base = base_vfs(vfs);

    file->pMethods = NULL;
    if (name != NULL && (flags & SQLITE_OPEN_MAIN_DB) != 0) {
        return open_main(base, name, file, flags, ret_flags);
    }
    /* Journals hold encrypted pages.  Whatever else SQLite asks for is a
     * temporary file and would hold clear text. */
    if (name != NULL && (flags & SQLITE_OPEN_MAIN_JOURNAL) != 0) {
        return base->xOpen(base, name, file, flags, ret_flags);
    }
    return SQLITE_CANTOPEN;
}

static int
vfs_delete(sqlite3_vfs *vfs, const char *name, int sync_folder)
{
    return base_vfs(vfs)->xDelete(base_vfs(vfs), name, sync_folder);
}

static int
vfs_access(sqlite3_vfs *vfs, const char *name, int flags, int *ret_yes)
{
    return base_vfs(vfs)->xAccess(base_vfs(vfs), name, flags, ret_yes);
}

static int
vfs_full_path(sqlite3_vfs *vfs, const char *name, int cap, char *ret_path)
{
    return base_vfs(vfs)->xFullPathname(base_vfs(vfs), name, cap, ret_path);
}

static int
vfs_randomness(sqlite3_vfs *vfs, int len, char *ret_bytes)
{
    return base_vfs(vfs)->xRandomness(base_vfs(vfs), len, ret_bytes);
}

static int
vfs_sleep(sqlite3_vfs *vfs, int microseconds)
{
    return base_vfs(vfs)->xSleep(base_vfs(vfs), microseconds);
}

static int
vfs_current_time(sqlite3_vfs *vfs, double *ret_days)
{
    return base_vfs(vfs)->xCurrentTime(base_vfs(vfs), ret_days);
}

static int
vfs_last_error(sqlite3_vfs *vfs, int cap, char *ret_text)
{
    return base_vfs(vfs)->xGetLastError(base_vfs(vfs), cap, ret_text);
}

static int
vfs_current_time_ms(sqlite3_vfs *vfs, sqlite3_int64 *ret_ms)
{
    return base_vfs(vfs)->xCurrentTimeInt64(base_vfs(vfs), ret_ms);
}

/* SQLite says here when memory is refused; nothing is written anywhere. */
static void
hear(void *unused, int code, const char *text)
{
    (void)unused;
    (void)text;
    if (code == SQLITE_NOMEM) {
        vault_trouble_note(VAULT_ERR_NO_MEMORY);
    }
}

enum vault_status
vault_vfs_register(const char *base_name)
{
    sqlite3_vfs *base;

    /* Refused once SQLite runs, which is when it has been done.  Nothing here
     * has threads, and nobody asks how much memory SQLite uses: without both
     * it takes no lock for every row and piece of memory. */
    (void)sqlite3_config(SQLITE_CONFIG_LOG, hear, NULL);
    (void)sqlite3_config(SQLITE_CONFIG_SINGLETHREAD);
    (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    vault_heap_install();
    if (sqlite3_initialize() != SQLITE_OK) {
        return VAULT_ERR_NO_MEMORY;
    }
    base = sqlite3_vfs_find(base_name);
    if (base == NULL || base == &shim_vfs || base->iVersion < 2) {
        return VAULT_ERR_NO_CIPHER;
    }
    /* No xDl…: extensions cannot be loaded. */
    shim_vfs = (sqlite3_vfs){
        .iVersion = 2,
        .szOsFile = (int)sizeof(struct shim_file) + base->szOsFile,
        .mxPathname = base->mxPathname,
        .pNext = shim_vfs.pNext, /* SQLite's own link when registered */
        .zName = VAULT_VFS_NAME,
        .pAppData = base,
        .xOpen = vfs_open,
        .xDelete = vfs_delete,
        .xAccess = vfs_access,
        .xFullPathname = vfs_full_path,
        .xRandomness = vfs_randomness,
        .xSleep = vfs_sleep,
        .xCurrentTime = vfs_current_time,
        .xGetLastError = vfs_last_error,
        .xCurrentTimeInt64 = vfs_current_time_ms,
    };
    return sqlite3_vfs_register(&shim_vfs, 0) == SQLITE_OK
        ? VAULT_OK
        : VAULT_ERR_NO_MEMORY;
}

sqlite3_vfs *
vault_vfs_base(void)
{
    if (shim_vfs.pAppData == NULL && vault_vfs_register(NULL) != VAULT_OK) {
        return NULL;
    }
    return shim_vfs.pAppData;
}
