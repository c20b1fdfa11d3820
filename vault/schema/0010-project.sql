/*
 * Research projects: their description as it was received, the newest of a
 * name counting; the name that this vault has in each of them; and the day
 * that the days of a case count from, kept since its first release so that
 * later ones count alike.  The first column is the number of the audit entry
 * that vouches for the row.
 */
CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 127),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64
        AND sha256 NOT GLOB '*[^0-9a-f]*'),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 65536)
) STRICT;
CREATE INDEX project_by_name ON project (name, id);

CREATE TABLE site (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL UNIQUE CHECK (length(project) BETWEEN 1 AND 127),
    site TEXT NOT NULL UNIQUE CHECK (length(site) = 10
        AND site NOT GLOB '*[^2-7A-Z]*')
) STRICT;

CREATE TABLE day_zero (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL CHECK (length(project) BETWEEN 1 AND 127),
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    UNIQUE (project, case_id)
) STRICT;
CREATE INDEX day_zero_by_case ON day_zero (case_id);
