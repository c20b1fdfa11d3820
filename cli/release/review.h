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
 * with the same text and type are one question; the answer holds for all of
 * them and is remembered in the vault.
 */
enum release_decision {
    RELEASE_OPEN, /* nobody decided yet */
    RELEASE_REMOVE,
    RELEASE_KEEP,
};

/* The decision remembered for a text in a case. */
enum release_status release_decision_get(struct vault *vault,
    const char *case_code, struct anon_text surface,
    enum release_decision *ret_decision, struct release_cause *ret_cause);

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
    uint8_t confidence; /* lowest of the findings */
    bool suggests_keep; /* the scan would leave it in the text */
    int64_t count;
};

/* Makes an empty review; NULL when memory ran out.  The caller frees it. */
struct release_review *release_review_new(void);

/* Wipes, frees and sets the caller's pointer to NULL.  NULL is fine. */
void release_review_free(struct release_review **review);

/*
 * Adds a finding in `text`; `case_code` is borrowed until the review is freed.
 *
 * Secret: keeps the text of the finding and some words around it.
 */
enum release_status release_review_add(struct release_review *review,
    const char *case_code, const struct anon_finding *finding,
    struct anon_text text);

/* Puts the questions in order: least sure first, then by case and text. */
void release_review_sort(struct release_review *review);

size_t release_review_count(const struct release_review *review);

/* How many wait for an answer. */
size_t release_review_open(const struct release_review *review);

/* Question number `index`; false past the end. */
bool release_review_at(const struct release_review *review, size_t index,
    struct release_question *ret_question);

/* The question called `id`; false when there is none. */
bool release_review_find(const struct release_review *review, const char *id,
    size_t *ret_index);

/* Answers a question; `label` is the type to name in the text. */
void release_review_decide(struct release_review *review, size_t index,
    enum release_decision decision, enum anon_type label);

/* Remembers the answers in the vault, in one transaction. */
enum release_status release_review_store(struct vault *vault,
    const struct release_review *review, struct release_cause *ret_cause);

/* The type a finding of this text is to be labelled with. */
enum anon_type release_review_label(const struct release_review *review,
    const char *case_code, struct anon_text surface, enum anon_type type);

#endif
