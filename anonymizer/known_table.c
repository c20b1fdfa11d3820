#include "anonymizer/known_table.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/wipe.h"

/* Of one form, more under the same key would not change what is found. */
#define SAME_MAX 4

/* Keys are FNV-1a: its low bits alone are not spread enough. */
static inline uint64_t
spread(uint64_t key)
{
    return key * UINT64_C(0x9E3779B97F4A7C15);
}

static inline size_t
slot_at(const struct anon_known *known, uint64_t key)
{
    return (size_t)((spread(key) >> 32) * known->slot_count >> 32);
}

static inline size_t
next_slot(const struct anon_known *known, size_t at)
{
    return at + 1 == known->slot_count ? 0 : at + 1;
}

/* Of the bits that say little of where the slot is. */
static inline uint32_t
tag_of(uint64_t key)
{
    return (uint32_t)(spread(key) >> 8);
}

/* Slots for each word of the filter. */
#define FILTER_SLOTS 8

static inline size_t
filter_words(const struct anon_known *known)
{
    return known->slot_count / FILTER_SLOTS + 1;
}

/* The word of a key lies where its slot does. */
static inline const uint64_t *
filter_at(const struct anon_known *known, uint64_t key)
{
    return &known->filter[slot_at(known, key) / FILTER_SLOTS];
}

static inline uint64_t
filter_mask(uint64_t key)
{
    uint64_t bits = key ^ key >> 32;

    return UINT64_C(1) << (bits & 63) | UINT64_C(1) << (bits >> 6 & 63) |
        UINT64_C(1) << (bits >> 12 & 63);
}

/* Least number of slots. */
#define SLOTS_LEAST 64

/* Of this many slots this many are filled at most. */
#define FILLED 7
#define FILLED_OF 8

static void
free_slots(struct anon_known *known)
{
    if (known->slots != NULL) {
        anon_wipe_free(known->slots, known->slot_count * sizeof(*known->slots));
    }
    if (known->filter != NULL) {
        anon_wipe_free(known->filter,
            filter_words(known) * sizeof(*known->filter));
    }
    if (known->pending != NULL) {
        anon_wipe_free(known->pending,
            ANON_KNOWN_PENDING * sizeof(*known->pending));
    }
    known->slots = NULL;
    known->filter = NULL;
    known->pending = NULL;
}

/* A table of so many slots fits into a cache. */
#define SLOTS_NEAR 16384

enum anon_status
anon_known_reserve(struct anon_known *known, size_t count)
{
    size_t slots = count / FILLED * FILLED_OF + SLOTS_LEAST;

    free_slots(known);
    if (slots > UINT32_MAX) {
        return ANON_ERR_LIMIT;
    }
    known->slot_count = slots;
    known->used = 0;
    known->print = 0;
    known->pending_count = 0;
    known->full = false;
    known->slots = calloc(slots, sizeof(*known->slots));
    known->filter = calloc(filter_words(known), sizeof(*known->filter));
    if (slots > SLOTS_NEAR) {
        known->pending = calloc(ANON_KNOWN_PENDING, sizeof(*known->pending));
    }
    return known->slots == NULL || known->filter == NULL ||
            (slots > SLOTS_NEAR && known->pending == NULL)
        ? ANON_ERR_NO_MEMORY
        : ANON_OK;
}

static enum anon_status
put(struct anon_known *known, uint64_t key, enum anon_form form, uint32_t value)
{
    const uint32_t what =
        ANON_SLOT_USED | (uint32_t)form << ANON_SLOT_VALUE_BITS | value;
    const uint32_t tag = tag_of(key);
    const struct anon_form_slot *slot;
    size_t same = 0;
    size_t at;

    known->full = known->used * FILLED_OF >= known->slot_count * FILLED;
    if (known->full || value > ANON_SLOT_VALUE_MAX) {
        return ANON_ERR_LIMIT;
    }
    at = slot_at(known, key);
    known->filter[at / FILTER_SLOTS] |= filter_mask(key);
    while ((slot = &known->slots[at])->what != 0) {
        if (slot->tag == tag && anon_form_of(slot) == form &&
            (slot->what == what || ++same == SAME_MAX)) {
            return ANON_OK;
        }
        at = next_slot(known, at);
    }
    known->slots[at] = (struct anon_form_slot){ tag, what };
    known->used++;
    /* A sum: what is put in another order finds the same. */
    known->print += spread(key) ^ (uint64_t)form;
    return ANON_OK;
}

enum anon_status
anon_known_settle(struct anon_known *known)
{
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; status == ANON_OK && i < known->pending_count; i++) {
        const struct anon_known_pending *form = &known->pending[i];

        status = put(known, form->key, form->form, form->value);
    }
    known->pending_count = 0;
    return status;
}

/*
 * Forms come in dozens, each to another place: in a large table, memory is
 * asked for all of the places first.
 */
enum anon_status
anon_known_put(struct anon_known *known, uint64_t key, enum anon_form form,
    uint32_t value)
{
    if (known->pending == NULL) {
        return put(known, key, form, value);
    }
    __builtin_prefetch(filter_at(known, key), 1);
    __builtin_prefetch(&known->slots[slot_at(known, key)], 1);
    known->pending[known->pending_count++] =
        (struct anon_known_pending){ key, value, form };
    return known->pending_count < ANON_KNOWN_PENDING ? ANON_OK
                                                     : anon_known_settle(known);
}

const struct anon_form_slot *
anon_known_next(const struct anon_known *known, uint64_t key, size_t *at)
{
    const uint32_t tag = tag_of(key);
    size_t next;

    if (*at == 0) {
        uint64_t mask = filter_mask(key);

        if ((*filter_at(known, key) & mask) != mask) {
            return NULL;
        }
    }
    /* `*at` is 1 + the slot to look at, so that 0 is the beginning. */
    next = *at == 0 ? slot_at(known, key) : *at - 1;
    while (known->slots[next].what != 0) {
        const struct anon_form_slot *slot = &known->slots[next];

        next = next_slot(known, next);
        if (slot->tag == tag) {
            *at = next + 1;
            return slot;
        }
    }
    return NULL;
}

void
anon_known_prefetch(const struct anon_known *known, uint64_t key)
{
    __builtin_prefetch(filter_at(known, key));
}

void
anon_known_put_head(struct anon_known *known, struct anon_text text, size_t len)
{
    known->longest = len > known->longest ? len : known->longest;
    if (text.len > 0) {
        unsigned char one = (unsigned char)text.data[0];

        known->ones[one >> 6] |= UINT64_C(1) << (one & 63);
    }
    if (text.len > 1) {
        uint32_t two = anon_known_two_of(text.data);

        known->twos[two >> 6] |= UINT64_C(1) << (two & 63);
    }
    if (text.len >= 3) {
        uint32_t head =
            anon_known_head_of(text.data) >> (32 - known->head_bits);

        known->heads[head >> 6] |= UINT64_C(1) << (head & 63);
    }
    if (text.len >= ANON_KNOWN_STEM) {
        uint64_t stem = anon_known_stem_of(known, text.data);

        known->stems[stem >> 6] |= UINT64_C(1) << (stem & 63);
    }
}

/* Bits for each value, and the least and the most of them, log2. */
#define HEADS_OF_ONE 1024
#define HEAD_BITS_LEAST 12
#define HEAD_BITS_MOST 16
#define STEMS_OF_ONE 32
#define STEM_BITS_LEAST 9
#define STEM_BITS_MOST 23

static unsigned
bits_for(size_t count, unsigned least, unsigned most)
{
    while (least < most && (size_t)1 << least < count) {
        least++;
    }
    return least;
}

static size_t
heads_size(const struct anon_known *known)
{
    return (((size_t)1 << known->head_bits) + ((size_t)1 << known->stem_bits)) /
        8;
}

enum anon_status
anon_known_reserve_heads(struct anon_known *known, size_t count)
{
    known->head_bits =
        bits_for(count * HEADS_OF_ONE, HEAD_BITS_LEAST, HEAD_BITS_MOST);
    known->stem_bits =
        bits_for(count * STEMS_OF_ONE, STEM_BITS_LEAST, STEM_BITS_MOST);
    known->heads = calloc(1, heads_size(known));
    if (known->heads == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    known->stems = known->heads + (((size_t)1 << known->head_bits) / 64);
    return ANON_OK;
}

void
anon_known_release_table(struct anon_known *known)
{
    free_slots(known);
    anon_wipe_free(known->heads, heads_size(known));
}

struct anon_text
anon_known_part_text(const struct anon_known *known, uint32_t part)
{
    const struct anon_part *found = &known->parts[part];

    return (struct anon_text){ known->pool + found->text, found->len };
}

static enum anon_status
grow_parts(struct anon_known *known, size_t cap)
{
    struct anon_part *parts = anon_wipe_grow(known->parts,
        known->part_count * sizeof(*parts), cap * sizeof(*parts));

    if (parts == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    known->parts = parts;
    known->part_cap = cap;
    return ANON_OK;
}

enum anon_status
anon_known_reserve_parts(struct anon_known *known, size_t count)
{
    known->part_count = 0;
    known->pool_len = 0;
    return count <= known->part_cap ? ANON_OK : grow_parts(known, count);
}

/* Makes room for one more part and `len` bytes of its text. */
static enum anon_status
reserve_part(struct anon_known *known, size_t len)
{
    if (known->part_count == known->part_cap) {
        enum anon_status status = grow_parts(known, known->part_cap * 2 + 16);

        if (status != ANON_OK) {
            return status;
        }
    }
    if (known->pool_cap - known->pool_len < len) {
        size_t cap = known->pool_cap * 2 + len + 256;
        char *pool = anon_wipe_grow(known->pool, known->pool_len, cap);

        if (pool == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        known->pool = pool;
        known->pool_cap = cap;
    }
    return ANON_OK;
}

/* Adds an owner; one of this case takes the place of another. */
static void
add_owner(const struct anon_known *known, struct anon_part *part, uint32_t item)
{
    bool own = known->items[item].origin == ANON_FROM_OWN;
    size_t i;

    for (i = 0; i < part->owners; i++) {
        if (part->owner[i] == item) {
            return;
        }
    }
    if (own && !part->own && part->owners > 0) {
        memmove(part->owner + 1, part->owner,
            (ANON_PART_OWNERS - 1) * sizeof(part->owner[0]));
        part->owner[0] = item;
        if (part->owners < ANON_PART_OWNERS) {
            part->owners++;
        }
    } else if (part->owners < ANON_PART_OWNERS) {
        part->owner[part->owners++] = item;
    }
    part->own = part->own || own;
}

enum anon_status
anon_known_put_part(struct anon_known *known, struct anon_text text,
    uint32_t item, uint32_t *ret_part, bool *ret_new)
{
    uint64_t key = anon_hash(ANON_SEED_TEXT, text.data, text.len);
    const struct anon_form_slot *slot;
    struct anon_part *part;
    enum anon_status status;
    size_t at = 0;
    bool own;

    status = known->pending_count == 0 ? ANON_OK : anon_known_settle(known);
    if (status != ANON_OK) {
        return status;
    }
    while ((slot = anon_known_next(known, key, &at)) != NULL) {
        if (anon_form_of(slot) == ANON_FORM_PART) {
            part = &known->parts[anon_value_of(slot)];
            own = part->own;
            add_owner(known, part, item);
            *ret_part = anon_value_of(slot);
            *ret_new = part->own != own;
            return ANON_OK;
        }
    }
    status = reserve_part(known, text.len);
    if (status != ANON_OK) {
        return status;
    }
    part = &known->parts[known->part_count];
    *part = (struct anon_part){ .text = (uint32_t)known->pool_len,
        .len = (uint16_t)text.len };
    memcpy(known->pool + known->pool_len, text.data, text.len);
    known->pool_len += text.len;
    add_owner(known, part, item);
    *ret_part = (uint32_t)known->part_count++;
    *ret_new = true;
    return anon_known_put(known, key, ANON_FORM_PART, *ret_part);
}
