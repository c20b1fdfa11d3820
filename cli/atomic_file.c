#include "cli/atomic_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* Splits the path into a folder, opened, and a name. */
static bool
open_folder(struct atomic_file *file, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    size_t len = slash != NULL ? (size_t)(slash - path) : 0;
    char folder[PATH_MAX];

    if (name[0] == '\0' || strlen(name) > NAME_MAX - 8 ||
        len >= sizeof(folder)) {
        errno = name[0] == '\0' ? EISDIR : ENAMETOOLONG;
        return false;
    }
    memcpy(file->name, name, strlen(name) + 1);
    memcpy(folder, path, len);
    folder[len] = '\0';
    if (len == 0) {
        memcpy(folder, slash != NULL ? "/" : ".", 2);
    }
    file->folder = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return file->folder >= 0;
}

/* Makes a name in the folder that nobody has. */
static bool
random_name(struct atomic_file *file)
{
    unsigned random;

    if (getrandom(&random, sizeof(random), 0) != sizeof(random)) {
        return false;
    }
    return snprintf(file->temp, sizeof(file->temp), ".%.*s.%06x",
               (int)(NAME_MAX - 8), file->name, random & 0xffffff) > 0;
}

/* Opens a file without a name, or with a temporary one. */
static int
open_temporary(struct atomic_file *file)
{
    int fd = openat(file->folder, ".", O_TMPFILE | O_RDWR | O_CLOEXEC,
        S_IRUSR | S_IWUSR);

    if (fd >= 0) {
        return fd;
    }
    do {
        if (!random_name(file)) {
            return -1;
        }
        fd = openat(file->folder, file->temp,
            O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, S_IRUSR | S_IWUSR);
    } while (fd < 0 && errno == EEXIST);
    if (fd < 0) {
        file->temp[0] = '\0';
    }
    return fd;
}

/* Closes what is open, keeping errno. */
static void
close_all(struct atomic_file *file)
{
    int saved = errno;

    if (file->stream != NULL) {
        (void)fclose(file->stream);
        file->stream = NULL;
    }
    if (file->temp[0] != '\0' && file->folder >= 0) {
        (void)unlinkat(file->folder, file->temp, 0);
        file->temp[0] = '\0';
    }
    if (file->folder >= 0) {
        (void)close(file->folder);
        file->folder = -1;
    }
    errno = saved;
}

/* Fails early where only the commit would find the name taken. */
static bool
name_free(const struct atomic_file *file)
{
    struct stat st;

    if (file->mode != ATOMIC_FILE_NEW ||
        fstatat(file->folder, file->name, &st, AT_SYMLINK_NOFOLLOW) != 0) {
        return true;
    }
    errno = EEXIST;
    return false;
}

bool
atomic_file_open(struct atomic_file *file, const char *path,
    enum atomic_file_mode mode)
{
    int fd = -1;

    *file = (struct atomic_file)ATOMIC_FILE_INIT;
    file->mode = mode;
    if (open_folder(file, path) && name_free(file)) {
        fd = open_temporary(file);
    }
    if (fd >= 0) {
        file->stream = fdopen(fd, "w");
    }
    if (file->stream == NULL) {
        if (fd >= 0) {
            (void)close(fd);
        }
        close_all(file);
        return false;
    }
    return true;
}

/* Gives a file without a name one; `name` must be free. */
static bool
link_stream(struct atomic_file *file, const char *name)
{
    char path[64];

    (void)snprintf(path, sizeof(path), "/proc/self/fd/%d",
        fileno(file->stream));
    return linkat(AT_FDCWD, path, file->folder, name, AT_SYMLINK_FOLLOW) == 0;
}

/* Puts the complete file under its name. */
static bool
name_stream(struct atomic_file *file)
{
    bool nameless = file->temp[0] == '\0';

    if (nameless && file->mode == ATOMIC_FILE_NEW) {
        return link_stream(file, file->name);
    }
    while (nameless) {
        if (!random_name(file)) {
            return false;
        }
        nameless = !link_stream(file, file->temp);
        if (nameless && errno != EEXIST) {
            file->temp[0] = '\0';
            return false;
        }
    }
    if (file->mode == ATOMIC_FILE_REPLACE) {
        if (renameat(file->folder, file->temp, file->folder, file->name) != 0) {
            return false;
        }
        file->temp[0] = '\0';
        return true;
    }
    /* The temporary name is removed by close_all(). */
    return linkat(file->folder, file->temp, file->folder, file->name, 0) == 0;
}

bool
atomic_file_commit(struct atomic_file *file)
{
    bool named = fflush(file->stream) == 0 && !ferror(file->stream) &&
        fsync(fileno(file->stream)) == 0 && name_stream(file);
    bool ok = named &&
        (file->mode == ATOMIC_FILE_REPLACE || fsync(file->folder) == 0);

    /* What failed leaves no new file; one that was replaced is gone. */
    if (named && !ok && file->mode == ATOMIC_FILE_NEW) {
        int keep = errno;

        (void)unlinkat(file->folder, file->name, 0);
        errno = keep;
    }
    close_all(file);
    return ok;
}

void
atomic_file_abandon(struct atomic_file *file)
{
    close_all(file);
}
