#include "cli/show.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/output.h"
#include "cli/utf8.h"

/* Marks that turn the direction of what follows, or hide between letters. */
static bool
hidden_mark(uint32_t character)
{
    return character == 0x061c || character == 0xfeff ||
        (character >= 0x200b && character <= 0x200f) ||
        (character >= 0x2028 && character <= 0x202e) ||
        (character >= 0x2060 && character <= 0x206f) ||
        (character >= 0xe0000 && character <= 0xe007f);
}

bool
show_acts(uint32_t character)
{
    return character < ' ' || (character >= 0x7f && character < 0xa0) ||
        hidden_mark(character);
}

/* How a character that must not be written is shown instead. */
static int
spell(uint32_t character, unsigned char byte, char ret_spelt[16])
{
    if (character == UTF8_BROKEN || character < 0x80) {
        return snprintf(ret_spelt, 16, "\\x%02x", byte);
    }
    return snprintf(ret_spelt, 16, "\\u%04x", character);
}

enum vault_status
show_neutral(const char *text, size_t len, bool one_line,
    struct vault_secret *ret_text)
{
    enum vault_status status = VAULT_OK;
    uint32_t character;
    char spelt[16];
    size_t used;

    for (size_t i = 0; i < len && status == VAULT_OK; i += used) {
        used = utf8_next(text + i, len - i, &character);
        if (character == '\n' || character == '\t') {
            status =
                vault_secret_append(ret_text, one_line ? " " : text + i, used);
        } else if (character == UTF8_BROKEN || show_acts(character)) {
            int n = spell(character, (unsigned char)text[i], spelt);

            status = vault_secret_append(ret_text, spelt, (size_t)n);
        } else {
            status = vault_secret_append(ret_text, text + i, used);
        }
    }
    return status;
}

enum vault_status
show_text(const char *text, size_t len)
{
    enum vault_status status = VAULT_OK;
    struct vault_secret neutral = VAULT_SECRET_INIT;

    if (isatty(STDOUT_FILENO)) {
        status = show_neutral(text, len, false, &neutral);
        output_bytes(neutral.data, neutral.len);
    } else {
        output_bytes(text, len);
    }
    if (len > 0 && text[len - 1] != '\n') {
        output_text("\n");
    }
    vault_secret_release(&neutral);
    return status;
}
