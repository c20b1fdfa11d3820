/*
 * Decisions of a review that say more than remove or keep: under which label,
 * for the text in whatever letter case, or that it is to be asked again.  The
 * newest row of this table and of `decision` counts.
 */
CREATE TABLE ruling (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    surface TEXT NOT NULL CHECK (length(surface) > 0),
    decision TEXT NOT NULL CHECK (decision IN ('remove', 'keep')),
    label TEXT NOT NULL CHECK (length(label) < 40
        AND label NOT GLOB '*[^A-Z]*'),
    folded INTEGER NOT NULL CHECK (folded IN (0, 1)) /* the surface is */
) STRICT;
CREATE INDEX ruling_by_surface ON ruling (case_id, surface, id);
