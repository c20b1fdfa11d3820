#include "cli/mentions.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "vault/person.h"
#include "vault/search.h"

static enum vault_status
add(struct mentions *mentions, const struct vault_search_hit *hit)
{
    struct mention *grown;

    for (size_t i = 0; i < mentions->count; i++) {
        if (mentions->rows[i].note == hit->note_id) {
            return VAULT_OK;
        }
    }
    grown = realloc(mentions->rows, (mentions->count + 1) * sizeof(*grown));
    if (grown == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    mentions->rows = grown;
    grown[mentions->count].note = hit->note_id;
    memcpy(grown[mentions->count].code, hit->case_code, VAULT_CODE_MAX);
    mentions->count++;
    return VAULT_OK;
}

/* The value between quotation marks: all of its words, one after another. */
static enum vault_status
make_phrase(const struct vault_secret *value, struct vault_secret *ret_phrase)
{
    enum vault_status status;

    vault_secret_clear(ret_phrase);
    status = vault_secret_append(ret_phrase, "\"", 1);
    for (size_t i = 0; i < value->len && status == VAULT_OK; i++) {
        bool mark = value->data[i] == '"';

        status = vault_secret_append(ret_phrase,
            mark ? " " : (const char *)&value->data[i], 1);
    }
    return status == VAULT_OK ? vault_secret_append(ret_phrase, "\"", 1)
                              : status;
}

static enum vault_status
search_one(struct vault *vault, const char *case_code,
    const struct vault_secret *phrase, struct mentions *mentions)
{
    const struct vault_text words = { (const char *)phrase->data, phrase->len };
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *search = NULL;
    enum vault_status status;

    status = vault_search_open(vault, words, INT_MAX, &search);
    while (status == VAULT_OK) {
        status = vault_search_next(search, &hit);
        if (status == VAULT_OK && strcasecmp(hit.case_code, case_code) != 0) {
            status = add(mentions, &hit);
        }
    }
    vault_search_close(&search);
    vault_search_hit_release(&hit);
    /* A value of no words, or a very long one, is mentioned nowhere. */
    return status == VAULT_DONE || status == VAULT_ERR_INVALID ||
            status == VAULT_ERR_LIMIT
        ? VAULT_OK
        : status;
}

static bool
tells_who(const struct vault_identifier *item)
{
    static const char *const kinds[] = { "name", "nickname", "phone", "email",
        "handle", "url", "id" };

    if (strcmp(item->role, VAULT_ROLE_CLIENT) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strcmp(item->kind, kinds[i]) == 0) {
            return true;
        }
    }
    return false;
}

enum vault_status
mentions_find(struct vault *vault, const char *case_code,
    struct mentions *ret_mentions)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    struct vault_secret phrase = VAULT_SECRET_INIT;
    struct mentions mentions = { NULL, 0 };
    enum vault_status status;

    status = vault_identifier_iter_open(vault, case_code, &iter);
    while (status == VAULT_OK) {
        status = vault_identifier_iter_next(iter, &item);
        if (status != VAULT_OK || !tells_who(&item)) {
            continue;
        }
        status = make_phrase(&item.value, &phrase);
        if (status == VAULT_OK) {
            status = search_one(vault, case_code, &phrase, &mentions);
        }
    }
    vault_identifier_iter_close(&iter);
    vault_identifier_release(&item);
    vault_secret_release(&phrase);
    if (status != VAULT_DONE) {
        mentions_free(&mentions);
        return status;
    }
    *ret_mentions = mentions;
    return VAULT_OK;
}

void
mentions_free(struct mentions *mentions)
{
    free(mentions->rows);
    *mentions = (struct mentions){ NULL, 0 };
}
