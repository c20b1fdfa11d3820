#ifndef ANONYMIZER_OFFSETS_H
#define ANONYMIZER_OFFSETS_H

#include <stddef.h>
#include <stdint.h>

#include "anonymizer/status.h"

/*
 * Internal: the way back from folded text to its source.  An item is a stretch
 * of folded text that is not byte for byte as long as what it came from; what
 * lies between two items is.
 */
struct anon_offset {
    uint32_t folded;
    uint32_t folded_len;
    uint32_t source;
    uint32_t source_len;
};

struct anon_offsets {
    struct anon_offset *items;
    size_t len;
    size_t cap;
};

/* Appends; dropped characters in a row share one item. */
enum anon_status anon_offsets_push(struct anon_offsets *offsets,
    struct anon_offset item) ANON_CHECK_RESULT;

/*
 * Bytes [begin, end) of the folded text as bytes of the source.  A part of an
 * item stands for the whole of it.
 */
void anon_offsets_source(const struct anon_offsets *offsets, size_t begin,
    size_t end, size_t *ret_begin, size_t *ret_end);

/* Frees; harmless twice. */
void anon_offsets_release(struct anon_offsets *offsets);

#endif
