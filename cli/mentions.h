#ifndef CLI_MENTIONS_H
#define CLI_MENTIONS_H

#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * Notes of other cases that mention the client of a case, by the ledger:
 * names, nicknames, numbers and addresses, looked up in the search index.
 */
struct mention {
    int64_t note;
    char code[VAULT_CODE_MAX];
};

struct mentions {
    struct mention *rows; /* each note once */
    size_t count;
};

/* Looks for them; the caller frees them. */
enum vault_status mentions_find(struct vault *vault, const char *case_code,
    struct mentions *ret_mentions) VAULT_CHECK_RESULT;
void mentions_free(struct mentions *mentions);

#endif
