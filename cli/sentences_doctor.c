#include "cli/sentences.h"

/* What `doctor` says of the vault and of the jails of the program. */
const char *const sentences_doctor_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_SECCOMP_GOOD] =
        "no socket for the program and what it starts (seccomp)",
    [REPORT_SECCOMP_NONE] =
        "this kernel filters no system calls (seccomp): that the program opens "
        "no socket, and that readers of foreign files are locked in, is then "
        "only its own word; use another kernel, or no untrusted files",
    [REPORT_CORE_GOOD] = "no core file of it is written, and none handed over",
    [REPORT_CORE_BAD] =
        "a crash could leave memory in a core file (see core(5)); set "
        "/proc/sys/kernel/core_pattern to nothing that writes, or ulimit -c 0",
    [REPORT_VAULT_FOLDER_GOOD] =
        "nobody else can put another file in the place of the vault",
    [REPORT_VAULT_FOLDER_BAD] =
        "others can write in the folder of the vault, and so put an old copy "
        "in its place; run chmod go-w on it, or move the vault",
    [REPORT_COST_GOOD] = "what one guess at the passphrase costs: {}",
    [REPORT_COST_LOW] =
        "what one guess at the passphrase costs: {}. This machine can carry "
        "twice as much: run `casevault slot harden`",
    [REPORT_CIPHER] =
        "SQLCipher {}: AES-256, each page of 8 KiB with HMAC-SHA-512",
    [REPORT_AUDIT_HOLDS] = "the record holds, {} entries",
    [REPORT_AUDIT_DOES_NOT] =
        "the record does not hold ({} entries): run `casevault audit verify`, "
        "which says where and what to do",
    [REPORT_BACKUP_YOUNG] = "the newest backup: {}",
    [REPORT_BACKUP_OLD] =
        "no backup of the last seven days (newest: {}); run `casevault backup "
        "--to FOLDER`",
    [REPORT_NOT_OPENED] =
        "cipher, record and backups were not looked at, for the vault is "
        "locked; run `casevault unlock` first",
};

const char *const sentences_doctor_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_SECCOMP_GOOD] =
        "tanpa soket untuk program ini dan yang dijalankannya (seccomp)",
    [REPORT_SECCOMP_NONE] =
        "kernel ini tidak menyaring panggilan sistem (seccomp): bahwa program "
        "ini tidak membuka soket, dan bahwa pembaca berkas asing dikurung, "
        "hanya janji program sendiri; pakai kernel lain, atau jangan membaca "
        "berkas yang tidak dipercaya",
    [REPORT_CORE_GOOD] = "tidak ada berkas core yang ditulis atau diserahkan",
    [REPORT_CORE_BAD] =
        "bila program jatuh, isi memori dapat tertinggal dalam berkas core "
        "(lihat core(5)); atur /proc/sys/kernel/core_pattern, atau ulimit -c 0",
    [REPORT_VAULT_FOLDER_GOOD] =
        "orang lain tidak dapat mengganti brankas dengan berkas lain",
    [REPORT_VAULT_FOLDER_BAD] =
        "orang lain dapat menulis di folder brankas, jadi dapat menaruh "
        "salinan lama di tempatnya; jalankan chmod go-w, atau pindahkan",
    [REPORT_COST_GOOD] = "biaya satu tebakan kata sandi: {}",
    [REPORT_COST_LOW] =
        "biaya satu tebakan kata sandi: {}. Mesin ini sanggup dua kali lipat: "
        "jalankan `casevault slot harden`",
    [REPORT_CIPHER] =
        "SQLCipher {}: AES-256, tiap halaman 8 KiB dengan HMAC-SHA-512",
    [REPORT_AUDIT_HOLDS] = "catatan audit cocok, {} entri",
    [REPORT_AUDIT_DOES_NOT] =
        "catatan audit tidak cocok ({} entri): jalankan `casevault audit "
        "verify`, yang menyebut di mana dan apa yang perlu dilakukan",
    [REPORT_BACKUP_YOUNG] = "cadangan terbaru: {}",
    [REPORT_BACKUP_OLD] =
        "tidak ada cadangan tujuh hari terakhir (terbaru: {}); jalankan "
        "`casevault backup --to FOLDER`",
    [REPORT_NOT_OPENED] =
        "sandi, catatan audit dan cadangan tidak diperiksa karena brankas "
        "terkunci; jalankan `casevault unlock` dahulu",
};
