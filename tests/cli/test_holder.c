#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "cli/holder.h"

static char path[] = "/tmp/holder-XXXXXX";

/* Locks the file and waits to be killed; tells through the pipe. */
static void
hold(int told)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int fd = open(path, O_RDWR);

    if (fd >= 0 && fcntl(fd, F_SETLK, &lock) == 0 && write(told, "x", 1) == 1) {
        (void)pause();
    }
    _exit(1);
}

static void
test_find__names_the_other_process(void **state)
{
    char name[128] = "";
    char wanted[64];
    char byte;
    int ends[2];
    pid_t child;

    (void)state;
    assert_int_equal(pipe(ends), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        hold(ends[1]);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    assert_true(holder_find(path, name, sizeof(name)));
    (void)snprintf(wanted, sizeof(wanted), ", process %ld", (long)child);
    assert_non_null(strstr(name, wanted));
    assert_non_null(strstr(name, "holder"));
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_false(holder_find(path, name, sizeof(name)));
}

static void
test_find__our_own_lock_does_not_count(void **state)
{
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    int fd = open(path, O_RDWR);
    char name[128] = "";

    (void)state;
    assert_int_equal(fcntl(fd, F_SETLK, &lock), 0);
    assert_false(holder_find(path, name, sizeof(name)));
    (void)close(fd);
}

static void
test_find__no_such_file(void **state)
{
    char name[128] = "kept";

    (void)state;
    assert_false(holder_find("/nowhere/at/all", name, sizeof(name)));
    assert_string_equal(name, "kept");
}

static int
make_file(void **state)
{
    (void)state;
    return close(mkstemp(path));
}

static int
remove_file(void **state)
{
    (void)state;
    return unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find__names_the_other_process),
        cmocka_unit_test(test_find__our_own_lock_does_not_count),
        cmocka_unit_test(test_find__no_such_file),
    };

    return cmocka_run_group_tests(tests, make_file, remove_file);
}
