#include <stdio.h>
#include <string.h>
#include <sys/random.h>

#include <jansson.h>

#include "cli/age.h"
#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/date.h"
#include "cli/export/digest.h"
#include "cli/report.h"
#include "cli/session.h"
#include "vault/audit.h"
#include "vault/sign.h"

#define HASH_LEN 32
#define HEX_LEN (2 * HASH_LEN + 1)

/* Characters of the hash that stand for a subject. */
#define SUBJECT_LEN 16

/*
 * One export: JSON lines, each with the SHA-256 over the one before it and its
 * own bytes, so that anybody can see a line that is gone or changed.
 */
struct writing {
    FILE *stream;
    char chain[HEX_LEN];
    unsigned char salt[HASH_LEN]; /* of the names of subjects; never kept */
    int64_t entries;
};

static void
put_hex(const unsigned char *bytes, size_t len, char *ret_hex)
{
    static const char digits[] = "0123456789abcdef";

    for (size_t i = 0; i < len; i++) {
        ret_hex[2 * i] = digits[bytes[i] >> 4];
        ret_hex[2 * i + 1] = digits[bytes[i] & 15];
    }
    ret_hex[2 * len] = '\0';
}

/* SHA-256 of two pieces, in hexadecimal; false when memory ran out. */
static bool
hash(const void *first, size_t first_len, const char *second, size_t second_len,
    char ret_hex[HEX_LEN])
{
    struct export_digest *digest = export_digest_new();
    unsigned char bytes[HASH_LEN];
    bool ok = digest != NULL && export_digest_add(digest, first, first_len) &&
        export_digest_add(digest, second, second_len) &&
        export_digest_hash(digest, bytes);

    export_digest_free(&digest);
    if (ok) {
        put_hex(bytes, sizeof(bytes), ret_hex);
    }
    return ok;
}

/* Writes an object as a line, with the chain as its last field; frees it. */
static bool
put_line(struct writing *writing, json_t *object)
{
    char *text = object == NULL ? NULL : json_dumps(object, JSON_COMPACT);
    json_malloc_t unused;
    json_free_t release;
    size_t len = text == NULL ? 0 : strlen(text) - 1;
    bool ok = text != NULL &&
        hash(writing->chain, strlen(writing->chain), text, len, writing->chain);

    if (ok) {
        (void)fprintf(writing->stream, "%.*s,\"chain\":\"%s\"}\n", (int)len,
            text, writing->chain);
    }
    json_get_alloc_funcs(&unused, &release);
    release(text);
    json_decref(object);
    return ok;
}

/* The same subject has the same name, in this export and no other. */
static bool
name_subject(const struct writing *writing, const char *subject,
    char ret_name[HEX_LEN])
{
    if (subject[0] == '\0') {
        ret_name[0] = '\0';
        return true;
    }
    if (!hash(writing->salt, sizeof(writing->salt), subject, strlen(subject),
            ret_name)) {
        return false;
    }
    ret_name[SUBJECT_LEN] = '\0';
    return true;
}

static bool
put_entry(struct writing *writing, const struct vault_audit_entry *entry)
{
    char subject[HEX_LEN];
    char mac[HEX_LEN];
    char seals[HEX_LEN] = "";

    put_hex(entry->mac, sizeof(entry->mac), mac);
    if (entry->seals) {
        put_hex(entry->link, sizeof(entry->link), seals);
    }
    return name_subject(writing, entry->subject, subject) &&
        put_line(writing,
            json_pack("{s:I, s:s, s:s, s:s, s:s, s:s, s:s}", "number",
                (json_int_t)entry->number, "at", entry->at, "actor",
                entry->actor, "action", entry->action, "subject", subject,
                "mac", mac, "seals", seals));
}

static enum vault_status
put_entries(struct writing *writing, struct vault *vault)
{
    struct vault_audit_iter *iter = NULL;
    struct vault_audit_entry entry;
    enum vault_status status = vault_audit_iter_open(vault, &iter);

    while (status == VAULT_OK) {
        status = vault_audit_iter_next(iter, &entry);
        if (status == VAULT_OK && !put_entry(writing, &entry)) {
            status = VAULT_ERR_NO_MEMORY;
        }
    }
    vault_audit_iter_close(&iter);
    return status == VAULT_DONE ? VAULT_OK : status;
}

/* The last line: the key of this vault over the chain. */
static enum vault_status
put_signature(struct writing *writing, struct vault *vault)
{
    const struct vault_text message = { writing->chain,
        strlen(writing->chain) };
    struct vault_signature signature;
    char key[2 * VAULT_SIGN_PUBLIC_LEN + 1];
    char bytes[2 * VAULT_SIGNATURE_LEN + 1];
    enum vault_status status = vault_sign(vault, "audit", message, &signature);

    if (status == VAULT_OK) {
        put_hex(signature.public_key, sizeof(signature.public_key), key);
        put_hex(signature.bytes, sizeof(signature.bytes), bytes);
        (void)fprintf(writing->stream,
            "{\"chain\":\"%s\",\"public_key\":\"%s\",\"signature\":\"%s\"}\n",
            writing->chain, key, bytes);
    }
    return status;
}

static enum vault_status
put_all(struct writing *writing, const char *path, struct vault *vault)
{
    char uuid[VAULT_UUID_MAX];
    char now[VAULT_TIME_MAX];
    enum vault_status status = vault_uuid(path, uuid);

    date_now(now);
    if (status == VAULT_OK &&
        !put_line(writing,
            json_pack("{s:s, s:i, s:s, s:s, s:I}", "format", "casevault-audit",
                "format_version", 1, "vault", uuid, "made_at", now, "entries",
                (json_int_t)writing->entries))) {
        status = VAULT_ERR_NO_MEMORY;
    }
    if (status == VAULT_OK) {
        status = put_entries(writing, vault);
    }
    return status == VAULT_OK ? put_signature(writing, vault) : status;
}

/* What does not hold is not given to anybody as if it did. */
static int
check(const struct options *options, struct vault *vault, int64_t *ret_entries)
{
    struct vault_audit_verdict verdict = { 0 };
    int exit_status =
        report_vault(vault_audit_verify(vault, &verdict), "audit");

    *ret_entries = verdict.entries;
    return exit_status == REPORT_EXIT_OK
        ? age_look(options_settings(options), vault)
        : exit_status;
}

int
cmd_audit_export(const struct options *options, struct vault *vault)
{
    const char *path = options_word(options, 0);
    struct writing writing = { .chain = "" };
    struct atomic_file file = ATOMIC_FILE_INIT;
    enum vault_status status;
    int exit_status = session_log(vault, "audit-export", "", "");

    if (exit_status == REPORT_EXIT_OK) {
        exit_status = check(options, vault, &writing.entries);
    }
    if (exit_status != REPORT_EXIT_OK) {
        return exit_status;
    }
    if (getrandom(writing.salt, sizeof(writing.salt), 0) !=
            (ssize_t)sizeof(writing.salt) ||
        !atomic_file_open(&file, path, ATOMIC_FILE_NEW)) {
        return report_errno(path);
    }
    writing.stream = file.stream;
    status = put_all(&writing, options_settings(options)->vault_path, vault);
    if (status != VAULT_OK) {
        atomic_file_abandon(&file);
        return report_vault(status, path);
    }
    if (!atomic_file_commit(&file)) {
        return report_errno(path);
    }
    report_tell(REPORT_AUDIT_EXPORTED, path);
    return REPORT_EXIT_OK;
}
