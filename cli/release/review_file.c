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
    "# Review: write into the second column of each line: remove, keep,\n"
    "# another type as label (PERSON), always:client (or mother, friend: goes\n"
    "# into the ledger) or never; a * behind it means the same everywhere.\n"
    "# Lines with rare... are what is left: keep them, or mask them.\n"
    "# Then run the same command again.\n"
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

static bool
is_word(struct anon_text text, const char *word)
{
    return strlen(word) == text.len &&
        strncasecmp(word, text.data, text.len) == 0;
}

/* The name of a type as label. */
static bool
read_type(struct anon_text word, struct release_answer *answer)
{
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        if (is_word(word, anon_type_name((enum anon_type)i))) {
            answer->decision = RELEASE_REMOVE;
            answer->label = (enum anon_type)i;
            return true;
        }
    }
    return false;
}

/* Whose it is: "mother", or "friend+" for a friend who is not there yet. */
static bool
read_role(struct anon_text role, struct release_answer *answer)
{
    if (role.len > 0 && role.data[role.len - 1] == '+') {
        answer->new_person = true;
        role.len--;
    }
    if (role.len == 0 || role.len >= sizeof(answer->role) ||
        memchr(role.data, '\0', role.len) != NULL) {
        return false;
    }
    memcpy(answer->role, role.data, role.len);
    answer->role[role.len] = '\0';
    return true;
}

/* "always", "always:mother" */
static bool
read_always(struct anon_text word, struct release_answer *answer)
{
    const char *colon = memchr(word.data, ':', word.len);
    struct anon_text role = { "other", 5 };

    if (colon != NULL) {
        role.data = colon + 1;
        role.len = word.len - (size_t)(role.data - word.data);
        word.len = (size_t)(colon - word.data);
    }
    if (!is_word(word, "always") && !is_word(word, "selalu")) {
        return false;
    }
    answer->decision = RELEASE_REMOVE;
    answer->client = true;
    return read_role(role, answer);
}

bool
release_review_word(struct anon_text word,
    const struct release_question *question, struct release_answer *ret_answer)
{
    static const struct {
        const char *word;
        enum release_decision decision;
        bool client;
    } words[] = {
        { "", RELEASE_OPEN, false },
        { "accept", RELEASE_REMOVE, false },
        { "biarkan", RELEASE_KEEP, false },
        { "hapus", RELEASE_REMOVE, false },
        { "jangan", RELEASE_KEEP, true },
        { "keep", RELEASE_KEEP, false },
        { "mask", RELEASE_REMOVE, false },
        { "never", RELEASE_KEEP, true },
        { "remove", RELEASE_REMOVE, false },
        { "samarkan", RELEASE_REMOVE, false },
    };

    *ret_answer = (struct release_answer){ .label = question->type };
    if (word.len > 0 && word.data[word.len - 1] == '*') {
        ret_answer->everywhere = true;
        word.len--;
    }
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (is_word(word, words[i].word)) {
            ret_answer->decision = words[i].decision;
            ret_answer->client = words[i].client;
            return word.len > 0 || !ret_answer->everywhere;
        }
    }
    return read_type(word, ret_answer) || read_always(word, ret_answer);
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

/* What is read, and what of it is wanted. */
struct reading {
    struct release_review *review;
    enum release_review_lines lines;
    int line;    /* from 1 */
    int waiting; /* first line without a decision; 0: none */
    struct release_cause *cause;
};

/* The question that a line is about. */
static enum release_status
find_question(struct reading *reading, struct anon_text column,
    struct release_question *ret_question, size_t *ret_index)
{
    char id[17] = "";

    if (column.len == 16) {
        memcpy(id, column.data, 16);
        if (release_review_find(reading->review, id, ret_index) &&
            release_review_at(reading->review, *ret_index, ret_question)) {
            return RELEASE_OK;
        }
    }
    reading->cause->unknown = true;
    return RELEASE_ERR_DECISIONS;
}

/* Settled ones are answered anew where the answer is another one. */
static void
apply(struct reading *reading, size_t index,
    const struct release_question *question,
    const struct release_answer *answer)
{
    bool plain = answer->label == question->type && !answer->client;

    if (answer->decision == RELEASE_OPEN) {
        if (question->decision == RELEASE_OPEN && reading->waiting == 0) {
            reading->waiting = reading->line;
        }
    } else if (!question->settled || !plain ||
        answer->decision != question->decision) {
        release_review_answer(reading->review, index, answer);
    }
}

static enum release_status
take_line(struct reading *reading, struct anon_text line)
{
    struct release_question question;
    struct release_answer answer;
    struct anon_text column = next_column(&line);
    enum release_status status;
    size_t index;

    if (column.len == 0 || column.data[0] == '#') {
        return RELEASE_OK;
    }
    status = find_question(reading, column, &question, &index);
    if (status != RELEASE_OK) {
        return reading->lines == RELEASE_LINES_ANY ? RELEASE_OK : status;
    }
    column = next_column(&line);
    if (!release_review_word(column, &question, &answer)) {
        return RELEASE_ERR_DECISIONS;
    }
    apply(reading, index, &question, &answer);
    return RELEASE_OK;
}

static enum release_status
take_lines(struct reading *reading, const struct vault_secret *text)
{
    enum release_status status = RELEASE_OK;
    const char *next = (const char *)text->data;
    size_t left = text->len;

    reading->cause->unknown = false;
    while (status == RELEASE_OK && left > 0) {
        const char *end = memchr(next, '\n', left);
        size_t len = end == NULL ? left : (size_t)(end - next);

        reading->cause->line = ++reading->line;
        status = take_line(reading, (struct anon_text){ next, len });
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
release_review_read(const char *path, enum release_review_lines lines,
    struct release_review *review, int *ret_waiting,
    struct release_cause *ret_cause)
{
    struct reading reading = { .review = review,
        .lines = lines,
        .cause = ret_cause };
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
        status = take_lines(&reading, &text);
    }
    if (status == RELEASE_OK) {
        status = add_new(fd, review, &text, ret_cause);
        *ret_waiting = reading.waiting;
    }
out:
    if (fd >= 0) {
        (void)close(fd);
    }
    vault_secret_release(&text);
    return status;
}
