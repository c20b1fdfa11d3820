#include "anonymizer/cue.h"

#include <stddef.h>
#include <string.h>

#include "anonymizer/cue_table.inc"

const struct anon_cue *
anon_cue_find(struct anon_text word, uint64_t hash)
{
    size_t at = hash & (CUE_SLOTS - 1);
    size_t bit = hash >> 50;

    if ((cue_bits[bit >> 6] >> (bit & 63) & 1) == 0) {
        return NULL;
    }

    while (cue_table[at].word != NULL) {
        const struct anon_cue *cue = &cue_table[at];

        if (cue->len == word.len &&
            memcmp(cue->word, word.data, word.len) == 0) {
            return cue;
        }
        at = (at + 1) & (CUE_SLOTS - 1);
    }
    return NULL;
}
