#ifndef CLI_EXPORT_WORDS_H
#define CLI_EXPORT_WORDS_H

#include <stddef.h>

#include "anonymizer/anonymizer.h"

/*
 * The program's own words in what leaves the vault.  Kinds, languages and roles
 * pass as enums, so that a string from the vault cannot take their place.
 */
enum export_language {
    EXPORT_ENGLISH,
    EXPORT_INDONESIAN,
    EXPORT_LANGUAGE_COUNT, /* keep last */
};

enum export_word {
    EXPORT_WORD_NONE, /* written as nothing */
    /* Kinds of note, as vault_note has them. */
    EXPORT_WORD_PROGRESS,
    EXPORT_WORD_PROCESS,
    EXPORT_WORD_INTAKE,
    EXPORT_WORD_PLAN,
    EXPORT_WORD_RISK,
    EXPORT_WORD_SAFETY_PLAN,
    EXPORT_WORD_CONTACT,
    EXPORT_WORD_COLLATERAL,
    EXPORT_WORD_AI_MATERIAL,
    EXPORT_WORD_SUPERVISION,
    EXPORT_WORD_CLOSING,
    /* Whether a session was held. */
    EXPORT_WORD_ATTENDED,
    EXPORT_WORD_LATE,
    EXPORT_WORD_CANCELLED,
    EXPORT_WORD_NO_SHOW,
    /* How it was held. */
    EXPORT_WORD_IN_PERSON,
    EXPORT_WORD_VIDEO,
    EXPORT_WORD_PHONE,
    EXPORT_WORD_CHAT,
    EXPORT_WORD_EMAIL,
    EXPORT_WORD_DM,
    EXPORT_WORD_GROUP,
    EXPORT_WORD_AI_MEDIATED,
    /* Events; intake and closing are kinds of note as well. */
    EXPORT_WORD_CRISIS,
    EXPORT_WORD_SELF_HARM,
    EXPORT_WORD_SUICIDE_ATTEMPT,
    EXPORT_WORD_HOSPITAL,
    EXPORT_WORD_DISCHARGE,
    EXPORT_WORD_MEDICATION_START,
    EXPORT_WORD_MEDICATION_CHANGE,
    EXPORT_WORD_MEDICATION_STOP,
    EXPORT_WORD_REFERRAL,
    EXPORT_WORD_ASSESSMENT,
    EXPORT_WORD_DIAGNOSIS_CHANGE,
    EXPORT_WORD_GOAL_REACHED,
    EXPORT_WORD_RUPTURE,
    EXPORT_WORD_REPAIR,
    EXPORT_WORD_LIFE_EVENT,
    EXPORT_WORD_BEREAVEMENT,
    EXPORT_WORD_RELAPSE,
    EXPORT_WORD_PAUSE,
    EXPORT_WORD_RESUMED,
    EXPORT_WORD_TRANSFER,
    EXPORT_WORD_DROPOUT,
    EXPORT_WORD_FOLLOW_UP,
    EXPORT_WORD_OTHER,
    /* Published bands of scores. */
    EXPORT_WORD_LOW,
    EXPORT_WORD_MILD,
    EXPORT_WORD_MODERATE,
    EXPORT_WORD_MODERATELY_SEVERE,
    EXPORT_WORD_SEVERE,
    EXPORT_WORD_EXTREMELY_SEVERE,
    EXPORT_WORD_CLINICAL,
    EXPORT_WORD_ALLIANCE_CONCERN,
    EXPORT_WORD_LIKELY_DEPRESSION,
    EXPORT_WORD_LOW_WELL_BEING,
    /* Languages. */
    EXPORT_WORD_ID,
    EXPORT_WORD_EN,
    /* Lengths of a note in characters: below 500, 2000, 5000, and beyond. */
    EXPORT_WORD_SHORT,
    EXPORT_WORD_MEDIUM,
    EXPORT_WORD_LONG,
    EXPORT_WORD_VERY_LONG,
    EXPORT_WORD_COUNT, /* keep last */
};

/* What was removed, for readers: "Phone numbers". */
const char *export_type_label(enum anon_type type,
    enum export_language language);

/* The code in tables, "safety-plan"; "" for NONE. */
const char *export_word_code(enum export_word word);

/* The word for readers, "Safety plan". */
const char *export_word_label(enum export_word word,
    enum export_language language);

/* The word whose code is `code`, or NONE. */
enum export_word export_word_find(const char *code);

/* The length word of a text of so many characters. */
enum export_word export_word_length(size_t characters);

/* Who somebody is to the client. */
enum export_role {
    EXPORT_ROLE_OTHER, /* a role we have no word for */
    EXPORT_ROLE_CLIENT,
    EXPORT_ROLE_AUNT,
    EXPORT_ROLE_BOSS,
    EXPORT_ROLE_BROTHER,
    EXPORT_ROLE_CHILD,
    EXPORT_ROLE_COLLEAGUE,
    EXPORT_ROLE_COUSIN,
    EXPORT_ROLE_DAUGHTER,
    EXPORT_ROLE_DOCTOR,
    EXPORT_ROLE_FATHER,
    EXPORT_ROLE_FRIEND,
    EXPORT_ROLE_GRANDFATHER,
    EXPORT_ROLE_GRANDMOTHER,
    EXPORT_ROLE_GUARDIAN,
    EXPORT_ROLE_HUSBAND,
    EXPORT_ROLE_MOTHER,
    EXPORT_ROLE_NEIGHBOUR,
    EXPORT_ROLE_PARENT,
    EXPORT_ROLE_PARTNER,
    EXPORT_ROLE_RELATIVE,
    EXPORT_ROLE_SIBLING,
    EXPORT_ROLE_SISTER,
    EXPORT_ROLE_SON,
    EXPORT_ROLE_SUPERVISOR,
    EXPORT_ROLE_TEACHER,
    EXPORT_ROLE_THERAPIST,
    EXPORT_ROLE_UNCLE,
    EXPORT_ROLE_WIFE,
    EXPORT_ROLE_COUNT, /* keep last */
};

/* The role called `role` in the ledger ("mother", "ibu"), or OTHER. */
enum export_role export_role_find(const char *role);

/*
 * The role told to a group: "relative" for every relative, "other" for all
 * who are neither of the family nor of the profession.
 */
enum export_role export_role_general(enum export_role role);

/* "Client's mother"; "Other person" for OTHER. */
const char *export_role_label(enum export_role role,
    enum export_language language);

/* Sentences and headings of the brief. */
enum export_phrase {
    EXPORT_PHRASE_TITLE,
    EXPORT_PHRASE_LEAD,
    EXPORT_PHRASE_RELEASE,
    EXPORT_PHRASE_PROFILE,
    EXPORT_PHRASE_EXTENT_FULL,
    EXPORT_PHRASE_EXTENT_GROUP,
    EXPORT_PHRASE_EXTENT_ONE_PAGE,
    EXPORT_PHRASE_KEY,
    EXPORT_PHRASE_FROM_NOTE,
    EXPORT_PHRASE_SHORTENED,
    EXPORT_PHRASE_SEE_PART,
    EXPORT_PHRASE_NO_QUESTION,
    EXPORT_PHRASE_AGE,
    EXPORT_PHRASE_AGE_UNKNOWN,
    EXPORT_PHRASE_YEARS,
    EXPORT_PHRASE_CIRCLE,
    EXPORT_PHRASE_CIRCLE_NONE,
    EXPORT_PHRASE_CONTACT,
    EXPORT_PHRASE_NOTES_COUNT,
    EXPORT_PHRASE_DAYS_COUNT,
    EXPORT_PHRASE_WEEKS_COUNT,
    EXPORT_PHRASE_COURSE_PLOT,
    EXPORT_PHRASE_COURSE_KEY,
    EXPORT_PHRASE_COURSE_TABLE,
    EXPORT_PHRASE_WHAT_WAS,
    EXPORT_PHRASE_SESSION,
    EXPORT_PHRASE_SESSIONS,
    EXPORT_PHRASE_NOTES_LANE,
    EXPORT_PHRASE_EVENTS,
    EXPORT_PHRASE_RANGE,
    EXPORT_PHRASE_HIGHER_WORSE,
    EXPORT_PHRASE_HIGHER_BETTER,
    EXPORT_PHRASE_LEAST_CHANGE,
    EXPORT_PHRASE_SINCE_FIRST,
    EXPORT_PHRASE_BETTER,
    EXPORT_PHRASE_WORSE,
    EXPORT_PHRASE_NO_CHANGE,
    EXPORT_PHRASE_SCORES,
    EXPORT_PHRASE_SCORE,
    EXPORT_PHRASE_BAND,
    EXPORT_PHRASE_PLOT_CHANGE,
    EXPORT_PHRASE_PLOT_PLAIN,
    EXPORT_PHRASE_AXIS,
    EXPORT_PHRASE_LONGEST_GAP,
    EXPORT_PHRASE_NOTES,
    EXPORT_PHRASE_WEEK,
    EXPORT_PHRASE_UNDATED,
    EXPORT_PHRASE_REMOVED,
    EXPORT_PHRASE_REMOVED_TYPE,
    EXPORT_PHRASE_REMOVED_COUNT,
    EXPORT_PHRASE_TOTAL,
    EXPORT_PHRASE_REVIEW,
    EXPORT_PHRASE_REVIEWED,
    EXPORT_PHRASE_UNREVIEWED,
    EXPORT_PHRASE_BY_PERSON,
    EXPORT_PHRASE_KEPT,
    EXPORT_PHRASE_STILL_PERSONAL,
    EXPORT_PHRASE_ANSWER,
    EXPORT_PHRASE_ANSWER_HOW,
    EXPORT_PHRASE_CHECK,
    EXPORT_PHRASE_CHECK_HOW,
    EXPORT_PHRASE_REPLY_TITLE,
    EXPORT_PHRASE_REPLY_HOW,
    EXPORT_PHRASE_REPLY_ANSWER,
    EXPORT_PHRASE_REPLY_ANSWER_HINT,
    EXPORT_PHRASE_REPLY_SUGGESTIONS,
    EXPORT_PHRASE_REPLY_SUGGESTIONS_HINT,
    EXPORT_PHRASE_REPLY_RISK,
    EXPORT_PHRASE_REPLY_RISK_HINT,
    EXPORT_PHRASE_REPLY_HOURS,
    EXPORT_PHRASE_REPLY_HOURS_HINT,
    EXPORT_PHRASE_REPLY_WHO,
    EXPORT_PHRASE_REPLY_WHO_HINT,
    EXPORT_PHRASE_COUNT, /* keep last */
};

const char *export_phrase(enum export_phrase phrase,
    enum export_language language);

#endif
