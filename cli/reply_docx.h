#ifndef CLI_REPLY_DOCX_H
#define CLI_REPLY_DOCX_H

#include "cli/import/reply.h"

/*
 * Reads a brief that came back as a DOCX with comments: the release, the name
 * in the first comment as supervisor, its day, and the comments as text.  No
 * hours: there are none in it.  IMPORT_ERR_TYPE when the file is no zip
 * container, IMPORT_ERR_PART when there is no comment in it, IMPORT_ERR_RELEASE
 * when it is no brief of ours.  It is read in a child process that can reach
 * nothing (see cli/import/cell.h).
 *
 * Secret: the caller releases the reply, also after a failure.
 */
enum import_status reply_docx_read(const char *path,
    struct import_reply *reply);

#endif
