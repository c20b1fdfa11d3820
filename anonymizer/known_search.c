#include "anonymizer/known.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/detect.h"
#include "anonymizer/known_match.h"
#include "anonymizer/piece.h"

/* Confidence of a name inside a compound, where it begins or ends a word. */
#define INSIDE_EDGE 75
#define INSIDE_MIDDLE 35

/* Confidence of one letter at the beginning of a sentence. */
#define LONE_INITIAL 55

/* Characters of a compound on either side of the name. */
#define COMPOUND_MAX 128

static enum anon_type
type_of(enum anon_identifier_kind kind)
{
    switch (kind) {
    case ANON_IDENTIFIER_NAME:
    case ANON_IDENTIFIER_NICKNAME: return ANON_PERSON;
    case ANON_IDENTIFIER_PHONE: return ANON_PHONE;
    case ANON_IDENTIFIER_EMAIL: return ANON_EMAIL;
    case ANON_IDENTIFIER_HANDLE: return ANON_HANDLE;
    case ANON_IDENTIFIER_URL: return ANON_URL;
    case ANON_IDENTIFIER_ADDRESS: return ANON_ADDRESS;
    case ANON_IDENTIFIER_PLACE: return ANON_LOCATION;
    case ANON_IDENTIFIER_DATE: return ANON_DATE;
    case ANON_IDENTIFIER_ID: return ANON_ID;
    case ANON_IDENTIFIER_ORG: return ANON_ORG;
    case ANON_IDENTIFIER_KIND_COUNT: break;
    }
    return ANON_ID;
}

static const char *
rule_of(enum anon_form form)
{
    switch (form) {
    case ANON_FORM_WHOLE: return "known.whole";
    case ANON_FORM_PART: return "known.part";
    case ANON_FORM_SHORT: return "known.short";
    case ANON_FORM_INITIALS: return "known.initials";
    case ANON_FORM_COMPOUND: return "known.inside";
    case ANON_FORM_ADDRESS: return "known.address";
    case ANON_FORM_SPELLING: return "known.spelling";
    case ANON_FORM_DELETED: return "known.typo";
    }
    return "known";
}

/*
 * A name with blanks that was recognised by a recorded address or handle of
 * the same words ("ana.lee@..."): it is a name where it stands.
 */
static bool
is_written_out(const struct anon_known *known,
    const struct anon_document *document, const struct anon_known_match *match)
{
    enum anon_type type = type_of(known->items[match->item].kind);
    const char *text = document->folded + match->begin;
    size_t len = match->end - match->begin;

    return (type == ANON_EMAIL || type == ANON_HANDLE) &&
        memchr(text, ' ', len) != NULL && memchr(text, '@', len) == NULL;
}

static enum anon_status
push(const struct anon_known *known, const struct anon_known_match *match,
    uint8_t confidence, bool ambiguous, struct anon_findings *findings)
{
    const struct anon_known_item *item = &known->items[match->item];
    const struct anon_finding finding = {
        .begin = match->begin,
        .end = match->end,
        .type = type_of(item->kind),
        .origin = item->origin,
        .decision = ANON_REMOVE,
        .confidence = confidence,
        .ambiguous = ambiguous,
        .identifier = match->item,
        .rule = rule_of(match->form),
    };

    return anon_findings_push(findings, &finding);
}

/* Letters of the shortest word that a near form is looked for. */
#define NEAR_LEAST 4

/* Whether a near form is worth looking for: not of an ordinary word. */
static bool
may_be_near(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    bool capital = (token->flags & ANON_TOKEN_CAPITAL) != 0;

    if ((token->flags & ANON_TOKEN_WORD) == 0 ||
        token->end - token->begin < NEAR_LEAST) {
        return false;
    }
    if (token->word == NULL) {
        return true;
    }
    return (capital && (token->flags & ANON_TOKEN_SENTENCE) == 0) ||
        !anon_known_is_ordinary(document, index);
}

/* The e-mail, path or handle around a match: to the next blank or bracket. */
static void
widen(const struct anon_document *document, struct anon_known_match *match)
{
    static const char stops[] = "<>()[]{}\"',;|";
    const char *text = document->folded;
    size_t begin = match->begin;
    size_t end = match->end;

    while (begin > 0 && match->begin - begin < COMPOUND_MAX &&
        !anon_is_blank(text[begin - 1]) &&
        !anon_is_one_of(text[begin - 1], stops)) {
        begin--;
    }
    while (end < document->folded_len && end - match->end < COMPOUND_MAX &&
        !anon_is_blank(text[end]) && !anon_is_one_of(text[end], stops)) {
        end++;
    }
    while (end > match->end && anon_is_one_of(text[end - 1], ".:!?*-")) {
        end--;
    }
    match->begin = begin;
    match->end = end;
    while (match->last + 1 < document->token_count &&
        document->tokens[match->last + 1].end <= end) {
        match->last++;
    }
}

/* The full stop of a final initial: "M. S.". */
static void
take_stop(const struct anon_known *known, const struct anon_document *document,
    struct anon_known_match *match)
{
    const struct anon_token *last = &document->tokens[match->last];

    if (known->items[match->item].kind == ANON_IDENTIFIER_NAME &&
        last->end - last->begin == 1 && match->end == last->end &&
        document->folded[match->end] == '.') {
        match->end++;
    }
}

/* Whether a token is no part of a compound, by the blanks on either side. */
static inline bool
is_between_blanks(const struct anon_token *token, size_t index)
{
    return (token->flags & (ANON_TOKEN_BLANK | ANON_TOKEN_MIXED)) ==
        ANON_TOKEN_BLANK &&
        index > 0 && (token[-1].flags & ANON_TOKEN_BLANK);
}

/*
 * Whether token `index` is a whole word that no form begins with or comes near:
 * nearly all words are.  What remains is inside a compound, or one letter.
 */
static inline bool
is_passed(const struct anon_known *known, const struct anon_document *document,
    size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    size_t len = token->end - token->begin;

    return anon_known_begins_nothing(known, document, index) &&
        (len < NEAR_LEAST || !may_be_near(document, index)) &&
        (len > 1 || (token->flags & ANON_TOKEN_CAPITAL) == 0) &&
        (is_between_blanks(token, index) ||
            !anon_known_is_compound(document, index));
}

/* One identifier from token `*index` on; `*index` moves behind it. */
static enum anon_status
search_token(const struct anon_known *known,
    const struct anon_document *document, size_t *index, size_t taken,
    struct anon_findings *findings)
{
    struct anon_known_match match;
    enum anon_status status;
    uint8_t confidence;
    bool ambiguous;
    size_t at = *index;

    *index = at + 1;
    if (anon_known_match_exact(known, document, at, &match) ||
        (may_be_near(document, at) &&
            anon_known_match_near(known, document, at, &match))) {
        anon_known_match_extend(known, document, taken, &match);
        confidence = anon_known_rate(known, document, &match, &ambiguous);
    } else if (anon_known_is_compound(document, at) &&
        anon_known_match_inside(known, document, at, &match)) {
        confidence = match.edits > 0 ? INSIDE_MIDDLE : INSIDE_EDGE;
        ambiguous = match.edits > 0;
        match.form = ANON_FORM_COMPOUND;
    } else if (anon_known_match_initial(known, document, at, &match)) {
        confidence = LONE_INITIAL;
        ambiguous = true;
    } else {
        return ANON_OK;
    }
    if (confidence == 0) {
        return ANON_OK;
    }
    if (anon_known_is_compound(document, at)) {
        widen(document, &match);
    } else {
        take_stop(known, document, &match);
    }
    *index = match.last + 1;
    status = push(known, &match, confidence, ambiguous, findings);
    if (status == ANON_OK && is_written_out(known, document, &match)) {
        findings->items[findings->len - 1].type = ANON_PERSON;
    }
    return status;
}

static int
by_date(const void *a, const void *b)
{
    const struct anon_known_date *x = a;
    const struct anon_known_date *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

/* A recorded date that `date` may be, or NULL. */
static const struct anon_known_date *
find_date(const struct anon_known *known, struct anon_date date)
{
    struct anon_known_date key = { .key = date.month * 32 + date.day };
    const struct anon_known_date *found = date.day == 0
        ? NULL
        : bsearch(&key, known->dates, known->date_count, sizeof(key), by_date);
    const struct anon_known_date *end = known->dates + known->date_count;

    if (found == NULL) {
        return NULL;
    }
    while (found > known->dates && found[-1].key == key.key) {
        found--;
    }
    for (; found < end && found->key == key.key; found++) {
        if (date.year == 0 || date.year == found->year) {
            return found;
        }
    }
    return NULL;
}

/* Whether a date may begin with token `index`. */
static bool
may_be_date(const struct anon_document *document, size_t index)
{
    return (document->tokens[index].flags &
               (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) ||
        (anon_document_cues(document, index) &
            (ANON_CUE_MONTH | ANON_CUE_ORDINAL_WORD | ANON_CUE_NUMBER |
                ANON_CUE_DIGIT | ANON_CUE_COUNTED));
}

static enum anon_status
search_dates(const struct anon_known *known,
    const struct anon_document *document, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; status == ANON_OK && i < document->token_count; i++) {
        const struct anon_known_date *date;
        struct anon_known_match match = { .form = ANON_FORM_WHOLE };
        struct anon_date_match read;
        bool full;

        if (!may_be_date(document, i) || !anon_date_read(document, i, &read)) {
            continue;
        }
        date = find_date(known, read.date);
        if (date == NULL) {
            date = find_date(known, read.swapped);
        }
        if (date == NULL) {
            continue;
        }
        full = read.form == ANON_DATE_FULL;
        match.begin = read.begin;
        match.end = read.end;
        match.item = date->item;
        status = push(known, &match,
            full                               ? 92
                : read.form == ANON_DATE_NAMED ? 75
                                               : 45,
            !full, findings);
        i = read.last;
    }
    return status;
}

/* The identifier of a birth date that makes `age` today, or none. */
static uint32_t
find_age(const struct anon_known *known, int age)
{
    size_t i;

    for (i = 0; i < known->date_count; i++) {
        const struct anon_known_date *date = &known->dates[i];
        const struct anon_date birth = { date->year, date->key / 32,
            date->key % 32 };

        if (date->birth && date->year > 0 &&
            anon_date_age(birth, known->today) == age) {
            return date->item;
        }
    }
    return ANON_NO_IDENTIFIER;
}

/* Ages in the text that follow from a recorded birth date. */
static enum anon_status
search_ages(const struct anon_known *known,
    const struct anon_document *document, struct anon_findings *findings)
{
    struct anon_findings ages = ANON_FINDINGS_INIT;
    enum anon_status status = anon_detect_age(document, &ages);
    size_t i;

    for (i = 0; status == ANON_OK && i < ages.len; i++) {
        struct anon_finding age = ages.items[i];
        int value = 0;
        size_t at;

        for (at = age.begin; at < age.end; at++) {
            value = value * 10 + (document->folded[at] - '0');
        }
        age.identifier = find_age(known, value);
        if (age.identifier != ANON_NO_IDENTIFIER) {
            age.origin = known->items[age.identifier].origin;
            age.ambiguous = true;
            age.rule = "known.age";
            status = anon_findings_push(findings, &age);
        }
    }
    anon_findings_release(&ages);
    return status;
}

/* All forms of all identifiers, in folded offsets. */
static enum anon_status
search_document(const struct anon_known *known,
    const struct anon_document *document, struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t taken = 0;
    size_t i = 0;

    while (status == ANON_OK && i < document->token_count) {
        size_t before = findings->len;

        if (is_passed(known, document, i)) {
            i++;
            continue;
        }
        status = search_token(known, document, &i, taken, findings);
        if (findings->len > before) {
            taken = i;
        }
    }
    if (status == ANON_OK && known->date_count > 0) {
        status = search_dates(known, document, findings);
    }
    if (status == ANON_OK && known->has_birth && known->today.year > 0) {
        status = search_ages(known, document, findings);
    }
    return status;
}

enum anon_status
anon_detect_known(const struct anon_document *document,
    struct anon_findings *findings)
{
    const struct anon_known *known = document->options->known;

    return known == NULL ? ANON_OK : search_document(known, document, findings);
}

static int
by_begin(const void *a, const void *b)
{
    const struct anon_finding *x = a;
    const struct anon_finding *y = b;

    if (x->begin != y->begin) {
        return x->begin < y->begin ? -1 : 1;
    }
    return (x->end < y->end) - (x->end > y->end);
}

/* What is searched, and in what. */
struct search {
    const struct anon_known *known;
    const struct anon_scan_options options;
    struct anon_text text;
};

/* Searches bytes [from, end) of the text. */
static enum anon_status
search_piece(const struct search *search, size_t from, size_t end,
    struct anon_findings *findings)
{
    struct anon_document document;
    size_t first = findings->len;
    enum anon_status status = anon_document_init(&document,
        (struct anon_text){ search->text.data + from, end - from },
        search->options.scratch == NULL ? NULL : &search->options);
    size_t i;

    if (status == ANON_OK) {
        status = search_document(search->known, &document, findings);
    }
    for (i = first; status == ANON_OK && i < findings->len; i++) {
        struct anon_finding *finding = &findings->items[i];

        anon_document_source(&document, finding->begin, finding->end,
            &finding->begin, &finding->end);
        finding->begin += from;
        finding->end += from;
    }
    anon_document_release(&document);
    return status;
}

enum anon_status
anon_known_search(const struct anon_known *known, struct anon_text text,
    struct anon_findings *ret_findings)
{
    return anon_known_search_in(known, NULL, text, ret_findings);
}

enum anon_status
anon_known_search_in(const struct anon_known *known,
    struct anon_scratch *scratch, struct anon_text text,
    struct anon_findings *ret_findings)
{
    const struct search search = { known, { .scratch = scratch }, text };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    enum anon_status status =
        text.len > ANON_TEXT_MAX ? ANON_ERR_LIMIT : ANON_OK;
    size_t from = 0;

    while (status == ANON_OK && from < text.len) {
        size_t end = anon_piece_end(text, from);

        status = search_piece(&search, from, end, &findings);
        from = end;
    }
    if (status != ANON_OK) {
        anon_findings_release(&findings);
        return status;
    }
    if (findings.len > 0) {
        qsort(findings.items, findings.len, sizeof(*findings.items), by_begin);
    }
    *ret_findings = findings;
    return ANON_OK;
}
