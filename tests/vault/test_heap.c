#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "scratch.h"
#include "vault/heap.h"

enum {
    CANARY_LEN = 24,
    WINDOW = 1 << 16,
    BLOCK = 1000,
};

/* Not itself the canary: that is each byte with one bit changed. */
static const char shadow[] = "fsfobuttimbmscmnfbknfgbe";

static void
write_canary(char *to)
{
    for (int i = 0; i < CANARY_LEN; i++) {
        to[i] = (char)(shadow[i] ^ 1);
    }
}

static bool
is_canary(const char *bytes)
{
    for (int i = 0; i < CANARY_LEN; i++) {
        if (bytes[i] != (char)(shadow[i] ^ 1)) {
            return false;
        }
    }
    return true;
}

/* Copies in one area of our memory. */
static int
count_area(int memory, unsigned long begin, unsigned long end)
{
    static char window[WINDOW];
    const unsigned long mine = (unsigned long)(void *)window;
    int found = 0;

    while (begin + CANARY_LEN <= end) {
        size_t want = end - begin < WINDOW ? end - begin : WINDOW;
        ssize_t got = pread(memory, window, want, (off_t)begin);

        if (got < CANARY_LEN) {
            break;
        }
        for (ssize_t i = 0; i + CANARY_LEN <= got; i++) {
            unsigned long at = begin + (unsigned long)i;

            found +=
                is_canary(window + i) && (at < mine || at >= mine + WINDOW);
        }
        begin += (unsigned long)got - (CANARY_LEN - 1);
    }
    memset(window, 0, sizeof(window));
    return found;
}

/* Copies in all memory that we can write. */
static int
count_copies(void)
{
    int memory = open("/proc/self/mem", O_RDONLY);
    FILE *maps = fopen("/proc/self/maps", "r");
    unsigned long begin;
    unsigned long end;
    char rights[5];
    char line[512];
    int found = 0;

    assert_true(memory >= 0);
    assert_non_null(maps);
    while (fgets(line, sizeof(line), maps) != NULL) {
        if (sscanf(line, "%lx-%lx %4s", &begin, &end, rights) == 3 &&
            strncmp(rights, "rw", 2) == 0) {
            found += count_area(memory, begin, end);
        }
    }
    (void)fclose(maps);
    (void)close(memory);
    return found;
}

static int
install(void **state)
{
    (void)state;
    vault_heap_install();
    return sqlite3_initialize() == SQLITE_OK ? 0 : -1;
}

static void
test_install__freed_memory_holds_nothing(void **state)
{
    char *block = sqlite3_malloc(BLOCK);

    (void)state;
#ifdef __SANITIZE_ADDRESS__
    /* Its shadow of the memory is too large to be searched. */
    sqlite3_free(block);
    skip();
#endif
    assert_non_null(block);
    write_canary(block + 500);
    assert_int_equal(count_copies(), 1);
    sqlite3_free(block);
    assert_int_equal(count_copies(), 0);
}

static void
test_install__outgrown_memory_holds_nothing(void **state)
{
    char *block = sqlite3_malloc(BLOCK);

    (void)state;
#ifdef __SANITIZE_ADDRESS__
    sqlite3_free(block);
    skip();
#endif
    assert_non_null(block);
    write_canary(block + 500);
    for (int size = BLOCK; size < 100 * BLOCK; size += BLOCK) {
        block = sqlite3_realloc(block, size);
        assert_non_null(block);
    }
    assert_true(is_canary(block + 500));
    assert_int_equal(count_copies(), 1);
    sqlite3_free(block);
    assert_int_equal(count_copies(), 0);
}

static void
test_install__sizes_are_true(void **state)
{
    (void)state;
    for (int size = 1; size < 5000; size += 7) {
        char *block = sqlite3_malloc(size);

        assert_non_null(block);
        assert_true(sqlite3_msize(block) >= (sqlite3_uint64)size);
        assert_int_equal((size_t)(void *)block % 8, 0);
        memset(block, 1, (size_t)size);
        sqlite3_free(block);
    }
    sqlite3_free(NULL);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_install__freed_memory_holds_nothing),
        cmocka_unit_test(test_install__outgrown_memory_holds_nothing),
        cmocka_unit_test(test_install__sizes_are_true),
    };

    return cmocka_run_group_tests(tests, install, NULL);
}
