#include "anonymizer/replacement.h"

#include <stdio.h>
#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/cast.h"
#include "anonymizer/date_shift.h"
#include "anonymizer/known_items.h"
#include "anonymizer/province.h"
#include "anonymizer/pseudonym.h"

/* Dates this far from the first session are birth dates and the like. */
#define DAYS_BEFORE_MAX 366
#define DAYS_AFTER_MAX (20 * 366)

/* 45 CFR 164.514(b)(2)(i)(C): ages from 90 on become one class. */
#define AGE_TOP 90

struct words {
    const char *tag[ANON_TYPE_COUNT]; /* "[PERSON]" */
    const char *numbered[3];          /* PERSON, LOCATION, ORG */
    const char *day;
    const char *week;
    const char *age;
    const char *age_top;
    const char *removed;
};

static const struct words english = {
    .tag = { "[PERSON]", "[LOCATION]", "[ORG]", "[DATE]", "[AGE]", "[PHONE]",
        "[EMAIL]", "[URL]", "[HANDLE]", "[ID]", "[ADDRESS]", "[IP]",
        "[DETAIL]" },
    .numbered = { "[Person %u]", "[Place %u]", "[Organisation %u]" },
    .day = "[day %d]",
    .week = "[week %d]",
    .age = "[age %d-%d]",
    .age_top = "[age 90+]",
    .removed = "[REMOVED]",
};

static const struct words indonesian = {
    .tag = { "[ORANG]", "[TEMPAT]", "[LEMBAGA]", "[TANGGAL]", "[USIA]",
        "[TELEPON]", "[SUREL]", "[TAUTAN]", "[AKUN]", "[NOMOR]", "[ALAMAT]",
        "[IP]", "[RINCIAN]" },
    .numbered = { "[Orang %u]", "[Tempat %u]", "[Lembaga %u]" },
    .day = "[hari ke-%d]",
    .week = "[minggu ke-%d]",
    .age = "[usia %d-%d]",
    .age_top = "[usia 90+]",
    .removed = "[DIHAPUS]",
};

/* Copies a constant, which fits. */
static void
put(char *out, const char *text)
{
    memcpy(out, text, strlen(text) + 1);
}

/* Writes a number and the bracket behind it; by hand: there are many. */
static void
put_number_end(char *out, uint32_t number)
{
    char digits[] = "4294967295]";
    size_t at = sizeof(digits) - 2;

    do {
        digits[--at] = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    put(out, digits + at);
}

static uint32_t
person_of(const struct anon_finding *finding,
    const struct anon_transform *transform)
{
    return transform->known == NULL
        ? UINT32_MAX
        : anon_known_person(transform->known, finding->identifier);
}

static enum anon_action
action_of(const struct anon_finding *finding,
    const struct anon_transform *transform)
{
    const struct anon_policy *policy = transform->policy == NULL
        ? anon_policy_get(ANON_PROFILE_SUPERVISION)
        : transform->policy;

    return policy->rules[finding->type].action;
}

/* "[Person 2]", "[Place 1]" */
static void
write_numbered(enum anon_type type, const struct words *words, uint32_t number,
    char *out)
{
    /* The formats are the constants above. */
    const char *format = words->numbered[type];
    size_t head = (size_t)(strchr(format, '%') - format);

    memcpy(out, format, head);
    put_number_end(out + head, number);
}

/* "Quinn", or a number where names are not to be had. */
static enum anon_status
write_pseudonym(struct anon_text surface,
    const struct anon_transform *transform, uint32_t number, char *out)
{
    const char *name = NULL;
    enum anon_status status;

    if (transform->domain == 0) {
        return ANON_OK;
    }
    status =
        anon_cast_pseudonym(transform->cast, transform, surface, number, &name);
    if (status == ANON_OK && name != NULL) {
        put(out, name);
    }
    return status;
}

/* "[Klien]", "[Person 2]", "Quinn" */
static enum anon_status
write_somebody(const struct anon_finding *finding, struct anon_text surface,
    const struct anon_transform *transform, char *out)
{
    const struct words *words =
        transform->language == ANON_LANGUAGE_ID ? &indonesian : &english;
    bool invent = action_of(finding, transform) == ANON_ACTION_PSEUDONYM;
    uint32_t person = person_of(finding, transform);
    const char *label =
        finding->type == ANON_PERSON && person != UINT32_MAX && !invent
        ? anon_cast_find_label(transform->cast, person)
        : NULL;
    enum anon_status status;
    uint32_t number;

    if (label != NULL) {
        (void)snprintf(out, ANON_REPLACEMENT_MAX, "[%.*s]",
            ANON_REPLACEMENT_MAX - 3, label);
        return ANON_OK;
    }
    status =
        anon_cast_number(transform->cast, finding, surface, person, &number);
    if (status == ANON_OK) {
        write_numbered(finding->type, words, number, out);
    }
    if (status == ANON_OK && invent) {
        status = write_pseudonym(surface, transform, number, out);
    }
    return status;
}

/* Writes the text before the first %d, the number and the rest. */
static void
write_number(char *out, const char *format, int number)
{
    const char *mark = strstr(format, "%d");

    (void)snprintf(out, ANON_REPLACEMENT_MAX, "%.*s%d%s", (int)(mark - format),
        format, number, mark + 2);
}

/* Rounds towards the past. */
static int
week_of(int days)
{
    return days >= 0 ? days / 7 + 1 : -((6 - days) / 7);
}

/* "[day 35]", "[week 6]" */
static void
write_since(int32_t day, const struct anon_transform *transform,
    const struct words *words, bool weeks, char *out)
{
    int days;

    if (transform->first_day == ANON_NO_DAY) {
        return;
    }
    days = day - transform->first_day;
    if (days < -DAYS_BEFORE_MAX || days > DAYS_AFTER_MAX) {
        return;
    }
    write_number(out, weeks ? words->week : words->day,
        weeks ? week_of(days) : days);
}

/* "14 March 2021", unless that is a date on record, of birth perhaps. */
static enum anon_status
write_shifted(struct anon_dated *dated, const struct anon_transform *transform,
    bool weeks, char *out)
{
    char written[ANON_DATED_MAX];
    enum anon_status status;
    bool recorded = false;

    if (transform->shift == 0 ||
        !anon_dated_shift(dated, anon_date_offset(transform->shift, weeks),
            transform->first_day)) {
        return ANON_OK;
    }
    anon_dated_write(dated, transform->language, written);
    status = anon_pseudonym_recorded(transform, written, &recorded);
    if (status == ANON_OK && !recorded) {
        put(out, written);
    }
    return status;
}

/* Whether what is written depends on which day it is. */
static bool
is_day_needed(enum anon_action action, const struct anon_transform *transform)
{
    return transform->first_day != ANON_NO_DAY || action == ANON_ACTION_YEAR ||
        (transform->shift != 0 &&
            (action == ANON_ACTION_SHIFT || action == ANON_ACTION_SHIFT_WEEKS));
}

static enum anon_status
write_date(const struct anon_finding *finding, struct anon_text surface,
    const struct anon_transform *transform, char *out)
{
    const struct words *words =
        transform->language == ANON_LANGUAGE_ID ? &indonesian : &english;
    enum anon_action action = action_of(finding, transform);
    struct anon_dated dated;
    enum anon_status status;
    int32_t day;

    if (!is_day_needed(action, transform)) {
        return ANON_OK;
    }
    status = anon_dated_read(surface, transform->language,
        transform->language == ANON_LANGUAGE_ID ? ANON_ORDER_DAY_FIRST
                                                : ANON_ORDER_UNKNOWN,
        &dated);
    if (status != ANON_OK) {
        return status;
    }
    day = anon_date_day(dated.date);
    if (action == ANON_ACTION_SHIFT || action == ANON_ACTION_SHIFT_WEEKS) {
        return write_shifted(&dated, transform,
            action == ANON_ACTION_SHIFT_WEEKS, out);
    }
    if (day != ANON_NO_DAY && action == ANON_ACTION_YEAR) {
        (void)snprintf(out, ANON_REPLACEMENT_MAX, "[%d]", dated.date.year);
    } else if (day != ANON_NO_DAY) {
        write_since(day, transform, words, action == ANON_ACTION_WEEK, out);
    }
    return ANON_OK;
}

/* "[age 30-39]"; five years to a class below twenty. */
static void
write_age(struct anon_text surface, const struct words *words, char *out)
{
    char low[ANON_REPLACEMENT_MAX];
    const char *mark;
    int age = 0;
    int width;
    size_t i;

    for (i = 0; i < surface.len && i < 3 && anon_is_digit(surface.data[i]);
         i++) {
        age = age * 10 + (surface.data[i] - '0');
    }
    if (i == 0) {
        put(out, words->tag[ANON_AGE]);
        return;
    }
    if (age >= AGE_TOP) {
        put(out, words->age_top);
        return;
    }
    width = age < 20 ? 5 : 10;
    mark = strstr(words->age, "%d-%d");
    (void)snprintf(low, sizeof(low), "%.*s%d-%d]", (int)(mark - words->age),
        words->age, age - age % width, age - age % width + width - 1);
    put(out, low);
}

enum anon_status
anon_replacement(const struct anon_finding *finding, struct anon_text surface,
    const struct anon_transform *transform, char out[ANON_REPLACEMENT_MAX])
{
    const struct words *words =
        transform->language == ANON_LANGUAGE_ID ? &indonesian : &english;
    enum anon_status status = ANON_OK;

    put(out, words->tag[finding->type]);
    if (action_of(finding, transform) == ANON_ACTION_REMOVE) {
        status = ANON_OK;
    } else if (action_of(finding, transform) == ANON_ACTION_PROVINCE &&
        anon_province_of(surface) != NULL) {
        (void)snprintf(out, ANON_REPLACEMENT_MAX, "[%s]",
            anon_province_of(surface));
    } else if (transform->cast != NULL && finding->type <= ANON_ORG) {
        status = write_somebody(finding, surface, transform, out);
    } else if (transform->cast != NULL && finding->type == ANON_AGE) {
        write_age(surface, words, out);
    } else if (finding->type == ANON_DATE) {
        status = write_date(finding, surface, transform, out);
    }
    if (strlen(out) == surface.len &&
        memcmp(out, surface.data, surface.len) == 0) {
        put(out, words->removed);
    }
    return status;
}
