#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "anonymizer/model.h"

struct reading {
    struct anon_document document;
    struct anon_context context;
    uint8_t rules[64];
    struct anon_model_input input;
};

static void
read_with(struct reading *reading, const char *text,
    const struct anon_scan_options *options)
{
    memset(reading->rules, 0, sizeof(reading->rules));
    assert_int_equal(anon_document_init(&reading->document,
                         (struct anon_text){ text, strlen(text) }, options),
        ANON_OK);
    assert_int_equal(anon_context_init(&reading->context, &reading->document),
        ANON_OK);
    assert_in_range(reading->context.count, 1, sizeof(reading->rules));
    reading->input =
        (struct anon_model_input){ &reading->context, reading->rules };
}

static void
read_text(struct reading *reading, const char *text,
    enum anon_language language)
{
    struct anon_scan_options options = { .language = language };

    read_with(reading, text, &options);
}

static void
release(struct reading *reading)
{
    anon_context_release(&reading->context);
    anon_document_release(&reading->document);
}

static void
test_asks__candidates_only(void **state)
{
    struct reading r;

    (void)state;
    read_text(&r, "Then Borghild took Sertraline on Monday with tea in May.",
        ANON_LANGUAGE_EN);
    assert_true(anon_model_asks(&r.input, 1));
    assert_false(anon_model_asks(&r.input, 2)); /* no capital */
    assert_false(anon_model_asks(&r.input, 3)); /* a drug */
    assert_false(anon_model_asks(&r.input, 5)); /* a day */
    r.context.taken[1] = 1;
    assert_false(anon_model_asks(&r.input, 1));
    release(&r);
}

/* Unlisted words enter by their shape: two of one shape read the same. */
static void
test_read__no_name_is_told_from_another(void **state)
{
    struct reading a;
    struct reading b;
    struct anon_model_features left;
    struct anon_model_features right;

    (void)state;
    read_text(&a, "we saw Vrezhgalun today", ANON_LANGUAGE_EN);
    read_text(&b, "we saw Vrezkwalun today", ANON_LANGUAGE_EN);
    anon_model_read(&a.input, 2, &left);
    anon_model_read(&b.input, 2, &right);
    assert_int_equal(left.count, right.count);
    assert_memory_equal(left.hashes, right.hashes,
        left.count * sizeof(left.hashes[0]));
    assert_in_range(left.count, ANON_MODEL_PAIRED, ANON_MODEL_FEATURES - 1);
    release(&a);
    release(&b);
}

static void
test_read__first_and_last_token(void **state)
{
    struct reading r;
    struct anon_model_features features;

    (void)state;
    read_text(&r, "Borghild", ANON_LANGUAGE_EN);
    anon_model_read(&r.input, 0, &features);
    assert_true(features.count > ANON_MODEL_PAIRED);
    release(&r);
}

static int
margin_of(const char *text, size_t index, enum anon_label *ret_label)
{
    struct reading r;
    int margin;

    read_text(&r, text, ANON_LANGUAGE_ID);
    *ret_label = anon_model_tag(&r.input, index, ANON_LABEL_NONE, &margin);
    release(&r);
    return margin;
}

static void
test_tag__name_before_word(void **state)
{
    enum anon_label label;
    int name;
    int word;

    (void)state;
    name = margin_of("\"Sudah,\" kata Brazkowo di kantor.", 2, &label);
    assert_int_equal(label, ANON_LABEL_PERSON);
    word = margin_of("Kemarin dia tidak tahu apa pun", 0, &label);
    assert_true(name > word + 100);
}

/* The best of the sums of the weights of all features, the slow way. */
static int
slow_margin(const struct anon_model_input *input, size_t index,
    enum anon_label before)
{
    struct anon_model_features features;
    int sums[3] = { 0, 0, 0 };
    int best = INT_MIN;
    size_t i;
    int y;

    anon_model_read(input, index, &features);
    for (y = 0; y < 3; y++) {
        for (i = 0; i < features.count + ANON_MODEL_PAIRED; i++) {
            uint32_t hash = i < features.count
                ? features.hashes[i]
                : anon_model_pair(features.hashes[i - features.count], before);

            sums[y] +=
                (int)(anon_model_weights[anon_model_row(hash)] >> (8 * y) &
                    0xFF) -
                ANON_MODEL_BIAS;
        }
        best = sums[y] > best ? sums[y] : best;
    }
    return best;
}

/* Features that are kept say the same as those that are read. */
static void
test_tag__is_what_was_learnt(void **state)
{
    static const char *const texts[] = {
        "\"Sudah,\" kata Brazkowo: di kantor Brazkowo (RS Husada) - sama Ani.",
        "BRAZKOWO: The Brazkowo's, met brazkowo in May. May I? Mark (8) will.",
        "ani dan brazkowo ke leeds sama will\nMax 3 x", "Will"
    };
    struct anon_scratch *scratch = NULL;
    struct anon_scan_options options = { .language = ANON_LANGUAGE_EN };
    size_t n;

    (void)state;
    assert_int_equal(anon_scratch_new(&scratch), ANON_OK);
    options.scratch = scratch;
    for (n = 0; n < 4 * sizeof(texts) / sizeof(texts[0]); n++) {
        enum anon_label before = (enum anon_label)(n % ANON_LABEL_COUNT);
        struct reading r;
        size_t i;

        options.language = n % 3 == 0 ? ANON_LANGUAGE_ID : ANON_LANGUAGE_EN;
        read_with(&r, texts[n / 4], &options);
        for (i = 0; i < r.context.count; i++) {
            int margin;

            r.rules[i] = (uint8_t)((n + i) % 13);
            (void)anon_model_tag(&r.input, i, before, &margin);
            assert_int_equal(margin, slow_margin(&r.input, i, before));
        }
        release(&r);
    }
    anon_scratch_free(&scratch);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_asks__candidates_only),
        cmocka_unit_test(test_read__no_name_is_told_from_another),
        cmocka_unit_test(test_read__first_and_last_token),
        cmocka_unit_test(test_tag__name_before_word),
        cmocka_unit_test(test_tag__is_what_was_learnt),
    };

    return cmocka_run_group_tests_name("model", tests, NULL, NULL);
}
