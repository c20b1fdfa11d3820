#ifndef VAULT_RELEASE_RECALL_H
#define VAULT_RELEASE_RECALL_H

/*
 * Internal to vault/: the revocations `v` that recall case `c` (a row of
 * release_case) from release `r`, to be written after a SELECT.  The ids of
 * consents and revocations are numbers of audit entries, as r.entry is: the
 * consent came before the release and its revocation after.
 */
#define VAULT_RELEASE_RECALL                                                   \
    " FROM consent k JOIN consent_revocation v ON v.consent_id = k.id"         \
    " WHERE k.case_id = c.case_id AND k.kind = CASE r.kind"                    \
    "  WHEN 'research' THEN 'research:' || r.purpose ELSE r.kind END"          \
    " AND k.id < r.entry AND v.id > r.entry"

#endif
