/*
 * One line of `casevault anonymize --jsonl`.  The answer is JSON; its spans are
 * disjoint, in order and inside the text, and the redacted text is the text
 * with exactly those replaced.  What the quick reader of texts makes of a line
 * is what the parser makes of it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jansson.h>

#include "anonymizer/policy.h"
#include "cli/batch_cut.h"
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

/* What was written, parsed; NULL when it is no JSON. */
static json_t *
read_answer(int fd)
{
    off_t len = lseek(fd, 0, SEEK_CUR);
    char *bytes = malloc((size_t)len + 1);
    json_t *answer = NULL;

    if (bytes != NULL && pread(fd, bytes, (size_t)len, 0) == len) {
        answer = json_loadb(bytes, (size_t)len, JSON_ALLOW_NUL, NULL);
    }
    free(bytes);
    return answer;
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

/* A text that was cut out and decoded is the parser's. */
static void
check_cut(struct anon_text line, const json_t *text)
{
    struct anon_text cut;
    char *decoded;
    size_t len;

    if (!batch_cut_find(line, &cut)) {
        return;
    }
    if (cut.data < line.data || cut.data + cut.len > line.data + line.len) {
        abort();
    }
    decoded = malloc(cut.len + 1);
    if (decoded != NULL && batch_cut_decode(cut, decoded, &len) &&
        (len > cut.len ||
            (json_is_string(text) &&
                (len != json_string_length(text) ||
                    memcmp(decoded, json_string_value(text), len) != 0)))) {
        abort();
    }
    free(decoded);
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
    int fd = output_file();
    json_t *root = json_loadb(line.data, line.len, JSON_ALLOW_NUL, NULL);
    const json_t *text = json_object_get(root, "text");
    json_t *answer = NULL;
    struct batch_known_last last = { NULL, NULL };
    enum batch_status status;

    check_cut(line, text);
    status = batch_line(line, &how, NULL, &last);
    output_flush();
    if (status == BATCH_OK) {
        answer = read_answer(fd);
        if (answer == NULL || !json_is_string(text)) {
            abort();
        }
        check_answer(answer, text);
    } else if (lseek(fd, 0, SEEK_CUR) != 0) {
        abort();
    }
    batch_known_release(&last);
    json_decref(answer);
    json_decref(root);
    return 0;
}
