#include "anonymizer/lanes.h"

#include "anonymizer/swar.h"

unsigned
anon_lanes_tops_plain(const char *bytes)
{
    return anon_swar_gather(anon_swar_load(bytes) & ANON_SWAR_TOPS) |
        anon_swar_gather(anon_swar_load(bytes + 8) & ANON_SWAR_TOPS) << 8;
}

/* Letters and digits among eight bytes, in their top bits. */
static uint64_t
letters_of(uint64_t eight)
{
    uint64_t ascii = eight & ~ANON_SWAR_TOPS;

    return (anon_swar_range(ascii, 'a', 'z') |
               anon_swar_range(ascii, '0', '9')) &
        ~eight;
}

unsigned
anon_lanes_letters_plain(const char *bytes)
{
    return anon_swar_gather(letters_of(anon_swar_load(bytes))) |
        anon_swar_gather(letters_of(anon_swar_load(bytes + 8))) << 8;
}

/* Upper case letters among eight bytes, in their top bits. */
static uint64_t
upper_of(uint64_t eight)
{
    return anon_swar_range(eight & ~ANON_SWAR_TOPS, 'A', 'Z') & ~eight;
}

unsigned
anon_lanes_lower_plain(const char *bytes, char *to)
{
    uint64_t low = anon_swar_load(bytes);
    uint64_t high = anon_swar_load(bytes + 8);
    uint64_t low_upper = upper_of(low);
    uint64_t high_upper = upper_of(high);

    low |= low_upper >> 2;
    high |= high_upper >> 2;
    memcpy(to, &low, sizeof(low));
    memcpy(to + 8, &high, sizeof(high));
    return anon_swar_gather(low_upper) | anon_swar_gather(high_upper) << 8;
}
