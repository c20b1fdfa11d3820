#!/usr/bin/env python3
"""Learns the weights of the tagger (model.h) from annotated texts.

usage: train.py LEARN WEIGHTS.txt SET.jsonl[:SOURCE...]...

LEARN is the program tests/anonymizer/learn of the build, which reads the
texts as the engine does.  A set holds JSON lines {"id", "lang", "source",
"text", "spans": [{"start", "end", "type", "kind"}]}; after a colon stand the
sources to take of it.  The sentences of train_own.txt are always among the
texts.  Each text comes once as it is and once varied: other names, other
places, at times no capitals.  The same sets give the same bytes.
"""
import hashlib
import json
import os
import random
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = {'PERSON': '1', 'LOCATION': '2', 'ORG': '3'}
UNKNOWN = '9'
OWN_TIMES = 3
VARIED_TIMES = 2

# Parts of names that stay as they are.
PARTICLES = set('al el bin binti bint ibn van von der den de da di du la le '
                'dos das del ter ten abu st san santa mac mc dan and of the '
                'y'.split())
# Names that are words.
WORD_NAMES = {
    'en': 'Rose Joy Art Will Mark Grace Hope Faith Dawn Frank Chase Drew Sandy '
          'Ginger Olive Penny Rich Sterling Sunny Summer Autumn Brook Heath '
          'Forest Victor Guy Earnest Constance Angel Christian Destiny Trinity '
          'Tracy Carol Holly Ivy Candy Major Duke Prince King Young Park Reed '
          'Pierce Lance Nick Rob Sue Bob Jack Pat Miles Jasper Crystal Ruby '
          'Pearl Amber Daisy Iris Violet Lily Jade Melody Harmony Charity '
          'Patience Prudence Mercy Haven Hunter Mason Cooper Taylor Page Case '
          'Banks Fields Woods Rivers Stone Hill Moon Star Skye Rain Storm '
          'Bishop Dean Field Bell Cash Gray Brown White Black Green Long Short '
          'Best Love Day Knight Wise Bright Cook Baker Fisher Ray Gene Bill '
          'Don Max Dale Glen Cliff Clay Wade Trip Buck Colt Robin Wren Lark '
          'Precious Blessing Comfort Sunday Gift Goodluck Happy Lovely Innocent '
          'Princess Peace Marvelous Favour Testimony Queen'.split(),
    'id': 'Indah Bunga Bintang Cahaya Dewi Surya Fajar Mega Melati Mawar '
          'Permata Sabar Setia Mulia Utama Cinta Kasih Rindu Bagus Agung Ayu '
          'Eka Dwi Tri Satria Wahyu Guntur Lestari Teguh Budi Jaya Raja Ratu '
          'Putri Putra Gadis Intan Mutiara Kencana Purnama Wulan Embun Senja '
          'Langit Bumi Samudra Laut Gilang Terang Cemerlang Damai Sentosa '
          'Bahagia Ceria Manis Ratna Kartika Mentari Pelangi Awan Angin Bayu '
          'Hujan Salju Harum Sekar Seruni Kenanga Cempaka Anggrek Suci Murni '
          'Ikhlas Jujur Amanah Berkat Rahmat Taufik Hidayat Rezeki Untung '
          'Slamet Selamat Sehat Kuat Perkasa Gagah Panji Bambang Joko Gembira '
          'Merdeka Pertiwi Nusa Nada Irama Lagu Puisi Cerita Harapan Impian '
          'Azan Subuh Fitri Rizki Akbar Pratama Dara Jelita Rupawan '
          'Lanang Wayan Anak Agus Maret Juli Juni'.split()}


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
    """train_own.txt as documents."""
    documents = []
    with open(os.path.join(HERE, 'train_own.txt'), encoding='utf-8') as file:
        lines = [line.rstrip('\n') for line in file
                 if not line.startswith('#')]
    for number, line in enumerate(lines):
        language, marked = line.split('\t')
        text, spans = '', []
        for part in re.split(r'(\[[A-Z]+ [^]]*\])', marked):
            part = part.replace('\\n', '\n')
            if re.match(r'\[[A-Z]+ ', part):
                kind, part = part[1:-1].split(' ', 1)
                spans.append({'start': len(text), 'type': kind,
                              'end': len(text) + len(part), 'kind': 'own'})
            text += part
        documents.append({'id': 'own-%d' % number, 'lang': language,
                          'source': 'own', 'text': text, 'spans': spans})
    return documents


def labelled(document):
    """(language, text, labels): a label for each character."""
    labels = ['0'] * len(document['text'])
    for span in document['spans']:
        label = LABELS.get(span['type'])
        if label is not None:
            if span['kind'] == 'none':
                label = UNKNOWN
            labels[span['start']:span['end']] = \
                label * (span['end'] - span['start'])
    return document['lang'], document['text'], ''.join(labels)


class Names:
    """Names to put in the place of others."""

    def __init__(self):
        self.given = self.words('given.txt')
        self.surnames = self.words('surnames.txt')
        self.indonesian = self.words('names_id.txt')
        with open(os.path.join(HERE, 'own_names_id.txt'),
                  encoding='utf-8') as file:
            for line in file:
                if not line.startswith('#'):
                    self.indonesian += line.split()
        self.places = self.words('places.txt')
        self.english = set(self.words('words_en.txt'))
        self.words_id = set(self.words('words_id.txt'))

    @staticmethod
    def words(name):
        with open(os.path.join(HERE, name), encoding='utf-8') as file:
            return [line.split('\t')[0].rstrip('\n') for line in file
                    if not line.startswith('#')]

    @staticmethod
    def invented(dice):
        """A name of no list: two or three syllables of anywhere."""
        heads = ('b c d f g h j k l m n p r s t v w y z ch sh th dz ng ny kh '
                 'br dr gr kr st sz tr zh qu x').split()
        hearts = 'a e i o u a e i o u aa ee oo ai au ia ie oe ou ua y'.split()
        tails = ['', '', '', '', 'n', 'r', 's', 'l', 'm', 'ng', 'k', 't', 'h',
                 'nd', 'sz', 'ck', 'x']
        return ''.join(dice.choice(heads) + dice.choice(hearts) +
                       dice.choice(tails)
                       for _ in range(dice.choice((1, 2, 2, 2, 3))))

    def person(self, dice, language):
        way = dice.random()
        if way < 0.30:
            return self.invented(dice)
        if way < 0.42:
            return dice.choice(WORD_NAMES[language]).lower()
        if language == 'id' and way < 0.75:
            return dice.choice(self.indonesian)
        return dice.choice(self.given if way < 0.88 else self.surnames)

    def place(self, dice):
        return self.invented(dice) if dice.random() < 0.4 else \
            dice.choice(self.places)

    def other(self, dice, label, word, language):
        """What stands in the place of one word of a name."""
        low = word.lower()
        if len(word) < 3 or low in PARTICLES:
            return None
        if label == '1':
            return self.person(dice, language)
        ordinary = low in self.english or \
            (language == 'id' and low in self.words_id)
        if ordinary or word.isupper():
            return None
        return self.place(dice) if label == '2' else \
            self.invented(dice)


def like(word, pattern):
    """Writes `word` with the capitals of `pattern`."""
    if pattern.isupper() and len(pattern) > 1:
        return word.upper()
    return word.title() if pattern[:1].isupper() else word


def varied(names, dice, item):
    """The text with other names, at times without capitals."""
    language, text, labels = item
    new_text, new_labels, put, at = [], [], {}, 0
    for found in re.finditer(r"[^\W\d_]+", text):
        label = labels[found.start()]
        if label not in '123' or len(set(labels[found.start():found.end()])) \
                != 1:
            continue
        key = label, found[0].lower()
        if key not in put:
            put[key] = names.other(dice, label, found[0], language) \
                if dice.random() < 0.8 else None
        if put[key] is None:
            continue
        word = like(put[key], found[0])
        new_text += [text[at:found.start()], word]
        new_labels += [labels[at:found.start()], label * len(word)]
        at = found.end()
    text = ''.join(new_text) + text[at:]
    labels = ''.join(new_labels) + labels[at:]
    if dice.random() < 0.15:
        low = ''.join(c.lower() if len(c.lower()) == 1 else c for c in text)
        text = low
    return language, text, labels


def encoded(item):
    """What LEARN reads of one text."""
    language, text, labels = item
    data = text.encode('utf-8')
    marks = ''.join(label * len(char.encode('utf-8'))
                    for char, label in zip(text, labels))
    return b'%s %d\n' % (language.encode(), len(data)) + data + marks.encode()


def learn(program, items, own):
    """Returns the rows of the table that LEARN prints."""
    names, dice = Names(), random.Random(1)
    source = bytearray()
    for item in items:
        source += encoded(item)
        for _ in range(VARIED_TIMES):
            source += encoded(varied(names, dice, item))
    for item in own:
        source += encoded(item)
        for _ in range(OWN_TIMES):
            source += encoded(varied(names, dice, item))
    return subprocess.run([program], input=bytes(source), check=True,
                          stdout=subprocess.PIPE).stdout.decode('ascii')


def main():
    program, output, *rest = sys.argv[1:]
    documents, hashes = read_sets(rest)
    rows = learn(program, [labelled(d) for d in documents],
                 [labelled(d) for d in own_sentences()])
    with open(output, 'w', encoding='ascii') as file:
        file.write('# Weights of the tagger, by data/train.py: row person '
                   'location organisation.\n# Learnt from (SHA-256, file, '
                   'sources):\n')
        for line in hashes:
            file.write('#   %s\n' % line)
        file.write(rows)


if __name__ == '__main__':
    main()
