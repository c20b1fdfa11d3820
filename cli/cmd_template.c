#include <string.h>

#include "cli/commands.h"
#include "cli/listing.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/template.h"

const struct option cmd_template_options[] = {
    { "language", 0, "LANG", "id or en (default: that of the messages)" },
    OPTION_END,
};

static int
list(const struct options *options)
{
    static const char *const headings[] = { "TEMPLATE", "KIND", "WHAT", NULL };
    static const struct listing_shape shape = { "templates", "templates",
        headings };
    const struct template *template;
    struct listing listing;

    listing_begin(&listing, &shape, options_settings(options)->json);
    for (size_t i = 0; (template = template_at(i)) != NULL; i++) {
        listing_row(&listing);
        listing_text(&listing, "name", template->name);
        listing_text(&listing, "type", template->kind);
        listing_text(&listing, "summary", template->summary);
        listing_row_end(&listing);
    }
    return report_vault(listing_end(&listing, VAULT_OK), "");
}

int
cmd_template(const struct options *options, struct vault *vault)
{
    const char *name = options_word(options, 0);
    const char *word = options_value(options,
        options_given(options, "language") ? "language" : "lang");
    enum export_language language =
        report_environment_language() == REPORT_INDONESIAN ? EXPORT_INDONESIAN
                                                           : EXPORT_ENGLISH;
    const struct template *template;
    struct vault_secret text = VAULT_SECRET_INIT;
    enum vault_status status;

    (void)vault;
    if (name == NULL) {
        return list(options);
    }
    template = template_find(name);
    if (template == NULL) {
        return report_fail(REPORT_BAD_TEMPLATE, name);
    }
    if (word != NULL && strcmp(word, "id") != 0 && strcmp(word, "en") != 0) {
        return report_fail(REPORT_BAD_LANGUAGE_OF_CASE, word);
    }
    if (word != NULL) {
        language = word[0] == 'i' ? EXPORT_INDONESIAN : EXPORT_ENGLISH;
    }
    status = template->write(language, &text);
    if (status == VAULT_OK) {
        output_bytes(text.data, text.len);
    }
    vault_secret_release(&text);
    return report_vault(status, name);
}
