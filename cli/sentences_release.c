#include "cli/sentences.h"

/* What is said about consents, reviews and releases, in both languages. */
const char *const sentences_release_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_BAD_CONSENT] =
        "'{}': kinds of consent are treatment, recording, supervision, "
        "presentation, research:PROJECT, ai-local and disclosure:RECIPIENT",
    [REPORT_CONSENT_WORDS] = "give case codes and then a kind, or --all and a "
                             "kind: casevault consent {}",
    [REPORT_CONSENT_RECORDED] = "consent recorded for {}",
    [REPORT_CONSENT_REVOKED] = "consent revoked for {}",
    [REPORT_NO_CONSENT] = "{}: no such consent stands",
    [REPORT_CONSENT_MISSING] =
        "{}: no live consent to supervision; `casevault consent list --for "
        "supervision` says why, `casevault consent record` records one",
    [REPORT_CONSENT_PROJECT] =
        "{}: no case has a live consent to this research",
    [REPORT_REVIEW_OPEN] =
        "{} findings wait for a decision; nothing was written",
    [REPORT_REVIEW_HOW] =
        "decide at a terminal, in a file (--review FILE), or accept "
        "everything unseen (--unreviewed)",
    [REPORT_REVIEW_WRITTEN] =
        "{}: fill in the second column (remove, keep, or a type) and run "
        "the command again. It holds clear text: delete it afterwards",
    [REPORT_REVIEW_LINE] =
        "line {} of the review file: the decision is remove, keep, a type, "
        "always:ROLE or never, and perhaps a * behind it",
    [REPORT_WORD_FINDING] = "Finding",
    [REPORT_WORD_LEFT_OVER] = "Left over",
    [REPORT_WORD_OF] = "of",
    [REPORT_SECOND_READING] =
        "Second reading, as somebody who wants to know who it is: what is left "
        "and rare, the least common first",
    [REPORT_REVIEW_KEYS] =
        "  a, r, m   take it out            k   leave it\n"
        "  PERSON    take it out under that type (LOCATION, ORG, DATE, ...)\n"
        "  l         always: take it out, and into the ledger; asks whose it "
        "is\n"
        "  n         never: leave it in all notes of this client\n"
        "  a*, k*    the same for every open question with this text\n"
        "  !         the rest as suggested  u   take the last answer back\n"
        "  q         stop here: what is decided is kept, and not asked again",
    [REPORT_REVIEW_WAITING] =
        "line {} of the review file is the first without a decision",
    [REPORT_REVIEW_UNKNOWN] =
        "line {} of the review file is about no question of this release; "
        "remove the line, or the file to begin anew",
    [REPORT_ASK_ROLE] =
        "Whose is it? client, mother, friend (friend+: another one), ... >",
    [REPORT_ASK_LEFT_OVER] =
        "Enter/k keep  m mask  l ledger  n never  ? all keys >",
    [REPORT_ASK_FINDING] =
        "Enter/a remove  k keep  TYPE label  l ledger  n never  ? all keys >",
    [REPORT_ASK_FINDING_KEEP] =
        "Enter/k keep  a remove  TYPE label  l ledger  n never  ? all keys >",
    [REPORT_CONSENT_NONE_LIVE] =
        "no consent permits {}; the last column of the list says why not",
    [REPORT_CONSENT_DETAIL] =
        "{}: too long, or they do not fit together: --relation goes with --by "
        "guardian or both, --text-language is a code like id, jv or en-GB",
    [REPORT_REPLY_TITLE] =
        "{}: no line \"# Reply to\" with the code of a release. Nothing was "
        "imported",
    [REPORT_REPLY_TITLES] =
        "{}: titles of two releases; import one reply after the other. "
        "Nothing was imported",
    [REPORT_REPLY_PART] =
        "{}: nothing stands under this heading. Nothing was imported",
    [REPORT_REPLY_HOURS] =
        "{}: hours are lines such as 2026-11-22, 50, individual (or the size "
        "of the group). Nothing was imported",
    [REPORT_REPLY_NO_RELEASE] =
        "this vault made no release {} for supervision. Nothing was imported",
    [REPORT_REPLY_NO_BRIEF] =
        "{}: not a brief of ours, or damaged; nothing was stored. It must be "
        "the file brief.docx of a release, saved as DOCX with its comments",
    [REPORT_REPLY_NO_COMMENTS] = "{}: there is no comment in it",
    [REPORT_REPLY_NO_HOURS] = "{}: no hours were counted; give --minutes, or "
                              "use `casevault supervise "
                              "add`",
    [REPORT_REPLY_FORM_SAYS] =
        "--{}: the form says that itself; the option is for a DOCX",
    [REPORT_REPLY_KNOWN] = "{}: was imported before; nothing was added",
    [REPORT_REPLY_ADDED] =
        "case {}: the reply was stored as a note, its hours in the log",
    [REPORT_OVERRIDE_GROUND] =
        "'{}': without consent a brief may leave on these grounds: danger-"
        "self, danger-other, child, court, legal-duty",
    [REPORT_OVERRIDE_REASON] =
        "{}: say who receives it, with the address, on the first line (up to "
        "255 bytes) and why on the next ones (up to 1,023)",
    [REPORT_ASK_RECIPIENT] = "who receives it, with the address:",
    [REPORT_ASK_REASON] = "why it has to be told without consent:",
    [REPORT_TOGETHER] =
        "cases whose texts hold details of three kinds or more that may "
        "single people out together: {}. Nothing was written. Read the notes "
        "as somebody would who knows the client; change them, or run the "
        "command again with --together-seen",
    [REPORT_ASK_TOGETHER] =
        "cases whose texts hold details of three kinds or more: {}. Have you "
        "read them as somebody would who knows the client, and may they leave"
        " together? [y/N]",
    [REPORT_NO_RELEASE] =
        "there is no release {}; see `casevault release list`",
    [REPORT_NOT_RECALLED] =
        "{}: no consent it rests on was revoked, so there is no letter",
    [REPORT_RECALL_NEEDED] =
        "release {} rests on this consent and has left the vault: recall it "
        "from those who received it (`casevault release show {} --letters-to "
        "DIR` writes the letter)",
    [REPORT_RECALL_WRITTEN] = "{}: written; fill in who it goes to",
    [REPORT_RECALL_TITLE] = "Recall of release {}",
    [REPORT_RECALL_TO] = "To: ______________________________",
    [REPORT_RECALL_WHY] =
        "You received release {} from me. A consent it rests on has been "
        "withdrawn. The file names and hashes are in its manifest.json; these"
        " values tell it apart from others:",
    [REPORT_RECALL_MADE] = "made: {}",
    [REPORT_RECALL_HASH] = "SHA-256 of manifest.json: {}",
    [REPORT_RECALL_CASE] = "case_id: {}",
    [REPORT_RECALL_DELETE] = "Please delete by {}",
    [REPORT_RECALL_BRIEF] =
        "All files of this release, with every copy: printed pages, "
        "attachments in mail, notes that quote it, copies on other devices. "
        "Backups: when they are next replaced; do not restore it from them.",
    [REPORT_RECALL_ROWS] =
        "All rows in all tables that carry a case_id named above, with every "
        "copy and everything derived from these rows that still tells of a "
        "single case. Figures over many cases that were published may stay. "
        "Backups: when they are next replaced; do not restore the rows from "
        "them. The next bundle will not hold these cases.",
    [REPORT_RECALL_FORM] = "Confirmation for release {}, please send back",
    [REPORT_RECALL_DONE] =
        "[ ] deleted, with all copies I know of, on: ______________",
    [REPORT_RECALL_NOT_DONE] =
        "[ ] not deleted, or not all; what, and why: ______________",
    [REPORT_RECALL_SIGNED] =
        "name, date, signature: ______________________________",
    [REPORT_BAD_SEAL] = "{}: --seal takes html, zip or age",
    [REPORT_NO_SEAL_PASSPHRASE] =
        "no terminal to ask on for the passphrase of the sealed file; use {}",
    [REPORT_ASK_SEAL_PASSPHRASE] =
        "Passphrase of the sealed file (15 characters or more): ",
    [REPORT_SEALED] =
        "{}: sealed; tell the passphrase another way than the file goes, best "
        "by voice",
    [REPORT_SEALED_ZIP] =
        "{}: open it with 7-Zip, Keka or bsdtar (file managers often cannot); "
        "the names of the files in it can be read without the passphrase",
    [REPORT_SEALED_TO_KEYS] =
        "{}: sealed; the reader opens it with `age --decrypt --identity KEY "
        "--output release.zip FILE`",
    [REPORT_NO_AGE] = "the program {} is not there; install the package age, "
                      "or use --seal html",
    [REPORT_AGE_KEYS] = "{}: not a public key that age takes, or too many; a "
                        "key begins with age1, or is a line of an SSH key",
    [REPORT_SEALED_EXISTS] = "{}: is there; name a new file",
};

const char *const sentences_release_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_BAD_CONSENT] =
        "'{}': jenis persetujuan ialah treatment, recording, supervision, "
        "presentation, research:PROYEK, ai-local dan disclosure:PENERIMA",
    [REPORT_CONSENT_WORDS] = "berikan kode kasus lalu jenisnya, atau --all dan "
                             "jenisnya: casevault consent {}",
    [REPORT_CONSENT_RECORDED] = "persetujuan dicatat untuk {}",
    [REPORT_CONSENT_REVOKED] = "persetujuan dicabut untuk {}",
    [REPORT_NO_CONSENT] = "{}: tidak ada persetujuan itu yang berlaku",
    [REPORT_CONSENT_MISSING] =
        "{}: tidak ada persetujuan supervisi yang berlaku; `casevault consent "
        "list --for supervision` menyebut sebabnya, `casevault consent record` "
        "mencatatnya",
    [REPORT_CONSENT_PROJECT] =
        "{}: tidak ada kasus dengan persetujuan yang berlaku untuk "
        "penelitian ini",
    [REPORT_REVIEW_OPEN] =
        "{} temuan menunggu keputusan; tidak ada yang ditulis",
    [REPORT_REVIEW_HOW] =
        "putuskan di terminal, dalam berkas (--review FILE), atau terima "
        "semuanya tanpa dilihat (--unreviewed)",
    [REPORT_REVIEW_WRITTEN] =
        "{}: isi kolom kedua (hapus, biarkan, atau sebuah jenis) lalu "
        "jalankan lagi. Isinya teks terbuka: hapus sesudahnya",
    [REPORT_REVIEW_LINE] =
        "baris {} berkas tinjauan: keputusannya hapus, biarkan, sebuah tipe, "
        "selalu:PERAN atau jangan, boleh dengan * di belakangnya",
    [REPORT_WORD_FINDING] = "Temuan",
    [REPORT_WORD_LEFT_OVER] = "Sisa",
    [REPORT_WORD_OF] = "dari",
    [REPORT_SECOND_READING] = "Pembacaan kedua, sebagai orang yang ingin tahu "
                              "siapa ini: yang tersisa "
                              "dan langka, yang paling jarang dahulu",
    [REPORT_REVIEW_KEYS] =
        "  h, a, s   hapus                  k, b   biarkan\n"
        "  PERSON    hapus dengan tipe itu (LOCATION, ORG, DATE, ...)\n"
        "  l         selalu: hapus, dan masukkan ke buku pengenal; ditanya "
        "milik siapa\n"
        "  n, j      jangan: biarkan di semua catatan klien ini\n"
        "  h*, k*    sama untuk semua pertanyaan terbuka dengan teks ini\n"
        "  !         sisanya sesuai usul    u   batalkan jawaban terakhir\n"
        "  q         berhenti: yang sudah diputuskan disimpan",
    [REPORT_REVIEW_WAITING] =
        "baris {} berkas tinjauan adalah yang pertama tanpa keputusan",
    [REPORT_REVIEW_UNKNOWN] =
        "baris {} berkas tinjauan bukan pertanyaan pelepasan ini; hapus baris "
        "itu, atau berkasnya untuk mulai dari awal",
    [REPORT_ASK_ROLE] =
        "Milik siapa? client, mother, friend (friend+: teman lain), ... >",
    [REPORT_ASK_LEFT_OVER] =
        "Enter/k biarkan  s samarkan  l buku  n jangan  ? semua tombol >",
    [REPORT_ASK_FINDING] =
        "Enter/h hapus  k biarkan  TIPE label  l buku  n jangan  ? tombol >",
    [REPORT_ASK_FINDING_KEEP] =
        "Enter/k biarkan  h hapus  TIPE label  l buku  n jangan  ? tombol >",
    [REPORT_CONSENT_NONE_LIVE] =
        "tidak ada persetujuan untuk {}; kolom terakhir daftar menyebut "
        "sebabnya",
    [REPORT_CONSENT_DETAIL] =
        "{}: terlalu panjang, atau tidak cocok: --relation bersama --by "
        "guardian atau both, --text-language berupa kode seperti id, jv atau "
        "en-GB",
    [REPORT_REPLY_TITLE] =
        "{}: tidak ada baris \"# Balasan untuk\" dengan kode rilis. Tidak ada "
        "yang diimpor",
    [REPORT_REPLY_TITLES] =
        "{}: judul dari dua rilis; impor balasan satu per satu. Tidak ada "
        "yang diimpor",
    [REPORT_REPLY_PART] =
        "{}: tidak ada isi di bawah judul ini. Tidak ada yang diimpor",
    [REPORT_REPLY_HOURS] =
        "{}: jam ditulis per baris seperti 2026-11-22, 50, individual (atau "
        "besarnya kelompok). Tidak ada yang diimpor",
    [REPORT_REPLY_NO_RELEASE] =
        "brankas ini tidak membuat rilis {} untuk supervisi. Tidak ada yang "
        "diimpor",
    [REPORT_REPLY_NO_BRIEF] =
        "{}: bukan ringkasan dari kami, atau rusak; tidak ada yang disimpan. "
        "Harus berkas brief.docx dari sebuah rilis, disimpan sebagai DOCX "
        "beserta komentarnya",
    [REPORT_REPLY_NO_COMMENTS] = "{}: tidak ada komentar di dalamnya",
    [REPORT_REPLY_NO_HOURS] =
        "{}: tidak ada jam yang dihitung; beri --minutes, atau pakai "
        "`casevault supervise add`",
    [REPORT_REPLY_FORM_SAYS] =
        "--{}: formulirnya sudah menyebut itu; opsi ini untuk DOCX",
    [REPORT_REPLY_KNOWN] = "{}: sudah pernah diimpor; tidak ada yang ditambah",
    [REPORT_REPLY_ADDED] =
        "kasus {}: balasan disimpan sebagai catatan, jamnya di daftar jam",
    [REPORT_OVERRIDE_GROUND] =
        "'{}': tanpa persetujuan ringkasan hanya boleh keluar atas dasar "
        "danger-self, danger-other, child, court atau legal-duty",
    [REPORT_OVERRIDE_REASON] =
        "{}: sebutkan siapa penerimanya dengan alamatnya di baris pertama "
        "(sampai 255 byte) dan alasannya di baris berikut (sampai 1.023)",
    [REPORT_ASK_RECIPIENT] = "siapa penerimanya, dengan alamatnya:",
    [REPORT_ASK_REASON] = "mengapa harus disampaikan tanpa persetujuan:",
    [REPORT_TOGETHER] =
        "kasus yang teksnya memuat tiga macam rincian atau lebih yang "
        "bersama-sama dapat menunjuk seseorang: {}. Tidak ada yang ditulis. "
        "Bacalah catatannya seperti orang yang mengenal klien; ubahlah, atau "
        "jalankan lagi dengan --together-seen",
    [REPORT_ASK_TOGETHER] =
        "kasus yang teksnya memuat tiga macam rincian atau lebih: {}. "
        "Sudahkah Anda membacanya seperti orang yang mengenal klien, dan "
        "bolehkah semuanya keluar bersama? [y/N]",
    [REPORT_NO_RELEASE] =
        "tidak ada pelepasan {}; lihat `casevault release list`",
    [REPORT_NOT_RECALLED] =
        "{}: tidak ada persetujuan dasarnya yang dicabut, jadi tidak ada "
        "surat",
    [REPORT_RECALL_NEEDED] =
        "pelepasan {} berdasar pada persetujuan ini dan sudah keluar: "
        "tariklah dari para penerimanya (`casevault release show {} "
        "--letters-to DIR` menulis suratnya)",
    [REPORT_RECALL_WRITTEN] = "{}: ditulis; isilah kepada siapa surat ini",
    [REPORT_RECALL_TITLE] = "Penarikan pelepasan {}",
    [REPORT_RECALL_TO] = "Kepada: ______________________________",
    [REPORT_RECALL_WHY] =
        "Anda menerima pelepasan {} dari saya. Sebuah persetujuan yang "
        "menjadi dasarnya telah dicabut. Nama berkas dan hash ada di "
        "manifest.json; nilai berikut membedakannya dari yang lain:",
    [REPORT_RECALL_MADE] = "dibuat: {}",
    [REPORT_RECALL_HASH] = "SHA-256 manifest.json: {}",
    [REPORT_RECALL_CASE] = "case_id: {}",
    [REPORT_RECALL_DELETE] = "Mohon dihapus paling lambat {}",
    [REPORT_RECALL_BRIEF] =
        "Semua berkas pelepasan ini beserta semua salinannya: cetakan, "
        "lampiran surel, catatan yang mengutipnya, salinan di perangkat lain."
        " Cadangan: ketika berikutnya diganti; jangan pulihkan berkas ini "
        "darinya.",
    [REPORT_RECALL_ROWS] =
        "Semua baris di semua tabel yang memuat case_id di atas, beserta "
        "semua salinan dan segala turunannya yang masih bercerita tentang "
        "satu kasus. Angka atas banyak kasus yang sudah terbit boleh tetap. "
        "Cadangan: ketika berikutnya diganti; jangan pulihkan baris itu "
        "darinya. Paket berikutnya tidak memuat kasus ini.",
    [REPORT_RECALL_FORM] =
        "Konfirmasi untuk pelepasan {}, mohon dikirim kembali",
    [REPORT_RECALL_DONE] =
        "[ ] sudah dihapus, dengan semua salinan yang saya tahu, pada: "
        "______________",
    [REPORT_RECALL_NOT_DONE] =
        "[ ] belum atau tidak semuanya; apa, dan mengapa: ______________",
    [REPORT_RECALL_SIGNED] =
        "nama, tanggal, tanda tangan: ______________________________",
    [REPORT_BAD_SEAL] = "{}: --seal menerima html, zip atau age",
    [REPORT_NO_SEAL_PASSPHRASE] =
        "tidak ada terminal untuk menanyakan frasa sandi berkas tersegel; "
        "pakai {}",
    [REPORT_ASK_SEAL_PASSPHRASE] =
        "Frasa sandi berkas tersegel (15 karakter atau lebih): ",
    [REPORT_SEALED] =
        "{}: tersegel; sampaikan frasa sandinya lewat jalan lain daripada "
        "berkasnya, sebaiknya lewat suara",
    [REPORT_SEALED_ZIP] =
        "{}: buka dengan 7-Zip, Keka, atau bsdtar (pengelola berkas sering "
        "tidak bisa); nama berkas di dalamnya terbaca tanpa frasa sandi",
    [REPORT_SEALED_TO_KEYS] =
        "{}: tersegel; pembacanya membuka dengan `age --decrypt --identity "
        "KUNCI --output rilis.zip BERKAS`",
    [REPORT_NO_AGE] = "program {} tidak ada; pasang paket age, atau pakai "
                      "--seal html",
    [REPORT_AGE_KEYS] = "{}: bukan kunci publik yang diterima age, atau "
                        "terlalu banyak; kunci diawali age1, atau satu baris "
                        "kunci SSH",
    [REPORT_SEALED_EXISTS] = "{}: sudah ada; sebutkan berkas baru",
};
