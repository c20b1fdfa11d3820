#include "anonymizer/token.h"

#include <string.h>

#include <unictype.h>

#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"
#include "anonymizer/swar.h"
#include "anonymizer/utf8.h"
#include "anonymizer/wipe.h"

/* Words longer than this are in no list. */
#define LISTED_MAX 48

/* Bytes of a text to one token, with what follows it, at least. */
#define TOKEN_BYTES 5

/* Longest token the quick way takes; the cache has no longer ones either. */
#define QUICK_MAX ANON_TOKEN_CACHE_MAX

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

void
anon_token_look_up(struct anon_text word, struct anon_token_facts *facts)
{
    if ((facts->flags & ANON_TOKEN_WORD) == 0) {
        return;
    }
    if (word.len <= LISTED_MAX) {
        facts->word = (facts->flags & ANON_TOKEN_PLAIN)
            ? anon_lexicon_find_plain(facts->hash)
            : anon_lexicon_find(word.data, word.len);
        facts->cue = anon_cue_find(word, facts->hash);
    }
    facts->marks |= anon_marks_of_word(word, facts->word, facts->cue);
    if (facts->flags & ANON_TOKEN_MIXED) {
        facts->marks |= ANON_MARK_CODE;
    }
}

/* A token of letters that are not ASCII, with an apostrophe, or long. */
static void
read_any(const struct anon_folded *folded, struct anon_token *token, size_t *at)
{
    struct anon_token_facts facts = { 0 };

    read_token(folded, token, at);
    facts.hash = token->hash;
    facts.flags = token->flags;
    facts.marks = token->flags & ANON_TOKEN_NUMBER
        ? ANON_MARK_NUMBER | ANON_MARK_CODE | ANON_MARK_RARE
        : 0;
    facts.marks |= token->flags & ANON_TOKEN_MIXED ? ANON_MARK_MIXED : 0;
    anon_token_look_up(anon_token_text(folded, token), &facts);
    anon_token_set(token, &facts);
}

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
        uint64_t starts = 0;

        for (j = 0; j < 8; j++) {
            uint64_t eight = anon_swar_load(bytes + 8 * j);
            uint64_t ascii = eight & ~ANON_SWAR_TOPS;
            uint64_t found = (anon_swar_range(ascii, 'a', 'z') |
                                 anon_swar_range(ascii, '0', '9')) &
                ~eight;

            letters |= (uint64_t)anon_swar_gather(found) << (8 * j);
            starts |= eight & ANON_SWAR_TOPS
                ? (uint64_t)anon_swar_gather(eight & ANON_SWAR_TOPS) << (8 * j)
                : 0;
        }
        tokens->letters[i] = letters;
        tokens->starts[i] = letters | starts;
    }
    tokens->letters[words] = 0;
    tokens->starts[words] = 0;
    return ANON_OK;
}

/* Which of the `len` bytes from `at` on began an upper case letter. */
static inline uint64_t
uppers_of(const struct anon_folded *folded, size_t at, size_t len)
{
    uint64_t bits;

    memcpy(&bits, folded->upper + (at >> 3), sizeof(bits));
    return bits >> (at & 7) & ((UINT64_C(1) << len) - 1);
}

/* What the cache has of a word. */
static inline void
take_place(const struct anon_token_place *place, struct anon_token *token)
{
    token->flags = anon_token_flags_of(place->marks);
    token->marks = place->marks;
    token->hash = place->hash;
    token->word = place->word == 0 ? NULL : anon_lexicon_numbered(place->word);
    token->cue = place->cue == 0 ? NULL : anon_cue_numbered(place->cue);
}

/* The token of `len` ASCII letters and digits at token->begin, as most are. */
static inline void
read_quick(const struct anon_folded *folded,
    const struct anon_token_cache *cache, struct anon_token *token, size_t len)
{
    struct anon_text word = { folded->data + token->begin, len };
    uint64_t uppers = uppers_of(folded, token->begin, len);

    const struct anon_token_place *place =
        cache == NULL ? NULL : anon_token_cache_find(cache, word);

    token->end = token->begin + (uint32_t)len;
    if (place == NULL) {
        token->flags = ANON_TOKEN_PENDING;
    } else {
        take_place(place, token);
    }
    if (uppers != 0) {
        size_t letters = 0;
        size_t i;

        token->flags |= uppers & 1 ? ANON_TOKEN_CAPITAL : 0;
        for (i = 0; (uppers & (uppers - 1)) != 0 && i < len; i++) {
            letters += (unsigned char)(word.data[i] - 'a') < 26;
        }
        if (letters > 1 && (size_t)__builtin_popcountll(uppers) == letters) {
            token->flags |= ANON_TOKEN_UPPER;
        }
    }
}

/* Flags of how a token is written and where. */
#define PLACED (ANON_TOKEN_CAPITAL | ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE)

/* The marks of how a token is written and where. */
static inline uint64_t
marks_of_place(const struct anon_token *token)
{
    uint64_t marks = 0;

    if (token->flags & ANON_TOKEN_CAPITAL) {
        marks |= ANON_MARK_CAPITAL;
        if ((token->flags & ANON_TOKEN_UPPER) ||
            token->end - token->begin == 1) {
            marks |= ANON_MARK_CODE;
        }
    }
    marks |= token->flags & ANON_TOKEN_LINE ? ANON_MARK_LINE : 0;
    marks |= token->flags & ANON_TOKEN_SENTENCE ? ANON_MARK_SENTENCE : 0;
    return marks;
}

static enum anon_status
grow(struct anon_tokens *tokens, size_t expected)
{
    size_t cap = tokens->cap == 0 ? expected : tokens->cap * 2;
    struct anon_token *items = anon_wipe_grow(tokens->items,
        tokens->len * sizeof(*items), cap * sizeof(*items));

    if (items == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    tokens->items = items;
    tokens->cap = cap;
    return ANON_OK;
}

/* The marks of a token before a gap that is not just a blank. */
static inline uint64_t
marks_of_gap(const char *gap)
{
    uint64_t marks = ANON_MARK_GAP;

    if (gap[0] == '.' || gap[0] == ':' || gap[0] == '-') {
        marks |= gap[0] == ':' ? ANON_MARK_COLON : 0;
        marks |= gap[1] != ' ' && gap[1] != '\n' ? ANON_MARK_DOTTED : 0;
    }
    return marks;
}

/* What lies between a token and the one before it says something of both. */
static inline void
read_gap(const struct anon_folded *folded, struct anon_token *token)
{
    struct anon_token *last = token - 1;

    if (token->begin == last->end + 1 && folded->data[last->end] == ' ') {
        last->flags |= ANON_TOKEN_BLANK;
        return;
    }
    token->flags |= gap_flags(folded, last, last->end, token->begin);
    last->marks |= marks_of_gap(folded->data + last->end);
    if (token->begin > last->end + 1 &&
        memcmp(folded->data + token->begin - 2, "::", 2) == 0) {
        token->marks |= ANON_MARK_DOTTED;
    }
}

/* Reads the token at `*at`, where a letter or digit is; `*at` moves on. */
static enum anon_status
take_token(const struct anon_folded *folded,
    const struct anon_token_cache *cache, struct anon_tokens *tokens,
    size_t *at)
{
    uint64_t letters = anon_swar_window(tokens->letters, *at);
    size_t len = ~letters == 0 ? 64 : (size_t)__builtin_ctzll(~letters);
    unsigned char next = (unsigned char)folded->data[*at + len];
    struct anon_token *token;

    if (tokens->len == tokens->cap) {
        enum anon_status status = grow(tokens, folded->len / TOKEN_BYTES + 8);

        if (status != ANON_OK) {
            return status;
        }
    }
    token = &tokens->items[tokens->len++];
    token->begin = (uint32_t)*at;
    if (len - 1 < QUICK_MAX && next < 0x80 && next != '\'') {
        read_quick(folded, cache, token, len);
        *at += len;
    } else {
        read_any(folded, token, at);
    }
    return ANON_OK;
}

/* The next letter or digit from `at` on, or the end of the text. */
static inline size_t
next_letter(const struct anon_folded *folded, const struct anon_tokens *tokens,
    size_t at)
{
    while (at < folded->len) {
        uint64_t starts = anon_swar_window(tokens->starts, at);
        size_t len;

        if (starts == 0) {
            at += 64;
            continue;
        }
        at += (size_t)__builtin_ctzll(starts);
        if ((unsigned char)folded->data[at] < 0x80 ||
            kind_at(folded, at, &len) != KIND_OTHER) {
            return at;
        }
        at += len;
    }
    return folded->len;
}

/* Adds what depends on the neighbours, and gathers the marks of all. */
static enum anon_status
mark(const struct anon_folded *folded, struct anon_tokens *tokens)
{
    enum anon_status status = anon_marks_reset(&tokens->marks, tokens->len);
    struct anon_token *items = tokens->items;
    size_t i;

    if (status != ANON_OK || tokens->len == 0) {
        return status;
    }
    items[0].flags |= ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE;
    for (i = 1; i < tokens->len; i++) {
        read_gap(folded, &items[i]);
        if (items[i - 1].flags & PLACED) {
            items[i - 1].marks |= marks_of_place(&items[i - 1]);
        }
        anon_marks_add(&tokens->marks, i - 1, items[i - 1].marks);
    }
    /* Behind the last one there is the end, and what may be before it. */
    items[i - 1].marks |= marks_of_place(&items[i - 1]) | ANON_MARK_GAP |
        ANON_MARK_COLON | ANON_MARK_DOTTED;
    anon_marks_add(&tokens->marks, i - 1, items[i - 1].marks);
    anon_marks_finish(&tokens->marks);
    return ANON_OK;
}

enum anon_status
anon_tokenise(const struct anon_folded *folded, struct anon_token_cache *cache,
    struct anon_tokens *tokens)
{
    enum anon_status status = find_letters(folded, tokens);
    size_t at = 0;

    tokens->len = 0;
    while (status == ANON_OK &&
        (at = next_letter(folded, tokens, at)) < folded->len) {
        status = take_token(folded, cache, tokens, &at);
    }
    if (status != ANON_OK) {
        return status;
    }
    anon_token_cache_serve(cache, folded, tokens->items, tokens->len);
    return mark(folded, tokens);
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
