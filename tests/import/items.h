#ifndef TESTS_IMPORT_ITEMS_H
#define TESTS_IMPORT_ITEMS_H

#include <stddef.h>

#include "cli/import/import.h"

/* What a reader handed over, one line an item: "text/case/date/kind/lang". */
struct items {
    char text[16384];
    size_t len;
    enum import_status refuse; /* what to answer to the second item */
    int64_t count;
};

enum import_status items_take(const struct import_item *item,
    struct import_place *place, void *data);

typedef enum import_status items_reader(int fd,
    const struct import_receiver *receiver, struct import_report *report);

/* Runs a reader over `len` bytes. */
enum import_status items_read(items_reader *read, const char *bytes, size_t len,
    struct items *ret_items, struct import_report *ret_report);

#endif
