#include "cli/import/store.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/anonymizer.h"
#include "cli/ledger.h"
#include "vault/case.h"
#include "vault/note.h"

struct import_store {
    struct vault *vault;
    char today[VAULT_DATE_MAX];
    enum vault_status status;
    struct import_store_counts counts;
    char last_typed[IMPORT_WORD_MAX + 1]; /* the code found last, as given */
    char last_code[VAULT_CODE_MAX];
};

/* The words of one item, NUL-ended and checked. */
struct words {
    char code[IMPORT_WORD_MAX + 1];
    char kind[IMPORT_WORD_MAX + 1];
    char date[IMPORT_WORD_MAX + 1];
    char language[IMPORT_WORD_MAX + 1];
};

enum vault_status
import_store_new(struct vault *vault, const char *today,
    struct import_store **ret_store)
{
    struct import_store *store = calloc(1, sizeof(*store));

    if (store == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    store->vault = vault;
    memcpy(store->today, today, strnlen(today, VAULT_DATE_MAX - 1));
    *ret_store = store;
    return VAULT_OK;
}

void
import_store_free(struct import_store **store)
{
    free(*store);
    *store = NULL;
}

enum vault_status
import_store_status(const struct import_store *store)
{
    return store->status;
}

struct import_store_counts
import_store_counts(const struct import_store *store)
{
    return store->counts;
}

static void
copy_word(char word[IMPORT_WORD_MAX + 1], struct import_text text)
{
    memcpy(word, text.data == NULL ? "" : text.data, text.len);
    word[text.len] = '\0';
}

static bool
is_language(const char *word)
{
    return strcmp(word, "id") == 0 || strcmp(word, "en") == 0;
}

static enum import_status
check_words(const struct import_item *item, struct import_place *place,
    struct words *ret_words)
{
    struct anon_text date = { item->date.data, item->date.len };

    copy_word(ret_words->code, item->case_code);
    copy_word(ret_words->kind, item->kind);
    copy_word(ret_words->date, item->date);
    copy_word(ret_words->language, item->language);
    if (date.len > 0 && anon_day_of(date) == ANON_NO_DAY) {
        place->field = "date";
        return IMPORT_ERR_DATE;
    }
    if (item->kind.len > 0 && !vault_note_kind_known(ret_words->kind)) {
        place->field = "kind";
        return IMPORT_ERR_KIND;
    }
    if (item->language.len > 0 && !is_language(ret_words->language)) {
        place->field = "lang";
        return IMPORT_ERR_LANGUAGE;
    }
    return IMPORT_OK;
}

static enum vault_status
new_case(struct import_store *store, const char *code,
    const struct words *words, struct vault_case *ret_case)
{
    enum vault_status status = vault_case_add(store->vault, code,
        words->date[0] != '\0' ? words->date : store->today, words->language,
        ret_case);

    if (status == VAULT_OK) {
        store->counts.new_cases++;
    }
    return status;
}

/* The case of an item whose code was given. */
static enum vault_status
given_case(struct import_store *store, const struct words *words,
    char ret_code[VAULT_CODE_MAX])
{
    enum vault_status status = VAULT_OK;
    struct vault_case found;

    if (strcmp(store->last_typed, words->code) != 0) {
        status = vault_case_find(store->vault, words->code, &found);
        if (status == VAULT_ERR_NOT_FOUND) {
            status = new_case(store, words->code, words, &found);
        }
        if (status != VAULT_OK) {
            return status;
        }
        memcpy(store->last_typed, words->code, sizeof(words->code));
        memcpy(store->last_code, found.code, sizeof(found.code));
    }
    memcpy(ret_code, store->last_code, VAULT_CODE_MAX);
    return status;
}

/* The one new case of all items without a code. */
static enum vault_status
common_case(struct import_store *store, const struct words *words,
    char ret_code[VAULT_CODE_MAX])
{
    enum vault_status status = VAULT_OK;
    struct vault_case made;

    if (store->counts.new_case[0] == '\0') {
        status = new_case(store, NULL, words, &made);
        if (status != VAULT_OK) {
            return status;
        }
        memcpy(store->counts.new_case, made.code, sizeof(made.code));
    }
    memcpy(ret_code, store->counts.new_case, VAULT_CODE_MAX);
    return status;
}

static enum import_status
take_known(struct import_store *store, const struct import_item *item,
    const char *code, struct import_place *place)
{
    const char *field = "";

    if (item->known == NULL || json_object_size(item->known) == 0) {
        return IMPORT_OK;
    }
    if (!ledger_check(item->known, &field)) {
        place->field = "known";
        return IMPORT_ERR_KNOWN;
    }
    store->status = ledger_store(store->vault, code, item->known);
    store->counts.ledgers++;
    return store->status == VAULT_OK ? IMPORT_OK : IMPORT_STOPPED;
}

static enum import_status
take_note(struct import_store *store, const struct import_item *item,
    const struct words *words, const char *code)
{
    struct vault_note_draft draft = {
        .case_code = code,
        .kind = words->kind[0] != '\0' ? words->kind : NULL,
        .date = words->date[0] != '\0' ? words->date : NULL,
        .language = words->language,
        .text = { item->text.data, item->text.len },
    };
    int64_t id;

    store->status = vault_note_add(store->vault, &draft, &id);
    if (store->status != VAULT_OK) {
        return IMPORT_STOPPED;
    }
    store->counts.notes++;
    return IMPORT_OK;
}

enum import_status
import_store_take(const struct import_item *item, struct import_place *place,
    void *store)
{
    struct import_store *own = store;
    struct words words;
    char code[VAULT_CODE_MAX];
    enum import_status status = check_words(item, place, &words);

    if (status != IMPORT_OK) {
        return status;
    }
    own->status = words.code[0] != '\0' ? given_case(own, &words, code)
                                        : common_case(own, &words, code);
    if (own->status == VAULT_ERR_INVALID && words.code[0] != '\0') {
        place->field = "case";
        return IMPORT_ERR_CASE;
    }
    if (own->status != VAULT_OK) {
        return IMPORT_STOPPED;
    }
    status = take_known(own, item, code, place);
    return status == IMPORT_OK ? take_note(own, item, &words, code) : status;
}
