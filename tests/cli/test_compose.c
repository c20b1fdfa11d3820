#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "check.h"

#include "cli/compose.h"
#include "vault/note.h"

/* Types the keys; returns whether the text was complete with the last one. */
static bool
type(const char *keys, size_t len, struct vault_secret *text)
{
    struct compose_keys seen = { 0 };
    char echo[8];
    bool complete = false;

    for (size_t i = 0; i < len; i++) {
        assert_false(complete);
        complete = compose_key(&seen, (unsigned char)keys[i], text, echo);
        assert_true(strlen(echo) < sizeof(echo));
    }
    return complete;
}

static void
expect(const char *keys, bool complete, const char *wanted)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    assert_int_equal(type(keys, strlen(keys), &text), complete);
    assert_int_equal(text.len, strlen(wanted));
    if (text.len > 0) {
        assert_memory_equal(text.data, wanted, text.len);
    }
    vault_secret_release(&text);
}

static void
test_key__a_full_stop_alone_ends(void **state)
{
    (void)state;
    expect("one\rtwo\r.\r", true, "one\ntwo\n");
    expect("one.\r", false, "one.\n");
    expect("..\r", false, "..\n");
    expect("\r.x\r", false, "\n.x\n");
}

static void
test_key__end_of_transmission_ends(void **state)
{
    (void)state;
    expect("one\004", true, "one");
    expect("\004", true, "");
}

static void
test_key__backspace_takes_a_character(void **state)
{
    (void)state;
    expect("ab\177c", false, "ac");
    expect("caf\xc3\xa9\177e", false, "cafe");
    expect("x\r\177\177y", false, "x\ny");
    expect("\177", false, "");
}

static void
test_key__kill_takes_the_line(void **state)
{
    (void)state;
    expect("one\rtwo\025three", false, "one\nthree");
}

static void
test_key__arrows_and_controls_are_passed_over(void **state)
{
    (void)state;
    expect("a\033[Ab\033[3~c\033OPd\001e\tf", false, "abcde\tf");
}

static void
test_key__lines_may_be_longer_than_the_terminal_has(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    char keys[10000];

    (void)state;
    memset(keys, 'x', sizeof(keys));
    assert_false(type(keys, sizeof(keys), &text));
    assert_int_equal(text.len, sizeof(keys));
    vault_secret_release(&text);
}

static void
test_read__everything_up_to_the_end(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    int ends[2];

    (void)state;
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "one\n\0two", 8), 8);
    (void)close(ends[1]);
    assert_int_equal(compose_read(ends[0], &text), VAULT_OK);
    assert_int_equal(text.len, 8);
    assert_memory_equal(text.data, "one\n\0two", 8);
    (void)close(ends[0]);
    vault_secret_release(&text);
}

static void
test_read__longer_than_a_note(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;
    int fd = open("/dev/zero", O_RDONLY);

    (void)state;
    assert_int_equal(compose_read(fd, &text), VAULT_ERR_LIMIT);
    assert_true(text.len < VAULT_NOTE_MAX + 65536);
    (void)close(fd);
    vault_secret_release(&text);
}

static void
test_read__closed(void **state)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    (void)state;
    assert_int_equal(compose_read(-1, &text), VAULT_ERR_IO);
    vault_secret_release(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_key__a_full_stop_alone_ends),
        cmocka_unit_test(test_key__end_of_transmission_ends),
        cmocka_unit_test(test_key__backspace_takes_a_character),
        cmocka_unit_test(test_key__kill_takes_the_line),
        cmocka_unit_test(test_key__arrows_and_controls_are_passed_over),
        cmocka_unit_test(test_key__lines_may_be_longer_than_the_terminal_has),
        cmocka_unit_test(test_read__everything_up_to_the_end),
        cmocka_unit_test(test_read__longer_than_a_note),
        cmocka_unit_test(test_read__closed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
