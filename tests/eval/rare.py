#!/usr/bin/env python3
"""Gold for quasi-identifiers: what names nobody and yet tells who it is.

usage: rare.py gold [SEED]
       rare.py measure CASEVAULT [SEED]

`gold` writes JSON lines {"id", "lang", "text", "spans": [{"start", "end",
"class", "text"}]}: each term of each class in a sentence of a note, and the
sentences of NEGATIVES, in which nothing may be pointed out (tests, eponyms,
words that have another sense there).  `measure` prints, for each class and
language, how many are pointed out, or removed, and how many of what is pointed
out is gold.
The same seed gives the same bytes.
"""
import json
import random
import subprocess
import sys

SEED = 20260422

FRAMES = {
    'en': {
        'OCCUPATION': ['She works as a {} and likes it.',
                       'His father was a {} for thirty years.',
                       'Trained as a {}, now at home.'],
        'RELIGION': ['Raised {}, no longer practising.',
                     'The family is {} and strict about it.',
                     'Her mother became {} after the move.'],
        'ETHNICITY': ['He describes himself as {}.',
                      'A {} family of six in two rooms.',
                      'Her late husband was {}.'],
        'MEDICATION': ['Takes {} in the evening, sleeps better.',
                       'Stopped {} because of the nausea.',
                       'The GP suggested {} instead.'],
        'DIAGNOSIS': ['Her brother has {} and lives with her.',
                      'Diagnosed with {} as a teenager.',
                      'Fear of {} keeps him awake.'],
        'SCHOOL': ['He was sent to a {} at eleven.',
                   'She left {} without a certificate.',
                   'Met her husband at {}, years ago.'],
        'EMPLOYER': ['He worked on a {} until the accident.',
                     'The whole street worked for the {}.',
                     'Shifts at the {} wear her down.'],
        'EVENT': ['Everything changed after the {}.',
                  'He survived a {} as a boy.',
                  'The papers wrote about the {} for weeks.'],
    },
    'id': {
        'OCCUPATION': ['Ia bekerja sebagai {} sejak lulus.',
                       'Ayahnya dulu {} di desa.',
                       'Suaminya {}, jarang di rumah.'],
        'RELIGION': ['Keluarganya {} dan taat.',
                     'Sejak menikah ia menjadi {}.',
                     'Ibunya penganut {}.'],
        'ETHNICITY': ['Ia keturunan {} dari pihak ibu.',
                      'Mertuanya orang {} asli.',
                      'Keluarga {} itu tinggal bersebelahan.'],
        'MEDICATION': ['Minum {} sebelum tidur.',
                       'Dokter mengganti obatnya dengan {}.',
                       'Berhenti minum {} karena mual.'],
        'DIAGNOSIS': ['Adiknya menderita {} sejak kecil.',
                      'Didiagnosis {} dua tahun lalu.',
                      'Ia takut terkena {}.'],
        'SCHOOL': ['Sejak SMP ia di {}.',
                   'Anaknya masuk {} tahun ini.',
                   'Ia keluar dari {} karena sakit.'],
        'EMPLOYER': ['Ia bekerja di {} sampai malam.',
                     'Suaminya sebulan sekali pulang dari {}.',
                     'Separuh kampung bekerja di {}.'],
        'EVENT': ['Semua berubah setelah {}.',
                  'Ia selamat dari {} waktu kecil.',
                  'Keluarganya tidak pernah bicara soal {}.'],
    },
}

TERMS = {
    'en': {
        'OCCUPATION': 'nurse, plumber, beekeeper, air traffic controller, '
                      'shepherd, tattoo artist, bus driver, midwife, judge, '
                      'prison officer, lighthouse keeper, train driver, '
                      'farrier, violinist, vicar, stuntman, bailiff, dentist, '
                      'coroner, watchmaker, crane operator, paramedic, '
                      'glassblower, jockey, sommelier, veterinary nurse, '
                      'fishmonger, court reporter, weather presenter, '
                      'goldsmith, scaffolder, auctioneer, speech therapist, '
                      'ballet dancer, harbour master, gamekeeper, pastry chef, '
                      'software engineer, taxi driver, puppeteer',
        'RELIGION': 'Sikh, Quaker, Mormon, Zoroastrian, Greek Orthodox, Druze, '
                    "Jehovah's Witness, Baptist, Jain, Rastafarian, Amish, "
                    "Hasidic, Coptic, Ismaili, Wiccan, Shia, Methodist, "
                    "Baha'i, Buddhist, Christadelphian",
        'ETHNICITY': 'Maori, Romani, Kurdish, Somali, Yoruba, Tamil, Inuit, '
                     'Hazara, Basque, Hmong, Igbo, Punjabi, Samoan, Armenian, '
                     'Navajo, Uyghur, Tongan, Gujarati, Rohingya, Cherokee',
        'MEDICATION': 'sertraline, lithium, clozapine, methadone, lamotrigine, '
                      'semaglutide, tamoxifen, levetiracetam, methotrexate, '
                      'ketamine, venlafaxine, finasteride, isotretinoin, '
                      'rivastigmine, baclofen, oxybutynin, truvada, insulin, '
                      'aripiprazole, dexamfetamine',
        'DIAGNOSIS': 'cystic fibrosis, schizophrenia, epilepsy, narcolepsy, '
                     'multiple sclerosis, spina bifida, anorexia nervosa, '
                     "Huntington's disease, haemochromatosis, vitiligo, "
                     'cerebral palsy, psoriasis, lupus, sickle cell, '
                     'bipolar disorder, HIV, hydrocephalus, achondroplasia, '
                     "Crohn's disease, selective mutism, retinitis pigmentosa, "
                     'porphyria',
        'SCHOOL': 'boarding school, seminary, convent school, medical school, '
                  'ballet school, police academy, Steiner school, '
                  'military academy, school for the deaf, grammar school, '
                  'choir school, yeshiva, drama school, pupil referral unit',
        'EMPLOYER': 'oil rig, cruise ship, nuclear plant, coal mine, '
                    'slaughterhouse, casino, embassy, submarine, circus, zoo, '
                    'shipyard, steelworks, navy, paper mill, crematorium, '
                    'abattoir, air force, royal household, salmon farm, '
                    'observatory',
        'EVENT': 'plane crash, house fire, kidnapping, earthquake, '
                 'school shooting, lottery win, landslide, terrorist attack, '
                 'train crash, shipwreck, tsunami, murder trial, '
                 'bank robbery, acid attack, lightning strike, mine collapse, '
                 'shark attack, hostage taking, custody abduction, '
                 'building collapse, avalanche, dam burst',
    },
    'id': {
        'OCCUPATION': 'bidan, nelayan, notaris, tukang becak, dalang, guru tk, '
                      'pramugari, sopir truk, petani garam, kepala desa, '
                      'penghulu, pawang hujan, juru sita, masinis, perias, '
                      'tukang gigi, polwan, nakhoda, peternak lebah, '
                      'apoteker, kondektur, penyelam mutiara, sinden, '
                      'marbot, tukang urut, petugas lapas, penari, jaksa, '
                      'pengrajin perak, guru ngaji, analis bank, mantri',
        'RELIGION': 'Katolik, Hindu, Konghucu, Sapta Darma, Kaharingan, '
                    'Advent, Pantekosta, Syiah, Buddha, Ahmadiyah, '
                    'Saksi Yehuwa, Kejawen, Sunda Wiwitan, Marapu, Bethel',
        'ETHNICITY': 'Bugis, Dayak, Tionghoa, Minangkabau, Asmat, Toraja, '
                     'Sasak, Nias, Batak Karo, Badui, Ambon, Mentawai, '
                     'Madura, Gayo, Osing, Rote, Bajo, Kubu',
        'MEDICATION': 'sertralin, alprazolam, klozapin, risperidon, litium, '
                      'karbamazepin, fluoksetin, insulin, metformin, '
                      'asam valproat, lorazepam, levodopa, fenitoin, '
                      'haloperidol, obat tbc, tamoksifen',
        'DIAGNOSIS': 'skizofrenia, epilepsi, lupus, talasemia, hiv, kusta, '
                     'gangguan bipolar, autisme, kanker serviks, tbc, '
                     'hemofilia, stroke, gagal ginjal, bibir sumbing, '
                     'disleksia, vitiligo, kanker darah, tunarungu',
        'SCHOOL': 'pesantren, slb, sekolah internasional, akademi militer, '
                  'homeschooling, madrasah aliyah, akpol, seminari, '
                  'sekolah pelayaran, sekolah alam, pondok tahfidz, ipdn',
        'EMPLOYER': 'pabrik rokok, kapal pesiar, tambang emas, kilang minyak, '
                    'kedutaan, perkebunan sawit, kapal ikan, pabrik garmen, '
                    'tambang batu bara, rumah potong hewan, kebun binatang, '
                    'kejaksaan, galangan kapal, pabrik gula, lapas, '
                    'lokalisasi',
        'EVENT': 'gempa bumi, kecelakaan pesawat, tsunami, penculikan, '
                 'banjir bandang, pembunuhan, bom bali, kapal tenggelam, '
                 'kebakaran rumah, kerusuhan 98, tanah longsor, perampokan, '
                 'gunung meletus, tawuran, carok, penyanderaan, '
                 'kecelakaan kereta, letusan merapi',
    },
}

NEGATIVES = {
    'en': [
        'Beck Depression Inventory 21, Hamilton scale 14.',
        'The Rorschach and the Minnesota inventory were discussed.',
        'Hamilton and Young mania scores fell.',
        'No sign of Down, she said of her mood: up and down.',
        'He nursed a grudge and drove himself hard.',
        'The pilot phase of the diary went well.',
        'We used the miracle question and a genogram.',
        'Mood low, appetite fair, sleep poor, no plan to die.',
        'She minds her words and tailors them to him.',
        'Anxiety before the exam; depression lifts on walks.',
        'He felt judged by the group and left early.',
        'Homework: thought record, breathing, an hour outside.',
        'The Wechsler index and the Stroop task were normal.',
        'Bowlby, Piaget and Winnicott came up in supervision.',
        'She cooks for friends and dances when alone.',
        'He painted the kitchen and built a shelf.',
        'The Milan approach and the Zurich study were cited.',
        'A storm of tears, then calm.',
    ],
    'id': [
        'Skor Beck 21 dan Hamilton 14.',
        'Tes Rorschach, Pauli dan Wartegg sudah selesai.',
        'Klien merasa sedih, susah tidur dan malas makan.',
        'Terapis menjelaskan lingkaran emosi dan napas perut.',
        'Ia memasak untuk anak lalu menari sendirian.',
        'Tugas rumah: catat pikiran, jalan pagi, tidur teratur.',
        'Pertanyaan ajaib dan genogram dipakai minggu ini.',
        'Ibunya marah, ayahnya diam, adiknya menangis.',
        'Teori Bowlby dan Piaget dibahas di supervisi.',
        'Kecemasan sebelum ujian, depresi ringan.',
        'Ia menyusun rencana dan menulis buku harian.',
        'Klien datang terlambat karena hujan.',
    ],
}


def documents(seed):
    dice = random.Random(seed)
    out = []
    for language in ('en', 'id'):
        for name, terms in TERMS[language].items():
            for term in terms.split(', '):
                frame = dice.choice(FRAMES[language][name])
                begin = frame.index('{}')
                out.append({'lang': language, 'text': frame.format(term),
                            'spans': [{'start': begin, 'class': name,
                                       'end': begin + len(term),
                                       'text': term}]})
        out += [{'lang': language, 'text': text, 'spans': []}
                for text in NEGATIVES[language]]
    dice.shuffle(out)
    for number, document in enumerate(out):
        document['id'] = 'rare-%d' % number
    return out


def read_by(binary, gold):
    lines = [json.dumps({key: document[key] for key in ('id', 'lang', 'text')})
             for document in gold]
    done = subprocess.run([binary, 'anonymize', '--jsonl'], check=True,
                          input=('\n'.join(lines) + '\n').encode(),
                          stdout=subprocess.PIPE)
    return [json.loads(line) for line in done.stdout.decode().splitlines()]


def overlap(a, b):
    return a['start'] < b['end'] and b['start'] < a['end']


def measure(binary, seed):
    """{(language, class): [gold, found, pointed out, of which gold]}"""
    gold = documents(seed)
    counts, missed, extra = {}, [], []
    for document, line in zip(gold, read_by(binary, gold)):
        marks = [mark for mark in line['quasi'] if mark['class'] != 'CALENDAR']
        for span in document['spans']:
            row = counts.setdefault((document['lang'], span['class']),
                                    [0, 0, 0, 0])
            hit = any(overlap(span, mark) and mark['class'] == span['class']
                      for mark in marks) or \
                any(mark['start'] <= span['start'] and
                    span['end'] <= mark['end'] for mark in line['spans'])
            row[0] += 1
            row[1] += hit
            missed += [] if hit else [span['text']]
        for mark in marks:
            row = counts.setdefault((document['lang'], mark['class']),
                                    [0, 0, 0, 0])
            right = any(overlap(span, mark) and span['class'] == mark['class']
                        for span in document['spans'])
            row[2] += 1
            row[3] += right
            extra += [] if right else [
                document['text'][mark['start']:mark['end']]]
    return counts, missed, extra


def share(part, whole):
    return '%.1f' % (100 * part / whole) if whole else '-'


def main():
    if len(sys.argv) > 1 and sys.argv[1] == 'gold':
        for document in documents(int((sys.argv + [SEED])[2])):
            print(json.dumps(document, ensure_ascii=False))
        return
    if len(sys.argv) < 3 or sys.argv[1] != 'measure':
        sys.exit(__doc__)
    counts, missed, extra = measure(sys.argv[2], int((sys.argv + [SEED])[3]))
    form = '%-16s  %-4s  %5s  %8s  %10s'
    print(form % ('quasi-identifier', 'lang', 'gold', 'recall', 'precision'))
    total = [0, 0, 0, 0]
    for (language, name), row in sorted(counts.items()):
        total = [a + b for a, b in zip(total, row)]
        print(form % (name, language, row[0], share(row[1], row[0]),
                      share(row[3], row[2])))
    print(form % ('all', '', total[0], share(total[1], total[0]),
                  share(total[3], total[2])))
    print('missed: ' + ', '.join(missed))
    print('pointed out besides: ' + ', '.join(extra))


if __name__ == '__main__':
    main()
