#ifndef ANONYMIZER_PIECE_H
#define ANONYMIZER_PIECE_H

#include <stddef.h>

#include "anonymizer/text.h"

/*
 * Internal: long texts are read in pieces, so that memory stays bounded.
 * Returns where the piece that begins at byte `from` ends: at an empty line or
 * line break if there is one in its last half, else at a blank, else at a
 * character border.
 */
size_t anon_piece_end(struct anon_text text, size_t from);

#endif
