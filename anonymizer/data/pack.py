#!/usr/bin/env python3
"""Packs the word lists of this folder into one C file.

usage: pack.py OUTPUT.c

The same lists give the same bytes: nothing here depends on time, locale or
the order of a set.  The table is read by lexicon.c, which describes it.
"""
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))

# The order is that of enum anon_word_flag in lexicon.h.
FLAGS = ['given_en', 'surname_en', 'name_id', 'honorific', 'kin', 'month',
         'weekday', 'street', 'org', 'place', 'eponym', 'safe', 'number',
         'cue_name', 'org_head', 'org_tail', 'place_cue', 'place_head',
         'place_tail', 'country', 'instrument', 'drug', 'label', 'credential',
         'particle', 'religion', 'nation', 'phrase', 'verb', 'determiner',
         'only_id']
BIT = {name: 1 << i for i, name in enumerate(FLAGS)}

# Frequencies are logarithms to base two.  A word of rank r makes about 0.08/r
# of running text (Zipf); names together make about one token in a hundred.
NAMES = -6.6


class Entry:
    def __init__(self):
        self.flags = self.english = 0
        self.rank_en = self.rank_id = 0
        self.given = self.surname = self.place = 0

    def odds(self, rank, share):
        """log2 of name against word, from -20 (only word) to 20."""
        if share is None:
            return -20
        if rank == 0:
            return 20
        value = NAMES + share - (-3.6 - (rank - 1))
        return max(-20, min(20, int(round(value))))

    def fields(self):
        shares = []
        if self.given:
            shares.append(-6 - 1.1 * max(0, self.given - 4))
        if self.surname:
            shares.append(-7.5 - 0.85 * max(0, self.surname - 3))
        if self.flags & BIT['name_id']:
            shares.append(-11)
        share = max(shares) if shares else None
        return (self.flags, self.rank_en, self.rank_id, self.given,
                self.surname, self.place,
                self.odds(self.rank_en, share),
                self.odds(self.rank_id, share))


ENTRIES = {}


def entry(word):
    return ENTRIES.setdefault(word, Entry())


def lines(name):
    with open(os.path.join(HERE, name), encoding='utf-8') as file:
        for line in file:
            line = line.rstrip('\n')
            if line and not line.startswith('#'):
                yield line


def ranked(name):
    for line in lines(name):
        word, rank = line.split('\t')
        yield word, int(rank)


def read_phrase(words, bits):
    """A phrase is an entry of its own; its beginnings say "go on"."""
    parts = words.split(' ')
    for end in range(1, len(parts)):
        entry(' '.join(parts[:end])).flags |= BIT['phrase']
    entry(words).flags |= bits


def read_lists():
    for word, rank in ranked('words_en.txt'):
        entry(word).rank_en = rank
    for word, rank in ranked('words_id.txt'):
        entry(word).rank_id = rank
    for word, rank in ranked('given.txt'):
        found = entry(word)
        found.given, found.flags = rank, found.flags | BIT['given_en']
    for word, rank in ranked('surnames.txt'):
        found = entry(word)
        found.surname, found.flags = rank, found.flags | BIT['surname_en']
    for word, _ in ranked('names_id.txt'):
        entry(word).flags |= BIT['name_id']
    for line in lines('own_names_id.txt'):
        for word in line.split():
            entry(word).flags |= BIT['name_id']
    for name, rank in ranked('places.txt'):
        read_phrase(name, BIT['place'])
        found = entry(name)
        found.place = min(rank, found.place or 99)


# Ordinary words that the counted texts lack, such as chat spellings.
COMMON = {'common_en': 'rank_en', 'common_id': 'rank_id'}
COMMON_RANK = 10


def common(word, field):
    found = entry(word)
    if getattr(found, field) == 0 or getattr(found, field) > COMMON_RANK:
        setattr(found, field, COMMON_RANK)


def read_own():
    bits, name, english = 0, '', True
    for line in lines('own_words.txt'):
        if line.startswith('['):
            name = line.strip('[]')
            if name in COMMON:
                bits = 0
                continue
            bits, english = BIT[name], True
            if name in ('org_head', 'org_tail'):
                bits |= BIT['org']
            continue
        if line == '~id':
            english = False
            continue
        if name in COMMON:
            for word in line.split():
                common(word, COMMON[name])
            continue
        for word in line.split():
            read_phrase(word.replace('_', ' '), bits)
            if english:
                entry(word.replace('_', ' ')).english |= bits
            if bits & BIT['place']:
                found = entry(word.replace('_', ' '))
                found.place = min(5, found.place or 99)


def hashed(word):
    """FNV-1a of 64 bits (hash.h), spread by the golden ratio."""
    value = 0xcbf29ce484222325
    for byte in word:
        value = ((value ^ byte) * 0x100000001b3) & 0xffffffffffffffff
    return value * 0x9e3779b97f4a7c15 & 0xffffffffffffffff


def numbers(values):
    out, line = [], '   '
    for value in values:
        piece = ' %dU,' % value
        if len(line) + len(piece) > 79:
            out.append(line)
            line = '   '
        line += piece
    out.append(line)
    return '\n'.join(out)


# Words of these ranks make most of any text.  They have a small table of
# their own, and their kinds lie together, so that they stay in the cache.
FRONT_RANK = 11


def is_front(word):
    found = ENTRIES[word]
    ranks = [r for r in (found.rank_en, found.rank_id) if r]
    return bool(ranks) and min(ranks) <= FRONT_RANK


def fill(words, count, number):
    slots = [0] * count
    for word in words:
        value = hashed(word.encode())
        at = (value >> 32) * count >> 32
        while slots[at]:
            at = (at + 1) % count
        slots[at] = ((value << 16 & 0xffffffffffff0000) |
                     number[ENTRIES[word].fields()] + 1)
    return slots


# log2 of the bits that tell that a phrase is in no list: PHRASE_BITS of
# lexicon_table.h.
PHRASE_BITS = 17


def phrase_bits():
    bits = [0] * (1 << PHRASE_BITS - 6)
    for word in ENTRIES:
        if ' ' in word:
            bit = hashed(word.encode()) >> 64 - PHRASE_BITS
            bits[bit >> 6] |= 1 << (bit & 63)
    sys.stderr.write('%d of the bits of phrases are set\n' %
                     sum(bin(word).count('1') for word in bits))
    return bits


def pack(output):
    front = sorted(word for word in ENTRIES if is_front(word))
    words = sorted(word for word in ENTRIES if not is_front(word))
    common = {ENTRIES[word].fields() for word in front}
    kinds = sorted({found.fields() for found in ENTRIES.values()},
                   key=lambda fields: (fields not in common, fields))
    number = {fields: i for i, fields in enumerate(kinds)}
    tables = (('front', fill(front, len(front) * 2, number)),
              ('rest', fill(words, len(words) * 4 // 3, number)))
    assert len(kinds) < 0xffff
    assert len({hashed(word.encode()) << 16 & 0xffffffffffffffff
                for word in ENTRIES}) == len(ENTRIES)
    with open(output, 'w', encoding='ascii') as file:
        file.write('/* Made by data/pack.py; do not edit. */\n'
                   '#include "anonymizer/lexicon_table.h"\n\n')
        for name, slots in tables:
            file.write('const uint32_t anon_lexicon_%s_count = %d;\n'
                       % (name, len(slots)))
            file.write('const uint64_t anon_lexicon_%s[] = {\n%s\n};\n'
                       % (name, numbers(slots)))
        file.write('const uint64_t anon_lexicon_phrases[] = {\n%s\n};\n'
                   % numbers(phrase_bits()))
        file.write('const struct anon_word anon_lexicon_kinds[] = {\n')
        for fields in kinds:
            file.write('    { %d, %d, %d, %d, %d, %d, %d, %d },\n' % fields)
        file.write('};\n')
        regions = [0] * 100
        file.write('const unsigned char anon_lexicon_regions[][100] = {\n')
        table = {}
        for line in lines('regions.txt'):
            province, regency = line.split(' ')
            table.setdefault(int(province), []).append(int(regency))
        for province in range(100):
            row = list(regions)
            for regency in table.get(province, []):
                row[regency] = 1
            file.write('    {\n%s },\n' % numbers(row))
        file.write('};\n')
    sys.stderr.write('%d words, %d kinds, %d bytes\n' % (
        len(front) + len(words), len(kinds),
        8 * sum(len(slots) for _, slots in tables) + 12 * len(kinds) + 10000))


def mark_indonesian():
    names = BIT['given_en'] | BIT['surname_en'] | BIT['name_id'] | BIT['phrase']
    for found in ENTRIES.values():
        if found.flags & ~names and not found.english and \
                not found.flags & BIT['place']:
            found.flags |= BIT['only_id']


read_lists()
read_own()
mark_indonesian()
pack(sys.argv[1])
