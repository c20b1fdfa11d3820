#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "cli/output.h"

/* Runs `act` in a child with standard output on `fd`; its exit status. */
static int
with_output(int fd, int (*act)(void))
{
    int how = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        (void)signal(SIGPIPE, SIG_IGN);
        _exit(dup2(fd, STDOUT_FILENO) == STDOUT_FILENO ? act() : 99);
    }
    (void)close(fd);
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static int
write_much(void)
{
    static char block[100000];

    memset(block, 'b', sizeof(block));
    output_text("a");
    output_bytes(block, sizeof(block));
    output_number(-42);
    return output_finish() ? 0 : errno;
}

static void
test_finish__everything_in_order(void **state)
{
    static char text[200000];
    char path[] = "/tmp/output-XXXXXX";
    int fd = mkstemp(path);
    int in = open(path, O_RDONLY);

    (void)state;
    assert_int_equal(with_output(fd, write_much), 0);
    assert_int_equal(read(in, text, sizeof(text)), 1 + 100000 + 3);
    assert_true(text[0] == 'a' && text[1] == 'b');
    assert_memory_equal(text + 100000, "b-42", 4);
    (void)close(in);
    assert_int_equal(unlink(path), 0);
}

static void
test_finish__a_full_disk_is_told(void **state)
{
    (void)state;
    assert_int_equal(with_output(open("/dev/full", O_WRONLY), write_much),
        ENOSPC);
}

static void
test_finish__a_reader_who_left_is_told(void **state)
{
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    (void)close(ends[0]);
    assert_int_equal(with_output(ends[1], write_much), EPIPE);
}

static int
think_better_of_it(void)
{
    output_text("no");
    output_discard();
    output_text("yes");
    return output_finish() ? 0 : 1;
}

static void
test_discard__what_waits(void **state)
{
    char text[8] = "";
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(with_output(ends[1], think_better_of_it), 0);
    assert_int_equal(read(ends[0], text, sizeof(text) - 1), 3);
    assert_string_equal(text, "yes");
    (void)close(ends[0]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_finish__everything_in_order),
        cmocka_unit_test(test_finish__a_full_disk_is_told),
        cmocka_unit_test(test_finish__a_reader_who_left_is_told),
        cmocka_unit_test(test_discard__what_waits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
