#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli/export/sealed.h"
#include "cli/release/run.h"
#include "vault/envelope.h"

_Static_assert(EXPORT_SEALED_SALT_LEN == VAULT_ENVELOPE_SALT_LEN,
    "a salt fits the page");
_Static_assert(EXPORT_SEALED_NONCE_LEN == VAULT_ENVELOPE_NONCE_LEN,
    "a nonce fits the page");

/* A browser takes the whole of it as one string. */
#define SEALED_MAX ((uint64_t)128 << 20)

/* One sealed page in the making. */
struct sealing {
    struct release_run *run;
    struct vault_envelope *envelope;
    struct export_sealed page;
    struct export_out *out;
};

static enum release_status
put(struct sealing *sealing, const char *bytes, size_t len)
{
    uint8_t sealed[1 << 14];
    enum vault_status status = VAULT_OK;

    while (status == VAULT_OK && len > 0) {
        size_t piece = len < sizeof(sealed) ? len : sizeof(sealed);

        status = vault_envelope_seal(sealing->envelope, bytes, piece, sealed);
        if (status == VAULT_OK) {
            export_sealed_put(&sealing->page, sealed, piece);
        }
        bytes += piece;
        len -= piece;
    }
    return release_vault(status, sealing->run->cause);
}

/* A line "name bytes", then the file. */
static enum release_status
put_file(struct sealing *sealing, const struct release_file *file)
{
    struct release_mapping mapping;
    char line[128];
    enum release_status status =
        release_file_map(file, &mapping, sealing->run->cause);

    if (status != RELEASE_OK) {
        return status;
    }
    (void)snprintf(line, sizeof(line), "%s %zu\n", file->name, mapping.len);
    status = put(sealing, line, strlen(line));
    if (status == RELEASE_OK) {
        status = put(sealing, mapping.bytes, mapping.len);
    }
    release_file_unmap(&mapping);
    return status;
}

static enum release_status
put_page(struct sealing *sealing)
{
    struct release_run *run = sealing->run;
    char head[EXPORT_SEALED_HEAD_MAX];
    char hash[EXPORT_HASH_MAX];
    uint8_t tag[VAULT_ENVELOPE_TAG_LEN];
    enum release_status status;
    size_t len = export_sealed_head(head, VAULT_ENVELOPE_ROUNDS,
        vault_envelope_salt(sealing->envelope),
        vault_envelope_nonce(sealing->envelope));

    export_sealed_begin(&sealing->page,
        release_run_language(run, &run->subjects[0]), head);
    status = release_vault(vault_envelope_bind(sealing->envelope, head, len),
        run->cause);
    for (size_t i = 0; status == RELEASE_OK && i < run->files.len; i++) {
        status = put_file(sealing, &run->files.items[i]);
    }
    if (status == RELEASE_OK) {
        status = release_vault(vault_envelope_end(sealing->envelope, tag),
            run->cause);
    }
    if (status != RELEASE_OK) {
        return status;
    }
    export_sealed_put(&sealing->page, tag, sizeof(tag));
    export_sealed_end(&sealing->page);
    return export_out_finish(sealing->out, hash) ? RELEASE_OK
                                                 : release_errno(run->cause);
}

static enum release_status
seal_page(struct release_run *run, int fd)
{
    struct sealing sealing = { .run = run };
    enum release_status status;

    sealing.out = export_out_new(fd);
    if (sealing.out == NULL) {
        return RELEASE_ERR_NO_MEMORY;
    }
    sealing.page.out = sealing.out;
    status = release_vault(vault_envelope_new(run->request->passphrase,
                               &sealing.envelope),
        run->cause);
    if (status == RELEASE_OK) {
        status = put_page(&sealing);
    }
    vault_envelope_free(&sealing.envelope);
    export_out_free(&sealing.out);
    return status;
}

/* What a browser has to take as one string. */
static enum release_status
check_size(const struct release_run *run)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < run->files.len; i++) {
        bytes += export_out_size(run->files.items[i].out);
    }
    if (bytes > SEALED_MAX) {
        errno = EFBIG;
        return release_errno(run->cause);
    }
    return RELEASE_OK;
}

/* All files as one archive, under the passphrase if there is one. */
static enum release_status
pack(const struct release_run *run, int fd)
{
    const struct vault_secret *passphrase = run->request->passphrase;
    struct export_zip_file files[RELEASE_BUNDLE_FILES];

    for (size_t i = 0; i < run->files.len; i++) {
        files[i].name = run->files.items[i].name;
        files[i].fd = run->files.items[i].fd;
    }
    return export_zip_pack(files, run->files.len,
               passphrase == NULL ? NULL : (const char *)passphrase->data, fd)
        ? RELEASE_OK
        : release_errno(run->cause);
}

/* The archive in clear is in memory only. */
static enum release_status
seal_age(const struct release_run *run, int fd)
{
    enum release_status status;
    int archive = memfd_create("archive", MFD_CLOEXEC);

    if (archive < 0) {
        return release_errno(run->cause);
    }
    status = pack(run, archive);
    if (status == RELEASE_OK &&
        release_age_seal(run->request->recipients, archive, fd) !=
            RELEASE_AGE_OK) {
        errno = EIO;
        status = release_errno(run->cause);
    }
    (void)close(archive);
    return status;
}

/* Size and hash of the sealed file as it lies there. */
static enum release_status
measure(const struct release_run *run, int fd)
{
    struct release_result *result = run->result;
    const struct release_file file = { .fd = fd };
    struct release_mapping mapping;
    enum release_status status = release_file_map(&file, &mapping, run->cause);

    if (status == RELEASE_OK) {
        result->sealed_bytes = mapping.len;
        export_hash(mapping.bytes, mapping.len, result->sealed_hash);
        release_file_unmap(&mapping);
    }
    return status;
}

enum release_status
release_seal(struct release_run *run)
{
    enum release_seal seal = run->request->seal;
    enum release_status status = RELEASE_OK;
    int fd;

    if (seal == RELEASE_UNSEALED) {
        return RELEASE_OK;
    }
    if (seal == RELEASE_SEAL_HTML) {
        status = check_size(run);
    }
    if (status != RELEASE_OK) {
        return status;
    }
    fd = release_bundle_sealed(run->files.bundle);
    if (fd < 0) {
        return release_errno(run->cause);
    }
    switch (seal) {
    case RELEASE_SEAL_HTML: status = seal_page(run, fd); break;
    case RELEASE_SEAL_ZIP: status = pack(run, fd); break;
    case RELEASE_SEAL_AGE: status = seal_age(run, fd); break;
    case RELEASE_UNSEALED: break;
    }
    return status == RELEASE_OK ? measure(run, fd) : status;
}
