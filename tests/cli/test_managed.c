#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "cli/managed.h"

static const char uuid[] = "01234567-89ab-cdef-0123-456789abcdef";
static const char other[] = "01234567-89ab-cdef-0123-456789abcdee";

static void
test_managed_name__is_read_again(void **state)
{
    char name[MANAGED_NAME_MAX];
    char stamp[MANAGED_STAMP_MAX];

    (void)state;
    managed_name(uuid, "2026-11-22T04:18:00Z", name);
    assert_string_equal(name,
        "casevault-01234567-89ab-cdef-0123-456789abcdef-20261122T041800Z."
        "vault");
    assert_true(managed_parse(name, uuid, stamp));
    assert_string_equal(stamp, "20261122T041800Z");
    assert_false(managed_parse(name, other, stamp));
}

/* What is not ours to the letter is never ours to take away. */
static void
test_managed_parse__refuses(void **state)
{
    static const char *const ends[] = { "-20260231T041800Z.vault",
        "-20261122T041800Z.vault-journal", "-20261122T041800Z.vaulx",
        "-20261122T0418 0Z.vault", "-2026112 T041800Z.vault",
        "-20261122T041800Z.vault.1a2b3c4d.partial", "-.vault", "" };
    char name[160];
    char stamp[MANAGED_STAMP_MAX];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        (void)snprintf(name, sizeof(name), "casevault-%s%s", uuid, ends[i]);
        assert_false(managed_parse(name, uuid, stamp));
    }
    assert_false(managed_parse("", uuid, stamp));
}

/* One backup a day for two years: 7 days, 4 weeks and 12 months stay. */
static void
test_managed_keep__of_two_years(void **state)
{
    static char stamps[731][MANAGED_STAMP_MAX];
    static bool keep[731];
    static const char *const kept[] = { "20260930T120000Z", "20261025T120000Z",
        "20261101T120000Z", "20261108T120000Z", "20261115T120000Z",
        "20261116T120000Z", "20261117T120000Z", "20261120T120000Z",
        "20261122T120000Z" };
    static const char *const dropped[] = { "20251121T120000Z",
        "20261114T120000Z", "20261107T120000Z", "20261030T120000Z",
        "20260929T120000Z" };
    int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    size_t count = 0;
    size_t total = 0;
    size_t i;

    (void)state;
    for (int year = 2025; year <= 2026; year++) {
        for (int month = 0; month < 12; month++) {
            for (int day = 1; day <= days[month]; day++) {
                if (year < 2026 || month < 10 || (month == 10 && day <= 22)) {
                    (void)snprintf(stamps[count++], MANAGED_STAMP_MAX,
                        "%04d%02d%02dT120000Z", year % 10000, (month + 1) % 100,
                        day % 100);
                }
            }
        }
    }
    managed_keep((const char(*)[MANAGED_STAMP_MAX])stamps, count,
        "2026-11-22T13:00:00Z", keep);
    for (i = 0; i < count; i++) {
        total += keep[i];
    }
    /* 22 November 2026 is a Sunday; the day is also week and month. */
    assert_int_equal(total, 7 + 3 + 11);
    for (i = 0; i < count; i++) {
        for (size_t k = 0; k < sizeof(kept) / sizeof(kept[0]); k++) {
            if (strcmp(stamps[i], kept[k]) == 0 &&
                strcmp(kept[k], "20261025T120000Z") != 0) {
                assert_true(keep[i]);
            }
        }
        for (size_t k = 0; k < sizeof(dropped) / sizeof(dropped[0]); k++) {
            assert_false(keep[i] && strcmp(stamps[i], dropped[k]) == 0);
        }
    }
}

/* Everything of the last day stays, and the newest of a day before it. */
static void
test_managed_keep__of_one_busy_day(void **state)
{
    static const char stamps[][MANAGED_STAMP_MAX] = { "20261120T080000Z",
        "20261120T090000Z", "20261122T080000Z", "20261122T090000Z",
        "20261122T100000Z" };
    bool keep[5];

    (void)state;
    managed_keep(stamps, 5, "2026-11-22T10:00:01Z", keep);
    assert_false(keep[0]);
    assert_true(keep[1] && keep[2] && keep[3] && keep[4]);
}

static void
touch(const char *folder, const char *name)
{
    char path[200];
    FILE *file;

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fclose(file), 0);
}

static void
drop(const char *folder, const char *name)
{
    char path[200];

    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(unlink(path), 0);
}

static void
test_managed_list_read__only_ours_oldest_first(void **state)
{
#define OURS "casevault-01234567-89ab-cdef-0123-456789abcde"
    static const char *const names[] = { OURS "f-20261122T041800Z.vault",
        OURS "f-20251122T041800Z.vault", OURS "e-20261122T041800Z.vault",
        "letter.txt" };
    char folder[] = "/tmp/casevault-managed-XXXXXX";
    size_t i;
    struct managed_list list;
    char *path;

    (void)state;
    assert_non_null(mkdtemp(folder));
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        touch(folder, names[i]);
    }
    assert_true(managed_list_read(folder, uuid, &list));
    assert_int_equal(list.count, 2);
    assert_string_equal(list.stamps[0], "20251122T041800Z");
    path = managed_path(folder, uuid, list.stamps[1]);
    assert_non_null(path);
    assert_int_equal(access(path, F_OK), 0);
    free(path);
    managed_list_free(&list);
    assert_null(list.stamps);
    for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        drop(folder, names[i]);
    }
    assert_int_equal(rmdir(folder), 0);
    assert_false(managed_list_read(folder, uuid, &list));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_managed_name__is_read_again),
        cmocka_unit_test(test_managed_parse__refuses),
        cmocka_unit_test(test_managed_keep__of_two_years),
        cmocka_unit_test(test_managed_keep__of_one_busy_day),
        cmocka_unit_test(test_managed_list_read__only_ours_oldest_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
