#ifndef VAULT_JOURNAL_H
#define VAULT_JOURNAL_H

#include "vault/page.h"

/*
 * Looks at the rollback journal beside the vault `path`, if there is one that
 * SQLite would roll back (https://www.sqlite.org/fileformat2.html, 3).
 * SQLite knows a journal by its name alone and would write the pages of
 * another vault into this one.  VAULT_ERR_JOURNAL when its first page was not
 * written under these keys.
 */
enum vault_status vault_journal_check(const char *path,
    const struct vault_page_keys *keys) VAULT_CHECK_RESULT;

/* Whether there is a journal to look at. */
bool vault_journal_present(const char *path);

#endif
