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

/* By where a finding begins; of two that begin together, the longer first. */
static uint64_t
by_begin(const struct anon_finding *finding)
{
    static_assert(ANON_TEXT_MAX < INT32_MAX, "offsets have 31 bits");
    return (uint64_t)finding->begin << 32 | (UINT32_MAX - finding->end);
}

/* Findings to remove before those to flag, each kind sorted. */
static uint64_t
by_decision(const struct anon_finding *finding)
{
    return by_begin(finding) |
        (uint64_t)(finding->decision != ANON_REMOVE) << 63;
}

static int
compare_begin(const void *a, const void *b)
{
    uint64_t x = by_begin(a);
    uint64_t y = by_begin(b);

    return (x > y) - (x < y);
}

static int
compare_decision(const void *a, const void *b)
{
    uint64_t x = by_decision(a);
    uint64_t y = by_decision(b);

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
sort_few(struct anon_finding *items, size_t count,
    uint64_t (*key)(const struct anon_finding *))
{
    struct anon_finding found[FEW];
    struct place places[FEW];
    bool sorted = true;
    size_t i;

    for (i = 0; i < count; i++) {
        struct place place = { key(&items[i]), i };

        sorted = sorted && (i == 0 || places[i - 1].key <= place.key);
        insert(places, i, place);
    }
    if (sorted) {
        return;
    }
    memcpy(found, items, count * sizeof(*items));
    for (i = 0; i < count; i++) {
        items[i] = found[places[i].index];
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
    if (findings->len > FEW) {
        qsort(items, findings->len, sizeof(*items), compare_decision);
    } else {
        sort_few(items, findings->len, by_decision);
    }
    left = merge(items, removed);
    flagged = merge(items + removed, findings->len - removed);
    findings->len = keep_free_flags(items, left, items + removed, flagged);
    if (findings->len > FEW) {
        qsort(items, findings->len, sizeof(*items), compare_begin);
    } else {
        sort_few(items, findings->len, by_begin);
    }
}
