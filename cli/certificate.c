#include "cli/certificate.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/atomic_file.h"
#include "vault/sign.h"

/* The words of a certificate, in the order of enum report_language. */
enum word {
    WORD_TITLE,
    WORD_CASE,
    WORD_VAULT,
    WORD_AT,
    WORD_NOTES,
    WORD_ROWS,
    WORD_ENTRY,
    WORD_GROUND,
    WORD_PAGES,
    WORD_PAGES_WAIT,
    WORD_KEPT,
    WORD_BACKUPS,
    WORD_NO_BACKUPS,
    WORD_ERASED,
    WORD_AWAY,
    WORD_LOCKED,
    WORD_BY_HAND,
    WORD_OTHERS,
    WORD_COUNT, /* keep last */
};

static const char *const words[][WORD_COUNT] = {
    [REPORT_ENGLISH] = {
        [WORD_TITLE] = "Certificate of erasure",
        [WORD_CASE] = "Case",
        [WORD_VAULT] = "Vault",
        [WORD_AT] = "Erased at (UTC)",
        [WORD_NOTES] = "Notes erased, with all their versions",
        [WORD_ROWS] = "Records erased, of every kind",
        [WORD_ENTRY] = "Entry of the audit log",
        [WORD_GROUND] = "Ground on which a hold or a retention rule was "
                        "overridden",
        [WORD_PAGES] = "Every page of the vault was written anew.",
        [WORD_PAGES_WAIT] = "The pages of the vault still have to be written "
                            "anew.",
        [WORD_KEPT] = "Kept: the audit log, which holds no client text, and "
                      "the register of what was released.",
        [WORD_BACKUPS] = "Backups",
        [WORD_NO_BACKUPS] = "The vault knows of none.",
        [WORD_ERASED] = "erased in every backup there",
        [WORD_AWAY] = "NOT YET VISITED: not reached so far",
        [WORD_LOCKED] = "NOT ERASED: a backup there has an older key",
        [WORD_BY_HAND] = "NOT ERASED: a copy made by hand, not ours to change",
        [WORD_OTHERS] = "Copies the vault does not know of are not covered.",
    },
    [REPORT_INDONESIAN] = {
        [WORD_TITLE] = "Berita acara penghapusan",
        [WORD_CASE] = "Kasus",
        [WORD_VAULT] = "Brankas",
        [WORD_AT] = "Dihapus pada (UTC)",
        [WORD_NOTES] = "Catatan yang dihapus, dengan semua versinya",
        [WORD_ROWS] = "Data yang dihapus, segala jenis",
        [WORD_ENTRY] = "Entri log audit",
        [WORD_GROUND] = "Dasar untuk mengesampingkan penahanan atau masa "
                        "simpan",
        [WORD_PAGES] = "Setiap halaman brankas sudah ditulis ulang.",
        [WORD_PAGES_WAIT] = "Halaman brankas masih harus ditulis ulang.",
        [WORD_KEPT] = "Disimpan: log audit, yang tidak memuat teks klien, dan "
                      "daftar yang pernah dikeluarkan.",
        [WORD_BACKUPS] = "Cadangan",
        [WORD_NO_BACKUPS] = "Brankas tidak mengenal satu pun.",
        [WORD_ERASED] = "dihapus dalam setiap cadangan di sana",
        [WORD_AWAY] = "BELUM DIKUNJUNGI: belum terjangkau",
        [WORD_LOCKED] = "BELUM DIHAPUS: cadangan di sana berkunci lama",
        [WORD_BY_HAND] = "BELUM DIHAPUS: salinan tangan, bukan hak kami "
                         "mengubahnya",
        [WORD_OTHERS] = "Salinan yang tidak dikenal brankas tidak tercakup.",
    },
};

static void
put_place(FILE *stream, const char *const *say,
    const struct certificate_place *place)
{
    static const enum word states[] = {
        [MEDIA_ERASED] = WORD_ERASED,
        [MEDIA_AWAY] = WORD_AWAY,
        [MEDIA_LOCKED] = WORD_LOCKED,
        [MEDIA_BY_HAND] = WORD_BY_HAND,
    };

    (void)fprintf(stream, "- `%s` (%s): %s\n", place->visit.folder,
        place->visit.at, say[states[place->state]]);
}

static void
put_text(FILE *stream, const struct certificate *certificate)
{
    const char *const *say = words[certificate->language];
    const struct vault_erasure *erasure = certificate->erasure;

    (void)fprintf(stream,
        "# %s\n\n- %s: %s\n- %s: %s\n- %s: %s\n- %s: %" PRId64
        "\n- %s: %" PRId64 "\n- %s: %" PRId64 "\n",
        say[WORD_TITLE], say[WORD_CASE], erasure->code, say[WORD_VAULT],
        certificate->uuid, say[WORD_AT], erasure->at, say[WORD_NOTES],
        erasure->note_count, say[WORD_ROWS], erasure->row_count,
        say[WORD_ENTRY], erasure->id);
    if (erasure->ground[0] != '\0') {
        (void)fprintf(stream, "- %s: %s\n", say[WORD_GROUND], erasure->ground);
    }
    (void)fprintf(stream, "\n%s\n%s\n\n## %s\n\n",
        say[erasure->finished ? WORD_PAGES : WORD_PAGES_WAIT], say[WORD_KEPT],
        say[WORD_BACKUPS]);
    for (size_t i = 0; i < certificate->count; i++) {
        put_place(stream, say, &certificate->places[i]);
    }
    if (certificate->count == 0) {
        (void)fprintf(stream, "%s\n", say[WORD_NO_BACKUPS]);
    }
    (void)fprintf(stream, "\n%s\n\n", say[WORD_OTHERS]);
}

static void
put_hex(FILE *stream, const char *name, const uint8_t *bytes, size_t len)
{
    (void)fprintf(stream, " %s=", name);
    for (size_t i = 0; i < len; i++) {
        (void)fprintf(stream, "%02x", bytes[i]);
    }
}

static void
put_signature(FILE *stream, const struct vault_signature *signature)
{
    (void)fputs("<!-- casevault-erasure 1", stream);
    put_hex(stream, "key", signature->public_key,
        sizeof(signature->public_key));
    put_hex(stream, "signature", signature->bytes, sizeof(signature->bytes));
    (void)fputs(" -->\n", stream);
}

/* No client text is in it, so that the text may go through stdio. */
int
certificate_write(struct vault *vault, const struct certificate *certificate,
    const char *path)
{
    struct atomic_file file = ATOMIC_FILE_INIT;
    struct vault_signature signature;
    char *text = NULL;
    size_t len = 0;
    FILE *memory = open_memstream(&text, &len);
    int exit_status = REPORT_EXIT_OK;

    if (memory == NULL) {
        return report_errno(path);
    }
    put_text(memory, certificate);
    if (fclose(memory) != 0) {
        exit_status = report_errno(path);
        goto out;
    }
    exit_status =
        report_vault(vault_sign(vault, "erasure",
                         (struct vault_text){ text, len }, &signature),
            path);
    if (exit_status != REPORT_EXIT_OK) {
        goto out;
    }
    if (!atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        exit_status = report_errno(path);
        goto out;
    }
    (void)fwrite(text, 1, len, file.stream);
    put_signature(file.stream, &signature);
    if (!atomic_file_commit(&file)) {
        exit_status = report_errno(path);
    }
out:
    atomic_file_abandon(&file);
    free(text);
    return exit_status;
}
