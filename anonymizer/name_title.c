#include "anonymizer/names.h"

/*
 * Names after titles: "Mrs", "Pak", "ask ms x", "An. X".
 */

static const struct anon_token *
token(const struct anon_names *names, size_t index)
{
    return &names->context.document->tokens[index];
}

static uint32_t
flags_of(const struct anon_names *names, size_t index)
{
    return anon_context_flags(&names->context, index);
}

/* Words that no title makes a name. */
#define HARD                                                                   \
    (ANON_WORD_SAFE | ANON_WORD_LABEL | ANON_WORD_WEEKDAY | ANON_WORD_DRUG |   \
        ANON_WORD_INSTRUMENT | ANON_WORD_RELIGION | ANON_WORD_NATION |         \
        ANON_WORD_DETERMINER | ANON_WORD_ORG | ANON_WORD_STREET |              \
        ANON_WORD_NUMBER | ANON_WORD_CUE_NAME)

/* Words of closed classes that are names too: "Bu Dua", "Kak Imam". */
#define SOFT                                                                   \
    (ANON_WORD_RELIGION | ANON_WORD_NUMBER | ANON_WORD_ORG |                   \
        ANON_WORD_STREET | ANON_WORD_NATION | ANON_WORD_HONORIFIC)

/*
 * What a word without a capital must have after a title, after "ms", and after
 * an Indonesian title when it is in no list: "bang zul".
 */
#define TITLED_ODDS 8
#define MERE_ODDS 2
#define UNLISTED_ODDS (-5)

/* "Capt. Thunder", "Mr Pump": after these any capital is a name. */
static bool
is_rank_and_name(const struct anon_names *names, size_t index)
{
    static const char *const titles[] = { "mr", "mrs", "ms", "mx", "capt",
        "sgt", "lt", "cpl", "cmdr" };

    return index > 0 && names->context.document->language == ANON_LANGUAGE_EN &&
        anon_context_capital(&names->context, index - 1) &&
        anon_document_is_any(names->context.document, index - 1, titles,
            sizeof(titles) / sizeof(titles[0]));
}

/* Whether a name begins after a title, where more is believed. */
static bool
begins_titled(const struct anon_names *names, size_t index, int lower_odds)
{
    uint32_t flags = flags_of(names, index);
    const struct anon_word *word = token(names, index)->word;

    if (anon_names_begins(names, index, lower_odds)) {
        /* "Pak Lurah": a word that is nobody's name is an office. */
        return word == NULL ||
            anon_context_odds(&names->context, index) > -20 ||
            is_rank_and_name(names, index);
    }
    if (word == NULL || names->context.taken[index] ||
        (flags &
            (ANON_WORD_GIVEN_EN | ANON_WORD_SURNAME_EN | ANON_WORD_NAME_ID)) ==
            0) {
        return false;
    }
    if ((flags & SOFT) && (flags & (HARD & ~(uint32_t)SOFT)) == 0) {
        return anon_context_case(&names->context, index) == ANON_CASE_CAPITAL;
    }
    /* "bu indah": after a title a listed name needs no capital. */
    return (flags & (ANON_WORD_VERB | ANON_WORD_KIN | HARD)) == 0 &&
        (flags & ANON_WORD_NAME_ID) && word->rank_id >= 9 &&
        names->context.document->language == ANON_LANGUAGE_ID;
}

/* Whether the token after a title is near enough to be the name. */
static bool
titled_gap(const struct anon_names *names, size_t index)
{
    static const char *const short_forms[] = { "dr", "drg", "dra", "drs", "ir",
        "hj", "prof", "mr", "mrs", "ms", "mx", "rev", "fr", "sr", "st", "sgt",
        "capt", "lt", "col", "gen", "hon", "tn", "ny", "nn", "sdr", "sdri",
        "pdt", "bpk", "rm", "ns", "zr", "tgk", "kh" };
    const struct anon_context *context = &names->context;
    size_t i;

    if (anon_context_gap_is(context, index, " ") ||
        anon_context_gap_is(context, index, ".")) {
        return true;
    }
    if (!anon_context_gap_is(context, index, ". ")) {
        return false;
    }
    /* "kak. Then": a full stop after a whole word may end the sentence. */
    for (i = 0; i < sizeof(short_forms) / sizeof(short_forms[0]); i++) {
        if (anon_document_is(context->document, index, short_forms[i])) {
            return true;
        }
    }
    return anon_context_odds(context, index + 1) > 4;
}

/* Titles that are nothing else: "ask ms x" needs no capital. */
static bool
is_mere_title(const struct anon_names *names, size_t index)
{
    static const char *const titles[] = { "mr", "mrs", "ms", "mx", "dr",
        "prof" };

    return anon_document_is_any(names->context.document, index, titles,
        sizeof(titles) / sizeof(titles[0]));
}

/* The same, and those that a listed name follows: "officer x". */
static bool
is_small_title(const struct anon_names *names, size_t index)
{
    static const char *const titles[] = { "officer", "nurse", "professor",
        "pastor", "detective" };
    size_t i;

    for (i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
        if (anon_document_is(names->context.document, index, titles[i])) {
            return true;
        }
    }
    return is_mere_title(names, index);
}

/* Titles that are said with a name, and seldom mean a relation. */
static bool
is_daily_title(const struct anon_names *names, size_t index)
{
    static const char *const titles[] = { "mbak", "mas", "bang", "kak", "pak",
        "bu", "om", "tante" };

    return anon_document_is_any(names->context.document, index, titles,
        sizeof(titles) / sizeof(titles[0]));
}

/* What the word after a title must have when it has no capital. */
static int
titled_odds(const struct anon_names *names, size_t index, size_t next)
{
    if (names->context.document->language == ANON_LANGUAGE_EN) {
        return is_mere_title(names, index) ? MERE_ODDS : TITLED_ODDS;
    }
    return token(names, next)->word == NULL && is_daily_title(names, index)
        ? UNLISTED_ODDS
        : TITLED_ODDS;
}

/*
 * A title of another language is somebody's name in English text, unless it is
 * often read there: "Ebo Such".
 */
static bool
is_foreign_title(const struct anon_names *names, size_t index)
{
    const struct anon_word *word = token(names, index)->word;

    return names->context.document->language == ANON_LANGUAGE_EN &&
        (word->flags & ANON_WORD_ONLY_ID) && word->rank_en == 0 &&
        word->rank_id == 0;
}

/* "Mrs X", "Bu. X", "Prof. Dr. X": returns the token after the honorifics. */
static void
honorific(struct anon_names *names, size_t index)
{
    const struct anon_context *context = &names->context;
    size_t next = index + 1;

    while (next + 1 < context->count &&
        (flags_of(names, next) & ANON_WORD_HONORIFIC) &&
        titled_gap(names, next - 1) && titled_gap(names, next) &&
        begins_titled(names, next + 1, TITLED_ODDS)) {
        next++;
    }
    if (next >= context->count || !titled_gap(names, next - 1)) {
        return;
    }
    /* An English title has a capital itself ("the general public"). */
    if (context->document->language == ANON_LANGUAGE_EN &&
        !anon_context_capital(context, next) && !is_small_title(names, index)) {
        return;
    }
    if (begins_titled(names, next, titled_odds(names, index, next))) {
        (void)anon_names_mark_run(names, next,
            anon_names_strength(names, next, ANON_NAME_TITLE), "name.title");
        if (next == index + 1 && is_foreign_title(names, index)) {
            anon_names_mark(names, index, ANON_NAME_RUN, "name.title");
        }
    }
}

/* "An. X", "By. X": abbreviations that are words without the full stop. */
static bool
short_title(const struct anon_names *names, size_t index)
{
    return anon_context_capital(&names->context, index) &&
        (anon_document_cues(names->context.document, index) &
            ANON_CUE_SHORT_TITLE) != 0 &&
        anon_context_gap_is(&names->context, index, ". ");
}

void
anon_names_titles(struct anon_names *names, size_t index)
{
    if (flags_of(names, index) & ANON_WORD_HONORIFIC) {
        honorific(names, index);
    } else if (short_title(names, index) &&
        anon_names_begins(names, index + 1, 20)) {
        (void)anon_names_mark_run(names, index + 1, ANON_NAME_TITLE,
            "name.title");
    }
}
