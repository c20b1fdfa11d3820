#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/import/reply.h"

#define TITLE "# Reply to ABCD2345\n"
#define ANSWER "## Answer to the question\nSlowly.\n"
#define HOURS "## Hours\n2026-11-22, 50, individual\n"
#define WHO "## Supervisor\nSekar\n"

/* Parses into a reply that starts empty; the test releases it. */
static enum import_status
parse(const char *text, struct import_reply *ret_reply, const char **ret_part)
{
    *ret_reply = (struct import_reply)IMPORT_REPLY_INIT;
    return import_reply_parse((struct import_text){ text, strlen(text) },
        ret_reply, ret_part);
}

static void
assert_refused(const char *text, enum import_status want, const char *heading)
{
    struct import_reply reply;
    const char *part = NULL;
    enum import_status status = parse(text, &reply, &part);

    import_reply_release(&reply);
    if (status != want || strcmp(part, heading) != 0) {
        fail_msg("%s: status %d, part %s", text, (int)status, part);
    }
}

static void
test_reply_parse__takes_the_form(void **state)
{
    struct import_reply reply;
    const char *part = NULL;

    (void)state;
    assert_int_equal(parse(TITLE "<!-- How -->\nThank you.\n" ANSWER
                                 "## Suggestions\n- one\n### My own\n- two\n"
                                 "## Risk and ethics\n\n" HOURS
                                 "- 2026-11-29; 90 min; group of 4\n" WHO
                                 "SIPP 12\n",
                         &reply, &part),
        IMPORT_OK);
    assert_string_equal(reply.release, "ABCD2345");
    assert_string_equal(reply.supervisor, "Sekar, SIPP 12");
    assert_string_equal((char *)reply.text.data,
        "Thank you.\n\n# Answer to the question\n\nSlowly.\n\n"
        "# Suggestions\n\n- one\n### My own\n- two\n");
    assert_int_equal(reply.sitting_count, 2);
    assert_string_equal(reply.sittings[0].date, "2026-11-22");
    assert_int_equal(reply.sittings[0].minutes, 50);
    assert_int_equal(reply.sittings[0].people, 1);
    assert_int_equal(reply.sittings[1].minutes, 90);
    assert_int_equal(reply.sittings[1].people, 4);
    import_reply_release(&reply);
}

static void
test_reply_parse__takes_what_mail_makes_of_it(void **state)
{
    struct import_reply reply;
    const char *part = NULL;

    (void)state;
    assert_int_equal(
        parse("\xef\xbb\xbfHello!\r\n\r\n> #  balasan untuk abcd2345 #\r\n"
              ">> ## JAWABAN ATAS PERTANYAAN:\r\n> <!-- Yang akan\r\n"
              "> Anda katakan -->\r\nPelan.\r\n>\r\n> ## Jam\r\n"
              "22 November 2026, 50 menit, sendiri\r\n"
              "> ## Supervisor\r\nSekar\r\n> ## Jawaban atas pertanyaan\r\n",
            &reply, &part),
        IMPORT_OK);
    assert_string_equal(reply.release, "ABCD2345");
    assert_string_equal((char *)reply.text.data,
        "# Jawaban atas pertanyaan\n\nPelan.\n");
    assert_string_equal(reply.sittings[0].date, "22 November 2026");
    import_reply_release(&reply);
}

static void
test_reply_parse__refuses_half_a_form(void **state)
{
    (void)state;
    assert_refused("", IMPORT_ERR_RELEASE, "");
    assert_refused(ANSWER HOURS WHO, IMPORT_ERR_RELEASE, "");
    assert_refused("# Reply to you all\n" ANSWER HOURS WHO, IMPORT_ERR_RELEASE,
        "");
    assert_refused(TITLE HOURS WHO, IMPORT_ERR_PART, "Answer to the question");
    assert_refused(TITLE "## Answer to the question\n<!-- x\n" HOURS WHO,
        IMPORT_ERR_PART, "Answer to the question");
    assert_refused(TITLE ANSWER WHO, IMPORT_ERR_PART, "Hours");
    assert_refused("# Balasan untuk ABCD2345\n" ANSWER WHO, IMPORT_ERR_PART,
        "Jam");
    assert_refused(TITLE ANSWER HOURS, IMPORT_ERR_PART, "Supervisor");
    assert_refused(TITLE "# Reply to ABCD2346\n" ANSWER HOURS WHO,
        IMPORT_ERR_TWICE, "");
}

static void
test_reply_parse__refuses_hours_that_are_none(void **state)
{
    static const char *const lines[] = { "-", "50", "2026-11-22",
        "2026-11-22, 50", "2026-11-22, 50, group", "2026-11-22, x, individual",
        ", 50, individual", "2026-11-22, 0, individual",
        "a very long description of a day which nobody will ever understand"
        ", 50, 1" };
    char text[512];
    size_t i;

    (void)state;
    for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        (void)snprintf(text, sizeof(text), TITLE ANSWER "## Hours\n%s\n" WHO,
            lines[i]);
        assert_refused(text, IMPORT_ERR_HOURS, "Hours");
    }
}

/* `head`, `count` times `line`, then `tail`. */
static void
repeat(char ret_text[2048], const char *const pieces[3], size_t count)
{
    size_t len = (size_t)snprintf(ret_text, 2048, "%s", pieces[0]);
    size_t i;

    for (i = 0; i < count; i++) {
        len += (size_t)snprintf(ret_text + len, 2048 - len, "%s", pieces[1]);
    }
    (void)snprintf(ret_text + len, 2048 - len, "%s", pieces[2]);
}

static void
test_reply_parse__has_limits(void **state)
{
    static const char *const hours[] = { TITLE ANSWER "## Hours\n",
        "2026-11-22, 50, 1\n", WHO };
    static const char *const name[] = { TITLE ANSWER HOURS "## Supervisor\n",
        "x", "\n" };
    struct import_reply reply = IMPORT_REPLY_INIT;
    const char *part = NULL;
    char text[2048];

    (void)state;
    repeat(text, hours, IMPORT_SITTING_MAX + 1);
    assert_refused(text, IMPORT_ERR_TOO_MANY, "Hours");
    repeat(text, name, IMPORT_WORD_MAX + 1);
    assert_refused(text, IMPORT_ERR_TOO_LONG, "Supervisor");
    repeat(text, name, IMPORT_WORD_MAX);
    assert_int_equal(parse(text, &reply, &part), IMPORT_OK);
    assert_int_equal(strlen(reply.supervisor), IMPORT_WORD_MAX);
    import_reply_release(&reply);
    assert_refused(TITLE "\xff\n" ANSWER HOURS WHO, IMPORT_ERR_UTF8, "");
    assert_int_equal(import_reply_parse((struct import_text){ "a\0b", 3 },
                         &reply, &part),
        IMPORT_ERR_NUL);
    assert_int_equal(import_reply_parse((struct import_text){ "x",
                                            IMPORT_TEXT_MAX + 1 },
                         &reply, &part),
        IMPORT_ERR_TOO_LONG);
    import_reply_release(&reply);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reply_parse__takes_the_form),
        cmocka_unit_test(test_reply_parse__takes_what_mail_makes_of_it),
        cmocka_unit_test(test_reply_parse__refuses_half_a_form),
        cmocka_unit_test(test_reply_parse__refuses_hours_that_are_none),
        cmocka_unit_test(test_reply_parse__has_limits),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
