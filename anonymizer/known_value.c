#include <string.h>

#include "anonymizer/cue.h"
#include "anonymizer/hash.h"
#include "anonymizer/known_expand.h"
#include "anonymizer/plain.h"

/* The letters of token `index`, plain; 0: there are too many. */
static size_t
read_letters(const struct anon_document *document, size_t index,
    char letters[ANON_VALUE_LETTERS])
{
    struct anon_text word = anon_document_word(document, index);

    if ((document->tokens[index].flags & ANON_TOKEN_PLAIN) == 0) {
        return anon_plain(word, letters, ANON_VALUE_LETTERS);
    }
    if (word.len > ANON_VALUE_LETTERS) {
        return 0;
    }
    memcpy(letters, word.data, word.len);
    return word.len;
}

void
anon_value_read(const struct anon_document *document,
    struct anon_value *ret_value)
{
    size_t i;

    ret_value->count = 0;
    for (i = 0; i < document->token_count; i++) {
        struct anon_text gap = { NULL, 0 };
        size_t at = ret_value->count;
        size_t len;

        if (at == ANON_VALUE_WORDS) {
            break;
        }
        len = read_letters(document, i, ret_value->word[at].text);
        if (len == 0) {
            continue;
        }
        if (i > 0) {
            gap = anon_document_gap(document, i - 1);
        }
        ret_value->word[at].len = len;
        ret_value->word[at].cues = anon_document_cues(document, i);
        ret_value->word[at].cue_value = document->tokens[i].cue == NULL
            ? 0
            : document->tokens[i].cue->value;
        ret_value->word[at].dashed = gap.len == 1 && gap.data[0] == '-';
        ret_value->word[at].comma =
            gap.len > 0 && memchr(gap.data, ',', gap.len) != NULL;
        ret_value->count++;
    }
}

/* Adds a word of letters of ASCII, up to the next blank. */
static bool
add_simple(struct anon_value *value, struct anon_text text, size_t *at)
{
    size_t index = value->count;
    uint64_t hash = ANON_HASH_START;
    const struct anon_cue *cue;
    size_t len = 0;

    if (index == ANON_VALUE_WORDS) {
        return false;
    }
    for (; *at < text.len && text.data[*at] != ' '; (*at)++) {
        char letter = (char)(text.data[*at] | 0x20);

        if (letter < 'a' || letter > 'z' || len == ANON_VALUE_LETTERS) {
            return false;
        }
        value->word[index].text[len++] = letter;
        hash = anon_hash_byte(hash, letter);
    }
    cue =
        anon_cue_find((struct anon_text){ value->word[index].text, len }, hash);
    value->word[index].len = len;
    value->word[index].cues = cue == NULL ? 0 : cue->classes;
    value->word[index].cue_value = cue == NULL ? 0 : cue->value;
    value->word[index].dashed = false;
    value->word[index].comma = false;
    value->count++;
    return len > 0;
}

bool
anon_value_read_simple(struct anon_text text, struct anon_value *ret_value)
{
    size_t at = 0;

    ret_value->count = 0;
    while (add_simple(ret_value, text, &at)) {
        if (at == text.len) {
            return true;
        }
        at++;
    }
    return false;
}
