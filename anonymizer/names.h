#ifndef ANONYMIZER_NAMES_H
#define ANONYMIZER_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/context.h"
#include "anonymizer/name_set.h"

/*
 * Internal: the work of anon_detect_name() in steps, each of which marks
 * tokens as parts of names.  Confidence: from 60 a name even for a reader's
 * text, from 30 for research, where what is unexplained goes.
 */
enum {
    ANON_NAME_TITLE = 96, /* after an honorific or a label */
    ANON_NAME_CUED = 92,  /* after a relation or "named" */
    ANON_NAME_RUN = 85,   /* beside a name */
    ANON_NAME_AGAIN = 84, /* a name found elsewhere in the text */
    ANON_NAME_TYPO = 70,  /* one edit from one */
    ANON_NAME_LEARN = 66, /* from here on a name is looked for elsewhere */
    ANON_NAME_LIKELY = 60,
    ANON_NAME_POSSIBLE = 30,
};

struct anon_names {
    struct anon_context context;
    uint8_t *confidence; /* of each token, 0: no name */
    uint64_t *likely;    /* bits: those that are ANON_NAME_LIKELY */
    bool grown;          /* a bit was set there since it was last false */
    const char **rule;
    struct anon_name_set *found; /* in this text */
};

/* Bytes of `confidence` behind the last one, so that eight may be read. */
#define ANON_NAMES_PAD 8

/*
 * The likely names of block `block`, and those `steps` (1 to 63) tokens before
 * one; there is a word of zeros behind the last block.
 */
static inline uint64_t
anon_names_row(const struct anon_names *names, size_t block)
{
    return names->likely[block];
}

static inline uint64_t
anon_names_ahead(const struct anon_names *names, size_t block, unsigned steps)
{
    return names->likely[block] >> steps |
        names->likely[block + 1] << (64 - steps);
}

/*
 * Visits the tokens of each block that `row` tells, in order.  A visit may make
 * tokens likely names: those of the block behind it are asked for anew.
 */
void anon_names_each(struct anon_names *names,
    uint64_t (*row)(const struct anon_names *names, size_t block),
    void (*visit)(struct anon_names *names, size_t index));

/* Whether a word can never be a name, unless a title stands before it. */
static inline bool
anon_names_never(const struct anon_names *names, size_t index)
{
    return names->context.taken[index] ||
        (names->context.document->tokens[index].marks &
            (ANON_MARK_NEVER | ANON_MARK_NUMBER | ANON_MARK_MIXED)) != 0;
}

/* The same, and what needs a cue to be one: months, nations, eponyms. */
bool anon_names_blocked(const struct anon_names *names, size_t index);

/* Whether a list of given names has the word. */
bool anon_names_is_listed(const struct anon_names *names, size_t index);

/* Whether it is a name common enough to be one without a capital. */
bool anon_names_is_common(const struct anon_names *names, size_t index);

/* Marks a token, unless it is marked with more confidence. */
void anon_names_mark(struct anon_names *names, size_t index, uint8_t confidence,
    const char *rule);

/*
 * Marks the name that begins at `index`: that token and what belongs to it.
 * Returns the token after it.
 */
size_t anon_names_mark_run(struct anon_names *names, size_t index,
    uint8_t confidence, const char *rule);

/*
 * Whether a name can begin at `index` after a cue: any capital, or, without
 * one, what has at least these odds.
 */
bool anon_names_begins(const struct anon_names *names, size_t index,
    int lower_odds);

/* `confidence` of a cue before `index`, less when it has no capital. */
uint8_t anon_names_strength(const struct anon_names *names, size_t index,
    uint8_t confidence);

/* Whether the word is a relation, with a clitic or not: "ibunya", "boss". */
bool anon_names_is_kin(const struct anon_names *names, size_t index);

/* Whether it is a pet, which may have any name: "the dog Biscuit". */
bool anon_names_is_pet(const struct anon_names *names, size_t index);

/* Marks names by labels, initials, degrees and the like at one token. */
void anon_names_labels(struct anon_names *names, size_t index);

/* Marks the name after a title at `index`. */
void anon_names_titles(struct anon_names *names, size_t index);

/* Longest line that closes a letter before who signs, in words. */
#define ANON_NAMES_CLOSING 6

/* Marks who speaks or signs in the line that begins at `index`. */
void anon_names_lines(struct anon_names *names, size_t index);

/* Marks names in lists, before an age in brackets, or spoken to. */
void anon_names_listed(struct anon_names *names);

/* The tokens of a block at which one of those of anon_names_cues() may act. */
uint64_t anon_names_cue_row(const struct anon_names *names, size_t block);

/* Marks names after honorifics, relations, labels and verbs of naming. */
void anon_names_cues(struct anon_names *names);

/* Marks names by the odds of each token in its place. */
void anon_names_likely(struct anon_names *names);

/*
 * Extends likely names over their neighbours.  Again with the same ones it
 * finds no more, unless it found some (names->grown).
 */
void anon_names_extend(struct anon_names *names);

/*
 * Bytes at the end of a token that are a clitic (-nya, -ku, -mu) on a name
 * found in this text or in `memory` (which may be NULL), else 0.
 */
size_t anon_names_clitic(const struct anon_names *names,
    const struct anon_name_set *memory, size_t index);

/* Marks the other places of names found, by this text or the memory. */
enum anon_status anon_names_again(struct anon_names *names,
    const struct anon_name_set *memory) ANON_CHECK_RESULT;

#endif
