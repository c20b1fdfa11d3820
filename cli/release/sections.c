#include "cli/release/sections.h"

#include <string.h>

/* So much of a note stands in a brief of one page. */
enum {
    SHORT_LEN = 400,
};

struct export_mark
release_mark(const struct release_scanner *scanner, const char *date,
    const char *kind)
{
    int32_t first = release_scanner_survey(scanner)->first_day;
    int32_t day = anon_day_of((struct anon_text){ date, strlen(date) });

    return (struct export_mark){
        .day = day == ANON_NO_DAY || first == ANON_NO_DAY ? EXPORT_NO_DAY
                                                          : day - first,
        .kind = export_word_find(kind),
    };
}

static struct anon_text
text_of(const struct vault_note *note)
{
    return (struct anon_text){ (const char *)note->text.data, note->text.len };
}

enum release_status
release_choose(struct release_run *run, const struct release_scanner *scanner,
    struct release_choice *ret_choice)
{
    const struct release_survey *survey = release_scanner_survey(scanner);
    struct release_choice choice = {
        .question = survey->question,
        .taken = { [EXPORT_PART_RISK] = survey->risk,
            [EXPORT_PART_PLAN] = survey->plan,
            [EXPORT_PART_CONCERN] = survey->intake },
    };
    struct vault_note note = VAULT_NOTE_INIT;
    enum vault_status status = VAULT_OK;

    if (run->request->extent == EXPORT_GROUP) {
        memset(choice.taken, 0, sizeof(choice.taken));
    }
    if (choice.question != 0) {
        status = vault_note_get(run->vault, choice.question, &note);
    }
    if (status == VAULT_OK && choice.question != 0) {
        choice.piece_count = export_parts_split(text_of(&note), choice.pieces);
    }
    for (size_t i = 0; i < choice.piece_count; i++) {
        choice.taken[choice.pieces[i].part] = 0;
    }
    vault_note_release(&note);
    *ret_choice = choice;
    return release_vault(status, run->cause);
}

enum export_part
release_choice_part(const struct release_choice *choice, int64_t note)
{
    if (note == choice->question) {
        return choice->piece_count > 0 ? choice->pieces[0].part
                                       : EXPORT_PART_QUESTION;
    }
    for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
        if (choice->taken[part] == note) {
            return (enum export_part)part;
        }
    }
    return EXPORT_PART_COUNT;
}

bool
release_choice_takes(const struct release_choice *choice,
    const struct release_run *run, const struct vault_note *note)
{
    return release_run_takes(run, note->kind) &&
        (run->request->extent == EXPORT_FULL ||
            release_choice_part(choice, note->id) != EXPORT_PART_COUNT);
}

bool
release_choice_covers(const struct release_choice *choice,
    const struct vault_note *note, size_t begin, size_t end)
{
    if (note->id != choice->question) {
        return true;
    }
    for (size_t i = 0; i < choice->piece_count; i++) {
        if (begin < choice->pieces[i].end && end > choice->pieces[i].begin) {
            return true;
        }
    }
    return false;
}

/* Whether a line or a sentence ends before byte `at`. */
static bool
ends(struct anon_text text, size_t at)
{
    return text.data[at] == '\n' ||
        (text.data[at] == ' ' && strchr(".!?", text.data[at - 1]) != NULL);
}

/* Where a short version of the text ends: behind a sentence, or a word. */
static size_t
short_end(struct anon_text text)
{
    size_t end = SHORT_LEN;

    if (text.len <= SHORT_LEN) {
        return text.len;
    }
    for (size_t at = SHORT_LEN; at > SHORT_LEN / 2; at--) {
        if (ends(text, at)) {
            return at;
        }
    }
    while (end > 0 && strchr(" \t\r\n", text.data[end]) == NULL) {
        end--;
    }
    while (end > 0 && strchr(" \t\r\n", text.data[end - 1]) != NULL) {
        end--;
    }
    /* One word as long as that: cut it, but no character in two. */
    if (end == 0) {
        end = SHORT_LEN;
        while (((unsigned char)text.data[end] & 0xc0) == 0x80) {
            end--;
        }
    }
    return end;
}

struct reading {
    struct release_run *run;
    struct release_scanner *scanner;
    struct export_section *sections;
};

/* Fills a part with bytes [begin, end) of a note. */
static enum release_status
fill(struct reading *reading, const struct vault_note *note,
    const struct export_piece *piece)
{
    const struct release_source source = {
        .subject = &reading->run->subjects[0],
        .scanner = reading->scanner,
        .note = note,
        .begin = piece->begin,
        .end = piece->end,
    };

    if (!export_brief_has(reading->run->request->extent, piece->part)) {
        return RELEASE_OK;
    }
    return release_run_text(reading->run, &source,
        &reading->sections[piece->part].text);
}

static enum release_status
read_question(struct reading *reading, const struct release_choice *choice)
{
    struct vault_note note = VAULT_NOTE_INIT;
    enum release_status status =
        release_vault(vault_note_get(reading->run->vault, choice->question,
                          &note),
            reading->run->cause);

    for (size_t i = 0; status == RELEASE_OK && i < choice->piece_count; i++) {
        status = fill(reading, &note, &choice->pieces[i]);
    }
    if (status == RELEASE_OK) {
        release_run_step(reading->run);
    }
    vault_note_release(&note);
    return status;
}

static enum release_status
read_taken(struct reading *reading, int64_t id, enum export_part part)
{
    struct export_section *section = &reading->sections[part];
    struct vault_note note = VAULT_NOTE_INIT;
    struct export_piece piece = { .part = part };
    enum release_status status =
        release_vault(vault_note_get(reading->run->vault, id, &note),
            reading->run->cause);

    if (status == RELEASE_OK) {
        piece.end = reading->run->request->extent == EXPORT_ONE_PAGE
            ? short_end(text_of(&note))
            : note.text.len;
        section->shortened = piece.end < note.text.len;
        section->from = release_mark(reading->scanner, note.date, note.kind);
        status = fill(reading, &note, &piece);
    }
    if (status == RELEASE_OK) {
        release_run_step(reading->run);
    }
    vault_note_release(&note);
    return status;
}

enum release_status
release_sections_read(struct release_run *run, struct release_scanner *scanner,
    const struct release_choice *choice,
    struct export_section ret_sections[EXPORT_PART_COUNT])
{
    struct reading reading = { run, scanner, ret_sections };
    enum release_status status = RELEASE_OK;

    if (choice->question != 0) {
        status = read_question(&reading, choice);
    }
    for (unsigned part = 0; status == RELEASE_OK && part < EXPORT_PART_COUNT;
         part++) {
        if (choice->taken[part] != 0) {
            status = read_taken(&reading, choice->taken[part],
                (enum export_part)part);
        }
    }
    return status;
}

void
release_sections_free(struct export_section sections[EXPORT_PART_COUNT])
{
    for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
        anon_clean_free(&sections[part].text);
    }
}
