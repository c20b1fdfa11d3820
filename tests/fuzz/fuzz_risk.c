/*
 * `casevault risk` over a table of anybody's.  The first line of the input
 * names the columns: quasi-identifiers, and after a NUL the sensitive one.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/output.h"
#include "cli/report.h"
#include "file.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Runs the command on the file behind `fd`; its exit status. */
static int
run(const char *quasi, const char *sensitive, int fd)
{
    char path[FUZZ_PATH_MAX];
    const char *words[] = { "casevault", "risk", path, "--quasi", quasi,
        "--population", "1000", "--l", "2", "--sensitive", sensitive, NULL };
    struct options *options = NULL;
    int exit_status = -1;
    int count = sensitive == NULL ? 9 : 11;

    fuzz_path(fd, path);
    if (options_parse(count, (char **)words, &options, &exit_status)) {
        exit_status = options_command(options)->run(options, NULL);
    }
    output_discard();
    options_free(&options);
    return exit_status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *end = size == 0 ? NULL : memchr(data, '\n', size);
    size_t len = end == NULL ? size : (size_t)(end - data);
    char *names = malloc(len + 1);
    char *sensitive;
    int exit_status;
    int fd;

    if (names == NULL || end == NULL) {
        free(names);
        return 0;
    }
    fuzz_be_quiet();
    memcpy(names, data, len);
    names[len] = '\0';
    sensitive = strlen(names) < len ? names + strlen(names) + 1 : NULL;
    fd = fuzz_file(end + 1, size - len - 1);
    exit_status = run(names, sensitive, fd);
    if (exit_status != REPORT_EXIT_OK && exit_status != REPORT_EXIT_FAILURE &&
        exit_status != REPORT_EXIT_USAGE && exit_status != REPORT_EXIT_RISK &&
        exit_status != REPORT_EXIT_NOT_FOUND) {
        abort();
    }
    (void)close(fd);
    free(names);
    return 0;
}
