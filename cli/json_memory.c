#include "cli/json_memory.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <jansson.h>

#include "vault/secret.h"

/* The size stands before the block; the union keeps the block aligned. */
union block {
    size_t size;
    max_align_t align;
};

static void *
json_malloc(size_t size)
{
    union block *block;

    if (size > SIZE_MAX - sizeof(*block)) {
        return NULL;
    }
    block = malloc(sizeof(*block) + size);
    if (block == NULL) {
        return NULL;
    }
    block->size = size;
    return block + 1;
}

static void
json_free(void *data)
{
    union block *block = data;

    if (block == NULL) {
        return;
    }
    block--;
    vault_wipe(data, block->size);
    free(block);
}

void
json_memory_wipe_freed(void)
{
    json_set_alloc_funcs(json_malloc, json_free);
}
