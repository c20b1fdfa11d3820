#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <jansson.h>

#include "check.h"

#include "cli/report.h"

/* Runs with stderr in a file, whose text comes back. */
static int saved = -1;
static char captured[8192];

static void
capture(void)
{
    int fd = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

    assert_true(fd >= 0);
    saved = dup(STDERR_FILENO);
    assert_int_equal(dup2(fd, STDERR_FILENO), STDERR_FILENO);
    (void)close(fd);
}

static void
end_capture(void)
{
    ssize_t len = pread(STDERR_FILENO, captured, sizeof(captured) - 1, 0);

    assert_int_equal(dup2(saved, STDERR_FILENO), STDERR_FILENO);
    (void)close(saved);
    assert_true(len >= 0);
    captured[len] = '\0';
}

static size_t
marks(const char *text)
{
    size_t count = 0;

    while ((text = strstr(text, "{}")) != NULL) {
        count++;
        text += 2;
    }
    return count;
}

static void
test_sentence__each_in_both_languages(void **state)
{
    (void)state;
    for (int i = 0; i < REPORT_MESSAGE_COUNT; i++) {
        enum report_message message = (enum report_message)i;
        const char *en = report_sentence(message, REPORT_ENGLISH);
        const char *id = report_sentence(message, REPORT_INDONESIAN);

        if (en == NULL || id == NULL) {
            fail_msg("message %d lacks a sentence", i);
        }
        assert_true(strlen(en) > 0 && strlen(id) > 0);
        if (marks(en) != marks(id)) {
            fail_msg("'%s' and '%s' name the subject differently", en, id);
        }
        if (marks(en) == 0 && strcmp(en, id) == 0) {
            fail_msg("'%s' was not translated", en);
        }
    }
}

/* What the review asks fits a terminal of 80 columns, with the answer. */
static void
test_sentence__the_review_fits_a_terminal(void **state)
{
    static const enum report_message messages[] = { REPORT_REVIEW_KEYS,
        REPORT_ASK_ROLE, REPORT_ASK_FINDING, REPORT_ASK_FINDING_KEEP,
        REPORT_ASK_LEFT_OVER };

    (void)state;
    for (size_t i = 0; i < sizeof(messages) / sizeof(messages[0]); i++) {
        for (int language = 0; language < 2; language++) {
            const char *line = report_sentence(messages[i],
                language == 0 ? REPORT_ENGLISH : REPORT_INDONESIAN);

            while (line[0] != '\0') {
                size_t len = strcspn(line, "\n");

                if (len > 79) {
                    fail_msg("too wide: %.*s", (int)len, line);
                }
                line += len + (line[len] == '\n');
            }
        }
    }
}

static void
test_vault__every_status_has_its_exit(void **state)
{
    static const int wanted[] = {
        [VAULT_ERR_NO_MEMORY] = 1,
        [VAULT_ERR_IO] = 1,
        [VAULT_ERR_NO_SPACE] = 1,
        [VAULT_ERR_READ_ONLY] = 1,
        [VAULT_ERR_EXISTS] = 1,
        [VAULT_ERR_NO_VAULT] = 10,
        [VAULT_ERR_NOT_FOUND] = 3,
        [VAULT_ERR_NOT_A_VAULT] = 10,
        [VAULT_ERR_VERSION] = 1,
        [VAULT_ERR_HEADER] = 13,
        [VAULT_ERR_DAMAGED] = 13,
        [VAULT_ERR_JOURNAL] = 13,
        [VAULT_ERR_ROLLBACK] = 13,
        [VAULT_ERR_PASSPHRASE] = 12,
        [VAULT_ERR_IN_USE] = 11,
        [VAULT_ERR_LIMIT] = 1,
        [VAULT_ERR_INVALID] = 2,
        [VAULT_ERR_NO_SLOT] = 1,
        [VAULT_ERR_MOVED] = 11,
        [VAULT_ERR_NO_CIPHER] = 1,
        [VAULT_ERR_SIGNED] = 24,
        [VAULT_ERR_HELD] = 24,
    };

    (void)state;
    for (int i = VAULT_ERR_NO_MEMORY; i <= VAULT_ERR_HELD; i++) {
        enum report_message message = report_of_vault((enum vault_status)i);

        assert_int_equal(report_exit_of(message), wanted[i]);
        for (int j = VAULT_ERR_NO_MEMORY; j < i; j++) {
            assert_int_not_equal(message,
                report_of_vault((enum vault_status)j));
        }
    }
    assert_int_equal(report_vault(VAULT_OK, "x"), 0);
    assert_int_equal(report_vault(VAULT_DONE, "x"), 0);
}

static void
test_fail__one_line_with_the_subject(void **state)
{
    (void)state;
    report_configure(REPORT_ENGLISH, false);
    capture();
    assert_int_equal(report_vault(VAULT_ERR_PASSPHRASE, "my.vault"), 12);
    end_capture();
    assert_ptr_equal(strstr(captured, "casevault: my.vault: "), captured);
    assert_ptr_equal(strchr(captured, '\n'), captured + strlen(captured) - 1);
    report_configure(REPORT_INDONESIAN, false);
    capture();
    (void)report_vault(VAULT_ERR_PASSPHRASE, "my.vault");
    end_capture();
    assert_non_null(strstr(captured, "frasa sandi"));
    report_configure(REPORT_ENGLISH, false);
}

static void
test_fail__json_can_be_parsed(void **state)
{
    json_t *json;

    (void)state;
    report_configure(REPORT_ENGLISH, true);
    capture();
    (void)report_fail(REPORT_NO_VAULT, "a\"b\\c\nd\033[2J");
    end_capture();
    report_configure(REPORT_ENGLISH, false);
    json = json_loads(captured, 0, NULL);
    assert_non_null(json);
    assert_int_equal(json_integer_value(
                         json_object_get(json, "format_version")),
        1);
    assert_string_equal(json_string_value(json_object_get(json, "kind")),
        "error");
    assert_int_equal(json_integer_value(json_object_get(json, "exit")), 10);
    assert_non_null(
        strstr(json_string_value(json_object_get(json, "message")), "a\"b\\c"));
    json_decref(json);
}

static void
test_fail__a_subject_cannot_run_the_terminal(void **state)
{
    (void)state;
    capture();
    (void)report_fail(REPORT_NO_VAULT, "x\033[2Jy\r\nz");
    end_capture();
    assert_null(strchr(captured, '\033'));
    assert_null(strchr(captured, '\r'));
    assert_ptr_equal(strchr(captured, '\n'), captured + strlen(captured) - 1);
}

static void
test_fail__a_long_subject_is_cut(void **state)
{
    static char longer[20000];

    (void)state;
    memset(longer, 'x', sizeof(longer) - 1);
    capture();
    assert_int_equal(report_fail(REPORT_NO_VAULT, longer), 10);
    end_capture();
    assert_true(strlen(captured) > 1000);
    assert_true(captured[strlen(captured) - 1] == '\n');
}

static void
test_errno__full_disk_and_others(void **state)
{
    (void)state;
    capture();
    errno = ENOSPC;
    assert_int_equal(report_errno("out.csv"), 1);
    end_capture();
    assert_non_null(strstr(captured, "disk is full"));
    capture();
    errno = EACCES;
    assert_int_equal(report_errno("out.csv"), 1);
    end_capture();
    assert_non_null(strstr(captured, "out.csv: Permission denied"));
}

static void
test_environment_language__order(void **state)
{
    (void)state;
    assert_int_equal(setenv("LC_ALL", "", 1), 0);
    assert_int_equal(setenv("LC_MESSAGES", "id_ID.UTF-8", 1), 0);
    assert_int_equal(setenv("LANG", "en_US.UTF-8", 1), 0);
    assert_int_equal(report_environment_language(), REPORT_INDONESIAN);
    assert_int_equal(setenv("LC_ALL", "C", 1), 0);
    assert_int_equal(report_environment_language(), REPORT_ENGLISH);
    assert_int_equal(setenv("LC_ALL", "id", 1), 0);
    assert_int_equal(report_environment_language(), REPORT_INDONESIAN);
    assert_int_equal(setenv("LC_ALL", "idx", 1), 0);
    assert_int_equal(report_environment_language(), REPORT_ENGLISH);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentence__each_in_both_languages),
        cmocka_unit_test(test_sentence__the_review_fits_a_terminal),
        cmocka_unit_test(test_vault__every_status_has_its_exit),
        cmocka_unit_test(test_fail__one_line_with_the_subject),
        cmocka_unit_test(test_fail__json_can_be_parsed),
        cmocka_unit_test(test_fail__a_subject_cannot_run_the_terminal),
        cmocka_unit_test(test_fail__a_long_subject_is_cut),
        cmocka_unit_test(test_errno__full_disk_and_others),
        cmocka_unit_test(test_environment_language__order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
