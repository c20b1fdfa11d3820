#include "cli/release/tables.h"

#include <stdlib.h>
#include <string.h>

#include "vault/appointment.h"
#include "vault/event.h"
#include "vault/facts.h"
#include "vault/score.h"

/* One session of a case, and how many of its notes were counted. */
struct session {
    int32_t day; /* since 1970-01-01 */
    int64_t notes;
    struct vault_appointment facts; /* empty: a day with notes */
};

/* The case being written. */
struct course {
    struct release_tables *tables;
    struct release_case *about;
    const char *code;
    uint32_t index;
    struct session *sessions;
    size_t session_count;
    size_t session_cap;
    bool recorded; /* there are appointments: days are no sessions */
    size_t at;     /* the session that the next note may belong to */
    int64_t notes;
    int64_t scores;
    int64_t events;
    int64_t held;
    int32_t last_day;
};

static struct export_cell
empty_cell(void)
{
    return (struct export_cell){ EXPORT_CELL_EMPTY, { .number = 0 } };
}

static struct export_cell
number_cell(int64_t number)
{
    return (struct export_cell){ EXPORT_CELL_NUMBER, { .number = number } };
}

/* The code of a word of the vault; nothing where nothing was recorded. */
static struct export_cell
coded_cell(enum export_list list, const char *word)
{
    const struct export_category *found = export_category_find(list, word);

    return found == NULL ? empty_cell() : number_cell(found->value);
}

static int32_t
day_of(const char *date)
{
    return anon_day_of((struct anon_text){ date, strlen(date) });
}

/* Longest before the first session that is told, in days and in weeks. */
#define BEFORE (-90)

/* Day and week of a day since 1970, as the rule for dates has it. */
static void
fill_days(const struct course *course, int32_t day, struct export_cell cells[2])
{
    int32_t first = course->about->first_day;
    int64_t days, weeks;

    cells[0] = empty_cell();
    cells[1] = empty_cell();
    if (day == ANON_NO_DAY || first == ANON_NO_DAY) {
        return;
    }
    days = (int64_t)day - first;
    weeks = days >= 0 ? days / 7 : -((6 - days) / 7);
    cells[0] = course->tables->run->request->dates == RELEASE_WEEKS
        ? number_cell(EXPORT_WITHHELD)
        : number_cell(days < BEFORE ? BEFORE : days);
    cells[1] = number_cell(weeks < BEFORE ? BEFORE : weeks);
}

enum release_status
release_tables_row(struct release_tables *tables, enum export_table_id id,
    uint32_t index, struct export_cell *cells)
{
    struct release_file *file = tables->files[id];

    if (file == NULL) {
        return RELEASE_OK;
    }
    release_cells_limit(tables->run->request->plan, id, cells);
    export_csv_row(file->out, export_table_get(id), cells, tables->guard);
    export_frequencies_add(tables->frequencies, id, cells);
    tables->run->rows++;
    file->rows++;
    return index == UINT32_MAX ? RELEASE_OK : release_file_owner(file, index);
}

static enum release_status
put_row(struct course *course, enum export_table_id id,
    struct export_cell *cells)
{
    cells[0] = course->about->cells[EXPORT_CASE_ID];
    return release_tables_row(course->tables, id, course->index, cells);
}

static enum release_status
add_session(struct course *course, int32_t day,
    const struct vault_appointment *facts)
{
    if (course->session_count == course->session_cap) {
        size_t cap = course->session_cap == 0 ? 16 : 2 * course->session_cap;
        struct session *sessions =
            reallocarray(course->sessions, cap, sizeof(*sessions));

        if (sessions == NULL) {
            return RELEASE_ERR_NO_MEMORY;
        }
        course->sessions = sessions;
        course->session_cap = cap;
    }
    course->sessions[course->session_count++] =
        (struct session){ .day = day, .facts = *facts };
    return RELEASE_OK;
}

static bool
was_held(const struct vault_appointment *facts)
{
    return facts->attendance[0] == '\0' ||
        strcmp(facts->attendance, "attended") == 0 ||
        strcmp(facts->attendance, "late") == 0;
}

static void
count_session(struct course *course, int32_t day)
{
    course->held++;
    if (course->last_day == ANON_NO_DAY || day > course->last_day) {
        course->last_day = day;
    }
}

static enum release_status
read_sessions(struct course *course)
{
    struct release_run *run = course->tables->run;
    struct vault_appointment facts;
    struct vault_cursor *cursor = NULL;
    enum vault_status found =
        vault_appointment_open(run->vault, course->code, &cursor);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_appointment_next(cursor, &facts);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        course->recorded = true;
        status = add_session(course, day_of(facts.date), &facts);
        if (was_held(&facts)) {
            count_session(course, day_of(facts.date));
        }
    }
    vault_cursor_close(&cursor);
    return status;
}

/*
 * The session a note of this day belongs to: the first one held that day, or
 * the first.  Notes and sessions come in the order of their days.
 */
static struct session *
session_of(struct course *course, int32_t day)
{
    struct session *found = NULL;

    while (course->at < course->session_count &&
        course->sessions[course->at].day < day) {
        course->at++;
    }
    for (size_t i = course->at;
         i < course->session_count && course->sessions[i].day == day; i++) {
        if (found == NULL || !was_held(&found->facts)) {
            found = &course->sessions[i];
        }
    }
    return found;
}

/* Counts a note to its session, which is made where days are sessions. */
static enum release_status
join_session(struct course *course, int32_t day, struct session **ret_session)
{
    static const struct vault_appointment nothing = { .minutes = -1 };
    enum release_status status = RELEASE_OK;

    *ret_session = day == ANON_NO_DAY ? NULL : session_of(course, day);
    if (*ret_session == NULL && !course->recorded && day != ANON_NO_DAY) {
        status = add_session(course, day, &nothing);
        if (status == RELEASE_OK) {
            count_session(course, day);
            *ret_session = &course->sessions[course->session_count - 1];
        }
    }
    if (*ret_session != NULL) {
        (*ret_session)->notes++;
    }
    if (day != ANON_NO_DAY &&
        (course->last_day == ANON_NO_DAY || day > course->last_day)) {
        course->last_day = day;
    }
    return status;
}

static enum release_status
put_note(struct course *course, const struct vault_facts *facts)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct session *session = NULL;
    enum release_status status =
        join_session(course, day_of(facts->date), &session);

    if (status != RELEASE_OK) {
        return status;
    }
    cells[1] = number_cell(++course->notes);
    cells[2] = session == NULL ? empty_cell()
                               : number_cell(session - course->sessions + 1);
    fill_days(course, day_of(facts->date), &cells[3]);
    cells[5] = coded_cell(EXPORT_LIST_NOTE, facts->kind);
    cells[6] = coded_cell(EXPORT_LIST_LANGUAGE, facts->language);
    cells[7] = number_cell(export_length_band(facts->characters));
    return put_row(course, EXPORT_TABLE_NOTES, cells);
}

static enum release_status
put_notes(struct course *course)
{
    struct release_run *run = course->tables->run;
    bool texts = course->tables->files[EXPORT_TABLE_TEXT] != NULL;
    struct vault_facts facts;
    struct vault_cursor *cursor = NULL;
    enum vault_status found =
        vault_facts_open(run->vault, course->code, &cursor);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_facts_next(cursor, &facts);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (!release_run_takes(run, facts.kind)) {
            /* With texts the scanner counts them. */
            run->result->tally.left_out += texts ? 0 : 1;
            continue;
        }
        status = put_note(course, &facts);
        if (!texts) {
            release_run_step(run);
        }
    }
    vault_cursor_close(&cursor);
    return status;
}

static enum release_status
put_text(struct course *course, struct release_scanner *scanner,
    const struct vault_note *note, int64_t number)
{
    struct release_run *run = course->tables->run;
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    struct anon_clean *clean = NULL;
    enum release_status status = release_run_note(run, scanner,
        &run->subjects[course->index], note, &clean);

    if (status == RELEASE_OK) {
        cells[1] = number_cell(number);
        cells[2] = (struct export_cell){ EXPORT_CELL_TEXT, { .text = clean } };
        status = put_row(course, EXPORT_TABLE_TEXT, cells);
        release_run_step(run);
    }
    anon_clean_free(&clean);
    return status;
}

/* In the order of put_notes(), so that the numbers are the same. */
static enum release_status
put_texts(struct course *course, struct release_scanner *scanner)
{
    struct release_run *run = course->tables->run;
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    int64_t number = 0;
    enum vault_status found =
        vault_note_iter_open(run->vault, course->code, &iter);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (release_run_takes(run, note.kind)) {
            status = put_text(course, scanner, &note, ++number);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status;
}

static enum release_status
scan_texts(struct course *course)
{
    struct release_run *run = course->tables->run;
    struct release_scanner *scanner = NULL;
    enum release_status status;

    if (course->tables->files[EXPORT_TABLE_TEXT] == NULL) {
        return RELEASE_OK;
    }
    status = release_run_scanner(run, &run->subjects[course->index], &scanner);
    if (status == RELEASE_OK) {
        status = put_texts(course, scanner);
    }
    release_scanner_close(&scanner);
    return status;
}

static enum release_status
put_session(struct course *course, size_t index)
{
    const struct session *session = &course->sessions[index];
    const struct vault_appointment *facts = &session->facts;
    struct export_cell cells[EXPORT_COLUMNS_MAX];

    cells[1] = number_cell((int64_t)index + 1);
    fill_days(course, session->day, &cells[2]);
    cells[4] = coded_cell(EXPORT_LIST_ATTENDANCE, facts->attendance);
    cells[5] = coded_cell(EXPORT_LIST_MODALITY, facts->modality);
    cells[6] = coded_cell(EXPORT_LIST_PLATFORM, facts->platform);
    cells[7] = coded_cell(EXPORT_LIST_PRIVACY, facts->privacy);
    cells[8] = facts->minutes < 0 ? empty_cell() : number_cell(facts->minutes);
    cells[9] = number_cell(session->notes);
    return put_row(course, EXPORT_TABLE_SESSIONS, cells);
}

/* Remembers a measure that has scores. */
static enum release_status
use_measure(struct release_tables *tables, const char *code)
{
    struct vault_measure *measures;

    for (size_t i = 0; i < tables->measure_count; i++) {
        if (strcmp(tables->measures[i].code, code) == 0) {
            return RELEASE_OK;
        }
    }
    measures = reallocarray(tables->measures, tables->measure_count + 1,
        sizeof(*measures));
    if (measures == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    tables->measures = measures;
    return release_vault(vault_measure_find(tables->run->vault, code,
                             &measures[tables->measure_count++]),
        tables->run->cause);
}

static enum release_status
put_score(struct course *course, const struct vault_score *score)
{
    const struct export_category *reason = export_reason_find(score->missing);
    struct export_cell cells[EXPORT_COLUMNS_MAX];
    enum release_status status = use_measure(course->tables, score->measure);

    if (status != RELEASE_OK) {
        return status;
    }
    cells[1] = number_cell(++course->scores);
    fill_days(course, day_of(score->date), &cells[2]);
    cells[4].type = EXPORT_CELL_CODE;
    if (!export_code_set(score->measure, &cells[4].code)) {
        return RELEASE_ERR_INVALID;
    }
    cells[5] = (struct export_cell){ EXPORT_CELL_HUNDREDTHS,
        { .number = reason != NULL ? (int64_t)reason->value * 100
                                   : score->value } };
    return put_row(course, EXPORT_TABLE_SCORES, cells);
}

static enum release_status
put_scores(struct course *course)
{
    struct release_run *run = course->tables->run;
    struct vault_score score;
    struct vault_cursor *cursor = NULL;
    enum vault_status found =
        vault_score_open(run->vault, course->code, &cursor);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_score_next(cursor, &score);
        status = found == VAULT_OK ? put_score(course, &score)
                                   : release_vault(found, run->cause);
        if (found != VAULT_OK) {
            break;
        }
    }
    vault_cursor_close(&cursor);
    return status;
}

static enum release_status
put_event(struct course *course, const struct vault_event *event)
{
    struct export_cell cells[EXPORT_COLUMNS_MAX];

    cells[1] = number_cell(++course->events);
    fill_days(course, day_of(event->date), &cells[2]);
    cells[4] = coded_cell(EXPORT_LIST_EVENT, event->kind);
    return put_row(course, EXPORT_TABLE_EVENTS, cells);
}

static enum release_status
put_events(struct course *course)
{
    struct release_run *run = course->tables->run;
    struct vault_event event;
    struct vault_cursor *cursor = NULL;
    enum vault_status found =
        vault_event_open(run->vault, course->code, &cursor);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_event_next(cursor, &event);
        status = found == VAULT_OK ? put_event(course, &event)
                                   : release_vault(found, run->cause);
        if (found != VAULT_OK) {
            break;
        }
    }
    vault_cursor_close(&cursor);
    return status;
}

static void
fill_counts(struct course *course)
{
    struct export_cell *cells = course->about->cells;
    struct release_file *const *files = course->tables->files;
    const struct {
        enum export_case_column column;
        enum export_table_id table;
        int64_t count;
    } counts[] = {
        { EXPORT_CASE_SESSIONS, EXPORT_TABLE_SESSIONS, course->held },
        { EXPORT_CASE_NOTES, EXPORT_TABLE_NOTES, course->notes },
        { EXPORT_CASE_SCORES, EXPORT_TABLE_SCORES, course->scores },
        { EXPORT_CASE_EVENTS, EXPORT_TABLE_EVENTS, course->events },
    };

    /* Of a table that is not asked for nothing is told. */
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        cells[counts[i].column] =
            number_cell(files[counts[i].table] == NULL ? 0 : counts[i].count);
    }
    fill_days(course, course->last_day, &cells[EXPORT_CASE_LAST_DAY]);
}

enum release_status
release_tables_case(struct release_tables *tables, uint32_t index)
{
    struct course course = {
        .tables = tables,
        .about = &tables->cases.items[index],
        .code = vault_grant_case(tables->run->subjects[index].grant),
        .index = index,
        .last_day = ANON_NO_DAY,
    };
    enum release_status status = read_sessions(&course);

    if (status == RELEASE_OK) {
        status = put_notes(&course);
    }
    if (status == RELEASE_OK) {
        status = scan_texts(&course);
    }
    for (size_t i = 0; status == RELEASE_OK && i < course.session_count; i++) {
        status = put_session(&course, i);
    }
    if (status == RELEASE_OK) {
        status = put_scores(&course);
    }
    if (status == RELEASE_OK) {
        status = put_events(&course);
    }
    fill_counts(&course);
    free(course.sessions);
    return status;
}

void
release_tables_release(struct release_tables *tables)
{
    release_cases_release(&tables->cases);
    free(tables->frequencies);
    tables->frequencies = NULL;
    free(tables->measures);
    tables->measures = NULL;
    tables->measure_count = 0;
}
