#include "vault/search.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "vault/db.h"
#include "vault/internal.h"
#include "vault/words.h"

#define SNIPPET_WORDS "24"

struct vault_search {
    sqlite3_stmt *stmt;
    struct vault_secret query; /* bound to `stmt` */
};

static bool
is_space(char c)
{
    return c != '\0' && strchr(" \t\r\n\v\f", c) != NULL;
}

static bool
at_end(struct vault_text words)
{
    return words.len == 0;
}

static void
skip(struct vault_text *words, size_t count)
{
    words->data += count;
    words->len -= count;
}

/* Takes the next word, or what stands between double quotes, off the front. */
static struct vault_text
take_word(struct vault_text *words, bool *ret_phrase)
{
    struct vault_text word = *words;
    size_t len = 0;

    *ret_phrase = words->data[0] == '"';
    if (*ret_phrase) {
        skip(words, 1);
        word = *words;
        while (len < words->len && words->data[len] != '"') {
            len++;
        }
        skip(words, len < words->len ? len + 1 : len);
    } else {
        while (len < words->len && !is_space(words->data[len]) &&
            words->data[len] != '"') {
            len++;
        }
        skip(words, len);
    }
    word.len = len;
    return word;
}

/*
 * Appends one word as an FTS5 string, "...", in which nothing has a meaning;
 * it holds no quote, those end words.  Strings side by side must all be
 * found.
 */
static enum vault_status
append_word(struct vault_secret *query, struct vault_text word, bool phrase)
{
    bool prefix = !phrase && word.len > 1 && word.data[word.len - 1] == '*';
    enum vault_status status;

    if (word.len == 0) {
        return VAULT_OK;
    }
    status = vault_secret_append(query, "\"", 1);
    if (status == VAULT_OK) {
        status = vault_secret_append(query, word.data,
            prefix ? word.len - 1 : word.len);
    }
    if (status != VAULT_OK) {
        return status;
    }
    return prefix ? vault_secret_append(query, "\"* ", 3)
                  : vault_secret_append(query, "\" ", 2);
}

static enum vault_status
build_query(struct vault_text words, struct vault_secret *query)
{
    enum vault_status status = VAULT_OK;
    struct vault_text word;
    bool phrase = false;

    while (status == VAULT_OK && !at_end(words)) {
        if (is_space(words.data[0])) {
            skip(&words, 1);
            continue;
        }
        word = take_word(&words, &phrase);
        status = append_word(query, word, phrase);
    }
    if (status == VAULT_OK && query->len == 0) {
        status = VAULT_ERR_INVALID;
    }
    return status;
}

/*
 * Ordered by FTS5 itself, every match goes through a sorter with its
 * positions: 160 ms for a word that stands in each of 100,000 notes.  So it
 * gives the newest ones, the best of them are chosen outside, and a snippet is
 * made of those only: 9 ms.
 */
static enum vault_status
open_statement(struct vault *vault, struct vault_search *search, int limit)
{
    static const char sql[] =
        "SELECT best.id, c.code, n.kind, n.date,"
        " (SELECT snippet(note_search, 0, char(171), char(187), char(8230),"
        "  " SNIPPET_WORDS ") FROM note_search"
        "  WHERE note_search MATCH ?1 AND rowid = best.id)"
        " FROM (SELECT id, rank FROM (SELECT rowid AS id,"
        "   bm25(note_search) AS rank FROM note_search"
        "   WHERE note_search MATCH ?1 ORDER BY rowid DESC LIMIT ?3)"
        "  ORDER BY rank, id DESC LIMIT ?2) best"
        " CROSS JOIN note n ON n.id = best.id"
        " CROSS JOIN case_file c ON c.id = n.case_id"
        " ORDER BY best.rank, best.id DESC";
    const struct vault_text query = { (const char *)search->query.data,
        search->query.len };
    const struct vault_value values[] = {
        vault_value_text(query),
        vault_value_int(limit),
        vault_value_int(
            limit > VAULT_SEARCH_RANKED ? limit : VAULT_SEARCH_RANKED),
    };

    return vault_statement_new(vault, sql, values, 3, &search->stmt);
}

enum vault_status
vault_search_open(struct vault *vault, struct vault_text words, int limit,
    struct vault_search **ret_search)
{
    struct vault_search *search = NULL;
    enum vault_status status;

    if (words.len > VAULT_SEARCH_MAX) {
        return VAULT_ERR_LIMIT;
    }
    if (!vault_text_valid(words) || limit < 1) {
        return VAULT_ERR_INVALID;
    }
    search = calloc(1, sizeof(*search));
    if (search == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = build_query(words, &search->query);
    if (status == VAULT_OK) {
        status = open_statement(vault, search, limit);
    }
    if (status != VAULT_OK) {
        vault_search_close(&search);
        return status;
    }
    *ret_search = search;
    return VAULT_OK;
}

enum vault_status
vault_search_next(struct vault_search *search, struct vault_search_hit *hit)
{
    sqlite3_stmt *stmt = search->stmt;
    enum vault_status status;

    vault_secret_clear(&hit->snippet);
    status = vault_db_step(stmt);
    if (status != VAULT_OK) {
        return status;
    }
    hit->note_id = sqlite3_column_int64(stmt, 0);
    status =
        vault_db_column_string(stmt, 1, hit->case_code, sizeof(hit->case_code));
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 2, hit->kind, sizeof(hit->kind));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_string(stmt, 3, hit->date, sizeof(hit->date));
    }
    if (status == VAULT_OK) {
        status = vault_db_column_secret(stmt, 4, &hit->snippet);
    }
    return status;
}

void
vault_search_close(struct vault_search **search)
{
    if (*search == NULL) {
        return;
    }
    (void)sqlite3_finalize((*search)->stmt);
    vault_secret_release(&(*search)->query);
    free(*search);
    *search = NULL;
}

void
vault_search_hit_release(struct vault_search_hit *hit)
{
    vault_secret_release(&hit->snippet);
}
