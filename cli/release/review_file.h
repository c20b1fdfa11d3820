#ifndef CLI_RELEASE_REVIEW_FILE_H
#define CLI_RELEASE_REVIEW_FILE_H

#include "cli/release/review.h"

/*
 * The review as a file for an editor or a spreadsheet: UTF-8, one question a
 * line, columns parted by tabs: id, decision, type, confidence, rule, count,
 * case, context.  A person fills the second column, see release_review_word().
 * Findings come first, then what the second reading shows, the least common
 * first.  Lines that begin with # are remarks.  It holds clear text and has
 * mode 0600.
 */

/* Longest review file, in bytes. */
#define RELEASE_REVIEW_FILE_MAX ((size_t)64 << 20)

/* Writes the open questions into a new file; EEXIST when it is there. */
enum release_status release_review_write(const char *path,
    const struct release_review *review, struct release_cause *ret_cause);

/* Which lines a review file may have. */
enum release_review_lines {
    RELEASE_LINES_KNOWN, /* about questions of this release only */
    RELEASE_LINES_ANY,   /* others are passed over: an answer changed them */
};

/*
 * Answers the questions that the file answers, also those that were settled
 * before.  RELEASE_ERR_DECISIONS with the line for a decision that is none and
 * for a line about no question.  Open questions that the file lacks are added
 * at its end; `*ret_waiting` is the first line without a decision, or 0.
 */
enum release_status release_review_read(const char *path,
    enum release_review_lines lines, struct release_review *review,
    int *ret_waiting, struct release_cause *ret_cause);

/*
 * Understands an answer, in English and Indonesian, whatever the letter case:
 *
 *   remove, mask       take it out              hapus, samarkan
 *   keep               leave it                 biarkan
 *   PERSON, PLACE ...  take it out under that type
 *   always:ROLE        take it out always, and put it into the ledger as that
 *                      person's; a + behind the role: another one   selalu
 *   never              leave it always, in any letter case          jangan
 *
 * and a * behind it: for every open question with the same text.  False when
 * it is none of these; empty is RELEASE_OPEN.
 */
bool release_review_word(struct anon_text word,
    const struct release_question *question, struct release_answer *ret_answer);

#endif
