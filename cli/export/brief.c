#include "cli/export/brief.h"

#include <string.h>

#include "cli/export/course.h"

bool
export_fingerprint_set(const char *text,
    struct export_fingerprint *ret_fingerprint)
{
    size_t len = sizeof(ret_fingerprint->text) - 1;

    if (strlen(text) != len ||
        strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567-") != len) {
        return false;
    }
    memcpy(ret_fingerprint->text, text, len + 1);
    return true;
}

bool
export_brief_has(enum export_extent extent, enum export_part part)
{
    static const bool short_one[EXPORT_PART_COUNT] = {
        [EXPORT_PART_QUESTION] = true,
        [EXPORT_PART_RISK] = true,
        [EXPORT_PART_WHO] = true,
        [EXPORT_PART_CONCERN] = true,
        [EXPORT_PART_PLAN] = true,
        [EXPORT_PART_COURSE] = true,
    };

    return extent != EXPORT_ONE_PAGE || short_one[part];
}

/* Age, circle and scores are there in any case. */
static bool
is_empty(const struct export_brief *brief, enum export_part part)
{
    return brief->sections[part].text == NULL && part != EXPORT_PART_WHO &&
        part != EXPORT_PART_COURSE;
}

int64_t
export_brief_empty(const struct export_brief *brief)
{
    int64_t count = 0;

    for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
        count += export_brief_has(brief->extent, (enum export_part)part) &&
            is_empty(brief, (enum export_part)part);
    }
    return count;
}

static void
age(struct export_page *page, const struct export_brief *brief)
{
    export_page_open(page, EXPORT_BLOCK_ITEM);
    export_page_phrase(page, EXPORT_PHRASE_AGE);
    export_page_constant(page, ": ");
    if (brief->age_from == 0 && brief->age_to == 0) {
        export_page_phrase(page, EXPORT_PHRASE_AGE_UNKNOWN);
    } else {
        export_page_number(page, brief->age_from);
        if (brief->age_to > 0) {
            export_page_constant(page, "\xe2\x80\x93");
            export_page_number(page, brief->age_to);
        } else {
            export_page_constant(page, "+");
        }
        export_page_constant(page, " ");
        export_page_phrase(page, EXPORT_PHRASE_YEARS);
    }
    export_page_close(page, EXPORT_BLOCK_ITEM);
}

static void
circle(struct export_page *page, const struct export_brief *brief)
{
    bool any = false;

    export_page_open(page, EXPORT_BLOCK_ITEM);
    export_page_phrase(page, EXPORT_PHRASE_CIRCLE);
    export_page_constant(page, ": ");
    for (unsigned i = 0; i < EXPORT_ROLE_COUNT; i++) {
        if (i == EXPORT_ROLE_CLIENT || brief->circle[i] == 0) {
            continue;
        }
        export_page_constant(page, any ? ", " : "");
        export_page_constant(page,
            export_role_label((enum export_role)i, page->language));
        if (brief->circle[i] > 1) {
            export_page_constant(page, " (");
            export_page_number(page, brief->circle[i]);
            export_page_constant(page, ")");
        }
        any = true;
    }
    if (!any) {
        export_page_phrase(page, EXPORT_PHRASE_CIRCLE_NONE);
    }
    export_page_close(page, EXPORT_BLOCK_ITEM);
}

static void
who(struct export_page *page, const struct export_brief *brief)
{
    export_page_open(page, EXPORT_BLOCK_LIST);
    age(page, brief);
    circle(page, brief);
    export_page_close(page, EXPORT_BLOCK_LIST);
}

/* "From a note: Week 3, Risk". */
static void
source(struct export_page *page, const struct export_section *section)
{
    export_page_open(page, EXPORT_BLOCK_FINE);
    export_page_phrase(page, EXPORT_PHRASE_FROM_NOTE);
    export_page_constant(page, ": ");
    export_course_week(page, section->from.day);
    export_page_constant(page, ", ");
    export_page_constant(page,
        export_word_label(section->from.kind, page->language));
    if (section->shortened) {
        export_page_constant(page, "; ");
        export_page_phrase(page, EXPORT_PHRASE_SHORTENED);
    }
    export_page_close(page, EXPORT_BLOCK_FINE);
}

static void
section_text(struct export_page *page, const struct export_section *section,
    enum export_block block)
{
    if (section->text != NULL) {
        export_page_open(page, block);
        export_page_clean(page, section->text);
        export_page_close(page, block);
        if (section->from.kind != EXPORT_WORD_NONE) {
            source(page, section);
        }
    }
}

static void
section(struct export_page *page, const struct export_brief *brief,
    enum export_part part)
{
    const struct export_section *own = &brief->sections[part];

    if (!export_brief_has(brief->extent, part) ||
        (is_empty(brief, part) && part != EXPORT_PART_QUESTION)) {
        return;
    }
    export_page_open(page, EXPORT_BLOCK_HEADING);
    export_page_constant(page, export_part_title(part, page->language));
    export_page_close(page, EXPORT_BLOCK_HEADING);
    section_text(page, own,
        part == EXPORT_PART_QUESTION ? EXPORT_BLOCK_QUESTION
                                     : EXPORT_BLOCK_TEXT);
    if (part == EXPORT_PART_QUESTION && own->text == NULL) {
        export_page_line(page, EXPORT_BLOCK_PARAGRAPH,
            EXPORT_PHRASE_NO_QUESTION);
    } else if (part == EXPORT_PART_WHO) {
        who(page, brief);
    } else if (part == EXPORT_PART_COURSE) {
        export_course(page, brief);
    }
}

/* "Release 7K3QXM2P - profile supervision - one page". */
static void
release_line(struct export_page *page, const struct export_brief *brief)
{
    static const enum export_phrase extents[] = {
        [EXPORT_FULL] = EXPORT_PHRASE_EXTENT_FULL,
        [EXPORT_GROUP] = EXPORT_PHRASE_EXTENT_GROUP,
        [EXPORT_ONE_PAGE] = EXPORT_PHRASE_EXTENT_ONE_PAGE,
    };

    export_page_open(page, EXPORT_BLOCK_FINE);
    export_page_phrase(page, EXPORT_PHRASE_RELEASE);
    export_page_constant(page, " ");
    export_page_constant(page, brief->release.text);
    export_page_constant(page, " \xc2\xb7 ");
    export_page_phrase(page, extents[brief->extent]);
    export_page_constant(page, " \xc2\xb7 ");
    export_page_phrase(page, EXPORT_PHRASE_PROFILE);
    export_page_constant(page, " ");
    export_page_constant(page, brief->policy->name);
    export_page_close(page, EXPORT_BLOCK_FINE);
}

void
export_brief_begin(struct export_page *page, const struct export_brief *brief)
{
    export_page_line(page, EXPORT_BLOCK_TITLE, EXPORT_PHRASE_TITLE);
    export_page_line(page, EXPORT_BLOCK_FINE, EXPORT_PHRASE_LEAD);
    release_line(page, brief);
    for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
        section(page, brief, (enum export_part)part);
    }
    if (brief->extent == EXPORT_FULL) {
        export_page_line(page, EXPORT_BLOCK_HEADING, EXPORT_PHRASE_NOTES);
    }
}

void
export_brief_note(struct export_page *page, const struct export_brief *brief,
    const struct export_note *note)
{
    (void)brief;
    export_page_open(page, EXPORT_BLOCK_SUBHEADING);
    export_page_number(page, note->number);
    export_page_constant(page, " \xc2\xb7 ");
    export_course_week(page, note->mark.day);
    export_page_constant(page, " \xc2\xb7 ");
    export_page_constant(page,
        export_word_label(note->mark.kind, page->language));
    export_page_close(page, EXPORT_BLOCK_SUBHEADING);
    if (note->text != NULL) {
        export_page_open(page, EXPORT_BLOCK_TEXT);
        export_page_clean(page, note->text);
        export_page_close(page, EXPORT_BLOCK_TEXT);
        return;
    }
    export_page_open(page, EXPORT_BLOCK_FINE);
    export_page_phrase(page, EXPORT_PHRASE_SEE_PART);
    export_page_constant(page, ": ");
    export_page_constant(page, export_part_title(note->part, page->language));
    export_page_close(page, EXPORT_BLOCK_FINE);
}

static void
removed_row(struct export_page *page, const char *type, int64_t count)
{
    export_page_open(page, EXPORT_BLOCK_ROW);
    export_page_open(page, EXPORT_BLOCK_CELL);
    export_page_constant(page, type);
    export_page_close(page, EXPORT_BLOCK_CELL);
    export_page_open(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_number(page, count);
    export_page_close(page, EXPORT_BLOCK_CELL_NUMBER);
    export_page_close(page, EXPORT_BLOCK_ROW);
}

static void
removed(struct export_page *page, const struct export_review *review)
{
    int64_t total = 0;

    export_page_line(page, EXPORT_BLOCK_HEADING, EXPORT_PHRASE_REMOVED);
    export_page_table(page, 2);
    export_page_open(page, EXPORT_BLOCK_HEAD_ROW);
    export_page_line(page, EXPORT_BLOCK_HEAD, EXPORT_PHRASE_REMOVED_TYPE);
    export_page_line(page, EXPORT_BLOCK_HEAD_NUMBER,
        EXPORT_PHRASE_REMOVED_COUNT);
    export_page_close(page, EXPORT_BLOCK_HEAD_ROW);
    for (unsigned i = 0; i < ANON_TYPE_COUNT; i++) {
        if (review->removed[i] > 0) {
            removed_row(page,
                export_type_label((enum anon_type)i, page->language),
                review->removed[i]);
        }
        total += review->removed[i];
    }
    removed_row(page, export_phrase(EXPORT_PHRASE_TOTAL, page->language),
        total);
    export_page_close(page, EXPORT_BLOCK_TABLE);
}

static void
review_figures(struct export_page *page, const struct export_review *review)
{
    export_page_open(page, EXPORT_BLOCK_LIST);
    export_page_figure(page, EXPORT_PHRASE_BY_PERSON, review->by_person);
    export_page_figure(page, EXPORT_PHRASE_KEPT, review->kept);
    export_page_close(page, EXPORT_BLOCK_LIST);
}

/* "Release 7K3QXM2P, fingerprint of the signing key: K7XQ-...". */
static void
key_line(struct export_page *page, const struct export_brief *brief)
{
    export_page_open(page, EXPORT_BLOCK_PARAGRAPH);
    export_page_phrase(page, EXPORT_PHRASE_RELEASE);
    export_page_constant(page, " ");
    export_page_constant(page, brief->release.text);
    export_page_constant(page, ". ");
    export_page_phrase(page, EXPORT_PHRASE_KEY);
    export_page_constant(page, ": ");
    export_page_constant(page, brief->key.text);
    export_page_constant(page, ".");
    export_page_close(page, EXPORT_BLOCK_PARAGRAPH);
}

/* How to answer, and how to check the file. */
static void
afterwards(struct export_page *page)
{
    export_page_line(page, EXPORT_BLOCK_HEADING, EXPORT_PHRASE_ANSWER);
    export_page_line(page, EXPORT_BLOCK_PARAGRAPH, EXPORT_PHRASE_ANSWER_HOW);
    export_page_line(page, EXPORT_BLOCK_HEADING, EXPORT_PHRASE_CHECK);
    export_page_line(page, EXPORT_BLOCK_PARAGRAPH, EXPORT_PHRASE_CHECK_HOW);
}

void
export_brief_end(struct export_page *page, const struct export_brief *brief,
    const struct export_review *review)
{
    if (brief->extent != EXPORT_ONE_PAGE) {
        removed(page, review);
        export_page_line(page, EXPORT_BLOCK_HEADING, EXPORT_PHRASE_REVIEW);
    }
    export_page_line(page,
        review->unreviewed ? EXPORT_BLOCK_WARNING : EXPORT_BLOCK_PARAGRAPH,
        review->unreviewed ? EXPORT_PHRASE_UNREVIEWED : EXPORT_PHRASE_REVIEWED);
    if (brief->extent != EXPORT_ONE_PAGE) {
        review_figures(page, review);
        afterwards(page);
    }
    key_line(page, brief);
    export_page_line(page, EXPORT_BLOCK_FINE, EXPORT_PHRASE_STILL_PERSONAL);
}

void
export_reply(struct export_page *page, const struct export_brief *brief)
{
    static const struct {
        enum export_phrase heading;
        enum export_phrase hint;
    } fields[] = {
        { EXPORT_PHRASE_REPLY_ANSWER, EXPORT_PHRASE_REPLY_ANSWER_HINT },
        { EXPORT_PHRASE_REPLY_SUGGESTIONS,
            EXPORT_PHRASE_REPLY_SUGGESTIONS_HINT },
        { EXPORT_PHRASE_REPLY_RISK, EXPORT_PHRASE_REPLY_RISK_HINT },
        { EXPORT_PHRASE_REPLY_HOURS, EXPORT_PHRASE_REPLY_HOURS_HINT },
        { EXPORT_PHRASE_REPLY_WHO, EXPORT_PHRASE_REPLY_WHO_HINT },
    };

    export_page_open(page, EXPORT_BLOCK_TITLE);
    export_page_phrase(page, EXPORT_PHRASE_REPLY_TITLE);
    export_page_constant(page, " ");
    export_page_constant(page, brief->release.text);
    export_page_close(page, EXPORT_BLOCK_TITLE);
    export_page_line(page, EXPORT_BLOCK_HINT, EXPORT_PHRASE_REPLY_HOW);
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++) {
        export_page_line(page, EXPORT_BLOCK_HEADING, fields[i].heading);
        export_page_line(page, EXPORT_BLOCK_HINT, fields[i].hint);
    }
}
