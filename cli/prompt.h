#ifndef CLI_PROMPT_H
#define CLI_PROMPT_H

#include <stdbool.h>

#include "cli/report.h"
#include "vault/secret.h"

/*
 * Questions on the terminal of this process (/dev/tty), so that stdin and
 * stdout stay free for data.
 */

/*
 * Asks for one line, echoed; without the line end, possibly empty.
 * VAULT_ERR_NOT_FOUND when there is no terminal, VAULT_DONE at Ctrl-D and when
 * nobody was there any more, which idle_is_over() tells.
 *
 * Secret: the caller releases the answer.
 */
enum vault_status prompt_line(enum report_message question, const char *subject,
    struct vault_secret *ret_answer) VAULT_CHECK_RESULT;

/* Asks yes or no (y, yes, ya); anything else, and no terminal, is no. */
bool prompt_yes(enum report_message question, const char *subject);

/* Columns of the terminal; 0 when that is not known. */
unsigned prompt_columns(void);

/* Shows lines on the terminal only; false when there is none. */
bool prompt_show(const char *bytes, size_t len);

/*
 * Changes to the other screen of the terminal and back, so that what is shown
 * there does not stay in the scrollback.  Does nothing on a terminal that
 * does not say what it is (TERM empty or dumb).
 */
void prompt_other_screen(bool other);

#endif
