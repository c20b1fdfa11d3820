#include "cli/swap.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

/* Whether the device mapper says that this device is encrypted. */
static bool
is_encrypted(const char *device, const char *sys)
{
    char path[PATH_MAX];
    char uuid[16] = "";
    FILE *file;
    int n =
        snprintf(path, sizeof(path), "%s/class/block/%s/dm/uuid", sys, device);

    if (n < 0 || (size_t)n >= sizeof(path)) {
        return false;
    }
    file = fopen(path, "re");
    if (file == NULL) {
        return false;
    }
    if (fgets(uuid, sizeof(uuid), file) == NULL) {
        uuid[0] = '\0';
    }
    (void)fclose(file);
    return strncmp(uuid, "CRYPT-", strlen("CRYPT-")) == 0;
}

bool
swap_line_in_clear(const char *line, const char *sys)
{
    char name[256];
    char kind[32];

    if (sscanf(line, "%255s %31s", name, kind) != 2) {
        return true;
    }
    if (strncmp(name, "/dev/zram", strlen("/dev/zram")) == 0) {
        return false;
    }
    if (strcmp(kind, "partition") != 0 ||
        strncmp(name, "/dev/", strlen("/dev/")) != 0) {
        /* A file: what lies beneath cannot be told from here. */
        return true;
    }
    return !is_encrypted(name + strlen("/dev/"), sys);
}

bool
swap_in_clear(void)
{
    FILE *swaps = fopen("/proc/swaps", "re");
    char line[512];
    bool clear = false;

    if (swaps == NULL) {
        return true;
    }
    /* The first line holds the headings. */
    if (fgets(line, sizeof(line), swaps) != NULL) {
        while (!clear && fgets(line, sizeof(line), swaps) != NULL) {
            clear = swap_line_in_clear(line, "/sys");
        }
    }
    (void)fclose(swaps);
    return clear;
}
