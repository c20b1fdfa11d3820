#include "anonymizer/spelling.h"

#include <stdbool.h>
#include <string.h>

struct rule {
    const char *from; /* two letters */
    const char *to;
};

/* Applied from left to right, before the single letters. */
static const struct rule pairs[] = {
    { "oe", "u" },
    { "ou", "u" },
    { "tj", "c" },
    { "dj", "j" },
    { "sj", "s" },
    { "sy", "s" },
    { "sh", "s" },
    { "nj", "n" },
    { "ny", "n" },
    { "ch", "h" },
    { "kh", "h" },
    { "dh", "d" },
    { "th", "t" },
    { "bh", "b" },
    { "gh", "g" },
    { "ph", "f" },
    { "ck", "k" },
    { "ie", "i" },
    { "ij", "i" },
};

/* Whether some pair ends with the letter: most letters are in none. */
static inline bool
ends_pair(char letter)
{
    switch (letter) {
    case 'e':
    case 'h':
    case 'j':
    case 'k':
    case 'u':
    case 'y': return true;
    default: return false;
    }
}

/* The letter that stands for all that sound like it. */
static char
sound_of(char letter)
{
    switch (letter) {
    case 'y':
    case 'j': return 'i';
    case 'v': return 'f';
    case 'z': return 's';
    case 'q': return 'k';
    default: return letter;
    }
}

/* Appends unless it would double the last letter. */
static size_t
append(char *out, size_t len, size_t cap, char letter)
{
    if (len > 0 && out[len - 1] == letter) {
        return len;
    }
    if (len < cap) {
        out[len] = letter;
    }
    return len + 1;
}

size_t
anon_spelling(struct anon_text word, char *out, size_t cap)
{
    size_t len = 0;
    size_t at = 0;

    while (at < word.len) {
        const char *to = NULL;
        size_t i;

        for (i = 0; at + 1 < word.len && ends_pair(word.data[at + 1]) &&
             i < sizeof(pairs) / sizeof(pairs[0]);
             i++) {
            if (memcmp(pairs[i].from, word.data + at, 2) == 0) {
                to = pairs[i].to;
                break;
            }
        }
        if (word.data[at] == '\'') {
            at++;
            continue;
        }
        len =
            append(out, len, cap, sound_of(to == NULL ? word.data[at] : to[0]));
        at += to == NULL ? 1 : 2;
        if (len > cap) {
            return 0;
        }
    }
    if (len > 3 && out[len - 1] == 'h') {
        len--;
    }
    return len;
}
