#!/usr/bin/env python3
"""Plants recorded identifiers into invented notes, in exact and disturbed forms.

usage: generate.py {exact|disturbed} COUNT [SEED]

Writes JSON lines as `casevault anonymize --jsonl` reads them, with the gold
spans beside: {"id", "lang", "text", "known", "spans": [{"start", "end",
"type", "kind", "family", "text"}]}.  Offsets are Unicode code points.  The
same arguments give the same bytes.  Every name is built from syllables or
stands in the short lists below; none belongs to anybody we know of.
"""
import json
import random
import sys

import disguise

ONSET = {
    'id': 'b br c d dh g h j k kr l m n ny p pr r s sr t tr w y'.split(),
    'en': 'b br c cl d dr f fl g gr h j k l m n p r s sh st t th w'.split(),
}
VOWEL = {'id': 'a i u e o'.split(), 'en': 'a e i o u ea ie oa'.split()}
CODA = {'id': ['', '', '', 'n', 'r', 's', 'ng', 'h', 't'],
        'en': ['', '', 'n', 'r', 's', 'll', 'ck', 'th', 'm', 'ld']}
NAME_ENDING = {'id': ['ti', 'to', 'wan', 'ni', 'ri', 'no', 'di', 'na', 'yani'],
               'en': ['ton', 'ley', 'son', 'na', 'bel', 'ry', 'dan', 'lyn']}
WORD_NAMES = {'id': ['Bunga', 'Surya', 'Dewi', 'Indah', 'Cahaya', 'Putri'],
              'en': ['Hope', 'Grace', 'Will', 'Mark', 'Rose', 'Joy']}
NICKNAMES = {
    'en': [('Robert', 'Bob'), ('William', 'Bill'), ('Elizabeth', 'Liz'),
           ('Katherine', 'Kate'), ('Margaret', 'Peggy'), ('Richard', 'Dick'),
           ('Michael', 'Mike'), ('Jennifer', 'Jen'), ('Thomas', 'Tom'),
           ('Samantha', 'Sam'), ('Alexander', 'Alex'), ('Theodore', 'Ted')],
    'id': [('Wulandari', 'Wulan'), ('Setiawan', 'Wawan'),
           ('Muhammad', 'Moh.'), ('Fransiskus', 'Frans'),
           ('Kusumawati', 'Kusuma'), ('Ratnasari', 'Ratna'),
           ('Hendrawan', 'Hendra'), ('Suryaningsih', 'Ningsih'),
           ('Yulianti', 'Yuli'), ('Agustina', 'Tina')],
}
PLACES = {'id': ['Wonosobo', 'Ngawi', 'Sumenep', 'Bontang', 'Palopo'],
          'en': ['Tewkesbury', 'Dubuque', 'Wagga Wagga', 'Corvallis']}
STREETS = {'id': ['Melati', 'Kenanga', 'Diponegoro', 'Cempaka', 'Flamboyan'],
           'en': ['Maple', 'Station', 'Orchard', 'Victoria', 'Chestnut']}
MONTHS = {
    'id': ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli',
           'Agustus', 'September', 'Oktober', 'November', 'Desember'],
    'en': ['January', 'February', 'March', 'April', 'May', 'June', 'July',
           'August', 'September', 'October', 'November', 'December'],
}
CARRIER = {
    'en': ['Today {} came late and said little.', 'Spoke with {} by phone.',
           'She dreamt that {} was standing at the gate again.',
           'We looked at what {} had written on the card.',
           'The quarrel with {} took most of the hour.',
           'Homework: write a letter to {}, not to be sent.',
           'According to {}, the nights are worse than the days.'],
    'id': ['Hari ini {} datang terlambat dan sedikit bicara.',
           'Menelepon {} kemarin sore.',
           'Klien bermimpi {} berdiri lagi di depan pagar.',
           'Kami membaca lagi apa yang ditulis {} di kartu itu.',
           'Pertengkaran dengan {} memakan hampir seluruh sesi.',
           'Tugas rumah: menulis surat untuk {}, tidak dikirim.',
           'Menurut {}, malam lebih berat daripada siang.'],
}
PHONE_CARRIER = {'en': 'Reach the client on {} after six.',
                 'id': 'Klien minta dihubungi di {} setelah jam enam.'}
DATE_CARRIER = {'en': 'Born on {}, the youngest of four.',
                'id': 'Lahir {}, bungsu dari empat bersaudara.'}
ID_CARRIER = {'en': 'File number {} was found on the referral.',
              'id': 'Nomor berkas {} tercantum di surat rujukan.'}
ADDRESS_CARRIER = {'en': 'Post goes to {} since the move.',
                   'id': 'Surat dikirim ke {} sejak pindah.'}
FILLER = {
    'en': ['Sleep is a little better, appetite unchanged.',
           'PHQ-9 was 14, last month 17.', 'No plan, no intent, no means.',
           'We practised the breathing exercise twice.',
           'Sertraline 50 mg in the morning, no side effects so far.'],
    'id': ['Tidur sedikit membaik, nafsu makan tetap.',
           'Skor PHQ-9 14, bulan lalu 17.', 'Tidak ada rencana bunuh diri.',
           'Latihan pernapasan diulang dua kali.',
           'Sertralin 50 mg pagi hari, belum ada efek samping.'],
}
KEY_NEIGHBOUR = dict(zip('qwertyuiopasdfghjklzxcvbnm',
                         'wertyuioaasdfghjkxzxcvbnmn'))


def invent(rng, lang):
    """One invented name word of five letters or more."""
    while True:
        word = ''
        for _ in range(rng.choice((1, 1, 2))):
            word += rng.choice(ONSET[lang]) + rng.choice(VOWEL[lang])
            word += rng.choice(CODA[lang])
        word += rng.choice(NAME_ENDING[lang])
        if 5 <= len(word) <= 11:
            return word.capitalize()


def full_name(rng, lang):
    words = [invent(rng, lang) for _ in range(rng.choice((2, 2, 3)))]
    if rng.random() < .06:
        words[0] = rng.choice(WORD_NAMES[lang])
    return ' '.join(words)


def typo(rng, word):
    """One edit that keeps the first letter; words under four stay."""
    if len(word) < 4:
        return word
    at = rng.randrange(1, len(word))
    kind = rng.choice('drsi')
    if kind == 'd':
        return word[:at] + word[at + 1:]
    if kind == 's' and at + 1 < len(word):
        return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    if kind == 'i':
        return word[:at] + word[at] + word[at:]
    return word[:at] + KEY_NEIGHBOUR.get(word[at], 'e') + word[at + 1:]


def old_spelling(word):
    for new, old in (('u', 'oe'), ('j', 'dj'), ('c', 'tj'), ('y', 'j')):
        if new in word[1:]:
            return word[0] + word[1:].replace(new, old)
    return word.replace('s', 'sj')


EXACT = {
    'full': lambda rng, name, lang: name,
    'first': lambda rng, name, lang: name.split()[0],
    'last': lambda rng, name, lang: name.split()[-1],
    'last-first': lambda rng, name, lang:
        name.split()[-1] + ', ' + ' '.join(name.split()[:-1]),
    'upper': lambda rng, name, lang: name.upper(),
    'lower': lambda rng, name, lang: name.lower(),
    'two spaces': lambda rng, name, lang: name.replace(' ', '  '),
    'line break': lambda rng, name, lang: name.replace(' ', '\n'),
}
# What stands around the surface and is no part of the name.
ENDINGS = {'file name, surname first': ('{}', '-2023.docx'),
           'in quotes': ('\u201c{}\u201d', '')}
CLITICS = {'id': ('nya', 'ku', 'mu', '-nya'), 'en': ("'s", '\u2019s')}
DISTURBED = {
    'typo': lambda rng, name, lang: typo(rng, name.split()[0]) + ' ' +
        ' '.join(name.split()[1:]),
    'typo alone': lambda rng, name, lang: typo(rng, name.split()[-1]),
    'clitic': lambda rng, name, lang: name.split()[0],
    'initials': lambda rng, name, lang:
        '.'.join(w[0] for w in name.split()) + '.',
    'initial and last': lambda rng, name, lang:
        name[0] + '. ' + name.split()[-1],
    'merged': lambda rng, name, lang: name.replace(' ', '').capitalize(),
    'hyphenated': lambda rng, name, lang: name.replace(' ', '-'),
    'old spelling': lambda rng, name, lang: old_spelling(name.split()[-1]),
    'lengthened': lambda rng, name, lang:
        name.split()[0].lower() + name.split()[0][-1] * 3,
    'e-mail': lambda rng, name, lang:
        name.lower().replace(' ', '.') + '@example.org',
    'handle': lambda rng, name, lang:
        '@' + name.lower().replace(' ', '_') + str(rng.randrange(100)),
    'hashtag': lambda rng, name, lang: '#' + name.replace(' ', ''),
    'file name': lambda rng, name, lang:
        name.lower().replace(' ', '_') + '_intake.pdf',
    'file name, surname first': lambda rng, name, lang:
        '-'.join(reversed(name.split())),
    'hyphen at the line': lambda rng, name, lang:
        name[:3] + '-\n' + name[3:],
    'split': lambda rng, name, lang:
        name.split()[0] + ' ' + name.split()[-1][:3] + ' ' +
        name.split()[-1][3:],
    'possessive': lambda rng, name, lang: name,
    'reversed, no comma': lambda rng, name, lang:
        name.split()[-1] + ' ' + ' '.join(name.split()[:-1]),
    'dotted': lambda rng, name, lang: name.replace(' ', '.'),
    'underscored': lambda rng, name, lang: name.replace(' ', '_'),
    'spelled': lambda rng, name, lang: ' '.join(name.split()[0].upper()),
    'in quotes': lambda rng, name, lang: name.split()[0],
    'in an address of the web': lambda rng, name, lang:
        'https://example.org/u/' + name.lower().replace(' ', '-'),
    'local part without a dot': lambda rng, name, lang:
        name.lower().replace(' ', '') + '@example.org',
}


def disguised(way):
    return lambda rng, name, lang: way(name)


# The families of disguise.py, of which each note takes one.
UNICODE = {family: disguised(way) for family, way in disguise.NAMES.items()}


def phone(rng, lang):
    """(E.164, other ways to write it)"""
    if lang == 'id':
        rest = '8' + rng.choice('1235') + ''.join(
            rng.choice('0123456789') for _ in range(9))
        a, b, c = rest[:3], rest[3:7], rest[7:]
        words = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'
        spoken = ' '.join(words.split()[int(d)] for d in '0' + rest)
        return '+62' + rest, ['0' + rest, f'0{a}-{b}-{c}', f'+62 {a} {b} {c}',
                              f'(0{a}) {b} {c}', f'62{rest}',
                              f'0{a}.{b}.{c}', spoken]
    a, b, c = '555', '01' + str(rng.randrange(10)), str(
        rng.randrange(1000, 10000))
    area = str(rng.randrange(201, 989))
    number = area + b[:0] + a + c
    return '+1' + number, [f'({area}) {a}-{c}', f'{area}-{a}-{c}',
                           f'{area}.{a}.{c}', f'+1 {area} {a} {c}',
                           f'1-{area}-{a}-{c}', number]


def day(rng, lang):
    """(ISO date, other ways to write it)"""
    y, m, d = rng.randrange(1941, 2012), rng.randrange(1, 13), rng.randrange(
        1, 29)
    name = MONTHS[lang][m - 1]
    ways = [f'{y:04}-{m:02}-{d:02}', f'{d} {name} {y}', f'{d:02}/{m:02}/{y}',
            f'{d}-{m}-{y}', f'{d:02}.{m:02}.{y}', f'{d} {name[:3]} {y}',
            f'{d:02}/{m:02}/{y % 100:02}']
    if lang == 'en':
        ways += [f'{name} {d}, {y}', f'{m:02}/{d:02}/{y}',
                 f'the {d}th of {name} {y}']
    else:
        ways += [f'{d} {name[:3]}. {y}', f'{d}/{m}/{y}']
    return f'{y:04}-{m:02}-{d:02}', ways


def number(rng):
    plain = ''.join(rng.choice('0123456789') for _ in range(
        rng.choice((8, 9, 10, 16))))
    ways = [plain, '-'.join((plain[:3], plain[3:6], plain[6:])),
            ' '.join(plain[i:i + 4] for i in range(0, len(plain), 4))]
    return plain, ways


def address(rng, lang):
    n, street = rng.randrange(1, 240), rng.choice(STREETS[lang])
    place = rng.choice(PLACES[lang])
    if lang == 'id':
        return f'Jl. {street} No. {n}, {place}', [
            f'Jl. {street} No. {n}, {place}', f'Jalan {street} no {n} {place}',
            f'jl {street} {n}', f'Jln. {street} No.{n}']
    return f'{n} {street} Street, {place}', [
        f'{n} {street} Street, {place}', f'{n} {street} St', f'{n} {street} St.',
        f'{n} {street.lower()} street']


class Note:
    """Text under construction with its gold spans, in code points."""

    def __init__(self, rng, lang):
        self.rng, self.lang, self.text, self.spans = rng, lang, '', []
        self.known = {}

    def say(self, sentence):
        self.text += (' ' if self.text else '') + sentence

    def filler(self):
        self.say(self.rng.choice(FILLER[self.lang]))

    def plant(self, carrier, surface, type_, family, ending=''):
        """The ending, a clitic, follows the surface and may stay."""
        before, after = carrier.split('{}')
        self.say(before)
        start = len(self.text)
        self.text += surface + ending + after
        self.spans.append({'start': start, 'end': start + len(surface),
                           'type': type_, 'kind': 'direct', 'known': True,
                           'family': family, 'text': surface})

    def line(self, number_):
        return json.dumps(
            {'id': f'{self.lang}-{number_:06}', 'source': 'generated',
             'lang': self.lang, 'text': self.text, 'known': self.known,
             'spans': self.spans}, ensure_ascii=False)


def plant_names(note, families):
    rng, lang = note.rng, note.lang
    name = full_name(rng, lang)
    note.known = {'names': [name]}
    for family in rng.sample(sorted(families), min(4, len(families))):
        surface = families[family](rng, name, lang)
        kind = {'e-mail': 'EMAIL', 'handle': 'HANDLE',
                'local part without a dot': 'EMAIL',
                'in an address of the web': 'URL'}.get(family, 'PERSON')
        if family == 'old spelling' and lang != 'id':
            continue
        if family in ENDINGS:
            carrier, ending = ENDINGS[family]
        else:
            carrier, ending = '{}', ''
        if family in ('clitic', 'possessive'):
            ending = rng.choice(CLITICS[lang])
        if family.startswith('typo') and surface.strip() in name:
            family = 'typo too small to differ'
        carrier = rng.choice(CARRIER[lang]).replace('{}', carrier)
        note.plant(carrier, surface, kind, family, ending)
        note.filler()


def plant_disguise(note):
    """Names and numbers that look the same, in other characters."""
    rng, lang = note.rng, note.lang
    name = full_name(rng, lang)
    number_, _ = number(rng)
    call, ways = phone(rng, lang)
    note.known = {'names': [name], 'ids': [number_], 'phones': [call]}
    for family in rng.sample(sorted(UNICODE), 3):
        note.plant(rng.choice(CARRIER[lang]),
                   UNICODE[family](rng, name, lang), 'PERSON', family)
        note.filler()
    family = rng.choice(sorted(disguise.NUMBERS))
    note.plant(ID_CARRIER[lang], disguise.NUMBERS[family](number_), 'ID',
               family)
    family = rng.choice(sorted(disguise.NUMBERS))
    note.plant(PHONE_CARRIER[lang], disguise.NUMBERS[family](ways[0]), 'PHONE',
               family)


def plant_nickname(note):
    full, short = note.rng.choice(NICKNAMES[note.lang])
    note.known = {'names': [full + ' ' + invent(note.rng, note.lang)]}
    note.plant(note.rng.choice(CARRIER[note.lang]), short, 'PERSON',
               'nickname')


def plant_numbers(note, exact):
    rng, lang = note.rng, note.lang
    made = {'phones': (phone(rng, lang), PHONE_CARRIER, 'PHONE', 'phone'),
            'dates': (day(rng, lang), DATE_CARRIER, 'DATE', 'date'),
            'ids': (number(rng), ID_CARRIER, 'ID', 'id'),
            'addresses': (address(rng, lang), ADDRESS_CARRIER, 'ADDRESS',
                          'address')}
    for key, ((record, ways), carrier, type_, family) in made.items():
        note.known[key] = [record]
        surface = ways[0] if exact else rng.choice(ways)
        note.plant(carrier[lang], surface, type_,
                   family + ('' if exact else ' format'))
        note.filler()


def known_notes(rng, count, exact):
    """Notes until `count` mentions are planted."""
    planted = 0
    while planted < count:
        note = Note(rng, rng.choice(('en', 'id')))
        note.filler()
        chance = rng.random()
        if chance < (.6 if exact else .55):
            plant_names(note, EXACT if exact else DISTURBED)
        elif chance < .65 and not exact:
            plant_nickname(note)
        elif chance < .85 and not exact:
            plant_disguise(note)
        else:
            plant_numbers(note, exact)
        planted += len(note.spans)
        yield note


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ('exact', 'disturbed'):
        sys.exit(__doc__)
    rng = random.Random(f'{sys.argv[1]} {sys.argv[3:] or 1}')
    for i, note in enumerate(known_notes(rng, int(sys.argv[2]),
                                         sys.argv[1] == 'exact')):
        print(note.line(i))


if __name__ == '__main__':
    main()
