#include <string.h>
#include <unistd.h>

#include "check.h"

#include "cli/passphrase.h"

/* A pipe that holds `text`; returns the end to read from. */
static int
pipe_with(const char *text, size_t len)
{
    int ends[2];

    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], text, len), (ssize_t)len);
    (void)close(ends[1]);
    return ends[0];
}

static void
test_read_fd__leaves_the_next_line(void **state)
{
    struct vault_secret line = VAULT_SECRET_INIT;
    int fd = pipe_with("old one\r\nnew one", 16);

    (void)state;
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_OK);
    assert_string_equal((char *)line.data, "old one");
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_OK);
    assert_string_equal((char *)line.data, "new one");
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_ERR_INVALID);
    (void)close(fd);
    vault_secret_release(&line);
}

static void
test_read_fd__blanks_belong_to_it(void **state)
{
    struct vault_secret line = VAULT_SECRET_INIT;
    int fd = pipe_with(" a b \n", 6);

    (void)state;
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_OK);
    assert_string_equal((char *)line.data, " a b ");
    (void)close(fd);
    vault_secret_release(&line);
}

static void
test_read_fd__limits(void **state)
{
    struct vault_secret line = VAULT_SECRET_INIT;
    char text[PASSPHRASE_MAX + 2];
    int fd;

    (void)state;
    memset(text, 'x', sizeof(text));
    fd = pipe_with(text, PASSPHRASE_MAX);
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_OK);
    assert_int_equal(line.len, PASSPHRASE_MAX);
    (void)close(fd);
    fd = pipe_with(text, PASSPHRASE_MAX + 1);
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_ERR_LIMIT);
    (void)close(fd);
    assert_int_equal(passphrase_read_fd(fd, &line), VAULT_ERR_IO);
    vault_secret_release(&line);
}

static void
test_long_enough__counts_characters(void **state)
{
    static const struct {
        const char *text;
        bool enough;
    } cases[] = {
        { "", false },
        { "fourteen chars", false },
        { "fifteen  chars!", true },
        /* 14 characters of two bytes each. */
        { "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
          "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9",
            false },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct vault_secret text = VAULT_SECRET_INIT;

        assert_int_equal(vault_secret_append(&text, cases[i].text,
                             strlen(cases[i].text)),
            VAULT_OK);
        assert_int_equal(passphrase_long_enough(&text), cases[i].enough);
        vault_secret_release(&text);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_fd__leaves_the_next_line),
        cmocka_unit_test(test_read_fd__blanks_belong_to_it),
        cmocka_unit_test(test_read_fd__limits),
        cmocka_unit_test(test_long_enough__counts_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
