#ifndef CLI_HOLDER_H
#define CLI_HOLDER_H

#include <stddef.h>

/*
 * Finds who holds a lock on the file at `path`, out of /proc/locks, without
 * opening the file: closing it would drop our own locks.  Writes its name and
 * number and when it was started ("casevault, process 1234, 2026-01-31 09:04");
 * returns 0 when nobody was found.
 */
int holder_find(const char *path, char *ret_name, size_t size);

#endif
