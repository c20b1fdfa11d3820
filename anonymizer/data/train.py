#!/usr/bin/env python3
"""Learns the weights of the tagger (model.h) from annotated texts.

usage: train.py FEATURES WEIGHTS.txt SET.jsonl[:SOURCE...]...
       train.py --folds N FEATURES SET.jsonl[:SOURCE...]...

FEATURES is the program tests/anonymizer/features of the build, so that
training reads exactly what the engine reads.  A set holds JSON lines {"id",
"lang", "source", "text", "spans": [{"start", "end", "type", "kind"}]}; after a
colon stand the sources to take of it.  The sentences of train_own.txt are
always among the texts.  An averaged perceptron, one label a
token, greedy from left to right.  The same sets give the same bytes.

With --folds each N-th of the texts is tagged by what the others taught, and
the figures are printed; nothing is written.
"""
import hashlib
import json
import os
import random
import re
import subprocess
import sys

BITS = 17
ROWS = 1 << BITS
PAIRED = 5
SPREAD, PAIR = 0x9E3779B1, 0x85EBCA6B
MASK = 0xffffffff
LABELS = ('NONE', 'PERSON', 'LOCATION', 'ORG')
ROUNDS = 8
SEEN = 3      # a feature of fewer tokens says nothing
MOST = 127
OWN_TIMES = 3


def read_sets(arguments):
    documents, hashes = [], []
    for argument in arguments:
        name, *sources = argument.split(':')
        with open(name, 'rb') as file:
            data = file.read()
        hashes.append('%s %s' % (hashlib.sha256(data).hexdigest(),
                                 ' '.join([name.rsplit('/', 1)[-1]] +
                                          sources)))
        for line in data.decode('utf-8').splitlines():
            document = json.loads(line)
            if not sources or document['source'] in sources:
                documents.append(document)
    return documents, hashes


def own_sentences():
    """train_own.txt as documents, each several times."""
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                        'train_own.txt')
    documents = []
    with open(path, encoding='utf-8') as file:
        lines = [line.rstrip('\n') for line in file
                 if not line.startswith('#')]
    for number, line in enumerate(lines):
        language, marked = line.split('\t')
        text, spans = '', []
        for part in re.split(r'(\[[A-Z]+ [^]]*\])', marked):
            if part.startswith('['):
                kind, part = part[1:-1].split(' ', 1)
                spans.append({'start': len(text), 'type': kind,
                              'end': len(text) + len(part), 'kind': 'own'})
            text += part.replace('\\n', '\n')
        documents.append({'id': 'own-%d' % number, 'lang': language,
                          'source': 'own', 'text': text, 'spans': spans})
    return documents * OWN_TIMES


def ask(program, documents):
    """Runs the engine over the texts; yields the tokens of each."""
    source = bytearray()
    for document in documents:
        text = document['text'].encode('utf-8')
        source += b'%s %d\n' % (document['lang'].encode(), len(text)) + text
    out = subprocess.run([program], input=bytes(source), check=True,
                         stdout=subprocess.PIPE).stdout
    tokens = []
    for line in out.decode('ascii').splitlines():
        if line == 'D':
            tokens.append([])
        else:
            begin, end, asks, rule, *hashes = map(int, line[2:].split(' '))
            tokens[-1].append((begin, end, asks, rule, hashes))
    return tokens


def row(value):
    return ((value * SPREAD) & MASK) >> (32 - BITS)


class Text:
    """One text: for each token the gold label and the rows of its features."""

    def __init__(self, document, tokens):
        self.document = document
        text = document['text'].encode('utf-8')
        at = [0]
        for char in document['text']:
            at.append(at[-1] + len(char.encode('utf-8')))
        labels = bytearray(len(text) + 1)
        for span in document['spans']:
            if span['type'] in LABELS:
                value = LABELS.index(span['type'])
                if span['kind'] == 'none':
                    value = 9
                for i in range(at[span['start']], at[span['end']]):
                    labels[i] = value
        self.tokens = []
        for begin, end, asks, rule, hashes in tokens:
            rows = [row(h) for h in hashes]
            pairs = [[row((h + (before + 1) * PAIR) & MASK)
                      for h in hashes[:PAIRED]] for before in range(4)]
            self.tokens.append((labels[begin], asks, rule, rows, pairs,
                                begin, end))


def best(weights, rows, bias=0.0):
    scores = [0.0, bias, bias, bias]
    for r in rows:
        found = weights.get(r)
        if found:
            for y in range(4):
                scores[y] += found[y]
    top = max(range(4), key=lambda y: (scores[y], -y))
    return top, scores


def train(texts):
    seen = {}
    for text in texts:
        for label, asks, _, rows, pairs, _, _ in text.tokens:
            if asks and label != 9:
                for r in rows:
                    seen[r] = seen.get(r, 0) + 1
    kept = {r for r, n in seen.items() if n >= SEEN}
    dice = random.Random(1)
    weights, sums, step = {}, {}, 1
    order = list(texts)
    for _ in range(ROUNDS):
        dice.shuffle(order)
        for text in order:
            before = 0
            for label, asks, _, rows, pairs, _, _ in text.tokens:
                if not asks:
                    before = 0
                    continue
                if label == 9:
                    before = 0
                    continue
                use = [r for r in rows if r in kept] + pairs[before]
                guess, _ = best(weights, use)
                if guess != label:
                    for r in use:
                        w = weights.setdefault(r, [0.0] * 4)
                        s = sums.setdefault(r, [0.0] * 4)
                        w[label] += 1
                        w[guess] -= 1
                        s[label] += step
                        s[guess] -= step
                step += 1
                before = guess if dice.random() < 0.5 else label
    return {r: [v - s / step for v, s in zip(w, sums[r])]
            for r, w in weights.items()}


def whole_numbers(weights):
    """Against NONE, as bytes: {row: (person, location, org)}."""
    differences = {r: [w[y] - w[0] for y in (1, 2, 3)]
                   for r, w in weights.items()}
    sizes = sorted(abs(v) for w in differences.values() for v in w)
    scale = MOST / sizes[int(len(sizes) * 0.9995)]
    out = {}
    for r, w in differences.items():
        values = tuple(max(-MOST, min(MOST, round(v * scale))) for v in w)
        if any(values):
            out[r] = values
    return out


def tag(numbers, text):
    """(label, margin) of each token that is asked about."""
    before, out = 0, []
    for _, asks, _, rows, pairs, _, _ in text.tokens:
        if not asks:
            before = 0
            out.append((0, -999))
            continue
        scores = [0, 0, 0]
        for r in rows + pairs[before]:
            found = numbers.get(r)
            if found:
                for y in range(3):
                    scores[y] += found[y]
        top = max(range(3), key=lambda y: (scores[y], -y))
        out.append((top + 1, scores[top]))
        before = top + 1 if scores[top] > 0 else 0
    return out


def figures(results, sources):
    """Recall of PERSON tokens and what else is masked, by margin."""
    for source in sources:
        for least in (None, 400, 200, 100, 0, -100, -200, -300, -400):
            hit = gold = masked = other = 0
            for text, tags in results:
                if text.document['source'] != source:
                    continue
                for token, (label, margin) in zip(text.tokens, tags):
                    value, _, rule, _, _, begin, end = token
                    on = 0 < rule < 4 or (least is not None and label and
                                          margin > least)
                    if value == 1:
                        gold, hit = gold + 1, hit + on
                    elif value == 0:
                        other += end - begin
                        masked += (end - begin) * on
            print('%-22s %6s  PERSON tokens %.4f of %d, other text %.4f'
                  % (source, 'rules' if least is None else least,
                     hit / max(1, gold), gold, masked / max(1, other)))


def write(name, numbers, hashes):
    with open(name, 'w', encoding='ascii') as file:
        file.write('# Weights of the tagger, by data/train.py: row person '
                   'location organisation.\n# Learnt from (SHA-256, file, '
                   'sources):\n')
        for line in hashes:
            file.write('#   %s\n' % line)
        for r in sorted(numbers):
            file.write('%x %d %d %d\n' % ((r,) + numbers[r]))


def main():
    arguments = sys.argv[1:]
    folds = 0
    if arguments[0] == '--folds':
        folds, arguments = int(arguments[1]), arguments[2:]
    program, rest = arguments[0], arguments[1:]
    output = None if folds else rest.pop(0)
    documents, hashes = read_sets(rest)
    documents += own_sentences()
    texts = [Text(d, t) for d, t in zip(documents, ask(program, documents))]
    if not folds:
        numbers = whole_numbers(train(texts))
        write(output, numbers, hashes)
        return
    results = []
    for fold in range(folds):
        numbers = whole_numbers(train([t for i, t in enumerate(texts)
                                       if i % folds != fold]))
        results += [(t, tag(numbers, t)) for i, t in enumerate(texts)
                    if i % folds == fold]
        sys.stderr.write('fold %d: %d rows\n' % (fold, len(numbers)))
    figures(results, sorted({d['source'] for d in documents}))


if __name__ == '__main__':
    main()
