#include "anonymizer/name_set.h"

#include <string.h>

#include "anonymizer/wipe.h"

/* Shortest name whose misspellings are looked for, in bytes. */
#define NEAR_MIN 5

/* Beyond this many names a misspelling is as likely another name. */
#define NEAR_COUNT_MAX 600

static size_t
slot_of(const struct anon_name_set *set, uint64_t hash)
{
    return (size_t)(hash * UINT64_C(0x9E3779B97F4A7C15) >> 32) &
        (set->slot_count - 1);
}

static void
put(struct anon_name_set *set, size_t index)
{
    size_t at = slot_of(set, set->items[index].hash);
    uint64_t bit;

    while (set->slots[at] != 0) {
        at = (at + 1) & (set->slot_count - 1);
    }
    set->slots[at] = (uint32_t)index + 1;
    bit = set->items[index].hash * UINT64_C(0x9E3779B97F4A7C15) >> 56;
    set->sieve[bit / 64] |= UINT64_C(1) << (bit & 63);
}

static enum anon_status
grow(struct anon_name_set *set)
{
    size_t cap = set->cap == 0 ? 32 : set->cap * 2;
    uint32_t *slots = anon_wipe_grow(NULL, 0, cap * 2 * sizeof(*slots));
    struct anon_name *items = anon_wipe_grow(set->items,
        set->cap * sizeof(*items), cap * sizeof(*items));
    size_t i;

    if (items != NULL) {
        set->items = items;
        set->cap = cap;
    }
    if (items == NULL || slots == NULL) {
        anon_wipe_free(slots, cap * 2 * sizeof(*slots));
        return ANON_ERR_NO_MEMORY;
    }
    anon_wipe_free(set->slots, set->slot_count * sizeof(*slots));
    set->slots = slots;
    set->slot_count = cap * 2;
    for (i = 0; i < set->len; i++) {
        put(set, i);
    }
    return ANON_OK;
}

/* The same name in the set, or NULL. */
static struct anon_name *
find_same(const struct anon_name_set *set, const struct anon_name *name)
{
    const struct anon_name *found = anon_name_set_next(set, name->hash, NULL);

    while (found != NULL &&
        (found->type != name->type || found->len != name->len ||
            memcmp(found->text, name->text, name->len) != 0)) {
        found = anon_name_set_next(set, name->hash, found);
    }
    return found == NULL || set->items == NULL
        ? NULL
        : &set->items[found - set->items];
}

static inline size_t
beginning(char first)
{
    return (size_t)(unsigned char)first % ANON_NAME_BEGINS;
}

/* Links the new item with those that begin alike, if it may be misspelt. */
static void
add_beginning(struct anon_name_set *set, size_t index)
{
    struct anon_name *name = &set->items[index];
    size_t begins = beginning(name->text[0]);
    uint32_t *last = &set->begins[begins];
    size_t len;

    name->next = 0;
    if (name->type == ANON_PERSON && name->len >= NEAR_MIN) {
        name->next = *last;
        *last = (uint32_t)index + 1;
        for (len = name->len - 1u; len <= name->len + 1u; len++) {
            set->near[len] |= UINT32_C(1) << begins;
        }
    }
}

enum anon_status
anon_name_set_add(struct anon_name_set *set, const struct anon_name *name)
{
    struct anon_name *same =
        anon_name_set_may_have(set, name->hash) ? find_same(set, name) : NULL;
    enum anon_status status = ANON_OK;

    if (same != NULL) {
        if (same->confidence < name->confidence) {
            same->confidence = name->confidence;
        }
        return ANON_OK;
    }
    if (set->len >= ANON_NAME_COUNT_MAX) {
        return ANON_OK;
    }
    if (set->len == set->cap) {
        status = grow(set);
    }
    if (status == ANON_OK && set->items != NULL) {
        set->items[set->len] = *name;
        put(set, set->len);
        add_beginning(set, set->len);
        set->len++;
    }
    return status;
}

const struct anon_name *
anon_name_set_next(const struct anon_name_set *set, uint64_t hash,
    const struct anon_name *last)
{
    size_t at;
    bool past = last == NULL;

    if (set->slot_count == 0) {
        return NULL;
    }
    at = slot_of(set, hash);
    while (set->slots[at] != 0) {
        const struct anon_name *name = &set->items[set->slots[at] - 1];

        if (past && name->hash == hash) {
            return name;
        }
        past = past || name == last;
        at = (at + 1) & (set->slot_count - 1);
    }
    return NULL;
}

/* Whether `a` and `b` are one edit apart; the lengths differ by one at most. */
static bool
one_edit(struct anon_text a, struct anon_text b)
{
    size_t same = 0;
    size_t tail = 0;
    size_t shorter = a.len < b.len ? a.len : b.len;

    while (same < shorter && a.data[same] == b.data[same]) {
        same++;
    }
    while (tail < shorter - same &&
        a.data[a.len - 1 - tail] == b.data[b.len - 1 - tail]) {
        tail++;
    }
    if (a.len != b.len) {
        return same + tail == shorter;
    }
    return same + tail + 1 == a.len ||
        (same + tail + 2 == a.len && a.data[same] == b.data[same + 1] &&
            a.data[same + 1] == b.data[same]);
}

const struct anon_name *
anon_name_set_near(const struct anon_name_set *set, struct anon_text word)
{
    uint32_t i;

    if (word.len < NEAR_MIN || set->len > NEAR_COUNT_MAX ||
        !anon_name_set_may_near(set, word)) {
        return NULL;
    }
    for (i = set->begins[beginning(word.data[0])]; i != 0;
         i = set->items[i - 1].next) {
        const struct anon_name *name = &set->items[i - 1];
        struct anon_text text = { name->text, name->len };
        size_t apart =
            text.len > word.len ? text.len - word.len : word.len - text.len;

        if (apart <= 1 && text.data[0] == word.data[0] &&
            one_edit(text, word)) {
            return name;
        }
    }
    return NULL;
}

/* More memory than this is not kept: it would be cleared for each text. */
#define KEPT_SLOTS 1024

void
anon_name_set_clear(struct anon_name_set *set)
{
    if (set->slot_count > KEPT_SLOTS) {
        anon_name_set_release(set);
    } else if (set->len > 0) {
        memset(set->slots, 0, set->slot_count * sizeof(*set->slots));
        memset(set->sieve, 0, sizeof(set->sieve));
        memset(set->begins, 0, sizeof(set->begins));
        memset(set->near, 0, sizeof(set->near));
        set->len = 0;
    }
}

void
anon_name_set_release(struct anon_name_set *set)
{
    anon_wipe_free(set->items, set->cap * sizeof(*set->items));
    anon_wipe_free(set->slots, set->slot_count * sizeof(*set->slots));
    *set = (struct anon_name_set)ANON_NAME_SET_INIT;
}
