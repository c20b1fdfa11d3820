/*
 * The reader of the leak gate, for files of each format.  The first byte is the
 * format, the second how many bytes at the beginning are the program's own.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What the pieces of one file add up to. */
struct seen {
    size_t pieces;
    size_t bytes;
    uint8_t sum; /* of all bytes: each of them is there to be read */
};

static enum release_status
take(const struct release_piece *piece, void *data)
{
    struct seen *seen = data;

    if (piece->len > ((size_t)2 << 20) || piece->seen > piece->len ||
        piece->line < 0 || piece->row < 0) {
        abort();
    }
    for (size_t i = 0; i < piece->len; i++) {
        seen->sum = (uint8_t)(seen->sum + (uint8_t)piece->text[i]);
    }
    seen->pieces++;
    seen->bytes += piece->len - piece->seen;
    return RELEASE_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct export_range own = { 0, 0 };
    struct release_content content = { .own = &own };
    struct seen seen = { 0, 0, 0 };
    enum release_status status;

    if (size < 2) {
        return 0;
    }
    content.bytes = (const char *)data + 2;
    content.len = size - 2;
    content.format = (enum release_format)(data[0] % (RELEASE_FORMAT_XML + 1));
    own.end = data[1] < content.len ? data[1] : content.len;
    content.own_count = own.end > 0;
    status = release_decode(&content, take, &seen);
    if (status != RELEASE_OK && status != RELEASE_ERR_INVALID &&
        status != RELEASE_ERR_NO_MEMORY) {
        abort();
    }
    /* Nothing is passed over: what is not our own is seen at least once. */
    if (status == RELEASE_OK && seen.bytes < content.len - own.end) {
        abort();
    }
    return 0;
}
