#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

#include "cli/commands.h"
#include "cli/date.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/override.h"
#include "cli/progress.h"
#include "cli/prompt.h"
#include "cli/release_command.h"
#include "cli/report.h"
#include "cli/review_answer.h"
#include "cli/risk_show.h"
#include "cli/seal_choice.h"

const struct option cmd_release_supervision_options[] = {
    { "with-process", 0, NULL, "process notes too" },
    { "form", 0, "FORM", "full (default), one-page or group" },
    { "override", 0, "GROUND", "without consent: danger-self, court, ..." },
    { "reason-from", 0, "FILE", "who receives it and why; -: from stdin" },
    RELEASE_COMMAND_OPTIONS,
    OPTION_END,
};

/* What the hooks need. */
struct hooks {
    struct review_answer answer;
    struct progress progress;
    bool together_seen;
};

static enum release_status
answer(struct release_review *review, void *data,
    struct release_cause *ret_cause)
{
    struct hooks *hooks = data;

    progress_end(&hooks->progress);
    return review_answer(review, &hooks->answer, ret_cause);
}

static void
show_progress(int64_t notes, void *data)
{
    struct hooks *hooks = data;

    progress_step(&hooks->progress, (uint64_t)notes);
}

/* "2: OCCUPATION 3, RELIGION 1, EVENT 1": cases, and what is in the texts. */
static void
name_classes(const struct release_result *result, char *ret_text, size_t size)
{
    const char *between = ": ";
    size_t len =
        (size_t)snprintf(ret_text, size, "%" PRId64, result->quasi_cases);

    for (int i = 0; i < ANON_QUASI_COUNT && len < size; i++) {
        if (result->quasi[i] > 0) {
            len += (size_t)snprintf(ret_text + len, size - len, "%s%s %" PRId64,
                between, anon_quasi_name((enum anon_quasi)i), result->quasi[i]);
            between = ", ";
        }
    }
}

static bool
together(const struct release_result *result, void *data)
{
    struct hooks *hooks = data;
    char text[256];

    if (hooks->together_seen) {
        return true;
    }
    progress_end(&hooks->progress);
    name_classes(result, text, sizeof(text));
    return !hooks->answer.no_input && prompt_yes(REPORT_ASK_TOGETHER, text);
}

static const char *
kind_word(enum anon_identifier_kind kind)
{
    static const char *const words[ANON_IDENTIFIER_KIND_COUNT] = {
        [ANON_IDENTIFIER_NAME] = "name",
        [ANON_IDENTIFIER_NICKNAME] = "nickname",
        [ANON_IDENTIFIER_PHONE] = "phone",
        [ANON_IDENTIFIER_EMAIL] = "email",
        [ANON_IDENTIFIER_HANDLE] = "handle",
        [ANON_IDENTIFIER_URL] = "url",
        [ANON_IDENTIFIER_ADDRESS] = "address",
        [ANON_IDENTIFIER_PLACE] = "place",
        [ANON_IDENTIFIER_DATE] = "date",
        [ANON_IDENTIFIER_ID] = "id",
        [ANON_IDENTIFIER_ORG] = "org",
    };

    return words[kind];
}

/* "brief.html, line 12: phone, K-7F3Q, mother". */
static void
tell_hit(const struct release_hit *hit, const struct release_identity *whose,
    void *data)
{
    char text[256];
    bool row = hit->row > 0;

    (void)data;
    (void)snprintf(text, sizeof(text), "%s, %s %" PRId64 ": %s, %s, %s",
        hit->file,
        report_sentence_now(row ? REPORT_WORD_ROW : REPORT_WORD_LINE),
        row ? hit->row : hit->line, kind_word(whose->kind), whose->case_code,
        whose->role);
    report_tell(hit->verdict == RELEASE_LEAK ? REPORT_LEAK_HIT
                                             : REPORT_GATE_QUESTION,
        text);
}

/* "3/60 (5.00 %)". */
static int
report_risk(const struct release_disclosure *disclosure)
{
    char text[96];
    int64_t percent;

    if (disclosure->cases < (int64_t)disclosure->limits.k) {
        (void)snprintf(text, sizeof(text), "%" PRId64 " < %" PRIu32,
            disclosure->cases, disclosure->limits.k);
        return report_fail(REPORT_RISK_FEW, text);
    }
    /* Rounded up: what it says has to be enough. */
    percent = (disclosure->needed * 10000 + disclosure->cases - 1) /
        disclosure->cases;
    (void)snprintf(text, sizeof(text),
        "%" PRId64 "/%" PRId64 " (%" PRId64 ".%02" PRId64 " %%)",
        disclosure->needed, disclosure->cases, percent / 100, percent % 100);
    return report_fail(REPORT_RISK, text);
}

static int
report_release(enum release_status status,
    const struct release_request *request, const struct release_cause *cause,
    const struct release_result *result)
{
    const char *subject = request->kind == RELEASE_SUPERVISION
        ? request->case_code
        : request->project;
    char count[32], classes[256];

    switch (status) {
    case RELEASE_OK: return REPORT_EXIT_OK;
    case RELEASE_ERR_NO_MEMORY: return report_fail(REPORT_NO_MEMORY, subject);
    case RELEASE_ERR_VAULT: return report_vault(cause->vault, subject);
    case RELEASE_ERR_ANON: return report_anon(cause->anon, subject);
    case RELEASE_ERR_SYSTEM:
        return report_fail(REPORT_OUTPUT_SYSTEM, strerror(cause->system));
    case RELEASE_ERR_NO_CASE: return report_fail(REPORT_NO_CASE, subject);
    case RELEASE_ERR_NO_NOTES:
        return report_fail(REPORT_NOTHING_TO_RELEASE, subject);
    case RELEASE_ERR_CONSENT:
        return report_fail(request->kind == RELEASE_SUPERVISION
                ? REPORT_CONSENT_MISSING
                : REPORT_CONSENT_PROJECT,
            subject);
    case RELEASE_ERR_REVIEW:
        if (result->open == 0 && result->gate.open == 0) {
            name_classes(result, classes, sizeof(classes));
            return report_fail(REPORT_TOGETHER, classes);
        }
        (void)snprintf(count, sizeof(count), "%" PRId64,
            result->open > 0 ? result->open : result->gate.open);
        return report_fail(REPORT_REVIEW_OPEN, count);
    case RELEASE_ERR_DECISIONS:
        (void)snprintf(count, sizeof(count), "%d", cause->line);
        return report_fail(cause->unknown ? REPORT_REVIEW_UNKNOWN
                                          : REPORT_REVIEW_LINE,
            count);
    case RELEASE_ERR_LEAK: return report_fail(REPORT_LEAK, subject);
    case RELEASE_ERR_EXISTS:
        return report_fail(request->seal == RELEASE_UNSEALED
                ? REPORT_OUTPUT_EXISTS
                : REPORT_SEALED_EXISTS,
            request->output);
    case RELEASE_ERR_RISK: return report_risk(&result->disclosure);
    case RELEASE_ERR_INVALID: return report_fail(REPORT_INVALID, subject);
    }
    return REPORT_EXIT_FAILURE;
}

static void
put_json(const struct release_request *request,
    const struct release_result *result)
{
    struct json_out json;

    json_out_begin(&json, "release");
    json_out_number(&json, "release", result->id);
    json_out_text(&json, "code", result->code);
    json_out_text(&json, "output", request->output);
    json_out_bool(&json, "dry_run", request->dry_run);
    json_out_bool(&json, "unreviewed", request->unreviewed);
    json_out_number(&json, "cases", result->cases);
    json_out_number(&json, "notes", result->tally.notes);
    json_out_number(&json, "removed", release_tally_removed(&result->tally));
    json_out_number(&json, "kept", result->tally.kept);
    json_out_number(&json, "decided_by_person", result->tally.by_person);
    json_out_number(&json, "quasi_cases", result->quasi_cases);
    json_out_number(&json, "empty_parts", result->empty);
    if (request->kind == RELEASE_RESEARCH) {
        json_out_number(&json, "wave", result->wave);
        json_out_number(&json, "withdrawn", result->withdrawn);
    }
    json_out_list(&json, "files");
    for (size_t i = 0; i < result->file_count; i++) {
        json_out_item(&json);
        json_out_text(&json, "name", result->files[i].name);
        json_out_number(&json, "bytes", (int64_t)result->files[i].bytes);
        json_out_text(&json, "sha256", result->files[i].hash);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_bool(&json, "sealed", request->seal != RELEASE_UNSEALED);
    if (result->sealed_bytes > 0) {
        json_out_number(&json, "sealed_bytes", (int64_t)result->sealed_bytes);
        json_out_text(&json, "sealed_sha256", result->sealed_hash);
    }
    json_out_end(&json);
}

/* What disclosure control did to the cases, where it did anything. */
static void
tell_risk(const struct release_disclosure *disclosure)
{
    char text[64];

    (void)snprintf(text, sizeof(text), "%" PRIu32, disclosure->limits.k);
    if (disclosure->too_few) {
        report_tell(REPORT_RISK_WITHHELD, text);
    } else if (disclosure->done && disclosure->limits.k < 2) {
        report_tell(REPORT_RISK_OFF, text);
    }
    if (disclosure->left_out > 0) {
        (void)snprintf(text, sizeof(text), "%" PRId64 "/%" PRId64,
            disclosure->left_out, disclosure->cases);
        report_tell(REPORT_RISK_LEFT_OUT, text);
    }
}

/* The names of the files there are now. */
static void
put_names(const struct release_request *request,
    const struct release_result *result)
{
    if (request->seal != RELEASE_UNSEALED) {
        output_text(request->output);
        output_text("\n");
        return;
    }
    for (size_t i = 0; i < result->file_count; i++) {
        output_text(request->output);
        output_text("/");
        output_text(result->files[i].name);
        output_text("\n");
    }
}

static void
put_result(const struct options *options, const struct release_request *request,
    const struct release_result *result)
{
    char count[32];

    if (options_settings(options)->json) {
        put_json(request, result);
    } else if (!request->dry_run) {
        put_names(request, result);
    }
    if (result->empty > 0) {
        (void)snprintf(count, sizeof(count), "%" PRId64, result->empty);
        report_tell(REPORT_EMPTY_PARTS, count);
    }
    if (result->quasi_cases > 0) {
        (void)snprintf(count, sizeof(count), "%" PRId64, result->quasi_cases);
        report_tell(REPORT_QUASI_CASES, count);
    }
    if (request->synthetic == 0) {
        tell_risk(&result->disclosure);
    }
    if (result->withdrawn > 0) {
        (void)snprintf(count, sizeof(count), "%" PRId64, result->withdrawn);
        report_tell(REPORT_WITHDRAWN, count);
    }
    if (request->unreviewed) {
        report_tell(REPORT_UNREVIEWED, request->output);
    }
    if (request->synthetic > 0) {
        report_tell(REPORT_BUNDLE_INVENTED, request->output);
        return;
    }
    report_tell(request->dry_run ? REPORT_DRY_RUN : REPORT_RELEASED,
        request->output);
    if (result->sealed_bytes > 0) {
        report_tell(request->seal == RELEASE_SEAL_AGE ? REPORT_SEALED_TO_KEYS
                                                      : REPORT_SEALED,
            request->output);
    }
    if (result->sealed_bytes > 0 && request->seal == RELEASE_SEAL_ZIP) {
        report_tell(REPORT_SEALED_ZIP, request->output);
    }
}

int
release_command_read(const struct options *options, const char *profile,
    struct release_command *chosen, struct release_request *request)
{
    /* Who is spoken to in a language mostly wants the labels in it too. */
    const char *lang = options_value(options,
        options_given(options, "language") ? "language" : "lang");
    int exit_status = policy_choose(options, profile, &chosen->policy);

    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    request->policy = chosen->policy.policy;
    request->policy_hash = chosen->policy.hash;
    request->output = options_value(options, "output");
    if (!request->check_only &&
        (request->output == NULL || request->output[0] == '\0')) {
        return report_fail(REPORT_MISSING_OPTION, "--output");
    }
    if (lang != NULL) {
        if (strcmp(lang, "id") != 0 && strcmp(lang, "en") != 0) {
            return report_fail(REPORT_BAD_LANGUAGE_OF_CASE, lang);
        }
        chosen->language = lang[0] == 'i' ? EXPORT_INDONESIAN : EXPORT_ENGLISH;
        request->language = &chosen->language;
    }
    request->unreviewed = options_given(options, "unreviewed");
    request->ask_again = options_given(options, "ask-again");
    request->dry_run = options_given(options, "dry-run");
    request->version = CASEVAULT_VERSION;
    return REPORT_EXIT_OK;
}

static int
run(const struct options *options, struct vault *vault,
    struct release_request *request)
{
    static struct release_result result;
    struct release_cause cause;
    struct hooks data = {
        .answer = {
            .file = options_value(options, "review"),
            .no_input = options_settings(options)->no_input,
        },
        .together_seen = options_given(options, "together-seen"),
    };
    struct release_hooks hooks = {
        .answer = answer,
        .together = together,
        .progress = show_progress,
        .data = &data,
        .hit = tell_hit,
    };
    char today[VAULT_DATE_MAX];
    char made_at[VAULT_TIME_MAX];
    time_t now = time(NULL);
    struct tm parts;
    int exit_status;

    date_today(today);
    (void)gmtime_r(&now, &parts);
    (void)strftime(made_at, sizeof(made_at), "%Y-%m-%dT%H:%M:%SZ", &parts);
    request->today = today;
    request->made_at = made_at;
    if (getrandom(&request->domain, sizeof(request->domain), 0) !=
        (ssize_t)sizeof(request->domain)) {
        return report_errno("getrandom");
    }
    progress_begin(&data.progress, report_sentence_now(REPORT_RELEASING), 0);
    exit_status =
        report_release(release_run(vault, request, &hooks, &result, &cause),
            request, &cause, &result);
    progress_end(&data.progress);
    if (request->check_only && result.disclosure.done) {
        risk_show_disclosure(options, &result.disclosure);
    } else if (exit_status == REPORT_EXIT_OK) {
        put_result(options, request, &result);
    }
    return exit_status;
}

int
release_command_run(const struct options *options, struct vault *vault,
    struct release_request *request)
{
    struct seal_choice seal = SEAL_CHOICE_INIT;
    int exit_status = seal_choose(options, &seal);

    if (exit_status == REPORT_EXIT_OK) {
        request->seal = seal.how;
        request->passphrase = seal.passphrase.len > 0 ? &seal.passphrase : NULL;
        request->recipients = &seal.recipients;
        exit_status = run(options, vault, request);
    }
    vault_secret_release(&seal.passphrase);
    return exit_status;
}

/* How much of a brief, as --form says. */
static int
read_form(const struct options *options, enum export_extent *ret_extent)
{
    static const char *const forms[] = {
        [EXPORT_FULL] = "full",
        [EXPORT_GROUP] = "group",
        [EXPORT_ONE_PAGE] = "one-page",
    };
    const char *form = options_value(options, "form");

    *ret_extent = EXPORT_FULL;
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (form == NULL || strcmp(form, forms[i]) == 0) {
            *ret_extent = (enum export_extent)i;
            return REPORT_EXIT_OK;
        }
    }
    return report_fail(REPORT_BAD_FORM, form);
}

int
cmd_release_supervision(const struct options *options, struct vault *vault)
{
    struct release_command chosen = { .language = EXPORT_ENGLISH };
    struct release_request request = {
        .kind = RELEASE_SUPERVISION,
        .scope = options_given(options, "with-process") ? RELEASE_WITH_PROCESS
                                                        : RELEASE_WITH_TEXTS,
        .case_code = options_word(options, 0),
    };
    struct release_override override;
    int exit_status = read_form(options, &request.extent);

    /* Who reads with many others is told less. */
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = release_command_read(options,
            request.extent == EXPORT_GROUP ? "uu-pdp" : "supervision", &chosen,
            &request);
    }
    if (exit_status == REPORT_EXIT_OK) {
        exit_status = override_read(options, &override);
        request.override = &override;
    }
    return exit_status == REPORT_EXIT_OK
        ? release_command_run(options, vault, &request)
        : exit_status;
}
