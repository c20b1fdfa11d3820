#include "anonymizer/detect.h"

enum anon_status
anon_detect_hit(struct anon_findings *findings, size_t begin, size_t end,
    struct anon_hit hit)
{
    const struct anon_finding finding = {
        .begin = begin,
        .end = end,
        .type = hit.type,
        .origin = ANON_FROM_RULE,
        .decision = ANON_REMOVE,
        .confidence = hit.confidence,
        .ambiguous = false,
        .identifier = ANON_NO_IDENTIFIER,
        .rule = hit.rule,
    };

    return anon_findings_push(findings, &finding);
}
