#include "anonymizer/age.h"

#include "anonymizer/bytes.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* Children in one breath: "two boys, 5 and 8". */
#define CHILD_MAX 30

/* Who has an age: "it is seven" and "we are four" are none. */
static bool
is_somebody(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "i", "he", "she", "client", "pt",
        "he'll", "she'll", "i'll", "eldest", "oldest", "youngest" };

    return anon_document_is_any(document, index, words, COUNT(words)) ||
        (anon_document_cues(document, index) & ANON_CUE_KIN) != 0 ||
        ((document->tokens[index].flags & ANON_TOKEN_CAPITAL) != 0 &&
            document->tokens[index].word != NULL &&
            (document->tokens[index].word->odds_en > 0 ||
                document->tokens[index].word->odds_id > 0));
}

/* The token before "is", "was", "'s", "turns" ...; `index` when there is none.
 */
static size_t
before_being(const struct anon_document *document, size_t index)
{
    static const char *const being[] = { "is", "was", "s", "m", "am", "were",
        "be", "turns", "turned", "turning", "being", "just", "only", "now",
        "already", "nearly", "almost", "about", "barely", "ll", "will", "to",
        "going", "soon" };
    size_t at = index;

    while (at > 0 && index - at < 4 &&
        (document->tokens[at].flags & ANON_TOKEN_LINE) == 0 &&
        anon_document_joined(document, at - 1, " 'sml", 4) &&
        anon_document_is_any(document, at - 1, being, COUNT(being))) {
        at--;
    }
    return at;
}

/* "45 on Friday", "45 hari Jumat", "40 bulan Juli": when somebody will be. */
static bool
is_day(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "on", "by", "hari", "bulan",
        "tanggal" };

    return anon_document_is_any(document, index, words, COUNT(words)) &&
        anon_document_joined(document, index, " ", 1) &&
        (anon_document_cues(document, index + 1) &
            (ANON_CUE_WEEKDAY | ANON_CUE_MONTH)) != 0;
}

/* What may stand behind an age that nothing counts. */
static bool
ends(const struct anon_document *document, size_t last)
{
    static const char *const words[] = { "and", "but", "now", "so", "when",
        "today", "who", "at", "in", "soon", "next", "this", "still", "with",
        "or", "he", "she", "they", "tomorrow", "hari", "bulan", "minggu" };
    size_t end = document->tokens[last].end;
    char after = document->folded[end];

    if (after == '.') {
        return !anon_is_digit(document->folded[end + 1]);
    }
    return after == '\0' || anon_is_one_of(after, ",;)\n!?") ||
        (anon_document_joined(document, last, " ", 1) &&
            (anon_document_is_any(document, last + 1, words, COUNT(words)) ||
                is_day(document, last + 1)));
}

/* "ia akan 45 hari Jumat", "dia genap 17 bulan depan" */
static bool
is_coming(const struct anon_document *document, size_t index)
{
    static const char *const them[] = { "ia", "dia", "beliau", "klien", "aku",
        "saya" };
    static const char *const coming[] = { "akan", "genap", "mau", "bakal",
        "menjelang", "jelang" };

    return index > 1 && anon_document_joined(document, index - 1, " ", 1) &&
        anon_document_is_any(document, index - 1, coming, COUNT(coming)) &&
        anon_document_joined(document, index - 2, " ", 1) &&
        (anon_document_is_any(document, index - 2, them, COUNT(them)) ||
            is_somebody(document, index - 2));
}

/* "She is fifty-eight and", "when I was eight, ", "she'll be 50 soon" */
static bool
is_being(const struct anon_document *document, size_t index)
{
    static const char *const pronouns[] = { "he", "she" };
    static const char *const them[] = { "ia", "dia", "aku", "saya", "klien" };
    static const char *const when[] = { "waktu", "saat", "ketika", "semasa",
        "sewaktu" };
    size_t who = before_being(document, index);

    if (who == index && index > 1 &&
        anon_document_is_any(document, index - 1, them, COUNT(them)) &&
        anon_document_is_any(document, index - 2, when, COUNT(when))) {
        return true; /* "waktu ia sepuluh, " */
    }
    if (who == index && is_coming(document, index)) {
        return true;
    }
    if (who == index && index > 0) {
        /* "He's nine": the 's belongs to the gap. */
        struct anon_text gap = anon_document_gap(document, index - 1);

        return gap.len == 3 && gap.data[2] == ' ' &&
            ((gap.data[1] == 's' &&
                 anon_document_is_any(document, index - 1, pronouns,
                     COUNT(pronouns))) ||
                (gap.data[1] == 'm' &&
                    anon_document_is(document, index - 1, "i")));
    }
    return who > 0 && anon_document_joined(document, who - 1, " 'sml", 4) &&
        is_somebody(document, who - 1);
}

/* "At 9 she takes her pills": the time of day. */
static bool
is_hour(const struct anon_document *document, size_t index, size_t last)
{
    struct anon_text word = anon_document_word(document, index);

    return last == index &&
        (word.len < 2 || word.len > 2 || word.data[0] < '1' ||
            word.data[0] > '9' || (word.data[0] == '1' && word.data[1] <= '2'));
}

/* "At 17 he left", "married at 22", "pushing 60" */
static bool
is_milestone(const struct anon_document *document, size_t index, size_t last)
{
    static const char *const lives[] = { "married", "pregnant", "died", "dead",
        "retired", "home", "school", "diagnosed", "orphaned", "widowed",
        "abused", "arrested", "started", "began", "born", "mother", "father",
        "emigrated", "divorced", "quit", "expelled", "d", "dx", "her", "him",
        "us", "admission", "admitted", "diagnosis", "onset", "attempt",
        "overdose", "pregnancy", "marriage", "death", "drinking", "smoking",
        "using" };
    static const char *const nearing[] = { "pushing", "approaching",
        "nearing" };

    if (index == 0 || (document->tokens[index].flags & ANON_TOKEN_LINE) ||
        !anon_document_joined(document, index - 1, " ", 1)) {
        return false;
    }
    if (anon_document_is_any(document, index - 1, nearing, COUNT(nearing))) {
        return ends(document, last);
    }
    if (!anon_document_is(document, index - 1, "at") &&
        !anon_document_is(document, index - 1, "aged")) {
        return false;
    }
    if (!is_hour(document, index, last) && last + 1 < document->token_count &&
        is_somebody(document, last + 1) &&
        anon_document_joined(document, last, " ,", 2)) {
        return (document->tokens[last + 1].flags & ANON_TOKEN_LINE) == 0;
    }
    return index > 1 && ends(document, last) &&
        anon_document_is_any(document, index - 2, lives, COUNT(lives));
}

/* Children who are named together, before their ages. */
static bool
is_brood(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "children", "kids", "sons",
        "daughters", "boys", "girls", "twins", "siblings", "brothers",
        "sisters", "grandchildren", "stepchildren", "anak", "anaknya", "adik",
        "adiknya", "cucu", "cucunya" };

    return anon_document_is_any(document, index, words, COUNT(words));
}

/* The number at `index`, when it could be a child's age; else 0. */
static int
child_age(const struct anon_document *document, size_t index)
{
    struct anon_text word;
    int age = 0;
    size_t i;

    if (index >= document->token_count ||
        (document->tokens[index].flags & ANON_TOKEN_NUMBER) == 0) {
        return 0;
    }
    word = anon_document_word(document, index);
    for (i = 0; i < word.len && i < 3; i++) {
        age = age * 10 + (word.data[i] - '0');
    }
    return word.len > 2 || age > CHILD_MAX ? 0 : age;
}

/* "two children, 5 and 8", "anak (4, 7 dan 9)": each of the numbers. */
static bool
is_listed(const struct anon_document *document, size_t index)
{
    static const char *const and[] = { "and", "dan" };
    size_t first = index;
    size_t last = index;

    if (child_age(document, index) == 0) {
        return false;
    }
    while (first > 1 && index - first < 6) {
        size_t before = first - 1;

        before -= anon_document_is_any(document, before, and, COUNT(and));
        if (child_age(document, before) == 0 ||
            !anon_document_joined(document, before, " ,&", 2)) {
            break;
        }
        first = before;
    }
    while (last - index < 6) {
        size_t after = last + 1;

        after += after < document->token_count &&
            anon_document_is_any(document, after, and, COUNT(and));
        if (child_age(document, after) == 0 ||
            !anon_document_joined(document, after - 1, " ,&", 2)) {
            break;
        }
        last = after;
    }
    return last > first && first > 0 && ends(document, last) &&
        anon_document_joined(document, first - 1, " ,:(", 2) &&
        is_brood(document, first - 1);
}

uint8_t
anon_age_told(const struct anon_document *document, size_t index, size_t last)
{
    /* What tells is such a word, a number of a list, or the 's of "he's". */
    if (index == 0 ||
        (!anon_age_has_before(document, index) &&
            (document->tokens[index - 1].flags & ANON_TOKEN_NUMBER) == 0 &&
            anon_document_gap(document, index - 1).len != 3)) {
        return 0;
    }
    if (is_milestone(document, index, last) || is_listed(document, index)) {
        return 65;
    }
    return is_being(document, index) && ends(document, last) ? 65 : 0;
}
