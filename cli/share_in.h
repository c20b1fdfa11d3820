#ifndef CLI_SHARE_IN_H
#define CLI_SHARE_IN_H

#include "cli/options.h"
#include "vault/share.h"

/*
 * Shares on their way in: --share FILE, as often as there are holders, or
 * --share - for those that are typed.
 */

/*
 * Takes the share out of a letter: the first line that has as many characters
 * as a share; the rest of the text is cleared.  Text without such a line stays
 * as it is.
 */
void share_in_find_line(struct vault_secret *text);

/*
 * Joins the shares that were given for the vault at `path`; asks for more at
 * the terminal where one was given as "-".  Returns an exit status, having
 * reported which share does not fit, and why.
 *
 * Secret: the caller releases `ret_text`, which opens as a passphrase does.
 */
int share_in_join(const struct settings *settings, const char *path,
    struct vault_secret *ret_text);

#endif
