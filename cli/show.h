#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/secret.h"

/*
 * Text of clients on its way to the reader.  It may come from an imported chat
 * and so hold escape sequences that would run the terminal.
 */

/*
 * Whether a character would act on a terminal instead of standing in the
 * text: a control character, or a mark that turns or hides text.
 */
bool show_acts(uint32_t character);

/*
 * Appends `text` with every control character (C0 but tab and line end, DEL,
 * C1), every mark that turns or hides text and every broken byte made visible
 * as \x1b or \u202e.  With `one_line`, tabs and line ends become blanks.
 */
enum vault_status show_neutral(const char *text, size_t len, bool one_line,
    struct vault_secret *ret_text) VAULT_CHECK_RESULT;

/*
 * Writes a text to standard output: as it is into a file or pipe, neutral on a
 * terminal.  A line end is added when the text lacks one.
 */
enum vault_status show_text(const char *text, size_t len) VAULT_CHECK_RESULT;

#endif
