#ifndef CLI_CERTIFICATE_H
#define CLI_CERTIFICATE_H

#include <stddef.h>

#include "cli/media.h"
#include "cli/report.h"
#include "vault/erase.h"

/*
 * The certificate of an erasure: Markdown, in English or Indonesian, without
 * client text.  Its last line is signed by the vault (Ed25519) over everything
 * before the line.
 */
struct certificate_place {
    struct vault_visit visit;
    enum media_state state;
};

struct certificate {
    const struct vault_erasure *erasure;
    const char *uuid;
    const struct certificate_place *places;
    size_t count;
    enum report_language language;
};

/* Writes it to a new file; an exit status, having reported what went wrong. */
int certificate_write(struct vault *vault,
    const struct certificate *certificate, const char *path);

#endif
