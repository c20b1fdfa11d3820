#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/export/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/*
 * A supervision note split at its headings: the pieces stand in its order,
 * disjoint, each part at most once, and none is empty.
 */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct anon_text note = { size > 0 ? (const char *)data : "", size };
    struct export_piece pieces[EXPORT_PART_COUNT];
    bool there[EXPORT_PART_COUNT] = { false };
    size_t count = export_parts_split(note, pieces);
    size_t from = 0;

    if (count > EXPORT_PART_COUNT) {
        abort();
    }
    for (size_t i = 0; i < count; i++) {
        if ((unsigned)pieces[i].part >= EXPORT_PART_COUNT ||
            there[pieces[i].part] || pieces[i].begin < from ||
            pieces[i].begin >= pieces[i].end || pieces[i].end > size) {
            abort();
        }
        there[pieces[i].part] = true;
        from = pieces[i].end;
    }
    return 0;
}
