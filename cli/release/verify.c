#include "cli/release/verify.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/export/docx.h"
#include "cli/export/zip.h"
#include "vault/sign.h"

const char *
release_verify_word(enum release_file_verdict verdict)
{
    static const char *const words[] = {
        [RELEASE_FILE_GOOD] = "good",
        [RELEASE_FILE_CHANGED] = "changed",
        [RELEASE_FILE_FORGED] = "forged",
        [RELEASE_FILE_NO_STAMP] = "no-stamp",
        [RELEASE_FILE_MISSING] = "missing",
        [RELEASE_FILE_EXTRA] = "extra",
    };

    return words[verdict];
}

bool
release_verify_map(int folder, const char *name,
    struct release_verify_file *ret_file)
{
    /* A pipe in its place must not make us wait. */
    int fd = openat(folder, name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct release_verify_file file = { "", 0 };
    struct stat info;
    int error = 0;

    if (fd < 0) {
        return false;
    }
    if (fstat(fd, &info) != 0) {
        error = errno;
    } else if (!S_ISREG(info.st_mode)) {
        error = S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
    } else if (info.st_size > 0) {
        void *bytes =
            mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, fd, 0);

        error = bytes == MAP_FAILED ? errno : 0;
        file.bytes = bytes;
        file.len = (size_t)info.st_size;
    }
    (void)close(fd);
    errno = error;
    if (error == 0) {
        *ret_file = file;
    }
    return error == 0;
}

void
release_verify_unmap(struct release_verify_file *file)
{
    if (file->len > 0) {
        (void)munmap((void *)(uintptr_t)file->bytes, file->len);
    }
    *file = (struct release_verify_file){ "", 0 };
}

/* Judges a stamp whose line is `text`, over a content of this hash. */
static enum release_file_verdict
judge(const char *text, const struct export_stamp_seen *seen, const char *hash,
    struct release_verify_stamp *ret_stamp)
{
    struct vault_signature signature;

    memcpy(signature.public_key, seen->public_key, sizeof(seen->public_key));
    memcpy(signature.bytes, seen->signature, sizeof(seen->signature));
    (void)snprintf(ret_stamp->release, sizeof(ret_stamp->release), "%.8s",
        seen->release.text);
    (void)snprintf(ret_stamp->profile, sizeof(ret_stamp->profile), "%s",
        seen->profile);
    vault_sign_fingerprint(seen->public_key, ret_stamp->fingerprint);
    if (!vault_signature_valid(&signature,
            (struct vault_text){ text, seen->signed_len })) {
        return RELEASE_FILE_FORGED;
    }
    return strcmp(seen->hash, hash) == 0 ? RELEASE_FILE_GOOD
                                         : RELEASE_FILE_CHANGED;
}

/* The last place of `word`, or NULL. */
static const char *
last_of(const char *bytes, size_t len, const char *word)
{
    const char *found = NULL;
    const char *at = bytes;

    /* An empty file has no bytes to point at. */
    while (len > 0 &&
        (at = memmem(at, len - (size_t)(at - bytes), word, strlen(word))) !=
            NULL) {
        found = at++;
    }
    return found;
}

/* A page or text, which ends with its stamp and nothing behind it. */
static enum release_file_verdict
verify_text(const char *bytes, size_t len,
    struct release_verify_stamp *ret_stamp)
{
    char hash[EXPORT_HASH_MAX];
    struct export_stamp_seen seen;
    const char *line;
    size_t used;
    const char *begin =
        last_of(bytes, len, EXPORT_STAMP_OPEN EXPORT_STAMP_BEGIN);

    if (begin == NULL) {
        return RELEASE_FILE_NO_STAMP;
    }
    line = begin + strlen(EXPORT_STAMP_OPEN);
    if (!export_stamp_read(line, len - (size_t)(line - bytes), &seen, &used)) {
        return RELEASE_FILE_NO_STAMP;
    }
    export_out_hash(bytes, (size_t)(begin - bytes), hash);
    if (len - (size_t)(line - bytes) - used != strlen(EXPORT_STAMP_CLOSE) ||
        memcmp(line + used, EXPORT_STAMP_CLOSE, strlen(EXPORT_STAMP_CLOSE)) !=
            0) {
        return RELEASE_FILE_CHANGED;
    }
    return judge(line, &seen, hash, ret_stamp);
}

/* The hashes of the members of a document, and the line with its stamp. */
struct members {
    char lines[1 << 14];
    size_t len;
    char stamp[EXPORT_STAMP_MAX];
    size_t stamp_len;
};

static bool
add_member(const char *name, const char *bytes, size_t len, void *data)
{
    struct members *members = data;
    char hash[EXPORT_HASH_MAX];
    const char *stamp;
    int wrote;

    if (strcmp(name, EXPORT_DOCX_STAMP) == 0) {
        stamp = last_of(bytes, len, EXPORT_STAMP_BEGIN);
        if (stamp == NULL || members->stamp_len > 0) {
            return false;
        }
        members->stamp_len = len - (size_t)(stamp - bytes);
        if (members->stamp_len > sizeof(members->stamp)) {
            members->stamp_len = sizeof(members->stamp);
        }
        memcpy(members->stamp, stamp, members->stamp_len);
        return true;
    }
    export_out_hash(bytes, len, hash);
    wrote = snprintf(members->lines + members->len,
        sizeof(members->lines) - members->len, "%s  %s\n", hash, name);
    members->len += wrote > 0 ? (size_t)wrote : 0;
    return wrote > 0 && members->len < sizeof(members->lines);
}

static enum release_file_verdict
verify_document(const char *bytes, size_t len,
    struct release_verify_stamp *ret_stamp)
{
    enum release_file_verdict verdict = RELEASE_FILE_NO_STAMP;
    struct members *members = calloc(1, sizeof(*members));
    char hash[EXPORT_HASH_MAX];
    struct export_stamp_seen seen;
    size_t used;

    if (members != NULL &&
        export_zip_read(bytes, len, add_member, members) == EXPORT_ZIP_READ &&
        export_stamp_read(members->stamp, members->stamp_len, &seen, &used)) {
        export_out_hash(members->lines, members->len, hash);
        verdict = judge(members->stamp, &seen, hash, ret_stamp);
    }
    free(members);
    return verdict;
}

enum release_file_verdict
release_verify_bytes(const char *bytes, size_t len,
    struct release_verify_stamp *ret_stamp)
{
    *ret_stamp = (struct release_verify_stamp){ .release = "" };
    if (len >= 4 && memcmp(bytes, "PK\003\004", 4) == 0) {
        return verify_document(bytes, len, ret_stamp);
    }
    return verify_text(bytes, len, ret_stamp);
}

/* A name in a manifest is that of a file beside it, and of no other. */
static bool
is_name(const char *name)
{
    return name != NULL && name[0] != '\0' && name[0] != '.' &&
        strchr(name, '/') == NULL;
}

static enum release_file_verdict
verify_listed(int folder, const json_t *item)
{
    const char *name = json_string_value(json_object_get(item, "name"));
    const char *want = json_string_value(json_object_get(item, "hash"));
    char hash[EXPORT_HASH_MAX];
    struct release_verify_file file;

    if (!is_name(name) || want == NULL ||
        !release_verify_map(folder, name, &file)) {
        return RELEASE_FILE_MISSING;
    }
    export_out_hash(file.bytes, file.len, hash);
    release_verify_unmap(&file);
    return strncmp(want, "sha256:", 7) == 0 && strcmp(want + 7, hash) == 0
        ? RELEASE_FILE_GOOD
        : RELEASE_FILE_CHANGED;
}

static bool
is_listed(const json_t *files, const char *name)
{
    static const char *const ours[] = { "manifest.json", "manifest.sig",
        "reply.md" };

    for (size_t i = 0; i < sizeof(ours) / sizeof(ours[0]); i++) {
        if (strcmp(ours[i], name) == 0) {
            return true;
        }
    }
    for (size_t i = 0; i < json_array_size(files); i++) {
        const char *listed = json_string_value(
            json_object_get(json_array_get(files, i), "name"));

        if (listed != NULL && strcmp(listed, name) == 0) {
            return true;
        }
    }
    return false;
}

/* What lies beside the files of the release. */
static void
tell_extra(int folder, const json_t *files, release_verify_fn *tell, void *data)
{
    int copy = fcntl(folder, F_DUPFD_CLOEXEC, 0);
    DIR *listing = copy < 0 ? NULL : fdopendir(copy);
    const struct dirent *entry;

    while (listing != NULL && (entry = readdir(listing)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 &&
            strcmp(entry->d_name, "..") != 0 &&
            !is_listed(files, entry->d_name)) {
            tell(entry->d_name, RELEASE_FILE_EXTRA, data);
        }
    }
    if (listing != NULL) {
        (void)closedir(listing);
    } else if (copy >= 0) {
        (void)close(copy);
    }
}

static enum release_file_verdict
verify_files(int folder, const struct release_verify_file *manifest,
    release_verify_fn *tell, void *data)
{
    enum release_file_verdict verdict = RELEASE_FILE_GOOD;
    json_t *root = json_loadb(manifest->bytes, manifest->len,
        JSON_REJECT_DUPLICATES, NULL);
    const json_t *files = json_object_get(root, "files");

    if (!json_is_array(files)) {
        json_decref(root);
        return RELEASE_FILE_NO_STAMP;
    }
    for (size_t i = 0; i < json_array_size(files); i++) {
        const json_t *item = json_array_get(files, i);
        const char *name = json_string_value(json_object_get(item, "name"));
        enum release_file_verdict found = verify_listed(folder, item);

        tell(name == NULL ? "" : name, found, data);
        verdict = verdict == RELEASE_FILE_GOOD ? found : verdict;
    }
    tell_extra(folder, files, tell, data);
    json_decref(root);
    return verdict;
}

enum release_file_verdict
release_verify_folder(int folder, release_verify_fn *tell, void *data,
    struct release_verify_stamp *ret_stamp)
{
    enum release_file_verdict verdict = RELEASE_FILE_NO_STAMP;
    char hash[EXPORT_HASH_MAX];
    struct release_verify_file manifest = { "", 0 };
    struct release_verify_file stamp = { "", 0 };
    struct export_stamp_seen seen;
    size_t used;

    *ret_stamp = (struct release_verify_stamp){ .release = "" };
    if (release_verify_map(folder, "manifest.json", &manifest) &&
        release_verify_map(folder, "manifest.sig", &stamp) &&
        export_stamp_read(stamp.bytes, stamp.len, &seen, &used) &&
        used + 1 == stamp.len && stamp.bytes[used] == '\n') {
        export_out_hash(manifest.bytes, manifest.len, hash);
        verdict = judge(stamp.bytes, &seen, hash, ret_stamp);
        tell("manifest.json", verdict, data);
    }
    if (verdict == RELEASE_FILE_GOOD) {
        verdict = verify_files(folder, &manifest, tell, data);
    }
    release_verify_unmap(&manifest);
    release_verify_unmap(&stamp);
    return verdict;
}
