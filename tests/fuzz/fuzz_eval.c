/*
 * Gold and answers of `casevault eval`: a line of gold, and perhaps a line of a
 * system's.  Every share that comes out is one.
 */
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/evaluate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_share(double value)
{
    if (isnan(value) || value > 1.0 + 1e-9 || (value < 0 && value != -1)) {
        abort();
    }
}

static void
check(const struct evaluation *evaluation)
{
    struct evaluation_summary sum;
    struct evaluation_row row;

    evaluation_summarise(evaluation, &sum);
    check_share(sum.whole);
    check_share(sum.chars);
    check_share(sum.letters);
    check_share(sum.letters_low);
    check_share(sum.letters_high);
    check_share(sum.precision);
    check_share(sum.precision_low);
    check_share(sum.precision_high);
    check_share(sum.f1);
    check_share(sum.f2);
    check_share(sum.f2_low);
    check_share(sum.f2_high);
    check_share(sum.over);
    check_share(sum.clean);
    check_share(sum.touched);
    for (size_t i = 0; evaluation_row(evaluation, i, &row); i++) {
        check_share(row.whole);
        check_share(row.letters);
        check_share(row.chars);
        if (row.group == NULL || row.name == NULL) {
            abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct evaluation_filter filter = { NULL, NULL, false };
    const char *line = size > 0 ? (const char *)data : "";
    const char *end = memchr(line, '\n', size);
    size_t len = end == NULL ? size : (size_t)(end - line);
    struct evaluation *evaluation = evaluation_new(&filter);
    json_t *gold = json_loadb(line, len, 0, NULL);
    json_t *system =
        end == NULL ? NULL : json_loadb(end + 1, size - len - 1, 0, NULL);

    if (evaluation != NULL && gold != NULL &&
        evaluation_add(evaluation, gold, system) == EVALUATION_OK) {
        check(evaluation);
    }
    json_decref(gold);
    json_decref(system);
    evaluation_free(&evaluation);
    return 0;
}
