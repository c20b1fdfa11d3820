#include "anonymizer/piece.h"

#include "anonymizer/utf8.h"

#define PIECE_MAX ((size_t)64 << 10)

size_t
anon_piece_end(struct anon_text text, size_t from)
{
    size_t limit = from + PIECE_MAX;
    size_t line = 0;
    size_t blank = 0;
    size_t at;

    if (text.len <= limit) {
        return text.len;
    }
    for (at = limit; at > from + PIECE_MAX / 2; at--) {
        char byte = text.data[at - 1];

        if (byte == '\n' && at > 1 && text.data[at - 2] == '\n') {
            return at;
        }
        if (byte == '\n' && line == 0) {
            line = at;
        }
        if (byte == ' ' && blank == 0) {
            blank = at;
        }
    }
    if (line > 0 || blank > 0) {
        return line > 0 ? line : blank;
    }
    for (at = limit; at > limit - 4 && anon_utf8_is_tail(text.data[at]);) {
        at--;
    }
    return at;
}
