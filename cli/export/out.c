#include "cli/export/out.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>

#include "cli/export/digest.h"
#include "cli/export/sink.h"

struct export_out {
    int fd;
    int error; /* errno of the first failure, or 0 */
    uint64_t size;
    struct export_digest *digest;
    struct export_range *own;
    size_t own_len;
    size_t own_cap;
    size_t len;
    char buffer[1 << 15];
};

struct export_out *
export_out_new(int fd)
{
    struct export_out *out = calloc(1, sizeof(*out));

    if (out != NULL) {
        out->fd = fd;
        out->digest = export_digest_new();
    }
    if (out != NULL && out->digest == NULL) {
        export_out_free(&out);
    }
    return out;
}

void
export_out_free(struct export_out **out)
{
    if (*out != NULL) {
        free((*out)->own);
        export_digest_free(&(*out)->digest);
        sodium_memzero(*out, sizeof(**out));
        free(*out);
        *out = NULL;
    }
}

void
export_sink_fail(struct export_out *out, int error)
{
    if (out->error == 0) {
        out->error = error;
    }
}

static void
flush(struct export_out *out)
{
    size_t done = 0;

    if (!export_digest_add(out->digest, out->buffer, out->len)) {
        export_sink_fail(out, ENOMEM);
    }
    while (done < out->len && out->error == 0) {
        ssize_t wrote = write(out->fd, out->buffer + done, out->len - done);

        if (wrote < 0 && errno != EINTR) {
            export_sink_fail(out, errno);
        }
        done += wrote > 0 ? (size_t)wrote : 0;
    }
    sodium_memzero(out->buffer, out->len);
    out->len = 0;
}

void
export_sink_put(struct export_out *out, const char *bytes, size_t len)
{
    out->size += len;
    while (len > 0) {
        size_t room = sizeof(out->buffer) - out->len;
        size_t piece = len < room ? len : room;

        memcpy(out->buffer + out->len, bytes, piece);
        out->len += piece;
        bytes += piece;
        len -= piece;
        if (out->len == sizeof(out->buffer)) {
            flush(out);
        }
    }
}

/* Marks [begin, size) as the program's own. */
static void
mark_own(struct export_out *out, uint64_t begin)
{
    struct export_range *last =
        out->own_len > 0 ? &out->own[out->own_len - 1] : NULL;

    if (last != NULL && last->end == begin) {
        last->end = out->size;
        return;
    }
    if (out->own_len == out->own_cap) {
        size_t cap = out->own_cap == 0 ? 64 : 2 * out->own_cap;
        struct export_range *own = reallocarray(out->own, cap, sizeof(*own));

        if (own == NULL) {
            export_sink_fail(out, ENOMEM);
            return;
        }
        out->own = own;
        out->own_cap = cap;
    }
    out->own[out->own_len++] = (struct export_range){ begin, out->size };
}

void
export_sink_own(struct export_out *out, const char *bytes, size_t len)
{
    uint64_t begin = out->size;

    export_sink_put(out, bytes, len);
    mark_own(out, begin);
}

void
export_out_constant(struct export_out *out, const char *constant)
{
    export_sink_own(out, constant, strlen(constant));
}

void
export_out_number(struct export_out *out, int64_t number)
{
    char digits[24];
    size_t at = sizeof(digits);
    uint64_t rest = number < 0 ? -(uint64_t)number : (uint64_t)number;

    /* A table is mostly numbers: not by way of printf. */
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (number < 0) {
        digits[--at] = '-';
    }
    export_sink_own(out, digits + at, sizeof(digits) - at);
}

static void
put_html(struct export_out *out, struct anon_text text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.data[i]) {
        case '&': export_sink_put(out, "&amp;", 5); break;
        case '<': export_sink_put(out, "&lt;", 4); break;
        case '>': export_sink_put(out, "&gt;", 4); break;
        case '"': export_sink_put(out, "&quot;", 6); break;
        case '\'': export_sink_put(out, "&#39;", 5); break;
        case '\0': export_sink_put(out, "\xef\xbf\xbd", 3); break;
        default: export_sink_put(out, &text.data[i], 1); break;
        }
    }
}

/*
 * XML 1.0 has no way to write the other control characters, nor U+FFFE and
 * U+FFFF; one such byte and the document does not open.
 */
static bool
is_forbidden(struct anon_text text, size_t at)
{
    unsigned char byte = (unsigned char)text.data[at];

    return (byte < 0x20 && byte != '\n' && byte != '\t') ||
        (byte == 0xef && text.len - at >= 3 &&
            (memcmp(text.data + at, "\xef\xbf\xbe", 3) == 0 ||
                memcmp(text.data + at, "\xef\xbf\xbf", 3) == 0));
}

static void
put_docx(struct export_out *out, struct anon_text text)
{
    static const char line[] = "</w:t><w:br/><w:t xml:space=\"preserve\">";

    for (size_t i = 0; i < text.len; i++) {
        if (text.data[i] == '\n') {
            export_sink_put(out, line, sizeof(line) - 1);
        } else if (is_forbidden(text, i)) {
            export_sink_put(out, "\xef\xbf\xbd", 3);
            i += (unsigned char)text.data[i] == 0xef ? 2 : 0;
        } else {
            put_html(out, (struct anon_text){ text.data + i, 1 });
        }
    }
}

static void
put_json(struct export_out *out, struct anon_text text)
{
    char escape[8];

    for (size_t i = 0; i < text.len; i++) {
        unsigned char byte = (unsigned char)text.data[i];

        if (byte == '"' || byte == '\\') {
            export_sink_put(out, "\\", 1);
            export_sink_put(out, &text.data[i], 1);
        } else if (byte < 0x20 || byte == 0x7f) {
            (void)snprintf(escape, sizeof(escape), "\\u%04x", byte);
            export_sink_put(out, escape, 6);
        } else {
            export_sink_put(out, &text.data[i], 1);
        }
    }
}

/* Whether a backslash must stand before the character at `at`. */
static bool
is_markup(struct anon_text text, size_t at, size_t line)
{
    char byte = text.data[at];
    bool first = at == line;

    /* A link or picture needs "](": the labels keep their brackets. */
    if (byte == '(') {
        return at > 0 && text.data[at - 1] == ']';
    }
    /* A list stays one; a line of hyphens would make a heading of the last. */
    if (first && byte == '-' && at + 1 < text.len && text.data[at + 1] == ' ') {
        return false;
    }
    if (first && strchr("#>+-=~|:", byte) != NULL && byte != '\0') {
        return true;
    }
    return byte != '\0' && strchr("\\`*_<&", byte) != NULL;
}

static void
put_markdown(struct export_out *out, struct anon_text text)
{
    size_t line = 0;

    for (size_t i = 0; i < text.len; i++) {
        /* Four blanks at the beginning of a line would make it code. */
        if (i == line && (text.data[i] == ' ' || text.data[i] == '\t')) {
            line++;
            continue;
        }
        if (is_markup(text, i, line)) {
            export_sink_put(out, "\\", 1);
        }
        if (text.data[i] == '\n') {
            export_sink_put(out, "  ", i > line ? 2 : 0);
            line = i + 1;
        }
        export_sink_put(out, &text.data[i], 1);
    }
}

void
export_out_clean(struct export_out *out, const struct anon_clean *clean,
    enum export_form form)
{
    struct anon_text text = anon_clean_view(clean);

    switch (form) {
    case EXPORT_FORM_PLAIN: export_sink_put(out, text.data, text.len); break;
    case EXPORT_FORM_DOCX: put_docx(out, text); break;
    case EXPORT_FORM_HTML: put_html(out, text); break;
    case EXPORT_FORM_JSON: put_json(out, text); break;
    case EXPORT_FORM_MARKDOWN: put_markdown(out, text); break;
    }
}

bool
export_out_finish(struct export_out *out, char ret_hash[EXPORT_HASH_MAX])
{
    export_out_digest(out, ret_hash);
    errno = out->error;
    return out->error == 0;
}

void
export_out_digest(struct export_out *out, char ret_hash[EXPORT_HASH_MAX])
{
    unsigned char hash[crypto_hash_sha256_BYTES] = { 0 };

    flush(out);
    if (!export_digest_hash(out->digest, hash)) {
        export_sink_fail(out, ENOMEM);
    }
    (void)sodium_bin2hex(ret_hash, EXPORT_HASH_MAX, hash, sizeof(hash));
}

void
export_out_hash(const char *bytes, size_t len, char ret_hash[EXPORT_HASH_MAX])
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(hash, (const unsigned char *)bytes, len);
    (void)sodium_bin2hex(ret_hash, EXPORT_HASH_MAX, hash, sizeof(hash));
}

uint64_t
export_out_size(const struct export_out *out)
{
    return out->size;
}

const struct export_range *
export_out_own(const struct export_out *out, size_t *ret_count)
{
    *ret_count = out->own_len;
    return out->own;
}

void
export_hash(const void *bytes, size_t len, char ret_hash[EXPORT_HASH_MAX])
{
    unsigned char hash[crypto_hash_sha256_BYTES];

    (void)crypto_hash_sha256(hash, bytes, len);
    (void)sodium_bin2hex(ret_hash, EXPORT_HASH_MAX, hash, sizeof(hash));
}
