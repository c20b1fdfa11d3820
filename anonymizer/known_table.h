#ifndef ANONYMIZER_KNOWN_TABLE_H
#define ANONYMIZER_KNOWN_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "anonymizer/date.h"
#include "anonymizer/hash.h"
#include "anonymizer/known.h"

/*
 * Internal: the forms of recorded identifiers, found by hash.  A key is the
 * anon_hash() of the letters and digits of a form, without accents, blanks or
 * punctuation.
 */
enum anon_form {
    ANON_FORM_WHOLE,    /* the value, or enough of it, in some order */
    ANON_FORM_PART,     /* one name of a person; value: a part */
    ANON_FORM_SHORT,    /* a nickname or truncation; value: a part */
    ANON_FORM_INITIALS, /* "sw" */
    ANON_FORM_COMPOUND, /* "sriw", "gosborn": inside e-mails and handles */
    ANON_FORM_ADDRESS,  /* with the words for streets unified */
    ANON_FORM_SPELLING, /* key: anon_spelling(); value: a part */
    ANON_FORM_DELETED,  /* one or two letters left out; value: a part */
};

/* The key of each kind of form begins with another seed. */
#define ANON_SEED_TEXT ANON_HASH_START
#define ANON_SEED_ADDRESS (ANON_HASH_START ^ 0x5A)
#define ANON_SEED_SPELLING (ANON_HASH_START ^ 0xA5)
#define ANON_SEED_DELETED (ANON_HASH_START ^ 0xC3)

/*
 * Eight bytes: there are some forty for each name.  Where a slot lies and 32
 * other bits of its key make a chance match one in a thousand million looks;
 * nearly all looks end at the filter before.
 */
struct anon_form_slot {
    uint32_t tag;
    uint32_t what; /* 0: empty; else ANON_SLOT_USED, form and value */
};

#define ANON_SLOT_USED (UINT32_C(1) << 31)
#define ANON_SLOT_VALUE_BITS 28
#define ANON_SLOT_VALUE_MAX ((UINT32_C(1) << ANON_SLOT_VALUE_BITS) - 1)

static inline enum anon_form
anon_form_of(const struct anon_form_slot *slot)
{
    return (enum anon_form)(slot->what >> ANON_SLOT_VALUE_BITS & 7);
}

static inline uint32_t
anon_value_of(const struct anon_form_slot *slot)
{
    return slot->what & ANON_SLOT_VALUE_MAX;
}

/* One name of a person, shared by all who have it. */
#define ANON_PART_OWNERS 4
struct anon_part {
    uint32_t text; /* offset in the pool */
    uint16_t len;
    uint8_t owners; /* how many of the identifiers below */
    bool own;       /* one of them is of this case */
    uint32_t owner[ANON_PART_OWNERS];
};

/* What is remembered of an identifier. */
struct anon_known_item {
    enum anon_identifier_kind kind;
    enum anon_origin origin;
    uint32_t person;
    char initials[8]; /* of the parts of a name, NUL-ended */
};

/* A recorded date. */
struct anon_known_date {
    int32_t key; /* month * 32 + day */
    int16_t year;
    bool birth;
    uint32_t item;
};

/* A form on its way into the table. */
struct anon_known_pending {
    uint64_t key;
    uint32_t value;
    enum anon_form form;
};

#define ANON_KNOWN_PENDING 64

struct anon_known {
    struct anon_known_item *items;
    size_t item_count;
    struct anon_form_slot *slots;
    size_t slot_count; /* below 2^32 */
    size_t used;
    bool full; /* there were more forms than there is room for */
    /*
     * There are so few parts, all of this case, that a mistyped word is held
     * against each: there is no ANON_FORM_DELETED.
     */
    bool few;
    /*
     * What anon_known_put() took: where it goes is on its way from memory.
     * NULL for a small table.
     */
    struct anon_known_pending *pending;
    size_t pending_count;
    /*
     * Eight bits for each slot, in words of 64; the three bits of every key
     * that is there are set, all in one word (Putze 2007: a blocked Bloom
     * filter). Nearly all questions are for keys that are not there.  With many
     * identifiers the slots are far larger than any cache, this is not.
     */
    uint64_t *filter;
    struct anon_part *parts;
    size_t part_count;
    size_t part_cap;
    char *pool;
    size_t pool_len;
    size_t pool_cap;
    struct anon_known_date *dates; /* sorted by key */
    size_t date_count;
    size_t date_cap;
    struct anon_date today; /* zeros: derive no ages */
    uint32_t initial[26];   /* 1 + a person of this case, by first letter */
    bool has_birth;
    bool has_address;
    unsigned edits;         /* most edits any part allows */
    size_t longest;         /* most letters of any key of letters */
    size_t longest_address; /* most letters of any key of an address */
    /*
     * Bit l: some part that may be mistyped has l letters (63: or more) and
     * begins with that letter, or has it second; 26: any other character.
     */
    uint64_t first_letters[27];
    uint64_t second_letters[27];
    uint32_t sounds; /* bit anon_known_letter(): some spelling begins so */
    /* Bit h: some key of letters begins with a letter of hash h. */
    uint64_t ones[4];
    /* The same for its first two letters. */
    uint64_t twos[64];
    /*
     * The same for its first three, and for the first six of longer keys: with
     * many identifiers some key begins with nearly any three letters, and few
     * with these.  There are as many bits as the identifiers ask for, in one
     * block.
     */
    uint64_t *heads;
    uint64_t *stems;
    unsigned head_bits; /* log2 of how many */
    unsigned stem_bits;
    uint64_t print; /* tells one set of forms from another */
    /* The same for the first three bytes of the keys of addresses. */
    uint64_t address_heads[64];
};

/* Empties the table, with room for `count` forms. */
enum anon_status anon_known_reserve(struct anon_known *known,
    size_t count) ANON_CHECK_RESULT;

/* Makes room for `count` parts at first; more may follow. */
enum anon_status anon_known_reserve_parts(struct anon_known *known,
    size_t count) ANON_CHECK_RESULT;

/*
 * Adds a form once; no more than four of one form share a key.  It may be found
 * after anon_known_settle().  Without room for it: ANON_ERR_LIMIT, and `full`
 * is set.
 */
enum anon_status anon_known_put(struct anon_known *known, uint64_t key,
    enum anon_form form, uint32_t value) ANON_CHECK_RESULT;

/* Puts into the table what anon_known_put() has taken. */
enum anon_status anon_known_settle(struct anon_known *known) ANON_CHECK_RESULT;

/* Wipes and frees the slots and their filter. */
void anon_known_release_table(struct anon_known *known);

/*
 * The next slot under `key`, or NULL.  `*at` is 0 before the first call and
 * not touched between calls.
 */
const struct anon_form_slot *anon_known_next(const struct anon_known *known,
    uint64_t key, size_t *at);

/* Which of first_letters and second_letters a byte counts under. */
static inline size_t
anon_known_letter(char byte)
{
    size_t letter = (size_t)(unsigned char)byte - 'a';

    return letter < 26 ? letter : 26;
}

/* Asks for where anon_known_next() looks for a key first. */
void anon_known_prefetch(const struct anon_known *known, uint64_t key);

/* Makes room for what anon_known_put_head() remembers of `count` values. */
enum anon_status anon_known_reserve_heads(struct anon_known *known,
    size_t count) ANON_CHECK_RESULT;

/* Remembers that a key of `len` letters begins with `text`, or is it. */
void anon_known_put_head(struct anon_known *known, struct anon_text text,
    size_t len);

/* A hash of the three letters at `text`; its high bits are the best. */
static inline uint32_t
anon_known_head_of(const char *text)
{
    uint32_t head = (unsigned char)text[0] * 31u * 31u +
        (unsigned char)text[1] * 31u + (unsigned char)text[2];

    return head * 2654435761u;
}

/* Whether some key may begin with the three letters at `text`. */
static inline bool
anon_known_has_head(const struct anon_known *known, const char *text)
{
    uint32_t head = anon_known_head_of(text) >> (32 - known->head_bits);

    return (known->heads[head >> 6] >> (head & 63) & 1) != 0;
}

/* The bit of the first two letters, and that of the first six. */
static inline uint32_t
anon_known_two_of(const char *text)
{
    return ((unsigned char)text[0] * 31u + (unsigned char)text[1]) & 4095;
}

#define ANON_KNOWN_STEM 6

static inline uint64_t
anon_known_stem_of(const struct anon_known *known, const char *text)
{
    uint64_t letters = 0;

    memcpy(&letters, text, ANON_KNOWN_STEM);
    return letters * UINT64_C(0x9E3779B97F4A7C15) >> (64 - known->stem_bits);
}

static inline bool
anon_known_has_stem(const struct anon_known *known, const char *text)
{
    uint64_t stem = anon_known_stem_of(known, text);

    return (known->stems[stem >> 6] >> (stem & 63) & 1) != 0;
}

/* Whether a key may begin with `text`, which is not empty. */
static inline bool
anon_known_may_begin(const struct anon_known *known, struct anon_text text)
{
    if (text.len < 3) {
        uint32_t two = text.len < 2 ? 0 : anon_known_two_of(text.data);
        unsigned char one = (unsigned char)text.data[0];

        return text.len < 2 ? (known->ones[one >> 6] >> (one & 63) & 1) != 0
                            : (known->twos[two >> 6] >> (two & 63) & 1) != 0;
    }
    return anon_known_has_head(known, text.data) &&
        (text.len < ANON_KNOWN_STEM || anon_known_has_stem(known, text.data));
}

/* The same for the three bytes that the key of an address begins with. */
static inline uint32_t
anon_known_address_head_of(const char *text)
{
    return anon_known_head_of(text) >> 20;
}

static inline bool
anon_known_has_address_head(const struct anon_known *known, const char *text)
{
    uint32_t head = anon_known_address_head_of(text);

    return (known->address_heads[head >> 6] >> (head & 63) & 1) != 0;
}

/*
 * Adds the part `text` (plain) of identifier `item`, or that owner to the part
 * already there.  `*ret_new` tells whether its forms are still to be put.
 */
enum anon_status anon_known_put_part(struct anon_known *known,
    struct anon_text text, uint32_t item, uint32_t *ret_part,
    bool *ret_new) ANON_CHECK_RESULT;

/* The text of a part. */
struct anon_text anon_known_part_text(const struct anon_known *known,
    uint32_t part);

#endif
