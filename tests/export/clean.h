#ifndef TESTS_EXPORT_CLEAN_H
#define TESTS_EXPORT_CLEAN_H

#include <stddef.h>

#include "anonymizer/anonymizer.h"
#include "cli/export/out.h"

/* Clean text that says just this, as redaction leaves what holds nothing. */
struct anon_clean *clean_of(const char *text, size_t len);

/* An output in memory, and what was written to it. */
struct sink {
    int fd;
    struct export_out *out;
    char *bytes; /* NUL-ended, after sink_finish() */
    size_t len;
    char hash[EXPORT_HASH_MAX];
};

void sink_open(struct sink *sink);
void sink_finish(struct sink *sink);
void sink_close(struct sink *sink);

/* Whether byte `at` is one of the program's own. */
int sink_owns(const struct sink *sink, size_t at);

#endif
