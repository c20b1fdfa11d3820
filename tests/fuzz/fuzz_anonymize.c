#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/anonymizer.h"

/*
 * The first line of the input is the value of an identifier of every kind; the
 * rest is a text that is scanned and redacted.
 */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whether byte `at` of `text` lies inside a character. */
static int
splits_character(struct anon_text text, size_t at)
{
    return at < text.len && at > 0 &&
        ((unsigned char)text.data[at] & 0xC0) == 0x80 &&
        (unsigned char)text.data[at - 1] >= 0xC2 &&
        (unsigned char)text.data[at - 1] <= 0xF4;
}

/* What anon_scan() promises, whatever the text. */
static void
check_findings(struct anon_text text, const struct anon_findings *findings)
{
    size_t from = 0;
    size_t i;

    for (i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];

        if (finding->begin < from || finding->begin >= finding->end ||
            finding->end > text.len || finding->rule == NULL ||
            finding->confidence > 100) {
            abort();
        }
        if (finding->decision == ANON_REMOVE) {
            from = finding->end;
        }
    }
}

static struct anon_known *
make_known(struct anon_text value)
{
    struct anon_identifier items[ANON_IDENTIFIER_KIND_COUNT];
    struct anon_known *known = NULL;
    size_t i;

    for (i = 0; i < ANON_IDENTIFIER_KIND_COUNT; i++) {
        items[i] = (struct anon_identifier){
            .kind = (enum anon_identifier_kind)i,
            .origin = i % 2 == 0 ? ANON_FROM_OWN : ANON_FROM_OTHER,
            .birth = i % 3 == 0,
            .person = (uint32_t)i,
            .value = value,
        };
    }
    if (anon_known_new(items, ANON_IDENTIFIER_KIND_COUNT, "2024-05-01",
            &known) != ANON_OK) {
        return NULL;
    }
    return known;
}

static void
scan_and_redact(struct anon_text text, const struct anon_known *known)
{
    const struct anon_scan_options options = { .known = known };
    struct anon_transform transform = { .known = known, .first_day = 18000 };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_cast *cast = NULL;
    struct anon_clean *clean = NULL;

    if (anon_cast_new(&cast) == ANON_OK &&
        anon_scan(text, &options, &findings) == ANON_OK) {
        check_findings(text, &findings);
        transform.cast = cast;
        if (anon_redact(text, &findings, &transform, &clean) != ANON_OK) {
            abort();
        }
    }
    anon_clean_free(&clean);
    anon_findings_release(&findings);
    anon_cast_free(&cast);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *bytes = (const char *)data;
    const char *end = size == 0 ? NULL : memchr(bytes, '\n', size);
    size_t first = end == NULL ? 0 : (size_t)(end - bytes);
    struct anon_text value = { bytes, first };
    struct anon_text text = { bytes + first, size - first };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = make_known(value);

    if (known == NULL) {
        return 0;
    }
    scan_and_redact(text, known);
    if (anon_known_search(known, text, &findings) == ANON_OK) {
        size_t i;

        for (i = 0; i < findings.len; i++) {
            if (findings.items[i].end > text.len ||
                splits_character(text, findings.items[i].end)) {
                abort();
            }
        }
    }
    anon_findings_release(&findings);
    anon_known_free(&known);
    return 0;
}
