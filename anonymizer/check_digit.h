#ifndef ANONYMIZER_CHECK_DIGIT_H
#define ANONYMIZER_CHECK_DIGIT_H

#include <stdbool.h>

#include "anonymizer/text.h"

/*
 * Internal: is this text, without separators and folded, a number of that
 * kind?  Sources: ISO/IEC 7812 (cards), ISO 13616 (IBAN), Permendagri on NIK
 * (area, date of birth with 40 added for women), SSA on area numbers, NHS
 * Digital on NHS numbers, DGT on NPWP, ATO on TFN and ABN, Services Australia
 * on Medicare cards, JPN on MyKad (birth date, then the place), ICA on NRIC and
 * FIN, Revenue on PPS numbers, Inland Revenue (RWT specification) on IRD.
 */
bool anon_is_abn(struct anon_text digits);
bool anon_is_card(struct anon_text digits);
bool anon_is_iban(struct anon_text code);
bool anon_is_ird(struct anon_text digits);
bool anon_is_medicare(struct anon_text digits);
bool anon_is_mykad(struct anon_text digits);
bool anon_is_nhs(struct anon_text digits);
bool anon_is_nik(struct anon_text digits);
bool anon_is_npwp(struct anon_text digits);
bool anon_is_nric(struct anon_text code);
bool anon_is_pps(struct anon_text code);
bool anon_is_ssn(struct anon_text digits);
bool anon_is_tfn(struct anon_text digits);

#endif
