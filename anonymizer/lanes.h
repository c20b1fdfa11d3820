#ifndef ANONYMIZER_LANES_H
#define ANONYMIZER_LANES_H

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/*
 * Internal: questions about sixteen bytes of text at once, all of which must be
 * readable.  Bit i of an answer is that of byte i.  Those that end in _plain
 * are the same for processors without SSE2, two times eight bytes.
 */

/* The bytes that are not ASCII. */
unsigned anon_lanes_tops_plain(const char *bytes);

/* The bytes that are small letters of ASCII or digits. */
unsigned anon_lanes_letters_plain(const char *bytes);

/* Copies with ASCII in lower case; the answer is what was upper case. */
unsigned anon_lanes_lower_plain(const char *bytes, char *to);

#ifdef __SSE2__

static inline __m128i
anon_lanes_load(const char *bytes)
{
    __m128i lanes;

    memcpy(&lanes, bytes, sizeof(lanes));
    return lanes;
}

/* All bits of the lanes from `first` on, `count` of them. */
static inline __m128i
anon_lanes_range(__m128i lanes, char first, int count)
{
    __m128i low = _mm_sub_epi8(lanes, _mm_set1_epi8((char)(first - 128)));

    return _mm_cmplt_epi8(low, _mm_set1_epi8((char)(count - 128)));
}

static inline unsigned
anon_lanes_tops(const char *bytes)
{
    return (unsigned)_mm_movemask_epi8(anon_lanes_load(bytes));
}

static inline unsigned
anon_lanes_letters(const char *bytes)
{
    __m128i lanes = anon_lanes_load(bytes);

    return (unsigned)_mm_movemask_epi8(
        _mm_or_si128(anon_lanes_range(lanes, 'a', 26),
            anon_lanes_range(lanes, '0', 10)));
}

static inline unsigned
anon_lanes_lower(const char *bytes, char *to)
{
    __m128i lanes = anon_lanes_load(bytes);
    __m128i upper = anon_lanes_range(lanes, 'A', 26);

    lanes = _mm_or_si128(lanes, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
    memcpy(to, &lanes, sizeof(lanes));
    return (unsigned)_mm_movemask_epi8(upper);
}

#else

static inline unsigned
anon_lanes_tops(const char *bytes)
{
    return anon_lanes_tops_plain(bytes);
}

static inline unsigned
anon_lanes_letters(const char *bytes)
{
    return anon_lanes_letters_plain(bytes);
}

static inline unsigned
anon_lanes_lower(const char *bytes, char *to)
{
    return anon_lanes_lower_plain(bytes, to);
}

#endif

#endif
