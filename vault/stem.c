#include "vault/stem.h"

#include <libstemmer.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "vault/secret.h"

/* A longer word is not language; it is indexed as it is. */
#define WORD_MAX 64

/* The word, two stems, and the Indonesian stem with its first letter back. */
#define FORM_MAX 4

/* The forms of one word, without repetition. */
struct form_list {
    char text[FORM_MAX][WORD_MAX];
    size_t len[FORM_MAX];
    size_t count;
};

/*
 * Words are written over and over, and their stems are a quarter of the work
 * of an import: the short ones are kept for the next time.  The first form is
 * the word itself, which is compared, so a place is never another word's.
 */
enum {
    KEPT_PLACES = 2048,
    KEPT_LEN = 16, /* longest form that is kept */
};

struct kept_forms {
    char text[FORM_MAX][KEPT_LEN];
    uint8_t len[FORM_MAX];
    uint8_t count; /* 0: nothing here */
};

struct stem_tokenizer {
    fts5_tokenizer words; /* unicode61 */
    Fts5Tokenizer *instance;
    struct sb_stemmer *indonesian;
    struct sb_stemmer *english;
    struct kept_forms kept[KEPT_PLACES]; /* words of notes: wiped */
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

/*
 * A stemmer keeps the last word in memory of its own.  A long word of ours
 * before the first one makes it as large as it will be, so that it is not
 * moved, and one after the last is what stays.
 */
static bool
fill_stemmers(struct stem_tokenizer *tokenizer)
{
    sb_symbol word[WORD_MAX];

    memset(word, 'x', sizeof(word));
    return sb_stemmer_stem(tokenizer->indonesian, word, WORD_MAX) != NULL &&
        sb_stemmer_stem(tokenizer->english, word, WORD_MAX) != NULL;
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

/* FNV-1a (Fowler, Noll, Vo), 32 bits. */
static struct kept_forms *
place_of(struct stem_tokenizer *tokenizer, const char *word, size_t len)
{
    uint32_t hash = 0x811c9dc5U;
    size_t i;

    for (i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)word[i]) * 0x01000193U;
    }
    return &tokenizer->kept[hash % KEPT_PLACES];
}

static bool
is_kept(const struct kept_forms *kept, const char *word, size_t len)
{
    return kept->count > 0 && kept->len[0] == len &&
        memcmp(kept->text[0], word, len) == 0;
}

static void
get_kept(const struct kept_forms *kept, struct form_list *forms)
{
    size_t i;

    forms->count = kept->count;
    for (i = 0; i < forms->count; i++) {
        forms->len[i] = kept->len[i];
        memcpy(forms->text[i], kept->text[i], KEPT_LEN);
    }
}

static void
keep(struct kept_forms *kept, const struct form_list *forms)
{
    size_t i;

    kept->count = 0;
    for (i = 0; i < forms->count; i++) {
        if (forms->len[i] > KEPT_LEN) {
            return;
        }
        kept->len[i] = (uint8_t)forms->len[i];
        memcpy(kept->text[i], forms->text[i], forms->len[i]);
    }
    kept->count = (uint8_t)forms->count;
}

/* The word and its stems; false when the stemmer ran out of memory. */
static bool
find_forms(struct form_list *forms, struct stem_tokenizer *tokenizer,
    const char *word, size_t len)
{
    struct kept_forms *kept = place_of(tokenizer, word, len);

    if (is_kept(kept, word, len)) {
        get_kept(kept, forms);
        return true;
    }
    forms->count = 0;
    add_form(forms, word, len);
    if (!add_stems(forms, tokenizer, word, len)) {
        return false;
    }
    keep(kept, forms);
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
    if (!find_forms(forms, run->tokenizer, word, (size_t)len)) {
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
    return fill_stemmers(tokenizer) || rc != SQLITE_OK ? rc : SQLITE_NOMEM;
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
    vault_wipe(tokenizer, sizeof(*tokenizer));
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
        if (tokenizer->indonesian == NULL || tokenizer->english == NULL ||
            !fill_stemmers(tokenizer)) {
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
