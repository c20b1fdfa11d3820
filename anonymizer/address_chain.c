#include "anonymizer/address.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* Tokens of town, state, country and code behind a street, at most. */
#define CHAIN_MAX 12

/* Bytes between two parts: a comma, an empty line, an indent. */
#define GAP_MAX 8

static bool
has_flag(const struct anon_document *document, size_t index, uint32_t flags)
{
    return index < document->token_count &&
        (document->tokens[index].flags & flags) != 0;
}

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

bool
anon_address_is_particle(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "de", "del", "della", "dei", "di",
        "da", "do", "dos", "das", "du", "des", "la", "le", "les", "el", "los",
        "las", "van", "von", "der", "den", "het", "am", "an", "im", "e", "y",
        "af", "og", "sur", "sous", "en", "zum", "zur" };

    return anon_document_is_any(document, index, words,
        sizeof(words) / sizeof(words[0]));
}

size_t
anon_address_read_unit(const struct anon_document *document, size_t index)
{
    size_t last = index + 1;

    if ((anon_document_cues(document, index) & ANON_CUE_STREET_UNIT) == 0 ||
        last >= document->token_count ||
        has_flag(document, last, ANON_TOKEN_LINE) ||
        !anon_document_joined(document, index, " .#", 3) ||
        (!has_flag(document, last, ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED) &&
            len_of(document, last) != 1)) {
        return 0;
    }
    if (last + 1 < document->token_count && len_of(document, last + 1) == 1 &&
        anon_document_joined(document, last, "-", 1)) {
        last++;
    }
    return last;
}

/* "Peru", "New Zealand"; returns its last token, or 0. */
static size_t
read_country(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_word *word;

    if ((token->flags & ANON_TOKEN_CAPITAL) == 0) {
        return 0;
    }
    if (has_flag(document, index + 1, ANON_TOKEN_CAPITAL) &&
        anon_document_joined(document, index, " ", 1)) {
        word = anon_lexicon_find(document->folded + token->begin,
            token[1].end - token->begin);
        if (word != NULL && (word->flags & ANON_WORD_COUNTRY)) {
            return index + 1;
        }
    }
    if (anon_document_is(document, index + 1, "republic")) {
        return index + 1;
    }
    return token->word != NULL && (token->word->flags & ANON_WORD_COUNTRY)
        ? index
        : 0;
}

static bool
has_break(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index);

    return memchr(gap.data, '\n', gap.len) != NULL;
}

/* A postcode of digits at `index`: returns its last token, or 0. */
static size_t
read_code(const struct anon_document *document, size_t index)
{
    size_t len = len_of(document, index);

    if (!has_flag(document, index, ANON_TOKEN_NUMBER) || len < 4 || len > 6) {
        return 0;
    }
    if (len == 4 &&
        (has_break(document, index - 1) ||
            (anon_document_cues(document, index - 1) &
                (ANON_CUE_MONTH | ANON_CUE_WEEKDAY)))) {
        return 0;
    }
    if (index + 1 < document->token_count &&
        has_flag(document, index + 1, ANON_TOKEN_NUMBER) &&
        len_of(document, index + 1) >= 3 && len_of(document, index + 1) <= 4 &&
        anon_document_joined(document, index, "-", 1)) {
        return index + 1;
    }
    return index;
}

/* Whether token `index` may stand in the name of a town. */
static bool
is_town(const struct anon_document *document, size_t index)
{
    uint64_t cues = anon_document_cues(document, index);

    if (cues &
        (ANON_CUE_WEEKDAY | ANON_CUE_PHONE | ANON_CUE_HANDLE |
            ANON_CUE_ID_STRONG)) {
        return false;
    }
    return has_flag(document, index, ANON_TOKEN_CAPITAL) ||
        anon_address_is_particle(document, index);
}

/* A full stop ended the sentence before token `index`. */
static bool
begins_sentence(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index - 1);

    return has_flag(document, index, ANON_TOKEN_SENTENCE) &&
        memchr(gap.data, '.', gap.len) != NULL &&
        len_of(document, index - 1) > 3;
}

/* States of the United States, Canada and Australia, a blank around each. */
static const char states[] =
    " al ak az ar ca co ct de fl ga hi id il in ia ks ky la me md ma mi mn ms "
    "mo mt ne nv nh nj nm ny nc nd oh ok or pa ri sc sd tn tx ut vt va wa wv "
    "wi wy dc pr ab bc mb nb nl ns nt nu on pe qc sk yt nsw vic qld tas act ";

/* ", Austin TX": two or three capitals end the address, behind a town. */
static bool
is_state(const struct anon_document *document, size_t index, bool any)
{
    struct anon_text word = anon_document_word(document, index);
    char padded[6] = " ";

    if (!has_flag(document, index, ANON_TOKEN_UPPER) || word.len > 3 ||
        !has_flag(document, index - 1, ANON_TOKEN_CAPITAL) ||
        (!any && has_flag(document, index - 1, ANON_TOKEN_UPPER)) ||
        len_of(document, index - 1) < 3) {
        return false;
    }
    memcpy(padded + 1, word.data, word.len);
    padded[1 + word.len] = ' ';
    padded[2 + word.len] = '\0';
    return (any && word.len == 2) || strstr(states, padded) != NULL;
}

size_t
anon_address_extend(const struct anon_document *document, size_t last)
{
    size_t kept = last;
    bool unit = last > 0 && anon_address_read_unit(document, last - 1) == last;
    size_t i;

    for (i = last + 1; i <= last + CHAIN_MAX && i < document->token_count;
         i++) {
        size_t end;

        if (!anon_document_joined(document, i - 1, " ,.\n\r-'()", GAP_MAX) ||
            begins_sentence(document, i)) {
            break;
        }
        end = anon_address_read_unit(document, i);
        unit = unit || end > 0;
        if (end == 0 && i > last + 1 && is_state(document, i, unit)) {
            end = i;
        }
        if (end == 0 && !has_flag(document, i, ANON_TOKEN_NUMBER)) {
            end = read_country(document, i);
        }
        /* What programs write for a state that is missing. */
        if (end == 0 && anon_document_is(document, i, "nan")) {
            end = i;
        }
        if (end > 0) {
            kept = i = end;
            continue;
        }
        if (anon_address_is_postcode(document, i, &end)) {
            return end;
        }
        end = read_code(document, i);
        if (end > 0) {
            return end;
        }
        if (!is_town(document, i)) {
            break;
        }
    }
    return kept;
}
