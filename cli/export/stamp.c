#include "cli/export/stamp.h"

#include <sodium.h>
#include <stdio.h>

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
