#include "anonymizer/quasi_table.h"

/* Bits of an entry beneath those of the hash; so does data/pack_quasi.py. */
#define TAG_SHIFT 11

static const uint32_t slots[] = {
#include "quasi_table.inc"
};

#define SLOT_COUNT (sizeof(slots) / sizeof(slots[0]))

/* log2 of the bits of heads and of tails. */
#define HEAD_BITS 19
#define TAIL_BITS 14

static const uint64_t heads[] = {
#include "quasi_heads.inc"
};

static const uint64_t tails[] = {
#include "quasi_tails.inc"
};

_Static_assert((SLOT_COUNT & (SLOT_COUNT - 1)) == 0, "slots: a power of two");
_Static_assert(sizeof(heads) * 8 == (size_t)1 << HEAD_BITS, "bits of heads");
_Static_assert(sizeof(tails) * 8 == (size_t)1 << TAIL_BITS, "bits of tails");

uint32_t
anon_quasi_find(uint64_t hash)
{
    const uint32_t tag = (uint32_t)(hash >> (32 + TAG_SHIFT));
    size_t at = (size_t)hash & (SLOT_COUNT - 1);

    while (slots[at] != 0 && slots[at] >> TAG_SHIFT != tag) {
        at = (at + 1) & (SLOT_COUNT - 1);
    }
    return slots[at];
}

static inline bool
has(const uint64_t *bits, uint64_t at)
{
    return (bits[at >> 6] >> (at & 63) & 1) != 0;
}

bool
anon_quasi_may_begin(uint64_t head)
{
    return has(heads, head * UINT64_C(0x9E3779B97F4A7C15) >> (64 - HEAD_BITS));
}

bool
anon_quasi_may_end(uint32_t four)
{
    return has(tails,
        (uint32_t)((four | 0x20202020) * UINT32_C(0x9E3779B1)) >>
            (32 - TAIL_BITS));
}
