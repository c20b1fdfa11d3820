/*
 * What each layer of the vault costs: the same operations on the same rows in
 * five stores (store.h), in turns within one process.
 *
 *   layers FOLDER CASES NOTES ROUNDS
 *
 * Fills five stores in FOLDER and prints one line for each measurement:
 * operation, store, seconds on the wall, seconds of CPU.  bench.py makes
 * medians and ratios of them.
 *
 * Notes are made of words with the frequencies of a language (Zipf's law), so
 * that a search meets rare and frequent ones; the words searched for are drawn
 * evenly over the logarithm of their rank.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "tests/bench/store.h"

enum {
    VOCABULARY = 50000,
    NOTE_WORDS = 100,
    BATCH = 1000,  /* notes in one transaction */
    COMMITS = 3,   /* single ones in a round */
    SEARCHES = 20, /* in a round */
    TEXT_MAX = NOTE_WORDS * 16,
    FILL_BATCH = 20000, /* notes in one transaction of the first filling */
};

struct bench {
    struct store stores[STORE_COUNT];
    int64_t cases;
    double weights[VOCABULARY]; /* of the words up to this one */
    uint64_t random;
    char text[TEXT_MAX];
};

/* --- text ----------------------------------------------------------------- */

/* xorshift64* (Vigna 2016): the same notes in every run. */
static uint64_t
draw(uint64_t *random)
{
    *random ^= *random >> 12;
    *random ^= *random << 25;
    *random ^= *random >> 27;
    return *random * UINT64_C(2685821657736338717);
}

static double
draw_unit(uint64_t *random)
{
    return (double)(draw(random) >> 11) / 9007199254740992.0;
}

/* A word of syllables for each rank: the more frequent, the shorter. */
static size_t
put_word(char *ret_text, size_t rank)
{
    static const char syllables[] = "bakidusenotalumirepojahe";
    size_t len = 0;

    for (rank += 12; rank > 0; rank /= 12) {
        memcpy(ret_text + len, &syllables[2 * (rank % 12)], 2);
        len += 2;
    }
    return len;
}

static void
weigh_words(struct bench *bench)
{
    double sum = 0;

    for (size_t i = 0; i < VOCABULARY; i++) {
        sum += 1.0 / (double)(i + 1);
        bench->weights[i] = sum;
    }
}

static size_t
draw_word(struct bench *bench, uint64_t *random)
{
    double at = draw_unit(random) * bench->weights[VOCABULARY - 1];
    size_t low = 0;
    size_t high = VOCABULARY - 1;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (bench->weights[middle] < at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The next note of a store; each store gets the same ones. */
static struct vault_text
make_text(struct bench *bench, uint64_t *random)
{
    size_t len = 0;

    for (int i = 0; i < NOTE_WORDS; i++) {
        len += put_word(bench->text + len, draw_word(bench, random));
        bench->text[len++] = i % 12 == 11 ? '.' : ' ';
    }
    return (struct vault_text){ bench->text, len };
}

/* --- measuring ------------------------------------------------------------ */

struct moment {
    double wall;
    double cpu;
};

static double
seconds(clockid_t clock)
{
    struct timespec now;

    (void)clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static struct moment
now(void)
{
    return (struct moment){ seconds(CLOCK_MONOTONIC),
        seconds(CLOCK_PROCESS_CPUTIME_ID) };
}

static void
print_since(const char *what, const struct store *store, struct moment begin,
    int times)
{
    struct moment end = now();

    printf("%s\t%s\t%.9f\t%.9f\n", what, store_name(store->kind),
        (end.wall - begin.wall) / times, (end.cpu - begin.cpu) / times);
}

static bool
reopen(struct store *store)
{
    struct moment begin;

    store_close(store);
    begin = now();
    if (!store_open(store)) {
        return false;
    }
    print_since("open", store, begin, 1);
    return true;
}

static bool
add_batch(struct bench *bench, struct store *store, int64_t count)
{
    uint64_t random = bench->random;
    bool good = store_begin(store);

    for (int64_t i = 0; good && i < count; i++) {
        int64_t where = (int64_t)(draw(&random) % (uint64_t)bench->cases);

        good = store_add_note(store, where, make_text(bench, &random));
    }
    return good && store_commit(store);
}

static bool
measure_writes(struct bench *bench, struct store *store)
{
    uint64_t random = bench->random;
    struct moment begin = now();
    bool good = add_batch(bench, store, BATCH);

    print_since("insert", store, begin, 1);
    for (int i = 0; good && i < COMMITS; i++) {
        struct vault_text text = make_text(bench, &random);

        begin = now();
        good = store_add_note(store, i, text);
        print_since("commit", store, begin, 1);
    }
    return good;
}

static bool
measure_searches(struct bench *bench, struct store *store)
{
    uint64_t random = bench->random;
    bool good = true;

    for (int i = 0; good && i < SEARCHES; i++) {
        size_t rank = (size_t)exp(draw_unit(&random) * log(VOCABULARY)) - 1;
        struct vault_text word = { bench->text, put_word(bench->text, rank) };
        struct moment begin = now();

        good = store_search(store, word) >= 0;
        print_since("search", store, begin, 1);
    }
    return good;
}

static bool
measure_worst_search(struct bench *bench, struct store *store)
{
    struct vault_text word = { bench->text, put_word(bench->text, 0) };
    struct moment begin = now();
    bool good = store_search(store, word) >= 0;

    print_since("search for the most frequent word", store, begin, 1);
    return good;
}

/* With nothing in the cache, as a command begins. */
static bool
measure_list(struct bench *bench, struct store *store)
{
    struct moment begin;
    bool good = reopen(store);

    begin = now();
    good = good && store_list_cases(store) == bench->cases;
    print_since("list", store, begin, 1);
    return good;
}

static bool
measure_scan(struct bench *bench, struct store *store)
{
    struct moment begin;
    bool good = reopen(store);

    (void)bench;
    begin = now();
    good = good && store_scan(store) > 0;
    print_since("scan", store, begin, 1);
    return good;
}

typedef bool measure_fn(struct bench *bench, struct store *store);

/* Every store does one thing before any does the next; who begins changes. */
static bool
measure_round(struct bench *bench, int round)
{
    static measure_fn *const all[] = { measure_scan, measure_list,
        measure_searches, measure_worst_search, measure_writes };

    (void)draw(&bench->random);
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        for (int k = 0; k < STORE_COUNT; k++) {
            if (!all[i](bench, &bench->stores[(k + round) % STORE_COUNT])) {
                return false;
            }
        }
    }
    return fflush(stdout) == 0;
}

static bool
fill(struct bench *bench, const char *folder, int64_t notes)
{
    uint64_t random = bench->random;

    for (int k = 0; k < STORE_COUNT; k++) {
        struct store *store = &bench->stores[k];
        bool good = store_create(store, (enum store_kind)k, folder) &&
            store_begin(store);

        bench->random = random;
        for (int64_t i = 0; good && i < bench->cases; i++) {
            good = store_add_case(store, i);
        }
        good = good && store_commit(store);
        for (int64_t i = 0; good && i < notes; i += FILL_BATCH) {
            good = add_batch(bench, store,
                notes - i < FILL_BATCH ? notes - i : FILL_BATCH);
            (void)draw(&bench->random);
        }
        if (!good) {
            fprintf(stderr, "layers: cannot fill %s\n",
                store_name(store->kind));
            return false;
        }
    }
    return true;
}

int
main(int argc, char **argv)
{
    static struct bench bench = { .random = 88172645463325252U };
    bool good = argc == 5;
    long rounds = good ? strtol(argv[4], NULL, 10) : 0;

    if (!good) {
        fprintf(stderr, "usage: layers FOLDER CASES NOTES ROUNDS\n");
        return 2;
    }
    for (int k = 0; k < STORE_COUNT; k++) {
        bench.stores[k] = (struct store)STORE_INIT;
    }
    bench.cases = strtol(argv[2], NULL, 10);
    weigh_words(&bench);
    good = bench.cases > 0 && fill(&bench, argv[1], strtol(argv[3], NULL, 10));
    for (int i = 0; good && i < rounds; i++) {
        good = measure_round(&bench, i);
    }
    for (int k = 0; k < STORE_COUNT; k++) {
        store_release(&bench.stores[k]);
    }
    if (!good) {
        fprintf(stderr, "layers: failed\n");
    }
    return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
