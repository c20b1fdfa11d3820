#include "anonymizer/document.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/utf8.h"
#include "anonymizer/wipe.h"

/* How many tokens are read to guess the language. */
#define GUESS_TOKENS 400

static const struct anon_scan_options no_options = { ANON_LANGUAGE_AUTO, NULL,
    NULL, NULL };

/*
 * Counts words that are frequent in one language and rare in the other.
 * Ranks are logarithms, so a difference of 3 is a factor of 8.
 */
static enum anon_language
guess_language(const struct anon_document *document)
{
    size_t english = 0;
    size_t indonesian = 0;
    size_t i;

    for (i = 0; i < document->token_count && i < GUESS_TOKENS; i++) {
        const struct anon_word *word = document->tokens[i].word;
        unsigned en;
        unsigned id;

        if (word == NULL) {
            continue;
        }
        en = word->rank_en == 0 ? 20 : word->rank_en;
        id = word->rank_id == 0 ? 20 : word->rank_id;
        english += en <= 10 && en + 3 <= id;
        indonesian += id <= 10 && id + 3 <= en;
    }
    return indonesian > english ? ANON_LANGUAGE_ID : ANON_LANGUAGE_EN;
}

enum anon_status
anon_document_init(struct anon_document *document, struct anon_text text,
    const struct anon_scan_options *options)
{
    enum anon_status status;

    *document = (struct anon_document){ 0 };
    document->source = text;
    document->reading = calloc(1, sizeof(*document->reading));
    if (document->reading == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    document->options = options == NULL ? &no_options : options;
    status = text.len > ANON_TEXT_MAX ? ANON_ERR_LIMIT
                                      : anon_fold(text, &document->fold);
    if (status != ANON_OK) {
        return status;
    }
    document->folded = document->fold.data;
    document->folded_len = document->fold.len;
    status = anon_tokenise(&document->fold, &document->tokens,
        &document->token_count, &document->token_cap);
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
    anon_folded_release(&document->fold);
    anon_wipe_free(document->tokens,
        document->token_cap * sizeof(*document->tokens));
    if (document->reading != NULL) {
        anon_wipe_free(document->reading->cases, document->token_count);
        anon_wipe_free(document->reading->odds, document->token_count);
        anon_wipe_free(document->reading, sizeof(*document->reading));
    }
    *document = (struct anon_document){ 0 };
}

void
anon_document_source(const struct anon_document *document, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end)
{
    struct anon_text source = document->source;

    anon_offsets_source(&document->fold.offsets, begin, end, ret_begin,
        ret_end);
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

bool
anon_document_joined(const struct anon_document *document, size_t index,
    const char *allowed, size_t max)
{
    struct anon_text gap;
    size_t i;

    if (index + 1 >= document->token_count) {
        return false;
    }
    gap = anon_document_gap(document, index);
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
