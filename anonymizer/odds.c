#include <string.h>

#include "anonymizer/context.h"
#include "anonymizer/scratch.h"

/*
 * How likely a token is a name, by the lists alone.  Logarithms to base two.
 */

/* What words of the other language lose against those of this one. */
#define OTHER_LANGUAGE 4
#define INDONESIAN 12

/* Unlisted words: most are names, foreign words and misspellings. */
#define UNLISTED 2
#define UNLISTED_DERIVED (-12)
#define UNLISTED_SHORT (-4)
#define UNLISTED_ENDING 5

/* The question of the memo, and what makes its answers positive. */
#define WEIGH 1
#define ODDS_SHIFT 128

struct affix {
    const char *text;
    const char *put; /* what the stem ends in without it */
};

static const struct affix suffixes_en[] = {
    { "s", "" },
    { "es", "" },
    { "ies", "y" },
    { "ed", "" },
    { "ed", "e" },
    { "ing", "" },
    { "ing", "e" },
    { "ly", "" },
    { "er", "" },
    { "er", "e" },
    { "ers", "" },
    { "ness", "" },
    { "ment", "" },
    { "able", "" },
    { "less", "" },
    { "ful", "" },
    { "ist", "" },
    { "ism", "" },
    { "al", "" },
    { "ity", "" },
    { "in", "ing" },
};

static const struct affix suffixes_id[] = {
    { "nya", "" },
    { "ku", "" },
    { "mu", "" },
    { "kan", "" },
    { "an", "" },
    { "i", "" },
    { "lah", "" },
    { "kah", "" },
    { "pun", "" },
    { "annya", "" },
    { "kannya", "" },
    { "inya", "" },
    { "in", "" },
};

static const char *const prefixes_id[] = {
    "men",
    "meng",
    "mem",
    "meny",
    "me",
    "di",
    "ber",
    "be",
    "ter",
    "ke",
    "pen",
    "peng",
    "pem",
    "per",
    "pe",
    "se",
    "ng",
    "nge",
    "memper",
    "diper",
    "keber",
    "ketidak",
    "bel",
    "pel",
};

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Rarest word whose forms are taken for words; anon_word.rank_en. */
#define STEM_RANK 14

/* Longest word whose parts are looked up. */
#define WORD_MAX_BYTES 40

static bool
is_word(const char *data, size_t len)
{
    const struct anon_word *word = anon_lexicon_find(data, len);

    return word != NULL &&
        ((word->rank_en != 0 && word->rank_en <= STEM_RANK) ||
            (word->rank_id != 0 && word->rank_id <= STEM_RANK));
}

/* "ark" + "an" makes no Indonesian word, "mak" + "an" does. */
static bool
is_indonesian(const char *data, size_t len)
{
    const struct anon_word *word = anon_lexicon_find(data, len);

    return word != NULL && word->rank_id != 0;
}

/* Whether the word without one of the suffixes is listed. */
static bool
has_suffix(struct anon_text word, const struct affix *list, size_t count)
{
    char stem[WORD_MAX_BYTES + 8];
    size_t i;

    for (i = 0; i < count; i++) {
        size_t len = strlen(list[i].text);
        size_t put = strlen(list[i].put);

        if (word.len < len + 3 ||
            memcmp(word.data + word.len - len, list[i].text, len) != 0) {
            continue;
        }
        memcpy(stem, word.data, word.len - len);
        memcpy(stem + word.len - len, list[i].put, put);
        if (is_word(stem, word.len - len + put) &&
            (list != suffixes_id || word.len - len > 3 ||
                is_indonesian(stem, word.len - len))) {
            return true;
        }
    }
    return false;
}

static bool
has_prefix_id(struct anon_text word)
{
    size_t i;

    for (i = 0; i < LEN(prefixes_id); i++) {
        size_t len = strlen(prefixes_id[i]);
        struct anon_text rest = { word.data + len, word.len - len };

        if (word.len < len + 4 || memcmp(word.data, prefixes_id[i], len) != 0) {
            continue;
        }
        if (is_word(rest.data, rest.len) ||
            has_suffix(rest, suffixes_id, LEN(suffixes_id))) {
            return true;
        }
    }
    return false;
}

/* Whether a letter stands three times in a row: "capeeek". */
static bool
stretched(struct anon_text word)
{
    size_t i;

    for (i = 2; i < word.len; i++) {
        if (word.data[i] == word.data[i - 1] &&
            word.data[i] == word.data[i - 2]) {
            return true;
        }
    }
    return false;
}

/* Whether an unlisted word is a form of a listed one. */
static bool
derived(const struct anon_document *document, struct anon_text word)
{
    if (word.len > WORD_MAX_BYTES || stretched(word)) {
        return true;
    }
    if (has_suffix(word, suffixes_en, LEN(suffixes_en))) {
        return true;
    }
    return document->language == ANON_LANGUAGE_ID &&
        (has_suffix(word, suffixes_id, LEN(suffixes_id)) ||
            has_prefix_id(word));
}

/* Whether an unlisted word ends as Javanese and Arabic names do. */
static bool
ends_like_name(struct anon_text word)
{
    static const char *const endings[] = { "anto", "yanto", "wati", "ningsih",
        "wan", "uddin", "udin", "yono", "tono", "jono", "hadi", "yadi", "sari",
        "ningrum", "tini", "yani", "yanti", "anti", "rini", "iyah", "ullah",
        "rahman", "putra", "putri", "kusuma", "jaya", "syah", "illah" };
    size_t i;

    for (i = 0; i < LEN(endings); i++) {
        size_t len = strlen(endings[i]);

        if (word.len > len + 1 &&
            memcmp(word.data + word.len - len, endings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

static int
unlisted_odds(const struct anon_document *document, size_t index)
{
    struct anon_text word = anon_document_word(document, index);
    const struct anon_token *token = &document->tokens[index];

    if ((token->flags & ANON_TOKEN_WORD) == 0 ||
        (token->flags & ANON_TOKEN_MIXED)) {
        return -20;
    }
    if (word.len <= 2) {
        return UNLISTED_SHORT;
    }
    if (derived(document, word)) {
        return UNLISTED_DERIVED;
    }
    return document->language == ANON_LANGUAGE_ID && ends_like_name(word)
        ? UNLISTED_ENDING
        : UNLISTED;
}

static int
smaller(int a, int b)
{
    return a < b ? a : b;
}

static int
weigh(const struct anon_document *document, size_t index)
{
    const struct anon_word *word = document->tokens[index].word;
    int english;
    int indonesian;

    if (word == NULL) {
        return unlisted_odds(document, index);
    }
    english = (int)word->odds_en;
    indonesian = (int)word->odds_id;
    if (word->rank_en == 0 && word->rank_id == 0 && english <= -20 &&
        indonesian <= -20) {
        /* Listed for something else, such as a beginning of a phrase. */
        return unlisted_odds(document, index);
    }
    if (document->language == ANON_LANGUAGE_ID) {
        return smaller(indonesian, english + OTHER_LANGUAGE);
    }
    if (word->rank_en == 0) {
        /* Indonesian words are rarer in English text than foreign names. */
        return english <= -20 ? (word->rank_id <= 8 ? UNLISTED_DERIVED : 0)
                              : smaller(english, indonesian + INDONESIAN);
    }
    return smaller(english, indonesian + INDONESIAN);
}

int
anon_context_weigh(const struct anon_document *document, size_t index)
{
    struct anon_memo *memo = document->scratch->odds;
    uint64_t key;
    uint8_t odds;

    if (memo == NULL) {
        return weigh(document, index);
    }
    key =
        anon_memo_key(document->tokens[index].hash, WEIGH + document->language);
    if (!anon_memo_find(memo, key, &odds)) {
        odds = (uint8_t)(weigh(document, index) + ODDS_SHIFT);
        anon_memo_put(memo, key, odds);
    }
    return (int)odds - ODDS_SHIFT;
}

size_t
anon_context_clitic(const struct anon_context *context, size_t index,
    uint32_t flags)
{
    static const char *const clitics[] = { "nya", "ku", "mu" };
    struct anon_text word = anon_document_word(context->document, index);
    char last = word.data[word.len - 1];
    size_t i;

    if (last != 'a' && last != 'u') {
        return 0;
    }
    for (i = 0; i < LEN(clitics); i++) {
        size_t len = strlen(clitics[i]);
        const struct anon_word *stem;

        if (word.len < len + 2 ||
            memcmp(word.data + word.len - len, clitics[i], len) != 0) {
            continue;
        }
        stem = anon_lexicon_find(word.data, word.len - len);
        if (stem != NULL && (stem->flags & flags)) {
            return len;
        }
    }
    return 0;
}
