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
    [REPORT_JOURNAL] = "{}: berkas berakhiran \"-journal\" di sebelahnya milik "
                       "brankas lain dan akan merusak yang ini; tidak ada yang "
                       "dibuka. Pindahkan berkas itu lalu jalankan lagi; "
                       "simpan bila brankas lain itu kehilangannya",
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
    [REPORT_MOVED] = "{}: casevault lain sudah menggantinya dengan berkas "
                     "baru (rekey atau restore); tidak ada yang ditulis. "
                     "Jalankan perintahnya sekali lagi",
    [REPORT_LIMIT] = "{}: lebih besar daripada yang diterima casevault; lihat "
                     "batasnya di casevault(1)",
    [REPORT_INVALID] = "{}: bukan nilai yang diterima di sini",
    [REPORT_NO_SLOT] = "{}: kedelapan slot kunci terpakai; hapus satu dengan "
                       "`casevault slot remove`",
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
    [REPORT_NOT_LOGGED] = "brankas tidak dapat ditulis, jadi log audit tidak "
                          "mengetahui hal ini ({})",
    [REPORT_NO_EDITOR] = "editor belum ditentukan; isi $EDITOR, atau tulis di "
                         "sini tanpa --editor",
    [REPORT_NO_MEMORY_FOLDER] =
        "tidak ada folder di memori ($XDG_RUNTIME_DIR atau /dev/shm pada "
        "tmpfs), jadi catatan akan tersimpan di disk; tulis di sini tanpa "
        "--editor",
    [REPORT_EDITOR_FAILED] =
        "editor '{}' tidak berakhir dengan baik; catatan tidak disimpan",
    [REPORT_NO_JAIL] = "kernel ini tidak punya Landlock: '{}' dapat menulis "
                       "berkas di tempat lain",
    [REPORT_TOO_SHORT] = "frasa sandi perlu 15 karakter atau lebih; lima atau "
                         "enam kata yang tidak berhubungan mudah diingat",
    [REPORT_TOO_WEAK] =
        "frasa sandi itu panjang tetapi termasuk yang paling dahulu dicoba: "
        "kata umum, nama, tanggal, pengulangan, deretan tuts. Pakailah lima "
        "atau enam kata yang tidak berhubungan, atau --accept-weak untuk "
        "tetap memakainya",
    [REPORT_NOT_THE_SAME] = "keduanya tidak sama; tidak ada yang diubah",
    [REPORT_ASK_NEW_PASSPHRASE] = "Frasa sandi baru (15 karakter atau lebih): ",
    [REPORT_ASK_AGAIN] = "Ulangi sekali lagi: ",
    [REPORT_ASK_OLD_PASSPHRASE] = "Frasa sandi sekarang: ",
    [REPORT_ASK_GENERATE] =
        "Itu kurang dari 15 karakter. Buatkan untuk Anda? [y/N]",
    [REPORT_ASK_GENERATE_WEAK] =
        "Itu panjang tetapi mudah ditebak. Buatkan untuk Anda? [y/N]",
    [REPORT_GENERATED] =
        "Frasa sandi Anda, hanya tampil sekali ini; tuliskan sekarang:",
    [REPORT_RECOVERY_SHOWN] =
        "Kode pemulihan Anda, hanya tampil sekali ini. Kode ini membuka "
        "brankas bila frasa sandi terlupa. Tulis di kertas dan simpan jauh "
        "dari komputer ini:",
    [REPORT_ASK_GROUP] =
        "Untuk memeriksa tulisan Anda, ketik kelompok {} dari kode itu:",
    [REPORT_WRONG_GROUP] = "itu tidak sama dengan yang ditampilkan; kodenya:",
    [REPORT_NOT_READ_BACK] = "{}: tidak ada yang dibuat karena kode pemulihan "
                             "tidak dibacakan kembali. Tanpa terminal sebutkan "
                             "berkasnya dengan --recovery-code-to FILE",
    [REPORT_CREATED] = "{}: dibuat. Berikutnya: `casevault client add`",
    [REPORT_RECOVERY_WRITTEN] = "{}: berisi kode pemulihan; cetak atau salin "
                                "ke kertas, lalu hapus berkasnya",
    [REPORT_CALIBRATING] = "membuat brankas; perlu beberapa detik...",
    [REPORT_BAD_SECONDS] = "'{}': berikan detik dari 0 sampai 60",
    [REPORT_BAD_SPAN] =
        "'{}': berikan waktu seperti 15m, 2h atau 1d, paling lama 1d",
    [REPORT_UNLOCKED] = "{}: terbuka untuk perintah pengguna ini; `casevault "
                        "lock` mengakhirinya",
    [REPORT_NO_KEYRING] =
        "kernel menolak menyimpan kunci di sini (sering terjadi dalam "
        "kontainer); tiap perintah akan menanyakan frasa sandi",
    [REPORT_LOCKED_NOW] = "{}: terkunci",
    [REPORT_WAS_LOCKED] = "{}: memang sudah terkunci",
    [REPORT_PASSPHRASE_CHANGED] =
        "{}: frasa sandi sudah diganti. Cadangan yang lebih lama, dan cadangan "
        "kepala berkas sampai `casevault rekey`, masih terbuka dengan yang "
        "lama",
    [REPORT_PASSPHRASE_ADDED] =
        "{}: terbuka tanpa frasa sandi; frasa sandi baru mendapat slot "
        "sendiri. Hapus yang terlupa dengan `casevault slot remove`",
    [REPORT_REKEY_SLOT] = "slot {}: ketik frasa sandinya agar ikut dibawa, "
                          "atau kosongkan untuk membuangnya",
    [REPORT_REKEY_DROPS] = "slot {} tidak akan dapat membuka brankas lagi",
    [REPORT_REKEY_DROPS_CODE] =
        "slot {}, kode pemulihan, tidak akan dapat membuka brankas lagi; "
        "--recovery-code-to BERKAS membuat yang baru",
    [REPORT_REKEY_DROPS_NONE] =
        "{}: tidak ada yang diubah; dengan --drop-others slot-slot itu dibuang",
    [REPORT_REKEY_NO_SLOT] =
        "{}: tidak akan ada frasa sandi yang tersisa; buka dengan frasa sandi, "
        "atau buat dahulu dengan `casevault passwd`",
    [REPORT_REKEY_REFUSED] =
        "{}: kunci baru tidak dibuat, karena akan menutupi bahwa jejaknya "
        "tidak utuh; lihat `casevault audit verify` dan `casevault check "
        "--full`",
    [REPORT_ASK_REKEY] = "{}: buang semua itu dan lanjutkan? [y/N]",
    [REPORT_REKEYING] = "{}: semuanya ditulis ulang dengan kunci baru...",
    [REPORT_REKEYED] =
        "{}: punya kunci baru. Cadangan brankas dan cadangan kepala berkas "
        "yang lama masih terbuka dengan frasa sandi lama: buat yang baru, lalu "
        "hancurkan yang lama",
    [REPORT_ASK_SHARE] = "Bagian kunci: ",
    [REPORT_ASK_SHARE_NOTED] = "Tekan Enter bila sudah dituliskan:",
    [REPORT_BAD_SHARES] =
        "'{}': tulis bagian kunci sebagai 2/3, dua dari tiga; 2 sampai 16, "
        "dari paling banyak 16",
    [REPORT_SHARE_NUMBER] =
        "bagian kunci {} (dua belas kelompok, masing-masing "
        "lima karakter):",
    [REPORT_SHARE_NO_SHARE] =
        "{}: tidak berisi bagian kunci: dua belas kelompok lima karakter dalam "
        "satu baris",
    [REPORT_SHARE_MISTYPED] =
        "{}: kelompok bernomor itu, dihitung dari kiri, salah ketik",
    [REPORT_SHARE_FOREIGN] = "{}: bagian kunci dari brankas lain",
    [REPORT_SHARE_OUTDATED] =
        "{}: bagian dari kunci yang sudah dihapus atau dibuat baru; "
        "pemegangnya sudah diberi yang lebih baru",
    [REPORT_SHARE_MIXED] =
        "{}: bagian kunci dari himpunan yang lain daripada sebelumnya",
    [REPORT_SHARE_TWICE] = "{}: bagian kunci yang sama dua kali; setiap "
                           "pemegang punya yang berbeda",
    [REPORT_SHARE_TOO_FEW] = "masih kurang, setidaknya: {} bagian kunci lagi",
    [REPORT_SHARE_LETTER] =
        "Bagian {} dari kunci brankas terenkripsi berisi catatan kasus "
        "(casevault). Pasangan angka itu: berapa bagian yang membukanya, dan "
        "berapa semuanya:",
    [REPORT_SHARE_LETTER_HOW] =
        "Sendirian bagian ini tidak membuka dan tidak memberi tahu apa-apa. "
        "Simpan di kertas di tempat aman, dan jangan beri tahu siapa pun "
        "selain pelaksana wasiat. Bila pemiliknya meninggal atau tidak dapat "
        "bertindak, kumpulkan bagian sebanyak yang diperlukan di komputer "
        "tempat brankasnya, lalu jalankan:\n\n"
        "    casevault -f BRANKAS --share - unlock\n\n"
        "Setiap bagian akan ditanyakan; huruf besar atau kecil dan tanda "
        "hubung tidak menjadi soal.",
    [REPORT_SHARES_WRITTEN] =
        "{}: satu surat untuk setiap bagian kunci; cetak, bagikan, lalu hapus "
        "berkasnya",
    [REPORT_SHARES_NOWHERE] =
        "bagian kunci tidak dibuat karena tidak ada yang dapat mencatatnya; "
        "pakai terminal, atau sebutkan folder dengan --shares-to FOLDER",
    [REPORT_HEADER_WRITTEN] =
        "{}: berisi slot kunci hari ini. Berkas ini membuka brankas dengan "
        "frasa sandi hari ini, juga setelah diganti atau dihapus, sampai "
        "`casevault rekey` berikutnya: simpan seaman brankasnya",
    [REPORT_NO_HEADER] = "{}: bukan cadangan kepala berkas; `casevault header "
                         "backup` membuatnya",
    [REPORT_HEADER_BROKEN] =
        "{}: cadangan kepala berkas ini rusak, atau diubah orang tanpa "
        "kuncinya; tidak ada yang diubah",
    [REPORT_HEADER_FOREIGN] =
        "{}: cadangan kepala berkas dari brankas lain; tidak ada yang diubah",
    [REPORT_HEADER_OLD_KEY] =
        "{}: kunci cadangan kepala berkas ini lain daripada kunci isi brankas, "
        "seperti setelah `casevault rekey`; tidak ada yang diubah",
    [REPORT_HEADER_LOST] = "kedua salinan kepala berkas hilang",
    [REPORT_HEADER_RETURNS] = "slot {} kembali ada",
    [REPORT_HEADER_DIFFERS] = "slot {} akan terbuka dengan yang membukanya "
                              "waktu itu, bukan dengan yang sekarang",
    [REPORT_HEADER_GOES] = "slot {} hilang: ditambahkan sesudahnya",
    [REPORT_HEADER_SAME] =
        "{}: slot kuncinya sama; tidak ada yang perlu dikembalikan",
    [REPORT_ASK_HEADER] = "{}: kembalikan kepala berkas ini? [y/N]",
    [REPORT_HEADER_LEFT] = "{}: dibiarkan apa adanya",
    [REPORT_HEADER_RESTORED] =
        "{}: kepala berkas sudah dikembalikan. Lihat `casevault slot list`, "
        "dan jalankan `casevault check`",
    [REPORT_HARDENED] = "{}: menebak frasa sandi ini sekarang lebih mahal; "
                        "lihat `casevault slot list`",
    [REPORT_HARD_ENOUGH] = "{}: slot ini sudah semahal itu, atau lebih",
    [REPORT_COULD_HARDEN] =
        "{}: komputer ini dapat membuat penebakan frasa sandi setidaknya dua "
        "kali lebih mahal; lakukan dengan `casevault slot harden`",
    [REPORT_SLOT_ADDED] = "{}: slot kunci ditambahkan",
    [REPORT_SLOT_REMOVED] =
        "slot {} dihapus; cadangan yang lebih lama, dan cadangan kepala berkas "
        "sampai `casevault rekey`, masih terbuka dengannya",
    [REPORT_NO_SLOT_HERE] = "tidak ada slot {}; lihat `casevault slot list`",
    [REPORT_NO_CASE] = "tidak ada kasus {}; lihat `casevault case list`",
    [REPORT_CASE_EXISTS] = "kasus {} sudah ada; pilih kode lain",
    [REPORT_BAD_CODE] =
        "'{}': kode kasus terdiri dari 2 sampai 23 huruf, angka, - atau _",
    [REPORT_BAD_LANGUAGE_OF_CASE] = "'{}': bahasa kasus ialah id atau en",
    [REPORT_BAD_DATE] = "'{}': bukan hari; tulis seperti 2026-11-22, kemarin, "
                        "-3d, senin atau 22 nov",
    [REPORT_BAD_JSON] =
        "{}: bukan JSON seperti dijelaskan `casevault help client add`",
    [REPORT_BAD_FIELD] =
        "isian '{}': tidak dikenal, atau bukan teks atau "
        "daftar teks; tidak ada yang disimpan."
        " Kolom: addresses, born, cities, dates, emails, handles, ids, names, "
        "nicknames, orgs, phones, relatives, urls",
    [REPORT_NO_NAME_GIVEN] = "klien belum dijelaskan; ketik pada pertanyaan, "
                             "atau berikan --from FILE",
    [REPORT_ARGV_WARNING] =
        "catatan: shell menyimpan yang diketik di baris perintah; --from atau "
        "pertanyaan tidak meninggalkan jejak di sana",
    [REPORT_CLIENT_ADDED] =
        "kasus {}: dibuat. Berikutnya: `casevault note add {}`",
    [REPORT_ASK_NAME] = "Nama lengkap klien:",
    [REPORT_ASK_NICKNAME] =
        "Nama panggilan atau nama lama (pisahkan dengan koma, boleh kosong):",
    [REPORT_ASK_BORN] = "Tanggal lahir (boleh kosong):",
    [REPORT_ASK_PHONE] = "Nomor telepon:",
    [REPORT_ASK_EMAIL] = "Alamat surel dan akun:",
    [REPORT_ASK_ADDRESS] = "Alamat:",
    [REPORT_ASK_ORG] = "Tempat kerja, sekolah, tempat ibadah:",
    [REPORT_ASK_RELATIVE] =
        "Kerabat atau orang lain, seperti \"ibu: Nama\" (kosong: selesai):",
    [REPORT_NO_PERSON] =
        "tidak ada orang itu dalam kasus {}; lihat `casevault person list`",
    [REPORT_PERSON_ADDED] = "{}: seseorang ditambahkan",
    [REPORT_BAD_ROLE] =
        "'{}': peran ialah satu kata pendek seperti ibu, pasangan atau dokter",
    [REPORT_BAD_KIND] =
        "'{}': jenis pengenal ialah name, nickname, phone, email, handle, url, "
        "address, place, date, birth, id dan org",
    [REPORT_EMPTY_VALUE] = "nilainya kosong; tidak ada yang disimpan",
    [REPORT_IDENTIFIER_ADDED] = "{}: dicatat",
    [REPORT_NO_IDENTIFIERS] = "{}: belum ada pengenal yang dicatat",
    [REPORT_NO_NOTE] = "tidak ada catatan {}; lihat `casevault note list`",
    [REPORT_BAD_NOTE_KIND] = "'{}': jenis catatan ialah progress, process, "
                             "intake, plan, risk, safety-plan, contact, "
                             "collateral, ai-material, supervision dan closing",
    [REPORT_BAD_TEMPLATE] =
        "{}: templat tidak ada; `casevault template` menampilkan daftarnya",
    [REPORT_EMPTY_NOTE] = "catatannya kosong; tidak ada yang disimpan",
    [REPORT_COMPOSE_HINT] = "Tulis catatannya. Baris berisi satu titik "
                            "mengakhirinya, Ctrl-C membuangnya.",
    [REPORT_INTERRUPTED] = "dihentikan; tidak ada yang disimpan",
    [REPORT_NOTE_ADDED] = "kasus {}: catatan disimpan",
    [REPORT_NOTE_EDITED] =
        "catatan {}: versi baru disimpan; versi lama tetap tercatat",
    [REPORT_NOTE_SAME] = "catatan {}: tidak berubah",
    [REPORT_NOTE_TOO_LONG] =
        "{}: catatan paling panjang 4 MiB; tidak ada yang disimpan",
    [REPORT_NO_NOTES] = "{}: belum ada catatan",
    [REPORT_NO_CASES] = "belum ada kasus; mulai dengan `casevault client add`",
    [REPORT_CASE_CLOSED] = "kasus {}: ditutup",
    [REPORT_CLOSED_ALREADY] = "kasus {} sudah ditutup",
    [REPORT_BAD_WORD] = "kata itu tidak ada: {}",
    [REPORT_NO_ENTRY] = "tidak ada entri {}, atau sudah dihapus",
    [REPORT_ENTRY_REMOVED] =
        "entri {}: dihapus; tetap tercatat dan tidak dihitung lagi",
    [REPORT_NOTHING_RECORDED] = "{}: belum ada yang dicatat",
    [REPORT_SESSION_ADDED] = "kasus {}: sesi dicatat",
    [REPORT_EVENT_ADDED] = "kasus {}: peristiwa dicatat",
    [REPORT_SUPERVISION_ADDED] = "{}: pertemuan supervisi dicatat",
    [REPORT_ATTRIBUTE_SET] = "kasus {}: dicatat",
    [REPORT_SCORE_ADDED] = "kasus {}: skor dicatat",
    [REPORT_BAD_SCORE] =
        "alat ukur itu tidak punya nilai tersebut, dan bukan not-asked, "
        "declined atau not-applicable: {}",
    [REPORT_NO_MEASURE] =
        "tidak ada alat ukur '{}'; lihat `casevault measure list`",
    [REPORT_MEASURE_ADDED] = "alat ukur {}: ditambahkan",
    [REPORT_MEASURE_EXISTS] = "alat ukur {} sudah ada",
    [REPORT_BAD_MEASURE] =
        "'{}': alat ukur punya kode 2 sampai 23 huruf a-z, angka 0-9 dan -, "
        "sebuah nama, dan rentang yang terbagi oleh langkahnya",
    [REPORT_NO_HITS] = "tidak ada catatan yang memuat semua kata itu",
    [REPORT_AUDIT_SOUND] = "kedua rantai cocok: {}",
    [REPORT_AUDIT_BROKEN] = "catatan diubah di luar casevault: {}",
    [REPORT_AUDIT_MISSING] =
        "bagian akhir catatan hilang: {}. Jika Anda sendiri yang mengembalikan "
        "cadangan, terima dengan `casevault audit accept`",
    [REPORT_AUDIT_ACCEPTED] =
        "{}: catatan yang sekarang diterima sebagai yang terbaru",
    [REPORT_BACKUP_MADE] = "{}: ditulis, dibuka lagi dan diperiksa. Terbuka "
                           "dengan frasa sandi yang sama",
    [REPORT_RESTORED] =
        "{}: dikembalikan; yang lama ada di sampingnya sebagai .before-restore",
    [REPORT_RESTORED_NEW] = "{}: dikembalikan",
    [REPORT_CHECK_SOUND] = "{}: utuh",
    [REPORT_CHECK_DAMAGED] =
        "{}: ditemukan kerusakan; salin dahulu berkasnya, lalu kembalikan "
        "cadangan dengan `casevault restore`",
    [REPORT_ADVICE_HEADER] =
        "{}: satu salinan kepala berkas atau garam rusak dan yang lain utuh: "
        "perintah berikutnya yang boleh menulis akan memulihkannya. Bila "
        "terulang, disknya mulai rusak",
    [REPORT_ADVICE_SLOTS] =
        "{}: slot kunci diubah tanpa kunci: sandi lama mungkin dikembalikan. "
        "Lihat `casevault slot list`, lalu `casevault rekey`",
    [REPORT_ADVICE_PAGES] =
        "halaman yang tidak dapat dipercaya: {}. Salin berkas ke tempat lain, "
        "lalu kembalikan cadangan dengan `casevault restore`, atau selamatkan "
        "yang masih terbaca dengan `casevault salvage BERKASBARU`, yang "
        "menyebut kasus yang kehilangan catatan",
    [REPORT_ADVICE_INDEX] =
        "{}: catatan utuh, indeks pencarian tidak: pencarian mungkin "
        "melewatkan sesuatu. `casevault salvage BERKASBARU` membuat brankas "
        "dengan indeks baru",
    [REPORT_ADVICE_NOTE] =
        "catatan {} (dan mungkin yang sesudahnya) tidak sesuai dengan log "
        "audit: dikembalikan dari salinan lama, atau hilang. Bandingkan dengan "
        "cadangan",
    [REPORT_ADVICE_ROWS] =
        "{}: ada baris atau entri yang tidak sesuai dengan log audit: diubah, "
        "dikembalikan dari salinan lama, atau hilang. Kembalikan cadangan "
        "dengan `casevault restore`",
    [REPORT_SALVAGED] = "{}: ditulis, dibuka kembali, dan diperiksa; terbuka "
                        "dengan sandi brankas yang rusak",
    [REPORT_SALVAGE_LOSSES] =
        "{}: tidak semuanya terbaca. Di brankas baru, kasus bernama LOST-... "
        "menggantikan yang datanya hilang, dan entri \"lost\" di log audit "
        "menggantikan entri yang hilang",
    [REPORT_LAST_SLOT] = "slot {} berisi frasa sandi terakhir; tambahkan yang "
                         "lain dahulu dengan `casevault slot add`",
    [REPORT_NOT_TEXT] =
        "{}: bukan teks UTF-8; ubah dahulu, misalnya dengan iconv",
    [REPORT_BEFORE_RESTORE] = "{}.before-restore: brankas lama ada di sana; "
                              "pindahkan dahulu, tidak ada yang diubah",
    [REPORT_IMPORT_TYPE] =
        "{}: tidak dapat diimpor; berkas berakhiran .csv, .jsonl atau "
        ".json, atau berupa folder berisi .txt dan .md",
    [REPORT_IMPORT_UTF8] =
        "{}: bukan UTF-8; ubah berkasnya dahulu, misalnya dengan iconv. "
        "Tidak ada yang diimpor",
    [REPORT_IMPORT_NUL] =
        "{}: ada karakter NUL di dalam teks. Tidak ada yang diimpor",
    [REPORT_IMPORT_QUOTE] =
        "{}: tanda kutip di tempat yang salah; kutip di dalam kolom "
        "digandakan. Tidak ada yang diimpor",
    [REPORT_IMPORT_OPEN] =
        "{}: kolom berkutip tidak pernah ditutup. Tidak ada yang diimpor",
    [REPORT_IMPORT_RAGGED] =
        "{}: jumlah kolom berbeda dari baris judul. Tidak ada yang diimpor",
    [REPORT_IMPORT_COLUMN] =
        "{}: kolom tidak dikenal; yang dikenal text, case, id, date, kind "
        "dan lang. Tidak ada yang diimpor",
    [REPORT_IMPORT_TWICE] =
        "{}: kolom atau bidang yang sama dua kali. Tidak ada yang diimpor",
    [REPORT_IMPORT_NO_COLUMN] =
        "{}: baris judul tidak memiliki kolom text. Tidak ada yang diimpor",
    [REPORT_IMPORT_JSON] =
        "{}: bukan objek JSON dalam satu baris. Tidak ada yang diimpor",
    [REPORT_IMPORT_FIELD] =
        "{}: nilai dengan jenis yang salah. Tidak ada yang diimpor",
    [REPORT_IMPORT_NO_TEXT] = "{}: catatan tanpa teks. Tidak ada yang diimpor",
    [REPORT_IMPORT_TOO_LONG] =
        "{}: terlalu panjang (4 MiB per catatan, 127 bita untuk bidang "
        "lain). Tidak ada yang diimpor",
    [REPORT_IMPORT_TOO_MANY] =
        "{}: lebih dari satu juta catatan; impor sebagian-sebagian",
    [REPORT_IMPORT_EMPTY] = "{}: tidak berisi catatan",
    [REPORT_IMPORT_CRASHED] =
        "{}: pembaca, yang berjalan terkurung, gagal pada berkas ini; tidak "
        "ada yang diimpor. Berkas ini mungkin dibuat untuk merusak",
    [REPORT_IMPORT_CASE] = "{}: kode kasus terdiri atas 2 sampai 23 huruf, "
                           "angka, - atau _. Tidak ada yang diimpor",
    [REPORT_IMPORT_DATE] =
        "{}: tanggal ditulis YYYY-MM-DD. Tidak ada yang diimpor",
    [REPORT_IMPORT_KIND] = "{}: bukan jenis catatan. Tidak ada yang diimpor",
    [REPORT_IMPORT_LANGUAGE] =
        "{}: bahasanya id atau en. Tidak ada yang diimpor",
    [REPORT_IMPORT_KNOWN] =
        "{}: identitas dalam bentuk yang tidak sesuai dokumentasi. Tidak "
        "ada yang diimpor",
    [REPORT_IMPORTING] = "mengimpor",
    [REPORT_WORD_ROW] = "baris tabel",
    [REPORT_WORD_LINE] = "baris",
    [REPORT_WORD_COLUMN] = "kolom",
    [REPORT_RELEASING] = "menyiapkan pelepasan",
    [REPORT_MISSING_OPTION] = "{} belum diberikan",
    [REPORT_NOT_LOCKED_IN] =
        "{}: kernel ini tidak dapat mengurung program (seccomp); "
        "dijalankan tanpa itu",
    [REPORT_BAD_PROFILE] =
        "{}: profil tidak ada; yang ada supervision, research, safe-harbor "
        "dan uu-pdp",
    [REPORT_POLICY_LINE] =
        "{}: baris kebijakan ini tidak dimengerti; bagian, kunci dan tindakan "
        "ada di casevault-policy(1)",
    [REPORT_POLICY_REASON] =
        "{}: yang dibiarkan oleh kebijakan memerlukan alasan; tambahkan "
        "`because = ...` di bagian itu",
    [REPORT_POLICY_NAME] =
        "{}: kebijakan ini tidak bernama; tambahkan `name = ...` di bawah "
        "[policy]",
    [REPORT_POLICY_TWICE] = "--policy dan --profile: berikan salah satu saja",
    [REPORT_SHORT_KEY] =
        "{}: deskriptor ini (0 sampai 9) harus memberi kunci 16 bita",
    [REPORT_POLICY_FINE] = "{}: kebijakan ini dapat dipakai",
    [REPORT_BAD_FORM] = "{}: bentuknya full, one-page atau group",
    [REPORT_NOTHING_TO_RELEASE] = "{}: tidak ada catatan untuk dilepaskan",
    [REPORT_LEAK] =
        "{}: gerbang kebocoran menemukan pengenal yang masih ada; tidak "
        "ada yang ditulis",
    [REPORT_LEAK_HIT] = "{} dari orang yang tercatat masih ada di teks",
    [REPORT_GATE_QUESTION] =
        "{}: mungkin orang atau tempat yang tercatat, harus diputuskan "
        "oleh manusia",
    [REPORT_RISK] =
        "risiko pengungkapan: dengan satu atribut saja pun {} kasus harus "
        "dikeluarkan; naikkan --max-suppression sampai itu, turunkan --k, atau "
        "tunggu lebih banyak kasus",
    [REPORT_RISK_FEW] =
        "risiko pengungkapan: kasus yang ikut lebih sedikit daripada yang "
        "harus "
        "serupa ({}); turunkan --k atau tunggu lebih banyak kasus",
    [REPORT_RISK_WITHHELD] =
        "semua atribut ditahan: kurang dari {} kasus yang ikut",
    [REPORT_RISK_LEFT_OUT] =
        "{} kasus dikeluarkan agar yang lain tidak dapat dibedakan; lihat "
        "disclosure-risk.json",
    [REPORT_RISK_OFF] = "k = {}: mungkin ada yang sendirian dengan atributnya; "
                        "simpan berkas ini "
                        "untuk diri sendiri",
    [REPORT_RISK_BELOW] =
        "terlalu sedikit baris yang serupa ({}); buat kolomnya lebih kasar, "
        "atau keluarkan baris",
    [REPORT_RISK_COLUMN] = "{}: kolom itu tidak ada dalam tabel",
    [REPORT_RISK_EMPTY] = "{}: tabel itu tidak berisi baris",
    [REPORT_OUTPUT_EXISTS] =
        "{}: sudah ada dan tidak kosong; sebutkan folder baru",
    [REPORT_OUTPUT_SYSTEM] = "pelepasan tidak dapat ditulis: {}",
    [REPORT_EMPTY_PARTS] =
        "bagian ringkasan yang kosong dan tidak disertakan: {}; `casevault "
        "note add KASUS --template supervision` memulai catatan dengan "
        "judulnya",
    [REPORT_QUASI_CASES] =
        "kasus yang teksnya memuat tiga macam rincian atau lebih yang bersama-"
        "sama menunjuk seseorang (pekerjaan, agama, kejadian langka, ...): {}. "
        "Bacalah seperti orang yang mengenal klien; quasi_identifiers di "
        "manifest.json menghitung macamnya",
    [REPORT_UNREVIEWED] =
        "{}: TIDAK DITINJAU oleh manusia; berkasnya menyatakan demikian",
    [REPORT_RELEASED] =
        "{}: pengenal dihapus; ini tetap data pribadi, jaga kerahasiaannya",
    [REPORT_VERIFY_GOOD] =
        "{}: masih seperti ketika ditulis; milik siapa, ditunjukkan oleh sidik "
        "jari: bandingkan dengan pengirim lewat telepon",
    [REPORT_VERIFY_CHANGED] =
        "{}: TIDAK lagi seperti ketika ditulis; isinya telah diubah",
    [REPORT_VERIFY_FORGED] = "{}: tanda tangannya BUKAN dari kunci yang "
                             "disebutkan; jangan percayai isinya",
    [REPORT_VERIFY_NO_STAMP] =
        "{}: tidak memiliki cap untuk diperiksa: terpotong, ditulis ulang oleh "
        "program lain, atau bukan dari kami",
    [REPORT_VERIFY_MISSING] =
        "{}: ada berkas dalam manifes yang tidak ditemukan",
    [REPORT_DRY_RUN] = "{}: akan ditulis; kali ini tidak",
    [REPORT_EVAL_LINE] =
        "{}: bukan baris emas atau jawaban sistem seperti diuraikan di "
        "docs/testing.md",
    [REPORT_BAD_LINE] = "baris {} masukan bukan JSON seperti dijelaskan "
                        "`casevault help anonymize`",
    [REPORT_LONG_LINE] = "baris {} masukan lebih panjang dari 8 MiB",
    [REPORT_NO_FOLDER] = "{}: foldernya tidak ada; tidak ada yang ditulis",
    [REPORT_AUDIT_UNSEEN] =
        "catatan yang pernah Anda lihat hilang: {}. Berkas ini dikembalikan "
        "dari salinan lama. Jika Anda sendiri yang melakukannya, terima dengan "
        "`casevault audit accept`; jika tidak, cari yang lebih baru",
    [REPORT_BAD_SHELL] = "'{}': pelengkapan ada untuk bash",
    [REPORT_HELD_BY] = "sedang dipakai oleh {}",
    [REPORT_KEYRING_GOOD] =
        "`casevault unlock` dapat menyimpan kunci di kernel",
    [REPORT_KEYRING_NONE] =
        "kernel tidak menyimpan kunci di sini, jadi `casevault unlock` tidak "
        "jalan; tiap perintah menanyakan frasa sandi",
    [REPORT_LANDLOCK_GOOD] = "editor dapat dicegah menulis di luar memori",
    [REPORT_LANDLOCK_OLD] =
        "Landlock pada kernel ini lebih lama dari versi 3: editor masih dapat "
        "mengosongkan berkas, walau tidak dapat menulis",
    [REPORT_LANDLOCK_NONE] =
        "kernel ini tidak punya Landlock, jadi editor dapat menulis salinan di "
        "tempat lain; tulislah catatan tanpa --editor",
    [REPORT_FOLDER_GOOD] = "ada folder di memori untuk --editor",
    [REPORT_FOLDER_NONE] = "tidak ada folder di memori, jadi --editor ditolak",
    [REPORT_MEMLOCK_GOOD] =
        "memori yang dapat dikunci cukup untuk kunci dan catatan",
    [REPORT_MEMLOCK_SMALL] = "memori yang dapat dikunci kurang dari 8 MiB: "
                             "catatan besar dapat masuk swap; lihat ulimit -l",
    [REPORT_SWAP_GOOD] = "tidak ada swap, atau tidak ada yang terbuka",
    [REPORT_SWAP_CLEAR] =
        "swap tidak diketahui terenkripsi: isi memori dapat sampai ke disk apa "
        "adanya, juga saat hibernasi; enkripsilah, atau matikan",
    [REPORT_RIGHTS_GOOD] = "hanya Anda yang dapat membaca brankas",
    [REPORT_RIGHTS_BAD] =
        "orang lain dapat membaca berkas brankas, atau bukan milik Anda; "
        "isinya tetap terenkripsi, tetapi jalankan chmod 600",
    [REPORT_LOCAL_DISK] = "brankas ada di disk lokal",
    [REPORT_REMOTE_DISK] = "brankas ada di sistem berkas jaringan atau FUSE, "
                           "yang kunci dan sinkronnya tidak dapat diandalkan; "
                           "simpan di disk lokal dan buat cadangan di sana",
};
