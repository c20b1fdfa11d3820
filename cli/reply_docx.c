#include "cli/reply_docx.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/docx_comments.h"
#include "cli/export/zip.h"
#include "cli/import/cell.h"

static bool
take_member(const char *name, const char *bytes, size_t len, void *data)
{
    return docx_comments_take(data, name, bytes, len);
}

static enum import_status
unpack(const struct vault_secret *file, struct docx_comments *comments)
{
    switch (export_zip_read((const char *)file->data, file->len, take_member,
        comments)) {
    case EXPORT_ZIP_READ: return IMPORT_OK;
    case EXPORT_ZIP_NO_MEMORY: return IMPORT_ERR_NO_MEMORY;
    case EXPORT_ZIP_ENDED:
    case EXPORT_ZIP_BROKEN: break;
    }
    return IMPORT_ERR_RELEASE;
}

static struct import_text
text_of(const char *word)
{
    return (struct import_text){ word, strlen(word) };
}

/* Hands the comments over as one item. */
static enum import_status
give(struct docx_comments *comments, const struct import_receiver *receiver,
    struct import_report *report)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    enum import_status status = IMPORT_ERR_NO_MEMORY;

    if (docx_comments_write(comments, &text)) {
        status = IMPORT_ERR_PART;
    }
    if (status == IMPORT_ERR_PART && text.len > 0) {
        const struct import_item item = {
            .text = { (const char *)text.data, text.len },
            .case_code = text_of(comments->items[0].author),
            .id = text_of(comments->release),
            .date = text_of(comments->items[0].date),
        };

        status = comments->release[0] == '\0'
            ? IMPORT_ERR_RELEASE
            : import_give(receiver, &item, report);
    }
    vault_secret_release(&text);
    return status;
}

/* In the child. */
static enum import_status
read_docx(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    struct docx_comments comments = { .items = NULL };
    struct vault_secret file = VAULT_SECRET_INIT;
    enum import_status status = import_whole(fd, &file);

    if (status == IMPORT_OK) {
        status = unpack(&file, &comments);
    }
    if (status == IMPORT_OK) {
        status = give(&comments, receiver, report);
    }
    docx_comments_release(&comments);
    vault_secret_release(&file);
    return status;
}

static void
copy(struct import_text text, char *ret_word, size_t size)
{
    size_t len = text.len < size ? text.len : size - 1;

    if (len > 0) {
        memcpy(ret_word, text.data, len);
    }
    ret_word[len] = '\0';
}

/* In the parent: the one item. */
static enum import_status
take(const struct import_item *item, struct import_place *place, void *data)
{
    struct import_reply *reply = data;

    (void)place;
    vault_secret_clear(&reply->text);
    copy(item->id, reply->release, sizeof(reply->release));
    copy(item->case_code, reply->supervisor, sizeof(reply->supervisor));
    copy(item->date, reply->date, sizeof(reply->date));
    return vault_secret_append(&reply->text, item->text.data, item->text.len) ==
            VAULT_OK
        ? IMPORT_OK
        : IMPORT_ERR_NO_MEMORY;
}

static bool
is_zip(int fd)
{
    char magic[4];

    return pread(fd, magic, sizeof(magic), 0) == sizeof(magic) &&
        memcmp(magic, "PK\3\4", sizeof(magic)) == 0;
}

enum import_status
reply_docx_read(const char *path, struct import_reply *reply)
{
    const struct import_receiver receiver = { take, reply };
    struct import_report report = { .items = 0 };
    enum import_status status = IMPORT_ERR_IO;
    struct stat info;
    int keep;
    /* Not to hang on a FIFO that nobody writes to. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

    if (fd >= 0 && fstat(fd, &info) == 0) {
        status = IMPORT_ERR_TYPE;
        if (S_ISREG(info.st_mode) && is_zip(fd)) {
            status = import_cell_read(read_docx, fd, &receiver, &report);
        }
    }
    keep = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    errno = keep;
    return status;
}
