#include "anonymizer/cue.h"

#include <stddef.h>
#include <string.h>

#include "anonymizer/cue_table.inc"

const struct anon_cue *
anon_cue_find(struct anon_text word, uint64_t hash)
{
    size_t at = hash & (CUE_SLOTS - 1);

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
