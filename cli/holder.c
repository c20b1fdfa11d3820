#include "cli/holder.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

/* The process of one line of /proc/locks when it is about that file, or 0. */
static long
read_lock(const char *line, const struct stat *st)
{
    unsigned major_number = 0;
    unsigned minor_number = 0;
    unsigned long inode = 0;
    long process = 0;

    if (sscanf(line, "%*d: %*s %*s %*s %ld %x:%x:%lu", &process, &major_number,
            &minor_number, &inode) != 4) {
        return 0;
    }
    return major_number == major(st->st_dev) &&
            minor_number == minor(st->st_dev) && inode == st->st_ino
        ? process
        : 0;
}

static void
read_name(long process, char *ret_name, size_t size)
{
    char path[64];
    FILE *file;

    (void)snprintf(path, sizeof(path), "/proc/%ld/comm", process);
    file = fopen(path, "re");
    if (file == NULL || fgets(ret_name, (int)size, file) == NULL) {
        (void)snprintf(ret_name, size, "?");
    }
    ret_name[strcspn(ret_name, "\n")] = '\0';
    if (file != NULL) {
        (void)fclose(file);
    }
}

/* When it was started, on the clock of this user. */
static void
read_start(long process, char *ret_since, size_t size)
{
    char path[64];
    struct stat st;
    struct tm local;

    (void)snprintf(path, sizeof(path), "/proc/%ld", process);
    if (stat(path, &st) != 0 || localtime_r(&st.st_mtime, &local) == NULL ||
        strftime(ret_since, size, ", %Y-%m-%d %H:%M", &local) == 0) {
        ret_since[0] = '\0';
    }
}

int
holder_find(const char *path, char *ret_name, size_t size)
{
    FILE *locks = fopen("/proc/locks", "re");
    char line[256];
    char name[64];
    char since[32];
    struct stat st;
    long process = 0;

    if (locks == NULL) {
        return 0;
    }
    if (stat(path, &st) == 0) {
        while (process == 0 && fgets(line, sizeof(line), locks) != NULL) {
            process = read_lock(line, &st);
            process = process == (long)getpid() ? 0 : process;
        }
    }
    (void)fclose(locks);
    if (process <= 0) {
        return 0;
    }
    read_name(process, name, sizeof(name));
    read_start(process, since, sizeof(since));
    (void)snprintf(ret_name, size, "%s, process %ld%s", name, process, since);
    return 1;
}
