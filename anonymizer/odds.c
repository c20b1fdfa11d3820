#include <string.h>

#include "anonymizer/context.h"
#include "anonymizer/hash.h"
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
    size_t len;
    const char *put; /* what the stem ends in without it */
};

#define AFFIX(text, put)                                                       \
    {                                                                          \
        text, sizeof(text) - 1, put                                            \
    }

/* By the last letter, of prefixes the first: the others need no look. */
static const struct affix suffixes_en[] = {
    AFFIX("ed", ""),
    AFFIX("ed", "e"),
    AFFIX("able", ""),
    AFFIX("ing", ""),
    AFFIX("ing", "e"),
    AFFIX("ful", ""),
    AFFIX("al", ""),
    AFFIX("ism", ""),
    AFFIX("in", "ing"),
    AFFIX("er", ""),
    AFFIX("er", "e"),
    AFFIX("s", ""),
    AFFIX("es", ""),
    AFFIX("ies", "y"),
    AFFIX("ers", ""),
    AFFIX("ness", ""),
    AFFIX("less", ""),
    AFFIX("ment", ""),
    AFFIX("ist", ""),
    AFFIX("ly", ""),
    AFFIX("ity", ""),
};

static const struct affix suffixes_id[] = {
    AFFIX("nya", ""),
    AFFIX("annya", ""),
    AFFIX("kannya", ""),
    AFFIX("inya", ""),
    AFFIX("lah", ""),
    AFFIX("kah", ""),
    AFFIX("i", ""),
    AFFIX("kan", ""),
    AFFIX("an", ""),
    AFFIX("pun", ""),
    AFFIX("in", ""),
    AFFIX("ku", ""),
    AFFIX("mu", ""),
};

static const struct affix prefixes_id[] = {
    AFFIX("ber", ""),
    AFFIX("be", ""),
    AFFIX("bel", ""),
    AFFIX("di", ""),
    AFFIX("diper", ""),
    AFFIX("ke", ""),
    AFFIX("keber", ""),
    AFFIX("ketidak", ""),
    AFFIX("men", ""),
    AFFIX("meng", ""),
    AFFIX("mem", ""),
    AFFIX("meny", ""),
    AFFIX("me", ""),
    AFFIX("memper", ""),
    AFFIX("ng", ""),
    AFFIX("nge", ""),
    AFFIX("pen", ""),
    AFFIX("peng", ""),
    AFFIX("pem", ""),
    AFFIX("per", ""),
    AFFIX("pe", ""),
    AFFIX("pel", ""),
    AFFIX("se", ""),
    AFFIX("ter", ""),
};

#define LEN(array) (sizeof(array) / sizeof((array)[0]))

/* Rarest word whose forms are taken for words; anon_word.rank_en. */
#define STEM_RANK 14

/* Longest word whose parts are looked up. */
#define WORD_MAX_BYTES 40

/*
 * A word whose parts are asked for: the hash of each beginning, so that a stem
 * is looked up without being hashed again.
 */
struct parts {
    struct anon_text word;
    uint64_t hashes[WORD_MAX_BYTES + 1]; /* of the first n bytes */
};

static void
read_parts(struct anon_text word, struct parts *ret_parts)
{
    uint64_t hash = ANON_HASH_START;
    size_t i;

    ret_parts->word = word;
    for (i = 0; i < word.len; i++) {
        ret_parts->hashes[i] = hash;
        hash = anon_hash_byte(hash, word.data[i]);
    }
    ret_parts->hashes[word.len] = hash;
}

static bool
is_plain(struct anon_text word)
{
    size_t i;

    for (i = 0; i < word.len && (unsigned char)word.data[i] < 0x80; i++) {
    }
    return i == word.len;
}

/* What is known of the first `len` bytes with `put` behind them. */
static const struct anon_word *
stem_of(const struct parts *parts, size_t len, const char *put)
{
    char stem[WORD_MAX_BYTES + 8];
    uint64_t hash = parts->hashes[len];

    if (is_plain((struct anon_text){ parts->word.data, len })) {
        return anon_lexicon_find_plain(anon_hash(hash, put, strlen(put)));
    }
    memcpy(stem, parts->word.data, len);
    memcpy(stem + len, put, strlen(put));
    return anon_lexicon_find(stem, len + strlen(put));
}

static bool
is_word(const struct anon_word *word)
{
    return word != NULL &&
        ((word->rank_en != 0 && word->rank_en <= STEM_RANK) ||
            (word->rank_id != 0 && word->rank_id <= STEM_RANK));
}

/* Whether the word without one of the suffixes is listed. */
static bool
has_suffix(struct anon_text word, const struct affix *list, size_t count)
{
    char last = word.data[word.len - 1];
    struct parts parts;
    size_t i;

    parts.word.data = NULL;
    for (i = 0; i < count && list[i].text[list[i].len - 1] <= last; i++) {
        size_t len = list[i].len;
        const struct anon_word *stem;

        if (last != list[i].text[len - 1] || word.len < len + 3 ||
            memcmp(word.data + word.len - len, list[i].text, len) != 0) {
            continue;
        }
        if (parts.word.data == NULL) {
            read_parts(word, &parts);
        }
        stem = stem_of(&parts, word.len - len, list[i].put);
        /* "ark" + "an" makes no Indonesian word, "mak" + "an" does. */
        if (is_word(stem) &&
            (list != suffixes_id || word.len - len > 3 || stem->rank_id != 0)) {
            return true;
        }
    }
    return false;
}

static bool
has_prefix_id(struct anon_text word)
{
    size_t i;

    for (i = 0; i < LEN(prefixes_id) && prefixes_id[i].text[0] <= word.data[0];
         i++) {
        size_t len = prefixes_id[i].len;
        struct anon_text rest = { word.data + len, word.len - len };

        if (word.data[0] != prefixes_id[i].text[0] || word.len < len + 4 ||
            memcmp(word.data, prefixes_id[i].text, len) != 0) {
            continue;
        }
        if (is_word(anon_lexicon_find(rest.data, rest.len)) ||
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
    static const struct affix endings[] = {
        AFFIX("putra", ""),
        AFFIX("kusuma", ""),
        AFFIX("jaya", ""),
        AFFIX("iyah", ""),
        AFFIX("ullah", ""),
        AFFIX("syah", ""),
        AFFIX("illah", ""),
        AFFIX("wati", ""),
        AFFIX("hadi", ""),
        AFFIX("yadi", ""),
        AFFIX("sari", ""),
        AFFIX("tini", ""),
        AFFIX("yani", ""),
        AFFIX("yanti", ""),
        AFFIX("anti", ""),
        AFFIX("rini", ""),
        AFFIX("putri", ""),
        AFFIX("ningsih", ""),
        AFFIX("ningrum", ""),
        AFFIX("wan", ""),
        AFFIX("uddin", ""),
        AFFIX("udin", ""),
        AFFIX("rahman", ""),
        AFFIX("anto", ""),
        AFFIX("yanto", ""),
        AFFIX("yono", ""),
        AFFIX("tono", ""),
        AFFIX("jono", ""),
    };
    char last = word.data[word.len - 1];
    size_t i;

    for (i = 0; i < LEN(endings); i++) {
        size_t len = endings[i].len;

        if (last == endings[i].text[len - 1] && word.len > len + 1 &&
            memcmp(word.data + word.len - len, endings[i].text, len) == 0) {
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

/* Words may be listed for something else, such as a beginning of a phrase. */
static bool
is_unlisted(const struct anon_word *word)
{
    return word == NULL ||
        (word->rank_en == 0 && word->rank_id == 0 && word->odds_en <= -20 &&
            word->odds_id <= -20);
}

static int
listed_odds(const struct anon_document *document, const struct anon_word *word)
{
    int english = (int)word->odds_en;
    int indonesian = (int)word->odds_id;

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
    const struct anon_word *word = document->tokens[index].word;
    struct anon_memo *memo = document->scratch->odds;
    uint64_t key;
    uint8_t odds;

    if (!is_unlisted(word)) {
        return listed_odds(document, word);
    }
    if (memo == NULL) {
        return unlisted_odds(document, index);
    }
    key =
        anon_memo_key(document->tokens[index].hash, WEIGH + document->language);
    if (!anon_memo_find(memo, key, &odds)) {
        odds = (uint8_t)(unlisted_odds(document, index) + ODDS_SHIFT);
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
