#include "vault/stem.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "vault/secret.h"

/* A longer word is not language; it is indexed as it is. */
#define WORD_MAX 64

/* The word, two stems, and the Indonesian stem with its first letter back. */
#define FORM_MAX 4

struct stem_tokenizer {
    fts5_tokenizer words; /* unicode61 */
    Fts5Tokenizer *instance;
    struct sb_stemmer *indonesian;
    struct sb_stemmer *english;
};

/* The forms of one word, without repetition. */
struct form_list {
    char text[FORM_MAX][WORD_MAX];
    size_t len[FORM_MAX];
    size_t count;
};

typedef int token_callback(void *, int, const char *, int, int, int);

struct stem_run {
    struct stem_tokenizer *tokenizer;
    void *context;
    token_callback *token;
    bool prefix;
    struct form_list forms;
};

static void
add_form(struct form_list *forms, const char *text, size_t len)
{
    size_t i;

    if (len == 0 || len > WORD_MAX || forms->count == FORM_MAX) {
        return;
    }
    for (i = 0; i < forms->count; i++) {
        if (forms->len[i] == len && memcmp(forms->text[i], text, len) == 0) {
            return;
        }
    }
    memcpy(forms->text[forms->count], text, len);
    forms->len[forms->count] = len;
    forms->count++;
}

static bool
is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

/*
 * A prefix that ends in a nasal swallows the first letter of some roots
 * (tulis, menulis; kirim, mengirim), and per-, ber- and ter- share their r
 * with roots that begin with one (rasa, perasaan).  The stemmer leaves ulis,
 * irim, asa; we add the root with the letter put back.
 */
static void
add_restored(struct form_list *forms, const char *word, size_t word_len,
    const char *stem, size_t stem_len)
{
    static const struct {
        const char *prefix;
        char letter;
    } swallowed[] = {
        { "meng", 'k' },
        { "peng", 'k' },
        { "men", 't' },
        { "pen", 't' },
        { "per", 'r' },
        { "ber", 'r' },
        { "ter", 'r' },
    };
    char root[WORD_MAX];
    size_t i, len;

    if (stem_len < 2 || stem_len >= WORD_MAX || !is_vowel(stem[0])) {
        return;
    }
    for (i = 0; i < sizeof(swallowed) / sizeof(swallowed[0]); i++) {
        len = strlen(swallowed[i].prefix);
        if (word_len >= len + stem_len &&
            memcmp(word, swallowed[i].prefix, len) == 0 &&
            memcmp(word + len, stem, stem_len) == 0) {
            root[0] = swallowed[i].letter;
            memcpy(root + 1, stem, stem_len);
            add_form(forms, root, stem_len + 1);
        }
    }
    vault_wipe(root, sizeof(root));
}

/* Returns false when the stemmer ran out of memory. */
static bool
add_stems(struct form_list *forms, struct stem_tokenizer *tokenizer,
    const char *word, size_t len)
{
    const char *stem;
    size_t stem_len;

    stem = (const char *)sb_stemmer_stem(tokenizer->indonesian,
        (const sb_symbol *)word, (int)len);
    if (stem == NULL) {
        return false;
    }
    stem_len = (size_t)sb_stemmer_length(tokenizer->indonesian);
    add_form(forms, stem, stem_len);
    add_restored(forms, word, len, stem, stem_len);
    stem = (const char *)sb_stemmer_stem(tokenizer->english,
        (const sb_symbol *)word, (int)len);
    if (stem == NULL) {
        return false;
    }
    add_form(forms, stem, (size_t)sb_stemmer_length(tokenizer->english));
    return true;
}

/* FTS5 fixes the parameters: NOLINTBEGIN(readability-function-size) */

/* Called by unicode61 for each folded word. */
static int
take_word(void *context, int flags, const char *word, int len, int begin,
    int end)
{
    struct stem_run *run = context;
    struct form_list *forms = &run->forms;
    size_t i;
    int rc;

    rc = run->token(run->context, flags, word, len, begin, end);
    if (rc != SQLITE_OK || run->prefix || len >= WORD_MAX) {
        return rc;
    }
    forms->count = 0;
    add_form(forms, word, (size_t)len);
    if (!add_stems(forms, run->tokenizer, word, (size_t)len)) {
        return SQLITE_NOMEM;
    }
    for (i = 1; i < forms->count && rc == SQLITE_OK; i++) {
        rc = run->token(run->context, FTS5_TOKEN_COLOCATED, forms->text[i],
            (int)forms->len[i], begin, end);
    }
    return rc;
}

static int
stem_tokenize(Fts5Tokenizer *instance, void *context, int flags,
    const char *text, int len, token_callback *token)
{
    struct stem_tokenizer *tokenizer = (struct stem_tokenizer *)instance;
    struct stem_run run = {
        .tokenizer = tokenizer,
        .context = context,
        .token = token,
        /* A prefix is what was typed; its stem would be a shorter one. */
        .prefix = (flags & FTS5_TOKENIZE_PREFIX) != 0,
    };
    int rc;

    rc = tokenizer->words.xTokenize(tokenizer->instance, &run, flags, text, len,
        take_word);
    vault_wipe(&run.forms, sizeof(run.forms));
    return rc;
}

/* NOLINTEND(readability-function-size) */

static void
stem_delete(Fts5Tokenizer *instance)
{
    struct stem_tokenizer *tokenizer = (struct stem_tokenizer *)instance;

    if (tokenizer == NULL) {
        return;
    }
    if (tokenizer->instance != NULL) {
        tokenizer->words.xDelete(tokenizer->instance);
    }
    sb_stemmer_delete(tokenizer->indonesian);
    sb_stemmer_delete(tokenizer->english);
    free(tokenizer);
}

static int
stem_create(void *context, const char **args, int arg_count,
    Fts5Tokenizer **ret_instance)
{
    static const char *options[] = { "remove_diacritics", "2" };
    fts5_api *api = context;
    struct stem_tokenizer *tokenizer;
    void *words_context;
    int rc;

    (void)args;
    if (arg_count != 0) {
        return SQLITE_ERROR;
    }
    tokenizer = calloc(1, sizeof(*tokenizer));
    if (tokenizer == NULL) {
        return SQLITE_NOMEM;
    }
    rc = api->xFindTokenizer(api, "unicode61", &words_context,
        &tokenizer->words);
    if (rc == SQLITE_OK) {
        rc = tokenizer->words.xCreate(words_context, options, 2,
            &tokenizer->instance);
    }
    if (rc == SQLITE_OK) {
        tokenizer->indonesian = sb_stemmer_new("indonesian", "UTF_8");
        tokenizer->english = sb_stemmer_new("english", "UTF_8");
        if (tokenizer->indonesian == NULL || tokenizer->english == NULL) {
            rc = SQLITE_NOMEM;
        }
    }
    if (rc != SQLITE_OK) {
        stem_delete((Fts5Tokenizer *)tokenizer);
        return rc;
    }
    *ret_instance = (Fts5Tokenizer *)tokenizer;
    return SQLITE_OK;
}

/* FTS5 hands its interface out through a pointer value. */
static fts5_api *
fts5_interface(sqlite3 *db)
{
    fts5_api *api = NULL;
    sqlite3_stmt *stmt = NULL;

    if (sqlite3_prepare_v2(db, "SELECT fts5(?1)", -1, &stmt, NULL) ==
            SQLITE_OK &&
        sqlite3_bind_pointer(stmt, 1, &api, "fts5_api_ptr", NULL) ==
            SQLITE_OK) {
        (void)sqlite3_step(stmt);
    }
    (void)sqlite3_finalize(stmt);
    return api;
}

enum vault_status
vault_stem_register(sqlite3 *db)
{
    fts5_tokenizer tokenizer = {
        .xCreate = stem_create,
        .xDelete = stem_delete,
        .xTokenize = stem_tokenize,
    };
    fts5_api *api = fts5_interface(db);

    if (api == NULL || api->iVersion < 2) {
        return VAULT_ERR_NO_CIPHER;
    }
    if (api->xCreateTokenizer(api, "casevault", api, &tokenizer, NULL) !=
        SQLITE_OK) {
        return VAULT_ERR_NO_MEMORY;
    }
    return VAULT_OK;
}
