#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/anonymizer.h"
#include "anonymizer/known.h"
#include "anonymizer/scratch.h"

#define TEXT_MAX 4096

/* What rules act on, each with what usually goes with it, and what does not. */
static const char *const bits[] = { "the", "and", "saya", "dengan", "Ratna",
    "ratna", "Marlowe", "Mrs", "Mrs.", "Pak", "bu", "dr.", "my husband,",
    "ibunya", "bernama", "calls herself", "si", "kata", "menurut", "from",
    "dari", "in", "di", "Client:", "Nama :", "Dear", "halo", "cc:", "van",
    "bin", "al-", "J.", "K. L.", "MK", "Surabaya", "Kota", "New", "Zealand",
    "Leeds", "University", "of", "Clinic", "PT", "SMA", "works at", "staf",
    "Street", "Baker", "12", "4B", "Jl.", "jalan", "RT", "03/RW 05", "Apt",
    "Rue", "Lindenweg", "Suite 120", "PO Box", "APO AE 09012",
    "alamat:", "SW1A", "1AA", "60111", "NIK", "MRN:", "policy no.", "a/c 00123",
    "quarter 3 2021", "Q3 2021", "kuartal", "B1234XYZ", "Monday,", "Blk 217",
    "#09-114", "room 14B,", "Court", "corner of", "County Road 412", "PSC 12",
    "No. 12, Jalan", "The Limes,", "tgl 5", "Easter 2019", "30-an",
    "mid-forties", "ulang tahun ke-17", "her 40th", "birthday", "5 months,",
    "Kids: Mia 4, Tom 7", "at 17 he left", "AB 12 34 56 C", "motor ab 4512 xz",
    "LP/B/30/IV/2010", "TN/0097316", "4567x12", "double", "born in 1987",
    "Ramadan 1445 H", "123-456-782", "S1234567D", "B 1234 XYZ", "AB51 ABC",
    "deadbeef-0000-4000-8000-0123456789ab", "0812-3456-7890", "+62 812", "3456",
    "call", "ext. 17", "at x204", "zero eight one two", "three four five six",
    "3/9", "12 March 2020", "Mei", "tanggal", "2031-04-05", "34", "years old",
    "34-year-old", "(34)", "berusia", "tujuh belas", "tahun", "turned",
    "192.168.0.7", "fe80::1", "::1", "00:1b:44:11:3a:b7", "www.example.org/a?b",
    "example.co.id", "http://x.org", "dew.99@example.org", "@ratna_99",
    "IG: ra_x", "maria at example dot org", "Beck", "inventory", "said",
    "bilang", "Ratna's", "o'brien", "don't", "Rp 150.000", "\xC3\x89mile",
    "na\xC3\xAFve", "De\xE2\x80\x8Bwi", "\xE2\x80\x94",
    "\xE2\x80\x9Chalo\xE2\x80\x9D", "RATNA", "MARLOWE", "X", "thanks",
    "Regards,\n", "goes by", "known as", "anak", "pacarnya", "An.", "by", "PhD",
    "S.Psi.", "my", "sister", "you", "sama", "budi", "siti", "J.R.", "3XY",
    "Mi-sook", "Ratma", "ratnanya", "cousin", "suami saya",
    "21:14 - ratna: ", "\nTobi: ", "\n\n", "\n", "\t", ".", ",", "!", ":", "(",
    ")", "-", "/", "& ", "'", "\"" };

/* A text out of the bits, written as people, shouters or chatters do. */
static size_t
make_text(unsigned *next, char *text)
{
    size_t words = 0;
    size_t len = 0;
    size_t i;

    *next = *next * 1103515245u + 12345u;
    words = 5 + (*next >> 16) % 90;
    for (i = 0; i < words; i++) {
        const char *bit;

        *next = *next * 1103515245u + 12345u;
        bit = bits[(*next >> 16) % (sizeof(bits) / sizeof(bits[0]))];
        len += (size_t)snprintf(text + len, TEXT_MAX - len, "%s%s", bit,
            (*next >> 12) % 9 == 0 ? "" : " ");
    }
    for (i = 0; i < len; i++) {
        unsigned char byte = (unsigned char)text[i];

        if (words % 7 == 0 && byte >= 'A' && byte <= 'Z') {
            text[i] = (char)(byte + 32);
        } else if (words % 11 == 0 && byte >= 'a' && byte <= 'z') {
            text[i] = (char)(byte - 32);
        }
    }
    return len;
}

static void
assert_same(const struct anon_findings *a, const struct anon_findings *b,
    const char *text)
{
    size_t i;

    for (i = 0; i < a->len && i < b->len; i++) {
        if (a->items[i].begin != b->items[i].begin ||
            a->items[i].end != b->items[i].end) {
            print_message("%s / %s in:\n%s\n", a->items[i].rule,
                b->items[i].rule, text);
        }
        assert_int_equal(a->items[i].begin, b->items[i].begin);
        assert_int_equal(a->items[i].end, b->items[i].end);
        assert_int_equal(a->items[i].type, b->items[i].type);
        assert_int_equal(a->items[i].confidence, b->items[i].confidence);
        assert_string_equal(a->items[i].rule, b->items[i].rule);
    }
    assert_int_equal(a->len, b->len);
}

/* Scans the same texts with one scratch for all of them, and with none. */
static void
compare(struct anon_scratch *scratch, unsigned seed, size_t texts)
{
    char text[TEXT_MAX];
    unsigned next = seed;

    for (size_t i = 0; i < texts; i++) {
        struct anon_text view = { text, make_text(&next, text) };
        struct anon_scan_options options = { .language =
                                                 (enum anon_language)(i % 3) };
        struct anon_findings without = ANON_FINDINGS_INIT;
        struct anon_findings with = ANON_FINDINGS_INIT;

        assert_int_equal(anon_scan(view, &options, &without), ANON_OK);
        options.scratch = scratch;
        assert_int_equal(anon_scan(view, &options, &with), ANON_OK);
        assert_same(&without, &with, text);
        anon_findings_release(&without);
        anon_findings_release(&with);
    }
}

static void
test_scratch__same_findings_as_without(void **state)
{
    struct anon_scratch *scratch = NULL;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    compare(scratch, 1, 1500);
    anon_scratch_free(&scratch);
    assert_null(scratch);
}

static void
test_scratch__same_findings_with_a_tiny_cache(void **state)
{
    struct anon_scratch *scratch = NULL;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    anon_token_cache_free(&scratch->cache);
    assert_int_equal(anon_token_cache_new(2, &scratch->cache), ANON_OK);
    compare(scratch, 2, 500);
    anon_scratch_free(&scratch);
}

/*
 * No rule acts on a token that its marks pass over.  A rule that fails here
 * acts on other tokens than it did: see marks.h.
 */
static void
test_scratch__same_findings_at_every_token(void **state)
{
    struct anon_scratch *scratch = NULL;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    scratch->everything = true;
    compare(scratch, 3, 3000);
    anon_scratch_free(&scratch);
}

/* How many findings come from the record of one name. */
static size_t
count_known(struct anon_scratch *scratch, const char *name, const char *text)
{
    const struct anon_identifier item = { .kind = ANON_IDENTIFIER_NAME,
        .origin = ANON_FROM_OWN,
        .value = { name, strlen(name) } };
    struct anon_scan_options options = { .scratch = scratch };
    struct anon_findings findings = ANON_FINDINGS_INIT;
    struct anon_known *known = NULL;
    size_t count = 0;
    size_t i;

    assert_int_equal(anon_known_new(&item, 1, NULL, &known), ANON_OK);
    options.known = known;
    assert_int_equal(anon_scan((struct anon_text){ text, strlen(text) },
                         &options, &findings),
        ANON_OK);
    for (i = 0; i < findings.len; i++) {
        count += findings.items[i].origin != ANON_FROM_RULE;
    }
    anon_findings_release(&findings);
    anon_known_free(&known);
    return count;
}

/* What came near nobody on one record may come near somebody on the next. */
static void
test_scratch__near_misses_of_each_record(void **state)
{
    static const char text[] = "we met vezgulam and qaxobil there";
    struct anon_scratch *scratch = NULL;
    unsigned round;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    for (round = 0; round < 3; round++) {
        assert_int_equal(count_known(scratch, "Vezgulan", text), 1);
        assert_int_equal(count_known(scratch, "Borghild", text), 0);
        assert_int_equal(count_known(scratch, "Qaxobilo", text), 1);
    }
    anon_scratch_free(&scratch);
}

static void
test_scratch_take__zeros_again(void **state)
{
    struct anon_scratch *scratch = NULL;
    size_t round;
    size_t i;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    for (round = 0; round < 3; round++) {
        unsigned char *small = anon_scratch_take(scratch, 10);
        unsigned char *large = anon_scratch_take(scratch, 100000);

        assert_non_null(small);
        assert_non_null(large);
        for (i = 0; i < 10; i++) {
            assert_int_equal(small[i], 0);
        }
        for (i = 0; i < 100000; i++) {
            assert_int_equal(large[i], 0);
        }
        memset(small, 1, 10);
        memset(large, 1, 100000);
        anon_scratch_reset(scratch);
    }
    anon_scratch_free(&scratch);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scratch__same_findings_as_without),
        cmocka_unit_test(test_scratch__same_findings_with_a_tiny_cache),
        cmocka_unit_test(test_scratch__same_findings_at_every_token),
        cmocka_unit_test(test_scratch__near_misses_of_each_record),
        cmocka_unit_test(test_scratch_take__zeros_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
