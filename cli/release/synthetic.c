#include "cli/release/tables.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/anonymizer.h"

/*
 * A bundle of invented rows, to write an analysis with before there are data.
 * Nothing here reads a row of the vault: what is drawn comes from a seed and
 * from the lists of the dictionary.  The name of the site marks every row.
 */
#define SITE "SYNTHETIC2"

/* Where invented people live and what they have: common ones. */
static const char *const places[] = { "ID-BA", "ID-JB", "ID-JI", "ID-JK",
    "ID-JT", "ID-SU", "ID-YO" };
static const char *const diagnoses[] = { "F32", "F33", "F41", "F42", "F43",
    "F60" };
static const char *const measures[] = { "phq9", "gad7" };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct inventing {
    struct release_tables *tables;
    uint64_t state;
};

/* SplitMix64: Steele, Lea and Flood, OOPSLA 2014. */
static uint64_t
draw(struct inventing *inventing)
{
    uint64_t z = inventing->state += UINT64_C(0x9e3779b97f4a7c15);

    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* A number from 0 to below `limit`; the bias is of no account here. */
static int64_t
below(struct inventing *inventing, size_t limit)
{
    return (int64_t)(draw(inventing) % limit);
}

static struct export_cell
number_cell(int64_t number)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER, { .number = number } };
}

/* One of the values of a list that are no groups. */
static struct export_cell
list_cell(struct inventing *inventing, enum export_list list)
{
    const struct export_category *category;
    size_t count = 0;

    while ((category = export_category_at(list, count)) != NULL &&
        category->value < 100) {
        count++;
    }
    category = export_category_at(list, (size_t)below(inventing, count));
    return number_cell(category->value);
}

static struct export_cell
code_cell(const char *code)
{
    struct export_cell cell = { .type = EXPORT_CELL_CODE };

    (void)export_code_set(code, &cell.code);
    return cell;
}

static int
compare(const void *a, const void *b)
{
    const struct release_case *x = a;
    const struct release_case *y = b;

    return strcmp(x->cells[EXPORT_CASE_ID].pseudonym.text,
        y->cells[EXPORT_CASE_ID].pseudonym.text);
}

static bool
invent_case(struct inventing *inventing, uint32_t index,
    struct release_case *item)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const struct export_table *table = export_table_get(EXPORT_TABLE_CASES);
    char name[] = SITE "-AAAAAAAA";

    /* Four digits are drawn, four count: no two are the same. */
    for (size_t i = 0; i < 4; i++) {
        name[EXPORT_SITE_LEN + 1 + i] = digits[below(inventing, 32)];
        name[EXPORT_SITE_LEN + 5 + i] = digits[index >> (5 * (3 - i)) & 31];
    }
    for (size_t i = 0; i < table->column_count; i++) {
        if (table->columns[i].list != EXPORT_LIST_NONE) {
            item->cells[i] = list_cell(inventing, table->columns[i].list);
        }
    }
    item->cells[EXPORT_CASE_AGE] = number_cell(20 + 5 * below(inventing, 8));
    item->cells[EXPORT_CASE_PLACE] =
        code_cell(places[below(inventing, COUNT(places))]);
    item->cells[EXPORT_CASE_DIAGNOSIS] =
        code_cell(diagnoses[below(inventing, COUNT(diagnoses))]);
    item->cells[EXPORT_CASE_ID].type = EXPORT_CELL_PSEUDONYM;
    return export_pseudonym_set(name, &item->cells[EXPORT_CASE_ID].pseudonym);
}

static enum release_status
invent_cases(struct inventing *inventing, uint32_t count)
{
    struct release_cases *cases = &inventing->tables->cases;
    bool ok = true;

    cases->items = calloc(count, sizeof(*cases->items));
    if (cases->items == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    cases->len = count;
    for (uint32_t i = 0; ok && i < count; i++) {
        ok = invent_case(inventing, i, &cases->items[i]);
    }
    qsort(cases->items, count, sizeof(*cases->items), compare);
    for (uint32_t i = 0; i < count; i++) {
        release_cells_limit(inventing->tables->run->request->plan,
            EXPORT_TABLE_CASES, cases->items[i].cells);
    }
    return ok ? RELEASE_OK : RELEASE_ERR_INVALID;
}

/* Day and week, as the rule for dates has them. */
static void
fill_days(const struct inventing *inventing, int64_t day,
    struct export_cell cells[2])
{
    bool weeks = inventing->tables->run->request->dates == RELEASE_WEEKS;

    cells[0] = number_cell(weeks ? EXPORT_WITHHELD : day);
    cells[1] = number_cell(day / 7);
}

static enum release_status
put(struct inventing *inventing, enum export_table_id id,
    const struct release_case *about, struct export_cell *cells)
{
    cells[0] = about->cells[EXPORT_CASE_ID];
    return release_tables_row(inventing->tables, id, UINT32_MAX, cells);
}

/* A session, its note and its score, `number` from 1. */
static enum release_status
put_session(struct inventing *inventing, const struct release_case *about,
    int64_t number, int64_t day)
{
    struct export_cell session[EXPORT_COLUMNS_MAX] = { [1] = number_cell(
                                                           number) };
    struct export_cell note[EXPORT_COLUMNS_MAX] = { [1] = number_cell(number),
        [2] = number_cell(number) };
    struct export_cell score[EXPORT_COLUMNS_MAX] = { [1] =
                                                         number_cell(number) };
    enum release_status status;

    fill_days(inventing, day, &session[2]);
    session[4] = list_cell(inventing, EXPORT_LIST_ATTENDANCE);
    session[5] = list_cell(inventing, EXPORT_LIST_MODALITY);
    session[6] = list_cell(inventing, EXPORT_LIST_PLATFORM);
    session[7] = list_cell(inventing, EXPORT_LIST_PRIVACY);
    session[8] = number_cell(45 + 5 * below(inventing, 4));
    session[9] = number_cell(1);
    status = put(inventing, EXPORT_TABLE_SESSIONS, about, session);
    fill_days(inventing, day, &note[3]);
    note[5] = number_cell(1);
    note[6] = list_cell(inventing, EXPORT_LIST_LANGUAGE);
    note[7] = list_cell(inventing, EXPORT_LIST_LENGTH);
    if (status == RELEASE_OK) {
        status = put(inventing, EXPORT_TABLE_NOTES, about, note);
    }
    fill_days(inventing, day, &score[2]);
    score[4] = code_cell(measures[number % 2]);
    score[5] = (struct export_cell){ EXPORT_CELL_HUNDREDTHS,
        { .number = 100 * below(inventing, 22) } };
    return status == RELEASE_OK
        ? put(inventing, EXPORT_TABLE_SCORES, about, score)
        : status;
}

static enum release_status
put_texts(struct inventing *inventing, const struct release_case *about,
    int64_t count)
{
    struct anon_clean *clean = NULL;
    enum release_status status =
        release_anon(anon_clean_constant("SYNTHETIC: an invented note about "
                                         "[Client], of nobody.",
                         &clean),
            inventing->tables->run->cause);

    for (int64_t i = 1; status == RELEASE_OK && i <= count; i++) {
        struct export_cell cells[EXPORT_COLUMNS_MAX] = {
            [1] = number_cell(i),
            [2] = { EXPORT_CELL_TEXT, { .text = clean } },
        };

        status = put(inventing, EXPORT_TABLE_TEXT, about, cells);
    }
    anon_clean_free(&clean);
    return status;
}

static enum release_status
put_course(struct inventing *inventing, struct release_case *about)
{
    struct release_file *const *files = inventing->tables->files;
    int64_t count = 1 + below(inventing, 12);
    int64_t day = 0;
    struct export_cell event
        [EXPORT_COLUMNS_MAX] = { [1] = number_cell(1), [4] = number_cell(1) };
    enum release_status status = RELEASE_OK;

    for (int64_t i = 1; status == RELEASE_OK && i <= count; i++) {
        day += i == 1 ? 0 : 5 + below(inventing, 12);
        status = put_session(inventing, about, i, day);
    }
    if (status == RELEASE_OK) {
        status = put_texts(inventing, about, count);
    }
    fill_days(inventing, 0, &event[2]);
    if (status == RELEASE_OK) {
        status = put(inventing, EXPORT_TABLE_EVENTS, about, event);
    }
    about->cells[EXPORT_CASE_SESSIONS] =
        number_cell(files[EXPORT_TABLE_SESSIONS] == NULL ? 0 : count);
    about->cells[EXPORT_CASE_NOTES] =
        number_cell(files[EXPORT_TABLE_NOTES] == NULL ? 0 : count);
    about->cells[EXPORT_CASE_SCORES] =
        number_cell(files[EXPORT_TABLE_SCORES] == NULL ? 0 : count);
    about->cells[EXPORT_CASE_EVENTS] =
        number_cell(files[EXPORT_TABLE_EVENTS] != NULL);
    fill_days(inventing, day, &about->cells[EXPORT_CASE_LAST_DAY]);
    return status == RELEASE_OK
        ? put(inventing, EXPORT_TABLE_CASES, about, about->cells)
        : status;
}

/* The measures that the scores are of, out of the published ones. */
static enum release_status
use_measures(struct release_tables *tables)
{
    const struct vault_measure *known;

    tables->measures = calloc(COUNT(measures), sizeof(*tables->measures));
    if (tables->measures == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    for (size_t i = 0; (known = vault_measure_known(i)) != NULL; i++) {
        for (size_t k = 0; k < COUNT(measures); k++) {
            if (strcmp(known->code, measures[k]) == 0) {
                tables->measures[tables->measure_count++] = *known;
            }
        }
    }
    return RELEASE_OK;
}

/* Nobody is told of: the report says how alike invented people are. */
static enum release_status
disclose(struct release_tables *tables)
{
    struct release_disclosure *disclosure = &tables->run->result->disclosure;

    *disclosure = (struct release_disclosure){ .done = true,
        .limits = { .k = 1, .asked = true, .l = 1 },
        .cases = (int64_t)tables->cases.len };
    tables->run->result->cases = disclosure->cases;
    return release_disclose_cases(&tables->cases, disclosure);
}

static enum release_status
put_rows(struct inventing *inventing)
{
    struct release_tables *tables = inventing->tables;
    enum release_status status = release_tables_begin(tables);

    for (size_t i = 0; status == RELEASE_OK && i < tables->cases.len; i++) {
        status = put_course(inventing, &tables->cases.items[i]);
    }
    if (status == RELEASE_OK) {
        status = use_measures(tables);
    }
    if (status == RELEASE_OK && tables->files[EXPORT_TABLE_MEASURES] != NULL) {
        status = release_tables_measures(tables);
    }
    return status == RELEASE_OK ? release_tables_finish(tables) : status;
}

enum release_status
release_write_synthetic(struct release_run *run)
{
    struct release_tables tables = { .run = run, .guard = EXPORT_GUARD_ON };
    struct inventing inventing = { &tables, run->request->seed };
    enum release_status status;

    memcpy(run->site, SITE, sizeof(run->site));
    run->result->wave = 1;
    status = invent_cases(&inventing, run->request->synthetic);
    if (status == RELEASE_OK) {
        status = disclose(&tables);
    }
    if (status == RELEASE_OK) {
        status = put_rows(&inventing);
    }
    if (status == RELEASE_OK) {
        status = release_tables_describe(&tables);
    }
    if (status == RELEASE_OK) {
        status = release_tables_log(&tables);
    }
    if (status == RELEASE_OK && run->request->plan != NULL) {
        status = release_wave_project(run);
    }
    if (status == RELEASE_OK) {
        status = release_disclose_report(run);
    }
    if (status == RELEASE_OK) {
        status = release_tables_sums(run);
    }
    release_tables_release(&tables);
    return status == RELEASE_OK ? release_write_manifest(run) : status;
}
