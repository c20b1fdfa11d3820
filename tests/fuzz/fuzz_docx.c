#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/docx_comments.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The members of a document, parted by NUL: what is in them, in any order. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const members[] = { "word/document.xml",
        "word/comments.xml", "docProps/custom.xml" };
    struct docx_comments comments = { .items = NULL };
    struct vault_secret text = VAULT_SECRET_INIT;
    size_t begin = 0;

    for (size_t i = 0; i < 3 && begin <= size; i++) {
        const uint8_t *end =
            size > begin ? memchr(data + begin, '\0', size - begin) : NULL;
        size_t len = (end != NULL ? (size_t)(end - data) : size) - begin;

        (void)docx_comments_take(&comments, members[i],
            len > 0 ? (const char *)data + begin : "", len);
        begin += len + 1;
    }
    for (size_t i = 0; i < comments.len; i++) {
        if (comments.items[i].passage.len > DOCX_PASSAGE_MAX ||
            comments.items[i].text.len > DOCX_TEXT_MAX) {
            abort();
        }
    }
    if (comments.len > DOCX_COMMENTS_MAX || strlen(comments.release) % 8 != 0 ||
        !docx_comments_write(&comments, &text)) {
        abort();
    }
    vault_secret_release(&text);
    docx_comments_release(&comments);
    return 0;
}
