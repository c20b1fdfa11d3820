#include "row_actions.h"

#include <stdio.h>
#include <string.h>

#include "reading.h"
#include "rows.h"
#include "vault/appointment.h"
#include "vault/attribute.h"
#include "vault/case.h"
#include "vault/check.h"
#include "vault/consent.h"
#include "vault/decision.h"
#include "vault/disclosure.h"
#include "vault/erase.h"
#include "vault/event.h"
#include "vault/hold.h"
#include "vault/internal.h"
#include "vault/mark.h"
#include "vault/measure.h"
#include "vault/note.h"
#include "vault/person.h"
#include "vault/release.h"
#include "vault/release_case.h"
#include "vault/reply.h"
#include "vault/score.h"
#include "vault/sign.h"
#include "vault/supervision.h"
#include "vault/visit.h"

/* A name of this try: what is there already cannot be made again. */
static char fresh[VAULT_CODE_MAX];

/* A case that was erased. */
static char erased[VAULT_CODE_MAX];

static enum vault_status
add_case(struct vault *vault)
{
    struct vault_case made;

    return vault_case_add(vault, fresh, "2026-01-02", "id", &made);
}

static enum vault_status
add_unnamed_case(struct vault *vault)
{
    struct vault_case made;

    return vault_case_add(vault, NULL, "2026-01-02", "", &made);
}

static enum vault_status
close_case(struct vault *vault)
{
    enum vault_status status = add_case(vault);

    return status == VAULT_OK ? vault_case_close(vault, fresh, "2026-02-03")
                              : status;
}

static enum vault_status
add_person(struct vault *vault)
{
    int64_t person = 0;

    return vault_person_add(vault, "AB-1", "mother", &person);
}

static enum vault_status
find_person(struct vault *vault)
{
    int64_t person = 0;

    return vault_person_find(vault, "AB-1", VAULT_ROLE_CLIENT, &person);
}

static enum vault_status
add_identifier(struct vault *vault)
{
    int64_t person = 0;
    enum vault_status status =
        vault_person_find(vault, "AB-1", VAULT_ROLE_CLIENT, &person);

    return status == VAULT_OK
        ? vault_identifier_add(vault, person, "name", rows_text(fresh))
        : status;
}

static enum vault_status
add_note(struct vault *vault)
{
    const struct vault_note_draft draft = { .case_code = "AB-1",
        .text = rows_text("catatan") };
    int64_t id = 0;

    return vault_note_add(vault, &draft, &id);
}

static enum vault_status
edit_note(struct vault *vault)
{
    return vault_note_edit(vault, 1, rows_text("lain lagi"));
}

static enum vault_status
record_consent(struct vault *vault)
{
    const struct vault_consent steps = { .case_code = "AB-2",
        .kind = "recording",
        .informed = "2026-01-01",
        .understood = "2026-01-01",
        .accepted = "2026-01-01" };

    return vault_consent_record(vault, &steps);
}

static enum vault_status
revoke_consent(struct vault *vault)
{
    int64_t count = 0;
    enum vault_status status = record_consent(vault);

    return status == VAULT_OK
        ? vault_consent_revoke(vault, "AB-2", "recording", "2026-02-01", &count)
        : status;
}

static enum vault_status
override_consent(struct vault *vault)
{
    struct vault_grant *grant = NULL;
    enum vault_status status =
        vault_consent_override(vault, "AB-2", "court", &grant);

    vault_grant_free(&grant);
    return status;
}

static enum vault_status
register_release(struct vault *vault)
{
    static const char *const codes[] = { "AB-1", "AB-2" };
    struct vault_release release = {
        .kind = "research",
        .purpose = "sleep",
        .profile = "research",
        .sha256 = "0123456789abcdef0123456789abcdef"
                  "0123456789abcdef0123456789abcdef",
    };
    int64_t id = 0;
    enum vault_status status = vault_release_code_new(vault, release.code);

    return status == VAULT_OK
        ? vault_release_register(vault, &release, codes, 2, &id)
        : status;
}

static enum vault_status
read_release_cases(struct vault *vault)
{
    struct vault_release_case_iter *iter = NULL;
    struct vault_release_case found;
    enum vault_status status = vault_release_case_iter_open(vault, 1, &iter);

    while (status == VAULT_OK) {
        status = vault_release_case_iter_next(iter, &found);
    }
    vault_release_case_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

static enum vault_status
get_pseudonym(struct vault *vault)
{
    char pseudonym[VAULT_CODE_MAX];

    return vault_pseudonym_get(vault, fresh, "AB-1", pseudonym);
}

static enum vault_status
get_shift(struct vault *vault)
{
    uint64_t drawn = 0;

    return vault_shift_get(vault, fresh, "AB-1", &drawn);
}

static enum vault_status
decide(struct vault *vault)
{
    const struct vault_decision decision = { .word = "keep" };

    return vault_decision_set(vault, "AB-1", rows_surface(fresh), &decision);
}

static enum vault_status
get_decision(struct vault *vault)
{
    struct vault_decision decision;

    return vault_decision_get(vault, "AB-1", rows_surface("Dua"), &decision);
}

static enum vault_status
add_appointment(struct vault *vault)
{
    const struct vault_appointment appointment = { .case_code = "AB-1",
        .date = "2026-03-01",
        .attendance = "attended",
        .minutes = 50 };
    int64_t id = 0;
    enum vault_status status = vault_appointment_add(vault, &appointment, &id);

    return status == VAULT_OK ? vault_appointment_retract(vault, id) : status;
}

static enum vault_status
add_measure(struct vault *vault)
{
    struct vault_measure measure = { .name = "Own",
        .highest = 1000,
        .step = 50 };

    for (size_t i = 0; i < sizeof(fresh); i++) {
        measure.code[i] =
            (char)(fresh[i] >= 'A' && fresh[i] <= 'Z' ? fresh[i] + 32
                                                      : fresh[i]);
    }
    return vault_measure_add(vault, &measure);
}

static enum vault_status
find_measure(struct vault *vault)
{
    struct vault_measure measure;

    return vault_measure_find(vault, "mood", &measure);
}

static enum vault_status
add_score(struct vault *vault)
{
    const struct vault_score score = { .case_code = "AB-1",
        .date = "2026-03-02",
        .measure = "mood",
        .value = 100 };
    int64_t id = 0;

    return vault_score_add(vault, &score, &id);
}

static enum vault_status
add_event(struct vault *vault)
{
    const struct vault_event event = { .case_code = "AB-1",
        .date = "2026-03-02",
        .kind = "rupture" };
    int64_t id = 0;

    return vault_event_add(vault, &event, &id);
}

static enum vault_status
set_attribute(struct vault *vault)
{
    const struct vault_attribute attribute = { .case_code = "AB-1",
        .kind = "marital",
        .value = "married" };

    return vault_attribute_set(vault, &attribute);
}

static enum vault_status
add_supervision(struct vault *vault)
{
    const struct vault_supervision sitting = { .case_code = "AB-1",
        .date = "2026-03-02",
        .supervisor = "Dr Moss",
        .minutes = 50,
        .people = 1 };
    int64_t id = 0;

    return vault_supervision_add(vault, &sitting, &id);
}

static enum vault_status
add_disclosure(struct vault *vault)
{
    const struct vault_disclosure disclosure = { .case_code = "AB-1",
        .date = "2026-03-02",
        .recipient = "court",
        .what = "brief",
        .ground = "court",
        .reason = "an order" };
    int64_t id = 0;

    return vault_disclosure_add(vault, &disclosure, &id);
}

static enum vault_status
add_reply(struct vault *vault)
{
    struct vault_reply_target target;
    const struct vault_note_draft draft = { .case_code = "AB-1",
        .kind = "supervision",
        .text = rows_text("jawaban") };
    int64_t note = 0;
    bool is = false;
    enum vault_status status = vault_reply_find(vault, "NOSUCH", &target);

    if (status != VAULT_ERR_NOT_FOUND) {
        return status;
    }
    status = vault_note_add(vault, &draft, &note);
    if (status == VAULT_OK) {
        status = vault_reply_add(vault, 1, note, rows_text(fresh));
    }
    return status == VAULT_OK ? vault_reply_is(vault, note, &is) : status;
}

static enum vault_status
add_visit(struct vault *vault)
{
    const struct vault_visit visit = { .folder = "/media/a",
        .file = "b.vault",
        .managed = true };
    char at[VAULT_TIME_MAX];
    enum vault_status status = vault_visit_add(vault, &visit);

    return status == VAULT_OK ? vault_visit_last(vault, at) : status;
}

static enum vault_status
hold(struct vault *vault)
{
    int64_t id = 0;
    enum vault_status status =
        vault_hold_set(vault, "AB-2", "a letter of the court", &id);

    return status == VAULT_OK ? vault_hold_clear(vault, "AB-2") : status;
}

static enum vault_status
set_retention(struct vault *vault)
{
    return vault_retention_set(vault, "AB-2", 10);
}

static enum vault_status
append_entry(struct vault *vault)
{
    return vault_audit_append(vault, "search", NULL, "1 hit");
}

static enum vault_status
transact(struct vault *vault)
{
    enum vault_status status = vault_begin(vault);

    if (status != VAULT_OK) {
        return status;
    }
    status = add_note(vault);
    if (status == VAULT_OK) {
        status = add_event(vault);
    }
    if (status != VAULT_OK) {
        vault_rollback(vault);
        return status;
    }
    return vault_commit(vault);
}

static enum vault_status
look(struct vault *vault)
{
    enum vault_status status = vault_look_begin(vault);

    if (status == VAULT_OK) {
        status = find_measure(vault);
    }
    vault_look_end(vault);
    return status;
}

static enum vault_status
sign(struct vault *vault)
{
    struct vault_signature signature;
    uint8_t key[VAULT_SIGN_PUBLIC_LEN];
    enum vault_status status = vault_sign_public(vault, "sleep", key);

    return status == VAULT_OK
        ? vault_sign(vault, "sleep", rows_text("text"), &signature)
        : status;
}

static enum vault_status
check_mark(struct vault *vault)
{
    struct vault_mark mark;
    int64_t missing = 0;
    enum vault_status status = vault_mark_get(vault, &mark);

    return status == VAULT_OK ? vault_mark_check(vault, &mark, &missing)
                              : status;
}

static enum vault_status
verify(struct vault *vault)
{
    struct vault_audit_verdict verdict;

    return vault_audit_verify(vault, &verdict);
}

static enum vault_status
accept(struct vault *vault)
{
    return vault_audit_accept(vault);
}

static enum vault_status
check_full(struct vault *vault)
{
    struct vault_check_report report;

    return vault_check(vault, true, &report);
}

/* A case with a note and a client, and gone again. */
static enum vault_status
erase_case(struct vault *vault)
{
    const struct vault_erase_request request = { .case_code = fresh };
    const struct vault_note_draft draft = { .case_code = fresh,
        .text = rows_text("catatan") };
    struct vault_erasure erasure;
    int64_t id = 0;
    enum vault_status status = add_case(vault);

    if (status == VAULT_OK) {
        status = vault_note_add(vault, &draft, &id);
    }
    if (status == VAULT_OK) {
        status = vault_person_add(vault, fresh, VAULT_ROLE_CLIENT, &id);
    }
    if (status == VAULT_OK) {
        status = vault_erase(vault, &request, &erasure);
    }
    if (status == VAULT_OK) {
        memcpy(erased, fresh, sizeof(erased));
    }
    return status;
}

static enum vault_status
find_erasure(struct vault *vault)
{
    struct vault_erasure erasure;

    return vault_erasure_find(vault, erased, &erasure);
}

static enum vault_status
finish_erasing(struct vault *vault)
{
    return vault_erase_finish(vault);
}

const struct action row_changes[] = {
    { "add case", add_case, ONCE },
    { "add unnamed case", add_unnamed_case, ONCE },
    { "close case", close_case, SEVERAL },
    { "add person", add_person, ONCE },
    { "add identifier", add_identifier, ONCE },
    { "add note", add_note, ONCE },
    { "edit note", edit_note, ONCE },
    { "record consent", record_consent, ONCE },
    { "revoke consent", revoke_consent, SEVERAL },
    { "register release", register_release, ONCE },
    { "get pseudonym", get_pseudonym, ONCE },
    { "get shift", get_shift, ONCE },
    { "decide", decide, ONCE },
    { "add appointment", add_appointment, SEVERAL },
    { "add measure", add_measure, ONCE },
    { "add score", add_score, ONCE },
    { "add event", add_event, ONCE },
    { "set attribute", set_attribute, ONCE },
    { "add supervision", add_supervision, ONCE },
    { "add disclosure", add_disclosure, ONCE },
    { "add reply", add_reply, SEVERAL },
    { "add visit", add_visit, SEVERAL },
    { "hold", hold, SEVERAL },
    { "set retention", set_retention, ONCE },
    { "append entry", append_entry, ONCE },
    { "transact", transact, ONCE },
    { "accept", accept, SEVERAL },
    { "erase case", erase_case, SEVERAL },
    { "find erasure", find_erasure, ALWAYS },
    { "finish erasing", finish_erasing, ONCE },
    { NULL, NULL, ONCE },
};

const struct action row_readings[] = {
    { "find person", find_person, ALWAYS },
    { "override consent", override_consent, ALWAYS },
    { "read release cases", read_release_cases, ALWAYS },
    { "get decision", get_decision, ALWAYS },
    { "find measure", find_measure, ALWAYS },
    { "look", look, ONCE },
    { "sign", sign, ALWAYS },
    { "check mark", check_mark, ALWAYS },
    { "verify", verify, ONCE },
    { "check", check_full, ONCE },
    { "read everything", read_everything, ALWAYS },
    { NULL, NULL, ONCE },
};

void
row_actions_begin(long number)
{
    (void)snprintf(fresh, sizeof(fresh), "N-%ld", number);
}
