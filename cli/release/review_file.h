#ifndef CLI_RELEASE_REVIEW_FILE_H
#define CLI_RELEASE_REVIEW_FILE_H

#include "cli/release/review.h"

/*
 * The review as a file for an editor or a spreadsheet: UTF-8, one question a
 * line, columns parted by tabs: id, decision, type, confidence, rule, count,
 * case, context.  A person fills the second column: "remove", "keep", or the
 * name of a type ("PERSON") to remove it under that label.  Lines that begin
 * with # are remarks.  It holds clear text and has mode 0600.
 */

/* Longest review file, in bytes. */
#define RELEASE_REVIEW_FILE_MAX ((size_t)64 << 20)

/* Writes the open questions into a new file; EEXIST when it is there. */
enum release_status release_review_write(const char *path,
    const struct release_review *review, struct release_cause *ret_cause);

/*
 * Answers the questions that the file answers; lines about others are passed
 * over.  RELEASE_ERR_DECISIONS with the line for a decision that is none.
 * Open questions that the file lacks are added at its end.
 */
enum release_status release_review_read(const char *path,
    struct release_review *review, struct release_cause *ret_cause);

/* What a word in the second column says; false when it is none. */
bool release_review_word(struct anon_text word, enum anon_type type,
    enum release_decision *ret_decision, enum anon_type *ret_label);

#endif
