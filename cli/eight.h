#ifndef CLI_EIGHT_H
#define CLI_EIGHT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * Questions about eight bytes of text at once, for loops over whole texts.
 * A byte of x below n (at most 0x80) shows in the top bit of
 * (x - ONES * n) & ~x; a borrow can only come from such a byte, so the lowest
 * of these bits is exact (Warren, Hacker's Delight, 6-1).  The lowest byte is
 * the first of the text.
 */
#define EIGHT_ONES UINT64_C(0x0101010101010101)
#define EIGHT_TOPS (EIGHT_ONES << 7)

static inline uint64_t
eight_bytes(const char *bytes)
{
    uint64_t bits;

    memcpy(&bits, bytes, sizeof(bits));
    return bits;
}

/* How many of them begin a code point of UTF-8: all but 10xxxxxx. */
static inline size_t
eight_points(const char *bytes)
{
    uint64_t bits = eight_bytes(bytes);
    uint64_t tails = bits >> 7 & ~bits >> 6 & EIGHT_ONES;

    return 8 - (size_t)(tails * EIGHT_ONES >> 56);
}

/* Whether there is nothing beyond ASCII in a text. */
static inline bool
eight_all_ascii(const char *text, size_t len)
{
    uint64_t bits = 0;
    size_t at;

    for (at = 0; len - at >= 8; at += 8) {
        bits |= eight_bytes(text + at);
    }
    for (; at < len; at++) {
        bits |= (unsigned char)text[at];
    }
    return (bits & EIGHT_TOPS) == 0;
}

static inline uint64_t
eight_escape_bits(uint64_t bits)
{
    uint64_t quote = bits ^ EIGHT_ONES * '"';
    uint64_t slash = bits ^ EIGHT_ONES * '\\';
    uint64_t del = bits ^ EIGHT_ONES * 0x7F;

    return ((bits - EIGHT_ONES * 0x20) & ~bits) |
        ((quote - EIGHT_ONES) & ~quote) | ((slash - EIGHT_ONES) & ~slash) |
        ((del - EIGHT_ONES) & ~del);
}

/* How many bytes go before the first whose top bit is set here; eight: all. */
static inline size_t
eight_before(uint64_t bits)
{
    bits &= EIGHT_TOPS;
    return bits == 0 ? 8 : (size_t)__builtin_ctzll(bits) / 8;
}

/*
 * How many of them go before one that is below 0x20, a quote, a backslash or
 * DEL: JSON escapes those.
 */
static inline size_t
eight_unescaped(const char *bytes)
{
    return eight_before(eight_escape_bits(eight_bytes(bytes)));
}

/* The same before one of these, or one beyond ASCII. */
static inline size_t
eight_plain(const char *bytes)
{
    uint64_t bits = eight_bytes(bytes);

    return eight_before(eight_escape_bits(bits) | bits);
}

#endif
