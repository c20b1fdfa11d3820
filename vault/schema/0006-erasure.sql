/*
 * Erasing a case.  What is erased leaves its rows; what stays is the release
 * register, which names the case by its number only, and the log.  So the
 * register no longer needs the case to be there.
 */
CREATE TABLE release_case_kept (
    release_id INTEGER NOT NULL REFERENCES release (id),
    case_id INTEGER NOT NULL, /* of case_file, or of an erasure */
    PRIMARY KEY (release_id, case_id)
) STRICT, WITHOUT ROWID;
INSERT INTO release_case_kept (release_id, case_id)
    SELECT release_id, case_id FROM release_case;
DROP TABLE release_case;
ALTER TABLE release_case_kept RENAME TO release_case;
CREATE INDEX release_by_case ON release_case (case_id);

/* An erased case; the table below says which entries have lost their rows. */
CREATE TABLE erasure (
    id INTEGER PRIMARY KEY,
    case_number INTEGER NOT NULL UNIQUE, /* what case_file.id was */
    code TEXT NOT NULL COLLATE NOCASE UNIQUE
        CHECK (length(code) BETWEEN 2 AND 23),
    ground TEXT NOT NULL CHECK (length(ground) < 40
        AND ground NOT GLOB '*[^-a-z]*'),
    reason TEXT NOT NULL CHECK (length(reason) < 256),
    note_count INTEGER NOT NULL CHECK (note_count >= 0),
    last_note INTEGER NOT NULL CHECK (last_note >= 0)
) STRICT;
CREATE TABLE erased (
    entry INTEGER PRIMARY KEY,
    erasure_id INTEGER NOT NULL REFERENCES erasure (id)
) STRICT;
CREATE INDEX erased_by_erasure ON erased (erasure_id, entry);

/* A case that must not be erased for now, and the end of that. */
CREATE TABLE hold (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 255)
) STRICT;
CREATE INDEX hold_by_case ON hold (case_id, id);
CREATE TABLE hold_end (
    id INTEGER PRIMARY KEY,
    hold_id INTEGER NOT NULL UNIQUE REFERENCES hold (id)
) STRICT;

/* Years a case is kept after its closing; the newest row of a case counts. */
CREATE TABLE retention (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    years INTEGER NOT NULL CHECK (years BETWEEN 0 AND 100)
) STRICT;
CREATE INDEX retention_by_case ON retention (case_id, id);

/*
 * Where a backup was written, or (then `file` is empty) backups were only
 * looked after; `clean` when what was erased until then is erased there, too.
 */
CREATE TABLE visit (
    id INTEGER PRIMARY KEY,
    folder TEXT NOT NULL CHECK (length(folder) BETWEEN 1 AND 4095),
    file TEXT NOT NULL CHECK (length(file) < 256),
    managed INTEGER NOT NULL CHECK (managed IN (0, 1)),
    clean INTEGER NOT NULL CHECK (clean IN (0, 1)) /* all that is there */
) STRICT;
CREATE INDEX visit_by_folder ON visit (folder, id);
