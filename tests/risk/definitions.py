"""Compares the engine with the definitions, worked out again from scratch.

Random small tables with random hierarchies go to tests/risk/solve; every
figure is computed here by counting, and the best generalisation by looking at
every node of the lattice.  One table, one TAP line.
"""
import collections
import itertools
import json
import math
import random
import subprocess
import sys

TABLES = 150


def hierarchy(rng, values):
    """Random groups of groups, ending in one group or not."""
    levels = [list(range(values))]
    for _ in range(rng.randrange(0, 4)):
        groups = max(levels[-1]) + 1
        fewer = rng.randint(1, groups)
        parent = [rng.randrange(fewer) for _ in range(groups)]
        levels.append([parent[group] for group in levels[-1]])
    return levels


def problem(rng):
    quasi = rng.randint(1, 4)
    columns = [hierarchy(rng, rng.randint(1, 9)) for _ in range(quasi)]
    rows = rng.choice([0, 1, 3, 10, 40, 120])
    skew = rng.choice([1, 2, 4])

    def code(values):
        return int(values * rng.random() ** skew)

    secrets = rng.randint(1, 6)
    return {
        'columns': columns,
        'rows': [tuple(code(len(c[0])) for c in columns) for _ in range(rows)],
        'secret': [code(secrets) for _ in range(rows)],
        'k': rng.choice([1, 2, 3, 5, 11]),
        'l': rng.choice([0, 1, 2, 3]),
        'limit': rng.choice([0, 0.05, 0.1, 0.5]),
        'loss': rng.randrange(2),
        'keep': rng.randrange(2),
        'population': rng.choice([0, rows + 1, 3 * rows, 10 * rows + 50]),
        'ordered': rng.randrange(2),
    }


def text(p):
    out = [len(p['columns']), len(p['rows']), p['k'], p['l'], p['limit'],
           p['loss'], p['keep'], p['population'], p['ordered']]
    for levels in p['columns']:
        out += [len(levels[0]), len(levels)]
        for level in levels[1:]:
            out += level
    for row, secret in zip(p['rows'], p['secret']):
        out += [*row, secret]
    return ' '.join(map(str, out))


def groups_at(p, node):
    """Rows of each equivalence class."""
    found = collections.defaultdict(list)
    for index, row in enumerate(p['rows']):
        key = tuple(c[level][value]
                    for c, level, value in zip(p['columns'], node, row))
        found[key].append(index)
    return list(found.values())


def spread(p, rows):
    """Distinct values, e^entropy and earth mover's distance of some rows."""
    values = max(p['secret']) + 1
    here, whole = [0] * values, [0] * values
    for secret in p['secret']:
        whole[secret] += 1 / len(p['secret'])
    for row in rows:
        here[p['secret'][row]] += 1 / len(rows)
    entropy = -sum(x * math.log(x) for x in here if x > 0)
    if p['ordered']:
        sums = [sum(here[:i + 1]) - sum(whole[:i + 1]) for i in range(values)]
        apart = sum(map(abs, sums)) / (values - 1) if values > 1 else 0
    else:
        apart = sum(abs(a - b) for a, b in zip(here, whole)) / 2
    return sum(x > 0 for x in here), math.exp(entropy), apart


def inverse(size, fraction):
    """E[1/F | f] summed over the negative binomial."""
    if fraction >= 1:
        return 1 / size
    total, chance, people = 0.0, fraction ** size, size
    while people < size / fraction + 200 / fraction:
        total += chance / people
        chance *= people / (people - size + 1) * (1 - fraction)
        people += 1
    return total


def figures(p, classes):
    sizes = [len(c) for c in classes]
    rows = sum(sizes)
    result = {
        'rows': rows, 'classes': len(sizes), 'k': min(sizes, default=0),
        'uniques': sizes.count(1),
        'below': sum(s for s in sizes if s < p['k']),
        'bands': [sum(low <= s <= high for s in sizes) for low, high in
                  [(1, 1), (2, 2), (3, 4), (5, 10), (11, 20), (21, 10**9)]],
    }
    if rows == 0:
        return result
    fraction = min(1, rows / p['population']) if p['population'] else 1
    risks = [inverse(s, fraction) for s in sizes]
    marketer = sum(s * r for s, r in zip(sizes, risks)) / rows
    spreads = [spread(p, c) for c in classes]
    result.update({
        'prosecutor_highest': max(1 / s for s in sizes),
        'prosecutor_mean': sum(s * (1 / s) for s in sizes) / rows,
        'at_risk': sum(s for s in sizes if 1 / s > 1 / p['k']) / rows,
        'journalist_highest': max(risks),
        'journalist_mean': max(marketer, len(sizes) / (rows / fraction)),
        'marketer': marketer,
        'distinct': min(s[0] for s in spreads),
        'entropy': min(s[1] for s in spreads),
        'closeness': max(s[2] for s in spreads),
    })
    return result


def kept_at(p, node):
    return [c for c in groups_at(p, node) if len(c) >= p['k'] and
            len({p['secret'][row] for row in c}) >= p['l']]


def cell_loss(p, column, level, value):
    """What it costs that one value is told at this level."""
    levels = p['columns'][column]
    prec = level / (len(levels) - 1) if len(levels) > 1 else 0
    told = collections.Counter(row[column] for row in p['rows'])

    def bits(at, code):
        alike = sum(n for other, n in told.items()
                    if levels[at][other] == levels[at][code])
        return math.log2(alike / told[code])

    highest = sum(n * bits(len(levels) - 1, code) for code, n in told.items())
    if p['loss'] == 1 or highest == 0:
        return prec
    scaled = bits(level, value) * len(p['rows']) / highest
    return (1 - 1e-6) * scaled + 1e-6 * prec


def loss_at(p, node, kept):
    told = {row for c in kept for row in c}
    total = 0
    cache = {}
    for index, row in enumerate(p['rows']):
        for column, value in enumerate(row):
            level = (node[column] if index in told
                     else len(p['columns'][column]) - 1)
            key = (column, level, value)
            if key not in cache:
                cache[key] = cell_loss(p, *key)
            total += cache[key]
    return total / len(node) / len(p['rows']) if p['rows'] else 0


def best(p):
    """The least loss over all nodes, and the least number of rows left out."""
    tops = [len(c) - 1 for c in p['columns']]
    rows = len(p['rows'])
    least, needed = None, rows
    nodes = list(itertools.product(*[range(t + 1) for t in tops]))
    for node in nodes:
        if p['keep'] and list(node) == tops and len(nodes) > 1:
            continue
        kept = kept_at(p, node)
        left_out = rows - sum(map(len, kept))
        needed = min(needed, left_out)
        if left_out <= math.floor(p['limit'] * rows + 1e-9):
            loss = loss_at(p, node, kept)
            least = loss if least is None else min(least, loss)
    return least, needed, len(nodes)


def near(a, b):
    return math.isclose(a, b, rel_tol=1e-7, abs_tol=1e-9)


def compare(want, got, where):
    for name, value in want.items():
        same = (near(value, got[name]) if isinstance(value, float)
                else value == got[name])
        if not same:
            yield f'{where} {name}: {got[name]} for {value}'


def discernibility(p, node, kept):
    rows = len(p['rows'])
    told = [set(c) for c in kept]
    sizes = [len(c) for c in groups_at(p, node)]
    kept_sizes = [len(c) for c in told]
    left_out = sum(sizes) - sum(kept_sizes)
    return (sum(s * s for s in kept_sizes) + left_out * rows) / rows ** 2


def mistakes(p, got):
    least, needed, nodes = best(p)
    bottom = [0] * len(p['columns'])
    yield from compare(figures(p, groups_at(p, bottom)), got['before'],
                       'before')
    if got['nodes'] != nodes or got['examined'] > nodes:
        yield f'nodes: {got["examined"]} of {got["nodes"]} for {nodes}'
    if got['found'] != (least is not None):
        yield f'found: {got["found"]}'
        return
    if least is None:
        if got['needed'] != needed:
            yield f'needed: {got["needed"]} for {needed}'
        return
    kept = kept_at(p, got['node'])
    yield from compare(figures(p, kept), got['after'], 'after')
    if not near(got['loss'], least):
        yield f'loss: {got["loss"]} for {least}'
    if not near(loss_at(p, got['node'], kept), least):
        yield 'the node is not one of the best'
    if got['suppressed'] != len(p['rows']) - sum(map(len, kept)):
        yield f'suppressed: {got["suppressed"]}'
    tops = [len(c) - 1 for c in p['columns']]
    prec = 1 - sum(n / t for n, t in zip(got['node'], tops) if t) / len(tops)
    if not near(got['precision'], prec):
        yield f'precision: {got["precision"]} for {prec}'
    if p['rows'] and not near(got['discernibility'],
                              discernibility(p, got['node'], kept)):
        yield f'discernibility: {got["discernibility"]}'


def main():
    rng = random.Random(20261122)
    print(f'1..{TABLES}')
    good = True
    for number in range(1, TABLES + 1):
        p = problem(rng)
        run = subprocess.run([sys.argv[1]], input=text(p), text=True,
                             capture_output=True, check=False)
        found = ([f'exit {run.returncode}: {run.stderr}'] if run.returncode
                 else list(mistakes(p, json.loads(run.stdout))))
        good = good and not found
        print(f'{"not " if found else ""}ok {number} - {len(p["rows"])} rows')
        for line in found:
            print(f'# {line}')
    return 0 if good else 1


sys.exit(main())
