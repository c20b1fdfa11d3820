#include "anonymizer/province.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct regency {
    const char *name;
    unsigned char province;
};

#include "province_table.inc"

/* Longest name of a regency, with the NUL. */
#define NAME_MAX_BYTES 48

/* Small letters, one blank between words; false when it is too long. */
static bool
read_name(struct anon_text place, char *out)
{
    size_t len = 0;
    size_t i;

    for (i = 0; i < place.len; i++) {
        char byte = place.data[i];

        if (byte >= 'A' && byte <= 'Z') {
            byte = (char)(byte | 0x20);
        }
        if (byte == '.' || byte == '\n' || byte == '\t') {
            byte = ' ';
        }
        if (byte == ' ' && (len == 0 || out[len - 1] == ' ')) {
            continue;
        }
        if (len + 1 >= NAME_MAX_BYTES) {
            return false;
        }
        out[len++] = byte;
    }
    while (len > 0 && out[len - 1] == ' ') {
        len--;
    }
    out[len] = '\0';
    return len > 0;
}

static int
by_name(const void *key, const void *item)
{
    return strcmp(key, ((const struct regency *)item)->name);
}

const char *
anon_province_of(struct anon_text place)
{
    static const char *const heads[] = { "kota ", "kab ", "kabupaten ",
        "provinsi ", "prov " };
    char folded[NAME_MAX_BYTES];
    const char *name = folded;
    const struct regency *found;
    size_t i;

    if (!read_name(place, folded)) {
        return NULL;
    }
    for (i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
        size_t len = strlen(heads[i]);

        if (strncmp(folded, heads[i], len) == 0) {
            name = folded + len;
        }
    }
    found = bsearch(name, regencies, sizeof(regencies) / sizeof(regencies[0]),
        sizeof(regencies[0]), by_name);
    return found == NULL ? NULL : provinces[found->province];
}
