#include "anonymizer/quasi.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/quasi_phrase.h"
#include "anonymizer/quasi_table.h"
#include "anonymizer/swar.h"

static const char *const names[ANON_QUASI_COUNT] = {
    [ANON_QUASI_OCCUPATION] = "OCCUPATION",
    [ANON_QUASI_RELIGION] = "RELIGION",
    [ANON_QUASI_ETHNICITY] = "ETHNICITY",
    [ANON_QUASI_MEDICATION] = "MEDICATION",
    [ANON_QUASI_DIAGNOSIS] = "DIAGNOSIS",
    [ANON_QUASI_SCHOOL] = "SCHOOL",
    [ANON_QUASI_EMPLOYER] = "EMPLOYER",
    [ANON_QUASI_EVENT] = "EVENT",
    [ANON_QUASI_CALENDAR] = "CALENDAR",
};

const char *
anon_quasi_name(enum anon_quasi quasi)
{
    return (unsigned)quasi < ANON_QUASI_COUNT ? names[quasi] : "EVENT";
}

/* Eight bytes from `at` on; zeros behind the end. */
static inline uint64_t
load(struct anon_text text, size_t at)
{
    uint64_t eight = 0;

    if (text.len - at >= sizeof(eight)) {
        return anon_swar_load(text.data + at);
    }
    memcpy(&eight, text.data + at, text.len - at);
    return eight;
}

/* The bytes that are letters of ASCII; of others it may say anything. */
static inline uint64_t
letters_in(uint64_t eight)
{
    return anon_swar_range((eight | ANON_SWAR_ONES * 0x20) & ~ANON_SWAR_TOPS,
        'a', 'z');
}

/* The top bits of the bytes that are part of words: those beyond ASCII too. */
static inline uint64_t
words_in(uint64_t eight, uint64_t letters)
{
    return (letters | eight |
               anon_swar_range(eight & ~ANON_SWAR_TOPS, '0', '9')) &
        ANON_SWAR_TOPS;
}

/* How many bytes from the first on are part of a word. */
static inline size_t
word_len(uint64_t eight, uint64_t letters)
{
    uint64_t others = words_in(eight, letters) ^ ANON_SWAR_TOPS;

    return others == 0 ? 8 : (size_t)__builtin_ctzll(others) / 8;
}

/* Behind the word that goes on at `at`. */
static size_t
skip_word(struct anon_text text, size_t at)
{
    size_t len = 8;

    while (len == 8 && at < text.len) {
        uint64_t eight = load(text, at);

        if ((eight & ANON_SWAR_TOPS) != 0) {
            return anon_quasi_word_end(text, at);
        }
        len = word_len(eight, letters_in(eight));
        at += len;
    }
    return at;
}

/* The first `len` bytes. */
static inline uint64_t
first_bytes(uint64_t eight, size_t len)
{
    return len < 8 ? eight & ((UINT64_C(1) << len * 8) - 1) : eight;
}

/*
 * Whether a phrase may begin with the word of `len` bytes and, if it is a short
 * one, what stands behind it.
 */
static inline bool
may_begin(uint64_t eight, uint64_t letters, size_t len)
{
    uint64_t small = eight | letters >> 2;
    size_t next = (len + 1) * 8;
    char mark;

    if (len >= ANON_QUASI_HEAD) {
        return anon_quasi_may_begin(first_bytes(small, ANON_QUASI_HEAD));
    }
    if (anon_quasi_may_begin(first_bytes(small, len))) {
        return true;
    }
    mark = (char)(eight >> len * 8);
    if (mark != ' ' && !anon_is_one_of(mark, "-/'\n")) {
        /* Perhaps an apostrophe of three bytes. */
        return (eight & UINT64_C(0x80) << len * 8) != 0;
    }
    if ((eight & ANON_SWAR_TOPS) != 0) {
        return true;
    }
    return anon_quasi_may_begin(first_bytes(small, len) |
        UINT64_C(0x20) << len * 8 |
        first_bytes(small >> next, word_len(eight >> next, letters >> next))
            << next);
}

/* What begins at `*at`, where a word does; moves `*at` behind the word. */
static inline bool
read_at(struct anon_text text, size_t *at, uint64_t eight,
    struct anon_quasi_mark *ret_mark)
{
    uint64_t letters = letters_in(eight);
    size_t len = word_len(eight, letters);
    size_t begin = *at;
    bool wide = (first_bytes(eight, len) & ANON_SWAR_TOPS) != 0;

    if (wide || may_begin(eight, letters, len)) {
        enum anon_quasi_verdict verdict =
            anon_quasi_read_phrase(text, begin, ret_mark);

        if (verdict != ANON_QUASI_MISS) {
            *at = ret_mark->end;
            return verdict == ANON_QUASI_HIT;
        }
    }
    *at = len < 8 && !wide ? begin + len : skip_word(text, begin);
    return anon_quasi_read_word(text, begin, *at, ret_mark);
}

/* Nearly no word begins a phrase, and this is asked of each. */
bool
anon_quasi_next(struct anon_text text, size_t *at,
    struct anon_quasi_mark *ret_mark)
{
    while (*at < text.len) {
        uint64_t eight = load(text, *at);
        uint64_t words = words_in(eight, letters_in(eight));

        if ((words & 0x80) == 0) {
            *at += words == 0 ? 8 : (size_t)__builtin_ctzll(words) / 8;
        } else if ((eight & 0x80) != 0 &&
            anon_quasi_punctuation(text, *at) > 0) {
            *at += anon_quasi_punctuation(text, *at);
        } else if (read_at(text, at, eight, ret_mark)) {
            return true;
        }
    }
    return false;
}

void
anon_quasi_count(struct anon_text text, struct anon_quasi_tally *tally)
{
    struct anon_quasi_mark mark;
    size_t at = 0;

    while (anon_quasi_next(text, &at, &mark)) {
        tally->counts[mark.quasi]++;
    }
}

unsigned
anon_quasi_classes(const struct anon_quasi_tally *tally)
{
    unsigned classes = 0;
    int i;

    for (i = 0; i < ANON_QUASI_CALENDAR; i++) {
        classes += tally->counts[i] > 0;
    }
    return classes;
}
