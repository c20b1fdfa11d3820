#include "cli/names_only.h"

#include <regex.h>
#include <string.h>

#define MONTHS                                                                 \
    "(jan|feb|mar|apr|may|mei|jun|jul|aug|agu|sep|oct|okt|nov|dec|des)"

/* Tried at each place in this order, as alternatives of one pattern. */
static const char *const patterns[] = {
    "https?://[^[:space:]]+",
    "www\\.[^[:space:]]+",
    "\\b[[:alnum:]_.-]+\\.(com|org|net|edu|gov|co|id|ly|tv)\\b[^[:space:]]*",
    "[[:alnum:]_.+-]+@[[:alnum:]_-]+\\.[^[:space:]]+",
    "[@#][[:alnum:]_]+",
    "\\+?[0-9][0-9[:space:]().-]{6,}[0-9]",
    "\\b[0-9]{1,4}[[:space:]]*[/.-][[:space:]]*[0-9]{1,2}"
    "([[:space:]]*[/.-][[:space:]]*[0-9]{2,4})?\\b",
    "\\b[0-9]{1,2}(st|nd|rd|th)?[[:space:]]+(of[[:space:]]+)?" MONTHS
    "[[:alnum:]_]*\\.?(,?[[:space:]]+[0-9]{4})?",
    "\\b" MONTHS "[[:alnum:]_]*\\.?[[:space:]]+[0-9]{1,4}(st|nd|rd|th)?"
    "(,?[[:space:]]+[0-9]{4})?",
    "\\b(19|20)[0-9][0-9]\\b",
};
#define PATTERNS (sizeof(patterns) / sizeof(patterns[0]))

static const char *const sources[] = { "wnut17", "uner-ewt", "idner-news-2k",
    "nergrit", "nerp-prosa-lowercase" };

bool
names_only_is(const json_t *gold)
{
    const char *source = json_string_value(json_object_get(gold, "source"));
    size_t i;

    if (json_is_true(json_object_get(gold, "names_only"))) {
        return true;
    }
    for (i = 0; source != NULL && i < sizeof(sources) / sizeof(sources[0]);
         i++) {
        if (strcmp(source, sources[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Where the next match from byte `at` on is; the first pattern wins a tie. */
static bool
next_match(const regex_t *compiled, const char *text, size_t at,
    regmatch_t *ret_match)
{
    bool found = false;
    size_t i;

    for (i = 0; i < PATTERNS; i++) {
        regmatch_t match = { (regoff_t)at, (regoff_t)strlen(text) };

        if (regexec(&compiled[i], text, 1, &match, REG_STARTEND) == 0 &&
            (!found || match.rm_so < ret_match->rm_so)) {
            *ret_match = match;
            found = true;
        }
    }
    return found;
}

/* Marks characters up to byte `end`; *at and *point move there. */
static void
mark_to(struct scored_text *page, const char *text, size_t end, uint8_t mark,
    size_t *point)
{
    size_t points = 0;
    size_t i;

    for (i = 0; i < end; i++) {
        points += ((unsigned char)text[i] & 0xC0) != 0x80;
    }
    for (; *point < points && *point < page->len; (*point)++) {
        page->marks[*point] |= mark;
    }
}

bool
names_only_mark(struct scored_text *page, const char *text)
{
    regex_t compiled[PATTERNS];
    regmatch_t match = { 0, 0 };
    size_t ready, point = 0;
    size_t at = 0;

    for (ready = 0; ready < PATTERNS; ready++) {
        if (regcomp(&compiled[ready], patterns[ready],
                REG_EXTENDED | REG_ICASE) != 0) {
            break;
        }
    }
    while (ready == PATTERNS && next_match(compiled, text, at, &match)) {
        mark_to(page, text, (size_t)match.rm_so, 0, &point);
        mark_to(page, text, (size_t)match.rm_eo, SCORED_CONTEXT, &point);
        at = (size_t)match.rm_eo;
    }
    for (at = 0; at < ready; at++) {
        regfree(&compiled[at]);
    }
    return ready == PATTERNS;
}
