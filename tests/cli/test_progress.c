#include <string.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "pseudo_terminal.h"

#include "cli/progress.h"

static void
wait_ms(long ms)
{
    const struct timespec time = { .tv_nsec = ms * 1000000 };

    (void)nanosleep(&time, NULL);
}

static void
quick_work(void)
{
    struct progress progress;

    progress_begin(&progress, "reading", 10);
    for (uint64_t i = 0; i <= 10; i++) {
        progress_step(&progress, i);
    }
    progress_end(&progress);
}

static void
slow_work(void)
{
    struct progress progress;

    progress_begin(&progress, "reading", 10);
    for (uint64_t i = 0; i < 8; i++) {
        wait_ms(120);
        progress_step(&progress, i);
    }
    progress_end(&progress);
    progress_end(&progress);
}

static void
endless_work(void)
{
    struct progress progress;

    progress_begin(&progress, "reading", 0);
    wait_ms(600);
    progress_step(&progress, 1234);
    progress_end(&progress);
}

static void
test_step__quick_work_has_no_bar(void **state)
{
    char text[1024];

    (void)state;
    pseudo_terminal_run(STDERR_FILENO, quick_work, text, sizeof(text));
    assert_string_equal(text, "");
}

static void
test_step__slow_work_has_one_line(void **state)
{
    char text[4096];

    (void)state;
    pseudo_terminal_run(STDERR_FILENO, slow_work, text, sizeof(text));
    assert_non_null(strstr(text, "\rreading [#"));
    assert_non_null(strstr(text, " 70 %"));
    assert_null(strchr(text, '\n'));
    /* The last thing is that the line is cleared. */
    assert_string_equal(text + strlen(text) - 4, "\r\033[K");
}

static void
test_step__unknown_length_counts(void **state)
{
    char text[1024];

    (void)state;
    pseudo_terminal_run(STDERR_FILENO, endless_work, text, sizeof(text));
    assert_non_null(strstr(text, "reading 1234"));
}

static void
test_step__nothing_in_a_log(void **state)
{
    char text[64] = "";
    int ends[2];
    int saved = dup(STDERR_FILENO);

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(dup2(ends[1], STDERR_FILENO), STDERR_FILENO);
    endless_work();
    assert_int_equal(dup2(saved, STDERR_FILENO), STDERR_FILENO);
    (void)close(saved);
    (void)close(ends[1]);
    assert_int_equal(read(ends[0], text, sizeof(text)), 0);
    (void)close(ends[0]);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_step__quick_work_has_no_bar),
        cmocka_unit_test(test_step__slow_work_has_one_line),
        cmocka_unit_test(test_step__unknown_length_counts),
        cmocka_unit_test(test_step__nothing_in_a_log),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
