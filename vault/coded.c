#include "vault/coded.h"

#include <string.h>

static const char *const attendance[] = { "attended", "late", "cancelled",
    "no-show", NULL };
static const char *const modality[] = { "in-person", "video", "phone", "chat",
    "email", "dm", "group", "ai-mediated", NULL };
static const char *const platform[] = { "practice", "home-visit", "institution",
    "telehealth", "video-call", "telephone", "messenger", "mailbox",
    "social-media", "ai-service", "other", NULL };
static const char *const privacy[] = { "alone", "others-near", "unknown",
    NULL };
static const char *const event[] = { "intake", "crisis", "self-harm",
    "suicide-attempt", "hospital", "discharge", "medication-start",
    "medication-change", "medication-stop", "referral", "assessment",
    "diagnosis-change", "goal-reached", "rupture", "repair", "life-event",
    "bereavement", "relapse", "pause", "resumed", "transfer", "dropout",
    "closing", "follow-up", "other", NULL };
static const char *const missing[] = { "not-asked", "declined",
    "not-applicable", NULL };
static const char *const informed[] = { "spoken", "read-aloud", "given-to-read",
    "video", "interpreter", NULL };
static const char *const understood[] = { "spoken-back", "questions-answered",
    "examples-discussed", "interpreter", "not-checked", NULL };
static const char *const accepted[] = { "form-signed", "electronic", "spoken",
    "recorded", NULL };
static const char *const given_by[] = { "client", "guardian", "both", NULL };
static const char *const told[] = { "confidentiality", "exceptions", "storage",
    "revoking", "no-recall", "online-limits", "online-effectiveness",
    "online-risks", "face-to-face", "ai", NULL };
static const char *const sex[] = { "female", "male", "other", NULL };
static const char *const education[] = { "none", "early-childhood", "primary",
    "lower-secondary", "upper-secondary", "post-secondary", "short-tertiary",
    "bachelor", "master", "doctoral", NULL };
static const char *const occupation[] = { "managers", "professionals",
    "technicians", "clerical", "services-sales", "agricultural", "craft",
    "operators", "elementary", "armed-forces", "student", "homemaker",
    "unemployed", "retired", "unable-to-work", NULL };
static const char *const marital[] = { "single", "partnered", "married",
    "separated", "divorced", "widowed", NULL };
static const char *const religion[] = { "islam", "protestant", "catholic",
    "hindu", "buddhist", "confucian", "orthodox", "jewish", "sikh",
    "indigenous", "other", "none", NULL };
static const char *const ethnicity[] = { "acehnese", "balinese", "bantenese",
    "banjarese", "batak", "betawi", "bugis", "chinese", "dayak", "javanese",
    "madurese", "makassarese", "malay", "minahasan", "minangkabau", "papuan",
    "sasak", "sundanese", "arab", "asian-other", "black", "hispanic",
    "indigenous", "mixed", "pacific", "south-asian", "white", "other", NULL };

static const struct {
    const char *name;
    const char *const *words; /* NULL: codes of a form */
} fields[] = {
    [VAULT_CODED_ATTENDANCE] = { "attendance", attendance },
    [VAULT_CODED_MODALITY] = { "modality", modality },
    [VAULT_CODED_PLATFORM] = { "platform", platform },
    [VAULT_CODED_PRIVACY] = { "privacy", privacy },
    [VAULT_CODED_EVENT] = { "event", event },
    [VAULT_CODED_MISSING] = { "missing", missing },
    [VAULT_CODED_INFORMED] = { "informed-how", informed },
    [VAULT_CODED_UNDERSTOOD] = { "understood-how", understood },
    [VAULT_CODED_ACCEPTED] = { "accepted-how", accepted },
    [VAULT_CODED_GIVEN_BY] = { "by", given_by },
    [VAULT_CODED_TOLD] = { "told", told },
    [VAULT_CODED_SEX] = { "sex", sex },
    [VAULT_CODED_EDUCATION] = { "education", education },
    [VAULT_CODED_OCCUPATION] = { "occupation", occupation },
    [VAULT_CODED_MARITAL] = { "marital", marital },
    [VAULT_CODED_RELIGION] = { "religion", religion },
    [VAULT_CODED_ETHNICITY] = { "ethnicity", ethnicity },
    [VAULT_CODED_PLACE] = { "place", NULL },
    [VAULT_CODED_DIAGNOSIS] = { "diagnosis", NULL },
};

/* ISO 3166-1, officially assigned. */
static const char countries[] =
    "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI"
    " BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN"
    " CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK"
    " FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM"
    " HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN"
    " KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK"
    " ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP"
    " NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW"
    " SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF"
    " TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI"
    " VN VU WF WS YE YT ZA ZM ZW";

static const char upper[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char digit[] = "0123456789";
static const char upper_digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

const char *
vault_coded_name(enum vault_coded field)
{
    return fields[field].name;
}

enum vault_coded
vault_coded_attribute(const char *name)
{
    int field = VAULT_CODED_SEX;

    while (field < VAULT_CODED_COUNT && strcmp(fields[field].name, name) != 0) {
        field++;
    }
    return (enum vault_coded)field;
}

const char *
vault_coded_word(enum vault_coded field, size_t index)
{
    const char *const *words = fields[field].words;
    size_t i;

    for (i = 0; words != NULL && i < index && words[i] != NULL; i++) {
        continue;
    }
    return words != NULL ? words[i] : NULL;
}

/* Whether all of `text` is of the set, `least` to `most` characters of it. */
static bool
only(const char *text, const char *set, size_t least, size_t most)
{
    size_t len = strlen(text);

    return len >= least && len <= most && strspn(text, set) == len;
}

static bool
is_place(const char *value)
{
    char country[3] = { 0 };

    if (strlen(value) < 2) {
        return false;
    }
    memcpy(country, value, 2);
    if (!only(country, upper, 2, 2) || strstr(countries, country) == NULL) {
        return false;
    }
    return value[2] == '\0' ||
        (value[2] == '-' && only(value + 3, upper_digit, 1, 3));
}

/* "F32" or "F32.1", as WHO's ICD-10; up to four places in the national ones. */
static bool
is_icd10(const char *value)
{
    return strlen(value) >= 3 && strchr(upper, value[0]) != NULL &&
        strchr(digit, value[1]) != NULL &&
        strchr(upper_digit, value[2]) != NULL &&
        (value[3] == '\0' ||
            (value[3] == '.' && only(value + 4, upper_digit, 1, 4)));
}

/* "6A70" or "6A70.1": the second is always a letter, the third a digit. */
static bool
is_icd11(const char *value)
{
    return strlen(value) >= 4 && strchr(upper_digit, value[0]) != NULL &&
        strchr(upper, value[1]) != NULL && strchr(digit, value[2]) != NULL &&
        strchr(upper_digit, value[3]) != NULL &&
        (value[4] == '\0' ||
            (value[4] == '.' && only(value + 5, upper_digit, 1, 2)));
}

bool
vault_coded_valid(enum vault_coded field, const char *value)
{
    const char *word;
    size_t i;

    if (value == NULL || value[0] == '\0') {
        return false;
    }
    if (field == VAULT_CODED_PLACE) {
        return is_place(value);
    }
    if (field == VAULT_CODED_DIAGNOSIS) {
        return is_icd10(value) || is_icd11(value);
    }
    for (i = 0; (word = vault_coded_word(field, i)) != NULL; i++) {
        if (strcmp(word, value) == 0) {
            return true;
        }
    }
    return false;
}
