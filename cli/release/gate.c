#include "cli/release/gate.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

struct reading {
    const struct release_gate *gate;
    const struct release_gate_file *file;
    struct release_gate_report *report;
    struct release_cause *cause;
};

/* The case that a row of the file is about, or NULL. */
static const char *
owner_of(const struct reading *reading, int64_t row)
{
    const struct release_gate *gate = reading->gate;
    const struct release_gate_file *file = reading->file;
    size_t index = 0;

    if (file->owners != NULL) {
        if (row < 2 || (size_t)(row - 2) >= file->owner_count) {
            return NULL;
        }
        index = file->owners[row - 2];
    }
    return index < gate->code_count ? gate->codes[index] : NULL;
}

static int64_t
line_of(const struct release_piece *piece, size_t at)
{
    int64_t line = piece->line;

    for (size_t i = 0; i < at; i++) {
        line += piece->text[i] == '\n';
    }
    return line;
}

static bool
is_listed(const struct release_gate_report *report,
    const struct release_hit *hit)
{
    for (size_t i = 0; i < report->hit_count; i++) {
        if (report->hits[i].file == hit->file &&
            report->hits[i].line == hit->line &&
            report->hits[i].identifier == hit->identifier) {
            return true;
        }
    }
    return false;
}

static void
add_hit(struct reading *reading, const struct release_piece *piece,
    const struct anon_finding *finding, enum release_verdict verdict)
{
    struct release_gate_report *report = reading->report;
    struct release_hit hit = {
        .file = reading->file->name,
        .line = line_of(piece, finding->begin),
        .row = piece->row,
        .identifier = finding->identifier,
        .verdict = verdict,
    };

    if (is_listed(report, &hit)) {
        return;
    }
    report->leaks += verdict == RELEASE_LEAK;
    report->open += verdict == RELEASE_ASK;
    if (report->hit_count < RELEASE_HITS_MAX) {
        report->hits[report->hit_count++] = hit;
    }
}

/* Digits or several words: no ordinary word in any language. */
static bool
is_telling(struct anon_text surface)
{
    for (size_t i = 0; i < surface.len; i++) {
        char byte = surface.data[i];

        if (byte == ' ' || byte == '@' || (byte >= '0' && byte <= '9')) {
            return true;
        }
    }
    return false;
}

/*
 * Compressed bytes spell every short code sooner or later: "X-1" once in some
 * twenty documents, and what follows a "#" is taken with it.  Eight letters and
 * digits, with nothing between them that nobody types, come by chance in less
 * than one of 10^6.
 */
enum {
    NOISE_MAX = 7,
};

static bool
is_noise(const struct release_piece *piece, struct anon_text surface)
{
    size_t count = 0;

    for (size_t i = 0; piece->packed && i < surface.len; i++) {
        unsigned char byte = (unsigned char)surface.data[i];

        if (byte < ' ' || byte > '~') {
            return true;
        }
        count += isalnum(byte) != 0;
    }
    return piece->packed && count <= NOISE_MAX;
}

static void
weigh(struct reading *reading, const struct release_piece *piece,
    const struct anon_finding *finding)
{
    const struct release_gate *gate = reading->gate;
    struct release_identity whose =
        release_people_at(gate->people, finding->identifier);
    const char *owner = owner_of(reading, piece->row);
    bool own = owner != NULL && strcasecmp(owner, whose.case_code) == 0;
    struct anon_text text = { piece->text, piece->len };
    struct anon_text surface = { piece->text + finding->begin,
        finding->end - finding->begin };
    enum release_verdict verdict = release_judge(finding, &whose, own, text);

    if (verdict == RELEASE_PASS ||
        release_labels_cover(gate->labels, text, finding->begin,
            finding->end)) {
        return;
    }
    /* What depends on the sense is weighed in the reading that makes sense. */
    if (piece->raw && (verdict != RELEASE_LEAK || !is_telling(surface))) {
        return;
    }
    if (is_noise(piece, surface)) {
        return;
    }
    if (verdict == RELEASE_ASK || (finding->ambiguous && !whose.is_code)) {
        bool kept = owner != NULL && gate->kept(owner, surface, gate->data);

        if (kept || (gate->unreviewed && verdict == RELEASE_ASK)) {
            reading->report->decided++;
            return;
        }
    }
    add_hit(reading, piece, finding, verdict);
}

static bool
is_blank(const struct release_piece *piece)
{
    for (size_t i = 0; i < piece->len; i++) {
        if (piece->text[i] != '|') {
            return false;
        }
    }
    return true;
}

static enum release_status
search(const struct release_piece *piece, void *data)
{
    struct reading *reading = data;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_text text = { piece->text, piece->len };
    enum release_status status;

    if (is_blank(piece)) {
        return RELEASE_OK;
    }
    status = release_anon(anon_known_search_in(release_people_known(
                                                   reading->gate->people),
                              reading->gate->scratch, text, &findings),
        reading->cause);
    for (size_t i = 0; status == RELEASE_OK && i < findings.len; i++) {
        if (findings.items[i].end > piece->seen) {
            weigh(reading, piece, &findings.items[i]);
        }
    }
    anon_findings_release(&findings);
    return status;
}

/* Our names for files are constants: words in them are words. */
static enum release_status
search_name(struct reading *reading)
{
    struct release_piece piece = {
        .text = reading->file->name,
        .len = strlen(reading->file->name),
        .raw = true,
    };

    return search(&piece, reading);
}

enum release_status
release_gate_file(const struct release_gate *gate,
    const struct release_gate_file *file, struct release_gate_report *report,
    struct release_cause *ret_cause)
{
    struct reading reading = { gate, file, report, ret_cause };
    enum release_status status = search_name(&reading);

    if (status == RELEASE_OK) {
        status = release_decode(&file->content, search, &reading);
    }
    report->files++;
    report->bytes += file->content.len;
    return status;
}

enum release_status
release_gate_verdict(const struct release_gate_report *report)
{
    if (report->leaks > 0) {
        return RELEASE_ERR_LEAK;
    }
    return report->open > 0 ? RELEASE_ERR_REVIEW : RELEASE_OK;
}
