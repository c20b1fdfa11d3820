#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/pool_table.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A row that stood the test holds no text, and no word but of a measure. */
static bool
check(size_t index, struct export_cell *cells, void *data)
{
    const struct export_table *table = data;

    (void)index;
    for (size_t i = 0; i < table->column_count; i++) {
        if (cells[i].type == EXPORT_CELL_TEXT ||
            (cells[i].type == EXPORT_CELL_EMPTY &&
                table->columns[i].required)) {
            abort();
        }
    }
    return true;
}

/* The tables of a bundle from a stranger; the first byte says which. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct release_pool_facts facts;
    static const char first[] = "AAAAAAAAAA-AAAAAAAA";
    enum export_table_id id;

    if (size < 1) {
        return 0;
    }
    id = (enum export_table_id)(data[0] % EXPORT_TABLE_COUNT);
    if (id == EXPORT_TABLE_TEXT) {
        return 0;
    }
    memset(&facts, 0, sizeof(facts));
    facts.cases = calloc(1, sizeof(*facts.cases));
    if (facts.cases == NULL) {
        return 0;
    }
    facts.case_cap = 1;
    if (id != EXPORT_TABLE_CASES) {
        memcpy(facts.cases[0].text, first, sizeof(first));
        facts.case_count = 1;
    }
    (void)release_pool_table_read(&facts, id, (const char *)data + 1, size - 1,
        check, (void *)(uintptr_t)export_table_get(id));
    release_pool_facts_release(&facts);
    return 0;
}
