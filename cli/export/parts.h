#ifndef CLI_EXPORT_PARTS_H
#define CLI_EXPORT_PARTS_H

#include <stddef.h>

#include "anonymizer/text.h"
#include "cli/export/words.h"

/*
 * The twelve parts of a brief, in the order in which supervisors read.  A
 * therapist writes them under Markdown headings in a note of the kind
 * "supervision"; casevault template prints the headings.
 */
enum export_part {
    EXPORT_PART_QUESTION,
    EXPORT_PART_RISK,
    EXPORT_PART_WHO,
    EXPORT_PART_CONCERN,
    EXPORT_PART_HISTORY,
    EXPORT_PART_FORMULATION,
    EXPORT_PART_PLAN,
    EXPORT_PART_COURSE,
    EXPORT_PART_RELATIONSHIP,
    EXPORT_PART_CULTURE,
    EXPORT_PART_ETHICS,
    EXPORT_PART_VIEW,
    EXPORT_PART_COUNT, /* keep last */
};

/* The heading in a brief: "Risk now". */
const char *export_part_title(enum export_part part,
    enum export_language language);

/* The word that begins the heading in a note: "Risk". */
const char *export_part_word(enum export_part part,
    enum export_language language);

/* What belongs there, in one sentence, for who writes it. */
const char *export_part_hint(enum export_part part,
    enum export_language language);

/* A piece of a note: bytes [begin, end) of it stand under this heading. */
struct export_piece {
    enum export_part part;
    size_t begin;
    size_t end;
};

/*
 * Splits a note at its headings: one to three "#", a blank, and a heading in
 * either language, of which the first word decides ("# Risk", "## Risiko saat
 * ini").  Other headings, and a second one for the same part, are text.  What
 * stands before the first heading of ours belongs to the question, so a note
 * without any is a question.  Comments at the beginning of a piece are the
 * hints of a template and no part of it; pieces of blanks only are left out.
 * Returns how many pieces there are, in the order of the note.
 */
size_t export_parts_split(struct anon_text note,
    struct export_piece ret_pieces[EXPORT_PART_COUNT]);

#endif
