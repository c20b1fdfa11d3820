#include "cli/release/course.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/sections.h"
#include "vault/appointment.h"
#include "vault/cursor.h"
#include "vault/event.h"
#include "vault/measure.h"
#include "vault/score.h"

/* Room for one more in an array that grows by doubling. */
static void *
room(void *items, size_t len, size_t size)
{
    return len == 0 || (len & (len - 1)) == 0
        ? reallocarray(items, len == 0 ? 1 : 2 * len, size)
        : items;
}

static const char *
code_of(const struct release_run *run)
{
    return vault_grant_case(run->subjects[0].grant);
}

static enum release_status
add_session(struct release_course *course, const struct export_mark *mark,
    const char *modality)
{
    struct export_session *sessions =
        room(course->sessions, course->session_count, sizeof(*sessions));

    if (sessions == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    course->sessions = sessions;
    sessions[course->session_count++] = (struct export_session){
        .day = mark->day,
        .attendance = mark->kind,
        .modality = export_word_find(modality),
    };
    return RELEASE_OK;
}

static enum release_status
read_sessions(struct release_run *run, const struct release_scanner *scanner,
    struct release_course *course)
{
    struct vault_cursor *cursor = NULL;
    struct vault_appointment row;
    enum release_status status =
        release_vault(vault_appointment_open(run->vault, code_of(run), &cursor),
            run->cause);

    while (status == RELEASE_OK) {
        enum vault_status found = vault_appointment_next(cursor, &row);
        struct export_mark mark;

        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        mark = release_mark(scanner, row.date, row.attendance);
        status = add_session(course, &mark, row.modality);
    }
    vault_cursor_close(&cursor);
    return status;
}

static enum release_status
read_events(struct release_run *run, const struct release_scanner *scanner,
    struct release_course *course)
{
    struct vault_cursor *cursor = NULL;
    struct vault_event row;
    enum release_status status =
        release_vault(vault_event_open(run->vault, code_of(run), &cursor),
            run->cause);

    while (status == RELEASE_OK) {
        enum vault_status found = vault_event_next(cursor, &row);
        struct export_mark *events;

        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        events = room(course->events, course->event_count, sizeof(*events));
        if (events == NULL) {
            status = RELEASE_ERR_NO_MEMORY;
            break;
        }
        course->events = events;
        events[course->event_count++] =
            release_mark(scanner, row.date, row.kind);
    }
    vault_cursor_close(&cursor);
    return status;
}

/*
 * The name of a measure.  A known one is ours; one's own was typed, and is
 * told only when the scan finds nothing in it to remove or to ask about.
 */
static enum release_status
name_of(struct release_run *run, struct release_scanner *scanner,
    const struct vault_measure *measure, struct anon_clean **ret_name)
{
    static const char *const own[] = {
        [EXPORT_ENGLISH] = "Own measure",
        [EXPORT_INDONESIAN] = "Alat ukur sendiri",
    };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct vault_note note = VAULT_NOTE_INIT;
    struct anon_text name = { measure->name, strlen(measure->name) };
    enum release_status status;

    if (measure->source != NULL) {
        return release_anon(anon_clean_constant(measure->name, ret_name),
            run->cause);
    }
    (void)snprintf(note.case_code, sizeof(note.case_code), "%s", code_of(run));
    status = release_vault(vault_secret_append(&note.text, name.data, name.len),
        run->cause);
    if (status == RELEASE_OK) {
        status = release_scanner_scan(scanner, &note, &findings, run->cause);
    }
    if (status == RELEASE_OK && findings.len == 0) {
        status = release_scanner_redact(scanner, name, &findings, &run->labels,
            ret_name);
    } else if (status == RELEASE_OK) {
        status = release_anon(anon_clean_constant(own[release_run_language(run,
                                                      &run->subjects[0])],
                                  ret_name),
            run->cause);
    }
    anon_findings_release(&findings);
    vault_note_release(&note);
    return status;
}

/* One measure as it is read, with the code that its scores name. */
struct series {
    char code[VAULT_CODE_MAX];
    struct vault_measure measure;
};

static enum release_status
add_measure(struct release_run *run, struct release_scanner *scanner,
    const struct vault_measure *measure, struct release_course *course)
{
    size_t len = course->measure_count;
    struct export_measure *measures =
        room(course->measures, len, sizeof(*measures));
    struct anon_clean **names;
    enum release_status status;

    if (measures == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    course->measures = measures;
    names = room(course->names, len, sizeof(*names));
    if (names == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    course->names = names;
    names[len] = NULL;
    status = name_of(run, scanner, measure, &names[len]);
    if (status != RELEASE_OK) {
        return status;
    }
    measures[len] = (struct export_measure){
        .name = names[len],
        .higher_is_worse = measure->higher_is_worse,
        .lowest = measure->lowest,
        .highest = measure->highest,
        .reliable_change = measure->reliable_change,
    };
    course->measure_count++;
    return RELEASE_OK;
}

static enum release_status
add_point(struct export_measure *measure, struct export_point point)
{
    struct export_point *points =
        room(measure->points, measure->point_count, sizeof(*points));

    if (points == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    measure->points = points;
    points[measure->point_count++] = point;
    return RELEASE_OK;
}

/* All scores of one measure; those without a value are none. */
static enum release_status
read_scores(struct release_run *run, struct release_scanner *scanner,
    const struct series *series, struct export_measure *measure)
{
    struct vault_cursor *cursor = NULL;
    struct vault_score row;
    enum release_status status =
        release_vault(vault_score_open(run->vault, code_of(run), &cursor),
            run->cause);

    while (status == RELEASE_OK) {
        enum vault_status found = vault_score_next(cursor, &row);
        const char *band;
        struct export_point point;

        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (row.missing[0] != '\0' || strcmp(row.measure, series->code) != 0) {
            continue;
        }
        band = vault_measure_band(&series->measure, row.value);
        point = (struct export_point){
            .day = release_mark(scanner, row.date, "").day,
            .value = row.value,
            .band = band == NULL ? EXPORT_WORD_NONE : export_word_find(band),
        };
        status = add_point(measure, point);
    }
    vault_cursor_close(&cursor);
    return status;
}

/* The measures that a case has scores of, each once. */
struct measures {
    struct series *items;
    size_t len;
};

static bool
is_listed(const struct measures *measures, const char *code)
{
    for (size_t i = 0; i < measures->len; i++) {
        if (strcmp(measures->items[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

static enum release_status
list_measure(struct release_run *run, const struct vault_score *row,
    struct measures *measures)
{
    struct series *items;

    if (row->missing[0] != '\0' || is_listed(measures, row->measure)) {
        return RELEASE_OK;
    }
    items = room(measures->items, measures->len, sizeof(*items));
    if (items == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    measures->items = items;
    memcpy(items[measures->len].code, row->measure,
        sizeof(items[measures->len].code));
    return release_vault(vault_measure_find(run->vault, row->measure,
                             &items[measures->len++].measure),
        run->cause);
}

static enum release_status
list_measures(struct release_run *run, struct measures *ret_measures)
{
    struct vault_cursor *cursor = NULL;
    struct vault_score row;
    enum release_status status =
        release_vault(vault_score_open(run->vault, code_of(run), &cursor),
            run->cause);

    while (status == RELEASE_OK) {
        enum vault_status found = vault_score_next(cursor, &row);

        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        status = list_measure(run, &row, ret_measures);
    }
    vault_cursor_close(&cursor);
    return status;
}

enum release_status
release_course_read(struct release_run *run, struct release_scanner *scanner,
    struct release_course *ret_course)
{
    struct measures measures = { NULL, 0 };
    enum release_status status = read_sessions(run, scanner, ret_course);

    if (status == RELEASE_OK) {
        status = read_events(run, scanner, ret_course);
    }
    if (status == RELEASE_OK) {
        status = list_measures(run, &measures);
    }
    for (size_t i = 0; status == RELEASE_OK && i < measures.len; i++) {
        status =
            add_measure(run, scanner, &measures.items[i].measure, ret_course);
        if (status == RELEASE_OK) {
            status = read_scores(run, scanner, &measures.items[i],
                &ret_course->measures[i]);
        }
    }
    free(measures.items);
    return status;
}

void
release_course_release(struct release_course *course)
{
    for (size_t i = 0; i < course->measure_count; i++) {
        free(course->measures[i].points);
        anon_clean_free(&course->names[i]);
    }
    free(course->sessions);
    free(course->events);
    free(course->measures);
    free(course->names);
    *course = (struct release_course){ .session_count = 0 };
}
