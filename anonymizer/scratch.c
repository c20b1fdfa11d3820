#include "anonymizer/scratch.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/wipe.h"

/* Places of the cache: two megabytes. */
#define CACHE_PLACES 32768

/* Least size of a block, in bytes. */
#define BLOCK_LEAST ((size_t)1 << 10)

/* What is taken is aligned to this. */
#define ALIGNMENT 16

struct anon_block {
    struct anon_block *next;
    size_t cap;
    size_t used;
    size_t spare; /* keeps `data` aligned */
    unsigned char data[];
};

enum anon_status
anon_scratch_new(struct anon_scratch **ret_scratch)
{
    struct anon_scratch *scratch = calloc(1, sizeof(*scratch));
    enum anon_status status;

    if (scratch == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    scratch->odds = calloc(1, sizeof(*scratch->odds));
    scratch->sieves = calloc(1, sizeof(*scratch->sieves));
    scratch->near = calloc(1, sizeof(*scratch->near));
    scratch->tagged = calloc(1, sizeof(*scratch->tagged));
    status = scratch->odds == NULL || scratch->near == NULL ||
            scratch->tagged == NULL || scratch->sieves == NULL
        ? ANON_ERR_NO_MEMORY
        : anon_token_cache_new(CACHE_PLACES, &scratch->cache);
    if (status == ANON_OK) {
        *ret_scratch = scratch;
        scratch = NULL;
    }
    anon_scratch_free(&scratch);
    return status;
}

enum anon_status
anon_scratch_small(struct anon_scratch **ret_scratch)
{
    *ret_scratch = calloc(1, sizeof(**ret_scratch));
    return *ret_scratch == NULL ? ANON_ERR_NO_MEMORY : ANON_OK;
}

static void
free_blocks(struct anon_scratch *scratch)
{
    while (scratch->blocks != NULL) {
        struct anon_block *next = scratch->blocks->next;

        anon_wipe_free(scratch->blocks,
            sizeof(*scratch->blocks) + scratch->blocks->cap);
        scratch->blocks = next;
    }
}

void
anon_scratch_free(struct anon_scratch **scratch)
{
    if (*scratch == NULL) {
        return;
    }
    anon_folded_release(&(*scratch)->fold);
    anon_tokens_release(&(*scratch)->tokens);
    anon_token_cache_free(&(*scratch)->cache);
    anon_wipe_free((*scratch)->odds, sizeof(*(*scratch)->odds));
    anon_wipe_free((*scratch)->near, sizeof(*(*scratch)->near));
    anon_wipe_free((*scratch)->tagged, sizeof(*(*scratch)->tagged));
    free((*scratch)->sieves); /* words of the program, nobody's text */
    free_blocks(*scratch);
    anon_name_set_release(&(*scratch)->names);
    anon_wipe_free(*scratch, sizeof(**scratch));
    *scratch = NULL;
}

/* A block with room for `size` more bytes, put first. */
static struct anon_block *
new_block(struct anon_scratch *scratch, size_t size)
{
    size_t cap = size < BLOCK_LEAST ? BLOCK_LEAST : size;
    struct anon_block *block;

    if (scratch->blocks != NULL && cap < 2 * scratch->blocks->cap) {
        cap = 2 * scratch->blocks->cap;
    }
    block = malloc(sizeof(*block) + cap);
    if (block != NULL) {
        *block = (struct anon_block){ scratch->blocks, cap, 0, 0 };
        scratch->blocks = block;
    }
    return block;
}

void *
anon_scratch_take(struct anon_scratch *scratch, size_t size)
{
    struct anon_block *block = scratch->blocks;
    void *taken;

    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (block == NULL || block->cap - block->used < size) {
        block = new_block(scratch, size);
        if (block == NULL) {
            return NULL;
        }
    }
    taken = block->data + block->used;
    block->used += size;
    return memset(taken, 0, size);
}

void
anon_scratch_reset(struct anon_scratch *scratch)
{
    struct anon_block *first = scratch->blocks;

    /* The first block is the largest: the next document fits into it. */
    if (first != NULL) {
        scratch->blocks = first->next;
        free_blocks(scratch);
        first->next = NULL;
        first->used = 0;
        scratch->blocks = first;
    }
}
