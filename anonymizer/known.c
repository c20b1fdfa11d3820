#include "anonymizer/known.h"

#include <stdlib.h>
#include <string.h>

#include "anonymizer/date.h"
#include "anonymizer/document.h"
#include "anonymizer/hash.h"
#include "anonymizer/known_expand.h"
#include "anonymizer/known_items.h"
#include "anonymizer/known_table.h"
#include "anonymizer/scratch.h"
#include "anonymizer/wipe.h"

/* More identifiers than this are refused. */
#define ITEMS_MAX ((size_t)4 << 20)

/* Forms of anything but names, about. */
#define FORMS_OF_OTHER 8

/*
 * From so many identifiers on most names are somebody else's too; of their
 * forms this many in a hundred are left.
 */
#define MANY_ITEMS 20000
#define MANY_LEFT 45

/* Names that one identifier brings, about. */
#define PARTS_OF_ONE 2

/* A longer value is cut here. */
#define VALUE_MAX 512

enum anon_status
anon_known_put_words(struct anon_known *known, const struct anon_value *value,
    size_t first, size_t end, uint32_t item)
{
    char text[ANON_VALUE_WORDS * ANON_VALUE_LETTERS];
    size_t len = 0;
    size_t i;

    for (i = first; i < end; i++) {
        memcpy(text + len, value->word[i].text, value->word[i].len);
        len += value->word[i].len;
    }
    if (len == 0) {
        return ANON_OK;
    }
    anon_known_put_head(known, (struct anon_text){ text, len }, len);
    return anon_known_put(known, anon_hash(ANON_SEED_TEXT, text, len),
        ANON_FORM_WHOLE, item);
}

/* Whether word `index` is a legal form, which is often left out. */
static bool
is_legal_form(const struct anon_value *value, size_t index)
{
    static const char *const forms[] = { "pt", "cv", "tbk", "ud", "pd", "inc",
        "ltd", "llc", "limited", "plc", "corp", "co", "company", "pty", "gmbh",
        "yayasan", "the", "persero" };
    size_t i;

    for (i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        if (strlen(forms[i]) == value->word[index].len &&
            memcmp(forms[i], value->word[index].text, value->word[index].len) ==
                0) {
            return true;
        }
    }
    return false;
}

static enum anon_status
expand_org(struct anon_known *known, const struct anon_value *value,
    uint32_t item)
{
    size_t first = 0;
    size_t end = value->count;
    enum anon_status status =
        anon_known_put_words(known, value, 0, value->count, item);

    while (first + 1 < end && is_legal_form(value, first)) {
        first++;
    }
    while (end > first + 1 && is_legal_form(value, end - 1)) {
        end--;
    }
    if (status == ANON_OK && end > first) {
        status = anon_known_put_words(known, value, first, end, item);
    }
    if (status == ANON_OK && end == first + 1 && value->word[first].len > 4) {
        status = anon_known_expand_part(known,
            (struct anon_text){ value->word[first].text,
                value->word[first].len },
            item);
    }
    return status;
}

/* The whole address, and what stands before the @ when it is telling. */
static enum anon_status
expand_email(struct anon_known *known, const struct anon_document *document,
    const struct anon_value *value, uint32_t item)
{
    struct anon_text text = document->source;
    const char *sign = memchr(text.data, '@', text.len);
    struct anon_document local;
    struct anon_value words;
    enum anon_status status =
        anon_known_put_words(known, value, 0, value->count, item);

    if (status != ANON_OK || sign == NULL || sign - text.data < 5) {
        return status;
    }
    status = anon_document_init(&local,
        (struct anon_text){ text.data, (size_t)(sign - text.data) }, NULL);
    if (status == ANON_OK) {
        anon_value_read(&local, &words);
        status = anon_known_put_words(known, &words, 0, words.count, item);
    }
    anon_document_release(&local);
    return status;
}

/* Without "https" and "www", and the last word of the path if it is long. */
static enum anon_status
expand_url(struct anon_known *known, const struct anon_value *value,
    uint32_t item)
{
    size_t first = 0;
    enum anon_status status = ANON_OK;

    while (first + 1 < value->count &&
        (memcmp(value->word[first].text, "http", 4) == 0 ||
            memcmp(value->word[first].text, "www", 3) == 0)) {
        first++;
    }
    if (value->count > 0) {
        status = anon_known_put_words(known, value, first, value->count, item);
    }
    if (status == ANON_OK && value->count > first + 2 &&
        value->word[value->count - 1].len > 7) {
        status = anon_known_put_words(known, value, value->count - 1,
            value->count, item);
    }
    return status;
}

static enum anon_status
add_date(struct anon_known *known, struct anon_date date, bool birth,
    uint32_t item)
{
    if (known->date_count == known->date_cap) {
        size_t cap = known->date_cap * 2 + 8;
        struct anon_known_date *dates = anon_wipe_grow(known->dates,
            known->date_count * sizeof(*dates), cap * sizeof(*dates));

        if (dates == NULL) {
            return ANON_ERR_NO_MEMORY;
        }
        known->dates = dates;
        known->date_cap = cap;
    }
    known->dates[known->date_count++] =
        (struct anon_known_date){ date.month * 32 + date.day,
            (int16_t)date.year, birth, item };
    return ANON_OK;
}

/* A date in ISO form, or in any form that the detector reads. */
static enum anon_status
expand_date(struct anon_known *known, const struct anon_document *document,
    const struct anon_identifier *identifier, uint32_t item)
{
    struct anon_date_match match;
    struct anon_date date;

    if (anon_date_parse_iso(document->source, &date)) {
        return add_date(known, date, identifier->birth, item);
    }
    if (document->token_count > 0 && anon_date_read(document, 0, &match)) {
        return add_date(known, match.date, identifier->birth, item);
    }
    return ANON_OK;
}

static enum anon_status
expand_place(struct anon_known *known, const struct anon_value *value,
    uint32_t item)
{
    if (value->count == 1 && value->word[0].len > 4) {
        return anon_known_expand_part(known,
            (struct anon_text){ value->word[0].text, value->word[0].len },
            item);
    }
    return anon_known_put_words(known, value, 0, value->count, item);
}

/* Kinds of which the words alone are looked at; most are only letters. */
static bool
is_worded(enum anon_identifier_kind kind)
{
    return kind == ANON_IDENTIFIER_NAME || kind == ANON_IDENTIFIER_NICKNAME ||
        kind == ANON_IDENTIFIER_ORG || kind == ANON_IDENTIFIER_PLACE;
}

/* The same for one of them. */
static enum anon_status
expand_words(struct anon_known *known, enum anon_identifier_kind kind,
    const struct anon_value *value, uint32_t item)
{
    return kind == ANON_IDENTIFIER_ORG ? expand_org(known, value, item)
        : kind == ANON_IDENTIFIER_PLACE
        ? expand_place(known, value, item)
        : anon_known_expand_name(known, value, item);
}

static enum anon_status
expand(struct anon_known *known, const struct anon_identifier *identifier,
    const struct anon_document *document, uint32_t item)
{
    struct anon_value value;
    enum anon_status status;

    anon_value_read(document, &value);
    switch (identifier->kind) {
    case ANON_IDENTIFIER_NAME:
    case ANON_IDENTIFIER_NICKNAME:
    case ANON_IDENTIFIER_PLACE:
    case ANON_IDENTIFIER_ORG:
        return expand_words(known, identifier->kind, &value, item);
    case ANON_IDENTIFIER_PHONE:
        return anon_known_expand_phone(known, &value, item);
    case ANON_IDENTIFIER_EMAIL:
        return expand_email(known, document, &value, item);
    case ANON_IDENTIFIER_URL: return expand_url(known, &value, item);
    case ANON_IDENTIFIER_ADDRESS:
        status = anon_known_expand_address(known, &value, item);
        return status == ANON_OK && value.count > 1
            ? anon_known_put_words(known, &value, 0, value.count, item)
            : status;
    case ANON_IDENTIFIER_DATE:
        return expand_date(known, document, identifier, item);
    case ANON_IDENTIFIER_HANDLE:
    case ANON_IDENTIFIER_ID:
        return anon_known_put_words(known, &value, 0, value.count, item);
    case ANON_IDENTIFIER_KIND_COUNT: break;
    }
    return ANON_ERR_INVALID;
}

static int
by_key(const void *a, const void *b)
{
    const struct anon_known_date *x = a;
    const struct anon_known_date *y = b;

    return (x->key > y->key) - (x->key < y->key);
}

/* Identifiers of this case go first, so that they win where forms meet. */
static enum anon_status
expand_all(struct anon_known *known, const struct anon_identifier *items,
    enum anon_origin origin, struct anon_scratch *scratch)
{
    const struct anon_scan_options options = { .scratch = scratch };
    enum anon_status status = ANON_OK;
    size_t i;

    for (i = 0; status == ANON_OK && i < known->item_count; i++) {
        struct anon_document document;
        struct anon_value words;
        struct anon_text value = items[i].value;

        if (items[i].origin != origin || value.len == 0) {
            continue;
        }
        value.len = value.len > VALUE_MAX ? VALUE_MAX : value.len;
        if (is_worded(items[i].kind) && anon_value_read_simple(value, &words)) {
            status = expand_words(known, items[i].kind, &words, (uint32_t)i);
            continue;
        }
        status = anon_document_init(&document, value, &options);
        if (status == ANON_OK) {
            status = expand(known, &items[i], &document, (uint32_t)i);
        }
        anon_document_release(&document);
    }
    return status;
}

/* Ages that follow from the birth dates, for the search to compare. */
static void
add_ages(struct anon_known *known, const char *today)
{
    struct anon_text text = { today, today == NULL ? 0 : strlen(today) };
    size_t i;

    if (today == NULL || !anon_date_parse_iso(text, &known->today)) {
        known->today = (struct anon_date){ 0, 0, 0 };
    }
    for (i = 0; i < known->date_count; i++) {
        known->has_birth = known->has_birth || known->dates[i].birth;
    }
}

/*
 * About how many forms a word of a name has: known_name.c makes them.  `few`:
 * without those of mistyped words.
 */
static size_t
forms_of_word(size_t len, bool own, bool few)
{
    size_t two_less = own && len >= 8 ? len * (len - 1) / 2 : 0;

    return few ? 2 * len : (own ? 3 * len : len + 3) + two_less;
}

static size_t
forms_of_name(struct anon_text name, bool own, bool few)
{
    size_t forms = 4; /* the whole, and initials */
    size_t words = 0;
    size_t len = 0;
    size_t i;

    for (i = 0; i < name.len && words < ANON_VALUE_WORDS; i++) {
        len = name.data[i] == ' ' ? 0 : len + 1;
        if (len <= ANON_VALUE_LETTERS &&
            (i + 1 == name.len || name.data[i + 1] == ' ')) {
            /* Also with each of the words before it, in three ways. */
            forms += forms_of_word(len, own, few) + 6 * words++;
        }
    }
    return forms;
}

/* About how many forms there will be. */
static size_t
count_forms(const struct anon_identifier *items, size_t count, bool few)
{
    size_t forms = 0;
    size_t i;

    for (i = 0; i < count; i++) {
        switch (items[i].kind) {
        case ANON_IDENTIFIER_NAME:
        case ANON_IDENTIFIER_NICKNAME:
        case ANON_IDENTIFIER_PLACE:
        case ANON_IDENTIFIER_ORG:
            forms += forms_of_name(items[i].value,
                items[i].origin == ANON_FROM_OWN, few);
            break;
        case ANON_IDENTIFIER_PHONE:
        case ANON_IDENTIFIER_EMAIL:
        case ANON_IDENTIFIER_HANDLE:
        case ANON_IDENTIFIER_URL:
        case ANON_IDENTIFIER_ADDRESS:
        case ANON_IDENTIFIER_DATE:
        case ANON_IDENTIFIER_ID:
        case ANON_IDENTIFIER_KIND_COUNT: forms += FORMS_OF_OTHER; break;
        }
    }
    return count < MANY_ITEMS ? forms : forms / 100 * MANY_LEFT;
}

/* Of so many identifiers all parts are looked at for a mistyped word. */
#define FEW_ITEMS 32

/*
 * Whether there are few identifiers, and none of other cases: of those not all
 * mistyped words are looked for, and which is told by the forms alone.
 */
static bool
are_few(const struct anon_known *known)
{
    size_t i;

    for (i = 0; i < known->item_count; i++) {
        if (known->items[i].origin != ANON_FROM_OWN) {
            return false;
        }
    }
    return known->item_count <= FEW_ITEMS;
}

/* The forms of all items, which `known` already has; room for `forms`. */
static enum anon_status
put_forms(struct anon_known *known, const struct anon_identifier *items,
    struct anon_scratch *scratch, size_t forms)
{
    enum anon_status status = anon_known_reserve(known, forms);

    known->date_count = 0;
    if (status == ANON_OK) {
        status =
            anon_known_reserve_parts(known, known->item_count * PARTS_OF_ONE);
    }
    if (status == ANON_OK) {
        status = expand_all(known, items, ANON_FROM_OWN, scratch);
    }
    if (status == ANON_OK) {
        status = expand_all(known, items, ANON_FROM_OTHER, scratch);
    }
    return status == ANON_OK ? anon_known_settle(known) : status;
}

/*
 * With a guess of how many there are.  When it was too low all is done again:
 * a table that moves into a larger one would need the room of both.
 */
static enum anon_status
put_all(struct anon_known *known, const struct anon_identifier *items,
    struct anon_scratch *scratch)
{
    size_t forms = count_forms(items, known->item_count, known->few);
    enum anon_status status;

    do {
        status = put_forms(known, items, scratch, forms);
        forms = forms * 2 + FORMS_OF_OTHER;
    } while (status == ANON_ERR_LIMIT && known->full);
    return status;
}

enum anon_status
anon_known_new_in(const struct anon_identifier *items, size_t count,
    struct anon_scratch *scratch, struct anon_known **ret_known)
{
    struct anon_known *known = NULL;
    struct anon_scratch *own = NULL;
    enum anon_status status = ANON_ERR_NO_MEMORY;
    size_t i;

    if (count > ITEMS_MAX) {
        return ANON_ERR_LIMIT;
    }
    known = calloc(1, sizeof(*known));
    if (known == NULL) {
        goto out;
    }
    known->items = calloc(count + 1, sizeof(*known->items));
    if (known->items == NULL) {
        goto out;
    }
    known->item_count = count;
    for (i = 0; i < count; i++) {
        known->items[i].kind = items[i].kind;
        known->items[i].origin = items[i].origin;
        known->items[i].person = items[i].person;
    }
    known->few = are_few(known);
    status = anon_known_reserve_heads(known, count);
    if (status == ANON_OK && scratch == NULL) {
        status = anon_scratch_small(&own);
    }
    if (status == ANON_OK) {
        status = put_all(known, items, scratch == NULL ? own : scratch);
    }
    if (status != ANON_OK) {
        goto out;
    }
    if (known->date_count > 0) {
        qsort(known->dates, known->date_count, sizeof(*known->dates), by_key);
    }
    *ret_known = known;
    known = NULL;
out:
    anon_scratch_free(&own);
    anon_known_free(&known);
    return status;
}

enum anon_status
anon_known_new(const struct anon_identifier *items, size_t count,
    const char *today, struct anon_known **ret_known)
{
    enum anon_status status = anon_known_new_in(items, count, NULL, ret_known);

    if (status == ANON_OK) {
        add_ages(*ret_known, today);
    }
    return status;
}

void
anon_known_free(struct anon_known **known)
{
    struct anon_known *old = *known;

    if (old == NULL) {
        return;
    }
    anon_wipe_free(old->items, (old->item_count + 1) * sizeof(*old->items));
    anon_known_release_table(old);
    anon_wipe_free(old->parts, old->part_cap * sizeof(*old->parts));
    anon_wipe_free(old->pool, old->pool_cap);
    anon_wipe_free(old->dates, old->date_cap * sizeof(*old->dates));
    anon_wipe_free(old, sizeof(*old));
    *known = NULL;
}

uint32_t
anon_known_person(const struct anon_known *known, uint32_t identifier)
{
    return identifier < known->item_count ? known->items[identifier].person
                                          : UINT32_MAX;
}
