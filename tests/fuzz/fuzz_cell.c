/*
 * What a reader that was taken over may send out of its jail: frames and texts
 * of any form.  They go on into a vault, as those of an honest reader do, and
 * out of it again.
 */
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli/import/cell.h"
#include "cli/import/store.h"
#include "file.h"
#include "stored.h"
#include "vault/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_word(struct import_text word)
{
    if (word.len > IMPORT_WORD_MAX || (word.data == NULL && word.len > 0)) {
        abort();
    }
}

/* Within the limits that the store relies on; then the store decides. */
static enum import_status
take(const struct import_item *item, struct import_place *place, void *data)
{
    enum import_status status;

    check_word(item->case_code);
    check_word(item->id);
    check_word(item->date);
    check_word(item->kind);
    check_word(item->language);
    if (item->text.len > IMPORT_TEXT_MAX || item->offset < 0 ||
        place->field == NULL) {
        abort();
    }
    status = import_store_take(item, place, data);
    if (status == IMPORT_OK &&
        !vault_text_valid(
            (struct vault_text){ item->text.data, item->text.len })) {
        abort();
    }
    return status;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct vault *vault = fuzz_vault();
    struct import_store *store = NULL;
    struct import_receiver receiver = { take, NULL };
    struct import_report report = { .place = { .field = "" } };
    enum import_status status;
    int fd = fuzz_file(data, size);

    if (vault_begin(vault) != VAULT_OK ||
        import_store_new(vault, "2026-11-22", &store) != VAULT_OK) {
        abort();
    }
    receiver.data = store;
    status = import_cell_take(fd, &receiver, &report);
    if ((unsigned)status > IMPORT_ERR_HOURS || report.items < 0 ||
        report.place.field == NULL) {
        abort();
    }
    if (status == IMPORT_STOPPED &&
        (import_store_status(store) == VAULT_OK ||
            import_store_status(store) == VAULT_ERR_DAMAGED)) {
        abort();
    }
    import_store_free(&store);
    vault_rollback(vault);
    (void)close(fd);
    return 0;
}
