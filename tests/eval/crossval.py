#!/usr/bin/env python3
"""What the tagger finds in texts it has not learnt from.

usage: crossval.py BUILD EVALDATA [OUTPUT]

BUILD is a build folder in which cli/casevault and tests/anonymizer/
anonymizer-learn are up to date, EVALDATA as for table.py.  The texts fall into
three parts, and the sentences too, by what is left of them without names and
numbers, so that a template is in one part only.  For each pair of parts the
weights are learnt without those texts and without those sentences; the program
with these weights reads the texts, and what it finds in these sentences
counts.  Nine rounds, in which every sentence is read once.

Writes OUTPUT/SET.gold and OUTPUT/SET.PROFILE for the scorer, and prints its
figures.
"""
import collections
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
DATA = os.path.join(HERE, '..', '..', 'anonymizer', 'data')
sys.path.insert(0, DATA)
import train  # noqa: E402  (beside the data it reads)

PARTS = 3
SETS = [('therapy_injected', None), ('id_ner', None), ('en_ner_web', 'wnut17')]
# Never learnt from, so that one run tells.
OTHERS = [('en_ner_web', 'uner-ewt'), ('hard_negatives', None)]
PROFILES = ['supervision', 'research']
SENTENCE = re.compile(r'(?<=[.!?])\s+|\n+')


def part_of(text):
    return int(hashlib.sha256(text.encode()).hexdigest(), 16) % PARTS


def skeleton(document, begin, end):
    """A sentence without names, numbers and bullets."""
    out, at = '', begin
    for span in sorted(document['spans'], key=lambda s: s['start']):
        if at <= span['start'] < end:
            out += document['text'][at:span['start']] + '<' + span['type'] + '>'
            at = min(span['end'], end)
    out += document['text'][at:end]
    return re.sub(r'^\W+', '', re.sub(r'\d+', '0', out.lower())).strip()


def sentences(document):
    """[(begin, end, part)] that together are the text."""
    text, at, out = document['text'], 0, []
    inside = bytearray(len(text) + 1)
    for span in document['spans']:
        for i in range(span['start'] + 1, span['end']):
            inside[i] = 1
    for gap in SENTENCE.finditer(text):
        if inside[gap.start()] or inside[gap.end()]:
            continue
        out.append((at, gap.end()))
        at = gap.end()
    out.append((at, len(text)))
    return [(b, e, part_of('sentence ' + skeleton(document, b, e)))
            for b, e in out if e > b]


def without(document, part):
    """The labels of a text with those of a part's sentences unknown."""
    language, text, labels = train.labelled(document)
    for begin, end, of in sentences(document):
        if of == part:
            labels = labels[:begin] + train.UNKNOWN * (end - begin) + \
                labels[end:]
    return language, text, labels


def link(build, rows, folder, number):
    """A program with these weights; returns its path."""
    weights = os.path.join(folder, 'weights%d' % number)
    with open(weights + '.txt', 'w', encoding='ascii') as file:
        file.write(rows)
    subprocess.run([sys.executable, os.path.join(DATA, 'pack_weights.py'),
                    weights + '.txt', weights + '.c'], check=True)
    subprocess.run(['gcc', '-c', '-I', os.path.join(HERE, '..', '..'),
                    '-o', weights + '.o', weights + '.c'], check=True)
    command = subprocess.run(['ninja', '-C', build, '-t', 'commands',
                              'cli/casevault'], check=True, text=True,
                             stdout=subprocess.PIPE).stdout.splitlines()[-1]
    command = command.replace('-o cli/casevault',
                              '-o %s %s' % (weights + '.bin', weights + '.o'))
    subprocess.run(command, shell=True, cwd=build, check=True)
    return weights + '.bin'


def scan(binary, documents, profile):
    lines = []
    for document in documents:
        given = {key: document[key] for key in ('id', 'text', 'lang', 'known')
                 if document.get(key)}
        lines.append(json.dumps(given, ensure_ascii=False))
    out = subprocess.run([binary, 'anonymize', '--jsonl', '--profile', profile],
                         input=('\n'.join(lines) + '\n').encode(), check=True,
                         stdout=subprocess.PIPE).stdout
    return [json.loads(line) for line in out.decode().splitlines()]


def clipped(spans, begin, end):
    """The parts of spans in [begin, end), counted from begin."""
    out = []
    for span in spans:
        low, high = max(span['start'], begin), min(span['end'], end)
        if low < high:
            out.append(dict(span, start=low - begin, end=high - begin))
    return out


def sentence_pieces(document, found, part):
    """(gold, system) of each sentence of the part."""
    for begin, end, of in sentences(document):
        if of == part and end > begin:
            name = '%s/%d' % (document['id'], begin)
            yield (dict(document, id=name, text=document['text'][begin:end],
                        spans=clipped(document['spans'], begin, end)),
                   {'id': name, 'spans': clipped(found['spans'], begin, end)})


def report(scorer, name, gold, found, *options):
    done = subprocess.run([sys.executable, scorer, '--json', '--detail',
                           *options, gold, found], check=True,
                          stdout=subprocess.PIPE)
    figures = json.loads(done.stdout)
    groups = figures['groups']

    def share(value):
        return '-' if value is None else '%.1f' % (100 * value)

    def group(key):
        return share(groups[key]['alnR']) + '/%d' % groups[key]['n'] \
            if key in groups else '-'
    print('%-24s PERSON %-10s unknown %-10s LOC %-10s ORG %-10s precision %-5s '
          'over %-4s touched %s' % (
              name, group('type=PERSON'), group('known:type=PERSON/unknown'),
              group('type=LOCATION'), group('type=ORG'),
              share(figures['prec']), share(figures['over']),
              share(figures['neg_touched'])))


def rounds(build, data, folder):
    """Yields (set name, profile, gold, system) of every measured piece."""
    sets = {}
    for name, source in SETS + OTHERS:
        with open(os.path.join(data, name + '.jsonl'), encoding='utf-8') as f:
            documents = [json.loads(line) for line in f]
        for document in documents:
            key = document['source']
            if source is None or key == source:
                sets.setdefault(key, []).append(document)
    learner = os.path.join(build, 'tests', 'anonymizer', 'anonymizer-learn')
    own = [train.labelled(d) for d in train.own_sentences()]
    others = {source or name for name, source in OTHERS}
    others.add('hard-negatives')
    texts = [d for key in sorted(sets) if key not in others for d in sets[key]]
    for number in range(PARTS * PARTS):
        mine, part = divmod(number, PARTS)
        rest = [without(d, part) for d in texts if part_of(d['id']) != mine]
        binary = link(build, train.learn(learner, rest, own), folder, number)
        sys.stderr.write('round %d of %d\n' % (number + 1, PARTS * PARTS))
        for key in sets:
            if key in others and number > 0:
                continue
            asked = [d for d in sets[key]
                     if key in others or part_of(d['id']) == mine]
            for profile in PROFILES:
                for document, found in zip(asked, scan(binary, asked, profile)):
                    if key in others:
                        yield key, profile, document, found
                        continue
                    for gold, piece in sentence_pieces(document, found, part):
                        yield key, profile, gold, piece


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    build, data = sys.argv[1:3]
    with tempfile.TemporaryDirectory() as folder:
        output = sys.argv[3] if len(sys.argv) == 4 else folder
        os.makedirs(output, exist_ok=True)
        lines = collections.defaultdict(lambda: ([], []))
        for key, profile, gold, found in rounds(build, data, folder):
            lines[key, profile][0].append(gold)
            lines[key, profile][1].append(found)
        for (key, profile), (gold, found) in sorted(lines.items()):
            gold_path = os.path.join(output, key + '.gold')
            found_path = os.path.join(output, '%s.%s' % (key, profile))
            for path, items in ((gold_path, gold), (found_path, found)):
                with open(path, 'w', encoding='utf-8') as file:
                    for item in items:
                        file.write(json.dumps(item, ensure_ascii=False) + '\n')
            scorer = os.path.join(data, 'score.py')
            languages = sorted({g['lang'] for g in gold})
            for language in languages:
                report(scorer, '%s %s %s' % (key[:12], language, profile[:3]),
                       gold_path, found_path, '--lang', language)


if __name__ == '__main__':
    main()
