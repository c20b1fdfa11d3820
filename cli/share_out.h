#ifndef CLI_SHARE_OUT_H
#define CLI_SHARE_OUT_H

#include "cli/options.h"
#include "vault/share.h"

/*
 * Makes shares and hands them out: a letter each in the folder that --shares-to
 * names (share-1.txt and so on, made exclusively, 0600), or, without it, one by
 * one on the terminal; with --qr as QR codes, too.  When that fails the slot is
 * taken away again.  Returns an exit status, having reported what went wrong.
 */
int share_out_add(const struct options *options, struct vault *vault,
    const struct vault_share_request *request);

/* Reads "K/N"; returns false after reporting. */
bool share_out_numbers(const char *word, struct vault_share_request *request);

#endif
