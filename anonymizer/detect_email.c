#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* RFC 5321, 4.5.3.1: 64 bytes before the @, 255 after it. */
#define LOCAL_MAX 64
#define DOMAIN_MAX 255

static bool
in_local(char byte)
{
    return anon_is_alnum(byte) || anon_is_one_of(byte, ".!#$%&'*+/=?^_`{|}~-");
}

/* Where the part before the @ at `at` begins; `at` when there is none. */
static size_t
local_begin(const struct anon_document *document, size_t at)
{
    size_t begin = at;

    /* "foo bar"@example.org (RFC 5321, 4.1.2) */
    if (at > 1 && document->folded[at - 1] == '"') {
        for (begin = at - 1; begin > 0 && at - begin < LOCAL_MAX; begin--) {
            if (document->folded[begin - 1] == '"') {
                return begin - 1;
            }
            if (document->folded[begin - 1] == '\n') {
                break;
            }
        }
        begin = at;
    }
    while (begin > 0 && at - begin < LOCAL_MAX &&
        in_local(document->folded[begin - 1])) {
        begin--;
    }
    while (begin < at && !anon_is_alnum(document->folded[begin])) {
        begin++;
    }
    return begin;
}

/* Where the domain that begins at `at` ends; `at` when it is none. */
static size_t
domain_end(const struct anon_document *document, size_t at)
{
    const char *text = document->folded;
    size_t dot = 0;
    size_t end = at;

    while (end < document->folded_len && end - at < DOMAIN_MAX &&
        (anon_is_alnum(text[end]) || text[end] == '-' || text[end] == '.')) {
        if (text[end] == '.') {
            if (end == at || !anon_is_alnum(text[end + 1])) {
                break;
            }
            dot = end;
        }
        end++;
    }
    while (end > at && !anon_is_alnum(text[end - 1])) {
        end--;
    }
    return dot > at && end - dot > 2 && !anon_is_digit(text[dot + 1]) ? end
                                                                      : at;
}

static enum anon_status
detect_written(const struct anon_document *document,
    struct anon_findings *findings)
{
    const char *text = document->folded;
    const char *found = text;
    enum anon_status status = ANON_OK;

    while (status == ANON_OK &&
        (found = memchr(found, '@',
             document->folded_len - (size_t)(found - text))) != NULL) {
        size_t at = (size_t)(found - text);
        size_t begin = local_begin(document, at);
        size_t end = domain_end(document, at + 1);

        found++;
        if (begin < at && end > at + 1) {
            status = anon_detect_hit(findings, begin, end,
                (struct anon_hit){ ANON_EMAIL, 95, "email.address" });
        }
    }
    return status;
}

/* Whether the text around token `index` is blank or brackets on one line. */
static bool
set_apart(const struct anon_document *document, size_t index)
{
    return index > 0 &&
        anon_document_joined(document, index - 1, " ([{<-_", 4) &&
        anon_document_joined(document, index, " )]}>-_", 4);
}

static bool
is_bracketed(const struct anon_document *document, size_t index)
{
    char before = document->folded[document->tokens[index].begin - 1];

    return anon_is_one_of(before, "([{<");
}

/* Whether token `index` is the first label of a mail provider. */
static bool
is_provider(const struct anon_document *document, size_t index)
{
    static const char *const providers[] = { "aol", "gmail", "googlemail",
        "hotmail", "icloud", "live", "mail", "outlook", "proton", "protonmail",
        "rocketmail", "yahoo", "ymail" };

    return anon_document_is_any(document, index, providers,
        sizeof(providers) / sizeof(providers[0]));
}

/*
 * "maria dot p at example dot org": returns the last token of the domain that
 * begins with token `index`, or `index` when no top-level domain ends it.
 */
static size_t
spoken_domain(const struct anon_document *document, size_t index,
    bool *ret_spoken)
{
    size_t last = index;
    size_t label = index;

    *ret_spoken = false;
    while (label + 1 < document->token_count) {
        bool spoken =
            (anon_document_cues(document, label + 1) & ANON_CUE_DOT) != 0 &&
            set_apart(document, label + 1);

        if (spoken) {
            label += 2;
        } else if (anon_document_joined(document, label, " .", 3) &&
            memchr(anon_document_gap(document, label).data, '.',
                anon_document_gap(document, label).len) != NULL) {
            label += 1;
        } else {
            break;
        }
        if (label >= document->token_count) {
            break;
        }
        *ret_spoken = *ret_spoken || spoken;
        if (anon_document_cues(document, label) & ANON_CUE_DOMAIN) {
            last = label;
        }
    }
    return last;
}

/* The first token of the part before the "at" that is token `index`. */
static size_t
spoken_local(const struct anon_document *document, size_t index)
{
    size_t first = index - 1;

    while (first > 0) {
        if (anon_document_joined(document, first - 1, "._-+", 1)) {
            first--;
        } else if (first > 1 && set_apart(document, first - 1) &&
            (anon_document_cues(document, first - 1) & ANON_CUE_DOT)) {
            first -= 2;
        } else {
            break;
        }
    }
    return first;
}

static enum anon_status
detect_spoken(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    struct anon_walk walk = anon_walk_begin(document->marks, ANON_MARK_CONTACT);
    size_t i;

    for (i = anon_walk_next(&walk, 1);
         status == ANON_OK && i + 1 < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        size_t last;
        bool spoken;

        if ((anon_document_cues(document, i) & ANON_CUE_AT) == 0 ||
            !set_apart(document, i)) {
            continue;
        }
        last = spoken_domain(document, i + 1, &spoken);
        if (last > i + 1 &&
            (spoken || is_bracketed(document, i) ||
                is_provider(document, i + 1))) {
            size_t first = spoken_local(document, i);

            status = anon_detect_hit(findings, document->tokens[first].begin,
                document->tokens[last].end,
                (struct anon_hit){ ANON_EMAIL, 80, "email.spoken" });
        }
    }
    return status;
}

enum anon_status
anon_detect_email(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = detect_written(document, findings);

    return status == ANON_OK ? detect_spoken(document, findings) : status;
}
