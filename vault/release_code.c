#include "vault/release_code.h"

#include <stdio.h>
#include <string.h>

#include "vault/audit_log.h"
#include "vault/db.h"
#include "vault/random.h"
#include "vault/words.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* 40 random bits; short enough to be read out over the telephone. */
#define CODE_LEN 8
#define CODE_TRIES 64

bool
vault_release_code_valid(const char *code)
{
    return strlen(code) == CODE_LEN &&
        strspn(code, VAULT_RANDOM_BASE32) == CODE_LEN;
}

/* Nor may it be the code of a case, which must not leave. */
static enum vault_status
count_taken(struct vault *vault, const char *code, int64_t *ret_taken)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM release_code WHERE code = ?1)"
        " + (SELECT count(*) FROM case_file WHERE code = ?1)";
    const struct vault_value value = vault_value_word(code);

    return vault_statement_int(vault, sql, &value, 1, ret_taken);
}

enum vault_status
vault_release_code_new(struct vault *vault, char ret_code[VAULT_CODE_MAX])
{
    enum vault_status status = VAULT_OK;
    char code[CODE_LEN + 1];
    int64_t taken = 1;
    int tries;

    for (tries = 0; tries < CODE_TRIES && taken > 0; tries++) {
        status = vault_random_base32(code, CODE_LEN);
        if (status == VAULT_OK) {
            status = count_taken(vault, code, &taken);
        }
        if (status != VAULT_OK) {
            return status;
        }
    }
    if (taken > 0) {
        return VAULT_ERR_EXISTS;
    }
    memcpy(ret_code, code, sizeof(code));
    return VAULT_OK;
}

/* The log names the release; what it is called outside stays in its row. */
enum vault_status
vault_release_code_store(struct vault *vault,
    const struct vault_release *release)
{
    static const char sql[] = "INSERT INTO release_code (id, release_id, code)"
                              " VALUES (?1, ?2, ?3)";
    char subject[VAULT_WORD_MAX];
    const struct vault_log_line line = { "release-code", subject, NULL };
    enum vault_status status;
    struct vault_value values[3];
    int64_t entry = 0, taken = 0;

    status = count_taken(vault, release->code, &taken);
    if (status == VAULT_OK && taken > 0) {
        return VAULT_ERR_EXISTS;
    }
    if (status == VAULT_OK) {
        status = vault_log_next(vault, &entry);
    }
    if (status != VAULT_OK) {
        return status;
    }
    values[0] = vault_value_int(entry);
    values[1] = vault_value_int(release->id);
    values[2] = vault_value_word(release->code);
    status = vault_statement_run(vault, sql, values, COUNT(values));
    if (status == VAULT_OK) {
        (void)snprintf(subject, sizeof(subject), "%jd", (intmax_t)release->id);
        status = vault_log_write(vault, entry, VAULT_ROW_RELEASE_CODE, &line);
    }
    return status;
}
