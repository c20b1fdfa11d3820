#ifndef VAULT_SALVAGE_H
#define VAULT_SALVAGE_H

#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/* Note versions that one case has lost; "" for those of no known case. */
struct vault_salvage_loss {
    char case_code[VAULT_CODE_MAX];
    int64_t versions;
};

struct vault_salvage_report {
    int64_t pages;        /* of the damaged database */
    int64_t bad_pages;    /* whose HMAC fails, or that were cut off */
    int64_t rows;         /* that were read */
    int64_t lost_rows;    /* of other kinds, that the log knows of */
    int64_t lost_entries; /* of the log itself */
    int64_t made_cases;   /* cases whose facts are lost: LOST-… */
    int64_t made_notes;   /* notes whose date and kind are lost */
    struct vault_salvage_loss *losses;
    size_t loss_count;
};

/*
 * Reads every page of the damaged vault `from` whose HMAC fits, also those
 * that no readable tree leads to, and writes the rows on them into a new vault
 * `to`, which must not exist.  It has the same key slots, a whole log in which
 * what was lost is named so, and is checked before it gets its name.  `from`
 * is only read; one good header copy is needed.
 *
 * The caller frees the report, also after a failure.  Secret: reads the
 * passphrase.
 */
enum vault_status vault_salvage(const char *from, const char *to,
    const struct vault_secret *passphrase,
    struct vault_salvage_report *ret_report) VAULT_CHECK_RESULT;

void vault_salvage_report_free(struct vault_salvage_report *report);

#endif
