#include "cli/sentences.h"

/* What is said about codes, shares and the memory that unlocking takes. */
const char *const sentences_opening_en[REPORT_MESSAGE_COUNT] = {
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
