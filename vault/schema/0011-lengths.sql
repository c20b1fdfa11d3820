/*
 * How long the notes are, beside their numbers: lists and tables tell the
 * length of every note, and would read and decrypt every text for it.
 */
CREATE INDEX note_version_length
    ON note_version (note_id, version, length(text));
