#ifndef VAULT_SEARCH_H
#define VAULT_SEARCH_H

#include "vault/note.h"

/*
 * Full-text search over the newest note versions (FTS5, words reduced to
 * their Indonesian and English stems by libstemmer).
 */
struct vault_search_hit {
    int64_t note_id;
    char case_code[VAULT_CODE_MAX];
    char kind[VAULT_WORD_MAX];
    char date[VAULT_DATE_MAX];
    struct vault_secret snippet; /* UTF-8, hits between U+00AB and U+00BB */
};

#define VAULT_SEARCH_HIT_INIT                                                  \
    {                                                                          \
        .snippet = VAULT_SECRET_INIT                                           \
    }

/* Longest search, in bytes; longer is VAULT_ERR_LIMIT. */
#define VAULT_SEARCH_MAX ((size_t)1024)

/* So many of the newest notes found are ranked; older ones are left out. */
#define VAULT_SEARCH_RANKED 5000

/*
 * Searches for all of the words (a trailing * is a prefix, "..." a phrase),
 * best first, then newest first, at most `limit` hits (1 or more); with more
 * than VAULT_SEARCH_RANKED notes found, the best of that many newest.  Words
 * are taken as text, never as FTS5 syntax; VAULT_ERR_INVALID when there is
 * none, or they are no UTF-8.  Hits are read with vault_search_next() until
 * VAULT_DONE; `hit` is reused and released with vault_search_hit_release().
 */
struct vault_search;
enum vault_status vault_search_open(struct vault *vault,
    struct vault_text words, int limit,
    struct vault_search **ret_search) VAULT_CHECK_RESULT;
enum vault_status vault_search_next(struct vault_search *search,
    struct vault_search_hit *hit) VAULT_CHECK_RESULT;
void vault_search_close(struct vault_search **search);
void vault_search_hit_release(struct vault_search_hit *hit);

#endif
