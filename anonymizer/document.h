#ifndef ANONYMIZER_DOCUMENT_H
#define ANONYMIZER_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/lexicon.h"

/*
 * Internal: one text prepared for the detectors.  The folded form is what they
 * read; anon_document_source() turns its offsets back into bytes of the text.
 */
enum anon_token_flag {
    ANON_TOKEN_WORD = 1 << 0,     /* letters, with inner ' or digits */
    ANON_TOKEN_NUMBER = 1 << 1,   /* digits only */
    ANON_TOKEN_CAPITAL = 1 << 2,  /* first letter upper case in the source */
    ANON_TOKEN_UPPER = 1 << 3,    /* all letters upper case, two or more */
    ANON_TOKEN_SENTENCE = 1 << 4, /* first word of a sentence */
    ANON_TOKEN_LINE = 1 << 5,     /* first token of a line */
};

struct anon_token {
    uint32_t begin; /* bytes of the folded text */
    uint32_t end;
    uint32_t flags;
    const struct anon_word *word; /* what the lists say, or NULL */
};

struct anon_document {
    struct anon_text source;
    const struct anon_scan_options *options;
    enum anon_language language; /* never AUTO */
    char *folded;
    size_t folded_len;
    struct anon_token *tokens;
    size_t token_count;
    struct anon_offsets *offsets; /* see fold.h; NULL when nothing moved */
};

/* Folds and tokenises; the caller releases with anon_document_release(). */
enum anon_status anon_document_init(struct anon_document *document,
    struct anon_text text,
    const struct anon_scan_options *options) ANON_CHECK_RESULT;

/* Wipes and frees; harmless twice. */
void anon_document_release(struct anon_document *document);

/* Bytes [begin, end) of the folded text as bytes of the source. */
void anon_document_source(const struct anon_document *document, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end);

#endif
