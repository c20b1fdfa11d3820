#ifndef ANONYMIZER_MARKS_H
#define ANONYMIZER_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/cue.h"
#include "anonymizer/lexicon.h"
#include "anonymizer/status.h"
#include "anonymizer/text.h"

/*
 * Internal: which tokens of a text a detector has to look at.  Nearly all
 * words of a note begin nothing for nearly all detectors, so that each one
 * steps from mark to mark and not from token to token.
 *
 * A mark may be set on too many tokens, which costs time, and never on too
 * few: a rule that begins to act on other tokens needs its mark widened here.
 * tests/anonymizer/test_scratch.c holds the detectors against documents where
 * they look at every token.
 */

/* By what the token is. */
#define ANON_MARK_NUMBER (UINT64_C(1) << 0)
#define ANON_MARK_MIXED (UINT64_C(1) << 1)
#define ANON_MARK_CAPITAL (UINT64_C(1) << 2)
#define ANON_MARK_LINE (UINT64_C(1) << 3)
#define ANON_MARK_SENTENCE (UINT64_C(1) << 4)
#define ANON_MARK_CODE (UINT64_C(1) << 5)  /* capitals, digits, half a UUID */
#define ANON_MARK_SHORT (UINT64_C(1) << 6) /* one letter */

/* By what stands beside it. */
#define ANON_MARK_GAP (UINT64_C(1) << 7)     /* more than a blank behind it */
#define ANON_MARK_BEHIND (UINT64_C(1) << 8)  /* the same before it */
#define ANON_MARK_LEADS (UINT64_C(1) << 9)   /* before a capital */
#define ANON_MARK_PLACED (UINT64_C(1) << 10) /* behind "in", "from" */
#define ANON_MARK_SLASH (UINT64_C(1) << 11)  /* a / directly behind it */

/* By what the lists and cues say. */
#define ANON_MARK_COUNTS                                                       \
    (UINT64_C(1) << 12) /* digits in words, months, quarters */
#define ANON_MARK_STREET (UINT64_C(1) << 13) /* Jl., RT: an address begins */
#define ANON_MARK_STREET_END (UINT64_C(1) << 14) /* Street, Ave */
#define ANON_MARK_ID (UINT64_C(1) << 15)         /* NIK, policy, number */
#define ANON_MARK_CONTACT (UINT64_C(1) << 16)    /* handle, at, ext., https */
#define ANON_MARK_NAME_CUE (UINT64_C(1) << 17)   /* title, "named", "si" */
#define ANON_MARK_GIVEN (UINT64_C(1) << 18) /* a name without a capital too */
#define ANON_MARK_RARE (UINT64_C(1) << 19)  /* no word of either language */
#define ANON_MARK_PLACE (UINT64_C(1) << 20) /* a place begins */
#define ANON_MARK_PLACE_CUE (UINT64_C(1) << 21)
#define ANON_MARK_ORG (UINT64_C(1) << 22) /* an organisation begins or ends */

#define ANON_MARK_COLON (UINT64_C(1) << 23) /* one stands behind it */
#define ANON_MARK_UNIT (UINT64_C(1) << 24)  /* Apt, Suite */

#define ANON_MARK_DOTTED                                                       \
    (UINT64_C(1) << 25) /* . : or - and no blank behind it */
#define ANON_MARK_AFTER (UINT64_C(1) << 26) /* the same before it */
#define ANON_MARK_NEVER (UINT64_C(1) << 27) /* no name without a title */

/* By what the name rules ask of a word. */
#define ANON_MARK_KIN (UINT64_C(1) << 29)    /* a relation: "boss", "ibunya" */
#define ANON_MARK_LABEL (UINT64_C(1) << 30)  /* ANON_WORD_LABEL */
#define ANON_MARK_LEADER (UINT64_C(1) << 31) /* "dear": before a capital */
#define ANON_MARK_TELLS (UINT64_C(1) << 32)  /* who it is: "X, my", "X, PhD" */
#define ANON_MARK_CLOSES (UINT64_C(1) << 33) /* ends a letter: "regards" */
#define ANON_MARK_WITH (UINT64_C(1) << 34)   /* "sama", "bareng" */
#define ANON_MARK_SHORTENS (UINT64_C(1) << 35) /* "client J.", "An. X" */
#define ANON_MARK_SURE (UINT64_C(1) << 36)     /* a name more than a word */
#define ANON_MARK_PARTICLE (UINT64_C(1) << 37) /* ANON_WORD_PARTICLE */

/* The word is frequent in one language and rare in the other. */
#define ANON_MARK_ENGLISH (UINT64_C(1) << 38)
#define ANON_MARK_INDONESIAN (UINT64_C(1) << 39)

/* What readers of numbers and addresses look for, in words and in figures. */
#define ANON_MARK_FOREIGN (UINT64_C(1) << 28)    /* Rue, Weg, "Kerkstraat" */
#define ANON_MARK_PLAIN (UINT64_C(1) << 40)      /* Street, never a name */
#define ANON_MARK_ANNOUNCES (UINT64_C(1) << 41)  /* aged, address, postcode */
#define ANON_MARK_MONTH (UINT64_C(1) << 42)      /* of any calendar */
#define ANON_MARK_BEFORE (UINT64_C(1) << 43)     /* tgl; begins a plate */
#define ANON_MARK_AGE_BEFORE (UINT64_C(1) << 44) /* "is", before an age */
#define ANON_MARK_AGE_BEHIND (UINT64_C(1) << 45) /* years, birthday */
#define ANON_MARK_AGE (UINT64_C(1) << 46)        /* figures: 1 to 120 */
#define ANON_MARK_LONG (UINT64_C(1) << 47) /* five figures or more, a year */

/* Rows of bits: one more than the last mark; 64 at most. */
#define ANON_MARK_KINDS 48

/* Words of 64 bits from one block to the next. */
#define ANON_MARK_STRIDE ((ANON_MARK_KINDS + 7) / 8 * 8)

/* Sets of tokens, one bit each, those of 64 tokens together. */
struct anon_marks {
    uint64_t *bits;
    size_t cap;    /* of `bits` */
    size_t tokens; /* how many there are */
    /* For tests: walks stop at every token, and anon_marks_within() is true. */
    bool everything;
};

/* What the folded word itself is marked with. */
uint64_t anon_marks_of_word(struct anon_text folded,
    const struct anon_word *word, const struct anon_cue *cue);

/* What a token of digits only is marked with. */
uint64_t anon_marks_of_number(struct anon_text digits);

/* Makes room for `tokens` tokens without a mark, in what is there. */
enum anon_status anon_marks_reset(struct anon_marks *marks,
    size_t tokens) ANON_CHECK_RESULT;

/* Sets marks of one token. */
static inline void
anon_marks_add(struct anon_marks *marks, size_t token, uint64_t which)
{
    uint64_t *block = marks->bits + token / 64 * ANON_MARK_STRIDE;

    for (; which != 0; which &= which - 1) {
        block[__builtin_ctzll(which)] |= UINT64_C(1) << (token & 63);
    }
}

/* Tokens whose marks are set together. */
#define ANON_MARK_PUT 16

/*
 * Sets the marks of all tokens, which have none so far.  Those of the first are
 * at `first`, of the others each `step` bytes further on, up to a multiple of
 * ANON_MARK_PUT tokens.
 */
void anon_marks_put(struct anon_marks *marks, const uint64_t *first,
    size_t step);

/* The same for processors without SSE2, and in tests. */
void anon_marks_put_plain(struct anon_marks *marks, const uint64_t *first,
    size_t step);

/* Sets the marks that follow from those of the neighbours. */
void anon_marks_finish(struct anon_marks *marks);

/* The tokens of block `block` that have one of the marks. */
static inline uint64_t
anon_marks_block(const struct anon_marks *marks, size_t block, uint64_t which)
{
    const uint64_t *bits = marks->bits + block * ANON_MARK_STRIDE;
    uint64_t found = 0;

    for (; which != 0; which &= which - 1) {
        found |= bits[__builtin_ctzll(which)];
    }
    return found;
}

/* Those that have one mark. */
static inline uint64_t
anon_marks_row(const struct anon_marks *marks, size_t block, uint64_t mark)
{
    return marks
        ->bits[block * ANON_MARK_STRIDE + (size_t)__builtin_ctzll(mark)];
}

/* Those before one that has it: `steps` (1 to 63) tokens before. */
static inline uint64_t
anon_marks_ahead(const struct anon_marks *marks, size_t block, uint64_t mark,
    unsigned steps)
{
    /* There is a block of zeros behind the last. */
    return anon_marks_row(marks, block, mark) >> steps |
        anon_marks_row(marks, block + 1, mark) << (64 - steps);
}

/* Those behind one that has it, in the same way. */
static inline uint64_t
anon_marks_behind(const struct anon_marks *marks, size_t block, uint64_t mark,
    unsigned steps)
{
    uint64_t before = block == 0 ? 0 : anon_marks_row(marks, block - 1, mark);

    return anon_marks_row(marks, block, mark) << steps | before >> (64 - steps);
}

/* How many blocks there are. */
static inline size_t
anon_marks_blocks(const struct anon_marks *marks)
{
    return (marks->tokens + 63) / 64;
}

/* All tokens of a block where walks are to stop at every one, else none. */
static inline uint64_t
anon_marks_always(const struct anon_marks *marks, size_t block)
{
    size_t left = marks->tokens - block * 64;

    if (!marks->everything) {
        return 0;
    }
    return left >= 64 ? ~UINT64_C(0) : (UINT64_C(1) << left) - 1;
}

/* The tokens of block `block` that a detector has to look at: see row.h. */
typedef uint64_t anon_marks_fn(const struct anon_marks *marks, size_t block);

/* A walk over the tokens that have one of some marks. */
struct anon_walk {
    const struct anon_marks *marks;
    uint64_t which;
    anon_marks_fn *find; /* or NULL: those that have one of `which` */
    size_t block;
    uint64_t found;  /* in that block */
    uint64_t always; /* tokens it stops at without a mark */
};

static inline struct anon_walk
anon_walk_begin(const struct anon_marks *marks, uint64_t which)
{
    return (struct anon_walk){ marks, which, NULL, SIZE_MAX, 0,
        marks->everything ? ~UINT64_C(0) : 0 };
}

/* The same over the tokens that `find` tells. */
static inline struct anon_walk
anon_walk_where(const struct anon_marks *marks, anon_marks_fn *find)
{
    return (struct anon_walk){ marks, 0, find, SIZE_MAX, 0,
        marks->everything ? ~UINT64_C(0) : 0 };
}

/* The same for what a mark means, and not only where to look. */
static inline struct anon_walk
anon_walk_exactly(const struct anon_marks *marks, uint64_t which)
{
    return (struct anon_walk){ marks, which, NULL, SIZE_MAX, 0, 0 };
}

/* anon_walk_next() beyond the block at hand. */
size_t anon_walk_on(struct anon_walk *walk, size_t from);

/* The first token from `from` on with one of the marks; else marks->tokens. */
static inline size_t
anon_walk_next(struct anon_walk *walk, size_t from)
{
    if (from / 64 == walk->block) {
        uint64_t found = walk->found & ~UINT64_C(0) << (from & 63);

        if (found != 0) {
            return walk->block * 64 + (size_t)__builtin_ctzll(found);
        }
    }
    return anon_walk_on(walk, from);
}

/* Whether one of the `count` (64 at most) tokens from `from` on has one. */
bool anon_marks_within(const struct anon_marks *marks, uint64_t which,
    size_t from, size_t count);

/* How many of tokens [from, end) have one of the marks. */
size_t anon_marks_count(const struct anon_marks *marks, uint64_t which,
    size_t from, size_t end);

/* Wipes and frees; harmless twice. */
void anon_marks_release(struct anon_marks *marks);

#endif
