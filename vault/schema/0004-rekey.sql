/*
 * A rekey makes every MAC of the log anew.  The row keeps what they began with
 * before: the first 16 bytes of the MAC of each entry, one after the other, so
 * that a mark taken earlier is still found.
 */
CREATE TABLE rekey (
    id INTEGER PRIMARY KEY,
    macs BLOB NOT NULL CHECK (length(macs) = 16 * (id - 1))
) STRICT;
