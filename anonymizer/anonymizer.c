#include "anonymizer/anonymizer.h"

#include "anonymizer/detect.h"
#include "anonymizer/document.h"
#include "anonymizer/piece.h"
#include "anonymizer/resolve.h"

/* Structured identifiers first: those of names look at what they found. */
static anon_detect_fn *const detectors[] = {
    anon_detect_known,
    anon_detect_email,
    anon_detect_url,
    anon_detect_handle,
    anon_detect_ip,
    anon_detect_id,
    anon_detect_phone,
    anon_detect_date,
    anon_detect_age,
    anon_detect_address,
    anon_detect_org, /* before places: "University of Such" */
    anon_detect_place,
    anon_detect_name,
    anon_detect_learned,
    anon_detect_title,
};

/* Folded offsets of a piece become offsets of the text that holds it. */
static void
to_source(const struct anon_document *document, size_t from,
    struct anon_findings *findings)
{
    size_t i;

    for (i = 0; i < findings->len; i++) {
        struct anon_finding *finding = &findings->items[i];

        anon_document_source(document, finding->begin, finding->end,
            &finding->begin, &finding->end);
        finding->begin += from;
        finding->end += from;
    }
}

/* Most texts are one piece, whose findings are handed on as they are. */
static enum anon_status
append_all(struct anon_findings *findings, struct anon_findings *more)
{
    enum anon_status status = ANON_OK;
    size_t i;

    if (findings->items == NULL) {
        *findings = *more;
        *more = (struct anon_findings)ANON_FINDINGS_INIT;
        return ANON_OK;
    }
    for (i = 0; status == ANON_OK && i < more->len; i++) {
        status = anon_findings_push(findings, &more->items[i]);
    }
    return status;
}

/* Scans bytes [from, end) of `text` and appends what is in them. */
static enum anon_status
scan_piece(struct anon_text text, size_t from, size_t end,
    const struct anon_scan_options *options, struct anon_findings *findings)
{
    struct anon_text piece = { text.data + from, end - from };
    const struct anon_policy *policy = options == NULL ? NULL : options->policy;
    struct anon_findings found = ANON_FINDINGS_INIT;
    struct anon_document document;
    enum anon_status status = anon_document_init(&document, piece, options);
    size_t i;

    for (i = 0;
         status == ANON_OK && i < sizeof(detectors) / sizeof(detectors[0]);
         i++) {
        status = detectors[i](&document, &found);
    }
    if (status == ANON_OK) {
        to_source(&document, from, &found);
        anon_resolve(&found,
            policy == NULL ? anon_policy_get(ANON_PROFILE_SUPERVISION)
                           : policy);
        status = append_all(findings, &found);
    }
    anon_findings_release(&found);
    anon_document_release(&document);
    return status;
}

enum anon_status
anon_scan(struct anon_text text, const struct anon_scan_options *options,
    struct anon_findings *ret_findings)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    enum anon_status status =
        text.len > ANON_TEXT_MAX ? ANON_ERR_LIMIT : ANON_OK;
    size_t from = 0;

    while (status == ANON_OK && from < text.len) {
        size_t end = anon_piece_end(text, from);

        status = scan_piece(text, from, end, options, &findings);
        from = end;
    }
    if (status == ANON_OK) {
        *ret_findings = findings;
        findings = (struct anon_findings)ANON_FINDINGS_INIT;
    }
    anon_findings_release(&findings);
    return status;
}
