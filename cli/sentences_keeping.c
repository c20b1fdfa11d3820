#include "cli/sentences.h"

/* What is said about keeping and erasing cases, in both languages. */
const char *const sentences_keeping_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_ADVICE_TABLES] = "concerned are: {}",
    [REPORT_AUDIT_ENTRIES] =
        "entries that were changed, or after which one was taken out or put "
        "in: {}; do not rely on what they say, nor on what they seal",
    [REPORT_AUDIT_NOTE] =
        "note {} is not as it was stored, or the first of several: compare it "
        "with a backup",
    [REPORT_AUDIT_ROWS] =
        "other rows (consents, identifiers, scores, ...) that are not as they "
        "were stored, or gone: {}",
    [REPORT_AUDIT_WHAT_NOW] =
        "what to do: keep a copy of this file as it is, for it is evidence; "
        "`casevault check --full` names pages and tables; put the newest "
        "backup back whose `audit verify` holds; ask who else can write here",
    [REPORT_AUDIT_GONE_WHAT_NOW] =
        "what to do: the file, or its pages, are of an older state. If you put "
        "a backup back yourself, `casevault audit accept`; if not, look for "
        "the newer file and keep this one as it is",
    [REPORT_AUDIT_EXPORTED] =
        "{}: written, without cases; casevault-audit(1) says how it is "
        "checked. Tell the auditor the public key by another way",
    [REPORT_ADVICE_BEYOND] =
        "{} bytes lie after the last page: a power cut may leave such; nothing "
        "reads them, and a backup does not have them",
    [REPORT_ADVICE_MISSING] =
        "entries of the audit log that are missing: {}. The file, or its pages "
        "behind the header, are of an older state: look for the newer file; if "
        "you put this one back yourself, `casevault audit accept`",
    [REPORT_HELD] =
        "case {} is kept: a legal hold stands, or its retention rule has not "
        "run out; see `casevault hold list`. --ground and --reason override it",
    [REPORT_RETENTION_SET] = "case {}: the retention rule is set",
    [REPORT_HOLD_SET] =
        "case {}: held; it is not erased until `casevault hold clear`",
    [REPORT_HOLD_CLEARED] = "case {}: no hold stands any more",
    [REPORT_NO_HOLD] = "case {}: no hold stands",
    [REPORT_BAD_REASON] = "a reason has 1 to 255 bytes of text; --ground and "
                          "--reason go together",
    [REPORT_BAD_GROUND] = "{}: no ground; it is client-request, "
                          "consent-withdrawn, court-order, law or mistake",
    [REPORT_ASK_ERASE] =
        "everything about case {} will be gone for good; type its code:",
    [REPORT_ERASE_UNCONFIRMED] = "case {}: the code was not confirmed; nothing "
                                 "was erased. Type it, or give --confirm",
    [REPORT_ERASED] = "case {}: erased",
    [REPORT_ERASE_UNFINISHED] =
        "case {}: its records are erased, but the pages could not be written "
        "anew; make room and run `casevault erase` again",
    [REPORT_ERASE_NO_ROOM] =
        "case {}: the disk is full and nothing was erased. Erasing needs room "
        "beside the vault, at most as many bytes as in brackets. Make room; or "
        "move the vault to another disk, erase there, and move it back",
    [REPORT_MENTIONED] = "notes of other cases that mention the client: {}. "
                         "They are listed; read them and decide",
    [REPORT_MEDIUM_AWAY] =
        "{}: these backups were not reached; they are erased in by the next "
        "`casevault backup --to` or `casevault erase` when they are there",
    [REPORT_MEDIUM_LOCKED] =
        "{}: a backup there does not open with the present key or is damaged; "
        "nothing could be erased in it, delete it",
    [REPORT_MEDIUM_BY_HAND] =
        "{}: a copy was written there by hand; if it is older, delete it",
    [REPORT_BACKUP_PLACE] = "say where to: a FILE, or --to FOLDER for backups "
                            "that are kept in rotation",
    [REPORT_BACKUP_NEWER] = "{}: holds a backup that is newer than now; is the "
                            "clock right? Nothing was written",
    [REPORT_BACKUP_DUE] = "a backup is due; the last one: {}",
    [REPORT_RESTORE_ERASED] = "cases that were erased since the backup, and "
                              "are erased in what was restored, too: {}",
    [REPORT_RESTORE_UNKNOWN] =
        "{}: what was there could not be opened, so cases that were erased "
        "since the backup may be back; see `casevault case list`",
    [REPORT_RESTORE_AS_OF] = "the backup was last written to at {} (UTC)",
    [REPORT_RESTORE_BLIND] =
        "{}: no vault was there to tell what was erased since. What this user "
        "knows to be erased was erased again; what was erased elsewhere after "
        "that time is back: compare your certificates with `casevault case "
        "list`, and erase it again",
    [REPORT_RESTORE_REMEMBERED] =
        "{}: restored, but what you last saw of it could not be forgotten, so "
        "it will be called older; run `casevault audit accept`",
};

const char *const sentences_keeping_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_ADVICE_TABLES] = "yang terkena: {}",
    [REPORT_AUDIT_ENTRIES] =
        "entri yang diubah, atau yang sesudahnya ada entri dibuang atau "
        "disisipkan: {}; jangan mengandalkan isinya, juga yang disegelnya",
    [REPORT_AUDIT_NOTE] =
        "catatan {} tidak seperti saat disimpan, atau yang pertama dari "
        "beberapa: bandingkan dengan cadangan",
    [REPORT_AUDIT_ROWS] =
        "baris lain (persetujuan, identitas, skor, ...) yang tidak seperti "
        "saat disimpan, atau hilang: {}",
    [REPORT_AUDIT_WHAT_NOW] =
        "yang perlu dilakukan: simpan salinan berkas ini apa adanya sebagai "
        "bukti; `casevault check --full` menyebut halaman dan tabelnya; "
        "kembalikan cadangan terbaru yang `audit verify`-nya cocok; tanyakan "
        "siapa lagi yang dapat menulis di sini",
    [REPORT_AUDIT_GONE_WHAT_NOW] =
        "yang perlu dilakukan: berkas ini, atau halamannya, dari keadaan yang "
        "lebih lama. Bila Anda sendiri mengembalikan cadangan, `casevault "
        "audit accept`; bila tidak, cari berkas yang lebih baru dan simpan "
        "yang ini apa adanya",
    [REPORT_AUDIT_EXPORTED] =
        "{}: ditulis, tanpa kasus; casevault-audit(1) menjelaskan cara "
        "memeriksanya. Beritahukan kunci publik kepada auditor lewat jalan "
        "lain",
    [REPORT_ADVICE_BEYOND] =
        "{} bita ada sesudah halaman terakhir: listrik padam bisa "
        "menyisakannya; "
        "tidak ada yang membacanya, dan cadangan tidak memuatnya",
    [REPORT_ADVICE_MISSING] =
        "entri log audit yang hilang: {}. Berkas ini, atau halaman sesudah "
        "kepalanya, berasal dari keadaan lama: cari berkas yang lebih baru; "
        "bila Anda sendiri yang mengembalikannya, `casevault audit accept`",
    [REPORT_HELD] = "kasus {} disimpan: ada penahanan hukum, atau masa "
                    "simpannya belum habis; lihat `casevault hold list`. "
                    "--ground dan --reason mengesampingkannya",
    [REPORT_RETENTION_SET] = "kasus {}: masa simpan sudah diatur",
    [REPORT_HOLD_SET] =
        "kasus {}: ditahan; tidak dihapus sampai `casevault hold clear`",
    [REPORT_HOLD_CLEARED] = "kasus {}: tidak ada penahanan lagi",
    [REPORT_NO_HOLD] = "kasus {}: tidak ada penahanan",
    [REPORT_BAD_REASON] = "alasan berisi 1 sampai 255 bita teks; --ground dan "
                          "--reason selalu bersama",
    [REPORT_BAD_GROUND] = "{}: bukan dasar; pilih client-request, "
                          "consent-withdrawn, court-order, law atau mistake",
    [REPORT_ASK_ERASE] =
        "semua tentang kasus {} akan hilang selamanya; ketik kodenya:",
    [REPORT_ERASE_UNCONFIRMED] =
        "kasus {}: kodenya tidak ditegaskan; tidak ada yang dihapus. Ketik "
        "kodenya, atau beri --confirm",
    [REPORT_ERASED] = "kasus {}: dihapus",
    [REPORT_ERASE_UNFINISHED] =
        "kasus {}: datanya sudah dihapus, tetapi halamannya belum bisa ditulis "
        "ulang; sediakan ruang dan jalankan `casevault erase` lagi",
    [REPORT_ERASE_NO_ROOM] =
        "kasus {}: disk penuh dan tidak ada yang dihapus. Penghapusan perlu "
        "ruang di sebelah brankas, paling banyak sejumlah bita dalam kurung. "
        "Sediakan ruang; atau pindahkan brankas ke disk lain, hapus di sana, "
        "lalu pindahkan kembali",
    [REPORT_MENTIONED] = "catatan kasus lain yang menyebut klien ini: {}. "
                         "Semuanya terdaftar; baca dan putuskan",
    [REPORT_MEDIUM_AWAY] = "{}: cadangan ini tidak terjangkau; penghapusan "
                           "menyusul dengan `casevault backup --to` atau "
                           "`casevault erase` berikutnya saat ada di sana",
    [REPORT_MEDIUM_LOCKED] =
        "{}: ada cadangan di sana yang tidak terbuka dengan kunci sekarang "
        "atau rusak; isinya tidak bisa dihapus, hapus berkasnya",
    [REPORT_MEDIUM_BY_HAND] =
        "{}: ada salinan tangan di sana; bila lebih lama, hapuslah",
    [REPORT_BACKUP_PLACE] =
        "sebutkan tujuannya: BERKAS, atau --to FOLDER untuk cadangan bergilir",
    [REPORT_BACKUP_NEWER] =
        "{}: ada cadangan yang lebih baru daripada sekarang; apakah jamnya "
        "benar? Tidak ada yang ditulis",
    [REPORT_BACKUP_DUE] = "sudah waktunya membuat cadangan; yang terakhir: {}",
    [REPORT_RESTORE_ERASED] = "kasus yang dihapus sejak cadangan itu, dan "
                              "dihapus juga dalam yang dikembalikan: {}",
    [REPORT_RESTORE_UNKNOWN] =
        "{}: yang lama tidak bisa dibuka, jadi kasus yang dihapus sejak "
        "cadangan itu mungkin kembali; lihat `casevault case list`",
    [REPORT_RESTORE_AS_OF] = "cadangan itu terakhir ditulis pada {} (UTC)",
    [REPORT_RESTORE_BLIND] =
        "{}: tidak ada brankas di sana yang tahu apa yang dihapus sejak itu. "
        "Yang diketahui pengguna ini sudah dihapus lagi; yang dihapus di "
        "tempat "
        "lain sesudah waktu itu kembali: bandingkan sertifikat Anda dengan "
        "`casevault case list`, lalu hapus lagi",
    [REPORT_RESTORE_REMEMBERED] =
        "{}: sudah dikembalikan, tetapi yang terakhir Anda lihat tidak bisa "
        "dilupakan, jadi brankas akan disebut lama; jalankan `casevault audit "
        "accept`",
};
