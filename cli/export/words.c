#include "cli/export/words.h"

#include <string.h>
#include <strings.h>

struct word {
    const char *code;
    const char *labels[EXPORT_LANGUAGE_COUNT];
};

static const struct word words[EXPORT_WORD_COUNT] = {
    [EXPORT_WORD_NONE] = { "", { "", "" } },
    [EXPORT_WORD_PROGRESS] = { "progress",
        { "Progress note", "Catatan kemajuan" } },
    [EXPORT_WORD_PROCESS] = { "process", { "Process note", "Catatan proses" } },
    [EXPORT_WORD_INTAKE] = { "intake", { "Intake", "Asesmen awal" } },
    [EXPORT_WORD_PLAN] = { "plan", { "Plan", "Rencana" } },
    [EXPORT_WORD_RISK] = { "risk", { "Risk", "Risiko" } },
    [EXPORT_WORD_SAFETY_PLAN] = { "safety-plan",
        { "Safety plan", "Rencana keselamatan" } },
    [EXPORT_WORD_CONTACT] = { "contact", { "Contact", "Kontak" } },
    [EXPORT_WORD_COLLATERAL] = { "collateral",
        { "From others", "Keterangan pihak lain" } },
    [EXPORT_WORD_AI_MATERIAL] = { "ai-material",
        { "AI material, unverified", "Bahan AI, belum diverifikasi" } },
    [EXPORT_WORD_SUPERVISION] = { "supervision",
        { "For supervision", "Untuk supervisi" } },
    [EXPORT_WORD_CLOSING] = { "closing", { "Closing", "Penutupan" } },
    [EXPORT_WORD_ATTENDED] = { "attended", { "Held", "Terlaksana" } },
    [EXPORT_WORD_LATE] = { "late", { "Held, late", "Terlaksana, terlambat" } },
    [EXPORT_WORD_CANCELLED] = { "cancelled", { "Cancelled", "Dibatalkan" } },
    [EXPORT_WORD_NO_SHOW] = { "no-show", { "Not attended", "Tidak hadir" } },
    [EXPORT_WORD_IN_PERSON] = { "in-person", { "In person", "Tatap muka" } },
    [EXPORT_WORD_VIDEO] = { "video", { "Video", "Video" } },
    [EXPORT_WORD_PHONE] = { "phone", { "Telephone", "Telepon" } },
    [EXPORT_WORD_CHAT] = { "chat", { "Chat", "Obrolan teks" } },
    [EXPORT_WORD_EMAIL] = { "email", { "E-mail", "Surel" } },
    [EXPORT_WORD_DM] = { "dm", { "Direct message", "Pesan langsung" } },
    [EXPORT_WORD_GROUP] = { "group", { "Group", "Kelompok" } },
    [EXPORT_WORD_AI_MEDIATED] = { "ai-mediated",
        { "With an AI", "Dengan AI" } },
    [EXPORT_WORD_CRISIS] = { "crisis", { "Crisis", "Krisis" } },
    [EXPORT_WORD_SELF_HARM] = { "self-harm", { "Self-harm", "Melukai diri" } },
    [EXPORT_WORD_SUICIDE_ATTEMPT] = { "suicide-attempt",
        { "Suicide attempt", "Percobaan bunuh diri" } },
    [EXPORT_WORD_HOSPITAL] = { "hospital",
        { "Admitted to hospital", "Masuk rumah sakit" } },
    [EXPORT_WORD_DISCHARGE] = { "discharge",
        { "Discharged from hospital", "Pulang dari rumah sakit" } },
    [EXPORT_WORD_MEDICATION_START] = { "medication-start",
        { "Medication started", "Obat dimulai" } },
    [EXPORT_WORD_MEDICATION_CHANGE] = { "medication-change",
        { "Medication changed", "Obat diubah" } },
    [EXPORT_WORD_MEDICATION_STOP] = { "medication-stop",
        { "Medication stopped", "Obat dihentikan" } },
    [EXPORT_WORD_REFERRAL] = { "referral", { "Referral", "Rujukan" } },
    [EXPORT_WORD_ASSESSMENT] = { "assessment", { "Assessment", "Asesmen" } },
    [EXPORT_WORD_DIAGNOSIS_CHANGE] = { "diagnosis-change",
        { "Diagnosis changed", "Diagnosis berubah" } },
    [EXPORT_WORD_GOAL_REACHED] = { "goal-reached",
        { "Goal reached", "Tujuan tercapai" } },
    [EXPORT_WORD_RUPTURE] = { "rupture", { "Rupture", "Keretakan hubungan" } },
    [EXPORT_WORD_REPAIR] = { "repair", { "Repair", "Pemulihan hubungan" } },
    [EXPORT_WORD_LIFE_EVENT] = { "life-event",
        { "Life event", "Peristiwa hidup" } },
    [EXPORT_WORD_BEREAVEMENT] = { "bereavement",
        { "Bereavement", "Kehilangan" } },
    [EXPORT_WORD_RELAPSE] = { "relapse", { "Relapse", "Kambuh" } },
    [EXPORT_WORD_PAUSE] = { "pause", { "Pause", "Jeda" } },
    [EXPORT_WORD_RESUMED] = { "resumed", { "Resumed", "Dilanjutkan" } },
    [EXPORT_WORD_TRANSFER] = { "transfer", { "Transfer", "Alih penanganan" } },
    [EXPORT_WORD_DROPOUT] = { "dropout",
        { "Dropped out", "Berhenti tanpa pamit" } },
    [EXPORT_WORD_FOLLOW_UP] = { "follow-up", { "Follow-up", "Tindak lanjut" } },
    [EXPORT_WORD_OTHER] = { "other", { "Something else", "Lain-lain" } },
    [EXPORT_WORD_LOW] = { "low", { "Low", "Rendah" } },
    [EXPORT_WORD_MILD] = { "mild", { "Mild", "Ringan" } },
    [EXPORT_WORD_MODERATE] = { "moderate", { "Moderate", "Sedang" } },
    [EXPORT_WORD_MODERATELY_SEVERE] = { "moderately-severe",
        { "Moderately severe", "Cukup berat" } },
    [EXPORT_WORD_SEVERE] = { "severe", { "Severe", "Berat" } },
    [EXPORT_WORD_EXTREMELY_SEVERE] = { "extremely-severe",
        { "Extremely severe", "Sangat berat" } },
    [EXPORT_WORD_CLINICAL] = { "clinical", { "Clinical", "Klinis" } },
    [EXPORT_WORD_ALLIANCE_CONCERN] = { "alliance-concern",
        { "Concern about the alliance", "Aliansi perlu diperhatikan" } },
    [EXPORT_WORD_LIKELY_DEPRESSION] = { "likely-depression",
        { "Depression likely", "Kemungkinan depresi" } },
    [EXPORT_WORD_LOW_WELL_BEING] = { "low-well-being",
        { "Low well-being", "Kesejahteraan rendah" } },
};

static const char *const types[ANON_TYPE_COUNT][EXPORT_LANGUAGE_COUNT] = {
    [ANON_PERSON] = { "People", "Orang" },
    [ANON_LOCATION] = { "Places", "Tempat" },
    [ANON_ORG] = { "Organisations", "Lembaga" },
    [ANON_DATE] = { "Dates", "Tanggal" },
    [ANON_AGE] = { "Ages", "Usia" },
    [ANON_PHONE] = { "Phone numbers", "Telepon" },
    [ANON_EMAIL] = { "E-mail addresses", "Surel" },
    [ANON_URL] = { "Links", "Tautan" },
    [ANON_HANDLE] = { "Accounts", "Akun" },
    [ANON_ID] = { "Identity numbers", "Nomor identitas" },
    [ANON_ADDRESS] = { "Addresses", "Alamat" },
    [ANON_IP] = { "IP addresses", "Alamat IP" },
    [ANON_DETAIL] = { "Rare details", "Rincian langka" },
};

const char *
export_type_label(enum anon_type type, enum export_language language)
{
    return types[type][language];
}

const char *
export_word_code(enum export_word word)
{
    return words[word].code;
}

const char *
export_word_label(enum export_word word, enum export_language language)
{
    return words[word].labels[language];
}

enum export_word
export_word_find(const char *code)
{
    for (unsigned i = 1; i < EXPORT_WORD_COUNT; i++) {
        if (strcmp(words[i].code, code) == 0) {
            return (enum export_word)i;
        }
    }
    return EXPORT_WORD_NONE;
}

struct role {
    const char *names[EXPORT_LANGUAGE_COUNT]; /* in the ledger */
    const char *labels[EXPORT_LANGUAGE_COUNT];
};

static const struct role roles[EXPORT_ROLE_COUNT] = {
    [EXPORT_ROLE_OTHER] = { { "other", "lain" },
        { "Other person", "Orang lain" } },
    [EXPORT_ROLE_CLIENT] = { { "client", "klien" }, { "Client", "Klien" } },
    [EXPORT_ROLE_AUNT] = { { "aunt", "bibi" },
        { "Client's aunt", "Bibi Klien" } },
    [EXPORT_ROLE_BOSS] = { { "boss", "atasan" },
        { "Client's boss", "Atasan Klien" } },
    [EXPORT_ROLE_BROTHER] = { { "brother", "saudara laki-laki" },
        { "Client's brother", "Saudara laki-laki Klien" } },
    [EXPORT_ROLE_CHILD] = { { "child", "anak" },
        { "Client's child", "Anak Klien" } },
    [EXPORT_ROLE_COLLEAGUE] = { { "colleague", "rekan" },
        { "Client's colleague", "Rekan kerja Klien" } },
    [EXPORT_ROLE_COUSIN] = { { "cousin", "sepupu" },
        { "Client's cousin", "Sepupu Klien" } },
    [EXPORT_ROLE_DAUGHTER] = { { "daughter", "anak perempuan" },
        { "Client's daughter", "Anak perempuan Klien" } },
    [EXPORT_ROLE_DOCTOR] = { { "doctor", "dokter" },
        { "Client's doctor", "Dokter Klien" } },
    [EXPORT_ROLE_FATHER] = { { "father", "ayah" },
        { "Client's father", "Ayah Klien" } },
    [EXPORT_ROLE_FRIEND] = { { "friend", "teman" },
        { "Client's friend", "Teman Klien" } },
    [EXPORT_ROLE_GRANDFATHER] = { { "grandfather", "kakek" },
        { "Client's grandfather", "Kakek Klien" } },
    [EXPORT_ROLE_GRANDMOTHER] = { { "grandmother", "nenek" },
        { "Client's grandmother", "Nenek Klien" } },
    [EXPORT_ROLE_GUARDIAN] = { { "guardian", "wali" },
        { "Client's guardian", "Wali Klien" } },
    [EXPORT_ROLE_HUSBAND] = { { "husband", "suami" },
        { "Client's husband", "Suami Klien" } },
    [EXPORT_ROLE_MOTHER] = { { "mother", "ibu" },
        { "Client's mother", "Ibu Klien" } },
    [EXPORT_ROLE_NEIGHBOUR] = { { "neighbour", "tetangga" },
        { "Client's neighbour", "Tetangga Klien" } },
    [EXPORT_ROLE_PARENT] = { { "parent", "orang tua" },
        { "Client's parent", "Orang tua Klien" } },
    [EXPORT_ROLE_PARTNER] = { { "partner", "pasangan" },
        { "Client's partner", "Pasangan Klien" } },
    [EXPORT_ROLE_RELATIVE] = { { "relative", "kerabat" },
        { "Client's relative", "Kerabat Klien" } },
    [EXPORT_ROLE_SIBLING] = { { "sibling", "saudara" },
        { "Client's sibling", "Saudara Klien" } },
    [EXPORT_ROLE_SISTER] = { { "sister", "saudara perempuan" },
        { "Client's sister", "Saudara perempuan Klien" } },
    [EXPORT_ROLE_SON] = { { "son", "anak laki-laki" },
        { "Client's son", "Anak laki-laki Klien" } },
    [EXPORT_ROLE_SUPERVISOR] = { { "supervisor", "penyelia" },
        { "Supervisor", "Supervisor" } },
    [EXPORT_ROLE_TEACHER] = { { "teacher", "guru" },
        { "Client's teacher", "Guru Klien" } },
    [EXPORT_ROLE_THERAPIST] = { { "therapist", "terapis" },
        { "Therapist", "Terapis" } },
    [EXPORT_ROLE_UNCLE] = { { "uncle", "paman" },
        { "Client's uncle", "Paman Klien" } },
    [EXPORT_ROLE_WIFE] = { { "wife", "istri" },
        { "Client's wife", "Istri Klien" } },
};

enum export_role
export_role_find(const char *role)
{
    for (unsigned i = 0; i < EXPORT_ROLE_COUNT; i++) {
        if (strcasecmp(roles[i].names[EXPORT_ENGLISH], role) == 0 ||
            strcasecmp(roles[i].names[EXPORT_INDONESIAN], role) == 0) {
            return (enum export_role)i;
        }
    }
    return EXPORT_ROLE_OTHER;
}

const char *
export_role_label(enum export_role role, enum export_language language)
{
    return roles[role].labels[language];
}

enum export_role
export_role_general(enum export_role role)
{
    switch ((int)role) {
    case EXPORT_ROLE_CLIENT:
    case EXPORT_ROLE_SUPERVISOR:
    case EXPORT_ROLE_THERAPIST: return role;
    case EXPORT_ROLE_HUSBAND:
    case EXPORT_ROLE_PARTNER:
    case EXPORT_ROLE_WIFE: return EXPORT_ROLE_PARTNER;
    case EXPORT_ROLE_BOSS:
    case EXPORT_ROLE_COLLEAGUE:
    case EXPORT_ROLE_DOCTOR:
    case EXPORT_ROLE_FRIEND:
    case EXPORT_ROLE_GUARDIAN:
    case EXPORT_ROLE_NEIGHBOUR:
    case EXPORT_ROLE_OTHER:
    case EXPORT_ROLE_TEACHER: return EXPORT_ROLE_OTHER;
    default: return EXPORT_ROLE_RELATIVE;
    }
}
