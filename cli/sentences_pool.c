#include "cli/sentences.h"

/* What is said about research projects and pools, in both languages. */
const char *const sentences_pool_en[REPORT_MESSAGE_COUNT] = {
    [REPORT_PROJECT_NAME] =
        "'{}': a project's name has up to 40 of a to z, 0 to 9 and hyphens",
    [REPORT_PROJECT_WRITTEN] =
        "{}: written; fill in what is empty, then `casevault project check`",
    [REPORT_PROJECT_FINE] = "project {}: its file can be used as it is",
    [REPORT_PROJECT_JSON] = "{}: in this line it is not one JSON object",
    [REPORT_PROJECT_FORMAT] = "{}: not a casevault-project of format_version 1",
    [REPORT_PROJECT_UNKNOWN] = "{}: a project's file has no such member",
    [REPORT_PROJECT_MISSING] = "{}: has to be there and filled in",
    [REPORT_PROJECT_VALUE] =
        "{}: cannot be so; see casevault-project(1) for what may stand there",
    [REPORT_PROJECT_VARIABLE] =
        "{}: no table or column of a bundle is called so",
    [REPORT_PROJECT_LIMIT] = "{}: a project's file has up to 64 KiB",
    [REPORT_PROJECT_POOL] =
        "project {} has the same pool: two projects cannot be pooled as one",
    [REPORT_PROJECT_ADDED] = "project {}: registered",
    [REPORT_PROJECT_SAME] = "project {}: registered before; nothing was added",
    [REPORT_NO_PROJECT] =
        "there is no project {}; see `casevault project list`",
    [REPORT_PROJECT_OVER] =
        "the ethics approval of this project ended on {}; nothing leaves",
    [REPORT_PROJECT_LAXER] = "{}: the project asks for more care than that",
    [REPORT_WITHDRAWN] =
        "cases of earlier bundles without consent by now: {}. withdrawn.csv "
        "names them; who holds those bundles has to delete their rows",
};

const char *const sentences_pool_id[REPORT_MESSAGE_COUNT] = {
    [REPORT_PROJECT_NAME] = "'{}': nama proyek terdiri dari paling banyak 40 "
                            "huruf a sampai z, angka dan tanda hubung",
    [REPORT_PROJECT_WRITTEN] = "{}: sudah ditulis; isi yang masih kosong, lalu "
                               "`casevault project check`",
    [REPORT_PROJECT_FINE] = "proyek {}: berkasnya dapat dipakai",
    [REPORT_PROJECT_JSON] = "{}: pada baris ini bukan satu objek JSON",
    [REPORT_PROJECT_FORMAT] =
        "{}: bukan casevault-project dengan format_version 1",
    [REPORT_PROJECT_UNKNOWN] = "{}: berkas proyek tidak punya bagian ini",
    [REPORT_PROJECT_MISSING] = "{}: harus ada dan diisi",
    [REPORT_PROJECT_VALUE] = "{}: tidak bisa begitu; lihat "
                             "casevault-project(1) tentang isinya",
    [REPORT_PROJECT_VARIABLE] =
        "{}: tidak ada tabel atau kolom bundel dengan nama itu",
    [REPORT_PROJECT_LIMIT] = "{}: berkas proyek paling besar 64 KiB",
    [REPORT_PROJECT_POOL] = "proyek {} punya pool yang sama: dua proyek tidak "
                            "dapat digabung menjadi satu",
    [REPORT_PROJECT_ADDED] = "proyek {}: terdaftar",
    [REPORT_PROJECT_SAME] =
        "proyek {}: sudah terdaftar sebelumnya; tidak ada yang ditambah",
    [REPORT_NO_PROJECT] = "tidak ada proyek {}; lihat `casevault project list`",
    [REPORT_PROJECT_OVER] = "persetujuan etik proyek ini berakhir pada {}; "
                            "tidak ada yang keluar",
    [REPORT_PROJECT_LAXER] = "{}: proyek meminta lebih hati-hati dari itu",
    [REPORT_WITHDRAWN] =
        "kasus dari bundel lama yang kini tanpa persetujuan: {}. "
        "withdrawn.csv menyebutnya; pemegang bundel itu harus menghapus "
        "barisnya",
};
