#include "cli/release/merge.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Whether every letter and digit of the hit is removed already. */
bool
release_merge_covered(const struct anon_findings *findings,
    const struct anon_finding *hit, struct anon_text text)
{
    for (size_t at = hit->begin; at < hit->end; at++) {
        unsigned char byte = (unsigned char)text.data[at];
        bool inside = byte < 0x80 && strchr(" \t\r\n.,;:'\"()-/", byte) != NULL;

        for (size_t i = 0; !inside && i < findings->len; i++) {
            const struct anon_finding *finding = &findings->items[i];

            inside = finding->decision == ANON_REMOVE && finding->begin <= at &&
                at < finding->end;
        }
        if (!inside) {
            return false;
        }
    }
    return true;
}

/* Whether a finding, removed or flagged, has just these borders. */
bool
release_merge_listed(const struct anon_findings *findings,
    const struct anon_finding *hit)
{
    for (size_t i = 0; i < findings->len; i++) {
        if (findings->items[i].begin <= hit->begin &&
            findings->items[i].end >= hit->end) {
            return true;
        }
    }
    return false;
}

/* Puts the hit in the place of all findings it touches, as wide as all. */
enum anon_status
release_merge_over(struct anon_findings *findings, struct anon_finding hit)
{
    size_t kept = 0;

    for (size_t i = 0; i < findings->len; i++) {
        struct anon_finding finding = findings->items[i];

        if (finding.begin < hit.end && hit.begin < finding.end) {
            if (finding.decision == ANON_REMOVE) {
                hit.begin =
                    finding.begin < hit.begin ? finding.begin : hit.begin;
                hit.end = finding.end > hit.end ? finding.end : hit.end;
            }
            continue;
        }
        findings->items[kept++] = finding;
    }
    findings->len = kept;
    return anon_findings_push(findings, &hit);
}

static int
by_place(const void *left, const void *right)
{
    const struct anon_finding *a = left;
    const struct anon_finding *b = right;

    if (a->begin != b->begin) {
        return a->begin < b->begin ? -1 : 1;
    }
    return a->end == b->end ? 0 : a->end > b->end ? -1 : 1;
}

void
release_merge_sort(struct anon_findings *findings)
{
    if (findings->len > 1) {
        qsort(findings->items, findings->len, sizeof(*findings->items),
            by_place);
    }
}

/* Flags that became removals may overlap each other: make them one. */
void
release_merge_disjoint(struct anon_findings *findings)
{
    size_t kept = 0;
    size_t last = SIZE_MAX;

    release_merge_sort(findings);
    for (size_t i = 0; i < findings->len; i++) {
        struct anon_finding finding = findings->items[i];

        if (finding.decision == ANON_REMOVE && last != SIZE_MAX &&
            finding.begin < findings->items[last].end) {
            if (finding.end > findings->items[last].end) {
                findings->items[last].end = finding.end;
            }
            continue;
        }
        if (finding.decision == ANON_REMOVE) {
            last = kept;
        }
        findings->items[kept++] = finding;
    }
    findings->len = kept;
}
