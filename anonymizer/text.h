#ifndef ANONYMIZER_TEXT_H
#define ANONYMIZER_TEXT_H

#include <stddef.h>

/*
 * A borrowed piece of text, meant to be UTF-8; it is not NUL-ended.  Broken
 * UTF-8 is allowed: a byte that begins no valid sequence counts as one unknown
 * character.  The anonymizer never owns or keeps note text.
 */
struct anon_text {
    const char *data;
    size_t len; /* bytes */
};

#endif
