#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
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

#include "cli/release/bundle.h"

static char root[64];
static char path[128];

static int
set_up(void **state)
{
    (void)state;
    (void)snprintf(root, sizeof(root), "/tmp/casevault-bundle-XXXXXX");
    if (mkdtemp(root) == NULL) {
        return 1;
    }
    (void)snprintf(path, sizeof(path), "%s/out", root);
    return 0;
}

static int
tear_down(void **state)
{
    char file[256];

    (void)state;
    (void)snprintf(file, sizeof(file), "%s/a.txt", path);
    (void)unlink(file);
    (void)snprintf(file, sizeof(file), "%s/b.txt", path);
    (void)unlink(file);
    (void)rmdir(path);
    return rmdir(root);
}

/* How many names a folder holds; -1: there is none. */
static int
names(const char *folder)
{
    DIR *dir = opendir(folder);
    struct dirent *entry;
    int count = 0;

    if (dir == NULL) {
        return -1;
    }
    while ((entry = readdir(dir)) != NULL) {
        count +=
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    (void)closedir(dir);
    return count;
}

static struct release_bundle *
fill(void)
{
    struct release_bundle *bundle = NULL;
    int fd;

    assert_true(release_bundle_open(path, RELEASE_BUNDLE_FOLDER, &bundle));
    fd = release_bundle_add(bundle, "a.txt");
    assert_int_equal(write(fd, "one", 3), 3);
    fd = release_bundle_add(bundle, "b.txt");
    assert_int_equal(write(fd, "two", 3), 3);
    return bundle;
}

static void
test_release_bundle_commit__all_or_nothing(void **state)
{
    struct release_bundle *bundle = fill();
    char file[256];
    struct stat info;

    (void)state;
    /* Until then no name anywhere. */
    assert_int_equal(names(root), 0);
    assert_true(release_bundle_commit(bundle));
    assert_int_equal(names(root), 1);
    assert_int_equal(names(path), 2);
    (void)snprintf(file, sizeof(file), "%s/b.txt", path);
    assert_int_equal(stat(file, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    assert_int_equal(info.st_size, 3);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0700);
    release_bundle_free(&bundle);
    assert_null(bundle);
}

static void
test_release_bundle_free__leaves_nothing(void **state)
{
    struct release_bundle *bundle = fill();

    (void)state;
    release_bundle_free(&bundle);
    assert_int_equal(names(root), 0);
}

static void
test_release_bundle_withdraw__takes_it_back(void **state)
{
    struct release_bundle *bundle = fill();

    (void)state;
    assert_true(release_bundle_commit(bundle));
    release_bundle_withdraw(bundle);
    assert_int_equal(names(root), 0);
    release_bundle_free(&bundle);
}

static void
test_release_bundle_open__places(void **state)
{
    struct release_bundle *bundle = NULL;
    char file[256];
    char here[4096];

    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    assert_true(release_bundle_open(path, RELEASE_BUNDLE_FOLDER, &bundle));
    release_bundle_free(&bundle);
    assert_non_null(getcwd(here, sizeof(here)));
    assert_int_equal(chdir(path), 0);
    assert_false(release_bundle_open(".", RELEASE_BUNDLE_FOLDER, &bundle));
    assert_int_equal(errno, EBUSY);
    assert_int_equal(chdir(here), 0);
    (void)snprintf(file, sizeof(file), "%s/a.txt", path);
    assert_int_equal(close(open(file, O_CREAT | O_WRONLY, 0600)), 0);
    assert_false(release_bundle_open(path, RELEASE_BUNDLE_FOLDER, &bundle));
    assert_int_equal(errno, EEXIST);
    (void)snprintf(file, sizeof(file), "%s/none/out", root);
    if (release_bundle_open(file, RELEASE_BUNDLE_FOLDER, &bundle)) {
        assert_int_equal(release_bundle_add(bundle, "a.txt"), -1);
        assert_int_equal(errno, ENOENT);
        release_bundle_free(&bundle);
    }
    assert_false(release_bundle_open("", RELEASE_BUNDLE_FOLDER, &bundle));
}

/* A sealed file is alone: what went into it has no name and no medium. */
static void
test_release_bundle_sealed__one_file(void **state)
{
    struct release_bundle *bundle = NULL;
    struct release_bundle *other = NULL;
    struct stat info;
    struct stat medium;
    int fd;

    (void)state;
    assert_true(release_bundle_open(path, RELEASE_BUNDLE_SEALED, &bundle));
    assert_true(release_bundle_open(path, RELEASE_BUNDLE_SEALED, &other));
    fd = release_bundle_add(bundle, "a.txt");
    assert_int_equal(write(fd, "clear", 5), 5);
    assert_int_equal(fstat(fd, &info), 0);
    assert_int_equal(stat(root, &medium), 0);
    assert_int_not_equal(info.st_dev, medium.st_dev);
    fd = release_bundle_sealed(bundle);
    assert_int_equal(write(fd, "sealed", 6), 6);
    assert_int_equal(release_bundle_sealed(bundle), fd);
    assert_int_equal(names(root), 0);
    assert_true(release_bundle_commit(bundle));
    assert_int_equal(names(root), 1);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode, S_IFREG | 0600);
    assert_int_equal(info.st_size, 6);
    /* Who comes second finds the place taken, and leaves it so. */
    assert_int_equal(write(release_bundle_sealed(other), "more", 4), 4);
    assert_false(release_bundle_commit(other));
    assert_int_equal(errno, EEXIST);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_size, 6);
    release_bundle_free(&other);
    assert_false(release_bundle_open(path, RELEASE_BUNDLE_SEALED, &other));
    assert_int_equal(errno, EEXIST);
    release_bundle_withdraw(bundle);
    assert_int_equal(names(root), 0);
    release_bundle_free(&bundle);
}

/* Somebody else took the place in the meantime. */
static void
test_release_bundle_commit__place_taken(void **state)
{
    struct release_bundle *bundle = fill();
    char file[256];

    (void)state;
    assert_int_equal(mkdir(path, 0700), 0);
    (void)snprintf(file, sizeof(file), "%s/b.txt", path);
    assert_int_equal(close(open(file, O_CREAT | O_WRONLY, 0600)), 0);
    assert_false(release_bundle_commit(bundle));
    assert_int_equal(names(root), 1);
    assert_int_equal(names(path), 1);
    release_bundle_free(&bundle);
}

int
main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(
            test_release_bundle_commit__all_or_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_release_bundle_free__leaves_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(
            test_release_bundle_withdraw__takes_it_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_release_bundle_sealed__one_file,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_release_bundle_open__places,
            set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_release_bundle_commit__place_taken,
            set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
