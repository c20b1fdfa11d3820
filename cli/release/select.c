#include "cli/release/select.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static enum release_status
grow(struct release_run *run, size_t *cap)
{
    size_t wanted = *cap == 0 ? 16 : 2 * *cap;
    struct release_subject *subjects;

    if (run->subject_count < *cap) {
        return RELEASE_OK;
    }
    subjects = reallocarray(run->subjects, wanted, sizeof(*subjects));
    if (subjects == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    run->subjects = subjects;
    *cap = wanted;
    return RELEASE_OK;
}

/* A live consent, or the ground on which none is needed. */
static enum vault_status
permit(struct release_run *run, const struct vault_case *row, const char *kind,
    struct vault_grant **ret_grant)
{
    const struct release_override *override = run->request->override;
    enum vault_status status = vault_consent_grant(run->vault, row->code, kind,
        run->request->today, ret_grant);

    if (status != VAULT_ERR_NOT_FOUND || override == NULL ||
        override->ground[0] == '\0' ||
        run->request->kind != RELEASE_SUPERVISION) {
        return status;
    }
    return vault_consent_override(run->vault, row->code, override->ground,
        ret_grant);
}

/* Takes the case when a live consent of this kind is there. */
static enum release_status
take(struct release_run *run, const struct vault_case *row, const char *kind,
    size_t *cap)
{
    struct vault_grant *grant = NULL;
    enum vault_status status = permit(run, row, kind, &grant);

    if (status == VAULT_ERR_NOT_FOUND) {
        return RELEASE_ERR_CONSENT;
    }
    if (status != VAULT_OK) {
        return release_vault(status, run->cause);
    }
    if (grow(run, cap) != RELEASE_OK) {
        vault_grant_free(&grant);
        return RELEASE_ERR_NO_MEMORY;
    }
    run->subjects[run->subject_count++] =
        (struct release_subject){ .grant = grant, .row = *row };
    return RELEASE_OK;
}

static enum release_status
select_one(struct release_run *run)
{
    struct vault_case row;
    size_t cap = 0;
    enum vault_status status =
        vault_case_find(run->vault, run->request->case_code, &row);

    if (status == VAULT_ERR_NOT_FOUND || status == VAULT_ERR_INVALID) {
        return RELEASE_ERR_NO_CASE;
    }
    return status == VAULT_OK ? take(run, &row, "supervision", &cap)
                              : release_vault(status, run->cause);
}

static enum release_status
select_all(struct release_run *run)
{
    char kind[VAULT_NAME_MAX];
    enum vault_status found;
    enum release_status status;
    struct vault_case row;
    struct vault_case_iter *iter = NULL;
    size_t cap = 0;

    if (snprintf(kind, sizeof(kind), "research:%s", run->request->project) >=
        (int)sizeof(kind)) {
        return RELEASE_ERR_INVALID;
    }
    found = vault_case_iter_open(run->vault, &iter);
    status = release_vault(found, run->cause);
    while (status == RELEASE_OK) {
        found = vault_case_iter_next(iter, &row);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        status = take(run, &row, kind, &cap);
        /* Who did not consent is left out, and that is all. */
        status = status == RELEASE_ERR_CONSENT ? RELEASE_OK : status;
    }
    vault_case_iter_close(&iter);
    return status == RELEASE_OK && run->subject_count == 0 ? RELEASE_ERR_CONSENT
                                                           : status;
}

enum release_status
release_select(struct release_run *run)
{
    enum release_status status = run->request->kind == RELEASE_SUPERVISION
        ? select_one(run)
        : select_all(run);

    if (status == RELEASE_OK) {
        run->quasi = calloc(run->subject_count, sizeof(*run->quasi));
        status = run->quasi == NULL ? RELEASE_ERR_NO_MEMORY : RELEASE_OK;
    }
    return status;
}

void
release_unselect(struct release_run *run)
{
    for (size_t i = 0; i < run->subject_count; i++) {
        vault_grant_free(&run->subjects[i].grant);
    }
    free(run->subjects);
    free(run->quasi);
    run->quasi = NULL;
    run->subjects = NULL;
    run->subject_count = 0;
}
