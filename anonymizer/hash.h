#ifndef ANONYMIZER_HASH_H
#define ANONYMIZER_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * Internal: FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), which data/pack
 * scripts compute too.  It is fed byte by byte, so that a run of words can be
 * looked up after each of them.
 */

#define ANON_HASH_START UINT64_C(0xCBF29CE484222325)

static inline uint64_t
anon_hash_byte(uint64_t hash, char byte)
{
    return (hash ^ (unsigned char)byte) * UINT64_C(0x100000001B3);
}

static inline uint64_t
anon_hash(uint64_t hash, const char *data, size_t len)
{
    size_t i;

    for (i = 0; i < len; i++) {
        hash = anon_hash_byte(hash, data[i]);
    }
    return hash;
}

#endif
