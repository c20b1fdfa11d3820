#include "memory_file.h"

#include <string.h>

static struct memory_file *
memory_of(sqlite3_file *file)
{
    return (struct memory_file *)(void *)file;
}

static int
memory_close(sqlite3_file *file)
{
    (void)file;
    return SQLITE_OK;
}

static int
memory_read(sqlite3_file *file, void *bytes, int len, sqlite3_int64 at)
{
    memcpy(bytes, memory_of(file)->bytes + at, (size_t)len);
    return SQLITE_OK;
}

static int
memory_write(sqlite3_file *file, const void *bytes, int len, sqlite3_int64 at)
{
    struct memory_file *memory = memory_of(file);
    int64_t now = len;

    if (memory->off) {
        return SQLITE_IOERR_WRITE;
    }
    memory->written += len;
    if (memory->budget >= 0) {
        now = len < memory->budget ? len : memory->budget;
        memory->budget -= now;
        memory->off = now < len;
    }
    memcpy(memory->bytes + at, bytes, (size_t)now);
    return memory->off ? SQLITE_IOERR_WRITE : SQLITE_OK;
}

static int
memory_sync(sqlite3_file *file, int flags)
{
    (void)flags;
    memory_of(file)->syncs++;
    return memory_of(file)->off ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

static int
memory_size(sqlite3_file *file, sqlite3_int64 *ret_len)
{
    (void)file;
    *ret_len = MEMORY_FILE_LEN;
    return SQLITE_OK;
}

static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = memory_close,
    .xRead = memory_read,
    .xWrite = memory_write,
    .xSync = memory_sync,
    .xFileSize = memory_size,
};

void
memory_file_init(struct memory_file *memory)
{
    memset(memory, 0, sizeof(*memory));
    memory->base.pMethods = &methods;
    memory->budget = -1;
}

struct vault_file
memory_file_handle(struct memory_file *memory)
{
    struct vault_file file = { &memory->base, NULL };

    return file;
}
