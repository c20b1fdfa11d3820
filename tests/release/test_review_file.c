#include <errno.h>
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

#include "cli/release/review_file.h"

static char path[64];

static int
set_up(void **state)
{
    int fd;

    (void)state;
    (void)snprintf(path, sizeof(path), "/tmp/casevault-review-XXXXXX");
    fd = mkstemp(path);
    if (fd < 0) {
        return 1;
    }
    (void)close(fd);
    return unlink(path);
}

static int
tear_down(void **state)
{
    (void)state;
    return unlink(path);
}

static void
add(struct release_review *review, const char *text)
{
    struct anon_finding finding = { .end = strlen(text),
        .type = ANON_PERSON,
        .confidence = 50,
        .rule = "test.rule" };

    const struct release_sighting sighting = { .case_code = "AB-1",
        .text = { text, strlen(text) },
        .finding = &finding };

    assert_int_equal(release_review_add(review, &sighting), RELEASE_OK);
}

static int waiting;

static enum release_status
read_review(struct release_review *review, struct release_cause *cause)
{
    return release_review_read(path, RELEASE_LINES_KNOWN, review, &waiting,
        cause);
}

static void
read_text(char *text, size_t size)
{
    FILE *in = fopen(path, "rb");
    size_t len;

    assert_non_null(in);
    len = fread(text, 1, size - 1, in);
    text[len] = '\0';
    assert_int_equal(fclose(in), 0);
}

static void
write_text(const char *text)
{
    FILE *out = fopen(path, "wb");

    assert_non_null(out);
    assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
    assert_int_equal(fclose(out), 0);
}

static void
answer(const struct release_review *review, size_t index, const char *word,
    char *text, size_t size)
{
    struct release_question question;
    size_t len = strlen(text);

    assert_true(release_review_at(review, index, &question));
    (void)snprintf(text + len, size - len, "%s\t%s\tPERSON\n", question.id,
        word);
}

static void
test_release_review_write__private_and_new(void **state)
{
    struct release_review *review = release_review_new();
    struct release_cause cause;
    struct stat info;
    char text[4096];

    (void)state;
    add(review, "Ani\tand\nTuti");
    assert_int_equal(release_review_write(path, review, &cause), RELEASE_OK);
    assert_int_equal(stat(path, &info), 0);
    assert_int_equal(info.st_mode & 0777, 0600);
    read_text(text, sizeof(text));
    assert_non_null(strstr(text,
        "\t\tPERSON\t50\ttest.rule\t1\tAB-1\t\xc2\xab"
        "Ani and Tuti\xc2\xbb\n"));
    assert_int_equal(release_review_write(path, review, &cause),
        RELEASE_ERR_SYSTEM);
    assert_int_equal(cause.system, EEXIST);
    release_review_free(&review);
}

static void
test_release_review_read__answers(void **state)
{
    struct release_review *review = release_review_new();
    struct release_question question;
    struct release_cause cause;
    char text[1024] = "# remark\r\n\n";
    static const char *const words[] = { "remove", "KEEP", " location\r", "" };

    (void)state;
    add(review, "one");
    add(review, "two");
    add(review, "three");
    add(review, "four");
    for (size_t i = 0; i < 4; i++) {
        answer(review, i, words[i], text, sizeof(text));
    }
    write_text(text);
    assert_int_equal(read_review(review, &cause), RELEASE_OK);
    assert_int_equal(release_review_open(review), 1);
    assert_int_equal(waiting, 6);
    assert_true(release_review_at(review, 0, &question));
    assert_int_equal(question.decision, RELEASE_REMOVE);
    assert_true(release_review_at(review, 1, &question));
    assert_int_equal(question.decision, RELEASE_KEEP);
    assert_true(release_review_at(review, 2, &question));
    assert_int_equal(question.decision, RELEASE_REMOVE);
    assert_int_equal(question.label, ANON_LOCATION);
    release_review_free(&review);
}

static void
test_release_review_read__no_decision(void **state)
{
    struct release_review *review = release_review_new();
    struct release_cause cause;
    char text[1024] = "# remark\n";

    (void)state;
    add(review, "one");
    answer(review, 0, "perhaps", text, sizeof(text));
    write_text(text);
    assert_int_equal(read_review(review, &cause), RELEASE_ERR_DECISIONS);
    assert_int_equal(cause.line, 2);
    assert_false(cause.unknown);
    release_review_free(&review);
}

/* A line about nothing of this release is told, and not passed over. */
static void
test_release_review_read__unknown_lines(void **state)
{
    static const char *const lines[] = { "0123456789abcdef\tremove\tPERSON\n",
        "keep\n", "\tkeep\n# remark\nx\tkeep\n" };
    struct release_review *review = release_review_new();
    struct release_cause cause;

    (void)state;
    add(review, "one");
    for (size_t i = 0; i < 3; i++) {
        write_text(lines[i]);
        assert_int_equal(read_review(review, &cause), RELEASE_ERR_DECISIONS);
        assert_true(cause.unknown);
        assert_int_equal(cause.line, i == 2 ? 3 : 1);
        assert_int_equal(release_review_read(path, RELEASE_LINES_ANY, review,
                             &waiting, &cause),
            RELEASE_OK);
    }
    release_review_free(&review);
}

/* Each word of both languages, and the * behind it. */
static void
test_release_review_word__all(void **state)
{
    static const struct {
        const char *word;
        struct release_answer answer;
    } all[] = {
        { "remove", { .decision = RELEASE_REMOVE } },
        { "Hapus*", { .decision = RELEASE_REMOVE, .everywhere = true } },
        { "mask", { .decision = RELEASE_REMOVE } },
        { "samarkan", { .decision = RELEASE_REMOVE } },
        { "KEEP*", { .decision = RELEASE_KEEP, .everywhere = true } },
        { "biarkan", { .decision = RELEASE_KEEP } },
        { "never", { .decision = RELEASE_KEEP, .client = true } },
        { "jangan", { .decision = RELEASE_KEEP, .client = true } },
        { "org", { .decision = RELEASE_REMOVE, .label = ANON_ORG } },
        { "always",
            { .decision = RELEASE_REMOVE, .client = true, .role = "other" } },
        { "always:mother*",
            { .decision = RELEASE_REMOVE,
                .client = true,
                .everywhere = true,
                .role = "mother" } },
        { "selalu:friend+",
            { .decision = RELEASE_REMOVE,
                .client = true,
                .new_person = true,
                .role = "friend" } },
        { "", { .decision = RELEASE_OPEN } },
    };
    static const char *const bad[] = { "*", "perhaps", "always:", "always:+",
        "alway", "keep**", "always:a-role-that-is-longer-than-a-word-may-be" };
    const struct release_question question = { .type = ANON_PERSON };
    struct release_answer answer;

    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        const struct anon_text word = { all[i].word, strlen(all[i].word) };

        if (!release_review_word(word, &question, &answer) ||
            answer.decision != all[i].answer.decision ||
            answer.label != all[i].answer.label ||
            answer.client != all[i].answer.client ||
            answer.everywhere != all[i].answer.everywhere ||
            answer.new_person != all[i].answer.new_person ||
            strcmp(answer.role, all[i].answer.role) != 0) {
            fail_msg("%s", all[i].word);
        }
    }
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
        const struct anon_text word = { bad[i], strlen(bad[i]) };

        if (release_review_word(word, &question, &answer)) {
            fail_msg("understood: %s", bad[i]);
        }
    }
}

/* What came up since is added; what is answered stays. */
static void
test_release_review_read__adds_new(void **state)
{
    struct release_review *review = release_review_new();
    struct release_cause cause;
    char text[4096] = "";

    (void)state;
    add(review, "one");
    answer(review, 0, "keep", text, sizeof(text));
    write_text(text);
    add(review, "later");
    assert_int_equal(read_review(review, &cause), RELEASE_OK);
    assert_int_equal(release_review_open(review), 1);
    read_text(text, sizeof(text));
    assert_non_null(strstr(text, "later"));
    assert_non_null(strstr(text, "\tkeep\t"));
    assert_int_equal(read_review(review, &cause), RELEASE_OK);
    assert_null(strstr(strstr(text, "later") + 1, "later"));
    release_review_free(&review);
}

/* An editor that leaves the last line open must not join it to a new one. */
static void
test_release_review_read__last_line_without_end(void **state)
{
    struct release_review *review = release_review_new();
    struct release_cause cause;
    char text[1024] = "";

    (void)state;
    add(review, "one");
    answer(review, 0, "keep", text, sizeof(text));
    text[strlen(text) - 1] = '\0';
    write_text(text);
    add(review, "later");
    assert_int_equal(read_review(review, &cause), RELEASE_OK);
    assert_int_equal(read_review(review, &cause), RELEASE_OK);
    assert_int_equal(release_review_open(review), 1);
    release_review_free(&review);
}

int
main(void)
{
#define ON_FILE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    static const struct CMUnitTest tests[] = {
        ON_FILE(test_release_review_write__private_and_new),
        ON_FILE(test_release_review_read__answers),
        ON_FILE(test_release_review_read__no_decision),
        ON_FILE(test_release_review_read__unknown_lines),
        cmocka_unit_test(test_release_review_word__all),
        ON_FILE(test_release_review_read__adds_new),
        ON_FILE(test_release_review_read__last_line_without_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
