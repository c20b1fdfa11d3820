#include "file.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

int
fuzz_file(const uint8_t *data, size_t size)
{
    int fd = memfd_create("fuzz", MFD_CLOEXEC);

    if (fd < 0 || (size > 0 && write(fd, data, size) != (ssize_t)size) ||
        lseek(fd, 0, SEEK_SET) != 0) {
        abort();
    }
    return fd;
}

void
fuzz_path(int fd, char ret_path[FUZZ_PATH_MAX])
{
    (void)snprintf(ret_path, FUZZ_PATH_MAX, "/proc/self/fd/%d", fd);
}

void
fuzz_be_quiet(void)
{
    static int quiet = 0;
    int fd;

    if (quiet == 0) {
        fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
        quiet = fd >= 0 && dup2(fd, STDOUT_FILENO) >= 0;
    }
    if (quiet == 0) {
        abort();
    }
}
