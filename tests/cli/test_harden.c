#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "cli/harden.h"

/* Runs the check in a child, which harden_process() changes for good. */
static int
in_child(int (*check)(void))
{
    int how = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        _exit(check());
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    return WEXITSTATUS(how);
}

static int
no_core(void)
{
    struct rlimit limit = { 1, 1 };

    harden_process();
    return getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 &&
            limit.rlim_max == 0 && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0
        ? 0
        : 1;
}

static void
test_process__no_core_no_debugger(void **state)
{
    (void)state;
    assert_int_equal(in_child(no_core), 0);
}

static int
private_files(void)
{
    (void)umask(0);
    harden_process();
    return umask(0) == 077 ? 0 : 1;
}

static void
test_process__files_are_private(void **state)
{
    (void)state;
    assert_int_equal(in_child(private_files), 0);
}

/* The next file must not become standard output. */
static int
closed_descriptors(void)
{
    int fd;

    (void)close(STDIN_FILENO);
    (void)close(STDOUT_FILENO);
    (void)close(STDERR_FILENO);
    harden_process();
    fd = open("/dev/null", O_RDONLY);
    return fd > STDERR_FILENO ? 0 : 1;
}

static void
test_process__standard_descriptors_are_open(void **state)
{
    (void)state;
    assert_int_equal(in_child(closed_descriptors), 0);
}

static int
closed_pipe(void)
{
    int ends[2];

    harden_process();
    if (pipe(ends) != 0 || close(ends[0]) != 0) {
        return 1;
    }
    return write(ends[1], "x", 1) == -1 ? 0 : 1;
}

static void
test_process__a_closed_pipe_does_not_kill(void **state)
{
    (void)state;
    assert_int_equal(in_child(closed_pipe), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_process__no_core_no_debugger),
        cmocka_unit_test(test_process__files_are_private),
        cmocka_unit_test(test_process__standard_descriptors_are_open),
        cmocka_unit_test(test_process__a_closed_pipe_does_not_kill),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
