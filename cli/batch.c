#include "cli/batch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch_known.h"
#include "cli/batch_line.h"
#include "cli/output.h"

/* Text goes out in stretches of about this many bytes. */
#define STRETCH ((size_t)256 << 10)

/*
 * What was read and not yet used.  It held notes: it is wiped, also when it
 * grows.
 */
struct input {
    int fd;
    char *data;
    size_t begin; /* used up to here */
    size_t len;
    size_t cap;
    bool ended;
};

static void
input_release(struct input *input)
{
    if (input->data != NULL) {
        explicit_bzero(input->data, input->cap);
        free(input->data);
    }
    *input = (struct input){ .fd = -1 };
}

static enum batch_status
input_grow(struct input *input)
{
    size_t cap = input->cap == 0 ? STRETCH * 2 : input->cap * 2;
    char *data = malloc(cap);

    if (data == NULL) {
        return BATCH_ERR_NO_MEMORY;
    }
    if (input->data != NULL) {
        memcpy(data, input->data, input->len);
        explicit_bzero(input->data, input->cap);
        free(input->data);
    }
    input->data = data;
    input->cap = cap;
    return BATCH_OK;
}

/* Reads more behind what is there. */
static enum batch_status
input_more(struct input *input)
{
    ssize_t got;

    if (input->begin > 0) {
        memmove(input->data, input->data + input->begin,
            input->len - input->begin);
        input->len -= input->begin;
        input->begin = 0;
    }
    if (input->len == input->cap) {
        enum batch_status status = input_grow(input);

        if (status != BATCH_OK) {
            return status;
        }
    }
    do {
        got =
            read(input->fd, input->data + input->len, input->cap - input->len);
    } while (got < 0 && errno == EINTR);
    if (got < 0) {
        return BATCH_ERR_READ;
    }
    input->ended = got == 0;
    input->len += (size_t)got;
    return BATCH_OK;
}

static bool
is_blank(struct anon_text line)
{
    size_t i;

    for (i = 0; i < line.len; i++) {
        if (line.data[i] != ' ' && line.data[i] != '\t' &&
            line.data[i] != '\r') {
            return false;
        }
    }
    return true;
}

/* Takes the next line, without its end; `*ret_found` false: none is left. */
static enum batch_status
next_line(struct input *input, struct anon_text *ret_line, bool *ret_found)
{
    size_t searched = 0;
    enum batch_status status;

    for (;;) {
        const char *from =
            input->data == NULL ? NULL : input->data + input->begin;
        size_t len = input->len - input->begin;
        const char *end = len == searched
            ? NULL
            : memchr(from + searched, '\n', len - searched);

        if (end != NULL || (input->ended && len > 0)) {
            len = end == NULL ? len : (size_t)(end - from);
            *ret_line = (struct anon_text){ from, len };
            *ret_found = true;
            input->begin += len + (end != NULL);
            return BATCH_OK;
        }
        if (input->ended) {
            *ret_found = false;
            return BATCH_OK;
        }
        if (len > BATCH_LINE_MAX) {
            return BATCH_ERR_LONG;
        }
        searched = len;
        status = input_more(input);
        if (status != BATCH_OK) {
            return status;
        }
    }
}

enum batch_status
batch_json(int in, const struct batch_treatment *how, size_t *ret_line)
{
    struct input input = { .fd = in };
    struct anon_scratch *scratch = NULL;
    struct batch_known_last last = BATCH_KNOWN_LAST_INIT;
    enum batch_status status =
        anon_scratch_new(&scratch) == ANON_OK ? BATCH_OK : BATCH_ERR_NO_MEMORY;
    struct anon_text line;
    bool found = true;
    size_t number = 0;

    last.scratch = scratch;
    while (status == BATCH_OK && found) {
        number++;
        status = next_line(&input, &line, &found);
        if (status == BATCH_OK && found && !is_blank(line)) {
            status = batch_line(line, how, scratch, &last);
        }
    }
    *ret_line = number;
    batch_known_release(&last);
    anon_scratch_free(&scratch);
    input_release(&input);
    return status;
}

/*
 * How much of what is there may go out: up to the last line break within
 * STRETCH, or the first one after it.  Depends on the text alone, not on how
 * much a pipe has given so far, so that equal input gives equal output.
 */
static size_t
stretch_len(const struct input *input)
{
    size_t len = input->len - input->begin;
    const char *text, *end;

    if (len < STRETCH) {
        return input->ended ? len : 0;
    }
    text = input->data + input->begin;
    end = memrchr(text, '\n', STRETCH);
    if (end == NULL) {
        end = memchr(text + STRETCH, '\n', len - STRETCH);
    }
    if (end != NULL && (size_t)(end - text) < BATCH_LINE_MAX) {
        return (size_t)(end - text) + 1;
    }
    /* No line break: it is one long line, let it grow as a line may. */
    if (len < BATCH_LINE_MAX) {
        return input->ended ? len : 0;
    }
    return BATCH_LINE_MAX;
}

static enum anon_status
redact_stretch(struct anon_text text, const struct batch_treatment *how,
    struct anon_cast *cast, struct anon_scratch *scratch)
{
    const struct anon_scan_options options = { .policy = how->policy,
        .scratch = scratch };
    const struct anon_transform transform = {
        .policy = how->policy,
        .cast = cast,
        .first_day = ANON_NO_DAY,
        .shift = how->shift,
        .domain = how->domain,
    };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_clean *clean = NULL;
    enum anon_status status = anon_scan(text, &options, &findings);

    if (status == ANON_OK) {
        status = anon_redact(text, &findings, &transform, &clean);
    }
    if (status == ANON_OK) {
        struct anon_text view = anon_clean_view(clean);

        output_bytes(view.data, view.len);
    }
    anon_clean_free(&clean);
    anon_findings_release(&findings);
    return status;
}

enum batch_status
batch_text(int in, const struct batch_treatment *how)
{
    struct input input = { .fd = in };
    struct anon_cast *cast = NULL;
    struct anon_scratch *scratch = NULL;
    enum batch_status status =
        anon_cast_new(&cast) == ANON_OK && anon_scratch_new(&scratch) == ANON_OK
        ? BATCH_OK
        : BATCH_ERR_NO_MEMORY;

    while (status == BATCH_OK && !(input.ended && input.begin == input.len)) {
        size_t len = stretch_len(&input);

        if (len == 0) {
            status = input_more(&input);
            continue;
        }
        if (redact_stretch((struct anon_text){ input.data + input.begin, len },
                how, cast, scratch) != ANON_OK) {
            status = BATCH_ERR_NO_MEMORY;
        }
        input.begin += len;
    }
    anon_cast_free(&cast);
    anon_scratch_free(&scratch);
    input_release(&input);
    return status;
}
