#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "check.h"

#include "cli/idle.h"

static int ends[2];

static int
open_pipe(void **state)
{
    (void)state;
    return pipe(ends);
}

static int
close_pipe(void **state)
{
    (void)state;
    (void)close(ends[0]);
    return close(ends[1]);
}

static void
test_wait__ends_when_something_comes(void **state)
{
    (void)state;
    assert_int_equal(setenv("CASEVAULT_IDLE", "1h", 1), 0);
    assert_int_equal(write(ends[1], "x", 1), 1);
    assert_int_equal(idle_wait(ends[0], NULL), IDLE_READY);
    assert_false(idle_is_over());
}

static void
on_alarm(int number)
{
    (void)number;
}

static void
test_wait__ends_at_a_signal(void **state)
{
    const struct sigaction action = { .sa_handler = on_alarm };

    (void)state;
    assert_int_equal(sigaction(SIGALRM, &action, NULL), 0);
    (void)alarm(1);
    assert_int_equal(idle_wait(ends[0], NULL), IDLE_INTERRUPTED);
    assert_false(idle_is_over());
}

static void
test_wait__ends_when_nobody_is_there(void **state)
{
    (void)state;
    assert_int_equal(setenv("CASEVAULT_IDLE", "1s", 1), 0);
    assert_int_equal(idle_wait(ends[0], NULL), IDLE_OVER);
    assert_true(idle_is_over());
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_wait__ends_when_something_comes,
            open_pipe, close_pipe),
        cmocka_unit_test_setup_teardown(test_wait__ends_at_a_signal, open_pipe,
            close_pipe),
        /* Last: it is remembered. */
        cmocka_unit_test_setup_teardown(test_wait__ends_when_nobody_is_there,
            open_pipe, close_pipe),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
