#include "anonymizer/marks.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "anonymizer/address.h"
#include "anonymizer/age.h"
#include "anonymizer/bytes.h"
#include "anonymizer/wipe.h"

/* Words that no rule but that of titles takes for a name. */
#define NEVER                                                                  \
    (ANON_WORD_SAFE | ANON_WORD_LABEL | ANON_WORD_WEEKDAY | ANON_WORD_DRUG |   \
        ANON_WORD_INSTRUMENT | ANON_WORD_RELIGION | ANON_WORD_DETERMINER |     \
        ANON_WORD_ORG | ANON_WORD_STREET | ANON_WORD_NUMBER |                  \
        ANON_WORD_CUE_NAME | ANON_WORD_KIN | ANON_WORD_HONORIFIC)

/* Nor words that are as frequent as this, in either language. */
#define NEVER_RANK 6

#define NAMES (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN | ANON_WORD_NAME_ID)

#define PLACES                                                                 \
    (ANON_WORD_PLACE | ANON_WORD_COUNTRY | ANON_WORD_PHRASE |                  \
        ANON_WORD_PLACE_HEAD)

static bool
ends_with(struct anon_text text, const char *ending)
{
    size_t len = strlen(ending);

    return text.len > len &&
        memcmp(text.data + text.len - len, ending, len) == 0;
}

static bool
is(struct anon_text text, const char *word)
{
    return text.len == strlen(word) && memcmp(text.data, word, text.len) == 0;
}

/* A relation with an Indonesian clitic: "ibunya", "pacarku". */
static bool
is_somebodys_kin(struct anon_text text)
{
    char last = text.data[text.len - 1];
    size_t clitic = last == 'a' && ends_with(text, "nya")                 ? 3
        : last == 'u' && (ends_with(text, "ku") || ends_with(text, "mu")) ? 2
                                                                          : 0;
    const struct anon_word *stem = clitic == 0 || text.len < clitic + 2
        ? NULL
        : anon_lexicon_find(text.data, text.len - clitic);

    return stem != NULL && (stem->flags & ANON_WORD_KIN) != 0;
}

/* As half a UUID is. */
static bool
is_hex(struct anon_text text)
{
    size_t i;

    for (i = 0; i < text.len && anon_is_hex(text.data[i]); i++) {
    }
    return i == text.len;
}

/* What classes of cues are marked with. */
static const struct {
    uint64_t classes;
    uint64_t mark;
} cue_marks[] = {
    { ANON_CUE_MONTH | ANON_CUE_ORDINAL_WORD | ANON_CUE_NUMBER |
            ANON_CUE_DIGIT | ANON_CUE_REPEAT | ANON_CUE_COUNTED,
        ANON_MARK_COUNTS },
    { ANON_CUE_STREET_BEFORE | ANON_CUE_AREA | ANON_CUE_BOX_BEFORE |
            ANON_CUE_ADDRESS_HEAD,
        ANON_MARK_STREET },
    { ANON_CUE_STREET_UNIT, ANON_MARK_UNIT },
    { ANON_CUE_STREET_AFTER, ANON_MARK_STREET_END },
    { ANON_CUE_STREET_FOREIGN | ANON_CUE_STREET_BEHIND, ANON_MARK_FOREIGN },
    { ANON_CUE_STREET_PLAIN, ANON_MARK_PLAIN },
    { ANON_CUE_ID_STRONG | ANON_CUE_ID_CUE | ANON_CUE_NUMBERED, ANON_MARK_ID },
    { ANON_CUE_HANDLE | ANON_CUE_AT | ANON_CUE_EXTENSION | ANON_CUE_SCHEME,
        ANON_MARK_CONTACT },
    { ANON_CUE_AGE | ANON_CUE_AGE_TURN | ANON_CUE_ADDRESS | ANON_CUE_POSTCODE,
        ANON_MARK_ANNOUNCES },
    { ANON_CUE_MONTH | ANON_CUE_MONTH_OTHER, ANON_MARK_MONTH },
    { ANON_CUE_BEFORE, ANON_MARK_BEFORE },
    { ANON_CUE_AGE_BEFORE | ANON_CUE_KIN, ANON_MARK_AGE_BEFORE },
    { ANON_CUE_AGE_BEHIND | ANON_CUE_YEARS, ANON_MARK_AGE_BEHIND },
    /* Where the name rules look: see name_rows.c and name_list.c. */
    { ANON_CUE_GREETS | ANON_CUE_SAYS | ANON_CUE_DESCENT | ANON_CUE_KNOWN,
        ANON_MARK_LEADER },
    { ANON_CUE_INITIALS | ANON_CUE_SHORT_TITLE | ANON_CUE_SENDER,
        ANON_MARK_SHORTENS },
    { ANON_CUE_OWNER | ANON_CUE_DEGREE | ANON_CUE_SPOKEN, ANON_MARK_TELLS },
    { ANON_CUE_CLOSES, ANON_MARK_CLOSES },
    { ANON_CUE_WITH, ANON_MARK_WITH },
};

static uint64_t
marks_of_cue(const struct anon_cue *cue)
{
    uint64_t marks = 0;
    size_t i;

    for (i = 0; i < sizeof(cue_marks) / sizeof(cue_marks[0]); i++) {
        marks |= cue->classes & cue_marks[i].classes ? cue_marks[i].mark : 0;
    }
    return marks;
}

/*
 * Whose word it is, if one language's.  Ranks are logarithms, so a difference
 * of 3 is a factor of 8.
 */
static uint64_t
language_of(const struct anon_word *word)
{
    unsigned en = word->rank_en == 0 ? 20 : word->rank_en;
    unsigned id = word->rank_id == 0 ? 20 : word->rank_id;

    if (en <= 10 && en + 3 <= id) {
        return ANON_MARK_ENGLISH;
    }
    return id <= 10 && id + 3 <= en ? ANON_MARK_INDONESIAN : 0;
}

/* Odds from which on words are names that no list has as given names. */
#define SURE_ODDS 2

/* What the name rules ask of a word. */
static uint64_t
marks_of_name(const struct anon_word *word)
{
    uint64_t marks = 0;

    if (word->flags & (ANON_WORD_HONORIFIC | ANON_WORD_CUE_NAME)) {
        marks |= ANON_MARK_NAME_CUE;
    }
    if ((word->flags & NEVER) ||
        (word->rank_en != 0 && word->rank_en <= NEVER_RANK) ||
        (word->rank_id != 0 && word->rank_id <= NEVER_RANK)) {
        marks |= ANON_MARK_NEVER;
    }
    if (word->flags & ANON_WORD_KIN) {
        marks |= ANON_MARK_KIN | ANON_MARK_TELLS;
    }
    if (word->flags & ANON_WORD_LABEL) {
        marks |= ANON_MARK_LABEL;
    }
    if (word->flags & ANON_WORD_CREDENTIAL) {
        marks |= ANON_MARK_TELLS;
    }
    if (word->flags & ANON_WORD_PARTICLE) {
        marks |= ANON_MARK_PARTICLE;
    }
    if ((word->flags & ANON_WORD_NAME_ID) || word->given != 0) {
        marks |= ANON_MARK_GIVEN;
    } else if ((word->flags & ANON_WORD_GIVEN_EN) ||
        word->odds_en >= SURE_ODDS || word->odds_id >= SURE_ODDS) {
        marks |= ANON_MARK_SURE;
    }
    return marks;
}

static uint64_t
marks_of_listed(const struct anon_word *word)
{
    uint64_t marks = language_of(word) | marks_of_name(word);

    if (word->rank_en == 0 && word->rank_id == 0) {
        marks |= ANON_MARK_RARE;
    }
    if (word->flags & PLACES) {
        marks |= ANON_MARK_PLACE;
    }
    if (word->flags & ANON_WORD_PLACE_CUE) {
        marks |= ANON_MARK_PLACE_CUE;
    }
    if (word->flags & (ANON_WORD_ORG | ANON_WORD_PHRASE)) {
        marks |= ANON_MARK_ORG;
    }
    return marks;
}

uint64_t
anon_marks_of_word(struct anon_text folded, const struct anon_word *word,
    const struct anon_cue *cue)
{
    uint64_t marks = word == NULL ? ANON_MARK_RARE : marks_of_listed(word);

    if (cue != NULL) {
        marks |= marks_of_cue(cue);
    }
    if (is(folded, "si")) {
        marks |= ANON_MARK_NAME_CUE;
    }
    if (is_somebodys_kin(folded)) {
        marks |= ANON_MARK_KIN | ANON_MARK_TELLS;
    }
    if (is(folded, "ni") || is(folded, "lalu")) {
        marks |= ANON_MARK_PARTICLE; /* "Ni Luh X", "Lalu X" */
    }
    if (folded.len == 1) {
        marks |= ANON_MARK_SHORT;
    }
    if (is(folded, "www")) {
        marks |= ANON_MARK_DOTTED;
    }
    if (folded.len == 8 && is_hex(folded)) {
        marks |= ANON_MARK_CODE;
    }
    if (anon_address_is_compound(folded)) {
        marks |= ANON_MARK_FOREIGN;
    }
    return marks;
}

uint64_t
anon_marks_of_number(struct anon_text digits)
{
    uint64_t marks = ANON_MARK_NUMBER | ANON_MARK_CODE | ANON_MARK_RARE;
    unsigned value = 0;
    size_t i;

    for (i = 0; i < digits.len && i < 4; i++) {
        value = value * 10 + (unsigned)(digits.data[i] - '0');
    }
    if (digits.len <= 3 && value > 0 && value <= ANON_AGE_MAX) {
        marks |= ANON_MARK_AGE;
    }
    if (digits.len >= 5 || (digits.len == 4 && value >= 1900 && value < 2100)) {
        marks |= ANON_MARK_LONG;
    }
    return digits.len == 1 ? marks | ANON_MARK_SHORT : marks;
}

static size_t
blocks_of(size_t tokens)
{
    return (tokens + 63) / 64;
}

enum anon_status
anon_marks_reset(struct anon_marks *marks, size_t tokens)
{
    size_t need = (blocks_of(tokens) + 1) * ANON_MARK_STRIDE;

    if (need > marks->cap) {
        size_t cap = need + need / 2;
        uint64_t *bits = anon_wipe_grow(NULL, 0, cap * sizeof(*bits));

        if (bits == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        anon_wipe_free(marks->bits, marks->cap * sizeof(*bits));
        marks->bits = bits;
        marks->cap = cap;
    } else {
        memset(marks->bits, 0, need * sizeof(*marks->bits));
    }
    marks->tokens = tokens;
    return ANON_OK;
}

void
anon_marks_put_plain(struct anon_marks *marks, const uint64_t *first,
    size_t step)
{
    size_t i;

    for (i = 0; i < marks->tokens; i++) {
        anon_marks_add(marks, i, first[i * step / sizeof(*first)]);
    }
}

#ifdef __SSE2__

/* The top bits of sixteen bytes go into a row; the others move up. */
static inline __m128i
put_row(char *row, __m128i bytes)
{
    uint16_t bits = (uint16_t)_mm_movemask_epi8(bytes);

    memcpy(row, &bits, sizeof(bits));
    return _mm_add_epi8(bytes, bytes);
}

/* Eight rows, of which `bytes` has the bits of sixteen tokens. */
static inline void
put_rows(char *rows, __m128i bytes)
{
    bytes = put_row(rows + 7 * 8, bytes);
    bytes = put_row(rows + 6 * 8, bytes);
    bytes = put_row(rows + 5 * 8, bytes);
    bytes = put_row(rows + 4 * 8, bytes);
    bytes = put_row(rows + 3 * 8, bytes);
    bytes = put_row(rows + 2 * 8, bytes);
    bytes = put_row(rows + 1 * 8, bytes);
    (void)put_row(rows, bytes);
}

/* The marks of two tokens. */
static inline __m128i
two(const uint64_t *first, size_t step)
{
    return _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)first),
        _mm_loadl_epi64((const __m128i *)(first + step)));
}

/*
 * Of four tokens: those bytes of each that have the same place stand together,
 * the four lower ones in `*ret_low`.
 */
static inline void
mix_four(const uint64_t *first, size_t step, __m128i *ret_low,
    __m128i *ret_high)
{
    __m128i pair = two(first, step);
    __m128i next = two(first + 2 * step, step);
    __m128i even = _mm_unpacklo_epi8(pair, next);
    __m128i odd = _mm_unpackhi_epi8(pair, next);

    *ret_low = _mm_unpacklo_epi8(even, odd);
    *ret_high = _mm_unpackhi_epi8(even, odd);
}

/* Rows from four times four bytes of four tokens each. */
static inline void
put_half(char *rows, const __m128i *four, size_t planes)
{
    __m128i low[2] = { _mm_unpacklo_epi32(four[0], four[1]),
        _mm_unpacklo_epi32(four[2], four[3]) };
    __m128i high[2] = { _mm_unpackhi_epi32(four[0], four[1]),
        _mm_unpackhi_epi32(four[2], four[3]) };

    put_rows(rows, _mm_unpacklo_epi64(low[0], low[1]));
    if (planes > 1) {
        put_rows(rows + 64, _mm_unpackhi_epi64(low[0], low[1]));
    }
    if (planes > 2) {
        put_rows(rows + 128, _mm_unpacklo_epi64(high[0], high[1]));
    }
    if (planes > 3) {
        put_rows(rows + 192, _mm_unpackhi_epi64(high[0], high[1]));
    }
}

/* Turns the bits of the tokens into rows, sixteen tokens at a time. */
void
anon_marks_put(struct anon_marks *marks, const uint64_t *first, size_t step)
{
    size_t i;
    size_t j;

    step /= sizeof(*first);
    for (i = 0; i < marks->tokens; i += ANON_MARK_PUT) {
        char *rows =
            (char *)(marks->bits + i / 64 * ANON_MARK_STRIDE) + i % 64 / 8;
        __m128i low[4];
        __m128i high[4];

        for (j = 0; j < 4; j++) {
            mix_four(first + (i + 4 * j) * step, step, &low[j], &high[j]);
        }
        put_half(rows, low, ANON_MARK_STRIDE / 8);
        if (ANON_MARK_STRIDE > 32) {
            put_half(rows + 256, high, ANON_MARK_STRIDE / 8 - 4);
        }
    }
}

#else

void
anon_marks_put(struct anon_marks *marks, const uint64_t *first, size_t step)
{
    anon_marks_put_plain(marks, first, step);
}

#endif

/* Copies marks one token on (`back` false) or back. */
static void
shift(struct anon_marks *marks, uint64_t from, uint64_t to, bool back)
{
    size_t blocks = blocks_of(marks->tokens);
    size_t source = (size_t)__builtin_ctzll(from);
    size_t target = (size_t)__builtin_ctzll(to);
    size_t i;

    for (i = 0; i < blocks; i++) {
        uint64_t *block = marks->bits + i * ANON_MARK_STRIDE;
        uint64_t before = i == 0 ? 0 : (block - ANON_MARK_STRIDE)[source] >> 63;

        if (back) {
            block[target] |=
                block[source] >> 1 | block[source + ANON_MARK_STRIDE] << 63;
        } else {
            block[target] |= block[source] << 1 | before;
        }
    }
}

void
anon_marks_finish(struct anon_marks *marks)
{
    if (marks->tokens > 0) {
        shift(marks, ANON_MARK_GAP, ANON_MARK_BEHIND, false);
        shift(marks, ANON_MARK_PLACE_CUE, ANON_MARK_PLACED, false);
        shift(marks, ANON_MARK_DOTTED, ANON_MARK_AFTER, false);
        shift(marks, ANON_MARK_CAPITAL, ANON_MARK_LEADS, true);
        anon_marks_add(marks, 0, ANON_MARK_BEHIND | ANON_MARK_AFTER);
    }
}

size_t
anon_walk_on(struct anon_walk *walk, size_t from)
{
    const struct anon_marks *marks = walk->marks;
    size_t block = from / 64;
    uint64_t keep = ~UINT64_C(0) << (from & 63);

    if (block == walk->block) {
        block++;
        keep = ~UINT64_C(0);
    }
    for (; block * 64 < marks->tokens; block++) {
        walk->block = block;
        walk->found = walk->always |
            (walk->find != NULL ? walk->find(marks, block)
                                : anon_marks_block(marks, block, walk->which));
        if ((walk->found & keep) != 0) {
            return block * 64 + (size_t)__builtin_ctzll(walk->found & keep);
        }
        keep = ~UINT64_C(0);
    }
    return marks->tokens;
}

bool
anon_marks_within(const struct anon_marks *marks, uint64_t which, size_t from,
    size_t count)
{
    size_t block = from / 64;
    size_t shifted = from & 63;
    uint64_t found;

    if (from >= marks->tokens || count == 0) {
        return false;
    }
    if (marks->everything) {
        return true;
    }
    found = anon_marks_block(marks, block, which) >> shifted;
    if (shifted + count > 64) {
        found |= anon_marks_block(marks, block + 1, which)
            << 1 << (63 - shifted);
    }
    return (found & ~UINT64_C(0) >> (64 - count)) != 0;
}

/* Bits that are set (Warren, Hacker's Delight, 5-1). */
static size_t
count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) +
        (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (size_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

size_t
anon_marks_count(const struct anon_marks *marks, uint64_t which, size_t from,
    size_t end)
{
    size_t count = 0;
    size_t block;

    if (end <= from) {
        return 0;
    }
    for (block = from / 64; block <= (end - 1) / 64; block++) {
        uint64_t found = anon_marks_block(marks, block, which);

        if (block == from / 64) {
            found &= ~UINT64_C(0) << (from & 63);
        }
        if (block == (end - 1) / 64) {
            found &= ~UINT64_C(0) >> (63 - ((end - 1) & 63));
        }
        count += count_bits(found);
    }
    return count;
}

void
anon_marks_release(struct anon_marks *marks)
{
    anon_wipe_free(marks->bits, marks->cap * sizeof(*marks->bits));
    *marks = (struct anon_marks){ NULL, 0, 0, false };
}
