#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Standard output without stdio: what is written may be note text, so it waits
 * in guarded memory and leaves by write(2).
 */

/* Writes bytes; failure is remembered for output_finish(). */
void output_bytes(const void *bytes, size_t len);

/* Writes a NUL-ended text. */
void output_text(const char *text);

/* Writes a number in decimal. */
void output_number(long long number);

/* Sends what waits now, as before a prompt. */
void output_flush(void);

/* Throws away what waits, for a command that failed before it was sent. */
void output_discard(void);

/*
 * Sends what waits and wipes it.  False with errno set when any write failed;
 * EPIPE means that the reader went away.
 */
bool output_finish(void);

#endif
