/*
 * What the clinic counts, apart from prose: sessions (an appointment is one
 * agreed upon, held or not), measures and scores, events, and coded facts
 * about the client.  Rows are only ever added; a wrong one is retracted.  The
 * first column is the number of the audit entry that vouches for the row.
 * Which words a field may hold is checked by vault/coded.c, so that a list can
 * grow without a new step; the tables hold them to the form of a word.
 */
CREATE TABLE appointment (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    attendance TEXT NOT NULL CHECK (length(attendance) BETWEEN 1 AND 39
        AND attendance NOT GLOB '*[^-0-9a-z]*'),
    modality TEXT NOT NULL CHECK (length(modality) < 40
        AND modality NOT GLOB '*[^-0-9a-z]*'),
    platform TEXT NOT NULL CHECK (length(platform) < 40
        AND platform NOT GLOB '*[^-0-9a-z]*'),
    privacy TEXT NOT NULL CHECK (length(privacy) < 40
        AND privacy NOT GLOB '*[^-0-9a-z]*'),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN -1 AND 1440)
) STRICT;
CREATE INDEX appointment_by_case ON appointment (case_id, date, id);

/* Measures of the user's own; the known ones stand in vault/measure.c. */
CREATE TABLE measure (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE CHECK (length(code) BETWEEN 2 AND 23
        AND code NOT GLOB '*[^-0-9a-z]*'),
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 127),
    direction TEXT NOT NULL
        CHECK (direction IN ('higher-is-worse', 'higher-is-better')),
    lowest INTEGER NOT NULL,
    highest INTEGER NOT NULL CHECK (highest > lowest),
    step INTEGER NOT NULL CHECK (step >= 1)
) STRICT;

/* Values are in hundredths: 12.5 is 1250. */
CREATE TABLE score (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    measure TEXT NOT NULL CHECK (length(measure) BETWEEN 2 AND 23
        AND measure NOT GLOB '*[^-0-9a-z]*'),
    value INTEGER,
    missing TEXT NOT NULL CHECK (length(missing) < 40
        AND missing NOT GLOB '*[^-0-9a-z]*'),
    CHECK ((value IS NULL) = (missing <> ''))
) STRICT;
CREATE INDEX score_by_case ON score (case_id, date, id);

CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 39
        AND kind NOT GLOB '*[^-0-9a-z]*')
) STRICT;
CREATE INDEX event_by_case ON event (case_id, date, id);

/* Coded facts about the client; the newest row of a kind counts. */
CREATE TABLE attribute (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (length(kind) BETWEEN 1 AND 39
        AND kind NOT GLOB '*[^-0-9a-z]*'),
    value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 39
        AND value NOT GLOB '*[^-.0-9A-Za-z]*')
) STRICT;
CREATE INDEX attribute_by_case ON attribute (case_id, kind, id);

/* A row of appointment, score or event that does not count: it was wrong. */
CREATE TABLE retraction (
    id INTEGER PRIMARY KEY,
    row_id INTEGER NOT NULL UNIQUE
) STRICT;
