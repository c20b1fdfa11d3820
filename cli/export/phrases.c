#include "cli/export/words.h"

static const char *const phrases[EXPORT_PHRASE_COUNT][EXPORT_LANGUAGE_COUNT] = {
    [EXPORT_PHRASE_TITLE] = { "Case brief for supervision",
        "Ringkasan kasus untuk supervisi" },
    [EXPORT_PHRASE_LEAD] = { "Names, numbers and places that identify people "
                             "have been replaced by "
                             "labels in square brackets. Times count from the "
                             "first session.",
        "Nama, nomor, dan tempat yang mengenali orang telah diganti dengan "
        "label dalam kurung siku. Waktu dihitung sejak sesi pertama." },
    [EXPORT_PHRASE_QUESTION] = { "Question for supervision",
        "Pertanyaan untuk supervisi" },
    [EXPORT_PHRASE_NO_QUESTION] = { "No question was written down.",
        "Tidak ada pertanyaan yang dituliskan." },
    [EXPORT_PHRASE_WHO] = { "Who, and in which context",
        "Siapa, dan dalam konteks apa" },
    [EXPORT_PHRASE_AGE] = { "Age at the first session",
        "Usia pada sesi pertama" },
    [EXPORT_PHRASE_AGE_UNKNOWN] = { "not recorded", "tidak dicatat" },
    [EXPORT_PHRASE_YEARS] = { "years", "tahun" },
    [EXPORT_PHRASE_CIRCLE] = { "People around the client on record",
        "Orang di sekitar klien yang tercatat" },
    [EXPORT_PHRASE_CIRCLE_NONE] = { "none", "tidak ada" },
    [EXPORT_PHRASE_CONTACT] = { "Extent", "Cakupan" },
    [EXPORT_PHRASE_NOTES_COUNT] = { "notes", "catatan" },
    [EXPORT_PHRASE_DAYS_COUNT] = { "days with notes", "hari dengan catatan" },
    [EXPORT_PHRASE_WEEKS_COUNT] = { "weeks from first to last",
        "minggu dari yang pertama sampai terakhir" },
    [EXPORT_PHRASE_COURSE] = { "Course", "Perjalanan" },
    [EXPORT_PHRASE_COURSE_PLOT] = { "Notes over the weeks; each mark is one "
                                    "note",
        "Catatan sepanjang minggu; setiap tanda adalah satu catatan" },
    [EXPORT_PHRASE_AXIS] = { "weeks since the first session",
        "minggu sejak sesi pertama" },
    [EXPORT_PHRASE_LONGEST_GAP] = { "Longest gap between notes, in weeks",
        "Jeda terpanjang antara catatan, dalam minggu" },
    [EXPORT_PHRASE_NOTES] = { "Notes in order", "Catatan menurut urutan" },
    [EXPORT_PHRASE_WEEK] = { "Week", "Minggu" },
    [EXPORT_PHRASE_UNDATED] = { "Without a date", "Tanpa tanggal" },
    [EXPORT_PHRASE_REMOVED] = { "What was removed", "Apa yang dihapus" },
    [EXPORT_PHRASE_REMOVED_TYPE] = { "Type", "Jenis" },
    [EXPORT_PHRASE_REMOVED_COUNT] = { "Count", "Jumlah" },
    [EXPORT_PHRASE_TOTAL] = { "Total", "Jumlah seluruhnya" },
    [EXPORT_PHRASE_REVIEW] = { "How it was reviewed", "Bagaimana ditinjau" },
    [EXPORT_PHRASE_REVIEWED] = { "Identifiers were removed by rules and by the "
                                 "recorded identities; a "
                                 "person decided about every finding before "
                                 "the release.",
        "Pengenal dihapus menurut aturan dan identitas yang tercatat; seorang "
        "manusia memutuskan setiap temuan sebelum dilepaskan." },
    [EXPORT_PHRASE_UNREVIEWED] = { "Identifiers were removed by rules and by "
                                   "the recorded identities. NO "
                                   "PERSON REVIEWED THE RESULT: something may "
                                   "have been missed.",
        "Pengenal dihapus menurut aturan dan identitas yang tercatat. HASILNYA "
        "TIDAK DITINJAU OLEH SEORANG PUN: mungkin ada yang terlewat." },
    [EXPORT_PHRASE_BY_PERSON] = { "Decided by a person",
        "Diputuskan oleh manusia" },
    [EXPORT_PHRASE_KEPT] = { "Found and kept on purpose",
        "Ditemukan dan sengaja dibiarkan" },
    [EXPORT_PHRASE_STILL_PERSONAL] = { "This is still personal data: somebody "
                                       "who knows the people may "
                                       "recognise them. Keep it confidential, "
                                       "do not try to find out who it "
                                       "is about, and delete it when the "
                                       "supervision is over.",
        "Ini tetap data pribadi: seseorang yang mengenal orangnya mungkin "
        "mengenalinya. Jaga kerahasiaannya, jangan mencari tahu siapa "
        "orangnya, "
        "dan hapus setelah supervisi selesai." },
};

const char *
export_phrase(enum export_phrase phrase, enum export_language language)
{
    return phrases[phrase][language];
}
