#include "cli/release/remember.h"
#include "cli/release/run.h"
#include "cli/release/sections.h"

/*
 * Asks what nobody has decided yet.  It goes round: the second reading shows
 * the text as the decisions of the first leave it, and a name that went into
 * the ledger may be found in other forms.
 */

/* More rounds than anybody has answers for. */
enum {
    ROUNDS_MAX = 1000,
};

static struct anon_text
text_of(const struct vault_note *note)
{
    return (struct anon_text){ (const char *)note->text.data, note->text.len };
}

/* The notes of one case while they are read. */
struct asking {
    struct release_run *run;
    const char *code; /* of the grant: it outlives the review */
    struct release_scanner *scanner;
    struct release_choice choice;
};

static enum release_status
remembered(const struct asking *asking, const struct vault_note *note,
    const struct anon_finding *finding, struct release_memory *ret_memory)
{
    struct anon_text surface = { text_of(note).data + finding->begin,
        finding->end - finding->begin };

    return release_remembered(asking->run->vault, asking->code, surface,
        ret_memory, asking->run->cause);
}

/* The finding as it leaves: as decided before, else as the scan suggests. */
static struct anon_finding
as_decided(const struct anon_finding *finding,
    const struct release_memory *memory)
{
    struct anon_finding decided = *finding;

    if (memory->decision != RELEASE_OPEN) {
        decided.decision =
            memory->decision == RELEASE_KEEP ? ANON_FLAG : ANON_REMOVE;
    }
    return decided;
}

static enum release_status
copy_decided(const struct asking *asking, const struct vault_note *note,
    const struct anon_findings *findings, struct anon_findings *ret_decided)
{
    enum release_status status = RELEASE_OK;
    struct release_memory memory;

    for (size_t i = 0; status == RELEASE_OK && i < findings->len; i++) {
        status = remembered(asking, note, &findings->items[i], &memory);
        if (status == RELEASE_OK) {
            const struct anon_finding decided =
                as_decided(&findings->items[i], &memory);

            status = release_anon(anon_findings_push(ret_decided, &decided),
                asking->run->cause);
        }
    }
    return status;
}

/* Asks about one finding, or adds that it is settled. */
static enum release_status
add_question(const struct asking *asking, const struct vault_note *note,
    const struct anon_finding *finding, const struct anon_findings *decided)
{
    const struct release_run *run = asking->run;
    struct release_memory memory;
    struct anon_finding asked = *finding;
    struct release_sighting sighting = {
        .case_code = asking->code,
        .text = text_of(note),
        .finding = &asked,
        .around = finding->type == ANON_DETAIL ? decided : NULL,
    };
    enum release_status status = remembered(asking, note, finding, &memory);

    if (status != RELEASE_OK) {
        return status;
    }
    if (run->request->ask_again &&
        (finding->type == ANON_DETAIL ? !run->second : run->rounds == 1)) {
        asked = as_decided(finding, &memory);
    } else {
        sighting.settled = memory.decision;
    }
    return release_review_add(run->review, &sighting);
}

static enum release_status
ask_note(const struct asking *asking, const struct vault_note *note)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_findings decided = ANON_FINDINGS_INIT;
    enum release_status status = release_scanner_scan(asking->scanner, note,
        &findings, asking->run->cause);

    if (status == RELEASE_OK) {
        status = copy_decided(asking, note, &findings, &decided);
    }
    for (size_t i = 0; status == RELEASE_OK && i < findings.len; i++) {
        const struct anon_finding *finding = &findings.items[i];

        if (release_choice_covers(&asking->choice, note, finding->begin,
                finding->end)) {
            status = add_question(asking, note, finding, &decided);
        }
    }
    anon_findings_release(&findings);
    anon_findings_release(&decided);
    return status;
}

/* Whether the text of a note will leave, so that somebody must look at it. */
static bool
leaves(const struct asking *asking, const struct vault_note *note)
{
    return asking->run->request->kind == RELEASE_SUPERVISION
        ? release_choice_takes(&asking->choice, asking->run, note)
        : release_run_takes(asking->run, note->kind);
}

static enum release_status
ask_notes(const struct asking *asking)
{
    struct vault_note note = VAULT_NOTE_INIT;
    struct vault_note_iter *iter = NULL;
    struct release_run *run = asking->run;
    enum vault_status found =
        vault_note_iter_open(run->vault, asking->code, &iter);
    enum release_status status = release_vault(found, run->cause);

    while (status == RELEASE_OK) {
        found = vault_note_iter_next(iter, &note);
        if (found != VAULT_OK) {
            status = release_vault(found, run->cause);
            break;
        }
        if (leaves(asking, &note)) {
            status = ask_note(asking, &note);
        }
    }
    vault_note_release(&note);
    vault_note_iter_close(&iter);
    return status;
}

static enum release_status
ask_case(struct release_run *run, const struct release_subject *subject)
{
    struct asking asking = { .run = run,
        .code = vault_grant_case(subject->grant) };
    enum release_status status =
        release_run_scanner(run, subject, &asking.scanner);

    if (status == RELEASE_OK && run->request->kind == RELEASE_SUPERVISION) {
        status = release_choose(run, asking.scanner, &asking.choice);
    }
    if (status == RELEASE_OK) {
        status = ask_notes(&asking);
    }
    release_scanner_close(&asking.scanner);
    return status;
}

/* Gathers what the notes of all cases ask now. */
static enum release_status
gather(struct release_run *run)
{
    enum release_status status = RELEASE_OK;

    release_review_free(&run->review);
    run->review = release_review_new();
    if (run->review == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    run->rounds++;
    for (size_t i = 0; status == RELEASE_OK && i < run->subject_count; i++) {
        status = ask_case(run, &run->subjects[i]);
    }
    release_review_sort(run->review);
    return status;
}

/* What the ledger has learnt counts from now on. */
static enum release_status
learn_people(struct release_run *run)
{
    const struct release_circle everyone = { .others = true };

    release_people_free(&run->everyone);
    return release_people_new(run->vault, &everyone, &run->everyone,
        run->cause);
}

/* Whether what is open is left over only: the second reading has begun. */
static bool
is_second(const struct release_review *review)
{
    struct release_question question;

    for (size_t i = 0; release_review_at(review, i, &question); i++) {
        if (question.decision == RELEASE_OPEN && !question.leftover) {
            return false;
        }
    }
    return true;
}

/* Gets answers and keeps them, also when something is left open. */
static enum release_status
ask(struct release_run *run)
{
    bool grew = false;
    enum release_status status, kept;

    /* A person takes minutes, and of the notes only the questions stay. */
    vault_rest(run->vault);
    anon_scratch_free(&run->scratch);
    status = run->hooks->answer(run->review, run->hooks->data, run->cause);
    if (status == RELEASE_OK) {
        status = release_anon(anon_scratch_new(&run->scratch), run->cause);
    }
    kept = release_remember(run->vault, run->review, &grew, run->cause);
    if (status == RELEASE_OK || status == RELEASE_ERR_REVIEW) {
        status = kept == RELEASE_OK ? status : kept;
    }
    return status == RELEASE_OK && grew ? learn_people(run) : status;
}

enum release_status
release_run_review(struct release_run *run)
{
    enum release_status status;
    size_t before;

    if (run->request->unreviewed ||
        run->request->scope == RELEASE_WITHOUT_TEXTS) {
        return RELEASE_OK;
    }
    status = gather(run);
    while (status == RELEASE_OK) {
        before = release_review_open(run->review);
        /* An answered file may change what was decided before. */
        if (before == 0 && run->rounds > 1) {
            return RELEASE_OK;
        }
        run->second = run->second || is_second(run->review);
        status = ask(run);
        run->result->open = (int64_t)release_review_open(run->review);
        if (status == RELEASE_OK && before > 0 &&
            ((size_t)run->result->open == before ||
                run->rounds == ROUNDS_MAX)) {
            status = RELEASE_ERR_REVIEW;
        }
        if (status == RELEASE_OK) {
            status = gather(run);
        }
    }
    return status;
}
