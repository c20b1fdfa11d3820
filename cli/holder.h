#ifndef CLI_HOLDER_H
#define CLI_HOLDER_H

#include <stddef.h>

/*
 * Finds who holds a lock on the file at `path`, out of /proc/locks, without
 * opening the file: closing it would drop our own locks.  Writes its name and
 * number ("casevault, process 1234"); returns 0 when nobody was found.
 */
int holder_find(const char *path, char *ret_name, size_t size);

#endif
