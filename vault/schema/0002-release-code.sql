/*
 * The name a release goes by outside: in the brief, in the supervisor's reply
 * and over the telephone.  Random, so that it tells nothing of the vault.
 * Releases made before this step have none.
 */
CREATE TABLE release_code (
    id INTEGER PRIMARY KEY,
    release_id INTEGER NOT NULL UNIQUE REFERENCES release (id),
    code TEXT NOT NULL UNIQUE CHECK (length(code) = 8
        AND code NOT GLOB '*[^2-7A-Z]*')
) STRICT;
