#include "cli/policy_choice.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/compose.h"
#include "cli/report.h"

static int
report_fault(enum anon_policy_fault fault, const char *path, int line)
{
    char place[512];

    (void)snprintf(place, sizeof(place), "%s:%d", path, line);
    switch (fault) {
    case ANON_POLICY_FINE: return REPORT_EXIT_OK;
    case ANON_POLICY_LONG: return report_fail(REPORT_LIMIT, path);
    case ANON_POLICY_LINE: return report_fail(REPORT_POLICY_LINE, place);
    case ANON_POLICY_REASON: return report_fail(REPORT_POLICY_REASON, path);
    case ANON_POLICY_NAMELESS: return report_fail(REPORT_POLICY_NAME, path);
    case ANON_POLICY_NO_MEMORY: return report_fail(REPORT_NO_MEMORY, NULL);
    }
    return REPORT_EXIT_FAILURE;
}

int
policy_choose_file(const char *path, struct policy_choice *ret_choice)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum vault_status status;
    enum anon_policy_fault fault;
    int exit_status;
    int line = 0;

    if (fd < 0) {
        return report_errno(path);
    }
    status = compose_read(fd, &text);
    (void)close(fd);
    if (status != VAULT_OK) {
        exit_status = report_vault(status, path);
    } else {
        struct anon_text view = { (const char *)text.data, text.len };

        export_hash(view.data, view.len, ret_choice->hash);
        fault = anon_policy_read(view, &ret_choice->own, &line);
        exit_status = report_fault(fault, path, line);
        ret_choice->policy = &ret_choice->own;
    }
    vault_secret_release(&text);
    return exit_status;
}

int
policy_choose_name(const char *name, struct policy_choice *ret_choice)
{
    for (int i = 0; i < ANON_PROFILE_COUNT; i++) {
        enum anon_profile profile = (enum anon_profile)i;
        const char *text = anon_policy_text(profile);

        ret_choice->policy = anon_policy_get(profile);
        if (strcmp(ret_choice->policy->name, name) == 0) {
            export_hash(text, strlen(text), ret_choice->hash);
            return REPORT_EXIT_OK;
        }
    }
    return report_fail(REPORT_BAD_PROFILE, name);
}

int
policy_choose(const struct options *options, const char *fallback,
    struct policy_choice *ret_choice)
{
    const char *file = options_value(options, "policy");
    const char *name = options_value(options, "profile");

    if (file == NULL) {
        return policy_choose_name(name == NULL ? fallback : name, ret_choice);
    }
    return name == NULL ? policy_choose_file(file, ret_choice)
                        : report_fail(REPORT_POLICY_TWICE, "");
}
