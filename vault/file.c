#include "vault/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "vault/db.h"
#include "vault/vfs.h"

static enum vault_status
require_regular(const char *path)
{
    struct stat info;

    if (stat(path, &info) != 0) {
        return errno == ENOENT || errno == ENOTDIR ? VAULT_ERR_NO_VAULT
                                                   : VAULT_ERR_IO;
    }
    return S_ISREG(info.st_mode) ? VAULT_OK : VAULT_ERR_NOT_A_VAULT;
}

/* The full path in the form that xOpen insists on. */
static enum vault_status
make_name(sqlite3_vfs *base, const char *path, const char **ret_name)
{
    enum vault_status status;
    char *full;
    int rc;

    full = calloc(1, (size_t)base->mxPathname + 1);
    if (full == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    rc = base->xFullPathname(base, path, base->mxPathname, full);
    if (rc != SQLITE_OK && rc != SQLITE_OK_SYMLINK) {
        status = vault_db_status(rc);
        goto out;
    }
    *ret_name = sqlite3_create_filename(full, "", "", 0, NULL);
    status = *ret_name == NULL ? VAULT_ERR_NO_MEMORY : VAULT_OK;
out:
    free(full);
    return status;
}

enum vault_status
vault_file_open(const char *path, bool writable, struct vault_file *ret_file)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    sqlite3_vfs *base = vault_vfs_base();
    int flags = SQLITE_OPEN_MAIN_DB;
    int out_flags = 0;

    if (base == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = require_regular(path);
    if (status != VAULT_OK) {
        goto out;
    }
    status = make_name(base, path, &file.name);
    if (status != VAULT_OK) {
        goto out;
    }
    file.real = calloc(1, (size_t)base->szOsFile);
    if (file.real == NULL) {
        status = VAULT_ERR_NO_MEMORY;
        goto out;
    }
    flags |= writable ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    status = vault_db_status(
        base->xOpen(base, file.name, file.real, flags, &out_flags));
    if (status != VAULT_OK) {
        goto out;
    }
    if (writable && (out_flags & SQLITE_OPEN_READONLY) != 0) {
        status = VAULT_ERR_READ_ONLY;
        goto out;
    }

    *ret_file = file;
    file = (struct vault_file)VAULT_FILE_INIT;
out:
    vault_file_close(&file);
    return status;
}

enum vault_status
vault_file_of(sqlite3 *db, struct vault_file *ret_file)
{
    struct vault_file file = VAULT_FILE_INIT;

    if (sqlite3_file_control(db, "main", VAULT_VFS_REAL_FILE, &file.real) !=
            SQLITE_OK ||
        file.real == NULL) {
        return VAULT_ERR_IO;
    }
    *ret_file = file;
    return VAULT_OK;
}

void
vault_file_close(struct vault_file *file)
{
    if (file->name != NULL) {
        if (file->real != NULL && file->real->pMethods != NULL) {
            (void)file->real->pMethods->xUnlock(file->real, SQLITE_LOCK_NONE);
            (void)file->real->pMethods->xClose(file->real);
        }
        free(file->real);
        sqlite3_free_filename(file->name);
    }
    *file = (struct vault_file)VAULT_FILE_INIT;
}

enum vault_status
vault_file_size(const struct vault_file *file, int64_t *ret_len)
{
    sqlite3_int64 len = 0;
    int rc = file->real->pMethods->xFileSize(file->real, &len);

    if (rc == SQLITE_OK) {
        *ret_len = len;
    }
    return vault_db_status(rc);
}

enum vault_status
vault_file_read(const struct vault_file *file, int64_t at, void *ret_bytes,
    size_t len)
{
    int rc = file->real->pMethods->xRead(file->real, ret_bytes, (int)len, at);

    /* SQLite fills the rest with zeros. */
    return rc == SQLITE_IOERR_SHORT_READ ? VAULT_OK : vault_db_status(rc);
}

enum vault_status
vault_file_write(const struct vault_file *file, int64_t at, const void *bytes,
    size_t len)
{
    return vault_db_status(
        file->real->pMethods->xWrite(file->real, bytes, (int)len, at));
}

enum vault_status
vault_file_sync(const struct vault_file *file)
{
    return vault_db_status(
        file->real->pMethods->xSync(file->real, SQLITE_SYNC_FULL));
}

enum vault_status
vault_file_lock(const struct vault_file *file)
{
    static const int levels[] = {
        SQLITE_LOCK_SHARED,
        SQLITE_LOCK_RESERVED,
        SQLITE_LOCK_EXCLUSIVE,
    };
    int rc = SQLITE_OK;
    size_t i;

    for (i = 0; rc == SQLITE_OK && i < sizeof(levels) / sizeof(levels[0]);
         i++) {
        rc = file->real->pMethods->xLock(file->real, levels[i]);
    }
    return vault_db_status(rc);
}

enum vault_status
vault_file_sync_folder(const char *path)
{
    enum vault_status status = VAULT_ERR_IO;
    const char *slash = strrchr(path, '/');
    char *folder = NULL;
    int fd = -1;

    if (slash == NULL) {
        folder = strdup(".");
    } else {
        folder = strndup(path, slash == path ? 1 : (size_t)(slash - path));
    }
    if (folder == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0 && fsync(fd) == 0) {
        status = VAULT_OK;
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    free(folder);
    return status;
}
