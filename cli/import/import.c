#include "cli/import/import.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/import/cell.h"
#include "vault/secret.h"

struct reader {
    const char *ending;
    import_reader_fn *read;
};

static const struct reader readers[] = {
    { ".csv", import_csv },
    { ".json", import_jsonl },
    { ".jsonl", import_jsonl },
    { ".ndjson", import_jsonl },
};

static import_reader_fn *
reader_find(const char *path)
{
    size_t len = strlen(path);

    for (size_t i = 0; i < sizeof(readers) / sizeof(readers[0]); i++) {
        size_t ending = strlen(readers[i].ending);

        if (len > ending &&
            strcasecmp(path + len - ending, readers[i].ending) == 0) {
            return readers[i].read;
        }
    }
    return NULL;
}

enum import_status
import_give(const struct import_receiver *receiver,
    const struct import_item *item, struct import_report *report)
{
    enum import_status status;

    if (item->text.len == 0) {
        report->place.field = "text";
        return IMPORT_ERR_NO_TEXT;
    }
    if (item->text.len > IMPORT_TEXT_MAX) {
        report->place.field = "text";
        return IMPORT_ERR_TOO_LONG;
    }
    if (report->items >= IMPORT_ITEM_MAX) {
        return IMPORT_ERR_TOO_MANY;
    }
    status = receiver->take(item, &report->place, receiver->data);
    if (status == IMPORT_OK) {
        report->items++;
    }
    return status;
}

enum import_status
import_whole(int fd, struct vault_secret *text)
{
    ssize_t got;

    do {
        if (text->len > IMPORT_TEXT_MAX) {
            return IMPORT_ERR_TOO_LONG;
        }
        if (vault_secret_reserve(text, 1 << 16) != VAULT_OK) {
            return IMPORT_ERR_NO_MEMORY;
        }
        got = read(fd, text->data + text->len, 1 << 16);
        if (got < 0 && errno != EINTR) {
            return IMPORT_ERR_IO;
        }
        text->len += got > 0 ? (size_t)got : 0;
    } while (got != 0);
    return IMPORT_OK;
}

enum import_status
import_read(const char *path, const struct import_receiver *receiver,
    struct import_report *ret_report)
{
    enum import_status status = IMPORT_ERR_IO;
    import_reader_fn *read = reader_find(path);
    struct stat info;
    int keep;
    int fd;

    *ret_report = (struct import_report){ .place = { .field = "" } };
    /* Not to hang on a FIFO that nobody writes to. */
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &info) != 0) {
        goto out;
    }
    if (S_ISDIR(info.st_mode)) {
        read = import_folder;
    } else if (!S_ISREG(info.st_mode)) {
        read = NULL;
    }
    if (read == NULL) {
        status = IMPORT_ERR_TYPE;
    } else if (read == import_folder) {
        /* It opens files, and parses nothing. */
        status = read(fd, receiver, ret_report);
    } else {
        status = import_cell_read(read, fd, receiver, ret_report);
    }
    if (status == IMPORT_OK && ret_report->items == 0) {
        status = IMPORT_ERR_EMPTY;
    }
out:
    keep = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    errno = keep;
    return status;
}
