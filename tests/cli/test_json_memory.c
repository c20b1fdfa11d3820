#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "check.h"

#include "cli/json_memory.h"

static void
test_wipe_freed__blocks_are_usable_and_aligned(void **state)
{
    json_malloc_t allocate = NULL;
    json_free_t release = NULL;

    (void)state;
    json_memory_wipe_freed();
    json_get_alloc_funcs(&allocate, &release);
    for (size_t size = 0; size < 300; size++) {
        unsigned char *block = allocate(size);

        assert_non_null(block);
        assert_int_equal((uintptr_t)block % _Alignof(max_align_t), 0);
        memset(block, 0xa5, size);
        release(block);
    }
    release(NULL);
    assert_null(allocate(SIZE_MAX));
}

/*
 * The C library hands out the block it got back last: what the text was must
 * not stand in it.
 */
static void
test_wipe_freed__nothing_stays(void **state)
{
    static const char text[] = "{\"names\":[\"CANARYCANARYCANARYCANARY\"]}";
    json_t *json;
    size_t seen = 0;
    char *blocks[200];

    (void)state;
    json_memory_wipe_freed();
    json = json_loads(text, 0, NULL);
    assert_non_null(json);
    json_decref(json);
    for (size_t i = 0; i < 200; i++) {
        size_t size = 16 + 8 * (i % 50);

        blocks[i] = malloc(size);
        assert_non_null(blocks[i]);
        seen += memmem(blocks[i], size, "CANARY", 6) != NULL;
    }
    for (size_t i = 0; i < 200; i++) {
        free(blocks[i]);
    }
    assert_int_equal(seen, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wipe_freed__blocks_are_usable_and_aligned),
        cmocka_unit_test(test_wipe_freed__nothing_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
