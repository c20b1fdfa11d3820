#include "cli/risk/table.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define EMPTY UINT32_MAX

/* Codes of a tuple: the quasi-identifiers and the sensitive column. */
static size_t
width(const struct risk_table *table)
{
    return table->quasi + 1;
}

const uint32_t *
risk_table_codes(const struct risk_table *table, uint32_t tuple)
{
    return &table->codes[tuple * width(table)];
}

enum risk_status
risk_table_new(size_t quasi, struct risk_table **ret_table)
{
    struct risk_table *table;

    if (quasi == 0 || quasi > RISK_QUASI_MAX) {
        return RISK_ERR_INVALID;
    }
    table = calloc(1, sizeof(*table));
    if (table == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    table->quasi = quasi;
    *ret_table = table;
    return RISK_OK;
}

void
risk_table_free(struct risk_table **table)
{
    if (*table == NULL) {
        return;
    }
    free((*table)->codes);
    free((*table)->counts);
    free((*table)->tuple_of);
    free((*table)->slots);
    free(*table);
    *table = NULL;
}

/* FNV-1a over whole codes, then the finaliser of SplitMix64 (Steele 2014). */
static uint64_t
hash(const uint32_t *codes, size_t count)
{
    uint64_t mix = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < count; i++) {
        mix = (mix ^ codes[i]) * UINT64_C(1099511628211);
    }
    mix = (mix ^ (mix >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    mix = (mix ^ (mix >> 27)) * UINT64_C(0x94d049bb133111eb);
    return mix ^ (mix >> 31);
}

/* The slot that holds these codes, or the empty one they belong into. */
static uint32_t *
find_slot(const struct risk_table *table, const uint32_t *codes)
{
    uint32_t mask = table->slot_count - 1;
    uint32_t at = (uint32_t)hash(codes, width(table)) & mask;

    while (table->slots[at] != EMPTY &&
        memcmp(risk_table_codes(table, table->slots[at]), codes,
            width(table) * sizeof(*codes)) != 0) {
        at = (at + 1) & mask;
    }
    return &table->slots[at];
}

static enum risk_status
grow_slots(struct risk_table *table)
{
    uint32_t count = table->slot_count == 0 ? 64 : 2 * table->slot_count;
    uint32_t *slots;

    if (count == 0) {
        return RISK_ERR_INVALID; /* 2^31 tuples and more */
    }
    slots = malloc(count * sizeof(*slots));
    if (slots == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    free(table->slots);
    table->slots = slots;
    table->slot_count = count;
    for (uint32_t i = 0; i < count; i++) {
        slots[i] = EMPTY;
    }
    for (uint32_t i = 0; i < table->tuples; i++) {
        *find_slot(table, risk_table_codes(table, i)) = i;
    }
    return RISK_OK;
}

static bool
grow_array(uint32_t **array, size_t count)
{
    uint32_t *grown = reallocarray(*array, count, sizeof(**array));

    if (grown != NULL) {
        *array = grown;
    }
    return grown != NULL;
}

/* By half, so that a million rows do not cost the memory of two. */
static uint32_t
more(uint32_t cap)
{
    return cap < 64 ? 64 : cap + cap / 2;
}

static enum risk_status
grow(struct risk_table *table)
{
    if (table->rows == table->row_cap) {
        uint32_t cap = more(table->row_cap);

        if (cap <= table->row_cap) {
            return RISK_ERR_INVALID;
        }
        if (!grow_array(&table->tuple_of, cap)) {
            return RISK_ERR_NO_MEMORY;
        }
        table->row_cap = cap;
    }
    if (table->tuples == table->tuple_cap) {
        uint32_t cap = more(table->tuple_cap);

        if (!grow_array(&table->counts, cap) ||
            !grow_array(&table->codes, cap * width(table))) {
            return RISK_ERR_NO_MEMORY;
        }
        table->tuple_cap = cap;
    }
    /* At most three quarters full. */
    return table->tuples + table->tuples / 3 + 1 < table->slot_count
        ? RISK_OK
        : grow_slots(table);
}

static void
note_values(struct risk_table *table, const uint32_t *codes)
{
    for (size_t i = 0; i < width(table); i++) {
        if (codes[i] >= table->values[i]) {
            table->values[i] = codes[i] + 1;
        }
    }
}

enum risk_status
risk_table_add(struct risk_table *table, const uint32_t *codes,
    uint32_t sensitive)
{
    uint32_t row[RISK_QUASI_MAX + 1];
    uint32_t *slot;
    enum risk_status status = grow(table);

    if (status != RISK_OK) {
        return status;
    }
    memcpy(row, codes, table->quasi * sizeof(*row));
    row[table->quasi] = sensitive;
    for (size_t i = 0; i < width(table); i++) {
        if (row[i] == UINT32_MAX) {
            return RISK_ERR_INVALID;
        }
    }
    slot = find_slot(table, row);
    if (*slot == EMPTY) {
        *slot = table->tuples;
        memcpy(&table->codes[table->tuples * width(table)], row,
            width(table) * sizeof(*row));
        table->counts[table->tuples++] = 0;
        note_values(table, row);
    }
    table->counts[*slot]++;
    table->tuple_of[table->rows++] = *slot;
    return RISK_OK;
}
