/*
 * Hours of supervision, with or without a case, and which note is the reply to
 * which release.  The hours are the therapist's and outlive an erased case.  Both are only added; a wrong hour is retracted.  The first
 * column is the number of the audit entry that vouches for the row.
 */
CREATE TABLE supervision (
    id INTEGER PRIMARY KEY,
    case_id INTEGER, /* of case_file, or of an erasure; or of none */
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
    people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 99),
    supervisor TEXT NOT NULL CHECK (length(supervisor) BETWEEN 1 AND 127)
) STRICT;
CREATE INDEX supervision_by_date ON supervision (date, id);

/* A release may have several replies, but the same one once only. */
CREATE TABLE reply (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL REFERENCES release (id),
    note_id INTEGER NOT NULL UNIQUE REFERENCES note (id),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64
        AND sha256 NOT GLOB '*[^0-9a-f]*'),
    UNIQUE (release_id, sha256)
) STRICT;
