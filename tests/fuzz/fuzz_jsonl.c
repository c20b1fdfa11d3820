#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli/import/import.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is handed over keeps its promises. */
static enum import_status
take(const struct import_item *item, struct import_place *place, void *data)
{
    (void)place;
    (void)data;
    if (item->text.len == 0 || item->text.len > IMPORT_TEXT_MAX ||
        item->case_code.len > IMPORT_WORD_MAX ||
        (item->known != NULL && !json_is_object(item->known))) {
        abort();
    }
    return IMPORT_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_receiver receiver = { take, NULL };
    struct import_report report = { .place = { .field = "" } };
    int fd = memfd_create("fuzz", MFD_CLOEXEC);

    if (fd >= 0 && write(fd, data, size) == (ssize_t)size &&
        lseek(fd, 0, SEEK_SET) == 0) {
        (void)!import_jsonl(fd, &receiver, &report);
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return 0;
}
