/*
 * The first tables.  Rows are only ever added, except note.version, which
 * names the newest version.  The first column of every table but note,
 * release and release_case is the number of the audit entry that vouches for
 * the row (release has it apart), so a page put back from an old copy, with
 * rows gone or older than the log says, is noticed by vault_audit_verify().
 */
CREATE TABLE audit (
    number INTEGER PRIMARY KEY,
    at TEXT NOT NULL CHECK (at GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
    actor TEXT NOT NULL CHECK (length(actor) < 128),
    action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 39),
    subject TEXT NOT NULL CHECK (length(subject) < 128),
    detail TEXT NOT NULL CHECK (length(detail) < 256),
    link BLOB CHECK (link IS NULL OR length(link) = 32),
    mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

CREATE TABLE case_file (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL COLLATE NOCASE UNIQUE
        CHECK (length(code) BETWEEN 2 AND 23
            AND code NOT GLOB '*[^-_0-9A-Za-z]*'),
    opened TEXT NOT NULL CHECK (opened GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    language TEXT NOT NULL CHECK (language IN ('', 'id', 'en'))
) STRICT;

CREATE TABLE case_closing (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL UNIQUE REFERENCES case_file (id),
    closed TEXT NOT NULL CHECK (closed GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

/* Identity, apart from clinical text. */
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    role TEXT NOT NULL CHECK (length(role) BETWEEN 1 AND 39)
) STRICT;
CREATE INDEX person_by_case ON person (case_id, role);

CREATE TABLE identifier (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES person (id),
    kind TEXT NOT NULL CHECK (kind IN ('name', 'nickname', 'phone', 'email',
        'handle', 'url', 'address', 'place', 'date', 'birth', 'id', 'org')),
    value TEXT NOT NULL CHECK (length(value) > 0),
    UNIQUE (person_id, kind, value)
) STRICT;

/* Clinical text. */
CREATE TABLE note (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (kind IN ('progress', 'process', 'intake',
        'plan', 'risk', 'safety-plan', 'contact', 'collateral',
        'ai-material', 'supervision', 'closing')),
    date TEXT NOT NULL CHECK (date GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    written_at TEXT NOT NULL CHECK (written_at GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
    language TEXT NOT NULL CHECK (language IN ('', 'id', 'en')),
    version INTEGER NOT NULL CHECK (version >= 1)
) STRICT;
CREATE INDEX note_by_case ON note (case_id, date, id);

CREATE TABLE note_version (
    entry INTEGER PRIMARY KEY,
    note_id INTEGER NOT NULL REFERENCES note (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    text TEXT NOT NULL,
    UNIQUE (note_id, version)
) STRICT;

/*
 * The search index keeps no text of its own: it reads the newest versions
 * through the view.  secure-delete takes the words of an older version out of
 * the index pages at once instead of at the next merge.
 */
CREATE VIEW note_text (id, text) AS
    SELECT note.id, note_version.text
    FROM note JOIN note_version
        ON note_version.note_id = note.id
        AND note_version.version = note.version;
CREATE VIRTUAL TABLE note_search USING fts5 (
    text, content = 'note_text', content_rowid = 'id', tokenize = 'casevault');
INSERT INTO note_search (note_search, rank) VALUES ('secure-delete', 1);

CREATE TABLE consent (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    kind TEXT NOT NULL CHECK (
        kind IN ('treatment', 'recording', 'supervision', 'presentation',
            'ai-local')
        OR kind GLOB 'research:?*' OR kind GLOB 'disclosure:?*'),
    informed TEXT NOT NULL CHECK (informed = '' OR informed GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    understood TEXT NOT NULL CHECK (understood = '' OR understood GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    accepted TEXT NOT NULL CHECK (accepted = '' OR accepted GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    expires TEXT NOT NULL CHECK (expires = '' OR expires GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE INDEX consent_by_case ON consent (case_id, kind);

CREATE TABLE consent_revocation (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL REFERENCES consent (id),
    revoked TEXT NOT NULL CHECK (revoked GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    UNIQUE (consent_id, revoked)
) STRICT;

/* What left the vault. */
CREATE TABLE release (
    id INTEGER PRIMARY KEY,
    entry INTEGER NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('supervision', 'research')),
    purpose TEXT NOT NULL CHECK (length(purpose) BETWEEN 1 AND 127),
    profile TEXT NOT NULL CHECK (length(profile) BETWEEN 1 AND 39),
    made_at TEXT NOT NULL CHECK (made_at GLOB
        '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
    finding_count INTEGER NOT NULL CHECK (finding_count >= 0),
    decision_count INTEGER NOT NULL
        CHECK (decision_count >= 0),
    sha256 TEXT NOT NULL
        CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*')
) STRICT;

CREATE TABLE release_case (
    release_id INTEGER NOT NULL REFERENCES release (id),
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    PRIMARY KEY (release_id, case_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX release_by_case ON release_case (case_id);

CREATE TABLE pseudonym (
    id INTEGER PRIMARY KEY,
    project TEXT NOT NULL CHECK (length(project) BETWEEN 1 AND 127),
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    pseudonym TEXT NOT NULL UNIQUE CHECK (length(pseudonym) = 8
        AND pseudonym NOT GLOB '*[^2-7A-Z]*'),
    UNIQUE (project, case_id)
) STRICT;

/* Review memory; the newest row of a surface form counts. */
CREATE TABLE decision (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES case_file (id),
    surface TEXT NOT NULL CHECK (length(surface) > 0),
    decision TEXT NOT NULL CHECK (decision IN ('remove', 'keep'))
) STRICT;
CREATE INDEX decision_by_surface ON decision (case_id, surface, id);
