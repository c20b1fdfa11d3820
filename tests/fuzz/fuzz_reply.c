#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/import/reply.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A reply that was taken has all that its reader relies on. */
static void
check(const struct import_reply *reply)
{
    if (strlen(reply->release) != 8 || reply->supervisor[0] == '\0' ||
        reply->text.len == 0 || reply->sitting_count == 0 ||
        reply->sitting_count > IMPORT_SITTING_MAX) {
        abort();
    }
    for (size_t i = 0; i < reply->sitting_count; i++) {
        if (reply->sittings[i].date[0] == '\0' ||
            reply->sittings[i].minutes < 1 || reply->sittings[i].people < 1) {
            abort();
        }
    }
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct import_text text = { size > 0 ? (const char *)data : "", size };
    struct import_reply reply = IMPORT_REPLY_INIT;
    const char *part = NULL;

    if (import_reply_parse(text, &reply, &part) == IMPORT_OK) {
        check(&reply);
    } else if (part == NULL) {
        abort();
    }
    import_reply_release(&reply);
    return 0;
}
