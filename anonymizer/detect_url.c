#include "anonymizer/detect.h"

#include <string.h>

#include "anonymizer/bytes.h"

/* Longer addresses are cut; what is behind is found again as a chunk. */
#define URL_MAX 2048

/* Where the address that begins at `at` ends, without final punctuation. */
static size_t
address_end(const struct anon_document *document, size_t at)
{
    const char *text = document->folded;
    size_t end = at;

    while (end < document->folded_len && end - at < URL_MAX &&
        (anon_is_alnum(text[end]) ||
            (!anon_is_blank(text[end]) &&
                !anon_is_one_of(text[end], "<>\"{}|\\^`")))) {
        end++;
    }
    while (end > at && anon_is_one_of(text[end - 1], ".,;:!?'*_")) {
        end--;
    }
    if (end > at && (text[end - 1] == ')' || text[end - 1] == ']') &&
        memchr(text + at, text[end - 1] == ')' ? '(' : '[', end - at) == NULL) {
        end--;
        while (end > at && anon_is_one_of(text[end - 1], ".,;:!?'")) {
            end--;
        }
    }
    return end;
}

/* Whether token `index` is http, https, hxxp or ftp and "://" follows. */
static bool
is_scheme(const struct anon_document *document, size_t index)
{
    static const char *const schemes[] = { "http", "https", "hxxp", "hxxps",
        "ftp", "tg", "whatsapp", "mailto" };
    const char *after = document->folded + document->tokens[index].end;
    size_t i;

    if (strncmp(after, "://", 3) != 0 && strncmp(after, ":", 1) != 0) {
        return false;
    }
    for (i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
        if (anon_document_is(document, index, schemes[i])) {
            return strncmp(after, "://", 3) == 0 ||
                strcmp(schemes[i], "mailto") == 0;
        }
    }
    return false;
}

/* Where the labels joined by . - or _ before token `index` begin. */
static size_t
labels_begin(const struct anon_document *document, size_t index)
{
    while (index > 0 && anon_document_joined(document, index - 1, ".-_", 1)) {
        index--;
    }
    return document->tokens[index].begin;
}

/*
 * Whether token `index`, which a full stop joins to the one before it, ends a
 * host name: "example.org", "contoh.co.id", "chatgpt.com/share/...".
 */
static bool
ends_host(const struct anon_document *document, size_t index)
{
    const struct anon_token *token = &document->tokens[index];
    char after = document->folded[token->end];
    uint64_t cues = anon_document_cues(document, index);

    if ((cues & ANON_CUE_DOMAIN) == 0) {
        return false;
    }
    if (after == '/' && !anon_is_blank(document->folded[token->end + 1])) {
        return true;
    }
    if ((token->flags & ANON_TOKEN_CAPITAL) &&
        !(document->tokens[index - 1].flags & ANON_TOKEN_CAPITAL)) {
        return false;
    }
    /* "co.id", "com.au": a word behind another label of the kind. */
    return (cues & ANON_CUE_DOMAIN_WORD) == 0 ||
        (index > 1 && anon_document_joined(document, index - 2, ".", 1) &&
            (anon_document_cues(document, index - 1) & ANON_CUE_DOMAIN));
}

/* A bare host name that ends with token `index`. */
static enum anon_status
push_host(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    size_t begin = labels_begin(document, index - 1);
    size_t end = document->tokens[index].end;

    if (begin > 0 && document->folded[begin - 1] == '@') {
        return ANON_OK;
    }
    if (anon_is_one_of(document->folded[end], "/?:#")) {
        end = address_end(document, begin);
    }
    return anon_detect_hit(findings, begin, end,
        (struct anon_hit){ ANON_URL, 75, "url.host" });
}

/* Where the address or the last label of a host may be: no blank is inside. */
static uint64_t
find_addresses(const struct anon_marks *marks, size_t block)
{
    return anon_marks_block(marks, block, ANON_MARK_AFTER) |
        (anon_marks_block(marks, block, ANON_MARK_CONTACT) &
            anon_marks_block(marks, block, ANON_MARK_COLON | ANON_MARK_DOTTED));
}

enum anon_status
anon_detect_url(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = ANON_OK;
    size_t done = 0;
    struct anon_walk walk = anon_walk_where(document->marks, find_addresses);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        const struct anon_token *token = &document->tokens[i];
        char after = document->folded[token->end];

        if ((anon_document_cues(document, i) &
                (ANON_CUE_DOMAIN | ANON_CUE_SCHEME)) == 0 ||
            token->begin < done) {
            continue;
        }
        if ((after == ':' && is_scheme(document, i)) ||
            (after == '.' && anon_document_is(document, i, "www"))) {
            done = address_end(document, token->begin);
            status = anon_detect_hit(findings, token->begin, done,
                (struct anon_hit){ ANON_URL, 90, "url.address" });
        } else if (i > 0 && token->begin > 0 &&
            document->folded[token->begin - 1] == '.' &&
            anon_document_joined(document, i - 1, ".", 1) &&
            ends_host(document, i)) {
            status = push_host(document, i, findings);
            if (status == ANON_OK && findings->len > 0) {
                done = findings->items[findings->len - 1].end;
            }
        }
    }
    return status;
}
