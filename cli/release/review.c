#include "cli/release/review.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "vault/release.h"

/* Bytes of context on each side of a finding. */
#define CONTEXT ((size_t)60)

struct item {
    struct release_question question; /* texts as offsets, see at() */
    size_t surface;
    size_t context;
    size_t next; /* with the same hash; SIZE_MAX: none */
};

struct release_review {
    struct vault_secret texts;
    struct item *items;
    size_t len;
    size_t cap;
    size_t *heads; /* of the chains, by hash */
    size_t head_count;
};

struct release_review *
release_review_new(void)
{
    struct release_review *review = calloc(1, sizeof(*review));

    if (review == NULL) {
        return NULL;
    }
    review->head_count = 4096;
    review->heads = calloc(review->head_count, sizeof(*review->heads));
    if (review->heads == NULL) {
        free(review);
        return NULL;
    }
    for (size_t i = 0; i < review->head_count; i++) {
        review->heads[i] = SIZE_MAX;
    }
    return review;
}

void
release_review_free(struct release_review **review)
{
    if (*review != NULL) {
        vault_secret_release(&(*review)->texts);
        free((*review)->heads);
        free((*review)->items);
        free(*review);
        *review = NULL;
    }
}

/* A name for the question: nobody can be told from it who has not the text. */
static void
make_id(const char *case_code, struct anon_text surface, enum anon_type type,
    char ret_id[17])
{
    crypto_generichash_state state;
    unsigned char hash[8];
    unsigned char kind = (unsigned char)type;

    /* 16 bytes are BLAKE2b's least; half of them will do. */
    unsigned char full[crypto_generichash_BYTES_MIN];

    (void)crypto_generichash_init(&state, NULL, 0, sizeof(full));
    (void)crypto_generichash_update(&state, (const unsigned char *)case_code,
        strlen(case_code) + 1);
    (void)crypto_generichash_update(&state, &kind, 1);
    (void)crypto_generichash_update(&state, (const unsigned char *)surface.data,
        surface.len);
    (void)crypto_generichash_final(&state, full, sizeof(full));
    memcpy(hash, full, sizeof(hash));
    (void)sodium_bin2hex(ret_id, 17, hash, sizeof(hash));
}

static size_t
hash_of(const struct release_review *review, const char id[17])
{
    return (size_t)strtoull(id + 8, NULL, 16) % review->head_count;
}

bool
release_review_find(const struct release_review *review, const char *id,
    size_t *ret_index)
{
    size_t at;

    if (strlen(id) != 16) {
        return false;
    }
    at = review->heads[hash_of(review, id)];
    while (at != SIZE_MAX && strcmp(review->items[at].question.id, id) != 0) {
        at = review->items[at].next;
    }
    *ret_index = at;
    return at != SIZE_MAX;
}

/* Back to the beginning of a character, or on to the next. */
static size_t
align(struct anon_text text, size_t at, int step)
{
    while (at > 0 && at < text.len && (text.data[at] & 0xc0) == 0x80) {
        at = step < 0 ? at - 1 : at + 1;
    }
    return at;
}

/* Appends on one line: line ends, tabs and other control become blanks. */
static enum vault_status
append_line(struct vault_secret *texts, const char *data, size_t len)
{
    enum vault_status status = vault_secret_reserve(texts, len);

    for (size_t i = 0; status == VAULT_OK && i < len; i++) {
        unsigned char byte = (unsigned char)data[i];

        texts->data[texts->len++] = byte < 0x20 || byte == 0x7f ? ' ' : byte;
    }
    return status;
}

static enum vault_status
append_context(struct vault_secret *texts, const struct anon_finding *finding,
    struct anon_text text)
{
    size_t begin = finding->begin > CONTEXT ? finding->begin - CONTEXT : 0;
    size_t end =
        text.len - finding->end > CONTEXT ? finding->end + CONTEXT : text.len;
    enum vault_status status;

    begin = align(text, begin, 1);
    end = align(text, end, -1);
    status = append_line(texts, text.data + begin, finding->begin - begin);
    if (status == VAULT_OK) {
        status = vault_secret_append(texts, "\xc2\xab", 2);
    }
    if (status == VAULT_OK) {
        status = append_line(texts, text.data + finding->begin,
            finding->end - finding->begin);
    }
    if (status == VAULT_OK) {
        status = vault_secret_append(texts, "\xc2\xbb", 2);
    }
    if (status == VAULT_OK) {
        status =
            append_line(texts, text.data + finding->end, end - finding->end);
    }
    return status;
}

static bool
grow(struct release_review *review)
{
    size_t cap = review->cap == 0 ? 256 : 2 * review->cap;
    struct item *items;

    if (review->len < review->cap) {
        return true;
    }
    items = reallocarray(review->items, cap, sizeof(*items));
    if (items == NULL) {
        return false;
    }
    review->items = items;
    review->cap = cap;
    return true;
}

static void
add_again(struct item *item, const struct anon_finding *finding)
{
    item->question.count++;
    if (finding->confidence < item->question.confidence) {
        item->question.confidence = finding->confidence;
        item->question.rule = finding->rule;
    }
}

enum release_status
release_review_add(struct release_review *review, const char *case_code,
    const struct anon_finding *finding, struct anon_text text)
{
    struct anon_text surface = { text.data + finding->begin,
        finding->end - finding->begin };
    struct item item = { .question = {
                             .case_code = case_code,
                             .rule = finding->rule,
                             .type = finding->type,
                             .label = finding->type,
                             .confidence = finding->confidence,
                             .suggests_keep = finding->decision != ANON_REMOVE,
                             .count = 1,
                         } };
    size_t *head;
    size_t at;

    make_id(case_code, surface, finding->type, item.question.id);
    if (release_review_find(review, item.question.id, &at)) {
        add_again(&review->items[at], finding);
        return RELEASE_OK;
    }
    item.surface = review->texts.len;
    item.question.surface.len = surface.len;
    if (!grow(review) ||
        vault_secret_append(&review->texts, surface.data, surface.len) !=
            VAULT_OK) {
        return RELEASE_ERR_NO_MEMORY;
    }
    item.context = review->texts.len;
    if (append_context(&review->texts, finding, text) != VAULT_OK) {
        return RELEASE_ERR_NO_MEMORY;
    }
    item.question.context.len = review->texts.len - item.context;
    head = &review->heads[hash_of(review, item.question.id)];
    item.next = *head;
    *head = review->len;
    review->items[review->len++] = item;
    return RELEASE_OK;
}

static int
by_need(const void *left, const void *right)
{
    const struct release_question *a = &((const struct item *)left)->question;
    const struct release_question *b = &((const struct item *)right)->question;

    if (a->confidence != b->confidence) {
        return a->confidence < b->confidence ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

void
release_review_sort(struct release_review *review)
{
    if (review->len > 1) {
        qsort(review->items, review->len, sizeof(*review->items), by_need);
    }
    for (size_t i = 0; i < review->head_count; i++) {
        review->heads[i] = SIZE_MAX;
    }
    for (size_t i = 0; i < review->len; i++) {
        size_t *head =
            &review->heads[hash_of(review, review->items[i].question.id)];

        review->items[i].next = *head;
        *head = i;
    }
}

size_t
release_review_count(const struct release_review *review)
{
    return review->len;
}

size_t
release_review_open(const struct release_review *review)
{
    size_t open = 0;

    for (size_t i = 0; i < review->len; i++) {
        open += review->items[i].question.decision == RELEASE_OPEN;
    }
    return open;
}

bool
release_review_at(const struct release_review *review, size_t index,
    struct release_question *ret_question)
{
    const struct item *item;

    if (index >= review->len) {
        return false;
    }
    item = &review->items[index];
    *ret_question = item->question;
    ret_question->surface.data =
        (const char *)review->texts.data + item->surface;
    ret_question->context.data =
        (const char *)review->texts.data + item->context;
    return true;
}

void
release_review_decide(struct release_review *review, size_t index,
    enum release_decision decision, enum anon_type label)
{
    review->items[index].question.decision = decision;
    review->items[index].question.label = label;
}

enum anon_type
release_review_label(const struct release_review *review, const char *case_code,
    struct anon_text surface, enum anon_type type)
{
    char id[17];
    size_t index;

    make_id(case_code, surface, type, id);
    return release_review_find(review, id, &index)
        ? review->items[index].question.label
        : type;
}

static enum vault_status
store_all(struct vault *vault, const struct release_review *review)
{
    enum vault_status status = VAULT_OK;
    struct release_question question;

    for (size_t i = 0;
         status == VAULT_OK && release_review_at(review, i, &question); i++) {
        struct vault_text surface = { question.surface.data,
            question.surface.len };

        if (question.decision != RELEASE_OPEN) {
            status = vault_decision_set(vault, question.case_code, surface,
                question.decision == RELEASE_KEEP ? "keep" : "remove");
        }
    }
    return status;
}

enum release_status
release_review_store(struct vault *vault, const struct release_review *review,
    struct release_cause *ret_cause)
{
    enum vault_status status = vault_begin(vault);

    if (status != VAULT_OK) {
        return release_vault(status, ret_cause);
    }
    status = store_all(vault, review);
    if (status == VAULT_OK) {
        status = vault_commit(vault);
    } else {
        vault_rollback(vault);
    }
    return release_vault(status, ret_cause);
}

enum release_status
release_decision_get(struct vault *vault, const char *case_code,
    struct anon_text surface, enum release_decision *ret_decision,
    struct release_cause *ret_cause)
{
    char word[VAULT_WORD_MAX];
    struct vault_text text = { surface.data, surface.len };
    enum vault_status status = vault_decision_get(vault, case_code, text, word);

    *ret_decision = RELEASE_OPEN;
    if (status == VAULT_ERR_NOT_FOUND) {
        return RELEASE_OK;
    }
    if (status == VAULT_OK) {
        *ret_decision =
            strcmp(word, "keep") == 0 ? RELEASE_KEEP : RELEASE_REMOVE;
    }
    return release_vault(status, ret_cause);
}
