#ifndef CLI_IMPORT_CELL_H
#define CLI_IMPORT_CELL_H

#include "cli/import/import.h"

/* A reader as import.h has them. */
typedef enum import_status import_reader_fn(int fd,
    const struct import_receiver *receiver, struct import_report *report);

/*
 * Runs a reader of hostile input in a child process that holds nothing but the
 * input and a pipe, and may only compute, read and write (jail_compute()).
 * What comes out of the pipe is checked against the limits of import.h before
 * the receiver sees it: a reader that was taken over can invent notes, and no
 * more.  A child that dies is IMPORT_ERR_CRASHED.
 *
 * Secret: the items; buffers are wiped.
 */
enum import_status import_cell_read(import_reader_fn *read, int fd,
    const struct import_receiver *receiver, struct import_report *report);

/*
 * The half of it that runs outside the child: takes what comes out of the pipe
 * `fd`, which is borrowed, until the reader says that it is done.
 */
enum import_status import_cell_take(int fd,
    const struct import_receiver *receiver, struct import_report *report);

#endif
