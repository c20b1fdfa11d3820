#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <linux/filter.h>
#include <linux/seccomp.h>

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

/* What no argument makes harmless: each by itself, with none. */
static int
call_anything(void)
{
    static const long calls[] = { SYS_openat, SYS_unlinkat, SYS_linkat,
        SYS_symlinkat, SYS_mknodat, SYS_fchmodat, SYS_fchownat, SYS_statx,
        SYS_getdents64, SYS_memfd_create, SYS_dup, SYS_fcntl, SYS_ioctl,
        SYS_connect, SYS_bind, SYS_listen, SYS_accept4, SYS_sendto, SYS_sendmsg,
        SYS_recvfrom, SYS_socketpair, SYS_execveat, SYS_ptrace,
        SYS_process_vm_readv, SYS_process_vm_writev, SYS_tgkill, SYS_pidfd_open,
        SYS_keyctl, SYS_add_key, SYS_prctl, SYS_seccomp, SYS_setuid, SYS_mount,
        SYS_unshare, SYS_bpf, SYS_perf_event_open, SYS_userfaultfd,
        SYS_io_uring_enter, SYS_shmget, SYS_mq_open };

    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        if (!refused(syscall(calls[i], 0, 0, 0, 0, 0, 0))) {
            return LEAKED;
        }
    }
    return HELD;
}

static void
test_compute__nothing_else(void **state)
{
    (void)state;
    computing(call_anything);
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

/* Tries in a child that may reach no network. */
static void
offline(int (*attempt)(void))
{
    int how = 0;
    pid_t child = fork();

    assert_true(child >= 0);
    if (child == 0) {
        _exit(jail_network() ? attempt() : NO_JAIL);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), HELD);
}

/* One that was open before is of no use either. */
static int pair[2];

static int
reach_network(void)
{
    struct sockaddr_un other = { .sun_family = AF_UNIX, .sun_path = "socket" };
    const struct sockaddr *address = (const struct sockaddr *)&other;
    struct msghdr message = { .msg_iovlen = 0 };

    return refused(socket(AF_INET, SOCK_STREAM, 0)) &&
            refused(socket(AF_INET6, SOCK_DGRAM, 0)) &&
            refused(socket(AF_UNIX, SOCK_STREAM, 0)) &&
            refused(socket(AF_NETLINK, SOCK_RAW, 0)) &&
            refused(connect(pair[0], address, sizeof(other))) &&
            refused(bind(pair[0], address, sizeof(other))) &&
            refused(listen(pair[0], 1)) &&
            refused(accept(pair[0], NULL, NULL)) &&
            refused(accept4(pair[0], NULL, NULL, 0)) &&
            refused(sendto(pair[0], "x", 1, 0, NULL, 0)) &&
            refused(sendmsg(pair[0], &message, 0)) &&
            refused(sendmmsg(pair[0], NULL, 0, 0)) &&
            refused(syscall(SYS_io_uring_setup, 1, NULL)) &&
            refused(syscall(SYS_io_uring_enter, 0, 0, 0, 0, NULL, 0)) &&
            refused(syscall(SYS_io_uring_register, 0, 0, NULL, 0))
        ? HELD
        : LEAKED;
}

static void
test_network__every_way_is_refused(void **state)
{
    (void)state;
    assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
    offline(reach_network);
    assert_int_equal(close(pair[0]), 0);
    assert_int_equal(close(pair[1]), 0);
}

#ifdef __x86_64__
static int
call_by_other_numbers(void)
{
    return refused(syscall(0x40000000 | SYS_socket, AF_INET, SOCK_STREAM, 0))
        ? HELD
        : LEAKED;
}

static void
test_network__numbers_of_x32_are_no_way_round(void **state)
{
    (void)state;
    offline(call_by_other_numbers);
}
#endif

/* The name by which main() knows that it is only to try a socket. */
static char try_socket[] = "try-socket";

static int
try_after_exec(void)
{
    char *const argv[] = { try_socket, NULL };

    (void)execv("/proc/self/exe", argv);
    return CLOSED;
}

static void
test_network__programs_are_held_too(void **state)
{
    (void)state;
    offline(try_after_exec);
}

static int
work_offline(void)
{
    int ends[2];
    int how = 0;
    int fd = open("in/new", O_WRONLY | O_CREAT, 0600);
    pid_t child = fork();

    if (child == 0) {
        (void)execl("/bin/true", "true", (char *)NULL);
        _exit(1);
    }
    return fd >= 0 && write(fd, "x", 1) == 1 && unlink("in/new") == 0 &&
            pipe(ends) == 0 && socketpair(AF_UNIX, SOCK_STREAM, 0, ends) == 0 &&
            child > 0 && waitpid(child, &how, 0) == child && how == 0
        ? HELD
        : CLOSED;
}

static void
test_network__all_else_goes_on(void **state)
{
    (void)state;
    offline(work_offline);
}

/* What newer kernels forbid besides writing. */
static int
reach_from_folder(void)
{
    struct sockaddr_in other = { .sin_family = AF_INET, .sin_port = 1 };
    int tcp = socket(AF_INET, SOCK_STREAM, 0);
    int abi = jail_version();

    if (abi >= 3 && truncate("outside", 0) == 0) {
        return LEAKED;
    }
    if (abi >= 4 && tcp >= 0 &&
        (connect(tcp, (struct sockaddr *)&other, sizeof(other)) == 0 ||
            errno != EACCES ||
            bind(tcp, (struct sockaddr *)&other, sizeof(other)) == 0 ||
            errno != EACCES)) {
        return LEAKED;
    }
    return abi >= 6 && kill(getppid(), 0) == 0 ? LEAKED : HELD;
}

static void
test_writes__no_truncating_no_tcp_no_signals(void **state)
{
    (void)state;
    inside(reach_from_folder);
}

static int
trace_parent(void)
{
    return ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) < 0 ? HELD : LEAKED;
}

static void
test_writes__no_tracing(void **state)
{
    (void)state;
    inside(trace_parent);
}

/* From here on the kernel has no Landlock, as far as we can see. */
static bool
hide_landlock(void)
{
    struct sock_filter steps[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    };
    struct sock_fprog program = { sizeof(steps) / sizeof(steps[0]), steps };

    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) == 0;
}

static int
go_without_landlock(void)
{
    if (!hide_landlock()) {
        return NO_JAIL;
    }
    return jail_version() == 0 && !jail_writes("in") && jail_network() &&
            refused(socket(AF_INET, SOCK_STREAM, 0)) && jail_compute() &&
            refused(open("outside", O_RDONLY))
        ? HELD
        : LEAKED;
}

static void
test_version__without_landlock_the_filters_hold(void **state)
{
    int how = 0;
    pid_t child = fork();

    (void)state;
    assert_true(child >= 0);
    if (child == 0) {
        _exit(go_without_landlock());
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFEXITED(how));
    assert_int_equal(WEXITSTATUS(how), HELD);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_compute__memory_and_output),
        cmocka_unit_test(test_compute__no_file),
        cmocka_unit_test(test_compute__no_new_code),
        cmocka_unit_test(test_compute__no_process_and_no_socket),
        cmocka_unit_test(test_compute__nothing_else),
        cmocka_unit_test(test_network__all_else_goes_on),
        cmocka_unit_test(test_network__every_way_is_refused),
#ifdef __x86_64__
        cmocka_unit_test(test_network__numbers_of_x32_are_no_way_round),
#endif
        cmocka_unit_test(test_network__programs_are_held_too),
        cmocka_unit_test(test_version__without_landlock_the_filters_hold),
        cmocka_unit_test(test_writes__free_inside),
        cmocka_unit_test(test_writes__no_tracing),
        cmocka_unit_test(test_writes__no_truncating_no_tcp_no_signals),
        cmocka_unit_test(test_writes__none_outside),
        cmocka_unit_test(test_writes__nothing_outside_is_changed),
        cmocka_unit_test(test_writes__programs_are_held_too),
    };

    if (argc > 0 && strcmp(argv[0], try_socket) == 0) {
        return refused(socket(AF_INET, SOCK_STREAM, 0)) ? HELD : LEAKED;
    }
    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
