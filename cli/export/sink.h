#ifndef CLI_EXPORT_SINK_H
#define CLI_EXPORT_SINK_H

#include "cli/export/out.h"

/*
 * Internal to cli/export: bytes that stand for clean text after quoting.  A
 * writer outside this folder has no way to write bytes of its own.
 */
void export_sink_put(struct export_out *out, const char *bytes, size_t len);

/* The same for bytes that are the program's own. */
void export_sink_own(struct export_out *out, const char *bytes, size_t len);

/* Notes that the output failed, with this errno. */
void export_sink_fail(struct export_out *out, int error);

#endif
