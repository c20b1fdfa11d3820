#ifndef ANONYMIZER_LEXICON_H
#define ANONYMIZER_LEXICON_H

#include <stddef.h>
#include <stdint.h>

/*
 * What the packed word lists (anonymizer/data, packed by data/pack.py) say of
 * one folded word: lower case, NFKC, no marks that do not print.
 */
enum anon_word_flag {
    ANON_WORD_GIVEN_EN = 1 << 0,    /* English given name */
    ANON_WORD_SURNAME_EN = 1 << 1,  /* English surname */
    ANON_WORD_NAME_ID = 1 << 2,     /* Indonesian name or part of one */
    ANON_WORD_HONORIFIC = 1 << 3,   /* Mr, Dr, Pak, Bu, Mbak, Ustadz */
    ANON_WORD_KIN = 1 << 4,         /* mother, sister, ibu, kakak, pacar */
    ANON_WORD_MONTH = 1 << 5,
    ANON_WORD_WEEKDAY = 1 << 6,
    ANON_WORD_STREET = 1 << 7,      /* Street, Ave, Jl, Gang, Komplek */
    ANON_WORD_ORG = 1 << 8,         /* University, Ltd, SMA, PT, RSUD */
    ANON_WORD_PLACE = 1 << 9,       /* a city, province or country */
    ANON_WORD_EPONYM = 1 << 10,     /* Beck, Rorschach: a test or illness */
    ANON_WORD_SAFE = 1 << 11,       /* never an identifier: I, DSM, AI, Islam */
    ANON_WORD_NUMBER = 1 << 12,     /* number word: nol, delapan, eight */
    ANON_WORD_CUE_NAME = 1 << 13,   /* named, bernama, dipanggil: a name follows */
};

struct anon_word {
    uint32_t flags;
    uint8_t rank_en; /* 0 absent, else 1 + log2 of the frequency rank */
    uint8_t rank_id; /* the same in Indonesian */
};

/* Returns what is known of `word`, or NULL when it is in no list. */
const struct anon_word *anon_lexicon_find(const char *word, size_t len);

#endif
