#include "anonymizer/domain.h"

#include <string.h>

struct domain {
    const char *label;
    bool word;
};

static const struct domain domains[] = {
    { "ac", false },
    { "ai", true },
    { "app", false },
    { "at", true },
    { "au", false },
    { "be", true },
    { "biz", false },
    { "blog", false },
    { "ca", false },
    { "cc", false },
    { "ch", false },
    { "cloud", true },
    { "co", false },
    { "com", false },
    { "de", true },
    { "dev", false },
    { "edu", false },
    { "ee", false },
    { "eu", false },
    { "example", true },
    { "fr", false },
    { "gl", false },
    { "gov", false },
    { "gy", false },
    { "id", true },
    { "ie", false },
    { "in", true },
    { "info", true },
    { "int", false },
    { "io", false },
    { "is", true },
    { "it", true },
    { "jp", false },
    { "link", true },
    { "live", true },
    { "ly", false },
    { "me", true },
    { "mil", false },
    { "my", true },
    { "name", true },
    { "net", false },
    { "nl", false },
    { "no", true },
    { "nz", false },
    { "online", true },
    { "org", false },
    { "page", true },
    { "ph", false },
    { "pro", true },
    { "pw", false },
    { "ru", false },
    { "se", true },
    { "sg", false },
    { "shop", true },
    { "site", true },
    { "so", true },
    { "social", true },
    { "space", true },
    { "store", true },
    { "tech", true },
    { "to", true },
    { "tv", true },
    { "uk", false },
    { "us", true },
    { "vn", false },
    { "ws", false },
    { "xyz", false },
    { "za", false },
};

bool
anon_domain_is_top(struct anon_text label, bool *ret_word)
{
    size_t i;

    for (i = 0; i < sizeof(domains) / sizeof(domains[0]); i++) {
        if (strlen(domains[i].label) == label.len &&
            memcmp(domains[i].label, label.data, label.len) == 0) {
            *ret_word = domains[i].word;
            return true;
        }
    }
    return false;
}
