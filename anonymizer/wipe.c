#include "anonymizer/wipe.h"

#include <stdlib.h>
#include <string.h>

void
anon_wipe_free(void *data, size_t size)
{
    if (data == NULL) {
        return;
    }
    explicit_bzero(data, size);
    free(data);
}

void *
anon_wipe_grow(void *data, size_t old_size, size_t new_size)
{
    void *grown = calloc(1, new_size);

    if (grown == NULL) {
        return NULL;
    }
    if (data != NULL) {
        memcpy(grown, data, old_size);
        anon_wipe_free(data, old_size);
    }
    return grown;
}
