#include "vault/kdf.h"

#include <argon2.h>
#include <time.h>

/* Accepted: 95 to 110 % of the time asked for. */
#define ACCEPT_LOW 0.95
#define ACCEPT_HIGH 1.10
#define MEASUREMENTS 8

/* Longer than anybody waits for a screen to unlock. */
#define SECONDS_MAX 30.0

enum vault_status
vault_kdf_derive(const struct vault_kdf_cost *cost,
    const uint8_t salt[VAULT_SLOT_SALT_LEN], const struct vault_secret *text,
    struct vault_secret *ret_key)
{
    enum vault_status status;
    struct vault_secret key = VAULT_SECRET_INIT;
    struct vault_memory memory;

    if (vault_memory_read(&memory) == VAULT_OK &&
        memory.available_kib < cost->memory_kib) {
        return VAULT_ERR_NO_MEMORY;
    }
    status = vault_secret_reserve(&key, VAULT_KEY_LEN);
    if (status != VAULT_OK) {
        goto out;
    }
    if (argon2id_hash_raw(cost->passes, cost->memory_kib, cost->lanes,
            text->data, text->len, salt, VAULT_SLOT_SALT_LEN, key.data,
            VAULT_KEY_LEN) != ARGON2_OK) {
        status = VAULT_ERR_NO_MEMORY;
        goto out;
    }
    key.len = VAULT_KEY_LEN;
    vault_secret_take(ret_key, &key);
out:
    vault_secret_release(&key);
    return status;
}

static uint32_t
memory_limit(const struct vault_memory *memory)
{
    uint64_t limit = VAULT_KDF_MEMORY_CAP;

    if (memory != NULL && memory->total_kib / 2 < limit) {
        limit = memory->total_kib / 2;
    }
    if (memory != NULL && memory->available_kib / 2 < limit) {
        limit = memory->available_kib / 2;
    }
    return limit < VAULT_KDF_FLOOR.memory_kib ? VAULT_KDF_FLOOR.memory_kib
                                              : (uint32_t)limit;
}

/*
 * Scales towards the target: all of the factor goes to memory; what does not
 * fit under the limit, or would fall below the floor, goes to the passes.
 */
static struct vault_kdf_cost
scale(struct vault_kdf_cost cost, double factor, uint32_t limit)
{
    struct vault_kdf_cost floor = VAULT_KDF_FLOOR;
    double work = (double)cost.memory_kib * cost.passes * factor;
    double memory = work / floor.passes;
    double passes;

    if (memory > limit) {
        memory = limit;
    }
    if (memory < floor.memory_kib) {
        memory = floor.memory_kib;
    }
    cost.memory_kib = (uint32_t)memory / 1024 * 1024;
    passes = work / cost.memory_kib + 0.5;
    if (passes < floor.passes) {
        passes = floor.passes;
    }
    if (passes > VAULT_KDF_PASSES_MAX) {
        passes = VAULT_KDF_PASSES_MAX;
    }
    cost.passes = (uint32_t)passes;
    /* A whole number of passes is coarse: let the memory make up for it. */
    memory = work / cost.passes;
    if (cost.passes > floor.passes && memory <= limit &&
        memory >= floor.memory_kib) {
        cost.memory_kib = (uint32_t)memory / 1024 * 1024;
    }
    return cost;
}

static bool
same_cost(const struct vault_kdf_cost *a, const struct vault_kdf_cost *b)
{
    return a->memory_kib == b->memory_kib && a->passes == b->passes;
}

static double
distance(double seconds, double target)
{
    return seconds > target ? seconds - target : target - seconds;
}

struct vault_kdf_cost
vault_kdf_calibrate_to(const struct vault_kdf_target *target)
{
    struct vault_kdf_cost cost = VAULT_KDF_FLOOR;
    struct vault_kdf_cost best = VAULT_KDF_FLOOR;
    struct vault_kdf_cost next;
    uint32_t limit = memory_limit(target->memory);
    double best_seconds = 0;
    double seconds;
    int i;

    if (target->seconds <= 0) {
        return VAULT_KDF_FLOOR;
    }
    for (i = 0; i < MEASUREMENTS; i++) {
        if (target->measure(&cost, target->context, &seconds) != VAULT_OK ||
            seconds <= 0) {
            return i == 0 ? VAULT_KDF_FALLBACK : best;
        }
        if (i == 0 ||
            distance(seconds, target->seconds) <
                distance(best_seconds, target->seconds)) {
            best = cost;
            best_seconds = seconds;
        }
        next = scale(cost, target->seconds / seconds, limit);
        if ((seconds >= target->seconds * ACCEPT_LOW &&
                seconds <= target->seconds * ACCEPT_HIGH) ||
            same_cost(&next, &cost)) {
            break;
        }
        cost = next;
    }
    return best;
}

static uint64_t
work_of(const struct vault_kdf_cost *cost)
{
    return (uint64_t)cost->memory_kib * cost->passes;
}

bool
vault_kdf_raise(const struct vault_kdf_cost *present,
    const struct vault_kdf_cost *wanted, struct vault_kdf_cost *ret_cost)
{
    struct vault_kdf_cost cost = *wanted;

    if (work_of(wanted) <= work_of(present)) {
        return false;
    }
    if (cost.memory_kib < present->memory_kib) {
        cost.memory_kib = present->memory_kib;
        cost.passes = (uint32_t)(work_of(wanted) / present->memory_kib);
    }
    if (work_of(&cost) <= work_of(present)) {
        return false;
    }
    *ret_cost = cost;
    return true;
}

static double
now(void)
{
    struct timespec at = { 0, 0 };

    (void)clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static enum vault_status
measure_here(const struct vault_kdf_cost *cost, void *context,
    double *ret_seconds)
{
    static const uint8_t salt[VAULT_SLOT_SALT_LEN] = { 0 };
    enum vault_status status;
    struct vault_secret text = VAULT_SECRET_INIT;
    struct vault_secret key = VAULT_SECRET_INIT;
    double start;

    (void)context;
    status = vault_secret_append(&text, "calibration", 11);
    if (status != VAULT_OK) {
        goto out;
    }
    start = now();
    status = vault_kdf_derive(cost, salt, &text, &key);
    if (status == VAULT_OK) {
        *ret_seconds = now() - start;
    }
out:
    vault_secret_release(&key);
    vault_secret_release(&text);
    return status;
}

struct vault_kdf_cost
vault_kdf_calibrate(double seconds)
{
    struct vault_memory memory;
    struct vault_kdf_target target = { .measure = measure_here };

    target.seconds = seconds < SECONDS_MAX ? seconds : SECONDS_MAX;
    if (vault_memory_read(&memory) == VAULT_OK) {
        target.memory = &memory;
    }
    return vault_kdf_calibrate_to(&target);
}
