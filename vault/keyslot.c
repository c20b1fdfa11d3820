#include "vault/keyslot.h"

#include <string.h>
#include <time.h>

#include "vault/crypto.h"
#include "vault/hkdf.h"
#include "vault/kdf.h"
#include "vault/passphrase.h"
#include "vault/random.h"
#include "vault/recovery.h"
#include "vault/share.h"

static struct vault_seal_context
seal_context(const uint8_t uuid[VAULT_UUID_LEN], unsigned number,
    const struct vault_slot *slot)
{
    struct vault_seal_context context = { .slot = number };

    memcpy(context.nonce, slot->nonce, sizeof(context.nonce));
    memcpy(context.uuid, uuid, sizeof(context.uuid));
    return context;
}

/*
 * What is hashed: the NFKC form, the characters of a recovery code, or what
 * shares have joined to.
 */
static enum vault_status
hashed_form(enum vault_slot_kind kind, const struct vault_secret *passphrase,
    struct vault_secret *ret_text)
{
    switch (kind) {
    case VAULT_SLOT_RECOVERY:
        return vault_recovery_canonical(passphrase, ret_text);
    case VAULT_SLOT_SHARES: return vault_share_secret(passphrase, ret_text);
    case VAULT_SLOT_PASSPHRASE:
        return vault_passphrase_normalise(passphrase, ret_text);
    case VAULT_SLOT_FREE: break;
    }
    return VAULT_ERR_INVALID;
}

enum vault_status
vault_keyslot_make(const uint8_t uuid[VAULT_UUID_LEN],
    const struct vault_keyslot_request *request,
    const struct vault_secret *data_key, struct vault_slot *ret_slot)
{
    enum vault_status status;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_slot slot = {
        .kind = request->kind,
        .cost = request->cost,
        .needed = request->needed,
        .made = request->made,
    };
    struct vault_seal_context context;
    const char *label = request->label == NULL ? "" : request->label;

    if (request->kind == VAULT_SLOT_FREE || !vault_header_label_valid(label)) {
        return VAULT_ERR_INVALID;
    }
    memcpy(slot.label, label, strlen(label));
    slot.created = (int64_t)time(NULL);
    status = vault_random(slot.nonce, sizeof(slot.nonce));
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_random(slot.salt, sizeof(slot.salt));
    if (status != VAULT_OK) {
        goto out;
    }
    status = hashed_form(slot.kind, request->passphrase, &text);
    if (status != VAULT_OK) {
        goto out;
    }
    status = vault_kdf_derive(&slot.cost, slot.salt, &text, &key);
    if (status != VAULT_OK) {
        goto out;
    }
    context = seal_context(uuid, request->number, &slot);
    vault_seal(&key, &context, data_key, slot.wrapped);

    *ret_slot = slot;
out:
    vault_secret_release(&key);
    vault_secret_release(&text);
    return status;
}

static enum vault_status
try_slot(const struct vault_header *header, unsigned number,
    const struct vault_secret *text, struct vault_secret *ret_data_key)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    const struct vault_slot *slot = &header->slots[number];
    struct vault_seal_context context =
        seal_context(header->uuid, number, slot);

    status = vault_kdf_derive(&slot->cost, slot->salt, text, &key);
    if (status == VAULT_OK) {
        status = vault_unseal(&key, &context, slot->wrapped, ret_data_key);
    }
    vault_secret_release(&key);
    return status;
}

/*
 * Tries every slot of one kind.  One that takes more memory than there is does
 * not keep the text from opening another; when none opens, that is told.
 */
static enum vault_status
try_kind(const struct vault_header *header, enum vault_slot_kind kind,
    const struct vault_secret *text, unsigned *ret_number,
    struct vault_secret *ret_data_key)
{
    enum vault_status lacking = VAULT_ERR_PASSPHRASE;
    enum vault_status status;
    unsigned i;

    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (header->slots[i].kind != kind) {
            continue;
        }
        status = try_slot(header, i, text, ret_data_key);
        if (status == VAULT_OK) {
            *ret_number = i;
        }
        if (status == VAULT_ERR_NO_MEMORY) {
            lacking = status;
        } else if (status != VAULT_ERR_PASSPHRASE) {
            return status;
        }
    }
    return lacking;
}

enum vault_status
vault_keyslot_open(const struct vault_header *header,
    const struct vault_secret *passphrase, unsigned *ret_number,
    struct vault_secret *ret_data_key)
{
    static const enum vault_slot_kind kinds[] = {
        VAULT_SLOT_SHARES,   /* what shares join to is unlike all else */
        VAULT_SLOT_RECOVERY, /* first: its slot is the cheap one */
        VAULT_SLOT_PASSPHRASE,
    };
    enum vault_status status = VAULT_ERR_PASSPHRASE;
    struct vault_secret text = VAULT_SECRET_INIT;
    size_t i;

    for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        status = hashed_form(kinds[i], passphrase, &text);
        if (status == VAULT_OK) {
            status =
                try_kind(header, kinds[i], &text, ret_number, ret_data_key);
        } else if (status != VAULT_ERR_NO_MEMORY) {
            /* Not of a form that opens such a slot. */
            status = VAULT_ERR_PASSPHRASE;
        }
        if (status != VAULT_ERR_PASSPHRASE) {
            break;
        }
    }
    vault_secret_release(&text);
    return status;
}

/* Whether the same text opens both slots, or neither. */
static bool
opens_alike(const struct vault_slot *a, const struct vault_slot *b)
{
    return a->kind == b->kind &&
        memcmp(&a->cost, &b->cost, sizeof(a->cost)) == 0 &&
        memcmp(a->nonce, b->nonce, sizeof(a->nonce)) == 0 &&
        memcmp(a->salt, b->salt, sizeof(a->salt)) == 0 &&
        memcmp(a->wrapped, b->wrapped, sizeof(a->wrapped)) == 0;
}

/* Takes the slots out of `header` that `tried` has too. */
static void
drop_tried(struct vault_header *header, const struct vault_header *tried)
{
    size_t i;

    if (memcmp(header->uuid, tried->uuid, sizeof(tried->uuid)) != 0) {
        return; /* which is part of what a slot is sealed with */
    }
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (opens_alike(&header->slots[i], &tried->slots[i])) {
            header->slots[i].kind = VAULT_SLOT_FREE;
        }
    }
}

static enum vault_status
authentic_under(const struct vault_area_copy *copy,
    const struct vault_secret *data_key, bool *ret_authentic)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;

    status = vault_subkey(data_key, VAULT_SUBKEY_HEADER, &key);
    if (status == VAULT_OK) {
        *ret_authentic = vault_header_authentic(copy->bytes, &key);
    }
    vault_secret_release(&key);
    return status;
}

/*
 * The other copy counts only when the newest one was not written by us: a
 * forger without the data key must not lock the owner out.
 */
static enum vault_status
open_outdated(const struct vault_area *area, int newest,
    const struct vault_secret *passphrase, struct vault_secret *ret_data_key)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    const struct vault_area_copy *other = &area->copies[1 - newest];
    struct vault_header header;
    unsigned number;
    bool outdated = true;

    if (other->status != VAULT_OK) {
        return VAULT_ERR_PASSPHRASE;
    }
    header = other->header;
    drop_tried(&header, &area->copies[newest].header);
    status = vault_keyslot_open(&header, passphrase, &number, &key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = authentic_under(&area->copies[newest], &key, &outdated);
    if (status != VAULT_OK) {
        goto out;
    }
    if (outdated) {
        status = VAULT_ERR_PASSPHRASE;
        goto out;
    }
    vault_secret_take(ret_data_key, &key);
out:
    vault_secret_release(&key);
    return status;
}

enum vault_status
vault_keyslot_open_area(const struct vault_area *area,
    const struct vault_secret *passphrase, struct vault_secret *ret_data_key)
{
    enum vault_status status;
    int newest = vault_area_newest(area, NULL);
    unsigned number;

    if (newest < 0) {
        return VAULT_ERR_HEADER;
    }
    status = vault_keyslot_open(&area->copies[newest].header, passphrase,
        &number, ret_data_key);
    if (status == VAULT_ERR_PASSPHRASE) {
        status = open_outdated(area, newest, passphrase, ret_data_key);
    }
    return status;
}
