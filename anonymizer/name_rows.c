#include "anonymizer/names.h"

/*
 * Where the rules of name_cue.c, name_title.c, name_label.c and name_line.c may
 * find anything: what they ask of a word and of its neighbours, for 64 tokens
 * at a time.  A rule that begins to act elsewhere needs its row widened.
 */

/* Tokens behind one that closes a letter, in reach of a signature. */
static uint64_t
signed_row(const struct anon_marks *marks, size_t block)
{
    uint64_t found = 0;
    unsigned i;

    if (anon_marks_row(marks, block, ANON_MARK_CLOSES) != 0 ||
        (block > 0 &&
            anon_marks_row(marks, block - 1, ANON_MARK_CLOSES) != 0)) {
        for (i = 1; i <= ANON_NAMES_CLOSING + 1; i++) {
            found |= anon_marks_behind(marks, block, ANON_MARK_CLOSES, i);
        }
    }
    return found;
}

/* What a line begins, a speaker or a signature, and what letters are. */
static uint64_t
form_row(const struct anon_marks *marks, size_t block)
{
    uint64_t capital = anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t line = anon_marks_row(marks, block, ANON_MARK_LINE);
    uint64_t colon = anon_marks_row(marks, block, ANON_MARK_COLON);
    uint64_t initial = capital & anon_marks_row(marks, block, ANON_MARK_SHORT) &
        anon_marks_row(marks, block, ANON_MARK_GAP);
    uint64_t begins = line | (block == 0) |
        anon_marks_behind(marks, block, ANON_MARK_NUMBER, 1);
    uint64_t somebody = (colon & begins) |
        (line & capital &
            (colon | anon_marks_ahead(marks, block, ANON_MARK_COLON, 1) |
                anon_marks_ahead(marks, block, ANON_MARK_COLON, 2) |
                anon_marks_behind(marks, block, ANON_MARK_KIN, 1) |
                signed_row(marks, block)));

    return (somebody & ~anon_marks_row(marks, block, ANON_MARK_NEVER)) |
        (initial & anon_marks_ahead(marks, block, ANON_MARK_SHORT, 1) &
            anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, 1));
}

/* Where one of the words acts that do before a capital or letters; marks.c. */
static uint64_t
leader_row(const struct anon_marks *marks, size_t block)
{
    uint64_t capital = anon_marks_row(marks, block, ANON_MARK_CAPITAL);
    uint64_t short_form =
        (anon_marks_row(marks, block, ANON_MARK_GAP) & capital) |
        anon_marks_ahead(marks, block, ANON_MARK_CODE, 1) |
        anon_marks_ahead(marks, block, ANON_MARK_COLON, 1);

    /* "goes by X" is seen from the name. */
    return (anon_marks_row(marks, block, ANON_MARK_LEADER) &
               anon_marks_row(marks, block, ANON_MARK_LEADS)) |
        (anon_marks_behind(marks, block, ANON_MARK_LEADER, 1) & capital) |
        (anon_marks_row(marks, block, ANON_MARK_SHORTENS) & short_form);
}

/* Where the word `steps` tokens on may be a name, with a capital or without. */
static uint64_t
named_row(const struct anon_marks *marks, size_t block, unsigned steps)
{
    uint64_t may = anon_marks_ahead(marks, block, ANON_MARK_CAPITAL, steps) |
        anon_marks_ahead(marks, block, ANON_MARK_GIVEN, steps) |
        anon_marks_ahead(marks, block, ANON_MARK_SURE, steps) |
        anon_marks_ahead(marks, block, ANON_MARK_RARE, steps);

    return may & ~anon_marks_ahead(marks, block, ANON_MARK_NEVER, steps);
}

/* Where a relation has a name near. */
static uint64_t
kin_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;
    uint64_t named = named_row(marks, block, 1);

    if (names->context.document->language == ANON_LANGUAGE_ID) {
        named |= named_row(marks, block, 2); /* "suami saya X" */
    }
    return anon_marks_row(marks, block, ANON_MARK_KIN) & named;
}

/*
 * The tokens before a gap where a label ends, or where it is said who somebody
 * is.  After a colon a sentence begins, behind a comma or a bracket none does.
 */
static uint64_t
gap_row(const struct anon_marks *marks, size_t block)
{
    uint64_t begins = anon_marks_ahead(marks, block, ANON_MARK_SENTENCE, 1);
    uint64_t labels = anon_marks_row(marks, block, ANON_MARK_LABEL) |
        anon_marks_row(marks, block, ANON_MARK_KIN);
    uint64_t told = anon_marks_ahead(marks, block, ANON_MARK_TELLS, 1) |
        (anon_marks_ahead(marks, block, ANON_MARK_GAP, 1) &
            anon_marks_ahead(marks, block, ANON_MARK_TELLS, 2));

    told &= anon_marks_row(marks, block, ANON_MARK_CAPITAL) &
        ~anon_marks_row(marks, block, ANON_MARK_NEVER);
    return anon_marks_row(marks, block, ANON_MARK_GAP) &
        ((labels & begins) | (told & ~begins));
}

uint64_t
anon_names_cue_row(const struct anon_names *names, size_t block)
{
    const struct anon_marks *marks = names->context.document->marks;

    return anon_marks_row(marks, block, ANON_MARK_NAME_CUE) |
        kin_row(names, block) | gap_row(marks, block) |
        leader_row(marks, block) | form_row(marks, block) |
        anon_marks_always(marks, block);
}
