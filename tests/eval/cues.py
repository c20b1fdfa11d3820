#!/usr/bin/env python3
"""Notes in which nothing but a cue tells who, where and how old.

usage: cues.py [COUNT] [SEED]

Writes JSON lines for `casevault eval`: sentences of our own with invented
people, places and organisations, many of them on no list and many of them
ordinary words, as the notes of strangers have them: children with their ages,
pets, small letters after a relation, organisations without a word that says
so, towns after "lives in", ages in words, feasts with a year.  The `variant` of
a span is the family of its sentence.  The same seed gives the same bytes.
"""
import json
import random
import re
import sys

GIVEN = {
    'en': 'Mirela Tobin Ottoline Wendell Zelda Rufus Ansel Leander Basil Ivo '
          'Odalys Fenwick Tamsyn Caspian Briony Ezekiel Saoirse Lowri Ignatius '
          'Marguerite Thandeka Yusra Kofi Anneliese Radmila Percival Xanthe '
          'Delphine Gareth Priyamvada Oksana Tevita Noor Jolanta Ruaridh'
          .split(),
    'id': 'Keisya Rafli Nafisa Danish Queena Gibran Shanum Laras Tirta Marni '
          'Deswita Tarno Lilis Yayah Togar Maruli Wening Sekarini Baskara '
          'Jumadi Rosminah Tumijan Kinasih Arsyad Zahira Ngatiyem Yohanis '
          'Wagiyo Cempaka Salsabil Ketut Darmi Uleng Besse Poltak'.split(),
}
WORDS = {'en': 'Hope Grace Joy Sunny Storm Heath Rose Art Reed Summer'.split(),
         'id': 'Bunga Cahaya Guntur Surya Bintang Langit Embun Fajar Melati '
               'Mega'.split()}
PETS = {'en': 'Pepper Bosun Marmalade Clover Duchess Biscuit Toffee Pickle'
              .split(),
        'id': 'Moci Bruno Belang Salju Cemong Snowy Manis Kopi'.split()}
PLACES = {'en': 'Pocklington Battle Wick Deal Ockbrook Sheringford Tring '
                'Llanfyllin Yarraville Moose_Creek'.split(),
          'id': 'Bumiayu Majenang Tobelo Wonosari Selayar Rantepao Kutoarjo '
                'Muntok Larantuka Cibodas'.split()}
ORGS = {'en': 'Brindle Tollemache Norcott Kindlewick Harcourt Quayside Zentrum '
              'Fairholme Pellworth Ashdene'.split(),
        'id': 'Lotusindo Kitalaras Sinarjaya Tirtamega Binakarsa Ubhara UVX '
              'Gemaria Wanatama Adiguna'.split()}
SAINTS = "Columba Hilda Wilfrid Brigid Oswin Botolph Cuthman".split()

# (family, language, sentence); {TYPE|slot} is gold, other slots are not.
SENTENCES = [
    ('children', 'en', 'Kids: {PERSON|G} {AGE|k}, {PERSON|G} {AGE|k} and the '
                       'baby {PERSON|G}.'),
    ('children', 'en', 'Three sons ({PERSON|G} {AGE|k}, {PERSON|G} {AGE|k}, '
                       '{PERSON|G} {AGE|k}), all at home.'),
    ('children', 'en', 'Children: {PERSON|G} ({AGE|k}), {PERSON|G} ({AGE|k}).'),
    ('children', 'en', 'her kids {PERSON|G}, {AGE|k}, and {PERSON|G}, {AGE|k}, '
                       'were in the room.'),
    ('children', 'id', 'Anak: {PERSON|G} {AGE|k}, {PERSON|G} {AGE|k} dan '
                       'bayinya {PERSON|G}.'),
    ('children', 'id', 'Anaknya {PERSON|G} ({AGE|k}) dan {PERSON|G} ({AGE|k}) '
                       'tinggal dengan nenek.'),
    ('children', 'id', 'Punya tiga anak ({PERSON|G} {AGE|k}, {PERSON|G} '
                       '{AGE|k}, {PERSON|G} {AGE|k}).'),
    ('small', 'en', 'he mentioned his friend {PERSON|g} twice.'),
    ('small', 'en', 'my cousin {PERSON|g} says i should leave.'),
    ('small', 'id', 'dia cerita soal temannya {PERSON|g}, katanya capek.'),
    ('small', 'id', 'kmrn pacarnya {PERSON|g} marah lagi.'),
    ('words', 'en', 'Her sister {PERSON|W} rang about it on the way home.'),
    ('words', 'en', 'His boss, {PERSON|W}, shouted at him again.'),
    ('words', 'id', 'Suaminya {PERSON|W} pulang malam.'),
    ('words', 'id', 'Pacarnya, {PERSON|W}, pergi tanpa pamit.'),
    ('pets', 'en', 'We walked the dog {PERSON|P} before the session.'),
    ('pets', 'en', 'She fed the cat, {PERSON|P}, and slept.'),
    ('pets', 'en', 'Asked about {PERSON|P}, her whippet.'),
    ('pets', 'id', 'Kucingnya, {PERSON|P}, sakit sejak kemarin.'),
    ('pets', 'id', 'Anjing {PERSON|P} dititip ke tetangga.'),
    ('called', 'en', 'Emergency contact: {PERSON|G} {PHONE|phone}.'),
    ('called', 'en', 'Call {PERSON|G} on {PHONE|phone} if she is late.'),
    ('called', 'id', 'Nomor {PERSON|G} {PHONE|phone}.'),
    ('called', 'id', 'WA Pak {PERSON|G} {PHONE|phone} untuk jadwal.'),
    ('titles', 'en', 'Seen by Capt. {PERSON|W} and Ms {PERSON|G}.'),
    ('titles', 'id', 'Rujukan dari Bu {PERSON|G} dan Pak {PERSON|W}.'),
    ('work', 'en', 'He works at {ORG|O} and fears the sack.'),
    ('work', 'en', 'Night shifts at {ORG|O} wear her down.'),
    ('work', 'en', 'Studies at {ORG|O}; volunteers with {ORG|O} on Sundays.'),
    ('work', 'en', 'Discharged from {ORG|O} on Monday.'),
    ('work', 'id', 'Dia bekerja di {ORG|O} sebagai kasir.'),
    ('work', 'id', 'Ia kuliah di {ORG|O} semester tiga.'),
    ('work', 'id', 'Suaminya karyawan {ORG|O} sejak lama.'),
    ('saints', 'en', "She sings at {ORG|S} on feast days."),
    ('saints', 'en', "The church ({ORG|S}) sent flowers."),
    ('towns', 'en', 'She lives in {LOCATION|L} with two cousins.'),
    ('towns', 'en', 'Moved to {LOCATION|L} last spring.'),
    ('towns', 'en', 'Her mother was born in {LOCATION|L}.'),
    ('towns', 'id', 'Ortu di {LOCATION|L} belum tahu.'),
    ('towns', 'id', 'Pindah ke {LOCATION|L} setelah menikah.'),
    ('towns', 'id', 'Ia asal {LOCATION|L}, anak kedua.'),
    ('ages', 'en', 'She is {AGE|w} and lives alone.'),
    ('ages', 'en', '{PERSON|G}, {AGE|u}, tells strangers everything.'),
    ('ages', 'en', 'a {AGE|n}yo, first visit.'),
    ('ages', 'en', 'He turned {AGE|w} in the clinic.'),
    ('ages', 'id', 'Usianya {AGE|w} tahun.'),
    ('ages', 'id', 'umur {AGE|n} thn, anak ketiga.'),
    ('ages', 'id', 'Umurnya waktu itu {AGE|u} tahun.'),
    ('ages', 'id', 'Bu {PERSON|G}, {AGE|w}, menjahit di rumah.'),
    ('feasts', 'en', 'It began on {DATE|Boxing Day y}.'),
    ('feasts', 'en', 'Since {DATE|Eid al-Fitr y} no contact.'),
    ('feasts', 'en', 'The row at {DATE|Thanksgiving y} came up.'),
    ('feasts', 'id', 'Sejak {DATE|Lebaran y} tidak pulang.'),
    ('feasts', 'id', '{DATE|Natal y} ia sendirian.'),
    ('feasts', 'id', 'Terakhir bertemu {DATE|Idul Adha 1443 H}.'),
]
FILLERS = {'en': ['Mood low, sleep poor.', 'PHQ-9 14, was 17.',
                  'Homework: thought record.', 'No plan, no intent.',
                  'Sertraline 50 mg continued.'],
           'id': ['Mood menurun, tidur kurang.', 'Skor PHQ-9 14.',
                  'Tugas: catatan pikiran.', 'Tidak ada rencana bunuh diri.',
                  'Sertralin 50 mg lanjut.']}
UNITS = {'en': 'three four five six seven eight nine ten eleven'.split(),
         'id': 'tiga empat lima enam tujuh delapan sembilan sepuluh'.split()}
TENS = {'en': 'twenty thirty forty fifty sixty'.split(),
        'id': ['dua puluh', 'tiga puluh', 'empat puluh', 'lima puluh']}
SLOT = re.compile(r'\{([A-Z]+)\|([^}]*)\}')


def value(dice, language, slot):
    """What stands in a slot."""
    lists = {'G': GIVEN, 'W': WORDS, 'P': PETS, 'L': PLACES, 'O': ORGS}
    if slot in lists:
        return dice.choice(lists[slot][language]).replace('_', ' ')
    if slot == 'g':
        return dice.choice(GIVEN[language]).lower()
    if slot == 'S':
        return 'St %s\'s' % dice.choice(SAINTS)
    if slot == 'k':
        return str(dice.randint(2, 17))
    if slot == 'n':
        return str(dice.randint(18, 79))
    if slot == 'u':
        return dice.choice(UNITS[language])
    if slot == 'w':
        joint = '-' if language == 'en' else ' '
        return dice.choice(TENS[language]) + joint + \
            dice.choice(UNITS[language][:-2])
    if slot == 'phone':
        return '07700 900%03d' % dice.randint(100, 999) \
            if language == 'en' else '0812-555-%04d' % dice.randint(0, 9999)
    return slot.replace(' y', ' %d' % dice.randint(2009, 2023))


def note(dice, language, family, sentence):
    text = dice.choice(FILLERS[language]) + ' '
    spans, at, used = [], 0, set()
    for mark in SLOT.finditer(sentence):
        text += sentence[at:mark.start()]
        surface = value(dice, language, mark[2])
        while surface in used:
            surface = value(dice, language, mark[2])
        used.add(surface)
        kind = 'direct' if mark[1] in ('PERSON', 'PHONE') else 'quasi'
        spans.append({'start': len(text), 'end': len(text) + len(surface),
                      'type': mark[1], 'text': surface, 'kind': kind,
                      'known': False, 'variant': family})
        text += surface
        at = mark.end()
    return text + sentence[at:] + ' ' + dice.choice(FILLERS[language]), spans


def main():
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    dice = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 20260422)
    for number in range(count):
        family, language, sentence = SENTENCES[number % len(SENTENCES)]
        text, spans = note(dice, language, family, sentence)
        print(json.dumps({'id': 'cues-%d' % number, 'source': 'cues',
                          'lang': language, 'text': text, 'spans': spans},
                         ensure_ascii=False))


if __name__ == '__main__':
    main()
