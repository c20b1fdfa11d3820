#include "vault/words.h"

#include <string.h>
#include <unistr.h>

bool
vault_word_in(const char *word, const char *const *words, size_t count)
{
    size_t i;

    for (i = 0; word != NULL && i < count; i++) {
        if (strcmp(word, words[i]) == 0) {
            return true;
        }
    }
    return false;
}

bool
vault_word_valid(const char *word, size_t size)
{
    struct vault_text text = { word, word != NULL ? strlen(word) : 0 };

    return text.len < size && vault_text_valid(text);
}

bool
vault_text_valid(struct vault_text text)
{
    return text.len > 0 && text.data != NULL &&
        memchr(text.data, '\0', text.len) == NULL &&
        u8_check((const uint8_t *)text.data, text.len) == NULL;
}
