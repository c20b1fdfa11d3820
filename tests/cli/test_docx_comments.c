#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "cli/docx_comments.h"

#define BODY(text) "<w:document xmlns:w=\"x\">" text "</w:document>"
#define COMMENTS(text) "<w:comments xmlns:w=\"x\">" text "</w:comments>"
#define START(id) "<w:commentRangeStart w:id=\"" id "\"/>"
#define END(id) "<w:commentRangeEnd w:id=\"" id "\"/>"
#define RUN(text) "<w:r><w:t>" text "</w:t></w:r>"
#define COMMENT(id, author, text)                                              \
    "<w:comment w:id=\"" id "\" w:author=\"" author                            \
    "\" w:date=\"2026-02-03T10:11:12Z\"><w:p>" RUN(text) "</w:p></w:comment>"

static bool
take(struct docx_comments *comments, const char *name, const char *bytes)
{
    return docx_comments_take(comments, name, bytes, strlen(bytes));
}

static void
assert_written(struct docx_comments *comments, const char *expected)
{
    struct vault_secret text = VAULT_SECRET_INIT;

    assert_true(docx_comments_write(comments, &text));
    assert_string_equal(text.len == 0 ? "" : (const char *)text.data, expected);
    vault_secret_release(&text);
    docx_comments_release(comments);
}

static void
test_docx_comments_write__the_order_of_the_document(void **state)
{
    struct docx_comments comments = { .items = NULL };

    (void)state;
    assert_true(take(&comments, "word/comments.xml",
        COMMENTS(COMMENT("7", "Sekar", "second") COMMENT("3", "Sekar", "first")
                COMMENT("9", "Sekar", "about nothing"))));
    assert_true(take(&comments, "word/document.xml",
        BODY("<w:p>" RUN("a ") START("3") RUN("b") START("7") RUN("c")
                END("3") "</w:p><w:p>" RUN("d") END("7") RUN("e") "</w:p>")));
    assert_string_equal(comments.items[0].date, "2026-02-03");
    assert_written(&comments,
        "> bc\n\nfirst\n\n> c d\n\nsecond\n\nabout nothing\n\n");
}

/* Members may come in any order, and their prefix may be another one. */
static void
test_docx_comments_take__any_order_and_prefix(void **state)
{
    struct docx_comments comments = { .items = NULL };

    (void)state;
    assert_true(take(&comments, "word/document.xml",
        "<d xmlns:q=\"x\"><q:commentRangeStart q:id=\"1\"/><q:t>tom &amp; "
        "jerry</q:t><q:commentRangeEnd q:id=\"1\"/></d>"));
    assert_true(take(&comments, "word/comments.xml",
        COMMENTS(COMMENT("1", "A", "yes"))));
    assert_written(&comments, "> tom & jerry\n\nyes\n\n");
}

static void
test_docx_comments_write__a_second_author(void **state)
{
    struct docx_comments comments = { .items = NULL };

    (void)state;
    assert_true(take(&comments, "word/comments.xml",
        COMMENTS(COMMENT("1", "Sekar", "one") COMMENT("2", "Ann", "two")
                COMMENT("3", "Sekar", ""))));
    assert_written(&comments, "one\n\nAnn: two\n\n");
}

static void
test_docx_comments_take__the_release(void **state)
{
    static const struct {
        const char *name;
        const char *bytes;
        const char *release;
    } cases[] = {
        { "docProps/custom.xml",
            "<P xmlns:vt=\"v\"><vt:lpwstr>casevault-release 1 "
            "release=LPUQDGPM profile=supervision</vt:lpwstr></P>",
            "LPUQDGPM" },
        { "word/document.xml", BODY("<w:p>" RUN("Rilis 7K3QXM2P.") "</w:p>"),
            "7K3QXM2P" },
        { "word/document.xml",
            BODY("<w:p>" RUN("Rel") RUN("ease 7K3Q") RUN("XM2P.") "</w:p>"),
            "7K3QXM2P" },
        { "word/document.xml", BODY("<w:p>" RUN("Release 7K3QXM2PX") "</w:p>"),
            "" },
        { "word/document.xml", BODY("<w:p>" RUN("Release 7K3Q") "</w:p>"), "" },
        { "word/footer.xml", BODY("<w:p>" RUN("Rilis 7K3QXM2P.") "</w:p>"),
            "" },
    };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct docx_comments comments = { .items = NULL };

        assert_true(take(&comments, cases[i].name, cases[i].bytes));
        assert_string_equal(comments.release, cases[i].release);
        docx_comments_release(&comments);
    }
}

static void
test_docx_comments_take__hostile(void **state)
{
    static const char *const cases[] = { "", "<w:comments",
        COMMENTS(COMMENT("12345678901234567", "A", "b")),
        "<!DOCTYPE a [<!ENTITY e \"eeee\">]><a>&e;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>", "<a>\x01</a>",
        "<a>\xff</a>" };

    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct docx_comments comments = { .items = NULL };

        assert_false(take(&comments, "word/comments.xml", cases[i]));
        docx_comments_release(&comments);
    }
}

/* A text that is put together bit by bit. */
struct bytes {
    char data[(DOCX_COMMENTS_MAX + 2) * 40];
    size_t len;
};

static void
add(struct bytes *bytes, const char *text)
{
    size_t len = strlen(text);

    assert_true(bytes->len + len < sizeof(bytes->data));
    memcpy(bytes->data + bytes->len, text, len + 1);
    bytes->len += len;
}

/* A passage is cut between characters. */
static void
test_docx_comments_take__a_long_passage(void **state)
{
    static struct bytes bytes;
    struct docx_comments comments = { .items = NULL };

    (void)state;
    add(&bytes, "<d><s><commentRangeStart id=\"1\"/></s><t>");
    for (size_t i = 0; i < DOCX_PASSAGE_MAX; i++) {
        add(&bytes, "\xe2\x80\x93");
    }
    add(&bytes, "</t></d>");
    assert_true(take(&comments, "word/document.xml", bytes.data));
    assert_int_equal(comments.items[0].passage.len, DOCX_PASSAGE_MAX / 3 * 3);
    docx_comments_release(&comments);
}

static void
test_docx_comments_take__too_many(void **state)
{
    static struct bytes bytes;
    struct docx_comments comments = { .items = NULL };
    char one[40];

    (void)state;
    add(&bytes, "<d>");
    for (size_t i = 0; i <= DOCX_COMMENTS_MAX; i++) {
        (void)snprintf(one, sizeof(one), "<comment id=\"%zu\"/>", i);
        add(&bytes, one);
    }
    add(&bytes, "</d>");
    assert_false(take(&comments, "word/comments.xml", bytes.data));
    assert_int_equal(comments.len, DOCX_COMMENTS_MAX);
    docx_comments_release(&comments);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_docx_comments_write__the_order_of_the_document),
        cmocka_unit_test(test_docx_comments_write__a_second_author),
        cmocka_unit_test(test_docx_comments_take__any_order_and_prefix),
        cmocka_unit_test(test_docx_comments_take__the_release),
        cmocka_unit_test(test_docx_comments_take__hostile),
        cmocka_unit_test(test_docx_comments_take__a_long_passage),
        cmocka_unit_test(test_docx_comments_take__too_many),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
