"""Sentences of notes with numbers that identify nobody, for structured.py.

Doses, scores, money, counts, sessions, rooms, codes of illnesses, times,
ratings, stretches of time: nothing of it may be removed.
"""

TEMPLATES = {
    'en': [
        'PHQ-9 {n27}/27, GAD-7 {n21}/21.', 'PHQ-9: {n27} (was {n27}).',
        'PHQ-9 score {n27}, down from {n27}.', 'BDI-II {n60}, BAI {n60}.',
        'DASS-21: D {even}, A {even}, S {even}.', 'GAF {n99}, WHO-5 {n25}.',
        'CORE-10 {n40}, ORS {n40}.{d1}, SRS {n40}.{d1}.', 'AUDIT {n40}.',
        'Rated distress {r10}/10, now {r10}/10.', 'SUDS from {n99} to {n99}.',
        'Mood {r10}/10, sleep {r10}/10, energy {r10}/10.', 'Mood: {r10} of 10.',
        'Sertraline {dose} mg once daily.', 'Started {drug} {dose}mg nocte.',
        '{drug} {dose} mg -> {dose} mg.', '{drug} {dose}mg BD for {n14} days.',
        'Takes {n4} tablets {n4}x a day.', '{drug} {n4}.{d1} mg PRN, max {n4}.',
        'Session {n40} of {n40}.', 'Session #{n40}.', 'This was session {n40}.',
        'Week {n14} of the {n14}-week programme.', 'Module {n14}, page {n99}.',
        'Read chapter {n14}, pages {n99}-{n99b}.', 'Homework sheet {n14}b.',
        'ICD-10 F{icd}.', 'Dx F{icd}.{d1}, F{icd}.', 'DSM-5 code 300.02.',
        'F{icd}.{d1} (ICD-10-CM).', 'Meets {n9} of {n9} DSM-5 criteria.',
        'BP {bp}, HR {n99}.', 'BP {bp} mmHg, pulse {n99} bpm, temp 36.{d1}.',
        'Weight {n99} kg, height 1{n99} cm, BMI 2{d1}.{d1}.', 'SpO2 98%.',
        'HbA1c 6.{d1}%, TSH 2.{d1} mIU/L.', 'Ran {n14} km in {n60} minutes.',
        'Owes £{n99}0 and $1,{n99}0.', 'Rent went up by ${n99}0 a month.',
        'The fee is £{n99} per session.', 'Lost $15,000 on cards.',
        'Spends about {n99} dollars a week.', 'A {n99}% raise, €2.5k bonus.',
        'Slept {n9}-{n9} hours, woke at {n9}am.', 'From 14:{n60z} to 15:{n60z}.',
        'Appointment moved to {n9}.30 pm.', 'Bed at 23:{n60z}, up at 07:{n60z}.',
        'Calls him {n14} times a day.', 'Smokes {n40} a day, drinks {n14} units.',
        'Panic attacks {n9}x/week, lasting {n40} min.', 'Sober {n99} days.',
        'The room was {n40} degrees.', 'Room temperature 2{d1}C, window open.',
        'Married for {n40} years, separated {n9} months ago.',
        'Worked there for {n40} years.', 'Follow-up in {n9} weeks.',
        'Seen {n9} times since last year.', 'Symptoms for {n9} months.',
        'Two years ago, three jobs ago.', 'Last Tuesday, and the week before.',
        'Used the 5-4-3-2-1 exercise and 4-7-8 breathing.', 'It is 50/50.',
        'On call 24/7.', 'About 1/2 of the time, 3/4 on bad days.',
        'Has {n9} siblings and {n9} cats.', 'Class of {n40} pupils.',
        'Step {n9} of the 12 steps.', 'Version {n9}.{d1}.{d1} of the app.',
        'She asked GPT-4 and Claude 3.5.', 'COVID-19 twice.', 'IQ 1{n99z}.',
        'Raw score {n99}, T = {n99}, percentile {n99}.', 'p < 0.0{d1}.',
        'Scored {n27} on the PHQ-9 and {n21} on the GAD-7.', 'AQ-10: {r10}.',
        'WAIS index 1{n99z} (95% CI 9{d1}-11{d1}).', 'Level {n9}, grade {n9}.',
        'Walks 10,000 steps, eats 1,{d1}00 kcal.', 'Bus {n99}, then on foot.',
        'Gave {r10} out of 10.', 'Items {n9}, {n9} and {n14} were highest.',
        'MMSE {n27}/30, MoCA {n27}/30.', 'Y-BOCS {n40}, PCL-5 {n60}.',
        'Attended {n9}/{n9b} sessions.', 'Goal {n9}: leave the house {n9}x.',
        'Drank {n9} beers, {n9} shots.', 'In {n14} minutes it passed.',
        'Top {n9} list, {n9} items.', 'Homework {n9} done, {n9} not done.',
        'Reached {n99}% of the plan.', 'Alarm set for {n9} and {n9}.15.',
        'The shift pattern changed to {n9} nights on, {n9} off.',
        'Took {n40} paracetamol, vomited {n9} times.', 'Lithium 0.{d1} mmol/L.',
        'Sees it as an 8 on a scale from 0 to 10.', 'Rows {n9} nights a week.',
        'Watched {n9} seasons, {n14} episodes each.', 'Scale 0-10: {r10}.',
        'Total {n60}, subscales {n14}, {n14}, {n14}.', 'EDE-Q {n4}.{d1}.'],
    'id': [
        'PHQ-9 {n27}/27, GAD-7 {n21}/21.', 'Skor PHQ-9: {n27} (sebelumnya {n27}).',
        'Skor BDI-II {n60}, BAI {n60}.', 'DASS-21 D {even}, A {even}, S {even}.',
        'Skala nyeri {r10}/10.', 'Suasana hati {r10}/10, cemas {r10}/10.',
        'SUD turun dari {n99} ke {n99}.', 'Skala {r10} dari 10.', 'SRQ-20: {n14}.',
        'Sertralin {dose} mg 1x sehari.', '{drug} {dose}mg 1-0-1.',
        '{drug} {dose} mg 2x1 selama {n14} hari.', 'Minum {n4} tablet {n4}x sehari.',
        '3x sehari {dose}mg sesudah makan.', '{drug} {n4},{d1} mg bila perlu.',
        'Sesi ke-{n40}.', 'Sesi {n40} dari {n40}.', 'Ini pertemuan ke-{n14}.',
        'Minggu ke-{n14} program {n14} minggu.', 'Modul {n14}, halaman {n99}.',
        'Baca bab {n14} hal. {n99}-{n99b}.', 'Lembar kerja {n14}b.',
        'ICD-10 F{icd}.', 'Dx: F{icd}.{d1}.', 'PPDGJ F{icd}.{d1}, aksis IV.',
        'TD {bp}, nadi {n99}x/menit.', 'Tensi {bp} mmHg, suhu 36,{d1}.',
        'BB {n99} kg, TB 1{n99z} cm.', 'HbA1c 6,{d1}%.', 'IMT 2{d1},{d1}.',
        'Utang Rp {n99}.000.000 ke pinjol.', 'Gaji Rp{n9},{d1} juta.',
        'Rugi {n99} juta rupiah.', 'Uang jajan {n99}rb seminggu.',
        'Biaya Rp 350.000 per sesi.', 'Bayar {n99}0.000 tiap bulan.',
        'Cicilan 1,{d1} jt, tenor {n40} bulan.', 'Diskon {n99}%.',
        'Tidur {n9}-{n9} jam, bangun jam {n9}.', 'Pukul 14.{n60z}-15.{n60z} WIB.',
        'Jam 08.{n60z} sampai 10.{n60z}.', 'Pukul 19:{n60z} WIB.',
        'Menelepon {n14} kali sehari.', 'Merokok {n40} batang, kopi {n9} gelas.',
        'Serangan panik {n9}x/minggu, {n40} menit.', 'Berhenti {n99} hari.',
        'Suhu ruangan {n40} derajat.', 'Ruang konseling 2{d1} derajat.',
        'Menikah selama {n40} tahun, pisah {n9} bulan.',
        'Sudah bekerja {n40} tahun di sana.', 'Kontrol {n9} minggu lagi.',
        'Gejala sejak {n9} bulan lalu.', '{n9} tahun terakhir memburuk.',
        'Tiga minggu lalu dan Selasa kemarin.', 'Dua tahun yang lalu pindah.',
        'Latihan 5-4-3-2-1 dan napas 4-7-8.', 'Fifty-fifty, 50:50.',
        'Siaga 24 jam.', 'Sekitar 1/2 waktunya, 3/4 kalau buruk.',
        'Anak ke-{n9} dari {n9} bersaudara.', 'Kelas berisi {n40} siswa.',
        'Langkah {n9} dari 12 langkah.', 'Kelas {n9}, semester {n9}.',
        'Tanya ke GPT-4 dan Gemini 1.5.', 'COVID-19 dua kali.', 'IQ 1{n99z}.',
        'Skor mentah {n99}, persentil {n99}.', 'IPK 3,{n60z}.', 'Nilai rapor 8{d1}.',
        'Jalan 10.000 langkah, 1.{d1}00 kkal.', 'Naik angkot {n99}.',
        'Butir {n9}, {n9} dan {n14} paling tinggi.', 'MMSE {n27}/30.',
        'Hadir {n9}/{n9b} sesi.', 'Target {n9}: keluar rumah {n9}x seminggu.',
        'Lari {n14} km dalam {n60} menit.', 'Dalam {n14} menit reda.',
        'Tugas {n9} selesai, {n9} belum.', 'Tercapai {n99}% dari rencana.',
        'Alarm jam {n9} dan {n9}.15.', 'Shift malam {n9} hari, libur {n9} hari.',
        'Minum {n40} butir parasetamol, muntah {n9}x.', 'Nonton {n14} episode.',
        'Skor total {n60}, subskala {n14}, {n14}.', 'Pasal {n14} ayat {n4}.',
        'Konsumsi {n9} botol, {n9} gelas.', 'Bertengkar {n9} malam seminggu.',
        'Usaha ini sudah jalan {n9} tahun.', 'Pacaran {n9} tahun, putus {n9}x.',
        'Level {n9}, versi {n9}.{d1}.', 'Mengisi {n21} butir soal.',
        'Juz {n14}, surat ke-{n99}.', 'Antre {n40} menit, giliran ke-{n14}.'],
}
DRUGS = ('Fluoxetine Quetiapine Escitalopram Lorazepam Risperidone Olanzapine '
         'Mirtazapine Clobazam Aripiprazole').split()
TAILS = {'en': ['', '', ' No change.', ' Discussed.', ' Plan unchanged.'],
         'id': ['', '', ' Tetap.', ' Dibahas.', ' Rencana tetap.']}


def fill(rng):
    """A value for every field of the templates."""
    low = rng.randrange(2, 9)
    value = {f'n{top}': rng.randrange(1, top + 1)
             for top in (4, 9, 14, 21, 25, 27, 40, 60, 99)}
    value.update(
        n9=low, n9b=low + rng.randrange(1, 9), n99=rng.randrange(11, 100),
        r10=rng.randrange(0, 11), d1=rng.randrange(0, 10),
        n99b=rng.randrange(100, 240), n60z=f'{rng.randrange(0, 60):02}',
        n99z=f'{rng.randrange(0, 60):02}', even=2 * rng.randrange(0, 20),
        dose=rng.choice((5, 10, 12.5, 20, 25, 50, 75, 100, 150, 300)),
        icd=rng.choice((20, 32, 33, 41, 42, 43, 60, 90)),
        drug=rng.choice(DRUGS),
        bp=f'{rng.randrange(95, 165)}/{rng.randrange(58, 99)}')
    return value


def sentence(rng, lang):
    text = rng.choice(TEMPLATES[lang])
    # Each field on its own, so that two of a kind differ.
    while '{' in text:
        head, rest = text.split('{', 1)
        name, tail = rest.split('}', 1)
        text = head + str(fill(rng)[name]) + tail
    if rng.random() < .1:
        text = text[0].lower() + text[1:]
    return text + rng.choice(TAILS[lang])
