#include "anonymizer/finding.h"

#include "anonymizer/wipe.h"

const char *
anon_type_name(enum anon_type type)
{
    switch (type) {
    case ANON_PERSON: return "PERSON";
    case ANON_LOCATION: return "LOCATION";
    case ANON_ORG: return "ORG";
    case ANON_DATE: return "DATE";
    case ANON_AGE: return "AGE";
    case ANON_PHONE: return "PHONE";
    case ANON_EMAIL: return "EMAIL";
    case ANON_URL: return "URL";
    case ANON_HANDLE: return "HANDLE";
    case ANON_ID: return "ID";
    case ANON_ADDRESS: return "ADDRESS";
    case ANON_IP: return "IP";
    case ANON_DETAIL: return "DETAIL";
    case ANON_TYPE_COUNT: break;
    }
    return "UNKNOWN";
}

static enum anon_status
grow(struct anon_findings *findings)
{
    size_t cap = findings->cap == 0 ? 32 : findings->cap * 2;
    struct anon_finding *items = anon_wipe_grow(findings->items,
        findings->len * sizeof(*items), cap * sizeof(*items));

    if (items == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    findings->items = items;
    findings->cap = cap;
    return ANON_OK;
}

enum anon_status
anon_findings_push(struct anon_findings *findings,
    const struct anon_finding *finding)
{
    if (findings->len == findings->cap) {
        enum anon_status status = grow(findings);

        if (status != ANON_OK) {
            return status;
        }
    }
    findings->items[findings->len++] = *finding;
    return ANON_OK;
}

void
anon_findings_release(struct anon_findings *findings)
{
    anon_wipe_free(findings->items, findings->cap * sizeof(*findings->items));
    *findings = (struct anon_findings)ANON_FINDINGS_INIT;
}
