#include "anonymizer/names.h"

#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/scratch.h"

/*
 * A name found once is looked for in the whole text, and in the other notes of
 * the case: other places, lower case, with a clitic, one letter wrong.
 */

/* Shortest name that is learnt, in bytes. */
#define LEARN_MIN 3

/* Less than this and it is an ordinary word first. */
#define ORDINARY (-1)

static enum anon_status
learn(struct anon_names *names, size_t index)
{
    const struct anon_token *token = &names->context.document->tokens[index];
    struct anon_text word = anon_document_word(names->context.document, index);
    struct anon_name name = { 0 };

    if (word.len < LEARN_MIN || word.len > ANON_NAME_MAX) {
        return ANON_OK;
    }
    name.hash = token->hash;
    name.len = (uint8_t)word.len;
    name.confidence = names->confidence[index];
    name.type = ANON_PERSON;
    name.ordinary = anon_context_odds(&names->context, index) < ORDINARY;
    memcpy(name.text, word.data, word.len);
    return anon_name_set_add(names->found, &name);
}

/* Sets the bits of token `index` and of the others with its hash. */
static void
mark_same(const struct anon_names *names, size_t index, uint64_t *same)
{
    const struct anon_context *context = &names->context;
    const struct anon_token *tokens = context->document->tokens;
    size_t i;

    for (i = index; i != SIZE_MAX; i = anon_context_before(context, i)) {
        same[i / 64] |= (uint64_t)(tokens[i].hash == tokens[index].hash)
            << (i & 63);
    }
    for (i = index; i != SIZE_MAX; i = anon_context_after(context, i)) {
        same[i / 64] |= (uint64_t)(tokens[i].hash == tokens[index].hash)
            << (i & 63);
    }
}

/* The PERSON with this hash in either set, or NULL. */
static const struct anon_name *
find(const struct anon_names *names, const struct anon_name_set *memory,
    uint64_t hash)
{
    const struct anon_name *name = anon_name_set_next(names->found, hash, NULL);

    if (name != NULL || memory == NULL) {
        return name;
    }
    name = anon_name_set_next(memory, hash, NULL);
    while (name != NULL && name->type != ANON_PERSON) {
        name = anon_name_set_next(memory, hash, name);
    }
    return name;
}

/* The length of the clitic at the end of a word, by its letters, else 0. */
static size_t
clitic_len(struct anon_text word)
{
    const char *end = word.data + word.len;

    if (word.len >= LEARN_MIN + 3 && memcmp(end - 3, "nya", 3) == 0) {
        return 3;
    }
    return word.len >= LEARN_MIN + 2 && end[-1] == 'u' &&
            (end[-2] == 'k' || end[-2] == 'm')
        ? 2
        : 0;
}

/* The name that a token with an Indonesian clitic holds, or NULL. */
static const struct anon_name *
find_stem(const struct anon_names *names, const struct anon_name_set *memory,
    size_t index)
{
    struct anon_text word = anon_document_word(names->context.document, index);
    size_t len = clitic_len(word);

    return len == 0
        ? NULL
        : find(names, memory,
              anon_hash(ANON_HASH_START, word.data, word.len - len));
}

size_t
anon_names_clitic(const struct anon_names *names,
    const struct anon_name_set *memory, size_t index)
{
    return find_stem(names, memory, index) == NULL
        ? 0
        : clitic_len(anon_document_word(names->context.document, index));
}

static uint8_t
again_confidence(const struct anon_names *names, size_t index,
    const struct anon_name *name)
{
    int odds;

    if (!name->ordinary) {
        return ANON_NAME_AGAIN;
    }
    odds = anon_context_odds(&names->context, index);
    switch (anon_context_case(&names->context, index)) {
    case ANON_CASE_CAPITAL: return ANON_NAME_AGAIN;
    case ANON_CASE_SHOUT:
    case ANON_CASE_TITLE:
    case ANON_CASE_START: return odds > -9 ? 64 : ANON_NAME_POSSIBLE + 10;
    case ANON_CASE_LOWER:
    case ANON_CASE_NONE:
    case ANON_CASE_ACRONYM: break;
    }
    return 0;
}

/* Whether the token is no word, so that it may be a misspelt name. */
static bool
no_word(const struct anon_names *names, size_t index)
{
    const struct anon_word *word = names->context.document->tokens[index].word;

    if (word == NULL) {
        return anon_context_odds(&names->context, index) > -10;
    }
    return word->rank_en == 0 && word->rank_id == 0 &&
        (word->flags &
            ~(uint32_t)(ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN |
                ANON_WORD_NAME_ID)) == 0;
}

/* A word in no list: a name with a clitic, or one letter wrong. */
static void
misspelt(struct anon_names *names, const struct anon_name_set *memory,
    size_t index)
{
    struct anon_text word = anon_document_word(names->context.document, index);
    const struct anon_name *name = find_stem(names, memory, index);
    bool capital = anon_context_capital(&names->context, index);

    if (name != NULL && (!name->ordinary || capital)) {
        if (no_word(names, index)) {
            anon_names_mark(names, index, ANON_NAME_AGAIN, "name.again");
        }
        return;
    }
    if (names->confidence[index] >= ANON_NAME_LIKELY ||
        (!capital && word.len < 6)) {
        return;
    }
    name = anon_name_set_near(names->found, word);
    if (name == NULL && memory != NULL) {
        name = anon_name_set_near(memory, word);
    }
    if (name != NULL && no_word(names, index)) {
        anon_names_mark(names, index, ANON_NAME_TYPO, "name.typo");
    }
}

static void
again_at(struct anon_names *names, const struct anon_name_set *memory,
    size_t index)
{
    const struct anon_name *name =
        find(names, memory, names->context.document->tokens[index].hash);

    if (name != NULL) {
        anon_names_mark(names, index, again_confidence(names, index, name),
            "name.again");
    } else {
        misspelt(names, memory, index);
    }
}

/*
 * Learns the likely names of the text, and sets the bits of all places where
 * the same words are.
 */
static enum anon_status
learn_all(struct anon_names *names, uint64_t *same)
{
    size_t blocks = anon_marks_blocks(names->context.document->marks);
    enum anon_status status = ANON_OK;
    size_t block;

    for (block = 0; block < blocks && status == ANON_OK; block++) {
        uint64_t found = names->likely[block];

        for (; found != 0 && status == ANON_OK; found &= found - 1) {
            size_t i = block * 64 + (size_t)__builtin_ctzll(found);

            /* Once for each word. */
            if ((same[block] & found & -found) == 0 &&
                names->confidence[i] >= ANON_NAME_LEARN &&
                !names->context.taken[i]) {
                status = learn(names, i);
                mark_same(names, i, same);
            }
        }
    }
    return status;
}

/* Sets the bits of what the other notes of the case have as names. */
static void
mark_remembered(const struct anon_names *names,
    const struct anon_name_set *memory, uint64_t *same)
{
    const struct anon_token *tokens = names->context.document->tokens;
    size_t i;

    for (i = 0; i < names->context.count; i++) {
        same[i / 64] |= (uint64_t)anon_name_set_may_have(memory, tokens[i].hash)
            << (i & 63);
    }
}

/* The same words, and those that are in no list: they may be misspelt. */
static uint64_t
again_row(const struct anon_names *names, size_t block, const uint64_t *same)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t never = anon_marks_block(marks, block,
        ANON_MARK_NEVER | ANON_MARK_NUMBER | ANON_MARK_MIXED);

    return ((same[block] | anon_marks_row(marks, block, ANON_MARK_RARE)) &
               ~never) |
        anon_marks_always(marks, block);
}

enum anon_status
anon_names_again(struct anon_names *names, const struct anon_name_set *memory)
{
    const struct anon_document *document = names->context.document;
    size_t blocks = anon_marks_blocks(document->marks);
    uint64_t *same =
        anon_scratch_take(document->scratch, (blocks + 1) * sizeof(*same));
    enum anon_status status =
        same == NULL ? ANON_ERR_NO_MEMORY : learn_all(names, same);
    size_t block;

    if (status != ANON_OK ||
        (names->found->len == 0 && (memory == NULL || memory->len == 0))) {
        return status;
    }
    if (memory != NULL && memory->len > 0) {
        mark_remembered(names, memory, same);
    }
    for (block = 0; block < blocks; block++) {
        uint64_t found = again_row(names, block, same);

        for (; found != 0; found &= found - 1) {
            size_t i = block * 64 + (size_t)__builtin_ctzll(found);

            if (names->confidence[i] >= ANON_NAME_LEARN ||
                anon_names_never(names, i)) {
                continue;
            }
            if (same[block] & found & -found) {
                again_at(names, memory, i);
            } else {
                misspelt(names, memory, i);
            }
        }
    }
    return ANON_OK;
}
