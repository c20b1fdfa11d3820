#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/policy.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A policy file of a stranger's: what is taken is whole and fails closed. */
static void
check(const struct anon_policy *policy)
{
    size_t len = strnlen(policy->name, sizeof(policy->name));

    if (len == 0 || len == sizeof(policy->name)) {
        abort();
    }
    for (size_t i = 0; i < ANON_TYPE_COUNT; i++) {
        const struct anon_policy_rule *rule = &policy->rules[i];

        len = strnlen(rule->because, sizeof(rule->because));
        if ((unsigned)rule->action >= ANON_ACTION_COUNT ||
            rule->threshold > 100 || len == sizeof(rule->because) ||
            (rule->action == ANON_ACTION_KEEP && len == 0)) {
            abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct anon_text text = { size > 0 ? (const char *)data : "", size };
    struct anon_policy policy;
    int line = 0;

    if (anon_policy_read(text, &policy, &line) == ANON_POLICY_FINE) {
        check(&policy);
    } else if (line < 0 || (size_t)line > size + 1) {
        abort();
    }
    return 0;
}
