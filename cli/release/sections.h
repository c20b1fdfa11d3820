#ifndef CLI_RELEASE_SECTIONS_H
#define CLI_RELEASE_SECTIONS_H

#include "cli/release/run.h"

/*
 * Where the twelve parts of a brief come from: the newest note of the kind
 * "supervision", split at its headings; where it says nothing about risk, plan
 * or concern, the newest risk, plan or intake note (not for a group, which is
 * told only what was written for it).
 */
struct release_choice {
    int64_t question; /* the supervision note, or 0 */
    struct export_piece pieces[EXPORT_PART_COUNT]; /* of it */
    size_t piece_count;
    int64_t taken[EXPORT_PART_COUNT]; /* notes in place of a part, or 0 */
};

/* Chooses the notes of a case. */
enum release_status release_choose(struct release_run *run,
    const struct release_scanner *scanner, struct release_choice *ret_choice);

/*
 * Whether the text of a note leaves in this brief: those chosen, and in a full
 * one the others too.
 */
bool release_choice_takes(const struct release_choice *choice,
    const struct release_run *run, const struct vault_note *note);

/* Whether any of bytes [begin, end) of a note leaves in this brief. */
bool release_choice_covers(const struct release_choice *choice,
    const struct vault_note *note, size_t begin, size_t end);

/* The part that a note stands in with all its text, or EXPORT_PART_COUNT. */
enum export_part release_choice_part(const struct release_choice *choice,
    int64_t note);

/* Reads and redacts the parts; release_sections_free() frees the texts. */
enum release_status release_sections_read(struct release_run *run,
    struct release_scanner *scanner, const struct release_choice *choice,
    struct export_section ret_sections[EXPORT_PART_COUNT]);
void release_sections_free(struct export_section sections[EXPORT_PART_COUNT]);

/* The mark of a note: its kind, and its day from the first session on. */
struct export_mark release_mark(const struct release_scanner *scanner,
    const char *date, const char *kind);

#endif
