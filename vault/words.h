#ifndef VAULT_WORDS_H
#define VAULT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "vault/vault.h"

/* Returns whether `word` is one of `count` words; not for NULL. */
bool vault_word_in(const char *word, const char *const *words, size_t count);

/* Returns whether `word` is 1 to `size` - 1 bytes of UTF-8. */
bool vault_word_valid(const char *word, size_t size);

/* Returns whether `text` is not empty, UTF-8, and free of NUL bytes. */
bool vault_text_valid(struct vault_text text);

#endif
