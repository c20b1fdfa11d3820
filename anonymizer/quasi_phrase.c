#include "anonymizer/quasi_phrase.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/hash.h"
#include "anonymizer/quasi_table.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

enum {
    WORDS_MAX = 5, /* of a phrase */
    OPEN_MIN = 3,  /* letters of a word that is in no list */
    DOSED_MIN = 5, /* letters of a medicine that is in no list */
    DOSE_MAX = 8,  /* bytes of a number and its unit */
    TAIL_MIN = 4,  /* letters of an ending; so does data/pack_quasi.py */
    TAIL_MAX = 9,
    BEFORE_TAIL = 2, /* letters before an ending */
};

static bool
is_upper(char byte)
{
    return byte >= 'A' && byte <= 'Z';
}

/* Part of a word: a letter or digit, or a byte of one beyond ASCII. */
static bool
is_word(char byte)
{
    return anon_is_alnum(byte) || is_upper(byte);
}

size_t
anon_quasi_punctuation(struct anon_text text, size_t at)
{
    return text.len - at >= 3 && text.data[at] == '\xE2' &&
            text.data[at + 1] == '\x80'
        ? 3
        : 0;
}

/* The letter without its mark of U+00C0 to U+00FF, or the byte as it is. */
static char
plain_letter(struct anon_text text, size_t *at)
{
    static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuyts";
    char byte = text.data[(*at)++];

    if (is_upper(byte)) {
        return (char)(byte | 0x20);
    }
    if (byte == '\xC3' && *at < text.len &&
        (unsigned char)text.data[*at] >= 0x80) {
        return latin[(unsigned char)text.data[(*at)++] & 0x1F];
    }
    return byte;
}

/* The end of the word that begins at `at`, and its hash put after `hash`. */
static size_t
read_letters(struct anon_text text, size_t at, uint64_t *hash)
{
    while (at < text.len && is_word(text.data[at]) &&
        (text.data[at] != '\xE2' || anon_quasi_punctuation(text, at) == 0)) {
        *hash = anon_hash_byte(*hash, plain_letter(text, &at));
    }
    return at;
}

size_t
anon_quasi_word_end(struct anon_text text, size_t at)
{
    uint64_t unused = 0;

    return read_letters(text, at, &unused);
}

/* Where the next word of a phrase begins, behind one mark; 0: none does. */
static size_t
next_word(struct anon_text text, size_t end)
{
    size_t mark = end >= text.len ? 0
        : anon_is_one_of(text.data[end], " -/'\n")
        ? 1
        : anon_quasi_punctuation(text, end);

    /* Of those beyond ASCII the apostrophe U+2019 and hyphens do. */
    if (mark == 3 && text.data[end + 2] != '\x99' &&
        text.data[end + 2] != '\x90' && text.data[end + 2] != '\x91') {
        return 0;
    }
    if (mark == 0 || end + mark >= text.len ||
        !is_word(text.data[end + mark]) ||
        anon_quasi_punctuation(text, end + mark) > 0) {
        return 0;
    }
    return end + mark;
}

/* How many letters before `end` are an ending that leaves the meaning. */
static size_t
ending_len(struct anon_text text, size_t begin, size_t end)
{
    static const struct anon_text endings[] = { { "nya", 3 }, { "ku", 2 },
        { "mu", 2 }, { "s", 1 } };
    char last = text.data[end - 1];

    if (last != 'a' && last != 'u' && last != 's') {
        return 0;
    }
    for (size_t i = 0; i < COUNT(endings); i++) {
        size_t len = endings[i].len;

        if (end - begin > len + 3 &&
            memcmp(text.data + end - len, endings[i].data, len) == 0) {
            return len;
        }
    }
    return 0;
}

/* The phrase of whole words up to `end`, or without the last one's ending. */
static uint32_t
look_up(struct anon_text text, size_t begin, size_t end, uint64_t before,
    uint64_t whole)
{
    uint32_t entry = anon_quasi_find(whole);
    size_t ending;

    if (anon_quasi_own(entry) > 0) {
        return entry;
    }
    ending = ending_len(text, begin, end);
    if (ending > 0) {
        const struct anon_text stem = { text.data, end - ending };
        uint32_t found;

        (void)read_letters(stem, begin, &before);
        found = anon_quasi_find(before);
        if (!anon_quasi_needs_capital(found) || is_upper(text.data[begin])) {
            entry |= anon_quasi_own(found);
        }
    }
    return entry;
}

/* Whether the phrase may stand for what the table says of it. */
static bool
is_own(struct anon_text text, size_t begin, uint32_t entry)
{
    unsigned own = anon_quasi_own(entry);

    return own > 0 && own != ANON_QUASI_STOP &&
        (!anon_quasi_needs_capital(entry) || is_upper(text.data[begin]));
}

/* The longest phrase that begins at `begin`, but not by what may follow. */
static unsigned
read_listed(struct anon_text text, size_t begin, size_t *ret_end)
{
    uint64_t hash = ANON_HASH_START;
    unsigned own = 0;
    size_t at = begin;

    for (int words = 0; words < WORDS_MAX; words++) {
        uint64_t before = hash;
        size_t end = read_letters(text, at, &hash);
        uint32_t entry = look_up(text, at, end, before, hash);

        if (is_own(text, begin, entry)) {
            own = anon_quasi_own(entry);
            *ret_end = end;
        }
        at = anon_quasi_has_longer(entry) ? next_word(text, end) : 0;
        if (at == 0) {
            break;
        }
        hash = anon_hash_byte(hash, ' ');
    }
    return own;
}

/* The end of a word that may be the name of something; 0: it is none. */
static size_t
read_noun(struct anon_text text, size_t at)
{
    uint64_t hash = ANON_HASH_START;
    size_t end = read_letters(text, at, &hash);
    uint32_t entry = anon_quasi_find(hash);

    if (end - at < OPEN_MIN || anon_is_digit(text.data[at]) ||
        anon_quasi_own(entry) == ANON_QUASI_STOP) {
        return 0;
    }
    return end;
}

/* "guru melihat": what the teacher did is no subject he teaches. */
static bool
is_verb(struct anon_text text, size_t begin, size_t end)
{
    static const char *const before[] = { "mem", "men", "di", "ber", "ter" };

    for (size_t i = 0; end - begin > 5 && i < COUNT(before); i++) {
        if (memcmp(text.data + begin, before[i], strlen(before[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* Two words may say what somebody is or has. */
static size_t
read_second(struct anon_text text, size_t end, unsigned open)
{
    size_t next = end < text.len && text.data[end] != '\n' &&
            (open == 1 + ANON_QUASI_OCCUPATION ||
                open == 1 + ANON_QUASI_DIAGNOSIS)
        ? next_word(text, end)
        : 0;
    size_t second = next > 0 ? read_noun(text, next) : 0;

    return second > 0 ? second : end;
}

/*
 * Reads the word at `at` as the phrase [begin, at) tells what it is.  "the
 * only" makes unique who is of a class.
 */
static bool
read_open(struct anon_text text, size_t at, uint32_t entry,
    struct anon_quasi_mark *mark)
{
    unsigned open = anon_quasi_open(entry);
    size_t listed_end = at;
    unsigned listed = read_listed(text, at, &listed_end);
    size_t end;

    if (open == 1 + ANON_QUASI_EVENT) {
        return listed > 0 && listed <= 1 + ANON_QUASI_DIAGNOSIS;
    }
    end = read_noun(text, at);
    if (end == 0 || listed == ANON_QUASI_SAFE) {
        return false;
    }
    if (anon_quasi_is_cue(entry)) {
        mark->begin = at;
        mark->end = read_second(text, end, open);
        return listed == 0;
    }
    mark->end = listed_end > end ? listed_end : end;
    return !is_verb(text, at, end) && !is_upper(text.data[at]);
}

/* "like a pilot": that is nobody's work and nothing that happened. */
static bool
is_figure(struct anon_text text, const struct anon_quasi_mark *mark)
{
    static const struct anon_text before[] = { { "like a ", 7 },
        { "like an ", 8 }, { "as if a ", 8 }, { "seperti ", 8 },
        { "bagai ", 6 }, { "bagaikan ", 9 }, { "ibarat ", 7 } };

    if (mark->quasi != ANON_QUASI_OCCUPATION &&
        mark->quasi != ANON_QUASI_EMPLOYER && mark->quasi != ANON_QUASI_EVENT) {
        return false;
    }
    for (size_t i = 0; i < COUNT(before); i++) {
        size_t len = before[i].len;

        if (mark->begin >= len &&
            memcmp(text.data + mark->begin - len, before[i].data, len) == 0 &&
            (mark->begin == len || text.data[mark->begin - len - 1] == ' ')) {
            return true;
        }
    }
    return false;
}

/* What is known after each further word of a phrase. */
static void
read_entry(struct anon_text text, size_t end, uint32_t entry,
    struct anon_quasi_mark *mark, unsigned *own)
{
    size_t next = anon_quasi_open(entry) > 0 ? next_word(text, end) : 0;
    struct anon_quasi_mark open = { mark->begin, end, mark->quasi };

    if (is_own(text, mark->begin, entry)) {
        *own = anon_quasi_own(entry);
        mark->end = end;
    }
    if (next > 0 && read_open(text, next, entry, &open)) {
        *own = anon_quasi_open(entry);
        *mark = open;
    }
}

enum anon_quasi_verdict
anon_quasi_read_phrase(struct anon_text text, size_t begin,
    struct anon_quasi_mark *ret_mark)
{
    struct anon_quasi_mark found = { begin, begin, ANON_QUASI_COUNT };
    uint64_t hash = ANON_HASH_START;
    unsigned own = 0;
    size_t at = begin;

    for (int words = 0; words < WORDS_MAX; words++) {
        struct anon_quasi_mark mark = { begin, begin, ANON_QUASI_COUNT };
        uint64_t before = hash;
        size_t end = read_letters(text, at, &hash);
        uint32_t entry = look_up(text, at, end, before, hash);

        read_entry(text, end, entry, &mark, &own);
        found = mark.end > begin ? mark : found;
        at = anon_quasi_has_longer(entry) ? next_word(text, end) : 0;
        if (at == 0) {
            break;
        }
        hash = anon_hash_byte(hash, ' ');
    }
    if (own == 0) {
        return ANON_QUASI_MISS;
    }
    found.quasi = (enum anon_quasi)(own - 1);
    *ret_mark = found;
    return own == ANON_QUASI_SAFE || is_figure(text, &found) ? ANON_QUASI_SKIP
                                                             : ANON_QUASI_HIT;
}

/* Whether a dose stands at `at`: "50 mg", "0.5mg". */
static bool
is_dose(struct anon_text text, size_t at)
{
    size_t from = at;

    while (at < text.len && at - from < DOSE_MAX &&
        (anon_is_digit(text.data[at]) || anon_is_one_of(text.data[at], ".,"))) {
        at++;
    }
    if (at < text.len && text.data[at] == ' ') {
        at++;
    }
    if (text.len - at > 3 && memcmp(text.data + at, "mcg", 3) == 0) {
        at++;
    }
    return text.len - at >= 2 && text.data[at + 1] == 'g' &&
        anon_is_one_of(text.data[at], "mcM") &&
        (text.len - at == 2 || !is_word(text.data[at + 2]));
}

static bool
read_dosed(struct anon_text text, size_t begin, size_t end)
{
    return end - begin >= DOSED_MIN && text.len - end > 3 &&
        text.data[end] == ' ' && anon_is_digit(text.data[end + 1]) &&
        is_dose(text, end + 1) && read_noun(text, begin) == end;
}

/* What the ending of [begin, end) says; 0: nothing. */
static unsigned
read_tail(struct anon_text text, size_t begin, size_t end)
{
    size_t most = end - begin - BEFORE_TAIL;

    for (size_t len = most < TAIL_MAX ? most : TAIL_MAX; len >= TAIL_MIN;
         len--) {
        const struct anon_text tail = { text.data, end };
        uint64_t hash = anon_hash_byte(ANON_HASH_START, '-');

        (void)read_letters(tail, end - len, &hash);
        if (anon_quasi_own(anon_quasi_find(hash)) > 0) {
            return anon_quasi_own(anon_quasi_find(hash));
        }
    }
    return 0;
}

bool
anon_quasi_read_word(struct anon_text text, size_t begin, size_t end,
    struct anon_quasi_mark *ret_mark)
{
    unsigned own = 0;
    uint32_t four;

    if (read_dosed(text, begin, end)) {
        own = 1 + ANON_QUASI_MEDICATION;
    } else if (end - begin >= TAIL_MIN + BEFORE_TAIL + 1) {
        memcpy(&four, text.data + end - sizeof(four), sizeof(four));
        if (anon_quasi_may_end(four)) {
            own = read_tail(text, begin, end);
            if (own == 0) {
                end -= ending_len(text, begin, end);
                own = read_tail(text, begin, end);
            }
        }
    }
    /* A trade with a capital is somebody's name. */
    if (own == 0 ||
        (own == 1 + ANON_QUASI_OCCUPATION && is_upper(text.data[begin]))) {
        return false;
    }
    *ret_mark =
        (struct anon_quasi_mark){ begin, end, (enum anon_quasi)(own - 1) };
    return true;
}
