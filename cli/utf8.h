#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include <stddef.h>
#include <stdint.h>

/* A byte that begins no valid sequence. */
#define UTF8_BROKEN UINT32_MAX

/*
 * Reads the character at the start of `len` (not 0) bytes and returns how many
 * it takes.  A broken byte takes one and gives UTF8_BROKEN; overlong forms,
 * surrogates and what lies beyond U+10FFFF are broken (RFC 3629).
 */
size_t utf8_next(const char *bytes, size_t len, uint32_t *ret_character);

/* Counts characters; a broken byte counts as one. */
size_t utf8_count(const char *bytes, size_t len);

#endif
