#include <stdio.h>
#include <string.h>

#include "cli/release/run.h"
#include "vault/release.h"
#include "vault/sign.h"

_Static_assert(sizeof((struct export_stamp){ 0 }.public_key) ==
        VAULT_SIGN_PUBLIC_LEN,
    "a public key fits the stamp");
_Static_assert(sizeof((struct export_stamp){ 0 }.signature) ==
        VAULT_SIGNATURE_LEN,
    "a signature fits the stamp");

enum release_status
release_stamp_prepare(struct release_run *run)
{
    const struct release_request *request = run->request;
    uint8_t public_key[VAULT_SIGN_PUBLIC_LEN];
    char fingerprint[VAULT_FINGERPRINT_MAX];
    enum vault_status status =
        vault_release_code_new(run->vault, run->result->code);

    if (status != VAULT_OK) {
        return release_vault(status, run->cause);
    }
    (void)snprintf(run->purpose, sizeof(run->purpose), "%s%s",
        request->kind == RELEASE_SUPERVISION ? "supervision" : "research:",
        request->kind == RELEASE_SUPERVISION ? "" : request->project);
    status = vault_sign_public(run->vault, run->purpose, public_key);
    if (status != VAULT_OK) {
        return release_vault(status, run->cause);
    }
    vault_sign_fingerprint(public_key, fingerprint);
    return export_pseudonym_set(run->result->code, &run->code) &&
            export_fingerprint_set(fingerprint, &run->key)
        ? RELEASE_OK
        : RELEASE_ERR_INVALID;
}

enum release_status
release_stamp(struct release_run *run, const char *hash,
    struct export_stamp *ret_stamp)
{
    char message[EXPORT_STAMP_MAX];
    struct vault_signature signature;
    enum vault_status status;
    size_t len;

    *ret_stamp = (struct export_stamp){ .release = run->code,
        .policy = run->request->policy };
    (void)snprintf(ret_stamp->hash, sizeof(ret_stamp->hash), "%s", hash);
    status = vault_sign_public(run->vault, run->purpose, ret_stamp->public_key);
    if (status != VAULT_OK) {
        return release_vault(status, run->cause);
    }
    len = export_stamp_message(ret_stamp, message);
    status = vault_sign(run->vault, run->purpose,
        (struct vault_text){ message, len }, &signature);
    if (status == VAULT_OK) {
        memcpy(ret_stamp->signature, signature.bytes, sizeof(signature.bytes));
    }
    return release_vault(status, run->cause);
}
