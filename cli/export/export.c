#include "cli/export/export.h"

/* Keep in alphabetical order. */
static const struct export_writer *const writers[] = {
    &export_html,
    &export_markdown,
};

const struct export_writer *
export_writer_at(size_t index)
{
    return index < sizeof(writers) / sizeof(writers[0]) ? writers[index] : NULL;
}

struct export_extent
export_extent(const struct export_mark *marks, size_t count)
{
    struct export_extent extent = { 0, 0, 0, 0 };
    int32_t first = EXPORT_NO_DAY;

    for (size_t i = 0; i < count; i++) {
        int32_t day = marks[i].day;

        if (day == EXPORT_NO_DAY) {
            continue;
        }
        if (first == EXPORT_NO_DAY) {
            first = day;
            extent.days = 1;
        } else if (day != extent.last) {
            int64_t gap = ((int64_t)day - extent.last) / 7;

            extent.days++;
            extent.gap = gap > extent.gap ? gap : extent.gap;
        }
        extent.last = day;
    }
    if (first != EXPORT_NO_DAY) {
        extent.weeks = ((int64_t)extent.last - first) / 7 + 1;
    }
    return extent;
}

int64_t
export_week(int32_t day)
{
    return day < 0 ? -((-(int64_t)day + 6) / 7) : day / 7 + 1;
}
