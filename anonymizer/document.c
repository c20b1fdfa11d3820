#include "anonymizer/document.h"

#include <string.h>

#include "anonymizer/scratch.h"
#include "anonymizer/utf8.h"

/* How many tokens are read to guess the language. */
#define GUESS_TOKENS 400

static const struct anon_scan_options no_options = { .language =
                                                         ANON_LANGUAGE_AUTO };

/* Counts words that one language has and the other hardly. */
static enum anon_language
guess_language(const struct anon_document *document)
{
    size_t end = document->token_count < GUESS_TOKENS ? document->token_count
                                                      : GUESS_TOKENS;

    return anon_marks_count(document->marks, ANON_MARK_INDONESIAN, 0, end) >
            anon_marks_count(document->marks, ANON_MARK_ENGLISH, 0, end)
        ? ANON_LANGUAGE_ID
        : ANON_LANGUAGE_EN;
}

/* Takes the scratch of the options, or one of its own. */
static enum anon_status
take_scratch(struct anon_document *document)
{
    struct anon_scratch *scratch = document->options->scratch;

    if (scratch == NULL || scratch->busy) {
        document->own_scratch = true;
        if (anon_scratch_small(&scratch) != ANON_OK) {
            return ANON_ERR_NO_MEMORY;
        }
    }
    document->scratch = scratch;
    scratch->busy = true;
    document->reading = anon_scratch_take(scratch, sizeof(*document->reading));
    return document->reading == NULL ? ANON_ERR_NO_MEMORY : ANON_OK;
}

/* Folds and splits the text. */
static enum anon_status
read_text(struct anon_document *document)
{
    struct anon_scratch *scratch = document->scratch;
    enum anon_status status = anon_fold(document->source, &scratch->fold);

    if (status == ANON_OK) {
        status =
            anon_tokenise(&scratch->fold, scratch->cache, &scratch->tokens);
    }
    scratch->tokens.marks.everything = scratch->everything;
    document->fold = scratch->fold;
    document->folded = scratch->fold.data;
    document->folded_len = scratch->fold.len;
    document->tokens = scratch->tokens.items;
    document->token_count = scratch->tokens.len;
    document->marks = &scratch->tokens.marks;
    return status;
}

enum anon_status
anon_document_init(struct anon_document *document, struct anon_text text,
    const struct anon_scan_options *options)
{
    enum anon_status status;

    *document = (struct anon_document){ 0 };
    document->source = text;
    document->options = options == NULL ? &no_options : options;
    if (text.len > ANON_TEXT_MAX) {
        return ANON_ERR_LIMIT;
    }
    status = take_scratch(document);
    if (status == ANON_OK) {
        status = read_text(document);
    }
    if (status != ANON_OK) {
        return status;
    }
    document->language = document->options->language;
    if (document->language == ANON_LANGUAGE_AUTO) {
        document->language = guess_language(document);
    }
    return ANON_OK;
}

void
anon_document_release(struct anon_document *document)
{
    if (document->own_scratch) {
        anon_scratch_free(&document->scratch);
    } else if (document->scratch != NULL) {
        anon_scratch_reset(document->scratch);
        document->scratch->busy = false;
    }
    *document = (struct anon_document){ 0 };
}

void
anon_document_source(const struct anon_document *document, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end)
{
    struct anon_text source = document->source;

    *ret_begin = begin;
    *ret_end = end;
    if (document->fold.offsets.len > 0) {
        anon_offsets_source(&document->fold.offsets, begin, end, ret_begin,
            ret_end);
    }
    if (*ret_begin < source.len && anon_utf8_is_tail(source.data[*ret_begin])) {
        uint32_t character;
        size_t at = anon_utf8_before(source, *ret_begin + 1);

        if (at < *ret_begin &&
            at + anon_utf8_next(source, at, &character) > *ret_begin) {
            *ret_begin = at;
        }
    }
    if (*ret_end > 0 && *ret_end < source.len &&
        anon_utf8_is_tail(source.data[*ret_end])) {
        size_t at = *ret_end;
        size_t steps;

        for (steps = 0;
             steps < 3 && at < source.len && anon_utf8_is_tail(source.data[at]);
             steps++) {
            at++;
        }
        *ret_end = at;
    }
}

bool
anon_document_is_whole(const struct anon_document *document, size_t index,
    const char *word)
{
    struct anon_text text = anon_document_word(document, index);

    return strlen(word) == text.len && memcmp(word, text.data, text.len) == 0;
}

/* Goes through a list word by word. */
static bool
is_listed(const struct anon_document *document, size_t index,
    const char *const *words, size_t count)
{
    size_t i;

    for (i = 0; i < count; i++) {
        if (anon_document_is(document, index, words[i])) {
            return true;
        }
    }
    return false;
}

bool
anon_document_is_any(const struct anon_document *document, size_t index,
    const char *const *words, size_t count)
{
    struct anon_sieves *sieves = document->scratch->sieves;

    return index < document->token_count &&
        (sieves == NULL ||
            anon_sieve_may(sieves, words, count, false,
                document->tokens[index].hash)) &&
        is_listed(document, index, words, count);
}

bool
anon_document_ends_with(const struct anon_document *document, size_t index,
    const char *const *endings, size_t count)
{
    struct anon_sieves *sieves = document->scratch->sieves;
    struct anon_text word = anon_document_word(document, index);
    size_t i;

    if (word.len < ANON_SIEVE_ENDING ||
        (sieves != NULL &&
            !anon_sieve_may(sieves, endings, count, true,
                anon_sieve_ending(word)))) {
        return false;
    }
    for (i = 0; i < count; i++) {
        size_t len = strlen(endings[i]);

        if (word.len > len + 2 &&
            memcmp(word.data + word.len - len, endings[i], len) == 0) {
            return true;
        }
    }
    return false;
}

bool
anon_document_joined_by(const struct anon_document *document, size_t index,
    const char *allowed, size_t max)
{
    struct anon_text gap = anon_document_gap(document, index);
    size_t i;

    if (gap.len == 0 || gap.len > max) {
        return false;
    }
    for (i = 0; i < gap.len; i++) {
        const char *at = allowed;

        /* A loop is faster than strchr(3) for a handful of characters. */
        while (*at != '\0' && *at != gap.data[i]) {
            at++;
        }
        if (*at == '\0') {
            return false;
        }
    }
    return true;
}
