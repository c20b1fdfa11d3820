#ifndef CLI_REVIEW_ANSWER_H
#define CLI_REVIEW_ANSWER_H

#include <stdbool.h>

#include "cli/release/review.h"

/* Where the answers to a review come from. */
struct review_answer {
    const char *file; /* written when absent, read otherwise; or NULL */
    bool no_input;    /* never ask at the terminal */
    bool has_read;    /* ours: the file was read in this run */
};

/*
 * Gets open questions answered: in the file when there is one, else at the
 * terminal, one after the other: the findings, and when none of them is open
 * what the second reading shows.  RELEASE_ERR_REVIEW when somebody stops.
 */
enum release_status review_answer(struct release_review *review,
    struct review_answer *how, struct release_cause *ret_cause);

#endif
