#include "anonymizer/quasi.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/swar.h"

/* Longest phrase, in words. */
#define WORDS_MAX 4

struct slot {
    uint64_t key;   /* 0: empty */
    uint8_t number; /* of the class, from 1; 0: none */
    uint8_t more;   /* longer phrases begin with this one */
};

static const struct slot slots[] = {
#include "quasi_table.inc"
};

#define SLOT_COUNT (sizeof(slots) / sizeof(slots[0]))

/* Letters of a head, and log2 of the bits of heads; so does pack_quasi.py. */
#define HEAD 6
#define HEAD_BITS 16

static const uint64_t heads[] = {
#include "quasi_heads.inc"
};

_Static_assert(sizeof(heads) * 8 == (size_t)1 << HEAD_BITS, "bits of heads");

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

static const struct slot *
find(uint64_t key)
{
    size_t at = (size_t)key & (SLOT_COUNT - 1);

    while (slots[at].key != 0 && slots[at].key != key) {
        at = (at + 1) & (SLOT_COUNT - 1);
    }
    return slots[at].key == 0 ? NULL : &slots[at];
}

/* Part of a word: a letter or digit, or a byte of one beyond ASCII. */
static bool
is_word(char byte)
{
    return anon_is_alnum(byte) || (byte >= 'A' && byte <= 'Z') ||
        (unsigned char)byte >= 0x80;
}

/* The end of the word that begins at `at`, and its hash put after `hash`. */
static size_t
read_word(struct anon_text text, size_t at, uint64_t *hash)
{
    while (at < text.len && is_word(text.data[at])) {
        char byte = text.data[at++];

        if (byte >= 'A' && byte <= 'Z') {
            byte = (char)(byte | 0x20);
        }
        *hash = anon_hash_byte(*hash, byte);
    }
    return at;
}

/* Whether the letters before `end` are an ending that leaves the meaning. */
static size_t
ending_len(struct anon_text text, size_t begin, size_t end)
{
    static const struct anon_text endings[] = { { "nya", 3 }, { "ku", 2 },
        { "mu", 2 }, { "s", 1 } };
    char last = text.data[end - 1];
    size_t i;

    if (last != 'a' && last != 'u' && last != 's') {
        return 0;
    }
    for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t len = endings[i].len;

        if (end - begin > len + 3 &&
            memcmp(text.data + end - len, endings[i].data, len) == 0) {
            return len;
        }
    }
    return 0;
}

/* The phrase of whole words up to `end`, or without the last one's ending. */
static const struct slot *
look_up(struct anon_text text, size_t begin, size_t end, uint64_t before,
    uint64_t whole)
{
    const struct slot *slot = find(whole);
    size_t ending;

    if (slot != NULL && slot->number > 0) {
        return slot;
    }
    ending = ending_len(text, begin, end);
    if (ending > 0) {
        const struct anon_text stem = { text.data, end - ending };
        const struct slot *found;

        (void)read_word(stem, begin, &before);
        found = find(before);
        return found != NULL && found->number > 0 ? found : slot;
    }
    return slot;
}

/* The longest phrase that begins at `begin`; 0 when there is none. */
static size_t
read_phrase(struct anon_text text, size_t begin, enum anon_quasi *ret_quasi)
{
    uint64_t hash = ANON_HASH_START;
    size_t found = 0;
    size_t at = begin;
    int words;

    for (words = 0; words < WORDS_MAX && at < text.len; words++) {
        uint64_t before = hash;
        size_t end = read_word(text, at, &hash);
        const struct slot *slot = look_up(text, at, end, before, hash);

        if (slot != NULL && slot->number > 0) {
            found = end;
            *ret_quasi = (enum anon_quasi)(slot->number - 1);
        }
        if (slot == NULL || slot->more == 0 || end + 1 >= text.len ||
            !is_word(text.data[end + 1])) {
            break;
        }
        /* One blank, hyphen, slash or apostrophe between two words. */
        if (strchr(" -/'", text.data[end]) == NULL) {
            break;
        }
        hash = anon_hash_byte(hash, ' ');
        at = end + 1;
    }
    return found;
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

/* How many bytes from the first on are is_word(). */
static inline size_t
word_len(uint64_t eight, uint64_t letters)
{
    uint64_t others = ~(letters | eight |
                          anon_swar_range(eight & ~ANON_SWAR_TOPS, '0', '9')) &
        ANON_SWAR_TOPS;

    return others == 0 ? 8 : (size_t)__builtin_ctzll(others) / 8;
}

/* Whether some phrase may begin with the first `len` of these bytes. */
static inline bool
may_begin(uint64_t eight, uint64_t letters, size_t len)
{
    unsigned bits = (unsigned)(len < HEAD ? len : HEAD) * 8;
    uint64_t small = eight | letters >> 2;
    uint64_t head =
        (small & ((UINT64_C(1) << bits) - 1)) * UINT64_C(0x9E3779B97F4A7C15) >>
        (64 - HEAD_BITS);

    return (heads[head >> 6] >> (head & 63) & 1) != 0;
}

/* Behind the word that goes on at `at`. */
static size_t
skip_word(struct anon_text text, size_t at)
{
    size_t len = 8;

    while (len == 8 && at < text.len) {
        uint64_t eight = load(text, at);

        len = word_len(eight, letters_in(eight));
        at += len;
    }
    return at;
}

/* Nearly no word begins a phrase, and this is asked of each. */
bool
anon_quasi_next(struct anon_text text, size_t *at,
    struct anon_quasi_mark *ret_mark)
{
    size_t begin = *at;

    while (begin < text.len) {
        uint64_t eight = load(text, begin);
        uint64_t letters = letters_in(eight);
        size_t len = word_len(eight, letters);

        if (len > 0 && may_begin(eight, letters, len)) {
            size_t end = read_phrase(text, begin, &ret_mark->quasi);

            if (end > 0) {
                ret_mark->begin = begin;
                ret_mark->end = *at = end;
                return true;
            }
        }
        /* What follows a word is none, whatever it is. */
        begin = (len < 8 ? begin + len : skip_word(text, begin + len)) + 1;
    }
    *at = text.len;
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
