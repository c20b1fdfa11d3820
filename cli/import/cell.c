#include "cli/import/cell.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/jail.h"
#include "vault/secret.h"

/* The texts of an item, in this order in a frame. */
enum {
    PART_TEXT,
    PART_CASE,
    PART_ID,
    PART_DATE,
    PART_KIND,
    PART_LANGUAGE,
    PART_KNOWN, /* JSON */
    PART_COUNT,
};

#define NOT_GIVEN UINT32_MAX

/* Fields of ours; a place is sent as a number of this list. */
static const char *const fields[] = { "", "text", "case", "id", "date", "kind",
    "lang", "known" };

#define FIELD_COUNT (sizeof(fields) / sizeof(fields[0]))

/* Goes before each item, and once, with `done`, at the end. */
struct frame {
    uint32_t done;
    uint32_t status; /* of the whole, when done */
    int32_t error;   /* errno */
    uint32_t field;  /* of the place */
    uint32_t lens[PART_COUNT];
    int64_t offset;
    struct import_report report;
};

/* --- in the child -----------------------------------------------------------
 */

static bool
send_bytes(const void *bytes, size_t len)
{
    const char *at = bytes;

    while (len > 0) {
        ssize_t sent = write(STDOUT_FILENO, at, len);

        if (sent < 0 && errno == EINTR) {
            continue;
        }
        if (sent <= 0) {
            return false;
        }
        at += sent;
        len -= (size_t)sent;
    }
    return true;
}

static uint32_t
field_number(const char *field)
{
    uint32_t i = FIELD_COUNT;

    while (i-- > 1) {
        if (field != NULL && strcmp(fields[i], field) == 0) {
            return i;
        }
    }
    return 0;
}

/* Sends an item to the parent, who alone has a vault. */
static enum import_status
pass_on(const struct import_item *item, struct import_place *place, void *data)
{
    const struct import_text parts[PART_KNOWN] = { item->text, item->case_code,
        item->id, item->date, item->kind, item->language };
    struct frame frame = { .offset = item->offset,
        .field = field_number(place->field),
        .report = { .place = *place } };
    char *known =
        item->known == NULL ? NULL : json_dumps(item->known, JSON_COMPACT);
    json_malloc_t unused;
    json_free_t release;
    bool sent;

    (void)data;
    json_get_alloc_funcs(&unused, &release);
    frame.report.place.field = NULL;
    for (int i = 0; i < PART_KNOWN; i++) {
        frame.lens[i] =
            parts[i].data == NULL ? NOT_GIVEN : (uint32_t)parts[i].len;
    }
    frame.lens[PART_KNOWN] =
        known == NULL ? NOT_GIVEN : (uint32_t)strlen(known);
    sent = send_bytes(&frame, sizeof(frame));
    for (int i = 0; sent && i < PART_KNOWN; i++) {
        sent =
            send_bytes(parts[i].data, parts[i].data == NULL ? 0 : parts[i].len);
    }
    sent = sent && (known == NULL || send_bytes(known, strlen(known)));
    if (known != NULL) {
        vault_wipe(known, strlen(known));
        release(known);
    }
    return sent ? IMPORT_OK : IMPORT_STOPPED;
}

/* Never returns. */
static void
live_in_cell(import_reader_fn *read, int in, int out)
{
    const struct import_receiver receiver = { pass_on, NULL };
    struct frame last = { .done = 1 };
    enum import_status status = IMPORT_ERR_IO;

    if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0) {
        _exit(1);
    }
    closefrom(STDERR_FILENO);
    if (!jail_compute()) {
        _exit(1);
    }
    last.report.place.field = "";
    status = read(STDIN_FILENO, &receiver, &last.report);
    last.error = errno;
    last.status = (uint32_t)status;
    last.field = field_number(last.report.place.field);
    last.report.place.field = NULL;
    _exit(send_bytes(&last, sizeof(last)) ? 0 : 1);
}

/* --- in the parent ----------------------------------------------------------
 */

/* What was received of one item. */
struct mail {
    int fd;
    char *bytes;
    size_t cap;
};

static bool
receive(int fd, void *bytes, size_t len)
{
    char *at = bytes;

    while (len > 0) {
        ssize_t got = read(fd, at, len);

        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got <= 0) {
            return false;
        }
        at += got;
        len -= (size_t)got;
    }
    return true;
}

/* Whether a frame is one that an honest reader could have sent. */
static bool
is_fair(const struct frame *frame)
{
    for (int i = 0; i < PART_COUNT; i++) {
        size_t most = i == PART_TEXT ? IMPORT_TEXT_MAX
            : i == PART_KNOWN        ? IMPORT_LINE_MAX
                                     : IMPORT_WORD_MAX;

        if (frame->lens[i] != NOT_GIVEN && frame->lens[i] > most) {
            return false;
        }
    }
    return frame->field < FIELD_COUNT && frame->offset >= 0 &&
        frame->done <= 1 && frame->status <= IMPORT_ERR_HOURS &&
        frame->status != IMPORT_STOPPED && /* that is for us to say */
        frame->report.items >= 0 && frame->report.ignored >= 0 &&
        memchr(frame->report.place.file, '\0',
            sizeof(frame->report.place.file)) != NULL;
}

/* Room for the parts, wiped when it has to grow. */
static bool
make_room(struct mail *mail, size_t len)
{
    if (len > mail->cap) {
        vault_wipe(mail->bytes, mail->cap);
        free(mail->bytes);
        mail->cap = len + len / 2;
        mail->bytes = malloc(mail->cap);
        mail->cap = mail->bytes == NULL ? 0 : mail->cap;
    }
    return mail->bytes != NULL;
}

/* Receives the parts of an item and hands it to the real receiver. */
static enum import_status
take_item(struct mail *mail, const struct frame *frame,
    const struct import_receiver *receiver, struct import_report *report)
{
    struct import_text parts[PART_COUNT] = { { NULL, 0 } };
    struct import_item item = { .offset = frame->offset };
    enum import_status status = IMPORT_ERR_FIELD;
    json_t *known = NULL;
    size_t len = 0;

    for (int i = 0; i < PART_COUNT; i++) {
        len += frame->lens[i] == NOT_GIVEN ? 0 : frame->lens[i];
    }
    if (!make_room(mail, len + 1)) {
        return IMPORT_ERR_NO_MEMORY;
    }
    if (!receive(mail->fd, mail->bytes, len)) {
        return IMPORT_ERR_CRASHED;
    }
    len = 0;
    for (int i = 0; i < PART_COUNT; i++) {
        if (frame->lens[i] != NOT_GIVEN) {
            parts[i] =
                (struct import_text){ mail->bytes + len, frame->lens[i] };
            len += frame->lens[i];
        }
    }
    if (parts[PART_KNOWN].data != NULL) {
        known =
            json_loadb(parts[PART_KNOWN].data, parts[PART_KNOWN].len, 0, NULL);
        if (known == NULL) {
            return IMPORT_ERR_CRASHED;
        }
    }
    item.text = parts[PART_TEXT];
    item.case_code = parts[PART_CASE];
    item.id = parts[PART_ID];
    item.date = parts[PART_DATE];
    item.kind = parts[PART_KIND];
    item.language = parts[PART_LANGUAGE];
    item.known = known;
    status = import_give(receiver, &item, report);
    json_decref(known);
    return status;
}

static enum import_status
take_frames(struct mail *mail, const struct import_receiver *receiver,
    struct import_report *report)
{
    enum import_status status = IMPORT_OK;
    struct frame frame;

    while (status == IMPORT_OK) {
        int64_t items = report->items;

        if (!receive(mail->fd, &frame, sizeof(frame)) || !is_fair(&frame)) {
            return IMPORT_ERR_CRASHED;
        }
        *report = frame.report;
        report->items = items;
        report->place.field = fields[frame.field];
        if (frame.done) {
            errno = frame.error;
            return (enum import_status)frame.status;
        }
        status = take_item(mail, &frame, receiver, report);
    }
    return status;
}

enum import_status
import_cell_take(int fd, const struct import_receiver *receiver,
    struct import_report *report)
{
    struct mail mail = { .fd = fd };
    enum import_status status = take_frames(&mail, receiver, report);
    int keep = errno;

    vault_wipe(mail.bytes, mail.cap);
    free(mail.bytes);
    errno = keep;
    return status;
}

enum import_status
import_cell_read(import_reader_fn *read, int fd,
    const struct import_receiver *receiver, struct import_report *report)
{
    enum import_status status;
    int ends[2];
    pid_t child;
    int keep;

    if (pipe2(ends, O_CLOEXEC) != 0) {
        return IMPORT_ERR_IO;
    }
    child = fork();
    if (child == 0) {
        live_in_cell(read, fd, ends[1]);
    }
    (void)close(ends[1]);
    status =
        child < 0 ? IMPORT_ERR_IO : import_cell_take(ends[0], receiver, report);
    keep = errno;
    (void)close(ends[0]);
    if (child > 0) {
        (void)kill(child, SIGKILL);
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    errno = keep;
    return status;
}
