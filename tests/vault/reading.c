#include "reading.h"

#include <stdlib.h>
#include <string.h>

#include "vault/appointment.h"
#include "vault/attribute.h"
#include "vault/audit.h"
#include "vault/case.h"
#include "vault/consent.h"
#include "vault/disclosure.h"
#include "vault/erase.h"
#include "vault/event.h"
#include "vault/facts.h"
#include "vault/hold.h"
#include "vault/measure.h"
#include "vault/note.h"
#include "vault/person.h"
#include "vault/release.h"
#include "vault/release_case.h"
#include "vault/reply.h"
#include "vault/score.h"
#include "vault/search.h"
#include "vault/supervision.h"
#include "vault/visit.h"

/* More rows than the vault of these tests has. */
#define ROWS_MAX 1000

/* Steps `next` to the end of an iterator. */
typedef enum vault_status next_fn(void *iter, void *row);

static enum vault_status
read_all(void *iter, next_fn *next, void *row)
{
    enum vault_status status;
    int count = 0;

    while ((status = next(iter, row)) == VAULT_OK) {
        if (++count > ROWS_MAX) {
            abort();
        }
    }
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* The first failure is the one that counts. */
static void
keep(enum vault_status *kept, enum vault_status status)
{
    if (*kept == VAULT_OK) {
        *kept = status;
    }
}

static void
must_end(const char *text, size_t size)
{
    if (memchr(text, '\0', size) == NULL) {
        abort();
    }
}

static enum vault_status
next_appointment(void *iter, void *row)
{
    struct vault_appointment *found = row;
    enum vault_status status = vault_appointment_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->case_code, sizeof(found->case_code));
        must_end(found->date, sizeof(found->date));
        must_end(found->privacy, sizeof(found->privacy));
    }
    return status;
}

static enum vault_status
next_attribute(void *iter, void *row)
{
    struct vault_attribute *found = row;
    enum vault_status status = vault_attribute_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->kind, sizeof(found->kind));
        must_end(found->value, sizeof(found->value));
    }
    return status;
}

static enum vault_status
next_disclosure(void *iter, void *row)
{
    struct vault_disclosure *found = row;
    enum vault_status status = vault_disclosure_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->recipient, sizeof(found->recipient));
        must_end(found->reason, sizeof(found->reason));
    }
    return status;
}

static enum vault_status
next_event(void *iter, void *row)
{
    struct vault_event *found = row;
    enum vault_status status = vault_event_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->date, sizeof(found->date));
        must_end(found->kind, sizeof(found->kind));
    }
    return status;
}

static enum vault_status
next_facts(void *iter, void *row)
{
    struct vault_facts *found = row;
    enum vault_status status = vault_facts_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->kind, sizeof(found->kind));
        must_end(found->language, sizeof(found->language));
    }
    return status;
}

static enum vault_status
next_score(void *iter, void *row)
{
    struct vault_score *found = row;
    enum vault_status status = vault_score_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->measure, sizeof(found->measure));
        must_end(found->missing, sizeof(found->missing));
    }
    return status;
}

static enum vault_status
next_supervision(void *iter, void *row)
{
    struct vault_supervision *found = row;
    enum vault_status status = vault_supervision_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->supervisor, sizeof(found->supervisor));
    }
    return status;
}

static enum vault_status
next_hold(void *iter, void *row)
{
    return vault_hold_next(iter, row);
}

static enum vault_status
next_measure(void *iter, void *row)
{
    struct vault_measure *found = row;
    enum vault_status status = vault_measure_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->code, sizeof(found->code));
        must_end(found->name, sizeof(found->name));
        (void)vault_measure_band(found, 100);
        (void)vault_measure_fits(found, 100);
    }
    return status;
}

static enum vault_status
next_visit(void *iter, void *row)
{
    return vault_visit_next(iter, row);
}

static enum vault_status
next_erasure(void *iter, void *row)
{
    return vault_erasure_next(iter, row);
}

/* Kinds of a case that are read with a cursor. */
static void
read_rows(struct vault *vault, const char *code, enum vault_status *kept)
{
    static const struct {
        enum vault_status (*open)(struct vault *vault, const char *code,
            struct vault_cursor **ret_cursor);
        next_fn *next;
    } kinds[] = {
        { vault_appointment_open, next_appointment },
        { vault_attribute_open, next_attribute },
        { vault_disclosure_open, next_disclosure },
        { vault_event_open, next_event },
        { vault_facts_open, next_facts },
        { vault_hold_open, next_hold },
        { vault_score_open, next_score },
        { vault_supervision_open, next_supervision },
    };
    union {
        struct vault_appointment appointment;
        struct vault_attribute attribute;
        struct vault_disclosure disclosure;
        struct vault_event event;
        struct vault_facts facts;
        struct vault_hold hold;
        struct vault_score score;
        struct vault_supervision supervision;
    } row;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct vault_cursor *cursor = NULL;
        enum vault_status status = kinds[i].open(vault, code, &cursor);

        keep(kept,
            status == VAULT_OK ? read_all(cursor, kinds[i].next, &row)
                               : status);
        vault_cursor_close(&cursor);
    }
}

/* Kinds of no case. */
static void
read_others(struct vault *vault, enum vault_status *kept)
{
    static const struct {
        enum vault_status (
            *open)(struct vault *vault, struct vault_cursor **ret_cursor);
        next_fn *next;
    } kinds[] = {
        { vault_erasure_open, next_erasure },
        { vault_measure_open, next_measure },
        { vault_visit_open, next_visit },
    };
    union {
        struct vault_erasure erasure;
        struct vault_measure measure;
        struct vault_visit visit;
    } row;

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct vault_cursor *cursor = NULL;
        enum vault_status status = kinds[i].open(vault, &cursor);

        keep(kept,
            status == VAULT_OK ? read_all(cursor, kinds[i].next, &row)
                               : status);
        vault_cursor_close(&cursor);
    }
}

static enum vault_status
next_note(void *iter, void *row)
{
    return vault_note_iter_next(iter, row);
}

static enum vault_status
next_identifier(void *iter, void *row)
{
    struct vault_identifier *found = row;
    enum vault_status status = vault_identifier_iter_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->role, sizeof(found->role));
        must_end(found->kind, sizeof(found->kind));
    }
    return status;
}

static enum vault_status
next_consent(void *iter, void *row)
{
    struct vault_consent *found = row;
    enum vault_status status = vault_consent_iter_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->kind, sizeof(found->kind));
        must_end(found->expires, sizeof(found->expires));
    }
    return status;
}

static enum vault_status
next_release(void *iter, void *row)
{
    struct vault_release *found = row;
    enum vault_status status = vault_release_iter_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->sha256, sizeof(found->sha256));
        must_end(found->purpose, sizeof(found->purpose));
    }
    return status;
}

static enum vault_status
next_case(void *iter, void *row)
{
    return vault_case_iter_next(iter, row);
}

static enum vault_status
next_entry(void *iter, void *row)
{
    struct vault_audit_entry *found = row;
    enum vault_status status = vault_audit_iter_next(iter, found);

    if (status == VAULT_OK) {
        must_end(found->actor, sizeof(found->actor));
        must_end(found->detail, sizeof(found->detail));
    }
    return status;
}

static void
read_texts(struct vault *vault, const char *code, enum vault_status *kept)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *notes = NULL;
    struct vault_identifier identifier = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *identifiers = NULL;
    enum vault_status status = vault_note_iter_open(vault, code, &notes);

    keep(kept, status == VAULT_OK ? read_all(notes, next_note, &note) : status);
    vault_note_iter_close(&notes);
    status = vault_identifier_iter_open(vault, code, &identifiers);
    keep(kept,
        status == VAULT_OK ? read_all(identifiers, next_identifier, &identifier)
                           : status);
    vault_identifier_iter_close(&identifiers);
    keep(kept, vault_note_get(vault, 1, &note));
    vault_note_release(&note);
    vault_identifier_release(&identifier);
}

static void
read_register(struct vault *vault, const char *code, enum vault_status *kept)
{
    struct vault_consent consent;
    struct vault_consent_iter *consents = NULL;
    struct vault_release release;
    struct vault_release_iter *releases = NULL;
    enum vault_status status = vault_consent_iter_open(vault, code, &consents);

    keep(kept,
        status == VAULT_OK ? read_all(consents, next_consent, &consent)
                           : status);
    vault_consent_iter_close(&consents);
    status = vault_release_iter_open(vault, code, &releases);
    keep(kept,
        status == VAULT_OK ? read_all(releases, next_release, &release)
                           : status);
    vault_release_iter_close(&releases);
}

/* What is asked about one case; a plain no is an answer. */
static void
ask(struct vault *vault, const char *code, enum vault_status *kept)
{
    struct vault_retention retention;
    struct vault_grant *grant = NULL;
    char day[VAULT_DATE_MAX];
    enum vault_status status =
        vault_consent_grant(vault, code, "supervision", "2026-11-22", &grant);

    keep(kept, status == VAULT_ERR_NOT_FOUND ? VAULT_OK : status);
    vault_grant_free(&grant);
    keep(kept, vault_retention_get(vault, code, &retention));
    status = vault_facts_first_day(vault, code, day);
    keep(kept, status == VAULT_ERR_NOT_FOUND ? VAULT_OK : status);
    status = vault_hold_check(vault, code);
    keep(kept,
        status == VAULT_ERR_NOT_FOUND || status == VAULT_ERR_HELD ? VAULT_OK
                                                                  : status);
}

/* The log and the list of cases. */
static void
read_lists(struct vault *vault, enum vault_status *kept)
{
    struct vault_case found;
    struct vault_case_iter *cases = NULL;
    struct vault_audit_entry entry;
    struct vault_audit_iter *log = NULL;
    enum vault_status status = vault_case_iter_open(vault, &cases);

    keep(kept,
        status == VAULT_OK ? read_all(cases, next_case, &found) : status);
    vault_case_iter_close(&cases);
    status = vault_audit_iter_open(vault, &log);
    keep(kept, status == VAULT_OK ? read_all(log, next_entry, &entry) : status);
    vault_audit_iter_close(&log);
}

static enum vault_status
next_hit(void *iter, void *row)
{
    struct vault_search_hit *hit = row;
    enum vault_status status = vault_search_next(iter, hit);

    if (status == VAULT_OK) {
        must_end(hit->kind, sizeof(hit->kind));
    }
    return status;
}

static void
search(struct vault *vault, enum vault_status *kept)
{
    static const char word[] = "catatan";
    struct vault_search_hit hit = VAULT_SEARCH_HIT_INIT;
    struct vault_search *found = NULL;
    enum vault_status status = vault_search_open(vault,
        (struct vault_text){ word, sizeof(word) - 1 }, 10, &found);

    keep(kept, status == VAULT_OK ? read_all(found, next_hit, &hit) : status);
    vault_search_close(&found);
    vault_search_hit_release(&hit);
}

enum vault_status
read_everything(struct vault *vault)
{
    static const char *const codes[] = { "AB-1", "AB-2" };
    enum vault_status kept = VAULT_OK;

    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        read_rows(vault, codes[i], &kept);
        read_texts(vault, codes[i], &kept);
        read_register(vault, codes[i], &kept);
        ask(vault, codes[i], &kept);
    }
    read_others(vault, &kept);
    read_lists(vault, &kept);
    search(vault, &kept);
    return kept;
}
