#include "anonymizer/age.h"

#include <string.h>

#include "anonymizer/bytes.h"
#include "anonymizer/run.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static size_t
len_of(const struct anon_document *document, size_t index)
{
    return document->tokens[index].end - document->tokens[index].begin;
}

static bool
is_sex_or_kin(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "boy", "girl", "man", "woman", "male",
        "female", "anak", "pria", "wanita", "perempuan", "laki", "lelaki",
        "remaja", "gadis", "klien", "client", "patient", "pasien", "lady",
        "gentleman", "teenager", "teen", "child", "student", "kid", "bocah",
        "bayi", "balita", "cowok", "cewek", "siswa", "siswi", "mahasiswa",
        "mahasiswi", "karyawan", "baby", "toddler", "kakaknya", "adiknya",
        "janda", "duda", "lajang", "single", "pt", "px", "ct", "nan", "gran",
        "nana", "stepdad", "stepmum", "stepson", "stepdaughter", "nephew",
        "niece", "twin", "ex", "eldest", "oldest", "youngest", "sulung",
        "bungsu", "anakku", "adikku", "kakakku", "cucu", "cucunya", "ponakan",
        "keponakan" };

    return index < document->token_count &&
        (anon_document_is_any(document, index, words, COUNT(words)) ||
            (anon_document_cues(document, index) & ANON_CUE_KIN));
}

/* A name by its capital and the lists. */
static bool
is_name(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];

    if ((token->flags & ANON_TOKEN_CAPITAL) == 0 ||
        (token->flags & (ANON_TOKEN_MIXED | ANON_TOKEN_NUMBER)) ||
        (anon_document_cues(document, index) &
            (ANON_CUE_WEEKDAY | ANON_CUE_MONTH | ANON_CUE_SCORE |
                ANON_CUE_COUNTED | ANON_CUE_UNIT))) {
        return false;
    }
    if (token->word == NULL) {
        return (token->flags & ANON_TOKEN_UPPER) == 0;
    }
    return (token->word->flags &
               (ANON_WORD_DRUG | ANON_WORD_SAFE | ANON_WORD_EPONYM |
                   ANON_WORD_INSTRUMENT | ANON_WORD_COUNTRY)) == 0 &&
        (token->word->odds_en > 0 || token->word->odds_id > 0 ||
            (index > 0 &&
                (document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL)) ||
            (token->begin > 0 &&
                anon_is_one_of(document->folded[token->begin - 1], "(\"")));
}

bool
anon_age_is_person(const struct anon_document *document, size_t index)
{
    static const char *const pronouns[] = { "aku", "saya", "ia", "dia", "gue",
        "gua", "gw", "beliau", "masih", "msh", "baru", "bru", "br", "skrg",
        "sekarang" };
    const struct anon_word *word;

    if (index >= document->token_count) {
        return false;
    }
    if (is_sex_or_kin(document, index) ||
        anon_document_is_any(document, index, pronouns, COUNT(pronouns)) ||
        (anon_document_cues(document, index) & ANON_CUE_TITLE)) {
        return true;
    }
    word = document->tokens[index].word;
    return (document->tokens[index].flags & ANON_TOKEN_CAPITAL) &&
        (word == NULL || word->odds_en > 0 || word->odds_id > 0);
}

bool
anon_age_is_one(const struct anon_document *document, size_t index)
{
    return is_sex_or_kin(document, index);
}

/* A bare number of years in brackets behind a name: "Wulan (34)". */
static bool
is_bracketed(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    const struct anon_token *before;
    const char *text = document->folded;

    if (index == 0 || token->begin == 0 || text[token->begin - 1] != '(' ||
        !anon_is_one_of(text[token->end], "),;") ||
        !anon_document_joined(document, index - 1, " (.", 3)) {
        return false;
    }
    before = token - 1;
    if (before->end - before->begin > 1 &&
        (anon_document_cues(document, index - 1) &
            (ANON_CUE_SCORE | ANON_CUE_COUNTED | ANON_CUE_NUMBERED |
                ANON_CUE_UNIT))) {
        return false;
    }
    if (before->flags & (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED)) {
        return false;
    }
    if (before->flags & ANON_TOKEN_UPPER) {
        return text[token->end] == ',' || before->end - before->begin <= 3;
    }
    /* "poppy (6)": no ordinary word, and no capital either. */
    return (before->flags & ANON_TOKEN_CAPITAL) != 0 ||
        anon_age_is_person(document, index - 1) || before->word == NULL ||
        before->word->odds_en > 0 || before->word->odds_id > 0;
}

/* What may go on after an age that nothing counts: ", lives alone". */
static bool
goes_on(const struct anon_document *document, size_t index)
{
    static const char *const words[] = { "and", "but", "now", "so", "when",
        "today", "this", "next", "with", "who", "dan", "or", "lives", "lived",
        "living", "moved", "is", "was", "has", "working", "works", "from",
        "studying", "married", "divorced", "separated", "single", "yang",
        "bekerja", "kerja", "tinggal", "kelas", "belum", "sudah", "ikut",
        "masih", "seorang", "presenting", "presents", "referred", "self", "in",
        "at", "tomorrow", "soon", "already", "still" };
    size_t end = document->tokens[index].end;
    char after = document->folded[end];

    if (after == '.') {
        return !anon_is_digit(document->folded[end + 1]);
    }
    return after == '\0' || anon_is_one_of(after, ",;)\n!?") ||
        (anon_document_joined(document, index, " ", 1) &&
            anon_document_is_any(document, index + 1, words, COUNT(words)));
}

/* "Aku 25, kamu 27", "gw 16 kak" */
static bool
is_told(const struct anon_document *document, size_t index)
{
    static const char *const pronouns[] = { "aku", "saya", "gue", "gua", "gw",
        "dia", "ia", "kamu", "beliau", "umurnya" };
    static const char *const sexes[] = { "laki", "perempuan", "pria", "wanita",
        "lk", "pr" };
    static const char *const spoken[] = { "kak", "bang", "dok", "bu", "pak",
        "mas", "mbak", "min", "ka", "kakak", "tapi", "skrg", "sekarang" };

    size_t who = index - 1;

    if (index > 1 &&
        (anon_document_is(document, who, "baru") ||
            anon_document_is(document, who, "masih"))) {
        who--;
    }
    return len_of(document, index) == 2 &&
        (anon_document_is_any(document, who, pronouns, COUNT(pronouns)) ||
            anon_document_is_any(document, who, sexes, COUNT(sexes))) &&
        anon_document_joined(document, index - 1, " ", 1) &&
        (goes_on(document, index) ||
            anon_document_is_any(document, index + 1, spoken, COUNT(spoken)));
}

/* "baby Nolan, 5 months,", "Ottilie, 9 weeks." */
static bool
is_baby(const struct anon_document *document, size_t index)
{
    static const char *const spans[] = { "weeks", "months", "mths", "bulan",
        "bln" };
    size_t next = index + 1;

    return index > 0 &&
        anon_document_is_any(document, next, spans, COUNT(spans)) &&
        anon_document_joined(document, index, " ", 1) &&
        anon_document_joined(document, index - 1, " ,(", 2) &&
        document->folded[document->tokens[index - 1].end] != '\'' &&
        (is_name(document, index - 1) ||
            anon_document_is(document, index - 1, "baby") ||
            anon_document_is(document, index - 1, "bayi")) &&
        (document->tokens[index - 1].flags & ANON_TOKEN_SENTENCE) == 0 &&
        anon_is_one_of(document->folded[document->tokens[next].end], ".,;)");
}

/* "Client is 46 and lives", "she's 19.", "shes 87": nothing counted behind. */
static bool
is_stated(const struct anon_document *document, size_t index)
{
    static const char *const verbs[] = { "is", "was", "am", "are", "im", "just",
        "only", "client", "now", "nearly", "almost" };
    static const char *const fused[] = { "shes", "hes", "im" };
    static const char *const pronouns[] = { "he", "she", "i" };
    static const char *const people[] = { "he", "she", "i", "they", "who",
        "now", "just", "only", "client", "patient", "herself", "himself", "is",
        "was", "shes", "hes", "im", "am" };

    if (!goes_on(document, index) ||
        !anon_document_joined(document, index - 1, " 'smred", 4)) {
        return false;
    }
    if (anon_document_is_any(document, index - 1, fused, COUNT(fused)) ||
        (anon_document_is_any(document, index - 1, pronouns, COUNT(pronouns)) &&
            document->folded[document->tokens[index - 1].end] == '\'')) {
        return true;
    }
    return index > 1 &&
        anon_document_is_any(document, index - 1, verbs, COUNT(verbs)) &&
        (anon_document_is_any(document, index - 2, people, COUNT(people)) ||
            is_sex_or_kin(document, index - 2) || is_name(document, index - 2));
}

bool
anon_age_behind_stop(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index - 1);

    return (gap.len == 3 && memcmp(gap.data, "., ", 3) == 0) ||
        (gap.len == 2 && memcmp(gap.data, ". ", 2) == 0 &&
            len_of(document, index - 1) == 1 &&
            (document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL));
}

/* A comma, a bar or a bullet before token `index`, no sentence's end. */
static bool
is_set_off(const struct anon_document *document, size_t index)
{
    struct anon_text gap = anon_document_gap(document, index - 1);
    bool found = false;
    size_t i;

    for (i = anon_age_behind_stop(document, index); i < gap.len; i++) {
        if (anon_is_one_of(gap.data[i], "\n.!?:;/(")) {
            return false;
        }
        found = found || gap.data[i] == ',' || gap.data[i] == '|' ||
            (unsigned char)gap.data[i] >= 0x80;
    }
    return found && gap.len <= 6;
}

/* "anak bungsu, 31, down", "aku Vania, 19", "IC 850612-07-5544, 39,". */
static bool
is_listed(const struct anon_document *document, size_t index)
{
    static const char *const pronouns[] = { "aku", "saya", "gue", "gua", "gw" };
    size_t back;

    if (document->folded[document->tokens[index].end] != ',' ||
        len_of(document, index) != 2) {
        return false;
    }
    if (len_of(document, index - 1) >= 4 &&
        (document->tokens[index - 1].flags &
            (ANON_TOKEN_NUMBER | ANON_TOKEN_MIXED))) {
        return len_of(document, index - 1) >= 6 ||
            (index > 1 && anon_document_joined(document, index - 2, "-", 1));
    }
    for (back = 2; back <= 3 && back <= index; back++) {
        if ((document->tokens[index - back + 1].flags & ANON_TOKEN_SENTENCE)) {
            return false;
        }
        if (is_sex_or_kin(document, index - back) ||
            anon_document_is_any(document, index - back, pronouns,
                COUNT(pronouns))) {
            return true;
        }
    }
    return false;
}

/* "Male, 34, lives", "their son, 7,", "Dad (Kev, 62)", "F, 41". */
static bool
is_apposed(const struct anon_document *document, size_t index)
{
    static const char *const letters[] = { "f", "m", "l", "p" };
    const struct anon_token *before = &document->tokens[index - 1];

    if (!is_set_off(document, index) || !goes_on(document, index)) {
        return false;
    }
    if (is_sex_or_kin(document, index - 1) || is_listed(document, index)) {
        return true;
    }
    return ((len_of(document, index) == 2 ||
                document->folded[document->tokens[index].end] == ',') &&
               is_name(document, index - 1)) ||
        (anon_document_is_any(document, index - 1, letters, COUNT(letters)) &&
            (before->flags & ANON_TOKEN_CAPITAL));
}

/* "58, retired postman", "58 th, pensiunan": how a note begins. */
static bool
is_opening(const struct anon_document *document, size_t index, size_t last)
{
    static const char *const states[] = { "married", "single", "divorced",
        "separated", "widowed", "widow", "widower", "retired", "lives",
        "living", "works", "unemployed", "student", "presents", "presenting",
        "self", "menikah", "lajang", "janda", "duda", "cerai", "bercerai",
        "pensiunan", "tinggal", "mahasiswa", "mahasiswi", "siswa", "siswi",
        "bekerja", "kerja", "buruh", "karyawan", "karyawati", "perempuan",
        "pria", "wanita", "male", "female" };
    static const char *const years[] = { "first", "second", "third", "final" };
    size_t next = last + 1;

    if (index > 0 &&
        (document->tokens[index].flags &
            (ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE)) == 0) {
        return false;
    }
    if ((anon_document_cues(document, next) & ANON_CUE_YEARS) &&
        anon_document_joined(document, last, " ", 1)) {
        next++;
    }
    if (next >= document->token_count ||
        !anon_document_joined(document, next - 1, ", ", 2) ||
        document->folded[document->tokens[next - 1].end] != ',') {
        return false;
    }
    return anon_document_is_any(document, next, states, COUNT(states)) ||
        (anon_document_is_any(document, next, years, COUNT(years)) &&
            anon_document_is(document, next + 1, "year"));
}

/* "Keisha baru 9!", "kirana masih 10": a name and how old it is now. */
static bool
is_only(const struct anon_document *document, size_t index)
{
    static const char *const only[] = { "baru", "masih", "skrg", "sekarang" };
    const struct anon_word *word;

    if (index < 2 ||
        !anon_document_is_any(document, index - 1, only, COUNT(only)) ||
        !anon_document_joined(document, index - 1, " ", 1) ||
        !anon_document_joined(document, index - 2, " ", 1) ||
        !anon_is_one_of(document->folded[document->tokens[index].end],
            ".,;!)")) {
        return false;
    }
    word = document->tokens[index - 2].word;
    return is_name(document, index - 2) ||
        (anon_document_cues(document, index - 2) & ANON_CUE_KIN) != 0 ||
        (word != NULL && word->odds_id > 3 && word->odds_en > -20);
}

/* "wife 41, kids", "yang bungsu 14.", "Son Marek 12 and": set beside. */
static bool
is_beside_kin(const struct anon_document *document, size_t index)
{
    static const char *const which[] = { "eldest", "oldest", "youngest",
        "sulung", "bungsu" };
    static const char *const when[] = { "when", "waktu", "saat", "ketika" };
    static const char *const nya[] = { "nya" };
    bool ends =
        anon_is_one_of(document->folded[document->tokens[index].end], ",;)");

    if (!anon_document_joined(document, index - 1, " ", 1)) {
        return false;
    }
    if (anon_document_is_any(document, index - 1, which, COUNT(which))) {
        return goes_on(document, index);
    }
    if ((anon_document_cues(document, index - 1) & ANON_CUE_KIN) ||
        ((document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL) &&
            anon_document_ends_with(document, index - 1, nya, 1))) {
        return len_of(document, index) == 2 &&
            ((ends && !anon_document_ends_with(document, index - 1, nya, 1)) ||
                (anon_document_joined(document, index, " ", 1) &&
                    anon_document_is_any(document, index + 1, when,
                        COUNT(when))));
    }
    return index > 1 && (ends || goes_on(document, index)) &&
        (document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL) &&
        is_name(document, index - 1) &&
        (anon_document_cues(document, index - 2) & ANON_CUE_KIN) &&
        anon_document_joined(document, index - 2, " ", 1);
}

/* "a woman of 71" */
static bool
is_of_person(const struct anon_document *document, size_t index)
{
    return index > 1 && anon_document_is(document, index - 1, "of") &&
        is_sex_or_kin(document, index - 2);
}

/* "34 F presenting", "Pt 41 M." */
static bool
is_before_letter(const struct anon_document *document, size_t index)
{
    size_t next = index + 1;
    bool slash;

    if (len_of(document, index) != 2 || next >= document->token_count ||
        len_of(document, next) != 1 ||
        !anon_document_joined(document, index, " /", 1) ||
        (document->tokens[next].flags & ANON_TOKEN_CAPITAL) == 0 ||
        (!anon_document_is(document, next, "f") &&
            !anon_document_is(document, next, "m"))) {
        return false;
    }
    slash = document->folded[document->tokens[index].end] == '/';
    return goes_on(document, next) &&
        (slash || index == 0 || anon_age_is_person(document, index - 1) ||
            anon_document_is(document, index - 1, "a") ||
            (document->tokens[index].flags &
                (ANON_TOKEN_LINE | ANON_TOKEN_SENTENCE)));
}

/* "her 40th birthday", "ulang tahun ke-17", "ultah yang ke 30" */
static bool
is_birthday(const struct anon_document *document, size_t index)
{
    if (anon_document_is(document, index + 1, "birthday") ||
        anon_document_is(document, index + 1, "bday")) {
        return true;
    }
    return index > 1 && anon_document_is(document, index - 1, "ke") &&
        anon_document_joined(document, index - 1, " -", 1) &&
        (anon_document_is(document, index - 2, "ultah") ||
            anon_document_is(document, index - 2, "ultahnya") ||
            (index > 2 && anon_document_is(document, index - 3, "ulang")) ||
            (index > 3 && anon_document_is(document, index - 4, "ulang")));
}

uint8_t
anon_age_words_beside(const struct anon_document *document, size_t first,
    size_t last)
{
    if (is_opening(document, first, last)) {
        return 60;
    }
    if ((anon_document_cues(document, last + 1) & ANON_CUE_YEARS) &&
        anon_document_joined(document, last, " ", 1)) {
        last++;
    }
    return first > 0 && is_set_off(document, first) &&
            anon_is_one_of(document->folded[document->tokens[last].end],
                ",)") &&
            (is_sex_or_kin(document, first - 1) || is_name(document, first - 1))
        ? 60
        : 0;
}

bool
anon_age_has_before(const struct anon_document *document, size_t index)
{
    return index > 0 &&
        (document->tokens[index - 1].marks & ANON_MARK_AGE_BEFORE) != 0;
}

bool
anon_age_has_behind(const struct anon_document *document, size_t index)
{
    return index + 1 < document->token_count &&
        (document->tokens[index + 1].marks & ANON_MARK_AGE_BEHIND) != 0;
}

uint8_t
anon_age_beside(const struct anon_document *document, size_t index)
{
    bool before = anon_age_has_before(document, index);
    bool behind = anon_age_has_behind(document, index);

    if (((before || behind) && is_birthday(document, index)) ||
        is_bracketed(document, index)) {
        return 60;
    }
    if (behind && is_baby(document, index)) {
        return 55;
    }
    if (len_of(document, index) == 2 && is_opening(document, index, index)) {
        return 60;
    }
    if (index > 0 && !anon_run_is_counted(document, index) &&
        ((before &&
             (is_stated(document, index) || is_of_person(document, index) ||
                 is_told(document, index) || is_only(document, index))) ||
            is_apposed(document, index) || is_beside_kin(document, index))) {
        return 60;
    }
    return behind && is_before_letter(document, index) ? 55 : 0;
}

uint8_t
anon_age_behind_letter(const struct anon_document *document, size_t index)
{
    static const char *const letters[] = { "l", "p", "f", "m" };
    size_t begin;

    if (index == 0 || len_of(document, index - 1) != 1 ||
        !anon_document_joined(document, index - 1, "/", 1) ||
        !anon_document_is_any(document, index - 1, letters, COUNT(letters)) ||
        len_of(document, index) > 2 ||
        document->folded[document->tokens[index].end] == '/') {
        return 0;
    }
    begin = document->tokens[index - 1].begin;
    if (begin > 0 && document->folded[begin - 1] == '/') {
        return 0;
    }
    return (document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL) ||
            (anon_document_cues(document, index + 1) & ANON_CUE_YEARS)
        ? 65
        : 0;
}

/* Words that say whose ten years it is, not of which century. */
static bool
is_somebodys(const struct anon_document *document, size_t index)
{
    static const char *const owners[] = { "his", "her", "their", "my", "your",
        "our" };
    size_t back;

    if (index > 0 && is_sex_or_kin(document, index - 1) &&
        anon_document_joined(document, index - 1, " ,", 2)) {
        return true;
    }
    for (back = 1; back <= 3 && back <= index; back++) {
        if (anon_document_is_any(document, index - back, owners,
                COUNT(owners)) ||
            (anon_document_cues(document, index - back) & ANON_CUE_AGE)) {
            return true;
        }
    }
    return false;
}

/* "late 40s", "mid-forties": the word before goes too. */
static size_t
decade_begin(const struct anon_document *document, size_t index)
{
    static const char *const parts[] = { "early", "mid", "late", "awal",
        "akhir", "pertengahan" };

    return index > 0 &&
            anon_document_is_any(document, index - 1, parts, COUNT(parts)) &&
            anon_document_joined(document, index - 1, " -", 1)
        ? document->tokens[index - 1].begin
        : document->tokens[index].begin;
}

/* "30", "30s", "30an": tens, and an ending or none. */
static bool
is_tens(struct anon_text word)
{
    return word.len >= 2 && word.data[0] >= '1' && word.data[0] <= '9' &&
        word.data[1] == '0' &&
        (word.len == 2 || (word.len == 3 && word.data[2] == 's') ||
            (word.len == 4 && memcmp(word.data + 2, "an", 2) == 0));
}

/* The last token of an age in tens at `index`; false: none. */
static bool
read_tens(const struct anon_document *document, size_t index, size_t *ret_last)
{
    static const char *const words[] = { "teens", "twenties", "thirties",
        "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
        "belasan" };

    uint64_t cues = anon_document_cues(document, index);
    struct anon_text word = anon_document_word(document, index);

    *ret_last = index;
    if (is_tens(word)) {
        *ret_last += word.len == 2;
        return word.len > 2 ||
            (anon_age_has_behind(document, index) &&
                anon_document_joined(document, index, "-' ", 1) &&
                (anon_document_is(document, index + 1, "an") ||
                    anon_document_is(document, index + 1, "s")));
    }
    if (cues & ANON_CUE_COUNTED) {
        return anon_document_is_any(document, index, words, COUNT(words));
    }
    *ret_last = index + 1;
    return (cues & ANON_CUE_DIGIT) &&
        anon_document_is(document, index + 1, "puluhan") &&
        anon_document_joined(document, index, " ", 1);
}

bool
anon_age_read_decade(const struct anon_document *document, size_t index,
    struct anon_age_span *ret_span)
{
    size_t last;

    if (!read_tens(document, index, &last) || !is_somebodys(document, index)) {
        return false;
    }
    *ret_span = (struct anon_age_span){ decade_begin(document, index),
        document->tokens[last].end, last };
    return true;
}
