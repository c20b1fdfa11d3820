/*
 * The reader of the leak gate, for files of each format.  The first byte is the
 * format, the second how many bytes at the beginning are the program's own.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/decode.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Letters and digits of ASCII: what no reader may pass over. */
static size_t
count_words(const char *text, size_t len)
{
    size_t count = 0;

    for (size_t i = 0; i < len; i++) {
        count += (text[i] >= 'a' && text[i] <= 'z') ||
            (text[i] >= 'A' && text[i] <= 'Z') ||
            (text[i] >= '0' && text[i] <= '9');
    }
    return count;
}

static enum release_status
take(const struct release_piece *piece, void *data)
{
    size_t *seen = data;

    if (piece->len > ((size_t)2 << 20) || piece->seen > piece->len ||
        piece->line < 0 || piece->row < 0) {
        abort();
    }
    *seen += count_words(piece->text + piece->seen, piece->len - piece->seen);
    return RELEASE_OK;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct export_range own = { 0, 0 };
    struct release_content content = { .own = &own };
    enum release_status status;
    size_t seen = 0;

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
    /* What is not our own is seen at least once. */
    if (status == RELEASE_OK &&
        seen < count_words(content.bytes + own.end, content.len - own.end)) {
        abort();
    }
    return 0;
}
