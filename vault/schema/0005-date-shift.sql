/*
 * From which number the days are made by which the dates of a case move where
 * a policy shifts them: random, one for each case and purpose, so that two
 * releases for one purpose fit together and those for two purposes cannot be
 * joined by dates.
 */
CREATE TABLE date_shift (
    id INTEGER PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 127),
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    drawn INTEGER NOT NULL CHECK (drawn <> 0),
    UNIQUE (purpose, case_id)
) STRICT;
