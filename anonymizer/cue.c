#include "anonymizer/cue.h"

#include <assert.h>
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

uint16_t
anon_cue_number(const struct anon_cue *cue)
{
    static_assert(CUE_SLOTS < UINT16_MAX, "numbers of cues have 16 bits");
    return (uint16_t)(cue - cue_table + 1);
}

const struct anon_cue *
anon_cue_numbered(uint16_t number)
{
    return &cue_table[number - 1];
}
