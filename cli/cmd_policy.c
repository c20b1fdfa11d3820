#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/policy_choice.h"
#include "cli/report.h"

static void
put_json(const struct policy_choice *choice)
{
    const struct anon_policy *policy = choice->policy;
    struct json_out json;

    json_out_begin(&json, "policy");
    json_out_text(&json, "name", policy->name);
    json_out_text(&json, "sha256", choice->hash);
    json_out_text(&json, "quasi", policy->flag_quasi ? "flag" : "ignore");
    json_out_list(&json, "rules");
    for (int i = 0; i < ANON_TYPE_COUNT; i++) {
        const struct anon_policy_rule *rule = &policy->rules[i];

        json_out_item(&json);
        json_out_text(&json, "type", anon_type_name((enum anon_type)i));
        json_out_text(&json, "action", anon_action_name(rule->action));
        json_out_number(&json, "threshold", rule->threshold);
        json_out_text(&json, "because", rule->because);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

static void
put_names(void)
{
    for (int i = 0; i < ANON_PROFILE_COUNT; i++) {
        output_text(anon_policy_get((enum anon_profile)i)->name);
        output_text("\n");
    }
}

/* The file as it is compiled in, to be kept, changed and given back. */
static void
put_file(const struct anon_policy *policy)
{
    for (int i = 0; i < ANON_PROFILE_COUNT; i++) {
        if (policy == anon_policy_get((enum anon_profile)i)) {
            output_text(anon_policy_text((enum anon_profile)i));
        }
    }
}

int
cmd_policy_show(const struct options *options, struct vault *vault)
{
    const char *name = options_word(options, 0);
    struct policy_choice choice;
    int exit_status;

    (void)vault;
    if (name == NULL && !options_settings(options)->json) {
        put_names();
        return REPORT_EXIT_OK;
    }
    exit_status =
        policy_choose_name(name == NULL ? "supervision" : name, &choice);
    if (exit_status == REPORT_EXIT_OK && options_settings(options)->json) {
        put_json(&choice);
    } else if (exit_status == REPORT_EXIT_OK) {
        put_file(choice.policy);
    }
    return exit_status;
}

int
cmd_policy_check(const struct options *options, struct vault *vault)
{
    struct policy_choice choice;
    int exit_status = policy_choose_file(options_word(options, 0), &choice);

    (void)vault;
    if (exit_status == REPORT_EXIT_OK && options_settings(options)->json) {
        put_json(&choice);
    } else if (exit_status == REPORT_EXIT_OK) {
        report_tell(REPORT_POLICY_FINE, choice.policy->name);
    }
    return exit_status;
}
