/*
 * Preloaded into the program under test (LD_PRELOAD): ends it, or makes it
 * fail, at its Nth change of a file.  The variable FAULT says how:
 *
 *   kill:N   SIGKILL in place of the Nth change
 *   torn:N   the Nth change, when it writes, is cut in half; then SIGKILL
 *   full:N   from the Nth change on, writes fail with ENOSPC
 *   fail:N   the Nth change alone fails with EIO
 *   count    nothing; at the end the number of changes goes to FAULT_COUNT
 *
 * With RESIDUE set to "FILE HEX...", the number of copies of each HEX (bytes,
 * each XOR 0x5a, so that this text holds none of them) left in the writable
 * memory goes to FILE when the program ends.
 */

/* Both pwrite() and pwrite64() are defined here: no name stands for another. */
#undef _FILE_OFFSET_BITS

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#define MASK 0x5a

enum fault {
    FAULT_NONE,
    FAULT_KILL,
    FAULT_TORN,
    FAULT_FULL,
    FAULT_FAIL
};

static enum fault fault;
static long at;
static long changes;

/* dlsym() returns an object pointer; POSIX lets it become a function. */
static void
real(const char *name, void *ret_function)
{
    void *found = dlsym(RTLD_NEXT, name);

    memcpy(ret_function, &found, sizeof(found));
}

/* Counts one change; returns whether the call must fail, with errno set. */
static bool
strike(void)
{
    changes++;
    if ((fault == FAULT_KILL || fault == FAULT_TORN) && changes >= at) {
        (void)kill(getpid(), SIGKILL);
    }
    if (fault == FAULT_FULL && changes >= at) {
        errno = ENOSPC;
        return true;
    }
    if (fault == FAULT_FAIL && changes == at) {
        errno = EIO;
        return true;
    }
    return false;
}

static bool
tears(size_t len)
{
    return fault == FAULT_TORN && changes + 1 == at && len > 1;
}

ssize_t
write(int fd, const void *bytes, size_t len)
{
    ssize_t (*next)(int, const void *, size_t);

    real("write", &next);
    if (fd <= STDERR_FILENO) {
        return next(fd, bytes, len);
    }
    if (tears(len)) {
        (void)!next(fd, bytes, len / 2);
    }
    return strike() ? -1 : next(fd, bytes, len);
}

static ssize_t
put(const char *name, int fd, const void *bytes, size_t len, off_t offset)
{
    ssize_t (*next)(int, const void *, size_t, off_t);

    real(name, &next);
    if (tears(len)) {
        (void)!next(fd, bytes, len / 2, offset);
    }
    return strike() ? -1 : next(fd, bytes, len, offset);
}

ssize_t
pwrite(int fd, const void *bytes, size_t len, off_t offset)
{
    return put("pwrite", fd, bytes, len, offset);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t len, off64_t offset)
{
    return put("pwrite64", fd, bytes, len, offset);
}

static int
on_fd(const char *name, int fd)
{
    int (*next)(int);

    real(name, &next);
    /* A full disk fails when the data are to go out, too. */
    return strike() ? -1 : next(fd);
}

int
fsync(int fd)
{
    return on_fd("fsync", fd);
}

int
fdatasync(int fd)
{
    return on_fd("fdatasync", fd);
}

static int
cut(const char *name, int fd, off_t len)
{
    int (*next)(int, off_t);

    real(name, &next);
    /* Giving room back works on a full disk. */
    return strike() && fault != FAULT_FULL ? -1 : next(fd, len);
}

int
ftruncate(int fd, off_t len)
{
    return cut("ftruncate", fd, len);
}

int
ftruncate64(int fd, off64_t len)
{
    return cut("ftruncate64", fd, len);
}

int
unlink(const char *path)
{
    int (*next)(const char *);

    real("unlink", &next);
    return strike() && fault != FAULT_FULL ? -1 : next(path);
}

int
unlinkat(int dir, const char *path, int flags)
{
    int (*next)(int, const char *, int);

    real("unlinkat", &next);
    return strike() && fault != FAULT_FULL ? -1 : next(dir, path, flags);
}

int
rename(const char *from, const char *to)
{
    int (*next)(const char *, const char *);

    real("rename", &next);
    return strike() ? -1 : next(from, to);
}

int
renameat(int from_dir, const char *from, int to_dir, const char *to)
{
    int (*next)(int, const char *, int, const char *);

    real("renameat", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to);
}

int
renameat2(int from_dir, const char *from, int to_dir, const char *to,
    unsigned flags)
{
    int (*next)(int, const char *, int, const char *, unsigned);

    real("renameat2", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to, flags);
}

int
linkat(int from_dir, const char *from, int to_dir, const char *to, int flags)
{
    int (*next)(int, const char *, int, const char *, int);

    real("linkat", &next);
    return strike() ? -1 : next(from_dir, from, to_dir, to, flags);
}

int
mkdir(const char *path, mode_t mode)
{
    int (*next)(const char *, mode_t);

    real("mkdir", &next);
    return strike() ? -1 : next(path, mode);
}

/* --- what is left in memory ------------------------------------------------
 */

#define WINDOW ((size_t)1 << 20)
#define CANARY_MAX 64

static unsigned char *window;
static char maps[1 << 18];

/* Copies of the masked canary in the `len` bytes of the window. */
static long
copies(const unsigned char *canary, size_t canary_len, size_t len)
{
    long found = 0;

    for (size_t i = 0; i + canary_len <= len; i++) {
        size_t j = 0;

        while (j < canary_len && (window[i + j] ^ MASK) == canary[j]) {
            j++;
        }
        found += j == canary_len;
    }
    return found;
}

static long
search_area(int memory, const unsigned char *canary, size_t canary_len,
    const unsigned long area[2])
{
    unsigned long skip = (unsigned long)(void *)window;
    long found = 0;

    for (unsigned long here = area[0]; here < area[1];) {
        size_t want = area[1] - here < WINDOW ? area[1] - here : WINDOW;
        ssize_t got;

        if (here >= skip && here < skip + WINDOW) {
            here = skip + WINDOW;
            continue;
        }
        if (here < skip && here + want > skip) {
            want = skip - here;
        }
        got = pread(memory, window, want, (off_t)here);
        if (got <= 0) {
            break;
        }
        found += copies(canary, canary_len, (size_t)got);
        /* Overlap, so that a copy across two windows is seen. */
        here += (size_t)got < want || (size_t)got <= canary_len
            ? (size_t)got
            : (size_t)got - (here + want < area[1] ? canary_len - 1 : 0);
    }
    return found;
}

static long
search_memory(const unsigned char *canary, size_t canary_len)
{
    int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    int list = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    size_t len = 0;
    ssize_t got;
    long found = 0;

    while ((got = read(list, maps + len, sizeof(maps) - 1 - len)) > 0) {
        len += (size_t)got;
    }
    maps[len] = '\0';
    for (char *line = maps; line != NULL && *line != '\0';) {
        unsigned long area[2];
        char rights[5];

        if (sscanf(line, "%lx-%lx %4s", &area[0], &area[1], rights) == 3 &&
            rights[0] == 'r' && rights[1] == 'w') {
            found += search_area(memory, canary, canary_len, area);
        }
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    (void)close(memory);
    (void)close(list);
    return memory < 0 || list < 0 ? -1 : found;
}

static void
report_residue(const char *request)
{
    char path[512];
    int used = 0;
    FILE *out;

    if (sscanf(request, "%511s%n", path, &used) != 1) {
        return;
    }
    out = fopen(path, "we");
    window = mmap(NULL, WINDOW, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (const char *hex = request + used; out != NULL && *hex == ' ';) {
        unsigned char canary[CANARY_MAX];
        unsigned value;
        size_t len = 0;

        hex++;
        while (len < sizeof(canary) && sscanf(hex, "%2x", &value) == 1 &&
            *hex != ' ') {
            canary[len++] = (unsigned char)value;
            hex += 2;
        }
        fprintf(out, "%ld\n", search_memory(canary, len));
    }
    if (out != NULL) {
        (void)fclose(out);
    }
}

__attribute__((constructor)) static void
begin(void)
{
    static const struct {
        const char *name;
        enum fault fault;
    } names[] = { { "kill:", FAULT_KILL }, { "torn:", FAULT_TORN },
        { "full:", FAULT_FULL }, { "fail:", FAULT_FAIL } };
    const char *plan = getenv("FAULT");

    for (size_t i = 0; plan != NULL && i < 4; i++) {
        if (strncmp(plan, names[i].name, 5) == 0) {
            fault = names[i].fault;
            at = strtol(plan + 5, NULL, 10);
        }
    }
}

__attribute__((destructor)) static void
end(void)
{
    const char *path = getenv("FAULT_COUNT");
    const char *residue = getenv("RESIDUE");

    fault = FAULT_NONE;
    if (path != NULL) {
        FILE *out = fopen(path, "we");

        if (out != NULL) {
            fprintf(out, "%ld\n", changes);
            (void)fclose(out);
        }
    }
    if (residue != NULL) {
        report_residue(residue);
    }
}
