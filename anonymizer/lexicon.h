#ifndef ANONYMIZER_LEXICON_H
#define ANONYMIZER_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "anonymizer/text.h"

/*
 * What the packed word lists (anonymizer/data, packed by data/pack.py) say of
 * one folded word: lower case, NFKC, no marks that do not print.
 */
enum anon_word_flag {
    ANON_WORD_GIVEN_EN = 1 << 0,   /* given name, not Indonesian */
    ANON_WORD_SURNAME_EN = 1 << 1, /* surname, not Indonesian */
    ANON_WORD_NAME_ID = 1 << 2,    /* Indonesian name or part of one */
    ANON_WORD_HONORIFIC = 1 << 3,  /* Mr, Dr, Pak, Bu, Mbak, Ustadz */
    ANON_WORD_KIN = 1 << 4,        /* mother, friend, boss, ibu, pacar */
    ANON_WORD_MONTH = 1 << 5,
    ANON_WORD_WEEKDAY = 1 << 6,
    ANON_WORD_STREET = 1 << 7,      /* Street, Ave, Jl, Gang, Komplek */
    ANON_WORD_ORG = 1 << 8,         /* University, Ltd, SMA, PT, RSUD */
    ANON_WORD_PLACE = 1 << 9,       /* a city, province or district */
    ANON_WORD_EPONYM = 1 << 10,     /* Beck, Rorschach: a test or illness */
    ANON_WORD_SAFE = 1 << 11,       /* never an identifier: I, DSM, AI */
    ANON_WORD_NUMBER = 1 << 12,     /* number word: nol, delapan, eight */
    ANON_WORD_CUE_NAME = 1 << 13,   /* named, dipanggil: a name follows */
    ANON_WORD_ORG_HEAD = 1 << 14,   /* PT, SMA, RS: the name follows */
    ANON_WORD_ORG_TAIL = 1 << 15,   /* University, Inc: it goes before */
    ANON_WORD_PLACE_CUE = 1 << 16,  /* in, from, di, ke, tinggal */
    ANON_WORD_PLACE_HEAD = 1 << 17, /* Kota, Kec, City: the name follows */
    ANON_WORD_PLACE_TAIL = 1 << 18, /* County, Beach, Selatan: it ends one */
    ANON_WORD_COUNTRY = 1 << 19,    /* a country or continent */
    ANON_WORD_INSTRUMENT = 1 << 20, /* scale, syndrome, tes: after an eponym */
    ANON_WORD_DRUG = 1 << 21,       /* a drug or its brand */
    ANON_WORD_LABEL = 1 << 22,      /* Client, Nama, From: before a colon */
    ANON_WORD_CREDENTIAL = 1 << 23, /* PhD, S.Psi: a name goes before */
    ANON_WORD_PARTICLE = 1 << 24,   /* de, van, bin: inside a name */
    ANON_WORD_RELIGION = 1 << 25,
    ANON_WORD_NATION = 1 << 26,     /* Javanese, Australian, Batak */
    ANON_WORD_PHRASE = 1 << 27,     /* a listed phrase begins so */
    ANON_WORD_VERB = 1 << 28,       /* said, bilang: people do that */
    ANON_WORD_DETERMINER = 1 << 29, /* the, a, sebuah: no name follows */
    ANON_WORD_ONLY_ID = 1 << 30,    /* the classes count in Indonesian */
};

struct anon_word {
    uint32_t flags;
    uint8_t rank_en; /* 0 absent, else 1 + log2 of the frequency rank */
    uint8_t rank_id; /* the same in Indonesian */
    uint8_t given;   /* the same among given names of the United States */
    uint8_t surname; /* the same among surnames */
    uint8_t place;   /* 0 absent, 1 a metropolis to 13 a small town */
    int8_t odds_en;  /* log2 of name against English word, -20 to 20 */
    int8_t odds_id;  /* the same against Indonesian word */
};

/*
 * Returns what is known of `word`, or NULL when it is in no list.  A phrase
 * is asked for with single spaces between its words.
 */
const struct anon_word *anon_lexicon_find(const char *word, size_t len);

/* The same, quicker, for a phrase: more than one word. */
const struct anon_word *anon_lexicon_find_phrase(struct anon_text phrase);

/* The same for a word of ASCII, by its anon_hash() (hash.h). */
const struct anon_word *anon_lexicon_find_plain(uint64_t hash);

/*
 * The same for a word that is frequent in a language, with a rank_en or rank_id
 * up to ANON_LEXICON_FREQUENT; of others nearly all are not found.
 */
#define ANON_LEXICON_FREQUENT 11
const struct anon_word *anon_lexicon_find_frequent(uint64_t hash);

/* Asks for the place of a word with this hash, to find it soon after. */
void anon_lexicon_prefetch(uint64_t hash);

/*
 * Whether an Indonesian regency code (both numbers 0 to 99) exists: the first
 * four digits of a NIK.
 */
bool anon_lexicon_region_exists(unsigned province, unsigned regency);

#endif
