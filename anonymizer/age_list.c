#include "anonymizer/age.h"

#include "anonymizer/bytes.h"

/*
 * Ages of people who are named one after the other: "Kids: Mia 4, Tom 7".
 */

/* The list begins this near behind the word for whom it is of. */
#define REACH 4

/* Longest list, in people. */
#define PEOPLE 8

/* Behind the number, before the next name. */
#define BETWEEN " ,&;+"

/* Whether a word with a capital may be called so, and `index` is behind it. */
static bool
is_pair(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_token *name = token - 1;

    return index > 0 && (token->flags & ANON_TOKEN_NUMBER) &&
        token->end - token->begin <= 2 && (name->flags & ANON_TOKEN_CAPITAL) &&
        (name->flags & (ANON_TOKEN_UPPER | ANON_TOKEN_MIXED)) == 0 &&
        anon_document_joined(document, index - 1, " ,", 2) &&
        (name->word == NULL ||
            (name->word->flags &
                (ANON_WORD_SAFE | ANON_WORD_INSTRUMENT | ANON_WORD_DRUG |
                    ANON_WORD_MONTH | ANON_WORD_WEEKDAY | ANON_WORD_EPONYM)) ==
                0) &&
        (anon_document_cues(document, index + 1) &
            (ANON_CUE_UNIT | ANON_CUE_MONEY)) == 0;
}

/* The number behind the next name, or 0. */
static size_t
next_pair(const struct anon_document *document, size_t index)
{
    static const char *const and[] = { "and", "dan", "lalu", "sama" };
    size_t next = index + 1;

    if (!anon_document_joined(document, index, BETWEEN, 3)) {
        return 0;
    }
    next += next < document->token_count &&
        anon_document_is_any(document, next, and, sizeof(and) / sizeof(and[0]));
    return next + 1 < document->token_count && is_pair(document, next + 1)
        ? next + 1
        : 0;
}

/* Whether words for children or brothers stand before the name. */
static bool
is_of_people(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "children", "kids", "sons",
        "daughters", "boys", "girls", "twins", "siblings", "brothers",
        "sisters", "grandchildren", "stepchildren", "household", "anak",
        "anaknya", "anak2", "adik", "adiknya", "cucu", "cucunya", "saudara",
        "kakak", "anak2nya", "bersaudara" };
    size_t back;

    for (back = 2; back <= REACH + 1 && back <= index; back++) {
        if (anon_document_is_any(document, index - back, words,
                sizeof(words) / sizeof(words[0]))) {
            return true;
        }
    }
    return false;
}

bool
anon_age_in_list(const struct anon_document *document, size_t index)
{
    size_t people;
    size_t back = 0;

    if (!is_pair(document, index)) {
        return false;
    }
    if (is_of_people(document, index) &&
        (next_pair(document, index) > 0 ||
            (anon_document_joined(document, index - 1, ", ", 2) &&
                anon_is_one_of(document->folded[document->tokens[index].end],
                    ".;,\n")))) {
        return true;
    }
    /* Not the first of them: that one lies a few words back. */
    for (people = 1, back = 2; people < PEOPLE && back <= 4 && back < index;
         back++) {
        if (next_pair(document, index - back) == index) {
            index -= back;
            if (is_of_people(document, index)) {
                return true;
            }
            back = 1;
            people++;
        }
    }
    return false;
}
