#include "cli/release/late.h"

#include <string.h>
#include <strings.h>

/*
 * The place in the source of byte `at` of the clean text; within a label its
 * beginning, or its end when `end`.
 */
static size_t
source_of(const struct anon_findings *findings, struct anon_text clean,
    size_t at, bool end)
{
    size_t source = 0;
    size_t here = 0; /* the same place in the clean text */

    for (size_t i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];
        const char *close;
        size_t label;

        if (finding->decision != ANON_REMOVE) {
            continue;
        }
        label = here + finding->begin - source;
        if (at < label || (end && at == label)) {
            break;
        }
        close = memchr(clean.data + label, ']', clean.len - label);
        here = close == NULL ? clean.len : (size_t)(close - clean.data) + 1;
        source = finding->end;
        if (at < here) {
            return end ? finding->end : finding->begin;
        }
    }
    return source + at - here;
}

/* Whether the gate would stop, or ask about, this hit. */
static bool
stops(const struct release_late *late, const struct anon_finding *hit,
    struct anon_text clean)
{
    struct release_identity whose =
        release_people_at(late->people, hit->identifier);
    bool own = strcasecmp(whose.case_code, late->case_code) == 0;
    struct anon_text surface = { clean.data + hit->begin,
        hit->end - hit->begin };
    enum release_verdict verdict = release_judge(hit, &whose, own, clean);

    if (verdict == RELEASE_PASS ||
        (verdict == RELEASE_ASK && late->unreviewed) ||
        release_labels_cover(late->labels, clean, hit->begin, hit->end)) {
        return false;
    }
    /* Kept on purpose: the gate will tell whether that may be. */
    return !late->kept(late->case_code, surface, late->data);
}

enum release_status
release_late_find(const struct release_late *late,
    const struct anon_findings *findings, struct anon_text clean,
    struct anon_findings *ret_more, struct release_cause *ret_cause)
{
    struct anon_findings hits = ANON_FINDINGS_INIT;
    enum anon_status status =
        anon_known_search_in(release_people_known(late->people), late->scratch,
            clean, &hits);

    for (size_t i = 0; status == ANON_OK && i < hits.len; i++) {
        struct anon_finding hit = hits.items[i];

        if (!stops(late, &hit, clean)) {
            continue;
        }
        hit.begin = source_of(findings, clean, hit.begin, false);
        hit.end = source_of(findings, clean, hit.end, true);
        hit.decision = ANON_REMOVE;
        hit.identifier = ANON_NO_IDENTIFIER;
        status = anon_findings_push(ret_more, &hit);
    }
    anon_findings_release(&hits);
    return release_anon(status, ret_cause);
}
