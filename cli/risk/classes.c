#include "cli/risk/classes.h"

#include <stdlib.h>
#include <string.h>

/*
 * The codes of a tuple are packed into one key of 64 bits, column by column.
 * Where they do not fit, what was packed so far is numbered (there are no more
 * numbers than tuples) and the number is packed instead.
 */
struct packing {
    const struct risk_table *table;
    const struct risk_hierarchy *hierarchies;
    const struct risk_node *node;
    size_t begin; /* columns of this round */
    size_t end;
    uint32_t most; /* numbers given out before it stops */
};

static uint64_t
mixed(uint64_t key)
{
    key = (key ^ (key >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    key = (key ^ (key >> 27)) * UINT64_C(0x94d049bb133111eb);
    return key ^ (key >> 31);
}

/* Room for twice as many classes, and no key in it. */
static enum risk_status
clear_slots(struct risk_classes *classes, uint64_t wanted)
{
    uint32_t count = 64;

    while (count < 2 * wanted && count < UINT32_C(1) << 31) {
        count *= 2;
    }
    if (count > classes->slot_count) {
        free(classes->keys);
        free(classes->ids);
        classes->slot_count = 0;
        classes->keys = calloc(count, sizeof(*classes->keys));
        classes->ids = calloc(count, sizeof(*classes->ids));
        if (classes->keys == NULL || classes->ids == NULL) {
            return RISK_ERR_NO_MEMORY;
        }
        classes->slot_count = count;
    }
    memset(classes->ids, 0xff, classes->slot_count * sizeof(*classes->ids));
    return RISK_OK;
}

/* Doubles the slots and puts every key where it belongs now. */
static enum risk_status
grow_slots(struct risk_classes *classes)
{
    struct risk_classes grown = { .count = classes->count };
    enum risk_status status =
        clear_slots(&grown, (uint64_t)classes->slot_count);

    if (status != RISK_OK) {
        free(grown.keys);
        free(grown.ids);
        return status;
    }
    for (uint32_t i = 0; i < classes->slot_count; i++) {
        uint32_t at =
            (uint32_t)mixed(classes->keys[i]) & (grown.slot_count - 1);

        if (classes->ids[i] == UINT32_MAX) {
            continue;
        }
        while (grown.ids[at] != UINT32_MAX) {
            at = (at + 1) & (grown.slot_count - 1);
        }
        grown.ids[at] = classes->ids[i];
        grown.keys[at] = classes->keys[i];
    }
    free(classes->keys);
    free(classes->ids);
    classes->keys = grown.keys;
    classes->ids = grown.ids;
    classes->slot_count = grown.slot_count;
    return RISK_OK;
}

static enum risk_status
number_of(struct risk_classes *classes, uint64_t key, uint32_t *ret_number)
{
    uint32_t mask = classes->slot_count - 1;
    uint32_t at = (uint32_t)mixed(key) & mask;

    while (classes->ids[at] != UINT32_MAX && classes->keys[at] != key) {
        at = (at + 1) & mask;
    }
    if (classes->ids[at] == UINT32_MAX) {
        classes->keys[at] = key;
        classes->ids[at] = classes->count++;
    }
    *ret_number = classes->ids[at];
    return classes->count < classes->slot_count - classes->slot_count / 4
        ? RISK_OK
        : grow_slots(classes);
}

static uint64_t
pack(const struct packing *packing, uint32_t tuple, uint64_t first)
{
    const uint32_t *codes = risk_table_codes(packing->table, tuple);
    uint64_t key = first;

    for (size_t i = packing->begin; i < packing->end; i++) {
        const struct risk_hierarchy *hierarchy = &packing->hierarchies[i];

        key = key * hierarchy->values +
            risk_hierarchy_group(hierarchy, packing->node->level[i], codes[i]);
    }
    return key;
}

/* One round: numbers the tuples by the columns up to here. */
static enum risk_status
number_tuples(struct risk_classes *classes, const struct packing *packing)
{
    enum risk_status status = clear_slots(classes, classes->count);

    classes->count = 0;
    for (uint32_t i = 0; status == RISK_OK && i < packing->table->tuples; i++) {
        uint64_t first = packing->begin == 0 ? 0 : classes->of[i];

        status = number_of(classes, pack(packing, i, first), &classes->of[i]);
        if (classes->count > packing->most) {
            classes->over = true;
            break;
        }
    }
    return status;
}

/* Takes in further columns as long as keys stay below 2^64. */
static void
choose_columns(struct packing *packing)
{
    uint64_t room =
        packing->begin == 0 ? UINT64_MAX : UINT64_MAX / packing->table->tuples;

    packing->end = packing->begin;
    while (packing->end < packing->table->quasi) {
        uint64_t values = packing->hierarchies[packing->end].values;

        if (values > room) {
            break;
        }
        room /= values > 0 ? values : 1;
        packing->end++;
    }
}

static enum risk_status
count_rows(struct risk_classes *classes, const struct risk_table *table)
{
    if (classes->count > classes->size_cap) {
        uint32_t *sizes =
            reallocarray(classes->sizes, classes->count, sizeof(*sizes));

        if (sizes == NULL) {
            return RISK_ERR_NO_MEMORY;
        }
        classes->sizes = sizes;
        classes->size_cap = classes->count;
    }
    if (classes->count > 0) {
        memset(classes->sizes, 0, classes->count * sizeof(*classes->sizes));
    }
    for (uint32_t i = 0; i < table->tuples; i++) {
        classes->sizes[classes->of[i]] += table->counts[i];
    }
    return RISK_OK;
}

static enum risk_status
reserve(struct risk_classes *classes, const struct risk_table *table)
{
    uint32_t *of;

    if (table->tuples <= classes->tuple_cap) {
        return RISK_OK;
    }
    of = reallocarray(classes->of, table->tuples, sizeof(*of));
    if (of == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    classes->of = of;
    classes->tuple_cap = table->tuples;
    return RISK_OK;
}

enum risk_status
risk_classes_find(struct risk_classes *classes, const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, const struct risk_node *node,
    uint32_t most)
{
    struct packing packing = {
        .table = table,
        .hierarchies = hierarchies,
        .node = node,
        .most = most,
    };
    enum risk_status status = reserve(classes, table);

    classes->over = false;
    classes->count = 0;
    if (table->tuples == 0) {
        return status;
    }
    /* Finer columns never join classes again: too many stay too many. */
    while (
        status == RISK_OK && !classes->over && packing.begin < table->quasi) {
        choose_columns(&packing);
        status = number_tuples(classes, &packing);
        packing.begin = packing.end;
    }
    if (status == RISK_OK && !classes->over) {
        status = count_rows(classes, table);
    }
    return status;
}

void
risk_classes_release(struct risk_classes *classes)
{
    free(classes->of);
    free(classes->sizes);
    free(classes->keys);
    free(classes->ids);
    *classes = (struct risk_classes)RISK_CLASSES_INIT;
}
