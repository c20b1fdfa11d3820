#include "anonymizer/token.h"

#include <string.h>

#include "anonymizer/lanes.h"
#include "anonymizer/swar.h"
#include "anonymizer/wipe.h"

/* Bytes of a text to one token, with what follows it, at least. */
#define TOKEN_BYTES 5

/* Longest token the quick way takes; the cache has no longer ones either. */
#define QUICK_MAX ANON_TOKEN_CACHE_MAX

/* Tokens that are read together. */
#define BLOCK 64

/* Bits that a token of the quick way needs: its own and four more. */
#define QUICK_BITS (QUICK_MAX + 4)

/* What tokens are read from. */
struct source {
    const struct anon_folded *folded;
    const struct anon_tokens *tokens;
    struct anon_token_cache *cache;
};

/* Where the next token begins, and the bits from there on. */
struct window {
    size_t at;
    uint64_t letters;
    uint64_t uppers;
    unsigned left; /* how many of the bits are true */
    bool odd;      /* there is more than a blank before it */
};

/* Tokens of a block that are not done with, one bit each. */
struct rest {
    uint64_t pending; /* not in the cache */
    uint64_t odd;     /* behind more than a blank */
};

/* Makes room for `words` words in both sets. */
static enum anon_status
reserve_letters(struct anon_tokens *tokens, size_t words)
{
    size_t cap = words + words / 2 + 8;
    uint64_t *letters;

    if (words <= tokens->letters_cap) {
        return ANON_OK;
    }
    letters = anon_wipe_grow(NULL, 0, 2 * cap * sizeof(*letters));
    if (letters == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    anon_wipe_free(tokens->letters, 2 * tokens->letters_cap * sizeof(*letters));
    tokens->letters = letters;
    tokens->starts = letters + cap;
    tokens->letters_cap = cap;
    return ANON_OK;
}

/* Finds where tokens may begin and end, 64 bytes at a time. */
static enum anon_status
find_letters(const struct anon_folded *folded, struct anon_tokens *tokens)
{
    size_t words = folded->len / 64 + 1;
    /* One word more stays 0: windows read it. */
    enum anon_status status = reserve_letters(tokens, words + 1);
    size_t i;
    size_t j;

    if (status != ANON_OK) {
        return status;
    }
    for (i = 0; i < words; i++) {
        const char *bytes = folded->data + 64 * i;
        uint64_t letters = 0;
        uint64_t tops = 0;

        for (j = 0; j < 64; j += 16) {
            letters |= (uint64_t)anon_lanes_letters(bytes + j) << j;
            tops |= (uint64_t)anon_lanes_tops(bytes + j) << j;
        }
        tokens->letters[i] = letters;
        tokens->starts[i] = letters | tops;
    }
    tokens->letters[words] = 0;
    tokens->starts[words] = 0;
    return ANON_OK;
}

/* Makes room for one block more. */
static enum anon_status
reserve(struct anon_tokens *tokens, size_t expected)
{
    size_t cap = BLOCK + (tokens->cap == 0 ? expected : tokens->cap * 2);
    struct anon_token *items;

    if (tokens->cap - tokens->len >= BLOCK) {
        return ANON_OK;
    }
    items = anon_wipe_grow(tokens->items, tokens->len * sizeof(*items),
        cap * sizeof(*items));
    if (items == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    tokens->items = items;
    tokens->cap = cap;
    return ANON_OK;
}

/* The next letter or digit from `at` on, or the end of the text. */
static size_t
find_next(const struct source *source, size_t at)
{
    const struct anon_folded *folded = source->folded;

    while (at < folded->len) {
        uint64_t starts = anon_swar_window(source->tokens->starts, at);
        size_t skip;

        if (starts == 0) {
            at += 64;
            continue;
        }
        at += (size_t)__builtin_ctzll(starts);
        if ((unsigned char)folded->data[at] < 0x80) {
            return at;
        }
        skip = anon_token_skip(folded, at);
        if (skip == 0) {
            return at;
        }
        at += skip;
    }
    return folded->len;
}

/* Reads 64 bits anew. */
static inline void
refill(const struct source *source, struct window *window)
{
    size_t shift = window->at & 63;
    const uint8_t *upper = source->folded->upper + (window->at >> 6) * 8;
    uint64_t bits[2];

    memcpy(bits, upper, sizeof(bits));
    window->uppers = bits[0] >> shift | bits[1] << 1 << (63 - shift);
    window->letters = anon_swar_window(source->tokens->letters, window->at);
    window->left = 64;
}

/* Adds to a token of ASCII that it has capitals. */
static void
add_capitals(const struct anon_folded *folded, struct anon_token *token,
    uint64_t uppers)
{
    uint64_t letters = (UINT64_C(1) << (token->end - token->begin)) - 1;

    uppers &= letters;
    token->flags |= uppers & 1 ? ANON_TOKEN_CAPITAL : 0;
    if ((uppers & (uppers - 1)) != 0) {
        size_t i;

        for (i = token->begin; uppers != letters && i < token->end; i++) {
            if ((unsigned char)(folded->data[i] - 'a') >= 26) {
                letters &= ~(UINT64_C(1) << (i - token->begin));
            }
        }
        token->flags |= uppers == letters ? ANON_TOKEN_UPPER : 0;
    }
    token->marks |= anon_token_marks_of(token);
}

/* Not a token of ASCII letters and digits alone. */
#define NOT_QUICK SIZE_MAX

/*
 * How many bytes behind `word`, letters and digits of ASCII, belong to the gap
 * although they are letters: 's, 'll, 're, 've, 'd or 'm.  `letters` are those
 * behind the byte that follows.  NOT_QUICK when the token may go on.
 */
static size_t
read_ending(struct anon_text word, uint64_t letters)
{
    const char *next = word.data + word.len;
    size_t len = (letters & 2) != 0 ? 2 : 1;

    if ((unsigned char)next[0] >= 0x80) {
        return NOT_QUICK;
    }
    if (next[0] != '\'' ||
        ((unsigned char)next[1] < 0x80 &&
            (unsigned char)(next[1] - 'a') >= 26)) {
        return 0;
    }
    if ((unsigned char)(word.data[0] - 'a') >= 26 || (letters & 1) == 0 ||
        (letters >> len & 1) != 0 || (unsigned char)next[1 + len] >= 0x80) {
        return NOT_QUICK;
    }
    if (len == 1) {
        return next[1] == 's' || next[1] == 'd' || next[1] == 'm' ? 2
                                                                  : NOT_QUICK;
    }
    return memcmp(next + 1, "ll", 2) == 0 || memcmp(next + 1, "re", 2) == 0 ||
            memcmp(next + 1, "ve", 2) == 0
        ? 3
        : NOT_QUICK;
}

/* Moves `count` bytes on, which are in the window. */
static inline void
slide(struct window *window, unsigned count)
{
    window->at += count;
    window->letters >>= count;
    window->uppers >>= count;
    window->left -= count;
}

/* Moves to the next token from `at` on. */
static inline void
jump(const struct source *source, struct window *window, size_t at)
{
    window->at = find_next(source, at);
    window->left = 0;
    window->odd = true;
}

/* A bit where the token ends, or where it is too long. */
static inline uint64_t
stop_of(const struct window *window)
{
    return (window->letters + 1) | UINT64_C(1) << (QUICK_MAX + 1);
}

/* Whether a token that is `word` so far, which may be nothing, may go on. */
static inline bool
may_go_on(struct anon_text word)
{
    unsigned char next = (unsigned char)word.data[word.len];

    return next >= 0x80 || next == '\'';
}

/*
 * Moves behind a token, which is `word`, and one or two bytes that are not just
 * a blank.  Returns false when there are more.
 */
static inline bool
step_over(struct window *window, struct anon_text word)
{
    const char *gap = word.data + word.len;
    uint64_t letters = window->letters >> word.len;

    window->odd = true;
    if ((letters & 2) != 0) {
        slide(window, (unsigned)word.len + 1);
        return true;
    }
    if ((letters & 4) != 0 && (unsigned char)gap[1] < 0x80) {
        slide(window, (unsigned)word.len + 2);
        return true;
    }
    return false;
}

/* Whether one blank and another token stand behind a token, `word`. */
static inline bool
is_blank(const struct window *window, struct anon_text word)
{
    return word.data[word.len] == ' ' && (window->letters >> word.len & 2) != 0;
}

/*
 * Reads a token of ASCII letters and digits that the cache has not, or with an
 * apostrophe behind it, and moves on.  Returns false when it is none of these.
 */
static bool
read_quick(const struct source *source, struct window *window,
    struct anon_token *token, bool *ret_pending)
{
    struct anon_text word = { source->folded->data + window->at,
        (size_t)__builtin_ctzll(stop_of(window)) };
    const struct anon_token_place *place = NULL;
    size_t ending;

    if (word.len - 1 >= QUICK_MAX) {
        return false;
    }
    ending = read_ending(word, window->letters >> word.len >> 1);
    if (ending == NOT_QUICK) {
        return false;
    }
    token->begin = (uint32_t)window->at;
    token->end = (uint32_t)(window->at + word.len);
    if (source->cache != NULL) {
        place = anon_token_cache_find(source->cache, word);
    }
    *ret_pending = place == NULL;
    if (place != NULL) {
        anon_token_set(token, &place->facts);
    } else {
        token->flags = 0;
        token->marks = 0;
    }
    add_capitals(source->folded, token, window->uppers);
    if (ending == 0 && is_blank(window, word)) {
        token->flags |= ANON_TOKEN_BLANK;
        slide(window, (unsigned)word.len + 1);
    } else if (ending != 0 || !step_over(window, word)) {
        jump(source, window, window->at + word.len + ending);
    }
    return true;
}

/*
 * Reads tokens as most are, as long as they are: letters and digits of ASCII
 * that the cache has.  Returns how many; those behind more than a blank are
 * added to `*odd`.
 */
static size_t
read_usual(const struct source *source, struct window *window,
    struct anon_token *items, size_t count, uint64_t *odd)
{
    const char *data = source->folded->data;
    struct window at = *window;
    size_t i;

    for (i = 0; i < count; i++) {
        const struct anon_token_place *place;
        struct anon_text word;
        uint64_t uppers;
        uint64_t stop;
        uint64_t upto;

        if (at.left < QUICK_BITS) {
            refill(source, &at);
        }
        stop = stop_of(&at);
        word.data = data + at.at;
        word.len = (size_t)__builtin_ctzll(stop);
        if (word.len > QUICK_MAX ||
            (word.data[word.len] != ' ' && may_go_on(word))) {
            break;
        }
        place = anon_token_cache_find(source->cache, word);
        if (place == NULL) {
            break;
        }
        items[i].begin = (uint32_t)at.at;
        items[i].end = (uint32_t)(at.at + word.len);
        anon_token_set(&items[i], &place->facts);
        /* The bits up to where the token ends; no capital stands there. */
        upto = stop ^ (stop - 1);
        uppers = at.uppers & upto;
        if (uppers == 1 && word.len > 1) {
            items[i].flags |= ANON_TOKEN_CAPITAL;
            items[i].marks |= ANON_MARK_CAPITAL;
        } else if (uppers != 0) {
            add_capitals(source->folded, &items[i], uppers);
        }
        if (word.data[word.len] == ' ' && (at.letters & (upto + 1)) != 0) {
            items[i].flags |= ANON_TOKEN_BLANK;
            slide(&at, (unsigned)word.len + 1);
        } else if (step_over(&at, word)) {
            *odd |= UINT64_C(2) << i;
            at.odd = false;
        } else {
            jump(source, &at, at.at + word.len);
            i++;
            break;
        }
    }
    *window = at;
    return i;
}

/* Reads any token, and moves on. */
static void
read_one(const struct source *source, struct window *window,
    struct anon_token *token, bool *ret_pending)
{
    size_t end = window->at;

    if (window->left < QUICK_BITS) {
        refill(source, window);
    }
    if (!read_quick(source, window, token, ret_pending)) {
        token->begin = (uint32_t)end;
        anon_token_read(source->folded, token, &end);
        jump(source, window, end);
    }
}

/* Reads up to BLOCK tokens from `*at` on; returns how many. */
static size_t
read_block(const struct source *source, size_t *at, struct anon_token *items,
    struct rest *ret_rest)
{
    struct window window = { *at, 0, 0, 0, true };
    struct rest rest = { 0, 0 };
    size_t i = 0;

    while (i < BLOCK) {
        bool pending = false;

        if (window.odd) {
            if (window.at >= source->folded->len) {
                break;
            }
            rest.odd |= UINT64_C(1) << i;
            window.odd = false;
        }
        if (source->cache != NULL) {
            uint64_t odd = 0;
            size_t count =
                read_usual(source, &window, &items[i], BLOCK - i, &odd);

            rest.odd |= odd << i;
            i += count;
        }
        if (i < BLOCK && !window.odd) {
            read_one(source, &window, &items[i], &pending);
            rest.pending |= (uint64_t)pending << i;
            i++;
        }
    }
    *at = window.at;
    *ret_rest = rest;
    return i;
}

/*
 * Adds what the cache had not, and what the gaps before the tokens say; there
 * are `count` tokens more.
 */
static void
finish_block(const struct source *source, struct anon_tokens *tokens,
    size_t count, struct rest rest)
{
    struct anon_token *items = tokens->items + tokens->len;

    if (rest.pending != 0) {
        anon_token_cache_serve(source->cache, source->folded, items,
            rest.pending);
    }
    if (tokens->len == 0) {
        anon_token_open(&items[0]);
        rest.odd &= ~UINT64_C(1);
    }
    for (; rest.odd != 0; rest.odd &= rest.odd - 1) {
        anon_token_read_gap(source->folded, &items[__builtin_ctzll(rest.odd)]);
    }
    tokens->len += count;
}

/* Gathers the marks of all tokens. */
static enum anon_status
gather(struct anon_tokens *tokens)
{
    enum anon_status status = anon_marks_reset(&tokens->marks, tokens->len);
    size_t i;

    if (status != ANON_OK || tokens->len == 0) {
        return status;
    }
    /* Behind the last one there is the end, and what may be before it. */
    tokens->items[tokens->len - 1].marks |=
        ANON_MARK_GAP | ANON_MARK_COLON | ANON_MARK_DOTTED;
    for (i = tokens->len; i % ANON_MARK_PUT != 0; i++) {
        tokens->items[i].marks = 0;
    }
    anon_marks_put(&tokens->marks, &tokens->items[0].marks,
        sizeof(tokens->items[0]));
    anon_marks_finish(&tokens->marks);
    return ANON_OK;
}

enum anon_status
anon_tokenise(const struct anon_folded *folded, struct anon_token_cache *cache,
    struct anon_tokens *tokens)
{
    const struct source source = { folded, tokens, cache };
    enum anon_status status = find_letters(folded, tokens);
    size_t at = 0;

    tokens->len = 0;
    if (status == ANON_OK) {
        at = find_next(&source, 0);
    }
    while (status == ANON_OK && at < folded->len) {
        struct rest rest;
        size_t count;

        status = reserve(tokens, folded->len / TOKEN_BYTES);
        if (status == ANON_OK) {
            count =
                read_block(&source, &at, tokens->items + tokens->len, &rest);
            finish_block(&source, tokens, count, rest);
        }
    }
    if (status != ANON_OK) {
        return status;
    }
    return gather(tokens);
}

void
anon_tokens_release(struct anon_tokens *tokens)
{
    anon_wipe_free(tokens->items, tokens->cap * sizeof(*tokens->items));
    anon_wipe_free(tokens->letters,
        2 * tokens->letters_cap * sizeof(*tokens->letters));
    anon_marks_release(&tokens->marks);
    *tokens = (struct anon_tokens)ANON_TOKENS_INIT;
}
