#ifndef CLI_RELEASE_STATUS_H
#define CLI_RELEASE_STATUS_H

#include <stdbool.h>

#include "anonymizer/status.h"
#include "vault/status.h"

/* How a step of the release pipeline ended. */
enum release_status {
    RELEASE_OK = 0,
    RELEASE_ERR_NO_MEMORY,
    RELEASE_ERR_VAULT,     /* the cause says what */
    RELEASE_ERR_ANON,      /* the cause says what */
    RELEASE_ERR_SYSTEM,    /* the cause holds errno */
    RELEASE_ERR_NO_CASE,   /* there is no such case */
    RELEASE_ERR_NO_NOTES,  /* nothing to release */
    RELEASE_ERR_CONSENT,   /* no live consent */
    RELEASE_ERR_REVIEW,    /* findings wait for a decision */
    RELEASE_ERR_DECISIONS, /* the review file cannot be read as one */
    RELEASE_ERR_LEAK,      /* the gate found an identifier */
    RELEASE_ERR_EXISTS,    /* the output folder is there and holds something */
    RELEASE_ERR_RISK,      /* too few are alike, whatever is generalised */
    RELEASE_ERR_INVALID,   /* an argument outside its documented range */
};

/* What lay beneath a failure. */
struct release_cause {
    enum vault_status vault;
    enum anon_status anon;
    int system;   /* errno */
    int line;     /* of a review file */
    bool unknown; /* that line is about no question of this release */
};

/* The status for an answer of the vault or of the anonymizer. */
enum release_status release_vault(enum vault_status status,
    struct release_cause *ret_cause);
enum release_status release_anon(enum anon_status status,
    struct release_cause *ret_cause);

/* The status for a failed system call: keeps errno. */
enum release_status release_errno(struct release_cause *ret_cause);

#endif
