/*
 * Records of a client as JSON, from standard input or a file.  What has the
 * form still has it when it is written and read again, and the vault takes it
 * or says why not.
 */
#include <stdint.h>
#include <stdlib.h>

#include "cli/ledger.h"
#include "stored.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
check_again(const json_t *known)
{
    char *text = json_dumps(known, JSON_COMPACT);
    const char *field = NULL;
    size_t len = 0;
    json_t *again;
    int line = 0;

    if (text == NULL) {
        return;
    }
    while (text[len] != '\0') {
        len++;
    }
    again = ledger_parse(text, len, &line);
    if (again == NULL || !json_equal(again, known) ||
        !ledger_check(again, &field)) {
        abort();
    }
    json_decref(again);
    free(text);
}

static void
store(const json_t *known)
{
    struct vault *vault = fuzz_vault();
    enum vault_status status;

    if (vault_begin(vault) != VAULT_OK) {
        abort();
    }
    status = ledger_store(vault, "AB-1", known);
    if (status != VAULT_OK && status != VAULT_ERR_INVALID &&
        status != VAULT_ERR_LIMIT) {
        abort();
    }
    vault_rollback(vault);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *field = NULL;
    int line = 0;
    json_t *known =
        ledger_parse(size > 0 ? (const char *)data : "", size, &line);

    if (known == NULL) {
        if (line < -1 || line > (int)size + 1) {
            abort();
        }
        return 0;
    }
    if (ledger_check(known, &field)) {
        check_again(known);
        store(known);
    } else if (field == NULL) {
        abort();
    }
    json_decref(known);
    return 0;
}
