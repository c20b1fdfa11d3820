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
    [EXPORT_PHRASE_RELEASE] = { "Release", "Rilis" },
    [EXPORT_PHRASE_PROFILE] = { "profile", "profil" },
    [EXPORT_PHRASE_EXTENT_FULL] = { "full", "lengkap" },
    [EXPORT_PHRASE_EXTENT_GROUP] = { "for a group", "untuk kelompok" },
    [EXPORT_PHRASE_EXTENT_ONE_PAGE] = { "one page", "satu halaman" },
    [EXPORT_PHRASE_KEY] = { "Fingerprint of the signing key",
        "Sidik jari kunci tanda tangan" },
    [EXPORT_PHRASE_FROM_NOTE] = { "From a note", "Dari catatan" },
    [EXPORT_PHRASE_SHORTENED] = { "shortened", "dipersingkat" },
    [EXPORT_PHRASE_SEE_PART] = { "See above", "Lihat di atas" },
    [EXPORT_PHRASE_NO_QUESTION] = { "No question was written down.",
        "Tidak ada pertanyaan yang dituliskan." },
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
    [EXPORT_PHRASE_COURSE_PLOT] = { "What was when, over the weeks",
        "Apa yang terjadi kapan, sepanjang minggu" },
    [EXPORT_PHRASE_COURSE_KEY] = { "Sessions: a disc was held, a cross was "
                                   "not. Notes: a square is a beginning or an "
                                   "end, a diamond with a dotted line is risk, "
                                   "a ring any other. Events: triangles, or "
                                   "diamonds for risk. The table below says "
                                   "the same",
        "Sesi: bulatan terlaksana, silang tidak. Catatan: kotak berarti awal "
        "atau akhir, belah ketupat dengan garis titik-titik berarti risiko, "
        "lingkaran catatan lain. Peristiwa: segitiga, atau belah ketupat untuk "
        "risiko. Tabel di bawah menyebutkan hal yang sama" },
    [EXPORT_PHRASE_COURSE_TABLE] = { "Week by week", "Minggu demi minggu" },
    [EXPORT_PHRASE_WHAT_WAS] = { "What was", "Apa yang terjadi" },
    [EXPORT_PHRASE_SESSION] = { "Session", "Sesi" },
    [EXPORT_PHRASE_SESSIONS] = { "Sessions", "Sesi" },
    [EXPORT_PHRASE_NOTES_LANE] = { "Notes", "Catatan" },
    [EXPORT_PHRASE_EVENTS] = { "Events", "Peristiwa" },
    [EXPORT_PHRASE_RANGE] = { "Scores from", "Skor dari" },
    [EXPORT_PHRASE_HIGHER_WORSE] = { "higher is worse",
        "makin tinggi makin buruk" },
    [EXPORT_PHRASE_HIGHER_BETTER] = { "higher is better",
        "makin tinggi makin baik" },
    [EXPORT_PHRASE_LEAST_CHANGE] = { "least change that counts:",
        "perubahan terkecil yang berarti:" },
    [EXPORT_PHRASE_SINCE_FIRST] = { "Since the first score",
        "Sejak skor pertama" },
    [EXPORT_PHRASE_BETTER] = { "reliably better", "membaik secara meyakinkan" },
    [EXPORT_PHRASE_WORSE] = { "reliably worse", "memburuk secara meyakinkan" },
    [EXPORT_PHRASE_NO_CHANGE] = { "no reliable change",
        "tidak ada perubahan yang meyakinkan" },
    [EXPORT_PHRASE_MEASURE] = { "Measure", "Alat ukur" },
    [EXPORT_PHRASE_SCORE_WEEK] = { "Scores (week)", "Skor (minggu)" },
    [EXPORT_PHRASE_SCORES] = { "Scores", "Skor" },
    [EXPORT_PHRASE_SCORE] = { "Score", "Skor" },
    [EXPORT_PHRASE_BAND] = { "Range it lies in", "Kategori" },
    [EXPORT_PHRASE_PLOT_CHANGE] = { "Solid lines: the range of the scores. "
                                    "Dashed lines: from there on, a change "
                                    "since the first score counts. The table "
                                    "below has the values.",
        "Garis utuh: rentang skor. Garis putus-putus: mulai dari sana "
        "perubahan sejak skor pertama dianggap berarti. Nilainya ada di tabel "
        "di bawah." },
    [EXPORT_PHRASE_PLOT_PLAIN] = { "Solid lines: the range of the scores. The "
                                   "table below has the values.",
        "Garis utuh: rentang skor. Nilainya ada di tabel di bawah." },
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
    [EXPORT_PHRASE_ANSWER] = { "How to answer", "Cara menjawab" },
    [EXPORT_PHRASE_ANSWER_HOW] = { "Fill in reply.md, which came with this "
                                   "brief, or write a text with its headings, "
                                   "and give it back the way you got the "
                                   "brief. Name people by their labels only. "
                                   "The headings: Reply to and the release, "
                                   "Answer to the question, Suggestions, Risk "
                                   "and ethics, Hours, Supervisor.",
        "Isi reply.md yang datang bersama ringkasan ini, atau tulis teks "
        "dengan judul bagiannya, lalu kembalikan dengan cara yang sama. Sebut "
        "orang hanya dengan labelnya. Judul bagiannya: Balasan untuk dan nomor "
        "rilis, Jawaban atas pertanyaan, Saran, Risiko dan etika, Jam, "
        "Supervisor." },
    [EXPORT_PHRASE_CHECK] = { "How to check this file",
        "Cara memeriksa berkas ini" },
    [EXPORT_PHRASE_CHECK_HOW] = { "casevault verify and the name of the file "
                                  "tells whether it is as it was written. It "
                                  "needs no vault. Compare release and "
                                  "fingerprint with who sent it, by telephone: "
                                  "they should be the same.",
        "casevault verify dan nama berkas menunjukkan apakah isinya masih "
        "seperti ketika ditulis. Tidak diperlukan brankas. Bandingkan rilis "
        "dan sidik jari dengan pengirimnya lewat telepon: keduanya harus "
        "sama." },
    [EXPORT_PHRASE_REPLY_TITLE] = { "Reply to", "Balasan untuk" },
    [EXPORT_PHRASE_REPLY_HOW] = { "Write under the headings and leave them as "
                                  "they are. Name people by the labels of the "
                                  "brief only. What stands in marks like these "
                                  "is not read.",
        "Tulis di bawah judul dan biarkan judulnya seperti adanya. Sebut orang "
        "hanya dengan label di ringkasan. Yang berada di dalam tanda seperti "
        "ini tidak dibaca." },
    [EXPORT_PHRASE_REPLY_ANSWER] = { "Answer to the question",
        "Jawaban atas pertanyaan" },
    [EXPORT_PHRASE_REPLY_ANSWER_HINT] = { "What you would say in one sentence, "
                                          "then why.",
        "Yang akan Anda katakan dalam satu kalimat, lalu alasannya." },
    [EXPORT_PHRASE_REPLY_SUGGESTIONS] = { "Suggestions", "Saran" },
    [EXPORT_PHRASE_REPLY_SUGGESTIONS_HINT] = { "One in a line, each beginning "
                                               "with a hyphen.",
        "Satu per baris, masing-masing diawali tanda hubung." },
    [EXPORT_PHRASE_REPLY_RISK] = { "Risk and ethics", "Risiko dan etika" },
    [EXPORT_PHRASE_REPLY_RISK_HINT] = { "What must not wait; whom to consult.",
        "Yang tidak boleh menunggu; siapa yang perlu diajak berkonsultasi." },
    [EXPORT_PHRASE_REPLY_HOURS] = { "Hours", "Jam" },
    [EXPORT_PHRASE_REPLY_HOURS_HINT] = { "Date, minutes, alone or in a group "
                                         "of how many: 2026-11-22, 50, "
                                         "individual",
        "Tanggal, menit, sendiri atau kelompok berapa orang: 2026-11-22, 50, "
        "individual" },
    [EXPORT_PHRASE_REPLY_WHO] = { "Supervisor", "Supervisor" },
    [EXPORT_PHRASE_REPLY_WHO_HINT] = { "Your name and licence, as they shall "
                                       "stand in the record.",
        "Nama dan izin Anda, sebagaimana akan dicatat." },
    [EXPORT_PHRASE_SEALED_TITLE] = { "Sealed document", "Dokumen tersegel" },
    [EXPORT_PHRASE_SEALED_LEAD] = { "Who sent this file gives you the "
                                    "passphrase another way, best by voice. "
                                    "It is opened in this window; nothing is "
                                    "sent anywhere, and no network is needed.",
        "Pengirim berkas ini memberikan frasa sandinya lewat jalan lain, "
        "sebaiknya lewat suara. Berkas dibuka di jendela ini; tidak ada yang "
        "dikirim ke mana pun, dan jaringan tidak diperlukan." },
    [EXPORT_PHRASE_SEALED_PASSPHRASE] = { "Passphrase", "Frasa sandi" },
    [EXPORT_PHRASE_SEALED_SHOW] = { "Show what I type",
        "Tampilkan yang saya ketik" },
    [EXPORT_PHRASE_SEALED_OPEN] = { "Open", "Buka" },
    [EXPORT_PHRASE_SEALED_WORKING] = { "Opening; this takes a moment.",
        "Sedang dibuka; tunggu sebentar." },
    [EXPORT_PHRASE_SEALED_WRONG] = { "It does not open: the passphrase is "
                                     "another, or the file was changed on its "
                                     "way.",
        "Tidak terbuka: frasa sandinya lain, atau berkasnya berubah di "
        "jalan." },
    [EXPORT_PHRASE_SEALED_CANNOT] = { "This program cannot open it. Open the "
                                      "file in a current Firefox, Chrome, Edge "
                                      "or Safari, with scripts allowed.",
        "Program ini tidak dapat membukanya. Buka berkas ini di Firefox, "
        "Chrome, Edge, atau Safari terbaru, dengan skrip diizinkan." },
    [EXPORT_PHRASE_SEALED_FILES] = { "Files", "Berkas" },
    [EXPORT_PHRASE_SEALED_FILES_HOW] = { "A file that you save is no longer "
                                         "sealed.",
        "Berkas yang Anda simpan tidak lagi tersegel." },
};

const char *
export_phrase(enum export_phrase phrase, enum export_language language)
{
    return phrases[phrase][language];
}
