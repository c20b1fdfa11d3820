#include "anonymizer/token.h"

#include <string.h>

#include <unictype.h>

#include "anonymizer/hash.h"
#include "anonymizer/utf8.h"
#include "anonymizer/wipe.h"

/* Words longer than this are in no list. */
#define LISTED_MAX 48

struct tokens {
    struct anon_token *items;
    size_t len;
    size_t cap;
    size_t expected; /* how many there may be */
};

/* Bytes of a text to one token, with what follows it, at least. */
#define TOKEN_BYTES 5

enum kind {
    KIND_OTHER,
    KIND_LETTER,
    KIND_DIGIT,
};

/* The kind of the character at `at`, and its length. */
static inline enum kind
kind_at(const struct anon_folded *folded, size_t at, size_t *ret_len)
{
    unsigned char byte = (unsigned char)folded->data[at];
    struct anon_text text = { folded->data, folded->len };
    uint32_t character;

    *ret_len = 1;
    if ((unsigned char)(byte - 'a') < 26) {
        return KIND_LETTER;
    }
    if ((unsigned char)(byte - '0') < 10) {
        return KIND_DIGIT;
    }
    if (byte < 0x80) {
        return KIND_OTHER;
    }
    *ret_len = anon_utf8_next(text, at, &character);
    if (character < 0x250) {
        return character >= 0xC0 && character != 0xD7 && character != 0xF7
            ? KIND_LETTER
            : KIND_OTHER;
    }
    return uc_is_general_category_withtable(character,
               UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M)
        ? KIND_LETTER
        : KIND_OTHER;
}

/* How many of bytes [begin, end) began an upper case letter. */
static size_t
count_upper(const struct anon_folded *folded, size_t begin, size_t end)
{
    size_t count = 0;

    while (begin < end) {
        size_t len = end - begin > 56 ? 56 : end - begin;
        uint64_t bits;

        /* 56 bits and up to 7 before them; `upper` is padded for this. */
        memcpy(&bits, folded->upper + (begin >> 3), sizeof(bits));
        bits = bits >> (begin & 7) & ((UINT64_C(1) << len) - 1);
        for (; bits != 0; bits &= bits - 1) {
            count++;
        }
        begin += len;
    }
    return count;
}

/* Length of 's, 'll, 're, 've, 'd or 'm at `at`, when a word ends there. */
static size_t
contraction_len(const struct anon_folded *folded, size_t at)
{
    static const char *const endings[] = { "s", "ll", "re", "ve", "d", "m" };
    size_t i;

    for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
        size_t len = strlen(endings[i]);
        size_t next_len;

        /* The folded text ends in a NUL, so this stays inside it. */
        if (strncmp(folded->data + at + 1, endings[i], len) == 0 &&
            kind_at(folded, at + 1 + len, &next_len) == KIND_OTHER) {
            return 1 + len;
        }
    }
    return 0;
}

/* What read_token() counts. */
struct counts {
    size_t letters;
    size_t uppers;
    size_t digits;
    bool plain; /* ASCII only */
};

/*
 * Reads ASCII letters and digits from byte `at` on; most of a text goes this
 * way.  Returns where they end.
 */
static size_t
read_plain(const struct anon_folded *folded, size_t at, uint64_t *hash,
    struct counts *counts)
{
    const char *data = folded->data;
    size_t begin = at;
    uint64_t key = *hash;
    size_t digits = 0;

    for (;; at++) {
        unsigned char byte = (unsigned char)data[at];

        if ((unsigned char)(byte - '0') < 10) {
            digits++;
        } else if ((unsigned char)(byte - 'a') >= 26) {
            break;
        }
        key = anon_hash_byte(key, (char)byte);
    }
    *hash = key;
    counts->digits += digits;
    counts->letters += at - begin - digits;
    counts->uppers += count_upper(folded, begin, at);
    return at;
}

/* Reads the word or number at token->begin; `*at` moves behind it. */
static void
read_token(const struct anon_folded *folded, struct anon_token *token,
    size_t *at)
{
    struct counts counts = { 0, 0, 0, true };
    uint64_t hash = ANON_HASH_START;
    uint32_t flags = 0;
    size_t skip = 0;
    size_t i = *at;
    size_t len;

    while ((i = read_plain(folded, i, &hash, &counts)) < folded->len) {
        enum kind kind = kind_at(folded, i, &len);

        if (kind == KIND_LETTER) {
            counts.plain = false;
            counts.letters++;
            counts.uppers += anon_folded_upper(folded, i);
            hash = anon_hash(hash, folded->data + i, len);
            i += len;
            continue;
        }
        if (folded->data[i] != '\'' || counts.letters == 0 ||
            kind_at(folded, i + 1, &len) != KIND_LETTER) {
            break;
        }
        skip = contraction_len(folded, i);
        if (skip > 0) {
            break;
        }
        hash = anon_hash_byte(hash, '\'');
        i++;
    }
    flags |= anon_folded_upper(folded, *at) ? ANON_TOKEN_CAPITAL : 0;
    flags |= counts.plain ? ANON_TOKEN_PLAIN : 0;
    flags |= counts.letters > 0 ? ANON_TOKEN_WORD : ANON_TOKEN_NUMBER;
    flags |= counts.letters > 0 && counts.digits > 0 ? ANON_TOKEN_MIXED : 0;
    flags |= counts.uppers > 1 && counts.uppers == counts.letters
        ? ANON_TOKEN_UPPER
        : 0;
    token->end = (uint32_t)i;
    token->flags = flags;
    token->hash = hash;
    *at = i + skip;
}

/*
 * Whether the full stop after `last` ends a sentence: not after a title or an
 * initial ("Dr. W. Setiawan").
 */
static bool
stop_ends(const struct anon_token *last)
{
    if (last->end - last->begin == 1 && (last->flags & ANON_TOKEN_CAPITAL)) {
        return false;
    }
    if (last->cue != NULL &&
        (last->cue->classes &
            (ANON_CUE_TITLE | ANON_CUE_STREET_BEFORE | ANON_CUE_STREET_IN))) {
        return last->end - last->begin > 4;
    }
    return last->word == NULL || (last->word->flags & ANON_WORD_HONORIFIC) == 0;
}

/* What the characters between two tokens say of the second one. */
static uint32_t
gap_flags(const struct anon_folded *folded, const struct anon_token *last,
    size_t begin, size_t end)
{
    uint32_t flags = 0;
    size_t i;

    if (end == begin + 1 && folded->data[begin] == ' ') {
        return 0;
    }
    for (i = begin; i < end; i++) {
        switch (folded->data[i]) {
        case '\n':
        case '\r': flags |= ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE; break;
        case '!':
        case '?':
        case ':':
        case '"':
        case '|':
        case '\t': flags |= ANON_TOKEN_SENTENCE; break;
        case '.':
            if (stop_ends(last) && i + 1 < end) {
                flags |= ANON_TOKEN_SENTENCE;
            }
            break;
        default: break;
        }
    }
    return flags;
}

static enum anon_status
push(struct tokens *tokens, const struct anon_token *token)
{
    if (tokens->len == tokens->cap) {
        size_t cap = tokens->cap == 0 ? tokens->expected : tokens->cap * 2;
        struct anon_token *items = anon_wipe_grow(tokens->items,
            tokens->len * sizeof(*items), cap * sizeof(*items));

        if (items == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        tokens->items = items;
        tokens->cap = cap;
    }
    tokens->items[tokens->len++] = *token;
    return ANON_OK;
}

/* How many tokens ahead the lists are asked for. */
#define AHEAD 12

static void
look_up(const struct anon_folded *folded, struct anon_token *token)
{
    struct anon_text word = { folded->data + token->begin,
        token->end - token->begin };

    if ((token->flags & ANON_TOKEN_WORD) != 0 && word.len <= LISTED_MAX) {
        token->word = (token->flags & ANON_TOKEN_PLAIN)
            ? anon_lexicon_find_plain(token->hash)
            : anon_lexicon_find(word.data, word.len);
        token->cue = anon_cue_find(word, token->hash);
    }
}

/*
 * Looks all tokens up, and what the words before and the gaps say of them.
 * While one is looked up, the place of a later one is on its way from memory.
 */
static void
look_up_all(const struct anon_folded *folded, const struct tokens *tokens)
{
    struct anon_token *items = tokens->items;
    size_t i;

    for (i = 0; i < tokens->len; i++) {
        if (i + AHEAD < tokens->len) {
            anon_lexicon_prefetch(items[i + AHEAD].hash);
        }
        items[i].flags |= i == 0 ? ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE
                                 : gap_flags(folded, &items[i - 1],
                                       items[i - 1].end, items[i].begin);
        look_up(folded, &items[i]);
    }
}

enum anon_status
anon_tokenise(const struct anon_folded *folded, struct anon_token **ret_tokens,
    size_t *ret_count, size_t *ret_cap)
{
    struct tokens tokens = { NULL, 0, 0, folded->len / TOKEN_BYTES + 8 };
    enum anon_status status = ANON_OK;
    size_t at = 0;
    size_t len;

    while (status == ANON_OK && at < folded->len) {
        struct anon_token token = { 0 };

        if (kind_at(folded, at, &len) == KIND_OTHER) {
            at += len;
            continue;
        }
        token.begin = (uint32_t)at;
        read_token(folded, &token, &at);
        status = push(&tokens, &token);
    }
    if (status != ANON_OK) {
        anon_wipe_free(tokens.items, tokens.cap * sizeof(*tokens.items));
        return status;
    }
    look_up_all(folded, &tokens);
    *ret_tokens = tokens.items;
    *ret_count = tokens.len;
    *ret_cap = tokens.cap;
    return ANON_OK;
}
