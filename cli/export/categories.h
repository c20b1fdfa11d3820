#ifndef CLI_EXPORT_CATEGORIES_H
#define CLI_EXPORT_CATEGORIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * What the codes in the tables of a research bundle stand for.  A value that
 * was once given away keeps its meaning.
 */
enum export_list {
    EXPORT_LIST_NONE, /* no list: a number, or text */
    EXPORT_LIST_AGE,  /* bands of five years, 90 and over */
    EXPORT_LIST_ATTENDANCE,
    EXPORT_LIST_DIRECTION,
    EXPORT_LIST_EDUCATION, /* ISCED 2011 (UNESCO) */
    EXPORT_LIST_ETHNICITY,
    EXPORT_LIST_EVENT,
    EXPORT_LIST_LANGUAGE,
    EXPORT_LIST_LENGTH,
    EXPORT_LIST_MARITAL,
    EXPORT_LIST_MODALITY,
    EXPORT_LIST_NOTE,
    EXPORT_LIST_OCCUPATION, /* major groups of ISCO-08 (ILO) */
    EXPORT_LIST_PLATFORM,
    EXPORT_LIST_PRIVACY,
    EXPORT_LIST_RELIGION,
    EXPORT_LIST_SEX,
    EXPORT_LIST_STATE,
    EXPORT_LIST_COUNT, /* keep last */
};

struct export_category {
    int value;
    const char *word; /* in the vault; NULL: is made here */
    const char *label;
};

/* The category at `index`, by value where ordered; NULL past the end. */
const struct export_category *export_category_at(enum export_list list,
    size_t index);

/* Whether the values rise with what they stand for. */
bool export_list_ordered(enum export_list list);

/* The category that the vault calls `word`, or NULL. */
const struct export_category *export_category_find(enum export_list list,
    const char *word);

/*
 * Why there is no value.  Every column that may be withheld or was asked for
 * can hold one of these, and empty means that nothing was recorded.
 */
enum {
    EXPORT_NOT_ASKED = -99,
    EXPORT_DECLINED = -98,
    EXPORT_NOT_APPLICABLE = -97,
    EXPORT_WITHHELD = -96,
    EXPORT_REASON_COUNT = 4,
};

/* The reasons from -99 on, with their labels; NULL past the end. */
const struct export_category *export_reason_at(size_t index);
const struct export_category *export_reason_find(const char *word);

/* The band of an age in whole years: its lowest year. */
int64_t export_age_band(int64_t years);

/* The length of a text of so many characters. */
int64_t export_length_band(int64_t characters);

#endif
