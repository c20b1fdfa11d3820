#include "cli/jail.h"

#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <linux/landlock.h>

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
