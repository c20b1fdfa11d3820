#ifndef CLI_DOCTOR_VAULT_H
#define CLI_DOCTOR_VAULT_H

#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "cli/report.h"

/* What was looked at: one sentence when it is in order, one when not. */
struct finding {
    const char *name;
    bool good;
    enum report_message message;
    char detail[96]; /* for the "{}" of the sentence */
};

/* Most that doctor_vault() finds. */
enum {
    DOCTOR_VAULT_MAX = 8,
};

/*
 * Looks at the vault that was named, if there is one: its file, folder and key
 * slots; and when it is unlocked, or a passphrase is handed over, its cipher,
 * record and backups.  Asks nothing.  Returns an exit status, having reported
 * what went wrong.
 */
int doctor_vault(const struct settings *settings,
    struct finding ret_findings[DOCTOR_VAULT_MAX], size_t *ret_count);

#endif
