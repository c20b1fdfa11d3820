#!/usr/bin/env python3
"""Structured identifiers in prose, or numbers in prose that identify nobody.

usage: structured.py {positive|negative} COUNT [SEED]

Writes COUNT mentions (positive) or documents (negative) as JSON lines, in
English and Indonesian, with the gold spans beside, as generate.py does.  No
record goes with them: the program has the text alone.  `family` is the kind of
number.  The same arguments give the same bytes.
"""
import json
import random
import sys

import harmless
import values as v

# Before a value: "{c}" is a word of the family, "{v}" the value.
GENERIC = {
    'en': ['{c}: {v}', '{c} {v}', '{c} is {v}', '{c} - {v}', '({c}: {v})',
           '{c} = {v}', 'his {c} is {v}', 'Her {c}: {v}', 'The {c} is {v}',
           'Asked again for the {c}: {v}.', 'Gave me their {c}, {v}, twice.',
           'She read out her {c} {v} from memory.', '- {c}: {v}',
           '{c} ({v}) was on the letter.', 'Please quote {c} {v} in replies.',
           'wrote down {c} {v} for the file', '**{c}:** {v}', '{c} : {v}',
           'The form has {c} {v} and no signature.'],
    'id': ['{c}: {v}', '{c} {v}', '{c} : {v}', '{c} adalah {v}', '({c}: {v})',
           '{c} = {v}', '{c} klien {v}', '{c}nya {v}', 'dengan {c} {v}',
           'Tercatat {c} {v} di surat rujukan.', '- {c}: {v}',
           'Ia menyebut {c} {v} di luar kepala.', '**{c}:** {v}',
           'Mohon cantumkan {c} {v}.', 'tadi kirim {c} {v}',
           'Di formulir tertulis {c} {v} tanpa tanda tangan.'],
}
BARE = {
    'en': ['Reach her on {v} after six.', 'New contact: {v}', '{v}',
           'Sent from {v} this morning.', 'It is {v} now, she says.',
           'He scribbled {v} on the back of the sheet.', 'See {v}, please.',
           'The note said {v} and nothing else.', 'Try {v}, then leave it.',
           'left {v} with reception', '"{v}" was all it said.'],
    'id': ['Hubungi di {v} setelah jam enam.', 'Kontak baru: {v}', '{v}',
           'Dikirim dari {v} tadi pagi.', 'Sekarang pakai {v}, katanya.',
           'Ia menulis {v} di balik lembar itu.', 'Lihat {v} ya.',
           'Di kertas cuma tertulis {v}.', 'coba {v} dulu, baru yang lama'],
}
DATED = {
    'en': ['Born on {v}, the youngest.', 'Seen {v}, arrived late.',
           'Discharged {v} with a plan.', 'Admitted on {v}.', 'DOB {v}',
           'DOB: {v}', 'The accident happened on {v}.', 'Since {v} no contact.',
           '{v}: first session', 'Next appointment {v}.', 'from {v} onwards',
           'They married on {v} and parted soon.', 'Date: {v}',
           'On {v} she called in tears.', 'Letter dated {v} from the court.',
           'Dx confirmed {v} by the ward.', '({v}) telephone contact'],
    'id': ['Lahir {v}, bungsu.', 'Sesi {v}, datang terlambat.', 'Tgl {v}',
           'Masuk RS tanggal {v}.', 'Tanggal lahir: {v}', 'TTL: {v}',
           'Kecelakaan itu terjadi pada {v}.', 'Sejak {v} tidak ada kabar.',
           '{v}: sesi pertama', 'Kontrol berikutnya {v}.', 'mulai {v}',
           'Menikah {v}, lalu berpisah.', 'Tanggal: {v}', 'tgl lahir {v}',
           'Pada {v} ia menelepon sambil menangis.',
           'Surat tertanggal {v} dari pengadilan.'],
}
AGED = {
    'en': ['a {v}-year-old man', 'a {v} year old girl', '{v} years old, single',
           '{v} y/o student', 'She is {v} years old.', 'aged {v}', 'Age: {v}',
           'Age {v}', 'at the age of {v}', 'Male, {v}, lives alone.', '{v}F',
           'F, {v}, teacher', 'Female, {v}. Referred by GP.', '({v}yo)',
           'her brother ({v}) left', 'She turned {v} last week.', '{v}yo male',
           'he is {v} and lives at home', 'mum, {v}, is well', '{v} yrs old',
           'their son, {v}, moved out', 'My client is {v}.', 'M/{v}', 'F/{v}',
           'my daughter is {v} now', 'shes {v} and tired', "I'm {v}.",
           'a woman of {v}', 'age at referral: {v}', '{v}-yr-old boy'],
    'id': ['usia {v} tahun', 'umur {v}', 'berusia {v} tahun', 'Usia: {v}',
           'Laki-laki, {v} tahun, menikah.', 'perempuan {v} tahun', 'L/{v} th',
           'P, {v} th', 'klien ({v} th)', 'Ia {v} th, belum bekerja.',
           'umurnya {v} thn', 'anak pertama ({v} tahun)', 'pria {v} tahun',
           'Klien wanita usia {v} tahun', 'seorang ibu berumur {v} tahun',
           'adiknya, {v} tahun, ikut', 'aku {v} tahun kak', 'saat usia {v}',
           'Perempuan, {v}, mahasiswi.', 'remaja laki-laki {v} tahun',
           'P/{v}', 'usianya sudah {v}', 'sejak dia {v} tahun', 'umur {v} th',
           'ketika berumur {v}', 'mahasiswa, {v} tahun', 'genap {v} tahun'],
}
AGES_LOOSE = {
    'en': [('in her {v}', ['mid-forties', 'late thirties', 'early 20s',
                           'mid-30s', 'sixties']),
           ('a man in his {v}', ['fifties', 'late 60s', 'early forties']),
           ('a {v}-year-old', ['thirty-four', 'nineteen', 'forty-two'])],
    'id': [('usia {v}', ['20-an', '30an', 'tiga puluhan', '40-an']),
           ('umur {v}', ['20an', 'dua puluhan', '50-an']),
           ('berusia {v} tahun', ['tiga puluh dua', 'sembilan belas'])],
}
LIVES = {
    'en': ['Lives at {v}.', 'Address: {v}', 'Address is {v}.',
           'Moved to {v} in spring.', 'Post goes to {v}.', '{v}',
           'home visit at {v}, nobody in', 'The flat at {v} is damp.',
           'She grew up at {v}, with her gran.', 'Meet outside {v}.',
           'registered at {v}'],
    'id': ['Tinggal di {v}.', 'Alamat: {v}', 'Alamat {v}', 'Pindah ke {v}.',
           'Surat dikirim ke {v}.', '{v}', 'kunjungan rumah ke {v}',
           'Kontrakan di {v} itu lembap.', 'Besar di {v}, ikut nenek.',
           'domisili {v}', 'rumahnya di {v}'],
}
FILLER = {
    'en': ['Sleep is a little better.', 'PHQ-9 was 14 of 27, last month 17.',
           'No plan, no intent.', 'We practised breathing twice.',
           'Sertraline 50 mg in the morning.', 'Arrived 10 minutes late.',
           'Mood 4/10, anxiety 7/10.', 'Session 6 of 12.', 'Review in 2 weeks.'],
    'id': ['Tidur sedikit membaik.', 'Skor PHQ-9 14, bulan lalu 17.',
           'Tidak ada rencana bunuh diri.', 'Latihan napas diulang dua kali.',
           'Sertralin 50 mg pagi hari.', 'Datang terlambat 10 menit.',
           'Mood 4/10, cemas 7/10.', 'Sesi ke-6 dari 12.', 'Kontrol 2 minggu.'],
}


def cued(*words):
    return words


# family: (type, languages, maker, cue words or None); a maker that wants the
# language takes two arguments.
KINDS = {
    'nik': ('ID', 'id', v.nik, cued('NIK', 'No. KTP', 'no ktp', 'nik', 'KTP',
                                    'Nomor Induk Kependudukan')),
    'kk': ('ID', 'id', v.kk, cued('No. KK', 'nomor KK', 'Kartu Keluarga',
                                  'no kartu keluarga')),
    'npwp': ('ID', 'id', v.npwp, cued('NPWP', 'npwp', 'No. NPWP')),
    'bpjs': ('ID', 'id', lambda r: '000' + v.digits(r, 10), cued(
        'BPJS', 'No. BPJS', 'no kartu BPJS', 'BPJS Kesehatan', 'no. peserta',
        'No. JKN', 'nomor peserta BPJS')),
    'sim': ('ID', 'id', lambda r: v.digits(r, r.choice((12, 14))), cued(
        'SIM', 'No. SIM', 'SIM A', 'SIM C', 'nomor SIM')),
    'passport': ('ID', 'en id', v.passport, cued(
        'passport', 'Passport no.', 'passport number', 'paspor', 'No. Paspor')),
    'nisn': ('ID', 'id', lambda r: '00' + v.digits(r, 8), cued(
        'NISN', 'nisn', 'No. NISN')),
    'nip': ('ID', 'id', lambda r: f'19{r.randrange(60, 99)}0{r.randrange(1, 9)}'
            f'{r.randrange(10, 28)} 20{r.randrange(10, 22)}0{r.randrange(1, 9)}'
            f' {r.choice("12")} {v.digits(r, 3)}', cued('NIP', 'NIP.', 'nip')),
    'nim': ('ID', 'id', lambda r: v.digits(r, r.choice((8, 10, 12)), '12'),
            cued('NIM', 'NPM', 'NRP', 'nim', 'no. mahasiswa')),
    'licensed': ('ID', 'id', lambda r: f'{v.digits(r, 4)}-{r.randrange(10, 24)}'
                 f'-{r.randrange(1, 3)}-{r.randrange(1, 3)}', cued(
                     'SIPP', 'No. SIPP', 'STR', 'No. STR', 'nomor STR')),
    'plate id': ('ID', 'id', v.plate_id, cued(
        'plat', 'nopol', 'plat nomor', 'mobil', 'motornya', 'No. Polisi')),
    'record id': ('ID', 'id', v.record_id, cued(
        'No. RM', 'no RM', 'nomor rekam medis', 'No. Rekam Medis', 'No.RM',
        'no. reg', 'nomor registrasi', 'No. Register', 'nomor antrian',
        'no. pasien', 'no. peserta', 'kode klien', 'ID pasien')),
    'case id': ('ID', 'id', v.case_id, cued(
        'Nomor', 'No.', 'nomor perkara', 'perkara', 'No. Laporan', 'No. Surat',
        'laporan polisi')),
    'bank id': ('ID', 'id', v.bank_id, cued(
        'rek BCA', 'no. rekening', 'rekening', 'norek', 'No. Rek', 'VA',
        'rekening Mandiri', 'a/c BRI', 'transfer ke BCA')),
    'ssn': ('ID', 'en', v.ssn, cued('SSN', 'Social Security number', 'ssn',
                                    'SSN#', 'social security no.')),
    'nhs': ('ID', 'en', v.nhs, cued('NHS', 'NHS no', 'NHS number', 'NHS No.',
                                    'NHS #')),
    'nino': ('ID', 'en', v.nino, cued('NI number', 'NINO', 'NI no.',
                                      'National Insurance number', 'NI')),
    'iban': ('ID', 'en', v.iban, cued('IBAN', 'account', 'acc', 'iban')),
    'card': ('ID', 'en id', v.card, cued(
        'card', 'Visa', 'credit card', 'card number', 'debit card',
        'kartu kredit')),
    'pps': ('ID', 'en', v.pps, cued('PPS', 'PPSN', 'PPS number', 'PPS no.')),
    'nric': ('ID', 'en', v.nric, cued('NRIC', 'FIN', 'NRIC no.', 'IC')),
    'mykad': ('ID', 'en', v.mykad, cued('IC', 'MyKad', 'IC no.', 'NRIC',
                                        'IC number')),
    'medicare': ('ID', 'en', v.medicare, cued(
        'Medicare', 'Medicare no.', 'Medicare number', 'Medicare card')),
    'tfn': ('ID', 'en', v.tfn, cued('TFN', 'tax file number', 'tfn')),
    'ird': ('ID', 'en', v.ird, cued('IRD', 'IRD number', 'IRD no.')),
    'nhi': ('ID', 'en', v.nhi, cued('NHI', 'NHI number', 'NHI no.')),
    'licence': ('ID', 'en', v.licence, cued(
        "driver's licence", 'driving licence', 'licence no.', 'DL', 'DL#',
        'driver license number', 'drivers licence', 'license number')),
    'plate en': ('ID', 'en', v.plate_en, cued(
        'plate', 'reg', 'rego', 'registration', 'number plate', 'license plate',
        'car reg', 'vehicle')),
    'account': ('ID', 'en', lambda r: r.choice((
        v.digits(r, 8), v.digits(r, 9), v.digits(r, 10),
        f'{v.digits(r, 3)}-{v.digits(r, 6)}')), cued(
            'account', 'account number', 'acc no.', 'a/c', 'acct', 'a/c no.',
            'bank account')),
    'sort code': ('ID', 'en', v.sort_code, cued('sort code', 'Sort code',
                                                'sort', 'BSB')),
    'code': ('ID', 'en', v.code, cued(
        'MRN', 'hosp no', 'Hosp No.', 'hospital number', 'case ref', 'Case no.',
        'client ID', 'Client ID', 'policy #', 'policy no.', 'claim number',
        'Ref', 'ref no.', 'our ref', 'Your ref', 'referral ID', 'member ID',
        'patient ID', 'chart #', 'chart no.', 'file no.', 'booking ref',
        'order no.', 'invoice number', 'student ID', 'employee ID', 'staff no.',
        'UR no.', 'URN', 'crime ref', 'case number', 'membership no.',
        'ticket no.', 'reference number', 'group number', 'PIN', 'badge no.',
        'unit number', 'K number', 'record number', 'payroll no.')),
    'case en': ('ID', 'en', v.case_en, cued(
        'case', 'case no.', 'docket', 'court file', 'Case Number', 'matter',
        'court ref')),
    'device': ('ID', 'en id', lambda r: r.choice((
        '35' + v.digits(r, 13), v.letters(r, 17, 'ABCDEFGHJKLMNPRSTUVWXYZ'
                                          '0123456789'))),
        cued('IMEI', 'VIN', 'serial number', 'serial no.', 'No. IMEI')),
    'wallet': ('ID', 'en id', v.bitcoin, cued('BTC', 'wallet', 'bitcoin',
                                              'ETH', 'dompet kripto')),
    'uuid': ('ID', 'en id', v.uuid, cued('conversation ID', 'chat id', 'id',
                                         'UUID', 'session id')),
    'phone id': ('PHONE', 'id', v.phone_id, cued(
        'HP', 'No. HP', 'WA', 'telp', 'Telp.', 'no wa', 'nomor hp', 'kontak',
        'WhatsApp', 'hp ibu')),
    'phone id bare': ('PHONE', 'id', v.phone_id, None),
    'phone id line': ('PHONE', 'id', v.phone_id_line, cued(
        'telp', 'Telp.', 'telepon rumah', 'telp kantor', 'Fax', 'No. Telp')),
    'phone id spoken': ('PHONE', 'id', v.phone_id_spoken, cued(
        'nomornya', 'nomor', 'WA', 'hp', 'telponnya')),
    'phone en spoken': ('PHONE', 'en', v.phone_en_spoken, cued(
        'number', 'phone', 'mobile', 'his number')),
    'phone uk': ('PHONE', 'en', v.phone_uk, cued(
        'mobile', 'Mob', 'tel', 'phone', 'contact', 'T:', 'landline', 'Ph')),
    'phone uk bare': ('PHONE', 'en', v.phone_uk, None),
    'phone us': ('PHONE', 'en', v.phone_us, cued(
        'cell', 'phone', 'tel', 'home', 'work', 'ph#', 'call', 'C:', 'fax')),
    'phone us bare': ('PHONE', 'en', v.phone_us, None),
    'phone au': ('PHONE', 'en', v.phone_au, cued(
        'mob', 'mobile', 'ph', 'phone', 'M:', 'Ph.', 'contact no.')),
    'phone sg': ('PHONE', 'en', v.phone_sg, cued(
        'HP', 'phone', 'contact', 'mobile', 'tel', 'Hp:', 'WhatsApp')),
    'phone my': ('PHONE', 'en', v.phone_my, cued(
        'HP', 'phone', 'tel', 'mobile', 'H/P')),
    'phone other': ('PHONE', 'en id', v.phone_other, None),
    'email': ('EMAIL', 'en id', v.email, None),
    'email spoken': ('EMAIL', 'en id', v.email_spoken, None),
    'share link': ('URL', 'en id', v.share_link, None),
    'link': ('URL', 'en id', v.link, None),
    'handle at': ('HANDLE', 'en id', lambda r, l: '@' + v.account(
        r, l).strip('.'), None),
    'handle cued': ('HANDLE', 'en id', lambda r, l: r.choice(
        v.FIRST[l]) + r.choice('_.') + r.choice(v.LAST[l]) + v.digits(r, 2),
        cued('IG', 'Instagram', 'username', 'TikTok', 'akun ig', 'Discord',
             'snap', 'twitter', 'user', 'Telegram')),
    'ip': ('IP', 'en id', v.ip, cued('IP', 'IP address', 'from', 'MAC', 'ip')),
    'postcode': ('ADDRESS', 'en', v.postcode, cued(
        'postcode', 'Postcode', 'post code')),
}
FRAMED = {
    'date full': ('DATE', 'en id', v.date_full, DATED),
    'date part': ('DATE', 'en id', v.date_part, DATED),
    'date hijri': ('DATE', 'id', lambda r, l: v.date_hijri(r), DATED),
    'age': ('AGE', 'en id', lambda r, l: str(r.randrange(4, 89)), AGED),
    'address id': ('ADDRESS', 'id', lambda r, l: v.address_id(r), LIVES),
    'address en': ('ADDRESS', 'en', lambda r, l: v.address_en(r), LIVES),
    'address asia': ('ADDRESS', 'en', lambda r, l: v.address_asia(r), LIVES),
}
QUASI = {'DATE', 'AGE'}


def make(rng, maker, lang):
    wanted = maker.__code__.co_argcount
    return maker(rng, lang) if wanted > 1 else maker(rng)


def mention(rng, lang):
    """(family, type, frame with {v}, value)"""
    pick = rng.random()
    if pick < .03:
        frame, ways = rng.choice(AGES_LOOSE[lang])
        return 'age in words', 'AGE', frame, rng.choice(ways)
    if pick < .3:
        family = rng.choice([f for f in FRAMED if lang in FRAMED[f][1]])
        type_, _, maker, frames = FRAMED[family]
        return family, type_, rng.choice(frames[lang]), make(rng, maker, lang)
    family = rng.choice([f for f in KINDS if lang in KINDS[f][1]])
    type_, _, maker, cues = KINDS[family]
    value = make(rng, maker, lang)
    if cues is None:
        return family, type_, rng.choice(BARE[lang]), value
    cue = rng.choice(cues)
    frame = rng.choice(GENERIC[lang]).replace('{c}', cue)
    if cue.endswith((':', '.', '#')):
        frame = frame.replace(cue + ':', cue).replace(cue + 'nya', cue)
    return family, type_, frame, value


def finish(rng, sentence):
    """Now and then lower case, a bullet, or no full stop."""
    if sentence[-1] not in '.!?"' and rng.random() < .6:
        sentence += rng.choice(('.', '.', ',', ';', ''))
    return rng.choice(('', '', '', '- ', '* ', '> ')) + sentence


def positive(rng, number):
    lang = rng.choice(('en', 'id'))
    text, spans = '', []
    for _ in range(rng.choice((1, 1, 2, 3))):
        if rng.random() < .5:
            text += rng.choice(FILLER[lang]) + rng.choice((' ', '\n'))
        family, type_, frame, value = mention(rng, lang)
        before, after = finish(rng, frame).split('{v}')
        text += before
        spans.append({'start': len(text), 'end': len(text) + len(value),
                      'type': type_, 'kind': 'quasi' if type_ in QUASI
                      else 'direct', 'family': family, 'text': value})
        text += value + after + rng.choice((' ', '\n', '\n\n'))
    if rng.random() < .5:
        text += rng.choice(FILLER[lang])
    return {'id': f'structured-{number:06}', 'source': 'structured',
            'lang': lang, 'text': text.rstrip(' ') or text, 'spans': spans}


def negative(rng, number):
    lang = rng.choice(('en', 'id'))
    text = ' '.join(harmless.sentence(rng, lang)
                    for _ in range(rng.choice((1, 2, 3))))
    return {'id': f'harmless-{number:06}', 'source': 'harmless', 'lang': lang,
            'text': text, 'spans': []}


def main():
    if len(sys.argv) < 3 or sys.argv[1] not in ('positive', 'negative'):
        sys.exit(__doc__)
    rng = random.Random(f'{sys.argv[1]} {sys.argv[3:] or 1}')
    made = count = 0
    while made < int(sys.argv[2]):
        document = (positive if sys.argv[1] == 'positive' else negative)(
            rng, count)
        made += len(document['spans']) or 1
        count += 1
        print(json.dumps(document, ensure_ascii=False))


if __name__ == '__main__':
    main()
