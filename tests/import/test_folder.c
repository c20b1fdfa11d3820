#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "items.h"

static char root[] = "/tmp/casevault-folder-XXXXXX";

static void
put(const char *name, const char *text)
{
    char path[256];
    FILE *out;

    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    out = fopen(path, "wb");
    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
}

static void
make_folder(const char *name)
{
    char path[256];

    (void)snprintf(path, sizeof(path), "%s/%s", root, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static int
set_up(void **state)
{
    (void)state;
    (void)snprintf(root, sizeof(root), "/tmp/casevault-folder-XXXXXX");
    return mkdtemp(root) == NULL;
}

static int
tear_down(void **state)
{
    pid_t child = fork();
    int status = 1;

    (void)state;
    if (child == 0) {
        execl("/bin/rm", "rm", "-rf", "--", root, (char *)NULL);
        _exit(1);
    }
    return waitpid(child, &status, 0) < 0 || status != 0;
}

static void
test_import_folder__files_and_cases(void **state)
{
    struct items items = { .refuse = IMPORT_OK };
    struct import_receiver receiver = { items_take, &items };
    struct import_report report;

    (void)state;
    put("2026-03-01 first.txt", "\xef\xbb\xbfone");
    put("b.MD", "two");
    put("2026-03-011.txt", "no date");
    put(".hidden.txt", "never");
    put("picture.png", "never");
    make_folder("K-7F3Q");
    put("K-7F3Q/2026-04-05.md", "three");
    make_folder("K-7F3Q/deeper");
    put("K-7F3Q/deeper/x.txt", "never");
    assert_int_equal(import_read(root, &receiver, &report), IMPORT_OK);
    assert_string_equal(items.text,
        "one//2026-03-01//\n"
        "no date////\n"
        "three/K-7F3Q/2026-04-05//\n"
        "two////\n");
    assert_int_equal(report.ignored, 2);
}

static void
test_import_folder__links_are_not_followed(void **state)
{
    struct items items = { .refuse = IMPORT_OK };
    struct import_receiver receiver = { items_take, &items };
    struct import_report report;
    char path[256];

    (void)state;
    (void)snprintf(path, sizeof(path), "%s/secret.txt", root);
    assert_int_equal(symlink("/etc/hostname", path), 0);
    (void)snprintf(path, sizeof(path), "%s/loop", root);
    assert_int_equal(symlink(root, path), 0);
    assert_int_equal(import_read(root, &receiver, &report), IMPORT_ERR_EMPTY);
    assert_int_equal(report.ignored, 2);
}

static void
test_import_folder__bad_file_is_named(void **state)
{
    struct items items = { .refuse = IMPORT_OK };
    struct import_receiver receiver = { items_take, &items };
    struct import_report report;

    (void)state;
    make_folder("K-1");
    put("K-1/a.txt", "fine");
    put("K-1/b.txt", "caf\xe9");
    assert_int_equal(import_read(root, &receiver, &report), IMPORT_ERR_UTF8);
    assert_string_equal(report.place.file, "K-1/b.txt");
}

static void
test_import_read__other_types(void **state)
{
    struct items items = { .refuse = IMPORT_OK };
    struct import_receiver receiver = { items_take, &items };
    struct import_report report;
    char path[256];

    (void)state;
    put("notes.xlsx", "PK");
    (void)snprintf(path, sizeof(path), "%s/notes.xlsx", root);
    assert_int_equal(import_read(path, &receiver, &report), IMPORT_ERR_TYPE);
    (void)snprintf(path, sizeof(path), "%s/pipe.csv", root);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(import_read(path, &receiver, &report), IMPORT_ERR_TYPE);
    (void)snprintf(path, sizeof(path), "%s/none.csv", root);
    assert_int_equal(import_read(path, &receiver, &report), IMPORT_ERR_IO);
    put("empty.csv", "text\n");
    (void)snprintf(path, sizeof(path), "%s/empty.csv", root);
    assert_int_equal(import_read(path, &receiver, &report), IMPORT_ERR_EMPTY);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_import_folder__files_and_cases,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_import_folder__links_are_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_import_folder__bad_file_is_named,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_import_read__other_types, set_up,
            tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
