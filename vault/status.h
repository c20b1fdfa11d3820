#ifndef VAULT_STATUS_H
#define VAULT_STATUS_H

/*
 * Every vault function that can fail returns one of these.  The text form is
 * for developers; what a user reads is written in cli/report.c.
 */
enum vault_status {
    VAULT_OK = 0,
    VAULT_DONE, /* iteration is over; not an error */
    VAULT_ERR_NO_MEMORY,
    VAULT_ERR_IO,
    VAULT_ERR_NO_SPACE,    /* the disk is full; nothing was changed */
    VAULT_ERR_READ_ONLY,   /* the medium or file cannot be written */
    VAULT_ERR_EXISTS,      /* the file or the row is there already */
    VAULT_ERR_NO_VAULT,    /* no file at that path */
    VAULT_ERR_NOT_FOUND,   /* no such case, note, slot, ... */
    VAULT_ERR_NOT_A_VAULT, /* some other file, a plain SQLite one among them */
    VAULT_ERR_VERSION,     /* made by a newer release */
    VAULT_ERR_HEADER,      /* both header copies are damaged */
    VAULT_ERR_DAMAGED,     /* a page fails its HMAC, or the file was cut */
    VAULT_ERR_JOURNAL,     /* beside it lies the journal of another vault */
    VAULT_ERR_ROLLBACK,    /* older than the audit anchor says */
    VAULT_ERR_PASSPHRASE,  /* no key slot opens with it */
    VAULT_ERR_IN_USE,      /* another process holds the lock */
    VAULT_ERR_MOVED,       /* another file took its place: open it again */
    VAULT_ERR_LIMIT,       /* larger than a documented limit */
    VAULT_ERR_INVALID,     /* an argument outside its documented range */
    VAULT_ERR_NO_SLOT,     /* all key slots are taken, or it is the last */
    VAULT_ERR_NO_CIPHER,   /* linked to an SQLite that cannot encrypt */
    VAULT_ERR_SIGNED,      /* signed notes are amended, never changed */
    VAULT_ERR_HELD,        /* a hold or a retention rule keeps the case */
};

/* Returns the name of the constant, never NULL. */
const char *vault_status_name(enum vault_status status);

#define VAULT_CHECK_RESULT __attribute__((warn_unused_result))

#endif
