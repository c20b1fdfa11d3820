#include <string.h>

#include "check.h"

#include "../vault/rows.h"
#include "cli/reply_people.h"
#include "vault/person.h"

/* Adds a person with a telephone number, then a name. */
static void
add(struct rows *rows, const char *role, const char *name)
{
    int64_t person = 0;

    assert_int_equal(vault_person_add(rows->vault, "AB-1", role, &person),
        VAULT_OK);
    assert_int_equal(vault_identifier_add(rows->vault, person, "phone",
                         rows_text("0812")),
        VAULT_OK);
    assert_int_equal(vault_identifier_add(rows->vault, person, "name",
                         rows_text(name)),
        VAULT_OK);
}

/* Expects the lines that are added to a text. */
static void
expect(struct rows *rows, const char *text, const char *lines)
{
    struct vault_secret secret = VAULT_SECRET_INIT;

    assert_int_equal(vault_secret_append(&secret, text, strlen(text)),
        VAULT_OK);
    assert_int_equal(reply_people_append(rows->vault, "AB-1", &secret),
        VAULT_OK);
    assert_string_equal((char *)secret.data + strlen(text), lines);
    vault_secret_release(&secret);
}

static void
test_append__who_is_meant(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    add(rows, "client", "Rani");
    add(rows, "mother", "Lastri");
    add(rows, "friend", "Budi");
    add(rows, "friend", "Joko");
    expect(rows, "Nobody, client, [someone].\n", "");
    expect(rows, "[Client] and [Client's mother], [Client].\n",
        "\n[Client]: Rani\n[Client's mother]: Lastri\n");
    expect(rows, "[Klien] dan [Ibu Klien].\n",
        "\n[Klien]: Rani\n[Ibu Klien]: Lastri\n");
    expect(rows, "[Client's relative]\n", "\n[Client's relative]: Lastri\n");
}

/* One of two is told apart by the number only. */
static void
test_append__never_a_wrong_one(void **state)
{
    struct rows *rows = *state;

    rows_case(rows, "AB-1");
    add(rows, "friend", "Budi");
    expect(rows, "[Client's friend]\n", "\n[Client's friend]: Budi\n");
    add(rows, "friend", "Joko");
    expect(rows, "[Client's friend]\n", "");
    expect(rows, "[Client's friend 2]\n", "\n[Client's friend 2]: Joko\n");
    expect(rows, "[Client's friend 3]\n", "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_append__who_is_meant, rows_open,
            rows_close),
        cmocka_unit_test_setup_teardown(test_append__never_a_wrong_one,
            rows_open, rows_close),
    };

    return cmocka_run_group_tests(tests, rows_template_make,
        rows_template_remove);
}
