#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#include "cli/swap.h"

static char folder[] = "/tmp/swap-XXXXXX";

static void
put_uuid(const char *device, const char *uuid)
{
    char path[256];
    FILE *file;

    (void)snprintf(path, sizeof(path), "class/block/%s", device);
    assert_int_equal(mkdir(path, 0700), 0);
    (void)snprintf(path, sizeof(path), "class/block/%s/dm", device);
    assert_int_equal(mkdir(path, 0700), 0);
    (void)snprintf(path, sizeof(path), "class/block/%s/dm/uuid", device);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(uuid, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
remove_uuid(const char *device)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "class/block/%s/dm/uuid", device);
    assert_int_equal(unlink(path), 0);
    (void)snprintf(path, sizeof(path), "class/block/%s/dm", device);
    assert_int_equal(rmdir(path), 0);
    (void)snprintf(path, sizeof(path), "class/block/%s", device);
    assert_int_equal(rmdir(path), 0);
}

static void
test_line_in_clear__kinds_of_swap(void **state)
{
    (void)state;
    put_uuid("dm-0", "CRYPT-PLAIN-swap\n");
    put_uuid("dm-1", "LVM-abcdef\n");
    assert_false(swap_line_in_clear("/dev/dm-0 partition 100 0 -2\n", "."));
    assert_true(swap_line_in_clear("/dev/dm-1 partition 100 0 -2\n", "."));
    assert_true(swap_line_in_clear("/dev/sda2 partition 100 0 -2\n", "."));
    assert_true(swap_line_in_clear("/swapfile file 100 0 -2\n", "."));
    assert_false(swap_line_in_clear("/dev/zram0 partition 100 0 100\n", "."));
    assert_true(swap_line_in_clear("", "."));
    remove_uuid("dm-0");
    remove_uuid("dm-1");
}

static int
enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL && chdir(folder) == 0 &&
            mkdir("class", 0700) == 0
        ? mkdir("class/block", 0700)
        : -1;
}

static int
leave_folder(void **state)
{
    (void)state;
    return rmdir("class/block") == 0 && rmdir("class") == 0 && chdir("/") == 0
        ? rmdir(folder)
        : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_in_clear__kinds_of_swap),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
