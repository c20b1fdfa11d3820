#include "cli/jail.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>

/* Rights that came after the headers of Debian 12 (Linux 6.2, 6.7, 6.12). */
#define RIGHT_TRUNCATE ((uint64_t)1 << 14)
#define NET_BIND_TCP ((uint64_t)1 << 0)
#define NET_CONNECT_TCP ((uint64_t)1 << 1)
#define SCOPE_ABSTRACT_UNIX ((uint64_t)1 << 0)
#define SCOPE_SIGNAL ((uint64_t)1 << 1)

/* The ruleset as ABI 6 has it; older kernels want a shorter one. */
struct ruleset {
    uint64_t fs;
    uint64_t net;
    uint64_t scoped;
};

static const uint64_t file_writes = LANDLOCK_ACCESS_FS_WRITE_FILE;

static const uint64_t folder_writes = LANDLOCK_ACCESS_FS_REMOVE_DIR |
    LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
    LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
    LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
    LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

/* What the kernel of version `abi` can forbid. */
static struct ruleset
rules_of(int abi, size_t *ret_size)
{
    struct ruleset rules = { .fs = file_writes | folder_writes };

    *ret_size = offsetof(struct ruleset, net);
    if (abi >= 3) {
        rules.fs |= RIGHT_TRUNCATE;
    }
    if (abi >= 4) {
        rules.net = NET_BIND_TCP | NET_CONNECT_TCP;
        *ret_size = offsetof(struct ruleset, scoped);
    }
    if (abi >= 6) {
        rules.scoped = SCOPE_ABSTRACT_UNIX | SCOPE_SIGNAL;
        *ret_size = sizeof(rules);
    }
    return rules;
}

static bool
permit(int ruleset, const char *path, uint64_t rights)
{
    struct landlock_path_beneath_attr rule = { .allowed_access = rights };
    struct stat st;
    bool ok = false;

    rule.parent_fd = open(path, O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0) {
        return false;
    }
    if (fstat(rule.parent_fd, &st) == 0) {
        if (!S_ISDIR(st.st_mode)) {
            rule.allowed_access &= file_writes | RIGHT_TRUNCATE;
        }
        ok = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH,
                 &rule, 0) == 0;
    }
    (void)close(rule.parent_fd);
    return ok;
}

int
jail_version(void)
{
    long version = syscall(SYS_landlock_create_ruleset, NULL, 0,
        LANDLOCK_CREATE_RULESET_VERSION);

    return version > 0 ? (int)version : 0;
}

bool
jail_writes(const char *folder)
{
    static const char *const devices[] = { "/dev/tty", "/dev/null",
        "/dev/pts" };
    struct ruleset rules;
    size_t size;
    int abi;
    int fd;
    bool ok;

    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
        return false;
    }
    abi = jail_version();
    if (abi < 1) {
        return false;
    }
    rules = rules_of(abi, &size);
    fd = (int)syscall(SYS_landlock_create_ruleset, &rules, size, 0);
    if (fd < 0) {
        return false;
    }
    ok = permit(fd, folder, rules.fs);
    for (size_t i = 0; i < sizeof(devices) / sizeof(devices[0]); i++) {
        /* A machine may lack one of them. */
        (void)permit(fd, devices[i], rules.fs & (file_writes | RIGHT_TRUNCATE));
    }
    ok = ok && syscall(SYS_landlock_restrict_self, fd, 0) == 0;
    (void)close(fd);
    return ok;
}

#if defined(__x86_64__)
#define JAIL_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define JAIL_ARCH AUDIT_ARCH_AARCH64
#else
#define JAIL_ARCH 0
#endif

/* What computing, reading and writing takes; SIGNAL(7) and malloc(3) too. */
static const int calls[] = { SYS_read, SYS_write, SYS_readv, SYS_writev,
    SYS_close, SYS_lseek, SYS_fstat, SYS_brk, SYS_munmap, SYS_mremap,
    SYS_madvise, SYS_mlock, SYS_munlock, SYS_futex, SYS_getrandom,
    SYS_clock_gettime, SYS_sigaltstack, SYS_rt_sigaction, SYS_rt_sigprocmask,
    SYS_rt_sigreturn, SYS_restart_syscall, SYS_getpid, SYS_gettid, SYS_exit,
    SYS_exit_group };

/* These too, unless they would make memory that can be run. */
static const int mappings[] = { SYS_mmap, SYS_mprotect };

#define CALL_COUNT (sizeof(calls) / sizeof(calls[0]))
#define MAPPING_COUNT (sizeof(mappings) / sizeof(mappings[0]))

/* The low half of argument number `n`, little-endian. */
#define ARGUMENT(n)                                                            \
    ((uint32_t)(offsetof(struct seccomp_data, args) + 8 * (size_t)(n)))

static void
add(struct sock_fprog *program, struct sock_filter step)
{
    program->filter[program->len++] = step;
}

/* Lets a call pass; what follows is for the others. */
static void
allow(struct sock_fprog *program, int call)
{
    add(program,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call,
            0, 1));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
}

/* The same, if its third argument does not ask for PROT_EXEC. */
static void
allow_data(struct sock_fprog *program, int call)
{
    add(program,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call,
            0, 4));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, ARGUMENT(2)));
    add(program,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, PROT_EXEC, 1,
            0));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
            SECCOMP_RET_ERRNO | EPERM));
}

/* Loads the number of the call; ends who calls by another architecture's. */
static void
begin(struct sock_fprog *program)
{
    add(program,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
            offsetof(struct seccomp_data, arch)));
    add(program,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, JAIL_ARCH, 1,
            0));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
            SECCOMP_RET_KILL_PROCESS));
    add(program,
        (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS,
            offsetof(struct seccomp_data, nr)));
}

/* Installs the filter, for ever. */
static bool
enter(struct sock_fprog *program)
{
    return JAIL_ARCH != 0 && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, program, 0, 0) == 0;
}

bool
jail_compute(void)
{
    struct sock_filter steps[5 + 2 * CALL_COUNT + 5 * MAPPING_COUNT];
    struct sock_fprog program = { 0, steps };

    begin(&program);
    for (size_t i = 0; i < CALL_COUNT; i++) {
        allow(&program, calls[i]);
    }
    for (size_t i = 0; i < MAPPING_COUNT; i++) {
        allow_data(&program, mappings[i]);
    }
    add(&program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
            SECCOMP_RET_ERRNO | EPERM));
    return enter(&program);
}

/*
 * What reaches other machines and other programs.  io_uring(7) could do the
 * same unseen.  socketpair(2) stays: its two ends are in one family of
 * processes, as those of a pipe, and editors talk to their children by it.
 */
static const int network_calls[] = { SYS_socket, SYS_connect, SYS_bind,
    SYS_listen, SYS_accept, SYS_accept4, SYS_sendto, SYS_sendmsg, SYS_sendmmsg,
    SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register };

#define NETWORK_COUNT (sizeof(network_calls) / sizeof(network_calls[0]))

/* Set in the numbers of x32, which count as calls of x86-64. */
#define X32_CALL 0x40000000u

bool
jail_network(void)
{
    struct sock_filter steps[4 + 1 + NETWORK_COUNT + 2];
    struct sock_fprog program = { 0, steps };

    begin(&program);
    /* Each jump goes to the last step, which refuses. */
    add(&program,
        (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_CALL,
            NETWORK_COUNT + 1, 0));
    for (size_t i = 0; i < NETWORK_COUNT; i++) {
        add(&program,
            (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K,
                (uint32_t)network_calls[i], (uint8_t)(NETWORK_COUNT - i), 0));
    }
    add(&program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    add(&program,
        (struct sock_filter)BPF_STMT(BPF_RET | BPF_K,
            SECCOMP_RET_ERRNO | EPERM));
    return enter(&program);
}
