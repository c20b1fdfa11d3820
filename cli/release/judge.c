#include "cli/release/judge.h"

#include <string.h>
#include <strings.h>

#include <unictype.h>
#include <unistr.h>

/* Words after which a name follows; lower case, without a full stop. */
static const char *const cues[] = {
    "abang",
    "adik",
    "aunt",
    "bang",
    "bapak",
    "bernama",
    "bibi",
    "brother",
    "bu",
    "called",
    "dek",
    "dipanggil",
    "dr",
    "drg",
    "gus",
    "haji",
    "ibu",
    "kak",
    "kakak",
    "klien",
    "mas",
    "mba",
    "mbak",
    "miss",
    "mr",
    "mrs",
    "ms",
    "named",
    "namanya",
    "ning",
    "nona",
    "ny",
    "nyonya",
    "om",
    "pak",
    "pastor",
    "pasien",
    "prof",
    "romo",
    "sdr",
    "sdri",
    "si",
    "sir",
    "sister",
    "sus",
    "suster",
    "tante",
    "tn",
    "tuan",
    "uncle",
    "ustadz",
    "ustadzah",
};

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The first letter of the form is a capital. */
static bool
has_capital(const struct anon_finding *finding, struct anon_text text)
{
    const uint8_t *at = (const uint8_t *)text.data + finding->begin;
    size_t len = finding->end - finding->begin;

    while (len > 0) {
        ucs4_t character;
        int used = u8_mbtouc(&character, at, len);

        if (uc_is_alpha(character)) {
            return uc_is_upper(character);
        }
        at += used;
        len -= (size_t)used;
    }
    return false;
}

/* The word before the form, on the same line, is a cue. */
static bool
has_cue(const struct anon_finding *finding, struct anon_text text)
{
    size_t end = finding->begin;
    size_t begin;

    while (
        end > 0 && (text.data[end - 1] == ' ' || text.data[end - 1] == '.')) {
        end--;
    }
    begin = end;
    while (begin > 0 && is_letter(text.data[begin - 1])) {
        begin--;
    }
    if (end == finding->begin) {
        return false;
    }
    for (size_t i = 0; i < sizeof(cues) / sizeof(cues[0]); i++) {
        if (strlen(cues[i]) == end - begin &&
            strncasecmp(cues[i], text.data + begin, end - begin) == 0) {
            return true;
        }
    }
    return false;
}

/* "AB-1": a word or a number can be chance, both together cannot. */
static bool
is_mixed(const struct anon_finding *finding, struct anon_text text)
{
    bool letter = false;
    bool other = false;

    for (size_t i = finding->begin; i < finding->end;) {
        ucs4_t character;
        int used = u8_mbtouc(&character, (const uint8_t *)text.data + i,
            finding->end - i);

        if (uc_is_alpha(character)) {
            letter = true;
        } else {
            other = true;
        }
        i += (size_t)used;
    }
    return letter && other;
}

enum release_verdict
release_judge(const struct anon_finding *finding,
    const struct release_identity *whose, bool own, struct anon_text text)
{
    bool common = whose->kind == ANON_IDENTIFIER_PLACE ||
        whose->kind == ANON_IDENTIFIER_ORG;

    if (!finding->ambiguous) {
        return common && !own ? RELEASE_ASK : RELEASE_LEAK;
    }
    if (whose->is_code && is_mixed(finding, text)) {
        return RELEASE_LEAK;
    }
    if (has_capital(finding, text) || has_cue(finding, text)) {
        return own ? RELEASE_LEAK : RELEASE_ASK;
    }
    return own ? RELEASE_ASK : RELEASE_PASS;
}
