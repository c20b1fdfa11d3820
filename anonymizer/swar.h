#ifndef ANONYMIZER_SWAR_H
#define ANONYMIZER_SWAR_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Internal: eight bytes of text in one register, lowest address lowest.  A
 * question about them has its answers in the top bits of the bytes (Warren,
 * Hacker's Delight, 6-1); those of ranges hold for ASCII bytes only, which the
 * caller sees to.
 */
#define ANON_SWAR_ONES UINT64_C(0x0101010101010101)
#define ANON_SWAR_TOPS (ANON_SWAR_ONES << 7)

static inline uint64_t
anon_swar_load(const char *bytes)
{
    uint64_t eight;

    memcpy(&eight, bytes, sizeof(eight));
    return eight;
}

/* The bytes from `first` to `last`; both are ASCII, and so are all bytes. */
static inline uint64_t
anon_swar_range(uint64_t ascii, unsigned char first, unsigned char last)
{
    return ((ascii + ANON_SWAR_ONES * (0x80u - first)) &
               ~(ascii + ANON_SWAR_ONES * (0x7Fu - last))) &
        ANON_SWAR_TOPS;
}

/* The top bits of the bytes as one byte: bit i is that of byte i. */
static inline unsigned
anon_swar_gather(uint64_t tops)
{
    return (unsigned)(((tops >> 7) * UINT64_C(0x0102040810204080)) >> 56);
}

/* 64 bits of a set from bit `at` on; one word behind them is readable. */
static inline uint64_t
anon_swar_window(const uint64_t *bits, size_t at)
{
    size_t shift = at & 63;

    bits += at >> 6;
    return bits[0] >> shift | bits[1] << 1 << (63 - shift);
}

#endif
