#include "cli/state.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/atomic_file.h"

/*
 * "1 ENTRIES MAC\n": version, decimal, hexadecimal; then, of a file that was
 * vouched for, "BOOT INODE LENGTH SECONDS NANOSECONDS\n".
 */
enum {
    FORMAT = 1,
    HEX_LEN = 2 * VAULT_MARK_MAC_LEN,
    ERASED_HEX_LEN = 2 * VAULT_TOMBSTONE_LEN,
    ERASED_MAX = 100000,
    BOOT_MAX = 40,
    STAMP_MAX = 160,
};

/* The folder, without a slash at its end; false when there is none. */
static bool
folder_name(char ret_path[PATH_MAX])
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");
    int n = -1;

    if (state != NULL && state[0] == '/') {
        n = snprintf(ret_path, PATH_MAX, "%s/casevault", state);
    } else if (home != NULL && home[0] == '/') {
        n = snprintf(ret_path, PATH_MAX, "%s/.local/state/casevault", home);
    }
    return n > 0 && n < PATH_MAX;
}

/* Makes the folder and those above it that are missing. */
static bool
make_folder(char path[PATH_MAX])
{
    for (char *slash = path + 1; *slash != '\0'; slash++) {
        if (*slash != '/') {
            continue;
        }
        *slash = '\0';
        (void)mkdir(path, 0700);
        *slash = '/';
    }
    return mkdir(path, 0700) == 0 || errno == EEXIST;
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits: sets paths apart, no more. */
static uint64_t
hash(const char *text)
{
    uint64_t sum = 0xcbf29ce484222325U;

    for (; *text != '\0'; text++) {
        sum = (sum ^ (unsigned char)*text) * 0x100000001b3U;
    }
    return sum;
}

/* The file for a vault; the path counts as it is without links. */
static bool
file_name(const char *uuid, const char *path, const char *folder,
    char ret_path[PATH_MAX])
{
    char real[PATH_MAX];
    int n;

    if (realpath(path, real) == NULL) {
        return false;
    }
    n = snprintf(ret_path, PATH_MAX, "%s/%s-%016" PRIx64, folder, uuid,
        hash(real));
    return n > 0 && n < PATH_MAX;
}

/* Reads hexadecimal digits, two for each byte. */
static bool
read_hex(const char *hex, uint8_t *ret_bytes, size_t len)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < 2 * len; i++) {
        const char *digit = strchr(digits, hex[i]);

        if (hex[i] == '\0' || digit == NULL) {
            return false;
        }
        ret_bytes[i / 2] =
            (uint8_t)(ret_bytes[i / 2] << 4 | (uint8_t)(digit - digits));
    }
    return true;
}

bool
state_load(const char *uuid, const char *path, struct vault_mark *ret_mark)
{
    char folder[PATH_MAX];
    char name[PATH_MAX];
    char hex[HEX_LEN + 1] = "";
    struct vault_mark mark = { 0 };
    int format = 0;
    int count = 0;
    FILE *file = NULL;

    if (folder_name(folder) && file_name(uuid, path, folder, name)) {
        file = fopen(name, "re");
    }
    if (file == NULL) {
        return false;
    }
    count =
        fscanf(file, "%d %" SCNd64 " %64[0-9a-f]", &format, &mark.entries, hex);
    (void)fclose(file);
    if (count != 3 || format != FORMAT ||
        !read_hex(hex, mark.mac, sizeof(mark.mac))) {
        return false;
    }
    *ret_mark = mark;
    return true;
}

/* The number of this run of the system; see random(4). */
static bool
read_boot(char ret_boot[BOOT_MAX])
{
    FILE *file = fopen("/proc/sys/kernel/random/boot_id", "re");
    bool ok;

    if (file == NULL) {
        return false;
    }
    ok = fscanf(file, "%39[-0-9a-f]", ret_boot) == 1;
    (void)fclose(file);
    return ok;
}

/* How the file is now; false when that cannot be told. */
static bool
stamp_now(const char *path, char ret_stamp[STAMP_MAX])
{
    char boot[BOOT_MAX];
    struct stat info;
    int n;

    if (stat(path, &info) != 0 || !read_boot(boot)) {
        return false;
    }
    n = snprintf(ret_stamp, STAMP_MAX, "%s %ju %jd %jd %ld", boot,
        (uintmax_t)info.st_ino, (intmax_t)info.st_size,
        (intmax_t)info.st_ctim.tv_sec, info.st_ctim.tv_nsec);
    return n > 0 && n < STAMP_MAX;
}

bool
state_untouched(const char *uuid, const char *path)
{
    char folder[PATH_MAX];
    char name[PATH_MAX];
    char kept[STAMP_MAX] = "";
    char now[STAMP_MAX] = "";
    FILE *file = NULL;
    bool same;

    if (folder_name(folder) && file_name(uuid, path, folder, name)) {
        file = fopen(name, "re");
    }
    if (file == NULL) {
        return false;
    }
    same = fscanf(file, "%*[^\n]\n%159[^\n]", kept) == 1 &&
        stamp_now(path, now) && strcmp(kept, now) == 0;
    (void)fclose(file);
    return same;
}

void
state_save(const char *uuid, const char *path, const struct vault_mark *mark,
    bool vouched)
{
    struct atomic_file file = ATOMIC_FILE_INIT;
    char stamp[STAMP_MAX];
    char folder[PATH_MAX];
    char name[PATH_MAX];

    if (!folder_name(folder) || !make_folder(folder) ||
        !file_name(uuid, path, folder, name) ||
        !atomic_file_open(&file, name, ATOMIC_FILE_REPLACE)) {
        return;
    }
    (void)fprintf(file.stream, "%d %" PRId64 " ", FORMAT, mark->entries);
    for (size_t i = 0; i < sizeof(mark->mac); i++) {
        (void)fprintf(file.stream, "%02x", mark->mac[i]);
    }
    (void)fputc('\n', file.stream);
    if (vouched && stamp_now(path, stamp)) {
        (void)fprintf(file.stream, "%s\n", stamp);
    }
    (void)atomic_file_commit(&file);
}

/* Beside the others: "UUID-erased", a mark to a line. */
static bool
erased_name(const char *uuid, const char *folder, char ret_path[PATH_MAX])
{
    int n = snprintf(ret_path, PATH_MAX, "%s/%s-erased", folder, uuid);

    return n > 0 && n < PATH_MAX;
}

static bool
add_mark(struct vault_tombstones *list, const uint8_t mark[VAULT_TOMBSTONE_LEN])
{
    uint8_t(*grown)[VAULT_TOMBSTONE_LEN];

    for (size_t i = 0; i < list->count; i++) {
        if (memcmp(list->marks[i], mark, VAULT_TOMBSTONE_LEN) == 0) {
            return true;
        }
    }
    grown = realloc(list->marks, (list->count + 1) * sizeof(*grown));
    if (grown == NULL) {
        return false;
    }
    list->marks = grown;
    memcpy(grown[list->count++], mark, VAULT_TOMBSTONE_LEN);
    return true;
}

void
state_load_erased(const char *uuid, struct vault_tombstones *ret_tombstones)
{
    struct vault_tombstones list = { NULL, 0 };
    char folder[PATH_MAX];
    char name[PATH_MAX];
    char hex[ERASED_HEX_LEN + 1];
    uint8_t mark[VAULT_TOMBSTONE_LEN];
    FILE *file = NULL;

    if (folder_name(folder) && erased_name(uuid, folder, name)) {
        file = fopen(name, "re");
    }
    while (file != NULL && list.count < ERASED_MAX &&
        fscanf(file, "%64[0-9a-f] ", hex) == 1) {
        if (!read_hex(hex, mark, sizeof(mark)) || !add_mark(&list, mark)) {
            break;
        }
    }
    if (file != NULL) {
        (void)fclose(file);
    }
    *ret_tombstones = list;
}

void
state_add_erased(const char *uuid, const struct vault_tombstones *tombstones)
{
    struct atomic_file file = ATOMIC_FILE_INIT;
    struct vault_tombstones list;
    char folder[PATH_MAX];
    char name[PATH_MAX];
    size_t before;

    state_load_erased(uuid, &list);
    before = list.count;
    for (size_t i = 0; i < tombstones->count; i++) {
        if (!add_mark(&list, tombstones->marks[i])) {
            break;
        }
    }
    if (list.count > before && folder_name(folder) && make_folder(folder) &&
        erased_name(uuid, folder, name) &&
        atomic_file_open(&file, name, ATOMIC_FILE_REPLACE)) {
        for (size_t i = 0; i < list.count; i++) {
            for (size_t k = 0; k < VAULT_TOMBSTONE_LEN; k++) {
                (void)fprintf(file.stream, "%02x", list.marks[i][k]);
            }
            (void)fputc('\n', file.stream);
        }
        (void)atomic_file_commit(&file);
    }
    vault_tombstones_free(&list);
}

/* Gone, or never there. */
static bool
remove_file(const char *name)
{
    return unlink(name) == 0 || errno == ENOENT || errno == ENOTDIR;
}

bool
state_forget(const char *uuid, const char *path)
{
    char folder[PATH_MAX];
    char name[PATH_MAX];

    /* Once more, for a disk that failed once: much depends on it. */
    return !folder_name(folder) || !file_name(uuid, path, folder, name) ||
        remove_file(name) || remove_file(name);
}
