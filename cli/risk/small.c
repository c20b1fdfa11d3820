#include "cli/risk/small.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/*
 * Columns lie side by side in the bits of a word.  Neighbouring columns make
 * a field of up to FIELD_BITS; one look into the field's table gives the part
 * of the class's key that its columns have at the node.  Keys are dealt into
 * heaps by their hash, small enough that counting one stays within the cache.
 */
#define FIELD_BITS 11
#define HEAP_ROWS 2048
#define HEAPS_MAX 1024

struct field {
    unsigned shift;
    unsigned bits;
    size_t begin; /* columns */
    size_t end;
    uint64_t *parts; /* for each content of the field */
};

struct entry {
    uint64_t key;
    uint32_t rows;
};

struct risk_small {
    const struct risk_table *table;
    const struct risk_hierarchy *hierarchies;
    unsigned bits[RISK_QUASI_MAX];
    struct field fields[RISK_QUASI_MAX];
    size_t field_count;
    uint64_t *rows; /* packed, one for each tuple */
    struct entry *dealt;
    uint32_t heaps; /* a power of two */
    uint32_t starts[HEAPS_MAX + 1];
    struct entry *slots; /* of one heap */
    uint32_t slot_count;
};

static uint64_t
mixed(uint64_t key)
{
    key = (key ^ (key >> 32)) * UINT64_C(0xd6e8feb86659fd93);
    return key ^ (key >> 32);
}

static unsigned
bits_for(uint32_t values)
{
    unsigned bits = 0;

    while (values > UINT32_C(1) << bits) {
        bits++;
    }
    return bits;
}

/* A column wider than a field has one of its own. */
static enum risk_status
plan_fields(struct risk_small *small)
{
    unsigned shift = 0;

    for (size_t i = 0; i < small->table->quasi; i++) {
        unsigned bits = bits_for(small->hierarchies[i].values);
        struct field *last = &small->fields[small->field_count];

        if (bits > 20 || shift + bits > 64) {
            return RISK_ERR_INVALID;
        }
        if (small->field_count > 0 && last[-1].bits + bits <= FIELD_BITS) {
            last[-1].bits += bits;
            last[-1].end++;
        } else {
            *last = (struct field){ .shift = shift,
                .bits = bits,
                .begin = i,
                .end = i + 1 };
            small->field_count++;
        }
        small->bits[i] = bits;
        shift += bits;
    }
    return RISK_OK;
}

static void
pack_rows(struct risk_small *small)
{
    for (uint32_t i = 0; i < small->table->tuples; i++) {
        const uint32_t *codes = risk_table_codes(small->table, i);
        unsigned shift = 0;
        uint64_t row = 0;

        for (size_t j = 0; j < small->table->quasi; j++) {
            row |= small->bits[j] > 0 ? (uint64_t)codes[j] << shift : 0;
            shift += small->bits[j];
        }
        small->rows[i] = row;
    }
}

static enum risk_status
allocate(struct risk_small *small)
{
    size_t tuples = small->table->tuples;

    small->heaps = 1;
    while (small->heaps < HEAPS_MAX && tuples / small->heaps > HEAP_ROWS) {
        small->heaps *= 2;
    }
    small->rows = calloc(tuples + 1, sizeof(*small->rows));
    small->dealt = calloc(tuples + 1, sizeof(*small->dealt));
    for (size_t i = 0; i < small->field_count; i++) {
        struct field *field = &small->fields[i];

        field->parts = calloc((size_t)1 << field->bits, sizeof(uint64_t));
        if (field->parts == NULL) {
            return RISK_ERR_NO_MEMORY;
        }
    }
    return small->rows == NULL || small->dealt == NULL ? RISK_ERR_NO_MEMORY
                                                       : RISK_OK;
}

enum risk_status
risk_small_new(const struct risk_table *table,
    const struct risk_hierarchy *hierarchies, struct risk_small **ret_small)
{
    enum risk_status status;
    struct risk_small *small = calloc(1, sizeof(*small));

    if (small == NULL) {
        return RISK_ERR_NO_MEMORY;
    }
    small->table = table;
    small->hierarchies = hierarchies;
    status = plan_fields(small);
    if (status == RISK_OK) {
        status = allocate(small);
    }
    if (status == RISK_OK) {
        pack_rows(small);
        *ret_small = small;
        small = NULL;
    }
    risk_small_free(&small);
    return status;
}

void
risk_small_free(struct risk_small **small)
{
    if (*small == NULL) {
        return;
    }
    for (size_t i = 0; i < (*small)->field_count; i++) {
        free((*small)->fields[i].parts);
    }
    free((*small)->rows);
    free((*small)->dealt);
    free((*small)->slots);
    free(*small);
    *small = NULL;
}

/* What a field's content is worth at the node: each column in its own bits. */
static uint64_t
part_of(const struct risk_small *small, const struct field *field,
    const struct risk_node *node, uint64_t content)
{
    unsigned shift = field->shift;
    uint64_t part = 0;

    for (size_t i = field->begin; i < field->end; i++) {
        uint64_t code = content & ((UINT64_C(1) << small->bits[i]) - 1);

        content >>= small->bits[i];
        if (small->bits[i] > 0 && code < small->hierarchies[i].values) {
            part |= (uint64_t)risk_hierarchy_group(&small->hierarchies[i],
                        node->level[i], (uint32_t)code)
                << shift;
        }
        shift += small->bits[i];
    }
    return part;
}

static void
fill_parts(struct risk_small *small, const struct risk_node *node)
{
    for (size_t i = 0; i < small->field_count; i++) {
        struct field *field = &small->fields[i];

        for (uint64_t j = 0; j < UINT64_C(1) << field->bits; j++) {
            field->parts[j] = part_of(small, field, node, j);
        }
    }
}

static uint64_t
key_of(const struct risk_small *small, uint64_t row)
{
    uint64_t key = 0;

    for (size_t i = 0; i < small->field_count; i++) {
        const struct field *field = &small->fields[i];

        if (field->bits > 0) {
            key |= field->parts[(row >> field->shift) &
                ((UINT64_C(1) << field->bits) - 1)];
        }
    }
    return key;
}

/* Deals the keys into heaps: counted first, so that each finds its place. */
static void
deal(struct risk_small *small)
{
    uint32_t mask = small->heaps - 1;
    uint32_t sum = 0;

    memset(small->starts, 0, sizeof(small->starts));
    for (uint32_t i = 0; i < small->table->tuples; i++) {
        uint64_t key = key_of(small, small->rows[i]);

        small->starts[mixed(key) & mask]++;
    }
    for (uint32_t i = 0; i < small->heaps; i++) {
        uint32_t count = small->starts[i];

        small->starts[i] = sum;
        sum += count;
    }
    for (uint32_t i = 0; i < small->table->tuples; i++) {
        uint64_t key = key_of(small, small->rows[i]);
        uint32_t at = small->starts[mixed(key) & mask]++;

        small->dealt[at] =
            (struct entry){ .key = key, .rows = small->table->counts[i] };
    }
    /* Each start has moved to the start of the next one. */
}

static bool
reserve(struct risk_small *small, uint32_t count)
{
    uint32_t wanted = small->slot_count > 0 ? small->slot_count : 64;
    struct entry *slots;

    while (wanted < 2 * (uint64_t)count) {
        wanted *= 2;
    }
    if (wanted > small->slot_count) {
        slots = calloc(wanted, sizeof(*slots));
        if (slots == NULL) {
            return false;
        }
        free(small->slots);
        small->slots = slots;
        small->slot_count = wanted;
    }
    return true;
}

/* Counts one heap; a slot without rows is empty. */
static uint64_t
count_heap(struct risk_small *small, uint32_t begin, uint32_t end, uint32_t k)
{
    uint32_t mask = 63;
    uint64_t sum = 0;

    while (mask + UINT64_C(1) < 2 * (uint64_t)(end - begin)) {
        mask = 2 * mask + 1;
    }
    memset(small->slots, 0, (mask + (size_t)1) * sizeof(*small->slots));
    for (uint32_t i = begin; i < end; i++) {
        const struct entry *entry = &small->dealt[i];
        uint32_t at = (uint32_t)(mixed(entry->key) >> 10) & mask;

        while (
            small->slots[at].rows > 0 && small->slots[at].key != entry->key) {
            at = (at + 1) & mask;
        }
        small->slots[at].key = entry->key;
        small->slots[at].rows += entry->rows;
    }
    for (uint32_t i = 0; i <= mask; i++) {
        sum += small->slots[i].rows < k ? small->slots[i].rows : 0;
    }
    return sum;
}

enum risk_status
risk_small_rows(struct risk_small *small, const struct risk_node *node,
    uint32_t k, uint64_t enough, uint64_t *ret_rows)
{
    uint32_t begin = 0;

    fill_parts(small, node);
    deal(small);
    *ret_rows = 0;
    for (uint32_t i = 0; i < small->heaps && *ret_rows <= enough; i++) {
        uint32_t end = small->starts[i];

        if (!reserve(small, end - begin)) {
            return RISK_ERR_NO_MEMORY;
        }
        *ret_rows += count_heap(small, begin, end, k);
        begin = end;
    }
    return RISK_OK;
}
