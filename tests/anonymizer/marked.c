#include "tests/anonymizer/marked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define TEXT_MAX 4096

/* Copies without the brackets. */
static size_t
strip(const char *marked, char *out)
{
    size_t len = 0;

    for (; *marked != '\0' && len + 1 < TEXT_MAX; marked++) {
        if (*marked != '[' && *marked != ']') {
            out[len++] = *marked;
        }
    }
    out[len] = '\0';
    return len;
}

/* Runs one detector and turns its offsets into those of the text. */
static enum anon_status
detect(const struct marked *how, struct anon_text text,
    struct anon_findings *findings)
{
    const struct anon_scan_options options = { .language = how->language };
    struct anon_document document;
    enum anon_status status = anon_document_init(&document, text, &options);
    size_t i;

    if (status == ANON_OK) {
        status = how->detect(&document, findings);
    }
    for (i = 0; status == ANON_OK && i < findings->len; i++) {
        struct anon_finding *finding = &findings->items[i];

        anon_document_source(&document, finding->begin, finding->end,
            &finding->begin, &finding->end);
    }
    anon_document_release(&document);
    return status;
}

static enum anon_status
find(const struct marked *how, struct anon_text text,
    struct anon_findings *findings)
{
    const struct anon_scan_options options = { .language = how->language };

    if (how->detect != NULL) {
        return detect(how, text, findings);
    }
    return how->known != NULL ? anon_known_search(how->known, text, findings)
                              : anon_scan(text, &options, findings);
}

const char *
marked_result(const struct marked *how, const char *expected)
{
    static char out[2 * TEXT_MAX];
    char text[TEXT_MAX];
    char covered[TEXT_MAX + 1] = { 0 };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    size_t len = strip(expected, text);
    size_t at = 0;
    size_t i;

    assert_int_equal(find(how, (struct anon_text){ text, len }, &findings),
        ANON_OK);
    for (i = 0; i < findings.len; i++) {
        const struct anon_finding *finding = &findings.items[i];

        assert_true(finding->begin < finding->end && finding->end <= len);
        if (finding->confidence >= how->least) {
            memset(covered + finding->begin, 1, finding->end - finding->begin);
        }
    }
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
    return out;
}

void
marked_assert(const struct marked *how, const char *const *expected)
{
    for (; *expected != NULL; expected++) {
        assert_string_equal(marked_result(how, *expected), *expected);
    }
}
