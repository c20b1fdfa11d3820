/*
 * Preloaded into the program under test (LD_PRELOAD): with RESIDUE set to
 * "FILE HEX...", the number of copies of each HEX (bytes, each XOR 0x5a, so
 * that this text holds none of them) left in the writable memory goes to FILE
 * when the program ends.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#define MASK 0x5a
#define WINDOW ((size_t)1 << 20)
#define CANARY_MAX 64

static unsigned char *window;
static char maps[1 << 18];

/* Copies of the masked canary in the `len` bytes of the window. */
static long
copies(const unsigned char *canary, size_t canary_len, size_t len)
{
    long found = 0;

    for (size_t i = 0; i + canary_len <= len; i++) {
        size_t j = 0;

        while (j < canary_len && (window[i + j] ^ MASK) == canary[j]) {
            j++;
        }
        found += j == canary_len;
    }
    return found;
}

static long
search_area(int memory, const unsigned char *canary, size_t canary_len,
    const unsigned long area[2])
{
    unsigned long skip = (unsigned long)(void *)window;
    long found = 0;

    for (unsigned long here = area[0]; here < area[1];) {
        size_t want = area[1] - here < WINDOW ? area[1] - here : WINDOW;
        ssize_t got;

        if (here >= skip && here < skip + WINDOW) {
            here = skip + WINDOW;
            continue;
        }
        if (here < skip && here + want > skip) {
            want = skip - here;
        }
        got = pread(memory, window, want, (off_t)here);
        if (got <= 0) {
            break;
        }
        found += copies(canary, canary_len, (size_t)got);
        /* Overlap, so that a copy across two windows is seen. */
        here += (size_t)got < want || (size_t)got <= canary_len
            ? (size_t)got
            : (size_t)got - (here + want < area[1] ? canary_len - 1 : 0);
    }
    return found;
}

static long
search_memory(const unsigned char *canary, size_t canary_len)
{
    int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    int list = open("/proc/self/maps", O_RDONLY | O_CLOEXEC);
    size_t len = 0;
    ssize_t got;
    long found = 0;

    while ((got = read(list, maps + len, sizeof(maps) - 1 - len)) > 0) {
        len += (size_t)got;
    }
    maps[len] = '\0';
    for (char *line = maps; line != NULL && *line != '\0';) {
        unsigned long area[2];
        char rights[5];

        if (sscanf(line, "%lx-%lx %4s", &area[0], &area[1], rights) == 3 &&
            rights[0] == 'r' && rights[1] == 'w') {
            found += search_area(memory, canary, canary_len, area);
        }
        line = strchr(line, '\n');
        line = line != NULL ? line + 1 : NULL;
    }
    (void)close(memory);
    (void)close(list);
    return memory < 0 || list < 0 ? -1 : found;
}

static void
report_residue(const char *request)
{
    char path[512];
    int used = 0;
    FILE *out;

    if (sscanf(request, "%511s%n", path, &used) != 1) {
        return;
    }
    out = fopen(path, "we");
    window = mmap(NULL, WINDOW, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (const char *hex = request + used; out != NULL && *hex == ' ';) {
        unsigned char canary[CANARY_MAX];
        unsigned value;
        size_t len = 0;

        hex++;
        while (len < sizeof(canary) && sscanf(hex, "%2x", &value) == 1 &&
            *hex != ' ') {
            canary[len++] = (unsigned char)value;
            hex += 2;
        }
        fprintf(out, "%ld\n", search_memory(canary, len));
    }
    if (out != NULL) {
        (void)fclose(out);
    }
}

__attribute__((destructor)) static void
end(void)
{
    const char *request = getenv("RESIDUE");

    if (request != NULL) {
        report_residue(request);
    }
}
