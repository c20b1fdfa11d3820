#ifndef ANONYMIZER_BYTES_H
#define ANONYMIZER_BYTES_H

#include <stdbool.h>
#include <string.h>

/* Internal: classes of bytes of folded text, whatever the locale. */

static inline bool
anon_is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

static inline bool
anon_is_hex(char byte)
{
    return anon_is_digit(byte) || (byte >= 'a' && byte <= 'f');
}

/* A letter of any script counts by its bytes above 0x7F. */
static inline bool
anon_is_alnum(char byte)
{
    return anon_is_digit(byte) || (byte >= 'a' && byte <= 'z') ||
        (unsigned char)byte >= 0x80;
}

static inline bool
anon_is_blank(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* Whether `byte` is one of the characters of `set`; NUL never is. */
static inline bool
anon_is_one_of(char byte, const char *set)
{
    return byte != '\0' && strchr(set, byte) != NULL;
}

#endif
