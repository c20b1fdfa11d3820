#include "anonymizer/resolve.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "anonymizer/anonymizer.h"

/* Most texts have fewer findings than this, for which no memory is asked. */
#define FEW 48

/* A finding and where it stands in the order asked for. */
struct place {
    uint64_t key;
    size_t index;
};

/* What they are sorted by. */
enum order {
    BY_BEGIN,    /* of two that begin together, the longer first */
    BY_DECISION, /* those to remove before those to flag, each so */
};

static inline uint64_t
key_of(const struct anon_finding *finding, enum order order)
{
    uint64_t flag = order == BY_DECISION && finding->decision != ANON_REMOVE;

    static_assert(ANON_TEXT_MAX < INT32_MAX, "offsets have 31 bits");
    return flag << 63 | (uint64_t)finding->begin << 32 |
        (UINT32_MAX - finding->end);
}

static int
by_begin(const void *a, const void *b)
{
    uint64_t x = key_of(a, BY_BEGIN);
    uint64_t y = key_of(b, BY_BEGIN);

    return (x > y) - (x < y);
}

static int
by_decision(const void *a, const void *b)
{
    uint64_t x = key_of(a, BY_DECISION);
    uint64_t y = key_of(b, BY_DECISION);

    return (x > y) - (x < y);
}

/* Puts a place among `count` sorted ones, behind those that are equal. */
static void
insert(struct place *places, size_t count, struct place place)
{
    while (count > 0 && places[count - 1].key > place.key) {
        places[count] = places[count - 1];
        count--;
    }
    places[count] = place;
}

/* Sorts FEW findings at most; what compares equal stays in its order. */
static void
sort_few(struct anon_finding *items, size_t count, enum order order)
{
    struct anon_finding found[FEW];
    struct place places[FEW];
    size_t i;

    for (i = 0; i < count; i++) {
        insert(places, i, (struct place){ key_of(&items[i], order), i });
    }
    memcpy(found, items, count * sizeof(*items));
    for (i = 0; i < count; i++) {
        items[i] = found[places[i].index];
    }
}

static void
sort(struct anon_finding *items, size_t count, enum order order)
{
    if (count > FEW) {
        qsort(items, count, sizeof(*items),
            order == BY_BEGIN ? by_begin : by_decision);
    } else if (count > 1) {
        sort_few(items, count, order);
    }
}

/* Whether `x` explains an overlap better than `y`. */
static bool
is_better(const struct anon_finding *x, const struct anon_finding *y)
{
    size_t x_len = x->end - x->begin;
    size_t y_len = y->end - y->begin;

    if (x_len != y_len) {
        return x_len > y_len;
    }
    if (x->origin != y->origin && y->origin == ANON_FROM_RULE) {
        return true;
    }
    if (x->origin != y->origin && x->origin == ANON_FROM_RULE) {
        return false;
    }
    return x->confidence > y->confidence;
}

/* A cluster of overlapping findings: who names it, and how far it goes. */
struct cluster {
    const struct anon_finding *best;
    size_t begin;
    size_t end;
    uint32_t identifier; /* of a finding of some type, if any */
    enum anon_type type; /* that type */
    enum anon_origin origin;
};

static void
cluster_start(struct cluster *cluster, const struct anon_finding *finding)
{
    cluster->best = finding;
    cluster->begin = finding->begin;
    cluster->end = finding->end;
    cluster->identifier = finding->identifier;
    cluster->type = finding->type;
    cluster->origin = finding->origin;
}

static void
cluster_add(struct cluster *cluster, const struct anon_finding *finding)
{
    if (finding->end > cluster->end) {
        cluster->end = finding->end;
    }
    if (cluster->identifier == ANON_NO_IDENTIFIER &&
        finding->identifier != ANON_NO_IDENTIFIER) {
        cluster->identifier = finding->identifier;
        cluster->type = finding->type;
        cluster->origin = finding->origin;
    }
    if (is_better(finding, cluster->best)) {
        cluster->best = finding;
    }
}

/*
 * What the cluster amounts to.  A longer find of the same type takes over the
 * recorded identifier inside it ("Hana P. Nugroho" is Hana Nugroho).
 */
static struct anon_finding
cluster_result(const struct cluster *cluster)
{
    struct anon_finding result = *cluster->best;

    result.begin = cluster->begin;
    result.end = cluster->end;
    if (result.identifier == ANON_NO_IDENTIFIER &&
        cluster->type == result.type) {
        result.identifier = cluster->identifier;
        result.origin = cluster->origin;
    }
    return result;
}

/* Merges overlaps among items [from, to); returns how many are left. */
static size_t
merge(struct anon_finding *items, size_t count)
{
    struct cluster cluster;
    size_t kept = 0;
    size_t i;

    if (count == 0) {
        return 0;
    }
    cluster_start(&cluster, &items[0]);
    for (i = 1; i < count; i++) {
        if (items[i].begin < cluster.end) {
            cluster_add(&cluster, &items[i]);
            continue;
        }
        items[kept++] = cluster_result(&cluster);
        cluster_start(&cluster, &items[i]);
    }
    items[kept++] = cluster_result(&cluster);
    return kept;
}

/*
 * Copies behind the `removed` first items those of the `flagged` items from
 * `flags` on that overlap none of them; returns the new count.
 */
static size_t
keep_free_flags(struct anon_finding *items, size_t removed,
    const struct anon_finding *flags, size_t flagged)
{
    size_t kept = removed;
    size_t at = 0;
    size_t i;

    for (i = 0; i < flagged; i++) {
        struct anon_finding flag = flags[i];

        while (at < removed && items[at].end <= flag.begin) {
            at++;
        }
        if (at == removed || items[at].begin >= flag.end) {
            items[kept++] = flag;
        }
    }
    return kept;
}

void
anon_resolve(struct anon_findings *findings, const struct anon_policy *policy)
{
    struct anon_finding *items = findings->items;
    size_t removed = 0;
    size_t flagged;
    size_t left;
    size_t i;

    if (findings->len == 0) {
        return;
    }
    for (i = 0; i < findings->len; i++) {
        const struct anon_policy_rule *rule = &policy->rules[items[i].type];
        /* What is on record goes, also where a policy keeps the rest. */
        bool enough = items[i].confidence >= rule->threshold ||
            (rule->action == ANON_ACTION_KEEP &&
                items[i].origin != ANON_FROM_RULE);

        items[i].decision = enough ? ANON_REMOVE : ANON_FLAG;
        removed += enough;
    }
    sort(items, findings->len, BY_DECISION);
    left = merge(items, removed);
    flagged = merge(items + removed, findings->len - removed);
    findings->len = keep_free_flags(items, left, items + removed, flagged);
    if (findings->len > left) {
        sort(items, findings->len, BY_BEGIN);
    }
}
