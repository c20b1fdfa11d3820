#include "vault/slot.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "vault/area.h"
#include "vault/audit.h"
#include "vault/db.h"
#include "vault/hkdf.h"
#include "vault/internal.h"
#include "vault/kdf.h"
#include "vault/keyslot.h"
#include "vault/memory.h"

static void
describe(const struct vault_slot *slot, unsigned number,
    struct vault_slot_info *ret_info)
{
    struct tm utc = { 0 };
    time_t created = (time_t)slot->created;

    *ret_info = (struct vault_slot_info){
        .number = number,
        .kind = slot->kind,
        .memory_kib = slot->cost.memory_kib,
        .passes = slot->cost.passes,
        .lanes = slot->cost.lanes,
        .needed = slot->needed,
        .made = slot->made,
    };
    memcpy(ret_info->label, slot->label, sizeof(ret_info->label));
    if (gmtime_r(&created, &utc) != NULL) {
        (void)strftime(ret_info->created, sizeof(ret_info->created),
            "%Y-%m-%dT%H:%M:%SZ", &utc);
    }
}

enum vault_status
vault_slot_list(const char *path,
    struct vault_slot_info ret_slots[VAULT_SLOT_COUNT], size_t *ret_count)
{
    enum vault_status status;
    struct vault_area area;
    const struct vault_header *header;
    size_t count = 0;
    unsigned i;

    status = vault_area_read_path(path, &area);
    if (status != VAULT_OK) {
        return status;
    }
    header = &area.copies[vault_area_newest(&area, NULL)].header;
    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (header->slots[i].kind != VAULT_SLOT_FREE) {
            describe(&header->slots[i], i, &ret_slots[count]);
            count++;
        }
    }
    *ret_count = count;
    return VAULT_OK;
}

bool
vault_slot_lacks_memory(const char *path, struct vault_slot_memory *ret_memory)
{
    struct vault_slot_info slots[VAULT_SLOT_COUNT];
    struct vault_memory memory;
    uint64_t least = UINT64_MAX;
    size_t count = 0;
    size_t i;

    if (vault_memory_read(&memory) != VAULT_OK ||
        vault_slot_list(path, slots, &count) != VAULT_OK) {
        return false;
    }
    for (i = 0; i < count; i++) {
        if (slots[i].memory_kib > memory.available_kib &&
            slots[i].memory_kib < least) {
            least = slots[i].memory_kib;
        }
    }
    if (least == UINT64_MAX) {
        return false;
    }
    *ret_memory = (struct vault_slot_memory){ least, memory.available_kib };
    return true;
}

bool
vault_slot_memory_is_short(struct vault_slot_memory *ret_memory)
{
    struct vault_memory memory;
    uint64_t most = VAULT_KDF_MEMORY_CAP;

    if (vault_memory_read(&memory) != VAULT_OK) {
        return false;
    }
    if (memory.total_kib / 2 < most) {
        most = memory.total_kib / 2;
    }
    if (memory.available_kib / 2 >= most) {
        return false;
    }
    *ret_memory = (struct vault_slot_memory){ most, memory.available_kib };
    return true;
}

static enum vault_status
read_header(struct vault *vault, const struct vault_secret *header_key,
    struct vault_header *ret_header)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;

    status = vault_file_of(vault->db, &file);
    return status == VAULT_OK ? vault_area_header(&file, header_key, ret_header)
                              : status;
}

enum vault_status
vault_slot_find(struct vault *vault, const struct vault_secret *passphrase,
    unsigned *ret_number)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_header header;

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status == VAULT_OK) {
        status = read_header(vault, &header_key, &header);
    }
    if (status == VAULT_OK) {
        status = vault_keyslot_open(&header, passphrase, ret_number, &data_key);
    }
    vault_secret_release(&data_key);
    vault_secret_release(&header_key);
    return status;
}

static bool
same_slot(const struct vault_slot *a, const struct vault_slot *b)
{
    return a->kind == b->kind &&
        memcmp(a->wrapped, b->wrapped, sizeof(a->wrapped)) == 0;
}

static bool
has_passphrase(const struct vault_header *header)
{
    size_t i;

    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (header->slots[i].kind == VAULT_SLOT_PASSPHRASE) {
            return true;
        }
    }
    return false;
}

/* One slot takes the place of another. */
struct replacement {
    unsigned number;
    const struct vault_slot *before;
    const struct vault_slot *after;
};

static enum vault_status
replace_locked(struct vault *vault, const struct vault_secret *header_key,
    const struct replacement *replacement)
{
    enum vault_status status;
    struct vault_file file = VAULT_FILE_INIT;
    struct vault_area area;
    struct vault_header header;
    struct vault_slot *slot;
    int newest;

    status = vault_file_of(vault->db, &file);
    if (status != VAULT_OK) {
        return status;
    }
    status = vault_area_read(&file, &area);
    if (status != VAULT_OK) {
        return status;
    }
    newest = vault_area_newest(&area, header_key);
    if (newest < 0) {
        return VAULT_ERR_HEADER;
    }
    header = area.copies[newest].header;
    slot = &header.slots[replacement->number];
    if (!same_slot(slot, replacement->before)) {
        return VAULT_ERR_IN_USE; /* changed by another process meanwhile */
    }
    *slot = *replacement->after;
    if (!has_passphrase(&header)) {
        return VAULT_ERR_NO_SLOT;
    }
    return vault_area_update(&file, &area, &header, header_key);
}

static enum vault_status
replace(struct vault *vault, const struct vault_secret *header_key,
    const struct replacement *replacement)
{
    enum vault_status status;

    /* The header is not part of a transaction: it cannot be rolled back. */
    if (vault->in_transaction) {
        return VAULT_ERR_INVALID;
    }
    if (sqlite3_db_readonly(vault->db, "main") == 1) {
        return VAULT_ERR_READ_ONLY;
    }
    status = vault_db_begin(vault->db);
    if (status != VAULT_OK) {
        return status;
    }
    status = replace_locked(vault, header_key, replacement);
    (void)!vault_db_unlock(vault->db);
    return status;
}

/* The slots are as they are now, whether or not the log has room for it. */
static void
log_slot(struct vault *vault, const char *action, unsigned number)
{
    char subject[16];

    (void)snprintf(subject, sizeof(subject), "slot %u", number);
    if (vault_audit_append(vault, action, subject, NULL) != VAULT_OK) {
        return;
    }
}

enum vault_status
vault_slot_change(struct vault *vault,
    const struct vault_secret *old_passphrase,
    const struct vault_secret *new_passphrase, double unlock_seconds)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_header header;
    struct vault_slot made;
    struct vault_keyslot_request request = { .passphrase = new_passphrase };
    struct replacement replacement = { .after = &made };

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = read_header(vault, &header_key, &header);
    if (status != VAULT_OK) {
        goto out;
    }
    status =
        vault_keyslot_open(&header, old_passphrase, &request.number, &data_key);
    if (status != VAULT_OK) {
        goto out;
    }
    replacement.number = request.number;
    replacement.before = &header.slots[request.number];
    request.kind = replacement.before->kind;
    request.label = replacement.before->label;
    request.cost = request.kind == VAULT_SLOT_PASSPHRASE
        ? vault_kdf_calibrate(unlock_seconds)
        : VAULT_KDF_FLOOR;
    status = vault_keyslot_make(header.uuid, &request, &vault->data_key, &made);
    if (status != VAULT_OK) {
        goto out;
    }
    status = replace(vault, &header_key, &replacement);
    if (status == VAULT_OK) {
        log_slot(vault, "slot-change", request.number);
    }
out:
    vault_secret_release(&data_key);
    vault_secret_release(&header_key);
    return status;
}

/* Makes the slot anew, for the same passphrase, when that costs more. */
static enum vault_status
raise_slot(struct vault *vault, const struct vault_secret *header_key,
    const struct vault_secret *passphrase, const struct vault_kdf_cost *wanted,
    bool *ret_raised)
{
    enum vault_status status;
    struct vault_secret data_key = VAULT_SECRET_INIT;
    struct vault_header header;
    struct vault_slot made;
    struct vault_keyslot_request request = { .passphrase = passphrase };
    struct replacement replacement = { .after = &made };

    status = read_header(vault, header_key, &header);
    if (status == VAULT_OK) {
        status =
            vault_keyslot_open(&header, passphrase, &request.number, &data_key);
    }
    vault_secret_release(&data_key);
    if (status != VAULT_OK) {
        return status;
    }
    replacement.number = request.number;
    replacement.before = &header.slots[request.number];
    request.kind = replacement.before->kind;
    request.label = replacement.before->label;
    *ret_raised = false;
    if (request.kind != VAULT_SLOT_PASSPHRASE ||
        !vault_kdf_raise(&replacement.before->cost, wanted, &request.cost)) {
        return VAULT_OK;
    }
    status = vault_keyslot_make(header.uuid, &request, &vault->data_key, &made);
    if (status == VAULT_OK) {
        status = replace(vault, header_key, &replacement);
    }
    if (status == VAULT_OK) {
        *ret_raised = true;
        log_slot(vault, "slot-harden", request.number);
    }
    return status;
}

enum vault_status
vault_slot_harden(struct vault *vault, const struct vault_secret *passphrase,
    double unlock_seconds, bool *ret_raised)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_kdf_cost wanted = vault_kdf_calibrate(unlock_seconds);

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status == VAULT_OK) {
        status =
            raise_slot(vault, &header_key, passphrase, &wanted, ret_raised);
    }
    vault_secret_release(&header_key);
    return status;
}

bool
vault_slot_could_harden(const struct vault_slot_info *slot, double seconds,
    double unlock_seconds)
{
    return slot->kind == VAULT_SLOT_PASSPHRASE && seconds > 0 &&
        2 * seconds <= unlock_seconds;
}

enum vault_status
vault_slot_time(const struct vault_slot_info *slot, double *ret_seconds)
{
    static const uint8_t salt[VAULT_SLOT_SALT_LEN];
    const struct vault_kdf_cost cost = { slot->memory_kib, slot->passes,
        slot->lanes };
    enum vault_status status;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct timespec begin = { 0, 0 };
    struct timespec end = { 0, 0 };

    status = vault_secret_append(&text, "passphrase", 10);
    (void)clock_gettime(CLOCK_MONOTONIC, &begin);
    if (status == VAULT_OK) {
        status = vault_kdf_derive(&cost, salt, &text, &key);
    }
    (void)clock_gettime(CLOCK_MONOTONIC, &end);
    if (status == VAULT_OK) {
        *ret_seconds = (double)(end.tv_sec - begin.tv_sec) +
            (double)(end.tv_nsec - begin.tv_nsec) / 1e9;
    }
    vault_secret_release(&text);
    vault_secret_release(&key);
    return status;
}

static enum vault_status
find_free(const struct vault_header *header, unsigned *ret_number)
{
    unsigned i;

    for (i = 0; i < VAULT_SLOT_COUNT; i++) {
        if (header->slots[i].kind == VAULT_SLOT_FREE) {
            *ret_number = i;
            return VAULT_OK;
        }
    }
    return VAULT_ERR_NO_SLOT;
}

enum vault_status
vault_slot_put(struct vault *vault, struct vault_keyslot_request *request,
    struct vault_slot *ret_slot)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_header header;
    struct replacement replacement = { .after = ret_slot };

    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = read_header(vault, &header_key, &header);
    if (status != VAULT_OK) {
        goto out;
    }
    status = find_free(&header, &request->number);
    if (status != VAULT_OK) {
        goto out;
    }
    status =
        vault_keyslot_make(header.uuid, request, &vault->data_key, ret_slot);
    if (status != VAULT_OK) {
        goto out;
    }
    replacement.number = request->number;
    replacement.before = &header.slots[request->number];
    status = replace(vault, &header_key, &replacement);
    if (status == VAULT_OK) {
        log_slot(vault, "slot-add", request->number);
    }
out:
    vault_secret_release(&header_key);
    return status;
}

enum vault_status
vault_slot_add(struct vault *vault, enum vault_slot_kind kind,
    const struct vault_secret *passphrase, double unlock_seconds,
    const char *label)
{
    struct vault_slot made;
    struct vault_keyslot_request request = {
        .kind = kind,
        .passphrase = passphrase,
        .label = label,
    };

    request.cost = kind == VAULT_SLOT_PASSPHRASE
        ? vault_kdf_calibrate(unlock_seconds)
        : VAULT_KDF_FLOOR;
    return vault_slot_put(vault, &request, &made);
}

enum vault_status
vault_slot_remove(struct vault *vault, unsigned number)
{
    enum vault_status status;
    struct vault_secret header_key = VAULT_SECRET_INIT;
    struct vault_header header;
    const struct vault_slot none = { .kind = VAULT_SLOT_FREE };
    struct replacement replacement = { .number = number, .after = &none };

    if (number >= VAULT_SLOT_COUNT) {
        return VAULT_ERR_INVALID;
    }
    status = vault_subkey(&vault->data_key, VAULT_SUBKEY_HEADER, &header_key);
    if (status != VAULT_OK) {
        goto out;
    }
    status = read_header(vault, &header_key, &header);
    if (status != VAULT_OK) {
        goto out;
    }
    if (header.slots[number].kind == VAULT_SLOT_FREE) {
        status = VAULT_ERR_NOT_FOUND;
        goto out;
    }
    replacement.before = &header.slots[number];
    status = replace(vault, &header_key, &replacement);
    if (status == VAULT_OK) {
        log_slot(vault, "slot-remove", number);
    }
out:
    vault_secret_release(&header_key);
    return status;
}
