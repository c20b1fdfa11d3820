/*
 * How a consent came about: how each step was gone through, which text was
 * shown, who gave it, who was there, and which limits were told before.  One
 * row for a consent at most; a consent of before this step, or one that was
 * recorded without, has none.  Which words a field may hold is checked by
 * vault/coded.c.  The first column is the number of the audit entry that
 * vouches for the row.
 */
CREATE TABLE consent_detail (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL UNIQUE REFERENCES consent (id),
    continues INTEGER REFERENCES consent (id), /* an earlier, unfinished one */
    informed_how TEXT NOT NULL CHECK (length(informed_how) < 40
        AND informed_how NOT GLOB '*[^-0-9a-z]*'),
    understood_how TEXT NOT NULL CHECK (length(understood_how) < 40
        AND understood_how NOT GLOB '*[^-0-9a-z]*'),
    accepted_how TEXT NOT NULL CHECK (length(accepted_how) < 40
        AND accepted_how NOT GLOB '*[^-0-9a-z]*'),
    text_version TEXT NOT NULL CHECK (length(text_version) < 40),
    text_language TEXT NOT NULL CHECK (length(text_language) < 16
        AND text_language NOT GLOB '*[^-0-9A-Za-z]*'),
    given_by TEXT NOT NULL CHECK (length(given_by) < 40
        AND given_by NOT GLOB '*[^-0-9a-z]*'),
    relation TEXT NOT NULL CHECK (length(relation) < 40),
    witness TEXT NOT NULL CHECK (length(witness) < 128),
    told TEXT NOT NULL CHECK (length(told) < 256
        AND told NOT GLOB '*[^-,0-9a-z]*'),
    CHECK (continues IS NULL OR continues < consent_id)
) STRICT;
CREATE INDEX consent_detail_continues ON consent_detail (continues);
