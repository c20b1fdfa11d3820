#ifndef ANONYMIZER_CUE_H
#define ANONYMIZER_CUE_H

#include <stdint.h>

#include "anonymizer/text.h"

/*
 * Internal: the small closed classes of words that the detectors of structured
 * identifiers act on (data/cues.tsv).
 */
/* Classes; a word may be in several. */
#define ANON_CUE_MONTH (UINT64_C(1) << 0) /* value: 1 to 12 */
#define ANON_CUE_WEEKDAY (UINT64_C(1) << 1)
#define ANON_CUE_DIGIT (UINT64_C(1) << 2)    /* number word; value: 0 to 9 */
#define ANON_CUE_REPEAT (UINT64_C(1) << 3)   /* double; value: how often */
#define ANON_CUE_YEARS (UINT64_C(1) << 4)    /* tahun, th, years */
#define ANON_CUE_ORDINAL (UINT64_C(1) << 5)  /* st nd rd th after a day */
#define ANON_CUE_AGE (UINT64_C(1) << 6)      /* aged, berusia */
#define ANON_CUE_AGE_TURN (UINT64_C(1) << 7) /* turned */
#define ANON_CUE_UNIT (UINT64_C(1) << 8) /* a number before it is an amount */
#define ANON_CUE_MONEY (UINT64_C(1) << 9)
#define ANON_CUE_SCORE (UINT64_C(1) << 10) /* a test or scale */
#define ANON_CUE_DOSE (UINT64_C(1) << 11)
#define ANON_CUE_COUNTED (UINT64_C(1) << 12) /* chapter: a number follows */
#define ANON_CUE_PHONE (UINT64_C(1) << 13)
#define ANON_CUE_EXTENSION (UINT64_C(1) << 14)
#define ANON_CUE_NUMBERED (UINT64_C(1) << 15) /* no, number, id */
#define ANON_CUE_ID_STRONG                                                     \
    (UINT64_C(1) << 16)                      /* NIK: the next number is one    \
                                              */
#define ANON_CUE_ID_CUE (UINT64_C(1) << 17)  /* policy: with "no." or mixed */
#define ANON_CUE_ID_WEAK (UINT64_C(1) << 18) /* only beside another cue */
#define ANON_CUE_STREET_BEFORE                                                 \
    (UINT64_C(1) << 19)                        /* Jl., Gang: before the name */
#define ANON_CUE_STREET_IN (UINT64_C(1) << 20) /* No., Blok, RT */
#define ANON_CUE_STREET_AFTER (UINT64_C(1) << 21) /* Street, Ave */
#define ANON_CUE_STREET_UNIT (UINT64_C(1) << 22)  /* Apt, Suite */
#define ANON_CUE_AREA (UINT64_C(1) << 23)         /* Kel., Kec., Desa */
#define ANON_CUE_BOX (UINT64_C(1) << 24)          /* PO Box */
#define ANON_CUE_BOX_BEFORE (UINT64_C(1) << 25)
#define ANON_CUE_POSTCODE (UINT64_C(1) << 26)
#define ANON_CUE_ADDRESS (UINT64_C(1) << 27)     /* alamat, lives */
#define ANON_CUE_HANDLE (UINT64_C(1) << 28)      /* instagram, akun */
#define ANON_CUE_DATE (UINT64_C(1) << 29)        /* tanggal, dated */
#define ANON_CUE_YEAR_BEFORE (UINT64_C(1) << 30) /* in, since, tahun */
#define ANON_CUE_BIRTH (UINT64_C(1) << 31)       /* born, lahir */
#define ANON_CUE_TITLE (UINT64_C(1) << 32)       /* Mr, Pak: a name follows */
#define ANON_CUE_KIN (UINT64_C(1) << 33)         /* mother, pacar */
#define ANON_CUE_NAMED (UINT64_C(1) << 34)       /* called, bernama */
#define ANON_CUE_AT (UINT64_C(1) << 35)          /* at, in an e-mail */
#define ANON_CUE_DOT (UINT64_C(1) << 36)         /* dot, titik */
#define ANON_CUE_ALIAS (UINT64_C(1) << 38)  /* street words; value: which */
#define ANON_CUE_NUMBER (UINT64_C(1) << 39) /* ten to hundred; value: it */
#define ANON_CUE_ORDINAL_WORD (UINT64_C(1) << 40) /* first; value: 1 to 30 */
#define ANON_CUE_WORD (UINT64_C(1) << 37)         /* mostly an ordinary word */

/* Words of the name rules; each rule says where. */
#define ANON_CUE_GREETS (UINT64_C(1) << 41)      /* dear, halo */
#define ANON_CUE_SAYS (UINT64_C(1) << 42)        /* kata, menurut */
#define ANON_CUE_INITIALS (UINT64_C(1) << 43)    /* client: J.R. follow */
#define ANON_CUE_DESCENT (UINT64_C(1) << 44)     /* bin, binti */
#define ANON_CUE_KNOWN (UINT64_C(1) << 45)       /* known as, calls herself */
#define ANON_CUE_SHORT_TITLE (UINT64_C(1) << 46) /* An., By. */
#define ANON_CUE_SENDER (UINT64_C(1) << 47)      /* from, dari */
#define ANON_CUE_CLOSES (UINT64_C(1) << 48)      /* regards, hormat */
#define ANON_CUE_OWNER (UINT64_C(1) << 49)       /* my: "X, my husband" */
#define ANON_CUE_DEGREE (UINT64_C(1) << 50)      /* psi: "X, S.Psi." */
#define ANON_CUE_SPOKEN (UINT64_C(1) << 51)      /* you: "X, you always" */
#define ANON_CUE_WITH (UINT64_C(1) << 52)        /* sama, bareng */

/* Where readers of numbers and addresses may begin, from the top down. */
#define ANON_CUE_STREET_FOREIGN (UINT64_C(1) << 63) /* Rue: before the name */
#define ANON_CUE_STREET_BEHIND (UINT64_C(1) << 62)  /* Strasse: behind it */
#define ANON_CUE_STREET_PLAIN (UINT64_C(1) << 61)   /* Street, never a name */
#define ANON_CUE_ADDRESS_HEAD (UINT64_C(1) << 60)   /* block, PSC, P. O. */
#define ANON_CUE_BEFORE (UINT64_C(1) << 59)         /* tgl, Easter; a plate */
#define ANON_CUE_MONTH_OTHER (UINT64_C(1) << 58)    /* Ramadan, "bulan 8" */
#define ANON_CUE_SCHEME (UINT64_C(1) << 57)         /* https, www */
#define ANON_CUE_AGE_BEFORE (UINT64_C(1) << 56)     /* "is", "she", "anak" */
#define ANON_CUE_AGE_BEHIND (UINT64_C(1) << 55)     /* birthday, months */
#define ANON_CUE_DOMAIN (UINT64_C(1) << 54)         /* ends a host name */
#define ANON_CUE_DOMAIN_WORD (UINT64_C(1) << 53)    /* the same, and a word */

/* These only say where rules look, nothing of what a word means. */
#define ANON_CUE_OF_RULES (~UINT64_C(0) << 41)

struct anon_cue {
    const char *word;
    uint8_t len;
    uint8_t value;
    uint64_t classes;
};

/* Returns what is known of the folded `word` whose anon_hash() is `hash`. */
const struct anon_cue *anon_cue_find(struct anon_text word, uint64_t hash);

/* A number above 0 that stands for what was found, and what it stands for. */
uint16_t anon_cue_number(const struct anon_cue *cue);
const struct anon_cue *anon_cue_numbered(uint16_t number);

#endif
