#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/hundredths.h"
#include "cli/project_file.h"
#include "cli/release_command.h"
#include "cli/report.h"

const struct option cmd_release_research_options[] = {
    { "project", 'p', "NAME", "cases that consent to research:NAME" },
    { "texts", 0, NULL, "with the redacted texts" },
    { "raw-text", 0, NULL, "without the apostrophe before formulas" },
    { "k", 0, "N", "cases that have to be alike: 5 (default), or N" },
    { "public", 0, NULL, "for anybody: at least 11 alike" },
    { "l", 0, "N", "different diagnoses among those who are alike" },
    { "max-suppression", 0, "PERCENT", "cases that may be left out (5)" },
    { "check-only", 0, NULL, "show the disclosure risk and write nothing" },
    { "synthetic", 0, NULL, "invented rows, to prepare an analysis with" },
    { "cases", 0, "N", "how many of them: 60 (default), or N" },
    { "seed", 0, "N", "other invented rows for another number" },
    { "dates", 0, "RULE", "since the first session: days (default) or weeks" },
    RELEASE_COMMAND_OPTIONS,
    OPTION_END,
};

static bool
read_dates(const struct options *options, enum release_dates *ret_dates)
{
    const char *rule = options_value(options, "dates");

    if (rule != NULL && strcmp(rule, "days") != 0 &&
        strcmp(rule, "weeks") != 0) {
        (void)report_fail(REPORT_BAD_WORD, "--dates: days, weeks");
        return false;
    }
    *ret_dates = rule != NULL && strcmp(rule, "weeks") == 0 ? RELEASE_WEEKS
                                                            : RELEASE_DAYS;
    return true;
}

/* A number that an option may have. */
struct range {
    const char *name;
    int64_t low;
    int64_t high;
    bool whole;
};

/* Reads it in hundredths; leaves it alone when it was not given. */
static int
read_number(const struct options *options, const struct range *range,
    int64_t *number)
{
    const char *text = options_value(options, range->name);
    char allowed[64];

    if (text == NULL ||
        (hundredths_parse(text, number) && *number >= 100 * range->low &&
            *number <= 100 * range->high &&
            (!range->whole || *number % 100 == 0))) {
        return REPORT_EXIT_OK;
    }
    (void)snprintf(allowed, sizeof(allowed), "--%s: %" PRId64 " ... %" PRId64,
        range->name, range->low, range->high);
    return report_fail(REPORT_BAD_WORD, allowed);
}

/*
 * The limits that the options say, within those of the project: what is asked
 * for on the command line can be stricter and never laxer.
 */
static int
read_risk(const struct options *options, const struct release_project *plan,
    struct release_risk_limits *ret_limits)
{
    bool open = options_given(options, "public");
    const struct release_risk_limits usual = {
        .k = RELEASE_K,
        .l = 1,
        .max_suppression = RELEASE_MAX_SUPPRESSION,
    };
    const struct release_risk_limits *floor =
        plan != NULL ? &plan->risk : &usual;
    int64_t least = plan != NULL ? floor->k : 1;
    int64_t k = floor->k;
    const struct range ranges[] = {
        { "k", open && least < RELEASE_K_PUBLIC ? RELEASE_K_PUBLIC : least,
            1000, true },
        { "l", plan != NULL ? floor->l : 1, 1000, true },
        { "max-suppression", 0,
            plan != NULL ? floor->max_suppression / 100 : 100, false },
    };
    int64_t numbers[3];
    int exit_status = REPORT_EXIT_OK;

    k = open && k < RELEASE_K_PUBLIC ? RELEASE_K_PUBLIC : k;
    numbers[0] = 100 * k;
    numbers[1] = 100 * (int64_t)floor->l;
    numbers[2] = floor->max_suppression;
    for (size_t i = 0; exit_status == REPORT_EXIT_OK && i < 3; i++) {
        exit_status = read_number(options, &ranges[i], &numbers[i]);
    }
    *ret_limits = (struct release_risk_limits){
        .k = (uint32_t)(numbers[0] / 100),
        .asked = open || options_given(options, "k"),
        .l = (uint32_t)(numbers[1] / 100),
        .max_suppression = numbers[2],
    };
    return exit_status;
}

/* What the project rules out whatever the options say. */
static int
check_plan(const struct options *options, const struct release_project *plan,
    struct release_request *request)
{
    const char *rule = options_value(options, "dates");
    char today[VAULT_DATE_MAX];

    date_today(today);
    if (strcmp(plan->until, today) < 0) {
        return report_fail(REPORT_PROJECT_OVER, plan->until);
    }
    if (request->scope != RELEASE_WITHOUT_TEXTS &&
        !plan->tables[EXPORT_TABLE_TEXT]) {
        return report_fail(REPORT_PROJECT_LAXER, "--texts");
    }
    if (plan->dates == RELEASE_WEEKS && rule != NULL &&
        strcmp(rule, "days") == 0) {
        return report_fail(REPORT_PROJECT_LAXER, "--dates days");
    }
    if (plan->dates == RELEASE_WEEKS) {
        request->dates = RELEASE_WEEKS;
    }
    request->plan = plan;
    return REPORT_EXIT_OK;
}

/* Reads everything that says how to release, and releases. */
static int
release(const struct options *options, struct vault *vault,
    struct release_request *request)
{
    static struct release_project plan;
    struct vault_secret text = VAULT_SECRET_INIT;
    int exit_status = project_file_find(vault, request->project, &plan, &text);

    /* A project that nobody described is one whose consents name it. */
    if (exit_status == REPORT_EXIT_OK && plan.name[0] != '\0') {
        exit_status = check_plan(options, &plan, request);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_risk(options, request->plan, &request->risk);
    }
    if (exit_status == REPORT_EXIT_OK) {
        request->plan_text =
            (struct vault_text){ (const char *)text.data, text.len };
        exit_status = release_command_run(options, vault, request);
    }
    vault_secret_release(&text);
    return exit_status;
}

/* Whether invented rows are asked for, and which. */
static bool
read_synthetic(const struct options *options, struct release_request *request)
{
    long cases = 0, seed = 0;

    if (!options_number(options, "cases", 100000, 60, &cases) ||
        !options_number(options, "seed", 1000000000, 1, &seed)) {
        return false;
    }
    if (options_given(options, "synthetic")) {
        request->synthetic = (uint32_t)(cases > 0 ? cases : 1);
        request->seed = (uint64_t)seed;
    }
    return true;
}

int
cmd_release_research(const struct options *options, struct vault *vault)
{
    struct release_command chosen = { .language = EXPORT_ENGLISH };
    struct release_request request = {
        .kind = RELEASE_RESEARCH,
        .scope = options_given(options, "texts") ? RELEASE_WITH_TEXTS
                                                 : RELEASE_WITHOUT_TEXTS,
        .project = options_value(options, "project"),
        .raw_text = options_given(options, "raw-text"),
        .check_only = options_given(options, "check-only"),
    };
    int exit_status =
        release_command_read(options, "research", &chosen, &request);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (!read_dates(options, &request.dates) ||
        !read_synthetic(options, &request)) {
        return REPORT_EXIT_USAGE;
    }
    if (request.project == NULL || request.project[0] == '\0') {
        return report_fail(REPORT_MISSING_OPTION, "--project");
    }
    return release(options, vault, &request);
}
