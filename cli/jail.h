#ifndef CLI_JAIL_H
#define CLI_JAIL_H

#include <stdbool.h>

/*
 * From here on this process and what it runs may write in `folder` and to the
 * terminal only, and open no TCP connection (Landlock; see landlock(7)).
 * Reading stays as it was.  False when the kernel cannot do it; then nothing
 * changed but that no program can raise its rights any more.
 */
bool jail_writes(const char *folder);

/*
 * From here on this process can compute, read and write what is open already,
 * and end: every system call that opens, makes, names, sends, starts or looks
 * at anything else fails with EPERM (seccomp(2)).  For ever, and for what it
 * would start.  False when the kernel cannot do it.
 */
bool jail_compute(void);

/*
 * From here on this process, and what it starts, can reach no network and no
 * other program by a socket: socket(2), connect(2), bind(2) and the like fail
 * with EPERM (seccomp(2)).  For ever.  False when the kernel cannot do it.
 */
bool jail_network(void);

/* The version of Landlock that the kernel has; 0 when it has none. */
int jail_version(void);

#endif
