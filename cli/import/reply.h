#ifndef CLI_IMPORT_REPLY_H
#define CLI_IMPORT_REPLY_H

#include "cli/import/import.h"
#include "vault/secret.h"

/*
 * The form for a supervisor's answer (docs/EXPORT.md, "The reply") as it comes
 * back: Markdown with fixed headings in English or Indonesian, perhaps quoted
 * in an e-mail.  Hostile input like all the rest.
 */

/* Sittings in one reply. */
#define IMPORT_SITTING_MAX ((size_t)16)

/* One line under "Hours"; the date as it was written. */
struct import_sitting {
    char date[64];
    long minutes;
    long people; /* 1: individual */
};

struct import_reply {
    char release[IMPORT_WORD_MAX + 1]; /* in capitals */
    char supervisor[IMPORT_WORD_MAX + 1];
    char date[64]; /* of comments in a document; of a form "" */
    struct import_sitting sittings[IMPORT_SITTING_MAX]; /* of a form: some */
    size_t sitting_count;
    struct vault_secret text; /* answer, suggestions, risk, as Markdown */
};

#define IMPORT_REPLY_INIT                                                      \
    {                                                                          \
        .text = VAULT_SECRET_INIT                                              \
    }

/*
 * Reads a reply.  Answer, hours and supervisor must be filled in; `*ret_part`
 * names the heading a failure is about, or is "".  What stands before the
 * title is no part of it, nor are comments; lines under a heading that is none
 * of ours are text.
 *
 * Secret: the caller releases the reply, also after a failure.
 */
enum import_status import_reply_parse(struct import_text text,
    struct import_reply *reply, const char **ret_part);

/* The same for a file of at most IMPORT_TEXT_MAX bytes. */
enum import_status import_reply_read(const char *path,
    struct import_reply *reply, const char **ret_part);

void import_reply_release(struct import_reply *reply);

#endif
