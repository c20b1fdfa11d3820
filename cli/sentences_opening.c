#include "cli/sentences.h"

/* What is said about codes, shares and the memory that unlocking takes. */
const char *const sentences_opening_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_ALTERED] =
        "{}: what is in it is not what the audit log says: pages were put back "
        "from an older copy, changed, or the disk is failing; nothing is "
        "shown. See `casevault check --full`, then put a backup back with "
        "`casevault restore` or save what can be read with `casevault "
        "salvage`; to read it as it is, run again with --accept-restored",
    [REPORT_ASK_ALTERED] =
        "{}: what is in it is not what the audit log says: pages were put back "
        "from an older copy, changed, or the disk is failing. Go on with it "
        "as it is? [y/N]",
    [REPORT_ALTERED_TAKEN] =
        "{}: read as it is; do not rely on what it says, see `casevault check "
        "--full`",
    [REPORT_IDLE_NOTE] =
        "nobody was there: what was typed is kept as note {}; go on with "
        "`casevault note edit {} --editor`",
    [REPORT_IDLE_LOCKED] =
        "{}: locked, for nobody was there or the machine slept. What was "
        "answered before is kept where the command keeps answers; run it again "
        "to go on",
    [REPORT_QR_NARROW] =
        "the window is too narrow to draw the QR code, which takes {} columns; "
        "note the line below, or make the window wider and run it again",
    [REPORT_MEMORY_HOLDS_DOWN] =
        "{} MiB of memory are free, and calibrating takes no more than half of "
        "that; when more is free, `casevault slot harden` makes guessing "
        "dearer",
    [REPORT_MEMORY_TO_UNLOCK] =
        "unlocking needs more memory than is free ({}); nothing was tried. "
        "Close other programs and try again, or open it with the recovery "
        "code, which needs 64 MiB",
};

const char *const sentences_opening_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_ALTERED] =
        "{}: isinya tidak sesuai dengan log audit: ada halaman yang diubah "
        "atau dikembalikan dari salinan lama, atau disknya mulai rusak; tidak "
        "ada yang ditampilkan. Lihat `casevault check --full`, lalu kembalikan "
        "cadangan dengan `casevault restore` atau selamatkan yang terbaca "
        "dengan `casevault salvage`; untuk membacanya apa adanya, ulangi "
        "dengan --accept-restored",
    [REPORT_ASK_ALTERED] =
        "{}: isinya tidak sesuai dengan log audit: ada halaman yang diubah "
        "atau dikembalikan dari salinan lama, atau disknya mulai rusak. "
        "Lanjutkan apa adanya? [y/N]",
    [REPORT_ALTERED_TAKEN] =
        "{}: dibaca apa adanya; jangan mengandalkan isinya, lihat `casevault "
        "check --full`",
    [REPORT_IDLE_NOTE] =
        "tidak ada orang: yang sudah diketik disimpan sebagai catatan {}; "
        "lanjutkan dengan `casevault note edit {} --editor`",
    [REPORT_IDLE_LOCKED] =
        "{}: dikunci, karena tidak ada orang atau mesin tertidur. Jawaban "
        "sebelumnya tersimpan bila perintah itu menyimpan jawaban; jalankan "
        "lagi untuk melanjutkan",
    [REPORT_QR_NARROW] =
        "jendela terlalu sempit untuk kode QR, yang perlu {} kolom; catat "
        "baris di bawah, atau lebarkan jendela lalu jalankan lagi",
    [REPORT_MEMORY_HOLDS_DOWN] =
        "memori yang bebas {} MiB, dan kalibrasi memakai paling banyak "
        "separuhnya; bila lebih banyak yang bebas, `casevault slot harden` "
        "membuat tebakan lebih mahal",
    [REPORT_MEMORY_TO_UNLOCK] =
        "membuka brankas perlu lebih banyak memori daripada yang bebas ({}); "
        "tidak ada yang dicoba. Tutup program lain lalu coba lagi, atau buka "
        "dengan kode pemulihan, yang perlu 64 MiB",
};
