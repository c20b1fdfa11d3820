/*
 * The review file as an editor or a spreadsheet gives it back.  The first byte
 * is how many questions there are; "%0" to "%9" in the input stand for their
 * ids.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/release/review_file.h"
#include "file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct release_review *
make_review(size_t count)
{
    static const char *const surfaces[] = { "Ani", "Budi", "Citra\tDewi",
        "081234", "x\ny", "\xc2\xab", "Hope", "Sun", "May", "Dua" };
    struct release_review *review = release_review_new();

    for (size_t i = 0; i < count; i++) {
        struct anon_finding finding = { .end = strlen(surfaces[i]),
            .type = (enum anon_type)(i % ANON_TYPE_COUNT),
            .confidence = 50,
            .rule = "test.rule" };

        const struct release_sighting sighting = { .case_code = "AB-1",
            .text = { surfaces[i], strlen(surfaces[i]) },
            .finding = &finding };

        if (review == NULL ||
            release_review_add(review, &sighting) != RELEASE_OK) {
            abort();
        }
    }
    return review;
}

/* The input with its ids, as a file. */
static int
make_file(const struct release_review *review, const uint8_t *data, size_t size)
{
    uint8_t *text = malloc(16 * size + 1);
    struct release_question question;
    size_t len = 0;
    int fd;

    for (size_t i = 0; text != NULL && i < size; i++) {
        if (data[i] == '%' && i + 1 < size && data[i + 1] >= '0' &&
            data[i + 1] <= '9' &&
            release_review_at(review, (size_t)data[i + 1] - '0', &question)) {
            memcpy(text + len, question.id, 16);
            len += 16;
            i++;
        } else {
            text[len++] = data[i];
        }
    }
    if (text == NULL) {
        abort();
    }
    fd = fuzz_file(text, len);
    free(text);
    return fd;
}

/* What is decided, decided for good. */
static size_t
count_open(const struct release_review *review, size_t count)
{
    struct release_question question;
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        if (!release_review_at(review, i, &question) ||
            (unsigned)question.decision > RELEASE_KEEP ||
            (unsigned)question.label >= ANON_TYPE_COUNT) {
            abort();
        }
        open += question.decision == RELEASE_OPEN;
    }
    if (open != release_review_open(review)) {
        abort();
    }
    return open;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct release_review *review;
    struct release_cause cause;
    char path[FUZZ_PATH_MAX];
    size_t count, open;
    enum release_review_lines lines;
    int fd, waiting;

    if (size == 0) {
        return 0;
    }
    count = data[0] % 11;
    lines = data[0] < 128 ? RELEASE_LINES_ANY : RELEASE_LINES_KNOWN;
    review = make_review(count);
    fd = make_file(review, data + 1, size - 1);
    fuzz_path(fd, path);
    if (release_review_count(review) != count) {
        abort();
    }
    if (release_review_read(path, lines, review, &waiting, &cause) ==
        RELEASE_OK) {
        open = count_open(review, count);
        /* What was added at its end asks and answers nothing. */
        if (release_review_read(path, lines, review, &waiting, &cause) !=
                RELEASE_OK ||
            count_open(review, count) != open) {
            abort();
        }
    } else if (cause.line < 1) {
        abort();
    }
    (void)count_open(review, count);
    (void)close(fd);
    release_review_free(&review);
    return 0;
}
