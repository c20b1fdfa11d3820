#include "cli/docx_comments.h"

#include <expat.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* In no place of the document. */
#define NOWHERE SIZE_MAX

/* Of a release, as vault_release_code_new() makes it. */
#define CODE_LEN ((size_t)8)

/* Comments whose passage is open at one time; more have none. */
#define OPEN_MAX ((size_t)32)

struct reading {
    struct docx_comments *comments;
    XML_Parser parser;
    size_t current;        /* the comment that is read, or NOWHERE */
    size_t open[OPEN_MAX]; /* those whose passage is read */
    size_t open_count;
    bool in_text;             /* between <w:t> and </w:t> */
    bool in_property;         /* of the custom properties */
    struct vault_secret line; /* of the document, to look for the code in */
    bool failed;
};

static void
fail(struct reading *reading)
{
    reading->failed = true;
    (void)XML_StopParser(reading->parser, XML_FALSE);
}

/* The name without its prefix: "t" of "w:t". */
static const char *
local(const char *name)
{
    const char *colon = strchr(name, ':');

    return colon != NULL ? colon + 1 : name;
}

static const char *
attribute(const char **attributes, const char *name)
{
    for (size_t i = 0; attributes[i] != NULL; i += 2) {
        if (strcmp(local(attributes[i]), name) == 0) {
            return attributes[i + 1];
        }
    }
    return NULL;
}

/* The comment of this id; makes it when there is none.  NOWHERE: no room. */
static size_t
comment_of(struct reading *reading, const char *id)
{
    struct docx_comments *comments = reading->comments;
    struct docx_comment *grown;
    size_t at = 0;

    while (at < comments->len && strcmp(comments->items[at].id, id) != 0) {
        at++;
    }
    if (at < comments->len) {
        return at;
    }
    if (at == DOCX_COMMENTS_MAX || strlen(id) >= sizeof(grown->id)) {
        fail(reading);
        return NOWHERE;
    }
    grown = reallocarray(comments->items, at + 1, sizeof(*grown));
    if (grown == NULL) {
        fail(reading);
        return NOWHERE;
    }
    comments->items = grown;
    comments->len++;
    grown[at] = (struct docx_comment){ .place = NOWHERE };
    (void)snprintf(grown[at].id, sizeof(grown[at].id), "%s", id);
    return at;
}

/* So many bytes of UTF-8 that no character is cut. */
static size_t
whole_characters(const char *bytes, size_t len, size_t most)
{
    if (len <= most) {
        return len;
    }
    while (most > 0 && ((unsigned char)bytes[most] & 0xC0) == 0x80) {
        most--;
    }
    return most;
}

static void
append(struct reading *reading, struct vault_secret *to, const char *bytes,
    size_t len, size_t most)
{
    size_t room = to->len < most ? most - to->len : 0;

    len = whole_characters(bytes, len, room);
    if (len > 0 && vault_secret_append(to, bytes, len) != VAULT_OK) {
        fail(reading);
    }
}

/* Text goes to the comment that is read, or to every passage that is open. */
static void
add_text(struct reading *reading, const char *bytes, size_t len)
{
    struct docx_comment *items = reading->comments->items;

    if (reading->current != NOWHERE) {
        append(reading, &items[reading->current].text, bytes, len,
            DOCX_TEXT_MAX);
        return;
    }
    for (size_t i = 0; i < reading->open_count; i++) {
        append(reading, &items[reading->open[i]].passage, bytes, len,
            DOCX_PASSAGE_MAX);
    }
    append(reading, &reading->line, bytes, len, DOCX_PASSAGE_MAX);
}

/* Reads "WORD 7K3QXM2P", wherever it stands in the text. */
static void
find_code(struct reading *reading, const char *word)
{
    const struct vault_secret *line = &reading->line;
    char *release = reading->comments->release;
    const char *at = line->len == 0
        ? NULL
        : memmem(line->data, line->len, word, strlen(word));
    size_t left;

    if (at == NULL || release[0] != '\0') {
        return;
    }
    at += strlen(word);
    left = line->len - (size_t)(at - (const char *)line->data);
    if (left < CODE_LEN ||
        strspn(at, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") != CODE_LEN) {
        return;
    }
    memcpy(release, at, CODE_LEN);
    release[CODE_LEN] = '\0';
}

static void
begin_comment(struct reading *reading, const char **attributes)
{
    const char *id = attribute(attributes, "id");
    const char *author = attribute(attributes, "author");
    const char *date = attribute(attributes, "date");
    struct docx_comment *comment;

    reading->current = id == NULL ? NOWHERE : comment_of(reading, id);
    if (reading->current == NOWHERE) {
        return;
    }
    comment = &reading->comments->items[reading->current];
    if (author != NULL) {
        size_t len = whole_characters(author, strlen(author), DOCX_WORD_MAX);

        memcpy(comment->author, author, len);
        comment->author[len] = '\0';
    }
    if (date != NULL && strlen(date) >= sizeof(comment->date) - 1) {
        memcpy(comment->date, date, sizeof(comment->date) - 1);
    }
}

static void
begin_passage(struct reading *reading, const char **attributes)
{
    const char *id = attribute(attributes, "id");
    size_t at = id == NULL ? NOWHERE : comment_of(reading, id);

    if (at == NOWHERE || reading->comments->items[at].place != NOWHERE) {
        return;
    }
    reading->comments->items[at].place = reading->comments->placed++;
    if (reading->open_count < OPEN_MAX) {
        reading->open[reading->open_count++] = at;
    }
}

static void
end_passage(struct reading *reading, const char **attributes)
{
    const char *id = attribute(attributes, "id");

    for (size_t i = 0; id != NULL && i < reading->open_count; i++) {
        if (strcmp(reading->comments->items[reading->open[i]].id, id) == 0) {
            reading->open[i] = reading->open[--reading->open_count];
            return;
        }
    }
}

static void
on_start(void *data, const char *name, const char **attributes)
{
    struct reading *reading = data;

    name = local(name);
    if (strcmp(name, "t") == 0 || strcmp(name, "lpwstr") == 0) {
        reading->in_text = true;
    } else if (strcmp(name, "tab") == 0 || strcmp(name, "br") == 0) {
        add_text(reading, " ", 1);
    } else if (strcmp(name, "comment") == 0) {
        begin_comment(reading, attributes);
    } else if (strcmp(name, "commentRangeStart") == 0) {
        begin_passage(reading, attributes);
    } else if (strcmp(name, "commentRangeEnd") == 0) {
        end_passage(reading, attributes);
    }
}

static void
end_paragraph(struct reading *reading)
{
    add_text(reading, reading->current != NOWHERE ? "\n" : " ", 1);
    if (reading->current == NOWHERE) {
        find_code(reading, "Release ");
        find_code(reading, "Rilis ");
        vault_secret_clear(&reading->line);
    }
}

static void
on_end(void *data, const char *name)
{
    struct reading *reading = data;

    name = local(name);
    if (strcmp(name, "t") == 0) {
        reading->in_text = false;
    } else if (strcmp(name, "lpwstr") == 0) {
        reading->in_text = false;
        find_code(reading, "release=");
        vault_secret_clear(&reading->line);
    } else if (strcmp(name, "p") == 0) {
        end_paragraph(reading);
    } else if (strcmp(name, "comment") == 0) {
        reading->current = NOWHERE;
    }
}

static void
on_text(void *data, const char *bytes, int len)
{
    struct reading *reading = data;

    if (reading->in_text) {
        add_text(reading, bytes, (size_t)len);
    }
}

/* A document of Word has none; one with entities is an attack. */
static void
on_doctype(void *data, const char *name, const char *system, const char *public,
    int has_subset)
{
    (void)name;
    (void)system;
    (void)public;
    (void)has_subset;
    fail(data);
}

bool
docx_comments_take(struct docx_comments *comments, const char *name,
    const char *bytes, size_t len)
{
    static const char *const members[] = { "word/document.xml",
        "word/comments.xml", "docProps/custom.xml" };
    struct reading reading = { .comments = comments,
        .current = NOWHERE,
        .line = VAULT_SECRET_INIT };
    bool wanted = false;
    bool ok;

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        wanted = wanted || strcmp(name, members[i]) == 0;
    }
    if (!wanted) {
        return true;
    }
    reading.parser = len > INT_MAX ? NULL : XML_ParserCreate(NULL);
    if (reading.parser == NULL) {
        return false;
    }
    XML_SetUserData(reading.parser, &reading);
    XML_SetElementHandler(reading.parser, on_start, on_end);
    XML_SetCharacterDataHandler(reading.parser, on_text);
    XML_SetStartDoctypeDeclHandler(reading.parser, on_doctype);
    ok =
        XML_Parse(reading.parser, bytes, (int)len, XML_TRUE) == XML_STATUS_OK &&
        !reading.failed;
    XML_ParserFree(reading.parser);
    vault_secret_release(&reading.line);
    return ok;
}

static int
compare(const void *a, const void *b)
{
    const struct docx_comment *left = a;
    const struct docx_comment *right = b;

    return (left->place > right->place) - (left->place < right->place);
}

static bool
put(struct vault_secret *to, const void *bytes, size_t len)
{
    return len == 0 || vault_secret_append(to, bytes, len) == VAULT_OK;
}

/* The bytes without white space at their end. */
static size_t
trimmed(const struct vault_secret *text)
{
    size_t len = text->len;

    while (len > 0 && strchr(" \n\t\r", text->data[len - 1]) != NULL) {
        len--;
    }
    return len;
}

static bool
write_one(const struct docx_comment *comment, const char *author,
    struct vault_secret *to)
{
    size_t passage = trimmed(&comment->passage);
    size_t text = trimmed(&comment->text);
    bool ok = true;

    if (text == 0) {
        return true;
    }
    if (passage > 0) {
        ok = put(to, "> ", 2) && put(to, comment->passage.data, passage) &&
            put(to, "\n\n", 2);
    }
    if (ok && strcmp(comment->author, author) != 0) {
        ok = put(to, comment->author, strlen(comment->author)) &&
            put(to, ": ", 2);
    }
    return ok && put(to, comment->text.data, text) && put(to, "\n\n", 2);
}

bool
docx_comments_write(struct docx_comments *comments,
    struct vault_secret *ret_text)
{
    bool ok = true;

    /* Those about nothing come last, in their own order. */
    for (size_t i = 0; i < comments->len; i++) {
        if (comments->items[i].place == NOWHERE) {
            comments->items[i].place = comments->placed++;
        }
    }
    if (comments->len > 0) {
        qsort(comments->items, comments->len, sizeof(*comments->items),
            compare);
    }
    for (size_t i = 0; ok && i < comments->len; i++) {
        ok =
            write_one(&comments->items[i], comments->items[0].author, ret_text);
    }
    return ok;
}

void
docx_comments_release(struct docx_comments *comments)
{
    for (size_t i = 0; i < comments->len; i++) {
        vault_secret_release(&comments->items[i].text);
        vault_secret_release(&comments->items[i].passage);
    }
    free(comments->items);
    *comments = (struct docx_comments){ .items = NULL };
}
