#include "anonymizer/token.h"

#include <unictype.h>

#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/utf8.h"

/* Words longer than this are in no list. */
#define LISTED_MAX 48

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

size_t
anon_token_skip(const struct anon_folded *folded, size_t at)
{
    size_t len;

    return kind_at(folded, at, &len) == KIND_OTHER ? len : 0;
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

void
anon_token_read(const struct anon_folded *folded, struct anon_token *token,
    size_t *at)
{
    struct anon_token_facts facts = { 0 };

    read_token(folded, token, at);
    facts.hash = token->hash;
    facts.flags = token->flags;
    facts.marks = token->flags & ANON_TOKEN_NUMBER
        ? anon_marks_of_number(anon_token_text(folded, token))
        : 0;
    facts.marks |= token->flags & ANON_TOKEN_MIXED ? ANON_MARK_MIXED : 0;
    anon_token_look_up(anon_token_text(folded, token), &facts);
    anon_token_set(token, &facts);
    token->marks |= anon_token_marks_of(token);
}
