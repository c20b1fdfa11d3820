/*
 * A command line: words parted by NUL.  It is taken, or refused as a mistake in
 * the usage; what was taken fits the row of its command.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/options.h"
#include "cli/report.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define WORDS_MAX 100

static void
check(const struct options *options)
{
    const struct command *command = options_command(options);
    const struct settings *settings = options_settings(options);
    size_t count = options_count(options);

    if (settings->share_count > OPTIONS_SHARES_MAX ||
        settings->passphrase_fd < -1 || options_word(options, count) != NULL) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        if (options_word(options, i) == NULL) {
            abort();
        }
    }
    if (command != NULL && !options_given(options, "help") &&
        (count < command->min_words || count > command->max_words)) {
        abort();
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *line = malloc(size + 1);
    char program[] = "casevault";
    char *words[WORDS_MAX + 2] = { program };
    struct options *options = NULL;
    int count = 1;
    int exit_status = -1;
    char *at = line;

    if (line == NULL) {
        return 0;
    }
    memcpy(line, size > 0 ? (const char *)data : "", size);
    line[size] = '\0';
    while (at < line + size && count < WORDS_MAX) {
        words[count++] = at;
        at += strlen(at) + 1;
    }
    if (options_parse(count, words, &options, &exit_status)) {
        check(options);
    } else if (exit_status != REPORT_EXIT_USAGE || options != NULL) {
        abort();
    }
    options_free(&options);
    free(line);
    return 0;
}
