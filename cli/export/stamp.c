#include "cli/export/stamp.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

size_t
export_stamp_message(const struct export_stamp *stamp,
    char ret_text[EXPORT_STAMP_MAX])
{
    char key[2 * sizeof(stamp->public_key) + 1];
    int len;

    (void)sodium_bin2hex(key, sizeof(key), stamp->public_key,
        sizeof(stamp->public_key));
    len = snprintf(ret_text, EXPORT_STAMP_MAX,
        EXPORT_STAMP_BEGIN "%s profile=%s sha256=%s key=%s",
        stamp->release.text, stamp->policy->name, stamp->hash, key);
    return len > 0 ? (size_t)len : 0;
}

void
export_stamp_put(struct export_out *out, const struct export_stamp *stamp)
{
    char text[EXPORT_STAMP_MAX];
    char signature[2 * sizeof(stamp->signature) + 1];

    (void)export_stamp_message(stamp, text);
    (void)sodium_bin2hex(signature, sizeof(signature), stamp->signature,
        sizeof(stamp->signature));
    export_out_constant(out, text);
    export_out_constant(out, " signature=");
    export_out_constant(out, signature);
}

void
export_stamp_comment(struct export_out *out, const struct export_stamp *stamp)
{
    export_out_constant(out, EXPORT_STAMP_OPEN);
    export_stamp_put(out, stamp);
    export_out_constant(out, EXPORT_STAMP_CLOSE);
}

/* A line being read; what is expected next moves it on. */
struct line {
    const char *text;
    size_t len;
    size_t at;
};

static bool
expect(struct line *line, const char *word)
{
    size_t len = strlen(word);

    if (line->len - line->at < len ||
        memcmp(line->text + line->at, word, len) != 0) {
        return false;
    }
    line->at += len;
    return true;
}

/* As many characters of the set as there are, into a string of `size`. */
static bool
take(struct line *line, const char *set, char *ret_text, size_t size)
{
    size_t len = 0;

    while (line->at < line->len && line->text[line->at] != '\0' &&
        strchr(set, line->text[line->at]) != NULL) {
        if (len + 1 == size) {
            return false;
        }
        ret_text[len++] = line->text[line->at++];
    }
    ret_text[len] = '\0';
    return len > 0;
}

static bool
take_hex(struct line *line, uint8_t *ret_bytes, size_t len)
{
    char hex[2 * 64 + 1];

    return take(line, "0123456789abcdef", hex, sizeof(hex)) &&
        strlen(hex) == 2 * len &&
        sodium_hex2bin(ret_bytes, len, hex, 2 * len, NULL, NULL, NULL) == 0;
}

bool
export_stamp_read(const char *text, size_t len,
    struct export_stamp_seen *ret_seen, size_t *ret_len)
{
    struct line line = { text, len, 0 };
    struct export_stamp_seen seen = { .signed_len = 0 };
    char code[sizeof(seen.release.text)];

    if (!expect(&line, EXPORT_STAMP_BEGIN) ||
        !take(&line, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", code, sizeof(code)) ||
        strlen(code) != EXPORT_NAME_LEN ||
        !export_pseudonym_set(code, &seen.release) ||
        !expect(&line, " profile=") ||
        !take(&line, "abcdefghijklmnopqrstuvwxyz-", seen.profile,
            sizeof(seen.profile)) ||
        !expect(&line, " sha256=") ||
        !take(&line, "0123456789abcdef", seen.hash, sizeof(seen.hash)) ||
        strlen(seen.hash) != sizeof(seen.hash) - 1 || !expect(&line, " key=") ||
        !take_hex(&line, seen.public_key, sizeof(seen.public_key))) {
        return false;
    }
    seen.signed_len = line.at;
    if (!expect(&line, " signature=") ||
        !take_hex(&line, seen.signature, sizeof(seen.signature))) {
        return false;
    }
    *ret_seen = seen;
    *ret_len = line.at;
    return true;
}
