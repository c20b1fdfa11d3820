/*
 * Preloaded into the program under test: writes down every change of a file or
 * a name below the folder RECORD_FOLDER to the file RECORD, so that
 * tests/cli/power_cuts.py can build what a power cut would have left.
 *
 * A record: kind, then little-endian 64-bit numbers of the file, the place and
 * the length of the bytes, then the lengths of two paths in 16 bits each; the
 * paths, the bytes.  What goes through streams of the C library is not seen;
 * no vault goes through one.
 */

/* Both pwrite() and pwrite64() are defined here: no name stands for another. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include "tests/cli/opening.h"

enum kind {
    KIND_CREATE = 'c',
    KIND_WRITE = 'w',
    KIND_LENGTH = 't',
    KIND_SYNC = 's',
    KIND_SYNC_FOLDER = 'f',
    KIND_REMOVE = 'u',
    KIND_RENAME = 'r',
    KIND_LINK = 'l',
};

struct change {
    enum kind kind;
    uint64_t file;
    int64_t at;
    size_t len;
    const char *path;
    const char *other;
    const void *bytes;
};

static int out = -1;
static char folder[PATH_MAX];

/* dlsym() returns an object pointer; POSIX lets it become a function. */
static void
real(const char *name, void *ret_function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(ret_function, &found, sizeof(found));
}

static void
put(const void *bytes, size_t len)
{
    if (syscall(SYS_write, out, bytes, len) != (long)len) {
        abort();
    }
}

static void
record(const struct change *change)
{
    const char *path = change->path != NULL ? change->path : "";
    const char *other = change->other != NULL ? change->other : "";
    uint64_t numbers[3] = { change->file, (uint64_t)change->at,
        change->bytes != NULL ? change->len : 0 };
    uint16_t lens[2] = { (uint16_t)strlen(path), (uint16_t)strlen(other) };
    char kind = (char)change->kind;

    put(&kind, 1);
    put(numbers, sizeof(numbers));
    put(lens, sizeof(lens));
    put(path, lens[0]);
    put(other, lens[1]);
    if (change->bytes != NULL) {
        put(change->bytes, change->len);
    }
}

/* The path from the root; whether it lies below the folder. */
static bool
below(const char *path, char ret_whole[PATH_MAX])
{
    char here[PATH_MAX / 2] = "";

    if (path[0] != '/' && getcwd(here, sizeof(here)) == NULL) {
        return false;
    }
    (void)snprintf(ret_whole, PATH_MAX, "%s%s%s", here,
        path[0] == '/' ? "" : "/", path);
    return out >= 0 && strncmp(ret_whole, folder, strlen(folder)) == 0;
}

/* The number of the open file; whether it lies below the folder. */
static bool
number_of(int fd, uint64_t *ret_number, bool *ret_folder)
{
    char link[64];
    char path[PATH_MAX];
    char whole[PATH_MAX];
    struct stat info;
    ssize_t len;

    if (out < 0 || fd <= STDERR_FILENO || fd == out) {
        return false;
    }
    (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
    len = readlink(link, path, sizeof(path) - 1);
    if (len <= 0 || fstat(fd, &info) != 0) {
        return false;
    }
    path[len] = '\0';
    *ret_number = (uint64_t)info.st_ino;
    *ret_folder = S_ISDIR(info.st_mode);
    return below(path, whole);
}

/* --- bytes ---------------------------------------------------------------- */

static void
wrote(int fd, const void *bytes, ssize_t done, int64_t at)
{
    struct change change = { .kind = KIND_WRITE, .at = at };
    bool is_folder;

    if (done > 0 && number_of(fd, &change.file, &is_folder)) {
        change.len = (size_t)done;
        change.bytes = bytes;
        record(&change);
    }
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
    ssize_t (*next)(int, const void *, size_t);
    int64_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done;

    real("write", &next);
    done = next(fd, bytes, len);
    if (at >= 0) {
        wrote(fd, bytes, done, at);
    }
    return done;
}

static ssize_t
write_at(const char *name, int fd, const void *bytes, size_t len, off_t at)
{
    ssize_t (*next)(int, const void *, size_t, off_t);
    ssize_t done;

    real(name, &next);
    done = next(fd, bytes, len, at);
    wrote(fd, bytes, done, at);
    return done;
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t at)
{
    return write_at("pwrite", fd, bytes, len, at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t at)
{
    return write_at("pwrite64", fd, bytes, len, at);
}

static int
set_length(const char *name, int fd, off_t len)
{
    struct change change = { .kind = KIND_LENGTH, .at = len };
    int (*next)(int, off_t);
    bool is_folder;
    int rc;

    real(name, &next);
    rc = next(fd, len);
    if (rc == 0 && number_of(fd, &change.file, &is_folder)) {
        record(&change);
    }
    return rc;
}

int
ftruncate(int fd, off_t len)
{
    return set_length("ftruncate", fd, len);
}

int
ftruncate64(int fd, off64_t len)
{
    return set_length("ftruncate64", fd, len);
}

static int
synced(const char *name, int fd)
{
    struct change change = { .kind = KIND_SYNC };
    char link[64];
    char path[PATH_MAX] = "";
    int (*next)(int);
    bool is_folder;
    int rc;

    real(name, &next);
    rc = next(fd);
    if (rc == 0 && number_of(fd, &change.file, &is_folder)) {
        (void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
        if (is_folder && readlink(link, path, sizeof(path) - 1) > 0) {
            change.kind = KIND_SYNC_FOLDER;
            change.path = path;
        }
        record(&change);
    }
    return rc;
}

int
fsync(int fd)
{
    return synced("fsync", fd);
}

int
fdatasync(int fd)
{
    return synced("fdatasync", fd);
}

/* --- names ---------------------------------------------------------------- */

static int
opened(const char *name, const char *path, int flags, mode_t mode)
{
    struct change change = { .kind = KIND_CREATE };
    int (*next)(const char *, int, ...);
    bool made = (flags & O_CREAT) != 0 && access(path, F_OK) != 0;
    char whole[PATH_MAX];
    struct stat info;
    int fd;

    real(name, &next);
    fd = next(path, flags, mode);
    if (fd >= 0 && made && below(path, whole) && fstat(fd, &info) == 0) {
        change.file = (uint64_t)info.st_ino;
        change.path = whole;
        record(&change);
    }
    return fd;
}

static void
renamed(enum kind kind, const char *from, const char *to)
{
    struct change change = { .kind = kind };
    char whole_from[PATH_MAX];
    char whole_to[PATH_MAX] = "";

    if (below(from, whole_from) && (to == NULL || below(to, whole_to))) {
        change.path = whole_from;
        change.other = whole_to;
        record(&change);
    }
}

int
unlink(const char *path)
{
    int (*next)(const char *);
    int rc;

    real("unlink", &next);
    rc = next(path);
    if (rc == 0) {
        renamed(KIND_REMOVE, path, NULL);
    }
    return rc;
}

int
rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);
    int rc;

    real("rename", &next);
    rc = next(from, to);
    if (rc == 0) {
        renamed(KIND_RENAME, from, to);
    }
    return rc;
}

int
renameat2(int from_dir, const char *from, int to_dir, const char *to,
    unsigned flags)
{
    int (*next)(int, const char *, int, const char *, unsigned);
    int rc;

    real("renameat2", &next);
    rc = next(from_dir, from, to_dir, to, flags);
    if (rc == 0 && from_dir == AT_FDCWD && to_dir == AT_FDCWD) {
        renamed(KIND_RENAME, from, to);
    }
    return rc;
}

int
link(const char *from, const char *to)
{
    int (*next)(const char *, const char *);
    int rc;

    real("link", &next);
    rc = next(from, to);
    if (rc == 0) {
        renamed(KIND_LINK, from, to);
    }
    return rc;
}

__attribute__((constructor)) static void
begin(void)
{
    const char *path = getenv("RECORD");
    const char *below_this = getenv("RECORD_FOLDER");

    if (path != NULL && below_this != NULL) {
        (void)snprintf(folder, sizeof(folder), "%s", below_this);
        out = (int)syscall(SYS_openat, AT_FDCWD, path,
            O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
}
