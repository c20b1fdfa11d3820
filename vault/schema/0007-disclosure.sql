/*
 * What left the vault without a consent, on one of the grounds on which the
 * law lets it: the fields of the accounting that 45 CFR 164.528 (b) (2) asks
 * for.  Releases with a consent are in `release`.
 */
CREATE TABLE disclosure (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    recipient TEXT NOT NULL CHECK (length(recipient) BETWEEN 1 AND 255),
    what TEXT NOT NULL CHECK (length(what) BETWEEN 1 AND 127),
    ground TEXT NOT NULL CHECK (ground IN ('danger-self', 'danger-other',
        'child', 'court', 'legal-duty')),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1023)
) STRICT;
CREATE INDEX disclosure_by_case ON disclosure (case_id);
