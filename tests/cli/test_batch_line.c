#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "anonymizer/policy.h"
#include "cli/batch_known.h"
#include "cli/batch_line.h"
#include "cli/output.h"

#define LINE_MAX 2048
#define ANSWER_MAX 16384

/* Lines of one way to read them, and the answer to the last. */
struct way {
    struct batch_known_last last;
    enum batch_status status;
    size_t len;
    char answer[ANSWER_MAX];
};

/* What all of them are read with; standard output is a file in memory. */
struct stage {
    struct anon_scratch *scratch;
    int fd;
    int saved;
};

static int
set_up(void **state)
{
    struct stage *stage = calloc(1, sizeof(*stage));

    if (stage == NULL || anon_scratch_new(&stage->scratch) != ANON_OK) {
        return -1;
    }
    stage->fd = memfd_create("answers", MFD_CLOEXEC);
    stage->saved = dup(STDOUT_FILENO);
    *state = stage;
    return stage->fd >= 0 && stage->saved >= 0 ? 0 : -1;
}

static int
tear_down(void **state)
{
    struct stage *stage = *state;

    anon_scratch_free(&stage->scratch);
    (void)close(stage->fd);
    (void)close(stage->saved);
    free(stage);
    return 0;
}

static void
answer(const struct stage *stage, struct way *way, const char *line, size_t len)
{
    const struct batch_treatment how = {
        .policy = anon_policy_get(ANON_PROFILE_SUPERVISION),
        .domain = 7,
        .shift = 8,
    };
    ssize_t got;

    (void)fflush(stdout);
    if (ftruncate(stage->fd, 0) != 0 || lseek(stage->fd, 0, SEEK_SET) != 0 ||
        dup2(stage->fd, STDOUT_FILENO) != STDOUT_FILENO) {
        abort();
    }
    way->status = batch_line((struct anon_text){ line, len }, &how,
        stage->scratch, &way->last);
    output_flush();
    got = pread(stage->fd, way->answer, sizeof(way->answer), 0);
    if (dup2(stage->saved, STDOUT_FILENO) != STDOUT_FILENO || got < 0) {
        abort();
    }
    way->len = (size_t)got;
}

static void
expect(void **state, const char *line, const char *wanted)
{
    struct way way = { .last = BATCH_KNOWN_LAST_INIT };

    answer(*state, &way, line, strlen(line));
    assert_int_equal(way.status, wanted == NULL ? BATCH_ERR_LINE : BATCH_OK);
    assert_int_equal(way.len, wanted == NULL ? 0 : strlen(wanted));
    assert_memory_equal(way.answer, wanted == NULL ? "" : wanted, way.len);
    batch_known_release(&way.last);
}

static void
test_batch_line__answers(void **state)
{
    expect(state, "{\"id\": \"a-1\", \"text\": \"Rain\\n\\t\\\"\\u00e9\\\"\"}",
        "{\"id\": \"a-1\", \"spans\": [], \"flags\": [], \"quasi\": [], "
        "\"redacted_text\": \"Rain\\n\\u0009\\\"\xC3\xA9\\\"\"}\n");
    expect(state, "{\"text\": \"\", \"id\": 12}",
        "{\"id\": 12, \"spans\": [], \"flags\": [], \"quasi\": [], "
        "\"redacted_text\": \"\"}\n");
    expect(state, "{\"text\": \"\", \"lang\": null, \"x\": [1e3, {}]}",
        "{\"id\": null, \"spans\": [], \"flags\": [], \"quasi\": [], "
        "\"redacted_text\": \"\"}\n");
    expect(state,
        "{\"known\": {\"names\": [\"Qqyx Zubrowitz\"]}, \"text\": "
        "\"\xF0\x9F\x98\x80 qqyx\"}",
        "{\"id\": null, \"spans\": [{\"start\": 2, \"end\": 6, \"type\": "
        "\"PERSON\", \"rule\": \"known.part\", \"confidence\": 90}], "
        "\"flags\": [], \"quasi\": [], "
        "\"redacted_text\": \"\xF0\x9F\x98\x80 [Person 1]\"}\n");
}

static void
test_batch_line__refuses(void **state)
{
    static const char *const lines[] = { "", "{}", "[]", "{\"text\": 1}",
        "{\"text\": \"a\"", "{\"text\": \"a\"} b", "{\"text\": \"a\",}",
        "{\"text\": \"a\", \"id\": 01}", "{\"text\": \"a\", \"id\": \"b\\x\"}",
        "{\"text\": \"a\", \"id\": x}", "{\"text\": \"a\", \"lang\": \"en}",
        "{\"text\": \"a\", \"known\": []}",
        "{\"text\": \"a\", \"known\": {\"names\": [7]}}",
        "{\"text\": \"a\", \"known\": {\"names\": [\"b\",]}}",
        "{\"text\": \"a\", \"known\": {\"names\": [\"b\"],}}",
        "{\"text\": \"a\", \"known\": {\"names\": \"b\"}",
        "{\"text\": \"a\", \"known\": {\"names\": \"\xFF\"}}",
        "{\"text\": \"\\ud83d\"}", "{\"text\": \"\xED\xA0\x80\"}" };

    for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
        expect(state, lines[i], NULL);
    }
}

/* xorshift (Marsaglia 2003): the same lines in every run. */
static unsigned
draw(uint64_t *seed, unsigned below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return (unsigned)(*seed >> 33) % below;
}

struct lines {
    uint64_t seed;
    size_t len;
    char line[LINE_MAX];
};

static void
put(struct lines *lines, const char *text)
{
    size_t len = strlen(text);

    memcpy(lines->line + lines->len, text, len);
    lines->len += len;
}

static void
put_one(struct lines *lines, const char *const *texts, unsigned count)
{
    put(lines, texts[draw(&lines->seed, count)]);
}

static void
put_blank(struct lines *lines)
{
    static const char *const blanks[] = { "", "", "", "", " ", " \t\r\n" };

    put_one(lines, blanks, 6);
}

static void
put_string(struct lines *lines, unsigned words)
{
    static const char *const usual[] = { "Grace Zubrowitz", " and the ",
        "nurse", " Rina", "\\n", " 0812 7788 9911, ", "\\u00e9", "\xC3\xA9",
        "\xE2\x80\x99", "\\\"", "\\\\", "\x7F", "\\ud83d\\ude00",
        "\xF0\x9F\x98\x80", "\\/\\b\\f\\r\\t" };
    static const char *const odd[] = { "\\u0000", "\\ud83d", "\\ude00\\ud83d",
        "\\uD83Dx", "\xFF", "\xC0\xAF", "\xED\xA0\x80", "\t", "\\x", "\\u12g4",
        "\"", "\xF4\x90\x80\x80", "\\" };

    put(lines, "\"");
    for (words = draw(&lines->seed, words + 1); words > 0; words--) {
        if (draw(&lines->seed, 60) == 0) {
            put_one(lines, odd, sizeof(odd) / sizeof(odd[0]));
        } else {
            put_one(lines, usual, sizeof(usual) / sizeof(usual[0]));
        }
    }
    put(lines, "\"");
}

static void
put_known(struct lines *lines)
{
    static const char *const keys[] = { "\"names\"", "\"names\"", "\"phones\"",
        "\"born\"", "\"relatives\"", "\"shoe\"", "\"n\\u0061mes\"" };
    static const char *const odd[] = { "null", "7", "{}", "[[]]", "\"a\" \"b\"",
        "[\"a\" \"b\"]", "[null]" };
    unsigned members = draw(&lines->seed, 4);

    put(lines, "{");
    for (unsigned i = 0; i < members; i++) {
        unsigned list = draw(&lines->seed, 4);

        put(lines, i > 0 ? "," : "");
        put_blank(lines);
        put_one(lines, keys, sizeof(keys) / sizeof(keys[0]));
        put_blank(lines);
        put(lines, ":");
        if (draw(&lines->seed, 20) == 0) {
            put_one(lines, odd, sizeof(odd) / sizeof(odd[0]));
            continue;
        }
        put(lines, list > 0 ? "[" : "");
        for (unsigned j = 1; j < (list == 0 ? 2 : list); j++) {
            put(lines, j > 1 ? "," : "");
            put_blank(lines);
            put_string(lines, 2);
            put_blank(lines);
        }
        put(lines, list > 0 ? "]" : "");
    }
    put_blank(lines);
    put(lines, "}");
}

static void
put_member(struct lines *lines, unsigned which)
{
    static const char *const keys[] = { "\"text\"", "\"id\"", "\"lang\"",
        "\"known\"", "\"other\"", "\"t\\u0065xt\"" };
    static const char *const values[] = { "7", "0", "-0", "007",
        "123456789012345678901", "1.50", "null", "true", "[]", "\"en\"",
        "\"id\"", "{\"text\": \"}\"}", "x", "" };

    put_blank(lines);
    put(lines, keys[which]);
    put_blank(lines);
    put(lines, ":");
    put_blank(lines);
    if (which == 3 && draw(&lines->seed, 12) > 0) {
        put_known(lines);
    } else if (which < 2 && draw(&lines->seed, 12) > 0) {
        put_string(lines, which == 0 ? 12 : 2);
    } else if (which == 2 && draw(&lines->seed, 3) > 0) {
        put(lines, draw(&lines->seed, 2) == 0 ? "\"en\"" : "\"id\"");
    } else {
        put_one(lines, values, sizeof(values) / sizeof(values[0]));
    }
    put_blank(lines);
}

/* A line of the usual form, or nearly. */
static void
make_line(struct lines *lines)
{
    bool text = false;

    lines->len = 0;
    put_blank(lines);
    put(lines, "{");
    for (unsigned more = draw(&lines->seed, 5); more > 0; more--) {
        unsigned which = draw(&lines->seed, 40);

        which = which >= 38 ? which - 34 : 1 + which % 3;
        put_member(lines, which);
        put(lines, ",");
        if (!text && draw(&lines->seed, 2) == 0) {
            put_member(lines, 0);
            put(lines, ",");
            text = true;
        }
    }
    if (!text || draw(&lines->seed, 20) == 0) {
        put_member(lines, 0);
    } else {
        lines->len--;
    }
    put(lines, "}");
    put_blank(lines);
    if (draw(&lines->seed, 4) == 0) {
        lines->line[draw(&lines->seed, (unsigned)lines->len)] =
            "\"\\,:{}[]e\x80"[draw(&lines->seed, 10)];
    }
}

/* The line with another member before all: it is read by another way. */
static void
answer_with(const struct stage *stage, struct way *way,
    const struct lines *lines, const char *member)
{
    const char *brace = memchr(lines->line, '{', lines->len);
    size_t before = (size_t)(brace - lines->line) + 1;
    char line[LINE_MAX + 32];
    size_t len = strlen(member);

    memcpy(line, lines->line, before);
    memcpy(line + before, member, len);
    memcpy(line + before + len, lines->line + before, lines->len - before);
    answer(stage, way, line, lines->len + len);
}

static void
expect_same(const struct way *quick, const struct way *other)
{
    assert_int_equal(quick->status, other->status);
    assert_int_equal(quick->len, other->len);
    assert_memory_equal(quick->answer, other->answer, quick->len);
}

/*
 * Another member makes the parser read all but the text, a second text makes
 * it read all.
 */
static void
test_batch_line__like_the_parser(void **state)
{
    static struct way quick, rest, whole;
    struct lines lines = { .seed = UINT64_C(0x9E3779B97F4A7C15) };
    unsigned good = 0;

    for (unsigned i = 0; i < 6000; i++) {
        make_line(&lines);
        answer(*state, &quick, lines.line, lines.len);
        if (memchr(lines.line, '{', lines.len) != NULL) {
            answer_with(*state, &rest, &lines, "\"other\":0,");
            expect_same(&quick, &rest);
            answer_with(*state, &whole, &lines, "\"text\":0,");
            expect_same(&quick, &whole);
        }
        good += quick.status == BATCH_OK;
    }
    /* Both kinds are there. */
    assert_in_range(good, 2000, 4000);
    batch_known_release(&quick.last);
    batch_known_release(&rest.last);
    batch_known_release(&whole.last);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_batch_line__answers, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(test_batch_line__refuses, set_up,
            tear_down),
        cmocka_unit_test_setup_teardown(test_batch_line__like_the_parser,
            set_up, tear_down),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
