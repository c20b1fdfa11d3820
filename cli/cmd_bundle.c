#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli/commands.h"
#include "cli/hundredths.h"
#include "cli/json_memory.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/release/pool.h"
#include "cli/report.h"
#include "cli/risk_show.h"

const struct option cmd_bundle_merge_options[] = {
    { "k", 0, "N", "cases that have to be alike, if more than the project's" },
    { "l", 0, "N", "different diagnoses among them, if more" },
    { "max-suppression", 0, "PERCENT", "cases left out, if fewer" },
    OPTION_END,
};

/* "a/b: sessions.csv:12"; a name in it may come from a stranger. */
static void
say_where(const char *path, const struct release_pool_place *place,
    char *ret_where, size_t size)
{
    size_t len = (size_t)snprintf(ret_where, size, "%s%s%s", path,
        place->where[0] != '\0' ? ": " : "", place->where);

    for (size_t i = 0; i < len && i < size - 1; i++) {
        if ((unsigned char)ret_where[i] < 0x20 || ret_where[i] == 0x7f) {
            ret_where[i] = '?';
        }
    }
}

static int
report_fault(enum release_pool_fault fault, const char *path,
    const struct release_pool_place *place)
{
    char where[512];

    say_where(path, place, where, sizeof(where));
    switch (fault) {
    case RELEASE_POOL_FINE: return REPORT_EXIT_OK;
    case RELEASE_POOL_NO_MEMORY: return report_fail(REPORT_NO_MEMORY, path);
    case RELEASE_POOL_FOLDER: return report_errno(path);
    case RELEASE_POOL_FILE: return report_fail(REPORT_BUNDLE_FILE, where);
    case RELEASE_POOL_SIGNATURE:
        return report_fail(REPORT_BUNDLE_SIGNATURE, where);
    case RELEASE_POOL_HASH: return report_fail(REPORT_BUNDLE_HASH, where);
    case RELEASE_POOL_SUMS: return report_fail(REPORT_BUNDLE_SUMS, where);
    case RELEASE_POOL_MANIFEST:
        return report_fail(REPORT_BUNDLE_MANIFEST, where);
    case RELEASE_POOL_PROJECT: return report_fail(REPORT_BUNDLE_PROJECT, where);
    case RELEASE_POOL_DICTIONARY:
        return report_fail(REPORT_BUNDLE_DICTIONARY, where);
    case RELEASE_POOL_RISK: return report_fail(REPORT_BUNDLE_RISK, where);
    case RELEASE_POOL_ROW: return report_fail(REPORT_BUNDLE_ROW, where);
    case RELEASE_POOL_POOLED: return report_fail(REPORT_BUNDLE_POOLED, path);
    case RELEASE_POOL_OTHER: return report_fail(REPORT_BUNDLE_OTHER, path);
    case RELEASE_POOL_SYNTHETIC:
        return report_fail(REPORT_BUNDLE_SYNTHETIC, path);
    case RELEASE_POOL_KEY: return report_fail(REPORT_BUNDLE_KEY, path);
    case RELEASE_POOL_TWICE: return report_fail(REPORT_BUNDLE_TWICE, path);
    case RELEASE_POOL_MEASURE: return report_fail(REPORT_BUNDLE_MEASURE, where);
    }
    return REPORT_EXIT_FAILURE;
}

/* What a good bundle is, one fact a line. */
static void
put_bundle(const struct options *options,
    const struct release_pool_bundle *bundle)
{
    const struct {
        const char *name;
        const char *value;
    } words[] = {
        { "project", bundle->project->name },
        { "project_hash", bundle->project->hash },
        { "site", bundle->site },
        { "release", bundle->code },
        { "key", bundle->key },
    };
    const struct {
        const char *name;
        int64_t value;
    } numbers[] = {
        { "wave", bundle->wave },
        { "cases", (int64_t)bundle->facts->case_count },
    };
    struct json_out json;
    char number[32];

    if (options_settings(options)->json) {
        json_out_begin(&json, "bundle-check");
        json_out_bool(&json, "pool", bundle->pooled);
        json_out_bool(&json, "synthetic", bundle->synthetic);
    }
    for (size_t i = 0; i < 7; i++) {
        const char *name = i < 5 ? words[i].name : numbers[i - 5].name;

        if (options_settings(options)->json && i < 5) {
            json_out_text(&json, name, words[i].value);
        } else if (options_settings(options)->json) {
            json_out_number(&json, name, numbers[i - 5].value);
        } else {
            (void)snprintf(number, sizeof(number), "%" PRId64,
                i < 5 ? 0 : numbers[i - 5].value);
            output_text(name);
            output_text("\t");
            output_text(i < 5 ? words[i].value : number);
            output_text("\n");
        }
    }
    if (options_settings(options)->json) {
        json_out_end(&json);
    }
}

int
cmd_bundle_check(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    struct release_pool_bundle bundle = RELEASE_POOL_BUNDLE_INIT;
    struct release_pool_place place;
    enum release_pool_fault fault;
    int exit_status;

    (void)vault;
    json_memory_wipe_freed();
    fault = release_pool_bundle_open(path, &bundle, &place);
    exit_status = report_fault(fault, path, &place);
    if (exit_status == REPORT_EXIT_OK) {
        put_bundle(options, &bundle);
        report_tell(REPORT_BUNDLE_GOOD, path);
        if (bundle.synthetic) {
            report_tell(REPORT_BUNDLE_INVENTED, path);
        }
    }
    release_pool_bundle_close(&bundle);
    return exit_status;
}

/* --- merge ---------------------------------------------------------------- */

static int
read_number(const struct options *options, const char *name, int64_t scale,
    int64_t most, int64_t *number)
{
    const char *text = options_value(options, name);
    char allowed[64];

    if (text == NULL ||
        (hundredths_parse(text, number) && *number % scale == 0 &&
            *number >= (scale > 1 ? scale : 0) && *number <= 100 * most)) {
        return REPORT_EXIT_OK;
    }
    (void)snprintf(allowed, sizeof(allowed), "--%s: %d ... %" PRId64, name,
        scale > 1 ? 1 : 0, most);
    return report_fail(REPORT_BAD_WORD, allowed);
}

static int
read_limits(const struct options *options, struct release_pool_request *request)
{
    int64_t k = 0, l = 0, most = -1;
    int exit_status = read_number(options, "k", 100, 1000, &k);

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_number(options, "l", 100, 1000, &l);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = read_number(options, "max-suppression", 1, 100, &most);
    }
    request->k = (uint32_t)(k / 100);
    request->l = (uint32_t)(l / 100);
    request->max_suppression = most;
    return exit_status;
}

static int
report_pool(enum release_status status,
    const struct release_pool_request *request,
    const struct release_pool_result *result, const struct release_cause *cause)
{
    const struct release_disclosure *disclosure = &result->released.disclosure;
    char text[96];

    switch (status) {
    case RELEASE_OK: return REPORT_EXIT_OK;
    case RELEASE_ERR_NO_MEMORY:
        return report_fail(REPORT_NO_MEMORY, request->output);
    case RELEASE_ERR_SYSTEM:
        return report_fail(REPORT_OUTPUT_SYSTEM, strerror(cause->system));
    case RELEASE_ERR_EXISTS:
        return report_fail(REPORT_OUTPUT_EXISTS, request->output);
    case RELEASE_ERR_NO_NOTES:
        return report_fail(REPORT_NOTHING_TO_RELEASE, request->output);
    case RELEASE_ERR_RISK:
        (void)snprintf(text, sizeof(text), "%" PRId64 "/%" PRId64,
            disclosure->needed, disclosure->cases);
        return report_fail(REPORT_RISK, text);
    case RELEASE_ERR_INVALID:
        return result->fault == RELEASE_POOL_FINE
            ? report_fail(REPORT_INVALID, request->output)
            : report_fault(result->fault, result->path, &result->place);
    case RELEASE_ERR_LEAK: return report_fail(REPORT_LEAK, request->output);
    case RELEASE_ERR_ANON: return report_anon(cause->anon, request->output);
    case RELEASE_ERR_VAULT: return report_vault(cause->vault, request->output);
    case RELEASE_ERR_NO_CASE:
    case RELEASE_ERR_CONSENT:
    case RELEASE_ERR_REVIEW:
    case RELEASE_ERR_DECISIONS: break;
    }
    return REPORT_EXIT_FAILURE;
}

static void
put_json(const struct release_pool_request *request,
    const struct release_pool_result *result)
{
    const struct release_result *released = &result->released;
    struct json_out json;

    json_out_begin(&json, "bundle-merge");
    json_out_text(&json, "output", request->output);
    json_out_number(&json, "sites", result->sites);
    json_out_number(&json, "outdated", result->outdated);
    json_out_number(&json, "cases", released->cases);
    json_out_number(&json, "left_out", released->disclosure.left_out);
    json_out_number(&json, "withdrawn", released->withdrawn);
    json_out_number(&json, "k_reached",
        (int64_t)released->disclosure.after.smallest);
    json_out_end(&json);
}

static void
tell_count(enum report_message message, int64_t count)
{
    char text[32];

    if (count > 0) {
        (void)snprintf(text, sizeof(text), "%" PRId64, count);
        report_tell(message, text);
    }
}

static void
put_result(const struct options *options,
    const struct release_pool_request *request,
    const struct release_pool_result *result)
{
    const struct release_disclosure *disclosure = &result->released.disclosure;
    char text[64];

    if (options_settings(options)->json) {
        put_json(request, result);
    } else {
        output_text(request->output);
        output_text("\n");
    }
    tell_count(REPORT_BUNDLE_OUTDATED, result->outdated);
    tell_count(REPORT_BUNDLE_TEXTS, result->texts);
    if (disclosure->left_out > 0) {
        (void)snprintf(text, sizeof(text), "%" PRId64 "/%" PRId64,
            disclosure->left_out, disclosure->cases);
        report_tell(REPORT_RISK_LEFT_OUT, text);
    }
    (void)snprintf(text, sizeof(text), "%" PRId64, result->sites);
    report_tell(REPORT_BUNDLE_MERGED, text);
}

int
cmd_bundle_merge(const struct options *options, struct vault *vault)
{
    static struct release_pool_result result;
    struct release_pool_request request = { .output = options_word(options, 0),
        .count = options_count(options) - 1,
        .version = CASEVAULT_VERSION };
    const char **paths = calloc(request.count, sizeof(*paths));
    struct release_cause cause;
    char made_at[VAULT_TIME_MAX];
    time_t now = time(NULL);
    struct tm parts;
    int exit_status = read_limits(options, &request);

    (void)vault;
    json_memory_wipe_freed();
    if (paths == NULL) {
        return report_fail(REPORT_NO_MEMORY, request.output);
    }
    for (size_t i = 0; i < request.count; i++) {
        paths[i] = options_word(options, i + 1);
    }
    (void)gmtime_r(&now, &parts);
    (void)strftime(made_at, sizeof(made_at), "%Y-%m-%dT%H:%M:%SZ", &parts);
    request.paths = paths;
    request.made_at = made_at;
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = report_pool(release_pool(&request, &result, &cause),
            &request, &result, &cause);
        if (exit_status == REPORT_EXIT_OK) {
            put_result(options, &request, &result);
        }
    }
    free(paths);
    return exit_status;
}
