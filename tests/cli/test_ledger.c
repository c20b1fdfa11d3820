#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"

#include "cli/ledger.h"
#include "vault/case.h"
#include "vault/person.h"
#include "vault/slot.h"

static char path[] = "/tmp/ledger-XXXXXX";
static struct vault *vault = NULL;

static json_t *
parse(const char *text)
{
    int line = 0;
    json_t *json = ledger_parse(text, strlen(text), &line);

    if (json == NULL) {
        fail_msg("no JSON: %s", text);
    }
    return json;
}

/* Expects the form to be refused because of `field`. */
static void
refuse(const char *text, const char *field)
{
    json_t *json = parse(text);
    const char *found = NULL;

    assert_false(ledger_check(json, &found));
    assert_string_equal(found, field);
    json_decref(json);
}

static void
accept(const char *text)
{
    json_t *json = parse(text);
    const char *found = NULL;

    if (!ledger_check(json, &found)) {
        fail_msg("%s was refused for '%s'", text, found);
    }
    json_decref(json);
}

static void
test_parse__tells_the_line(void **state)
{
    int line = 0;

    (void)state;
    assert_null(ledger_parse("{\n\n oops", 9, &line));
    assert_int_equal(line, 3);
    assert_null(ledger_parse("{\"names\":[],\"names\":[]}", 23, &line));
}

static void
test_check__the_fixed_form(void **state)
{
    (void)state;
    accept("{}");
    accept("{\"names\":[\"A B\"],\"relatives\":[\"C\"],\"phones\":[\"1\"],"
           "\"emails\":[],\"handles\":[\"@a\"],\"urls\":[],\"addresses\":[],"
           "\"cities\":[\"X\"],\"dates\":[\"2020-01-01\"],\"ids\":[\"7\"],"
           "\"orgs\":[\"O\"],\"born\":\"1990-02-28\"}");
    accept("{\"names\":\"A B\"}");
    accept("{\"relatives\":[{\"role\":\"mother\",\"names\":[\"M\"]}]}");
}

static void
test_check__names_the_wrong_field(void **state)
{
    (void)state;
    refuse("[]", "");
    refuse("{\"name\":[\"A\"]}", "name");
    refuse("{\"names\":[1]}", "names");
    refuse("{\"phones\":{\"a\":\"b\"}}", "phones");
    refuse("{\"relatives\":[{\"relatives\":[\"x\"]}]}", "relatives");
    refuse("{\"relatives\":[{\"role\":\"\"}]}", "role");
    refuse("{\"role\":\"client\"}", "role");
    refuse("{\"born\":null}", "born");
}

/* Collects "role kind value;" of every identifier of the case. */
static void
collect(const char *code, char *ret_text, size_t size)
{
    struct vault_identifier item = VAULT_IDENTIFIER_INIT;
    struct vault_identifier_iter *iter = NULL;
    size_t len = 0;

    ret_text[0] = '\0';
    assert_int_equal(vault_identifier_iter_open(vault, code, &iter), VAULT_OK);
    while (vault_identifier_iter_next(iter, &item) == VAULT_OK) {
        len += (size_t)snprintf(ret_text + len, size - len, "%s %s %s;",
            item.role, item.kind, (const char *)item.value.data);
        assert_true(len < size);
    }
    vault_identifier_release(&item);
    vault_identifier_iter_close(&iter);
}

static void
store(const char *code, const char *text)
{
    json_t *json = parse(text);

    assert_int_equal(ledger_store(vault, code, json), VAULT_OK);
    json_decref(json);
}

static void
test_store__persons_and_kinds(void **state)
{
    struct vault_case added;
    char text[1024];

    (void)state;
    assert_int_equal(vault_case_add(vault, NULL, "2026-01-01", "id", &added),
        VAULT_OK);
    store(added.code,
        "{\"names\":[\"Ana Biru\",\"\"],\"cities\":\"Ende\","
        "\"born\":\"1990-02-28\",\"relatives\":[\"Cici\",\"\","
        "{\"role\":\"mother\",\"names\":\"Dara\",\"phones\":[\"12\"]}]}");
    collect(added.code, text, sizeof(text));
    assert_non_null(strstr(text, "client name Ana Biru;"));
    assert_non_null(strstr(text, "client place Ende;"));
    assert_non_null(strstr(text, "client birth 1990-02-28;"));
    assert_non_null(strstr(text, "relative name Cici;"));
    assert_non_null(strstr(text, "mother name Dara;"));
    assert_non_null(strstr(text, "mother phone 12;"));
}

static void
test_store__twice_is_once(void **state)
{
    struct vault_case added;
    char once[1024];
    char twice[1024];

    (void)state;
    assert_int_equal(vault_case_add(vault, NULL, "2026-01-01", "", &added),
        VAULT_OK);
    store(added.code, "{\"names\":[\"Ana\"],\"ids\":[\"7\"]}");
    collect(added.code, once, sizeof(once));
    store(added.code, "{\"names\":[\"Ana\"],\"ids\":[\"7\"]}");
    collect(added.code, twice, sizeof(twice));
    assert_string_equal(once, twice);
}

static void
test_store__no_such_case(void **state)
{
    json_t *json = parse("{\"names\":[\"Ana\"]}");

    (void)state;
    assert_int_equal(ledger_store(vault, "NOPE", json), VAULT_ERR_NOT_FOUND);
    json_decref(json);
}

static int
make_vault(void **state)
{
    struct vault_secret passphrase = VAULT_SECRET_INIT;
    struct vault_secret code = VAULT_SECRET_INIT;
    struct vault_create_options how = { 0, &passphrase, &code };
    int fd = mkstemp(path);
    bool ok = fd >= 0 && close(fd) == 0 && unlink(path) == 0;

    (void)state;
    ok = ok &&
        vault_secret_append(&passphrase, "test passphrase here", 20) ==
            VAULT_OK &&
        vault_recovery_new(&code) == VAULT_OK &&
        vault_create(path, &how) == VAULT_OK &&
        vault_open(path, &passphrase, NULL, &vault) == VAULT_OK;
    vault_secret_release(&code);
    vault_secret_release(&passphrase);
    return ok ? 0 : -1;
}

static int
remove_vault(void **state)
{
    (void)state;
    vault_close(&vault);
    return unlink(path);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse__tells_the_line),
        cmocka_unit_test(test_check__the_fixed_form),
        cmocka_unit_test(test_check__names_the_wrong_field),
        cmocka_unit_test(test_store__persons_and_kinds),
        cmocka_unit_test(test_store__twice_is_once),
        cmocka_unit_test(test_store__no_such_case),
    };

    return cmocka_run_group_tests(tests, make_vault, remove_vault);
}
