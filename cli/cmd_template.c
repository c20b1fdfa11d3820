#include <string.h>

#include "cli/commands.h"
#include "cli/json_out.h"
#include "cli/output.h"
#include "cli/report.h"
#include "cli/table.h"
#include "cli/template.h"

const struct option cmd_template_options[] = {
    { "language", 0, "LANG", "id or en (default: that of the messages)" },
    OPTION_END,
};

static int
list(const struct options *options)
{
    static const char *const headings[] = { "TEMPLATE", "KIND", "WHAT", NULL };
    const struct template *template;
    struct json_out json;
    struct table table;
    bool as_json = options_settings(options)->json;

    if (as_json) {
        json_out_begin(&json, "templates");
        json_out_list(&json, "templates");
    } else {
        table_init(&table, headings);
    }
    for (size_t i = 0; (template = template_at(i)) != NULL; i++) {
        if (as_json) {
            json_out_item(&json);
            json_out_text(&json, "name", template->name);
            json_out_text(&json, "type", template->kind);
            json_out_text(&json, "summary", template->summary);
            json_out_item_end(&json);
        } else {
            table_text(&table, template->name);
            table_text(&table, template->kind);
            table_text(&table, template->summary);
        }
    }
    if (as_json) {
        json_out_list_end(&json);
        json_out_end(&json);
        return REPORT_EXIT_OK;
    }
    return report_vault(table_finish(&table, VAULT_OK), "");
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
