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
    [REPORT_BUNDLE_GOOD] =
        "{}: as it was written, and every cell as the dictionary allows",
    [REPORT_BUNDLE_INVENTED] =
        "{}: SYNTHETIC: its rows are invented and tell of nobody",
    [REPORT_BUNDLE_FILE] = "{}: is no plain file in the folder of its bundle",
    [REPORT_BUNDLE_SIGNATURE] = "{}: is not signed by the key it names",
    [REPORT_BUNDLE_HASH] = "{}: is not as it was written",
    [REPORT_BUNDLE_SUMS] =
        "{}: SHA256SUMS and the manifest do not say the same",
    [REPORT_BUNDLE_MANIFEST] = "{}: is not what a research bundle has there",
    [REPORT_BUNDLE_PROJECT] =
        "{}: the bundle is not of a registered project, or not of this file",
    [REPORT_BUNDLE_DICTIONARY] =
        "{}: datapackage.json describes it otherwise than this program does",
    [REPORT_BUNDLE_RISK] =
        "{}: disclosure-risk.json does not say at which level it is told",
    [REPORT_BUNDLE_ROW] =
        "{}: this line holds what a bundle may not hold, or stands where it"
        " may not stand",
    [REPORT_BUNDLE_POOLED] =
        "{}: is a pool already; pool the bundles it was made of",
    [REPORT_BUNDLE_OTHER] =
        "{}: was made by another project.json than the first bundle",
    [REPORT_BUNDLE_SYNTHETIC] =
        "{}: invented rows and real ones cannot be pooled",
    [REPORT_BUNDLE_KEY] =
        "{}: another bundle of this site is signed by another key; ask the "
        "site which is theirs",
    [REPORT_BUNDLE_TWICE] =
        "{}: another bundle says that it is this wave of this site; ask the"
        " site which is",
    [REPORT_BUNDLE_MEASURE] =
        "{}: two sites use this code for measures with different scales",
    [REPORT_BUNDLE_OUTDATED] =
        "bundles passed over because a newer wave of the site is there: {}",
    [REPORT_BUNDLE_TEXTS] =
        "bundles with texts, which stay where they are: {}; the names of "
        "cases are the same",
    [REPORT_BUNDLE_MERGED] =
        "sites pooled: {}. This is still personal data, keep it "
        "confidential",
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
    [REPORT_BUNDLE_GOOD] =
        "{}: sama seperti saat ditulis, dan tiap sel sesuai kamus",
    [REPORT_BUNDLE_INVENTED] =
        "{}: SINTETIS: barisnya dikarang dan tidak tentang siapa pun",
    [REPORT_BUNDLE_FILE] = "{}: bukan berkas biasa di folder bundelnya",
    [REPORT_BUNDLE_SIGNATURE] =
        "{}: tidak ditandatangani dengan kunci yang disebutnya",
    [REPORT_BUNDLE_HASH] = "{}: tidak sama seperti saat ditulis",
    [REPORT_BUNDLE_SUMS] = "{}: SHA256SUMS dan manifes tidak sama isinya",
    [REPORT_BUNDLE_MANIFEST] = "{}: bukan isi bundel penelitian",
    [REPORT_BUNDLE_PROJECT] =
        "{}: bundel ini bukan dari proyek terdaftar, atau bukan dari berkas"
        " ini",
    [REPORT_BUNDLE_DICTIONARY] =
        "{}: datapackage.json menjelaskannya lain dari program ini",
    [REPORT_BUNDLE_RISK] =
        "{}: disclosure-risk.json tidak menyebut tingkat penyampaiannya",
    [REPORT_BUNDLE_ROW] =
        "{}: baris ini berisi yang tidak boleh ada dalam bundel, atau salah"
        " tempat",
    [REPORT_BUNDLE_POOLED] = "{}: sudah gabungan; gabungkan bundel asalnya",
    [REPORT_BUNDLE_OTHER] =
        "{}: dibuat dengan project.json yang lain dari bundel pertama",
    [REPORT_BUNDLE_SYNTHETIC] =
        "{}: baris karangan dan baris nyata tidak dapat digabung",
    [REPORT_BUNDLE_KEY] =
        "{}: bundel lain dari tempat ini ditandatangani dengan kunci lain; "
        "tanyakan yang mana milik mereka",
    [REPORT_BUNDLE_TWICE] =
        "{}: bundel lain mengaku gelombang yang sama dari tempat ini; "
        "tanyakan yang mana",
    [REPORT_BUNDLE_MEASURE] =
        "{}: dua tempat memakai kode ini untuk alat ukur dengan skala "
        "berbeda",
    [REPORT_BUNDLE_OUTDATED] =
        "bundel yang dilewati karena ada gelombang lebih baru dari "
        "tempatnya: {}",
    [REPORT_BUNDLE_TEXTS] =
        "bundel dengan teks, yang tetap di tempatnya: {}; nama kasusnya "
        "sama",
    [REPORT_BUNDLE_MERGED] =
        "tempat yang digabung: {}. Ini tetap data pribadi, jaga "
        "kerahasiaannya",
};
