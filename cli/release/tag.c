#include "cli/release/tag.h"

#include <string.h>
#include <strings.h>

/* The length of the name of a tag, after its slash. */
static size_t
name_length(const char **tag, size_t *len)
{
    size_t name = 0;

    if (*len > 0 && **tag == '/') {
        (*tag)++;
        (*len)--;
    }
    while (name < *len && strchr(" \t\r\n/>", (*tag)[name]) == NULL) {
        name++;
    }
    return name;
}

/*
 * A word of a document may be cut into runs wherever its format changes; only
 * these tags part words (ECMA-376, and OpenDocument).
 */
bool
release_tag_inline_xml(const char *tag, size_t len)
{
    static const char *const names[] = { "w:br", "w:cr", "w:noBreakHyphen",
        "w:p", "w:ptab", "w:tab", "w:tc", "w:tr", "text:h", "text:line-break",
        "text:p", "text:s", "text:tab", "table:table-cell" };
    size_t name = name_length(&tag, &len);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i]) == name && memcmp(names[i], tag, name) == 0) {
            return false;
        }
    }
    return true;
}

bool
release_tag_inline_html(const char *tag, size_t len)
{
    static const char *const names[] = {
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "code",
        "del",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
        "small",
        "span",
        "strong",
        "sub",
        "sup",
        "u",
        "wbr",
    };
    size_t name = name_length(&tag, &len);

    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i]) == name && strncasecmp(names[i], tag, name) == 0) {
            return true;
        }
    }
    /* A comment shows nothing, and so parts nothing. */
    return len >= 3 && memcmp(tag, "!--", 3) == 0;
}

size_t
release_tag_end(const char *bytes, size_t len, size_t at)
{
    char quote = '\0';

    if (len - at >= 4 && memcmp(bytes + at, "<!--", 4) == 0) {
        const char *end = memmem(bytes + at, len - at, "-->", 3);

        return end == NULL ? len : (size_t)(end - bytes) + 3;
    }
    for (; at < len; at++) {
        if (quote != '\0') {
            quote = bytes[at] == quote ? '\0' : quote;
        } else if (bytes[at] == '"' || bytes[at] == '\'') {
            quote = bytes[at];
        } else if (bytes[at] == '>') {
            return at + 1;
        }
    }
    return len;
}
