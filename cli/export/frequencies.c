#include "cli/export/frequencies.h"

/* The place of a cell among the codes of its column, or past the end. */
static size_t
place_of(const struct export_column *column, const struct export_cell *cell)
{
    const struct export_category *category;

    if (cell->type == EXPORT_CELL_EMPTY) {
        return EXPORT_CODES_EMPTY;
    }
    if (column->reasons && cell->number >= EXPORT_NOT_ASKED &&
        cell->number <= EXPORT_WITHHELD) {
        return EXPORT_CODES_REASON + (size_t)(cell->number - EXPORT_NOT_ASKED);
    }
    for (size_t i = 0; i < EXPORT_CODES_REASON &&
         (category = export_category_at(column->list, i)) != NULL;
         i++) {
        if (category->value == cell->number) {
            return i;
        }
    }
    return EXPORT_CODES_MAX;
}

void
export_frequencies_add(struct export_frequencies *frequencies,
    enum export_table_id id, const struct export_cell *cells)
{
    const struct export_table *table = export_table_get(id);

    for (size_t i = 0; i < table->column_count; i++) {
        size_t place;

        if (table->columns[i].list == EXPORT_LIST_NONE ||
            (cells[i].type != EXPORT_CELL_EMPTY &&
                cells[i].type != EXPORT_CELL_NUMBER)) {
            continue;
        }
        place = place_of(&table->columns[i], &cells[i]);
        if (place < EXPORT_CODES_MAX) {
            frequencies->counts[id][i][place]++;
        }
    }
}
