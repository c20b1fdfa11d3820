#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "anonymizer/anonymizer.h"
#include "cli/release/run.h"

enum release_status
release_wave_prepare(struct release_run *run)
{
    const char *project = run->request->project;
    enum vault_status status = VAULT_OK;

    if (run->request->plan != NULL) {
        status = vault_site_get(run->vault, project, run->site);
    }
    if (status == VAULT_OK) {
        status = vault_wave_last(run->vault, project, &run->before);
    }
    run->result->wave = run->before.number + 1;
    return release_vault(status, run->cause);
}

static int
compare_code(const void *code, const void *subject)
{
    return strcasecmp(code,
        ((const struct release_subject *)subject)->row.code);
}

/* Cases were selected in the order of their codes. */
static bool
takes_part(const struct release_run *run, const char *code)
{
    return bsearch(code, run->subjects, run->subject_count,
               sizeof(*run->subjects), compare_code) != NULL;
}

static enum release_status
put_withdrawn_case(struct release_run *run, struct release_file *file,
    const char *pseudonym)
{
    struct export_cell cell = { .type = EXPORT_CELL_PSEUDONYM };
    char name[VAULT_SITE_LEN + 1 + VAULT_CODE_MAX];

    (void)snprintf(name, sizeof(name), "%s%s%s", run->site,
        run->site[0] != '\0' ? "-" : "", pseudonym);
    if (!export_pseudonym_set(name, &cell.pseudonym)) {
        return RELEASE_ERR_INVALID;
    }
    export_csv_row(file->out, export_table_get(EXPORT_TABLE_WITHDRAWN), &cell,
        EXPORT_GUARD_ON);
    run->result->withdrawn++;
    return RELEASE_OK;
}

/* Cases of earlier waves that have no live consent any more. */
static enum release_status
put_withdrawn(struct release_run *run, struct release_file *file)
{
    struct vault_cursor *cursor = NULL;
    struct vault_wave_case found;
    enum vault_status next = vault_wave_open(run->vault, &cursor);
    enum release_status status = release_vault(next, run->cause);

    while (status == RELEASE_OK) {
        next = vault_wave_next(cursor, run->request->project, &found);
        if (next != VAULT_OK) {
            status = release_vault(next, run->cause);
            break;
        }
        if (!takes_part(run, found.case_code)) {
            status = put_withdrawn_case(run, file, found.pseudonym);
        }
    }
    vault_cursor_close(&cursor);
    return status;
}

static enum release_status
put_as_it_is(struct release_run *run, struct release_file *file,
    struct anon_text text, enum export_form form)
{
    const struct anon_findings nothing = ANON_FINDINGS_INIT;
    const struct anon_transform as_it_is = { .first_day = ANON_NO_DAY };
    struct anon_clean *clean = NULL;
    enum release_status status =
        release_anon(anon_redact(text, &nothing, &as_it_is, &clean),
            run->cause);

    if (status == RELEASE_OK) {
        export_out_clean(file->out, clean, form);
    }
    anon_clean_free(&clean);
    return status;
}

enum release_status
release_wave_project(struct release_run *run)
{
    const struct release_request *request = run->request;
    /* Known to be a date, of the ethics approval and of nobody's birth. */
    const char *until = request->plan->until;
    const char *at = request->plan_text.data;
    const char *end = at + request->plan_text.len;
    const char *found;
    struct release_file *file = NULL;
    enum release_status status =
        release_files_add(&run->files, "project.json", &file, run->cause);

    while (status == RELEASE_OK &&
        (found = memmem(at, (size_t)(end - at), until, strlen(until))) !=
            NULL) {
        status = put_as_it_is(run, file,
            (struct anon_text){ at, (size_t)(found - at) }, EXPORT_FORM_PLAIN);
        export_out_constant(file->out, until);
        at = found + strlen(until);
    }
    if (status == RELEASE_OK) {
        status = put_as_it_is(run, file,
            (struct anon_text){ at, (size_t)(end - at) }, EXPORT_FORM_PLAIN);
    }
    return status == RELEASE_OK ? release_file_finish(file, run->cause)
                                : status;
}

enum release_status
release_wave_terms(struct release_run *run, struct release_file *file)
{
    static const struct release_project nothing;
    const struct release_project *plan =
        run->request->plan != NULL ? run->request->plan : &nothing;
    enum release_status status = RELEASE_OK;
    const struct {
        const char *before;
        const char *text;
    } parts[] = {
        { "\n## Of this project\n\n", plan->title },
        { "\n\nContact: ", plan->contact },
        { "\n\n", plan->terms },
    };

    if (run->request->plan == NULL) {
        return RELEASE_OK;
    }
    for (size_t i = 0;
         status == RELEASE_OK && i < sizeof(parts) / sizeof(parts[0]); i++) {
        export_out_constant(file->out, parts[i].before);
        status = put_as_it_is(run, file,
            (struct anon_text){ parts[i].text, strlen(parts[i].text) },
            EXPORT_FORM_MARKDOWN);
    }
    export_out_constant(file->out, "\n");
    return status;
}

enum release_status
release_wave_write(struct release_run *run, struct release_file *withdrawn)
{
    enum release_status status = put_withdrawn(run, withdrawn);

    return status == RELEASE_OK && run->request->plan != NULL
        ? release_wave_project(run)
        : status;
}

enum vault_status
release_wave_keep(struct release_run *run)
{
    enum vault_status status = VAULT_OK;

    for (size_t i = 0; status == VAULT_OK && i < run->subject_count; i++) {
        const struct release_subject *subject = &run->subjects[i];

        if (!subject->left_out && subject->first_day[0] != '\0') {
            status = vault_wave_day_set(run->vault, run->request->project,
                vault_grant_case(subject->grant), subject->first_day);
        }
    }
    return status;
}
