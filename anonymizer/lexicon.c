#include "anonymizer/lexicon.h"

#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/lexicon_table.h"

#define GOLDEN_RATIO UINT64_C(0x9E3779B97F4A7C15)
#define ENTRY_HEAD 3

const struct anon_word *
anon_lexicon_find(const char *word, size_t len)
{
    uint64_t hash = anon_hash(ANON_HASH_START, word, len) * GOLDEN_RATIO;
    uint32_t count = anon_lexicon_slot_count;
    uint32_t at = (uint32_t)((hash >> 32) * count >> 32);
    const unsigned char *entry;
    uint32_t slot;

    while ((slot = anon_lexicon_slots[at]) != 0) {
        entry = anon_lexicon_pool + (slot >> 8);
        if ((slot & 0xFF) == (hash & 0xFF) && entry[0] == len &&
            memcmp(entry + ENTRY_HEAD, word, len) == 0) {
            return &anon_lexicon_kinds[entry[1] | entry[2] << 8];
        }
        at = at + 1 == count ? 0 : at + 1;
    }
    return NULL;
}

bool
anon_lexicon_region_exists(unsigned province, unsigned regency)
{
    return province < 100 && regency < 100 &&
        anon_lexicon_regions[province][regency] != 0;
}
