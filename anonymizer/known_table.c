#include "anonymizer/known_table.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/hash.h"
#include "anonymizer/memo.h"
#include "anonymizer/wipe.h"

/* Of one form, more under the same key would not change what is found. */
#define SAME_MAX 4

static size_t
slot_at(const struct anon_known *known, uint64_t key)
{
    return (size_t)(key ^ key >> 32) & (known->slot_count - 1);
}

#define FILTER_BITS 4 /* of each slot */

static size_t
filter_at(const struct anon_known *known, uint64_t key)
{
    return (size_t)(key ^ key >> 29) & (known->slot_count * FILTER_BITS - 1);
}

static size_t
filter_bytes(const struct anon_known *known)
{
    return known->slot_count * FILTER_BITS / 8;
}

static void
put_slot(struct anon_known *known, struct anon_form_slot slot)
{
    size_t at = slot_at(known, slot.key);

    while (known->slots[at].used) {
        at = (at + 1) & (known->slot_count - 1);
    }
    known->slots[at] = slot;
    at = filter_at(known, slot.key);
    known->filter[at >> 6] |= UINT64_C(1) << (at & 63);
}

/* An identifier has some sixty forms: a few of them fit at once. */
static size_t
first_count(const struct anon_known *known)
{
    size_t count = 256;

    while (count < 128 * known->item_count && count < 4096) {
        count *= 2;
    }
    return count;
}

static enum anon_status
grow(struct anon_known *known)
{
    struct anon_form_slot *old = known->slots;
    size_t old_count = known->slot_count;
    size_t count = old_count == 0 ? first_count(known) : old_count * 2;
    struct anon_form_slot *slots =
        anon_wipe_grow(NULL, 0, count * sizeof(*slots));
    uint64_t *filter = anon_wipe_grow(NULL, 0, count * FILTER_BITS / 8);
    size_t i;

    if (slots == NULL || filter == NULL) {
        free(slots);
        free(filter);
        return ANON_ERR_NO_MEMORY;
    }
    anon_wipe_free(known->filter, filter_bytes(known));
    known->filter = filter;
    known->slots = slots;
    known->slot_count = count;
    for (i = 0; i < old_count; i++) {
        if (old[i].used) {
            put_slot(known, old[i]);
        }
    }
    anon_wipe_free(old, old_count * sizeof(*old));
    return ANON_OK;
}

enum anon_status
anon_known_put(struct anon_known *known, uint64_t key, enum anon_form form,
    uint32_t value)
{
    const struct anon_form_slot *slot;
    size_t at = 0;
    size_t same = 0;

    if (known->used * 2 >= known->slot_count) {
        enum anon_status status = grow(known);

        if (status != ANON_OK) {
            return status;
        }
    }
    while ((slot = anon_known_next(known, key, &at)) != NULL) {
        if (slot->form != form) {
            continue;
        }
        if (slot->value == value || ++same == SAME_MAX) {
            return ANON_OK;
        }
    }
    put_slot(known, (struct anon_form_slot){ key, value, (uint16_t)form, 1 });
    known->used++;
    known->print = anon_memo_key(known->print ^ key, (uint64_t)form);
    return ANON_OK;
}

const struct anon_form_slot *
anon_known_next(const struct anon_known *known, uint64_t key, size_t *at)
{
    size_t next;

    if (known->slot_count == 0) {
        return NULL;
    }
    if (*at == 0) {
        next = filter_at(known, key);
        if ((known->filter[next >> 6] >> (next & 63) & 1) == 0) {
            return NULL;
        }
    }
    next = *at == 0 ? slot_at(known, key) : *at & (known->slot_count - 1);
    while (known->slots[next].used) {
        if (known->slots[next].key == key) {
            /* Never 0, which means "from the beginning". */
            *at = next + 1 + known->slot_count;
            return &known->slots[next];
        }
        next = (next + 1) & (known->slot_count - 1);
    }
    return NULL;
}

void
anon_known_prefetch(const struct anon_known *known, uint64_t key)
{
    if (known->slot_count > 0) {
        __builtin_prefetch(&known->filter[filter_at(known, key) >> 6]);
    }
}

void
anon_known_put_head(struct anon_known *known, struct anon_text text)
{
    if (text.len > 0) {
        unsigned char one = (unsigned char)text.data[0];

        known->ones[one >> 6] |= UINT64_C(1) << (one & 63);
    }
    if (text.len > 1) {
        uint32_t two = anon_known_two_of(text.data);

        known->twos[two >> 6] |= UINT64_C(1) << (two & 63);
    }
    if (text.len >= 3) {
        uint32_t head = anon_known_head_of(text.data);

        known->heads[head >> 6] |= UINT64_C(1) << (head & 63);
    }
    if (text.len >= ANON_KNOWN_STEM) {
        uint64_t stem = anon_known_stem_of(known, text.data);

        known->stems[stem >> 6] |= UINT64_C(1) << (stem & 63);
    }
}

/* Bits of stems for each value, and the least and the most of them, log2. */
#define STEMS_OF_ONE 32
#define STEM_BITS_LEAST 9
#define STEM_BITS_MOST 23

static size_t
stem_bytes(const struct anon_known *known)
{
    return ((size_t)1 << known->stem_bits) / 8;
}

enum anon_status
anon_known_reserve_heads(struct anon_known *known, size_t count)
{
    unsigned bits = STEM_BITS_LEAST;

    while (bits < STEM_BITS_MOST && (size_t)1 << bits < count * STEMS_OF_ONE) {
        bits++;
    }
    known->stem_bits = bits;
    known->stems = calloc(1, stem_bytes(known));
    return known->stems == NULL ? ANON_ERR_NO_MEMORY : ANON_OK;
}

void
anon_known_release_table(struct anon_known *known)
{
    anon_wipe_free(known->filter, filter_bytes(known));
    anon_wipe_free(known->slots, known->slot_count * sizeof(*known->slots));
    anon_wipe_free(known->stems, stem_bytes(known));
}

struct anon_text
anon_known_part_text(const struct anon_known *known, uint32_t part)
{
    const struct anon_part *found = &known->parts[part];

    return (struct anon_text){ known->pool + found->text, found->len };
}

/* Makes room for one more part and `len` bytes of its text. */
static enum anon_status
reserve_part(struct anon_known *known, size_t len)
{
    if (known->part_count == known->part_cap) {
        size_t cap = known->part_cap * 2 + 16;
        struct anon_part *parts = anon_wipe_grow(known->parts,
            known->part_count * sizeof(*parts), cap * sizeof(*parts));

        if (parts == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        known->parts = parts;
        known->part_cap = cap;
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

    while ((slot = anon_known_next(known, key, &at)) != NULL) {
        if (slot->form == ANON_FORM_PART) {
            part = &known->parts[slot->value];
            own = part->own;
            add_owner(known, part, item);
            *ret_part = slot->value;
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
