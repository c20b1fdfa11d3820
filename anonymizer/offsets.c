#include "anonymizer/offsets.h"

#include <stdbool.h>

#include "anonymizer/wipe.h"

enum anon_status
anon_offsets_push(struct anon_offsets *offsets, struct anon_offset item)
{
    struct anon_offset *last =
        offsets->len == 0 ? NULL : &offsets->items[offsets->len - 1];

    if (last != NULL && last->folded_len == 0 && item.folded_len == 0 &&
        last->folded == item.folded &&
        last->source + last->source_len == item.source) {
        last->source_len += item.source_len;
        return ANON_OK;
    }
    if (offsets->len == offsets->cap) {
        size_t cap = offsets->cap == 0 ? 32 : offsets->cap * 2;
        struct anon_offset *items = anon_wipe_grow(offsets->items,
            offsets->len * sizeof(*items), cap * sizeof(*items));

        if (items == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        offsets->items = items;
        offsets->cap = cap;
    }
    offsets->items[offsets->len++] = item;
    return ANON_OK;
}

/* How many items begin before `at`, or at it when `including`. */
static size_t
count_before(const struct anon_offsets *offsets, size_t at, bool including)
{
    size_t low = 0;
    size_t high = offsets->len;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        size_t folded = offsets->items[middle].folded;

        if (folded < at || (including && folded == at)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

void
anon_offsets_source(const struct anon_offsets *offsets, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end)
{
    size_t first = count_before(offsets, begin, true);
    size_t last = count_before(offsets, end, false);

    *ret_begin = begin;
    *ret_end = end;
    if (first > 0) {
        const struct anon_offset *item = &offsets->items[first - 1];
        size_t item_end = (size_t)item->folded + item->folded_len;

        *ret_begin = begin < item_end
            ? item->source
            : item->source + item->source_len + (begin - item_end);
    }
    if (last > 0) {
        const struct anon_offset *item = &offsets->items[last - 1];
        size_t item_end = (size_t)item->folded + item->folded_len;

        *ret_end = item->source + item->source_len +
            (end < item_end ? 0 : end - item_end);
    }
}

void
anon_offsets_release(struct anon_offsets *offsets)
{
    anon_wipe_free(offsets->items, offsets->cap * sizeof(*offsets->items));
    *offsets = (struct anon_offsets){ NULL, 0, 0 };
}
