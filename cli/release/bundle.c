#include "cli/release/bundle.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct file {
    const char *name;
    int fd;
};

struct release_bundle {
    char path[PATH_MAX];   /* of the folder, without a slash at the end */
    char parent[PATH_MAX]; /* of the folder it lies in */
    char temp[PATH_MAX];   /* while it is put together; else empty */
    enum release_bundle_form form;
    struct file files[RELEASE_BUNDLE_FILES];
    size_t len;
    int sealed; /* the one file that has its place; or -1 */
};

/* Whether the folder is there and holds something; errno tells. */
static bool
is_free_folder(const char *path)
{
    struct dirent *entry;
    struct stat here;
    struct stat there;
    bool empty = true;
    DIR *dir = opendir(path);

    if (dir == NULL) {
        return errno == ENOENT;
    }
    while ((entry = readdir(dir)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0) {
            empty = false;
        }
    }
    (void)closedir(dir);
    errno = EEXIST;
    if (empty && stat(".", &here) == 0 && stat(path, &there) == 0 &&
        here.st_ino == there.st_ino && here.st_dev == there.st_dev) {
        errno = EBUSY;
        return false;
    }
    return empty;
}

static bool
is_free(const char *path, enum release_bundle_form form)
{
    struct stat info;

    if (form == RELEASE_BUNDLE_FOLDER) {
        return is_free_folder(path);
    }
    if (lstat(path, &info) == 0) {
        errno = EEXIST;
        return false;
    }
    return errno == ENOENT;
}

static bool
split(struct release_bundle *bundle, const char *path)
{
    size_t len = strlen(path);
    const char *slash;

    while (len > 1 && path[len - 1] == '/') {
        len--;
    }
    /* Room for the temporary name. */
    if (len == 0 || len > PATH_MAX - 32) {
        errno = len == 0 ? ENOENT : ENAMETOOLONG;
        return false;
    }
    memcpy(bundle->path, path, len);
    slash = strrchr(bundle->path, '/');
    if (slash == NULL) {
        memcpy(bundle->parent, ".", 2);
    } else {
        len = slash == bundle->path ? 1 : (size_t)(slash - bundle->path);
        memcpy(bundle->parent, bundle->path, len);
    }
    return true;
}

bool
release_bundle_open(const char *path, enum release_bundle_form form,
    struct release_bundle **ret_bundle)
{
    struct release_bundle *bundle = calloc(1, sizeof(*bundle));

    if (bundle == NULL || !split(bundle, path) ||
        !is_free(bundle->path, form)) {
        free(bundle);
        return false;
    }
    bundle->form = form;
    bundle->sealed = -1;
    *ret_bundle = bundle;
    return true;
}

/* A file without a name, on the medium where the folder will be. */
static int
open_nameless(const struct release_bundle *bundle)
{
    char path[PATH_MAX];
    int fd = open(bundle->parent, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) {
        return fd;
    }
    /* Old media: a name for a moment. */
    if (snprintf(path, sizeof(path), "%s/.casevault-XXXXXX", bundle->parent) >=
        (int)sizeof(path)) {
        errno = ENAMETOOLONG;
        return -1;
    }
    fd = mkostemp(path, O_CLOEXEC);
    if (fd >= 0) {
        (void)unlink(path);
    }
    return fd;
}

int
release_bundle_add(struct release_bundle *bundle, const char *name)
{
    int fd;

    if (bundle->len == RELEASE_BUNDLE_FILES) {
        errno = ENFILE;
        return -1;
    }
    fd = bundle->form == RELEASE_BUNDLE_SEALED
        ? memfd_create("release", MFD_CLOEXEC)
        : open_nameless(bundle);
    if (fd >= 0) {
        bundle->files[bundle->len++] = (struct file){ name, fd };
    }
    return fd;
}

int
release_bundle_sealed(struct release_bundle *bundle)
{
    if (bundle->sealed < 0) {
        bundle->sealed = open_nameless(bundle);
    }
    return bundle->sealed;
}

const char *
release_bundle_name(const struct release_bundle *bundle, size_t index)
{
    return index < bundle->len ? bundle->files[index].name : NULL;
}

int
release_bundle_fd(const struct release_bundle *bundle, size_t index)
{
    return index < bundle->len ? bundle->files[index].fd : -1;
}

/* Copies a file that cannot be given a name. */
static bool
copy_file(int from, int to)
{
    off_t at = 0;
    char buffer[1 << 14];
    ssize_t got;

    while ((got = pread(from, buffer, sizeof(buffer), at)) > 0) {
        if (write(to, buffer, (size_t)got) != got) {
            got = -1;
            break;
        }
        at += got;
    }
    explicit_bzero(buffer, sizeof(buffer));
    return got == 0 && fsync(to) == 0;
}

static bool
place_file(const struct file *file, int folder)
{
    char path[64];
    bool ok;
    int fd;

    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", file->fd);
    if (linkat(AT_FDCWD, path, folder, file->name, AT_SYMLINK_FOLLOW) == 0) {
        return true;
    }
    fd = openat(folder, file->name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
        0600);
    if (fd < 0) {
        return false;
    }
    ok = copy_file(file->fd, fd);
    return close(fd) == 0 && ok;
}

/* Takes the folder `path` with our files away; errno stays. */
static void
remove_folder(const struct release_bundle *bundle, const char *path)
{
    int keep = errno;
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    for (size_t i = 0; folder >= 0 && i < bundle->len; i++) {
        (void)unlinkat(folder, bundle->files[i].name, 0);
    }
    if (folder >= 0) {
        (void)close(folder);
        (void)rmdir(path);
    }
    errno = keep;
}

static bool
sync_folder(const char *path)
{
    int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool ok = fd >= 0 && fsync(fd) == 0;

    if (fd >= 0) {
        (void)close(fd);
    }
    return ok;
}

/*
 * Puts the folder together under its temporary name.  The slow part, syncing,
 * goes first and last: SIGKILL, which nobody can block, would leave the folder
 * between mkdtemp() and rename(), so those stand close together.
 */
static bool
assemble(struct release_bundle *bundle)
{
    bool ok = true;
    int folder;

    for (size_t i = 0; i < bundle->len; i++) {
        if (fsync(bundle->files[i].fd) != 0) {
            return false;
        }
    }
    if (snprintf(bundle->temp, sizeof(bundle->temp), "%s.XXXXXX",
            bundle->path) >= (int)sizeof(bundle->temp) ||
        mkdtemp(bundle->temp) == NULL) {
        bundle->temp[0] = '\0';
        return false;
    }
    folder = open(bundle->temp, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ok = folder >= 0;
    for (size_t i = 0; ok && i < bundle->len; i++) {
        ok = place_file(&bundle->files[i], folder);
    }
    if (folder >= 0) {
        (void)close(folder);
    }
    return ok;
}

/* Copies the sealed file, where it cannot be given a name, by way of another.
 */
static bool
place_copy(struct release_bundle *bundle)
{
    bool ok;
    int fd;

    if (snprintf(bundle->temp, sizeof(bundle->temp), "%s.XXXXXX",
            bundle->path) >= (int)sizeof(bundle->temp)) {
        bundle->temp[0] = '\0';
        errno = ENAMETOOLONG;
        return false;
    }
    fd = mkostemp(bundle->temp, O_CLOEXEC);
    if (fd < 0) {
        return false;
    }
    ok = copy_file(bundle->sealed, fd);
    ok = close(fd) == 0 && ok;
    ok = ok &&
        renameat2(AT_FDCWD, bundle->temp, AT_FDCWD, bundle->path,
            RENAME_NOREPLACE) == 0;
    if (!ok) {
        int keep = errno;

        (void)unlink(bundle->temp);
        errno = keep;
    }
    return ok;
}

static bool
place_sealed(struct release_bundle *bundle)
{
    char path[64];

    if (fsync(bundle->sealed) != 0) {
        return false;
    }
    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d", bundle->sealed);
    if (linkat(AT_FDCWD, path, AT_FDCWD, bundle->path, AT_SYMLINK_FOLLOW) ==
        0) {
        return true;
    }
    return errno != EEXIST && place_copy(bundle);
}

static bool
place_folder(struct release_bundle *bundle)
{
    bool ok = assemble(bundle) && rename(bundle->temp, bundle->path) == 0;

    if (!ok && bundle->temp[0] != '\0') {
        remove_folder(bundle, bundle->temp);
    }
    return ok;
}

bool
release_bundle_commit(struct release_bundle *bundle)
{
    sigset_t all;
    sigset_t before;
    bool ok;

    /* These milliseconds only: an end by signal would leave the folder. */
    (void)sigfillset(&all);
    (void)sigprocmask(SIG_BLOCK, &all, &before);
    ok = bundle->form == RELEASE_BUNDLE_SEALED ? place_sealed(bundle)
                                               : place_folder(bundle);
    bundle->temp[0] = '\0';
    if (ok &&
        ((bundle->form == RELEASE_BUNDLE_FOLDER &&
             !sync_folder(bundle->path)) ||
            !sync_folder(bundle->parent))) {
        release_bundle_withdraw(bundle);
        ok = false;
    }
    (void)sigprocmask(SIG_SETMASK, &before, NULL);
    return ok;
}

void
release_bundle_withdraw(struct release_bundle *bundle)
{
    int keep = errno;

    if (bundle->form == RELEASE_BUNDLE_FOLDER) {
        remove_folder(bundle, bundle->path);
        return;
    }
    (void)unlink(bundle->path);
    errno = keep;
}

void
release_bundle_free(struct release_bundle **bundle)
{
    if (*bundle != NULL) {
        for (size_t i = 0; i < (*bundle)->len; i++) {
            (void)close((*bundle)->files[i].fd);
        }
        if ((*bundle)->sealed >= 0) {
            (void)close((*bundle)->sealed);
        }
        free(*bundle);
        *bundle = NULL;
    }
}
