#ifndef CLI_RELEASE_REVIEW_H
#define CLI_RELEASE_REVIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "cli/release/status.h"
#include "vault/secret.h"
#include "vault/vault.h"

/*
 * Review: what a person has to decide before a release.  Findings of one case
 * with the same text are one question; the answer holds for all of
 * them and is remembered in the vault (remember.h).  Behind the findings come
 * the questions of the second reading, see leftover.h.
 */
enum release_decision {
    RELEASE_OPEN, /* nobody decided yet */
    RELEASE_REMOVE,
    RELEASE_KEEP,
};

struct release_review;

/* One question.  Texts are borrowed from the review. */
struct release_question {
    char id[17]; /* the same in every run */
    const char *case_code;
    struct anon_text surface;
    struct anon_text context; /* with the first finding between U+00AB and
                                 U+00BB, on one line */
    const char *rule;
    enum anon_type type;
    enum anon_type label; /* the type the label is to have */
    enum release_decision decision;
    uint8_t confidence; /* lowest of the findings; of leftovers how common */
    bool suggests_keep; /* the scan would leave it in the text */
    bool leftover;      /* of the second reading */
    bool settled;       /* decided in an earlier review: not asked */
    bool client;        /* as in struct release_answer, as are the others */
    bool new_person;
    char role[VAULT_WORD_MAX];
    int64_t count;
    size_t turn; /* when it was answered in this review, from 1; 0: not */
};

/* An answer. */
struct release_answer {
    enum release_decision decision;
    enum anon_type label; /* the type to name in the text */
    bool client;     /* always, or never, for this client: in any letter case */
    bool everywhere; /* for every open question with the same text, too */
    bool new_person; /* the role is another person's than before */
    char role[VAULT_WORD_MAX]; /* whose it is, for the ledger; empty: none */
};

/* What a question is made of; everything is borrowed for the call. */
struct release_sighting {
    const char *case_code; /* borrowed until the review is freed */
    struct anon_text text;
    const struct anon_finding *finding;
    /* What leaves of the text around it; NULL: all of it. */
    const struct anon_findings *around;
    enum release_decision settled; /* RELEASE_OPEN: to be asked */
};

/* Makes an empty review; NULL when memory ran out.  The caller frees it. */
struct release_review *release_review_new(void);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void release_review_free(struct release_review **review);

/*
 * Adds a finding.
 *
 * Secret: keeps the text of the finding and some words around it.
 */
enum release_status release_review_add(struct release_review *review,
    const struct release_sighting *sighting);

/*
 * Puts the questions in order: findings before leftovers, least sure or least
 * common first; those that are settled at the end.
 */
void release_review_sort(struct release_review *review);

/* How many are to be asked: they come first. */
size_t release_review_count(const struct release_review *review);

/* How many wait for an answer. */
size_t release_review_open(const struct release_review *review);

/* Question number `index`; false past the end. */
bool release_review_at(const struct release_review *review, size_t index,
    struct release_question *ret_question);

/* The question called `id`; false when there is none. */
bool release_review_find(const struct release_review *review, const char *id,
    size_t *ret_index);

/* Answers a question, and the same ones where the answer says so. */
void release_review_answer(struct release_review *review, size_t index,
    const struct release_answer *answer);

/* Answers all open findings, or leftovers, as the scan suggests. */
void release_review_accept(struct release_review *review, bool leftover);

/*
 * Takes the newest answer back, with all that it answered; `*ret_index` is the
 * first of them.  False when there is none.
 */
bool release_review_undo(struct release_review *review, size_t *ret_index);

#endif
