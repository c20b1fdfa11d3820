#include "anonymizer/pseudonym.h"

#include <stdio.h>

static const char *const english[ANON_PSEUDONYM_COUNT] = {
    "Addison",
    "Alex",
    "Avery",
    "Bailey",
    "Blake",
    "Cameron",
    "Casey",
    "Charlie",
    "Dakota",
    "Devon",
    "Drew",
    "Eden",
    "Elliot",
    "Emery",
    "Finley",
    "Frankie",
    "Gale",
    "Harley",
    "Hayden",
    "Indigo",
    "Jamie",
    "Jordan",
    "Kai",
    "Kendall",
    "Lane",
    "Logan",
    "Marley",
    "Morgan",
    "Noel",
    "Oakley",
    "Parker",
    "Phoenix",
    "Quinn",
    "Reese",
    "Riley",
    "Robin",
    "Sasha",
    "Shay",
    "Skyler",
    "Tatum",
    "Taylor",
    "Tobin",
    "Umber",
    "Val",
    "Winter",
    "Wren",
    "Yael",
    "Zion",
};

static const char *const indonesian[ANON_PSEUDONYM_COUNT] = {
    "Ade",
    "Ari",
    "Asa",
    "Azka",
    "Banyu",
    "Bayun",
    "Cahya",
    "Candra",
    "Damai",
    "Dian",
    "Dwi",
    "Eka",
    "Elang",
    "Fajar",
    "Fitra",
    "Galih",
    "Gita",
    "Hafiza",
    "Ilmi",
    "Intan",
    "Jati",
    "Jiwa",
    "Kala",
    "Kirana",
    "Kris",
    "Laksana",
    "Langit",
    "Lintang",
    "Mega",
    "Nanda",
    "Nur",
    "Okta",
    "Pasha",
    "Prima",
    "Rama",
    "Ranu",
    "Rizki",
    "Sasmita",
    "Senja",
    "Surya",
    "Tirta",
    "Tri",
    "Ulya",
    "Utari",
    "Wening",
    "Yudha",
    "Yuna",
    "Zaki",
};

const char *
anon_pseudonym_at(enum anon_language language, size_t index)
{
    return (language == ANON_LANGUAGE_ID ? indonesian : english)[index];
}

/* Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014). */
static uint64_t
next_random(uint64_t *state)
{
    uint64_t z = *state += UINT64_C(0x9E3779B97F4A7C15);

    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static bool
is_letter(char byte)
{
    return ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') ||
        (unsigned char)byte >= 0x80;
}

/* Whether a word of the surface begins with the letter. */
static bool
has_initial(struct anon_text surface, char letter)
{
    size_t i;

    for (i = 0; i < surface.len; i++) {
        if ((surface.data[i] | 0x20) == (letter | 0x20) &&
            (i == 0 || !is_letter(surface.data[i - 1]))) {
            return true;
        }
    }
    return false;
}

enum anon_status
anon_pseudonym_recorded(const struct anon_transform *transform,
    const char *words, bool *ret_recorded)
{
    const struct anon_known *avoid =
        transform->avoid != NULL ? transform->avoid : transform->known;
    struct anon_findings findings = ANON_FINDINGS_INIT;
    enum anon_status status = ANON_OK;
    char addressed[64];
    int len = snprintf(addressed, sizeof(addressed), "Ibu %s", words);

    *ret_recorded = false;
    if (avoid != NULL) {
        status = anon_known_search(avoid,
            (struct anon_text){ addressed, (size_t)len }, &findings);
        *ret_recorded = findings.len > 0;
        anon_findings_release(&findings);
    }
    return status;
}

enum anon_status
anon_pseudonym_draw(const struct anon_transform *transform,
    struct anon_text surface, uint32_t turn, const bool *taken,
    size_t *ret_index)
{
    size_t order[ANON_PSEUDONYM_COUNT];
    uint64_t state = transform->domain ^ ((uint64_t)turn << 32);
    size_t i;

    for (i = 0; i < ANON_PSEUDONYM_COUNT; i++) {
        size_t other = (size_t)(next_random(&state) % (i + 1));

        order[i] = order[other];
        order[other] = i;
    }
    for (i = 0; i < ANON_PSEUDONYM_COUNT; i++) {
        const char *name = anon_pseudonym_at(transform->language, order[i]);
        enum anon_status status = ANON_OK;
        bool recorded = true;

        if (!taken[order[i]] && !has_initial(surface, name[0])) {
            status = anon_pseudonym_recorded(transform, name, &recorded);
        }
        if (status != ANON_OK || !recorded) {
            *ret_index = order[i];
            return status;
        }
    }
    *ret_index = ANON_PSEUDONYM_COUNT;
    return ANON_OK;
}
