#include "vault/memory.h"

#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* The number of a line "Name:   123 kB". */
static bool
find_number(const char *text, size_t len, const char *name, uint64_t *ret_value)
{
    const char *end = text + len;
    const char *at = memmem(text, len, name, strlen(name));
    uint64_t value = 0;
    bool digits = false;

    if (at == NULL || (at != text && at[-1] != '\n')) {
        return false;
    }
    at += strlen(name);
    while (at < end && *at == ' ') {
        at++;
    }
    while (at < end && *at >= '0' && *at <= '9' && value < UINT64_MAX / 16) {
        value = value * 10 + (uint64_t)(*at - '0');
        digits = true;
        at++;
    }
    if (digits) {
        *ret_value = value;
    }
    return digits;
}

enum vault_status
vault_memory_parse(const char *text, size_t len,
    struct vault_memory *ret_memory)
{
    struct vault_memory memory;

    if (!find_number(text, len, "MemTotal:", &memory.total_kib) ||
        !find_number(text, len, "MemAvailable:", &memory.available_kib)) {
        return VAULT_ERR_NOT_FOUND;
    }
    *ret_memory = memory;
    return VAULT_OK;
}

enum vault_status
vault_memory_read(struct vault_memory *ret_memory)
{
    char text[4096];
    ssize_t len;
    int fd;

    fd = open("/proc/meminfo", O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    len = read(fd, text, sizeof(text));
    (void)close(fd);
    if (len <= 0) {
        return VAULT_ERR_NOT_FOUND;
    }
    return vault_memory_parse(text, (size_t)len, ret_memory);
}
