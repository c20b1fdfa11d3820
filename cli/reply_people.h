#ifndef CLI_REPLY_PEOPLE_H
#define CLI_REPLY_PEOPLE_H

#include "vault/secret.h"
#include "vault/vault.h"

/*
 * Appends a line "[Client's mother]: NAME" to `text` for each label of a
 * person of the case that stands in it, so that a reply can be read without
 * the brief.  Labels are made as a release makes them, of the people as they
 * are now; one that fits nobody, or two, is left alone.
 *
 * Secret: reads names and writes them into `text`.
 */
enum vault_status reply_people_append(struct vault *vault,
    const char *case_code, struct vault_secret *text) VAULT_CHECK_RESULT;

#endif
