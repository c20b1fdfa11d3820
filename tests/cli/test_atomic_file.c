#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "cli/atomic_file.h"

static char folder[] = "/tmp/atomic-XXXXXX";

static int
enter_folder(void **state)
{
    (void)state;
    return mkdtemp(folder) != NULL && chdir(folder) == 0 ? 0 : -1;
}

static int
leave_folder(void **state)
{
    (void)state;
    (void)unlink("a");
    return chdir("/") == 0 && rmdir(folder) == 0 ? 0 : -1;
}

/* How many entries the folder has. */
static int
entries(void)
{
    DIR *dir = opendir(".");
    const struct dirent *entry;
    int count = 0;

    assert_non_null(dir);
    while ((entry = readdir(dir)) != NULL) {
        count +=
            strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    }
    (void)closedir(dir);
    return count;
}

static void
expect_text(const char *wanted)
{
    char text[64] = "";
    int fd = open("a", O_RDONLY);

    assert_true(fd >= 0);
    assert_true(read(fd, text, sizeof(text) - 1) >= 0);
    (void)close(fd);
    assert_string_equal(text, wanted);
}

static void
put(enum atomic_file_mode mode, const char *text)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    assert_true(atomic_file_open(&file, "a", mode));
    assert_true(fputs(text, file.stream) >= 0);
    assert_true(atomic_file_commit(&file));
    atomic_file_abandon(&file);
}

static void
test_commit__complete_private_and_alone(void **state)
{
    struct stat st;

    (void)state;
    put(ATOMIC_FILE_NEW, "one");
    expect_text("one");
    assert_int_equal(stat("a", &st), 0);
    assert_int_equal(st.st_mode & 07777, 0600);
    put(ATOMIC_FILE_REPLACE, "longer");
    put(ATOMIC_FILE_REPLACE, "2");
    expect_text("2");
    assert_int_equal(entries(), 1);
    assert_int_equal(unlink("a"), 0);
}

static void
test_open__new_spares_what_is_there(void **state)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    (void)state;
    put(ATOMIC_FILE_NEW, "one");
    assert_false(atomic_file_open(&file, "a", ATOMIC_FILE_NEW));
    assert_int_equal(errno, EEXIST);
    expect_text("one");
    assert_int_equal(unlink("a"), 0);
}

static void
test_commit__new_spares_what_came_meanwhile(void **state)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    (void)state;
    assert_true(atomic_file_open(&file, "a", ATOMIC_FILE_NEW));
    assert_true(fputs("mine", file.stream) >= 0);
    put(ATOMIC_FILE_NEW, "theirs");
    assert_false(atomic_file_commit(&file));
    assert_int_equal(errno, EEXIST);
    expect_text("theirs");
    assert_int_equal(entries(), 1);
    assert_int_equal(unlink("a"), 0);
}

static void
test_abandon__leaves_nothing(void **state)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    (void)state;
    assert_true(atomic_file_open(&file, "a", ATOMIC_FILE_REPLACE));
    assert_true(fputs("half", file.stream) >= 0);
    atomic_file_abandon(&file);
    atomic_file_abandon(&file);
    assert_int_equal(entries(), 0);
}

static void
test_open__no_folder_no_name(void **state)
{
    struct atomic_file file = ATOMIC_FILE_INIT;

    (void)state;
    assert_false(atomic_file_open(&file, "none/a", ATOMIC_FILE_NEW));
    assert_int_equal(errno, ENOENT);
    assert_false(atomic_file_open(&file, "./", ATOMIC_FILE_NEW));
    assert_int_equal(errno, EISDIR);
    atomic_file_abandon(&file);
}

/* A file that may not grow stands for a disk that is full. */
static void
test_commit__full_disk_keeps_the_old_file(void **state)
{
    static char block[65536];
    struct atomic_file file = ATOMIC_FILE_INIT;
    struct rlimit before;
    struct rlimit small;

    (void)state;
    put(ATOMIC_FILE_NEW, "old");
    assert_true(signal(SIGXFSZ, SIG_IGN) != SIG_ERR);
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
    small = before;
    small.rlim_cur = 4096;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
    assert_true(atomic_file_open(&file, "a", ATOMIC_FILE_REPLACE));
    (void)fwrite(block, 1, sizeof(block), file.stream);
    assert_false(atomic_file_commit(&file));
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
    expect_text("old");
    assert_int_equal(entries(), 1);
    assert_int_equal(unlink("a"), 0);
}

/* Killed while it writes: what was there stays, and nothing beside it. */
static void
test_write__killed(void **state)
{
    struct atomic_file file = ATOMIC_FILE_INIT;
    int how = 0;
    pid_t child;

    (void)state;
    put(ATOMIC_FILE_NEW, "old");
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        if (atomic_file_open(&file, "a", ATOMIC_FILE_REPLACE) &&
            fputs("half", file.stream) >= 0 && fflush(file.stream) == 0) {
            (void)raise(SIGKILL);
        }
        _exit(1);
    }
    assert_int_equal(waitpid(child, &how, 0), child);
    assert_true(WIFSIGNALED(how));
    expect_text("old");
    assert_int_equal(entries(), 1);
    assert_int_equal(unlink("a"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_commit__complete_private_and_alone),
        cmocka_unit_test(test_open__new_spares_what_is_there),
        cmocka_unit_test(test_commit__new_spares_what_came_meanwhile),
        cmocka_unit_test(test_abandon__leaves_nothing),
        cmocka_unit_test(test_open__no_folder_no_name),
        cmocka_unit_test(test_commit__full_disk_keeps_the_old_file),
        cmocka_unit_test(test_write__killed),
    };

    return cmocka_run_group_tests(tests, enter_folder, leave_folder);
}
