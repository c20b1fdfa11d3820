#include "cli/release/remember.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <unicase.h>
#include <unistr.h>

#include "vault/decision.h"
#include "vault/person.h"

/*
 * A surface in small letters.  Most are short, and there are very many: no
 * guarded memory for each.
 */
struct folded {
    uint8_t few[256];
    uint8_t *bytes; /* these, or more of them on the heap */
    size_t size;
    size_t len;
};

static void
folded_release(struct folded *folded)
{
    if (folded->bytes != NULL) {
        explicit_bzero(folded->bytes, folded->size);
    }
    if (folded->bytes != folded->few) {
        free(folded->bytes);
    }
    folded->bytes = NULL;
}

/* Letter by letter: nothing of it is left behind in memory of a library. */
static enum vault_status
fold(struct anon_text text, struct folded *ret_folded)
{
    const uint8_t *at = (const uint8_t *)text.data;
    size_t left = text.len;

    /* A small letter may take a byte more than its capital of two. */
    ret_folded->size = 2 * text.len;
    ret_folded->len = 0;
    ret_folded->bytes = ret_folded->few;
    if (ret_folded->size <= sizeof(ret_folded->few)) {
        ret_folded->size = sizeof(ret_folded->few);
    } else {
        ret_folded->bytes = malloc(ret_folded->size);
    }
    if (ret_folded->bytes == NULL) {
        return VAULT_ERR_NO_MEMORY;
    }
    while (left > 0) {
        ucs4_t letter;
        int used = u8_mbtouc(&letter, at, left);
        int written =
            u8_uctomb(ret_folded->bytes + ret_folded->len, uc_tolower(letter),
                (ptrdiff_t)(ret_folded->size - ret_folded->len));

        if (written < 0) {
            return VAULT_ERR_INVALID;
        }
        ret_folded->len += (size_t)written;
        at += used;
        left -= (size_t)used;
    }
    return VAULT_OK;
}

bool
release_same_text(struct anon_text left, struct anon_text right)
{
    struct folded a, b = { .bytes = NULL };
    bool same = fold(left, &a) == VAULT_OK && fold(right, &b) == VAULT_OK &&
        a.len == b.len && memcmp(a.bytes, b.bytes, a.len) == 0;

    folded_release(&a);
    folded_release(&b);
    return same;
}

static struct vault_surface
surface_of(struct anon_text text, const struct folded *folded)
{
    return (struct vault_surface){ { text.data, text.len },
        { (const char *)folded->bytes, folded->len } };
}

static bool
find_type(const char *name, enum anon_type *ret_type)
{
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        if (strcmp(anon_type_name((enum anon_type)i), name) == 0) {
            *ret_type = (enum anon_type)i;
            return true;
        }
    }
    return false;
}

enum release_status
release_remembered(struct vault *vault, const char *case_code,
    struct anon_text surface, struct release_memory *ret_memory,
    struct release_cause *ret_cause)
{
    struct folded folded;
    struct vault_decision found = { .folded = false };
    enum vault_status status = fold(surface, &folded);

    *ret_memory = (struct release_memory){ .decision = RELEASE_OPEN };
    if (status == VAULT_OK) {
        status = vault_decision_get(vault, case_code,
            surface_of(surface, &folded), &found);
    }
    folded_release(&folded);
    if (status == VAULT_ERR_NOT_FOUND) {
        return RELEASE_OK;
    }
    if (status == VAULT_OK) {
        ret_memory->decision =
            strcmp(found.word, "keep") == 0 ? RELEASE_KEEP : RELEASE_REMOVE;
        ret_memory->labelled = find_type(found.label, &ret_memory->label);
    }
    return release_vault(status, ret_cause);
}

/* The kind of identifier that a finding is in the ledger; NULL: none. */
static const char *
ledger_kind(const struct release_question *question)
{
    static const char *const kinds[ANON_TYPE_COUNT] = {
        [ANON_PERSON] = "name",
        [ANON_LOCATION] = "place",
        [ANON_ORG] = "org",
        [ANON_DATE] = "date",
        [ANON_PHONE] = "phone",
        [ANON_EMAIL] = "email",
        [ANON_URL] = "url",
        [ANON_HANDLE] = "handle",
        [ANON_ID] = "id",
        [ANON_ADDRESS] = "address",
    };

    if (question->label == ANON_DETAIL) {
        return strcmp(question->rule, "rare.number") == 0 ? "id" : "name";
    }
    return kinds[question->label];
}

static enum vault_status
add_to_ledger(struct vault *vault, const struct release_question *question,
    bool *ret_grew)
{
    const char *kind = ledger_kind(question);
    struct vault_text value = { question->surface.data, question->surface.len };
    int64_t person = 0;
    enum vault_status status;

    if (question->role[0] == '\0' || question->decision != RELEASE_REMOVE ||
        kind == NULL) {
        return VAULT_OK;
    }
    status = question->new_person
        ? vault_person_add(vault, question->case_code, question->role, &person)
        : vault_person_ensure(vault, question->case_code, question->role,
              &person);
    if (status != VAULT_OK) {
        return status;
    }
    *ret_grew = true;
    return vault_identifier_add(vault, person, kind, value);
}

static enum vault_status
store(struct vault *vault, const struct release_question *question)
{
    const char *label = question->label == question->type
        ? ""
        : anon_type_name(question->label);
    struct folded folded;
    struct vault_decision decision = { .folded = question->client };
    enum vault_status status = fold(question->surface, &folded);

    (void)snprintf(decision.word, sizeof(decision.word), "%s",
        question->decision == RELEASE_KEEP ? "keep" : "remove");
    (void)snprintf(decision.label, sizeof(decision.label), "%s", label);
    if (status == VAULT_OK) {
        status = vault_decision_set(vault, question->case_code,
            surface_of(question->surface, &folded), &decision);
    }
    folded_release(&folded);
    return status;
}

enum release_status
release_remember(struct vault *vault, const struct release_review *review,
    bool *ret_grew, struct release_cause *ret_cause)
{
    enum vault_status status = vault_begin(vault);
    struct release_question question;
    bool grew = false;

    if (status != VAULT_OK) {
        return release_vault(status, ret_cause);
    }
    for (size_t i = 0;
         status == VAULT_OK && release_review_at(review, i, &question); i++) {
        if (question.decision == RELEASE_OPEN || question.turn == 0) {
            continue;
        }
        status = store(vault, &question);
        if (status == VAULT_OK) {
            status = add_to_ledger(vault, &question, &grew);
        }
    }
    if (status == VAULT_OK) {
        status = vault_commit(vault);
    } else {
        vault_rollback(vault);
    }
    if (status == VAULT_OK) {
        *ret_grew = grew;
    }
    return release_vault(status, ret_cause);
}
