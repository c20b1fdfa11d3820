#include "anonymizer/spelling.h"

#define PAIR(first, second) ((unsigned)(first) << 8 | (unsigned)(second))

/*
 * The letter for two, or 0.  Pairs go from left to right, before the single
 * letters.
 */
static char
sound_of_pair(char first, char second)
{
    switch (PAIR((unsigned char)first, (unsigned char)second)) {
    case PAIR('o', 'e'):
    case PAIR('o', 'u'): return 'u';
    case PAIR('t', 'j'): return 'c';
    case PAIR('d', 'j'): return 'j';
    case PAIR('s', 'j'):
    case PAIR('s', 'y'):
    case PAIR('s', 'h'): return 's';
    case PAIR('n', 'j'):
    case PAIR('n', 'y'): return 'n';
    case PAIR('c', 'h'):
    case PAIR('k', 'h'): return 'h';
    case PAIR('d', 'h'): return 'd';
    case PAIR('t', 'h'): return 't';
    case PAIR('b', 'h'): return 'b';
    case PAIR('g', 'h'): return 'g';
    case PAIR('p', 'h'): return 'f';
    case PAIR('c', 'k'): return 'k';
    case PAIR('i', 'e'):
    case PAIR('i', 'j'): return 'i';
    default: return 0;
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

char
anon_spelling_first(struct anon_text word)
{
    char pair = 0;

    if (word.len == 0 || word.data[0] == '\'') {
        return 0;
    }
    if (word.len > 1) {
        pair = sound_of_pair(word.data[0], word.data[1]);
    }
    return sound_of(pair == 0 ? word.data[0] : pair);
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
        char pair = at + 1 < word.len
            ? sound_of_pair(word.data[at], word.data[at + 1])
            : 0;

        if (word.data[at] == '\'') {
            at++;
            continue;
        }
        len = append(out, len, cap, sound_of(pair == 0 ? word.data[at] : pair));
        at += pair == 0 ? 1 : 2;
        if (len > cap) {
            return 0;
        }
    }
    if (len > 3 && out[len - 1] == 'h') {
        len--;
    }
    return len;
}
