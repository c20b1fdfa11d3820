/*
 * One line of `casevault anonymize --jsonl`.  The answer is JSON; its spans are
 * disjoint, in order and inside the text, and the redacted text is the text
 * with exactly those replaced.  What the quick reader makes of a line is what
 * the parser makes of it: the answers are the same.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jansson.h>

#include "anonymizer/policy.h"
#include "cli/batch_known.h"
#include "cli/batch_line.h"
#include "cli/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Standard output becomes a file in memory. */
static int
output_file(void)
{
    static int fd = -1;

    if (fd < 0) {
        fd = memfd_create("answer", MFD_CLOEXEC);
        if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) {
            abort();
        }
    }
    if (ftruncate(fd, 0) != 0 || lseek(fd, 0, SEEK_SET) != 0) {
        abort();
    }
    return fd;
}

/* One line and what was answered to it. */
struct answered {
    enum batch_status status;
    size_t len;
    char *bytes;
};

static struct answered
answer(struct anon_text line, const struct batch_treatment *how)
{
    struct batch_known_last last = BATCH_KNOWN_LAST_INIT;
    struct answered answered = { .status = BATCH_OK };
    int fd = output_file();

    answered.status = batch_line(line, how, NULL, &last);
    output_flush();
    batch_known_release(&last);
    answered.len = (size_t)lseek(fd, 0, SEEK_CUR);
    answered.bytes = malloc(answered.len + 1);
    if (answered.bytes == NULL ||
        pread(fd, answered.bytes, answered.len, 0) != (ssize_t)answered.len) {
        abort();
    }
    return answered;
}

/* The byte where character number `index` begins. */
static const char *
character(const char *text, const char *end, json_int_t index)
{
    while (index > 0 && text < end) {
        text++;
        while (text < end && ((unsigned char)*text & 0xc0) == 0x80) {
            text++;
        }
        index--;
    }
    if (index > 0) {
        abort();
    }
    return text;
}

/* Everything outside the spans stands in the redacted text, in its order. */
static void
check_answer(const json_t *answer, const json_t *text)
{
    const json_t *redacted = json_object_get(answer, "redacted_text");
    const json_t *spans = json_object_get(answer, "spans");
    const char *at = json_string_value(text);
    const char *end = at + json_string_length(text);
    const char *left = json_string_value(redacted);
    const char *last =
        left == NULL ? NULL : left + json_string_length(redacted);
    json_int_t from = 0;

    if (left == NULL || !json_is_array(spans)) {
        abort();
    }
    for (size_t i = 0; i <= json_array_size(spans); i++) {
        const json_t *span = json_array_get(spans, i);
        json_int_t begin = json_integer_value(json_object_get(span, "start"));
        json_int_t stop = json_integer_value(json_object_get(span, "end"));
        const char *until =
            span == NULL ? end : character(at, end, begin - from);
        const char *found;

        if (span != NULL && (begin < from || stop <= begin)) {
            abort();
        }
        found = memmem(left, (size_t)(last - left), at, (size_t)(until - at));
        if (found == NULL || (i == 0 && found != left) ||
            (span == NULL && i == 0 && found + (until - at) != last)) {
            abort();
        }
        left = found + (until - at);
        if (span != NULL) {
            at = character(until, end, stop - begin);
            from = stop;
        }
    }
}

/* A second text, before the others, and all is left to the parser. */
static void
check_parsed(struct anon_text line, const struct batch_treatment *how,
    const struct answered *quick)
{
    static const char second[] = "\"text\":0,";
    const char *brace = memchr(line.data, '{', line.len);
    size_t before = brace == NULL ? 0 : (size_t)(brace - line.data) + 1;
    char *longer = malloc(line.len + sizeof(second));
    struct answered whole;

    if (brace == NULL || longer == NULL) {
        free(longer);
        return;
    }
    memcpy(longer, line.data, before);
    memcpy(longer + before, second, sizeof(second) - 1);
    memcpy(longer + before + sizeof(second) - 1, line.data + before,
        line.len - before);
    whole = answer((struct anon_text){ longer, line.len + sizeof(second) - 1 },
        how);
    if (whole.status != quick->status || whole.len != quick->len ||
        memcmp(whole.bytes, quick->bytes, whole.len) != 0) {
        abort();
    }
    free(whole.bytes);
    free(longer);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct batch_treatment how = {
        .policy = anon_policy_get(
            size % 2 == 0 ? ANON_PROFILE_SUPERVISION : ANON_PROFILE_RESEARCH),
        .domain = 7,
        .shift = 8,
    };
    struct anon_text line = { size > 0 ? (const char *)data : "", size };
    struct answered quick = answer(line, &how);
    json_t *root = NULL;
    json_t *reply = NULL;

    if (quick.status == BATCH_OK) {
        root = json_loadb(line.data, line.len, JSON_ALLOW_NUL, NULL);
        reply = json_loadb(quick.bytes, quick.len, JSON_ALLOW_NUL, NULL);
        if (reply == NULL || !json_is_string(json_object_get(root, "text"))) {
            abort();
        }
        check_answer(reply, json_object_get(root, "text"));
    } else if (quick.len != 0) {
        abort();
    }
    check_parsed(line, &how, &quick);
    free(quick.bytes);
    json_decref(reply);
    json_decref(root);
    return 0;
}
