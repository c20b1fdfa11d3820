#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "cli/jail.h"

enum {
    HELD = 0,    /* the jail held */
    LEAKED = 1,  /* it did not */
    CLOSED = 2,  /* it forbids too much */
    NO_JAIL = 3, /* the kernel cannot do it */
};

static char folder[] = "/tmp/jail-XXXXXX";

/* Tries in a child, inside the jail of the folder "in". */
static void
inside(int (*attempt)(void))
{
    int how = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        _exit(jail_writes("in") ? attempt() : NO_JAIL);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    if (WEXITSTATUS(how) == NO_JAIL) {
        skip();
    }
    assert_int_equal(WEXITSTATUS(how), HELD);
}

static int
work_inside(void)
{
    int fd = open("in/new", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    bool ok = fd >= 0 && write(fd, "x", 1) == 1 && mkdir("in/sub", 0700) == 0 &&
        rename("in/new", "in/newer") == 0 && unlink("in/newer") == 0 &&
        rmdir("in/sub") == 0;

    ok = ok && open("outside", O_RDONLY) >= 0 && open("/dev/null", O_RDWR) >= 0;
    return ok ? HELD : CLOSED;
}

static void
test_writes__free_inside(void **state)
{
    (void)state;
    inside(work_inside);
}

static int
write_outside(void)
{
    return open("outside", O_WRONLY) < 0 && errno == EACCES &&
            open("more", O_WRONLY | O_CREAT, 0600) < 0 && mkdir("d", 0700) < 0
        ? HELD
        : LEAKED;
}

static void
test_writes__none_outside(void **state)
{
    (void)state;
    inside(write_outside);
}

static int
change_outside(void)
{
    return unlink("outside") < 0 && rename("outside", "in/taken") < 0 &&
            link("outside", "in/linked") < 0 && symlink("x", "y") < 0 &&
            mkfifo("z", 0600) < 0
        ? HELD
        : LEAKED;
}

static void
test_writes__nothing_outside_is_changed(void **state)
{
    (void)state;
    inside(change_outside);
}

/* What it starts is in the jail too. */
static int
run_program(void)
{
    int how = 0;
    pid_t child = fork();

    if (child == 0) {
        (void)execl("/bin/sh", "sh", "-c", "echo x > more", (char *)NULL);
        _exit(0);
    }
    return child > 0 && waitpid(child, &how, 0) == child &&
            access("more", F_OK) != 0
        ? HELD
        : LEAKED;
}

static void
test_writes__programs_are_held_too(void **state)
{
    (void)state;
    inside(run_program);
}

static int
enter_folder(void **state)
{
    (void)state;
    if (mkdtemp(folder) == NULL || chdir(folder) != 0 ||
        mkdir("in", 0700) != 0) {
        return -1;
    }
    return close(open("outside", O_WRONLY | O_CREAT, 0600));
}

static int
leave_folder(void **state)
{
    (void)state;
    return unlink("outside") == 0 && rmdir("in") == 0 && chdir("/") == 0
        ? rmdir(folder)
        : -1;
}

/* Tries in a child that may only compute. */
static void
computing(int (*attempt)(void))
{
    int how = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        _exit(jail_compute() ? attempt() : NO_JAIL);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), HELD);
}

static int
compute(void)
{
    char *memory = malloc(8 << 20);
    int ends[2] = { STDIN_FILENO, STDOUT_FILENO };
    bool ok = memory != NULL && write(ends[1], "", 0) == 0;

    free(memory);
    return ok ? HELD : CLOSED;
}

static void
test_compute__memory_and_output(void **state)
{
    (void)state;
    computing(compute);
}

static bool
refused(long result)
{
    return result < 0 && errno == EPERM;
}

static int
reach_files(void)
{
    return refused(open("outside", O_RDONLY)) &&
            refused(open("new", O_WRONLY | O_CREAT, 0600)) &&
            refused(unlink("outside")) && refused(mkdir("d", 0700)) &&
            refused(rename("outside", "taken")) && refused(chdir("/")) &&
            refused(truncate("outside", 0)) && refused(ftruncate(1, 0))
        ? HELD
        : LEAKED;
}

static void
test_compute__no_file(void **state)
{
    (void)state;
    computing(reach_files);
}

static int
reach_others(void)
{
    char *const argv[] = { (char *)"true", NULL };

    return refused(fork()) && refused(execv("/bin/true", argv)) &&
            refused(kill(getppid(), 0)) &&
            refused(ptrace(PTRACE_ATTACH, getppid(), NULL, NULL)) &&
            refused(syscall(SYS_socket, 1, 1, 0)) &&
            refused(syscall(SYS_socket, 2, 1, 0)) &&
            refused(syscall(SYS_io_uring_setup, 1, NULL))
        ? HELD
        : LEAKED;
}

static void
test_compute__no_process_and_no_socket(void **state)
{
    (void)state;
    computing(reach_others);
}

static int
make_code(void)
{
    void *data = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return data != MAP_FAILED &&
            refused(mprotect(data, 4096, PROT_READ | PROT_EXEC)) &&
            mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS,
                -1, 0) == MAP_FAILED
        ? HELD
        : LEAKED;
}

static void
test_compute__no_new_code(void **state)
{
    (void)state;
    computing(make_code);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compute__memory_and_output),
        cmocka_unit_test(test_compute__no_file),
        cmocka_unit_test(test_compute__no_new_code),
        cmocka_unit_test(test_compute__no_process_and_no_socket),
        cmocka_unit_test(test_writes__free_inside),
        cmocka_unit_test(test_writes__none_outside),
        cmocka_unit_test(test_writes__nothing_outside_is_changed),
        cmocka_unit_test(test_writes__programs_are_held_too),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
