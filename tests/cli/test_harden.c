#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
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

/* Anybody who may trace others of this user: root becomes one of many. */
static bool
become_user(void)
{
    /* A change of user takes the right away; a debuggee has it. */
    return geteuid() != 0 ||
        (setgid(65534) == 0 && setuid(65534) == 0 &&
            prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0);
}

/* Waits to be traced; says on `ready` when it is as it is to be. */
static pid_t
start_target(bool hardened, int ready[2])
{
    pid_t child = fork();

    if (child == 0) {
        if (!become_user()) {
            _exit(1);
        }
        if (hardened) {
            harden_process();
        }
        /* A Yama that is strict lets only those named be traced. */
        (void)prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
        (void)!write(ready[1], "x", 1);
        (void)pause();
        _exit(0);
    }
    return child;
}

/* Whether another process of the same user can look into it. */
static bool
can_be_traced(bool hardened)
{
    int ready[2];
    int how = 0;
    char byte;
    pid_t target;
    pid_t tracer;

    assert_int_equal(pipe(ready), 0);
    target = start_target(hardened, ready);
    assert_true(target > 0);
    assert_int_equal(read(ready[0], &byte, 1), 1);
    tracer = fork();
    if (tracer == 0) {
        _exit(become_user() && ptrace(PTRACE_SEIZE, target, NULL, NULL) == 0
                ? 0
                : 1);
    }
    assert_int_equal(waitpid(tracer, &how, 0), tracer);
    assert_int_equal(kill(target, SIGKILL), 0);
    assert_int_equal(waitpid(target, NULL, 0), target);
    (void)close(ready[0]);
    (void)close(ready[1]);
    return WIFEXITED(how) && WEXITSTATUS(how) == 0;
}

static void
test_process__another_program_cannot_look_in(void **state)
{
    (void)state;
    if (!can_be_traced(false)) {
        /* Here nobody can trace anybody. */
        skip();
    }
    assert_false(can_be_traced(true));
}

static int
open_socket(void)
{
    harden_process();
    return socket(AF_INET, SOCK_STREAM, 0) < 0 &&
            socket(AF_UNIX, SOCK_STREAM, 0) < 0
        ? 0
        : 1;
}

static void
test_process__no_socket(void **state)
{
    (void)state;
    assert_int_equal(in_child(open_socket), 0);
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
        cmocka_unit_test(test_process__another_program_cannot_look_in),
        cmocka_unit_test(test_process__no_socket),
        cmocka_unit_test(test_process__files_are_private),
        cmocka_unit_test(test_process__standard_descriptors_are_open),
        cmocka_unit_test(test_process__a_closed_pipe_does_not_kill),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
