#ifndef CLI_SWAP_H
#define CLI_SWAP_H

#include <stdbool.h>

/*
 * Whether memory can be written to a disk in clear: some swap is in use that
 * is neither encrypted (dm-crypt) nor in memory itself (zram).  True also when
 * that cannot be found out.
 */
bool swap_in_clear(void);

/*
 * The same for one line of /proc/swaps, "/dev/dm-1 partition 1000 0 -2".
 * `sys` is the folder /sys, or another one in tests.
 */
bool swap_line_in_clear(const char *line, const char *sys);

#endif
