#include "cli/dictionary.h"

#include <stdlib.h>
#include <string.h>

#define EMPTY UINT32_MAX

static size_t
begin_of(const struct dictionary *dictionary, uint32_t number)
{
    return number == 0 ? 0 : dictionary->ends[number - 1];
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits. */
static uint32_t
hash(const char *text, size_t len)
{
    uint64_t mix = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < len; i++) {
        mix = (mix ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
    }
    return (uint32_t)(mix ^ (mix >> 32));
}

/* The slot of a text, or the empty one it belongs into. */
static uint32_t *
find_slot(const struct dictionary *dictionary, const char *text, size_t len)
{
    uint32_t mask = dictionary->slot_count - 1;
    uint32_t at = hash(text, len) & mask;

    while (dictionary->slots[at] != EMPTY) {
        uint32_t number = dictionary->slots[at];
        size_t begin = begin_of(dictionary, number);

        if (dictionary->ends[number] - begin == len &&
            (len == 0 || memcmp(dictionary->bytes + begin, text, len) == 0)) {
            break;
        }
        at = (at + 1) & mask;
    }
    return &dictionary->slots[at];
}

static bool
grow_slots(struct dictionary *dictionary)
{
    uint32_t count =
        dictionary->slot_count == 0 ? 64 : 2 * dictionary->slot_count;
    uint32_t *slots = count == 0 ? NULL : malloc(count * sizeof(*slots));

    if (slots == NULL) {
        return false;
    }
    memset(slots, 0xff, count * sizeof(*slots));
    free(dictionary->slots);
    dictionary->slots = slots;
    dictionary->slot_count = count;
    for (uint32_t i = 0; i < dictionary->count; i++) {
        size_t begin = begin_of(dictionary, i);

        *find_slot(dictionary, dictionary->bytes + begin,
            dictionary->ends[i] - begin) = i;
    }
    return true;
}

static bool
reserve(struct dictionary *dictionary, size_t len)
{
    size_t used = begin_of(dictionary, dictionary->count);

    if (dictionary->count == dictionary->cap) {
        uint32_t cap = dictionary->cap == 0 ? 32 : 2 * dictionary->cap;
        size_t *ends =
            reallocarray(dictionary->ends, cap, sizeof(*dictionary->ends));

        if (ends == NULL) {
            return false;
        }
        dictionary->ends = ends;
        dictionary->cap = cap;
    }
    if (used + len > dictionary->byte_cap) {
        size_t cap = 2 * (used + len) + 64;
        char *bytes = realloc(dictionary->bytes, cap);

        if (bytes == NULL) {
            return false;
        }
        dictionary->bytes = bytes;
        dictionary->byte_cap = cap;
    }
    return dictionary->count + dictionary->count / 2 < dictionary->slot_count ||
        grow_slots(dictionary);
}

bool
dictionary_number(struct dictionary *dictionary, const char *text, size_t len,
    uint32_t *ret_number)
{
    uint32_t *slot;

    if (!reserve(dictionary, len)) {
        return false;
    }
    slot = find_slot(dictionary, text, len);
    if (*slot == EMPTY) {
        size_t used = begin_of(dictionary, dictionary->count);

        if (len > 0) {
            memcpy(dictionary->bytes + used, text, len);
        }
        dictionary->ends[dictionary->count] = used + len;
        *slot = dictionary->count++;
    }
    *ret_number = *slot;
    return true;
}

void
dictionary_release(struct dictionary *dictionary)
{
    free(dictionary->bytes);
    free(dictionary->ends);
    free(dictionary->slots);
    *dictionary = (struct dictionary)DICTIONARY_INIT;
}
