#include "cli/import/reply.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/import/utf8.h"

enum part {
    PART_NONE, /* before the title */
    PART_OPENING,
    PART_ANSWER,
    PART_SUGGESTIONS,
    PART_RISK,
    PART_HOURS,
    PART_SUPERVISOR,
    PART_COUNT, /* keep last */
};

/* Of a release; see vault_release_code_new(). */
#define CODE_LEN ((size_t)8)

enum {
    ENGLISH,
    INDONESIAN,
    LANGUAGE_COUNT,
};

static const char *const titles[LANGUAGE_COUNT] = { "Reply to ",
    "Balasan untuk " };

static const char *const headings[PART_COUNT][LANGUAGE_COUNT] = {
    [PART_ANSWER] = { "Answer to the question", "Jawaban atas pertanyaan" },
    [PART_SUGGESTIONS] = { "Suggestions", "Saran" },
    [PART_RISK] = { "Risk and ethics", "Risiko dan etika" },
    [PART_HOURS] = { "Hours", "Jam" },
    [PART_SUPERVISOR] = { "Supervisor", "Supervisor" },
};

struct form {
    struct import_reply *reply;
    struct vault_secret line; /* without quoting and comments */
    struct vault_secret parts[PART_COUNT];
    enum part part;
    int language;
    bool in_comment;
};

static bool
blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static struct import_text
trim(struct import_text text)
{
    while (text.len > 0 && blank(text.data[0])) {
        text.data++;
        text.len--;
    }
    while (text.len > 0 && blank(text.data[text.len - 1])) {
        text.len--;
    }
    return text;
}

static struct import_text
text_of(const struct vault_secret *secret)
{
    return (
        struct import_text){ secret->len > 0 ? (const char *)secret->data : "",
        secret->len };
}

static enum import_status
append(struct vault_secret *to, const char *bytes, size_t len)
{
    return vault_secret_append(to, bytes, len) == VAULT_OK
        ? IMPORT_OK
        : IMPORT_ERR_NO_MEMORY;
}

/* Copies a short text; false when it is too long. */
static bool
copy(struct import_text text, char *ret_word, size_t size)
{
    if (text.len >= size) {
        return false;
    }
    memcpy(ret_word, text.data, text.len);
    ret_word[text.len] = '\0';
    return true;
}

/* Takes one line off the text. */
static struct import_text
next_line(struct import_text *text)
{
    const char *end = memchr(text->data, '\n', text->len);
    struct import_text line = { text->data,
        end != NULL ? (size_t)(end - text->data) : text->len };
    size_t used = line.len + (end != NULL);

    text->data += used;
    text->len -= used;
    while (line.len > 0 && blank(line.data[line.len - 1])) {
        line.len--;
    }
    return line;
}

/* Takes off the marks that e-mail puts before what it quotes. */
static struct import_text
unquote(struct import_text line)
{
    struct import_text inner = trim(line);

    while (inner.len > 0 && inner.data[0] == '>') {
        inner.data++;
        inner.len--;
        if (inner.len > 0 && inner.data[0] == ' ') {
            inner.data++;
            inner.len--;
        }
        line = inner;
    }
    return line;
}

/* Puts what of a line stands outside comments into `form->line`. */
static enum import_status
uncomment(struct form *form, struct import_text line)
{
    enum import_status status = IMPORT_OK;

    vault_secret_clear(&form->line);
    while (status == IMPORT_OK && line.len > 0) {
        const char *mark = form->in_comment ? "-->" : "<!--";
        const char *at = memmem(line.data, line.len, mark, strlen(mark));
        size_t len = at != NULL ? (size_t)(at - line.data) : line.len;

        if (!form->in_comment && len > 0) {
            status = append(&form->line, line.data, len);
        }
        if (at != NULL) {
            form->in_comment = !form->in_comment;
            len += strlen(mark);
        }
        line.data += len;
        line.len -= len;
    }
    return status;
}

/* The words of a heading; empty when the line is none. */
static struct import_text
heading_of(struct import_text line)
{
    struct import_text words = trim(line);

    if (words.len == 0 || words.data[0] != '#') {
        return (struct import_text){ "", 0 };
    }
    while (words.len > 0 && strchr("#* ", words.data[0]) != NULL) {
        words.data++;
        words.len--;
    }
    while (words.len > 0 && strchr("#*: ", words.data[words.len - 1]) != NULL) {
        words.len--;
    }
    return words;
}

/* Reads the code of a release: eight of A to Z and 2 to 7. */
static bool
read_code(struct import_text text, char ret_code[IMPORT_WORD_MAX + 1])
{
    text = trim(text);
    if (text.len != CODE_LEN) {
        return false;
    }
    for (size_t i = 0; i < CODE_LEN; i++) {
        char byte = text.data[i];

        byte = byte >= 'a' && byte <= 'z' ? (char)(byte - 'a' + 'A') : byte;
        if (!(byte >= 'A' && byte <= 'Z') && !(byte >= '2' && byte <= '7')) {
            return false;
        }
        ret_code[i] = byte;
    }
    ret_code[CODE_LEN] = '\0';
    return true;
}

/* Takes "Reply to 7K3QXM2P"; false when the words are no title. */
static bool
take_title(struct form *form, struct import_text words,
    enum import_status *ret_status)
{
    char code[IMPORT_WORD_MAX + 1];

    for (int language = 0; language < LANGUAGE_COUNT; language++) {
        size_t len = strlen(titles[language]);
        struct import_text rest;

        if (words.len <= len ||
            strncasecmp(words.data, titles[language], len) != 0) {
            continue;
        }
        rest = (struct import_text){ words.data + len, words.len - len };
        if (!read_code(rest, code)) {
            continue;
        }
        if (form->part == PART_NONE) {
            form->part = PART_OPENING;
            form->language = language;
            memcpy(form->reply->release, code, CODE_LEN + 1);
        } else if (strcmp(code, form->reply->release) != 0) {
            *ret_status = IMPORT_ERR_TWICE;
        }
        return true;
    }
    return false;
}

/* Takes a heading of ours; false when the line is text. */
static bool
take_heading(struct form *form, struct import_text words,
    enum import_status *ret_status)
{
    if (take_title(form, words, ret_status)) {
        return true;
    }
    for (int part = PART_ANSWER; part < PART_COUNT; part++) {
        for (int language = 0; language < LANGUAGE_COUNT; language++) {
            const char *word = headings[part][language];

            if (words.len == strlen(word) && form->part != PART_NONE &&
                strncasecmp(words.data, word, words.len) == 0) {
                form->part = (enum part)part;
                return true;
            }
        }
    }
    return false;
}

static enum import_status
take_line(struct form *form, struct import_text line)
{
    enum import_status status = uncomment(form, unquote(line));
    struct import_text words;

    if (status != IMPORT_OK) {
        return status;
    }
    words = heading_of(text_of(&form->line));
    if (words.len > 0 && take_heading(form, words, &status)) {
        return status;
    }
    if (form->part == PART_NONE) {
        return IMPORT_OK;
    }
    status = append(&form->parts[form->part], text_of(&form->line).data,
        form->line.len);
    return status == IMPORT_OK ? append(&form->parts[form->part], "\n", 1)
                               : status;
}

/* The number in "50 minutes" or "group of 4", or 0. */
static long
number_in(struct import_text text)
{
    char word[64];
    const char *digit;

    if (!copy(trim(text), word, sizeof(word))) {
        return 0;
    }
    digit = strpbrk(word, "0123456789");
    return digit != NULL ? strtol(digit, NULL, 10) : 0;
}

static bool
is_alone(struct import_text text)
{
    static const char *const words[] = { "individual", "individu", "alone",
        "sendiri", "perorangan" };

    text = trim(text);
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (text.len == strlen(words[i]) &&
            strncasecmp(text.data, words[i], text.len) == 0) {
            return true;
        }
    }
    return false;
}

/* Takes what stands before the next comma or semicolon. */
static struct import_text
next_field(struct import_text *line)
{
    struct import_text field = { line->data, 0 };

    while (field.len < line->len && field.data[field.len] != ',' &&
        field.data[field.len] != ';') {
        field.len++;
    }
    line->data += field.len + (field.len < line->len);
    line->len -= field.len + (field.len < line->len);
    return trim(field);
}

/* "- 2026-11-22, 50, individual". */
static enum import_status
take_sitting(struct import_reply *reply, struct import_text line)
{
    struct import_sitting *sitting = &reply->sittings[reply->sitting_count];
    struct import_text date;

    if (reply->sitting_count == IMPORT_SITTING_MAX) {
        return IMPORT_ERR_TOO_MANY;
    }
    if (line.data[0] == '-' || line.data[0] == '*') {
        line.data++;
        line.len--;
    }
    date = next_field(&line);
    sitting->minutes = number_in(next_field(&line));
    sitting->people = is_alone(line) ? 1 : number_in(line);
    if (date.len == 0 || !copy(date, sitting->date, sizeof(sitting->date)) ||
        sitting->minutes < 1 || sitting->people < 1) {
        return IMPORT_ERR_HOURS;
    }
    reply->sitting_count++;
    return IMPORT_OK;
}

static enum import_status
take_hours(struct import_reply *reply, struct import_text text)
{
    enum import_status status = IMPORT_OK;

    while (status == IMPORT_OK && text.len > 0) {
        struct import_text line = trim(next_line(&text));

        if (line.len > 0) {
            status = take_sitting(reply, line);
        }
    }
    return status;
}

/* Name and licence, on one line or several. */
static enum import_status
take_supervisor(struct import_reply *reply, struct import_text text)
{
    size_t len = 0;

    while (text.len > 0) {
        struct import_text line = trim(next_line(&text));
        size_t between = len > 0 && line.len > 0 ? 2 : 0;

        if (line.len == 0) {
            continue;
        }
        if (len + between + line.len > IMPORT_WORD_MAX) {
            return IMPORT_ERR_TOO_LONG;
        }
        memcpy(reply->supervisor + len, ", ", between);
        memcpy(reply->supervisor + len + between, line.data, line.len);
        len += between + line.len;
    }
    reply->supervisor[len] = '\0';
    return IMPORT_OK;
}

/* Adds a part to the text, under its heading; nothing when it is empty. */
static enum import_status
put_part(struct form *form, enum part part)
{
    struct import_text text = trim(text_of(&form->parts[part]));
    const char *heading = headings[part][form->language];
    struct vault_secret *to = &form->reply->text;
    enum import_status status = IMPORT_OK;

    if (text.len == 0) {
        return IMPORT_OK;
    }
    if (to->len > 0) {
        status = append(to, "\n", 1);
    }
    if (status == IMPORT_OK && heading != NULL) {
        status = append(to, "# ", 2);
        if (status == IMPORT_OK) {
            status = append(to, heading, strlen(heading));
        }
        if (status == IMPORT_OK) {
            status = append(to, "\n\n", 2);
        }
    }
    if (status == IMPORT_OK) {
        status = append(to, text.data, text.len);
    }
    return status == IMPORT_OK ? append(to, "\n", 1) : status;
}

/* What must be there, is. */
static enum import_status
check_parts(const struct form *form, const char **ret_part)
{
    static const enum part needed[] = { PART_ANSWER, PART_HOURS,
        PART_SUPERVISOR };

    for (size_t i = 0; i < sizeof(needed) / sizeof(needed[0]); i++) {
        if (trim(text_of(&form->parts[needed[i]])).len == 0) {
            *ret_part = headings[needed[i]][form->language];
            return IMPORT_ERR_PART;
        }
    }
    return IMPORT_OK;
}

static enum import_status
finish(struct form *form, const char **ret_part)
{
    enum import_status status;

    if (form->part == PART_NONE) {
        return IMPORT_ERR_RELEASE;
    }
    status = check_parts(form, ret_part);
    if (status != IMPORT_OK) {
        return status;
    }
    *ret_part = headings[PART_HOURS][form->language];
    status = take_hours(form->reply, text_of(&form->parts[PART_HOURS]));
    if (status == IMPORT_OK) {
        *ret_part = headings[PART_SUPERVISOR][form->language];
        status = take_supervisor(form->reply,
            text_of(&form->parts[PART_SUPERVISOR]));
    }
    for (int part = PART_OPENING; status == IMPORT_OK && part <= PART_RISK;
         part++) {
        *ret_part = "";
        status = put_part(form, (enum part)part);
    }
    return status;
}

enum import_status
import_reply_parse(struct import_text text, struct import_reply *reply,
    const char **ret_part)
{
    struct form form = { .reply = reply };
    enum import_status status;

    *ret_part = "";
    reply->sitting_count = 0;
    reply->date[0] = '\0';
    vault_secret_clear(&reply->text);
    if (text.len > IMPORT_TEXT_MAX) {
        return IMPORT_ERR_TOO_LONG;
    }
    status = import_utf8_check(text);
    if (text.len >= 3 && memcmp(text.data, "\xef\xbb\xbf", 3) == 0) {
        text.data += 3;
        text.len -= 3;
    }
    while (status == IMPORT_OK && text.len > 0) {
        status = take_line(&form, next_line(&text));
    }
    if (status == IMPORT_OK) {
        status = finish(&form, ret_part);
    }
    for (int part = 0; part < PART_COUNT; part++) {
        vault_secret_release(&form.parts[part]);
    }
    vault_secret_release(&form.line);
    return status;
}

enum import_status
import_reply_read(const char *path, struct import_reply *reply,
    const char **ret_part)
{
    enum import_status status = IMPORT_ERR_IO;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct stat info;
    int keep;
    /* Not to hang on a FIFO that nobody writes to. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

    *ret_part = "";
    if (fd < 0 || fstat(fd, &info) != 0) {
        goto out;
    }
    status = S_ISREG(info.st_mode) ? import_whole(fd, &text) : IMPORT_ERR_TYPE;
    if (status == IMPORT_OK) {
        status = import_reply_parse((struct import_text){ text.len > 0
                                            ? (char *)text.data
                                            : "",
                                        text.len },
            reply, ret_part);
    }
out:
    keep = errno;
    vault_secret_release(&text);
    if (fd >= 0) {
        (void)close(fd);
    }
    errno = keep;
    return status;
}

void
import_reply_release(struct import_reply *reply)
{
    vault_secret_release(&reply->text);
}
