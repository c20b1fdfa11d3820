#include "cli/release/review_file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static const char head[] =
    "# Review: write into the second column of each line: remove, keep, or\n"
    "# another type as label. Then run the same command again.\n"
    "# This file holds clear text of clients: delete it when you are done.\n"
    "#id\tdecision\ttype\tconfidence\trule\tcount\tcase\tcontext\n";

static enum vault_status
append_question(struct vault_secret *out,
    const struct release_question *question)
{
    char line[256];
    enum vault_status status;
    int len = snprintf(line, sizeof(line),
        "%s\t\t%s\t%u\t%s\t%" PRId64 "\t%s\t", question->id,
        anon_type_name(question->type), (unsigned)question->confidence,
        question->rule, question->count, question->case_code);

    if (len < 0 || (size_t)len >= sizeof(line)) {
        return VAULT_ERR_LIMIT;
    }
    status = vault_secret_append(out, line, (size_t)len);
    if (status == VAULT_OK) {
        status = vault_secret_append(out, question->context.data,
            question->context.len);
    }
    return status == VAULT_OK ? vault_secret_append(out, "\n", 1) : status;
}

/* `skip`: an answered file, whose questions are not written again. */
static enum vault_status
append_open(struct vault_secret *out, const struct release_review *review,
    const struct vault_secret *skip)
{
    enum vault_status status = VAULT_OK;
    struct release_question question;

    for (size_t i = 0;
         status == VAULT_OK && release_review_at(review, i, &question); i++) {
        bool there = skip != NULL &&
            memmem(skip->data, skip->len, question.id, 16) != NULL;

        if (question.decision == RELEASE_OPEN && !there) {
            status = append_question(out, &question);
        }
    }
    return status;
}

static bool
write_all(int fd, const struct vault_secret *text)
{
    size_t done = 0;

    while (done < text->len) {
        ssize_t wrote = write(fd, text->data + done, text->len - done);

        if (wrote < 0 && errno != EINTR) {
            return false;
        }
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    return fsync(fd) == 0;
}

enum release_status
release_review_write(const char *path, const struct release_review *review,
    struct release_cause *ret_cause)
{
    enum release_status status = RELEASE_ERR_NO_MEMORY;
    struct vault_secret text = VAULT_SECRET_INIT;
    int fd = -1;

    if (vault_secret_append(&text, head, sizeof(head) - 1) != VAULT_OK ||
        append_open(&text, review, NULL) != VAULT_OK) {
        goto out;
    }
    fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0) {
        status = release_errno(ret_cause);
        goto out;
    }
    status = RELEASE_OK;
    if (!write_all(fd, &text)) {
        status = release_errno(ret_cause);
        (void)unlink(path);
    }
out:
    if (fd >= 0) {
        (void)close(fd);
    }
    vault_secret_release(&text);
    return status;
}

bool
release_review_word(struct anon_text word, enum anon_type type,
    enum release_decision *ret_decision, enum anon_type *ret_label)
{
    static const struct {
        const char *word;
        enum release_decision decision;
    } words[] = {
        { "", RELEASE_OPEN },
        { "accept", RELEASE_REMOVE },
        { "biarkan", RELEASE_KEEP },
        { "hapus", RELEASE_REMOVE },
        { "keep", RELEASE_KEEP },
        { "remove", RELEASE_REMOVE },
    };

    *ret_label = type;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strlen(words[i].word) == word.len &&
            strncasecmp(words[i].word, word.data, word.len) == 0) {
            *ret_decision = words[i].decision;
            return true;
        }
    }
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        const char *name = anon_type_name((enum anon_type)i);

        if (strlen(name) == word.len &&
            strncasecmp(name, word.data, word.len) == 0) {
            *ret_decision = RELEASE_REMOVE;
            *ret_label = (enum anon_type)i;
            return true;
        }
    }
    return false;
}

/* The next column of a line, without blanks around it. */
static struct anon_text
next_column(struct anon_text *line)
{
    const char *tab = memchr(line->data, '\t', line->len);
    struct anon_text column = { line->data,
        tab == NULL ? line->len : (size_t)(tab - line->data) };
    size_t used = tab == NULL ? line->len : column.len + 1;

    line->data += used;
    line->len -= used;
    while (column.len > 0 && strchr(" \r\"", column.data[column.len - 1])) {
        column.len--;
    }
    while (column.len > 0 && strchr(" \"", column.data[0])) {
        column.data++;
        column.len--;
    }
    return column;
}

static enum release_status
take_line(struct release_review *review, struct anon_text line)
{
    struct release_question question;
    enum release_decision decision;
    enum anon_type label;
    struct anon_text column = next_column(&line);
    char id[17] = "";
    size_t index;

    if (column.len != 16 || column.data[0] == '#') {
        return RELEASE_OK;
    }
    memcpy(id, column.data, 16);
    if (!release_review_find(review, id, &index) ||
        !release_review_at(review, index, &question)) {
        return RELEASE_OK;
    }
    column = next_column(&line);
    if (!release_review_word(column, question.type, &decision, &label)) {
        return RELEASE_ERR_DECISIONS;
    }
    if (decision != RELEASE_OPEN) {
        release_review_decide(review, index, decision, label);
    }
    return RELEASE_OK;
}

static enum release_status
take_lines(struct release_review *review, const struct vault_secret *text,
    struct release_cause *ret_cause)
{
    enum release_status status = RELEASE_OK;
    const char *next = (const char *)text->data;
    size_t left = text->len;

    ret_cause->line = 0;
    while (status == RELEASE_OK && left > 0) {
        const char *end = memchr(next, '\n', left);
        size_t len = end == NULL ? left : (size_t)(end - next);

        ret_cause->line++;
        status = take_line(review, (struct anon_text){ next, len });
        len += end == NULL ? 0 : 1;
        next += len;
        left -= len;
    }
    return status;
}

static enum release_status
read_all(int fd, struct vault_secret *text, struct release_cause *ret_cause)
{
    ssize_t got;

    do {
        if (text->len > RELEASE_REVIEW_FILE_MAX) {
            return RELEASE_ERR_DECISIONS;
        }
        if (vault_secret_reserve(text, 1 << 16) != VAULT_OK) {
            return RELEASE_ERR_NO_MEMORY;
        }
        got = read(fd, text->data + text->len, 1 << 16);
        if (got < 0 && errno != EINTR) {
            return release_errno(ret_cause);
        }
        text->len += got > 0 ? (size_t)got : 0;
    } while (got != 0);
    return RELEASE_OK;
}

/*
 * Adds what has come up since the file was written, on lines of its own: not
 * every editor ends the last one.
 */
static enum release_status
add_new(int fd, const struct release_review *review,
    const struct vault_secret *old, struct release_cause *ret_cause)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    enum release_status status = RELEASE_ERR_NO_MEMORY;
    size_t begin = old->len > 0 && old->data[old->len - 1] != '\n';

    if (vault_secret_append(&text, "\n", begin) == VAULT_OK &&
        append_open(&text, review, old) == VAULT_OK) {
        status = text.len == begin || write_all(fd, &text)
            ? RELEASE_OK
            : release_errno(ret_cause);
    }
    vault_secret_release(&text);
    return status;
}

enum release_status
release_review_read(const char *path, struct release_review *review,
    struct release_cause *ret_cause)
{
    enum release_status status;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct stat info;
    int fd = open(path, O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY);

    if (fd < 0 || fstat(fd, &info) != 0) {
        status = release_errno(ret_cause);
        goto out;
    }
    status = S_ISREG(info.st_mode) ? read_all(fd, &text, ret_cause)
                                   : RELEASE_ERR_DECISIONS;
    if (status == RELEASE_OK) {
        status = take_lines(review, &text, ret_cause);
    }
    if (status == RELEASE_OK) {
        status = add_new(fd, review, &text, ret_cause);
    }
out:
    if (fd >= 0) {
        (void)close(fd);
    }
    vault_secret_release(&text);
    return status;
}
