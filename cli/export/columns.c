#include "cli/export/columns.h"

#define ANY EXPORT_WORD_NONE, EXPORT_WORD_NONE
#define KINDS EXPORT_WORD_PROGRESS, EXPORT_WORD_CLOSING
#define LANGUAGES EXPORT_WORD_ID, EXPORT_WORD_EN
#define LENGTHS EXPORT_WORD_SHORT, EXPORT_WORD_VERY_LONG

#define CASE_ID                                                                \
    {                                                                          \
        "case_id", EXPORT_COLUMN_STRING,                                       \
            "Random name of the case in this project; the same in every "      \
            "bundle of the project, unrelated to those of other projects",     \
            ANY, true                                                          \
    }

#define NOTE_NUMBER                                                            \
    {                                                                          \
        "note_number", EXPORT_COLUMN_INTEGER,                                  \
            "Place of the note among those of the case, from 1", ANY, true     \
    }

static const struct export_table tables[EXPORT_TABLE_COUNT] = {
    [EXPORT_TABLE_CASES] = {
        .name = "cases",
        .file = "cases.csv",
        .description = "One row for each case that takes part",
        .columns = {
            CASE_ID,
            { "language", EXPORT_COLUMN_STRING,
                "Language the case is kept in, where it was recorded",
                LANGUAGES, false },
            { "session_count", EXPORT_COLUMN_INTEGER,
                "Number of different days with notes", ANY, true },
            { "note_count", EXPORT_COLUMN_INTEGER,
                "Number of notes in this bundle", ANY, true },
            { "last_day", EXPORT_COLUMN_INTEGER,
                "Day of the last note, counted from the first session (day 0)",
                ANY, false },
        },
        .column_count = 5,
        .key_count = 1,
    },
    [EXPORT_TABLE_NOTES] = {
        .name = "notes",
        .file = "notes.csv",
        .description = "One row for each note",
        .columns = {
            CASE_ID,
            NOTE_NUMBER,
            { "session_number", EXPORT_COLUMN_INTEGER,
                "The session the note belongs to", ANY, false },
            { "day", EXPORT_COLUMN_INTEGER,
                "Days since the first session (day 0)", ANY, false },
            { "kind", EXPORT_COLUMN_STRING, "Kind of note", KINDS, true },
            { "language", EXPORT_COLUMN_STRING,
                "Language of the note, where it was recorded", LANGUAGES,
                false },
            { "length", EXPORT_COLUMN_STRING,
                "Length of the note in characters: short below 500, medium "
                "below 2000, long below 5000, very-long beyond",
                LENGTHS, true },
        },
        .column_count = 7,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_SESSIONS] = {
        .name = "sessions",
        .file = "sessions.csv",
        .description = "One row for each day of a case that has notes",
        .columns = {
            CASE_ID,
            { "session_number", EXPORT_COLUMN_INTEGER,
                "Place of the session among those of the case, from 1", ANY,
                true },
            { "day", EXPORT_COLUMN_INTEGER,
                "Days since the first session (day 0)", ANY, true },
            { "note_count", EXPORT_COLUMN_INTEGER,
                "Number of notes of that day", ANY, true },
        },
        .column_count = 4,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_TEXT] = {
        .name = "text",
        .file = "text.csv",
        .description = "One row for each note: its redacted text",
        .columns = {
            CASE_ID,
            NOTE_NUMBER,
            { "text", EXPORT_COLUMN_STRING,
                "The note with identifiers replaced by labels in square "
                "brackets",
                ANY, true },
        },
        .column_count = 3,
        .key_count = 2,
        .refers = true,
    },
};

const struct export_table *
export_table_get(enum export_table_id id)
{
    return &tables[id];
}
