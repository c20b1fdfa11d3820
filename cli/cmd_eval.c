#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "cli/batch_known.h"
#include "cli/commands.h"
#include "cli/evaluate.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/table.h"

const struct option cmd_eval_options[] = {
    { "direct", 0, NULL, "leave quasi-identifiers out of the gold" },
    { "language", 0, "id|en", "only documents of this language" },
    { "profile", 0, "NAME", "profile of our own run (supervision)" },
    { "source", 0, "WORD", "only documents whose source contains WORD" },
    OPTION_END,
};

/* One run: the gold file, and either a system's answers or our engine. */
struct run {
    struct evaluation *evaluation;
    json_t *answers; /* id to answer, NULL: our own engine */
    const struct anon_policy *policy;
};

/* What is done with one line of a file. */
typedef enum evaluation_status line_fn(struct run *run, const json_t *line);

static size_t
points_before(const char *text, size_t byte)
{
    size_t points = 0, i;

    for (i = 0; i < byte; i++) {
        points += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    return points;
}

/* Turns what our engine removed into an answer as a system would give it. */
static json_t *
answer_new(const char *text, const struct anon_findings *findings)
{
    json_t *spans = json_array();
    size_t i;

    for (i = 0; i < findings->len; i++) {
        const struct anon_finding *finding = &findings->items[i];

        if (finding->decision == ANON_REMOVE) {
            (void)json_array_append_new(spans,
                json_pack("{s:I, s:I}", "start",
                    (json_int_t)points_before(text, finding->begin), "end",
                    (json_int_t)points_before(text, finding->end)));
        }
    }
    return json_pack("{s:o}", "spans", spans);
}

static enum anon_language
language_of(const json_t *gold)
{
    const char *lang = json_string_value(json_object_get(gold, "lang"));

    if (lang == NULL) {
        return ANON_LANGUAGE_AUTO;
    }
    return strcmp(lang, "id") == 0 ? ANON_LANGUAGE_ID : ANON_LANGUAGE_EN;
}

static json_t *
engine_answer(const struct run *run, const json_t *gold)
{
    const json_t *text = json_object_get(gold, "text");
    struct anon_scan_options options = { .language = language_of(gold),
        .policy = run->policy };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;
    json_t *answer = NULL;

    if (batch_known(json_object_get(gold, "known"), NULL, &known) == BATCH_OK) {
        options.known = known;
        if (anon_scan((struct anon_text){ json_string_value(text),
                          json_string_length(text) },
                &options, &findings) == ANON_OK) {
            answer = answer_new(json_string_value(text), &findings);
        }
    }
    anon_findings_release(&findings);
    anon_known_free(&known);
    return answer;
}

static enum evaluation_status
score_line(struct run *run, const json_t *gold)
{
    const char *id = json_string_value(json_object_get(gold, "id"));
    enum evaluation_status status;
    json_t *answer;

    if (id == NULL || !json_is_string(json_object_get(gold, "text"))) {
        return EVALUATION_BAD_GOLD;
    }
    if (run->answers != NULL) {
        return evaluation_add(run->evaluation, gold,
            json_object_get(run->answers, id));
    }
    answer = engine_answer(run, gold);
    if (answer == NULL) {
        return EVALUATION_NO_MEMORY;
    }
    status = evaluation_add(run->evaluation, gold, answer);
    json_decref(answer);
    return status;
}

static enum evaluation_status
keep_line(struct run *run, const json_t *line)
{
    const char *id = json_string_value(json_object_get(line, "id"));

    if (id == NULL || !json_is_array(json_object_get(line, "spans"))) {
        return EVALUATION_BAD_SYSTEM;
    }
    return json_object_set(run->answers, id, (json_t *)line) == 0
        ? EVALUATION_OK
        : EVALUATION_NO_MEMORY;
}

static int
report_line(const char *path, size_t number)
{
    char subject[4352];

    (void)snprintf(subject, sizeof(subject), "%s:%zu", path, number);
    return report_fail(REPORT_EVAL_LINE, subject);
}

/* Calls `handle` with every line of a file of JSON lines. */
static int
each_line(const char *path, struct run *run, line_fn *handle)
{
    FILE *file = fopen(path, "re");
    int code = REPORT_EXIT_OK;
    char *line = NULL;
    size_t room = 0, number;
    ssize_t len;

    if (file == NULL) {
        return report_errno(path);
    }
    for (number = 1; code == 0 && (len = getline(&line, &room, file)) >= 0;
         number++) {
        json_t *object = json_loadb(line, (size_t)len, 0, NULL);
        enum evaluation_status status = handle(run, object);

        json_decref(object);
        if (status == EVALUATION_NO_MEMORY) {
            code = report_fail(REPORT_NO_MEMORY, path);
        } else if (status > EVALUATION_SKIPPED) {
            code = report_line(path, number);
        }
    }
    if (code == 0 && ferror(file)) {
        code = report_errno(path);
    }
    free(line);
    (void)fclose(file);
    return code;
}

/* A share as a percentage of up to two decimals, or "-" for none. */
static const char *
percent(double value, char ret_text[16])
{
    if (value < 0) {
        return "-";
    }
    (void)snprintf(ret_text, 16, "%.2f", 100 * value);
    return ret_text;
}

static void
put_share(struct table *table, const char *name, double value)
{
    char text[16];

    table_text(table, name);
    table_text(table, percent(value, text));
}

static enum vault_status
put_summary(const struct evaluation_summary *sum)
{
    static const char *const headings[] = { "measure", "value", NULL };
    struct table table;

    table_init(&table, headings);
    table_text(&table, "documents");
    table_number(&table, (int64_t)sum->documents);
    table_text(&table, "mentions");
    table_number(&table, (int64_t)sum->mentions);
    put_share(&table, "recall whole %", sum->whole);
    put_share(&table, "recall by characters %", sum->chars);
    put_share(&table, "recall by letters %", sum->letters);
    put_share(&table, "  95% interval, low", sum->letters_low);
    put_share(&table, "  95% interval, high", sum->letters_high);
    put_share(&table, "precision %", sum->precision);
    put_share(&table, "  95% interval, low", sum->precision_low);
    put_share(&table, "  95% interval, high", sum->precision_high);
    put_share(&table, "F1 %", sum->f1);
    put_share(&table, "F2 %", sum->f2);
    put_share(&table, "  95% interval, low", sum->f2_low);
    put_share(&table, "  95% interval, high", sum->f2_high);
    put_share(&table, "ordinary text covered %", sum->over);
    put_share(&table, "documents without a leak %", sum->clean);
    put_share(&table, "negative documents touched %", sum->touched);
    table_text(&table, "identifiers leaked");
    table_number(&table, (int64_t)sum->leaks);
    table_text(&table, "identifiers");
    table_number(&table, (int64_t)sum->identifiers);
    return table_finish(&table, VAULT_OK);
}

static enum vault_status
put_rows(const struct evaluation *evaluation)
{
    static const char *const headings[] = { "group", "name", "mentions",
        "whole %", "letters %", "characters %", NULL };
    struct evaluation_row row;
    struct table table;
    char text[16];
    size_t i;

    table_init(&table, headings);
    for (i = 0; evaluation_row(evaluation, i, &row); i++) {
        table_text(&table, row.group);
        table_text(&table, row.name);
        table_number(&table, (int64_t)row.mentions);
        table_text(&table, percent(row.whole, text));
        table_text(&table, percent(row.letters, text));
        table_text(&table, percent(row.chars, text));
    }
    return table_finish(&table, VAULT_OK);
}

static void
put_json_share(struct json_out *json, const char *key, double value)
{
    char text[16];

    if (value >= 0) {
        json_out_text(json, key, percent(value, text));
    }
}

static void
put_json(const struct evaluation *evaluation,
    const struct evaluation_summary *sum)
{
    struct evaluation_row row;
    struct json_out json;
    size_t i;

    json_out_begin(&json, "eval");
    json_out_number(&json, "documents", (int64_t)sum->documents);
    json_out_number(&json, "mentions", (int64_t)sum->mentions);
    put_json_share(&json, "whole", sum->whole);
    put_json_share(&json, "characters", sum->chars);
    put_json_share(&json, "letters", sum->letters);
    put_json_share(&json, "letters_low", sum->letters_low);
    put_json_share(&json, "letters_high", sum->letters_high);
    put_json_share(&json, "precision", sum->precision);
    put_json_share(&json, "precision_low", sum->precision_low);
    put_json_share(&json, "precision_high", sum->precision_high);
    put_json_share(&json, "f1", sum->f1);
    put_json_share(&json, "f2", sum->f2);
    put_json_share(&json, "f2_low", sum->f2_low);
    put_json_share(&json, "f2_high", sum->f2_high);
    put_json_share(&json, "over", sum->over);
    put_json_share(&json, "clean", sum->clean);
    json_out_number(&json, "negatives", (int64_t)sum->negatives);
    put_json_share(&json, "touched", sum->touched);
    json_out_number(&json, "leaks", (int64_t)sum->leaks);
    json_out_number(&json, "identifiers", (int64_t)sum->identifiers);
    json_out_list(&json, "rows");
    for (i = 0; evaluation_row(evaluation, i, &row); i++) {
        json_out_item(&json);
        json_out_text(&json, "group", row.group);
        json_out_text(&json, "name", row.name);
        json_out_number(&json, "mentions", (int64_t)row.mentions);
        put_json_share(&json, "whole", row.whole);
        put_json_share(&json, "letters", row.letters);
        put_json_share(&json, "characters", row.chars);
        json_out_item_end(&json);
    }
    json_out_list_end(&json);
    json_out_end(&json);
}

static int
put_result(const struct evaluation *evaluation, bool json)
{
    struct evaluation_summary sum;
    enum vault_status status;

    evaluation_summarise(evaluation, &sum);
    if (json) {
        put_json(evaluation, &sum);
        return REPORT_EXIT_OK;
    }
    status = put_summary(&sum);
    if (status == VAULT_OK) {
        output_text("\n");
        status = put_rows(evaluation);
    }
    return report_vault(status, NULL);
}

int
cmd_eval(const struct options *options, struct vault *vault)
{
    const struct evaluation_filter filter = {
        options_value(options, "language"),
        options_value(options, "source"),
        options_given(options, "direct"),
    };
    const char *profile = options_value(options, "profile");
    struct run run = { NULL, NULL, NULL };
    int code = REPORT_EXIT_OK;

    (void)vault;
    run.policy = anon_policy_find(profile == NULL ? "supervision" : profile);
    if (run.policy == NULL) {
        return report_fail(REPORT_BAD_PROFILE, profile);
    }
    run.evaluation = evaluation_new(&filter);
    if (options_count(options) == 2) {
        run.answers = json_object();
        code = each_line(options_word(options, 1), &run, keep_line);
    }
    if (run.evaluation == NULL) {
        code = report_fail(REPORT_NO_MEMORY, NULL);
    }
    if (code == REPORT_EXIT_OK) {
        code = each_line(options_word(options, 0), &run, score_line);
    }
    if (code == REPORT_EXIT_OK) {
        code = put_result(run.evaluation, options_settings(options)->json);
    }
    evaluation_free(&run.evaluation);
    json_decref(run.answers);
    return code;
}
