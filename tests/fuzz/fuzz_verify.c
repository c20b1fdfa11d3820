#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cli/release/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A brief from a stranger.  What is called good has a name and a key. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct release_verify_stamp stamp;

    if (release_verify_bytes((const char *)data, size, &stamp) ==
            RELEASE_FILE_GOOD &&
        (strlen(stamp.release) != 8 || strlen(stamp.fingerprint) != 19 ||
            stamp.profile[0] == '\0')) {
        abort();
    }
    return 0;
}
