#include "anonymizer/rare.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/lexicon.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
    WORD_MAX = 48,    /* longest in a word list; a longer one is rare */
    WORD_MIN = 3,     /* shorter ones tell nothing by being rare */
    DIGITS_MIN = 3,   /* 21 is a score or a count */
    RANK_RARE = 17,   /* behind the 32,768th of its language */
    RANK_CAPITAL = 12 /* behind the 1,024th */
};

/* Words with a capital that name nobody. */
#define NAMELESS                                                               \
    (ANON_WORD_SAFE | ANON_WORD_WEEKDAY | ANON_WORD_MONTH |                    \
        ANON_WORD_HONORIFIC | ANON_WORD_KIN | ANON_WORD_LABEL |                \
        ANON_WORD_CREDENTIAL | ANON_WORD_EPONYM | ANON_WORD_INSTRUMENT)

static bool
is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

static bool
is_word(char byte)
{
    return anon_is_alnum(byte) || is_upper(byte) || (unsigned char)byte >= 0x80;
}

/* Of two ranks the one that says more often; 0 is none. */
static uint8_t
better(uint8_t left, uint8_t right)
{
    if (left == 0 || right == 0) {
        return left == 0 ? right : left;
    }
    return left < right ? left : right;
}

static uint8_t
rank_of(const char *word, size_t len)
{
    const struct anon_word *found = anon_lexicon_find(word, len);

    return found == NULL ? 0 : better(found->rank_en, found->rank_id);
}

/* The rank of a word without what is put before or behind words; 0: none. */
static uint8_t
rank_of_stem(const char *word, size_t len)
{
    static const char *const before[] = { "", "me", "mem", "men", "meng",
        "meny", "di", "ber", "ter", "pe", "pem", "pen", "peng", "per", "se",
        "ke", "un", "re", "non" };
    static const char *const behind[] = { "", "nya", "ku", "mu", "lah", "kah",
        "pun", "kan", "an", "i", "s", "es", "d", "ed", "ing", "ly", "er",
        "ness" };
    uint8_t best = 0;

    for (size_t i = 0; i < COUNT(before); i++) {
        size_t head = strlen(before[i]);

        if (head + WORD_MIN > len || memcmp(word, before[i], head) != 0) {
            continue;
        }
        for (size_t k = 0; k < COUNT(behind); k++) {
            size_t tail = strlen(behind[k]);

            if (head + tail + WORD_MIN <= len &&
                memcmp(word + len - tail, behind[k], tail) == 0) {
                best = better(best, rank_of(word + head, len - head - tail));
            }
        }
    }
    return best;
}

/* Whether a sentence, a line or a list item begins before byte `at`. */
static bool
begins_sentence(struct anon_text text, size_t at)
{
    while (at > 0 && anon_is_one_of(text.data[at - 1], " \t\"'(*#-")) {
        at--;
    }
    return at == 0 || anon_is_one_of(text.data[at - 1], ".!?:\n\r");
}

/* A number that goes on with digits behind one mark: 2,500 or 14:30. */
static size_t
number_end(struct anon_text text, size_t at, size_t *ret_digits)
{
    size_t run = 0;

    *ret_digits = 0;
    while (at < text.len) {
        if (anon_is_digit(text.data[at])) {
            run++;
            *ret_digits = run > *ret_digits ? run : *ret_digits;
        } else if (is_word(text.data[at])) {
            run = 0;
        } else if (at + 1 < text.len &&
            anon_is_one_of(text.data[at], ".,:/-") &&
            anon_is_digit(text.data[at + 1])) {
            run = 0;
        } else {
            break;
        }
        at++;
    }
    return at;
}

static bool
mark_number(struct anon_text text, size_t begin, size_t *at,
    struct anon_rare_mark *ret_mark)
{
    size_t digits;

    *at = number_end(text, begin, &digits);
    ret_mark->rare = ANON_RARE_NUMBER;
    ret_mark->commonness = digits > 4 ? 0 : digits > 3 ? 3 : 5;
    return digits >= DIGITS_MIN;
}

/* A capital where none has to be. */
static bool
mark_capital(const struct anon_word *word, uint8_t rank,
    struct anon_rare_mark *ret_mark)
{
    bool name = word != NULL && (word->odds_en > 0 || word->odds_id > 0);

    if ((word != NULL && (word->flags & NAMELESS) != 0) ||
        (!name && rank != 0 && rank < RANK_CAPITAL)) {
        return false;
    }
    ret_mark->rare = ANON_RARE_CAPITAL;
    ret_mark->commonness = name ? 1 : rank == 0 ? 2 : 5;
    return true;
}

static bool
mark_word(struct anon_text text, size_t begin, size_t end,
    struct anon_rare_mark *ret_mark)
{
    const struct anon_word *found;
    char folded[WORD_MAX];
    size_t len = end - begin;
    uint8_t rank;

    ret_mark->rare = ANON_RARE_WORD;
    ret_mark->commonness = 2;
    if (len < WORD_MIN || len > sizeof(folded)) {
        return len > sizeof(folded);
    }
    for (size_t i = 0; i < len; i++) {
        char byte = text.data[begin + i];

        folded[i] = is_upper(byte) ? (char)(byte | 0x20) : byte;
    }
    found = anon_lexicon_find(folded, len);
    rank = rank_of_stem(folded, len);
    if (is_upper(text.data[begin]) && !begins_sentence(text, begin)) {
        return mark_capital(found, rank, ret_mark);
    }
    ret_mark->commonness = rank == 0 ? 2 : 4;
    return rank == 0 || rank >= RANK_RARE;
}

bool
anon_rare_next(struct anon_text text, size_t *at,
    struct anon_rare_mark *ret_mark)
{
    while (*at < text.len) {
        size_t begin = *at;
        bool marked;

        if (!is_word(text.data[begin])) {
            (*at)++;
            continue;
        }
        if (anon_is_digit(text.data[begin])) {
            marked = mark_number(text, begin, at, ret_mark);
        } else {
            while (*at < text.len && is_word(text.data[*at])) {
                (*at)++;
            }
            marked = mark_word(text, begin, *at, ret_mark);
        }
        if (marked) {
            ret_mark->begin = begin;
            ret_mark->end = *at;
            return true;
        }
    }
    return false;
}
