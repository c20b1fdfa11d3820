"""Values for structured.py: identifiers of every kind, well formed and random.

Each function takes a random.Random and returns one surface, as people write
it.  Check digits are computed here from the published rules, not with the
program's own code, so that a slip in one of the two shows.
"""

WORDS = {'id': 'nol satu dua tiga empat lima enam tujuh delapan sembilan',
         'en': 'zero one two three four five six seven eight nine'}
FIRST = {'en': 'oscar maeve tilda jonah priya callum greta dafydd'.split(),
         'id': 'bayu laras gilang ratih danang sekar wisnu ayunda'.split()}
LAST = {'en': 'harlow pemberton okafor lindqvist mcabe trevino'.split(),
        'id': 'pramudya siregar wibowo lestarini hutapea nugraha'.split()}
# A regency each of these provinces, as printed on identity cards.
REGENCIES = ('1101 1271 1371 1471 1671 1871 3171 3172 3173 3174 3175 3201 3204 '
             '3273 3275 3276 3302 3311 3322 3372 3374 3402 3404 3471 3507 3515 '
             '3573 3578 3603 3671 5103 5171 5271 6171 6371 6472 7171 7371 '
             '8171 9171').split()
STREETS = {'en': ('Alder Birch Mill Church Harbour Wharf Kingfisher Quarry '
                  'Windsor Lavender Priory Tannery Bridge Orchard').split(),
           'id': ('Melati Anggrek Diponegoro Cendrawasih Kenari Mangga '
                  'Pahlawan Gatot_Subroto Ahmad_Yani Imam_Bonjol Teuku_Umar '
                  'Raya_Bogor').replace('_', '\u00a0').split()}
TOWNS = {'uk': ('Leeds LS6 3QN', 'Bristol BS7 9DJ', 'Hull HU5 2LX',
                'Norwich NR3 1PB', 'Cardiff CF24 4AN'),
         'us': ('Dayton, OH 45402', 'Tucson, AZ 85719', 'Boise, ID 83702',
                'Austin, TX 78704', 'Salem, OR 97301-2234'),
         'au': ('Footscray VIC 3011', 'Newtown NSW 2042', 'Hobart TAS 7000'),
         'id': ('Bandung', 'Surabaya 60241', 'Sleman', 'Kota Malang',
                'Jakarta Timur 13210', 'Semarang')}
MONTHS = {
    'id': ('Januari Februari Maret April Mei Juni Juli Agustus September '
           'Oktober November Desember').split(),
    'en': ('January February March April May June July August September '
           'October November December').split()}
DAYS = {'id': 'Senin Selasa Rabu Kamis Jumat Sabtu Minggu'.split(),
        'en': ('Monday Tuesday Wednesday Thursday Friday Saturday '
               'Sunday').split()}
HIJRI = ('Muharram', 'Safar', 'Rabiul Awal', 'Rajab', 'Syaban', 'Ramadan',
         'Ramadhan', 'Syawal', 'Zulhijah')


def digits(rng, count, first='0123456789'):
    return rng.choice(first) + ''.join(rng.choice('0123456789')
                                       for _ in range(count - 1))


def letters(rng, count, among='ABCDEFGHJKLMNPRSTWXYZ'):
    return ''.join(rng.choice(among) for _ in range(count))


def cut(text, *lengths, joint=' '):
    """Splits text into parts of these lengths."""
    parts, at = [], 0
    for length in lengths:
        parts.append(text[at:at + length])
        at += length
    return joint.join(part for part in parts + [text[at:]] if part)


def spoken(rng, number, lang):
    words = WORDS[lang].split()
    out, i = [], 0
    while i < len(number):
        if (lang == 'en' and number[i:i + 2] == number[i] * 2
                and rng.random() < .5):
            out.append('double ' + words[int(number[i])])
            i += 2
            continue
        word = words[int(number[i])]
        if number[i] == '0' and rng.random() < .4:
            word = 'oh' if lang == 'en' else 'kosong'
        out.append(word)
        i += 1
    return rng.choice((' ', ' ', ', ', '-')).join(out)


# --- telephones -------------------------------------------------------------

def phone_id(rng):
    rest = '8' + rng.choice(('11', '12', '13', '21', '52', '57', '59', '77',
                             '78', '81', '87', '95', '99'))
    rest += digits(rng, rng.choice((7, 7, 8, 8, 9)))
    a, b, c = rest[:3], rest[3:7], rest[7:]
    return rng.choice((
        f'0{rest}', f'0{a}-{b}-{c}', f'0{a} {b} {c}', f'0{a}.{b}.{c}',
        f'+62{rest}', f'+62 {a} {b} {c}', f'+62 {a}-{b}-{c}', f'62{rest}',
        f'+62 (0){a} {b}{c}', f'(0{a}) {b}{c}', f'0{a} - {b} - {c}',
        f'0{a}/{b}{c}', f'+62-{a}-{b}-{c}',
        '0' + cut(rest, 3, 2, 2, 2, 2), '0' + cut(rest, 3, 3, 3, 3),
        ' '.join('0' + rest)))


def phone_id_line(rng):
    area = rng.choice(('021', '022', '024', '0274', '031', '0341', '0361',
                       '061', '0411', '0251'))
    rest = digits(rng, rng.choice((6, 7, 7, 8)), '3456789')
    return rng.choice((f'({area}) {rest}', f'{area}-{rest}', f'{area} {rest}',
                       f'({area}) {cut(rest, 4)}', f'{area}.{rest}',
                       f'+62 {area[1:]} {rest}', f'{area}-{cut(rest, 3)}'))


def phone_id_spoken(rng):
    return spoken(rng, '08' + digits(rng, rng.choice((8, 9, 10)), '1235789'),
                  'id')


def phone_en_spoken(rng):
    return spoken(rng, '07' + digits(rng, 9, '45789'), 'en')


def phone_uk(rng):
    if rng.random() < .6:
        n = '7' + digits(rng, 9, '345789')
        return rng.choice((f'0{n}', f'0{cut(n, 4)}', f'0{cut(n, 4, 3)}',
                           f'+44{n}', f'+44 {cut(n, 4)}', f'+44 (0){n}',
                           f'0{cut(n, 3, 3)}', f'0044 {cut(n, 4, 3)}',
                           f'0{cut(n, 4, 3, joint="-")}'))
    n = rng.choice(('1132', '1214', '1312', '1619', '2079', '1179')) + digits(
        rng, 6)
    return rng.choice((f'0{cut(n, 3, 3)}', f'(0{n[:3]}) {cut(n[3:], 3)}',
                       f'0{n}', f'+44 {cut(n, 3, 3)}', f'0{cut(n, 4)}'))


def phone_us(rng):
    a, b, c = (digits(rng, 3, '2346789'), digits(rng, 3, '2346789'),
               digits(rng, 4))
    return rng.choice((f'({a}) {b}-{c}', f'{a}-{b}-{c}', f'{a}.{b}.{c}',
                       f'{a} {b} {c}', f'+1 {a} {b} {c}', f'1-{a}-{b}-{c}',
                       f'+1 ({a}) {b}-{c}', f'({a}){b}-{c}',
                       f'{a}-{b}-{c} ext {digits(rng, 3)}', f'{a}/{b}-{c}',
                       f'+1{a}{b}{c}', f'{a} {b}-{c}'))


def phone_au(rng):
    n = '4' + digits(rng, 8)
    if rng.random() < .4:
        n = rng.choice('2378') + digits(rng, 8, '3456789')
        return rng.choice((f'(0{n[0]}) {cut(n[1:], 4)}', f'0{cut(n, 1, 4)}',
                           f'+61 {cut(n, 1, 4)}'))
    return rng.choice((f'0{cut(n, 3, 3)}', f'0{n}', f'+61 {cut(n, 3, 3)}',
                       f'+61{n}', f'0{cut(n, 3, 3, joint="-")}'))


def phone_sg(rng):
    n = digits(rng, 8, '689')
    return rng.choice((f'+65 {cut(n, 4)}', f'+65{n}', cut(n, 4),
                       f'(65) {cut(n, 4)}', f'+65-{cut(n, 4, joint="-")}', n))


def phone_my(rng):
    n = rng.choice(('12', '13', '16', '17', '19')) + digits(rng, 7)
    return rng.choice((f'0{cut(n, 2, joint="-")}', f'0{cut(n, 2, 3)}',
                       f'+60 {cut(n, 2, 3)}', f'+60{n}',
                       f'0{n[:2]}-{cut(n[2:], 3)}'))


def phone_other(rng):
    code, length = rng.choice((('+31 6', 8), ('+49 151', 8), ('+33 6', 8),
                               ('+64 21', 7), ('+353 87', 7), ('+81 90', 8),
                               ('+91 98', 8), ('+971 50', 7), ('+852 9', 7)))
    n = digits(rng, length)
    return f'{code} {rng.choice((n, cut(n, 3), cut(n, 4)))}'


# --- mail, links, accounts --------------------------------------------------

def account(rng, lang):
    first, last = rng.choice(FIRST[lang]), rng.choice(LAST[lang])
    return rng.choice((f'{first}.{last}', f'{first}_{last}',
                       f'{first}{digits(rng, 2)}', f'{first[0]}{last}',
                       f'{last}.{first}{digits(rng, 2)}', f'_{first}.{last}_',
                       f'{first}_{digits(rng, 3)}', f'its{first}{last[:3]}',
                       f'{first}.{digits(rng, 2)}'))


def host(rng):
    return rng.choice(('gmail.com', 'yahoo.co.id', 'outlook.com', 'ymail.com',
                       'icloud.com', 'hotmail.co.uk', 'proton.me',
                       'staff.northvale.ac.uk', 'mail.karyabaru.co.id',
                       'bluegate.org.au', 'sekolahharapan.sch.id'))


def email(rng, lang):
    name = account(rng, lang).strip('_')
    domain = host(rng)
    return rng.choice((f'{name}@{domain}', f'{name}@{domain}',
                       f'{name}+notes@{domain}', f'{name.upper()}@{domain}',
                       f'{name}@{domain}'.capitalize()))


def email_spoken(rng, lang):
    name = rng.choice(FIRST[lang]) + digits(rng, 2)
    domain = rng.choice(('gmail', 'yahoo', 'outlook', 'hotmail'))
    ways = [f'{name} at {domain} dot com', f'{name}[at]{domain}[dot]com',
            f'{name} (at) {domain} (dot) com', f'{name} AT {domain} DOT com',
            f'{name} [at] {domain}.com']
    if lang == 'id':
        ways += [f'{name} et {domain} titik com', f'{name} at {domain} titik com']
    return rng.choice(ways)


def uuid(rng):
    return '-'.join(letters(rng, n, '0123456789abcdef')
                    for n in (8, 4, 4, 4, 12))


def share_link(rng, lang):
    del lang
    key = letters(rng, 12, 'abcdef0123456789')
    link = rng.choice((
        f'chatgpt.com/share/{uuid(rng)}', f'chat.openai.com/share/{uuid(rng)}',
        f'claude.ai/share/{uuid(rng)}', f'claude.ai/chat/{uuid(rng)}',
        f'g.co/gemini/share/{key}', f'gemini.google.com/share/{key}',
        f'copilot.microsoft.com/shares/{key}', f'poe.com/s/{key}',
        f'www.perplexity.ai/search/{key}', f'chat.deepseek.com/a/chat/s/{key}',
        f'character.ai/chat/{key}', f'grok.com/share/{key}',
        f'chatgpt.com/c/{uuid(rng)}', f'pi.ai/s/{key}'))
    return rng.choice(('https://', 'https://', '', '')) + link


def link(rng, lang):
    name = account(rng, lang).strip('_.')
    return rng.choice((
        f'https://wa.me/62812{digits(rng, 8)}', f'wa.me/62857{digits(rng, 7)}',
        f'https://www.instagram.com/{name}', f'instagram.com/{name}',
        f'https://t.me/{name}', f't.me/{name}', f'facebook.com/{name}',
        f'https://www.linkedin.com/in/{name}/', f'tiktok.com/@{name}',
        f'https://maps.app.goo.gl/{letters(rng, 10)}',
        f'https://zoom.us/j/{digits(rng, 10)}?pwd={letters(rng, 8)}',
        'meet.google.com/' + '-'.join(letters(rng, n, 'abcdefghjkm')
                                      for n in (3, 4, 3)),
        f'https://docs.google.com/document/d/{letters(rng, 20)}/edit',
        f'www.{rng.choice(LAST[lang])}family.com', f'https://{name}.blogspot.com',
        f'http://{rng.choice(LAST[lang])}-consulting.co.uk/team',
        f'youtu.be/{letters(rng, 9)}', f'bit.ly/{letters(rng, 7)}'))


# --- numbers of people ------------------------------------------------------

def born(rng, lang='en'):
    del lang
    return (rng.randrange(1938, 2015), rng.randrange(1, 13),
            rng.randrange(1, 29))


def nik(rng):
    y, m, d = born(rng)
    n = (rng.choice(REGENCIES) + f'{rng.randrange(1, 21):02}'
         + f'{d + 40 * rng.randrange(2):02}{m:02}{y % 100:02}'
         + f'{rng.randrange(1, 30):04}')
    return rng.choice((n, n, cut(n, 4, 4, 4), cut(n, 6, 6), cut(n, 2, 2, 2, 6),
                       cut(n, 2, 2, 2, 6, joint='.'), cut(n, 6, 6, joint='-'),
                       cut(n, 4, 4, 4, joint='-')))


def kk(rng):
    return (rng.choice(REGENCIES) + f'{rng.randrange(1, 21):02}'
            + f'{rng.randrange(1, 29):02}{rng.randrange(1, 13):02}'
            + f'{rng.randrange(24):02}{rng.randrange(1, 3000):04}')


def luhn(number):
    total = 0
    for i, c in enumerate(reversed(number)):
        n = int(c) * (1 if i % 2 else 2)
        total += n - 9 if n > 9 else n
    return str(-total % 10)


def npwp(rng):
    if rng.random() < .25:
        return rng.choice((nik(rng), '0' + digits(rng, 15)))
    n = digits(rng, 8, '012346789')
    n += luhn(n) + digits(rng, 3) + rng.choice(('000', '000', '001'))
    return rng.choice((n, f'{n[:2]}.{n[2:5]}.{n[5:8]}.{n[8]}-{n[9:12]}.{n[12:]}'))


def card(rng):
    n = rng.choice(('4', '51', '52', '55'))
    n += digits(rng, 15 - len(n))
    n += luhn(n)
    return rng.choice((n, cut(n, 4, 4, 4), cut(n, 4, 4, 4, joint='-')))


def ssn(rng):
    a, b, c = (rng.randrange(1, 899), rng.randrange(1, 99),
               rng.randrange(1, 9999))
    a += a == 666
    return rng.choice((f'{a:03}-{b:02}-{c:04}', f'{a:03} {b:02} {c:04}'))


def nhs(rng):
    while True:
        n = digits(rng, 9, '4679')
        check = -sum(int(c) * (10 - i) for i, c in enumerate(n)) % 11
        if check < 10:
            n += str(check)
            return rng.choice((cut(n, 3, 3), n, cut(n, 3, 3, joint='-')))


def nino(rng):
    n = (rng.choice('ABCEGHJKLMNPRSTWXYZ') + rng.choice('ABCEGHJKLMNPRSTWXYZ')
         + digits(rng, 6) + rng.choice('ABCD'))
    return rng.choice((n, cut(n, 2, 2, 2, 2), cut(n, 2, 6)))


def iban(rng):
    country, length, bank = rng.choice((
        ('GB', 22, 'NWBK'), ('DE', 22, ''), ('NL', 18, 'ABNA'), ('FR', 27, ''),
        ('IE', 22, 'AIBK')))
    body = bank + digits(rng, length - 4 - len(bank))
    text = body + country + '00'
    value = int(''.join(str(int(c, 36)) for c in text))
    n = f'{country}{98 - value % 97:02}{body}'
    return rng.choice((n, cut(n, *[4] * (len(n) // 4))))


def passport(rng, lang):
    if lang == 'id':
        return rng.choice('ABCEX') + digits(rng, 7)
    return rng.choice((digits(rng, 9, '12345'), rng.choice('ACEP') + digits(
        rng, 8), letters(rng, 2) + digits(rng, 6), letters(rng, 1, 'NPE')
        + digits(rng, 7)))


def plate_id(rng):
    region = rng.choice('B D F H L N T AB AD AE BG BK DK KT DD BE R AA'.split())
    n, tail = digits(rng, rng.choice((3, 4, 4)), '12345678'), letters(
        rng, rng.choice((2, 3)))
    return rng.choice((f'{region} {n} {tail}', f'{region} {n} {tail}',
                       f'{region}{n}{tail}', f'{region}-{n}-{tail}'))


def plate_en(rng):
    return rng.choice((
        f'{letters(rng, 2)}{rng.choice("0567")}{digits(rng, 1, "1234569")} '
        f'{letters(rng, 3)}', f'{letters(rng, 2)}{digits(rng, 2, "1567")}'
        f'{letters(rng, 3)}', f'{letters(rng, 3)} {digits(rng, 4)}',
        f'{letters(rng, 3)}-{digits(rng, 3)}', f'{digits(rng, 1, "23456789")}'
        f'{letters(rng, 3)}{digits(rng, 3)}', f'S{letters(rng, 2)}'
        f'{digits(rng, 4)}{letters(rng, 1)}', f'W{letters(rng, 2)} '
        f'{digits(rng, 4)}'))


def pps(rng):
    n = digits(rng, 7)
    check = sum(int(c) * (8 - i) for i, c in enumerate(n)) % 23
    return n + 'WABCDEFGHIJKLMNOPQRSTUV'[check] + rng.choice(('', 'A', 'B'))


def nric(rng):
    n = digits(rng, 7)
    series = rng.choice('STFG')
    total = sum(int(c) * w for c, w in zip(n, (2, 7, 6, 5, 4, 3, 2)))
    total += 4 if series in 'TG' else 0
    table = 'JZIHGFEDCBA' if series in 'ST' else 'XWUTRQPNMLK'
    return series + n + table[total % 11]


def mykad(rng):
    y, m, d = born(rng)
    n = f'{y % 100:02}{m:02}{d:02}{rng.randrange(1, 15):02}{digits(rng, 4)}'
    return rng.choice((n, cut(n, 6, 2, joint='-')))


def medicare(rng):
    n = digits(rng, 8, '23456')
    n += str(sum(int(c) * w for c, w in zip(n, (1, 3, 7, 9, 1, 3, 7, 9))) % 10)
    n += '1'
    return rng.choice((n, cut(n, 4, 5), cut(n, 4, 5) + '/2'))


def tfn(rng):
    while True:
        n = digits(rng, 8, '123456789')
        for last in '0123456789':
            total = sum(int(c) * w for c, w in zip(
                n + last, (1, 4, 3, 7, 5, 8, 6, 9, 10)))
            if total % 11 == 0:
                return rng.choice((n + last, cut(n + last, 3, 3)))


def ird(rng):
    n = digits(rng, 9, '1')
    return rng.choice((n, cut(n, 3, 3, joint='-'), cut(n, 2, 3, joint='-')))


def nhi(rng):
    return letters(rng, 3, 'ABCDEFGHJKLMNPQRSTUVWXYZ') + digits(rng, 4)


def licence(rng):
    y, m, d = born(rng)
    uk = (letters(rng, 5) + f'{y % 100 // 10}{m:02}{d:02}{y % 10}'
          + letters(rng, 2) + digits(rng, 1) + letters(rng, 2))
    return rng.choice((uk, letters(rng, 1) + digits(rng, 7), digits(rng, 8),
                       f'{letters(rng, 1)}{digits(rng, 3)}-{digits(rng, 4)}-'
                       f'{digits(rng, 4)}', digits(rng, 9),
                       letters(rng, 2) + digits(rng, 6)))


def sort_code(rng):
    return cut(digits(rng, 6), 2, 2, joint='-')


def code(rng):
    """What clinics, insurers and courts print."""
    return rng.choice((
        digits(rng, 6), digits(rng, 7), digits(rng, 8),
        f'{letters(rng, 2)}{digits(rng, 5)}', f'{letters(rng, 1)}{digits(rng, 6)}',
        f'{letters(rng, 3)}-{digits(rng, 4)}', f'{digits(rng, 2)}-{digits(rng, 5)}',
        f'{letters(rng, 2)}/{digits(rng, 4)}/{digits(rng, 2)}',
        f'{digits(rng, 4)}-{letters(rng, 2)}-{digits(rng, 3)}',
        f'{letters(rng, 2)} {digits(rng, 6)}', f'{letters(rng, 4)}{digits(rng, 4)}',
        f'{digits(rng, 3)}.{digits(rng, 3)}.{digits(rng, 2)}'))


def record_id(rng):
    n = digits(rng, 6)
    return rng.choice((n, cut(n, 2, 2, joint='-'), cut(n, 2, 2, joint='.'),
                       'RM' + n, digits(rng, 8), f'{n}-{digits(rng, 2)}'))


def case_id(rng):
    y = rng.randrange(2010, 2026)
    n = rng.randrange(1, 2000)
    roman = rng.choice('I II IV VI IX XI'.split())
    return rng.choice((f'{n}/Pdt.G/{y}/PA.Mlg', f'{n}/Pid.B/{y}/PN.Sby',
                       f'LP/B/{n}/{roman}/{y}/SPKT', f'{n}/SK/{roman}/{y}',
                       f'STPL/{n}/{roman}/{y}'))


def case_en(rng):
    y = rng.randrange(10, 26)
    return rng.choice((f'{y}-CV-{digits(rng, 5)}', f'FD{y}P{digits(rng, 5)}',
                       f'20{y}/{digits(rng, 4)}', f'CR-{digits(rng, 4)}-{y}',
                       f'{letters(rng, 2)}{y}C{digits(rng, 5)}'))


def bank_id(rng):
    return rng.choice((digits(rng, 10), digits(rng, 15), cut(digits(rng, 10),
                       3, 3), digits(rng, 13), cut(digits(rng, 13), 3, 2, 7,
                                                   joint='-')))


def bitcoin(rng):
    base = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
    return rng.choice((
        rng.choice('13') + letters(rng, 33, base),
        'bc1q' + letters(rng, 38, '023456789acdefghjklmnpqrstuvwxyz'),
        '0x' + letters(rng, 40, '0123456789abcdefABCDEF')))


def ip(rng):
    quad = '.'.join(str(rng.randrange(1, 255)) for _ in range(4))
    six = ':'.join(letters(rng, 4, '0123456789abcdef') for _ in range(8))
    mac = [letters(rng, 2, '0123456789abcdef') for _ in range(6)]
    dotted = '.'.join(letters(rng, 4, '0123456789abcdef') for _ in range(3))
    return rng.choice((quad, quad, f'{quad}:8080', f'{quad}/24', six,
                       f'2001:db8::{letters(rng, 4, "0123456789abcdef")}:1',
                       f'fe80::{letters(rng, 4, "0123456789abcdef")}:'
                       f'{letters(rng, 3, "0123456789abcdef")}',
                       ':'.join(mac), '-'.join(mac).upper(), dotted))


# --- days and ages ----------------------------------------------------------

def ordinal(n):
    if 10 <= n % 100 <= 20:
        return f'{n}th'
    return f'{n}' + {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')


def date_full(rng, lang):
    y, m, d = rng.randrange(1941, 2027), rng.randrange(1, 13), rng.randrange(
        1, 29)
    name = MONTHS[lang][m - 1]
    short = {'Mei': 'Mei', 'Agustus': 'Agt'}.get(name, name[:3])
    ways = [f'{d} {name} {y}', f'{d:02}/{m:02}/{y}', f'{d}/{m}/{y}',
            f'{d:02}-{m:02}-{y}', f'{d}.{m}.{y}', f'{y}-{m:02}-{d:02}',
            f'{d} {short} {y}', f'{d:02}/{m:02}/{y % 100:02}',
            f'{d}-{short}-{y}', f'{y}/{m:02}/{d:02}',
            f'{y}-{m:02}-{d:02}T{rng.randrange(24):02}:15:00Z',
            f'{d:02} {name.upper()} {y}', f'{d} {name}, {y}',
            f'{d:02}.{m:02}.{y % 100:02}', f"{d} {short} '{y % 100:02}"]
    day = DAYS[lang][rng.randrange(7)]
    ways += [f'{day}, {d} {name} {y}', f'{day} {d} {name} {y}']
    if lang == 'en':
        ways += [f'{name} {d}, {y}', f'{name} {ordinal(d)}, {y}',
                 f'the {ordinal(d)} of {name} {y}', f'{short} {d} {y}',
                 f'{ordinal(d)} {name} {y}', f'{day}, {name} {d}, {y}',
                 f'{short}. {d}, {y}', f'{m}/{d}/{y}', f'{ordinal(d)} of {name}, {y}']
    else:
        ways += [f'{d} {name} tahun {y}', f'{d} bulan {m} tahun {y}',
                 f'{d} {name.lower()} {y}', f'{d} {short}. {y}']
    return rng.choice(ways)


def date_part(rng, lang):
    """A day without a year, or a month with one."""
    y, m, d = rng.randrange(1985, 2027), rng.randrange(1, 13), rng.randrange(
        5, 29)
    name = MONTHS[lang][m - 1]
    day = DAYS[lang][rng.randrange(7)]
    ways = [f'{d} {name}', f'{name} {y}', f'{day}, {d} {name}', f'{m:02}/{y}',
            f'{day} {d} {name}', f"{name} '{y % 100:02}"]
    if lang == 'en':
        ways += [f'{name} {d}', f'{name} {ordinal(d)}', f'{ordinal(d)} {name}',
                 f'the {ordinal(d)} of {name}', f'{d}-{name[:3]}', f'Q3 {y}',
                 f'{name} of {y}', f'{day} the {ordinal(d)} of {name}']
    else:
        ways += [f'{d} {name[:3]}', f'tanggal {d}'.replace('tanggal ', '')
                 + f' {name}', f'{name} tahun {y}']
    return rng.choice(ways)


def date_hijri(rng):
    d, y = rng.randrange(1, 30), rng.randrange(1420, 1448)
    return rng.choice((f'{d} {rng.choice(HIJRI)} {y} H',
                       f'{d} {rng.choice(HIJRI)} {y}H',
                       f'{d} {rng.choice(HIJRI)} {y}'))


# --- places of living -------------------------------------------------------

def address_id(rng):
    s = rng.choice(STREETS['id']).replace('\u00a0', ' ')
    n, town = rng.randrange(1, 190), rng.choice(TOWNS['id'])
    rt, rw = rng.randrange(1, 15), rng.randrange(1, 12)
    return rng.choice((
        f'Jl. {s} No. {n}, {town}', f'Jalan {s} {n}', f'Jln {s} no {n} {town}',
        f'Jl. {s} No.{n} RT {rt:03}/RW {rw:03}', f'Jl {s} Gg. {rng.randrange(1, 9)} No. {n}',
        f'Gang {s} {rng.randrange(1, 9)} No. {n}, RT {rt:02} RW {rw:02}',
        f'Perum Griya {s} Blok {letters(rng, 1)}{rng.randrange(1, 30)} No. {n}',
        f'Komplek {s} Indah Blok {letters(rng, 1)} No {n}',
        f'Jl. {s} Kav. {n}, Kel. {s} Baru, Kec. Cempaka',
        f'RT {rt:02}/RW {rw:02} Kelurahan {s} Kecamatan Wonoasri',
        f'Dusun {s} RT {rt} RW {rw}, Desa Sumbersari',
        f'jl. {s.lower()} no. {n}', f'Apartemen {s} Tower B Lt. 12 No. {n}',
        f'Jl. {s} {n}A, {town}', f'JL. {s.upper()} NO. {n}'))


def address_en(rng):
    s, n = rng.choice(STREETS['en']), rng.randrange(1, 240)
    kind = rng.choice(('Street', 'Road', 'Avenue', 'Lane', 'Close', 'Drive',
                       'Rise', 'Crescent', 'Court', 'Way', 'Grove', 'Terrace',
                       'St', 'Rd', 'Ave', 'St.'))
    place = TOWNS[rng.choice(('uk', 'us', 'au'))]
    unit = rng.randrange(1, 40)
    town = rng.choice(place)
    return rng.choice((
        f'{n} {s} {kind}', f'{n} {s} {kind}, {town}', f'{n}{rng.choice("abAB")} {s} {kind}',
        f'Flat {unit}, {n} {s} {kind}', f'Flat {unit}, {n} {s} {kind}, {town}',
        f'Unit {unit}/{n} {s} {kind}', f'{unit}/{n} {s} {kind}, {town}',
        f'{n} {s} {kind}, Apt {unit}{letters(rng, 1)}', f'{n} {s} {kind} #{unit}',
        f'Apt {unit}, {n} {s} {kind}', f'{n} {s} {kind}\n{town}',
        f'{n} North {s} {kind}', f'Room {unit}, {s} House, {n} {s} {kind}',
        f'PO Box {n}', f'P.O. Box {digits(rng, 4, "123")}, {town}',
        f'{n} {s} {kind}, Unit {unit}', f'{s} Cottage, {n} {s} {kind}'))


def address_asia(rng):
    s, n = rng.choice(STREETS['en']), rng.randrange(1, 700)
    floor = f'#{rng.randrange(2, 25):02}-{digits(rng, rng.choice((2, 3)), "123")}'
    return rng.choice((
        f'Blk {n} {s} Street {rng.randrange(11, 90)} {floor}',
        f'Blk {n} {s} Ave {rng.randrange(1, 9)} {floor}, Singapore {digits(rng, 6)}',
        f'{n} {s} Road {floor} Singapore {digits(rng, 6)}',
        f'Block {n}, {s} Drive, {floor}',
        f'No. {n}, Jalan {s} {rng.randrange(1, 20)}/{rng.randrange(1, 9)}, 47301 Petaling Jaya',
        f'No {n} Lorong {s}, 10350 Penang'))


def postcode(rng):
    return (letters(rng, rng.choice((1, 2)), 'BLMSNGE') + digits(
        rng, rng.choice((1, 2)), '123456789') + ' ' + digits(rng, 1)
        + letters(rng, 2, 'ABDEFGHJLNPQRSTUWXYZ'))
