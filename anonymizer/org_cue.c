#include "anonymizer/org_cue.h"

/*
 * Organisations by what stands before them: work, studies, a field of a form.
 */

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
        "drives", "drove", "jualan", "jaga" };
    static const char *const links_to[] = { "at", "for", "with", "di", "in" };
    bool linked = false;
    size_t i;

    if (index < 2 || !anon_context_gap_is(context, index - 1, " ") ||
        !anon_context_gap_is(context, index - 2, " ")) {
        return false;
    }
    for (i = 0; i < sizeof(links_to) / sizeof(links_to[0]); i++) {
        linked |= anon_document_is(context->document, index - 1, links_to[i]);
    }
    for (i = 0; linked && i < sizeof(verbs) / sizeof(verbs[0]); i++) {
        if (anon_document_is(context->document, index - 2, verbs[i])) {
            return true;
        }
    }
    return false;
}

/* "karyawan Such": whose, when the word is nobody's name. */
static bool
staff_cue(const struct anon_context *context, size_t index)
{
    static const char *const words[] = { "karyawan", "karyawati", "pegawai",
        "staf", "alumni", "alumnus", "kasir", "satpam", "mandor" };

    if (context->document->language != ANON_LANGUAGE_ID ||
        !anon_context_gap_is(context, index - 1, " ") ||
        anon_context_odds(context, index) > STAFF_ODDS) {
        return false;
    }
    return anon_document_is_any(context->document, index - 1, words,
        sizeof(words) / sizeof(words[0]));
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

/* "School: Such", "Gereja : Such": a form asks for it. */
static bool
field_cue(const struct anon_context *context, size_t index)
{
    static const char *const fields[] = { "school", "employer", "church",
        "workplace", "insurance", "insurer", "agency", "parish", "mosque",
        "clinic", "surgery", "hospital", "university", "college", "pharmacy",
        "sekolah", "kampus", "gereja", "perusahaan", "instansi", "kantor",
        "lembaga", "paroki", "masjid", "klinik", "asuransi", "faskes", "kerja",
        "universitas" };

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
    struct anon_text gap;

    if (!anon_document_is_any(context->document, index, saints,
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

enum anon_org_cue
anon_org_cue(const struct anon_context *context, size_t index)
{
    if (!anon_context_capital(context, index)) {
        return ANON_ORG_CUE_NONE;
    }
    if (work_cue(context, index) || staff_cue(context, index) ||
        firm_cue(context, index)) {
        return ANON_ORG_CUE_WORK;
    }
    if (index > 0 && field_cue(context, index)) {
        return ANON_ORG_CUE_FIELD;
    }
    return index > 0 && saint_cue(context, index) ? ANON_ORG_CUE_SAINT
                                                  : ANON_ORG_CUE_NONE;
}
