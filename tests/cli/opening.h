/*
 * open(2) and open64(2) of a preloaded library, which hand every opening to
 * opened() of the file that includes this.
 */
#ifndef TESTS_CLI_OPENING_H
#define TESTS_CLI_OPENING_H

#include <fcntl.h>
#include <stdarg.h>
#include <sys/types.h>

/* `name` is the call that was made. */
static int opened(const char *name, const char *path, int flags, mode_t mode);

/* The mode is there only with O_CREAT. */
static mode_t
mode_of(int flags, va_list list)
{
    return (flags & O_CREAT) != 0 ? va_arg(list, mode_t) : 0;
}

int
open(const char *path, int flags, ...)
{
    va_list list;
    mode_t mode;

    va_start(list, flags);
    mode = mode_of(flags, list);
    va_end(list);
    return opened("open", path, flags, mode);
}

int
open64(const char *path, int flags, ...)
{
    va_list list;
    mode_t mode;

    va_start(list, flags);
    mode = mode_of(flags, list);
    va_end(list);
    return opened("open64", path, flags, mode);
}

#endif
