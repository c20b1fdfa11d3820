#ifndef CLI_DICTIONARY_H
#define CLI_DICTIONARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Numbers different texts from 0 on, in the order they first come. */
struct dictionary {
    char *bytes;     /* of all texts, one after the other */
    size_t *ends;    /* of each text */
    uint32_t *slots; /* where the texts are found */
    size_t byte_cap;
    uint32_t count;
    uint32_t cap;
    uint32_t slot_count;
};

#define DICTIONARY_INIT                                                        \
    {                                                                          \
        .bytes = NULL                                                          \
    }

/* The number of a text; false when memory ran out. */
bool dictionary_number(struct dictionary *dictionary, const char *text,
    size_t len, uint32_t *ret_number);

void dictionary_release(struct dictionary *dictionary);

#endif
