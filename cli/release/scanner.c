#include "cli/release/scanner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "cli/release/judge.h"
#include "cli/release/leftover.h"
#include "cli/release/merge.h"
#include "vault/facts.h"
#include "vault/release.h"
#include "vault/reply.h"

struct release_scanner {
    const char *code; /* borrowed from the grant */
    struct release_treatment treatment;
    struct release_people *people;
    struct anon_memory *memory;
    struct anon_cast *cast;
    struct release_survey survey;
    uint64_t shift; /* of dates, 0: none */
};

static enum anon_language
language_of(const struct vault_note *note)
{
    if (strcmp(note->language, "id") == 0) {
        return ANON_LANGUAGE_ID;
    }
    return strcmp(note->language, "en") == 0 ? ANON_LANGUAGE_EN
                                             : ANON_LANGUAGE_AUTO;
}

static struct anon_text
text_of(const struct vault_note *note)
{
    return (struct anon_text){ (const char *)note->text.data, note->text.len };
}

static struct anon_scan_options
options_for(const struct release_scanner *scanner,
    const struct vault_note *note)
{
    return (struct anon_scan_options){
        .language = language_of(note),
        .policy = scanner->treatment.policy,
        .known = release_people_known(scanner->people),
        .memory = scanner->memory,
        .scratch = scanner->treatment.scratch,
    };
}

static void
survey(struct release_survey *survey, const struct vault_note *note,
    bool is_reply)
{
    if (strcmp(note->kind, "process") == 0) {
        survey->process++;
        return;
    }
    survey->notes++;
    if (strcmp(note->kind, "supervision") == 0) {
        survey->question = is_reply ? survey->question : note->id;
    } else if (strcmp(note->kind, "risk") == 0) {
        survey->risk = note->id;
    } else if (strcmp(note->kind, "plan") == 0) {
        survey->plan = note->id;
    } else if (strcmp(note->kind, "intake") == 0) {
        survey->intake = note->id;
    }
}

static enum release_status
find_first_day(struct release_scanner *scanner, struct vault *vault,
    struct release_cause *ret_cause)
{
    const char *kept = scanner->treatment.first_day;
    char date[VAULT_DATE_MAX];
    enum vault_status status =
        vault_facts_first_day(vault, scanner->code, date);

    if (kept != NULL && kept[0] != '\0') {
        scanner->survey.first_day =
            anon_day_of((struct anon_text){ kept, strlen(kept) });
    } else if (status == VAULT_OK) {
        scanner->survey.first_day =
            anon_day_of((struct anon_text){ date, strlen(date) });
    }
    return status == VAULT_ERR_NOT_FOUND ? RELEASE_OK
                                         : release_vault(status, ret_cause);
}

/* The first pass over the notes: what a name is in one, it is in all. */
static enum release_status
learn(struct release_scanner *scanner, struct vault *vault,
    struct release_cause *ret_cause)
{
    enum vault_status found;
    enum release_status status;
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;

    found = vault_note_iter_open(vault, scanner->code, &iter);
    status = release_vault(found, ret_cause);
    while (status == RELEASE_OK) {
        struct anon_scan_options options;
        bool is_reply = false;

        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, ret_cause);
            break;
        }
        found = vault_reply_is(vault, note.id, &is_reply);
        if (found != VAULT_OK) {
            status = release_vault(found, ret_cause);
            break;
        }
        survey(&scanner->survey, &note, is_reply);
        options = options_for(scanner, &note);
        options.memory = NULL;
        status =
            release_anon(anon_learn(text_of(&note), &options, scanner->memory),
                ret_cause);
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status;
}

/*
 * The next person of the case from `*index` on, who has a role of ours.  The
 * identifiers of one person follow each other.
 */
static bool
next_person(const struct release_scanner *scanner, size_t *index,
    struct release_identity *ret_whose, enum export_role *ret_role)
{
    size_t count = release_people_count(scanner->people);

    while (*index < count) {
        uint32_t last = *index > 0
            ? release_people_at(scanner->people, *index - 1).person
            : UINT32_MAX;

        *ret_whose = release_people_at(scanner->people, (*index)++);
        if (ret_whose->person == last ||
            strcasecmp(ret_whose->case_code, scanner->code) != 0) {
            continue;
        }
        *ret_role = export_role_find(ret_whose->role);
        if (scanner->treatment.general) {
            *ret_role = export_role_general(*ret_role);
        }
        if (*ret_role != EXPORT_ROLE_OTHER) {
            return true;
        }
    }
    return false;
}

/* "[Client's friend 2]": roles in our words, never as somebody typed them. */
static enum anon_status
label_people(struct release_scanner *scanner)
{
    enum anon_status status = ANON_OK;
    unsigned counts[EXPORT_ROLE_COUNT] = { 0 };
    unsigned numbers[EXPORT_ROLE_COUNT] = { 0 };
    struct release_identity whose;
    enum export_role role;
    size_t index = 0;

    while (next_person(scanner, &index, &whose, &role)) {
        counts[role]++;
    }
    index = 0;
    while (status == ANON_OK && next_person(scanner, &index, &whose, &role)) {
        const char *word = export_role_label(role, scanner->treatment.labels);
        char label[96];

        if (counts[role] > 1) {
            (void)snprintf(label, sizeof(label), "%s %u", word,
                ++numbers[role]);
        } else {
            (void)snprintf(label, sizeof(label), "%s", word);
        }
        status = anon_cast_label(scanner->cast, whose.person, label);
    }
    return status;
}

/* Dates move by what the vault keeps for this case and purpose. */
static enum release_status
find_shift(struct release_scanner *scanner, struct vault *vault,
    const struct vault_grant *grant, struct release_cause *ret_cause)
{
    enum anon_action action =
        scanner->treatment.policy->rules[ANON_DATE].action;

    if (action != ANON_ACTION_SHIFT && action != ANON_ACTION_SHIFT_WEEKS) {
        return RELEASE_OK;
    }
    return release_vault(vault_shift_get(vault, vault_grant_kind(grant),
                             scanner->code, &scanner->shift),
        ret_cause);
}

enum release_status
release_scanner_open(struct vault *vault, const struct vault_grant *grant,
    const struct release_treatment *treatment,
    struct release_scanner **ret_scanner, struct release_cause *ret_cause)
{
    enum release_status status = RELEASE_ERR_NO_MEMORY;
    struct release_scanner *scanner = calloc(1, sizeof(*scanner));
    struct release_circle circle = { .others = treatment->scan_others,
        .today = treatment->today };

    if (scanner == NULL) {
        goto out;
    }
    scanner->code = vault_grant_case(grant);
    scanner->treatment = *treatment;
    scanner->survey.first_day = ANON_NO_DAY;
    circle.own = scanner->code;
    status = release_people_new(vault, &circle, &scanner->people, ret_cause);
    if (status != RELEASE_OK) {
        goto out;
    }
    status = release_anon(anon_memory_new(&scanner->memory), ret_cause);
    if (status == RELEASE_OK) {
        status = release_anon(anon_cast_new(&scanner->cast), ret_cause);
    }
    if (status == RELEASE_OK) {
        status = release_anon(label_people(scanner), ret_cause);
    }
    if (status == RELEASE_OK) {
        status = find_shift(scanner, vault, grant, ret_cause);
    }
    if (status == RELEASE_OK) {
        status = learn(scanner, vault, ret_cause);
    }
    if (status == RELEASE_OK) {
        status = find_first_day(scanner, vault, ret_cause);
    }
    if (status == RELEASE_OK) {
        *ret_scanner = scanner;
        scanner = NULL;
    }
out:
    release_scanner_close(&scanner);
    return status;
}

void
release_scanner_close(struct release_scanner **scanner)
{
    if (*scanner != NULL) {
        anon_cast_free(&(*scanner)->cast);
        anon_memory_free(&(*scanner)->memory);
        release_people_free(&(*scanner)->people);
        free(*scanner);
        *scanner = NULL;
    }
}

const struct release_survey *
release_scanner_survey(const struct release_scanner *scanner)
{
    return &scanner->survey;
}

const struct release_people *
release_scanner_people(const struct release_scanner *scanner)
{
    return scanner->people;
}

/* What kind of finding a recorded identifier makes. */
static enum anon_type
type_of(enum anon_identifier_kind kind)
{
    static const enum anon_type types[ANON_IDENTIFIER_KIND_COUNT] = {
        [ANON_IDENTIFIER_NAME] = ANON_PERSON,
        [ANON_IDENTIFIER_NICKNAME] = ANON_PERSON,
        [ANON_IDENTIFIER_PHONE] = ANON_PHONE,
        [ANON_IDENTIFIER_EMAIL] = ANON_EMAIL,
        [ANON_IDENTIFIER_HANDLE] = ANON_HANDLE,
        [ANON_IDENTIFIER_URL] = ANON_URL,
        [ANON_IDENTIFIER_ADDRESS] = ANON_ADDRESS,
        [ANON_IDENTIFIER_PLACE] = ANON_LOCATION,
        [ANON_IDENTIFIER_DATE] = ANON_DATE,
        [ANON_IDENTIFIER_ID] = ANON_ID,
        [ANON_IDENTIFIER_ORG] = ANON_ORG,
    };

    return types[kind];
}

/* Adds what the judge would not let pass to what the scan found. */
static enum anon_status
add_hit(struct release_scanner *scanner, struct anon_findings *findings,
    struct anon_finding hit, struct anon_text text)
{
    struct release_identity whose =
        release_people_at(scanner->treatment.everyone, hit.identifier);
    bool own = strcasecmp(whose.case_code, scanner->code) == 0;
    enum release_verdict verdict = release_judge(&hit, &whose, own, text);

    if (verdict == RELEASE_PASS ||
        release_merge_covered(findings, &hit, text)) {
        return ANON_OK;
    }
    hit.type = type_of(whose.kind);
    hit.origin = own ? ANON_FROM_OWN : ANON_FROM_OTHER;
    /* Its number means nothing to the identities the scan knows. */
    hit.identifier = ANON_NO_IDENTIFIER;
    if (verdict == RELEASE_LEAK) {
        hit.decision = ANON_REMOVE;
        return release_merge_over(findings, hit);
    }
    hit.decision = ANON_FLAG;
    return release_merge_listed(findings, &hit)
        ? ANON_OK
        : anon_findings_push(findings, &hit);
}

enum release_status
release_scanner_scan(struct release_scanner *scanner,
    const struct vault_note *note, struct anon_findings *ret_findings,
    struct release_cause *ret_cause)
{
    struct anon_scan_options options = options_for(scanner, note);
    struct anon_text text = text_of(note);
    struct anon_findings hits = ANON_FINDINGS_INIT;
    enum anon_status status = anon_scan(text, &options, ret_findings);

    if (status == ANON_OK) {
        status = anon_known_search_in(release_people_known(
                                          scanner->treatment.everyone),
            scanner->treatment.scratch, text, &hits);
    }
    for (size_t i = 0; status == ANON_OK && i < hits.len; i++) {
        status = add_hit(scanner, ret_findings, hits.items[i], text);
    }
    release_merge_sort(ret_findings);
    if (status == ANON_OK && scanner->treatment.leftovers) {
        status = release_leftover_add(text,
            scanner->treatment.policy->flag_quasi, ret_findings);
    }
    anon_findings_release(&hits);
    return release_anon(status, ret_cause);
}

enum release_status
release_scanner_redact(struct release_scanner *scanner, struct anon_text text,
    struct anon_findings *findings, struct release_labels *labels,
    struct anon_clean **ret_clean)
{
    struct anon_clean *clean = NULL;
    struct anon_transform transform = {
        .language = scanner->treatment.labels == EXPORT_INDONESIAN
            ? ANON_LANGUAGE_ID
            : ANON_LANGUAGE_EN,
        .policy = scanner->treatment.policy,
        .known = release_people_known(scanner->people),
        .cast = scanner->cast,
        .first_day = scanner->treatment.general ? ANON_NO_DAY
                                                : scanner->survey.first_day,
        .shift = scanner->shift,
        .domain = scanner->treatment.domain,
        .avoid = release_people_known(scanner->treatment.everyone),
    };

    release_merge_disjoint(findings);
    if (anon_redact(text, findings, &transform, &clean) != ANON_OK) {
        return RELEASE_ERR_NO_MEMORY;
    }
    if (!release_labels_collect(labels, findings, anon_clean_view(clean))) {
        anon_clean_free(&clean);
        return RELEASE_ERR_NO_MEMORY;
    }
    *ret_clean = clean;
    return RELEASE_OK;
}
