#ifndef ANONYMIZER_KNOWN_DELETED_H
#define ANONYMIZER_KNOWN_DELETED_H

#include "anonymizer/known_table.h"

/* Keys of a word of `letters`: itself, with one left out, and with two. */
#define ANON_DELETED_KEYS(letters)                                             \
    (1 + (letters) + (letters) * ((letters)-1) / 2)

/*
 * Internal: the keys (ANON_FORM_DELETED) of `text` with up to `edits` (two at
 * most) letters left out; returns how many.  What goes before the letters left
 * out is hashed once.  `keys` has room for ANON_DELETED_KEYS(text.len).
 */
static inline size_t
anon_deleted_keys(struct anon_text text, unsigned edits, uint64_t *keys)
{
    uint64_t before = ANON_SEED_DELETED;
    size_t count = 1;
    size_t i;
    size_t j;

    keys[0] = anon_hash(before, text.data, text.len);
    for (i = 0; edits > 0 && i < text.len; i++) {
        uint64_t between = before;

        keys[count++] = anon_hash(before, text.data + i + 1, text.len - i - 1);
        for (j = i + 1; edits > 1 && j < text.len; j++) {
            keys[count++] =
                anon_hash(between, text.data + j + 1, text.len - j - 1);
            between = anon_hash_byte(between, text.data[j]);
        }
        before = anon_hash_byte(before, text.data[i]);
    }
    return count;
}

#endif
