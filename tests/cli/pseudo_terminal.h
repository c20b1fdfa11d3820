#ifndef TESTS_CLI_PSEUDO_TERMINAL_H
#define TESTS_CLI_PSEUDO_TERMINAL_H

#include <stddef.h>

/*
 * Runs `act` in a child with one descriptor on a pseudo-terminal, and returns
 * what it wrote there (at most `size` - 1 bytes, with a NUL).
 */
void pseudo_terminal_run(int fd, void (*act)(void), char *ret_text,
    size_t size);

#endif
