#ifndef CLI_SEAL_CHOICE_H
#define CLI_SEAL_CHOICE_H

#include "cli/options.h"
#include "cli/release/release.h"

/* How a release is sealed, as its options say. */
struct seal_choice {
    enum release_seal how;
    struct vault_secret passphrase; /* empty unless `how` needs one */
    struct release_age recipients;  /* its keys borrow from the options */
};

#define SEAL_CHOICE_INIT                                                       \
    {                                                                          \
        .how = RELEASE_UNSEALED, .passphrase = VAULT_SECRET_INIT               \
    }

/*
 * Reads the choice, asks for the passphrase, and tries the keys of the readers:
 * all before anybody reviews anything.  Returns an exit status, having reported
 * what is wrong.
 *
 * Secret: the caller releases the passphrase, on failure too.
 */
int seal_choose(const struct options *options, struct seal_choice *ret_choice);

#endif
