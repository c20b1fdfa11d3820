#include "tests/anonymizer/found.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "anonymizer/detect.h"

#define TEXT_MAX 4096

/* Marks the bytes of the text that a finding covers. */
static void
cover(const struct anon_document *document,
    const struct anon_findings *findings, int least, char *covered)
{
    size_t i;

    for (i = 0; i < findings->len; i++) {
        size_t begin;
        size_t end;

        if (findings->items[i].confidence >= least) {
            anon_document_source(document, findings->items[i].begin,
                findings->items[i].end, &begin, &end);
            memset(covered + begin, 1, end - begin);
        }
    }
}

const char *
found_with(const char *text, const struct anon_scan_options *options, int least)
{
    static char out[2 * TEXT_MAX];
    char covered[TEXT_MAX] = { 0 };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_document document;
    size_t len = strlen(text);
    size_t at = 0;
    size_t i;

    assert(len + 1 < TEXT_MAX);
    if (anon_document_init(&document, (struct anon_text){ text, len },
            options) != ANON_OK ||
        anon_detect_org(&document, &findings) != ANON_OK ||
        anon_detect_place(&document, &findings) != ANON_OK ||
        anon_detect_name(&document, &findings) != ANON_OK) {
        return "out of memory";
    }
    cover(&document, &findings, least, covered);
    for (i = 0; i <= len; i++) {
        if (covered[i] && (i == 0 || !covered[i - 1])) {
            out[at++] = '[';
        }
        if (i > 0 && covered[i - 1] && !covered[i]) {
            out[at++] = ']';
        }
        out[at++] = text[i];
    }
    anon_findings_release(&findings);
    anon_document_release(&document);
    return out;
}

const char *
found_en(const char *text)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };

    return found_with(text, &options, 50);
}

const char *
found_id(const char *text)
{
    struct anon_scan_options options = { .language = ANON_LANGUAGE_ID };

    return found_with(text, &options, 50);
}
