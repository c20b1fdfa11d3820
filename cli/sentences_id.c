#include "cli/sentences.h"

const char *const sentences_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_NO_MEMORY] = "memori tidak cukup; tutup program lain lalu coba "
                         "lagi",
    [REPORT_IO] = "{}: gagal membaca atau menulis; periksa disk, lalu "
                  "jalankan `casevault check`",
    [REPORT_NO_SPACE] = "{}: disk penuh; tidak ada yang diubah. Kosongkan "
                        "ruang lalu coba lagi",
    [REPORT_READ_ONLY] = "{}: tidak dapat ditulis; periksa izinnya dan apakah "
                         "medianya dilindungi dari penulisan",
    [REPORT_EXISTS] = "{}: sudah ada dan dibiarkan apa adanya; pilih nama "
                      "lain",
    [REPORT_NO_VAULT] = "{}: tidak ada brankas di sini; sebutkan letaknya "
                        "dengan -f atau buat dengan `casevault init`",
    [REPORT_NOT_FOUND] = "{}: tidak ditemukan",
    [REPORT_NOT_A_VAULT] = "{}: berkas ini bukan brankas; sebutkan letak "
                           "brankas dengan -f",
    [REPORT_VERSION] = "{}: brankas ini dibuat oleh casevault yang lebih "
                       "baru; pasang rilis itu untuk membukanya",
    [REPORT_HEADER] = "{}: kedua salinan kepala berkas rusak, jadi tidak ada "
                      "frasa sandi yang dapat membukanya; kembalikan cadangan "
                      "dengan `casevault restore`",
    [REPORT_DAMAGED] = "{}: brankas rusak; salin dahulu berkasnya, lalu lihat "
                       "`casevault check --full`",
    [REPORT_ROLLBACK] = "{}: keadaan brankas ini lebih lama daripada yang "
                        "terakhir ditutup: ada catatan yang hilang. Jika Anda "
                        "sendiri yang mengembalikan cadangan, ulangi dengan "
                        "--accept-restored; jika tidak, simpan berkas ini dan "
                        "cari yang lebih baru",
    [REPORT_PASSPHRASE] = "{}: bukan frasa sandi maupun kode pemulihan "
                          "brankas ini; tidak ada yang diubah. Periksa Caps "
                          "Lock dan tata letak papan ketik",
    [REPORT_IN_USE] = "{}: casevault lain sedang menulis; tunggu sampai "
                      "selesai lalu coba lagi",
    [REPORT_LIMIT] = "{}: lebih besar daripada yang diterima casevault; lihat "
                     "batasnya di casevault(1)",
    [REPORT_INVALID] = "{}: bukan nilai yang diterima di sini",
    [REPORT_NO_SLOT] = "{}: kedelapan slot kunci terpakai, atau ini frasa "
                       "sandi yang terakhir; lihat `casevault slot list`",
    [REPORT_NO_CIPHER] = "pustaka SQLite yang termuat tidak dapat "
                         "mengenkripsi; tidak ada yang ditulis. Pasang "
                         "SQLCipher 4.5 atau yang lebih baru",
    [REPORT_SIGNED] = "{}: catatan yang sudah ditandatangani tidak pernah "
                      "diubah; tulis amandemen dengan `casevault note add`",
    [REPORT_UNKNOWN_COMMAND] = "tidak ada perintah '{}'; lihat `casevault "
                               "help`",
    [REPORT_INCOMPLETE_COMMAND] = "'{}' belum perintah yang lengkap; lihat "
                                  "`casevault help`",
    [REPORT_UNKNOWN_OPTION] = "tidak ada opsi '{}' di sini",
    [REPORT_DID_YOU_MEAN] = "maksud Anda '{}'?",
    [REPORT_MISSING_VALUE] = "opsi '{}' memerlukan nilai",
    [REPORT_UNWANTED_VALUE] = "opsi '{}' tidak memerlukan nilai",
    [REPORT_MISSING_WORD] = "ada yang kurang; pemakaian: casevault {}",
    [REPORT_TOO_MANY_WORDS] = "terlalu banyak kata; pemakaian: casevault {}",
    [REPORT_BAD_NUMBER] = "'{}': bukan angka dalam rentang yang diterima di "
                          "sini",
    [REPORT_BAD_LANGUAGE] = "'{}': bahasa yang ada ialah en dan id",
    [REPORT_USAGE] = "baris perintah tidak terbaca: {}",
    [REPORT_NO_PATH] = "brankas belum disebutkan; sebutkan letaknya dengan -f "
                       "FILE atau dalam $CASEVAULT_FILE",
    [REPORT_LOCKED] = "{}: terkunci, dan frasa sandi tidak dapat ditanyakan; "
                      "pakai --passphrase-fd, atau `casevault unlock` dahulu",
    [REPORT_NO_PASSPHRASE] = "{}: frasa sandi kosong; tidak ada yang diubah",
    [REPORT_PASSPHRASE_FD] = "{}: frasa sandi tidak dapat dibaca; periksa "
                             "apakah --passphrase-fd menunjuk deskriptor yang "
                             "terbuka",
    [REPORT_ASK_PASSPHRASE] = "Frasa sandi: ",
    [REPORT_ASK_RESTORED] = "{}: keadaan brankas ini lebih lama daripada yang "
                            "terakhir ditutup: ada catatan yang hilang. "
                            "Apakah Anda sendiri yang mengembalikan cadangan? "
                            "[y/N]",
    [REPORT_NOT_ACCEPTED] = "{}: dibiarkan apa adanya; cari berkas yang lebih "
                            "baru, atau lihat apa yang hilang dengan "
                            "`casevault audit verify`",
    [REPORT_HEADER_REPAIRED] = "{}: satu salinan kepala berkas rusak dan sudah "
                               "dipulihkan dari salinan lainnya; periksa disk",
    [REPORT_SALT_REPAIRED] = "{}: garam halaman rusak dan sudah dipulihkan "
                             "dari kepala berkas; periksa disk",
    [REPORT_SYSTEM] = "{}",
    [REPORT_STDOUT] = "hasilnya tidak dapat ditulis ke keluaran baku: {}",
};
