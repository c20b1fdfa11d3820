#include "anonymizer/nickname.h"

#include <string.h>

struct nickname {
    const char *name;
    size_t group;
};

/* Sorted by name. */
#include "anonymizer/nickname_table.inc"

#define NICKNAME_COUNT (sizeof(nicknames) / sizeof(nicknames[0]))

/* Order of `name` against an entry. */
static int
compare(struct anon_text name, const char *entry)
{
    int order = name.len == 0
        ? 0
        : (unsigned char)name.data[0] - (unsigned char)entry[0];

    /* The first letter tells it for most of those a search goes by. */
    if (order != 0) {
        return order;
    }
    order = strncmp(name.data, entry, name.len);
    return order != 0 ? order : -(entry[name.len] != '\0');
}

/* The first entry that is not before `name`. */
static size_t
find_first(struct anon_text name)
{
    size_t low = 0;
    size_t high = NICKNAME_COUNT;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare(name, nicknames[middle].name) > 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

const char *
anon_nickname_next(struct anon_text name, size_t *at)
{
    size_t index = *at == 0 ? find_first(name) : *at;

    if (index >= NICKNAME_COUNT || compare(name, nicknames[index].name) != 0) {
        return NULL;
    }
    *at = index + 1;
    return nickname_groups[nicknames[index].group];
}
