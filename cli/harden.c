#include "cli/harden.h"

#include <fcntl.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/jail.h"

/*
 * A program started with a standard descriptor closed would get the vault
 * under that number, and what it prints would go into the vault.
 */
static void
fill_standard_descriptors(void)
{
    int fd;

    do {
        fd = open("/dev/null", O_RDWR);
    } while (fd >= 0 && fd <= STDERR_FILENO);
    if (fd > STDERR_FILENO) {
        (void)close(fd);
    }
}

void
harden_process(void)
{
    const struct rlimit none = { 0, 0 };
    const struct sigaction ignore = { .sa_handler = SIG_IGN };

    fill_standard_descriptors();
    (void)setrlimit(RLIMIT_CORE, &none);
    (void)prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    (void)umask(077);
    (void)sigaction(SIGPIPE, &ignore, NULL);
    (void)sigaction(SIGXFSZ, &ignore, NULL);
    /* Where the kernel cannot do it, `doctor` says so. */
    (void)jail_network();
}
