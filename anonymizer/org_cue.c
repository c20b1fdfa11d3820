#include "anonymizer/org_cue.h"

#include "anonymizer/scratch.h"

/*
 * Organisations by what stands before them: work, studies, a field of a form;
 * and which words they are made of.
 */

/* Words right before an organisation. */
#define WORK_LINKS "at", "for", "with", "di", "in", "from", "by"
#define WARD_LINKS "to", "from", "at"
#define TRADES                                                                 \
    "kuliah", "mahasiswa", "mahasiswi", "lulusan", "kernet", "operator",       \
        "teller", "magang", "startup", "sopir", "supir"
#define CREWS "pilot", "pramugari", "pramugara"
#define STAFF                                                                  \
    "karyawan", "karyawati", "pegawai", "staf", "alumni", "alumnus", "kasir",  \
        "satpam", "mandor", "pemilik"
#define FIELDS                                                                 \
    "school", "employer", "church", "workplace", "insurance", "insurer",       \
        "agency", "parish", "mosque", "clinic", "surgery", "hospital",         \
        "university", "college", "pharmacy", "sekolah", "kampus", "gereja",    \
        "perusahaan", "instansi", "kantor", "lembaga", "paroki", "masjid",     \
        "klinik", "asuransi", "faskes", "kerja", "universitas"

#define KINDS                                                                  \
    "company", "firm", "shop", "union", "salon", "bakery", "church",           \
        "workplace", "charity", "nursery", "school", "club", "perusahaannya",  \
        "kantornya", "gerejanya", "sekolahnya", "kampusnya", "tokonya",        \
        "pabriknya", "pesantrennya", "warungnya"
#define DRIVEN                                                                 \
    "truk", "bus", "travel", "taksi", "angkot", "kontainer", "tronton"

/* Above these odds, log2, "satpam Such" is a name. */
#define STAFF_ODDS 3

/* Whether "works at", "bekerja di" and the like end before `index`. */
static bool
work_cue(const struct anon_context *context, size_t index)
{
    static const char *const verbs[] = { "works", "working", "worked", "work",
        "job", "employed", "studies", "studying", "studied", "enrolled",
        "interned", "volunteers", "teaches", "bekerja", "kerja", "kuliah",
        "sekolah", "magang", "dirawat", "berobat", "mengajar", "ngajar",
        "karyawan", "karyawati", "pegawai", "staf", "mahasiswa", "siswa",
        "drives", "drove", "jualan", "jaga", "shift", "shifts", "nights",
        "apprentice", "cleaner", "cashier", "porter", "internship", "placement",
        "lectures", "graduated", "volunteer", "volunteering", "startup",
        "ngantor", "nyantri", "mondok", "opname", "hired", "sacked",
        "contracted", "plays", "played", "engineer", "accountant", "nurse",
        "mechanic", "electrician", "welder", "chef", "waitress", "waiter",
        "barista", "receptionist", "analyst", "developer", "paralegal",
        "caretaker", "clerk", "guard", "perawat", "satpam", "kasir", "sopir" };
    static const char *const links_to[] = { WORK_LINKS };

    return anon_document_is_any(context->document, index - 2, verbs,
               sizeof(verbs) / sizeof(verbs[0])) &&
        anon_document_is_any(context->document, index - 1, links_to,
            sizeof(links_to) / sizeof(links_to[0]));
}

/* "transported to Such", "discharged from Such": a hospital. */
static bool
ward_cue(const struct anon_context *context, size_t index)
{
    static const char *const verbs[] = { "admitted", "readmitted",
        "transported", "discharged", "hospitalised", "hospitalized" };
    static const char *const links_to[] = { WARD_LINKS };
    static const char *const wards[] = { "ward", "unit", "level", "room" };

    return anon_document_is_any(context->document, index - 2, verbs,
               sizeof(verbs) / sizeof(verbs[0])) &&
        anon_document_is_any(context->document, index - 1, links_to,
            sizeof(links_to) / sizeof(links_to[0])) &&
        !anon_document_is_any(context->document, index, wards,
            sizeof(wards) / sizeof(wards[0]));
}

/* Whether a word is an abbreviation or in no list of words. */
static bool
is_proper(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;

    return anon_context_case(context, index) == ANON_CASE_ACRONYM ||
        word == NULL || (word->rank_en == 0 && word->rank_id == 0);
}

/* "kuliah Such", "pilot Such Air": whose, when it is no subject or trade. */
static bool
trade_cue(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { TRADES };
    static const char *const crews[] = { CREWS };
    static const char *const driven[] = { DRIVEN };

    if (index > 1 &&
        anon_document_is_any(context->document, index - 1, driven,
            sizeof(driven) / sizeof(driven[0])) &&
        (anon_document_is(context->document, index - 2, "sopir") ||
            anon_document_is(context->document, index - 2, "supir") ||
            anon_document_is(context->document, index - 2, "kernet"))) {
        return true;
    }
    return (is_proper(context, index) &&
               anon_document_is_any(context->document, index - 1, words,
                   sizeof(words) / sizeof(words[0]))) ||
        anon_document_is_any(context->document, index - 1, crews,
            sizeof(crews) / sizeof(crews[0]));
}

/* "karyawan Such": whose, when the word is nobody's name. */
static bool
staff_cue(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { STAFF };

    if (context->document->language != ANON_LANGUAGE_ID ||
        !anon_context_gap_is(context, index - 1, " ")) {
        return false;
    }
    return (trade_cue(context, index) ||
               anon_document_is_any(context->document, index - 1, words,
                   sizeof(words) / sizeof(words[0]))) &&
        anon_context_odds(context, index) <= STAFF_ODDS &&
        !anon_org_is_level(context->document, index);
}

/* "at Such & Such". */
static bool
firm_cue(const struct anon_context *context, size_t index)
{
    return anon_context_gap_is(context, index, " & ") &&
        anon_context_capital(context, index + 1) &&
        anon_context_gap_is(context, index - 1, " ") &&
        (anon_document_is(context->document, index - 1, "at") ||
            anon_document_is(context->document, index - 1, "di"));
}

/* "the company, Such, folded", "our school (Such)": which one it is. */
static bool
kind_cue(const struct anon_context *context, size_t index)
{
    static const char *const kinds[] = { KINDS };
    size_t end = index + 1;
    struct anon_text gap;

    if ((!anon_context_gap_is(context, index - 1, ", ") &&
            !anon_context_gap_is(context, index - 1, " (")) ||
        !anon_document_is_any(context->document, index - 1, kinds,
            sizeof(kinds) / sizeof(kinds[0])) ||
        (anon_context_flags(context, index) &
            (ANON_WORD_SAFE | ANON_WORD_NATION | ANON_WORD_HONORIFIC)) != 0) {
        return false;
    }
    while (end < context->count && end < index + 4 &&
        anon_context_gap_is(context, end - 1, " ") &&
        anon_context_capital(context, end)) {
        end++;
    }
    gap = anon_document_gap(context->document, end - 1);
    return gap.len > 0 &&
        (gap.data[0] == ',' || gap.data[0] == '.' || gap.data[0] == ')');
}

/* "School: Such", "Gereja : Such": a form asks for it. */
static bool
field_cue(const struct anon_context *context, size_t index)
{
    static const char *const fields[] = { FIELDS };

    if (!anon_context_gap_is(context, index - 1, ": ") &&
        !anon_context_gap_is(context, index - 1, " : ")) {
        return false;
    }
    return anon_document_is_any(context->document, index - 1, fields,
        sizeof(fields) / sizeof(fields[0]));
}

/* "St Such's", "at St. Such": a church, a school or a hospital. */
static bool
saint_cue(const struct anon_context *context, size_t index)
{
    static const char *const before[] = { "at", "to", "from", "di", "ke",
        "church", "school", "paroki", "gereja" };
    static const char *const saints[] = { "st", "saint", "santo", "santa" };
    const struct anon_document *document = context->document;
    struct anon_text gap;

    if (document->folded[document->tokens[index].begin] != ANON_ORG_SAINT ||
        !anon_document_is_any(context->document, index, saints,
            sizeof(saints) / sizeof(saints[0])) ||
        index + 1 >= context->count ||
        !anon_context_capital(context, index + 1) ||
        (!anon_context_gap_is(context, index, " ") &&
            !anon_context_gap_is(context, index, ". "))) {
        return false;
    }
    gap = anon_document_gap(context->document, index + 1);
    if (gap.len > 1 && gap.data[0] == '\'' && gap.data[1] == 's') {
        return true;
    }
    return anon_document_is_any(context->document, index - 1, before,
        sizeof(before) / sizeof(before[0]));
}

/* Whether the word before the token may be one of all these: most are not. */
static bool
may_be_cued(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { WORK_LINKS, WARD_LINKS, TRADES, CREWS,
        STAFF, FIELDS, DRIVEN, KINDS };
    const struct anon_document *document = context->document;
    struct anon_sieves *sieves = document->scratch->sieves;

    return sieves == NULL ||
        anon_sieve_may(sieves, words, sizeof(words) / sizeof(words[0]), false,
            document->tokens[index - 1].hash);
}

bool
anon_org_is_level(const struct anon_document *document, size_t index)
{
    static const char *const levels[] = { "s1", "s2", "s3", "d1", "d2", "d3",
        "d4", "paud", "tk", "sd", "mi", "smp", "mts", "sltp", "sma", "smu",
        "smk", "smea", "stm", "slta", "slb", "pgsd", "dkv", "fk", "fkg", "fkm",
        "fkip", "fisip", "feb", "kkn", "ppg", "coass", "koas", "it", "pns",
        "asn", "p3k", "pppk", "cnc", "hgv", "lgv" };

    return anon_document_is_any(document, index, levels,
        sizeof(levels) / sizeof(levels[0]));
}

/*
 * anon_org_cue() of a capital that may have a cue.  Not inlined: most capitals
 * have none, and should not pay for what it keeps in registers.
 */
static __attribute__((noinline)) enum anon_org_cue
read_cue(const struct anon_context *context, size_t index)
{
    if (saint_cue(context, index)) {
        return ANON_ORG_CUE_SAINT;
    }
    if ((index > 1 && anon_context_gap_is(context, index - 1, " ") &&
            anon_context_gap_is(context, index - 2, " ") &&
            (work_cue(context, index) || ward_cue(context, index))) ||
        staff_cue(context, index) || firm_cue(context, index) ||
        kind_cue(context, index)) {
        return ANON_ORG_CUE_WORK;
    }
    return field_cue(context, index) ? ANON_ORG_CUE_FIELD : ANON_ORG_CUE_NONE;
}

enum anon_org_cue
anon_org_cue(const struct anon_context *context, size_t index)
{
    const struct anon_document *document = context->document;

    if (!anon_org_may_have_cue(context, index) ||
        !anon_context_capital(context, index) ||
        (document->folded[document->tokens[index].begin] != ANON_ORG_SAINT &&
            !may_be_cued(context, index))) {
        return ANON_ORG_CUE_NONE;
    }
    return read_cue(context, index);
}

#define NEVER                                                                  \
    (ANON_WORD_MONTH | ANON_WORD_WEEKDAY | ANON_WORD_DRUG | ANON_WORD_KIN |    \
        ANON_WORD_LABEL | ANON_WORD_INSTRUMENT)

/* "SEEN AT SUCH SCHOOL": among capitals the smallest words are small ones. */
static bool
is_shouted_link(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;

    return anon_context_case(context, index) == ANON_CASE_SHOUT &&
        word != NULL &&
        ((word->rank_en != 0 && word->rank_en <= 7) ||
            (word->rank_id != 0 && word->rank_id <= 7));
}

/* "Such Child Clinic", "Such & Partners": whom or whose it is. */
static bool
is_whose(const struct anon_context *context, size_t index)
{
    return index > 0 && (anon_context_flags(context, index) & ANON_WORD_KIN) &&
        anon_context_case(context, index) == ANON_CASE_CAPITAL &&
        (anon_context_gap_is(context, index - 1, " & ") ||
            (anon_context_gap_is(context, index - 1, " ") &&
                anon_context_capital(context, index - 1) &&
                anon_context_gap_is(context, index, " ") &&
                (anon_context_flags(context, index + 1) & ANON_WORD_ORG_TAIL)));
}

bool
anon_org_fits(const struct anon_context *context, size_t index)
{
    const struct anon_token *token = &context->document->tokens[index];

    if (context->taken[index]) {
        return false;
    }
    if (token->flags & ANON_TOKEN_NUMBER) {
        return token->end - token->begin <= 3;
    }
    return anon_context_capital(context, index) &&
        !is_shouted_link(context, index) &&
        ((anon_context_flags(context, index) & NEVER) == 0 ||
            is_whose(context, index));
}

/* A word of a title is rarer than this when it says which; anon_word.rank. */
#define RARE_RANK 13

/* "Such Family Practice" on a line of its own: a word that is seldom read. */
bool
anon_org_is_rare(const struct anon_context *context, size_t index)
{
    const struct anon_word *word = context->document->tokens[index].word;
    enum anon_case found = anon_context_case(context, index);

    return (found == ANON_CASE_TITLE ||
               (found == ANON_CASE_START &&
                   anon_context_case(context, index + 1) == ANON_CASE_TITLE)) &&
        (word->flags & ANON_WORD_ORG) == 0 &&
        (word->rank_en == 0 || word->rank_en > RARE_RANK) &&
        (word->rank_id == 0 || word->rank_id > RARE_RANK);
}

/* "Such & Sons", "Such & Co": a firm by its form. */
bool
anon_org_is_firm(const struct anon_context *context, size_t end)
{
    static const char *const forms[] = { "sons", "daughters", "co", "partners",
        "bros", "associates" };

    return end > 1 && anon_context_gap_is(context, end - 2, " & ") &&
        anon_document_is_any(context->document, end - 1, forms,
            sizeof(forms) / sizeof(forms[0]));
}
