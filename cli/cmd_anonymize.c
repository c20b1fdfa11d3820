#include <stdbool.h>
#include <stdio.h>
#include <sys/random.h>
#include <unistd.h>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/jail.h"
#include "cli/policy_choice.h"
#include "cli/report.h"

const struct option cmd_anonymize_options[] = {
    { "domain-key-fd", 0, "N",
        "read 16 bytes here, so that shifts and names come out again" },
    { "jsonl", 0, NULL, "read and write JSON lines" },
    { "policy", 0, "FILE", "a policy of your own; see casevault policy show" },
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

/* What the random parts of a treatment are made of. */
struct domain_key {
    uint64_t names;
    uint64_t days;
};

/* From the kernel, or from a descriptor for who wants the same again. */
static int
read_domain(const struct options *options, struct domain_key *ret_key)
{
    const char *from = options_value(options, "domain-key-fd");
    int fd = from != NULL && from[0] >= '0' && from[0] <= '9' && from[1] == '\0'
        ? from[0] - '0'
        : -1;
    unsigned char *bytes = (unsigned char *)ret_key;
    size_t len = 0;

    if (from == NULL) {
        return getrandom(bytes, sizeof(*ret_key), 0) ==
                (ssize_t)sizeof(*ret_key)
            ? REPORT_EXIT_OK
            : report_errno("getrandom");
    }
    while (len < sizeof(*ret_key)) {
        ssize_t got = read(fd, bytes + len, sizeof(*ret_key) - len);

        if (got <= 0) {
            return report_fail(REPORT_SHORT_KEY, from);
        }
        len += (size_t)got;
    }
    return REPORT_EXIT_OK;
}

/*
 * The text comes from strangers and is read by a lot of code: from here on that
 * code can read its input, write its output and end.
 */
static bool
enter_jail(void)
{
#ifdef __SANITIZE_ADDRESS__
    /* The leak check at the end starts a process of its own. */
    return true;
#else
    return jail_compute();
#endif
}

int
cmd_anonymize(const struct options *options, struct vault *vault)
{
    struct policy_choice choice;
    struct batch_treatment how = { 0 };
    struct domain_key key = { 0, 0 };
    enum batch_status status;
    int exit_status = policy_choose(options, "supervision", &choice);
    size_t line = 0;

    (void)vault;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_domain(options, &key);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (!enter_jail()) {
        report_tell(REPORT_NOT_LOCKED_IN, "anonymize");
    }
    how.policy = choice.policy;
    how.domain = key.names;
    how.shift = key.days;
    status = options_given(options, "jsonl")
        ? batch_json(STDIN_FILENO, &how, &line)
        : batch_text(STDIN_FILENO, &how);
    return report_batch(status, line);
}
