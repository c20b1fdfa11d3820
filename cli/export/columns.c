#include "cli/export/columns.h"

#define INTEGER .type = EXPORT_COLUMN_INTEGER
#define NUMBER .type = EXPORT_COLUMN_NUMBER
#define STRING .type = EXPORT_COLUMN_STRING
#define ABOUT .description
#define KEY .role = EXPORT_ROLE_KEY, .required = true
#define QUASI .role = EXPORT_ROLE_QUASI, .reasons = true
#define SENSITIVE .role = EXPORT_ROLE_SENSITIVE
#define PLAIN .role = EXPORT_ROLE_PLAIN

#define CASE_ID                                                                \
    {                                                                          \
        .name = "case_id", STRING, .width = 19, KEY,                           \
        ABOUT = "Random name of the case in this project; the same in every "  \
                "bundle of the project, unrelated to those of other projects", \
    }
#define NOTE_NUMBER                                                            \
    {                                                                          \
        .name = "note_number", INTEGER, KEY,                                   \
        ABOUT = "Place of the note among those of the case, from 1",           \
    }
#define DAY                                                                    \
    {                                                                          \
        .name = "day", INTEGER, PLAIN, .reasons = true,                        \
        ABOUT = "Days since the first session (day 0); -90: 90 days or more "  \
                "before it",                                                   \
    }
#define WEEK                                                                   \
    {                                                                          \
        .name = "week", INTEGER, PLAIN,                                        \
        ABOUT = "Weeks since the first session (days 0 to 6: week 0); -90: "   \
                "90 weeks or more before it",                                  \
    }
#define COUNT_OF(column, about)                                                \
    {                                                                          \
        .name = column, INTEGER, PLAIN, .required = true, ABOUT = about,       \
    }

static const struct export_table tables[EXPORT_TABLE_COUNT] = {
    [EXPORT_TABLE_CASES] = {
        .name = "cases",
        .file = "cases.csv",
        .form = "",
        .description = "One row for each case that takes part",
        .columns = {
            [EXPORT_CASE_ID] = CASE_ID,
            [EXPORT_CASE_AGE] = { .name = "age_band", INTEGER, QUASI,
                .list = EXPORT_LIST_AGE,
                ABOUT = "Age at the first session: lowest year of the band" },
            [EXPORT_CASE_SEX] = { .name = "sex", INTEGER, QUASI,
                .list = EXPORT_LIST_SEX, ABOUT = "Sex" },
            [EXPORT_CASE_EDUCATION] = { .name = "education", INTEGER, QUASI,
                .list = EXPORT_LIST_EDUCATION,
                ABOUT = "Highest level of education completed, ISCED 2011" },
            [EXPORT_CASE_OCCUPATION] = { .name = "occupation", INTEGER, QUASI,
                .list = EXPORT_LIST_OCCUPATION,
                ABOUT = "Occupation: major group of ISCO-08, or why there is "
                        "none" },
            [EXPORT_CASE_MARITAL] = { .name = "marital_status", INTEGER, QUASI,
                .list = EXPORT_LIST_MARITAL, ABOUT = "Marital status" },
            [EXPORT_CASE_RELIGION] = { .name = "religion", INTEGER, QUASI,
                .list = EXPORT_LIST_RELIGION, ABOUT = "Religion" },
            [EXPORT_CASE_ETHNICITY] = { .name = "ethnicity", INTEGER, QUASI,
                .list = EXPORT_LIST_ETHNICITY, ABOUT = "Ethnicity" },
            [EXPORT_CASE_PLACE] = { .name = "place", STRING, .width = 6, QUASI,
                ABOUT = "Country of ISO 3166-1 or province of ISO 3166-2" },
            [EXPORT_CASE_DIAGNOSIS] = { .name = "diagnosis", STRING,
                .width = 8, SENSITIVE, .reasons = true,
                ABOUT = "Main diagnosis: category of ICD-10 or ICD-11, "
                        "without what follows the point" },
            [EXPORT_CASE_LANGUAGE] = { .name = "language", INTEGER, PLAIN,
                .list = EXPORT_LIST_LANGUAGE,
                ABOUT = "Language the case is kept in" },
            [EXPORT_CASE_STATE] = { .name = "case_state", INTEGER, PLAIN,
                .list = EXPORT_LIST_STATE, .required = true,
                ABOUT = "Whether the case was closed" },
            [EXPORT_CASE_SESSIONS] = COUNT_OF("session_count",
                "Number of sessions held"),
            [EXPORT_CASE_NOTES] = COUNT_OF("note_count",
                "Number of notes in this bundle"),
            [EXPORT_CASE_SCORES] = COUNT_OF("score_count",
                "Number of rows in scores.csv"),
            [EXPORT_CASE_EVENTS] = COUNT_OF("event_count",
                "Number of rows in events.csv"),
            [EXPORT_CASE_LAST_DAY] = { .name = "last_day", INTEGER, PLAIN,
                .reasons = true,
                ABOUT = "Day of the last session or note, counted from the "
                        "first session (day 0)" },
            [EXPORT_CASE_LAST_WEEK] = { .name = "last_week", INTEGER, PLAIN,
                ABOUT = "Week of the last session or note" },
        },
        .column_count = EXPORT_CASE_COLUMNS,
        .key_count = 1,
    },
    [EXPORT_TABLE_EVENTS] = {
        .name = "events",
        .file = "events.csv",
        .form = "evt_",
        .description = "One row for each event",
        .columns = {
            CASE_ID,
            { .name = "event_number", INTEGER, KEY,
                ABOUT = "Place of the event among those of the case, from 1" },
            DAY,
            WEEK,
            { .name = "kind", INTEGER, SENSITIVE, .list = EXPORT_LIST_EVENT,
                .required = true, ABOUT = "Kind of event" },
        },
        .column_count = 5,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_MEASURES] = {
        .name = "measures",
        .file = "measures.csv",
        .form = "msr_",
        .description = "One row for each measure that has scores",
        .columns = {
            { .name = "measure", STRING, .width = 23, KEY,
                ABOUT = "Code of the measure" },
            { .name = "lowest", NUMBER, PLAIN, .required = true,
                ABOUT = "Lowest value it can have" },
            { .name = "highest", NUMBER, PLAIN, .required = true,
                ABOUT = "Highest value it can have" },
            { .name = "step", NUMBER, PLAIN, .required = true,
                ABOUT = "Difference between neighbouring values" },
            { .name = "direction", INTEGER, PLAIN, .required = true,
                .list = EXPORT_LIST_DIRECTION, ABOUT = "What more means" },
            { .name = "reliable_change", NUMBER, PLAIN,
                ABOUT = "Least difference published as reliable" },
        },
        .column_count = 6,
        .key_count = 1,
    },
    [EXPORT_TABLE_NOTES] = {
        .name = "notes",
        .file = "notes.csv",
        .form = "nte_",
        .description = "One row for each note",
        .columns = {
            CASE_ID,
            NOTE_NUMBER,
            { .name = "session_number", INTEGER, PLAIN,
                ABOUT = "The session of that day" },
            DAY,
            WEEK,
            { .name = "kind", INTEGER, PLAIN, .list = EXPORT_LIST_NOTE,
                .required = true, ABOUT = "Kind of note" },
            { .name = "language", INTEGER, PLAIN, .list = EXPORT_LIST_LANGUAGE,
                ABOUT = "Language of the note" },
            { .name = "length", INTEGER, PLAIN, .list = EXPORT_LIST_LENGTH,
                .required = true, ABOUT = "Length of the note" },
        },
        .column_count = 8,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_SCORES] = {
        .name = "scores",
        .file = "scores.csv",
        .form = "sco_",
        .description = "One row for each score of a measure",
        .columns = {
            CASE_ID,
            { .name = "score_number", INTEGER, KEY,
                ABOUT = "Place of the score among those of the case, from 1" },
            DAY,
            WEEK,
            { .name = "measure", STRING, .width = 23, PLAIN, .required = true,
                ABOUT = "Code of the measure, see measures.csv" },
            { .name = "value", NUMBER, SENSITIVE, .reasons = true,
                ABOUT = "The score" },
        },
        .column_count = 6,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_SESSIONS] = {
        .name = "sessions",
        .file = "sessions.csv",
        .form = "ses_",
        .description = "One row for each session that was recorded; for a "
                       "case without any, for each day with notes",
        .columns = {
            CASE_ID,
            { .name = "session_number", INTEGER, KEY,
                ABOUT = "Place of the session among those of the case, from "
                        "1" },
            DAY,
            WEEK,
            { .name = "attendance", INTEGER, PLAIN,
                .list = EXPORT_LIST_ATTENDANCE,
                ABOUT = "Whether it was held" },
            { .name = "modality", INTEGER, PLAIN, .list = EXPORT_LIST_MODALITY,
                ABOUT = "How it was held" },
            { .name = "platform", INTEGER, PLAIN, .list = EXPORT_LIST_PLATFORM,
                ABOUT = "Class of place or service" },
            { .name = "privacy", INTEGER, PLAIN, .list = EXPORT_LIST_PRIVACY,
                ABOUT = "Privacy of the client's room" },
            { .name = "minutes", INTEGER, PLAIN, ABOUT = "Its length" },
            COUNT_OF("note_count", "Number of notes of that session"),
        },
        .column_count = 10,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_TEXT] = {
        .name = "text",
        .file = "text.csv",
        .form = "txt_",
        .description = "One row for each note: its redacted text",
        .columns = {
            CASE_ID,
            NOTE_NUMBER,
            { .name = "text", STRING, .role = EXPORT_ROLE_SENSITIVE,
                .required = true,
                ABOUT = "The note with identifiers replaced by labels in "
                        "square brackets" },
        },
        .column_count = 3,
        .key_count = 2,
        .refers = true,
    },
    [EXPORT_TABLE_WITHDRAWN] = {
        .name = "withdrawn",
        .file = "withdrawn.csv",
        .form = "",
        .description = "One row for each case of an earlier bundle whose "
                       "consent no longer holds: its rows are to be deleted "
                       "wherever they are",
        .columns = {
            CASE_ID,
        },
        .column_count = 1,
        .key_count = 1,
    },
};

const struct export_table *
export_table_get(enum export_table_id id)
{
    return &tables[id];
}

const char *
export_column_type_name(enum export_column_type type)
{
    static const char *const names[] = {
        [EXPORT_COLUMN_INTEGER] = "integer",
        [EXPORT_COLUMN_NUMBER] = "number",
        [EXPORT_COLUMN_STRING] = "string",
    };

    return names[type];
}

const char *
export_column_role_name(enum export_role_of_column role)
{
    static const char *const names[] = {
        [EXPORT_ROLE_KEY] = "key",
        [EXPORT_ROLE_QUASI] = "quasi",
        [EXPORT_ROLE_SENSITIVE] = "sensitive",
        [EXPORT_ROLE_PLAIN] = "plain",
    };

    return names[role];
}
