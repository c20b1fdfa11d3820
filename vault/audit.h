#ifndef VAULT_AUDIT_H
#define VAULT_AUDIT_H

#include <stdbool.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * The audit log: who did what and when, without client text; each entry holds
 * an HMAC over the one before it under a key derived from the data key.  Head
 * and count are anchored in the header, written after the commit.
 */
#define VAULT_AUDIT_MAC_LEN 32

struct vault_audit_entry {
    int64_t number; /* 1 for the first */
    char at[VAULT_TIME_MAX];
    char actor[VAULT_NAME_MAX];   /* operating-system user */
    char action[VAULT_WORD_MAX];  /* note-add, release, unlock-failed, … */
    char subject[VAULT_NAME_MAX]; /* case code, note or release number */
    char detail[256];             /* our own words and counts */
    uint8_t mac[VAULT_AUDIT_MAC_LEN];  /* over this entry and the one before */
    uint8_t link[VAULT_AUDIT_MAC_LEN]; /* of the row it seals */
    bool seals;                        /* whether it seals one */
};

/*
 * Appends an entry.  Commands that read client text call it too; functions of
 * this library that change rows have done so already.  `subject` and `detail`
 * may be NULL; what is too long or empty where it must not be is
 * VAULT_ERR_INVALID.
 */
enum vault_status vault_audit_append(struct vault *vault, const char *action,
    const char *subject, const char *detail) VAULT_CHECK_RESULT;

/* Iterates, oldest first. */
struct vault_audit_iter;
enum vault_status vault_audit_iter_open(struct vault *vault,
    struct vault_audit_iter **ret_iter) VAULT_CHECK_RESULT;
enum vault_status vault_audit_iter_next(struct vault_audit_iter *iter,
    struct vault_audit_entry *ret_entry) VAULT_CHECK_RESULT;
void vault_audit_iter_close(struct vault_audit_iter **iter);

/* What verifying the chains found. */
struct vault_audit_verdict {
    int64_t entries;        /* in the log */
    int64_t first_bad;      /* number of the first bad entry, 0: none */
    int64_t last_bad;       /* and of the last one */
    int64_t bad_entries;    /* how many are */
    int64_t anchored;       /* how many entries the anchor vouches for */
    int64_t missing;        /* entries the anchor knows and the log lacks; at
                               least 1 when the log went another way */
    int64_t note_versions;  /* versions whose chain was checked */
    int64_t first_bad_note; /* id of the first note with a bad chain, 0 */
    int64_t rows; /* other rows checked: cases, identifiers, consents, … */
    int64_t bad_rows;   /* changed, put back, gone, or missing in an index */
    uint64_t bad_kinds; /* a bit for each kind of such rows, see seal.h */
};

/*
 * Recomputes both chains and the seal of every row.  VAULT_OK when everything
 * fits, VAULT_ERR_DAMAGED when a link is wrong, VAULT_ERR_ROLLBACK when
 * nothing else is the matter but that newer entries are missing; the verdict
 * is filled in each of these cases.
 */
enum vault_status vault_audit_verify(struct vault *vault,
    struct vault_audit_verdict *ret_verdict) VAULT_CHECK_RESULT;

/*
 * After an honest restore: accepts the present log as the newest and anchors
 * it again, leaving an entry that says so.
 */
enum vault_status vault_audit_accept(struct vault *vault) VAULT_CHECK_RESULT;

#endif
