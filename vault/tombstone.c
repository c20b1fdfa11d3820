#include "vault/tombstone.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "vault/case.h"
#include "vault/erase.h"
#include "vault/internal.h"

/* Sets these hashes apart from all others. */
static const char label[] = "casevault erased case";

/* The parts have fixed lengths, but for the code, which is the last. */
static void
make_mark(const struct vault *vault, int64_t case_number, const char *code,
    uint8_t ret_mark[VAULT_TOMBSTONE_LEN])
{
    crypto_hash_sha256_state state;
    uint8_t number[8];
    size_t i;

    for (i = 0; i < sizeof(number); i++) {
        number[i] = (uint8_t)((uint64_t)case_number >> 8 * i);
    }
    (void)crypto_hash_sha256_init(&state);
    (void)crypto_hash_sha256_update(&state, (const uint8_t *)label,
        sizeof(label));
    (void)crypto_hash_sha256_update(&state, vault->uuid, sizeof(vault->uuid));
    (void)crypto_hash_sha256_update(&state, number, sizeof(number));
    (void)crypto_hash_sha256_update(&state, (const uint8_t *)code,
        strlen(code));
    (void)crypto_hash_sha256_final(&state, ret_mark);
}

enum vault_status
vault_tombstones_make(struct vault *vault,
    struct vault_tombstones *ret_tombstones)
{
    struct vault_tombstones made = { NULL, 0 };
    struct vault_cursor *cursor = NULL;
    struct vault_erasure erasure;
    enum vault_status status = vault_erasure_open(vault, &cursor);

    while (status == VAULT_OK) {
        status = vault_erasure_next(cursor, &erasure);
        if (status == VAULT_OK) {
            uint8_t(*grown)[VAULT_TOMBSTONE_LEN] =
                realloc(made.marks, (made.count + 1) * sizeof(*grown));

            if (grown == NULL) {
                status = VAULT_ERR_NO_MEMORY;
                break;
            }
            made.marks = grown;
            make_mark(vault, erasure.case_number, erasure.code,
                made.marks[made.count++]);
        }
    }
    vault_cursor_close(&cursor);
    if (status == VAULT_DONE) {
        *ret_tombstones = made;
        return VAULT_OK;
    }
    vault_tombstones_free(&made);
    return status;
}

void
vault_tombstones_free(struct vault_tombstones *tombstones)
{
    free(tombstones->marks);
    *tombstones = (struct vault_tombstones){ NULL, 0 };
}

/* Whether the case has one of the marks. */
static bool
marked(const struct vault *vault, const struct vault_case *found,
    const struct vault_tombstones *tombstones)
{
    uint8_t mark[VAULT_TOMBSTONE_LEN];
    size_t i;

    make_mark(vault, found->id, found->code, mark);
    for (i = 0; i < tombstones->count; i++) {
        if (memcmp(tombstones->marks[i], mark, sizeof(mark)) == 0) {
            return true;
        }
    }
    return false;
}

/* The next case with a mark; VAULT_DONE when there is none. */
static enum vault_status
find_marked(struct vault *copy, const struct vault_tombstones *tombstones,
    struct vault_case *ret_case)
{
    struct vault_case_iter *iter = NULL;
    enum vault_status status = vault_case_iter_open(copy, &iter);

    while (status == VAULT_OK) {
        status = vault_case_iter_next(iter, ret_case);
        if (status == VAULT_OK && marked(copy, ret_case, tombstones)) {
            break;
        }
    }
    vault_case_iter_close(&iter);
    return status;
}

enum vault_status
vault_erase_marked(struct vault *copy,
    const struct vault_tombstones *tombstones, int64_t *ret_count)
{
    struct vault_erasure erasure = { 0 };
    struct vault_case found;
    enum vault_status status = VAULT_OK;
    int64_t count = 0;

    while (status == VAULT_OK) {
        status = find_marked(copy, tombstones, &found);
        if (status == VAULT_OK) {
            erasure.case_number = found.id;
            memcpy(erasure.code, found.code, sizeof(erasure.code));
            status = vault_erase_in_copy(copy, &erasure, &count);
        }
    }
    if (status == VAULT_DONE) {
        status = vault_erase_finish(copy);
    }
    if (status == VAULT_OK) {
        *ret_count = count;
    }
    return status;
}
