/*
 * The engine alone, on texts in memory, against the least that any search in
 * text has to do: split into words and hash each.
 *
 *   engine NOTES.jsonl ROUNDS
 *
 * Both take turns over the same texts; the median of the rounds is printed, in
 * MB per second of CPU, and the ratio.
 */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <jansson.h>

#include "anonymizer/anonymizer.h"

#define NOTES_MAX 20000
#define ROUNDS_MAX 100

struct texts {
    char *text[NOTES_MAX];
    size_t len[NOTES_MAX];
    size_t count;
    size_t bytes;
};

static bool
read_texts(const char *path, struct texts *texts)
{
    FILE *in = fopen(path, "rb");
    char *line = NULL;
    size_t cap = 0;
    bool good = in != NULL;

    while (good && texts->count < NOTES_MAX && getline(&line, &cap, in) > 0) {
        json_t *note = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(note, "text"));

        good =
            text != NULL && (texts->text[texts->count] = strdup(text)) != NULL;
        if (good) {
            texts->len[texts->count] = strlen(text);
            texts->bytes += strlen(text);
            texts->count++;
        }
        json_decref(note);
    }
    free(line);
    if (in != NULL) {
        (void)fclose(in);
    }
    return good && texts->bytes > 0;
}

static double
cpu_seconds(void)
{
    struct timespec now;

    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static bool
scan_all(const struct texts *texts, struct anon_scratch *scratch)
{
    const struct anon_scan_options options = { .scratch = scratch };

    for (size_t i = 0; i < texts->count; i++) {
        struct anon_findings findings = ANON_FINDINGS_INIT;

        if (anon_scan((struct anon_text){ texts->text[i], texts->len[i] },
                &options, &findings) != ANON_OK) {
            return false;
        }
        anon_findings_release(&findings);
    }
    return true;
}

/* Words of letters and digits, each to its FNV-1a of 64 bits. */
static uint64_t
hash_all(const struct texts *texts)
{
    uint64_t sum = 0;

    for (size_t i = 0; i < texts->count; i++) {
        uint64_t hash = UINT64_C(14695981039346656037);

        for (const char *at = texts->text[i]; *at != '\0'; at++) {
            unsigned char byte = (unsigned char)*at;

            if (byte < 0x80 && !isalnum(byte)) {
                sum ^= hash;
                hash = UINT64_C(14695981039346656037);
                continue;
            }
            hash = (hash ^ (byte | 0x20U)) * UINT64_C(1099511628211);
        }
        sum ^= hash;
    }
    return sum;
}

static int
by_size(const void *a, const void *b)
{
    double x = *(const double *)a;
    double y = *(const double *)b;

    return (x > y) - (x < y);
}

int
main(int argc, char **argv)
{
    static struct texts texts;
    static double ours[ROUNDS_MAX], bare[ROUNDS_MAX];
    struct anon_scratch *scratch = NULL;
    int rounds = argc == 3 ? (int)strtol(argv[2], NULL, 10) : 0;
    uint64_t sum = 0;
    double scan, hash;

    if (rounds < 1 || rounds > ROUNDS_MAX || !read_texts(argv[1], &texts) ||
        anon_scratch_new(&scratch) != ANON_OK) {
        fprintf(stderr, "engine: failed\n");
        return EXIT_FAILURE;
    }
    for (int i = 0; i < rounds; i++) {
        double begin = cpu_seconds();
        double middle;

        if (!scan_all(&texts, scratch)) {
            return EXIT_FAILURE;
        }
        middle = cpu_seconds();
        sum ^= hash_all(&texts);
        ours[i] = middle - begin;
        bare[i] = cpu_seconds() - middle;
    }
    anon_scratch_free(&scratch);
    qsort(ours, (size_t)rounds, sizeof(double), by_size);
    qsort(bare, (size_t)rounds, sizeof(double), by_size);
    scan = (double)texts.bytes / 1e6 / ours[rounds / 2];
    hash = (double)texts.bytes / 1e6 / bare[rounds / 2];
    printf("engine %.1f MB/s, split and hash %.1f MB/s, ratio %.3f (%llx)\n",
        scan, hash, scan / hash, (unsigned long long)sum);
    return EXIT_SUCCESS;
}
