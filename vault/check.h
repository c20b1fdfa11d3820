#ifndef VAULT_CHECK_H
#define VAULT_CHECK_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/audit.h"
#include "vault/vault.h"

/* Numbers of bad pages that are kept; the others are only counted. */
#define VAULT_CHECK_PAGES 64

/* Tables that are named; there are fewer. */
#define VAULT_CHECK_TABLES 64

/* What checking an open vault found; all false and zero when it is sound. */
struct vault_check_report {
    bool header_copy_damaged[2];
    int64_t slots_damaged;      /* key slots in which a damaged copy differs */
    int64_t anchor_damaged;     /* audit anchors: one alone is harmless, and
                                   renewed by the next entry */
    bool slots_unauthenticated; /* header HMAC does not fit: foreign edit */
    bool salt_differs;
    bool size_wrong;    /* shorter than its page count */
    int64_t beyond_end; /* bytes after the last page: harmless, a power cut
                           can lose the truncation of a shrinking commit */
    int64_t bad_pages;  /* pages whose HMAC fails (full check) */
    int64_t bad_page_list[VAULT_CHECK_PAGES]; /* the first of them, rising */
    int64_t bad_free_pages;   /* of unused pages: harmless, a crash in the
                                 middle of a write leaves such */
    int64_t structure_errors; /* integrity_check findings (full check) */
    int64_t foreign_key_errors;
    bool search_index_wrong; /* full check */
    /* Tables that lose or may lose something: of pages that cannot be read, and
     * of rows that are not as they were written (full check). */
    char tables[VAULT_CHECK_TABLES][VAULT_WORD_MAX];
    size_t table_count;
    struct vault_audit_verdict audit;
};

/*
 * Quick: header copies, sizes, chain head, foreign keys.  Full: every page,
 * both chains, the search index.  VAULT_OK when nothing was found,
 * VAULT_ERR_DAMAGED or VAULT_ERR_ROLLBACK otherwise; the report is filled.
 */
enum vault_status vault_check(struct vault *vault, bool full,
    struct vault_check_report *ret_report) VAULT_CHECK_RESULT;

#endif
