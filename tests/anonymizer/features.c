#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/detect.h"
#include "anonymizer/learned.h"
#include "anonymizer/model.h"

/*
 * For data/train.py: what the tagger sees.  Reads "LANGUAGE BYTES" lines, each
 * followed by that many bytes of text; writes "D" for each text and, for each
 * word, "T BEGIN END ASKS RULE HASH..." with offsets in bytes of the text.
 */

#define TEXT_MAX 1000000

static int
print_tokens(const struct anon_document *document,
    const struct anon_model_input *input)
{
    size_t i;
    size_t f;

    for (i = 0; i < document->token_count; i++) {
        struct anon_model_features features = { .count = 0 };
        size_t begin;
        size_t end;
        bool asks = anon_model_asks(input, i);

        anon_document_source(document, document->tokens[i].begin,
            document->tokens[i].end, &begin, &end);
        (void)printf("T %zu %zu %d %u", begin, end, asks, input->rules[i]);
        if (asks) {
            anon_model_read(input, i, &features);
        }
        for (f = 0; f < features.count; f++) {
            (void)printf(" %u", features.hashes[f]);
        }
        (void)printf("\n");
    }
    return ferror(stdout);
}

static int
read_text(const char *text, size_t len, enum anon_language language)
{
    struct anon_scan_options options = { .language = language };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_context context = ANON_CONTEXT_INIT;
    struct anon_document document;
    uint8_t *rules = NULL;
    int failed = 1;

    if (anon_document_init(&document, (struct anon_text){ text, len },
            &options) == ANON_OK &&
        anon_detect_email(&document, &findings) == ANON_OK &&
        anon_detect_url(&document, &findings) == ANON_OK &&
        anon_detect_handle(&document, &findings) == ANON_OK &&
        anon_detect_org(&document, &findings) == ANON_OK &&
        anon_detect_place(&document, &findings) == ANON_OK &&
        anon_detect_name(&document, &findings) == ANON_OK &&
        anon_context_init(&context, &document) == ANON_OK) {
        rules = calloc(context.count + 1, 1);
    }
    if (rules != NULL) {
        struct anon_model_input input = { &context, rules };

        anon_learned_rules(&context, &findings, rules);
        (void)printf("D\n");
        failed = print_tokens(&document, &input);
    }
    free(rules);
    anon_context_release(&context);
    anon_findings_release(&findings);
    anon_document_release(&document);
    return failed;
}

int
main(void)
{
    static char text[TEXT_MAX];
    char language[8];
    size_t len;

    while (scanf("%7s %zu", language, &len) == 2) {
        if (getchar() != '\n' || len > sizeof(text) ||
            fread(text, 1, len, stdin) != len ||
            read_text(text, len,
                strcmp(language, "id") == 0 ? ANON_LANGUAGE_ID
                                            : ANON_LANGUAGE_EN) != 0) {
            return 1;
        }
    }
    return ferror(stdin) || fflush(stdout) != 0;
}
