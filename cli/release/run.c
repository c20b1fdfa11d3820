#include "cli/release/run.h"
#include "cli/release/late.h"
#include "cli/release/merge.h"
#include "cli/release/remember.h"

#include <string.h>

enum export_language
release_run_language(const struct release_run *run,
    const struct release_subject *subject)
{
    if (run->request->language != NULL) {
        return *run->request->language;
    }
    return strcmp(subject->row.language, "id") == 0 ? EXPORT_INDONESIAN
                                                    : EXPORT_ENGLISH;
}

enum release_status
release_run_scanner(struct release_run *run,
    const struct release_subject *subject, struct release_scanner **ret_scanner)
{
    struct release_treatment treatment = {
        .policy = run->request->policy,
        .domain = run->request->domain,
        .labels = release_run_language(run, subject),
        .today = run->request->today,
        .first_day = subject->first_day,
        .everyone = run->everyone,
        .scratch = run->scratch,
        .scan_others = run->request->kind == RELEASE_SUPERVISION,
        .general = run->request->extent == EXPORT_GROUP,
        .leftovers = !run->request->unreviewed,
    };
    struct release_scanner *scanner = NULL;
    enum release_status status = release_scanner_open(run->vault,
        subject->grant, &treatment, &scanner, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    if (run->writing && run->request->scope != RELEASE_WITH_PROCESS) {
        run->result->tally.left_out += release_scanner_survey(scanner)->process;
    }
    *ret_scanner = scanner;
    return RELEASE_OK;
}

bool
release_run_takes(const struct release_run *run, const char *kind)
{
    return run->request->scope == RELEASE_WITH_PROCESS ||
        strcmp(kind, "process") != 0;
}

void
release_run_step(struct release_run *run)
{
    run->result->tally.notes++;
    if (run->hooks->progress != NULL) {
        run->hooks->progress(run->result->tally.notes, run->hooks->data);
    }
}

/* Settles one finding: what a person decided goes before what the scan says. */
static enum release_status
settle(struct release_run *run, const char *code, struct anon_text text,
    struct anon_finding *finding)
{
    struct anon_text surface = { text.data + finding->begin,
        finding->end - finding->begin };
    struct release_memory memory;
    enum release_status status =
        release_remembered(run->vault, code, surface, &memory, run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    if (memory.decision == RELEASE_OPEN) {
        return run->review == NULL ? RELEASE_OK : RELEASE_ERR_REVIEW;
    }
    release_tally_settled(&run->result->tally, finding,
        memory.decision == RELEASE_REMOVE);
    finding->decision =
        memory.decision == RELEASE_KEEP ? ANON_FLAG : ANON_REMOVE;
    if (memory.labelled && memory.decision == RELEASE_REMOVE) {
        finding->type = memory.label;
    }
    return RELEASE_OK;
}

bool
release_run_kept(const char *case_code, struct anon_text surface, void *data)
{
    struct release_run *run = data;
    struct release_memory memory = { .decision = RELEASE_OPEN };

    if (run->asked == RELEASE_OK) {
        run->asked = release_remembered(run->vault, case_code, surface, &memory,
            run->cause);
    }
    return memory.decision == RELEASE_KEEP;
}

/* How often a text is searched again; each time it has lost a form more. */
enum {
    LATE_ROUNDS = 4,
};

/* Redacts, and removes what shows only then. */
static enum release_status
redact(struct release_run *run, const struct release_source *source,
    struct anon_findings *findings, struct anon_clean **ret_clean)
{
    enum release_status status = RELEASE_OK;
    struct anon_text text = {
        (const char *)source->note->text.data + source->begin,
        source->end - source->begin,
    };
    struct release_late late = {
        .people = run->everyone,
        .scratch = run->scratch,
        .labels = &run->labels,
        .case_code = source->note->case_code,
        .kept = release_run_kept,
        .data = run,
        .unreviewed = run->request->unreviewed,
    };

    for (int i = 0; status == RELEASE_OK && i < LATE_ROUNDS; i++) {
        struct anon_findings more = ANON_FINDINGS_INIT;

        anon_clean_free(ret_clean);
        status = release_scanner_redact(source->scanner, text, findings,
            &run->labels, ret_clean);
        if (status == RELEASE_OK) {
            status = release_late_find(&late, findings,
                anon_clean_view(*ret_clean), &more, run->cause);
        }
        for (size_t k = 0; status == RELEASE_OK && k < more.len; k++) {
            status = release_anon(release_merge_over(findings, more.items[k]),
                run->cause);
        }
        if (more.len == 0) {
            i = LATE_ROUNDS;
        }
        anon_findings_release(&more);
    }
    return status;
}

/* Settles what lies in the piece and adds it, counted from its beginning. */
static enum release_status
settle_piece(struct release_run *run, const struct release_source *source,
    const struct anon_findings *all, struct anon_findings *ret_findings)
{
    const char *code = vault_grant_case(source->subject->grant);
    struct anon_text text = { (const char *)source->note->text.data,
        source->note->text.len };
    enum release_status status = RELEASE_OK;

    for (size_t i = 0; status == RELEASE_OK && i < all->len; i++) {
        struct anon_finding finding = all->items[i];

        if (finding.end <= source->begin || finding.begin >= source->end) {
            continue;
        }
        status = settle(run, code, text, &finding);
        finding.begin =
            finding.begin < source->begin ? 0 : finding.begin - source->begin;
        finding.end = (finding.end < source->end ? finding.end : source->end) -
            source->begin;
        if (status == RELEASE_OK) {
            status = release_anon(anon_findings_push(ret_findings, &finding),
                run->cause);
        }
    }
    return status;
}

/* What is left that singles out together with more of its kind. */
static void
count_quasi(struct release_run *run, const struct release_subject *subject,
    const struct anon_clean *clean)
{
    if (run->request->policy->flag_quasi) {
        anon_quasi_count(anon_clean_view(clean),
            &run->quasi[subject - run->subjects]);
    }
}

enum release_status
release_run_text(struct release_run *run, const struct release_source *source,
    struct anon_clean **ret_clean)
{
    struct anon_findings all = ANON_FINDINGS_INIT;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    enum release_status status =
        release_scanner_scan(source->scanner, source->note, &all, run->cause);

    if (status == RELEASE_OK) {
        status = settle_piece(run, source, &all, &findings);
    }
    if (status == RELEASE_OK) {
        status = redact(run, source, &findings, ret_clean);
    }
    if (status == RELEASE_OK) {
        release_tally_add(&run->result->tally, &findings);
        count_quasi(run, source->subject, *ret_clean);
    }
    anon_findings_release(&all);
    anon_findings_release(&findings);
    return status;
}

enum release_status
release_run_note(struct release_run *run, struct release_scanner *scanner,
    const struct release_subject *subject, const struct vault_note *note,
    struct anon_clean **ret_clean)
{
    const struct release_source source = { subject, scanner, note, 0,
        note->text.len };

    return release_run_text(run, &source, ret_clean);
}
