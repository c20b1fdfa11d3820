#ifndef VAULT_KEYSLOT_H
#define VAULT_KEYSLOT_H

#include "vault/area.h"
#include "vault/slot.h"

/* What a slot is made for. */
struct vault_keyslot_request {
    enum vault_slot_kind kind;
    unsigned number;
    const struct vault_secret *passphrase; /* or recovery code */
    struct vault_kdf_cost cost;
    const char *label; /* NULL: none */
    uint8_t needed;    /* of shares; 0 otherwise */
    uint8_t made;
};

/*
 * Seals the data key under the key that Argon2id derives, bound to the UUID
 * and the number of the slot.  VAULT_ERR_INVALID for a passphrase or code or
 * label of the wrong form.
 *
 * Secret: reads the passphrase and the data key.
 */
enum vault_status vault_keyslot_make(const uint8_t uuid[VAULT_UUID_LEN],
    const struct vault_keyslot_request *request,
    const struct vault_secret *data_key,
    struct vault_slot *ret_slot) VAULT_CHECK_RESULT;

/*
 * Looks for the slot of `header` that opens: the recovery slots when the text
 * is a recovery code, then the passphrase slots.  VAULT_ERR_PASSPHRASE when
 * none does.
 *
 * Secret: reads the passphrase; the caller releases `ret_data_key`.
 */
enum vault_status vault_keyslot_open(const struct vault_header *header,
    const struct vault_secret *passphrase, unsigned *ret_number,
    struct vault_secret *ret_data_key) VAULT_CHECK_RESULT;

/*
 * The same for a whole area.  A passphrase that only an outdated copy knows
 * does not open while an authentic newer copy is there.
 */
enum vault_status vault_keyslot_open_area(const struct vault_area *area,
    const struct vault_secret *passphrase,
    struct vault_secret *ret_data_key) VAULT_CHECK_RESULT;

/*
 * Makes a slot in the first free place, sets `request->number` to it, and
 * stores it in the header of an open vault.  VAULT_ERR_NO_SLOT when all are
 * taken.
 *
 * Secret: reads the passphrase.
 */
enum vault_status vault_slot_put(struct vault *vault,
    struct vault_keyslot_request *request,
    struct vault_slot *ret_slot) VAULT_CHECK_RESULT;

#endif
