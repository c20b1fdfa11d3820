#ifndef VAULT_SLOT_H
#define VAULT_SLOT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vault/vault.h"

/*
 * Key slots: each holds the data key wrapped under a key derived by Argon2id
 * from one passphrase or recovery code.
 */
#define VAULT_SLOT_COUNT 8

/* Shares of one key: how many there may be, and the fewest that open. */
#define VAULT_SHARES_MAX 16
#define VAULT_SHARES_LEAST 2

enum vault_slot_kind {
    VAULT_SLOT_FREE = 0,
    VAULT_SLOT_PASSPHRASE = 1,
    VAULT_SLOT_RECOVERY = 2,
    VAULT_SLOT_SHARES = 3, /* k of n executors together; see shares.h */
};

/* What may be shown of a slot; no key material. */
struct vault_slot_info {
    unsigned number; /* 0 to 7 */
    enum vault_slot_kind kind;
    uint32_t memory_kib; /* Argon2id m */
    uint32_t passes;     /* t */
    uint32_t lanes;      /* p */
    unsigned needed;     /* shares that open it, of `made`; 0 otherwise */
    unsigned made;
    char label[32];
    char created[VAULT_TIME_MAX];
};

/* Lists the slots in use; needs no passphrase. */
enum vault_status vault_slot_list(const char *path,
    struct vault_slot_info ret_slots[VAULT_SLOT_COUNT],
    size_t *ret_count) VAULT_CHECK_RESULT;

/*
 * Tells the number of the slot that a passphrase or code opens;
 * VAULT_ERR_PASSPHRASE when none does.
 *
 * Secret: reads the passphrase.
 */
enum vault_status vault_slot_find(struct vault *vault,
    const struct vault_secret *passphrase,
    unsigned *ret_number) VAULT_CHECK_RESULT;

/*
 * Replaces the slot that `old_passphrase` opens by one for `new_passphrase`,
 * calibrated to `unlock_seconds` (see vault_create_options).  No page of the
 * database is touched.  Survives a power cut at every byte: afterwards either
 * the old or the new passphrase opens.
 *
 * Secret: reads both passphrases.
 */
enum vault_status vault_slot_change(struct vault *vault,
    const struct vault_secret *old_passphrase,
    const struct vault_secret *new_passphrase,
    double unlock_seconds) VAULT_CHECK_RESULT;

/*
 * Raises the cost of the slot that `passphrase` opens to what this machine
 * spends in `unlock_seconds`; never lowers memory or work.  `*ret_raised` tells
 * whether it was raised.  The slots of codes and shares stay at the floor:
 * their secrets have 160 random bits.
 *
 * Secret: reads the passphrase.
 */
enum vault_status vault_slot_harden(struct vault *vault,
    const struct vault_secret *passphrase, double unlock_seconds,
    bool *ret_raised) VAULT_CHECK_RESULT;

/*
 * Whether the slot that `passphrase` opens could cost at least twice as much on
 * this machine: it was derived in `seconds`, and `unlock_seconds` are what an
 * unlocking may take.
 */
bool vault_slot_could_harden(const struct vault_slot_info *slot, double seconds,
    double unlock_seconds);

/*
 * Measures the seconds that deriving the key of such a slot takes here, with a
 * passphrase that opens nothing.  VAULT_ERR_NO_MEMORY when too little is free.
 */
enum vault_status vault_slot_time(const struct vault_slot_info *slot,
    double *ret_seconds) VAULT_CHECK_RESULT;

/* Memory in KiB, to be told to a person. */
struct vault_slot_memory {
    uint64_t needed_kib;
    uint64_t free_kib; /* MemAvailable of proc(5) */
};

/*
 * Whether a slot of the vault at `path` takes more memory than is free, which
 * is why VAULT_ERR_NO_MEMORY came back: the one that takes least of those.
 */
bool vault_slot_lacks_memory(const char *path,
    struct vault_slot_memory *ret_memory);

/*
 * Whether calibrating would be held down by what is free now: it takes no more
 * than half of that.
 */
bool vault_slot_memory_is_short(struct vault_slot_memory *ret_memory);

/* Adds a slot; VAULT_ERR_NO_SLOT when all eight are taken. */
enum vault_status vault_slot_add(struct vault *vault, enum vault_slot_kind kind,
    const struct vault_secret *passphrase, double unlock_seconds,
    const char *label) VAULT_CHECK_RESULT;

/* Empties slot `number`; VAULT_ERR_NO_SLOT for the last passphrase slot. */
enum vault_status vault_slot_remove(struct vault *vault,
    unsigned number) VAULT_CHECK_RESULT;

/*
 * Makes a recovery code: 160 random bits in eight groups of five Crockford
 * base 32 characters, each group ending in a check character.  Case, spaces
 * and hyphens do not matter when it is typed; O, I and L are read as 0, 1, 1.
 *
 * Secret: the caller shows it once and releases it.
 */
enum vault_status vault_recovery_new(
    struct vault_secret *ret_code) VAULT_CHECK_RESULT;

/*
 * Checks the check characters of a typed code.  VAULT_ERR_INVALID names in
 * `*ret_group` (1 to 8) the first group that is mistyped, 0 for a wrong length.
 */
enum vault_status vault_recovery_check(const struct vault_secret *code,
    unsigned *ret_group) VAULT_CHECK_RESULT;

#endif
