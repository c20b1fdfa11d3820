#include "clean.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

struct anon_clean *
clean_of(const char *text, size_t len)
{
    struct anon_findings none = ANON_FINDINGS_INIT;
    struct anon_transform transform = { .first_day = ANON_NO_DAY };
    struct anon_clean *clean = NULL;

    assert_int_equal(anon_redact((struct anon_text){ text, len }, &none,
                         &transform, &clean),
        ANON_OK);
    return clean;
}

void
sink_open(struct sink *sink)
{
    sink->fd = memfd_create("sink", MFD_CLOEXEC);
    assert_true(sink->fd >= 0);
    sink->out = export_out_new(sink->fd);
    assert_non_null(sink->out);
    sink->bytes = NULL;
}

void
sink_finish(struct sink *sink)
{
    assert_true(export_out_finish(sink->out, sink->hash));
    sink->len = (size_t)export_out_size(sink->out);
    sink->bytes = calloc(1, sink->len + 1);
    assert_non_null(sink->bytes);
    assert_int_equal(pread(sink->fd, sink->bytes, sink->len, 0), sink->len);
}

void
sink_close(struct sink *sink)
{
    free(sink->bytes);
    export_out_free(&sink->out);
    assert_null(sink->out);
    assert_int_equal(close(sink->fd), 0);
}

int
sink_owns(const struct sink *sink, size_t at)
{
    size_t count;
    const struct export_range *own = export_out_own(sink->out, &count);

    for (size_t i = 0; i < count; i++) {
        if (own[i].begin <= at && at < own[i].end) {
            return 1;
        }
    }
    return 0;
}
