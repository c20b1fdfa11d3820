#include "vault/heap.h"

#include <malloc.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "vault/secret.h"

/* SQLite wants blocks aligned to eight bytes, and sizes to say so. */
enum {
    ALIGNMENT = 8,
};

static void *
heap_malloc(int size)
{
    return malloc((size_t)size);
}

static int
heap_size(void *block)
{
    return block == NULL ? 0 : (int)malloc_usable_size(block);
}

static void
heap_free(void *block)
{
    vault_wipe(block, malloc_usable_size(block));
    free(block);
}

/* Never realloc(3), which leaves the old bytes where they were. */
static void *
heap_realloc(void *block, int size)
{
    size_t old = malloc_usable_size(block);
    void *grown;

    if (old >= (size_t)size) {
        return block;
    }
    grown = malloc((size_t)size);
    if (grown != NULL) {
        memcpy(grown, block, old);
        heap_free(block);
    }
    return grown;
}

static int
heap_roundup(int size)
{
    return (size + ALIGNMENT - 1) & ~(ALIGNMENT - 1);
}

static int
heap_init(void *unused)
{
    (void)unused;
    return SQLITE_OK;
}

static void
heap_shutdown(void *unused)
{
    (void)unused;
}

void
vault_heap_install(void)
{
    static const struct sqlite3_mem_methods methods = {
        .xMalloc = heap_malloc,
        .xFree = heap_free,
        .xRealloc = heap_realloc,
        .xSize = heap_size,
        .xRoundup = heap_roundup,
        .xInit = heap_init,
        .xShutdown = heap_shutdown,
    };

    (void)sqlite3_config(SQLITE_CONFIG_MALLOC, &methods);
    /*
     * Neither rooms that are made at once and given back at the end: what is
     * freed within them is not wiped.
     */
    (void)sqlite3_config(SQLITE_CONFIG_PAGECACHE, NULL, 0, 0);
    (void)sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}
