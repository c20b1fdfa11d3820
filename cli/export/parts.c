#include "cli/export/parts.h"

#include <string.h>
#include <strings.h>

/* Another language's words, side by side. */
struct wording {
    const char *title;
    const char *word;
    const char *hint;
};

static const struct wording wordings[EXPORT_PART_COUNT][EXPORT_LANGUAGE_COUNT] =
    {
    [EXPORT_PART_QUESTION] = {
        { "Question for supervision", "Question",
            "What do you want to take home? One or two sentences." },
        { "Pertanyaan untuk supervisi", "Pertanyaan",
            "Apa yang ingin Anda bawa pulang? Satu atau dua kalimat." },
    },
    [EXPORT_PART_RISK] = {
        { "Risk now", "Risk",
            "Danger to self, to others, from others; what protects; what is "
            "agreed. Left empty, the newest risk note stands here." },
        { "Risiko saat ini", "Risiko",
            "Bahaya bagi diri, bagi orang lain, dari orang lain; apa yang "
            "melindungi; apa yang disepakati. Jika kosong, catatan risiko "
            "terbaru dipakai." },
    },
    [EXPORT_PART_WHO] = {
        { "Who, and in which context", "Who",
            "In bands, not facts: stage of life, household, work, setting. "
            "Age and people on record are added." },
        { "Siapa, dan dalam konteks apa", "Siapa",
            "Secara umum, bukan fakta rinci: tahap hidup, rumah tangga, "
            "pekerjaan, tempat layanan. Usia dan orang yang tercatat "
            "ditambahkan." },
    },
    [EXPORT_PART_CONCERN] = {
        { "Presenting concern, and why now", "Presenting",
            "Left empty, the intake note stands here." },
        { "Keluhan utama, dan mengapa sekarang", "Keluhan",
            "Jika kosong, catatan asesmen awal dipakai." },
    },
    [EXPORT_PART_HISTORY] = {
        { "History that matters", "History",
            "Only what the question needs." },
        { "Riwayat yang penting", "Riwayat",
            "Hanya yang diperlukan oleh pertanyaan." },
    },
    [EXPORT_PART_FORMULATION] = {
        { "Formulation", "Formulation",
            "Five Ps, cognitive-behavioural, psychodynamic, or your own." },
        { "Formulasi", "Formulasi",
            "Lima P, kognitif-perilaku, psikodinamik, atau cara Anda." },
    },
    [EXPORT_PART_PLAN] = {
        { "Goals, plan, and what was tried", "Plan",
            "Left empty, the newest plan note stands here." },
        { "Tujuan, rencana, dan yang sudah dicoba", "Rencana",
            "Jika kosong, catatan rencana terbaru dipakai." },
    },
    [EXPORT_PART_COURSE] = {
        { "Course of therapy", "Course",
            "Themes and turning points. Sessions, events and scores are "
            "added." },
        { "Perjalanan terapi", "Perjalanan",
            "Tema dan titik balik. Sesi, peristiwa, dan skor ditambahkan." },
    },
    [EXPORT_PART_RELATIONSHIP] = {
        { "The relationship", "Relationship",
            "Alliance, transference and countertransference, boundaries." },
        { "Hubungan terapeutik", "Hubungan",
            "Aliansi, transferensi dan kontratransferensi, batas." },
    },
    [EXPORT_PART_CULTURE] = {
        { "Culture, religion, language", "Culture",
            "What they mean for the work; no names of places or groups that "
            "single somebody out." },
        { "Budaya, agama, bahasa", "Budaya",
            "Apa artinya bagi proses; tanpa nama tempat atau kelompok yang "
            "menunjuk seseorang." },
    },
    [EXPORT_PART_ETHICS] = {
        { "Ethics and law", "Ethics",
            "Consent, confidentiality and its limits, duties to report, "
            "several roles." },
        { "Etika dan hukum", "Etika",
            "Persetujuan, kerahasiaan dan batasnya, kewajiban melapor, "
            "peran ganda." },
    },
    [EXPORT_PART_VIEW] = {
        { "What I think, what I fear, what I ask", "View",
            "In your own voice." },
        { "Yang saya pikirkan, yang saya khawatirkan, yang saya minta",
            "Pandangan", "Dengan suara Anda sendiri." },
    },
};

const char *
export_part_title(enum export_part part, enum export_language language)
{
    return wordings[part][language].title;
}

const char *
export_part_word(enum export_part part, enum export_language language)
{
    return wordings[part][language].word;
}

const char *
export_part_hint(enum export_part part, enum export_language language)
{
    return wordings[part][language].hint;
}

static bool
is_letter(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
        ((unsigned char)byte & 0x80) != 0;
}

static bool
begins(struct anon_text heading, const char *word)
{
    size_t len = strlen(word);

    return heading.len >= len && strncasecmp(heading.data, word, len) == 0 &&
        (heading.len == len || !is_letter(heading.data[len]));
}

/* The part that a heading names, or EXPORT_PART_COUNT. */
static enum export_part
part_of(struct anon_text heading)
{
    for (unsigned part = 0; part < EXPORT_PART_COUNT; part++) {
        for (unsigned language = 0; language < EXPORT_LANGUAGE_COUNT;
             language++) {
            const struct wording *wording = &wordings[part][language];

            if (begins(heading, wording->word) ||
                begins(heading, wording->title)) {
                return (enum export_part)part;
            }
        }
    }
    return EXPORT_PART_COUNT;
}

/* The part that the line of text begins, or EXPORT_PART_COUNT. */
static enum export_part
read_line(struct anon_text line)
{
    size_t hashes = 0;

    while (hashes < line.len && line.data[hashes] == '#') {
        hashes++;
    }
    if (hashes == 0 || hashes > 3 || hashes == line.len ||
        line.data[hashes] != ' ') {
        return EXPORT_PART_COUNT;
    }
    while (hashes < line.len && line.data[hashes] == ' ') {
        hashes++;
    }
    return part_of((struct anon_text){ line.data + hashes, line.len - hashes });
}

static void
skip_blanks(struct anon_text note, struct export_piece *piece)
{
    while (piece->begin < piece->end &&
        strchr(" \t\r\n", note.data[piece->begin]) != NULL) {
        piece->begin++;
    }
}

/* Takes the hint of a template, and blanks, off the beginning. */
static void
skip_hints(struct anon_text note, struct export_piece *piece)
{
    const char *end;

    skip_blanks(note, piece);
    while (piece->end - piece->begin >= 4 &&
        memcmp(note.data + piece->begin, "<!--", 4) == 0) {
        end = memmem(note.data + piece->begin, piece->end - piece->begin, "-->",
            3);
        if (end == NULL) {
            return;
        }
        piece->begin = (size_t)(end - note.data) + 3;
        skip_blanks(note, piece);
    }
}

/* Takes blanks off both ends, and hints. */
static struct export_piece
trim(struct anon_text note, struct export_piece piece)
{
    skip_hints(note, &piece);
    while (piece.end > piece.begin &&
        strchr(" \t\r\n", note.data[piece.end - 1]) != NULL) {
        piece.end--;
    }
    return piece;
}

size_t
export_parts_split(struct anon_text note,
    struct export_piece ret_pieces[EXPORT_PART_COUNT])
{
    struct export_piece piece = { EXPORT_PART_QUESTION, 0, 0 };
    struct export_piece trimmed;
    bool seen[EXPORT_PART_COUNT] = { false };
    size_t count = 0;
    size_t at = 0;

    while (at < note.len) {
        const char *end = memchr(note.data + at, '\n', note.len - at);
        size_t next = end == NULL ? note.len : (size_t)(end - note.data) + 1;
        enum export_part part =
            read_line((struct anon_text){ note.data + at, next - at });

        piece.end = at;
        trimmed = trim(note, piece);
        seen[piece.part] = trimmed.begin < trimmed.end;
        if (part != EXPORT_PART_COUNT && !seen[part]) {
            if (seen[piece.part]) {
                ret_pieces[count++] = trimmed;
            }
            piece = (struct export_piece){ part, next, next };
        }
        at = next;
    }
    piece.end = note.len;
    trimmed = trim(note, piece);
    if (trimmed.begin < trimmed.end) {
        ret_pieces[count++] = trimmed;
    }
    return count;
}
