#include "cli/consent_text.h"

#include <stdio.h>
#include <string.h>

/* A change of any text raises it: the ledger keeps which one was shown. */
#define VERSION 1

/* What a text says in one language; {} is what stands behind the colon. */
struct wording {
    const char *title;
    const char *about;
    const char *limits[4]; /* of this kind; a NULL ends them */
};

struct kind {
    const char *name;
    struct wording wording[EXPORT_LANGUAGE_COUNT];
};

/* Keep in alphabetical order. */
static const struct kind kinds[] = {
    { "ai-local",
        { { "Using a language model on my own machine",
              "I would like to have a computer program (a language model) read "
              "a version of my notes about you without names, to help me think "
              "about our work. It runs on my own machine and sends nothing "
              "anywhere.",
              { "The program can be wrong. I check what it says, and I answer "
                "for what I do with it; it decides nothing.",
                  "It is not for emergencies.", NULL } },
            { "Memakai model bahasa di komputer saya sendiri",
                "Saya ingin sebuah program komputer (model bahasa) membaca "
                "catatan saya tentang Anda tanpa nama, untuk membantu saya "
                "memikirkan proses kita. Program itu berjalan di komputer saya "
                "sendiri dan tidak mengirim apa pun ke mana pun.",
                { "Program itu bisa keliru. Saya memeriksa jawabannya dan "
                  "bertanggung jawab atas pemakaiannya; program tidak "
                  "memutuskan apa pun.",
                    "Program itu bukan untuk keadaan darurat.", NULL } } } },
    { "disclosure",
        { { "Telling {} about you",
              "I would like to tell {} something about you. Before I do, we "
              "agree on what exactly, for what purpose, and how it is sent.",
              { "Names and facts about you are told in the clear.",
                  "What {} does with it is no longer in my hands.", NULL } },
            { "Menyampaikan informasi tentang Anda kepada {}",
                "Saya ingin menyampaikan informasi tentang Anda kepada {}. "
                "Sebelumnya kita sepakati apa persisnya, untuk apa, dan dengan "
                "cara apa disampaikan.",
                { "Nama dan fakta tentang Anda disampaikan apa adanya.",
                    "Apa yang dilakukan {} dengan itu berada di luar kendali "
                    "saya.",
                    NULL } } } },
    { "presentation",
        { { "Speaking about our work to colleagues",
              "I would like to tell colleagues about our work, at a conference "
              "or in teaching. Names, places and dates are taken out, and "
              "details are made general.",
              { "Somebody who knows you well might still recognise you.",
                  "What was said or shown in public cannot be taken back.",
                  NULL } },
            { "Membicarakan proses kita di depan rekan seprofesi",
                "Saya ingin menceritakan proses kita kepada rekan seprofesi, "
                "di pertemuan ilmiah atau dalam pengajaran. Nama, tempat, dan "
                "tanggal dihilangkan, rincian dibuat umum.",
                { "Orang yang mengenal Anda dengan baik mungkin tetap "
                  "mengenali Anda.",
                    "Apa yang sudah disampaikan di depan umum tidak dapat "
                    "ditarik kembali.",
                    NULL } } } },
    { "recording",
        { { "Recording our sessions",
              "I would like to record our sessions, in sound or picture. "
              "Before we begin we agree on which ones, who may hear or see "
              "them, and when they are deleted.",
              { "A voice and a face identify you. A recording is kept as "
                "carefully as my notes, and shared with nobody without "
                "another consent.",
                  "You can ask me to stop at any moment.", NULL } },
            { "Merekam sesi kita",
                "Saya ingin merekam sesi kita, dalam bentuk suara atau "
                "gambar. Sebelum mulai kita sepakati sesi yang mana, siapa "
                "yang boleh mendengar atau melihatnya, dan kapan dihapus.",
                { "Suara dan wajah dapat mengenali Anda. Rekaman disimpan "
                  "sehati-hati catatan saya dan tidak dibagikan tanpa "
                  "persetujuan lain.",
                    "Anda boleh meminta saya berhenti kapan saja.",
                    NULL } } } },
    { "research",
        { { "Taking part in the research {}",
              "The research {} would like to use what we record about our "
              "work: tables of sessions, scores and events, and only where "
              "said so the text of notes. Names, places, numbers and dates "
              "are taken out before anything leaves my machine.",
              { "No method of taking identifiers out is perfect: somebody who "
                "knows much about you might recognise you.",
                  "What is already published cannot be recalled. If you change "
                  "your mind I ask those who have the data to delete yours.",
                  "Your care is the same whether you take part or not.",
                  NULL } },
            { "Ikut serta dalam penelitian {}",
                "Penelitian {} ingin memakai data yang dicatat tentang proses "
                "kita: tabel sesi, skor, dan peristiwa, dan hanya bila "
                "disebutkan juga teks catatan. Nama, tempat, nomor, dan "
                "tanggal dihilangkan sebelum apa pun keluar dari komputer "
                "saya.",
                { "Tidak ada cara menghilangkan identitas yang sempurna: orang "
                  "yang tahu banyak tentang Anda mungkin mengenali Anda.",
                    "Yang sudah terbit tidak dapat ditarik. Bila Anda berubah "
                    "pikiran, saya meminta pemegang data menghapus bagian "
                    "Anda.",
                    "Layanan bagi Anda sama saja, ikut serta atau tidak.",
                    NULL } } } },
    { "supervision",
        { { "Talking about our work with my supervisor",
              "I would like to talk about our work with an experienced "
              "colleague, so that I do it well. The colleague reads a "
              "version of my notes in which names, places, numbers and dates "
              "are taken out, and is bound to secrecy as I am.",
              { "Somebody who knows you well might still recognise you.",
                  "If you change your mind I ask for what was sent to be "
                  "deleted; what was read cannot be unread.",
                  NULL } },
            { "Membicarakan proses kita dengan supervisor saya",
                "Saya ingin membicarakan proses kita dengan rekan yang "
                "berpengalaman agar saya bekerja dengan baik. Rekan itu "
                "membaca catatan saya tanpa nama, tempat, nomor, dan tanggal, "
                "dan terikat kerahasiaan seperti saya.",
                { "Orang yang mengenal Anda dengan baik mungkin tetap "
                  "mengenali Anda.",
                    "Bila Anda berubah pikiran, saya meminta kiriman itu "
                    "dihapus; yang sudah dibaca tidak dapat dilupakan.",
                    NULL } } } },
    { "treatment",
        { { "Counselling with me",
              "We meet to work on what brings you here. I keep notes about "
              "our sessions. How we work, how often, what it costs and how it "
              "ends we talk about now and whenever you ask.",
              { "When we meet over the internet: it can fail, others may be "
                "near, gestures get lost, and no way of sending is perfectly "
                "safe. We can also meet face to face, and we agree on what to "
                "do when the line breaks or there is an emergency.",
                  "No method is certain to help. If mine does not, I tell you "
                  "and help you find somebody else.",
                  NULL } },
            { "Konseling dengan saya",
                "Kita bertemu untuk mengerjakan apa yang membawa Anda ke sini. "
                "Saya membuat catatan tentang sesi kita. Cara kerja, berapa "
                "sering, biaya, dan cara mengakhirinya kita bicarakan sekarang "
                "dan kapan pun Anda bertanya.",
                { "Bila kita bertemu lewat internet: sambungan dapat putus, "
                  "orang lain mungkin di dekat Anda, bahasa tubuh hilang, dan "
                  "tidak ada pengiriman yang sepenuhnya aman. Kita juga dapat "
                  "bertemu tatap muka, dan kita sepakati apa yang dilakukan "
                  "bila sambungan putus atau ada keadaan darurat.",
                    "Tidak ada cara yang pasti menolong. Bila cara saya tidak "
                    "menolong, saya mengatakannya dan membantu Anda menemukan "
                    "orang lain.",
                    NULL } } } },
};

/* What every text says. */
static const struct {
    const char *version;
    const char *about;
    const char *limits;
    const char *shared[3]; /* limits of every kind */
    const char *rights;
    const char *free[3];
    const char *check;
    const char *own_words;
    const char *steps;
    const char *lines[6];
} common[EXPORT_LANGUAGE_COUNT] = {
    [EXPORT_ENGLISH] = {
        .version = "Text",
        .about = "What it is about",
        .limits = "Limits you should know before",
        .shared = {
            "What you tell me stays with me. I have to speak when somebody's "
            "life or safety is in danger, when a child is being harmed, or "
            "when the law or a court orders it; then I say as little as I "
            "can and tell you if I may.",
            "My notes are encrypted on my own machine. That protects them "
            "well, but nothing can be guaranteed to be safe for ever.",
            NULL },
        .rights = "What you can do",
        .free = {
            "You decide freely. You may say no, and you may take your consent "
            "back at any time, without a reason and without any disadvantage.",
            "You may ask what I keep about you and who received it.",
            NULL },
        .check = "So that we both are sure",
        .own_words = "Please tell me in your own words what you agree to and "
                     "what the limits are. Ask about everything that is not "
                     "clear.",
        .steps = "The three steps",
        .lines = { "It was explained to me on (day), by:",
            "I told it in my own words on (day):",
            "I agree, until (day, or without an end):",
            "Signature; for a guardian also the relation to the client:",
            "Witness, if any:", NULL },
    },
    [EXPORT_INDONESIAN] = {
        .version = "Teks",
        .about = "Tentang apa",
        .limits = "Batas yang perlu Anda ketahui sebelumnya",
        .shared = {
            "Apa yang Anda ceritakan tetap pada saya. Saya wajib berbicara "
            "bila nyawa atau keselamatan seseorang terancam, bila seorang anak "
            "disakiti, atau bila undang-undang atau pengadilan "
            "memerintahkannya; saat itu saya menyampaikan sesedikit mungkin "
            "dan memberi tahu Anda bila boleh.",
            "Catatan saya dienkripsi di komputer saya sendiri. Itu melindungi "
            "dengan baik, tetapi tidak ada yang dapat dijamin aman selamanya.",
            NULL },
        .rights = "Yang dapat Anda lakukan",
        .free = {
            "Anda memutuskan dengan bebas. Anda boleh menolak, dan boleh "
            "menarik persetujuan kapan saja, tanpa alasan dan tanpa kerugian "
            "apa pun.",
            "Anda boleh bertanya apa yang saya simpan tentang Anda dan siapa "
            "yang menerimanya.",
            NULL },
        .check = "Agar kita berdua yakin",
        .own_words = "Ceritakan dengan kata-kata Anda sendiri apa yang Anda "
                     "setujui dan apa batasnya. Tanyakan semua yang belum "
                     "jelas.",
        .steps = "Tiga langkah",
        .lines = { "Dijelaskan kepada saya pada (tanggal), oleh:",
            "Saya ceritakan dengan kata-kata sendiri pada (tanggal):",
            "Saya setuju, sampai (tanggal, atau tanpa batas waktu):",
            "Tanda tangan; untuk wali juga hubungan dengan klien:",
            "Saksi, bila ada:", NULL },
    },
};

struct writing {
    struct vault_secret *text;
    const char *name; /* behind the colon */
    enum vault_status status;
};

static void
put(struct writing *writing, const char *data, size_t len)
{
    if (writing->status == VAULT_OK) {
        writing->status = vault_secret_append(writing->text, data, len);
    }
}

/* Writes a constant with the name in its places. */
static void
put_text(struct writing *writing, const char *text)
{
    const char *mark;

    while ((mark = strstr(text, "{}")) != NULL) {
        put(writing, text, (size_t)(mark - text));
        put(writing, writing->name, strlen(writing->name));
        text = mark + 2;
    }
    put(writing, text, strlen(text));
}

static void
put_heading(struct writing *writing, const char *marks, const char *text)
{
    put_text(writing, marks);
    put_text(writing, text);
    put_text(writing, "\n\n");
}

static void
put_list(struct writing *writing, const char *const *items)
{
    for (size_t i = 0; items[i] != NULL; i++) {
        put_text(writing, "- ");
        put_text(writing, items[i]);
        put_text(writing, "\n");
    }
}

static void
write_kind(struct writing *writing, const struct kind *kind,
    enum export_language language)
{
    const struct wording *wording = &kind->wording[language];
    char version[64];

    (void)snprintf(version, sizeof(version), "%s %s-%d/%s\n\n",
        common[language].version, kind->name, VERSION,
        language == EXPORT_INDONESIAN ? "id" : "en");
    put_text(writing, version);
    put_heading(writing, "# ", wording->title);
    put_heading(writing, "## ", common[language].about);
    put_text(writing, wording->about);
    put_heading(writing, "\n\n## ", common[language].limits);
    put_list(writing, common[language].shared);
    put_list(writing, wording->limits);
    put_heading(writing, "\n## ", common[language].rights);
    put_list(writing, common[language].free);
    put_heading(writing, "\n## ", common[language].check);
    put_text(writing, common[language].own_words);
    put_heading(writing, "\n\n## ", common[language].steps);
    put_list(writing, common[language].lines);
}

enum vault_status
consent_text_write(const char *kind, enum export_language language,
    struct vault_secret *ret_text)
{
    size_t len = strcspn(kind, ":");
    struct writing writing = { .text = ret_text,
        .name = kind[len] == ':' ? kind + len + 1 : "" };

    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        if (strlen(kinds[i].name) == len &&
            memcmp(kinds[i].name, kind, len) == 0) {
            write_kind(&writing, &kinds[i], language);
            return writing.status;
        }
    }
    return VAULT_ERR_INVALID;
}
