#ifndef TEST_VAULT_ROW_ACTIONS_H
#define TEST_VAULT_ROW_ACTIONS_H

#include "vault/vault.h"

/* Everything that can be done to the rows of a vault filled by rows_fill(). */
typedef enum vault_status action_fn(struct vault *vault);

/*
 * ALWAYS: a failure is told, whatever failed.  ONCE: one that costs nothing
 * (an anchor that the next entry writes) need not be.  SEVERAL: the same for
 * several changes in a row, of which the first ones stand.
 */
enum promise {
    ALWAYS,
    ONCE,
    SEVERAL,
};

struct action {
    const char *name;
    action_fn *run;
    enum promise promise;
};

/* Ended by one without a name. */
extern const struct action row_changes[];
extern const struct action row_readings[];

/* Names what is made from now on after a number. */
void row_actions_begin(long number);

#endif
