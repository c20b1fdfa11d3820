#ifndef VAULT_SHARE_H
#define VAULT_SHARE_H

#include "vault/slot.h"

/*
 * Executor shares: one key in n parts, of which any k open the vault and fewer
 * tell nothing (Shamir, "How to share a secret", 1979, over GF(256)).
 *
 * A share is 60 characters in twelve groups of five, written and read as a
 * recovery code is.  It holds the vault and slot it is for, the set it belongs
 * to, k, its own number, and a checksum over all of it.
 */
struct vault_share_request {
    unsigned needed; /* k, VAULT_SHARES_LEAST or more */
    unsigned made;   /* n, VAULT_SHARES_MAX or fewer */
    const char *label;
};

/*
 * Adds a slot that `needed` of the `made` shares open, and gives the shares.
 * VAULT_ERR_INVALID for numbers out of range; VAULT_ERR_NO_SLOT when all eight
 * slots are taken.
 *
 * Secret: the caller hands each share out and releases it.
 */
enum vault_status vault_share_add(struct vault *vault,
    const struct vault_share_request *request,
    struct vault_secret ret_shares[VAULT_SHARES_MAX],
    unsigned *ret_slot) VAULT_CHECK_RESULT;

/* What is the matter with shares that do not join. */
enum vault_share_fault {
    VAULT_SHARE_GOOD,
    VAULT_SHARE_NO_SHARE, /* not 60 characters, or the checksum is wrong */
    VAULT_SHARE_MISTYPED, /* one group is */
    VAULT_SHARE_FOREIGN,  /* of another vault */
    VAULT_SHARE_OUTDATED, /* its slot was removed or made anew */
    VAULT_SHARE_MIXED,    /* of another set than the first one */
    VAULT_SHARE_TWICE,    /* given before */
    VAULT_SHARE_TOO_FEW,
};

struct vault_share_finding {
    enum vault_share_fault fault;
    size_t share;     /* which one, from 0 */
    unsigned group;   /* mistyped, from 1 */
    unsigned missing; /* how many more are needed */
};

/*
 * Joins shares of the vault at `path` into the text that vault_open() and the
 * like take in the place of a passphrase.  VAULT_ERR_PASSPHRASE, and
 * `*ret_finding`, when they do not join.  Shares above k are not looked at.
 *
 * Secret: reads the shares; the caller releases `ret_text`.
 */
enum vault_status vault_share_join(const char *path,
    const struct vault_secret *shares, size_t count,
    struct vault_share_finding *ret_finding,
    struct vault_secret *ret_text) VAULT_CHECK_RESULT;

/*
 * The 20 bytes that are hashed, of a text made by vault_share_join();
 * VAULT_ERR_INVALID for other text.
 *
 * Secret: the caller releases `ret_bytes`.
 */
enum vault_status vault_share_secret(const struct vault_secret *text,
    struct vault_secret *ret_bytes) VAULT_CHECK_RESULT;

#endif
