#include "cli/release/cases.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "vault/attribute.h"
#include "vault/facts.h"
#include "vault/person.h"
#include "vault/release.h"

/* Where each kind of attribute goes. */
static const struct {
    const char *kind;
    enum export_case_column column;
} attributes[] = {
    { "sex", EXPORT_CASE_SEX },
    { "education", EXPORT_CASE_EDUCATION },
    { "occupation", EXPORT_CASE_OCCUPATION },
    { "marital", EXPORT_CASE_MARITAL },
    { "religion", EXPORT_CASE_RELIGION },
    { "ethnicity", EXPORT_CASE_ETHNICITY },
    { "place", EXPORT_CASE_PLACE },
    { "diagnosis", EXPORT_CASE_DIAGNOSIS },
};

static struct export_cell
number_cell(int64_t number)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER, { .number = number } };
}

static int
compare_code(const void *code, const void *subject)
{
    return strcasecmp(code,
        ((const struct release_subject *)subject)->row.code);
}

/* The case of a code; the cases were selected in the order of their codes. */
static struct release_case *
find_case(struct release_run *run, struct release_cases *cases,
    const char *code)
{
    const struct release_subject *found = bsearch(code, run->subjects,
        run->subject_count, sizeof(*run->subjects), compare_code);

    return found == NULL ? NULL : &cases->items[found - run->subjects];
}

static bool
set_code(struct export_cell *cell, const char *text)
{
    cell->type = EXPORT_CELL_CODE;
    return export_code_set(text, &cell->code);
}

/* A diagnosis leaves as its category: what is before the point. */
static bool
set_diagnosis(struct export_cell *cell, const char *value)
{
    char category[VAULT_WORD_MAX] = { 0 };

    memcpy(category, value, strcspn(value, "."));
    return set_code(cell, category);
}

static bool
set_attribute(struct export_cell *cell, enum export_case_column column,
    const char *value)
{
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    const struct export_category *found = export_reason_find(value);

    if (found == NULL) {
        found = export_category_find(table->columns[column].list, value);
    }
    if (found != NULL) {
        *cell = number_cell(found->value);
        return true;
    }
    if (column == EXPORT_CASE_DIAGNOSIS) {
        return set_diagnosis(cell, value);
    }
    return column == EXPORT_CASE_PLACE && set_code(cell, value);
}

static enum release_status
read_attributes(struct release_run *run, const char *code,
    struct release_case *item)
{
    struct vault_attribute attribute;
    struct vault_cursor *cursor = NULL;
    enum vault_status found = vault_attribute_open(run->vault, code, &cursor);
    bool known = true;

    while (found == VAULT_OK && known) {
        found = vault_attribute_next(cursor, &attribute);
        for (size_t i = 0; found == VAULT_OK && known &&
             i < sizeof(attributes) / sizeof(attributes[0]);
             i++) {
            if (strcmp(attribute.kind, attributes[i].kind) == 0) {
                known = set_attribute(&item->cells[attributes[i].column],
                    attributes[i].column, attribute.value);
            }
        }
    }
    vault_cursor_close(&cursor);
    if (!known) {
        return RELEASE_ERR_INVALID;
    }
    return release_vault(found == VAULT_DONE ? VAULT_OK : found, run->cause);
}

static enum release_status
read_first_day(struct release_run *run, struct release_subject *subject,
    struct release_case *item)
{
    char *date = subject->first_day;
    enum vault_status status = vault_wave_day_get(run->vault,
        run->request->project, vault_grant_case(subject->grant), date);

    /* What an earlier wave counted from stays, whatever was added since. */
    if (status == VAULT_ERR_NOT_FOUND) {
        status = vault_facts_first_day(run->vault,
            vault_grant_case(subject->grant), date);
    }
    item->first_day = ANON_NO_DAY;
    if (status == VAULT_OK) {
        item->first_day = anon_day_of((struct anon_text){ date, strlen(date) });
    }
    return status == VAULT_ERR_NOT_FOUND ? RELEASE_OK
                                         : release_vault(status, run->cause);
}

/* Behind that of the site, where the project is registered. */
static bool
set_name(const struct release_run *run, const char *pseudonym,
    struct export_cell *cell)
{
    char name[VAULT_SITE_LEN + 1 + VAULT_CODE_MAX];

    (void)snprintf(name, sizeof(name), "%s%s%s", run->site,
        run->site[0] != '\0' ? "-" : "", pseudonym);
    cell->type = EXPORT_CELL_PSEUDONYM;
    return export_pseudonym_set(name, &cell->pseudonym);
}

static enum release_status
read_case(struct release_run *run, struct release_subject *subject,
    struct release_case *item)
{
    const char *code = vault_grant_case(subject->grant);
    const struct export_category *language =
        export_category_find(EXPORT_LIST_LANGUAGE, subject->row.language);
    char pseudonym[VAULT_CODE_MAX];
    enum release_status status =
        release_vault(vault_pseudonym_get(run->vault, run->request->project,
                          code, pseudonym),
            run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    if (!set_name(run, pseudonym, &item->cells[EXPORT_CASE_ID])) {
        return RELEASE_ERR_INVALID;
    }
    if (language != NULL) {
        item->cells[EXPORT_CASE_LANGUAGE] = number_cell(language->value);
    }
    item->cells[EXPORT_CASE_STATE] =
        number_cell(subject->row.closed[0] == '\0' ? 1 : 2);
    status = read_first_day(run, subject, item);
    return status == RELEASE_OK ? read_attributes(run, code, item) : status;
}

static void
set_age(struct release_case *item, const struct vault_secret *birth)
{
    int32_t born = anon_day_of(
        (struct anon_text){ (const char *)birth->data, birth->len });
    int32_t first = item->first_day;

    /* Of several clients the first one on record. */
    if (item->cells[EXPORT_CASE_AGE].type == EXPORT_CELL_EMPTY &&
        born != ANON_NO_DAY && first != ANON_NO_DAY && born <= first) {
        item->cells[EXPORT_CASE_AGE] =
            number_cell(export_age_band((int64_t)((first - born) / 365.2425)));
    }
}

/* One pass over the ledger: the identifiers of a case come together. */
static enum release_status
read_ages(struct release_run *run, struct release_cases *cases)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    enum vault_status found =
        vault_identifier_iter_open(run->vault, NULL, &iter);

    while (found == VAULT_OK) {
        struct release_case *about;

        found = vault_identifier_iter_next(iter, &item);
        if (found != VAULT_OK || strcmp(item.kind, "birth") != 0 ||
            strcmp(item.role, VAULT_ROLE_CLIENT) != 0) {
            continue;
        }
        about = find_case(run, cases, item.case_code);
        if (about != NULL) {
            set_age(about, &item.value);
        }
    }
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
    return release_vault(found == VAULT_DONE ? VAULT_OK : found, run->cause);
}

static int
compare_name(const void *a, const void *b, void *data)
{
    const struct release_case *items = data;

    return strcmp(
        items[*(const uint32_t *)a].cells[EXPORT_CASE_ID].pseudonym.text,
        items[*(const uint32_t *)b].cells[EXPORT_CASE_ID].pseudonym.text);
}

/* The order of the codes would tell who came before whom. */
static void
set_order(struct release_cases *cases)
{
    for (uint32_t i = 0; i < cases->len; i++) {
        cases->order[i] = i;
    }
    qsort_r(cases->order, cases->len, sizeof(*cases->order), compare_name,
        cases->items);
}

/* New random names are stored together. */
static enum release_status
read_cases(struct release_run *run, struct release_cases *cases)
{
    enum release_status status = RELEASE_OK;
    enum vault_status begun = vault_begin(run->vault);

    if (begun != VAULT_OK && begun != VAULT_ERR_READ_ONLY) {
        return release_vault(begun, run->cause);
    }
    for (size_t i = 0; status == RELEASE_OK && i < cases->len; i++) {
        status = read_case(run, &run->subjects[i], &cases->items[i]);
    }
    if (begun == VAULT_OK && status == RELEASE_OK) {
        return release_vault(vault_commit(run->vault), run->cause);
    }
    vault_rollback(run->vault);
    return status;
}

/* What the project does not ask for is not asked. */
static void
leave_unwanted(const struct release_run *run, struct release_cases *cases)
{
    for (size_t i = 0; i < cases->len; i++) {
        release_cells_limit(run->request->plan, EXPORT_TABLE_CASES,
            cases->items[i].cells);
    }
}

enum release_status
release_cases_collect(struct release_run *run, struct release_cases *ret_cases)
{
    enum release_status status;

    ret_cases->items = calloc(run->subject_count, sizeof(*ret_cases->items));
    ret_cases->order = calloc(run->subject_count, sizeof(*ret_cases->order));
    if (ret_cases->items == NULL || ret_cases->order == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    ret_cases->len = run->subject_count;
    status = read_cases(run, ret_cases);
    if (status == RELEASE_OK) {
        set_order(ret_cases);
        status = read_ages(run, ret_cases);
    }
    if (status == RELEASE_OK) {
        leave_unwanted(run, ret_cases);
    }
    return status;
}

void
release_cells_limit(const struct release_project *project,
    enum export_table_id id, struct export_cell *cells)
{
    const struct export_table *table = export_table_get(id);

    for (size_t i = 0; i < table->column_count; i++) {
        const struct export_column *column = &table->columns[i];

        if (release_project_wants(project, id, i)) {
            continue;
        }
        cells[i] = (struct export_cell){ EXPORT_CELL_EMPTY, { .number = 0 } };
        if (column->reasons) {
            cells[i].type = column->type == EXPORT_COLUMN_NUMBER
                ? EXPORT_CELL_HUNDREDTHS
                : EXPORT_CELL_NUMBER;
            cells[i].number = column->type == EXPORT_COLUMN_NUMBER
                ? EXPORT_NOT_ASKED * INT64_C(100)
                : EXPORT_NOT_ASKED;
        }
    }
}

void
release_cases_release(struct release_cases *cases)
{
    free(cases->items);
    free(cases->order);
    *cases = (struct release_cases){ NULL, NULL, 0 };
}
