#include "cli/export/categories.h"

#include <string.h>

#define END                                                                    \
    {                                                                          \
        0, NULL, NULL                                                          \
    }

static const struct export_category ages[] = {
    { 0, NULL, "0 to 4" },
    { 5, NULL, "5 to 9" },
    { 10, NULL, "10 to 14" },
    { 15, NULL, "15 to 19" },
    { 20, NULL, "20 to 24" },
    { 25, NULL, "25 to 29" },
    { 30, NULL, "30 to 34" },
    { 35, NULL, "35 to 39" },
    { 40, NULL, "40 to 44" },
    { 45, NULL, "45 to 49" },
    { 50, NULL, "50 to 54" },
    { 55, NULL, "55 to 59" },
    { 60, NULL, "60 to 64" },
    { 65, NULL, "65 to 69" },
    { 70, NULL, "70 to 74" },
    { 75, NULL, "75 to 79" },
    { 80, NULL, "80 to 84" },
    { 85, NULL, "85 to 89" },
    { 90, NULL, "90 and over" },
    /* Coarser bands, see groups.c. */
    { 100, NULL, "0 to 9" },
    { 110, NULL, "10 to 19" },
    { 120, NULL, "20 to 29" },
    { 130, NULL, "30 to 39" },
    { 140, NULL, "40 to 49" },
    { 150, NULL, "50 to 59" },
    { 160, NULL, "60 to 69" },
    { 170, NULL, "70 to 79" },
    { 180, NULL, "80 to 89" },
    { 190, NULL, "90 and over, in bands of ten" },
    { 200, NULL, "0 to 19" },
    { 220, NULL, "20 to 39" },
    { 240, NULL, "40 to 59" },
    { 260, NULL, "60 to 79" },
    { 280, NULL, "80 and over" },
    END,
};

static const struct export_category attendance[] = {
    { 1, "attended", "Attended" },
    { 2, "late", "Attended, late" },
    { 3, "cancelled", "Cancelled" },
    { 4, "no-show", "No-show" },
    END,
};

static const struct export_category directions[] = {
    { 1, "higher-is-worse", "Higher is worse" },
    { 2, "higher-is-better", "Higher is better" },
    END,
};

static const struct export_category education[] = {
    { -1, "none", "No schooling" },
    { 0, "early-childhood", "Early childhood" },
    { 1, "primary", "Primary" },
    { 2, "lower-secondary", "Lower secondary" },
    { 3, "upper-secondary", "Upper secondary" },
    { 4, "post-secondary", "Post-secondary, not tertiary" },
    { 5, "short-tertiary", "Short-cycle tertiary" },
    { 6, "bachelor", "Bachelor or equivalent" },
    { 7, "master", "Master or equivalent" },
    { 8, "doctoral", "Doctoral or equivalent" },
    { 101, NULL, "Below upper secondary" },
    { 102, NULL, "Upper or post-secondary" },
    { 103, NULL, "Tertiary" },
    END,
};

static const struct export_category ethnicities[] = {
    { 1, "acehnese", "Acehnese" },
    { 2, "balinese", "Balinese" },
    { 3, "bantenese", "Bantenese" },
    { 4, "banjarese", "Banjarese" },
    { 5, "batak", "Batak" },
    { 6, "betawi", "Betawi" },
    { 7, "bugis", "Bugis" },
    { 8, "chinese", "Chinese" },
    { 9, "dayak", "Dayak" },
    { 10, "javanese", "Javanese" },
    { 11, "madurese", "Madurese" },
    { 12, "makassarese", "Makassarese" },
    { 13, "malay", "Malay" },
    { 14, "minahasan", "Minahasan" },
    { 15, "minangkabau", "Minangkabau" },
    { 16, "papuan", "Papuan" },
    { 17, "sasak", "Sasak" },
    { 18, "sundanese", "Sundanese" },
    { 19, "arab", "Arab" },
    { 20, "asian-other", "Asian, other" },
    { 21, "black", "Black" },
    { 22, "hispanic", "Hispanic" },
    { 23, "indigenous", "Indigenous" },
    { 24, "mixed", "Mixed" },
    { 25, "pacific", "Pacific Islander" },
    { 26, "south-asian", "South Asian" },
    { 27, "white", "White" },
    { 28, "other", "Other" },
    { 101, NULL, "Of Java and Madura" },
    { 102, NULL, "Of Sumatra" },
    { 103, NULL, "Of other islands of Indonesia" },
    { 104, NULL, "Of elsewhere, or other" },
    { 105, NULL, "Of the Indonesian islands" },
    END,
};

static const struct export_category events[] = {
    { 1, "intake", "Intake" },
    { 2, "crisis", "Crisis" },
    { 3, "self-harm", "Self-harm" },
    { 4, "suicide-attempt", "Suicide attempt" },
    { 5, "hospital", "Admission to hospital" },
    { 6, "discharge", "Discharge from hospital" },
    { 7, "medication-start", "Medication started" },
    { 8, "medication-change", "Medication changed" },
    { 9, "medication-stop", "Medication stopped" },
    { 10, "referral", "Referral" },
    { 11, "assessment", "Assessment" },
    { 12, "diagnosis-change", "Diagnosis changed" },
    { 13, "goal-reached", "Goal reached" },
    { 14, "rupture", "Rupture of the alliance" },
    { 15, "repair", "Repair of the alliance" },
    { 16, "life-event", "Life event" },
    { 17, "bereavement", "Bereavement" },
    { 18, "relapse", "Relapse" },
    { 19, "pause", "Therapy paused" },
    { 20, "resumed", "Therapy resumed" },
    { 21, "transfer", "Transfer" },
    { 22, "dropout", "Dropout" },
    { 23, "closing", "Closing" },
    { 24, "follow-up", "Follow-up" },
    { 25, "other", "Other" },
    END,
};

static const struct export_category languages[] = {
    { 1, "id", "Indonesian" },
    { 2, "en", "English" },
    END,
};

static const struct export_category lengths[] = {
    { 1, NULL, "Below 500 characters" },
    { 2, NULL, "500 to 1999 characters" },
    { 3, NULL, "2000 to 4999 characters" },
    { 4, NULL, "5000 characters and more" },
    END,
};

static const struct export_category marital[] = {
    { 1, "single", "Single" },
    { 2, "partnered", "Partnered" },
    { 3, "married", "Married" },
    { 4, "separated", "Separated" },
    { 5, "divorced", "Divorced" },
    { 6, "widowed", "Widowed" },
    { 101, NULL, "Without a partner" },
    { 102, NULL, "With a partner" },
    END,
};

static const struct export_category modalities[] = {
    { 1, "in-person", "In person" },
    { 2, "video", "Video" },
    { 3, "phone", "Telephone" },
    { 4, "chat", "Chat" },
    { 5, "email", "E-mail" },
    { 6, "dm", "Direct messages" },
    { 7, "group", "Group" },
    { 8, "ai-mediated", "Mediated by AI" },
    END,
};

static const struct export_category notes[] = {
    { 1, "progress", "Progress note" },
    { 2, "process", "Process note" },
    { 3, "intake", "Intake" },
    { 4, "plan", "Plan" },
    { 5, "risk", "Risk" },
    { 6, "safety-plan", "Safety plan" },
    { 7, "contact", "Contact" },
    { 8, "collateral", "From others" },
    { 9, "ai-material", "AI material, unverified" },
    { 10, "supervision", "For supervision" },
    { 11, "closing", "Closing" },
    END,
};

static const struct export_category occupations[] = {
    { 0, "armed-forces", "Armed forces" },
    { 1, "managers", "Managers" },
    { 2, "professionals", "Professionals" },
    { 3, "technicians", "Technicians and associate professionals" },
    { 4, "clerical", "Clerical support workers" },
    { 5, "services-sales", "Service and sales workers" },
    { 6, "agricultural", "Skilled agricultural, forestry and fishery workers" },
    { 7, "craft", "Craft and related trades workers" },
    { 8, "operators", "Plant and machine operators" },
    { 9, "elementary", "Elementary occupations" },
    { 11, "student", "Student" },
    { 12, "homemaker", "Homemaker" },
    { 13, "unemployed", "Unemployed" },
    { 14, "retired", "Retired" },
    { 15, "unable-to-work", "Unable to work" },
    { 101, NULL, "White collar (ISCO-08 1 to 5)" },
    { 102, NULL, "Blue collar (ISCO-08 6 to 9), armed forces" },
    { 103, NULL, "Not in work" },
    { 104, NULL, "In work" },
    END,
};

static const struct export_category platforms[] = {
    { 1, "practice", "Practice" },
    { 2, "home-visit", "Home visit" },
    { 3, "institution", "Institution" },
    { 4, "telehealth", "Telehealth service" },
    { 5, "video-call", "Video call" },
    { 6, "telephone", "Telephone" },
    { 7, "messenger", "Messenger" },
    { 8, "mailbox", "Mailbox" },
    { 9, "social-media", "Social media" },
    { 10, "ai-service", "AI service" },
    { 11, "other", "Other" },
    END,
};

static const struct export_category privacies[] = {
    { 1, "alone", "Alone" },
    { 2, "others-near", "Others near" },
    { 3, "unknown", "Unknown" },
    END,
};

static const struct export_category religions[] = {
    { 1, "islam", "Islam" },
    { 2, "protestant", "Protestant" },
    { 3, "catholic", "Catholic" },
    { 4, "hindu", "Hindu" },
    { 5, "buddhist", "Buddhist" },
    { 6, "confucian", "Confucian" },
    { 7, "orthodox", "Orthodox" },
    { 8, "jewish", "Jewish" },
    { 9, "sikh", "Sikh" },
    { 10, "indigenous", "Indigenous belief" },
    { 11, "other", "Other" },
    { 12, "none", "None" },
    { 101, NULL, "Christian" },
    { 102, NULL, "Another, or none" },
    END,
};

static const struct export_category sexes[] = {
    { 1, "female", "Female" },
    { 2, "male", "Male" },
    { 3, "other", "Other" },
    END,
};

static const struct export_category states[] = {
    { 1, NULL, "Open" },
    { 2, NULL, "Closed" },
    END,
};

static const struct export_category reasons[] = {
    { EXPORT_NOT_ASKED, "not-asked", "Not asked" },
    { EXPORT_DECLINED, "declined", "Declined" },
    { EXPORT_NOT_APPLICABLE, "not-applicable", "Not applicable" },
    { EXPORT_WITHHELD, NULL, "Withheld for anonymity" },
    END,
};

static const struct {
    const struct export_category *categories;
    bool ordered;
} lists[EXPORT_LIST_COUNT] = {
    [EXPORT_LIST_NONE] = { NULL, false },
    [EXPORT_LIST_AGE] = { ages, true },
    [EXPORT_LIST_ATTENDANCE] = { attendance, false },
    [EXPORT_LIST_DIRECTION] = { directions, false },
    [EXPORT_LIST_EDUCATION] = { education, true },
    [EXPORT_LIST_ETHNICITY] = { ethnicities, false },
    [EXPORT_LIST_EVENT] = { events, false },
    [EXPORT_LIST_LANGUAGE] = { languages, false },
    [EXPORT_LIST_LENGTH] = { lengths, true },
    [EXPORT_LIST_MARITAL] = { marital, false },
    [EXPORT_LIST_MODALITY] = { modalities, false },
    [EXPORT_LIST_NOTE] = { notes, false },
    [EXPORT_LIST_OCCUPATION] = { occupations, false },
    [EXPORT_LIST_PLATFORM] = { platforms, false },
    [EXPORT_LIST_PRIVACY] = { privacies, false },
    [EXPORT_LIST_RELIGION] = { religions, false },
    [EXPORT_LIST_SEX] = { sexes, false },
    [EXPORT_LIST_STATE] = { states, false },
};

static const struct export_category *
at(const struct export_category *categories, size_t index)
{
    size_t i = 0;

    if (categories == NULL) {
        return NULL;
    }
    while (i < index && categories[i].label != NULL) {
        i++;
    }
    return categories[i].label != NULL ? &categories[i] : NULL;
}

static const struct export_category *
find(const struct export_category *categories, const char *word)
{
    for (; categories != NULL && categories->label != NULL; categories++) {
        if (categories->word != NULL && strcmp(categories->word, word) == 0) {
            return categories;
        }
    }
    return NULL;
}

const struct export_category *
export_category_at(enum export_list list, size_t index)
{
    return at(lists[list].categories, index);
}

const struct export_category *
export_category_find(enum export_list list, const char *word)
{
    return find(lists[list].categories, word);
}

bool
export_list_ordered(enum export_list list)
{
    return lists[list].ordered;
}

const struct export_category *
export_reason_at(size_t index)
{
    return at(reasons, index);
}

const struct export_category *
export_reason_find(const char *word)
{
    return find(reasons, word);
}

int64_t
export_age_band(int64_t years)
{
    return years >= 90 ? 90 : years / 5 * 5;
}

int64_t
export_length_band(int64_t characters)
{
    if (characters < 500) {
        return 1;
    }
    if (characters < 2000) {
        return 2;
    }
    return characters < 5000 ? 3 : 4;
}
