#ifndef TEST_FUZZ_FILE_H
#define TEST_FUZZ_FILE_H

#include <stddef.h>
#include <stdint.h>

/* The input as a file, for readers that want a descriptor or a path. */

/* A file of this content, open at its beginning; the caller closes it. */
int fuzz_file(const uint8_t *data, size_t size);

/* Longest path fuzz_path() writes. */
#define FUZZ_PATH_MAX 32

/* A path that opens the same file. */
void fuzz_path(int fd, char ret_path[FUZZ_PATH_MAX]);

/* What follows is not printed: a target runs millions of times. */
void fuzz_be_quiet(void);

#endif
