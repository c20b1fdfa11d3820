#include "pseudo_terminal.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

void
pseudo_terminal_run(int fd, void (*act)(void), char *ret_text, size_t size)
{
    int master = posix_openpt(O_RDWR | O_NOCTTY);
    size_t len = 0;
    ssize_t got;
    pid_t child;

    assert_true(master >= 0);
    assert_int_equal(grantpt(master), 0);
    assert_int_equal(unlockpt(master), 0);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        int slave = open(ptsname(master), O_RDWR | O_NOCTTY);

        if (slave < 0 || dup2(slave, fd) != fd) {
            _exit(99);
        }
        (void)close(slave);
        (void)close(master);
        act();
        _exit(0);
    }
    /* EIO: the child has closed its side. */
    while (len + 1 < size &&
        (got = read(master, ret_text + len, size - 1 - len)) > 0) {
        len += (size_t)got;
    }
    ret_text[len] = '\0';
    (void)close(master);
    assert_int_equal(waitpid(child, NULL, 0), child);
}
