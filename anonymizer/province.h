#ifndef ANONYMIZER_PROVINCE_H
#define ANONYMIZER_PROVINCE_H

#include "anonymizer/text.h"

/*
 * Returns the province in which the Indonesian city or regency `place` lies, as
 * it is written ("Jawa Tengah" for "Kab. Banyumas"); of a province, its own
 * name.  NULL: no such place, one that two provinces have, or one whose name is
 * in that of its province ("Banda Aceh").  Any case of ASCII letters; "Kota",
 * "Kab." and the like may stand before it.  Provinces as of 2018: those made of
 * Papua in 2022 count as Papua.
 */
const char *anon_province_of(struct anon_text place);

#endif
