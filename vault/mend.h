#ifndef VAULT_MEND_H
#define VAULT_MEND_H

#include "vault/salvage.h"
#include "vault/wreck.h"

/*
 * Makes a sound vault of rows that were read from a damaged one: counts what
 * the log knows and the tables lack, fills the gaps of the log, stands in for
 * lost cases and facts of notes, drops rows whose parent is gone, and builds
 * the search index.  Called inside a transaction, with foreign keys off; the
 * log is to be resealed after it.
 */
enum vault_status vault_mend(struct vault *vault,
    const struct vault_wreck *wreck,
    struct vault_salvage_report *report) VAULT_CHECK_RESULT;

#endif
