#include "anonymizer/domain.h"

#include <string.h>

struct domain {
    const char *label;
    bool word;
};

static const struct domain domains[] = {
    { "ac", false },
    { "ae", false },
    { "ai", true },
    { "app", false },
    { "ar", false },
    { "asia", false },
    { "at", true },
    { "au", false },
    { "bd", false },
    { "be", true },
    { "biz", false },
    { "blog", false },
    { "br", false },
    { "ca", false },
    { "cc", false },
    { "ch", false },
    { "cloud", true },
    { "cn", false },
    { "co", false },
    { "com", false },
    { "cz", false },
    { "de", true },
    { "dev", false },
    { "dk", false },
    { "edu", false },
    { "ee", false },
    { "es", true },
    { "eu", false },
    { "example", true },
    { "fi", false },
    { "fr", false },
    { "gl", false },
    { "gov", false },
    { "gr", false },
    { "gy", false },
    { "hk", false },
    { "hu", false },
    { "id", true },
    { "ie", false },
    { "il", false },
    { "in", true },
    { "info", true },
    { "int", false },
    { "io", false },
    { "ir", true },
    { "is", true },
    { "it", true },
    { "jp", false },
    { "kr", false },
    { "link", true },
    { "live", true },
    { "lk", false },
    { "ly", false },
    { "me", true },
    { "mil", false },
    { "mx", false },
    { "my", true },
    { "name", true },
    { "net", false },
    { "nl", false },
    { "no", true },
    { "nz", false },
    { "online", true },
    { "org", false },
    { "page", true },
    { "pe", true },
    { "ph", false },
    { "pk", false },
    { "pl", true },
    { "pro", true },
    { "pt", true },
    { "pw", false },
    { "qa", false },
    { "ro", false },
    { "ru", false },
    { "sa", true },
    { "se", true },
    { "sg", false },
    { "shop", true },
    { "site", true },
    { "so", true },
    { "social", true },
    { "space", true },
    { "store", true },
    { "tech", true },
    { "th", true },
    { "to", true },
    { "tr", false },
    { "tv", true },
    { "tw", false },
    { "ua", false },
    { "uk", false },
    { "us", true },
    { "va", true },
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
