#ifndef ANONYMIZER_CHECK_DIGIT_H
#define ANONYMIZER_CHECK_DIGIT_H

#include <stdbool.h>

#include "anonymizer/text.h"

/*
 * Internal: is this text, without separators and folded, a number of that
 * kind?  Sources: ISO/IEC 7812 (cards), ISO 13616 (IBAN), Permendagri on NIK
 * (area, date of birth with 40 added for women), SSA on area numbers, NHS
 * Digital on NHS numbers, DGT on NPWP.
 */
bool anon_is_card(struct anon_text digits);
bool anon_is_iban(struct anon_text code);
bool anon_is_nhs(struct anon_text digits);
bool anon_is_nik(struct anon_text digits);
bool anon_is_npwp(struct anon_text digits);
bool anon_is_ssn(struct anon_text digits);

#endif
