#ifndef VAULT_RESEAL_H
#define VAULT_RESEAL_H

#include "vault/internal.h"

/* How much of an old MAC a row of table rekey keeps. */
#define VAULT_RESEAL_KEPT 16

/*
 * Makes every seal and every MAC of the log anew under the present audit key,
 * for a copy whose log fitted another one, and appends the entry "rekey" with
 * `detail`, which keeps the beginnings of the old MACs.  The caller has
 * verified the log under the old key: what was forged would be vouched for
 * from now on.
 */
enum vault_status vault_reseal(struct vault *vault,
    const char *detail) VAULT_CHECK_RESULT;

#endif
