#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/import/import.h"
#include "cli/import/utf8.h"
#include "vault/secret.h"

/*
 * A folder of text files.  Files in the folder itself have no case; files in a
 * folder below it belong to the case that this folder is named after.  A file
 * name that begins with YYYY-MM-DD gives the date.  Hidden names, links,
 * deeper folders and other types are left out and counted.
 */
struct folder {
    const struct import_receiver *receiver;
    struct import_report *report;
    struct import_text case_code;
    int64_t offset;
};

/* Sorted names of one folder. */
struct names {
    char **items;
    size_t len;
    size_t cap;
};

static void
names_release(struct names *names)
{
    for (size_t i = 0; i < names->len; i++) {
        vault_wipe(names->items[i], strlen(names->items[i]));
        free(names->items[i]);
    }
    free(names->items);
    *names = (struct names){ NULL, 0, 0 };
}

static enum import_status
names_push(struct names *names, const char *name)
{
    if (names->len == (size_t)IMPORT_ITEM_MAX) {
        return IMPORT_ERR_TOO_MANY;
    }
    if (names->len == names->cap) {
        size_t cap = names->cap == 0 ? 64 : 2 * names->cap;
        char **items = reallocarray(names->items, cap, sizeof(*items));

        if (items == NULL) {
            return IMPORT_ERR_NO_MEMORY;
        }
        names->items = items;
        names->cap = cap;
    }
    names->items[names->len] = strdup(name);
    if (names->items[names->len] == NULL) {
        return IMPORT_ERR_NO_MEMORY;
    }
    names->len++;
    return IMPORT_OK;
}

static int
by_name(const void *left, const void *right)
{
    return strcmp(*(char *const *)left, *(char *const *)right);
}

/* Lists `fd`, which it takes over. */
static enum import_status
names_list(int fd, struct names *ret_names)
{
    enum import_status status = IMPORT_OK;
    struct dirent *entry;
    DIR *dir = fdopendir(fd);

    if (dir == NULL) {
        (void)close(fd);
        return IMPORT_ERR_IO;
    }
    errno = 0;
    while (status == IMPORT_OK && (entry = readdir(dir)) != NULL) {
        if (entry->d_name[0] != '.') {
            status = names_push(ret_names, entry->d_name);
        }
    }
    if (status == IMPORT_OK && errno != 0) {
        status = IMPORT_ERR_IO;
    }
    (void)closedir(dir);
    if (ret_names->len > 0) {
        qsort(ret_names->items, ret_names->len, sizeof(*ret_names->items),
            by_name);
    }
    return status;
}

/* The date a name begins with, or nothing. */
static struct import_text
name_date(const char *name)
{
    static const char shape[] = "0000-00-00";
    size_t i;

    for (i = 0; shape[i] != '\0'; i++) {
        bool digit = name[i] >= '0' && name[i] <= '9';

        if (shape[i] == '0' ? !digit : name[i] != shape[i]) {
            return (struct import_text){ NULL, 0 };
        }
    }
    return name[i] >= '0' && name[i] <= '9' ? (struct import_text){ NULL, 0 }
                                            : (struct import_text){ name, i };
}

static enum import_status
take_text(struct folder *folder, const char *name, struct vault_secret *text)
{
    enum import_status status;
    struct import_item item = {
        .case_code = folder->case_code,
        .date = name_date(name),
    };
    size_t skip =
        text->len >= 3 && memcmp(text->data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

    folder->offset += (int64_t)text->len;
    item.offset = folder->offset;
    item.text.data = (const char *)text->data + skip;
    item.text.len = text->len - skip;
    status = import_utf8_check(item.text);
    return status == IMPORT_OK
        ? import_give(folder->receiver, &item, folder->report)
        : status;
}

static bool
is_text_name(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot != NULL &&
        (strcasecmp(dot, ".txt") == 0 || strcasecmp(dot, ".md") == 0);
}

static void
place_name(struct folder *folder, const char *name)
{
    struct import_place *place = &folder->report->place;
    size_t at = 0;

    place->field = "";
    if (folder->case_code.len > 0) {
        at = folder->case_code.len;
        memcpy(place->file, folder->case_code.data, at);
        place->file[at++] = '/';
    }
    memcpy(place->file + at, name, strlen(name) + 1);
}

/* Takes the file behind `fd`, which it takes over. */
static enum import_status
take_file(struct folder *folder, int fd, const char *name)
{
    enum import_status status;
    struct vault_secret text = VAULT_SECRET_INIT;

    place_name(folder, name);
    status = import_whole(fd, &text);
    if (status == IMPORT_OK) {
        status = take_text(folder, name, &text);
    }
    vault_secret_release(&text);
    (void)close(fd);
    return status;
}

static enum import_status take_folder(struct folder *folder, int fd,
    const char *name);

/* Takes one name of the folder `at`. */
static enum import_status
take_name(struct folder *folder, int at, const char *name)
{
    struct stat info;
    int fd = openat(at, name,
        O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY);

    if (fd < 0 && errno == ELOOP) {
        folder->report->ignored++;
        return IMPORT_OK;
    }
    place_name(folder, name);
    if (fd < 0) {
        return IMPORT_ERR_IO;
    }
    if (fstat(fd, &info) != 0) {
        (void)close(fd);
        return IMPORT_ERR_IO;
    }
    if (S_ISREG(info.st_mode) && is_text_name(name)) {
        return take_file(folder, fd, name);
    }
    if (S_ISDIR(info.st_mode) && folder->case_code.len == 0) {
        return take_folder(folder, fd, name);
    }
    folder->report->ignored++;
    (void)close(fd);
    return IMPORT_OK;
}

/* Takes all of the folder behind `fd`, which it takes over. */
static enum import_status
take_folder(struct folder *folder, int fd, const char *name)
{
    enum import_status status = IMPORT_ERR_IO;
    struct names names = { NULL, 0, 0 };
    int list = dup(fd);

    if (list < 0) {
        goto out;
    }
    folder->case_code = (struct import_text){ name, strlen(name) };
    status = names_list(list, &names);
    for (size_t i = 0; status == IMPORT_OK && i < names.len; i++) {
        status = take_name(folder, fd, names.items[i]);
    }
out:
    names_release(&names);
    folder->case_code = (struct import_text){ NULL, 0 };
    (void)close(fd);
    return status;
}

enum import_status
import_folder(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    struct folder folder = { .receiver = receiver, .report = report };
    int own = dup(fd);

    return own < 0 ? IMPORT_ERR_IO : take_folder(&folder, own, "");
}
