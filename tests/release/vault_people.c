#include "vault_people.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "vault/person.h"

const char *const people_leaks[] = {
    "Ratmojo Wiryasuteja",
    "wiryasuteja, ratmojo",
    "RATMOJO",
    "Wiryasuteja's",
    "Lastrinah Pudyaningrum",
    "pudyaningrum",
    "+62 812-7788-9911",
    "081277889911",
    "(0812) 7788 9911",
    "ratmojo.w@posel.example",
    "@ratmojo_w",
    "3374015203910007",
    "33.7401.520391.0007",
    "Jl. Kenari Hijau No. 27",
    "Zubrowitz",
    "GX-88213",
    "gx 88213",
    "1991-03-12",
    "12 Maret 1991",
    "AB-1",
    "XY-2",
    NULL,
};

const char *const people_harmless[] = {
    "The client felt hope again and slept well.",
    "Klien merasa lebih baik dan mau mencoba lagi minggu depan.",
    "PHQ-9 was 14 after 27 days; 7 of 10 homework pages done.",
    "[Client] and [Client's mother] talked about money.",
    NULL,
};

static void
add(struct rows *rows, int64_t person, const char *kind, const char *value)
{
    assert_int_equal(vault_identifier_add(rows->vault, person, kind,
                         rows_text(value)),
        VAULT_OK);
}

void
people_enter(struct rows *rows)
{
    int64_t person = 0;

    rows_case(rows, "AB-1");
    rows_case(rows, "XY-2");
    assert_int_equal(vault_person_add(rows->vault, "AB-1", "client", &person),
        VAULT_OK);
    add(rows, person, "name", "Ratmojo Wiryasuteja");
    add(rows, person, "nickname", "Hope");
    add(rows, person, "phone", "+6281277889911");
    add(rows, person, "email", "ratmojo.w@posel.example");
    add(rows, person, "handle", "@ratmojo_w");
    add(rows, person, "id", "3374015203910007");
    add(rows, person, "address", "Jl. Kenari Hijau No. 27");
    add(rows, person, "birth", "1991-03-12");
    assert_int_equal(vault_person_add(rows->vault, "AB-1", "mother", &person),
        VAULT_OK);
    add(rows, person, "name", "Lastrinah Pudyaningrum");
    assert_int_equal(vault_person_add(rows->vault, "XY-2", "client", &person),
        VAULT_OK);
    add(rows, person, "name", "Grace Zubrowitz");
    add(rows, person, "place", "Kendal");
    add(rows, person, "id", "GX-88213");
}
