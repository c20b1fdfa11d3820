#ifndef CLI_DOCX_COMMENTS_H
#define CLI_DOCX_COMMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/secret.h"

/*
 * The comments of a DOCX (ECMA-376, part 1, 17.13.4) with the words they are
 * about, read member by member in any order.  Hostile input: no DTD is taken,
 * and everything has its limit.
 */

#define DOCX_COMMENTS_MAX ((size_t)1000)
#define DOCX_WORD_MAX ((size_t)127)
/* Of the words that a comment is about; more are cut. */
#define DOCX_PASSAGE_MAX ((size_t)400)
/* Of one comment; more are cut. */
#define DOCX_TEXT_MAX ((size_t)64 << 10)

struct docx_comment {
    char id[16];
    char author[DOCX_WORD_MAX + 1]; /* "" when it has none */
    char date[11];                  /* ISO day, or "" */
    size_t place;                   /* in the order of the document */
    struct vault_secret text;
    struct vault_secret passage;
};

struct docx_comments {
    char release[9]; /* the code of the brief it is in, or "" */
    struct docx_comment *items;
    size_t len;
    size_t placed;
};

/*
 * Takes one member of the container; those that hold nothing of this are
 * passed over.  False when it cannot be read: no XML, a DTD, too many comments,
 * no memory.
 *
 * Secret: the texts.
 */
bool docx_comments_take(struct docx_comments *comments, const char *name,
    const char *bytes, size_t len);

/*
 * Writes them down in the order of the document as Markdown: the passage as a
 * quotation, then the comment, after the name of its author where that is not
 * the author of the first.  False when memory ran out.
 */
bool docx_comments_write(struct docx_comments *comments,
    struct vault_secret *ret_text);

/* Wipes and frees; harmless twice. */
void docx_comments_release(struct docx_comments *comments);

#endif
