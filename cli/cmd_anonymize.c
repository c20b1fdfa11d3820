#include <stdio.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/report.h"

const struct option cmd_anonymize_options[] = {
    { "jsonl", 0, NULL, "read and write JSON lines" },
    { "profile", 'p', "NAME",
        "supervision (as without), research, safe-harbor or uu-pdp" },
    OPTION_END,
};

/* Room for the decimal number of a line. */
#define NUMBER_MAX 24

static int
report_batch(enum batch_status status, size_t line)
{
    char number[NUMBER_MAX];

    (void)snprintf(number, sizeof(number), "%zu", line);
    switch (status) {
    case BATCH_OK: return REPORT_EXIT_OK;
    case BATCH_ERR_NO_MEMORY: return report_fail(REPORT_NO_MEMORY, NULL);
    case BATCH_ERR_READ: return report_errno("stdin");
    case BATCH_ERR_LINE: return report_fail(REPORT_BAD_LINE, number);
    case BATCH_ERR_LONG: return report_fail(REPORT_LONG_LINE, number);
    }
    return REPORT_EXIT_FAILURE;
}

int
cmd_anonymize(const struct options *options, struct vault *vault)
{
    const char *name = options_value(options, "profile");
    const struct anon_policy *policy =
        anon_policy_find(name == NULL ? "supervision" : name);
    enum batch_status status;
    size_t line = 0;

    (void)vault;
    if (policy == NULL) {
        return report_fail(REPORT_BAD_PROFILE, name);
    }
    status = options_given(options, "jsonl")
        ? batch_json(STDIN_FILENO, policy, &line)
        : batch_text(STDIN_FILENO, policy);
    return report_batch(status, line);
}
