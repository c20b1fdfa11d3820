#include "anonymizer/fold.h"

#include <string.h>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "anonymizer/confusable.h"
#include "anonymizer/lanes.h"
#include "anonymizer/utf8.h"
#include "anonymizer/wipe.h"

/* Marks beyond this many on one letter are dropped. */
#define CLUSTER_MAX 16

/* Longest NFKC form of one character is 18 characters; so 4 * 18 and room. */
#define EMIT_MAX (CLUSTER_MAX * 18 * 4)

struct folder {
    struct anon_text text;
    size_t at;
    struct anon_folded *out;
    size_t word_end; /* `disguised` holds for lookalikes before this byte */
    bool disguised;
};

static enum anon_status
reserve(struct anon_folded *out, size_t more)
{
    size_t cap = out->len + more + out->cap / 2 + ANON_FOLDED_PAD;
    char *data;
    uint8_t *upper;

    if (out->cap > more && out->cap - out->len > more + ANON_FOLDED_PAD) {
        return ANON_OK;
    }
    cap += 32;
    upper = anon_wipe_grow(out->upper, out->upper_cap,
        cap / 8 + ANON_FOLDED_UPPER_PAD);
    if (upper == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    out->upper = upper;
    out->upper_cap = cap / 8 + ANON_FOLDED_UPPER_PAD;
    data = anon_wipe_grow(out->data, out->len, cap);
    if (data == NULL) {
        return ANON_ERR_NO_MEMORY;
    }
    out->data = data;
    out->cap = cap;
    return ANON_OK;
}

static void
mark_upper(struct anon_folded *out, size_t at)
{
    out->upper[at >> 3] |= (uint8_t)(1u << (at & 7));
}

/* Copies bytes below 0x80, in lower case, as long as there are any. */
static void
fold_ascii(struct folder *folder)
{
    const char *data = folder->text.data;
    struct anon_folded *out = folder->out;
    size_t at = folder->at;
    size_t len = out->len;
    unsigned tops = 0;

    while (tops == 0 && folder->text.len - at >= 16) {
        uint32_t upper = anon_lanes_lower(data + at, out->data + len);
        size_t count = 16;

        tops = anon_lanes_tops(data + at);
        if (tops != 0) {
            count = (size_t)__builtin_ctz(tops);
            upper &= (UINT32_C(1) << count) - 1;
        }
        if (upper != 0) {
            uint32_t bits;

            memcpy(&bits, out->upper + (len >> 3), sizeof(bits));
            bits |= upper << (len & 7);
            memcpy(out->upper + (len >> 3), &bits, sizeof(bits));
        }
        at += count;
        len += count;
    }
    while (at < folder->text.len && (unsigned char)data[at] < 0x80) {
        unsigned char byte = (unsigned char)data[at++];

        if ((unsigned char)(byte - 'A') < 26) {
            mark_upper(out, len);
            byte = (unsigned char)(byte | 0x20);
        }
        out->data[len++] = (char)byte;
    }
    folder->at = at;
    out->len = len;
}

/* Quotes, dashes and blanks that NFKC does not unify.  0: not one of them. */
static char
punctuation(uint32_t c)
{
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2032 || c == 0x00B4 ||
        c == 0x02BC || c == 0x02B9 || c == 0x2039 || c == 0x203A) {
        return '\'';
    }
    if ((c >= 0x201C && c <= 0x201F) || c == 0x2033 || c == 0x00AB ||
        c == 0x00BB) {
        return '"';
    }
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 ||
        c == 0xFE58 || c == 0xFE63 || c == 0xFF0D) {
        return '-';
    }
    if (c == 0x00A0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) ||
        c == 0x202F || c == 0x205F || c == 0x3000) {
        return ' ';
    }
    if (c == 0x0085 || c == 0x2028 || c == 0x2029) {
        return '\n';
    }
    return c == 0x2044 || c == 0x2215 ? '/' : 0;
}

static bool
is_dropped(uint32_t c)
{
    if (c < 0xAD) {
        return false;
    }
    return uc_is_property_default_ignorable_code_point(c) ||
        (c >= 0xFFF9 && c <= 0xFFFB);
}

static bool
is_mark(uint32_t c)
{
    return c >= 0x300 &&
        uc_is_general_category_withtable(c, UC_CATEGORY_MASK_M);
}

static bool
is_letter(uint32_t c)
{
    if (c < 0x80) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }
    return uc_is_general_category_withtable(c,
        UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M | UC_CATEGORY_MASK_So);
}

static bool
is_latin(uint32_t c)
{
    return c < 0x250 && c != 0x131 && is_letter(c);
}

/*
 * Decides for the whole word around folder->at: lookalikes in it stand for
 * Latin letters when it has Latin ones too, or nothing but lookalikes.
 */
static bool
word_is_disguised(struct folder *folder)
{
    struct anon_text text = folder->text;
    bool latin = false;
    bool other = false;
    size_t at = folder->at;
    uint32_t c;

    if (folder->at < folder->word_end) {
        return folder->disguised;
    }
    while (at > 0) {
        size_t before = anon_utf8_before(text, at);

        (void)anon_utf8_next(text, before, &c);
        if (!is_letter(c)) {
            break;
        }
        at = before;
    }
    while (at < text.len) {
        size_t len = anon_utf8_next(text, at, &c);

        if (!is_letter(c) && !is_dropped(c)) {
            break;
        }
        latin = latin || is_latin(c);
        other = other ||
            (!is_latin(c) && !is_dropped(c) && !is_mark(c) &&
                anon_confusable(c) == 0);
        at += len;
    }
    folder->word_end = at;
    folder->disguised = latin || !other;
    return folder->disguised;
}

/* Appends one folded character. */
static void
emit(struct anon_folded *out, uint32_t c, bool upper)
{
    if (upper) {
        mark_upper(out, out->len);
    }
    out->len += anon_utf8_put(c, out->data + out->len);
}

/* Maps one normalised character and appends it. */
static void
emit_mapped(struct anon_folded *out, uint32_t c)
{
    uint32_t lower = uc_tolower(c);
    char plain = punctuation(c);
    int digit;

    if (plain != 0) {
        emit(out, (unsigned char)plain, false);
        return;
    }
    if (is_dropped(c)) {
        return;
    }
    digit = c < 0x80 ? -1 : uc_decimal_value(c);
    if (digit >= 0) {
        emit(out, (uint32_t)('0' + digit), false);
        return;
    }
    emit(out, lower, lower != c);
}

/* Normalises `count` characters to NFKC and appends them. */
static void
emit_cluster(struct anon_folded *out, const uint32_t *cluster, size_t count)
{
    uint32_t normal[CLUSTER_MAX * 18];
    size_t len = sizeof(normal) / sizeof(normal[0]);
    uint32_t *result =
        u32_normalize(UNINORM_NFKC, cluster, count, normal, &len);
    size_t i;

    if (result != normal) {
        /* Out of memory, or longer than any character can become. */
        if (result != NULL) {
            anon_wipe_free(result, len * sizeof(*result));
        }
        emit(out, ANON_UTF8_BROKEN, false);
        return;
    }
    for (i = 0; i < len; i++) {
        emit_mapped(out, normal[i]);
    }
}

/*
 * Collects the character at folder->at and the marks on it; moves on.
 * Returns how many there are, dropped ones not counted.
 */
static size_t
collect(struct folder *folder, uint32_t *cluster)
{
    size_t count = 0;
    bool first = true;
    uint32_t c;

    while (folder->at < folder->text.len) {
        size_t len = anon_utf8_next(folder->text, folder->at, &c);

        if (!first && !is_mark(c) && !is_dropped(c)) {
            break;
        }
        if (!is_dropped(c) && count < CLUSTER_MAX) {
            cluster[count++] = c;
        }
        first = false;
        folder->at += len;
    }
    return count;
}

/*
 * Takes back what the character before folder->at was folded to, so that it
 * can be folded again together with the mark that follows it.
 */
static void
step_back(struct folder *folder)
{
    struct anon_folded *out = folder->out;
    struct anon_offsets *offsets = &out->offsets;
    struct anon_offset *last =
        offsets->len == 0 ? NULL : &offsets->items[offsets->len - 1];
    size_t from;
    size_t to = out->len;

    if (last != NULL && last->source + last->source_len == folder->at) {
        folder->at = last->source;
        from = last->folded;
        offsets->len--;
    } else {
        size_t before = anon_utf8_before(folder->text, folder->at);

        from = out->len - (folder->at - before);
        folder->at = before;
    }
    out->len = from;
    for (; from < to; from++) {
        out->upper[from >> 3] &= (uint8_t) ~(1u << (from & 7));
    }
}

/* Whether what was folded from byte `from` on is one character. */
static bool
is_one_character(const struct anon_folded *out, size_t from)
{
    struct anon_text text = { out->data, out->len };
    uint32_t character;

    return from + anon_utf8_next(text, from, &character) == out->len;
}

/* Folds one character above 0x7F with its marks. */
static enum anon_status
fold_cluster(struct folder *folder)
{
    struct anon_folded *out = folder->out;
    uint32_t cluster[CLUSTER_MAX];
    struct anon_offset item;
    size_t count;
    size_t begin = folder->at;
    char latin = 0;

    (void)anon_utf8_next(folder->text, begin, &cluster[0]);
    if (begin > 0 && is_mark(cluster[0])) {
        step_back(folder);
        begin = folder->at;
        (void)anon_utf8_next(folder->text, begin, &cluster[0]);
    }
    item.source = (uint32_t)begin;
    item.folded = (uint32_t)out->len;
    latin = anon_confusable(cluster[0]);
    latin = latin != 0 && word_is_disguised(folder) ? latin : (char)0;
    count = collect(folder, cluster);
    if (latin != 0) {
        emit(out, (unsigned char)latin, uc_tolower(cluster[0]) != cluster[0]);
    } else if (count == 1 && cluster[0] >= 0xC0 && cluster[0] <= 0xFF) {
        emit_mapped(out, cluster[0]);
    } else if (count > 0) {
        emit_cluster(out, cluster, count);
    }
    item.source_len = (uint32_t)(folder->at - begin);
    item.folded_len = (uint32_t)(out->len - item.folded);
    if (count == 1 && item.source_len == item.folded_len &&
        is_one_character(out, item.folded)) {
        return ANON_OK;
    }
    return anon_offsets_push(&out->offsets, item);
}

/* Makes the memory as good as new, without what the last text left in it. */
static void
reset(struct anon_folded *folded)
{
    if (folded->upper != NULL) {
        size_t used = folded->len / 8 + ANON_FOLDED_UPPER_PAD;

        memset(folded->upper, 0,
            used < folded->upper_cap ? used : folded->upper_cap);
    }
    folded->len = 0;
    folded->offsets.len = 0;
}

enum anon_status
anon_fold(struct anon_text text, struct anon_folded *folded)
{
    struct folder folder = { text, 0, folded, 0, false };
    enum anon_status status;

    reset(folded);
    if (text.len > UINT32_MAX / 2) {
        return ANON_ERR_LIMIT;
    }
    /* Room for all that is left as ASCII; a cluster may need more. */
    status = reserve(folded, text.len + 1);
    while (status == ANON_OK && folder.at < text.len) {
        fold_ascii(&folder);
        if (folder.at < text.len) {
            status = reserve(folded, text.len - folder.at + EMIT_MAX);
        }
        if (status == ANON_OK && folder.at < text.len) {
            status = fold_cluster(&folder);
        }
    }
    if (status == ANON_OK) {
        memset(folded->data + folded->len, 0, ANON_FOLDED_PAD);
    }
    return status;
}

void
anon_folded_release(struct anon_folded *folded)
{
    anon_wipe_free(folded->data, folded->cap);
    anon_wipe_free(folded->upper, folded->upper_cap);
    anon_offsets_release(&folded->offsets);
    *folded = (struct anon_folded)ANON_FOLDED_INIT;
}
