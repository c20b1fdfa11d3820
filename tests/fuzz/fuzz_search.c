/*
 * Words somebody searches for, and the note they are searched in: the first
 * line are the words, the rest is the text.  No word has a meaning for the
 * index, and a note that was stored is found by a word of it.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "stored.h"
#include "vault/note.h"
#include "vault/search.h"
#include "vault/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
search(struct vault *vault, struct vault_text words)
{
    struct vault_search *found = NULL;
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    enum vault_status status = vault_search_open(vault, words, 5, &found);
    int count = 0;

    if (status != VAULT_OK && status != VAULT_ERR_INVALID &&
        status != VAULT_ERR_LIMIT) {
        abort();
    }
    while (status == VAULT_OK) {
        status = vault_search_next(found, &hit);
        if (status == VAULT_OK && (++count > 5 || hit.note_id < 1)) {
            abort();
        }
    }
    if (found != NULL && status != VAULT_DONE) {
        abort();
    }
    vault_search_close(&found);
    vault_search_hit_release(&hit);
}

/* Stores the text, reads it back and searches. */
static void
store_and_search(struct vault *vault, struct vault_text words,
    struct vault_text text)
{
    const struct vault_note_draft draft = { .case_code = "AB-1",
        .date = "2026-03-04",
        .text = text };
    struct vault_note note = VAULT_NOTE_INIT;
    int64_t id = 0;
    enum vault_status status = vault_note_add(vault, &draft, &id);

    if ((status == VAULT_OK) != vault_text_valid(text)) {
        abort();
    }
    if (status == VAULT_OK &&
        (vault_note_get(vault, id, &note) != VAULT_OK ||
            note.text.len != text.len ||
            memcmp(note.text.data, text.data, text.len) != 0)) {
        abort();
    }
    vault_note_release(&note);
    search(vault, words);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault *vault = fuzz_vault();
    const char *bytes = size > 0 ? (const char *)data : "";
    const char *end = memchr(bytes, '\n', size);
    size_t len = end == NULL ? size : (size_t)(end - bytes);
    struct vault_text words = { bytes, len };
    struct vault_text text = { bytes + len, size - len };

    if (vault_begin(vault) != VAULT_OK) {
        abort();
    }
    store_and_search(vault, words, text);
    vault_rollback(vault);
    return 0;
}
