#include <ini.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/policy.h"
#include "anonymizer/wipe.h"

/* Lowest threshold of the program's own policies: almost any doubt. */
#define THRESHOLD_LEAST 20

/* A confidence no rule reports. */
#define THRESHOLD_NEVER 101

/* Which actions a type can have; keep and remove are for all. */
static bool
action_fits(enum anon_type type, enum anon_action action)
{
    switch (action) {
    case ANON_ACTION_LABEL: return type <= ANON_ORG;
    case ANON_ACTION_PSEUDONYM: return type == ANON_PERSON;
    case ANON_ACTION_WEEK:
    case ANON_ACTION_DAY:
    case ANON_ACTION_SHIFT:
    case ANON_ACTION_SHIFT_WEEKS:
    case ANON_ACTION_YEAR: return type == ANON_DATE;
    case ANON_ACTION_BAND:
    case ANON_ACTION_TOP: return type == ANON_AGE;
    case ANON_ACTION_PROVINCE: return type == ANON_LOCATION;
    case ANON_ACTION_REMOVE:
    case ANON_ACTION_KEEP: return true;
    case ANON_ACTION_COUNT: break;
    }
    return false;
}

static bool
read_action(enum anon_type type, const char *value,
    struct anon_policy_rule *rule)
{
    int action = 0;

    while (action < ANON_ACTION_COUNT &&
        strcmp(anon_action_name((enum anon_action)action), value) != 0) {
        action++;
    }
    if (!action_fits(type, (enum anon_action)action)) {
        return false;
    }
    rule->action = (enum anon_action)action;
    return true;
}

static bool
read_threshold(const char *value, uint8_t *ret_threshold)
{
    int number = 0;
    size_t i;

    for (i = 0; value[i] != '\0'; i++) {
        if (i == 3 || !anon_is_digit(value[i])) {
            return false;
        }
        number = number * 10 + (value[i] - '0');
    }
    *ret_threshold = (uint8_t)number;
    return i > 0 && number <= 100;
}

static bool
copy(const char *value, size_t max, char *out)
{
    size_t len = strlen(value);

    if (len == 0 || len >= max) {
        return false;
    }
    memcpy(out, value, len + 1);
    return true;
}

/* A name goes into file names and manifests. */
static bool
read_name(const char *value, char *out)
{
    return strspn(value, "abcdefghijklmnopqrstuvwxyz0123456789-") ==
        strlen(value) &&
        copy(value, ANON_POLICY_NAME_MAX, out);
}

static bool
read_head(const char *key, const char *value, struct anon_policy *policy)
{
    if (strcmp(key, "name") == 0) {
        return read_name(value, policy->name);
    }
    policy->flag_quasi = strcmp(value, "flag") == 0;
    return strcmp(key, "quasi") == 0 &&
        (policy->flag_quasi || strcmp(value, "ignore") == 0);
}

static bool
read_rule(const char *section, const char *key, const char *value,
    struct anon_policy *policy)
{
    int type = 0;
    struct anon_policy_rule *rule;

    while (type < ANON_TYPE_COUNT &&
        strcmp(anon_type_name((enum anon_type)type), section) != 0) {
        type++;
    }
    if (type == ANON_TYPE_COUNT) {
        return false;
    }
    rule = &policy->rules[type];
    if (strcmp(key, "action") == 0) {
        return read_action((enum anon_type)type, value, rule);
    }
    if (strcmp(key, "threshold") == 0) {
        return read_threshold(value, &rule->threshold);
    }
    return strcmp(key, "because") == 0 &&
        copy(value, ANON_POLICY_REASON_MAX, rule->because);
}

/* Called for each `key = value`; zero makes libinih remember the line. */
static int
take(void *data, const char *section, const char *key, const char *value)
{
    return strcmp(section, "policy") == 0
        ? read_head(key, value, data)
        : read_rule(section, key, value, data);
}

/* What can be judged only when all lines have been read. */
static enum anon_policy_fault
finish(struct anon_policy *policy)
{
    size_t i;

    for (i = 0; i < ANON_TYPE_COUNT; i++) {
        struct anon_policy_rule *rule = &policy->rules[i];

        if (rule->action == ANON_ACTION_KEEP && rule->because[0] == '\0') {
            return ANON_POLICY_REASON;
        }
        if (rule->action == ANON_ACTION_KEEP) {
            rule->threshold = THRESHOLD_NEVER;
        }
        if (rule->action == ANON_ACTION_TOP) {
            rule->threshold = 100;
        }
    }
    return policy->name[0] == '\0' ? ANON_POLICY_NAMELESS : ANON_POLICY_FINE;
}

enum anon_policy_fault
anon_policy_read(struct anon_text text, struct anon_policy *ret_policy,
    int *ret_line)
{
    struct anon_policy policy = { 0 };
    char *copied;
    size_t i;

    *ret_line = 0;
    if (text.len > ANON_POLICY_TEXT_MAX ||
        memchr(text.data, '\0', text.len) != NULL) {
        return ANON_POLICY_LONG;
    }
    for (i = 0; i < ANON_TYPE_COUNT; i++) {
        policy.rules[i].threshold = THRESHOLD_LEAST;
    }
    copied = strndup(text.data, text.len);
    if (copied == NULL) {
        return ANON_POLICY_NO_MEMORY;
    }
    *ret_line = ini_parse_string(copied, take, &policy);
    anon_wipe_free(copied, text.len + 1);
    if (*ret_line != 0) {
        return ANON_POLICY_LINE;
    }
    *ret_policy = policy;
    return finish(ret_policy);
}
