#include <dirent.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#include "cli/state.h"

static char folder[] = "/tmp/state-XXXXXX";
static const char uuid[] = "01234567-89ab-cdef-0123-456789abcdef";

static struct vault_mark
make_mark(int64_t entries)
{
    struct vault_mark mark = { .entries = entries };

    for (size_t i = 0; i < sizeof(mark.mac); i++) {
        mark.mac[i] = (uint8_t)(i * 37 + 11);
    }
    return mark;
}

static void
test_load__what_was_saved(void **state)
{
    const struct vault_mark saved = make_mark(123456789012);
    struct vault_mark loaded = { 0 };

    (void)state;
    assert_false(state_load(uuid, "a.vault", &loaded));
    state_save(uuid, "a.vault", &saved, false);
    assert_true(state_load(uuid, "a.vault", &loaded));
    assert_int_equal(loaded.entries, saved.entries);
    assert_memory_equal(loaded.mac, saved.mac, sizeof(saved.mac));
    state_forget(uuid, "a.vault");
    assert_false(state_load(uuid, "a.vault", &loaded));
}

static void
test_load__each_path_and_vault_has_its_own(void **state)
{
    const struct vault_mark one = make_mark(1);
    const struct vault_mark two = make_mark(2);
    struct vault_mark loaded = { 0 };

    (void)state;
    state_save(uuid, "a.vault", &one, false);
    assert_false(state_load(uuid, "b.vault", &loaded));
    assert_false(state_load("other", "a.vault", &loaded));
    state_save(uuid, "b.vault", &two, false);
    assert_true(state_load(uuid, "a.vault", &loaded));
    assert_int_equal(loaded.entries, 1);
    /* A link is the same path. */
    assert_int_equal(symlink("b.vault", "link"), 0);
    assert_true(state_load(uuid, "link", &loaded));
    assert_int_equal(loaded.entries, 2);
    assert_int_equal(unlink("link"), 0);
}

/* Puts the text into every file of the state folder. */
static void
overwrite_all(const char *text)
{
    DIR *dir = opendir("state/casevault");
    const struct dirent *entry;
    char path[512];
    FILE *file;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        (void)snprintf(path, sizeof(path), "state/casevault/%s", entry->d_name);
        if (entry->d_name[0] != '.') {
            file = fopen(path, "w");
            assert_non_null(file);
            assert_true(fputs(text, file) >= 0);
            assert_int_equal(fclose(file), 0);
        }
    }
    (void)closedir(dir);
}

static void
test_load__a_broken_file_is_none(void **state)
{
    static const char *const texts[] = { "", "1 5", "2 5 00", "1 x 00",
        "1 5 0123456789abcdef", "1 5 zz" };
    struct vault_mark loaded = { .entries = -1 };

    (void)state;
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        const struct vault_mark saved = make_mark(5);

        state_save(uuid, "a.vault", &saved, false);
        overwrite_all(texts[i]);
        assert_false(state_load(uuid, "a.vault", &loaded));
        assert_int_equal(loaded.entries, -1);
    }
}

/* Any change makes it another file than the one that was vouched for. */
static void
test_untouched__until_the_file_changes(void **state)
{
    const struct vault_mark mark = make_mark(5);
    struct vault_mark loaded = { 0 };
    FILE *file;

    (void)state;
    state_save(uuid, "a.vault", &mark, false);
    assert_false(state_untouched(uuid, "a.vault"));
    state_save(uuid, "a.vault", &mark, true);
    assert_true(state_untouched(uuid, "a.vault"));
    assert_true(state_load(uuid, "a.vault", &loaded));
    assert_int_equal(loaded.entries, 5);
    assert_false(state_untouched("other", "a.vault"));

    file = fopen("a.vault", "w");
    assert_non_null(file);
    assert_int_equal(fputs("changed", file) >= 0, true);
    assert_int_equal(fclose(file), 0);
    assert_false(state_untouched(uuid, "a.vault"));
    state_save(uuid, "a.vault", &mark, true);
    assert_true(state_untouched(uuid, "a.vault"));
    /* Another file of the same length in its place. */
    file = fopen("new", "w");
    assert_non_null(file);
    assert_int_equal(fputs("changes", file) >= 0, true);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(rename("new", "a.vault"), 0);
    assert_false(state_untouched(uuid, "a.vault"));
}

static void
test_untouched__not_after_the_system_began_anew(void **state)
{
    const struct vault_mark mark = make_mark(5);

    (void)state;
    state_save(uuid, "a.vault", &mark, true);
    assert_true(state_untouched(uuid, "a.vault"));
    overwrite_all("1 5 00\n"
                  "00000000-0000-0000-0000-000000000000 1 0 1700000000 0\n");
    assert_false(state_untouched(uuid, "a.vault"));
}

static void
test_erased__is_joined_with_what_was_known(void **state)
{
    uint8_t marks[3][VAULT_TOMBSTONE_LEN];
    const struct vault_tombstones first = { marks, 2 };
    const struct vault_tombstones second = { marks + 1, 2 };
    struct vault_tombstones known;

    (void)state;
    for (size_t i = 0; i < sizeof(marks); i++) {
        ((uint8_t *)marks)[i] = (uint8_t)(i * 41 + 7);
    }
    state_load_erased(uuid, &known);
    assert_int_equal(known.count, 0);
    state_add_erased(uuid, &first);
    state_add_erased(uuid, &second);
    state_load_erased("another", &known);
    assert_int_equal(known.count, 0);
    state_load_erased(uuid, &known);
    assert_int_equal(known.count, 3);
    assert_memory_equal(known.marks, marks, sizeof(marks));
    vault_tombstones_free(&known);
}

static void
test_save__nowhere(void **state)
{
    const struct vault_mark saved = make_mark(5);
    struct vault_mark loaded;

    (void)state;
    assert_int_equal(setenv("XDG_STATE_HOME", "/dev/null", 1), 0);
    state_save(uuid, "a.vault", &saved, false);
    assert_false(state_load(uuid, "a.vault", &loaded));
    /* A relative folder does not count (XDG Base Directory). */
    assert_int_equal(setenv("XDG_STATE_HOME", "relative", 1), 0);
    assert_int_equal(unsetenv("HOME"), 0);
    state_save(uuid, "a.vault", &saved, false);
    assert_int_not_equal(access("relative", F_OK), 0);
}

static int
make_empty(const char *name)
{
    FILE *file = fopen(name, "w");

    return file != NULL ? fclose(file) : -1;
}

static int
enter_folder(void **state)
{
    char path[64];

    (void)state;
    if (mkdtemp(folder) == NULL || chdir(folder) != 0) {
        return -1;
    }
    (void)snprintf(path, sizeof(path), "%s/state", folder);
    return setenv("XDG_STATE_HOME", path, 1) == 0 &&
            make_empty("a.vault") == 0 && make_empty("b.vault") == 0
        ? 0
        : -1;
}

static int
remove_entry(const char *path, const struct stat *st, int kind,
    struct FTW *position)
{
    (void)st;
    (void)kind;
    (void)position;
    return remove(path);
}

static int
leave_folder(void **state)
{
    (void)state;
    return chdir("/") == 0 ? nftw(folder, remove_entry, 8, FTW_DEPTH | FTW_PHYS)
                           : -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_load__what_was_saved),
        cmocka_unit_test(test_load__each_path_and_vault_has_its_own),
        cmocka_unit_test(test_load__a_broken_file_is_none),
        cmocka_unit_test(test_untouched__until_the_file_changes),
        cmocka_unit_test(test_untouched__not_after_the_system_began_anew),
        cmocka_unit_test(test_erased__is_joined_with_what_was_known),
        cmocka_unit_test(test_save__nowhere),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
