#include "cli/export/brief.h"

#include <stdlib.h>
#include <string.h>

#include "cli/export/docx.h"
#include "cli/release/course.h"
#include "cli/release/run.h"
#include "cli/release/sections.h"

enum {
    FORMATS = 3,
};

/* The supervision brief: every format gets the same notes, in one pass. */
struct writing {
    struct release_run *run;
    const struct release_subject *subject;
    struct release_scanner *scanner;
    struct release_choice choice;
    struct release_course course;
    struct export_section sections[EXPORT_PART_COUNT];
    struct export_brief brief;
    struct export_mark *marks;
    struct export_page pages[FORMATS];
    struct release_file *files[FORMATS];
    size_t count; /* of pages */
    int64_t number;
};

typedef enum release_status note_fn(struct writing *writing,
    const struct vault_note *note);

/* Calls `take` for every note of the kinds that leave. */
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
    writing->marks[len] =
        release_mark(writing->scanner, note->date, note->kind);
    writing->brief.mark_count++;
    return RELEASE_OK;
}

/* A note that stands in a part with all its text is only named here. */
static enum release_status
put_note(struct writing *writing, const struct vault_note *note)
{
    struct anon_clean *clean = NULL;
    enum release_status status = RELEASE_OK;
    struct export_note row = {
        .number = ++writing->number,
        .mark = release_mark(writing->scanner, note->date, note->kind),
        .part = release_choice_part(&writing->choice, note->id),
    };

    if (row.part == EXPORT_PART_COUNT) {
        status = release_run_note(writing->run, writing->scanner,
            writing->subject, note, &clean);
    }
    if (status != RELEASE_OK) {
        return status;
    }
    row.text = clean;
    for (size_t i = 0; i < writing->count; i++) {
        export_brief_note(&writing->pages[i], &writing->brief, &row);
    }
    if (clean != NULL) {
        release_run_step(writing->run);
    }
    anon_clean_free(&clean);
    return RELEASE_OK;
}

/* A lower end of a band, and the upper ends for few readers and for many. */
struct band {
    int from;
    int to; /* 0: and older */
};

static struct band
band_of(int years, bool general)
{
    static const struct band wide[] = { { 0, 17 }, { 18, 39 }, { 40, 64 } };
    static const struct band young[] = { { 0, 5 }, { 6, 11 }, { 12, 17 },
        { 18, 19 } };

    for (size_t i = 0; general && i < sizeof(wide) / sizeof(wide[0]); i++) {
        if (years <= wide[i].to) {
            return wide[i];
        }
    }
    if (general) {
        return (struct band){ 65, 0 };
    }
    for (size_t i = 0; i < sizeof(young) / sizeof(young[0]); i++) {
        if (years <= young[i].to) {
            return young[i];
        }
    }
    return years >= 90 ? (struct band){ 90, 0 }
                       : (struct band){ years / 10 * 10, years / 10 * 10 + 9 };
}

static void
set_age(struct writing *writing)
{
    int32_t birth =
        release_people_birth(release_scanner_people(writing->scanner));
    int32_t first = release_scanner_survey(writing->scanner)->first_day;
    struct band band;

    if (birth == ANON_NO_DAY || first == ANON_NO_DAY || birth > first) {
        return;
    }
    band = band_of((int)((first - birth) / 365.2425),
        writing->brief.extent == EXPORT_GROUP);
    writing->brief.age_from = band.from;
    writing->brief.age_to = band.to;
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
            enum export_role role = export_role_find(whose.role);

            writing->brief.circle[writing->brief.extent == EXPORT_GROUP
                    ? export_role_general(role)
                    : role]++;
        }
        last = whose.person;
    }
}

static void
fill_brief(struct writing *writing)
{
    struct export_brief *brief = &writing->brief;

    brief->release = writing->run->code;
    brief->key = writing->run->key;
    brief->policy = writing->run->request->policy;
    brief->sections = writing->sections;
    brief->marks = writing->marks;
    brief->sessions = writing->course.sessions;
    brief->session_count = writing->course.session_count;
    brief->events = writing->course.events;
    brief->event_count = writing->course.event_count;
    brief->measures = writing->course.measures;
    brief->measure_count = writing->course.measure_count;
    set_age(writing);
    set_circle(writing);
    writing->run->result->empty = export_brief_empty(brief);
}

/* Where a page is written to: the file, or a member of it. */
static enum release_status
open_page(struct release_run *run, struct release_file *file,
    struct export_page *page)
{
    page->out = file->out;
    if (page->format->form != EXPORT_FORM_DOCX) {
        return RELEASE_OK;
    }
    file->zip = export_zip_new();
    if (file->zip == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    page->out = export_docx_begin(file->zip, page->language)
        ? export_docx_text(file->zip)
        : NULL;
    return page->out != NULL ? RELEASE_OK : release_errno(run->cause);
}

static enum release_status
begin_files(struct writing *writing)
{
    enum release_status status = RELEASE_OK;
    const struct export_format *format;

    for (size_t i = 0;
         status == RELEASE_OK && (format = export_format_at(i)) != NULL; i++) {
        struct export_page *page = &writing->pages[i];

        *page = (struct export_page){ .format = format,
            .language = writing->brief.language };
        status = release_files_add(&writing->run->files, format->file,
            &writing->files[i], writing->run->cause);
        if (status == RELEASE_OK) {
            status = open_page(writing->run, writing->files[i], page);
        }
        if (status == RELEASE_OK) {
            format->begin(page, EXPORT_PHRASE_TITLE);
            export_brief_begin(page, &writing->brief);
            writing->count++;
        }
    }
    return status;
}

/* Stamps what was written, and ends the file. */
static enum release_status
end_file(struct release_run *run, struct release_file *file)
{
    char hash[EXPORT_HASH_MAX];
    struct export_stamp stamp;
    enum release_status status;

    if (file->zip == NULL) {
        export_out_digest(file->out, hash);
    } else if (!export_zip_digest(file->zip, hash)) {
        return release_errno(run->cause);
    }
    status = release_stamp(run, hash, &stamp);
    if (status != RELEASE_OK) {
        return status;
    }
    if (file->zip == NULL) {
        export_stamp_comment(file->out, &stamp);
    } else if (export_docx_stamp(file->zip, &stamp)) {
        export_zip_write(file->zip, file->out);
    } else {
        return release_errno(run->cause);
    }
    return release_file_finish(file, run->cause);
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
    for (size_t i = 0; status == RELEASE_OK && i < writing->count; i++) {
        export_brief_end(&writing->pages[i], &writing->brief, &review);
        writing->pages[i].format->end(&writing->pages[i]);
        status = end_file(writing->run, writing->files[i]);
    }
    return status;
}

static enum release_status
write_reply(struct writing *writing)
{
    struct export_page page = { .format = &export_markdown,
        .language = writing->brief.language };
    struct release_file *file = NULL;
    enum release_status status = release_files_add(&writing->run->files,
        "reply.md", &file, writing->run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    page.out = file->out;
    export_reply(&page, &writing->brief);
    return release_file_finish(file, writing->run->cause);
}

/* All that has to be known before the first word is written. */
static enum release_status
gather(struct writing *writing)
{
    struct release_run *run = writing->run;
    enum release_status status = for_notes(writing, add_mark);

    if (status == RELEASE_OK && writing->brief.mark_count == 0) {
        status = RELEASE_ERR_NO_NOTES;
    }
    if (status == RELEASE_OK) {
        status = release_choose(run, writing->scanner, &writing->choice);
    }
    if (status == RELEASE_OK) {
        status = release_sections_read(run, writing->scanner, &writing->choice,
            writing->sections);
    }
    if (status == RELEASE_OK) {
        status = release_course_read(run, writing->scanner, &writing->course);
    }
    if (status == RELEASE_OK) {
        fill_brief(writing);
    }
    return status;
}

static enum release_status
write_all(struct writing *writing)
{
    enum release_status status = gather(writing);

    if (status == RELEASE_OK) {
        status = begin_files(writing);
    }
    if (status == RELEASE_OK && writing->brief.extent == EXPORT_FULL) {
        status = for_notes(writing, put_note);
    }
    if (status == RELEASE_OK) {
        status = end_files(writing);
    }
    if (status == RELEASE_OK) {
        status = write_reply(writing);
    }
    return status == RELEASE_OK ? release_write_manifest(writing->run) : status;
}

enum release_status
release_write_brief(struct release_run *run)
{
    struct writing writing = { .run = run, .subject = &run->subjects[0] };
    enum release_status status;

    writing.brief.language = release_run_language(run, writing.subject);
    writing.brief.extent = run->request->extent;
    status = release_run_scanner(run, writing.subject, &writing.scanner);
    if (status == RELEASE_OK) {
        status = write_all(&writing);
    }
    release_sections_free(writing.sections);
    release_course_release(&writing.course);
    release_scanner_close(&writing.scanner);
    free(writing.marks);
    return status;
}
