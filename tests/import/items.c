#include "items.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cmocka.h>

static void
add(struct items *items, struct import_text text, char end)
{
    if (text.len < sizeof(items->text) - items->len - 2) {
        memcpy(items->text + items->len, text.data == NULL ? "" : text.data,
            text.len);
        items->len += text.len;
    }
    items->text[items->len++] = end;
    items->text[items->len] = '\0';
}

enum import_status
items_take(const struct import_item *item, struct import_place *place,
    void *data)
{
    struct items *items = data;

    if (++items->count == 2 && items->refuse != IMPORT_OK) {
        place->field = "kind";
        return items->refuse;
    }
    if (items->len > sizeof(items->text) / 2) {
        return IMPORT_OK;
    }
    add(items, item->text, '/');
    add(items, item->case_code, '/');
    add(items, item->date, '/');
    add(items, item->kind, '/');
    add(items, item->language, item->known != NULL ? '+' : '\n');
    if (item->known != NULL) {
        add(items, (struct import_text){ NULL, 0 }, '\n');
    }
    return IMPORT_OK;
}

enum import_status
items_read(items_reader *read, const char *bytes, size_t len,
    struct items *ret_items, struct import_report *ret_report)
{
    struct import_receiver receiver = { items_take, ret_items };
    enum import_status status;
    int fd = memfd_create("items", MFD_CLOEXEC);

    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, len), len);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    *ret_report = (struct import_report){ .place = { .field = "" } };
    ret_items->text[0] = '\0';
    ret_items->len = 0;
    ret_items->count = 0;
    status = read(fd, &receiver, ret_report);
    assert_int_equal(close(fd), 0);
    return status;
}
