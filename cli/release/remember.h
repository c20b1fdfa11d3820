#ifndef CLI_RELEASE_REMEMBER_H
#define CLI_RELEASE_REMEMBER_H

#include "cli/release/review.h"

/* What was decided in a review, kept in the vault for the next one. */

/* What is remembered about a text in a case. */
struct release_memory {
    enum release_decision decision; /* RELEASE_OPEN: nothing */
    bool labelled;                  /* to be named as `label` */
    enum anon_type label;
};

enum release_status release_remembered(struct vault *vault,
    const char *case_code, struct anon_text surface,
    struct release_memory *ret_memory, struct release_cause *ret_cause);

/*
 * Remembers the answers in the vault, in one transaction; what has a role goes
 * into the ledger.  `*ret_grew` tells whether anything did.
 */
enum release_status release_remember(struct vault *vault,
    const struct release_review *review, bool *ret_grew,
    struct release_cause *ret_cause);

/* Whether two texts are the same in whatever letter case. */
bool release_same_text(struct anon_text left, struct anon_text right);

#endif
