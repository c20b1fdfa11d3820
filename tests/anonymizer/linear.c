/*
 * The work of the engine, counted and not timed: the library is compiled so
 * that each of its basic blocks calls the counter below, and the same text
 * always makes the same count.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/known.h"

static uint64_t blocks;

/* What -fsanitize-coverage=trace-pc puts calls to, by that name. */
void __sanitizer_cov_trace_pc(void);

void
__sanitizer_cov_trace_pc(void)
{
    blocks++;
}

/* Twice as much may cost this many times as much, in hundredths. */
#define TWICE_AT_MOST 210

/* Blocks to find where a text may be cut: the last piece needs none. */
#define CUT ((uint64_t)128 << 10)

/* Blocks for each byte of a hostile text. */
#define BLOCKS_OF_BYTE 1500

/* What 100,000 names may cost against one, in hundredths. */
#define KNOWN_AT_MOST 160

/* Ten times as many may take this many times as much to compile. */
#define TEN_TIMES_AT_MOST 12

static uint32_t
dice(uint32_t *state, uint32_t sides)
{
    *state = *state * 1103515245u + 12345u;
    return (*state >> 8) % sides;
}

/* Syllables are too many for any list. */
static size_t
put_name(char *out, uint32_t *state)
{
    static const char first[] = "bdfgjklmnprstwy";
    static const char second[] = "aeiou";
    size_t len = 0;
    size_t i;

    for (i = 0; i < 3; i++) {
        out[len++] = first[dice(state, sizeof(first) - 1)];
        out[len++] = second[dice(state, sizeof(second) - 1)];
    }
    out[0] = (char)(out[0] - 'a' + 'A');
    return len;
}

/* `size` bytes like a note; the caller frees. */
static char *
make_note(size_t size)
{
    static const char *const parts[] = { "She came on time and", "and told of",
        "her sister", "the week was hard for", "Mr", "sleeps badly,", "in",
        "on 12 March 2021", "at 14 Willow Street", "scored 14 of 27.",
        "Plan: call", "(0812-5550-0147)", "and", "mother of", "who said",
        "\nHe then went to", "dia bercerita tentang", "ibunya", "setiap malam.",
        "with 50 mg a day", "from work." };
    char *text = malloc(size + 64);
    uint32_t state = 7;
    size_t len = 0;

    assert_non_null(text);
    while (len < size) {
        const char *part =
            parts[dice(&state, sizeof(parts) / sizeof(parts[0]))];

        memcpy(text + len, part, strlen(part));
        len += strlen(part);
        text[len++] = ' ';
        if (dice(&state, 4) == 0) {
            len += put_name(text + len, &state);
            text[len++] = ' ';
        }
    }
    return text;
}

/* The work of one scan; the tables of the scratch are warm. */
static uint64_t
cost(const char *text, size_t len, const struct anon_known *known)
{
    struct anon_scratch *scratch = NULL;
    struct anon_scan_options options = { .known = known };
    uint64_t before = 0;
    unsigned round;

    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    options.scratch = scratch;
    for (round = 0; round < 2; round++) {
        struct anon_findings findings = ANON_FINDINGS_INIT;

        before = blocks;
        assert_int_equal(anon_scan((struct anon_text){ text, len }, &options,
                             &findings),
            ANON_OK);
        anon_findings_release(&findings);
    }
    before = blocks - before;
    anon_scratch_free(&scratch);
    return before;
}

/*
 * The same with nothing kept of the words: the table of a scratch holds those
 * of a small text and not those of a large one, which makes a step.
 */
static uint64_t
cost_alone(const char *text, size_t len)
{
    struct anon_findings findings = ANON_FINDINGS_INIT;
    uint64_t before = blocks;

    assert_int_equal(anon_scan((struct anon_text){ text, len }, NULL,
                         &findings),
        ANON_OK);
    anon_findings_release(&findings);
    return blocks - before;
}

static void
test_scan__notes(void **state)
{
    size_t size = (size_t)16 << 10;
    char *text = make_note((size_t)512 << 10);
    uint64_t least = cost_alone(text, size);

    (void)state;
    for (; size < (size_t)512 << 10; size *= 2) {
        uint64_t twice = cost_alone(text, 2 * size);

        assert_in_range(twice, least, least * TWICE_AT_MOST / 100);
        least = twice;
    }
    free(text);
}

/* Texts of one thing alone, which no writer of notes would send. */
static void
test_scan__hostile(void **state)
{
    static const char *const units[] = { "abcdefghij", "(", "1234567890", "12 ",
        "1", "\xE2\x80\x8B", "ABCDE ", "Maria Jones ", "A. ", "a@",
        "e\xCC\x81\xCC\x81", "Jl. ", "Ana: ", "Ana: Borghild came.\n", "+",
        "www.", "x, ", "Regards,\n", "Suite 4, ", "\n", "bin Ana ", "1.", "/a",
        "Mrs Ana, ", "\"", "Borghild Vezgulan " };
    const size_t size = (size_t)128 << 10;
    char *text = malloc(2 * size + 64);
    size_t i;
    size_t at;

    (void)state;
    assert_non_null(text);
    for (i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
        size_t len = strlen(units[i]);
        size_t whole = size / len * len;
        uint64_t once;
        uint64_t twice;

        for (at = 0; at < 2 * whole; at += len) {
            memcpy(text + at, units[i], len);
        }
        once = cost(text, whole, NULL);
        twice = cost(text, 2 * whole, NULL);
        print_message("# %.6s: %.1f blocks a byte\n", units[i],
            (double)twice / (double)(2 * whole));
        assert_in_range(once, 1, whole * BLOCKS_OF_BYTE);
        assert_in_range(twice, once, once * TWICE_AT_MOST / 100 + CUT);
    }
    free(text);
}

struct names {
    struct anon_identifier *items;
    char *text;
};

#define NAME_LEN 13

/* `count` recorded people; the caller frees both arrays. */
static struct names
make_names(size_t count)
{
    struct names names = { calloc(count, sizeof(*names.items)),
        malloc(count * NAME_LEN) };
    uint32_t state = 11;
    size_t i;

    assert_non_null(names.items);
    assert_non_null(names.text);
    for (i = 0; i < count; i++) {
        char *name = names.text + i * NAME_LEN;
        size_t len = put_name(name, &state);

        name[len] = ' ';
        assert_int_equal(len + 1 + put_name(name + len + 1, &state), NAME_LEN);
        names.items[i] = (struct anon_identifier){
            .kind = ANON_IDENTIFIER_NAME,
            .origin = ANON_FROM_OWN,
            .person = (uint32_t)i,
            .value = { name, NAME_LEN },
        };
    }
    return names;
}

/* The work of a scan with `count` names on record, and that of compiling. */
static uint64_t
cost_known(const struct names *names, size_t count, const char *text,
    uint64_t *ret_compiled)
{
    struct anon_known *known = NULL;
    uint64_t before = blocks;
    uint64_t scanned;

    assert_int_equal(anon_known_new(names->items, count, NULL, &known),
        ANON_OK);
    *ret_compiled = blocks - before;
    scanned = cost(text, strlen(text), known);
    anon_known_free(&known);
    return scanned;
}

/* Ordinary words among a few capitals: nobody of these is on record. */
static char *
make_plain(size_t size)
{
    static const char line[] =
        "We spoke about the week, which Monday made hard, and about sleep; "
        "no change since March. Dia bercerita tentang kantor dan rumah, "
        "and the walk to School helped. The plan stays what it was. ";
    char *text = malloc(size + 1);
    size_t at;

    assert_non_null(text);
    for (at = 0; at < size; at++) {
        text[at] = line[at % (sizeof(line) - 1)];
    }
    text[size] = '\0';
    return text;
}

static void
test_scan__however_many_are_known(void **state)
{
    struct names names = make_names(100000);
    char *text = make_plain((size_t)64 << 10);
    uint64_t compiled_one;
    uint64_t compiled = 0;
    uint64_t one = cost_known(&names, 1, text, &compiled_one);
    size_t count;

    (void)state;
    for (count = 100; count <= 100000; count *= 10) {
        uint64_t now;
        uint64_t cost = cost_known(&names, count, text, &now);

        print_message("# %zu names: %.2f times one, compiled in %.0f each\n",
            count, (double)cost / (double)one, (double)now / (double)count);
        assert_in_range(cost, 1, one * KNOWN_AT_MOST / 100);
        if (compiled > 0) {
            assert_in_range(now, 1, compiled * TEN_TIMES_AT_MOST);
        }
        compiled = now;
    }
    free(text);
    free(names.items);
    free(names.text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scan__notes),
        cmocka_unit_test(test_scan__hostile),
        cmocka_unit_test(test_scan__however_many_are_known),
    };

    return cmocka_run_group_tests_name("linear", tests, NULL, NULL);
}
