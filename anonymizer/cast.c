#include "anonymizer/cast.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/fold.h"
#include "anonymizer/hash.h"
#include "anonymizer/pseudonym.h"
#include "anonymizer/wipe.h"

struct label {
    uint32_t person;
    char *text;
};

/* Names are kept as hashes only: a cast holds no text of a note. */
struct slot {
    uint64_t key; /* 0: empty */
    uint32_t number;
};

struct anon_cast {
    struct label *labels;
    size_t label_count;
    struct slot *slots; /* a power of two of them */
    size_t slot_count;
    size_t used;
    uint32_t last[ANON_TYPE_COUNT]; /* number given out last */
    /* Number whose invented name this is; 0: free. */
    uint32_t named[ANON_PSEUDONYM_COUNT];
};

enum anon_status
anon_cast_new(struct anon_cast **ret_cast)
{
    struct anon_cast *cast = calloc(1, sizeof(*cast));

    if (cast == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    *ret_cast = cast;
    return ANON_OK;
}

void
anon_cast_free(struct anon_cast **cast)
{
    size_t i;

    if (*cast == NULL) {
        return;
    }
    for (i = 0; i < (*cast)->label_count; i++) {
        char *text = (*cast)->labels[i].text;

        anon_wipe_free(text, strlen(text) + 1);
    }
    anon_wipe_free((*cast)->labels,
        (*cast)->label_count * sizeof(*(*cast)->labels));
    anon_wipe_free((*cast)->slots,
        (*cast)->slot_count * sizeof(*(*cast)->slots));
    anon_wipe_free(*cast, sizeof(**cast));
    *cast = NULL;
}

enum anon_status
anon_cast_label(struct anon_cast *cast, uint32_t person, const char *label)
{
    size_t count = cast->label_count;
    struct label *labels;
    char *text = strdup(label);

    if (text == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    labels = anon_wipe_grow(cast->labels, count * sizeof(*labels),
        (count + 1) * sizeof(*labels));
    if (labels == NULL) {
        anon_wipe_free(text, strlen(text) + 1);
        return ANON_ERR_NO_MEMORY;
    }
    labels[count] = (struct label){ person, text };
    cast->labels = labels;
    cast->label_count = count + 1;
    return ANON_OK;
}

const char *
anon_cast_find_label(const struct anon_cast *cast, uint32_t person)
{
    size_t i = cast->label_count;

    /* The label given last counts. */
    while (i-- > 0) {
        if (cast->labels[i].person == person) {
            return cast->labels[i].text;
        }
    }
    return NULL;
}

static struct slot *
find_slot(struct slot *slots, size_t count, uint64_t key)
{
    size_t at = (size_t)key & (count - 1);

    while (slots[at].key != 0 && slots[at].key != key) {
        at = (at + 1) & (count - 1);
    }
    return &slots[at];
}

static enum anon_status
grow(struct anon_cast *cast)
{
    size_t count = cast->slot_count == 0 ? 64 : cast->slot_count * 2;
    struct slot *slots = calloc(count, sizeof(*slots));
    size_t i;

    if (slots == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    for (i = 0; i < cast->slot_count; i++) {
        if (cast->slots[i].key != 0) {
            *find_slot(slots, count, cast->slots[i].key) = cast->slots[i];
        }
    }
    anon_wipe_free(cast->slots, cast->slot_count * sizeof(*cast->slots));
    cast->slots = slots;
    cast->slot_count = count;
    return ANON_OK;
}

/* The number under `key`, or 0. */
static uint32_t
number_of(const struct anon_cast *cast, uint64_t key)
{
    return cast->slot_count == 0
        ? 0
        : find_slot(cast->slots, cast->slot_count, key)->number;
}

/* Puts `number` under `key` unless something is there. */
static enum anon_status
remember(struct anon_cast *cast, uint64_t key, uint32_t number)
{
    struct slot *slot;

    if (cast->used * 2 >= cast->slot_count) {
        enum anon_status status = grow(cast);

        if (status != ANON_OK) {
            return status;
        }
    }
    slot = find_slot(cast->slots, cast->slot_count, key);
    if (slot->key == 0) {
        *slot = (struct slot){ key, number };
        cast->used++;
    }
    return ANON_OK;
}

/* Keys of one surface: the whole, its first and its last word. */
struct keys {
    uint64_t whole;
    uint64_t first;
    uint64_t last;
};

/* A capital of ASCII becomes small. */
static char
lower(char byte)
{
    return (unsigned char)(byte - 'A') < 26 ? (char)(byte | 0x20) : byte;
}

/* The keys of a surface that is folded, or of ASCII. */
static struct keys
keys_of(struct anon_text surface, uint64_t start)
{
    struct keys keys = { start, start, start };
    size_t at = 0;

    while (at < surface.len) {
        uint64_t last = start;
        uint64_t whole = keys.whole;
        size_t begin = at;

        for (; at < surface.len && anon_is_alnum(lower(surface.data[at]));
             at++) {
            last = anon_hash_byte(last, lower(surface.data[at]));
            whole = anon_hash_byte(whole, lower(surface.data[at]));
        }
        if (at > begin) {
            keys.last = last;
            keys.first = keys.whole == start ? last : keys.first;
            keys.whole = whole;
        }
        at++;
    }
    return (struct keys){ keys.whole | 1, keys.first | 1, keys.last | 1 };
}

/* Surfaces up to this long need no folding when they are ASCII. */
#define SHORT_MAX 64

/* Whether a surface is short and of ASCII, as most are. */
static bool
is_simple(struct anon_text surface)
{
    unsigned char all = 0;
    size_t i;

    if (surface.len > SHORT_MAX) {
        return false;
    }
    for (i = 0; i < surface.len; i++) {
        all |= (unsigned char)surface.data[i];
    }
    return all < 0x80;
}

static enum anon_status
read_keys(struct anon_text surface, enum anon_type type, struct keys *ret_keys)
{
    struct anon_folded folded = ANON_FOLDED_INIT;
    uint64_t start = anon_hash_byte(ANON_HASH_START, (char)('A' + type));
    enum anon_status status;

    if (is_simple(surface)) {
        *ret_keys = keys_of(surface, start);
        return ANON_OK;
    }
    status = anon_fold(surface, &folded);
    *ret_keys = keys_of((struct anon_text){ folded.data, folded.len }, start);
    anon_folded_release(&folded);
    return status;
}

enum anon_status
anon_cast_number(struct anon_cast *cast, const struct anon_finding *finding,
    struct anon_text surface, uint32_t person, uint32_t *ret_number)
{
    bool parts = finding->type == ANON_PERSON && person == UINT32_MAX;
    struct keys keys;
    uint32_t number;
    enum anon_status status = read_keys(surface, finding->type, &keys);

    if (status != ANON_OK) {
        return status;
    }
    if (person != UINT32_MAX && finding->type == ANON_PERSON) {
        keys.whole = anon_hash(ANON_HASH_START ^ 0x70, (const char *)&person,
                         sizeof(person)) |
            1;
    }
    number = number_of(cast, keys.whole);
    if (number == 0 && parts) {
        number = number_of(cast, keys.first);
    }
    if (number == 0) {
        number = ++cast->last[finding->type];
    }
    status = remember(cast, keys.whole, number);
    if (status == ANON_OK && parts) {
        status = remember(cast, keys.first, number);
    }
    if (status == ANON_OK && parts) {
        status = remember(cast, keys.last, number);
    }
    *ret_number = number;
    return status;
}

enum anon_status
anon_cast_pseudonym(struct anon_cast *cast,
    const struct anon_transform *transform, struct anon_text surface,
    uint32_t number, const char **ret_name)
{
    bool taken[ANON_PSEUDONYM_COUNT];
    enum anon_status status;
    size_t index = 0;

    *ret_name = NULL;
    for (size_t i = 0; i < ANON_PSEUDONYM_COUNT; i++) {
        taken[i] = cast->named[i] != 0;
        if (cast->named[i] == number) {
            *ret_name = anon_pseudonym_at(transform->language, i);
            return ANON_OK;
        }
    }
    status = anon_pseudonym_draw(transform, surface, number, taken, &index);
    if (status == ANON_OK && index < ANON_PSEUDONYM_COUNT) {
        cast->named[index] = number;
        *ret_name = anon_pseudonym_at(transform->language, index);
    }
    return status;
}
