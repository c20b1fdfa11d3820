#ifndef ANONYMIZER_SCRATCH_H
#define ANONYMIZER_SCRATCH_H

#include "anonymizer/anonymizer.h"
#include "anonymizer/fold.h"
#include "anonymizer/memo.h"
#include "anonymizer/name_set.h"
#include "anonymizer/sieve.h"
#include "anonymizer/token.h"

/*
 * Internal: the memory of one document after the other.  What held text is
 * used again for the next text and wiped when the scratch is freed, or after
 * each document that had a scratch of its own.
 */
struct anon_scratch {
    struct anon_folded fold;
    struct anon_tokens tokens;
    struct anon_token_cache *cache; /* NULL: none */
    struct anon_memo *odds;         /* of anon_context_weigh(); or NULL */
    struct anon_wide_memo *tagged;  /* of anon_model_tag(); or NULL */
    struct anon_memo *near;         /* of anon_known_match_near(); or NULL */
    struct anon_sieves *sieves;     /* NULL: none */
    struct anon_block *blocks;      /* of anon_scratch_take() */
    struct anon_name_set names;     /* empty between documents */
    bool busy;                      /* some document has it */
    bool everything; /* for tests: look at all tokens, see marks.h */
};

/* One without tables, for a few short texts; the caller frees it. */
enum anon_status anon_scratch_small(
    struct anon_scratch **ret_scratch) ANON_CHECK_RESULT;

/*
 * `size` zero bytes that last until the document is released, or NULL.  Not
 * freed alone.
 */
void *anon_scratch_take(struct anon_scratch *scratch, size_t size);

/* Makes everything that was taken free again. */
void anon_scratch_reset(struct anon_scratch *scratch);

#endif
