#include <stdlib.h>
#include <string.h>

#include "cli/export/export.h"
#include "cli/release/run.h"

/* The supervision brief: every writer gets the same notes, in one pass. */
struct writing {
    struct release_run *run;
    const struct release_subject *subject;
    struct release_scanner *scanner;
    struct export_brief brief;
    struct export_mark *marks;
    struct anon_clean *question;
    struct release_file *files[4];
    size_t file_count;
    int64_t number;
};

static int32_t
day_of(const struct writing *writing, const struct vault_note *note)
{
    int32_t first = release_scanner_survey(writing->scanner)->first_day;
    int32_t day =
        anon_day_of((struct anon_text){ note->date, strlen(note->date) });

    return day == ANON_NO_DAY ? EXPORT_NO_DAY : day - first;
}

typedef enum release_status note_fn(struct writing *writing,
    const struct vault_note *note);

/* Calls `take` for every note that leaves. */
static enum release_status
for_notes(struct writing *writing, note_fn *take)
{
    enum vault_status found;
    enum release_status status;
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    struct release_run *run = writing->run;

    found = vault_note_iter_open(run->vault,
        vault_grant_case(writing->subject->grant), &iter);
    status = release_vault(found, run->cause);
    while (status == RELEASE_OK) {
        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (release_run_takes(run, note.kind)) {
            status = take(writing, &note);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status;
}

static enum release_status
add_mark(struct writing *writing, const struct vault_note *note)
{
    size_t len = writing->brief.mark_count;

    /* Grows to the next power of two. */
    if ((len & (len - 1)) == 0) {
        struct export_mark *marks = reallocarray(writing->marks,
            len == 0 ? 1 : 2 * len, sizeof(*marks));

        if (marks == NULL) {
            return RELEASE_ERR_NO_MEMORY;
        }
        writing->marks = marks;
    }
    writing->marks[len] = (struct export_mark){
        .day = day_of(writing, note),
        .kind = export_word_find(note->kind),
    };
    writing->brief.mark_count++;
    return RELEASE_OK;
}

static enum release_status
put_note(struct writing *writing, const struct vault_note *note)
{
    struct anon_clean *clean = NULL;
    struct export_note row = {
        .number = ++writing->number,
        .mark = { day_of(writing, note), export_word_find(note->kind) },
    };
    enum release_status status = release_run_note(writing->run,
        writing->scanner, writing->subject, note, &clean);

    if (status != RELEASE_OK) {
        return status;
    }
    row.text = clean;
    for (size_t i = 0; i < writing->file_count; i++) {
        export_writer_at(i)->put(writing->files[i]->out, &writing->brief, &row);
    }
    anon_clean_free(&clean);
    release_run_step(writing->run);
    return RELEASE_OK;
}

/* The newest note of kind "supervision" is the question. */
static enum release_status
read_question(struct writing *writing)
{
    enum release_status status;
    struct vault_note note = VAULT_NOTE_INIT;
    int64_t id = release_scanner_survey(writing->scanner)->question;
    struct release_run *run = writing->run;
    struct release_tally before = run->result->tally;

    if (id == 0) {
        return RELEASE_OK;
    }
    status = release_vault(vault_note_get(run->vault, id, &note), run->cause);
    if (status == RELEASE_OK) {
        status = release_run_note(run, writing->scanner, writing->subject,
            &note, &writing->question);
    }
    /* It comes again among the notes, and is counted there. */
    run->result->tally = before;
    vault_note_release(&note);
    return status;
}

/* Ten years wide; the young and the old in bands of their own. */
static void
set_age(struct writing *writing)
{
    int32_t birth =
        release_people_birth(release_scanner_people(writing->scanner));
    int32_t first = release_scanner_survey(writing->scanner)->first_day;
    int years;

    if (birth == ANON_NO_DAY || first == ANON_NO_DAY || birth > first) {
        return;
    }
    years = (int)((first - birth) / 365.2425);
    if (years < 18) {
        writing->brief.age_from = years < 6 ? 0 : years < 12 ? 6 : 12;
        writing->brief.age_to = years < 6 ? 5 : years < 12 ? 11 : 17;
    } else if (years >= 90) {
        writing->brief.age_from = 90;
    } else {
        writing->brief.age_from = years < 20 ? 18 : years / 10 * 10;
        writing->brief.age_to = years / 10 * 10 + 9;
    }
}

static void
set_circle(struct writing *writing)
{
    const struct release_people *people =
        release_scanner_people(writing->scanner);
    uint32_t last = UINT32_MAX;

    for (size_t i = 0; i < release_people_count(people); i++) {
        struct release_identity whose = release_people_at(people, i);

        if (whose.person != last && strcmp(whose.role, "case") != 0 &&
            strcmp(whose.case_code, writing->subject->row.code) == 0) {
            writing->brief.circle[export_role_find(whose.role)]++;
        }
        last = whose.person;
    }
}

static enum release_status
begin_files(struct writing *writing)
{
    static const char *const names[] = { "brief.html", "brief.md" };
    enum release_status status = RELEASE_OK;

    writing->brief.question = writing->question;
    writing->brief.marks = writing->marks;
    for (size_t i = 0; status == RELEASE_OK && i < 2; i++) {
        status = release_files_add(&writing->run->files, names[i],
            &writing->files[i], writing->run->cause);
        if (status == RELEASE_OK) {
            export_writer_at(i)->begin(writing->files[i]->out, &writing->brief);
            writing->file_count++;
        }
    }
    return status;
}

static enum release_status
end_files(struct writing *writing)
{
    enum release_status status = RELEASE_OK;
    const struct release_tally *tally = &writing->run->result->tally;
    struct export_review review = {
        .kept = tally->kept,
        .by_person = tally->by_person,
        .unreviewed = writing->run->request->unreviewed,
    };

    memcpy(review.removed, tally->removed, sizeof(review.removed));
    for (size_t i = 0; status == RELEASE_OK && i < writing->file_count; i++) {
        export_writer_at(i)->end(writing->files[i]->out, &writing->brief,
            &review);
        status = release_file_finish(writing->files[i], writing->run->cause);
    }
    return status;
}

static enum release_status
write_all(struct writing *writing)
{
    enum release_status status = for_notes(writing, add_mark);

    set_age(writing);
    set_circle(writing);
    if (status == RELEASE_OK) {
        status = read_question(writing);
    }
    if (status == RELEASE_OK) {
        status = begin_files(writing);
    }
    if (status == RELEASE_OK) {
        status = for_notes(writing, put_note);
    }
    if (status == RELEASE_OK) {
        status = end_files(writing);
    }
    return status == RELEASE_OK ? release_write_manifest(writing->run) : status;
}

enum release_status
release_write_brief(struct release_run *run)
{
    struct writing writing = { .run = run, .subject = &run->subjects[0] };
    enum release_status status;

    writing.brief.language = release_run_language(run, writing.subject);
    status = release_run_scanner(run, writing.subject, &writing.scanner);
    if (status == RELEASE_OK) {
        status = write_all(&writing);
    }
    anon_clean_free(&writing.question);
    release_scanner_close(&writing.scanner);
    free(writing.marks);
    return status;
}
