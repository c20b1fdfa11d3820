#include "anonymizer/detect.h"

#include "anonymizer/bytes.h"

/* Words that announce a handle. */
#define MARKS ANON_MARK_CONTACT

#define HANDLE_MAX 64

static bool
in_handle(char byte)
{
    return anon_is_alnum(byte) || byte == '_' || byte == '.' || byte == '-';
}

/* Where the handle that begins at `at` ends, without final punctuation. */
static size_t
handle_end(const struct anon_document *document, size_t at)
{
    const char *text = document->folded;
    size_t end = at;

    while (end < document->folded_len && end - at < HANDLE_MAX &&
        in_handle(text[end])) {
        end++;
    }
    while (end > at && (text[end - 1] == '.' || text[end - 1] == '-')) {
        end--;
    }
    return end;
}

static bool
has_letter(const char *text, size_t begin, size_t end)
{
    for (; begin < end; begin++) {
        if (anon_is_alnum(text[begin]) && !anon_is_digit(text[begin])) {
            return true;
        }
    }
    return false;
}

/* "@name", not as a part of an e-mail address. */
static enum anon_status
detect_at_signs(const struct anon_document *document,
    struct anon_findings *findings)
{
    const char *text = document->folded;
    const char *found = text;
    enum anon_status status = ANON_OK;

    while (status == ANON_OK &&
        (found = memchr(found, '@',
             document->folded_len - (size_t)(found - text))) != NULL) {
        size_t at = (size_t)(found - text);
        size_t end = handle_end(document, at + 1);

        found++;
        if ((at == 0 || !anon_is_alnum(text[at - 1])) && end > at + 2 &&
            has_letter(text, at + 1, end)) {
            status = anon_detect_hit(findings, at, end,
                (struct anon_hit){ ANON_HANDLE, 80, "handle.at" });
        }
    }
    return status;
}

/* Whether text[begin, end) has the looks of a chosen name: "dew.99", "ra_x". */
static bool
looks_chosen(const char *text, size_t begin, size_t end)
{
    bool digit = false;
    bool joint = false;
    size_t i;

    for (i = begin; i < end; i++) {
        digit = digit || anon_is_digit(text[i]);
        joint = joint || text[i] == '_' ||
            (text[i] == '.' && i > begin && i + 1 < end);
    }
    return has_letter(text, begin, end) && (digit || joint);
}

/* "IG: name", "username name99", "akunnya dew_i": behind cue token `index`. */
static enum anon_status
push_cued(const struct anon_document *document, size_t index,
    struct anon_findings *findings)
{
    static const char *const fillers[] = { "account", "adalah", "akun", "baru",
        "handle", "her", "his", "is", "id", "klien", "lama", "name", "nama",
        "saya", "user", "username", "yaitu" };
    const char *text = document->folded;
    size_t next = index + 1;
    size_t filler = 0;
    size_t end;

    while (next < document->token_count && next - index < 4 &&
        filler < sizeof(fillers) / sizeof(fillers[0])) {
        if (!anon_document_joined(document, next - 1, " :=(-\"'*,", 5)) {
            return ANON_OK;
        }
        if (anon_document_is(document, next, fillers[filler])) {
            next++;
            filler = 0;
        } else {
            filler++;
        }
    }
    if (next >= document->token_count ||
        !anon_document_joined(document, next - 1, " :=(-\"'*,", 5)) {
        return ANON_OK;
    }
    end = handle_end(document, document->tokens[next].begin);
    if (!looks_chosen(text, document->tokens[next].begin, end) ||
        anon_is_one_of(text[end], "@/%")) {
        return ANON_OK;
    }
    return anon_detect_hit(findings, document->tokens[next].begin, end,
        (struct anon_hit){ ANON_HANDLE, 65, "handle.cue" });
}

enum anon_status
anon_detect_handle(const struct anon_document *document,
    struct anon_findings *findings)
{
    enum anon_status status = detect_at_signs(document, findings);
    struct anon_walk walk = anon_walk_begin(document->marks, MARKS);
    size_t i;

    for (i = anon_walk_next(&walk, 0);
         status == ANON_OK && i < document->token_count;
         i = anon_walk_next(&walk, i + 1)) {
        if (anon_document_cues(document, i) & ANON_CUE_HANDLE) {
            status = push_cued(document, i, findings);
        }
    }
    return status;
}
