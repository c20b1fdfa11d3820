#include "cli/release/review.h"

#include <stdlib.h>
#include <string.h>

#include <sodium.h>

#include "cli/release/remember.h"

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
    size_t turns; /* answers so far */
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

/*
 * A name for the question: nobody can be told from it who has not the text.
 * Without the type: decisions are remembered without it, too.
 */
static void
make_id(const char *case_code, struct anon_text surface, char ret_id[17])
{
    crypto_generichash_state state;
    unsigned char hash[8];

    /* 16 bytes are BLAKE2b's least; half of them will do. */
    unsigned char full[crypto_generichash_BYTES_MIN];

    (void)crypto_generichash_init(&state, NULL, 0, sizeof(full));
    (void)crypto_generichash_update(&state, (const unsigned char *)case_code,
        strlen(case_code) + 1);
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

/* Appends a piece of the text as it will leave. */
static enum vault_status
append_masked(struct vault_secret *texts,
    const struct release_sighting *sighting, size_t begin, size_t end)
{
    const struct anon_findings *around = sighting->around;
    enum vault_status status = VAULT_OK;

    for (size_t i = 0; status == VAULT_OK && around != NULL && i < around->len;
         i++) {
        const struct anon_finding *finding = &around->items[i];
        const char *name = anon_type_name(finding->type);

        if (finding->decision != ANON_REMOVE || finding->end <= begin ||
            finding->begin >= end) {
            continue;
        }
        if (finding->begin > begin) {
            status = append_line(texts, sighting->text.data + begin,
                finding->begin - begin);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(texts, "[", 1);
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(texts, name, strlen(name));
        }
        if (status == VAULT_OK) {
            status = vault_secret_append(texts, "]", 1);
        }
        begin = finding->end < end ? finding->end : end;
    }
    return status == VAULT_OK
        ? append_line(texts, sighting->text.data + begin, end - begin)
        : status;
}

static enum vault_status
append_context(struct vault_secret *texts,
    const struct release_sighting *sighting)
{
    const struct anon_finding *finding = sighting->finding;
    struct anon_text text = sighting->text;
    size_t begin = finding->begin > CONTEXT ? finding->begin - CONTEXT : 0;
    size_t end =
        text.len - finding->end > CONTEXT ? finding->end + CONTEXT : text.len;
    enum vault_status status;

    begin = align(text, begin, 1);
    end = align(text, end, -1);
    status = append_masked(texts, sighting, begin, finding->begin);
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
    return status == VAULT_OK
        ? append_masked(texts, sighting, finding->end, end)
        : status;
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
    /* How common a leftover is, says nothing of how sure a finding is. */
    if (item->question.leftover != (finding->type == ANON_DETAIL)) {
        return;
    }
    if (finding->confidence < item->question.confidence) {
        item->question.confidence = finding->confidence;
        item->question.rule = finding->rule;
    }
}

static struct item
item_of(const struct release_sighting *sighting)
{
    const struct anon_finding *finding = sighting->finding;

    return (struct item){ .question = {
                              .case_code = sighting->case_code,
                              .rule = finding->rule,
                              .type = finding->type,
                              .label = finding->type,
                              .decision = sighting->settled,
                              .confidence = finding->confidence,
                              .suggests_keep = finding->decision != ANON_REMOVE,
                              .leftover = finding->type == ANON_DETAIL,
                              .settled = sighting->settled != RELEASE_OPEN,
                              .count = 1,
                          } };
}

enum release_status
release_review_add(struct release_review *review,
    const struct release_sighting *sighting)
{
    const struct anon_finding *finding = sighting->finding;
    struct anon_text surface = { sighting->text.data + finding->begin,
        finding->end - finding->begin };
    struct item item = item_of(sighting);
    size_t *head;
    size_t at;

    make_id(sighting->case_code, surface, item.question.id);
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
    if (append_context(&review->texts, sighting) != VAULT_OK) {
        return RELEASE_ERR_NO_MEMORY;
    }
    item.question.context.len = review->texts.len - item.context;
    head = &review->heads[hash_of(review, item.question.id)];
    item.next = *head;
    *head = review->len;
    review->items[review->len++] = item;
    return RELEASE_OK;
}

/* Leftovers with the same text stand together: one may be decided for all. */
static int
by_surface(const struct item *left, const struct item *right,
    const struct vault_secret *texts)
{
    size_t a = left->question.surface.len;
    size_t b = right->question.surface.len;
    int order = memcmp(texts->data + left->surface,
        texts->data + right->surface, a < b ? a : b);

    return order != 0 ? order : a == b ? 0 : a < b ? -1 : 1;
}

static int
by_need(const void *left, const void *right, void *texts)
{
    const struct release_question *a = &((const struct item *)left)->question;
    const struct release_question *b = &((const struct item *)right)->question;
    int order = 0;

    if (a->settled != b->settled) {
        return a->settled ? 1 : -1;
    }
    if (a->leftover != b->leftover) {
        return a->leftover ? 1 : -1;
    }
    if (a->confidence != b->confidence) {
        return a->confidence < b->confidence ? -1 : 1;
    }
    if (a->leftover) {
        order = by_surface(left, right, texts);
    }
    return order != 0 ? order : strcmp(a->id, b->id);
}

void
release_review_sort(struct release_review *review)
{
    if (review->len > 1) {
        qsort_r(review->items, review->len, sizeof(*review->items), by_need,
            &review->texts);
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
    size_t count = 0;

    while (count < review->len && !review->items[count].question.settled) {
        count++;
    }
    return count;
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

static void
answer_one(struct release_review *review, size_t index,
    const struct release_answer *answer)
{
    struct release_question *question = &review->items[index].question;

    question->decision = answer->decision;
    question->label = answer->label;
    question->client = answer->client;
    question->new_person = answer->new_person;
    memcpy(question->role, answer->role, sizeof(question->role));
    question->turn = review->turns;
}

/* Whether two questions are about the same text, letter case aside. */
static bool
is_same(const struct release_review *review, size_t left, size_t right)
{
    struct release_question a, b;

    return release_review_at(review, left, &a) &&
        release_review_at(review, right, &b) && a.leftover == b.leftover &&
        release_same_text(a.surface, b.surface);
}

void
release_review_answer(struct release_review *review, size_t index,
    const struct release_answer *answer)
{
    enum anon_type type = review->items[index].question.type;
    struct release_answer other = *answer;

    review->turns++;
    answer_one(review, index, answer);
    for (size_t i = 0; answer->everywhere && i < review->len; i++) {
        if (review->items[i].question.decision == RELEASE_OPEN &&
            is_same(review, index, i)) {
            other.label = answer->label == type ? review->items[i].question.type
                                                : answer->label;
            answer_one(review, i, &other);
        }
    }
}

void
release_review_accept(struct release_review *review, bool leftover)
{
    review->turns++;
    for (size_t i = 0; i < review->len; i++) {
        const struct release_question *question = &review->items[i].question;
        const struct release_answer answer = {
            .decision = question->suggests_keep ? RELEASE_KEEP : RELEASE_REMOVE,
            .label = question->type,
        };

        if (question->decision == RELEASE_OPEN &&
            question->leftover == leftover) {
            answer_one(review, i, &answer);
        }
    }
}

bool
release_review_undo(struct release_review *review, size_t *ret_index)
{
    size_t first = SIZE_MAX;

    for (size_t i = review->len; review->turns > 0 && i > 0; i--) {
        struct release_question *question = &review->items[i - 1].question;

        if (question->turn == review->turns) {
            question->decision = RELEASE_OPEN;
            question->label = question->type;
            question->client = question->new_person = false;
            question->role[0] = '\0';
            question->turn = 0;
            first = i - 1;
        }
    }
    review->turns -= review->turns > 0;
    *ret_index = first;
    return first != SIZE_MAX;
}
